"""An institution whose name is put in other words.

## What it does
Proposes the name by which an institution is known, where each of its words is another that a dictionary gives for the same word
of the source, in any order: `Quick Support Troops` for the Rapid Support Forces, `Board of the Higher Judiciary` for the Supreme
Judicial Council. A name that has lost all its capitals is found too, where nobody writes it so: `the rapid support forces`.

## Why
A translation looks up a name word by word, each time with another result. A reader takes the results for several institutions,
and no search finds them together.

## Fix safety
Suggested only, and only in an article on the institution's country or with a word that goes with it. Left alone are names that
are right as they are, also those of others, pieces of longer names, and what is said to be another country's.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup import reworded
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc


@rule(
    code="TRM003",
    name="reworded-name",
    stage=Stage.TERMS,
    category="terminology",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example(
            "In Khartoum, the Speedy Support Troops took the bridge.",
            "In Khartoum, the Rapid Support Forces took the bridge.",
        ),
        Example(
            "In Baghdad, the Apparatus of Anti-Terrorism arrested two men.",
            "In Baghdad, the Counter-Terrorism Service arrested two men.",
        ),
        Example(
            "Raqqa was taken from Daesh by the syrian democratic forces.",
            "Raqqa was taken from Daesh by the Syrian Democratic Forces.",
        ),
        Example(
            "Algeria's National People's Council passed the budget.",
            "Algeria's People's National Assembly passed the budget.",
        ),
    ],
    clean=[
        "In Khartoum, the Rapid Support Forces took the bridge.",
        "The support of quick forces was needed in Sudan, the general said.",
        "China's National People's Congress passed the budget.",
        "The National Council of Austria debated the sanctions on Algeria.",
        "In Damascus, the Ministry of Internal Trade and Consumer Protection raised the price of bread.",
        "In Libya, representatives of the House of Representatives met in Tobruk.",
    ],
)
def reworded_name(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for span, name, put in reworded.names_in(doc):
        yield Hit(
            span,
            f"“{span.of(doc.text)}” may be “{name.text}”, word by word",
            [put],
            confidence=0.7,
            evidence=(Evidence("lexicon", f"the words of {name.text}", None),),
        )

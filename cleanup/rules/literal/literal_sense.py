"""A word translated in the wrong one of its senses.

## What it does
Finds words and phrases that are right in a dictionary and absurd in the sentence, because the source word has two senses:
Arabic مسيرة is a march and a drone, بحرية is freely and naval, أوراق are papers and cards. The lexicon has each with its
source word and with the words that must or must not stand near. Where another article of the input names the same people and
places and has the right words, it is shown as evidence.

## Why
The sentence stays grammatical, so nobody notices but the reader who searches for drones and finds marches.

## Fix safety
Suggested, unless the lexicon entry is marked safe: then no correct English sentence looks like this near those words.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup import lexicon
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc


@rule(
    code="LIT001",
    name="literal-sense",
    stage=Stage.TERMS,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    safety=Safety.SAFE,
    version=6,
    examples=[
        Example(
            "Air defences shot down two march aircraft over the capital on Sunday.",
            "Air defences shot down two drones over the capital on Sunday.",
        ),
        Example(
            "Iran has two bases in the area, the first near the airport and the second freely in the port of Jask.",
            "Iran has two bases in the area, the first near the airport and the second, a naval base, in the port of Jask.",
        ),
        Example(
            "The emerging coronavirus has killed twelve people in the province.",
            "The novel coronavirus has killed twelve people in the province.",
        ),
    ],
    clean=[
        "Thousands joined the march through the capital on Sunday.",
        "Prisoners may move freely in the second courtyard.",
        "The minister signed important papers in his office.",
    ],
)
def literal_sense(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in lexicon.find(doc, "sense"):
        seen = match.span.of(doc.text)
        yield Hit(
            match.span,
            _message(seen, match),
            match.proposals,
            safety=match.safety,
            confidence=0.95 if match.safety == Safety.SAFE else 0.75,
            evidence=(
                *match.entry.evidence,
                *(
                    Evidence("corpus", f"an article on the same event says “{other.says}”", None, other.article)
                    for other in ctx.names.witnesses
                    if other.entry == match.entry.id
                ),
            ),
            category=match.entry.category,
            severity=match.entry.severity,
        )


def _message(seen: str, match: lexicon.Match) -> str:
    if match.proposals:
        return f"“{seen}” is a literal rendering; “{match.proposals[0]}” is meant"
    return f"“{seen}” is out of place here: {match.entry.word} is {match.entry.gloss}"

"""A newspaper, channel or agency under the meaning of its name.

## What it does
Proposes the name of the outlet where its meaning stands beside a word such as newspaper, channel or agency: `the Kuwaiti
newspaper "Politics"` is Al-Seyassah, `the channel the March` is Al-Masirah. Some meanings are enough where something is
attributed to them: `told the seventh day`; and any that stands beside the town with which a report begins, or in brackets after it:
`Aleppo - country grapes`, `Sunrise / Algiers`, `Khartoum (Union)`. What hears and says nothing by itself is an outlet where it learns
something or is told it: `sunrise learned that`. `Private` beside a town marks a report as the paper's own.

## Why
Most outlets are called by an ordinary word. Translated, it leads no reader to the source.

## Fix safety
Suggested only, and only in articles that speak of the region and of the outlet's own country. The words must be set off as a name, and
`Daily` and `Weekly` begin another's. Where several outlets have one meaning, that of the country named beside it is proposed, or all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup import mastheads
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.terms._translated import proposed
from cleanup.text import Doc


@rule(
    code="TRM004",
    name="translated-outlet",
    stage=Stage.TERMS,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    in_quotes=True,
    version=5,
    examples=[
        Example(
            'A source told the Kuwaiti newspaper "Politics" that the session would be held.',
            'A source told the Kuwaiti newspaper "Al-Seyassah" that the session would be held.',
        ),
        Example(
            "In Sanaa, the March channel showed pictures of the drone.",
            "In Sanaa, the Al-Masirah channel showed pictures of the drone.",
        ),
        Example(
            "Khartoum (Union) - The army of Sudan took the bridge.",
            "Khartoum (Al-Ittihad) - The army of Sudan took the bridge.",
        ),
        Example(
            "Tunis (Sunrise) - The olives are late, farmers in Tunisia say.",
            "Tunis (Al Chourouk) - The olives are late, farmers in Tunisia say.",
        ),
        Example(
            "The fuel has run out, the minister told twilight news in Baghdad.",
            "The fuel has run out, the minister told Shafaq News in Baghdad.",
        ),
        Example(
            "Shells fell on the north of Syria.\n\nAleppo - Country grapes\n\nThe army took the town.",
            "Shells fell on the north of Syria.\n\nAleppo - Enab Baladi\n\nThe army took the town.",
        ),
        Example(
            "Gaza - together - Thousands gathered in the Gaza Strip on Monday.",
            "Gaza - Ma'an News Agency - Thousands gathered in the Gaza Strip on Monday.",
        ),
        Example(
            "Fighting went on in Yemen.\n\nHodeidah - Private\n\nThe army took the town.",
            "Fighting went on in Yemen.\n\nHodeidah - Exclusive\n\nThe army took the town.",
        ),
        Example(
            'Minister in prison\n\nTunis - "Arab Jerusalem":\n\nThe judge in Tunis put the minister in prison.',
            'Minister in prison\n\nTunis - "Al-Quds Al-Arabi":\n\nThe judge in Tunis put the minister in prison.',
        ),
        Example(
            "The last fighters have left the north of Syria, the head of the museum told French Press on Monday.",
            "The last fighters have left the north of Syria, the head of the museum told Agence France-Presse on Monday.",
        ),
        Example(
            "Schools in Kuwait open on Monday, the Kuwait News Agency (Kona) said.",
            "Schools in Kuwait open on Monday, the Kuwait News Agency (KUNA) said.",
        ),
        Example(
            "Two died in Algeria, south of Algiers, sunrise learned from the Civil Protection.",
            "Two died in Algeria, south of Algiers, Echorouk learned from the Civil Protection.",
        ),
    ],
    clean=[
        "Schools in Kuwait open on Monday, the Kuwait News Agency (KUNA) and the Iraqi News Agency (NINA) said.",
        "Before she ran for parliament in Lebanon she was a presenter on Future TV in Beirut.",
        "In Kuwait, the newspaper reported on politics and sport.",
        "A march organized by the channel drew thousands in Yemen.",
        "The Sudanese newspaper was closed in Khartoum, said the Arab channel.",
        "Khartoum (east of the Nile) is quiet, the army of Sudan said; Doha (day two) was hot.",
        "The Jordan Times newspaper said that the bridge was closed.",
        "He read it in the newspaper the day his son left Beirut.",
        "Aleppo - the revolution - was quiet, and Cairo: life goes on, said the army of Syria.",
        "A year in Lebanon.\n\nThe cities\n\nBeirut - the port and the cities of the coast - was hit hardest.",
        "In Algeria, those who prayed at sunrise learned that the mosque was closed, and the people learned of it too.",
    ],
)
def translated_outlet(doc: Doc, ctx: Context) -> Iterator[Hit]:
    yield from proposed(doc, mastheads.outlets_in(doc))
    for span, (put,) in mastheads.letters_in(doc):
        yield Hit(
            span,
            f"“{span.of(doc.text)}” stands for the letters of the agency: {put}",
            [put],
            confidence=0.8,
            evidence=(Evidence("lexicon", f"the country's agency signs with {put}", None),),
        )
    for span, (put,) in mastheads.labels_in(doc):
        yield Hit(
            span,
            f"“{span.of(doc.text)}” in a dateline may mean: {put}",
            [put],
            confidence=0.7,
            evidence=(Evidence("lexicon", "what reports are marked with beside the town", None),),
        )

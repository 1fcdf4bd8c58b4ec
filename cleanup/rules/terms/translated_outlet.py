"""A newspaper, channel or agency under the meaning of its name.

## What it does
Proposes the name of the outlet where its meaning stands beside a word such as newspaper, channel or agency: `the Kuwaiti
newspaper "Politics"` is Al-Seyassah, `the channel the March` is Al-Masirah. Some meanings are enough where something is
attributed to them: `told the seventh day`; and any that stands in brackets after the town with which a report begins: `Khartoum (Union)`.

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
from cleanup.finding import Severity
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
    version=3,
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
    ],
    clean=[
        "Before she ran for parliament in Lebanon she was a presenter on Future TV in Beirut.",
        "In Kuwait, the newspaper reported on politics and sport.",
        "A march organized by the channel drew thousands in Yemen.",
        "The Sudanese newspaper was closed in Khartoum, said the Arab channel.",
        "Khartoum (east of the Nile) is quiet, the army of Sudan said; Doha (day two) was hot.",
        "The Jordan Times newspaper said that the bridge was closed.",
        "He read it in the newspaper the day his son left Beirut.",
    ],
)
def translated_outlet(doc: Doc, ctx: Context) -> Iterator[Hit]:
    return proposed(doc, mastheads.outlets_in(doc))

"""A town, district, oil field or crossing under the meaning of its name.

## What it does
Proposes the name of the place where its meaning stands beside a word such as city, field or crossing: `the city of the corner` in
an article on Libya is Zawiya, `the Elephant field` is El Feel. Longer meanings are enough with capitals: `Mother of Coal`.

## Why
Many names of places are ordinary words. Translated, they are on no map, and no search finds them.

## Fix safety
Suggested only, and only in articles that speak of the place's country. The words must be set off as a name: by a capital inside
the sentence, by quotation marks, or as in `city of the`; a longer name is left alone, and so is
what is said to be in another country.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup import toponyms
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.terms._translated import proposed
from cleanup.text import Doc


@rule(
    code="TRM005",
    name="translated-place",
    stage=Stage.TERMS,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    in_quotes=True,
    version=3,
    examples=[
        Example(
            "In Libya, shells fell on the city of the corner on Friday.",
            "In Libya, shells fell on the city of Zawiya on Friday.",
        ),
        Example(
            "Libya lost 70,000 barrels a day when the Elephant field closed.",
            "Libya lost 70,000 barrels a day when the El Feel field closed.",
        ),
        Example(
            "Israeli police arrested six men in Mother of Coal on Friday.",
            "Israeli police arrested six men in Umm al-Fahm on Friday.",
        ),
    ],
    clean=[
        "In Libya, shells fell on a corner of the city on Friday.",
        "The elephant field camp in Chad is far from Libya.",
        "In Libya, she is called the mother of coal mining.",
        "In Egypt, the residents of the lake district and of the eastern suburbs left.",
        "Syrian rebels held the door of the city and the bridge.",
    ],
)
def translated_place(doc: Doc, ctx: Context) -> Iterator[Hit]:
    return proposed(doc, toponyms.places_in(doc))

"""A number in two parts with 'and': '2 thousand and 439 fighters'.

## What it does
Reports a number of thousands or millions that goes on behind 'and' with what it has below: '10 thousand and 500', '3 million and 300
thousand'. The message has the number as English writes it.

## Why
Arabic reads numbers so, and a translation that meets them in words puts each part into digits by itself. A program reads two numbers.

## Fix safety
Only shown: no number is ever edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_UNITS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PARTS = re.compile(
    r"(?<![\w.,$€£-])(?P<many>\d{1,3}) (?P<unit>thousand|million|billion) and (?P<rest>\d{1,3})(?: (?P<below>hundred|thousand|million))?"
    r"(?! ?(?:percent|per cent|%))(?![\w.,]*\d)(?!\w)"
)
_BOTH = re.compile(r"\b(?:between|both|from)\b", re.I)


@rule(
    code="SYN038",
    name="number-in-parts",
    stage=Stage.GRAMMAR,
    category="locale/number",
    examples=[
        Example("A total of 2 thousand and 439 runners took part in the race.", None),
        Example("The flood drove more than 3 million and 300 thousand people out.", None),
        Example("They have sold 10 thousand and 500 tickets for the match.", None),
    ],
    clean=[
        "Between 2 thousand and 439 runners took part; from 3 million and 300 thousand she chose the first.",
        "The town has 2 million and the village 3 thousand people; 5 million and 10 percent of them vote.",
        "They paid 2 million and 3 million crowns; 2,439 runners and 3.3 million people came.",
    ],
)
def number_in_parts(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if doc.vocabulary.isdisjoint(_UNITS):
        return
    for match in _PARTS.finditer(doc.text):
        below = int(match["rest"]) * _UNITS.get(match["below"], 1)
        unit = _UNITS[match["unit"]]
        if below < unit and not _BOTH.search(doc.text, max(0, match.start() - 20), match.start()):
            yield Hit(
                Span(*match.span()), f"One number in two parts: {int(match['many']) * unit + below:,}", confidence=0.8
            )

"""The percent sign before its number: 'more than %50 of the crop'.

## What it does
Proposes '50%' for '%50'.

## Why
Arabic and Turkish write the sign on the other side of the number, and it stays there when only the words are translated.

## Fix safety
Suggested only. Addresses and code, where the sign has other uses, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_FIRST = re.compile(
    r"(?:(?<=^)|(?<=[\s(\"“-]))% ?(?P<number>\d{1,3}(?:[.,]\d{1,2})?)(?=[\s)\"”,;:!?]|\.(?:\s|\Z)|\Z)", re.M
)


@rule(
    code="PUN016",
    name="percent-first",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SUGGEST,
    in_quotes=True,
    cues=("%",),
    examples=[
        Example("The frost took more than %50 of the crop.", "The frost took more than 50% of the crop."),
        Example("Prices rose by %2.5 in May.", "Prices rose by 2.5% in May."),
        Example("He polled % 12, they say.", "He polled 12%, they say."),
    ],
    clean=[
        "The link example.org/a%20b is dead. Sales rose by 5% 12 months ago.",
        "Prices rose by 2.5% in May.",
        "The format is %5d.",
    ],
)
def percent_first(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _FIRST.finditer(doc.text):
        put = f"{match['number']}%"
        yield Hit(Span(*match.span()), f"The sign stands before its number: '{put}'", [put], confidence=0.85)

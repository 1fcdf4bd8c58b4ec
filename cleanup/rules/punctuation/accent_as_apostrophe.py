"""An accent in the place of an apostrophe: 'the president´s office'.

## What it does
Proposes an apostrophe where an acute or grave accent stands between a word and its ending.

## Why
Old converters put an accent where the keyboard had no apostrophe. The word and its ending are then one word that no search finds.

## Fix safety
Suggested, and only before the endings s, t, re, ve, ll and d. Accents around a word, as marks of a quotation or of code, are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_ACCENT = re.compile(r"(?<=[^\W\d_])[´`](?=(?:s|t|re|ve|ll|d)\b(?![´`]))")


@rule(
    code="PUN010",
    name="accent-as-apostrophe",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SUGGEST,
    in_quotes=True,
    cues=("´", "`"),
    examples=[
        Example("The president´s office denied it.", "The president's office denied it."),
        Example("The players didn´t train.", "The players didn't train."),
        Example("We`re late, said the coach.", "We're late, said the coach."),
    ],
    clean=[
        "He typed ´s´ and `t` on the board.",
        "The command `ls` lists files.",
        "The president's office denied it.",
    ],
)
def accent_as_apostrophe(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _ACCENT.finditer(doc.text):
        yield Hit(Span(*match.span()), "An accent stands for an apostrophe", ["'"], confidence=0.9)

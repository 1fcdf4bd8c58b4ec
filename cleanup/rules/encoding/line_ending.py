"""Line endings of other systems.

## What it does
Replaces carriage return + line feed, and a carriage return alone, with a line feed.

## Why
Mixed line endings make every comparison of two versions noisy and hide blank lines from programs that split paragraphs.

## Fix safety
Safe: lines and paragraphs stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_RETURN = re.compile(r"\r\n?")


@rule(
    code="ENC004",
    name="line-ending",
    stage=Stage.ENCODING,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    cues=("\r",),
    examples=[
        Example("Rain fell.\r\n\r\nRivers rose.", "Rain fell.\n\nRivers rose."),
        Example("Rain fell.\rRivers rose.", "Rain fell.\nRivers rose."),
        Example("Rain fell.\r\nRivers rose.\n", "Rain fell.\nRivers rose.\n"),
    ],
    clean=[
        "Rain fell.\n\nRivers rose.\n",
        "One line without an end",
        "The sign \\r\\n stands in manuals.",
    ],
)
def line_ending(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _RETURN.finditer(doc.text):
        yield Hit(Span(*match.span()), "Line ending of another system", ["\n"], confidence=1.0)

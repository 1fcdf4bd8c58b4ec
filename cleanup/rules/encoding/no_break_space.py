"""No-break and other odd spaces.

## What it does
Replaces a no-break, en, em, thin or ideographic space with a plain space, and removes it at the end of a line or next to
another space.

## Why
Web editors leave them behind. They look like spaces, but a search for "prime minister" does not find the words on both sides.

## Fix safety
Safe: what is seen stays the same. Spaces that hold a number together or to its unit ('10 000', '5 km', 'Article 5') stay, as
do spaces inside guillemets and next to Chinese or Japanese letters, and longer runs that align columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = frozenset(re.findall(f"[{_ODD}]", "".join(map(chr, range(0x3001)))))
_RUN = re.compile(f"(?<![ \t{_ODD}])[ \t]{{0,3}}[{_ODD}][ \t{_ODD}]{{0,20}}(?![ \t{_ODD}])")
_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]|\Z")
_EAST_ASIAN = re.compile(r"[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]")
_LONGEST = 2


def _belongs(left: str, right: str) -> bool:
    """Whether the space is deliberate between these neighbours."""
    around = left + right
    return any(char.isdigit() for char in around) or bool(_EAST_ASIAN.search(around)) or left == "«" or right == "»"


@rule(
    code="ENC005",
    name="no-break-space",
    stage=Stage.ENCODING,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    examples=[
        Example("The prime\u00a0minister resigned.", "The prime minister resigned."),
        Example("Rivers rose overnight.\u00a0\nRoads closed.", "Rivers rose overnight.\nRoads closed."),
        Example("Roads \u00a0closed in\u2003the north.", "Roads closed in the north."),
    ],
    clean=[
        "About 10\u00a0000 people walked 5\u202fkm.",
        "See Article\u00a05 and page\u00a012.",
        "The motto is «\u00a0Liberté\u00a0».",
        "Team\u00a0\u00a0\u00a0\u00a0Points",
    ],
)
def no_break_space(doc: Doc, ctx: Context) -> Iterator[Hit]:
    text = doc.text
    if doc.beyond_ascii.isdisjoint(_SPACES):
        return
    for match in _RUN.finditer(text):
        start, end = match.span()
        if _LINE_END.match(text, end):
            yield Hit(Span(start, end), "Odd space at the end of a line", [""], confidence=0.9)
            continue
        left, right = text[max(0, start - 1) : start], text[end : end + 1]
        if end - start > _LONGEST or _belongs(left, right):
            continue
        at_line_start = not left or left in "\n\r"
        yield Hit(Span(start, end), "Odd space", [" " * (end - start) if at_line_start else " "], confidence=0.9)

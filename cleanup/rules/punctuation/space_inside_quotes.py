"""A space on the inner side of a quotation mark.

## What it does
Removes the space between a quotation mark and the words that it encloses: 'the city. "' and '" We'.

## Why
Arabic and French typography, and engines that translate in pieces, leave such spaces. They break the quotation when it is
copied, and a mark with space on both sides no longer shows whether it opens or closes.

## Fix safety
Safe, because it only acts in paragraphs where the pairing of all marks is certain: marks of one kind, even in number, none of
them with a word on its wrong side. Paragraphs with inch signs, running quotations or nested marks of one kind are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_MARKS = {'"': '"', "“": "”"}
_BEFORE_OPENING = frozenset(" \t([{—–-/:‘'")
_AFTER_CLOSING = frozenset(" \t.,;:!?)]}—–-/’'")
_MARK = re.compile('["“”„«»]')
_STARTS = re.compile(r"[ \t]{1,3}(?=[^\W_]|[$£€@#])")
_ENDS = re.compile(r"(?<=[\w.,!?;…)%])[ \t]{1,3}\Z")


def _pairs(text: str, block: Span, marks: list[int]) -> list[tuple[int, int]]:
    """Positions of opening and closing marks in a block, or nothing where the pairing is not certain."""
    if not marks or len(marks) % 2:
        return []
    pairs = list(zip(marks[::2], marks[1::2], strict=True))
    for opening, closing in pairs:
        if _MARKS.get(text[opening]) != text[closing] or not text[opening + 1 : closing].strip():
            return []
        left = text[opening - 1] if opening > block.start else " "
        right = text[closing + 1] if closing + 1 < block.end else " "
        if left not in _BEFORE_OPENING or right not in _AFTER_CLOSING:
            return []
    if any(not text[a + 1 : b].strip() for (_, a), (b, _) in pairwise(pairs)):
        return []
    return pairs


@rule(
    code="PUN002",
    name="space-inside-quotes",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    cues=[cue for gap in " \t" for cue in (f'"{gap}', f"“{gap}", f'{gap}"', f"{gap}”")],
    examples=[
        Example('The coach said: "We lost the final. "', 'The coach said: "We lost the final."'),
        Example('" Nobody was hurt," the pilot added.', '"Nobody was hurt," the pilot added.'),
        Example("The song “ Yellow River ” was a hit.", "The song “Yellow River” was a hit."),
    ],
    clean=[
        'A 12" pipe and a 10" pipe, he said. "',
        '"The bank is safe, he said. "It has money," he added.',
        'He calls it "a gift" and "a burden" in turn.',
        "She said: “ ‘Go home’ is what he told me.”",
    ],
)
def space_inside_quotes(doc: Doc, ctx: Context) -> Iterator[Hit]:
    text = doc.text
    marks = [match.start() for match in _MARK.finditer(text)]
    for block in doc.blocks:
        first, last = (bisect_left(marks, place) for place in block.span)
        for opening, closing in _pairs(text, block.span, marks[first:last]):
            inside = text[opening + 1 : closing]
            if match := _STARTS.match(inside):
                span = Span(opening, opening + 1 + match.end())
                yield Hit(span, "Space after an opening quotation mark", [text[opening]], confidence=0.93)
            if match := _ENDS.search(inside):
                span = Span(opening + 1 + match.start(), closing + 1)
                yield Hit(span, "Space before a closing quotation mark", [text[closing]], confidence=0.93)

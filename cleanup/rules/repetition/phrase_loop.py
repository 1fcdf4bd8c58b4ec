"""A phrase repeated at once.

## What it does
Proposes to remove the second of two equal stretches of four or more words that follow each other.

## Why
Neural engines loop: they write the same words again until something stops them. What is repeated was in the source once.

## Fix safety
Suggested: refrains and chants repeat on purpose, and one word over and over is REP001. Nothing is proposed inside quotation
marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_LOOP = re.compile(
    r"(?<![\w’'-])(?P<phrase>[^\W\d_][\w’'-]{0,30}(?:,? [\w’'-]{1,30}){3,14}?)"
    r"(?P<again>(?:[,;.]? (?i:(?P=phrase))){1,500})(?![\w’'-])"
)

_FEWEST, _MOST = 4, 15


def _loops(words: Sequence[str]) -> bool:
    """Whether a stretch of as many words as a phrase has may follow itself.

    Each word counts as one byte. A stretch that follows itself differs from the text so much further on by as many zeros, and
    long numbers are compared at once. Two words of one byte only cost a search for nothing.
    """
    marks = bytes([hash(word) & 255 for word in words])
    number = int.from_bytes(marks, "big")
    return any(
        bytes(length) in (number ^ (number >> 8 * length)).to_bytes(len(marks), "big")[length:]
        for length in range(_FEWEST, _MOST + 1)
    )


@rule(
    code="REP003",
    name="phrase-loop",
    stage=Stage.GRAMMAR,
    category="fluency/unintelligible",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    examples=[
        Example(
            "The head of the water board the head of the water board resigned.",
            "The head of the water board resigned.",
        ),
        Example(
            "Prices rose in the north of the island, in the north of the island and in the south.",
            "Prices rose in the north of the island and in the south.",
        ),
        Example(
            "He was born in the old town. He was born in the old town. He died there.",
            "He was born in the old town. He died there.",
        ),
    ],
    clean=[
        "The more they build, the more they sell, the more they earn.",
        "We went up the hill and down the hill and up the hill again.",
        "On and on and on it went, day after day after day.",
    ],
)
def phrase_loop(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for block in doc.blocks if _loops(doc.runs) else ():
        for match in _LOOP.finditer(doc.text, *block.span) if _loops(doc.runs_in(block.span)) else ():
            span = Span(*match.span("again"))
            if not doc.quoted(span) and len(set(match.group("phrase").lower().split())) > 1:
                yield Hit(span, f"'{match.group('phrase')}' is said again at once", [""], confidence=0.8)

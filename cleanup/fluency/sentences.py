"""What is known of a sentence before it is scored: sums of what the word models say, and what surrounds it.

Long sentences have more room for errors, and people know it: the features are sums, so that length has its say. Total surprisal is
none of them: most of it is names, which are rare and not wrong. Words with a capital are counted instead, for names are what
translators get wrong without anyone stumbling.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.fluency.features import CAPITAL
from cleanup.fluency.slor import Word
from cleanup.text import Doc, Span

Features = dict[str, float]


class Words(NamedTuple):
    """The words of a text with everything that models say of them.

    `rows` is the word table (`features.py`), `clumsy` the log odds that a reader stumbles (`detector.py`), `errors` the log odds
    of an error and of a major one (`errors.py`).
    """

    doc: Doc
    words: Sequence[Word]
    rows: Sequence[Sequence[float]]
    clumsy: Sequence[float]
    errors: Sequence[tuple[float, float]]


def sentences(found: Words) -> list[tuple[Span, Features]]:
    """The sentences that have words, with their features."""
    around = sum(map(share, found.clumsy)) / max(1, len(found.clumsy))
    result = []
    for span in found.doc.sentences:
        first = bisect_left(found.words, span.start, key=lambda word: word.span.start)
        last = bisect_left(found.words, span.end, key=lambda word: word.span.start)
        if first < last:
            result.append((span, _sums(found, first, last) | {"article_clumsy": around}))
    return result


def _sums(found: Words, first: int, last: int) -> Features:
    words = found.words[first:last]
    return {
        "excess": sum(excess(word) for word in words),
        "clumsy": sum(map(share, found.clumsy[first:last])),
        "major": sum(share(odds) for _, odds in found.errors[first:last]),
        "capitals": sum(row[CAPITAL] for row in found.rows[first:last]),
    }


def excess(word: Word) -> float:
    """Surprisal beyond what the model expected at this place: what is left when an open sentence is not blamed for being open."""
    return max(0.0, word.nats - word.entropy)


def share(odds: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + math.exp(-odds))

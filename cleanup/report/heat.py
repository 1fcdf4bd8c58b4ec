"""The heat map: how likely each sentence has a major error of translation, in a few steps that an eye can tell apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cleanup.report.redline import Piece

STEPS = (0.35, 0.5, 0.65)
"""Scores from which a sentence is tinted, and tinted more strongly."""

Sentence = tuple[int, int, float]


def step(score: float) -> int:
    """0 for a sentence that is left plain, up to 3."""
    return bisect_right(STEPS, score)


def heated(pieces: Iterable[Piece], sentences: Sequence[Sentence]) -> Iterator[tuple[Piece, int]]:
    """The pieces of an article, each with its step; kept text is cut where sentences begin and end."""
    position = 0
    for piece in pieces:
        end = position + len(piece.old)
        if piece.change is None:
            for start, stop, score in _cuts(position, end, sentences):
                part = piece.old[start - position : stop - position]
                yield Piece(part, part, None), step(score)
        else:
            yield piece, step(_score_at(position, sentences))
        position = end


def _cuts(start: int, end: int, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The stretch from `start` to `end` in parts that lie in one sentence or between two."""
    for first, last, score in sentences[_index(start, sentences) :]:
        if first >= end:
            break
        if start < first:
            yield start, first, 0.0
        yield max(start, first), min(end, last), score
        start = min(end, last)
    if start < end:
        yield start, end, 0.0


def _score_at(position: int, sentences: Sequence[Sentence]) -> float:
    index = _index(position, sentences)
    return sentences[index][2] if index < len(sentences) and sentences[index][0] <= position else 0.0


def _index(position: int, sentences: Sequence[Sentence]) -> int:
    """The first sentence that ends after `position`."""
    return bisect_right(sentences, position, key=lambda sentence: sentence[1])

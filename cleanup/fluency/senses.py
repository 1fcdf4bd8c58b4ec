"""Which of the senses of a source word fits a place, as the language model finds it.

A translation that took a word in the wrong sense is grammatical, but its words do not expect one another: 'the guard saved his
shot'. How a word begins after what stands before it is known from the one reading of a text, and says for most words that they
are well where they are; for the others the sentence is read on for a while with each word that may have been meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from cleanup.fluency.slor import Place, Reading
from cleanup.homographs import alike, candidates
from cleanup.text import Doc, Span

GAIN = 5.0
"""By so many nats the sentence must be likelier from there on, as far as it is read, all before it being read too."""


class Sense(NamedTuple):
    """A place with the words that fit it far better, the likeliest first, each with its gain in nats and the word of the source."""

    span: Span
    options: tuple[tuple[str, float, str], ...]


class Tried(NamedTuple):
    """A place, another word for it, the word of the source, and the gain in nats."""

    span: Span
    other: str
    source: str
    gain: float


def places(doc: Doc, left_out: Collection[tuple[str, str]] = frozenset()) -> list[Place]:
    """Where other words are asked for, in the order of the text; none of pairs that are `left_out`."""
    found = (
        Place(
            span, doc.sentence_at(span.start).end, tuple(other for other, _ in _open(doc, span, put, sources, left_out))
        )
        for span, put, sources in candidates(doc)
    )
    return [place for place in found if place.others]


def tried(doc: Doc, reading: Reading, left_out: Collection[tuple[str, str]] = frozenset()) -> Iterator[Tried]:
    """The other words at their places, each with what the sentence gains, as far as it was read with them."""
    for span, put, sources in candidates(doc):
        options = _open(doc, span, put, sources, left_out)
        for (other, source), gain in zip(options, reading.gains.get(span, ()), strict=False):
            if gain > float("-inf"):
                yield Tried(span, other, source, round(gain, 1))


def likelier(doc: Doc, reading: Reading) -> list[Sense]:
    """The places of a text whose words have another sense that the model finds far likelier there."""
    found: dict[Span, list[tuple[str, float, str]]] = {}
    for span, other, source, gain in tried(doc, reading, alike()):
        if gain > GAIN:
            found.setdefault(span, []).append((other, gain, source))
    return [Sense(span, tuple(sorted(options, key=lambda option: -option[1]))) for span, options in found.items()]


def _open(
    doc: Doc, span: Span, put: tuple[str, ...], sources: tuple[str, ...], left_out: Collection[tuple[str, str]]
) -> list[tuple[str, str]]:
    seen = span.of(doc.text).lower()
    return [
        (other, source) for other, source in zip(put, sources, strict=True) if (seen, other.lower()) not in left_out
    ]

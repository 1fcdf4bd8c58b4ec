"""Which of the senses of a source word fits a place, as the language model finds it.

A translation that took a word in the wrong sense is grammatical, but its words do not expect one another: 'the guard saved his
shot'. How a word begins after what stands before it is known from the one reading of a text, and says for most words that they
are well where they are; for the others the sentence is read with each word that may have been meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from cleanup.fluency.slor import Reading, Scorer
from cleanup.homographs import alike, candidates
from cleanup.text import Doc, Span

LEAD = -1.0
"""By so many nats another word must begin likelier for its sentence to be read with it."""
GAIN = 5.0
"""By so many nats the sentence must be likelier with it, the one before it being read too."""
_MOST = 100
"""So many sentences of one text are read again at the most: those where other words begin likeliest."""


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


def likelier(scorer: Scorer, doc: Doc, reading: Reading) -> list[Sense]:
    """The places of a text whose words have another sense that the model finds far likelier there."""
    found: dict[Span, list[tuple[str, float, str]]] = {}
    for span, other, source, gain in tried(scorer, doc, reading, alike()):
        if gain > GAIN:
            found.setdefault(span, []).append((other, gain, source))
    return [Sense(span, tuple(sorted(found[span], key=lambda option: -option[1]))) for span in sorted(found)]


def tried(scorer: Scorer, doc: Doc, reading: Reading, left_out: Collection[tuple[str, str]] = ()) -> Iterator[Tried]:
    """The other words that may begin at their places, each with what its sentence gains; none of pairs that are `left_out`."""
    asked = [
        (lead, candidate.span, other, source)
        for candidate in candidates(doc)
        for other, source, lead in zip(
            candidate.put, candidate.sources, reading.leads.get(candidate.span.start, ()), strict=False
        )
        if lead > LEAD and (candidate.span.of(doc.text).lower(), other.lower()) not in left_out
    ]
    asked = sorted(asked, key=lambda option: (-option[0], option[1], option[2]))[:_MOST]
    gains = scorer.gains([_sentences(doc, span, other) for _, span, other, _ in asked])
    for (_, span, other, source), gain in zip(asked, gains, strict=True):
        yield Tried(span, other, source, round(gain, 1))


def _sentences(doc: Doc, span: Span, other: str) -> tuple[str, str]:
    """The sentence of a place after the one before it, as it stands and with another word."""
    start, end = doc.around(span.start).start, max(doc.sentence_at(span.start).end, span.end)
    return doc.text[start:end], doc.text[start : span.start] + other + doc.text[span.end : end]

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

from cleanup.fluency.features import CAPITAL, table
from cleanup.fluency.slor import Word
from cleanup.text import Doc, Span

Features = dict[str, float]


class Words(NamedTuple):
    """The words of a text that the language model has read, with everything that models say of them.

    `rows` is the word table (`features.py`), `clumsy` the log odds that a reader stumbles (`detector.py`), `errors` the log odds
    of an error and of a major one (`errors.py`), `known` the words of settled names.
    """

    doc: Doc
    words: Sequence[Word]
    rows: Sequence[Sequence[float]]
    clumsy: Sequence[float]
    errors: Sequence[tuple[float, float]]
    known: frozenset[str] = frozenset()

    @property
    def clumsiness(self) -> float:
        """How clumsy what has been read is on average."""
        return sum(map(share, self.clumsy)) / max(1, len(self.clumsy))

    @property
    def forms(self) -> Sequence[Sequence[float]]:
        """The word table of the whole text; without surprisals where not all of it has been read."""
        spans = self.doc.words
        if len(spans) == len(self.words):
            return self.rows
        return table(self.doc, [Word(span, 0.0, 0.0, 0.0) for span in spans], self.known)


def sentences(found: Words) -> list[tuple[Span, Features]]:
    """The sentences whose words have been read, with their features."""
    around = {"article_clumsy": found.clumsiness}
    result = []
    for span in found.doc.sentences:
        first, last = (bisect_left(found.words, place, key=lambda word: word.span.start) for place in span)
        if first < last:
            result.append((span, _sums(found, first, last) | around))
    return result


def unread(found: Words) -> list[tuple[Span, Features]]:
    """All sentences that have words, with what can be said of them unread: their form, and how clumsy is what has been read."""
    around = {"article_clumsy": found.clumsiness}
    places = [(span, found.doc.words_in(span)) for span in found.doc.sentences]
    return [(span, _form(found.doc, words) | around) for span, words in places if words]


def _form(doc: Doc, words: Sequence[Span]) -> Features:
    surfaces = [word.of(doc.text) for word in words]
    return {"words": float(len(words)), "capitals": float(sum(surface[0].isupper() for surface in surfaces))}


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

"""Which sentences the language model reads: those where it is likely enough to find a garbled clause.

Most of what a run costs is the model's reading, and it finds next to nothing in short sentences that are full of names. How
many findings a sentence has per word is foretold from three things that can be seen without the model: how many words it has, and
which shares of them are links and begin with a capital. The logarithm of that rate is their weighted sum; the weights ship with
the package in `data/scores.json`, and its card says what is lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, groupby
from typing import Any

from cleanup.fluency.damage import LINKS
from cleanup.fluency.garbled import SCORED_FROM
from cleanup.fluency.scores import Weighted, weights
from cleanup.fluency.senses import places
from cleanup.fluency.sentences import Features
from cleanup.fluency.slor import Reading, Scorer
from cleanup.homographs import alike
from cleanup.text import Doc, Span

LONGEST = 60
"""Words from which a sentence counts as no longer: few of those that the weights were learned from have more."""
_BREAK = "\n\n"


def seen(doc: Doc, words: Sequence[Span]) -> Features:
    """What is known of a sentence with these words before the model reads it."""
    surfaces = [word.of(doc.text) for word in words]
    return {
        "words": float(min(LONGEST, len(words))),
        "links": sum(surface.lower() in LINKS for surface in surfaces) / len(words),
        "capitals": sum(surface[0].isupper() for surface in surfaces) / len(words),
    }


class Needs:
    """Weights, and the rate of findings from which a sentence is read."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._model = Weighted(data)
        self._least: float = data["from"]

    def of(self, doc: Doc) -> tuple[Span, ...]:
        """The stretches of a text that the model reads, each of one sentence or of several that follow each other.

        The whole of a text of fewer than `SCORED_FROM` words; of any other at least so many, those where most may be found.
        """
        parts = [(span, words) for span in doc.sentences if (words := doc.words_in(span))]
        rates = [self._model.sum(seen(doc, words)) for _, words in parts]
        order = sorted(range(len(parts)), key=lambda n: (-rates[n], n))
        before = accumulate((len(parts[n][1]) for n in order), initial=0)
        read = {n for n, words in zip(order, before, strict=False) if rates[n] >= self._least or words < SCORED_FROM}
        if len(read) == len(parts):
            return (Span(0, len(doc.text)),)
        runs = [
            [span for _, (span, _) in run]
            for kept, run in groupby(enumerate(parts), lambda part: part[0] in read)
            if kept
        ]
        return tuple(Span(run[0].start, run[-1].end) for run in runs)


@cache
def shipped() -> Needs:
    """What comes with the package."""
    return Needs(weights()["reading"])


def study(scorer: Scorer, doc: Doc, stretches: Sequence[Span]) -> Reading:
    """These stretches read as one text, a paragraph break for what is left out; words and places are those of `doc`.

    Where the whole of a text is read, other senses of its words are asked for.
    """
    if stretches == (Span(0, len(doc.text)),):
        return scorer.study(doc, places(doc, alike()))
    pieces = [stretch.of(doc.text) for stretch in stretches]
    starts = list(accumulate((len(piece) + len(_BREAK) for piece in pieces), initial=0))
    reading = scorer.study(Doc(_BREAK.join(pieces)))
    moves = [stretch.start - start for stretch, start in zip(stretches, starts, strict=False)]
    return reading._replace(
        words=tuple(
            word._replace(span=word.span.moved(moves[bisect_right(starts, word.span.start) - 1]))
            for word in reading.words
        )
    )

"""What is asked of a language model: where a text is garbled, how machine-translated it is, which of two wordings is likelier.

It reads what it needs (`passages.py`), and all of a text that is known to be translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanup.fluency import detector, errors, passages, scores, senses
from cleanup.fluency.features import table
from cleanup.fluency.garbled import KNOWN, MACHINE, MEANT, SCORED_FROM, SHORT, meant, spans
from cleanup.fluency.model import BUILTIN, load_parts, model_id
from cleanup.fluency.senses import Sense
from cleanup.fluency.sentences import Words
from cleanup.fluency.slor import Reading, Scorer, Word
from cleanup.text import Doc, Span

if TYPE_CHECKING:
    from cleanup.rules.base import Judgement, NamePlan

_KEPT = 64


class LanguageModel:
    """A scorer and its detectors; answers are kept for the last few texts, for an article is read more than once.

    `marker` and `judge` were learned over the layers and surprisals of the built-in model; any other has none.
    """

    def __init__(
        self,
        scorer: Scorer,
        identity: str,
        marker: errors.ErrorDetector | None = None,
        judge: scores.Scores | None = None,
    ) -> None:
        self.id = identity
        self._scorer = scorer
        self._marker = marker
        self._judge = judge
        self._read = lru_cache(maxsize=_KEPT)(lambda text, stretches: passages.study(scorer, Doc(text), stretches))

    @classmethod
    def load(cls, model: str = BUILTIN) -> LanguageModel:
        """The model from the cache, a folder or the hub.

        Raises:
            FluencyError: a package or the model is missing or damaged.
        """
        if model != BUILTIN:
            return cls(Scorer(*load_parts(model)), model_id(model))
        marker = errors.shipped()
        return cls(Scorer(*load_parts(model), marker), model_id(model), marker, scores.shipped())

    def words(self, doc: Doc) -> tuple[Word, ...]:
        """Every word with its surprisal, the text before it as context."""
        return self._reading(doc, whole=True).words

    def garbled(self, doc: Doc, names: NamePlan, translated: bool = False) -> list[tuple[Span, float]]:
        """Stretches that no fluent writer would write, each with a score of 0-1 (higher is worse).

        Fewer where the text is likelier to have been written by a person, or too short to say; more where it is known to be `translated`.
        """
        words, known = self._reading(doc, translated).words, _parts(names)
        rows = table(doc, words, known)
        badness = detector.shipped().badness(rows)
        if len(words) < SCORED_FROM:
            return spans(doc, words, badness, MEANT if translated else SHORT)
        if translated:
            return spans(doc, words, badness, -KNOWN)
        if self._judge and self._judge.machine(Words(doc, words, rows, badness, [], known)) < MACHINE:
            return spans(doc, words, badness, meant(doc, words), speech=False)
        return spans(doc, words, badness)

    def judged(self, doc: Doc, names: NamePlan, translated: bool = False) -> Judgement | None:
        """How machine-translated the text and its sentences are; None with a model that this was not learned for."""
        if self._marker is None or self._judge is None:
            return None
        words, states, _ = self._reading(doc, translated)
        known = _parts(names)
        rows = table(doc, words, known)
        clumsy = detector.shipped().badness(rows)
        return self._judge.judged(Words(doc, words, rows, clumsy, self._marker.odds(rows, states), known))

    def senses(self, doc: Doc) -> list[Sense]:
        """Places of a translation where the model finds another sense of the source's word far likelier; all of the text is read."""
        return senses.likelier(doc, self._reading(doc, whole=True))

    def _reading(self, doc: Doc, whole: bool) -> Reading:
        """The words of a text, or of what is needed of it."""
        return self._read(doc.text, (Span(0, len(doc.text)),) if whole else passages.shipped().of(doc))

    def gains(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """How many nats likelier the second sentence of each pair is than the first; without context."""
        return [round(gain, 1) for gain in self._scorer.gains(pairs)]


def _parts(names: NamePlan) -> frozenset[str]:
    """The words that settled names are made of."""
    return frozenset(part for name in names.known for part in name.split())

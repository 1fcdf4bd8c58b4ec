"""What rules ask of a language model: where the text is garbled, and which of two wordings is likelier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanup.fluency.detector import Detector, shipped
from cleanup.fluency.features import table
from cleanup.fluency.garbled import spans
from cleanup.fluency.model import BUILTIN, load_parts, model_id
from cleanup.fluency.slor import Scorer, Word
from cleanup.text import Doc, Span

if TYPE_CHECKING:
    from cleanup.rules.base import NamePlan

_KEPT = 64


class LanguageModel:
    """A scorer and a detector; answers are kept for the last few texts, for an article is read more than once."""

    def __init__(self, scorer: Scorer, detector: Detector, identity: str) -> None:
        self.id = identity
        self._scorer = scorer
        self._detector = detector
        self._read = lru_cache(maxsize=_KEPT)(lambda text: scorer.read(Doc(text)))

    @classmethod
    def load(cls, model: str = BUILTIN) -> LanguageModel:
        """The model from the cache, a folder or the hub.

        Raises:
            FluencyError: a package or the model is missing or damaged.
        """
        return cls(Scorer(*load_parts(model)), shipped(), model_id(model))

    def words(self, doc: Doc) -> tuple[Word, ...]:
        """Every word with its surprisal, the text before it as context."""
        return self._read(doc.text)

    def badness(self, doc: Doc, names: NamePlan) -> list[float]:
        """Log odds, one per word, that a reader would stumble there."""
        return self._detector.badness(table(doc, self.words(doc), _parts(names)))

    def garbled(self, doc: Doc, names: NamePlan) -> list[tuple[Span, float]]:
        """Stretches that no fluent writer would write, each with a score of 0-1 (higher is worse)."""
        return spans(doc, self.words(doc), self.badness(doc, names))

    def gains(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """How many nats likelier the second sentence of each pair is than the first; without context."""
        return [round(gain, 1) for gain in self._scorer.gains(pairs)]


def _parts(names: NamePlan) -> frozenset[str]:
    """The words that settled names are made of."""
    return frozenset(part for name in names.known for part in name.split())

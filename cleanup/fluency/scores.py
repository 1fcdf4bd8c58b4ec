"""Scores of sentences and of whole articles: logistic models over the features of `sentences.py` and `articles.py`.

Sentences that the language model has not read (`passages.py`) have a model of their own. The weights ship with the package as
`data/scores.json`, with a card beside them that says what they were trained on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from cleanup.fluency.articles import article
from cleanup.fluency.sentences import Features, Words, sentences, unread
from cleanup.rules.base import Judgement

WEIGHTS = "scores.json"


class Weighted:
    """A weighted sum of features."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._bias: float = data["bias"]
        self._weights: dict[str, float] = data["weights"]

    def sum(self, row: Features) -> float:
        """The features times their weights."""
        return self._bias + math.fsum(weight * row[name] for name, weight in self._weights.items())


class Logistic(Weighted):
    """A weighted sum of features as a probability."""

    def probability(self, row: Features) -> float:
        """Between 0 and 1, to three digits."""
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, self.sum(row))))), 3)


class Scores:
    """The models, and the score below which an article counts as written by a person."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._sentence = Logistic(data["sentence"])
        self._unread = Logistic(data["unread"])
        self._article = Logistic(data["article"])
        self.human_below: float = data["human_below"]

    def machine(self, found: Words) -> float:
        """How machine-translated a text with words is; for this, the odds of errors are not asked."""
        return self._article.probability(article(found))

    def judged(self, found: Words) -> Judgement | None:
        """The scores of a text; None where it has no words."""
        if not found.words:
            return None
        score = self.machine(found)
        rated = {span: self._unread.probability(row) for span, row in unread(found)}
        rated |= {span: self._sentence.probability(row) for span, row in sentences(found)}
        return Judgement(score, score < self.human_below, tuple(rated.items()))


@cache
def weights() -> dict[str, Any]:
    """What comes with the package."""
    found: dict[str, Any] = json.loads(files("cleanup").joinpath("data").joinpath(WEIGHTS).read_text("utf-8"))
    return found


@cache
def shipped() -> Scores:
    """The models that come with the package."""
    return Scores(weights())

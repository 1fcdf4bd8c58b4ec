"""Scores of sentences and of whole articles: logistic models over the features of `sentences.py` and `articles.py`.

Their weights ship with the package as `data/scores.json`, with a card beside them that says what they were trained on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from cleanup.fluency.articles import article
from cleanup.fluency.sentences import Features, Words, sentences
from cleanup.rules.base import Judgement

WEIGHTS = "scores.json"


class Logistic:
    """A weighted sum of features as a probability."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._bias: float = data["bias"]
        self._weights: dict[str, float] = data["weights"]

    def probability(self, row: Features) -> float:
        """Between 0 and 1, to three digits."""
        odds = self._bias + math.fsum(weight * row[name] for name, weight in self._weights.items())
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)


class Scores:
    """The two models, and the score below which an article counts as written by a person."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._sentence = Logistic(data["sentence"])
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
        rated = tuple((span, self._sentence.probability(row)) for span, row in sentences(found))
        return Judgement(score, score < self.human_below, rated)


@cache
def shipped() -> Scores:
    """The models that come with the package."""
    return Scores(json.loads(files("cleanup").joinpath("data").joinpath(WEIGHTS).read_text("utf-8")))

"""How likely two whole names are spellings of one name: many pairs at once, for comparing archives and lists.

`prepared` makes names ready, `measures` turns pairs of them into numbers, and a small gradient-boosted forest makes one number
of those. Costs and forest are `data/matcher.json`, made by `train_matcher`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from cleanup.names.measures import features
from cleanup.names.prepared import Costs, Floats, Ints, Names

_CHUNK = 6_000
"""So many pairs at once: their tables stay in the processor's cache."""


class Forest:
    """Trees of thresholds as flat tables, so that all rows go down all trees in step; a leaf leads to itself."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._start, self._depth = float(data["start"]), int(data["depth"])
        sizes = [len(tree["feature"]) for tree in data["trees"]]
        self._roots = np.cumsum([0, *sizes[:-1]], dtype=np.int32)
        pairs = list(zip(self._roots.tolist(), data["trees"], strict=True))
        sides = [
            (root + low, root + high)
            for root, tree in pairs
            for low, high in zip(tree["left"], tree["right"], strict=True)
        ]
        self._next = np.array(sides, np.int32).ravel()
        self._feature = np.concatenate([np.array(tree["feature"], np.int32) for _, tree in pairs])
        self._at = np.concatenate([np.array(tree["at"], np.float32) for _, tree in pairs])
        self._value = np.concatenate([np.array(tree["value"], np.float64) for _, tree in pairs])

    def __call__(self, rows: Floats) -> Floats:
        """For each row, 0 to 1."""
        flat = np.ascontiguousarray(rows).ravel()
        starts = (np.arange(len(rows), dtype=np.int32) * rows.shape[1])[:, None]
        node = np.broadcast_to(self._roots, (len(rows), len(self._roots)))
        for _ in range(self._depth):
            above = flat.take(starts + self._feature.take(node)) > self._at.take(node)
            node = self._next.take(2 * node + above)
        total = self._start + np.cumsum(self._value.take(node), axis=1)[:, -1]
        scores: Floats = (1 / (1 + np.exp(-total))).astype(np.float32)
        return scores


class Matcher:
    """Learned costs and a forest over `features`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.costs = costs_from(data)
        self.threshold = float(data["threshold"])
        self._forest = Forest(data)

    def prepared(self, names: Sequence[str]) -> Names:
        """Names ready to be compared by `score_places`."""
        return Names(names, self.costs)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """For each pair, 0 to 1: how likely both are one name."""
        places = {name: place for place, name in enumerate(dict.fromkeys(name for pair in pairs for name in pair))}
        if not places:
            return np.zeros(0, np.float32)
        table = np.array([(places[a], places[b]) for a, b in pairs], np.int32)
        return self.score_places(self.prepared(list(places)), table[:, 0], table[:, 1])

    def score_places(self, names: Names, a: Ints, b: Ints) -> Floats:
        """The same for pairs of places in a list of names."""
        scores = np.empty(len(a), np.float32)
        for start in range(0, len(a), _CHUNK):
            here = slice(start, start + _CHUNK)
            scores[here] = self._forest(features(names, a[here], b[here], self.costs))
        return scores


def costs_from(data: dict[str, Any]) -> Costs:
    """The table of costs in plain data."""
    names = data["units"]
    index = {unit: number for number, unit in enumerate(names, 2)}
    size = len(names) + 2
    table = np.full((size, size), data["unknown"], np.float32)
    np.fill_diagonal(table, 0)
    for key, cost in data["costs"].items():
        a, b = (index[unit] for unit in key.split())
        table[a, b] = table[b, a] = cost
    gaps = np.array([0.0, data["unknown"], *(data["gaps"][unit] for unit in names)], np.float32)
    return Costs(index, table, gaps)


@cache
def shipped() -> Matcher:
    """The matcher that comes with the package."""
    return Matcher(json.loads(files("cleanup").joinpath("data").joinpath("matcher.json").read_text("utf-8")))

"""How likely two whole names are spellings of one name: many pairs at once, for comparing archives and lists.

`prepared` makes names ready, `measures`, `evidence`, `reading` and `nearness` turn pairs of them into numbers, and a
small forest (`boosting`) makes one number of those. All that is learned is in `data/matcher.json`, made by `train_matcher`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from cleanup.names.boosting import Forest
from cleanup.names.evidence import Evidence
from cleanup.names.measures import features
from cleanup.names.nearness import Nearness
from cleanup.names.prepared import HUNDREDTHS, Costs, Floats, Ints, Names
from cleanup.names.reading import Reader, shared

_CHUNK = 6_000
"""So many pairs at once: their tables stay in the processor's cache."""


class Matcher:
    """Learned costs, evidence and letters, and forests over all: one for two names that somebody compares, one for neighbours in a list."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.costs = costs_from(data)
        self._evidence = Evidence(data["evidence"])
        self._reader = Reader(data["letters"])
        self._near = Nearness(data["nearness"])
        self._forest = Forest(data["forest"])
        self._lists = Forest(data["lists"]) if "lists" in data else self._forest

    def prepared(self, names: Sequence[str]) -> Names:
        """Names ready to be compared by `score_places`."""
        ready = Names(names, self.costs)
        ready.spellings = self._reader.read(ready.vocabulary)
        ready.contexts = self._near.read(ready.spaced)
        return ready

    def score(self, pairs: Sequence[tuple[str, str]], *, lists: bool = False) -> Floats:
        """For each pair, 0 to 1: how likely both are one name; in lists, where most that are alike are two, as there."""
        places = {name: place for place, name in enumerate(dict.fromkeys(name for pair in pairs for name in pair))}
        if not places:
            return np.zeros(0, np.float32)
        table = np.array([(places[a], places[b]) for a, b in pairs], np.int32)
        return self.score_places(self.prepared(list(places)), table[:, 0], table[:, 1], lists=lists)

    def score_places(self, names: Names, a: Ints, b: Ints, *, lists: bool = False) -> Floats:
        """The same for pairs of places in a list of names."""
        scores = np.empty(len(a), np.float32)
        forest = self._lists if lists else self._forest
        spellings = names.spellings or self._reader.read(names.vocabulary)
        contexts = names.contexts or self._near.read(names.spaced)
        for start in range(0, len(a), _CHUNK):
            here = slice(start, start + _CHUNK)
            rows, links = features(names, a[here], b[here], self.costs)
            written = shared(names, spellings, a[here], b[here])
            close = self._near(contexts, a[here], b[here])
            scores[here] = forest(np.column_stack([rows, self._evidence(names, links, self.costs), written, close]))
        return scores


def costs_from(data: dict[str, Any]) -> Costs:
    """The table of costs in plain data."""
    names = data["units"]
    index = {unit: number for number, unit in enumerate(names, 2)}
    size = len(names) + 2
    table = np.full((size, size), data["unknown"])
    np.fill_diagonal(table, 0)
    for key, cost in data["costs"].items():
        a, b = (index[unit] for unit in key.split())
        table[a, b] = table[b, a] = cost
    gaps = np.array([0.0, data["unknown"], *(data["gaps"][unit] for unit in names)])
    pairs, alone = (np.rint(costs * HUNDREDTHS).astype(np.uint16) for costs in (table, gaps))
    return Costs(index, pairs, alone)


@cache
def shipped() -> Matcher:
    """The matcher that comes with the package."""
    return Matcher(json.loads(files("cleanup").joinpath("data").joinpath("matcher.json").read_text("utf-8")))

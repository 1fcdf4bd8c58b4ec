"""How near two names are for a small network: each letter, with what stands around it, is a vector, and seeks its like in the other name.

What a name's letters are is worked out once; two names are then a table of products. After ColBERT (Khattab and Zaharia 2020), with
letters for words. Everything that is added up is a whole number, so that no sum depends on its order, or on what else is compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleanup.names.prepared import Contexts, Floats, Ints

ALPHABET = " abcdefghijklmnopqrstuvwxyz"
LONGEST = 28
"""So many letters of a name are read."""
REACH, SECOND = 5, 3
"""So many letters are seen together, and then so many of what was seen."""
STEPS, TOP, SMALL = 16, 255, 127
"""Sums of the first layer are in such parts of one; what comes out of a layer, and a weight, is no larger than these."""
SHARP = 6.0
"""So much more a letter counts that finds nothing, in the second of the two means."""
_BLOCK, _READ = 400, 2_000
_PARTS = 4096
Numbers = NDArray[Any]


def letters(spaced: str) -> list[int]:
    """A folded name as numbers of letters, with a gap before and after it."""
    return [ALPHABET.find(letter) + 1 for letter in f" {spaced} "][:LONGEST]


class Nearness:
    """A learned network, as whole numbers."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._first = np.array(data["first"], np.int32).reshape(REACH, len(ALPHABET) + 1, -1)
        self._second, self._third = (_Layer(data[name]) for name in ("second", "third"))
        self._weight_scale = float(data["weight_scale"])
        self._sum = [float(part) for part in data["sum"]]

    def read(self, spaced: Sequence[str]) -> Contexts:
        """The letters of folded names, one name after the other."""
        found = [letters(name) for name in spaced]
        sizes = np.array([len(name) for name in found], np.int32)
        vectors, weights = [], []
        for start in range(0, len(found), _READ):
            here = found[start : start + _READ]
            table = np.zeros((len(here), LONGEST), np.int64)
            for row, name in zip(table, here, strict=True):
                row[: len(name)] = name
            there = np.arange(LONGEST) < sizes[start : start + _READ, None]
            known = self._read(table, there)
            vectors.append(known[0])
            weights.append(known[1])
        starts = np.cumsum(sizes) - sizes
        none = np.zeros((0, 1), np.int8), np.zeros(0, np.float32)
        return Contexts(np.concatenate(vectors or [none[0]]), np.concatenate(weights or [none[1]]), starts, sizes)

    def _read(self, table: Numbers, there: NDArray[np.bool_]) -> tuple[NDArray[np.int8], Floats]:
        seen = np.zeros((*table.shape, self._first.shape[2]), np.int32)
        for place, units in enumerate(_shifted(table, REACH)):
            seen += self._first[place][units]
        low = np.clip((seen + STEPS // 2) // STEPS, 0, TOP).astype(np.float32) * there[:, :, None]
        wide = np.concatenate(list(_shifted(low, SECOND)), axis=2)[there]
        high = np.clip(np.rint(self._second(wide) * self._second.scale), 0, TOP).astype(np.float32)
        out = self._third(high).astype(np.float64)
        lengths = np.sqrt(np.maximum((out[:, :-1] ** 2).sum(1), 1))
        vectors = np.rint(out[:, :-1] / lengths[:, None] * SMALL).astype(np.int8)
        return vectors, np.rint(TOP / (1 + np.exp(-out[:, -1] * self._weight_scale))).astype(np.float32)

    def __call__(self, contexts: Contexts, a: Ints, b: Ints) -> Floats:
        """For each pair five numbers: what all says, then how near the letters are, for the poorer and the better side, twice."""
        rows = np.zeros((len(a), 5), np.float32)
        order = np.argsort(np.maximum(contexts.sizes[a], contexts.sizes[b]), kind="stable")
        for start in range(0, len(order), _BLOCK):
            here = order[start : start + _BLOCK]
            rows[here] = self._compared(_taken(contexts, a[here]), _taken(contexts, b[here]))
        return rows

    def _compared(self, a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> Numbers:
        table = a[0] @ b[0].transpose(0, 2, 1)
        sides = [_means(table.max(axis), weights) for axis, weights in ((2, a[1]), (1, b[1]))]
        ends = [ends(*pair) for pair in zip(*sides, strict=True) for ends in (np.minimum, np.maximum)]
        total = np.full(len(table), self._sum[-1])
        for part, weight in zip(ends, self._sum, strict=False):
            total += part * weight
        return np.round(np.column_stack([total, *ends[:4]]), 4)


class _Layer:
    """Weights of a layer, and what stands before its sums."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._start = np.array(data["start"], np.float32)
        self._weights = np.array(data["weights"], np.float32).reshape(-1, len(self._start))
        self.scale = np.float32(data["scale"])

    def __call__(self, rows: Floats) -> Floats:
        found: Floats = rows @ self._weights + self._start
        return found


def _shifted(table: Numbers, reach: int) -> Sequence[Numbers]:
    """The table as seen from so many places, from the left to the right; beyond the end is nothing."""
    far = reach // 2
    wide = np.zeros((len(table), table.shape[1] + 2 * far, *table.shape[2:]), table.dtype)
    wide[:, far:-far] = table
    return [wide[:, place : place + table.shape[1]] for place in range(reach)]


def _taken(contexts: Contexts, places: Ints) -> tuple[Floats, Floats]:
    """The letters of names and what they weigh; shorter names are filled with their last letter, which then weighs nothing."""
    sizes = contexts.sizes[places]
    rank = np.arange(sizes.max(initial=1))
    where = contexts.starts[places][:, None] + np.minimum(rank, sizes[:, None] - 1)
    return contexts.vectors[where].astype(np.float32), contexts.weights[where] * (rank < sizes[:, None])


def _means(best: Floats, weights: Floats) -> tuple[Numbers, Numbers, Numbers]:
    """How near the best partners are, by weight; the same if poor ones count for more; and the weight."""
    likeness = best.astype(np.float64)
    total = weights.sum(1, dtype=np.float64)
    most = np.maximum(total, 1)
    mean = (likeness * weights).sum(1) / most / SMALL**2
    poor = (np.rint(np.exp(likeness * (-SHARP / SMALL**2)) * _PARTS) * weights).sum(1) / most / _PARTS
    return mean, -np.log(poor + 1e-9) / SHARP, total / TOP / 10

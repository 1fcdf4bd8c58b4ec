"""A forest of even trees: every level of a tree asks one question, so that a leaf is a number of bits and all rows go down together.

Trained by gradient boosting for the logarithm of the odds (as CatBoost grows its trees: Prokhorenkova and others 2018), with a
share of the rows and of the features for each tree. Leaves are whole numbers, so a sum does not depend on its order. The same
rows give the same forest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_LEAF = 10_000
"""Leaves are kept in so many parts of one."""
_ROWS, _TREES = 6_000, 16
"""So many rows, and trees, at once: their tables stay in the processor's cache."""

Floats = NDArray[np.float32]
Numbers = NDArray[Any]


class Plan(NamedTuple):
    """How a forest is grown."""

    trees: int = 900
    depth: int = 5
    rate: float = 0.06
    smooth: float = 6.0
    features: float = 0.3
    rows: float = 0.8
    edges: int = 47
    seed: int = 0


class Forest:
    """Even trees over the columns of a table."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._start, self._depth = float(data["start"]), int(data["depth"])
        levels = [np.array(data[name]).reshape(-1, self._depth).T for name in ("feature", "at")]
        self._feature, self._at = (
            levels[0].astype(np.intp, order="C"),
            levels[1].astype(np.uint8, order="C")[:, :, None],
        )
        self._edges = [np.array(edges, np.float32) for edges in data["edges"]]
        self._leaves = np.array(data["leaves"], np.int32)
        self._first = (np.arange(self._feature.shape[1], dtype=np.intp) << self._depth)[:, None]

    def __call__(self, rows: Floats) -> Floats:
        """For each row, 0 to 1."""
        total = np.empty(len(rows))
        for start in range(0, len(rows), _ROWS):
            here = slice(start, start + _ROWS)
            total[here] = self._sums(_binned(rows[here], self._edges))
        scores: Floats = (1 / (1 + np.exp(-(self._start + total / _LEAF)))).astype(np.float32)
        return scores

    def _sums(self, columns: NDArray[np.uint8]) -> Numbers:
        total = np.zeros(columns.shape[1], np.int64)
        for start in range(0, len(self._first), _TREES):
            trees = slice(start, start + _TREES)
            leaf = np.zeros((len(self._first[trees]), columns.shape[1]), np.uint8)
            for feature, at in zip(self._feature[:, trees], self._at[:, trees], strict=True):
                leaf <<= 1
                leaf |= columns.take(feature, axis=0) > at
            total += self._leaves.take(self._first[trees] + leaf, mode="clip").sum(axis=0)
        return total


def _binned(rows: Floats, edges: Sequence[Floats]) -> NDArray[np.uint8]:
    """For each column how many edges its values are above: what every question is about."""
    columns = np.empty((len(edges), len(rows)), np.uint8)
    for own, column, cuts in zip(columns, np.ascontiguousarray(rows.T), edges, strict=True):
        own[:] = np.searchsorted(cuts, column, side="left")
    return columns


def grown(rows: Floats, labels: NDArray[np.bool_], plan: Plan | None = None) -> dict[str, Any]:
    """A forest that tells the labels of rows, as plain data for `Forest`."""
    plan = plan or Plan()
    chance = np.random.default_rng(plan.seed)
    edges = [_edges(column, plan.edges) for column in rows.T]
    bins = _binned(rows, edges).T.astype(np.int64)
    open_ = np.array([np.arange(plan.edges + 1) < len(e) for e in edges])
    start = round(float(np.log(labels.mean() / (1 - labels.mean()))), 6)
    total = np.full(len(rows), start)
    stored = [[round(float(cut), 5) for cut in cuts] for cuts in edges]
    data: dict[str, Any] = {"start": start, "depth": plan.depth, "edges": stored, "feature": [], "at": [], "leaves": []}
    for _ in range(plan.trees):
        chosen = np.flatnonzero(chance.random(len(rows)) < plan.rows)
        columns = np.sort(chance.choice(len(edges), max(1, int(len(edges) * plan.features)), replace=False))
        odds = 1 / (1 + np.exp(-total))
        slopes = np.stack([labels - odds, np.maximum(odds * (1 - odds), 1e-6)])
        splits = _splits(bins[np.ix_(chosen, columns)], slopes[:, chosen], open_[columns], plan)
        leaf = np.zeros(len(rows), np.int64)
        for column, edge in splits:
            leaf = leaf * 2 + (bins[:, columns[column]] > edge)
        up, down = (np.bincount(leaf[chosen], slope[chosen], 1 << plan.depth) for slope in slopes)
        leaves = np.rint(plan.rate * up / (down + plan.smooth) * _LEAF).astype(np.int64)
        total += leaves[leaf] / _LEAF
        data["feature"] += [int(columns[column]) for column, _ in splits]
        data["at"] += [edge for _, edge in splits]
        data["leaves"] += leaves.tolist()
    return data


def _edges(column: Floats, most: int) -> Floats:
    """Where a column may be cut; rounded as they are stored, so that training and use cut alike."""
    values = np.unique(column)
    middles = (values[1:] + values[:-1]) / 2
    cuts = middles if len(values) <= most + 1 else np.quantile(column, np.linspace(0, 1, most + 2)[1:-1])
    return np.unique(np.array([round(float(cut), 5) for cut in cuts], np.float32))


def _splits(bins: Numbers, slopes: Numbers, open_: Numbers, plan: Plan) -> list[tuple[int, int]]:
    """For each level the column and the edge that part all leaves best."""
    width = open_.shape[1]
    leaf = np.zeros(len(bins), np.int64)
    found: list[tuple[int, int]] = []
    for level in range(plan.depth):
        gains = np.full(open_.shape, -1.0)
        for column in range(len(open_)):
            cell = leaf * width + bins[:, column]
            up, down = (np.bincount(cell, slope, width << level).reshape(-1, width).cumsum(1) for slope in slopes)
            over, under = up[:, -1:] - up, down[:, -1:] - down
            gain = (up**2 / (down + plan.smooth) + over**2 / (under + plan.smooth)).sum(0)
            gains[column] = np.where(open_[column], gain, -1.0)
        column, edge = (int(place) for place in np.unravel_index(gains.argmax(), gains.shape))
        leaf = leaf * 2 + (bins[:, column] > edge)
        found.append((column, edge))
    return found

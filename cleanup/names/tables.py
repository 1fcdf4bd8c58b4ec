"""Weighted edit distances of many words at once, and the edits of the cheapest way.

All words of about one length go in step, so that no row is looped over and few cells are filling.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cleanup.names.prepared import HUNDREDTHS, Costs, Floats, Ints, Rows

_STEP = 3
"""Words whose lengths differ by no more than this are computed in one table."""
HALF = 7
"""One unit of an edit has so many bits."""
Codes = NDArray[np.int64]


def edit_costs(a: Rows, b: Rows, costs: Costs) -> Floats:
    """The least cost from each row of units to its partner."""
    result = np.zeros(len(a.sizes), np.float32)
    for here, left, right in _stretches(a, b):
        ends = a.sizes[here] + b.sizes[here]
        for turn, diagonal in enumerate(_diagonals(left, right, int(ends.max(initial=0)), costs)):
            done = np.flatnonzero(ends == turn)
            result[here[done]] = diagonal[a.sizes[here[done]], done]
    return result / np.float32(HUNDREDTHS)


def edits(a: Rows, b: Rows, costs: Costs) -> Iterator[tuple[Ints, Codes]]:
    """Places of rows, and for each a column of the edits of the cheapest way, last one first.

    An edit is both units in one number, nothing being unit 0; before the first edit and after the last stands 0.
    """
    for here, left, right in _stretches(a, b):
        i, j, every = (sizes.astype(np.intp) for sizes in (a.sizes[here], b.sizes[here], np.arange(len(here))))
        table = np.stack(list(_diagonals(left, right, int((i + j).max(initial=0)), costs)))
        found = np.zeros((len(table) + 1, len(here)), np.int64)
        for step in found[1:-1]:
            x, y, cost = left[i - 1, every], right[j - 1, every], table[i + j, i, every]
            both = (i > 0) & (j > 0) & (cost == table[i + j - 2, i - 1, every] + costs.pairs[x, y])
            lost = ~both & (i > 0) & ((j == 0) | (cost == table[i + j - 1, i - 1, every] + costs.gaps[x]))
            new = ~both & ~lost & (j > 0)
            step[:] = np.where(both | lost, x, 0) << HALF | np.where(both | new, y, 0)
            i -= both | lost
            j -= both | new
            if not (i + j).any():
                break
        yield here, found


def _stretches(a: Rows, b: Rows) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Places of rows of about one length, and their units in columns."""
    lengths = np.maximum(a.sizes, b.sizes)
    for end in range(_STEP, a.units.shape[1] + _STEP, _STEP):
        here = np.flatnonzero((lengths > end - _STEP) & (lengths <= end))
        if len(here):
            yield here.astype(np.int32), a.units[here, :end].T.copy(), b.units[here, :end].T.copy()


def _diagonals(a: Ints, b: Ints, last_turn: int, costs: Costs) -> Iterator[NDArray[np.uint16]]:
    """The table of columns of `a` against columns of `b`, both of one length, in hundredths, diagonal by diagonal.

    The cells of a diagonal do not depend on one another, so each diagonal is worked out at once; a cell stands at its place in `a`.
    """
    flat, width = costs.pairs.ravel(), costs.pairs.shape[0]
    length, count = a.shape
    starts, back = a.astype(np.intp) * width, b[::-1].astype(np.intp)
    a_gap, b_gap = costs.gaps[a], costs.gaps[back]
    before, last = (np.zeros((length + 1, count), np.uint16) for _ in range(2))
    yield last
    for turn in range(1, last_turn + 1):
        new = np.empty_like(last)
        if turn <= length:
            np.add(last[0], b_gap[length - turn], out=new[0])
            np.add(last[turn - 1], a_gap[turn - 1], out=new[turn])
        first, end = max(1, turn - length), min(turn - 1, length) + 1
        inner, above = slice(first, end), slice(first - 1, end - 1)
        beside = slice(length - turn + first, length - turn + end)
        cell = flat.take(starts[above] + back[beside], mode="clip")
        cell += before[above]
        np.minimum(cell, last[above] + a_gap[above], out=cell)
        np.minimum(cell, last[inner] + b_gap[beside], out=new[inner])
        yield new
        before, last = last, new

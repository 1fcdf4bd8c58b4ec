"""What two whole names have in common, as numbers: many pairs at once.

Words are aligned by a weighted edit distance whose costs are learned from pairs of the same and of different names (after
Ristad and Yianilos 1998); rare words weigh more than frequent ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler, LCSseq, Levenshtein, Postfix, Prefix

from cleanup.names.evidence import Links
from cleanup.names.prepared import WORDS, Costs, Floats, Ints, Names, Readings, Rows
from cleanup.names.tables import edit_costs

_LIKE = 0.3
_SUMS = (
    "w", "wl", "c", "cb", "n", "exact", "moved", "mc", "mcb", "mw", "worst", "onset", "last", "end", "feminine", "of", "other",
)  # fmt: skip
_ENDINGS = np.array(
    [[a != b, {a, b} == {0, 1}, {a, b} == {0, 2}, {a, b} == {1, 2}] for a in range(4) for b in range(4)], np.float32
)
"""For two kinds of ending: whether they differ, and in one of the ways that tell Karim from Karima or Hakim from Hakimi."""


def _least(sides: tuple[Rows, Rows], two: NDArray[np.bool_], a: Ints, b: Ints, costs: Costs) -> tuple[Floats, Ints]:
    """The least cost over the readings of both, and the length of the longer one."""
    heard, plain = sides
    best = edit_costs(_taken(heard, a), _taken(heard, b), costs)
    again = np.flatnonzero(two[a] | two[b])
    if len(again):
        for left, right in ((heard, plain), (plain, heard), (plain, plain)):
            found = edit_costs(_taken(left, a[again]), _taken(right, b[again]), costs)
            best[again] = np.minimum(best[again], found)
    return best, np.maximum(heard.sizes[a], heard.sizes[b])


def _taken(rows: Rows, places: Ints) -> Rows:
    return Rows(rows.units[places], rows.sizes[places])


def features(names: Names, a: Ints, b: Ints, costs: Costs) -> tuple[Floats, Links]:
    """One row of numbers for each pair of places in `names`, and which words belong together."""
    grid = _WordPairs(names, a, b, costs)
    aligned, links = _aligned(grid, names, a, b)
    table = np.column_stack([aligned, *_whole(names.whole, a, b, costs), *_strings(names, a, b)])
    return table.astype(np.float32), links


class _WordPairs:
    """Every word of one name against every word of the other; each pair of words is computed once."""

    def __init__(self, names: Names, a: Ints, b: Ints, costs: Costs) -> None:
        left, right = names.words[a], names.words[b]
        count = len(names.vocabulary) + 1
        self.there = (left[:, :, None] >= 0) & (right[:, None, :] >= 0)
        grid = (left[:, :, None].astype(np.int64) * count + right[:, None, :])[self.there]
        keys, where = np.unique(grid, return_inverse=True)
        x, y = (keys // count).astype(np.int32), (keys % count).astype(np.int32)
        rows = names.word_rows
        full, size = _least(rows.letters, rows.two, x, y, costs)
        bones, _ = _least(rows.bones, rows.two, x, y, costs)
        like = np.exp(-full / np.maximum(1, size))
        abbreviated = (names.initial[x] | names.initial[y]) & (names.first[x] == names.first[y])
        called = (names.called[x] >= 0) & (names.called[x] == names.called[y]) & (x != y)
        like = np.where(abbreviated | called, np.maximum(like, 0.8), like)
        self.called = self._spread(called[where], 0)
        self.endings = self._spread((names.endings[x] * 4 + names.endings[y])[where], 0).astype(np.int32)
        onset = rows.letters[0].units[:, 0]
        self.onset = self._spread((onset[x] == onset[y])[where], 0)
        self.given = self._spread(((names.given[x] >= 0) & (names.given[x] == names.given[y]) & (x != y))[where], 0)
        self.like, self.full, self.bones = (
            self._spread(values[where], blank) for values, blank in ((like, -1.0), (full, 0.0), (bones, 0.0))
        )

    def _spread(self, values: NDArray[Any], blank: float) -> Floats:
        table = np.full(self.there.shape, blank, np.float32)
        table[self.there] = values
        return table


def _aligned(grid: _WordPairs, names: Names, left: Ints, right: Ints) -> tuple[Floats, Links]:
    """Greedy alignment, best pair of words first, and what it leaves over on both sides."""
    count = len(left)
    every = np.arange(count)
    a, b = names.weights[left], names.weights[right]
    used = [np.zeros((count, WORDS), bool), np.zeros((count, WORDS), bool)]
    open_ = grid.like.copy()
    sums = {name: np.zeros(count) for name in _SUMS}
    least = np.ones(count)
    found: list[tuple[Ints, Ints, Ints]] = []
    for _ in range(WORDS):
        best = open_.reshape(count, -1).argmax(1)
        i, j = best // WORDS, best % WORDS
        like = open_[every, i, j]
        ok = like > _LIKE
        if not ok.any():
            break
        weight = (a[every, i] + b[every, j]) / 2 * ok
        cost, bones = grid.full[every, i, j] * ok, grid.bones[every, i, j] * ok
        sums["w"] += weight
        sums["wl"] += weight * like
        sums["c"] += cost
        sums["cb"] += bones
        sums["n"] += ok
        sums["exact"] += weight * (cost < 1e-6)
        sums["moved"] += ok & (i != j)
        sums["mc"] = np.maximum(sums["mc"], cost)
        sums["mcb"] = np.maximum(sums["mcb"], bones)
        sums["mw"] = np.maximum(sums["mw"], weight * like)
        ending = _ENDINGS[grid.endings[every, i, j]] * (ok & (cost > 0))[:, None]
        for kind, name in enumerate(("end", "feminine", "of", "other")):
            sums[name] += ending[:, kind]
        worse = ok & (like < least)
        last = (i == names.sizes[left] - 1) | (j == names.sizes[right] - 1)
        for name, value in (("worst", weight), ("onset", grid.onset[every, i, j]), ("last", last)):
            sums[name] = np.where(worse, value, sums[name])
        least = np.where(ok, np.minimum(least, like), least)
        rows = every[ok]
        found.append((rows, names.words[left[rows], i[ok]], names.words[right[rows], j[ok]]))
        used[0][rows, i[ok]] = True
        used[1][rows, j[ok]] = True
        open_[rows, i[ok], :] = -1
        open_[rows, :, j[ok]] = -1
    over = [(table * ~taken).sum(1) for table, taken in zip((a, b), used, strict=True)]
    free = grid.there & ~used[0][:, :, None] & ~used[1][:, None, :]
    nearest = np.where(free.any((1, 2)), np.where(free, grid.like, -1).max((1, 2)), 1.0)
    total = names.totals[left] + names.totals[right]
    sizes = (names.sizes[left], names.sizes[right])
    ends = [np.maximum(size - 1, 0) for size in sizes]
    table = np.column_stack(
        [
            *sums.values(),
            sums["c"] / np.maximum(1, sums["n"]),
            sums["wl"] / np.maximum(1e-6, sums["w"]),
            least,
            np.minimum(*over),
            np.maximum(*over),
            np.minimum(*over) / np.maximum(1, total),
            total,
            nearest,
            grid.like[:, 0, 0],
            grid.like[every, ends[0], ends[1]],
            np.maximum(grid.like[every, 0, ends[1]], grid.like[every, ends[0], 0]),
            np.minimum(*sizes),
            np.maximum(*sizes),
            grid.given.max((1, 2)),
            grid.called.max((1, 2)),
            np.minimum(a.max(1), b.max(1)),
            np.maximum(a.max(1), b.max(1)),
        ]
    )
    return table, _links(names, (left, right), found, used)


def _links(
    names: Names, sides: tuple[Ints, Ints], found: Sequence[tuple[Ints, Ints, Ints]], used: Sequence[NDArray[np.bool_]]
) -> Links:
    none = np.zeros(0, np.int32)
    rows, left, right = (np.concatenate([none, *column]) for column in zip((none,) * 3, *found, strict=True))
    over_rows, over = [], []
    for places, taken in zip(sides, used, strict=True):
        words = names.words[places]
        row, rank = np.nonzero((words >= 0) & ~taken)
        over_rows.append(row)
        over.append(words[row, rank])
    sizes = (names.sizes[sides[0]], names.sizes[sides[1]])
    return Links(rows, left, right, np.concatenate(over_rows), np.concatenate(over), sizes)


def _whole(whole: Readings, a: Ints, b: Ints, costs: Costs) -> Sequence[NDArray[np.generic]]:
    """Costs of the names written as one word, all letters and consonants alone."""
    full, longest = _least(whole.letters, whole.two, a, b, costs)
    heard = whole.bones[0]
    bones = edit_costs(_taken(heard, a), _taken(heard, b), costs)
    bony = np.maximum(heard.sizes[a], heard.sizes[b])
    letters = whole.letters[0].sizes
    return [
        full,
        full / np.maximum(1, longest),
        bones,
        bones / np.maximum(1, bony),
        longest,
        bony,
        np.abs(letters[a] - letters[b]),
        np.abs(heard.sizes[a] - heard.sizes[b]),
    ]


def _strings(names: Names, a: Ints, b: Ints) -> Sequence[NDArray[np.generic]]:
    """Measures of plain strings, and how the names begin and end."""
    left, right = (itemgetter(0, *places.tolist()) for places in (a, b))

    def compared(texts: Sequence[str], scorer: Any) -> NDArray[np.generic]:
        found: NDArray[np.generic] = process.cpdist(left(texts)[1:], right(texts)[1:], scorer=scorer)
        return found

    return [
        compared(names.spaced, JaroWinkler.similarity),
        compared(names.joined, Levenshtein.normalized_similarity),
        compared(names.spaced, fuzz.token_set_ratio),
        compared(names.spaced, fuzz.token_sort_ratio),
        compared(names.spaced, fuzz.partial_ratio),
        compared(names.consonants, Levenshtein.normalized_similarity),
        compared(names.sounds, Levenshtein.normalized_similarity),
        compared(names.sounds, fuzz.token_sort_ratio),
        compared(names.bones, Levenshtein.normalized_similarity),
        compared(names.bones, fuzz.token_sort_ratio),
        compared(names.joined, Prefix.distance),
        compared(names.joined, Postfix.distance),
        compared(names.joined, LCSseq.similarity),
        compared(names.written, Levenshtein.normalized_similarity),
        compared(names.written, LCSseq.similarity),
        compared(names.far, Levenshtein.normalized_similarity),
        compared(names.slavonic, Levenshtein.normalized_similarity),
        np.minimum(names.vowels[a], names.vowels[b]),
        np.maximum(names.vowels[a], names.vowels[b]),
        names.ends[a, 0] == names.ends[b, 0],
        names.ends[a, 1] == names.ends[b, 1],
        names.open_end[a] != names.open_end[b],
    ]

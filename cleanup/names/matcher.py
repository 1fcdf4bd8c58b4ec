"""How likely two whole names are spellings of one name: many pairs at once, for comparing archives and lists.

A name is folded, cut into words and grapheme units; words are aligned by a weighted edit distance whose costs are learned from
pairs of the same and of different names (after Ristad and Yianilos 1998), rare words weigh more than frequent ones, and a small
gradient-boosted forest makes one number of it all. Costs and forest are `data/matcher.json`, made by `train_matcher`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from cleanup.names.fold import is_vowel, spoken, tokens, units
from cleanup.names.mentions import frequency

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

WORDS = 6
"""So many words of a name are looked at."""
_LETTERS, _CONSONANTS, _WHOLE = 12, 8, 24
_LIKE = 0.3
_LIGHT = frozenset(
    "bin ben ibn bint van von de da di del der la le el al ould abu abou mr mrs ms dr sheikh shaikh general colonel president "
    "minister sayyid haji hajji mullah maulana".split()
)
_GLUED = re.compile(r"\babd[ueoai]?[lrsnz]? ?(?:al |el |ul |ur |ar |as )?(?=[a-z]{3})")
_FAITH = re.compile(r"(?<=[a-z]{3})[aeou]?(?: al| el| ul| ud| ed| ad)?[ -]?d{1,2}(?:in|een|ine)\b")
_ENDING = re.compile(r" (?=(?:oglu|oghlu|ogly|zadeh|zada|nejad|nezhad|pour|abad|bey|khel|zai)\b)")
_CAMEL = re.compile(r"\b([AE]l)(?=[A-Z][a-z])")
_VOWELS = str.maketrans("", "", "aeiouy")


class Parsed(NamedTuple):
    """A name ready to be compared: its words in two readings (ş as sh, and as s), and what each weighs."""

    words: tuple[tuple[str, str], ...]
    weights: tuple[float, ...]

    def joined(self, reading: int) -> str:
        """All words as one."""
        return "".join(word[reading] for word in self.words)


class Costs(NamedTuple):
    """What it costs to read one grapheme unit for another, or none; unit 0 is filling, 1 stands for unknown ones."""

    numbers: dict[str, int]
    pairs: Floats
    gaps: Floats


@lru_cache(maxsize=200_000)
def parse(name: str) -> Parsed:
    """Fold a name, glue what belongs together (Abd al-Rahman, Salah ad-Din, Jawish Oglu), split what does not (AlQaheri)."""
    name = _CAMEL.sub(r"\1 ", name.strip())
    heard, plain = _glued(spoken(name)), _glued(tokens(name))
    if len(heard) != len(plain):
        heard = plain
    words = tuple(zip(heard, plain, strict=True))[:WORDS]
    return Parsed(words, tuple(_weight(word) for _, word in words))


def _glued(parts: Sequence[str]) -> list[str]:
    text = " ".join(parts)
    if "abd" in text:
        text = _GLUED.sub("abdu", text)
    if "d" in text and ("in" in text or "een" in text):
        text = _FAITH.sub("eddin", text)
    return _ENDING.sub("", text).split()


@lru_cache(maxsize=200_000)
def _weight(word: str) -> float:
    """Rare words say more about who is meant."""
    return (8.0 - frequency(word)) * (0.3 if word in _LIGHT else 1.0)


def edit_costs(a: Ints, b: Ints, a_sizes: Ints, b_sizes: Ints, costs: Costs) -> Floats:
    """The least cost from each row of units to its partner; all rows in step, so that no row is looped over."""
    count, length = a.shape
    flat, width = costs.pairs.ravel(), costs.pairs.shape[0]
    a_gap, b_gap = costs.gaps[a], costs.gaps[b]
    rows = np.zeros((b.shape[1] + 1, count), np.float32)
    for j in range(b.shape[1]):
        rows[j + 1] = rows[j] + b_gap[:, j]
    every = np.arange(count)
    result = np.where(a_sizes == 0, rows[b_sizes, every], np.float32(0))
    for i in range(length):
        new = np.empty_like(rows)
        new[0] = rows[0] + a_gap[:, i]
        base = a[:, i] * width
        for j in range(b.shape[1]):
            best = rows[j] + flat[base + b[:, j]]
            np.minimum(best, rows[j + 1] + a_gap[:, i], out=best)
            np.minimum(best, new[j] + b_gap[:, j], out=new[j + 1])
        rows = new
        done = a_sizes == i + 1
        result[done] = rows[b_sizes[done], every[done]]
    return result.astype(np.float32)


def packed(words: Sequence[str], costs: Costs, length: int, *, consonants: bool = False) -> tuple[Ints, Ints]:
    """Words as rows of unit numbers, filled with zeros, and how long each is."""
    unique = {word: number for number, word in enumerate(dict.fromkeys(words))}
    rows = np.zeros((len(unique), length), np.int32)
    sizes = np.zeros(len(unique), np.int32)
    for word, place in unique.items():
        numbers = _numbers(word, consonants, id(costs.numbers), costs)[:length]
        rows[place, : len(numbers)] = numbers
        sizes[place] = len(numbers)
    wanted = np.fromiter((unique[word] for word in words), np.int64, len(words))
    return rows[wanted], sizes[wanted]


_NUMBERS: dict[tuple[int, bool, str], list[int]] = {}


def _numbers(word: str, consonants: bool, key: int, costs: Costs) -> list[int]:
    found = _NUMBERS.get((key, consonants, word))
    if found is None:
        if len(_NUMBERS) > 500_000:
            _NUMBERS.clear()
        found = [costs.numbers.get(unit, 1) for unit in units(word) if not (consonants and is_vowel(unit))]
        _NUMBERS[key, consonants, word] = found
    return found


def features(pairs: Sequence[tuple[str, str]], costs: Costs) -> Floats:
    """One row of numbers per pair."""
    left, right = [parse(a) for a, _ in pairs], [parse(b) for _, b in pairs]
    words = _WordPairs(left, right, costs)
    aligned = _aligned(words, left, right)
    joined = [[name.joined(reading) for name in side] for side in (left, right) for reading in (0, 1)]
    whole, sizes = _whole(joined, costs)
    spaced = [[" ".join(word for _, word in name.words) for name in side] for side in (left, right)]
    a, b = joined[1], joined[3]
    strings = np.column_stack(
        [
            process.cpdist(*spaced, scorer=JaroWinkler.similarity),
            process.cpdist(a, b, scorer=Levenshtein.normalized_similarity),
            process.cpdist(*spaced, scorer=fuzz.token_set_ratio),
            process.cpdist(*spaced, scorer=fuzz.token_sort_ratio),
            process.cpdist(*spaced, scorer=fuzz.partial_ratio),
            process.cpdist(
                [text.translate(_VOWELS) for text in a],
                [text.translate(_VOWELS) for text in b],
                scorer=Levenshtein.normalized_similarity,
            ),
            [x[:1] == y[:1] for x, y in zip(a, b, strict=True)],
            [x[-1:] == y[-1:] for x, y in zip(a, b, strict=True)],
            [(x[-1:] in "aeiouy") != (y[-1:] in "aeiouy") for x, y in zip(a, b, strict=True)],
        ]
    )
    return np.column_stack([aligned, whole, sizes, strings]).astype(np.float32)


class _WordPairs:
    """Every word of one name against every word of the other; each pair of words is computed once."""

    def __init__(self, left: Sequence[Parsed], right: Sequence[Parsed], costs: Costs) -> None:
        numbers: dict[tuple[str, str], int] = {}
        a, b = (_word_numbers(side, numbers) for side in (left, right))
        grid = a[:, :, None].astype(np.int64) * (len(numbers) + 1) + b[:, None, :]
        there = (a[:, :, None] >= 0) & (b[:, None, :] >= 0)
        keys, where = np.unique(np.where(there, grid, -1), return_inverse=True)
        words = list(numbers)
        pairs = [
            (words[key // (len(numbers) + 1)], words[key % (len(numbers) + 1)]) for key in keys.tolist() if key >= 0
        ]
        first = int(len(keys) > 0 and keys[0] < 0)
        full, size = _between(pairs, costs, _LETTERS, consonants=False)
        bones, _ = _between(pairs, costs, _CONSONANTS, consonants=True)
        like = np.exp(-full / np.maximum(1, size))
        initials = [len(x[1]) == 1 or len(y[1]) == 1 for x, y in pairs]
        same = [x[1][:1] == y[1][:1] for x, y in pairs]
        like = np.where(np.array(initials, bool) & np.array(same, bool), np.maximum(like, 0.8), like)
        shape = grid.shape
        self.there = there
        self.like, self.full, self.bones = (
            np.concatenate([np.full(first, blank, np.float32), values.astype(np.float32)])[where].reshape(shape)
            for blank, values in ((-1.0, like), (0.0, full), (0.0, bones))
        )


def _word_numbers(side: Sequence[Parsed], numbers: dict[tuple[str, str], int]) -> Ints:
    found = np.full((len(side), WORDS), -1, np.int32)
    for place, name in enumerate(side):
        for rank, word in enumerate(name.words):
            found[place, rank] = numbers.setdefault(word, len(numbers))
    return found


def _between(
    pairs: Sequence[tuple[tuple[str, str], tuple[str, str]]], costs: Costs, length: int, *, consonants: bool
) -> tuple[Floats, Ints]:
    """The least cost over the readings of both words, and the length of the longer one."""
    a, b = [x[0] for x, _ in pairs], [y[0] for _, y in pairs]
    (a_rows, a_sizes), (b_rows, b_sizes) = (packed(side, costs, length, consonants=consonants) for side in (a, b))
    best = edit_costs(a_rows, b_rows, a_sizes, b_sizes, costs)
    again = [place for place, (x, y) in enumerate(pairs) if x[0] != x[1] or y[0] != y[1]]
    for x_reading, y_reading in ((0, 1), (1, 0), (1, 1)):
        x = [pairs[place][0][x_reading] for place in again]
        y = [pairs[place][1][y_reading] for place in again]
        if again:
            (xr, xs), (yr, ys) = (packed(side, costs, length, consonants=consonants) for side in (x, y))
            best[again] = np.minimum(best[again], edit_costs(xr, yr, xs, ys, costs))
    return best, np.maximum(a_sizes, b_sizes)


def _aligned(words: _WordPairs, left: Sequence[Parsed], right: Sequence[Parsed]) -> Floats:
    """Greedy alignment, best pair of words first, and what it leaves over on both sides."""
    count = len(left)
    every = np.arange(count)
    weights = [np.zeros((count, WORDS)), np.zeros((count, WORDS))]
    for table, side in zip(weights, (left, right), strict=True):
        for place, name in enumerate(side):
            table[place, : len(name.weights)] = name.weights
    a, b = weights
    used = [np.zeros((count, WORDS), bool), np.zeros((count, WORDS), bool)]
    open_ = words.like.copy()
    sums = {name: np.zeros(count) for name in ("w", "wl", "c", "cb", "n", "exact", "moved", "mc", "mcb", "mw", "worst")}
    least = np.ones(count)
    for _ in range(WORDS):
        best = open_.reshape(count, -1).argmax(1)
        i, j = best // WORDS, best % WORDS
        like = open_[every, i, j]
        ok = like > _LIKE
        weight = (a[every, i] + b[every, j]) / 2 * ok
        cost, bones = words.full[every, i, j] * ok, words.bones[every, i, j] * ok
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
        sums["worst"] = np.where(ok & (like < least), weight, sums["worst"])
        least = np.where(ok, np.minimum(least, like), least)
        rows = every[ok]
        used[0][rows, i[ok]] = True
        used[1][rows, j[ok]] = True
        open_[rows, i[ok], :] = -1
        open_[rows, :, j[ok]] = -1
    over = [(table * ~taken).sum(1) for table, taken in zip(weights, used, strict=True)]
    free = words.there & ~used[0][:, :, None] & ~used[1][:, None, :]
    nearest = np.where(free.any((1, 2)), np.where(free, words.like, -1).max((1, 2)), 1.0)
    total = a.sum(1) + b.sum(1)
    sizes = [np.array([len(name.words) for name in side]) for side in (left, right)]
    ends = [np.maximum(size - 1, 0) for size in sizes]
    return np.column_stack(
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
            words.like[:, 0, 0],
            words.like[every, ends[0], ends[1]],
            np.maximum(words.like[every, 0, ends[1]], words.like[every, ends[0], 0]),
            np.minimum(*sizes),
            np.maximum(*sizes),
        ]
    ).astype(np.float32)


def _whole(joined: Sequence[Sequence[str]], costs: Costs) -> tuple[Floats, Floats]:
    """Costs of the names written as one word, all letters and consonants alone."""
    (a, a_size), (b, b_size) = packed(joined[0], costs, _WHOLE), packed(joined[2], costs, _WHOLE)
    full = edit_costs(a, b, a_size, b_size, costs)
    other = [n for n, (x, p, y, q) in enumerate(zip(*joined, strict=True)) if x != p or y != q]
    if other:
        x, x_size = packed([joined[1][n] for n in other], costs, _WHOLE)
        y, y_size = packed([joined[3][n] for n in other], costs, _WHOLE)
        full[other] = np.minimum(full[other], edit_costs(x, y, x_size, y_size, costs))
    c, c_size = packed(joined[0], costs, _WHOLE * 2 // 3, consonants=True)
    d, d_size = packed(joined[2], costs, _WHOLE * 2 // 3, consonants=True)
    bones = edit_costs(c, d, c_size, d_size, costs)
    longest, bony = np.maximum(a_size, b_size), np.maximum(c_size, d_size)
    whole = np.column_stack([full, full / np.maximum(1, longest), bones, bones / np.maximum(1, bony)])
    sizes = np.column_stack([longest, bony, np.abs(a_size - b_size), np.abs(c_size - d_size)])
    return whole.astype(np.float32), sizes.astype(np.float32)


class Matcher:
    """Learned costs and a forest over `features`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.costs = costs_from(data)
        self.threshold = float(data["threshold"])
        self._start = float(data["start"])
        self._trees = [
            tuple(
                np.array(column) for column in (tree["feature"], tree["at"], tree["left"], tree["right"], tree["value"])
            )
            for tree in data["trees"]
        ]
        self._depth = int(data["depth"])

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """For each pair, 0 to 1: how likely both are one name."""
        if not pairs:
            return np.zeros(0, np.float32)
        rows = features(pairs, self.costs)
        every = np.arange(len(rows))
        total = np.full(len(rows), self._start)
        for feature, at, left, right, value in self._trees:
            node = np.zeros(len(rows), np.int64)
            for _ in range(self._depth):
                node = np.where(rows[every, feature[node]] <= at[node], left[node], right[node])
            total += value[node]
        scores: Floats = (1 / (1 + np.exp(-total))).astype(np.float32)
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

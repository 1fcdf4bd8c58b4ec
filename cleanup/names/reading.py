"""How a word of a name would be written in Arabic letters, as likely as that is: two words with one such spelling may be one.

A table says what each grapheme unit becomes between its neighbours (h is a ha of one kind or the other, or only the sign of the
feminine), learned from names whose native spelling is known. Where a neighbourhood is rare, a wider one has a say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cleanup.names.fold import is_vowel, units
from cleanup.names.prepared import Floats, Ints, Names, Spellings

Shares = dict[str, float]
BEST = 8
"""So many spellings of a word are kept."""
_OF_ONE, _LEAST = 5, 0.02
"""So many readings of one unit are followed, and how likely each is at least."""
_WIDER, _WIDEST = 2.0, 0.1
"""A neighbourhood counts beside so many cases of the one that is less exact."""
_NOTHING = "#"


def neighbourhoods(word: Sequence[str], place: int) -> Iterator[str]:
    """The unit with what stands beside it, from wide to exact."""
    unit = word[place]
    first, before, after, second = (
        word[near] if 0 <= near < len(word) else _NOTHING for near in (place - 2, place - 1, place + 1, place + 2)
    )
    yield unit
    yield f"{_kind(before)} {unit} {_kind(after)}"
    yield f"{before} {unit} {_kind(after)}"
    yield f"{_kind(before)} {unit} {after}"
    yield f"{before} {unit} {after}"
    yield f"{_kind(first)} {before} {unit} {after} {_kind(second)}"


def _kind(unit: str) -> str:
    return unit if unit == _NOTHING else "V" if is_vowel(unit) else "C"


class Reader:
    """A table of what units become: for each neighbourhood, how often it was written in which way."""

    def __init__(self, data: Mapping[str, Mapping[str, int]]) -> None:
        self._table = {where: (dict(found), float(sum(found.values()))) for where, found in data.items()}

    def spellings(self, word: str) -> Shares:
        """The likeliest spellings of a folded word, and how likely each is."""
        parts = units(word)
        best: Shares = {"": 1.0}
        for place in range(len(parts)):
            ways = sorted(self._ways(parts, place).items(), key=lambda way: (-way[1], way[0]))[:_OF_ONE]
            longer: Shares = defaultdict(float)
            for text, share in best.items():
                for written, likely in ways:
                    if likely > _LEAST:
                        longer[text + written] += share * likely
            best = dict(sorted(longer.items(), key=lambda way: (-way[1], way[0]))[: BEST * 2])
        return dict(list(best.items())[:BEST])

    def _ways(self, word: Sequence[str], place: int) -> Shares:
        ways: Shares = {}
        for where in neighbourhoods(word, place):
            if where in self._table:
                found, total = self._table[where]
                wider = _WIDER if ways else _WIDEST
                ways = {
                    way: (found.get(way, 0) + wider * ways.get(way, 0.0)) / (total + wider)
                    for way in sorted(ways.keys() | found.keys())
                }
        return ways or {"": 1.0}

    def read(self, words: Sequence[tuple[str, str]], chosen: NDArray[np.bool_] | None = None) -> Spellings:
        """All words of a vocabulary, or those chosen of it."""
        numbers: dict[str, int] = {}
        spelled = np.full((len(words) + 1, BEST), -1, np.int32)
        roots = np.zeros(spelled.shape, np.float32)
        for place in range(len(words)) if chosen is None else np.flatnonzero(chosen).tolist():
            found = self.spellings(words[place][0])
            spelled[place, : len(found)] = [numbers.setdefault(text, len(numbers)) for text in found]
            roots[place, : len(found)] = np.sqrt(np.array(list(found.values())))
        return Spellings(spelled, roots)


def shared(names: Names, written: Spellings, a: Ints, b: Ints) -> Floats:
    """How likely the words of the shorter name are written as some word of the other: the least, the mean and the most."""
    left, right = names.words[a], names.words[b]
    there = (left[:, :, None] >= 0) & (right[:, None, :] >= 0)
    count = len(names.vocabulary) + 1
    keys, where = np.unique((left[:, :, None].astype(np.int64) * count + right[:, None, :])[there], return_inverse=True)
    x, y = np.minimum(keys // count, keys % count), np.maximum(keys // count, keys % count)
    alike = np.zeros(len(keys), np.float32)
    for mine in range(BEST):
        same = written.numbers[y] == written.numbers[x, mine][:, None]
        alike += written.roots[x, mine] * (written.roots[y] * same).sum(1)
    table = np.zeros(there.shape, np.float32)
    table[there] = alike[where]
    sizes = names.sizes[a], names.sizes[b]
    sides = (_of_side(table.max(2), left >= 0), _of_side(table.max(1), right >= 0))
    shorter = [(size == np.minimum(*sizes))[:, None] for size in sizes]
    found: Floats = np.minimum(*(np.where(own, side, 1) for own, side in zip(shorter, sides, strict=True)))
    return found


def _of_side(best: Floats, own: NDArray[np.bool_]) -> Floats:
    """The least, the mean and the most of what the words of one name have in common with the other's best."""
    sizes = np.maximum(own.sum(1), 1)
    table = [np.where(own, best, 1).min(1) * own.any(1), np.round(best, 4).sum(1) / sizes, best.max(1)]
    return np.column_stack(table).astype(np.float32)

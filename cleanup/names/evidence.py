"""What speaks for or against two names being one: a linear model over the edits of aligned words and the words left over.

An edit is one grapheme unit read for another, or lost; it counts alone, by its place in the word, and with the units before and
after it, so that -ova for -ov says something else than a lost ending elsewhere. Which words are left over counts too: Muhammad is
often left out, Nova hardly. What each says is learned from pairs of the same and of different names by logistic regression.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from cleanup.names.prepared import HUNDREDTHS, Costs, Floats, Ints, Names, Rows
from cleanup.names.tables import HALF, Codes, edits

_EDIT = 2 * HALF
_KIND = 3 * _EDIT
"""A sign has three edits at most; above their bits stands its kind."""
_ALONE, _PLACED, _AFTER, _BEFORE, _BETWEEN, _RUN, _STRETCH, _OVER, _OVER_BOTH, _SHAPE = range(10)
_MANY = 4


class Links(NamedTuple):
    """Which words of which pairs are aligned and which are left over: rows of pairs, and numbers of words beside them."""

    rows: Ints
    left: Ints
    right: Ints
    over_rows: Ints
    over: Ints
    sizes: tuple[Ints, Ints]
    """How many words both names of each pair have."""


class Signs(NamedTuple):
    """What pairs have that speaks for or against: rows of pairs, and a number for each sign beside them."""

    rows: Ints
    codes: Codes


class Evidence:
    """Learned weights of signs."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.words = {word: number for number, word in enumerate(data["words"])}
        self._codes = np.array(data["signs"], np.int64).cumsum()
        self._weights = np.array(data["weights"], np.int64)
        self._start = int(data["start"])

    def __call__(self, names: Names, links: Links, costs: Costs) -> Floats:
        """For each pair the logarithm of the odds. Weights are whole hundredths, so a sum does not depend on its order."""
        signs = signs_of(names, links, costs, self.words)
        places = np.minimum(np.searchsorted(self._codes, signs.codes), len(self._codes) - 1)
        weights = np.where(self._codes[places] == signs.codes, self._weights[places], 0)
        total = np.bincount(signs.rows, weights, len(links.sizes[0]))
        return np.asarray((total + self._start) / HUNDREDTHS, np.float32)


def signs_of(names: Names, links: Links, costs: Costs, words: Mapping[str, int]) -> Signs:
    """All signs of the pairs whose words are linked; `words` numbers those that say something when they are left over."""
    parts = [*_of_edits(names, links, costs), *_of_words(names, links, words)]
    return Signs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _of_edits(names: Names, links: Links, costs: Costs) -> Iterator[Signs]:
    plain = names.word_rows.letters[1]
    # Of two ways that cost the same the first is taken: it must not depend on which name comes first.
    turn = names.rank[links.left] > names.rank[links.right]
    sides = np.where(turn, links.right, links.left), np.where(turn, links.left, links.right)
    a, b = (Rows(plain.units[words], plain.sizes[words]) for words in sides)
    for here, found in edits(a, b, costs):
        rows = links.rows[here]
        turned = found >> HALF | (found & (1 << HALF) - 1) << HALF
        both = (found, turned)
        step, place = np.nonzero(found)
        yield _signs(_ALONE, rows[place], [(side[step, place],) for side in both])
        step, place = np.nonzero(found != turned)
        own, after, before = ([side[step + far, place] for side in both] for far in (0, -1, 1))
        ends = ((before[0] == 0) + 2 * (after[0] == 0)).astype(np.int64)
        for kind, parts in (
            (_PLACED, (own, [ends, ends])),
            (_AFTER, (own, after)),
            (_BEFORE, (own, before)),
            (_BETWEEN, (own, after, before)),
        ):
            yield _signs(kind, rows[place], list(zip(*parts, strict=True)))
        yield from _runs(rows, both)


def _runs(rows: Ints, sides: tuple[Codes, Codes]) -> Iterator[Signs]:
    """Edits that follow one another without a common unit: how many, where in the word, and which."""
    other = sides[0] != sides[1]
    lengths = np.zeros(other.shape, np.int64)
    for row in range(len(other) - 2, 0, -1):
        lengths[row] = (lengths[row + 1] + 1) * other[row]
    step, place = np.nonzero(other & ~np.roll(other, 1, axis=0))
    long = lengths[step, place]
    ends = (sides[0][step - 1, place] == 0) + 2 * (sides[0][step + long, place] == 0)
    code = np.minimum(long, _MANY) << 2 | ends
    yield Signs(rows[place], code | _RUN << _KIND)
    step, place, long = (found[long > 1] for found in (step, place, long))
    third = np.minimum(step + 2, len(other) - 1)
    yield _signs(
        _STRETCH,
        rows[place],
        [(side[step, place], side[step + 1, place], np.where(long > 2, side[third, place], 0)) for side in sides],
    )


def _signs(kind: int, rows: Ints, sides: Sequence[tuple[Codes, ...]]) -> Signs:
    """One sign for each row of edits, the same whichever name comes first."""
    codes = []
    for side in sides:
        code = side[0]
        for edit in side[1:]:
            code = code << _EDIT | edit
        codes.append(code)
    return Signs(rows, np.minimum(*codes) | kind << _KIND)


def _of_words(names: Names, links: Links, words: Mapping[str, int]) -> Iterator[Signs]:
    """Words left over on one side or on both, and how many words there are and have a partner."""
    numbers = np.array([words.get(plain, -1) for _, plain in names.vocabulary] or [-1], np.int64)[links.over]
    aligned = np.bincount(links.rows, minlength=len(links.sizes[0]))
    least, most = np.minimum(*links.sizes), np.maximum(*links.sizes)
    known, both = numbers >= 0, (aligned < least)[links.over_rows]
    for kind, here in ((_OVER, known), (_OVER_BOTH, known & both)):
        yield Signs(links.over_rows[here], numbers[here] | kind << _KIND)
    shape = np.minimum(least, _MANY) << _EDIT | np.minimum(most, _MANY) << HALF | np.minimum(aligned, _MANY)
    yield Signs(np.arange(len(aligned), dtype=np.int32), shape.astype(np.int64) | _SHAPE << _KIND)


def renumbered(codes: Codes, weights: Codes) -> tuple[list[int], Codes, Codes]:
    """The numbers of the words that signs are about, and the signs in order with those words numbered from 0."""
    worded = np.isin(codes >> _KIND, (_OVER, _OVER_BOTH))
    kind, number = codes[worded] >> _KIND << _KIND, codes[worded] & (1 << _KIND) - 1
    kept, fresh = np.unique(number, return_inverse=True)
    codes = codes.copy()
    codes[worded] = kind | fresh
    order = np.argsort(codes)
    return kept.tolist(), codes[order], weights[order]

"""How alike two spellings of a name are, by what its way through another script may have cost."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from cleanup.datafile import parse
from cleanup.names.fold import UNITS, is_vowel, units

_ROUNDING = 1e-9


@cache
def _costs() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    data: dict[str, Any] = parse(files("cleanup").joinpath("data/routes.yml").read_bytes())
    pairs: dict[tuple[str, str], float] = {}
    for names, cost in data["pairs"].items():
        a, b = names.split()
        pairs[a, b] = pairs[b, a] = float(cost)
    return {name: float(data[name]) for name in data if isinstance(data[name], float)}, pairs


@cache
def _substitution(a: str, b: str) -> float:
    if a == b:
        return 0.0
    single, pairs = _costs()
    if (a, b) in pairs:
        return pairs[a, b]
    if is_vowel(a) and is_vowel(b):
        return single["vowel_vowel"]
    return single["consonant_consonant"] + (0.2 if is_vowel(a) != is_vowel(b) else 0.0)


@cache
def _lost(unit: str, last: bool) -> float:
    single, _ = _costs()
    if unit == "y":
        return single["y_lost"]
    if is_vowel(unit):
        return single["vowel_lost"]
    if unit in ("h", "w"):
        return single["h_lost"]
    return single["final_consonant_lost"] if last else single["consonant_lost"]


@lru_cache(maxsize=500_000)
def distance(a: str, b: str, most: float = math.inf) -> float:
    """Cost of the cheapest way from one folded token to the other; where it is more than `most`, any number that is more."""
    left, right = units(a), units(b)
    drops = [_lost(unit, False) for unit in right[:-1]] + [_lost(unit, True) for unit in right[-1:]]
    row = [0.0, *accumulate(drops)]
    for i, x in enumerate(left):
        drop = _lost(x, i == len(left) - 1)
        previous, row = row, [row[0] + drop]
        for y, above, corner, lost in zip(right, previous[1:], previous, drops, strict=False):
            row.append(min(corner + _substitution(x, y), above + drop, row[-1] + lost))
        if (least := min(row)) > most:
            return least
    return row[-1]


def similarity(a: str, b: str, least: float = 0.0) -> float:
    """Likeness of two folded tokens, 0 to 1; a given distance weighs more in a short name than in a long one.

    Where it is less than `least`, any number that is less: most words are seen to be other words by their first letters.
    """
    if a == b:
        return 1.0
    longest = max(len(units(a)), len(units(b)))
    if not longest:
        return 0.0
    most = (1.0 - least) * (longest + 1) / 2.2 + _ROUNDING if least else math.inf
    if least and (_unmatched(a, b) > most or _unmatched(b, a) > most):
        return 0.0
    return max(0.0, 1.0 - distance(a, b, most) * 2.2 / (longest + 1))


def _unmatched(a: str, b: str) -> float:
    """What it costs at least that the other token has nothing that is near a unit of this one, wherever it stands."""
    there, cost = _demands(b)[0], 0.0
    for near, lost in _demands(a)[1]:
        if not near & there:
            cost += lost
    return cost


@lru_cache(maxsize=200_000)
def _demands(token: str) -> tuple[int, tuple[tuple[int, float], ...]]:
    """The units of a token as bits; and for each the bits of those that are cheaper put for it than it is lost, and that cost."""
    mine = units(token)
    lost = [_lost(unit, place == len(mine) - 1) for place, unit in enumerate(mine)]
    return (
        sum({1 << UNITS.index(unit) for unit in mine}),
        tuple(map(_near, mine, lost)),
    )


@cache
def _near(unit: str, lost: float) -> tuple[int, float]:
    return sum(1 << bit for bit, other in enumerate(UNITS) if _substitution(unit, other) < lost), lost


def explain(a: str, b: str) -> str:
    """In words, what sets two folded tokens apart."""
    left = [unit for unit in units(a) if not is_vowel(unit)]
    right = [unit for unit in units(b) if not is_vowel(unit)]
    if left == right:
        return "same consonants, other vowels"
    changed = [f"{x}/{y}" for x, y in zip(left, right, strict=False) if x != y]
    if len(left) == len(right):
        return f"{', '.join(changed)} are written alike on the way through another script"
    return "a letter lost or added on the way through another script"

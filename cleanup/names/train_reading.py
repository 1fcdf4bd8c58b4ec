"""Learns the table of `reading` from names whose native spelling is known: which unit became which letters, by expectation
maximisation over all ways to share the letters of a word among its units."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cleanup.names.fold import is_vowel, units
from cleanup.names.prepared import parse
from cleanup.names.reading import neighbourhoods

_ROUNDS = 3
_MOST = 2
"""One unit becomes so many letters at most."""
_FIRST = {True: (0.5, 0.02, 0.0004), False: (0.15, 0.02, 0.0004)}
"""Before anything is learned: how likely a vowel, or a consonant, becomes none, a certain one, certain two letters."""
_UNHEARD, _SEEN = 1e-7, 0.05
_OFTEN = 3
"""A word counts no oftener, and a neighbourhood is kept if it was met so often."""
_UNLIKELY, _DOUBT = 1e-60, 0.018
"""Words as unlikely as these are not spellings of one name: all of it, and by unit."""
_NATIVE = re.compile(r"(?:arw|aru):(.+)")
_GLUED = ((re.compile(r"\bعبد "), "عبد"), (re.compile(r" الدين\b"), "الدين"), (re.compile(r" الله\b"), "الله"))
_ARTICLE, _SHORTEST = "ال", 4
_LETTER = re.compile("[\u0600-\u06ff]+")
Words = Counter[tuple[tuple[str, ...], str]]
Ways = dict[str, dict[str, float]]
Rows = list[list[float]]


def read_table(names: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """The table from names and their owners, such as are known by their native spelling."""
    words = _words(names)
    ways: Ways = {}
    for _ in range(_ROUNDS):
        ways = _learned(words, ways)
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for (word, native), count in words.items():
        for place, written in enumerate(_likeliest(word, native, ways)):
            for where in neighbourhoods(word, place):
                table[where][written] += count
    often = (where for where in sorted(table) if " " not in where or table[where].total() >= _OFTEN)
    return {where: dict(sorted(table[where].items())) for where in often}


def _words(names: Sequence[tuple[str, str]]) -> Words:
    """Words and their native spellings, of names that have as many words in both scripts."""
    found: Words = Counter()
    for name, owner in sorted(set(names)):
        if known := _NATIVE.match(owner):
            latin = [heard for heard, _ in parse(name).words]
            native = list(_native(known.group(1)))
            if len(latin) == len(native):
                found.update((units(word), text) for word, text in zip(latin, native, strict=True))
    fits = {pair: count for pair, count in found.items() if len(pair[1]) <= _MOST * len(pair[0])}
    return Counter({pair: min(count, _OFTEN) for pair, count in fits.items()})


def _native(text: str) -> Iterator[str]:
    for pattern, glued in _GLUED:
        text = pattern.sub(glued, text)
    for word in text.split():
        bare = word.removeprefix(_ARTICLE) if len(word) > _SHORTEST else word
        if letters := "".join(_LETTER.findall(bare)):
            yield letters


def _likely(unit: str, written: str, ways: Ways) -> float:
    return ways.get(unit, {}).get(written, _UNHEARD) if ways else _FIRST[is_vowel(unit)][len(written)]


def _learned(words: Words, ways: Ways) -> Ways:
    """What each unit becomes, by what it is expected to have become in all words under the ways of the round before."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (word, native), count in words.items():
        there, back = _forward(word, native, ways), _backward(word, native, ways)
        if there[-1][-1] < _UNLIKELY:
            continue
        for place, unit in enumerate(word):
            for start, end in _parts(len(native)):
                share = there[place][start] * back[place + 1][end] / there[-1][-1]
                if share:
                    counts[unit][native[start:end]] += share * _likely(unit, native[start:end], ways) * count
    return {
        unit: {written: share / sum(found.values()) for written, share in found.items() if share > _SEEN}
        for unit, found in counts.items()
    }


def _parts(length: int) -> Iterator[tuple[int, int]]:
    return ((start, end) for start in range(length + 1) for end in range(start, min(start + _MOST, length) + 1))


def _forward(word: Sequence[str], native: str, ways: Ways) -> Rows:
    table = [[1.0] + [0.0] * len(native)]
    for unit in word:
        row = [0.0] * (len(native) + 1)
        for start, end in _parts(len(native)):
            if table[-1][start]:
                row[end] += table[-1][start] * _likely(unit, native[start:end], ways)
        table.append(row)
    return table


def _backward(word: Sequence[str], native: str, ways: Ways) -> Rows:
    table = [[0.0] * len(native) + [1.0]]
    for unit in reversed(word):
        row = [0.0] * (len(native) + 1)
        for start, end in _parts(len(native)):
            if table[-1][end]:
                row[start] += table[-1][end] * _likely(unit, native[start:end], ways)
        table.append(row)
    return table[::-1]


def _likeliest(word: Sequence[str], native: str, ways: Ways) -> Sequence[str]:
    """The likeliest way to share the letters among the units; none where all are unlikely."""
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ()) for _ in range(len(native) + 1)]
    best[0] = (1.0, ())
    for unit in word:
        row: list[tuple[float, tuple[str, ...]]] = [(0.0, ())] * (len(native) + 1)
        for start, end in _parts(len(native)):
            share, parts = best[start]
            if share:
                way = share * _likely(unit, native[start:end], ways)
                if way > row[end][0]:
                    row[end] = (way, (*parts, native[start:end]))
        best = row
    share, parts = best[-1]
    return parts if share > _DOUBT ** len(word) else ()

"""Whole names made ready for comparing: words that belong together, in grapheme units, as rows of numbers.

What a name needs is worked out once, however many names it is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleanup.names.fold import VOWELS, sounds, spoken, tokens, units
from cleanup.names.given import called_group, given_group
from cleanup.names.mentions import frequency
from cleanup.names.scripts import ending, far, slavonic, written

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

WORDS = 6
"""So many words of a name are looked at."""
HUNDREDTHS = 100
LETTERS, WHOLE = 12, 24
"""So many units of a word, and of a name written as one word."""
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
    """What it costs, in hundredths, to read one grapheme unit for another, or none; unit 0 is filling, 1 stands for unknown ones."""

    numbers: dict[str, int]
    pairs: NDArray[np.uint16]
    gaps: NDArray[np.uint16]


class Rows(NamedTuple):
    """Words as rows of unit numbers, filled with zeros, and how long each is."""

    units: Ints
    sizes: Ints


def rows_of(words: Sequence[str], costs: Costs, length: int, *, consonants: bool = False) -> Rows:
    """Each word as a row; of the consonants alone where they are asked for."""
    table = np.zeros((len(words), length), np.int32)
    sizes = np.zeros(len(words), np.int32)
    for place, word in enumerate(words):
        found = [unit for unit in units(word) if unit not in VOWELS] if consonants else units(word)
        row = [costs.numbers.get(unit, 1) for unit in found[:length]]
        table[place, : len(row)] = row
        sizes[place] = len(row)
    return Rows(table, sizes)


class Readings(NamedTuple):
    """Rows of both readings (ş as sh, and as s), letters and consonants; `two` says where the readings differ."""

    letters: tuple[Rows, Rows]
    bones: tuple[Rows, Rows]
    two: NDArray[np.bool_]


def _readings(words: Sequence[tuple[str, str]], costs: Costs, length: int) -> Readings:
    two = np.array([a != b for a, b in words], bool)
    return Readings(
        _both(words, two, costs, length, consonants=False),
        _both(words, two, costs, length * 2 // 3, consonants=True),
        two,
    )


def _both(
    words: Sequence[tuple[str, str]], two: NDArray[np.bool_], costs: Costs, length: int, *, consonants: bool
) -> tuple[Rows, Rows]:
    """The rows as heard, and as spelled; most words have one reading, whose row serves for both."""
    heard = rows_of([word for word, _ in words], costs, length, consonants=consonants)
    again = np.flatnonzero(two)
    fresh = rows_of([words[place][1] for place in again.tolist()], costs, length, consonants=consonants)
    plain = Rows(heard.units.copy(), heard.sizes.copy())
    plain.units[again], plain.sizes[again] = fresh.units, fresh.sizes
    return heard, plain


class Spellings(NamedTuple):
    """The likeliest spellings of words in another script, as numbers, and the roots of their shares."""

    numbers: Ints
    roots: Floats


class Contexts(NamedTuple):
    """The letters of names, one name after the other: a vector for each, and what it weighs; where each name starts, and its length."""

    vectors: NDArray[np.int8]
    weights: Floats
    starts: NDArray[np.int64]
    sizes: Ints


class Names:
    """A list of names, each with all that comparing needs."""

    def __init__(self, names: Sequence[str], costs: Costs) -> None:
        parsed = [parse(name) for name in names]
        self.parsed = parsed
        self.words = np.full((len(names), WORDS), -1, np.int32)
        self.weights = np.zeros((len(names), WORDS), np.float32)
        numbers: dict[tuple[str, str], int] = {}
        for place, name in enumerate(parsed):
            for rank, word in enumerate(name.words):
                self.words[place, rank] = numbers.setdefault(word, len(numbers))
            self.weights[place, : len(name.weights)] = name.weights
        self.sizes = (self.words >= 0).sum(1)
        self.totals = self.weights.sum(1)
        self.vocabulary = list(numbers)
        self.word_rows = _readings(self.vocabulary, costs, LETTERS)
        self.spellings: Spellings | None = None
        self.contexts: Contexts | None = None
        order = sorted(range(len(numbers)), key=lambda place: self.vocabulary[place][1])
        self.rank = np.empty(len(numbers), np.int32)
        self.rank[order] = np.arange(len(numbers))
        self.initial = np.array([len(plain) == 1 for _, plain in self.vocabulary], bool)
        self.first = np.array([ord(plain[0]) for _, plain in self.vocabulary], np.int32)
        joined = [(name.joined(0), name.joined(1)) for name in parsed]
        self.whole = _readings(joined, costs, WHOLE)
        self.joined = [plain for _, plain in joined]
        self.spaced = [" ".join(word for _, word in name.words) for name in parsed]
        self.consonants = [text.translate(_VOWELS) for text in self.joined]
        self.sounds = [" ".join(sounds(heard, vowels=True) for heard, _ in name.words) for name in parsed]
        self.bones = [" ".join(sounds(heard, vowels=False) for heard, _ in name.words) for name in parsed]
        self.given = np.array([given_group(plain) for _, plain in self.vocabulary], np.int32)
        self.called = np.array([called_group(plain) for _, plain in self.vocabulary], np.int32)
        self.endings = np.array([ending(plain) for _, plain in self.vocabulary], np.int32)
        self.written = [written(text) for text in self.joined]
        self.far = [far(" ".join(word for _, word in name.words)) for name in parsed]
        self.slavonic = [slavonic(text) for text in self.joined]
        vowels = [sum(map(text.count, "aeiou")) / max(1, len(text)) for text in self.joined]
        self.vowels = np.array(vowels, np.float32)
        self.ends = np.array([(text[:1], text[-1:]) for text in self.joined] or [("", "")], "<U1")
        self.open_end = np.isin(self.ends[:, 1], list("aeiouy"))


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

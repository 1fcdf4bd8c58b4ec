"""Other articles on the same event that say what a literal rendering only stands for.

An article about a strike says 'combat aircraft march'; another one that names the same people and places says 'drones'. Which
articles tell of one event is known by what they name, so witnesses are settled together with the names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cleanup import lexicon
from cleanup.letters import places, plain_words, without_capitals
from cleanup.names.fold import key
from cleanup.names.mentions import frequency
from cleanup.rules.base import Witness
from cleanup.text import Doc, Piece

_SHARED = 3
"""Names that two articles on one event have in common, at the least."""
_WIDESPREAD = 50
"""Articles beyond which a name says nothing of the event."""
_SHOWN = 2
"""Witnesses that are shown for one entry."""
_EVERYDAY = 5.0
"""Zipf frequency from which on a word is in every second article."""
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Senses:
    """What the lexicon knows of one article: entries that may have been misread in it, and for which it has the right words."""

    doubtful: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class _Right(NamedTuple):
    """The right words of an entry: the phrase, its words without endings, and for each two that follow each other how they may end."""

    phrase: str
    words: frozenset[str]
    pairs: tuple[frozenset[Piece], ...]


@cache
def _right() -> dict[str, _Right]:
    """The telling words of each entry, by its id."""
    found = {}
    for entry in (entry for entry in lexicon.entries("sense") if entry.right):
        right = " ".join(re.sub(r"\$\d|\{\d(?::[^/{}]+/[^/{}]+/([^/{}]+)/[^{}]+)?\}", r" \1 ", entry.right[0]).split())
        words = [word.lower() for word in _WORDS.findall(right)]
        if any(len(word) > 3 and frequency(word) < _EVERYDAY for word in words):
            found[entry.id] = _Right(right, frozenset(map(_stem, words)), tuple(_pairs(right)))
    return found


@cache
def _by_word() -> dict[str, list[tuple[int, str, _Right]]]:
    """Entries, each with its number and right words, by the longest of these."""
    found: dict[str, list[tuple[int, str, _Right]]] = defaultdict(list)
    for number, (entry, right) in enumerate(_right().items()):
        found[max(sorted(right.words), key=len)].append((number, entry, right))
    return dict(found)


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _pairs(right: str) -> Iterator[frozenset[Piece]]:
    stems = [plain_words(_stem(word)) for word in without_capitals(right).split()]
    for left, after in pairwise(filter(None, stems)):
        yield frozenset((left[-1] + a, after[0] + b) for a in ("", "s") for b in ("", "s"))


def senses(doc: Doc) -> Senses:
    """What the lexicon knows of a text. In doubt is what its words allow: where an entry fits is looked for when it is cleaned."""
    words = frozenset(map(_stem, doc.vocabulary))
    by_word, known = _by_word(), _right()
    may = sorted(entry for word in words & by_word.keys() for entry in by_word[word] if entry[2].words <= words)
    said = tuple(entry for _, entry, right in may if _says(doc, right))
    doubtful = (entry.id for entry, _, _ in lexicon.possible(doc, "sense") if entry.id in known)
    return Senses(tuple(dict.fromkeys(doubtful)), said)


def _says(doc: Doc, right: _Right) -> bool:
    if any(doc.pieces.isdisjoint(pair) for pair in right.pairs):
        return False
    words = tuple(map(_stem, without_capitals(right.phrase).split()))
    return any(_stands(words, doc.alike, place) for place in places(words[0], doc.alike))


def _stands(words: tuple[str, ...], text: str, start: int) -> bool:
    """Whether these words begin here, a space between each two of them and each with or without an s."""
    at = start
    for number, word in enumerate(words):
        wanted = f" {word}" if number else word
        if not text.startswith(wanted, at):
            return False
        at += len(wanted)
        at += text.startswith("s", at)
    return not (text[max(0, start - 1) : start].isalnum() or text[at : at + 1].isalnum())


class Witnesses:
    """Which articles name what, and what they say."""

    def __init__(self, articles: Iterable[tuple[str, frozenset[str], Senses]]) -> None:
        """Every article with its names (`named`) and senses."""
        self._said: dict[str, frozenset[str]] = {}
        self._by_name: Mapping[str, list[str]] = defaultdict(list)
        for article, names, known in articles:
            if known.said:
                self._said[article] = frozenset(known.said)
                for name in names:
                    self._by_name[name].append(article)

    def of(self, article: str, names: frozenset[str], known: Senses) -> tuple[Witness, ...]:
        """The witnesses for what is doubtful in an article, the nearest first."""
        if not known.doubtful:
            return ()
        shared = Counter(
            other
            for name in names
            for other in self._by_name.get(name, ())
            if len(self._by_name[name]) <= _WIDESPREAD and other != article
        )
        near = sorted((other for other, count in shared.items() if count >= _SHARED), key=lambda o: (-shared[o], o))
        return tuple(
            Witness(entry, other, _right()[entry].phrase)
            for entry in known.doubtful
            for other in [other for other in near if entry in self._said[other]][:_SHOWN]
        )


def named(uses: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The names of an article, from its spellings and their authority ids: full names, or whoever the authority knows."""
    return frozenset(entry or key(surface) for surface, entry in uses if entry or " " in surface)

"""What names mean, looked for in texts: by the words of a meaning, so that a text is searched for the few that it may have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from cleanup.datafile import parse
from cleanup.letters import places, plain_words, without_capitals
from cleanup.text import Doc, Piece, Span

T = TypeVar("T")
OPEN, CLOSE = "[\"“‘«']?", "[\"”’»']?"
"""Quotation marks in which a name may stand."""


class Meanings(Generic[T]):
    """Names by what they mean, in small letters."""

    def __init__(self, owners: Mapping[str, tuple[T, ...]]) -> None:
        """The names under each of their meanings. A meaning is called up by its longest word, which is the rarest."""
        self._owners = owners
        self._called_by: dict[str, list[str]] = {}
        self._needed: dict[str, frozenset[Piece]] = {}
        for meaning in owners:
            words = plain_words(meaning)
            self._called_by.setdefault(max(words, key=len), []).append(meaning)
            self._needed[meaning] = frozenset(words) | frozenset(pairwise(words))

    def possible(self, doc: Doc) -> Iterator[tuple[str, tuple[T, ...]]]:
        """The meanings that a text may have by its words, the longest first, each with the names."""
        words = self._called_by.keys() & doc.vocabulary
        called = [meaning for word in words for meaning in self._called_by[word] if self._needed[meaning] <= doc.pieces]
        for meaning in sorted(called, key=lambda meaning: (-len(meaning), meaning)):
            yield meaning, self._owners[meaning]


class Bearer(NamedTuple):
    """What has a name, by one meaning of it. `nouns` are what it is called, `countries` where it is."""

    name: str
    nouns: frozenset[str]
    countries: frozenset[str]
    alone: bool


class Found(NamedTuple):
    """A place in the text where the meaning of a name stands for it, with the names that may be meant."""

    span: Span
    put: tuple[str, ...]


@cache
def data(name: str) -> dict[str, Any]:
    """A file of the package's data, as it is."""
    found: dict[str, Any] = parse((Path(__file__).parent / "data" / name).read_bytes())
    return found


def bearers(rows: Iterable[Mapping[str, Any]], nouns: Mapping[str, Iterable[str]], usual: str = "") -> Meanings[Bearer]:
    """The names of a file of data; a row that does not say what it is called is called as the `usual` ones are."""
    found: dict[str, list[Bearer]] = {}
    for row in rows:
        called = frozenset(noun for kind in row.get("as", [usual]) for noun in nouns[kind])
        lands = row["of"] if isinstance(row["of"], list) else [row["of"]]
        bearer = Bearer(row["name"], called, frozenset(map(str, lands)), row.get("alone", False))
        for meaning in row["means"]:
            found.setdefault(meaning.removeprefix("the "), []).append(bearer)
    return Meanings({meaning: tuple(owners) for meaning, owners in found.items()})


def occurrences(doc: Doc, meaning: str) -> Iterator[Span]:
    """Where the words of a meaning stand, with any capitals; they are quickly found by their letters."""
    letters, end = without_capitals(meaning), 0
    for start in places(letters, doc.alike):
        if start >= end and (match := _pattern(meaning).match(doc.text, start)):
            end = match.end()
            yield Span(*match.span())


@cache
def _pattern(meaning: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-]){re.escape(meaning)}(?![\w-])", re.I)


def any_of(words: Iterable[str]) -> str:
    """Alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def with_article(span: Span, doc: Doc) -> Span:
    """The span with the article before it, which a name has not."""
    return Span(span.start - 4, span.end) if doc.text[max(0, span.start - 4) : span.start].lower() == "the " else span


def word_before(text: str, position: int) -> str:
    """The word right before a position, '' where none is."""
    word = re.search(r"([^\W\d_][\w'’-]*)[ \u00a0]$", text[max(0, position - 40) : position])
    return word[1] if word else ""


def opens_sentence(doc: Doc, position: int) -> bool:
    """Whether a sentence begins at a position, or right after it once quotation marks are read over."""
    return doc.sentence_at(position).start >= position - 1

"""Countries and the words for their people: what `data/demonyms.yml` holds, read once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleanup.datafile import parse

_GOES_ON = re.compile(r"\w")
_FILE = Path(__file__).parent / "data" / "demonyms.yml"


class Country(NamedTuple):
    """A country as English news writes it; `name` has its article, `capital` is '' where none is told apart."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    capital: str
    also: tuple[str, ...]

    @property
    def bare(self) -> str:
        """The name without its article."""
        return self.name.removeprefix("the ")

    def part(self, direction: str) -> str:
        """A part of the country in running text: 'western Libya', 'the western Netherlands'."""
        article = "the " if self.name.startswith("the ") else ""
        return f"{article}{direction} {self.bare}"


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of the file."""
    data = parse(_FILE.read_bytes())
    return tuple(
        Country(
            entry["code"],
            entry["name"],
            tuple(entry["adjectives"]),
            entry.get("capital", ""),
            tuple(entry.get("also", ())),
        )
        for entry in data["countries"]
    )


@cache
def codes() -> frozenset[str]:
    """The codes of all countries and territories."""
    return frozenset(by_code()) | frozenset(parse(_FILE.read_bytes())["territories"])


@cache
def arabic() -> frozenset[str]:
    """The codes of the countries whose news is written in Arabic."""
    return frozenset(parse(_FILE.read_bytes())["arabic"])


@cache
def by_code() -> dict[str, Country]:
    """Countries by code."""
    return {country.code: country for country in countries()}


def named(code: str) -> str:
    """What a country is called; a territory has its code only."""
    return by_code()[code].name if code in by_code() else code


@cache
def by_adjective() -> dict[str, Country]:
    """Countries by adjective ('Libyan'), without the adjectives that several countries share."""
    shared = Counter(adjective for country in countries() for adjective in country.adjectives)
    return {adjective: country for country in countries() for adjective in country.adjectives if shared[adjective] == 1}


@cache
def by_name() -> dict[str, Country]:
    """Countries by any of their names, without the article."""
    return {name: country for country in countries() for name in (country.bare, *country.also)}


@cache
def adjective_pattern() -> str:
    """A regular expression for any adjective of one country alone, longest first; it captures nothing."""
    return _any_of(by_adjective())


@cache
def _opening() -> re.Pattern[str]:
    """The first letters of a name or adjective, where one may begin: quickly found, as a pattern that begins with a set is."""
    first = "".join(sorted({re.escape(word[0]) for word in _owners()}))
    return re.compile(rf"[{first}](?<![\w-].)\w*", re.S)


@cache
def _by_opening() -> dict[str, list[str]]:
    """Names and adjectives by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(_owners(), key=lambda word: (-len(word), word)):
        opening = _opening().match(word)
        assert opening, word
        found.setdefault(opening.group(), []).append(word)
    return found


@cache
def _owners() -> dict[str, str]:
    capitals = {country.capital: country.code for country in countries() if country.capital}
    named = {word: country.code for word, country in (by_adjective() | by_name()).items()}
    return capitals | named


def mentions(text: str) -> Counter[str]:
    """How often each country is named in `text`, by code: its names, adjectives and capital together."""
    return Counter(_owners()[word] for word in _mentions(text))


def _mentions(text: str) -> Iterator[str]:
    end = 0
    for match in _opening().finditer(text):
        start = match.start()
        words = _by_opening().get(match.group(), ()) if start >= end else ()
        for word in words:
            if text.startswith(word, start) and not _GOES_ON.match(text, start + len(word)):
                end = start + len(word)
                yield word
                break


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; it looks at the first letter before it tries hundreds of them."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    first = "".join(sorted({re.escape(word[0]) for word in ordered}))
    return f"(?=[{first}])(?:{'|'.join(map(re.escape, ordered))})"

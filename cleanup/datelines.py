"""Where an outlet stands by its place alone: beside the town with which a report begins, after 'Source:', or alone in its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from cleanup import demonyms
from cleanup.names import authority
from cleanup.names.fold import key
from cleanup.text import Doc, Span

_LINE = re.compile(r"[^\n]+")
_REACH = 110
_SEPARATOR = re.compile(
    r"[ \u00a0]*[,;]?[ \u00a0]+[-–—]+[ \u00a0]*|[-–—][ \u00a0]+|[ \u00a0]*[/|•][ \u00a0]*|[ \u00a0]*:[ \u00a0]+"
    r"|[ \u00a0]*[()«»\[\]][ \u00a0]*|(?<=[\"”])[,;][ \u00a0]+"
)
_MARK = re.compile(r"[-–—/|•:()«»\[\]]|[\"”][,;]")
"""What every separator has: quickly looked for."""
_MOST_WORDS = 4
_MOST_PARTS = 5
_SOURCE = re.compile(r"\b[Ss]ources?$")
_MARKS = ' \u00a0"“”«».,:;*_'
_HEAD = 6
"""So many lines from the first one a name alone in its line can be that of the outlet."""


class Slot(NamedTuple):
    """A stretch that only the name of an outlet fills. `countries`: those of the town beside it; `alone`: nothing is beside it."""

    span: Span
    countries: frozenset[str]
    alone: bool


@lru_cache(maxsize=4)
def slots(doc: Doc) -> tuple[Slot, ...]:
    """All such stretches of a text."""
    return tuple(_slots(doc))


def _slots(doc: Doc) -> Iterator[Slot]:
    text = doc.text
    lines = [line for line in _LINE.finditer(text) if line.group().strip()]
    for number, line in enumerate(lines):
        first = number == 0
        parts, whole = _parts(text, *line.span())
        named = [_land(part.of(text)) for part in parts]
        towns = frozenset().union(*(lands for lands in named if lands))
        is_dateline = any(lands is not None for lands in named)
        if len(parts) > 1 and is_dateline and not (first and whole):
            for part, lands in zip(parts, named, strict=True):
                if lands is None:
                    yield Slot(part, towns, alone=False)
        elif whole and len(parts) == 1 and 0 < number <= _HEAD:
            yield Slot(parts[0], frozenset(), alone=True)
        elif whole and len(parts) == 2 and _SOURCE.search(parts[0].of(text)):
            yield Slot(parts[1], frozenset(), alone=False)


def _parts(text: str, start: int, end: int) -> tuple[list[Span], bool]:
    """The first parts of a line, as they are set apart, and whether they are all of it. Running text is none."""
    found: list[Span] = []
    at = start
    while at < end and len(found) < _MOST_PARTS:
        last = min(end, start + _REACH)
        mark = _SEPARATOR.search(text, at, last) if _MARK.search(text, at, last) else None
        part = _trimmed(text, at, mark.start() if mark else end)
        if (mark is None and end - at > _REACH) or len(part.of(text).split()) > _MOST_WORDS:
            # 'Libya - the revolution - has' is a sentence, 'Gaza - together - Thousands' begins one.
            return (found, False) if text[part.start].isupper() or text[part.start].isdigit() else ([], False)
        if part.start < part.end:
            found.append(part)
        if mark is None:
            return found, True
        at = mark.end()
    return found, at >= end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


@cache
def _countries() -> dict[str, str]:
    """The codes of countries by their names and capitals."""
    names = {name: country.code for name, country in demonyms.by_name().items()}
    return {country.capital: country.code for country in demonyms.countries() if country.capital} | names


@cache
def _land(part: str) -> frozenset[str] | None:
    """The countries of a place with which a dateline begins; None where the words name no place."""
    if not part[:1].isupper():
        return None
    if ", " in part:
        lands = [_land(town) for town in part.split(", ")]
        return None if None in lands else frozenset().union(*(land for land in lands if land))
    if code := _countries().get(part):
        return frozenset([code])
    known = authority.load()
    name = key(part)
    matches = [match.entry for match in (*known.right.get(name, ()), *known.wrong.get(name, ()))]
    places = [entry for entry in matches if entry.kind == "place"]
    if places:
        return frozenset().union(*(entry.country for entry in places))
    towns = known.places.named(name, demonyms.arabic())
    return frozenset(towns.country) if towns else None

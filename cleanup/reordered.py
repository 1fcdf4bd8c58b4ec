"""Names and set phrases in the word order of the source: what `data/reordered.yml` and the authority know, ready to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cleanup import demonyms, whereabouts
from cleanup.datafile import parse
from cleanup.lexicon_forms import any_of
from cleanup.names import authority
from cleanup.text import Doc, Span

_FILE = Path(__file__).parent / "data" / "reordered.yml"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_RUN = re.compile(r"[A-Z](?<![\w'’-].)[\w'’-]*(?:[ \u00a0](?:(?:of|for|the|and|in|to)[ \u00a0]){0,2}[A-Z][\w'’-]*)+")
_LONGEST = 8
_KINDS = ("organisation", "company")


class Name(NamedTuple):
    """A name that has its words in one order. `head` is its noun, `about` the countries and words of which the article has one."""

    text: str
    order: tuple[str, ...]
    head: str
    countries: tuple[str, ...]
    about: re.Pattern[str] | None
    entry: str | None


class Found(NamedTuple):
    """A place where the words of a name stand in another order."""

    span: Span
    name: Name


@cache
def data() -> dict[str, Any]:
    """The file as it is."""
    found: dict[str, Any] = parse(_FILE.read_bytes())
    return found


@cache
def _same() -> dict[str, str]:
    """Words that a translation uses for each other, and adjectives of countries, by what they count as."""
    words = {other: head for head, others in data()["heads"].items() for other in others}
    lands = {name.lower(): country.code for name, country in (demonyms.by_name() | demonyms.by_adjective()).items()}
    return words | lands


_SMALL = frozenset("of for the and in to on".split())


@cache
def _counted(word: str) -> str:
    """A word as it counts: without case, possessive, article of the source and plural."""
    plain = re.sub(r"['’]s?$|^al-", "", word.lower()).replace("organis", "organiz")
    plain = _same().get(plain, plain)
    single = plain[:-1] if plain.endswith("s") and len(plain) > 4 else plain
    return _same().get(single, single)


def _order(text: str) -> tuple[str, ...]:
    return tuple(_counted(word) for word in _WORD.findall(text) if word.lower() not in _SMALL)


def _head(text: str) -> str:
    noun_phrase = re.split(r" (?:of|for|in|to|on) ", text, maxsplit=1)[0]
    return _counted(_WORD.findall(noun_phrase)[-1])


def _names() -> Iterator[Name]:
    for row in data()["names"]:
        about = tuple(map(str, row.get("about", ())))
        lands = tuple(word for word in about if word in demonyms.codes())
        words = tuple(word for word in about if word not in lands)
        yield Name(row["name"], _order(row["name"]), _head(row["name"]), lands, any_of(words), None)
    for entry in authority.load().entries:
        if entry.kind in _KINDS and (entry.country or len(_order(entry.name)) > 2):
            clues = any_of(entry.cues) if entry.country else None
            yield Name(entry.name, _order(entry.name), _head(entry.name), entry.country, clues, entry.id)


@cache
def _by_words() -> dict[tuple[str, ...], Name]:
    """Names by their words in alphabetical order; none by words that two names share."""
    found: dict[tuple[str, ...], Name | None] = {}
    for name in _names():
        words = tuple(sorted(name.order))
        other = found.get(words, name)
        if len(words) > 1:
            found[words] = other if other and other.text == name.text else None
    return {words: name for words, name in found.items() if name}


@cache
def _orders() -> frozenset[tuple[str, ...]]:
    """The orders of words that stand in English, of any name that is known."""
    forms = (form for entry in authority.load().entries for form in (entry.name, entry.short or "", *entry.accepted))
    return frozenset((*map(_order, forms), *(name.order for name in _names())))


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for words in _by_words() for word in words)


def names_in(doc: Doc) -> Iterator[Found]:
    """Every name whose words stand in an order that English does not give them; where its country is known, in an article on it."""
    for run in _RUN.finditer(doc.text):
        words = [match for match in _WORD.finditer(doc.text, *run.span()) if match.group() not in _SMALL]
        counted = [_counted(word.group()) for word in words]
        if sum(word in _vocabulary() for word in counted) > 1:
            yield from _in_run(doc, words, counted)


def _in_run(doc: Doc, words: list[re.Match[str]], counted: list[str]) -> Iterator[Found]:
    """The longest name at each place of a run of capitalised words."""
    start = 0
    while start < len(words) - 1:
        for end in range(min(len(words), start + _LONGEST), start + 1, -1):
            name = _by_words().get(tuple(sorted(counted[start:end])))
            if (
                name
                and _moved(name, words[start].group(), counted[start:end])
                and _one(name, words[start:end], doc)
                and _about(name, doc)
            ):
                yield Found(Span(words[start].start(), words[end - 1].end()), name)
                start = end - 1
                break
        start += 1


def _moved(name: Name, first: str, order: list[str]) -> bool:
    """Whether the words stand as in the source: English too puts a noun last ('the Libyan Central Bank'), and a country first
    as the owner ('Morocco's Royal Armed Forces')."""
    if re.search(r"['’]s?$", first) and order[1:] == [word for word in name.order if word != order[0]]:
        return False
    if order[-1] == name.head and name.order[-1] != name.head:
        return False
    return tuple(order) not in _orders()


def _one(name: Name, words: list[re.Match[str]], doc: Doc) -> bool:
    """Whether the words are one phrase: 'the Good Party and the Republican People's Party' are two."""
    return " and " in name.text or " and " not in doc.text[words[0].start() : words[-1].end()]


def _about(name: Name, doc: Doc) -> bool:
    if not name.countries and not name.about:
        return True
    return bool(name.about and name.about.search(doc.text)) or not whereabouts.countries(doc).isdisjoint(name.countries)

"""Newspapers, channels and agencies under the meaning of their names: what `data/mastheads.yml` knows, ready to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cleanup import demonyms, whereabouts
from cleanup.attribution import attributed
from cleanup.datafile import parse
from cleanup.text import Doc, Span

_FILE = Path(__file__).parent / "data" / "mastheads.yml"
_OPEN, _CLOSE = "[\"“‘«']?", "[\"”’»']?"
_CALLED = r"(?:(?:called|named|of) )?"
_BETWEEN = r"(?:(?:Arab|Arabic|Arabic-language|satellite|news|local|TV|electronic) )?"


class Outlet(NamedTuple):
    """An outlet by one meaning of its name. `nouns` are what it is called, `countries` where it is."""

    name: str
    nouns: frozenset[str]
    countries: tuple[str, ...]
    alone: bool


class Found(NamedTuple):
    """A place where the meaning of a name stands for it, with the outlets that may be meant, the likeliest first."""

    span: Span
    put: tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = parse(_FILE.read_bytes())
    return found


@cache
def _by_meaning() -> Mapping[str, tuple[Outlet, ...]]:
    found: dict[str, list[Outlet]] = {}
    for row in _data()["outlets"]:
        nouns = frozenset(noun for kind in row["as"] for noun in _data()["nouns"][kind])
        outlet = Outlet(row["name"], nouns, tuple(map(str, row["of"])), row.get("alone", False))
        for meaning in row["means"]:
            found.setdefault(meaning.removeprefix("the "), []).append(outlet)
    return {meaning: tuple(outlets) for meaning, outlets in found.items()}


def _any_of(words: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The noun before the meaning, the noun after it, and meanings that need none."""
    nouns = _any_of([noun for nouns in _data()["nouns"].values() for noun in nouns])
    meanings = _any_of(list(_by_meaning()))
    alone = _any_of([words for words, outlets in _by_meaning().items() if any(outlet.alone for outlet in outlets)])
    name = rf"(?P<whole>{_OPEN}(?:the )?{_OPEN}(?P<name>{meanings})(?!\w){_CLOSE})"
    return (
        re.compile(rf"\b(?P<noun>{nouns}) {_CALLED}{name}", re.I),
        re.compile(rf"(?<![\w’'-]){name} {_BETWEEN}(?P<noun>{nouns})\b", re.I),
        re.compile(rf"(?<![\w’'-]){_OPEN}(?:the )?{_OPEN}(?P<name>{alone})(?!\w)", re.I),
    )


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word for nouns in _data()["nouns"].values() for noun in nouns for word in noun.split())


def outlets_in(doc: Doc) -> Iterator[Found]:
    """Every place where the meaning of an outlet's name stands for it, in an article on the region."""
    lands = whereabouts.countries(doc)
    if lands.isdisjoint(_data()["region"]):
        return
    taken: list[Span] = []
    for number, pattern in enumerate(_patterns()):
        if number < 2 and doc.vocabulary.isdisjoint(_nouns()):
            continue
        for match in pattern.finditer(doc.text):
            span = Span(*match.span("name"))
            put = _meant(match, lands, doc)
            if put and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield Found(_with_article(match, doc), put)


def _with_article(match: re.Match[str], doc: Doc) -> Span:
    """The name with the article before it, unless quotation marks stand between or the noun after it needs the article."""
    start, end = match.span("name")
    before = re.search(r"(?<!\w)the $", doc.text[max(0, start - 4) : start], re.I)
    return Span(start - 4, end) if before and match.end() == end else Span(start, end)


def _meant(match: re.Match[str], lands: frozenset[str], doc: Doc) -> tuple[str, ...]:
    """The outlets that a match may mean; none where the words stand for themselves."""
    name, noun = match["name"], match.groupdict().get("noun")
    outlets = _by_meaning()[name.lower()]
    if noun is None:
        span = Span(*match.span())
        fitting = [outlet for outlet in outlets if outlet.alone and not lands.isdisjoint(outlet.countries)]
        return _names(fitting) if fitting and name.islower() and attributed(doc, span) else ()
    if not _set_off(match) or _part_of_name(match, doc):
        return ()
    beside = demonyms.by_adjective().get(_word_before(match.start(), doc))
    fitting = [outlet for outlet in outlets if noun.lower() in outlet.nouns]
    if beside:
        return _names([outlet for outlet in fitting if beside.code in outlet.countries])
    return _names([outlet for outlet in fitting if not lands.isdisjoint(outlet.countries)])


def _names(outlets: list[Outlet]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(outlet.name for outlet in outlets))


_REPORTS = re.compile(
    r"(?=[,.;:)\"”’])| (?:that|said|says|reported|reports|quoted|quotes|revealed|published|wrote|confirmed|added|in its"
    r"|affiliated|close to|owned|yesterday|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def _set_off(match: re.Match[str]) -> bool:
    """Whether the words are marked as a name: by a capital, by quotation marks, or by an article that the noun does not need."""
    whole, name = match["whole"], match["name"]
    if name[0].isupper() or whole[0] in "\"“‘«'":
        return True
    goes_first = match.start("noun") < match.start("name")
    return goes_first and whole.startswith("the ") and bool(_REPORTS.match(match.string, match.end("name")))


def _part_of_name(match: re.Match[str], doc: Doc) -> bool:
    """Whether a capitalised word beside the name makes it a longer one ('Jordan Times newspaper')."""
    if match.start("noun") < match.start("name"):
        after = re.match(r" ([A-Z][a-z]+)", doc.text[match.end("name") : match.end("name") + 20])
        return bool(match["name"][0].isupper() and after)
    if match["whole"].lower().startswith(("the ", '"', "“", "«")):
        return False
    if doc.sentence_at(match.start()).start == match.start():
        return True
    before = _word_before(match.start(), doc)
    return before[:1].isupper() and before not in demonyms.by_adjective() and before != "The"


def _word_before(position: int, doc: Doc) -> str:
    word = re.search(r"([^\W\d_][\w'’-]*)[ \u00a0]$", doc.text[max(0, position - 40) : position])
    return word[1] if word else ""

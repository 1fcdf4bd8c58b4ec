"""Names of institutions in other words: what `data/reworded.yml` knows, ready to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cleanup import demonyms, whereabouts
from cleanup.datafile import parse
from cleanup.lexicon_forms import any_of
from cleanup.names import authority
from cleanup.names.given import listed
from cleanup.text import Doc, Span

_FILE = Path(__file__).parent / "data" / "reworded.yml"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GLUE = frozenset("of for the and to al".split())
_HOLDERS = frozenset(
    "president minister chairman chairwoman spokesman spokeswoman commander general colonel major lieutenant brigadier head chief "
    "director secretary undersecretary speaker leader member mp governor judge "
    "yesterday today monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words with a capital that can follow a name without being part of it."""
_INDEFINITE = re.compile(r"(?<![\w’'.-])(?P<article>[Aa]n?) \Z")
_MOST_GLUE = 2
_LONG = 20
"""Letters of a word, more than words of a name have one with the other."""
_SHORTEST_PLAIN = 3
"""So many words must a name have that is found in small letters, in an order that is its own: others are soon met by chance."""


class Name(NamedTuple):
    """A name by the words that may stand for each of its own.

    `listed`: it has an `and`; `cased`: it needs its capitals; the article speaks of one of `countries`, or has one
    of the words of `topic`.
    """

    text: str
    slots: tuple[frozenset[str], ...]
    any_slot: frozenset[str]
    listed: bool
    cased: bool
    countries: frozenset[str]
    topic: re.Pattern[str] | None


class Found(NamedTuple):
    """A place where other words stand for a name, and the name as it is written there."""

    span: Span
    name: Name
    put: str


class _Word(NamedTuple):
    text: str
    plain: str
    start: int
    end: int


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = parse(_FILE.read_bytes())
    return found


_BRITISH = {"organis": "organiz", "mobilis": "mobiliz", "defence": "defense", "labour": "labor", "centre": "center"}


@cache
def _plain(word: str) -> str:
    """A word as it counts: without case, possessive, article of the source and plural, in American spelling."""
    plain = re.sub(r"['’]s?$|^al-", "", word.lower())
    for british, american in _BRITISH.items():
        plain = plain.replace(british, american)
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 4 else plain


def counted(text: str) -> tuple[str, ...]:
    """The words of a name as they count, without the little ones between."""
    return tuple(word for word in map(_plain, _WORD.findall(text)) if word not in _GLUE)


@cache
def _same() -> Mapping[str, frozenset[str]]:
    """The words that one word of the source gives, by the one that names have."""
    return {_plain(word): frozenset(map(_plain, [word, *others])) for word, others in _data()["synonyms"].items()}


def _slot(word: str, extra: Mapping[str, list[str]]) -> frozenset[str]:
    own = extra.get(word)
    return _same().get(word, frozenset([word])) if own is None else frozenset(map(_plain, [word, *own]))


@cache
def _cased() -> frozenset[str]:
    return frozenset(_data()["cased"])


@cache
def _names() -> tuple[Name, ...]:
    found = []
    for row in _data()["names"]:
        extra = {_plain(word): others for word, others in row.get("words", {}).items()}
        slots = tuple(_slot(word, extra) for word in counted(row.get("like", row["name"])))
        about = [str(word) for word in row["about"]]
        topic = any_of(tuple(word for word in about if word not in demonyms.codes()))
        countries = demonyms.codes().intersection(about)
        cased = "like" not in row and row["name"] in _cased()
        listed = " and " in row["name"]
        found.append(Name(row["name"], slots, frozenset().union(*slots), listed, cased, countries, topic))
    return tuple(found)


@cache
def _right() -> frozenset[tuple[str, ...]]:
    """The words of every name that is right as it is."""
    rows = _data()["names"]
    known = [form for entry in authority.load().entries for form in (entry.name, entry.short or "", *entry.accepted)]
    return frozenset(map(counted, [*known, *(form for row in rows for form in (row["name"], *row.get("also", ())))]))


@cache
def _callers() -> Mapping[str, tuple[int, ...]]:
    """Names by each word of their rarest part, the one that fewest other names have; words as they stand in a text."""
    shared: dict[str, int] = {}
    for name in _names():
        for word in name.any_slot:
            shared[word] = shared.get(word, 0) + 1
    found: dict[str, set[int]] = {}
    for number, name in enumerate(_names()):
        for word in min(name.slots, key=lambda slot: sum(shared[word] for word in slot)):
            for written in _written(word):
                found.setdefault(written, set()).add(number)
    return {word: tuple(sorted(numbers)) for word, numbers in found.items()}


@cache
def _spelled() -> tuple[tuple[frozenset[str], ...], ...]:
    """For each name, and each of its slots, the words of a text of which one must be there."""
    return tuple(tuple(frozenset[str]().union(*map(_written, slot)) for slot in name.slots) for name in _names())


def _written(word: str) -> set[str]:
    """A word as a text may have it: in the plural, in British spelling; of two with a hyphen the longer one."""
    longest = max(word.split("-"), key=len)
    spelled = {longest, *(longest.replace(american, british) for british, american in _BRITISH.items())}
    return spelled | {f"{form}s" for form in spelled}


@cache
def _lands() -> Mapping[str, str]:
    """Countries by name and adjective, as they count."""
    known = demonyms.by_name() | demonyms.by_adjective()
    return {_plain(word): country.code for word, country in known.items() if " " not in word}


@cache
def _institutional() -> frozenset[str]:
    return frozenset(word for name in _names() for word in name.any_slot)


def names_in(doc: Doc) -> Iterator[Found]:
    """Every place where a name stands in other words, in an article on its country; the longest of several at one place."""
    called = sorted({number for word in doc.vocabulary & _callers().keys() for number in _callers()[word]})
    worded = ((_names()[number], stretch) for number in called for stretch in _together(_spelled()[number], doc))
    taken: list[Span] = []
    found = [
        place
        for name, stretch in worded
        if _at_home(name, doc)
        for place in _places(name, _words_in(stretch, doc.text), doc)
    ]
    for place in sorted(
        found, key=lambda place: (place.span.start - place.span.end, place.span.start, place.name.text)
    ):
        if not any(place.span.overlaps(span) for span in taken):
            taken.append(place.span)
            yield place


def _together(spelled: tuple[frozenset[str], ...], doc: Doc) -> Iterator[Span]:
    """The stretches of a text that have words for all slots of a name."""
    if any(map(doc.vocabulary.isdisjoint, spelled)):
        return
    rarest = min(([at for word in slot & doc.vocabulary for at in doc.places_of(word)] for slot in spelled), key=len)
    reach = len(spelled) * (_MOST_GLUE + 2) * _LONG
    for at in rarest:
        stretch = Span(max(0, at - reach), at + reach)
        words = frozenset(stretch.of(doc.apart).split())
        if not any(map(words.isdisjoint, spelled)):
            yield stretch


def _words_in(stretch: Span, text: str) -> list[_Word]:
    """The words of a stretch, and those that its ends would cut."""
    start, end = max(0, text.rfind(" ", 0, stretch.start)), text.find(" ", stretch.end)
    found = _WORD.finditer(text, start, end if end >= 0 else len(text))
    return [_Word(m.group(), _plain(m.group()), *m.span()) for m in found]


def _at_home(name: Name, doc: Doc) -> bool:
    if not name.countries.isdisjoint(whereabouts.countries(doc)):
        return True
    return bool(name.topic and name.topic.search(doc.text))


def _places(name: Name, words: list[_Word], doc: Doc) -> Iterator[Found]:
    for first, word in enumerate(words):
        if word.plain not in name.any_slot:
            continue
        run = _run(name, words, first, doc)
        if not run or not _fits(name, [words[at] for at in run[0]]) or _goes_on(name, words, run[0], doc):
            continue
        found = _found(name, words, *run, doc)
        if not _stands_there(found, doc):
            yield found


def _stands_there(found: Found, doc: Doc) -> bool:
    """Whether the name itself begins inside the run: 'representatives of the House of Representatives'."""
    start, end = found.span
    return found.name.text.lower() in doc.lower[start + 1 : end + len(found.name.text)]


def _found(name: Name, words: list[_Word], at: list[int], land: str, doc: Doc) -> Found:
    last = words[at[-1]]
    end = last.start + len(re.sub(r"['’]s?$", "", last.text))
    start = words[at[0]].start
    if land and (_plain(land) in counted(name.text) or doc.text[:start].endswith(f"{land} ")):
        land = ""
    put = f"{land} {name.text}" if land else name.text
    article = _INDEFINITE.search(doc.text, max(0, start - 4), start)
    if article and not re.match(
        r" (?!(?:in|of|on|at|and|to|for|by|with|from|has|had|is|was|said|will)\b)[a-z]", doc.text[end : end + 12]
    ):
        # There is one of each: no name goes with 'a'.
        start, put = article.start("article"), f"{'The' if article['article'][0] == 'A' else 'the'} {put}"
    return Found(Span(start, end), name, put)


def _run(name: Name, words: list[_Word], first: int, doc: Doc) -> tuple[list[int], str] | None:
    """As many words of the name as it has, from one on, with little between them; and the country's adjective among them."""
    at, glue, land = [first], 0, ""
    for number in range(first + 1, len(words)):
        if len(at) == len(name.slots):
            break
        word = words[number]
        if doc.text[words[number - 1].end : word.start] not in (" ", "\u00a0"):
            return None
        if word.plain in name.any_slot:
            at.append(number)
            glue = 0
        elif word.plain in _GLUE and glue < _MOST_GLUE and (name.listed or word.plain != "and"):
            glue += 1
        elif _lands().get(word.plain) in name.countries and not land and word.text[0].isupper():
            land = word.text
        else:
            return None
    return (at, land) if len(at) == len(name.slots) else None


def _fits(name: Name, run: list[_Word]) -> bool:
    """Whether each word stands for a word of the name, and they are not a name that is right; or all its capitals are lost."""
    plain = tuple(word.plain for word in run)
    if plain in _right():
        return name.cased and plain == counted(name.text) and all(word.text.islower() for word in run)
    capitals = [word.text[0].isupper() for word in run]
    if all(capitals) or (len(run) > 2 and any(capitals)):
        return _matched(plain, name.slots)
    return len(run) >= _SHORTEST_PLAIN and any(
        _in_order(plain, order) for order in (name.slots, name.slots[-1:] + name.slots[:-1])
    )


def _in_order(words: tuple[str, ...], slots: tuple[frozenset[str], ...]) -> bool:
    return all(word in slot for word, slot in zip(words, slots, strict=True))


def _matched(words: tuple[str, ...], slots: tuple[frozenset[str], ...]) -> bool:
    if not words:
        return True
    return any(
        words[0] in slot and _matched(words[1:], slots[:number] + slots[number + 1 :])
        for number, slot in enumerate(slots)
    )


def _goes_on(name: Name, words: list[_Word], at: list[int], doc: Doc) -> bool:
    """Whether the run is a piece of a longer name, or is said to be of another country."""
    first, last = at[0], at[-1]
    before = words[first - 1] if first and doc.text[words[first - 1].end : words[first].start] == " " else None
    if before and before.text[0].isupper() and before.plain in _institutional() - _lands().keys():
        return True
    after = (
        words[last + 1] if last + 1 < len(words) and doc.text[words[last].end : words[last + 1].start] == " " else None
    )
    if after and after.text[0].isupper() and after.plain not in _HOLDERS and not listed(after.plain):
        return True
    place = re.match(
        r" (?:of|in|for) (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)", doc.text[words[last].end : words[last].end + 60]
    )
    named = place and (demonyms.by_name().get(place[1]) or demonyms.by_name().get(place[1].split()[0]))
    lands = _lands().get(before.plain) if before else None
    return bool(name.countries) and any(code and code not in name.countries for code in (named and named.code, lands))

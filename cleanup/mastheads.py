"""Newspapers, channels and agencies under the meaning of their names: what `data/mastheads.yml` knows, ready to look up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from cleanup import demonyms, meanings, whereabouts
from cleanup.attribution import attributed
from cleanup.datelines import Slot, slots
from cleanup.meanings import CLOSE, OPEN, Bearer, Found, Meanings
from cleanup.text import Doc, Span

_FILE = "mastheads.yml"
_BETWEEN = r"(?:(?:Arab|Arabic|Arabic-language|satellite|(?-i:news)|local|TV|electronic) )?"
_REACH = 50
_DATELINE = re.compile(r"(?:\A|\n)[A-Z][\w’' -]{1,25}[,–-]? ?\({1,2}\Z")
"""A town and an opening bracket, as the first words of a paragraph: 'Khartoum (the Union)'."""
_ABROAD = frozenset(("AE", "FR", "GB", "QA", "SA", "US"))
"""Where the outlets are that have reporters in every Arab country."""
_TOLD = re.compile(
    r"\b(?:told|(?:statements?|interview|remarks?|comments?) (?:to|with)|(?:said|confirmed|revealed) to|quoted by) (?:the )?[\"“‘«']?\Z"
)
_LEARNS = re.compile(
    r"[\"”’»']? (?:(?:has |had )?learned (?:from|that|of|by)\b|was told (?:by|that)\b|has been told\b|contacted\b)"
)
_OPENS = re.compile(r"(?:\A|[.,:;–—\n\"“«]|\b(?:as|what|which|that|and)) ?(?:[Tt]he )?[\"“‘«']?\Z")
_WHOSE = re.compile(r"-(?:run|owned|based|backed|controlled|affiliated|linked|funded)$")
"""The end of a word that says whose an outlet is: the Houthi-run agency."""
_TITLES = frozenset(("Daily", "Weekly"))
"""Nouns that with a capital are the first word of an English title: the Daily Monitor."""
_REPORTS = re.compile(
    r"(?=[,.;:)\"”’])| (?:that|said|says|reported|reports|quoted|quotes|revealed|published|wrote|confirmed|added|in its"
    r"|affiliated|close to|owned|yesterday|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


@cache
def _meanings() -> Meanings[Bearer]:
    return meanings.bearers(meanings.data(_FILE)["outlets"], meanings.data(_FILE)["nouns"])


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The noun with what may stand between, right before a name and right after it."""
    nouns = meanings.any_of(noun for nouns in meanings.data(_FILE)["nouns"].values() for noun in nouns)
    return (
        re.compile(rf"\b(?P<noun>{nouns}) (?:(?:called|named|of) )?(?P<quote>{OPEN})(?P<the>the )?{OPEN}$", re.I),
        re.compile(rf"{CLOSE} {_BETWEEN}(?P<noun>{nouns})\b", re.I),
    )


@cache
def _nouns() -> frozenset[str]:
    return frozenset(
        word for nouns in meanings.data(_FILE)["nouns"].values() for noun in nouns for word in noun.split()
    )


@lru_cache(maxsize=4)
def _noun_places(doc: Doc) -> list[int]:
    nouns = meanings.any_of(noun for nouns in meanings.data(_FILE)["nouns"].values() for noun in nouns)
    return [match.start() for match in re.finditer(rf"\b(?:{nouns})", doc.alike)]


def _has_noun(doc: Doc, span: Span) -> bool:
    """Whether a noun that outlets are called begins in a stretch."""
    after = bisect_left(_noun_places(doc), span.start)
    return after < len(_noun_places(doc)) and _noun_places(doc)[after] < span.end


def agencies() -> dict[str, str]:
    """The letters with which news agencies sign a report, each with the agency's country."""
    found: dict[str, str] = meanings.data("agencies.yml")["agencies"]
    return found


def outlets_in(doc: Doc) -> Iterator[Found]:
    """Every place where the meaning of an outlet's name stands for it, in an article on the region."""
    taken: list[Span] = []
    has_noun = not doc.vocabulary.isdisjoint(_nouns())
    for meaning, owners in _meanings().possible(doc):
        by_itself = bool(slots(doc)) or any(outlet.alone for outlet in owners) or _is_thing(meaning)
        if not by_itself and not has_noun and "(" not in doc.text:
            continue
        abroad = whereabouts.countries(doc).isdisjoint(meanings.data(_FILE)["region"])
        for span in meanings.occurrences(doc, meaning):
            around = Span(max(0, span.start - _REACH), span.end + _REACH)
            if not by_itself and not _has_noun(doc, around) and "(" not in around.of(doc.text):
                continue
            found = _told_in_full(owners, span, doc) or (_in_dateline if abroad else _found)(owners, span, doc)
            if found and not any(found.span.overlaps(other) for other in taken):
                taken.append(found.span)
                yield found


@cache
def _things() -> frozenset[str]:
    return frozenset(meanings.data(_FILE)["things"])


def _is_thing(meaning: str) -> bool:
    """Whether it means what hears and says nothing by itself, so that who tells it something tells an outlet."""
    return meaning in _things()


def letters_in(doc: Doc) -> Iterator[Found]:
    """What stands in brackets behind a country's news agency for the letters that it signs with: 'Kuwait News Agency (Kona)'."""
    for match in _agency().finditer(doc.text) if "gency (" in doc.text else ():
        country = demonyms.by_name().get(match["land"]) or demonyms.by_adjective().get(match["land"])
        own = [letters for letters, land in agencies().items() if country and land == country.code]
        if len(own) == 1 and re.sub(r"\W", "", match["letters"]).lower() != own[0].lower():
            yield Found(Span(*match.span("letters")), (own[0],))


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:The )?(?P<land>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:(?:[Oo]fficial|[Ss]tate) )?(?:[Nn]ews|[Pp]ress) [Aa]gency "
        r"\((?P<letters>[A-Za-z][A-Za-z. ]{1,12})\)"
    )


def labels_in(doc: Doc) -> Iterator[Found]:
    """What stands in a dateline for an outlet and is none: 'Private' where a report is the paper's own."""
    for slot in slots(doc):
        put = None if slot.alone else _labels().get(slot.span.of(doc.text).lower().removeprefix("the "))
        if put:
            yield Found(slot.span, (put,))


@cache
def _labels() -> dict[str, str]:
    return {form: label for label, forms in meanings.data(_FILE)["labels"].items() for form in forms}


def _in_dateline(owners: tuple[Bearer, ...], span: Span, doc: Doc) -> Found | None:
    """The outlets that are meant where nothing but the name, or it and what it is called, stands beside a town."""
    whole = meanings.with_article(span, doc)
    for slot in slots(doc):
        if not slot.span.contains(whole):
            continue
        noun = (doc.text[slot.span.start : whole.start] + doc.text[whole.end : slot.span.end]).strip(' "“”').lower()
        called = [outlet for outlet in owners if not noun or noun in outlet.nouns]
        put = tuple(dict.fromkeys(outlet.name for outlet in _reporting(called, slot, doc)))
        return Found(whole, put) if put else None
    return None


def _reporting(outlets: list[Bearer], slot: Slot, doc: Doc) -> list[Bearer]:
    """Those of the town's country, else of one that the article speaks of, else those that have reporters everywhere."""
    if slot.alone:
        outlets = [outlet for outlet in outlets if outlet.alone]
    for lands in (slot.countries, whereabouts.countries(doc), _ABROAD):
        if here := [outlet for outlet in outlets if not lands.isdisjoint(outlet.countries)]:
            return here
    return []


def _heard(owners: tuple[Bearer, ...], span: Span, doc: Doc) -> Found | None:
    """The outlets that are meant where something is told that hears nothing by itself, or learns what it cannot."""
    whole = meanings.with_article(span, doc)
    if not span.of(doc.text).islower() or not _is_thing(span.of(doc.text)):
        return None
    before = doc.text[max(0, whole.start - _REACH) : whole.start]
    told = _TOLD.search(before) and _REPORTS.match(doc.text, span.end)
    if told or (_LEARNS.match(doc.text, span.end) and _OPENS.search(before)):
        lands = whereabouts.countries(doc)
        put = _names(outlet for outlet in owners if not lands.isdisjoint(outlet.countries))
        return Found(whole, put) if put else None
    return None


def _found(owners: tuple[Bearer, ...], span: Span, doc: Doc) -> Found | None:
    """The outlets that are meant, with the span of the name; none where the words stand for themselves."""
    before, after = _beside()
    if found := _in_dateline(owners, span, doc) or _heard(owners, span, doc):
        return found
    lands = whereabouts.countries(doc)
    reach = doc.text[max(0, span.start - _REACH) : span.start]
    noun_before = before.search(reach) if _has_noun(doc, Span(span.start - _REACH, span.start)) else None
    if noun_before and _set_apart(noun_before, span, doc):
        put = _meant(owners, noun_before["noun"], span.start - len(noun_before.group()), doc)
        return Found(meanings.with_article(span, doc), put) if put else None
    noun_after = after.match(doc.text[span.end : span.end + _REACH])
    whole = meanings.with_article(span, doc)
    if noun_after and noun_after["noun"] == span.of(doc.text) and whole != span:
        # 'The newspaper newspaper' has a word too many only at first sight.
        put = tuple(f"{name} {noun_after['noun']}" for name in _meant(owners, noun_after["noun"], whole.start, doc))
        return Found(Span(whole.start, span.end + noun_after.end()), put) if put else None
    if noun_after and (_is_name(span, doc) or _no_english(span, doc)):
        put = _meant(owners, noun_after["noun"], meanings.with_article(span, doc).start, doc)
        stands = any(doc.text.startswith(name, span.start) for name in put)  # 'Future | TV' is Future TV
        return Found(span, put) if put and not stands else None
    if "(" in reach and _DATELINE.search(reach.removesuffix("the ")) and _closed(doc, span):
        at_home = tuple(outlet for outlet in owners if not lands.isdisjoint(outlet.countries))
        # A paper abroad has reporters here too.
        return Found(meanings.with_article(span, doc), _names(iter(at_home or owners)))
    put = _names(outlet for outlet in owners if outlet.alone and not lands.isdisjoint(outlet.countries))
    told = put and span.of(doc.text).islower() and attributed(doc, Span(_opening(whole.start, doc), span.end))
    return Found(whole, put) if told else None


def _told_in_full(owners: tuple[Bearer, ...], span: Span, doc: Doc) -> Found | None:
    """The outlets of a name of several words, with the capitals of one, that is told something: 'told French Press'."""
    words, whole = span.of(doc.text).split(), meanings.with_article(span, doc)
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return None
    alone = [outlet for outlet in owners if outlet.alone]
    if not alone or not _TOLD.search(doc.text[max(0, whole.start - _REACH) : whole.start]):
        return None
    here = [outlet for outlet in alone if not whereabouts.countries(doc).isdisjoint(outlet.countries)]
    return Found(whole, _names(iter(here or alone)))


def _closed(doc: Doc, span: Span) -> bool:
    """Whether a bracket closes right after a place."""
    return doc.text[span.end : span.end + 1] == ")"


def _opening(start: int, doc: Doc) -> int:
    """Where the quotation mark before a name stands, if one does."""
    return start - 1 if start and doc.text[start - 1] in "\"“‘«'" else start


def _meant(owners: tuple[Bearer, ...], noun: str, start: int, doc: Doc) -> tuple[str, ...]:
    """The outlets that are called so: those of the country named right before, else of one that the article speaks of."""
    beside = _land(meanings.word_before(doc.text, start))
    lands = frozenset([beside.code]) if beside else whereabouts.countries(doc)
    return _names(
        outlet for outlet in owners if noun.lower() in outlet.nouns and not lands.isdisjoint(outlet.countries)
    )


def _land(word: str) -> demonyms.Country | None:
    """The country whose outlet a word before the name makes it: 'Iranian', 'Iran's'."""
    owner = re.fullmatch(r"(.+)['’]s", word)
    return demonyms.by_adjective().get(word) or (demonyms.by_name().get(owner[1]) if owner else None)


def _names(outlets: Iterator[Bearer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(outlet.name for outlet in outlets))


def _set_apart(noun: re.Match[str], span: Span, doc: Doc) -> bool:
    """Whether what stands after the noun is marked as a name: by a mark, a capital, or an article that nothing else explains."""
    if noun["quote"] or noun.group()[-1] != " ":
        return True
    if noun["noun"] in _TITLES:
        return False
    if doc.text[span.start].isupper() and not _capital_anyway(span, doc):
        return not re.match(r" [A-Z][a-z]+", doc.text[span.end : span.end + 20])
    return bool(noun["the"] and _REPORTS.match(doc.text, span.end))


def _no_english(span: Span, doc: Doc) -> bool:
    """Whether a name in small letters and a noun make what nobody says: 'the sunrise newspaper'."""
    word = span.of(doc.text)
    return meanings.with_article(span, doc) != span and word.islower() and word in _things()


def _capital_anyway(span: Span, doc: Doc) -> bool:
    """Whether the word is an adjective that has a capital without being a name ('the Sudanese newspaper')."""
    word = span.of(doc.text)
    return word in demonyms.by_adjective() or word in {"Arab", "Arabic", "Arabian", "Persian"}


def _is_name(span: Span, doc: Doc) -> bool:
    """Whether the words before the noun are a name, and not the end of a longer one ('Jordan Times newspaper')."""
    text = doc.text
    quoted = text[max(0, span.start - 1) : span.start] in ('"', "“", "«")
    article = meanings.with_article(span, doc) != span
    if quoted or not text[span.start].isupper() or _capital_anyway(span, doc):
        return quoted
    if meanings.opens_sentence(doc, span.start) and not article:
        return False
    before = meanings.word_before(text, span.start)
    return not before[:1].isupper() or before == "The" or bool(_land(before) or _WHOSE.search(before))

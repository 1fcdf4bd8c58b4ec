"""Towns, districts, oil fields and crossings under the meaning of their names: what `data/toponyms.yml` knows, ready to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup import demonyms, meanings, whereabouts
from cleanup.elsewhere import anothers
from cleanup.meanings import CLOSE, OPEN, Bearer, Found, Meanings
from cleanup.text import Doc, Span

_FILE = "toponyms.yml"
_REACH = 40
_SETTLED = frozenset(
    "city town province governorate countryside village municipality neighborhood neighbourhood district camp crossing field".split()
)
"""Nouns after which a name in small letters can stand: 'residents of the country' and 'base of the hill' are what they say."""
_LITTLE = frozenset(
    "in on at and or but which who that where when while was were is are has have had to from by with without after before during "
    "for as near against until since because said killing wounding leaving following including".split()
)
"""What may follow a name in small letters: a word after which it was the end of its phrase."""


@cache
def _meanings() -> Meanings[Bearer]:
    return meanings.bearers(meanings.data(_FILE)["places"], meanings.data(_FILE)["nouns"], "town")


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The noun with what may stand between, right before a name and right after it."""
    nouns = meanings.any_of(noun for nouns in meanings.data(_FILE)["nouns"].values() for noun in nouns)
    return (
        re.compile(rf"\b(?P<noun>{nouns})(?P<of> of)? (?P<the>the )?{OPEN}$", re.I),
        re.compile(rf"{CLOSE} (?P<noun>{nouns})\b", re.I),
    )


def places_in(doc: Doc) -> Iterator[Found]:
    """Every place in the text where the meaning of a name stands for it, in an article on its country."""
    taken: list[Span] = []
    for meaning, owners in _meanings().possible(doc):
        lands = whereabouts.countries(doc)
        places = [place for place in owners if not lands.isdisjoint(place.countries)]
        for span in meanings.occurrences(doc, meaning) if places else ():
            found = _found(places, span, doc)
            if found and anothers(
                doc, _with_noun(found.span, doc), frozenset().union(*(place.countries for place in places)), lies=True
            ):
                continue
            if found and not any(found.span.overlaps(other) for other in taken):
                taken.append(found.span)
                yield found


def _with_noun(span: Span, doc: Doc) -> Span:
    """The span with the noun after it, without the article before it."""
    _, after = _beside()
    start = span.start + 4 if span.of(doc.text)[:4].lower() == "the " else span.start
    noun = after.match(doc.text, span.end)
    return Span(start, noun.end() if noun else span.end)


def _found(places: list[Bearer], span: Span, doc: Doc) -> Found | None:
    """The places that are meant, with the span of the name; none where the words stand for themselves."""
    before, after = _beside()
    noun_before = before.search(doc.text[max(0, span.start - _REACH) : span.start])
    if noun_before and _set_apart(noun_before, span, doc):
        named = _names(places, noun_before["noun"])
        if named and not _goes_on(span, doc):
            return Found(meanings.with_article(span, doc), named)
    noun_after = after.match(doc.text[span.end : span.end + _REACH])
    if not _is_name(span, doc) and not (noun_after and _is_odd(span, doc)):
        return None
    if noun_after and (named := _names(places, noun_after["noun"])):
        return Found(span, named)
    if not _is_name(span, doc):
        return None
    alone = tuple(dict.fromkeys(place.name for place in places if place.alone))
    return Found(meanings.with_article(span, doc), alone) if alone and not _goes_on(span, doc) else None


def _names(places: list[Bearer], noun: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.name for place in places if noun.lower() in place.nouns))


def _set_apart(noun: re.Match[str], span: Span, doc: Doc) -> bool:
    """Whether what stands after the noun is marked as its name: 'city of the', or a capital or quotation mark after one of both."""
    if noun["of"] and noun["the"] and noun["noun"].lower() in _SETTLED:
        return True
    marked = doc.text[span.start].isupper() or noun.group()[-1] in "\"“‘«'"
    return marked and bool(noun["of"] or noun["the"] or noun.group()[-1] != " ")


def _is_name(span: Span, doc: Doc) -> bool:
    """Whether the words have the capital of a name that no other name goes before."""
    text = doc.text
    if not text[span.start].isupper() or (meanings.opens_sentence(doc, span.start) and len(span.of(text).split()) == 1):
        return False
    before = meanings.word_before(text, span.start)
    owner = re.fullmatch(r"(.+)['’]s", before)
    return not before[:1].isupper() or before == "The" or bool(owner and owner[1] in demonyms.by_name())


@cache
def _odd() -> frozenset[str]:
    return frozenset(meanings.data(_FILE)["odd"])


def _is_odd(span: Span, doc: Doc) -> bool:
    """Whether the word in small letters, with the article, is none that a noun for a place has before it in English."""
    return span.of(doc.text) in _odd() and meanings.with_article(span, doc) != span


def _goes_on(span: Span, doc: Doc) -> bool:
    """Whether what follows makes it a longer name, or the adjective or owner of something else ('the eastern suburbs')."""
    after = re.match(r"\s+([A-Za-z][\w'’-]*)", doc.text[span.end : span.end + 24])
    if not after:
        return False
    if doc.text[span.start].islower():
        return after[1] not in _LITTLE
    return after[1][0].isupper()

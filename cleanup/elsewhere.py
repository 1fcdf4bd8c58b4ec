"""Whether a name that looks translated is the right name of something else: the Swiss Federal Palace, the White City Hotel in Lagos."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from cleanup import demonyms
from cleanup.meanings import data, word_before
from cleanup.names.mentions import ordinary, title_words, titles
from cleanup.text import Doc, Span

_OF = re.compile(
    r"(?: (?:area|district|neighbou?rhood|quarter|suburb|region))?(?P<how>,| (?:of|in|near|outside))[ \u00a0]"
    r"(?:(?:the|central|downtown|eastern|western|northern|southern) ){0,2}"
    r"(?P<land>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
)
_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w'’-]+(?:[ \u00a0](?:(?:of|the|and|for|in) ){0,2}[A-Z][\w'’-]+)+")
_LONGER = re.compile(
    r" (?:Hotel|Museum|Caf[eé]|Inn|Resort|Restaurant|Gallery|Theat(?:re|er)|Festival|Prize|Award|Records|Casino|Tavern|Pub"
    r"|Company|Corporation|Inc|Ltd|Limited|Holdings|FC|Magazine|Review)\b"
)
_PLAIN_WORD = 3.8
_PEOPLES = frozenset("Arab Arabic Islamic Muslim Christian Jewish Kurdish Sunni Shiite Zionist Western Ottoman".split())
"""Adjectives with a capital that go before a name as those of countries do."""


def anothers(doc: Doc, span: Span, home: Set[str], *, lies: bool = False) -> bool:
    """Whether the words around a span make it part of a longer name, or of another country than those it is at home in.

    What is a place `lies` in one country alone; an office of anything else may be anywhere.
    """
    if _LONGER.match(doc.text, span.end) or _begun(doc, span):
        return True
    return bool(home) and (_owned(doc, span) or (_follows(doc, span, lies=lies))) not in ("", *home)


def anothers_name(doc: Doc, span: Span, home: Set[str], language: str) -> bool:
    """The same of several words with capitals; where no home is known, a name from Arabic is at home in the news of the region."""
    if not _NAME.fullmatch(span.of(doc.text)):
        return False
    region = data("mastheads.yml")["region"] if language == "ar" else ()
    lies = span.of(doc.text).split()[-1] in titles()["things"]
    return anothers(doc, span, home or frozenset(region), lies=lies)


def _begun(doc: Doc, span: Span) -> bool:
    """Whether a name begins before the span: an ordinary word with a capital that is neither title nor nationality."""
    word = word_before(doc.text, span.start)
    if not word[:1].isupper() or not doc.text[span.start].isupper() or doc.text.startswith("The ", span.start):
        return False
    if doc.sentence_at(span.start).start == span.start - len(word) - 1 or word in title_words() | _PEOPLES:
        return False
    return word not in _lands() and ordinary(word, _PLAIN_WORD)


def _owned(doc: Doc, span: Span) -> str:
    """The code of the country whose adjective or genitive stands right before, '' where none does."""
    word = word_before(doc.text, span.start)
    return _lands().get(re.sub(r"['’]s?$", "", word), "") if word[:1].isupper() else ""


def _follows(doc: Doc, span: Span, *, lies: bool) -> str:
    """The code of the country that the span is said to be of, or, of a place, in; '' where none is named."""
    found = _OF.match(doc.text, span.end, span.end + 80)
    if not found or not (lies or found["how"] == " of"):
        return ""
    words = found["land"].split(" ")
    places = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((_named()[place] for place in places if place in _named()), "")


@cache
def _named() -> dict[str, str]:
    """Countries and capitals with their codes."""
    capitals = {country.capital: country.code for country in demonyms.countries() if country.capital}
    return {**capitals, **{name: country.code for name, country in demonyms.by_name().items()}}


@cache
def _lands() -> dict[str, str]:
    """The same, with the adjectives of one country alone."""
    return _named() | {word: country.code for word, country in demonyms.by_adjective().items()}

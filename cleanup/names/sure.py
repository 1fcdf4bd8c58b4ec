"""Whether a misspelling is so sure that it is mended without asking.

A spelling that no text has is a misspelling. One that English texts have (Sikorsky, Rota), or that is a word or name of another
language (Bouten, Daria), may be the right name of somebody or something else: then the article must speak of the bearer in a way
that only fits the bearer.
"""

from __future__ import annotations

import re
from functools import cache

from cleanup import demonyms
from cleanup.names.alike import own_names
from cleanup.names.authority import Authority, Entry
from cleanup.names.fold import tokens
from cleanup.names.given import also_words, called_group, listed, one_group
from cleanup.names.heard import elsewhere
from cleanup.names.mentions import address, frequency, title_words
from cleanup.names.uses import Cast, Use

_UNHEARD_OF = 1.5
_MET = 2.0
_RARE = 3.0
_HEARD_OF = 3.5
_ACRONYM = 5
_FUNCTION_WORD = 5.6


def is_sure(use: Use, entry: Entry, form: str, cast: Cast) -> bool:
    """Whether `use`, which the authority reads as a misspelling of `form`, can be nothing else in this article."""
    if entry.extract:
        return False
    alone = len(use.tokens) == 1
    if alone and use.surface.isupper() and len(use.surface) < _ACRONYM:
        return False
    if entry.kind != "person" and use.titles & address():
        return False
    known = min((frequency(token) for token in use.tokens if token not in tokens(form)), default=0.0)
    if entry.own or (known < _UNHEARD_OF and not (alone and use.tokens[0] in elsewhere())):
        return True
    if entry.kind == "person":
        return _is_person(use, entry, cast, known)
    if not alone:
        strange = entry.kind != "place" and not set(use.tokens) & set(tokens(form))
        if strange and known >= _MET:
            return _named(entry, cast, rightly=True)
        firm = entry.kind == "place" or len(set(use.tokens) & set(tokens(form))) > 1 or _specific(use, entry)
        return known < _HEARD_OF and (_named(entry, cast, rightly=True) or (firm and _at_home(use, entry, cast)))
    elsewhere_lies = use.lies and not use.lies & set(entry.country)
    if known >= _RARE or use.speaks or elsewhere_lies or _has_first_name(use, cast):
        return False
    fits = use.located and _at_home(use, entry, cast) if entry.kind == "place" else _specific(use, entry)
    return fits or _named(entry, cast, rightly=True)


def may_be_two(use: Use, entry: Entry, cast: Cast, authority: Authority) -> bool:
    """Whether the article names the bearer rightly in full, and `use`, or what it is short for, is a name that others have.

    Matthew Miller and Matthew Mailer can both be in the room; Nancy Pelosi and Nancy Bilosi cannot.
    """
    if entry.kind != "person" or entry.own:
        return False
    mine = [other for other in _named_so(entry, cast) if other is use or other.tokens[-len(use.tokens) :] == use.tokens]
    full = [other for other in mine if len(other.tokens) > 1 and other.meaning and other.meaning.how != "right"]
    right = [other for other in _named_so(entry, cast) if other.meaning and other.meaning.how == "right"]
    return any(
        _anothers(wrong.tokens, other.tokens, authority) for wrong in full for other in right if len(other.tokens) > 1
    )


def _anothers(mine: tuple[str, ...], theirs: tuple[str, ...], authority: Authority) -> bool:
    """Whether each word that sets a full name apart from the right one is a name that people have."""
    lost = [word for word in theirs if word not in mine]
    strange = [word for word in mine if word not in theirs and not any(one_group(word, other) for other in lost)]
    return bool(strange) and all(_is_a_name(word, lost, authority) for word in strange)


def _is_a_name(word: str, lost: list[str], authority: Authority) -> bool:
    if word in authority.known_tokens or any(own_names(word, other) for other in lost):
        return True
    return listed(word) and not any(called_group(word) == called_group(other) != -1 for other in lost)


def _named_so(entry: Entry, cast: Cast) -> list[Use]:
    return [use for use in cast.uses.values() if use.meaning and use.meaning.entry == entry.id]


def _is_person(use: Use, entry: Entry, cast: Cast, known: float) -> bool:
    at_home = _at_home(use, entry, cast)
    introduced = use.speaks and _named(entry, cast, rightly=True, in_full=True)
    if introduced or (at_home and _titled(use, entry)):
        return True
    if len(use.tokens) > 1 and use.tokens[0] in tokens(entry.name):
        return known < _RARE and (_specific(use, entry) or (known < _UNHEARD_OF and at_home))
    if (
        known < _UNHEARD_OF
        and not _has_first_name(use, cast)
        and (_specific(use, entry) or _named(entry, cast, in_full=True))
    ):
        return True
    return any(
        other.tokens[-len(use.tokens) :] == use.tokens and is_sure(other, entry, entry.name, cast)
        for other in cast.uses.values()
        if other.meaning and other.meaning.entry == entry.id and len(other.tokens) > len(use.tokens)
    )


def _has_first_name(use: Use, cast: Cast) -> bool:
    """Whether a first name stands before the spelling, or it is the first name of somebody."""
    if use.titles & also_words():
        return True
    others = (other.tokens for other in cast.uses.values() if len(other.tokens) > 1 and not other.meaning)
    return any(use.tokens[0] in (words[0], words[-1]) for words in others)


def _named(entry: Entry, cast: Cast, *, rightly: bool = False, in_full: bool = False) -> bool:
    """Whether the article names the bearer in any way, in a right spelling, or with more than the surname."""
    return any(
        use.meaning.entry == entry.id
        and (use.meaning.how == "right" or not rightly)
        and (len(use.tokens) > 1 or not in_full)
        for use in cast.uses.values()
        if use.meaning
    )


def _titled(use: Use, entry: Entry) -> bool:
    """Whether a title that the bearer has had stands right before the name."""
    known = {word.lower() for word in title_words() if frequency(word.lower()) < _FUNCTION_WORD} & use.titles
    return any(known & _words(cue) for cue in entry.cues)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _at_home(use: Use, entry: Entry, cast: Cast) -> bool:
    """Whether the article is about the bearer's country, or says a thing that goes with the bearer."""
    enough = 1 if len(use.tokens) > 1 else 2
    return any(cast.countries.get(code, 0) >= enough for code in entry.country) or (
        entry.kind in ("person", "place") and _specific(use, entry)
    )


def _specific(use: Use, entry: Entry) -> bool:
    """Whether the article says a thing that goes with the bearer, and is more than a country."""
    cues = use.meaning.cues if use.meaning else ()
    mine = _words(use.surface)
    return any(
        cue not in _lands() and not mine & _words(cue) and not cue.startswith("the article is about") for cue in cues
    )


@cache
def _lands() -> frozenset[str]:
    return frozenset(word for country in demonyms.countries() for word in (*country.adjectives, country.bare))

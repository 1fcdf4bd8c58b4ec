"""Whether a misspelling is so sure that it is mended without asking.

A spelling that English texts do not have is a misspelling. One that they have is the right name of somebody or something else
(Sikorsky, Rota, Gutierrez): then the article must speak of the bearer in a way that only fits the bearer.
"""

from __future__ import annotations

import re

from cleanup import demonyms
from cleanup.names.authority import Entry
from cleanup.names.fold import tokens
from cleanup.names.mentions import frequency, title_words
from cleanup.names.resolve import Cast, Use

_UNHEARD_OF = 1.5
_RARE = 3.0
_HEARD_OF = 3.5
_ACRONYM = 5
_FUNCTION_WORD = 5.6


def is_sure(use: Use, entry: Entry, form: str, cast: Cast) -> bool:
    """Whether `use`, which the authority reads as a misspelling of `form`, can be nothing else in this article."""
    if len(use.tokens) == 1 and use.surface.isupper() and len(use.surface) < _ACRONYM:
        return False
    known = min((frequency(token) for token in use.tokens if token not in tokens(form)), default=0.0)
    if known < _UNHEARD_OF or entry.own:
        return True
    at_home = _at_home(use, entry, cast)
    if entry.kind != "person":
        return known < (_RARE if len(use.tokens) == 1 else _HEARD_OF) and at_home
    if _speaks_for(use, entry, cast) or (at_home and _titled(use, entry)):
        return True
    if len(use.tokens) > 1 and use.tokens[0] in tokens(entry.name):
        return known < _RARE and at_home
    return any(
        other.tokens[-len(use.tokens) :] == use.tokens and is_sure(other, entry, entry.name, cast)
        for other in cast.uses.values()
        if other.meaning and other.meaning.entry == entry.id and len(other.tokens) > len(use.tokens)
    )


def _speaks_for(use: Use, entry: Entry, cast: Cast) -> bool:
    """Somebody who speaks, in an article that gives the right name in full."""
    full = (other for other in cast.uses.values() if other.meaning and len(other.tokens) > 1)
    return use.speaks and any(o.meaning and o.meaning.entry == entry.id and o.meaning.how == "right" for o in full)


def _titled(use: Use, entry: Entry) -> bool:
    """Whether a title that the bearer has had stands right before the name."""
    near = {word for cue in use.cues for word in _words(cue)}
    titles = {word.lower() for word in title_words() if frequency(word.lower()) < _FUNCTION_WORD} & near
    return any(titles & _words(cue) for cue in entry.cues)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _at_home(use: Use, entry: Entry, cast: Cast) -> bool:
    """Whether the article is about the bearer's country, or says a thing that goes with the bearer."""
    enough = 1 if len(use.tokens) > 1 else 2
    if any(cast.countries.get(code, 0) >= enough for code in entry.country):
        return True
    cues = use.meaning.cues if use.meaning and entry.kind in ("person", "place") else ()
    lands = {word for country in demonyms.countries() for word in (*country.adjectives, country.bare)}
    mine = _words(use.surface)
    return any(
        cue not in lands and not mine & _words(cue) and not cue.startswith("the article is about") for cue in cues
    )

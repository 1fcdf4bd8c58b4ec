"""Whether one spelling could be another: two forms of a name, word by word, and words that readers know as two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.names.fold import fold, spoken, tokens
from cleanup.names.given import feminine, one_group, two_given
from cleanup.names.mentions import frequency
from cleanup.names.routes import explain, similarity

_SERVANT = re.compile(r"abd[aeiou]l?(?=[a-z]{3})")
"""How the names of God's servants begin, in one word: Abdelaziz, Abdulmajeed, Abdurrahman."""
_JOINED = 0.97
_LIKE = 0.72
_SAME_GIVEN = 0.95
"""For a listed form of the same first name: sure, but no anchor for a surname that is not."""
_HEARD_OF = 2.5
_MET = 1.9
_NEAR_LISTED = 0.85
"""How near a word must be to one that is listed as a misspelling."""
_ANCHOR = 3
"""Letters from which on a first name that is right says something for the surname."""


def likeness(surface: str, form: str, known: frozenset[str] = frozenset()) -> float:
    """How well a spelling fits a form, 0 to 1: the mean over letters; 0 where the number or any token does not fit.

    Of two full names one may write as two words what the other writes as one: Gawish Oglo, Abdul Majeed, Almahdi.
    """
    mine, theirs, plain = spoken(surface), spoken(form), tokens(form)
    if len(mine) == len(theirs):
        return _fit(mine, theirs, plain, known)
    if abs(len(mine) - len(theirs)) > 1 or min(len(mine), len(theirs)) < 2:
        return 0.0
    if len(mine) > len(theirs):
        fits = (_fit(joined, theirs, plain, known) for joined in _joined(mine, theirs))
    else:
        fits = (_fit(mine, joined, joined, known) for joined in _joined(plain, mine))
    return _JOINED * max(fits, default=0.0)


def fits_parts(surface: str, form: str, parts: Sequence[frozenset[str]], known: frozenset[str] = frozenset()) -> float:
    """How well a full name fits a form when each of its words may be any of several that are listed there, 0 to 1.

    Listed words are damaged already, so that what comes from them by further damage must be near one of them, and no name in its
    own right beside that of the form.
    """
    mine, theirs = spoken(surface), tokens(form)
    if len(mine) != len(parts) or len(mine) < 2:
        return 0.0
    scores = []
    for rank in range(len(parts) - 1, -1, -1):
        if mine[rank] not in parts[rank] and two_names(mine[rank], theirs[rank]):
            return 0.0
        fits = (_word_fit(mine[rank], listed, listed, known, True, rank == 0) for listed in sorted(parts[rank]))
        score = max(fits, default=0.0)
        if score < _NEAR_LISTED:
            return 0.0
        scores.append(score * len(mine[rank]))
    return sum(scores) / sum(map(len, mine))


def _joined(parts: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The parts with two neighbours made one, neither of which the other name has."""
    for at in range(len(parts) - 1):
        if parts[at] not in others and parts[at + 1] not in others:
            yield *parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]


def _fit(mine: Sequence[str], theirs: Sequence[str], plain_words: Sequence[str], known: frozenset[str]) -> float:
    scores = []
    # The last word tells most: many have the first name of somebody else.
    for rank in range(len(theirs) - 1, -1, -1):
        score = _word_fit(mine[rank], theirs[rank], plain_words[rank], known, len(mine) > 1, rank == 0)
        if score < _LIKE:
            return 0.0
        scores.append(score)
    scores.reverse()
    anchored = any(score == 1.0 and len(token) > _ANCHOR for score, token in zip(scores, theirs, strict=True))
    if len(mine) > 1 and not anchored and min(scores) < 0.85:
        return 0.0
    return sum(score * len(token) for score, token in zip(scores, theirs, strict=True)) / sum(map(len, theirs))


def _word_fit(mine: str, spoken_word: str, plain: str, known: frozenset[str], full: bool, first: bool) -> float:
    """The same of one word, which may be one of a `full` name; any number below the least where it does not fit."""
    if mine in (spoken_word, plain):
        return 1.0
    if full and (one_group(mine, plain) if first else mine == f"al{plain}"):
        return _SAME_GIVEN
    if full and _SERVANT.match(mine) and _SERVANT.match(plain):
        return similarity(_SERVANT.sub("", mine), _SERVANT.sub("", plain), _LIKE)
    if (full and first and feminine(mine, plain)) or mine in known or common(mine):
        return 0.0
    score = similarity(mine, spoken_word, _LIKE)
    return max(score, similarity(mine, plain, _LIKE)) if plain != spoken_word else score


def two_names(a: str, b: str, *, first_only: bool = False) -> bool:
    """Whether two full names differ in a word that is a name in its own right on either side: Karim and Karam, Farid and Farida.

    In one article two people with one first name and surnames as alike are rarer than damage: there the first names count.
    """
    mine, theirs = tokens(a), tokens(b)
    pairs = [(x, y) for x, y in zip(mine, theirs, strict=False) if x != y]
    if mine[:1] != theirs[:1] and feminine(mine[0], theirs[0]):
        return True
    return any(own_names(x, y) for x, y in (pairs if not first_only else pairs[:1] if mine[0] != theirs[0] else ()))


def own_names(a: str, b: str) -> bool:
    """Whether readers know two words as two: two first names, both often met, or both met and of different sound."""
    if two_given(a, b):
        return True
    known = min(frequency(a), frequency(b))
    if one_group(a, b) or known < _MET:
        return False
    return known >= _HEARD_OF or _sound(a) != _sound(b)


def _sound(token: str) -> str:
    """A token without what is written in several ways for one sound: Dynamo, Dinamo; Nathan, Natan; Nasreen, Nasrin."""
    for written, sound in (("th", "t"), ("ck", "k"), ("ph", "f"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("y", "i")):
        token = token.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", token)


def common(token: str) -> bool:
    """Whether a folded token is a word or name that English readers meet often: it is not a misspelling of another."""
    return frequency(token) >= 3.0


def why_alike(a: str, b: str) -> str:
    """In words, what sets two spellings of a name apart; where one has more words, their last ones."""
    least = min(len(spoken(a)), len(spoken(b)))
    pairs = [(x, y) for x, y in zip(spoken(a)[-least:], spoken(b)[-least:], strict=True) if x != y]
    return "; ".join(f"{x} – {y}: {explain(x, y)}" for x, y in pairs) or "the same letters"


def same_letters(a: str, b: str) -> bool:
    """Whether two spellings differ in diacritics, hyphens or capitals only."""
    return fold(a) == fold(b)

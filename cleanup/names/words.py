"""Inside one article: which words of its names are spellings of one word.

Two words that sound alike are one where the article gives a reason: the rest of the name is the same, a surname is never
introduced but resembles one that is, or hardly any text has the words. People with different first names stay two, and so do
words that stand in one sentence. The rarer the words and the more reasons, the less alike they need to be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from cleanup import demonyms
from cleanup.names.alike import own_names, why_alike
from cleanup.names.fold import fold, skeletons, spoken, tokens
from cleanup.names.given import feminine, listed, one_group
from cleanup.names.groups import Apart
from cleanup.names.mentions import address, frequency, ordinary, titles
from cleanup.names.rewrite import split
from cleanup.names.routes import similarity
from cleanup.names.uses import SPEECH, Use

SHORTEST = 4
_ABBREVIATION = 5
_LEAST, _ALIKE, _ALIKE_SURE, _MOST = 0.6, 0.8, 0.85, 0.99
_HEARD_OF = 2.0
_UNHEARD_OF = 1.5
_RARE = 2.5
_MET = 3.0
_KNOWN = 3.2
_FAMOUS = 4.6
_FUNCTION_WORD = 5.3
_SAYING = SPEECH | {"according"}
CROWD = 600
"""So many words of names are compared all with all; a list of casualties has thousands, which are compared by sound."""
_MANY, _FEW = 100, 15
"""So many words of one sound are compared; in a crowd the fewer."""
_ROUGHLY = 0.4
_SLAVONIC = re.compile(r"(?<=[sc]k)[iyj]{1,2}$")
"""The ending of Slavonic surnames, which every standard writes in its own way."""
_DERIVED = re.compile(r"(?:i|a|an|ian|n|s|es|ese|in|ina|y|yi|sky|ski|skaya|ov|ova|ev|eva|ic|ich|ism|ist|ists|ite|ites)")
_GLIDE = re.compile(r"(?<=[aeou])j(?![aeiouy])")
_CASE = re.compile(r"[aeiouy]")


@dataclass
class Part:
    """One word of the names of an article, in all names that it is part of."""

    token: str
    forms: Counter[str] = field(default_factory=Counter)
    sentences: set[int] = field(default_factory=set)
    mates: set[str] = field(default_factory=set)
    """The other words of the names that it is part of."""
    beside: set[tuple[bool, str]] = field(default_factory=set)
    """The words right before and right after it in those names, and whether before."""
    hyphened: set[str] = field(default_factory=set)
    """Those of them that a hyphen joins to it: both are the surname."""
    titles: set[str] = field(default_factory=set)
    """Offices named right before those names, whether a man or a woman holds them."""
    before: set[str] = field(default_factory=set)
    speaks: bool = False
    alone: int = 0
    first: int = 0

    @property
    def count(self) -> int:
        """How often the article has it."""
        return self.forms.total()

    @property
    def form(self) -> str:
        """As it is written most; in capitals only where it always is."""
        return min(self.forms, key=lambda form: (form.isupper(), -self.forms[form], form))

    @property
    def orphan(self) -> bool:
        """Whether it always stands alone."""
        return self.alone == self.count


class Tie(NamedTuple):
    """Two words that are likely one, and why."""

    score: float
    cues: tuple[str, ...]


class Target(NamedTuple):
    """What a word is another spelling of."""

    part: Part
    score: float
    sure: bool
    evidence: tuple[str, ...]


def targets(uses: Iterable[Use], known: frozenset[str], apart: Apart) -> dict[str, Target]:
    """For each word that is another spelling of one in the article: which."""
    parts = _words(uses)
    ties = {
        (a.token, b.token): tie
        for a, b in _candidates(list(parts.values()))
        if frozenset((a.token, b.token)) not in apart and (tie := _tie(a, b, known))
    }
    found: dict[str, Target] = {}
    for group in _grouped(parts, ties):
        target = _stands(group, known)
        for part in group:
            if part is not target and not (part.token in known and target.token not in known):
                tie = ties.get((part.token, target.token)) or ties.get((target.token, part.token))
                found[part.token] = _explained(part, target, tie, known)
    return found


@cache
def _peoples() -> frozenset[str]:
    """Countries and those who live there: Cyprus and Cypriots are no spellings of one another."""
    names = (name for land in demonyms.countries() for name in (land.bare, *land.adjectives))
    return frozenset(form for name in names for form in (fold(name), fold(name) + "s"))


@cache
def _things() -> frozenset[str]:
    """Words that end the names of places and institutions, not of people."""
    return frozenset(word.lower() for word in titles()["things"])


def _words(uses: Iterable[Use]) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for use in uses:
        if use.meaning:
            continue
        bodies = _bodies(use.surface)
        names = [token for _, token, _ in bodies]
        for rank, (body, token, compound) in enumerate(bodies):
            if len(token) < SHORTEST or not token.isalpha() or _abbreviates(body, use.surface):
                continue
            if frequency(token) >= _FAMOUS or token in _peoples():
                continue
            part = found.setdefault(token, Part(token, first=use.first))
            part.hyphened |= compound - {token}
            _add(part, use, body, rank, names)
    return found


@lru_cache(maxsize=50_000)
def _bodies(surface: str) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The words of a spelling, hyphened ones apart: as written, folded, and all those between the same hyphens."""
    found = []
    for word in split(surface):
        folded = [" ".join(tokens(part)) for part in word.parts]
        found += [(part, token, frozenset(folded)) for part, token in zip(word.parts, folded, strict=True)]
    return tuple(found)


def _abbreviates(body: str, surface: str) -> bool:
    """Whether a word in capitals stands for several words: among such as have small letters, or short and by itself."""
    return body.isupper() and (not surface.isupper() or (body == surface and len(body) <= _ABBREVIATION))


def _add(part: Part, use: Use, body: str, rank: int, names: Sequence[str]) -> None:
    part.forms[body] += use.count
    part.sentences |= use.sentences
    part.titles |= {title.removesuffix("woman").removesuffix("man") for title in use.titles - address()}
    last = rank == len(names) - 1
    if len(names) > 1:
        part.mates.update(name for place, name in enumerate(names) if place != rank)
        part.beside |= {(True, name) for name in names[rank - 1 : rank] if rank}
        part.beside |= {(False, name) for name in names[rank + 1 : rank + 2]}
    else:
        part.alone += use.count
    part.before |= {cue for cue in use.cues - _SAYING if frequency(cue) < _FUNCTION_WORD}
    part.speaks = part.speaks or (last and use.speaks)


def _candidates(parts: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Pairs of words that may be alike: in a long list those of one sound, else those that share letters too."""
    ordered = sorted(parts, key=lambda part: (part.first, part.token))
    pairs: set[tuple[int, int]] = set()
    many = _MANY if len(ordered) <= CROWD else _FEW
    sounds: dict[str, list[int]] = {}
    for place, part in enumerate(ordered):
        for skeleton in sorted(skeletons(part.token)):
            fellows = sounds.setdefault(skeleton, [])
            pairs.update((fellow, place) for fellow in fellows[:many])
            fellows.append(place)
    if len(ordered) <= CROWD:
        names = [part.token for part in ordered]
        table = process.cdist(names, names, scorer=Levenshtein.normalized_similarity, score_cutoff=_ROUGHLY)
        pairs.update((a, b) for a, b in zip(*map(np.ndarray.tolist, np.nonzero(table)), strict=True) if a < b)
    for a, b in sorted(pairs):
        yield ordered[a], ordered[b]


def likeness(a: Part, b: Part, least: float = 0.0) -> float:
    """How alike two words are, as they are written or as they sound; any number below `least` where it is less."""
    score = max(similarity(x, y, least) for x in _readings(a) for y in _readings(b))
    return score if min(len(a.token), len(b.token)) > SHORTEST else score - 0.05


def _readings(part: Part) -> set[str]:
    """A word as it is written, and as it sounds: ç, and j that closes a syllable (Minaj, Minai)."""
    return {*spoken(part.form), part.token, _GLIDE.sub("i", part.token)}


def _tie(a: Part, b: Part, known: frozenset[str]) -> Tie | None:
    """Whether the article gives reason enough to take two words for one."""
    if not a.sentences.isdisjoint(b.sentences):
        return None
    group = one_group(a.token, b.token)
    score = min(_MOST, max(likeness(a, b, _LEAST), _ALIKE if group else 0.0))
    if score < _LEAST or _two_people(a, b):
        return None
    if {a.token, b.token} <= known and not group:
        return None
    mate = _shared(a, b)
    low, high = sorted((frequency(a.token), frequency(b.token)))
    if derived(a.token, b.token) and not _inflected(a, b, mate, high):
        return None
    if mate and mate.first and feminine(a.token, b.token):
        return None
    if mate and mate.first and own_names(a.token, b.token) and not _one_office(a, b, mate):
        return None
    least = min(_least_alone(low, high), _least_orphan(a, b, group), _least_shared(mate, low, group))
    return Tie(score, tuple(_cues(a, b, mate))) if score >= least else None


def _least_shared(mate: _Mate | None, low: float, group: bool) -> float:
    """How alike two words must be that share the rest of a name: hardly, where that is a name and no ordinary word."""
    if mate is None or not (low < _KNOWN or group):
        return 2.0
    return 0.8 if ordinary(mate.word) and not listed(mate.word) else _LEAST


def _least_alone(low: float, high: float) -> float:
    """How alike two words must be for themselves: the less, the rarer they are."""
    if high < _RARE and low < _UNHEARD_OF:
        return 0.7
    if high < _MET and low < _HEARD_OF:
        return 0.8
    if high < _KNOWN and low < _UNHEARD_OF:
        return 0.92
    return 0.95 if high < 3.4 and low < _RARE else 2.0


def _least_orphan(a: Part, b: Part, group: bool) -> float:
    """The same for a word that always stands alone, and another that is part of a longer name."""
    if a.orphan == b.orphan:
        return 2.0
    orphan, other = (a, b) if a.orphan else (b, a)
    if ordinary(other.token) and not listed(other.token):
        return 2.0  # a word of English in a longer name is no name by itself: Navy Day
    bare = frequency(orphan.token)
    if bare < _HEARD_OF:
        return 0.71 if frequency(other.token) < _MET else 0.8
    if group:
        return _ALIKE
    return 0.85 if bare < 3.7 else 0.97


class _Mate(NamedTuple):
    """A word that two names share beside the words in question, and whether those are first words of a person's name."""

    word: str
    first: bool


def _shared(a: Part, b: Part) -> _Mate | None:
    """The word that the article has right before or right after either word; else such as are alike themselves."""
    for before, mine in sorted(a.beside):
        if (before, mine) in b.beside:
            return _Mate(mine, not before and mine not in _things() and mine not in a.hyphened & b.hyphened)
    for before, mine in sorted(a.beside):
        for place, theirs in sorted(b.beside):
            if before == place and _alike(mine, theirs):
                return _Mate(mine, not before and not (mine in a.hyphened and theirs in b.hyphened))
    return None


def _one_office(a: Part, b: Part, mate: _Mate) -> bool:
    """Whether both are first names of the holder of one office who has a surname that few people have: Chairwoman Julie Gath."""
    return frequency(mate.word) < _RARE and bool(a.titles & b.titles)


def _alike(a: str, b: str) -> bool:
    if a == b or one_group(a, b):
        return True
    return similarity(a, b) >= _ALIKE and not (derived(a, b) or feminine(a, b) or own_names(a, b))


def _two_people(a: Part, b: Part) -> bool:
    """Whether both words are part of longer names that have nothing else in common."""
    if not a.mates or not b.mates or a.mates & b.mates:
        return False
    return not any(similarity(x, y, _LEAST) >= _LEAST for x in a.mates for y in b.mates)


def _inflected(a: Part, b: Part, mate: _Mate | None, high: float) -> bool:
    """Whether a word with an ending is the other in a case of its own language: nobody's first name or surname."""
    short, long = sorted((a.token, b.token), key=len)
    ending = long[len(short) :] if long.startswith(short) else long[-1:]
    if not _CASE.fullmatch(ending):
        return False
    if mate:
        return mate.word in _things()
    return high < _RARE and not any(part.speaks or part.mates - _things() or listed(part.token) for part in (a, b))


def _cues(a: Part, b: Part, mate: _Mate | None) -> Iterator[str]:
    if mate:
        yield f"the same {mate.word}"
    if a.orphan != b.orphan:
        yield f"{(a if a.orphan else b).form} never stands in a longer name"
    if a.speaks and b.speaks:
        yield "both are quoted in the article"
    if before := sorted(a.before & b.before):
        yield f"both after “{' '.join(before)}”"


def _grouped(parts: Mapping[str, Part], ties: Mapping[tuple[str, str], Tie]) -> Iterator[list[Part]]:
    """Words tied together, the best tie first; no group has two words of one sentence or of two people."""
    group = {token: [part] for token, part in parts.items()}
    for (a, b), _ in sorted(ties.items(), key=lambda item: (-item[1].score, item[0])):
        mine, theirs = group[a], group[b]
        if mine is theirs or any(x.sentences & y.sentences or _two_people(x, y) for x in mine for y in theirs):
            continue
        mine.extend(theirs)
        for part in theirs:
            group[part.token] = mine
    unique = {id(members): members for members in group.values() if len(members) > 1}
    yield from unique.values()


def _stands(group: Sequence[Part], known: frozenset[str]) -> Part:
    """Which of several spellings stays: a known one, one used far more, one that readers meet, one used more, the first.

    One that the article has in capitals only says least about how the name is written.
    """
    total = sum(part.count for part in group)

    def standing(part: Part) -> tuple[bool, bool, bool, bool, int, int, str]:
        rare = frequency(part.token) < _HEARD_OF
        most = part.count >= 3 and part.count * 3 >= total * 2
        return part.token not in known, part.form.isupper(), not most, rare, -part.count, part.first, part.token

    return min(group, key=standing)


def _explained(part: Part, target: Part, tie: Tie | None, known: frozenset[str]) -> Target:
    """Why, and whether it is sure: the article decides clearly, for two reasons beside, between words that texts hardly have."""
    score, cues = tie or Tie(min(_MOST, likeness(part, target)), ())
    most = target.count >= max(3, 2 * part.count) or target.token in known
    unheard = max(frequency(part.token), frequency(target.token)) < _HEARD_OF and len(part.token) > SHORTEST
    less_known = frequency(part.token) <= frequency(target.token)
    sure = len(cues) > 1 and most and unheard and less_known
    sure = sure and score >= _ALIKE_SURE and not derived(part.token, target.token)
    stands = "is used more in this article" if target.count > part.count else "stands first in this article"
    if (target.token in known, frequency(target.token) >= _HEARD_OF) > (
        part.token in known,
        frequency(part.token) >= _HEARD_OF,
    ):
        stands = "is the form that readers know"
    return Target(target, score, sure, (why_alike(part.form, target.form), *cues, f"{target.form} {stands}"))


@lru_cache(maxsize=50_000)
def derived(a: str, b: str) -> bool:
    """Whether one of two words is the other with an ending; Zelenskyi is Zelensky by another standard, not derived from it."""
    if _SLAVONIC.sub("", a) == _SLAVONIC.sub("", b):
        return False
    short, long = sorted((a, b), key=len)
    if long.startswith(short):
        ending = long[len(short) :]
        return ending != short[-1] and _DERIVED.fullmatch(ending) is not None
    stem = short[:-1] if short[-1] in "aeiouy" else short
    ending = long.removeprefix(stem)
    return ending != long and len(ending) > 1 and len(stem) > 2 and _DERIVED.fullmatch(ending) is not None

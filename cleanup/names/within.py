"""Inside one article: which spellings are one name.

News introduces people in full and calls them by the surname after that, and a machine that read a name twice may have written
it twice. Two words that hardly anybody uses, that sound alike and that never stand in one sentence are one name; for words
in common use the article must give more reason. A word that is derived from another (Petrov, Petrova; Wazir, Waziri) is its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cleanup.names.alike import common, likeness, two_names, why_alike
from cleanup.names.fold import key, skeletons, spoken, tokens
from cleanup.names.groups import Apart
from cleanup.names.mentions import frequency
from cleanup.names.rewrite import rewrite, split
from cleanup.names.routes import similarity
from cleanup.names.uses import Cast, Use
from cleanup.names.words import CROWD, derived, targets

_ALIKE_FULL = 0.88
_ALIKE_SHORT = 0.80
_SPELLED = 0.99
"""At most so likely is another spelling: 1 stands for the name itself, which is not written anew."""
_HEARD_OF = 2.0
_ROUNDS = 4
_MANY, _FEW = 100, 15
"""So many names with one word or sound are compared; where a list has thousands of names, the fewer."""

_OFFICES = frozenset("judge justice professor coach captain sergeant bishop rabbi imam detective inspector".split())
"""Titles that introduce somebody who has not been named in full."""


@dataclass(frozen=True)
class Edge:
    """Why two spellings are one."""

    a: str
    b: str
    score: float
    evidence: tuple[str, ...]
    by: str = "similarity"

    def to_json(self) -> dict[str, Any]:
        """As in names.json."""
        return {"a": self.a, "b": self.b, "score": round(self.score, 3), "evidence": list(self.evidence), "by": self.by}


@dataclass(frozen=True)
class Link:
    """`use` is another spelling of `owner`, or its short form; `written` is what it becomes."""

    use: Use
    owner: Use
    edge: Edge
    sure: bool
    written: str


def links(cast: Cast, known: frozenset[str], apart: Apart = frozenset()) -> list[Link]:
    """Links of an article, one for each spelling at most.

    What is sure is read as if it stood there already, until nothing new comes of it, and then what is likely.
    """
    uses = sorted(cast.uses.values(), key=lambda use: (use.first, use.surface))
    found: dict[str, Link] = {}
    now = _renamed(uses, found)
    seen = _pass(now, known, apart)
    for sure in (True, False):
        for _ in range(_ROUNDS):
            fresh = {link.use.surface: link for link in seen if link.sure or not sure}
            fresh = {surface: link for surface, link in fresh.items() if link.written != surface}
            if not fresh:
                break
            _compose(uses, found, fresh)
            now = _renamed(uses, found)
            seen = _pass(now, known, apart)
    return [*_exact(now, apart), *found.values()]


def _renamed(uses: Sequence[Use], found: Mapping[str, Link]) -> list[Use]:
    """The names of the article with the links found so far written into it."""
    merged: dict[str, Use] = {}
    for use in uses:
        surface = found[use.surface].written if use.surface in found else use.surface
        old = merged.get(surface)
        if old is None:
            fresh = {"surface": surface, "cues": set(use.cues), "sentences": set(use.sentences)}
            merged[surface] = Use(**{**vars(use), **fresh})
            continue
        old.count += use.count
        old.cues |= use.cues
        old.sentences |= use.sentences
        old.speaks = old.speaks or use.speaks
        old.opens += use.opens
        old.meaning = old.meaning or use.meaning
    return list(merged.values())


def _compose(uses: Sequence[Use], found: dict[str, Link], fresh: Mapping[str, Link]) -> None:
    for use in uses:
        old = found.get(use.surface)
        new = fresh.get(old.written if old else use.surface)
        if new is None:
            continue
        sure = new.sure and (old is None or old.sure)
        found[use.surface] = replace(new, use=use, sure=sure, edge=replace(new.edge, a=use.surface))


def _pass(uses: Sequence[Use], known: frozenset[str], apart: Apart) -> list[Link]:
    full = [use for use in uses if len(use.tokens) >= 2]
    alone = {use.tokens[0] for use in uses if len(use.tokens) == 1}
    introduced = {use.tokens[-1] for use in full}
    speakers = {use.tokens[-1] for use in uses if use.speaks}
    heard = _by_sound(full)
    inside = {token for use in full for token in use.tokens}
    found: dict[str, Link] = {}
    sources: Sequence[Iterable[Link]] = (
        (
            link
            for use in uses
            if len(use.tokens) == 1
            if use.tokens[0] not in inside
            for link in _quoted(use, heard, introduced, alone, speakers)
        ),
        _parts(uses, known, apart),
        _twins([use for use in full if not use.meaning], uses),
    )
    for source in sources:
        for link in source:
            if link.owner.surface in found:
                continue  # it is about to become another itself: each would take the other's spelling, for ever
            if frozenset((key(link.use.surface), key(link.owner.surface))) not in apart:
                found.setdefault(link.use.surface, link)
    return list(found.values())


def _exact(uses: Sequence[Use], apart: Apart) -> Iterator[Link]:
    """A surname whose bearer the article names in full."""
    bearers: dict[str, list[Use]] = {}
    entries: set[str] = set()
    for use in uses:
        if len(use.tokens) >= 2:
            bearers.setdefault(use.tokens[-1], []).append(use)
            entries |= {use.meaning.entry} if use.meaning else set()
    for use in uses:
        if len(use.tokens) != 1 or _settled(use, entries):
            continue
        owners = {
            (other.meaning.entry if other.meaning else key(other.surface)): other
            for other in bearers.get(use.tokens[0], ())
        }
        if len(owners) == 1:
            owner = next(iter(owners.values()))
            if frozenset((key(use.surface), key(owner.surface))) not in apart:
                edge = Edge(use.surface, owner.surface, 1.0, ("the full name stands in the same article",))
                yield Link(use, owner, edge, True, use.surface)


def _settled(use: Use, entries: Collection[str]) -> bool:
    """Whether the authority's reading of one word stands: a misspelling, a whole name, or the article names its bearer in full."""
    mine = use.meaning
    return mine is not None and (mine.how != "right" or mine.target == "name" or mine.entry in entries)


def _by_sound(full: Iterable[Use]) -> dict[str, list[tuple[int, Use]]]:
    """Full names by the consonants of the surname, each with its place among them."""
    found: dict[str, list[tuple[int, Use]]] = {}
    for place, use in enumerate(full):
        for skeleton in skeletons(spoken(use.surface)[-1]):
            found.setdefault(skeleton, []).append((place, use))
    return found


def _quoted(
    use: Use,
    heard: Mapping[str, Sequence[tuple[int, Use]]],
    introduced: set[str],
    alone: set[str],
    speakers: set[str],
) -> Iterator[Link]:
    """Somebody who speaks and is never introduced is the one introduced speaker whose surname sounds the same.

    A part of a full name is none: Cheung, of Matthew Cheung Kin-chung.
    """
    token = use.tokens[0]
    if use.meaning or len(token) < 4 or token in introduced or not use.speaks:
        return
    sounds = skeletons(spoken(use.surface)[0])
    fellows = dict(fellow for sound in sounds for fellow in heard.get(sound, ()))
    alike = [
        (score, other)
        for _, other in sorted(fellows.items())
        if (score := near(spoken(use.surface)[0], spoken(other.surface)[-1])) >= _ALIKE_SHORT
    ]
    if len({key(other.surface) for _, other in alike}) != 1:
        return
    score, owner = max(alike, key=lambda pair: pair[0])
    last = owner.tokens[-1]
    known_alone = common(token) and last in alone
    if last not in speakers or known_alone or derived(token, last) or use.sentences & owner.sentences:
        return
    evidence = (
        why_alike(use.surface, owner.surface.split()[-1]),
        f"{use.surface} is never introduced with a first name",
        "both are quoted in the article",
    )
    written = rewrite(use.surface, split(owner.surface)[-1].body)
    sure = not use.cues & _OFFICES and min(len(token), len(last)) > 4 and frequency(token) <= frequency(last)
    yield Link(use, owner, Edge(use.surface, owner.surface, min(_SPELLED, score), evidence), sure, written)


def near(a: str, b: str) -> float:
    """Likeness of two folded tokens; 0 where their consonants are of other classes."""
    return similarity(a, b) if skeletons(a) & skeletons(b) else 0.0


def _parts(uses: Sequence[Use], known: frozenset[str], apart: Apart) -> Iterator[Link]:
    """Names that differ in one word that is spelled in two ways."""
    found = targets(uses, known, apart)
    named = {use.surface: use for use in reversed(uses)}
    having: dict[str, list[Use]] = {}
    for use in uses:
        for token in set(use.tokens):
            having.setdefault(token, []).append(use)
    for use in uses:
        if use.meaning or not (hit := next((token for token in use.tokens if token in found), None)):
            continue
        target, score, sure, evidence = found[hit]
        written = _with_word(use.surface, hit, target.form)
        owner = _bearer(use, written, target.token, named, having)
        if owner and written != use.surface:
            yield Link(use, owner, Edge(use.surface, written, score, evidence), sure, written)


def _bearer(
    use: Use, written: str, token: str, named: Mapping[str, Use], having: Mapping[str, Sequence[Use]]
) -> Use | None:
    """Who has the name that a spelling becomes: itself in the article, or the one whose name it can be a part of."""
    if written in named:
        return named[written]
    parts = tokens(written)
    fit = [
        other
        for other in having.get(token, ())
        if other is not use and (_can_be(use, other) or _sounds_so(parts, other.tokens))
    ]
    return max(
        fit, key=lambda other: (len(set(use.tokens) & set(other.tokens)), other.count, -other.first), default=None
    )


def _sounds_so(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether all words of two names sound alike: Yuval Shemall, Yuval Shemal."""
    return len(a) == len(b) and all(
        x == y or similarity(x, y, _ALIKE_SHORT) >= _ALIKE_SHORT for x, y in zip(a, b, strict=True)
    )


def _can_be(use: Use, other: Use) -> bool:
    """Whether one of two names can be the other or a part of it: a word is shared, or the first names sound alike."""
    if min(len(use.tokens), len(other.tokens)) == 1 or set(use.tokens) & set(other.tokens):
        return True
    alike = near(use.tokens[0], other.tokens[0]) >= _ALIKE_SHORT
    return alike and len(use.tokens) == len(other.tokens) and not two_names(use.surface, other.surface, first_only=True)


def _with_word(surface: str, token: str, form: str) -> str:
    written = surface
    for body in (part for word in split(surface) for part in word.parts):
        if " ".join(tokens(body)) == token:
            after = rewrite(body, form).replace("\\", "")
            written = re.sub(rf"(?<!\w){re.escape(body)}(?!\w)", after, written)
    return written


def _standing(use: Use, used: Mapping[str, int]) -> tuple[Any, ...]:
    """What makes one of two spellings stand: no capitals throughout, words that readers meet, use alone or in it, precedence."""
    return *_looks(use.surface), -sum(used[token] for token in use.tokens), use.first


@lru_cache(maxsize=50_000)
def _looks(surface: str) -> tuple[bool, int]:
    """Whether a spelling has a word in capitals throughout, and how many that readers do not meet."""
    shouted = any(word.body.isupper() and len(word.body) > 3 for word in split(surface))
    return shouted, sum(frequency(token) < _HEARD_OF for token in tokens(surface))


def _twins(full: Sequence[Use], uses: Sequence[Use]) -> Iterator[Link]:
    """Two spellings of one full name: the one used more, or first, stands."""
    used = Counter[str]()
    for use in uses:
        for token in use.tokens:
            used[token] += use.count
    ranked = sorted(full, key=lambda use: _standing(use, used))
    many = _MANY if len(full) <= CROWD else _FEW
    having: dict[str, list[int]] = {}
    for i, use in enumerate(ranked):
        before = {j for token in set(use.tokens) for j in having.get(token, ())[:many]}
        for token in set(use.tokens):
            having.setdefault(token, []).append(i)
        for other in (ranked[j] for j in sorted(before)):
            shared = set(use.tokens) & set(other.tokens)
            if use.sentences & other.sentences or key(use.surface) == key(other.surface):
                continue
            score = min(likeness(use.surface, other.surface), likeness(other.surface, use.surface))
            differ = [(a, b) for a, b in zip(use.tokens, other.tokens, strict=False) if a != b]
            if (
                score < _ALIKE_FULL
                or two_names(use.surface, other.surface, first_only=True)
                or any(derived(a, b) for a, b in differ)
            ):
                continue
            evidence = (why_alike(use.surface, other.surface), f"the same {', '.join(sorted(shared))}")
            edge = Edge(use.surface, other.surface, score, evidence)
            yield Link(use, other, edge, False, rewrite(use.surface, other.surface))
            break

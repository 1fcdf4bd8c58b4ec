"""Surnames alone that nobody in the article bears, but that sound like that of the one person whom it introduces in full.

A machine that reads a name twice writes it twice: 'Ali Kanso' is introduced, and 'Qansou' denies it; 'Bassem Awadallah' has 'a lawyer
for Awad Allah'. What an article calls somebody by whom it never introduces is likely the surname of one whom it does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from cleanup.names.alike import why_alike
from cleanup.names.authority import Authority
from cleanup.names.fold import key, spoken
from cleanup.names.given import listed
from cleanup.names.groups import Apart
from cleanup.names.mentions import address, frequency, title_words
from cleanup.names.rewrite import rewrite, split
from cleanup.names.routes import similarity
from cleanup.names.uses import Cast, Use
from cleanup.names.within import Edge, Link
from cleanup.names.words import derived

_ALIKE, _GLUED = 0.86, 0.84
_SHORTEST, _LONG = 4, 8
"""Letters of a surname, and of one in two words."""
_MET, _PERSON = 2.7, 3.2
"""Words that readers meet oftener stand for somebody or something that need not be introduced: any words, and surnames."""


def orphans(cast: Cast, authority: Authority, linked: Collection[str], apart: Apart = frozenset()) -> Iterator[Link]:
    """A link for each spelling that is likely the surname of the one person introduced before it; none is sure."""
    people = [use for use in cast.uses.values() if _introduces(use, authority)]
    borne = {token for use in cast.uses.values() if len(use.tokens) > 1 for token in use.tokens}
    named = {use.meaning.entry for use in people if use.meaning}
    for use in cast.uses.values():
        if use.surface in linked or not _alone(use, borne, named, authority):
            continue
        fit = [(score, owner) for owner in people if (score := _likeness(use, owner))]
        if len({owner.tokens[-1] for _, owner in fit}) != 1:
            continue
        score, owner = max(fit, key=lambda found: (found[0], -found[1].first))
        if frozenset((key(use.surface), key(owner.surface))) in apart:
            continue
        last = split(owner.surface)[-1]
        written = rewrite(use.surface, last.article + last.body)
        evidence = (
            why_alike(use.surface, last.body),
            f"{use.surface} is never introduced with a first name",
            f"{owner.surface} is",
        )
        if written != use.surface:
            yield Link(use, owner, Edge(use.surface, owner.surface, min(0.95, score), evidence), False, written)


@cache
def _offices() -> frozenset[str]:
    return frozenset(map(str.lower, title_words())) - address()


def _introduces(use: Use, authority: Authority) -> bool:
    """Whether it is a person's full name, rightly spelled as far as is known."""
    if len(use.tokens) < 2:
        return False
    if use.meaning is None:
        return listed(use.tokens[0]) or bool(use.titles & _offices())
    return use.meaning.how == "right" and authority.by_id[use.meaning.entry].kind == "person"


def _alone(use: Use, borne: Collection[str], named: Collection[str], authority: Authority) -> bool:
    """Whether a spelling may be the surname of somebody introduced otherwise: one word, or two that may be one, and rarely met."""
    if not 1 <= len(use.tokens) <= 2 or min(map(len, use.tokens)) < _SHORTEST or use.located or use.lies:
        return False
    if not "".join(use.tokens).isalpha() or use.titles & _offices():
        return False
    mine = use.meaning
    if len(use.tokens) == 1 and (use.tokens[0] in borne or frequency(use.tokens[0]) >= (_PERSON if mine else _MET)):
        return False
    if mine is None:
        return True
    person = authority.by_id[mine.entry].kind == "person"
    return person and mine.how == "right" and (mine.target == "short" or mine.entry in named)


def _likeness(use: Use, owner: Use) -> float:
    """How alike a spelling and the surname of somebody introduced before it are; 0 where they are two."""
    last = owner.tokens[-1]
    if owner.first > use.first or not use.sentences.isdisjoint(owner.sentences) or owner.tokens == use.tokens:
        return 0.0
    mine = "".join(use.tokens)
    if len(use.tokens) == 1:
        score = max(similarity(a, b) for a in {mine, *spoken(use.surface)} for b in {last, *spoken(owner.surface)[-1:]})
        if score >= _ALIKE:
            return 0.0 if derived(mine, last) else score
        last = "".join(owner.tokens[-2:])
    score = similarity(mine, last) if len(mine) >= _LONG else 0.0
    return score if score >= _GLUED else 0.0

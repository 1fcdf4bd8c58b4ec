"""What one article adds to the names of all: its spellings as it reads them, and why they stand for what they stand for.

A share is made of one article alone and is small and plain, so that it can be kept: names of thousands of articles are settled
from their shares, without reading any article again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from cleanup.names.alike import why_alike
from cleanup.names.authority import Authority
from cleanup.names.fold import key
from cleanup.names.groups import ENTRY, Apart
from cleanup.names.orphans import orphans
from cleanup.names.uses import Cast, Use
from cleanup.names.within import Edge, Link, links
from cleanup.names.witnesses import Senses

Evicted = frozenset[tuple[str, str]]
"""Spellings, by key, that people's decisions have put out of a node: (node, key)."""


class Reading(NamedTuple):
    """One article as people want its names read: the spellings, and whom each belongs to."""

    cast: Cast
    links: dict[str, Link]

    def node(self, use: Use) -> str:
        """The node that a spelling of this article is counted in."""
        link = self.links.get(use.surface)
        return node_of(link.owner if link else use)


@dataclass(frozen=True)
class Share:
    """What one article adds to the names of all."""

    places: tuple[tuple[str, str, int], ...]
    """Node, spelling, how often."""
    edges: tuple[tuple[str, Edge], ...]
    """Why a spelling is in a node."""
    names: frozenset[str] = frozenset()
    """Who and what is named, where the article can be a witness or wants one."""
    senses: Senses = Senses()  # noqa: RUF009 - frozen

    def to_json(self) -> list[Any]:
        """Plain data, for keeping."""
        edges = [[node, edge.a, edge.b, edge.score, edge.evidence, edge.by] for node, edge in self.edges]
        return [self.places, edges, sorted(self.names), self.senses.doubtful, self.senses.said]

    @classmethod
    def from_json(cls, data: list[Any]) -> Share:
        """The reverse of `to_json`."""
        places, edges, names, doubtful, said = data
        return cls(
            tuple(map(tuple, places)),
            tuple((node, Edge(a, b, score, tuple(why), by)) for node, a, b, score, why, by in edges),
            frozenset(names),
            Senses(tuple(doubtful), tuple(said)),
        )


def node_of(use: Use) -> str:
    """The node that a spelling belongs to by itself."""
    return ENTRY + use.meaning.entry if use.meaning else key(use.surface)


def read(cast: Cast, authority: Authority, apart: Apart = frozenset(), evicted: Evicted = frozenset()) -> Reading:
    """The spellings of an article without the meanings and links that people have ended."""
    if evicted:
        uses = {
            surface: replace(use, meaning=None) if (node_of(use), key(surface)) in evicted and use.meaning else use
            for surface, use in cast.uses.items()
        }
        cast = replace(cast, uses=uses)
    found = links(cast, authority.known_tokens, apart)
    found += orphans(cast, authority, {link.use.surface for link in found}, apart)
    return Reading(
        cast, {link.use.surface: link for link in found if (node_of(link.owner), key(link.use.surface)) not in evicted}
    )


def share(reading: Reading, authority: Authority) -> Share:
    """What the article of a reading adds."""
    cast = reading.cast
    told = bool(cast.senses.doubtful or cast.senses.said)
    return Share(
        tuple((reading.node(use), use.surface, use.count) for use in cast.uses.values()),
        tuple(dict.fromkeys(_edges(reading, authority))),
        cast.names if told else frozenset(),
        cast.senses,
    )


def _edges(reading: Reading, authority: Authority) -> Iterator[tuple[str, Edge]]:
    for use in reading.cast.uses.values():
        link, node = reading.links.get(use.surface), reading.node(use)
        if link:
            yield node, link.edge
        if use.meaning and use.meaning.how != "right":
            form = authority.by_id[use.meaning.entry].form(use.meaning.target)
            yield node, Edge(use.surface, form, use.meaning.score, _reasons(use, form), "authority")


_HOW = {
    "alias": "the authority lists it as a misspelling",
    "surname": "the authority lists the surname as a misspelling, and the first names are right",
    "route": "it can have become so on its way through another script",
}


def _reasons(use: Use, form: str) -> tuple[str, ...]:
    """Why a spelling is read as a name of the authority, for an editor."""
    assert use.meaning is not None
    cues = tuple(cue if " article" in cue else f"the article has “{cue}”" for cue in use.meaning.cues)
    if key(use.surface) == key(form):
        return ("several known names are written so, and the article speaks of this one", *cues)
    return (_HOW[use.meaning.how], why_alike(use.surface, form), *cues)

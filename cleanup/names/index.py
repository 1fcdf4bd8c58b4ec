"""The names of a whole input, settled from what each article adds, and what they have to say to each article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cleanup.decisions import Decision
from cleanup.digest import short
from cleanup.names.clusters import NameCluster, Settled, View, build
from cleanup.names.fold import fold
from cleanup.names.plan import Brief, Planner
from cleanup.names.shares import Share
from cleanup.names.uses import Cast
from cleanup.names.witnesses import Witnesses
from cleanup.rules.base import NamePlan


@dataclass(frozen=True)
class NameIndex:
    """All names of the whole input, settled."""

    planner: Planner
    settled: Settled

    @classmethod
    def settle(
        cls,
        shares: Mapping[str, Share],
        planner: Planner,
        decisions: Sequence[Decision],
        casts_of: Callable[[Sequence[str]], Sequence[Cast]],
    ) -> NameIndex:
        """Settle the names of articles from what each adds; `casts_of` is asked for those that decisions touch."""
        return cls(planner, build(shares, planner.authority, decisions, planner.styles, casts_of))

    @cached_property
    def clusters(self) -> tuple[NameCluster, ...]:
        """Every cluster once, in the order of names.json."""
        unique = {cluster.id: cluster for cluster in self.settled.clusters.values()}
        return tuple(sorted(unique.values(), key=lambda c: (fold(c.canonical), c.id)))

    def plan(self, cast: Cast) -> NamePlan:
        """The verdicts for one of the articles."""
        return self.planner.plan(cast, self.brief(cast.article))

    def brief(self, article: str) -> Brief:
        """What these names have to say to one of the articles."""
        mine = self.settled.shares[article]
        return Brief(
            {node: self._views[self.settled.clusters[node].id][0] for node, _, _ in mine.places},
            self._witnesses.of(article, mine.names, mine.senses),
            self.settled.evicted if article in self.settled.touched else frozenset(),
        )

    def digest(self, article: str) -> str:
        """Hash over the brief of an article, made without it."""
        mine = self.settled.shares[article]
        told = [f"{node} {self._views[self.settled.clusters[node].id][1]}" for node, _, _ in mine.places]
        told.append(repr(self._witnesses.of(article, mine.names, mine.senses)))
        if article in self.settled.touched:
            told.append(repr(sorted(self.settled.evicted)))
        return short("\n".join(told))

    @cached_property
    def _views(self) -> dict[str, tuple[View, str]]:
        """By cluster: what articles are told of it, and a hash over that."""
        views = {cluster.id: cluster.view() for cluster in self.clusters}
        return {name: (view, short(repr(view))) for name, view in views.items()}

    @cached_property
    def _witnesses(self) -> Witnesses:
        return Witnesses((article, mine.names, mine.senses) for article, mine in self.settled.shares.items())

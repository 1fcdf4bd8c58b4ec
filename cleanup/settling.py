"""The names of a whole input and of everything cleaned before, settled together, and what is kept of that from run to run.

Settling is the one step that looks at all articles at once. Where no article, decision or setting has changed since it was last
done, its result for each article is known. Where something has, names are settled from what each article adds to them, which is
kept, and only articles that are told something new get a new plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from cleanup.article import Article
from cleanup.digest import short
from cleanup.identity import names_id, ruleset_id
from cleanup.names.clusters import NameCluster
from cleanup.names.index import NameIndex
from cleanup.names.plan import Brief
from cleanup.names.shares import Reading, Share
from cleanup.names.uses import Cast, cast_from_json
from cleanup.pipeline import Workshop
from cleanup.rules import NamePlan
from cleanup.store import CATALOG, Store

Order = tuple[Cast, Brief, Reading | None]
"""What a plan is made of: names, what the settled ones say of them, and their reading where it is at hand."""


def state_of(shop: Workshop) -> str:
    """Everything besides its text that decides what is read of the names of an article."""
    return f"{ruleset_id()}-{names_id()}-{shop.authority.hash}"


class Names:
    """Settled names: a plan, and its digest, for every article whose names have been read."""

    def __init__(
        self, shop: Workshop, output: Path, fresh: Mapping[str, tuple[Reading, Share]], shas: Mapping[str, str]
    ) -> None:
        """`fresh` is what has been read now; `shas` are the texts of all articles, also those that the store has."""
        self._shop = shop
        self._output = output
        self._fresh = fresh
        self._shas = shas
        self._kept: dict[str, tuple[str, str, str]] = {}
        self._told: dict[str, str] = {}
        self._plans: dict[str, NamePlan] = {}
        self._found: dict[str, tuple[str, str, str]] = {}

    @cached_property
    def _base(self) -> str:
        """All that the settled names depend on besides the articles."""
        parts = [state_of(self._shop), self._shop.config.hash]
        parts += [decision.to_json() for decision in self._shop.decisions.names]
        return short("\n".join(parts))

    @cached_property
    def key(self) -> str:
        """Twelve hex digits over all that the settled names depend on."""
        return short("\n".join([self._base, *(f"{article}\t{self._shas[article]}" for article in sorted(self._shas))]))

    def recall(self, store: Store) -> None:
        """Take what an earlier run has settled, where it is the same today."""
        self._kept = store.settled()

    def keep(self, store: Store) -> None:
        """Let later runs recall what has been asked for."""
        new = {article: row for article, row in self._found.items() if self._kept.get(article) != row}
        if new:
            store.keep_settled((article, *row) for article, row in new.items())

    def __contains__(self, article: str) -> bool:
        return article in self._shas

    def known(self, article: str) -> bool:
        """Whether the digest of its plan is known without making the plan."""
        kept = self._kept.get(article)
        return kept is not None and (kept[0] == self.key or kept[1] == self._depends(article))

    def digest(self, article: str) -> str:
        """The share of the names in the identity of a version."""
        if article not in self._found:
            kept = self._kept.get(article)
            if kept and kept[0] != self.key:
                kept = (self.key, *kept[1:]) if kept[1] == self._depends(article) else None
            self._found[article] = kept or (self.key, self._depends(article), self.plan(article).digest)
        return self._found[article][2]

    def _depends(self, article: str) -> str:
        """A hash over everything that the plan of an article is made of: while it is the same, so is the plan."""
        if article not in self._told:
            self._told[article] = short(f"{self._base} {self._shas[article]} {self._index.digest(article)}")
        return self._told[article]

    def orders(self, articles: Sequence[str]) -> list[Order]:
        """What the plans that are not made yet are to be made of, for somebody else to make them; see `take`."""
        articles = [article for article in articles if article not in self._plans]
        read = {a: self._fresh[a][0] for a in articles if a in self._fresh and a not in self._index.settled.touched}
        return [(cast, self._index.brief(cast.article), read.get(cast.article)) for cast in self._casts(articles)]

    def take(self, article: str, plan: NamePlan) -> None:
        """A plan that somebody has made from its order."""
        self._plans[article] = plan

    def plan(self, article: str) -> NamePlan:
        """What the settled names mean for an article."""
        if article not in self._plans:
            self._plans[article] = self._shop.plan(*self.orders([article])[0])
        return self._plans[article]

    @property
    def clusters(self) -> tuple[NameCluster, ...]:
        """Every name, in the order of names.json."""
        return self._index.clusters

    def _casts(self, articles: Sequence[str]) -> list[Cast]:
        kept = [article for article in articles if article not in self._fresh]
        found: dict[str, Cast] = {}
        if kept:
            with Store(self._output) as store:
                found = {article: cast_from_json(store.cast(article)) for article in kept}
        return [found.get(article) or self._fresh[article][0].cast for article in articles]

    @cached_property
    def _index(self) -> NameIndex:
        shares = {article: mine for article, (_, mine) in self._fresh.items()}
        if self._shas.keys() - shares.keys():
            with Store(self._output) as store:
                kept = store.shares(state_of(self._shop))
                shares.update(
                    (name, Share.from_json(body)) for name, body in kept if name in self._shas and name not in shares
                )
        return self._shop.settle_shares(shares, self._casts)


def reading_list(shop: Workshop, output: Path, articles: Sequence[Article]) -> tuple[dict[str, str], list[Article]]:
    """What the store has of names, as the text that they were read from by article, and the articles that are to be read now.

    Those are what is new or changed of `articles`, and what the store has of others without names under today's rules and data.
    What a run that was killed has read, but not cleaned, does not count.
    """
    if not (output / CATALOG).exists():
        return {}, list(articles)
    with Store(output) as store:
        newest = {version.article: version.source_sha256 for version in store.articles()}
        kept = {name: sha for name, sha in store.named(state_of(shop)).items() if newest.get(name) == sha}
        given = {article.id for article in articles}
        others = [
            Article(name, store.text(sha), "store")
            for name, sha in newest.items()
            if name not in kept and name not in given
        ]
    return kept, [article for article in articles if kept.get(article.id) != article.sha256] + others

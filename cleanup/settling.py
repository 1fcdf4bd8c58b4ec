"""The names of a whole input and of everything cleaned before, settled together, and what is kept of that from run to run.

Settling is the one step that looks at all articles at once. Where no article, decision or setting has changed since it was last
done, its result for each article is known, and names are settled only when somebody asks for more than that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from cleanup.identity import names_id, ruleset_id
from cleanup.names.clusters import NameCluster
from cleanup.names.plan import NameIndex
from cleanup.names.uses import Cast, cast_from_json
from cleanup.pipeline import Workshop
from cleanup.rules import NamePlan
from cleanup.store import CATALOG, Store


def state_of(shop: Workshop) -> str:
    """Everything besides its text that decides what is read of the names of an article."""
    return f"{ruleset_id()}-{names_id()}-{shop.authority.hash}"


class Names:
    """Settled names: a plan, and its digest, for every article whose names have been read."""

    def __init__(self, shop: Workshop, output: Path, fresh: Mapping[str, Cast], shas: Mapping[str, str]) -> None:
        """`fresh` are casts that have been read now; `shas` are the texts of all articles, also those that the store has."""
        self._shop = shop
        self._output = output
        self._fresh = fresh
        self._shas = shas
        self._digests: dict[str, str] = {}
        self._latest: tuple[str, NamePlan] | None = None

    @cached_property
    def key(self) -> str:
        """Twelve hex digits over all that the settled names depend on."""
        digest = hashlib.sha256(f"{state_of(self._shop)}\n{self._shop.config.hash}\n".encode())
        for decision in self._shop.decisions.names:
            digest.update(f"{decision.to_json()}\n".encode("utf-8", "surrogatepass"))
        for article in sorted(self._shas):
            digest.update(f"{article}\t{self._shas[article]}\n".encode())
        return digest.hexdigest()[:12]

    def recall(self, store: Store) -> None:
        """Take what an earlier run has settled, where it is the same today."""
        self._digests = store.settled(self.key)

    def keep(self, store: Store) -> None:
        """Let later runs recall what has been asked for."""
        if self._digests.keys() - store.settled(self.key).keys():
            store.keep_settled(self.key, self._digests)

    def __contains__(self, article: str) -> bool:
        return article in self._shas

    def digest(self, article: str) -> str:
        """The share of the names in the identity of a version."""
        if article not in self._digests:
            self._digests[article] = self.plan(article).digest
        return self._digests[article]

    def plan(self, article: str) -> NamePlan:
        """What the settled names mean for an article; who has just asked for its digest gets the plan that was made for it."""
        if self._latest is None or self._latest[0] != article:
            self._latest = article, self._index.plan(self._casts[article])
        return self._latest[1]

    @property
    def clusters(self) -> tuple[NameCluster, ...]:
        """Every name, in the order of names.json."""
        return self._index.clusters

    @cached_property
    def _casts(self) -> dict[str, Cast]:
        casts = dict(self._fresh)
        if missing := self._shas.keys() - casts.keys():
            with Store(self._output) as store:
                kept = store.names(state_of(self._shop), missing)
            casts.update((name, cast_from_json(body)) for name, body in kept.items())
        return casts

    @cached_property
    def _index(self) -> NameIndex:
        return self._shop.settle(self._casts[name] for name in sorted(self._casts))


def kept_shas(shop: Workshop, output: Path) -> dict[str, str]:
    """The articles whose names the store has, each with the text that they were read from."""
    if not (output / CATALOG).exists():
        return {}
    with Store(output) as store:
        return store.named(state_of(shop))

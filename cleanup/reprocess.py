"""Which articles are to be cleaned again from the originals in the store."""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.identity import ruleset
from cleanup.store import Store, StoreError, Version


def chosen(store: Store, articles: Sequence[str] = (), rule: str | None = None) -> list[str]:
    """The ids asked for, or all; with a rule, of these the ones with changes of it from another version than today's.

    Raises:
        StoreError: there is no such article or rule.
    """
    versions = [store.version(article) for article in dict.fromkeys(articles)] or store.articles()
    if rule is not None:
        known = set(ruleset()["rules"])
        outdated = [version for version in versions if _outdated(store, version, rule)]
        if rule not in known and not outdated:
            raise StoreError(f"there is no rule {rule}; `cleanup rules` lists them")
        versions = [version for version in outdated if any(c.rule == rule for c in store.log(version).changes)]
    return [version.article for version in versions]


def _outdated(store: Store, version: Version, rule: str) -> bool:
    """Whether the rule had another version then; where that was not kept, it may have had."""
    today = ruleset()["rules"].get(rule)
    kept = [store.ruleset(parts.ruleset) for parts in store.parts(version)]
    return all(rules is None or rules["rules"].get(rule) != today for rules in kept)

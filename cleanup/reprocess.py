"""Which articles are to be cleaned again from the originals in the store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cleanup.article import id_pattern, safe_id
from cleanup.identity import ruleset
from cleanup.store import Store, StoreError, Version


def chosen(
    store: Store, articles: Sequence[str] = (), rule: str | None = None, containing: str | None = None
) -> list[str]:
    """The ids asked for, or all; of these the ones whose original contains a text, whatever its capitals.

    An id may stand as in the input, and have `*` and `?` for any letters and any letter. With a rule, only articles
    with changes of it from another version than today's.

    Raises:
        StoreError: there is no such article or rule.
    """
    versions = list(_called(store, articles)) if articles else store.articles()
    if containing:
        wanted = containing.casefold()
        versions = [version for version in versions if wanted in store.text(version.source_sha256).casefold()]
    if rule is not None:
        known = set(ruleset()["rules"])
        outdated = [version for version in versions if _outdated(store, version, rule)]
        if rule not in known and not outdated:
            raise StoreError(f"there is no rule {rule}; `cleanup rules` lists them")
        versions = [version for version in outdated if any(c.rule == rule for c in store.log(version).changes)]
    return [version.article for version in versions]


def _called(store: Store, articles: Sequence[str]) -> Iterator[Version]:
    every = {version.article: version for version in store.articles()}
    found: dict[str, Version] = {}
    for name in articles:
        alike = [name] if name in every else _alike(name, every)
        found |= {known: every[known] for known in alike} or {name: store.version(name)}
    yield from found.values()


def _alike(name: str, known: Collection[str]) -> list[str]:
    """The ids that a pattern means; that of a name which is none, or means none."""
    if "*" in name or "?" in name:
        pattern = id_pattern(name)
        if found := [article for article in known if pattern.fullmatch(article)]:
            return found
    try:
        article = safe_id(name)
    except ValueError:
        return []
    return [article] if article in known else []


def _outdated(store: Store, version: Version, rule: str) -> bool:
    """Whether the rule had another version then; where that was not kept, it may have had."""
    today = ruleset()["rules"].get(rule)
    kept = [store.ruleset(parts.ruleset) for parts in store.parts(version)]
    return all(rules is None or rules["rules"].get(rule) != today for rules in kept)

"""What is new, current or stale, and why; the history of one article. Nothing is written and no language model is loaded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from cleanup import run
from cleanup.article import Article
from cleanup.cluster import Crews
from cleanup.config import Config
from cleanup.identity import Parts, ruleset
from cleanup.inflection import many
from cleanup.pipeline import Workshop
from cleanup.run import Outcome, Request
from cleanup.store import CATALOG, Store, Version


class State(NamedTuple):
    """One article: whether its newest version is today's."""

    article: str
    state: Literal["new", "current", "stale"]
    why: tuple[str, ...]
    version: int | None = None
    open: int = 0
    outcome: str = ""


@dataclass(frozen=True)
class Report:
    """The states of all articles that were asked for, and one line for each input that cannot be read."""

    states: tuple[State, ...]
    problems: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """As printed by --json."""
        return {
            **self.counts(),
            "articles": [state._asdict() for state in self.states],
            "problems": list(self.problems),
        }

    def counts(self) -> dict[str, int]:
        """How many articles are in which state, and how many need somebody."""
        states = Counter(state.state for state in self.states)
        return {
            "new": states["new"],
            "current": states["current"],
            "stale": states["stale"],
            "need_person": sum(1 for state in self.states if state.open),
            "need_retranslation": sum(1 for state in self.states if state.outcome == "needs re-translation"),
        }

    def to_text(self) -> str:
        """For reading: the counts, then one line for each article that a run would clean."""
        counts = self.counts()
        lines = [
            f"{many(len(self.states), 'article')}: {counts['new']} new, {counts['current']} current, {counts['stale']} stale",
            f"{counts['need_person']} need a person, {counts['need_retranslation']} need re-translation",
        ]
        lines += [
            f"{state.state:6} {state.article}" + (f": {'; '.join(state.why)}" if state.why else "")
            for state in self.states
            if state.state != "current"
        ]
        return "\n".join(lines)


def status(output: Path, inputs: Sequence[str], config: Config) -> Report:
    """The state of every article of the inputs, or of the store where no inputs are given.

    Raises:
        AuthorityError, DecisionError: a file has an error.
        StoreError: no inputs are given and there is no store, or it is damaged.
    """
    request = Request(tuple(inputs), output, config, dry_run=True)
    shop = run.open_workshop(request)
    outcome = Outcome()
    if inputs and not (output / CATALOG).exists():
        states = [_state(article.id, None, ()) for article in run.read_articles(request, outcome)]
        return Report(tuple(states), tuple(outcome.problems))
    with Store(output, create=False) as store:
        articles = run.read_articles(request, outcome) if inputs else run.originals(store)
        newest = {version.article: version for version in store.articles()}
        found = {
            article.id: stale(shop, store, newest[article.id], shop.parts(article, None))
            for article in articles
            if article.id in newest
        }
        alike = [article for article in articles if found.get(article.id) == ()]
        if alike:
            found.update(_by_names(shop, store, articles, alike, newest, request))
    states = [_state(article.id, newest.get(article.id), found.get(article.id, ())) for article in articles]
    return Report(tuple(states), tuple(outcome.problems))


def _by_names(
    shop: Workshop,
    store: Store,
    articles: Sequence[Article],
    alike: Sequence[Article],
    newest: dict[str, Version],
    request: Request,
) -> dict[str, tuple[str, ...]]:
    """The states of articles that differ in nothing but, perhaps, what has been settled about names."""
    with Crews(shop) as crews:
        names = run.settle_names(shop, articles, request.output, crews, lambda *_: None, True)
    names.recall(store)
    found = {}
    for article in alike:
        parts = shop.parts(article, names.digest(article.id))
        same = store.current(article.id, parts.identity)
        found[article.id] = () if same else stale(shop, store, newest[article.id], parts)
    return found


def stale(shop: Workshop, store: Store, version: Version, today: Parts) -> tuple[str, ...]:
    """Why this version is not what it would be today, in words; none where it is, as far as `today` can tell."""
    return min((_reasons(store, old, today) for old in store.parts(version)), key=len)


def _reasons(store: Store, old: Parts, new: Parts) -> tuple[str, ...]:
    rules = store.ruleset(new.ruleset) or ruleset()
    return tuple(old.differences(new, store.ruleset(old.ruleset), rules))


def _state(article: str, version: Version | None, why: tuple[str, ...]) -> State:
    if version is None:
        return State(article, "new", ())
    return State(article, "stale" if why else "current", why, version.number, version.open, version.outcome)


def history(store: Store, article: str) -> list[dict[str, Any]]:
    """All versions of an article, oldest first, as plain data; `because` says what had changed since the one before.

    Raises:
        StoreError: there is no such article.
    """
    rows = []
    before: Version | None = None
    for version in store.versions(article):
        counts = json.loads(version.counts)
        rows.append(
            {
                "version": version.number,
                "at": version.at,
                "why": version.why,
                "because": list(_since(store, before, version)) if before else [],
                "outcome": version.outcome,
                "edits": version.edits,
                "suggestions": counts["suggested"],
                "flags": counts["flagged"],
            }
        )
        before = version
    return rows


def _since(store: Store, before: Version, version: Version) -> tuple[str, ...]:
    pairs = [(old, new) for old in store.parts(before) for new in store.parts(version)]
    return min((_reasons(store, old, new) for old, new in pairs), key=len)

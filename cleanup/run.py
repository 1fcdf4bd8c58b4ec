"""One run over many articles, in phases: read, names, clean, write, report. Who calls them, and in what, is not known here.

Each phase is a plain function over plain data, so that a flow can make a task of it. Articles are worked on in batches by any
executor with the interface of `concurrent.futures`; `cleanup/cluster.py` has them.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from cleanup.article import Article, InputError, StillWrittenError
from cleanup.cluster import Crew, Engine
from cleanup.config import Config
from cleanup.decisions import Decisions, load_decisions
from cleanup.engine import Cleaned
from cleanup.garbage import collect_rarely, keep_loaded
from cleanup.identity import Parts
from cleanup.names.shares import Reading, Share
from cleanup.names.uses import cast_to_json
from cleanup.pipeline import Workshop
from cleanup.readers import read
from cleanup.rules import NamePlan
from cleanup.settling import Names, Order, reading_list, state_of
from cleanup.store import CATALOG, Entry, Store

BATCH = 100
_PLANS = 10
"""So many plans are made while one article is cleaned."""

T = TypeVar("T")
Crews = Callable[[int], Crew | None]
"""Who works on so many articles."""
Progress = Callable[[str, int, int], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Request:
    """What a run is asked to do."""

    inputs: tuple[str, ...]
    output: Path
    config: Config
    force: bool = False
    dry_run: bool = False
    quiet: int = 0
    """Seconds for which a file must not have been modified; younger ones wait for the next run."""
    engine: Engine = "local"
    scheduler: str | None = None
    """The address of a Dask cluster."""


@dataclass
class Outcome:
    """What a run has done, for the summary: no article text."""

    articles: int = 0
    unchanged: int = 0
    written: list[str] = field(default_factory=list)
    applied: Counter[str] = field(default_factory=Counter)
    suggested: int = 0
    flagged: int = 0
    needs_person: list[str] = field(default_factory=list)
    needs_translation: list[str] = field(default_factory=list)
    not_english: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    """Files that may still be being written."""
    skipped: tuple[str, ...] = ()
    report: str = ""

    def record(self) -> dict[str, Any]:
        """As stored with the run: the store knows which articles the numbers are about."""
        lists = ("written", "needs_person", "needs_translation", "not_english")
        return {**self.to_json(), **{name: len(getattr(self, name)) for name in lists}}

    def to_json(self) -> dict[str, Any]:
        """As printed by --json."""
        return {**self.__dict__, "applied": dict(sorted(self.applied.items())), "skipped": list(self.skipped)}


@dataclass(frozen=True)
class Job:
    """An article that is to be cleaned, with its names settled."""

    article: Article
    plan: NamePlan
    parts: Parts


_AHEAD: dict[Request, Future[Workshop]] = {}


def keep(request: Request, shop: Future[Workshop]) -> None:
    """Hand over a workshop that is being loaded for this run."""
    _AHEAD[request] = shop


def workshop(request: Request) -> Workshop:
    """The workshop of a run, loaded ahead or now.

    Raises:
        AuthorityError, DecisionError: a file has an error.
    """
    return _AHEAD.pop(request).result() if request in _AHEAD else open_workshop(request)


def open_workshop(request: Request) -> Workshop:
    """Check the user's files, before anything is cleaned.

    Raises:
        AuthorityError, DecisionError: a file has an error.
    """
    shop = Workshop(request.config, load_decisions(Path(request.config.decisions)))
    _ = shop.authority
    return shop


def read_articles(request: Request, outcome: Outcome) -> list[Article]:
    """Phase 1: every article that can be read; the others become problems."""
    articles = []
    for item in read(request.inputs, request.config.max_bytes, request.quiet, request.output):
        if isinstance(item, StillWrittenError):
            outcome.waiting.append(str(item))
        elif isinstance(item, InputError):
            outcome.problems.append(str(item))
        else:
            articles.append(item)
    outcome.articles = len(articles)
    return articles


def originals(store: Store) -> list[Article]:
    """All articles of a store as they were when they were last read, by id."""
    return [Article(version.article, store.text(version.source_sha256), "store") for version in store.articles()]


def settle_names(
    shop: Workshop, articles: Sequence[Article], output: Path, crews: Crews, progress: Progress, dry_run: bool
) -> Names:
    """Phase 2: the names of the whole input and of everything cleaned before, settled together.

    What was read from an unchanged article is kept in the store and not read again.
    """
    shas, fresh = reading_list(shop, output, articles)
    read = dict(_mapped(_read_batch, shop, fresh, crews(len(fresh)), progress, "names"))
    new = {article.id: article.sha256 for article in fresh}
    names = Names(shop, output, read, {**shas, **new})
    if read and not dry_run:
        with Store(output) as store:
            store.keep_names(
                state_of(shop),
                ((a, new[a], cast_to_json(reading.cast), share.to_json()) for a, (reading, share) in read.items()),
            )
    return names


def jobs(
    shop: Workshop,
    articles: Sequence[Article],
    names: Names,
    request: Request,
    outcome: Outcome,
    crews: Crews,
    progress: Progress,
) -> list[Job]:
    """Phase 3a: the articles whose version under today's rules, data, decisions and models does not exist yet."""
    with Store(request.output) if (request.output / CATALOG).exists() else nullcontext() as store:
        if store:
            names.recall(store)
        _make_plans(shop, [article.id for article in articles if not names.known(article.id)], names, crews, progress)
        parts = {article.id: shop.parts(article, names.digest(article.id)) for article in articles}
        if store and not request.dry_run:
            names.keep(store)
        if store and not request.force:
            todo = [article for article in articles if not store.current(article.id, parts[article.id].identity)]
        else:
            todo = list(articles)
    outcome.unchanged += len(articles) - len(todo)
    _make_plans(shop, [article.id for article in todo], names, crews, progress)
    return [Job(article, names.plan(article.id), parts[article.id]) for article in todo]


def _make_plans(shop: Workshop, articles: Sequence[str], names: Names, crews: Crews, progress: Progress) -> None:
    """The plans that are not made yet, many at once."""
    orders = names.orders(articles)
    crew = crews(len(orders) // _PLANS)
    for name, plan in _mapped(_plan_batch, shop, orders, crew, progress, "plans"):
        names.take(name, plan)


def clean_jobs(
    shop: Workshop, todo: Sequence[Job], crew: Crew | None, progress: Progress, outcome: Outcome
) -> Iterator[list[Entry]]:
    """Phase 3b: cleaned articles, batch by batch in the order given. An article that fails becomes a problem."""
    by_id = {job.article.id: job for job in todo}
    batch: list[Entry] = []
    for name, result in _mapped(_clean_batch, shop, todo, crew, progress, "clean"):
        if isinstance(result, str):
            outcome.problems.append(f"{by_id[name].article.source or name}: {result}")
            continue
        parts = by_id[name].parts
        batch.append(Entry(by_id[name].article, parts.identity, result, parts))
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def count(outcome: Outcome, article: str, result: str, counts: dict[str, Any]) -> None:
    """Add one article to the summary."""
    outcome.applied.update(counts["applied"])
    outcome.suggested += counts["suggested"]
    outcome.flagged += counts["flagged"]
    if counts["suggested"] or counts["flagged"]:
        outcome.needs_person.append(article)
    if result == "needs re-translation":
        outcome.needs_translation.append(article)
    if result == "not English":
        outcome.not_english.append(article)


_SHOP: dict[tuple[Config, Decisions], Workshop] = {}


def _shop(config: Config, decisions: Decisions) -> Workshop:
    """The workshop of this process: loaded once, used for every batch."""
    collect_rarely()
    return _SHOP.setdefault((config, decisions), Workshop(config, decisions))


def _read_batch(
    config: Config, decisions: Decisions, batch: Sequence[Article]
) -> list[tuple[str, tuple[Reading, Share]]]:
    shop = _shop(config, decisions)
    done = [(article.id, shop.read(article)) for article in batch]
    keep_loaded("names")
    return done


def _plan_batch(config: Config, decisions: Decisions, batch: Sequence[Order]) -> list[tuple[str, NamePlan]]:
    shop = _shop(config, decisions)
    return [(order[0].article, shop.plan(*order)) for order in batch]


def _clean_batch(config: Config, decisions: Decisions, batch: Sequence[Job]) -> list[tuple[str, Cleaned | str]]:
    shop = _shop(config, decisions)
    done = [(job.article.id, attempt(shop, job)) for job in batch]
    keep_loaded("clean")
    return done


def attempt(shop: Workshop, job: Job) -> Cleaned | str:
    """The cleaned article, or one line that says why it could not be cleaned: one bad article never fails the others."""
    try:
        return shop.clean(job.article, job.plan)
    except Exception as error:
        log.debug("article %s failed", job.article.id, exc_info=True)
        reason = " ".join(str(error).split())[:200]
        return f"not cleaned, a rule failed on it ({type(error).__name__}: {reason}); please report it with the article"


def _mapped(
    function: Callable[..., list[tuple[str, T]]],
    shop: Workshop,
    items: Sequence[Any],
    crew: Crew | None,
    progress: Progress,
    label: str,
) -> Iterator[tuple[str, T]]:
    """Results in the order of the items; at most two batches per worker are under way. Small ones end at nearly the same time."""
    size = max(1, min(BATCH, len(items) // (8 * crew.workers))) if crew else 1
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    done = 0
    if crew is None:
        _SHOP[shop.config, shop.decisions] = shop
        for batch in batches:
            yield from function(shop.config, shop.decisions, batch)
            done += len(batch)
            progress(label, done, len(items))
        return
    waiting: list[Future[list[tuple[str, T]]]] = []
    ahead = 2 * crew.workers
    for position, _ in enumerate(batches):
        while len(waiting) < ahead and position + len(waiting) < len(batches):
            waiting.append(
                crew.executor.submit(function, shop.config, shop.decisions, batches[position + len(waiting)])
            )
        results = waiting.pop(0).result()
        yield from results
        done += len(results)
        progress(label, done, len(items))

"""What the flows share: the work at hand, its coarse tasks, and one writer at a time. Inside a task, one executor maps batches."""

# No `from __future__ import annotations`: a served flow with a pydantic parameter fails with it.
import json
import time
from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from prefect import task
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import deployment, flow_run
from prefect.states import Completed
from pydantic import BaseModel, ConfigDict, Field

from cleanup import run
from cleanup.article import Article
from cleanup.changelog import same_result
from cleanup.cluster import Crews, Engine
from cleanup.compare import Comparison
from cleanup.config import Config, load_config
from cleanup.edit import Safety
from cleanup.inflection import many
from cleanup.pipeline import Workshop
from cleanup.report.write import refresh
from cleanup.run import Job, Outcome, Request
from cleanup.settling import Names
from cleanup.store import CATALOG, Entry, Store, Version
from cleanup.store.lock import Lock, StoreBusyError
from cleanup.writers import export, reconcile
from flows import events, progress, stopping


class Parameters(BaseModel):
    """What every flow can be told."""

    model_config = ConfigDict(extra="forbid")

    output: str = Field(
        default="output", min_length=1, description="Folder for cleaned articles, logs, names and the report"
    )
    level: Literal["safe", "suggest"] | None = Field(
        default=None, description="Apply safe repairs only, or suggested ones too; as in cleanup.yml when not set"
    )
    lm: bool | None = Field(default=None, description="Use the language model; as in cleanup.yml when not set")

    def config(self) -> Config:
        """The configuration of this run."""
        return load_config(level=None if self.level is None else Safety[self.level.upper()], lm=self.lm)

    @property
    @abstractmethod
    def title(self) -> str:
        """What a run with these parameters does, in a few words."""


class WritingParameters(Parameters):
    """What a flow that writes can be told besides."""

    dry_run: bool = Field(default=False, description="Show what would change; write nothing")
    engine: Engine = Field(default="local", description="Processes of this machine, or a Dask cluster")
    scheduler: str | None = Field(
        default=None, description="Address of the Dask scheduler; a cluster on this machine when not set"
    )
    wait_seconds: int = Field(
        default=0, ge=0, le=86400, description="Where another run is writing, wait so long for it to end"
    )


def titled(kind: type[Parameters]) -> Callable[[], str]:
    """The name of a flow run, from its parameters."""
    return lambda: kind.model_validate(flow_run.parameters.get("parameters") or {}).title


class Work:
    """A run and what its tasks have found so far.

    A plain object on purpose: Prefect walks through every collection and dataclass that a task is given, which takes longer than
    cleaning the articles.
    """

    def __init__(self, request: Request, kind: str) -> None:
        self.request = request
        self.kind = kind
        self.outcome = Outcome()
        self.shop: Workshop = run.workshop(request)
        self.outcome.skipped = self.shop.skipped
        self.crews = Crews(self.shop, request.engine, request.scheduler)
        self.lock: Lock | None = None
        self.articles: list[Article] = []
        """Those that names are read from."""
        self.chosen: list[Article] = []
        """Those that are cleaned where they are new or stale."""
        self.todo: list[Job] = []
        self.settled: Names | None = None
        self.baseline: dict[str, Version] = {}
        """What a dry run compares its results with."""
        self.comparison = Comparison()

    def __enter__(self) -> "Work":
        stopping.again()
        return self

    def __exit__(self, *exception: object) -> None:
        self.crews.__exit__(*exception)

    @property
    def names(self) -> Names:
        """The settled names; the task that settles them has run."""
        assert self.settled is not None
        return self.settled


def alone(work: Work, steps: Callable[[Work], None], wait: int = 0) -> Any:
    """Do the steps as the only writer. A served run that finds another one at work, and is not to wait, ends as skipped.

    Raises:
        StoreBusyError: another one is at work, and has not ended in time.
    """
    # On the command line it is the command that writes; a served run is known by its deployment.
    holder = f"a run of {flow_run.flow_name}/{deployment.name}" if deployment.id else ""
    lock = Lock(work.request.output, work.kind, holder=holder)
    try:
        work.lock = _locked(lock, wait)
    except StoreBusyError as busy:
        if deployment.id is None or wait:
            raise
        return Completed(name="Skipped", message=str(busy))
    try:
        steps(work)
    finally:
        lock.__exit__(None, None, None)
    return work.outcome.to_json()


def _locked(lock: Lock, wait: int) -> Lock:
    end = time.monotonic() + wait
    while True:
        try:
            return lock.__enter__()
        except StoreBusyError:
            if time.monotonic() >= end:
                raise
            time.sleep(2)


@task(name="read", cache_policy=NO_CACHE)
def read_task(work: Work) -> None:
    """All articles that can be read; before that, files that a crash has left behind the store are written."""
    if not work.request.dry_run:
        with Store(work.request.output) as store:
            reconcile(store, work.request.output)
    work.articles = work.chosen = run.read_articles(work.request, work.outcome)


@task(name="settle names", cache_policy=NO_CACHE)
def names_task(work: Work) -> None:
    """One decision for every name of the whole input, then the articles that are new or stale under it."""
    request = work.request
    work.settled = run.settle_names(
        work.shop, work.articles, request.output, work.crews, progress.report, request.dry_run
    )
    work.todo = run.jobs(work.shop, work.chosen, work.names, request, work.outcome, work.crews, progress.report)


@task(name="clean and write", cache_policy=NO_CACHE)
def clean_task(work: Work) -> None:
    """Cleaned versions, one transaction per batch; then their files. A dry run only compares."""
    bar = progress.Bar(len(work.todo))
    with work.crews as crews:
        for batch in run.clean_jobs(work.shop, work.todo, crews(len(work.todo)), progress.report, work.outcome):
            if work.lock:
                _write(work, work.lock, batch)
            else:
                _compare(work, batch)
            bar.add(len(batch))


def _write(work: Work, lock: Lock, batch: list[Entry]) -> None:
    lock.renew()
    with Store(work.request.output) as store:
        versions = store.record(batch, work.kind)
        export(store, work.request.output, versions)
    events.cleaned(versions, len(work.outcome.written))
    work.outcome.written.extend(version.article for version in versions)
    work.outcome.unchanged += len(batch) - len(versions)


def _compare(work: Work, batch: list[Entry]) -> None:
    """How a batch that is not written differs from the newest versions, and from those that it is to be compared with."""
    for entry in batch:
        run.count(work.outcome, entry.article.id, entry.cleaned.log.outcome, entry.cleaned.log.counts())
    if not (work.request.output / CATALOG).exists():
        return
    with Store(work.request.output) as store:
        for entry in batch:
            newest = store.newest(entry.article.id)
            work.outcome.unchanged += newest is not None and same_result(store.log(newest), entry.cleaned.log)
            if work.baseline:
                work.comparison.add(store.log(work.baseline[entry.article.id]), entry.cleaned.log)


@task(name="report", cache_policy=NO_CACHE)
def report_task(work: Work) -> None:
    """names.json, the report, and the run's summary as artifacts."""
    request, outcome = work.request, work.outcome
    if not request.dry_run:
        with Store(request.output) as store:
            ids = {article.id for article in work.chosen}
            for version in store.articles():
                if version.article in ids:
                    run.count(outcome, version.article, version.outcome, json.loads(version.counts))
            outcome.report = str(refresh(store, request.output, work.names))
            store.add_run("clean" if work.kind == "run" else work.kind, outcome.record())
    create_markdown_artifact(key="cleanup-summary", markdown=summary_markdown(outcome), description="What this run did")
    if outcome.report:
        report = Path(outcome.report).resolve().as_uri()
        create_link_artifact(
            key="cleanup-report", link=report, link_text="The report", description="Every article as a redline"
        )
    if outcome.needs_person:
        rows = [
            {"article": name, "re-translate": name in outcome.needs_translation} for name in outcome.needs_person[:500]
        ]
        create_table_artifact(key="cleanup-articles", table=rows, description="Articles that need a person")


def summary_markdown(outcome: Outcome) -> str:
    """The summary of a run, for the Prefect UI."""
    rules = "\n".join(f"| {rule} | {number} |" for rule, number in sorted(outcome.applied.items()))
    problems = "\n".join(f"- {problem}" for problem in outcome.problems[:100]) or "none"
    return (
        f"# {many(outcome.articles, 'article')}\n\n"
        f"{many(len(outcome.written), 'new version')}, {outcome.unchanged} unchanged, {many(outcome.suggested, 'suggestion')} and "
        f"{many(outcome.flagged, 'flag')} for a person, {len(outcome.needs_translation)} need re-translation.\n\n"
        f"| rule | edits |\n|---|---|\n{rules}\n\n## Not cleaned\n\n{problems}\n\nReport: `{outcome.report or 'not written'}`\n"
    )

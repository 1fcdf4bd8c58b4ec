"""The flow `clean`: read, settle names, clean and write, report. Four coarse tasks; inside, one executor maps batches."""

# No `from __future__ import annotations`: a served flow with a pydantic parameter fails with it.
import json
from pathlib import Path
from typing import Any, Literal

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from pydantic import BaseModel, ConfigDict, Field

from cleanup import run
from cleanup.article import Article
from cleanup.config import Config, load_config
from cleanup.edit import Safety
from cleanup.names.plan import NameIndex
from cleanup.names.resolve import Cast
from cleanup.pipeline import Workshop
from cleanup.report.write import write_report
from cleanup.run import Job, Outcome, Request
from cleanup.store import Store
from cleanup.writers import export, reconcile, write_names
from flows import progress


class CleanParameters(BaseModel):
    """What to clean and how."""

    model_config = ConfigDict(extra="forbid")

    inputs: list[str] = Field(
        default=["seeds"], min_length=1, description="Files, folders or fsspec URLs to read articles from"
    )
    output: str = Field(
        default="output", min_length=1, description="Folder for cleaned articles, logs, names and the report"
    )
    level: Literal["safe", "suggest"] | None = Field(
        default=None, description="Apply safe repairs only, or suggested ones too; as in cleanup.yml when not set"
    )
    lm: bool | None = Field(default=None, description="Use the language model; as in cleanup.yml when not set")
    force: bool = Field(default=False, description="Clean again what has been cleaned already")
    dry_run: bool = Field(default=False, description="Show what would change; write nothing")

    def config(self) -> Config:
        """The configuration of this run."""
        return load_config(level=None if self.level is None else Safety[self.level.upper()], lm=self.lm)

    def request(self) -> Request:
        """The run that these parameters ask for."""
        return Request(tuple(self.inputs), Path(self.output), self.config(), self.force, self.dry_run)


DEFAULTS = CleanParameters()


class Work:
    """A run and what its tasks have found so far.

    A plain object on purpose: Prefect walks through every collection and dataclass that a task is given, which takes longer than
    cleaning the articles.
    """

    def __init__(self, request: Request) -> None:
        self.request = request
        self.outcome = Outcome()
        self.shop: Workshop = run.workshop(request)
        self.outcome.skipped = self.shop.skipped
        self.articles: list[Article] = []
        self.casts: dict[str, Cast] = {}
        self.todo: list[Job] = []
        self.index: NameIndex | None = None

    @property
    def names(self) -> NameIndex:
        """The settled names; the task that settles them has run."""
        assert self.index is not None
        return self.index


@task(name="read", cache_policy=NO_CACHE)
def read_task(work: Work) -> None:
    """All articles that can be read; before that, files that a crash has left behind the store are written."""
    if not work.request.dry_run:
        with Store(work.request.output) as store:
            reconcile(store, work.request.output)
    work.articles = run.read_articles(work.request, work.outcome)


@task(name="settle names", cache_policy=NO_CACHE)
def names_task(work: Work) -> None:
    """One decision for every name of the whole input, then the articles that are new or stale under it."""
    request = work.request
    with run.processes(request.config, len(work.articles)) as executor:
        work.index, work.casts = run.settle_names(
            work.shop, work.articles, request.output, executor, progress.report, request.dry_run
        )
    work.todo = run.jobs(work.shop, work.articles, work.names, work.casts, request, work.outcome)


@task(name="clean and write", cache_policy=NO_CACHE)
def clean_task(work: Work) -> None:
    """Cleaned versions, one transaction per batch; then their files."""
    request, outcome = work.request, work.outcome
    with run.processes(request.config, len(work.todo)) as executor:
        for batch in run.clean_jobs(work.shop, work.todo, executor, progress.report, outcome):
            if request.dry_run:
                for entry in batch:
                    run.count(outcome, entry.article.id, entry.cleaned.log.outcome, entry.cleaned.log.counts())
                continue
            with Store(request.output) as store:
                versions = store.record(batch, "run")
                export(store, request.output, versions)
            outcome.written.extend(version.article for version in versions)
            outcome.unchanged += len(batch) - len(versions)


@task(name="report", cache_policy=NO_CACHE)
def report_task(work: Work) -> None:
    """names.json, the report, and the run's summary as artifacts."""
    request, outcome = work.request, work.outcome
    if not request.dry_run:
        with Store(request.output) as store:
            ids = {article.id for article in work.articles}
            for version in store.articles():
                if version.article in ids:
                    run.count(outcome, version.article, version.outcome, json.loads(version.counts))
            write_names(request.output, work.names.clusters)
            outcome.report = str(write_report(store, request.output, work.names.clusters))
            store.add_run("clean", outcome.to_json())
    create_markdown_artifact(key="cleanup-summary", markdown=summary_markdown(outcome), description="What this run did")
    if outcome.needs_person:
        rows = [
            {"article": name, "re-translate": name in outcome.needs_translation} for name in outcome.needs_person[:500]
        ]
        create_table_artifact(key="cleanup-articles", table=rows, description="Articles that need a person")


@flow(name="clean", validate_parameters=True, persist_result=False)
def clean(parameters: CleanParameters = DEFAULTS) -> dict[str, Any]:
    """Find the damage, repair what is safe, write versions and logs."""
    work = Work(parameters.request())
    read_task(work)
    names_task(work)
    clean_task(work)
    report_task(work)
    return work.outcome.to_json()


def summary_markdown(outcome: Outcome) -> str:
    """The summary of a run, for the Prefect UI."""
    rules = "\n".join(f"| {rule} | {number} |" for rule, number in sorted(outcome.applied.items()))
    problems = "\n".join(f"- {problem}" for problem in outcome.problems[:100]) or "none"
    return (
        f"# {outcome.articles} articles\n\n"
        f"{len(outcome.written)} new versions, {outcome.unchanged} unchanged, {outcome.suggested} suggestions and "
        f"{outcome.flagged} flags for a person, {len(outcome.needs_translation)} need re-translation.\n\n"
        f"| rule | edits |\n|---|---|\n{rules}\n\n## Not cleaned\n\n{problems}\n\nReport: `{outcome.report or 'not written'}`\n"
    )

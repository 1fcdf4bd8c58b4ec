"""The flow `compare`: what today's rules would make of the articles of a run, against what that run has made."""

# No `from __future__ import annotations`: a served flow with a pydantic parameter fails with it.
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from pydantic import Field

from cleanup import run
from cleanup.run import Request
from cleanup.store import Store
from flows.steps import Parameters, Work, clean_task, names_task, titled


class CompareParameters(Parameters):
    """Which run to compare with today."""

    run: str = Field(default="latest", description="A run: its number, latest or previous")

    @property
    def title(self) -> str:
        """What a run with these parameters does, in a few words."""
        return f"compare run {self.run} of {self.output} with today"

    def request(self) -> Request:
        """A run that computes and writes nothing."""
        return Request((), Path(self.output), self.config(), dry_run=True)


@task(name="read originals", cache_policy=NO_CACHE)
def baseline_task(work: Work, which: str) -> None:
    """Every original, for the names; and the versions that the run has left."""
    with Store(work.request.output, create=False) as store:
        work.baseline = {version.article: version for version in store.articles_at(store.run(which).upto)}
        work.articles = run.originals(store)
    work.chosen = [article for article in work.articles if article.id in work.baseline]


@task(name="compare", cache_policy=NO_CACHE)
def compare_task(work: Work) -> None:
    """Articles whose newest version is today's need no cleaning: the store has the result."""
    cleaned = {job.article.id for job in work.todo}
    with Store(work.request.output, create=False) as store:
        for version in store.articles():
            if version.article not in work.baseline:
                work.comparison.only_second.append(version.article)
            elif version.article not in cleaned:
                work.comparison.add(store.log(work.baseline[version.article]), store.log(version))


DEFAULTS = CompareParameters()


@flow(name="compare", flow_run_name=titled(CompareParameters), validate_parameters=True, persist_result=False)
def compare(parameters: CompareParameters = DEFAULTS) -> dict[str, Any]:
    """Compute today's result and compare; nothing is written."""
    with Work(parameters.request(), "compare") as work:
        baseline_task(work, parameters.run)
        names_task(work)
        compare_task(work)
        clean_task(work)
        work.comparison.different.sort()
        return {**work.comparison.to_json(), "problems": work.outcome.problems, "skipped": list(work.outcome.skipped)}

"""The flow `reprocess`: articles are cleaned again from the originals that the store has kept."""

# No `from __future__ import annotations`: a served flow with a pydantic parameter fails with it.
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from pydantic import Field, model_validator

from cleanup import run
from cleanup.inflection import many
from cleanup.reprocess import chosen
from cleanup.run import Request
from cleanup.store import Store
from cleanup.writers import reconcile
from flows.steps import Work, WritingParameters, alone, clean_task, names_task, report_task, titled


class ReprocessParameters(WritingParameters):
    """Which articles to clean again."""

    articles: list[str] = Field(
        default=[], description="Ids of articles, also with * and ?; all of the store when empty"
    )
    containing: str | None = Field(
        default=None, min_length=1, description="Only those whose original contains this text, whatever its capitals"
    )
    stale: bool = Field(
        default=False, description="Only those whose text, rules, settings, names or models have changed"
    )
    rule: str | None = Field(
        default=None, description="Only those with changes of this rule, made by another version of it"
    )

    @model_validator(mode="after")
    def _something(self) -> "ReprocessParameters":
        if not (self.articles or self.stale or self.rule or self.containing):
            raise ValueError("say which articles: ids, a text that they contain, stale, or a rule")
        return self

    @property
    def title(self) -> str:
        """What a run with these parameters does, in a few words."""
        words = [many(len(self.articles), "article") if self.articles else "articles"]
        words += [f"with “{self.containing}”"] if self.containing else []
        words += ["that are stale"] if self.stale else []
        words += [f"with changes of {self.rule}"] if self.rule else []
        return f"reprocess {' '.join(words)} in {self.output}"

    def request(self) -> Request:
        """The run that these parameters ask for."""
        return Request(
            (),
            Path(self.output),
            self.config(),
            not self.stale,
            self.dry_run,
            engine=self.engine,
            scheduler=self.scheduler,
        )


@task(name="read originals", cache_policy=NO_CACHE)
def originals_task(work: Work, parameters: ReprocessParameters) -> None:
    """Every original, for the names; and of these the ones asked for."""
    output = work.request.output
    with Store(output, create=False) as store:
        if work.lock:
            reconcile(store, output)
        wanted = set(chosen(store, parameters.articles, parameters.rule, parameters.containing))
        work.articles = run.originals(store)
        work.baseline = {version.article: version for version in store.articles()}
    work.chosen = [article for article in work.articles if article.id in wanted]
    work.outcome.articles = len(work.chosen)


@flow(name="reprocess", flow_run_name=titled(ReprocessParameters), validate_parameters=True, persist_result=False)
def reprocess(parameters: ReprocessParameters) -> Any:
    """Clean again from the originals in the store. A result that is unchanged gets no new version."""
    with Work(parameters.request(), "reprocess") as work:

        def steps(work: Work) -> None:
            originals_task(work, parameters)
            names_task(work)
            clean_task(work)
            report_task(work)

        if not parameters.dry_run:
            result = alone(work, steps, parameters.wait_seconds)
            return {**result, "tried": len(work.todo)} if isinstance(result, dict) else result
        steps(work)
        return {**work.outcome.to_json(), "tried": len(work.todo), "comparison": work.comparison.to_json()}

"""The flow `clean`: read, settle names, clean and write, report. Four coarse tasks."""

# No `from __future__ import annotations`: a served flow with a pydantic parameter fails with it.
from pathlib import Path
from typing import Any

from prefect import flow
from pydantic import Field

from cleanup.run import Request
from flows.steps import Parameters, Work, alone, clean_task, names_task, read_task, report_task


class CleanParameters(Parameters):
    """What to clean and how."""

    inputs: list[str] = Field(
        default=["seeds"], min_length=1, description="Files, folders or fsspec URLs to read articles from"
    )
    force: bool = Field(default=False, description="Clean again what has been cleaned already")
    dry_run: bool = Field(default=False, description="Show what would change; write nothing")

    def request(self) -> Request:
        """The run that these parameters ask for."""
        return Request(tuple(self.inputs), Path(self.output), self.config(), self.force, self.dry_run)


DEFAULTS = CleanParameters()


@flow(name="clean", validate_parameters=True, persist_result=False)
def clean(parameters: CleanParameters = DEFAULTS) -> Any:
    """Find the damage, repair what is safe, write versions and logs."""
    return alone(Work(parameters.request(), "run"), _steps)


def _steps(work: Work) -> None:
    read_task(work)
    names_task(work)
    clean_task(work)
    report_task(work)

"""The flow `clean`: read, settle names, clean and write, report. Four coarse tasks."""

# No `from __future__ import annotations`: a served flow with a pydantic parameter fails with it.
from pathlib import Path
from typing import Any

from prefect import flow
from pydantic import Field

from cleanup.run import Request
from flows.steps import Work, WritingParameters, alone, clean_task, names_task, read_task, report_task, titled


class CleanParameters(WritingParameters):
    """What to clean and how."""

    inputs: list[str] = Field(
        default=["seeds"], min_length=1, description="Files, folders or fsspec URLs to read articles from"
    )
    force: bool = Field(default=False, description="Clean again what has been cleaned already")
    quiet_seconds: int = Field(
        default=0, ge=0, le=86400, description="Leave files modified in the last so many seconds for the next run"
    )

    @property
    def title(self) -> str:
        """What a run with these parameters does, in a few words."""
        return f"clean {self.inputs[0]}{f' and {len(self.inputs) - 1} more' if len(self.inputs) > 1 else ''} to {self.output}"

    def request(self) -> Request:
        """The run that these parameters ask for."""
        return Request(
            tuple(self.inputs),
            Path(self.output),
            self.config(),
            self.force,
            self.dry_run,
            self.quiet_seconds,
            self.engine,
            self.scheduler,
        )


DEFAULTS = CleanParameters()


@flow(name="clean", flow_run_name=titled(CleanParameters), validate_parameters=True, persist_result=False)
def clean(parameters: CleanParameters = DEFAULTS) -> Any:
    """Find the damage, repair what is safe, write versions and logs."""
    with Work(parameters.request(), "run") as work:
        if parameters.dry_run:
            _steps(work)
            return work.outcome.to_json()
        return alone(work, _steps, parameters.wait_seconds)


def _steps(work: Work) -> None:
    read_task(work)
    names_task(work)
    clean_task(work)
    report_task(work)

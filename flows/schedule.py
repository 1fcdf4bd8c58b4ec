"""Two deployments of the flow `clean`: one that the clock starts, one that people start with parameters of their own."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.deployments.runner import EntrypointType, RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron, Interval, Schedule
from prefect.settings import PREFECT_API_URL
from prefect.states import Crashed
from pydantic import ValidationError

from flows.clean import CleanParameters, clean
from flows.server import server

QUIET = 5
"""Seconds for which a file must not have been modified before a scheduled run reads it."""
WAIT = 3600
"""Seconds that a run which a person has started waits for another one to end."""


class ScheduleError(ValueError):
    """The schedule cannot be used; the message names it."""


def when(cron: str, interval: int | None, timezone: str) -> Schedule:
    """The schedule that the options describe.

    Raises:
        ScheduleError: it is none.
    """
    try:
        ZoneInfo(timezone)
        return Interval(timedelta(seconds=interval), timezone=timezone) if interval else Cron(cron, timezone=timezone)
    except (KeyError, OSError, ValueError) as error:
        raise ScheduleError(
            f"{f'{interval} seconds' if interval else repr(cron)} in {timezone!r} is not a schedule ({_line(error)})"
        ) from error


def _line(error: Exception) -> str:
    words = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
    return " ".join(words.split())[:200]


def deployments(schedule: Schedule, parameters: dict[str, Any]) -> tuple[RunnerDeployment, RunnerDeployment]:
    """What is served. A scheduled run that meets another is dropped; one that a person has started waits."""
    scheduled = CleanParameters.model_validate({"quiet_seconds": QUIET, **parameters})
    manual = CleanParameters.model_validate({"wait_seconds": WAIT, **parameters})
    return (
        clean.to_deployment(
            name="scheduled",
            description="Cleans what is new or stale, by the clock.",
            schedule=schedule,
            parameters={"parameters": scheduled.model_dump()},
            concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
        clean.to_deployment(
            name="manual",
            description="Cleans when a person asks for it, with parameters of their own.",
            parameters={"parameters": manual.model_dump()},
            concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
    )


class _Runner(Runner):
    """Prefect's runner, ended by SIGTERM as by Ctrl-C: its own handler leaves runs and a coroutine behind.

    SIGINT itself would not do: a shell lets what it starts in the background ignore it.
    """

    _ending = False

    async def start(self, run_once: bool = False, webserver: bool | None = None) -> None:
        self._task = asyncio.current_task()
        await super().start(run_once, webserver)

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
        if self._task and not self._ending:
            self._ending = True
            self._task.get_loop().call_soon_threadsafe(self._task.cancel)


def serve(schedule: Schedule, parameters: dict[str, Any], port: int, say: Callable[[str], None]) -> None:
    """Serve both deployments until the process is stopped.

    Raises:
        ServerError: there is no server to serve with.
    """
    own = not PREFECT_API_URL.value()
    with server(port) as url:
        runner = _Runner(pause_on_shutdown=False)
        served = [runner.add_deployment(deployment) for deployment in deployments(schedule, parameters)]
        if own:
            asyncio.run(_free(served))
        say(url.removesuffix("/api"))
        try:
            asyncio.run(runner.start())
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None


async def _free(deployments: Iterable[Any]) -> None:
    """End the runs that were under way when a server of our own was last killed.

    Nothing works on them any more, and Prefect would keep their place in the limit for ever: no later run would start.
    """
    under_way = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING]))
    async with get_client() as client:
        for deployment in deployments:
            for run in await client.read_flow_runs(
                flow_run_filter=FlowRunFilter(state=under_way),
                deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
            ):
                await client.set_flow_run_state(run.id, Crashed(message="Its server was killed."), force=True)
            limit = (await client.read_deployment(deployment)).global_concurrency_limit
            if limit:
                await client.update_global_concurrency_limit(limit.name, GlobalConcurrencyLimitUpdate(active_slots=0))

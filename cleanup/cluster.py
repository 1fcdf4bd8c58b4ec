"""Who works on batches of articles: this process, a pool of processes, or a Dask cluster. All have the same interface."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from cleanup.config import Config
    from cleanup.decisions import Decisions
    from cleanup.pipeline import Workshop

Engine = Literal["local", "dask"]
ALONE = 60
"""Up to so many articles are worked on in this process: starting others would take longer."""


class EngineError(RuntimeError):
    """The engine cannot be used; the message says why, and what to do."""


@dataclass(frozen=True)
class Crew:
    """An executor, and how many it works with at once."""

    executor: Executor
    workers: int


def check(engine: Engine, scheduler: str | None) -> None:
    """Look at the options before anything slow is started.

    Raises:
        EngineError: they cannot be used here.
    """
    if scheduler and engine != "dask":
        raise EngineError("--scheduler is for --engine dask")
    if engine == "dask" and find_spec("distributed") is None:
        raise EngineError("the engine dask is not installed; mend it: pip install 'news-cleanup[dask]'")


class Crews:
    """Who works on the articles of a run. Others are started when there is enough to do for the first time, and kept.

    A context manager, which ends them.
    """

    def __init__(self, shop: Workshop, engine: Engine = "local", scheduler: str | None = None) -> None:
        self._shop = shop
        self._engine: Engine = engine
        self._scheduler = scheduler
        self._open = ExitStack()
        self._crew: Crew | None = None

    def __enter__(self) -> Crews:
        return self

    def __exit__(self, *exception: object) -> None:
        self._open.close()
        self._crew = None

    def __call__(self, articles: int) -> Crew | None:
        """The crew for so many articles; None where this process does it alone.

        Raises:
            EngineError: the cluster cannot be used.
        """
        workers = self._shop.config.workers or os.cpu_count() or 1
        if self._crew or not articles:
            return self._crew
        if self._engine == "dask":
            self._crew = self._open.enter_context(_dask(self._shop, workers, self._scheduler))
        elif articles > ALONE and workers > 1:
            pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_only_with_parent)
            self._crew = Crew(self._open.enter_context(pool), workers)
        return self._crew


def _end_only_with_parent() -> None:
    """Let this process end when the one that started it has been killed: it would wait for work for ever.

    Ctrl-C reaches both; what it means is for that one to say.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def watch() -> None:
        assert parent is not None
        parent.join()
        os._exit(1)

    if parent:
        Thread(target=watch, name="parent watch", daemon=True).start()


@contextmanager
def _dask(shop: Workshop, workers: int, scheduler: str | None) -> Iterator[Crew]:
    """A cluster that is there already, or one of processes on this machine."""
    check("dask", scheduler)
    connect: Any = import_module("distributed").Client
    # What goes wrong is said in one line below; Dask says much more of its own comings and goings.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    logging.getLogger("distributed").propagate = False
    own = {
        "n_workers": workers,
        "threads_per_worker": 1,
        "processes": True,
        "dashboard_address": "127.0.0.1:0",
        "silence_logs": logging.ERROR,
    }
    try:
        client = connect(scheduler, timeout="10s") if scheduler else connect(**own)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise EngineError(f"{scheduler or 'dask'}: the cluster cannot be reached ({reason}); is it running?") from error
    with client:
        yield Crew(client.get_executor(), _ready(client, shop))


def _ready(client: Any, shop: Workshop) -> int:
    """How many threads the cluster has, when all its workers would do what this process would.

    Raises:
        EngineError: there is no worker, or one that has other rules, names or models.
    """
    states = client.run(_state, shop.config, shop.decisions)
    if not states:
        raise EngineError(f"{client.scheduler.address}: the cluster has no workers; start some: dask worker ADDRESS")
    mine = _state(shop.config, shop.decisions)
    for address, state in sorted(states.items()):
        if state != mine:
            raise EngineError(
                f"{address}: has other rules, names or models than this machine; install the same version there"
            )
    return sum(client.nthreads().values())


def _state(config: Config, decisions: Decisions) -> tuple[str, ...]:
    """What a result depends on, besides the article."""
    from cleanup.identity import names_id, ruleset_id
    from cleanup.pipeline import Workshop

    shop = Workshop(config, decisions)
    return (ruleset_id(), names_id(), shop.authority.hash, repr(sorted(shop.models.items())), repr(shop.skipped))

"""Ctrl-C and SIGTERM end a run of the command line at once, and the temporary server that Prefect has started for it.

Prefect would first tell that server, for more than a minute where the same signal has ended it, and leave it behind otherwise.
Nothing is lost whenever a run ends: the next one goes on from there.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children, util
from types import FrameType
from typing import Any

from prefect.server.api.server import SubprocessASGIServer

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_handlers: list[Callable[[int, FrameType | None], Any]] = []


@contextmanager
def at_once(say: Callable[[], None]) -> Iterator[None]:
    """While this lasts, either signal ends the process, which says so first.

    With a server that serves others too, it is raised as KeyboardInterrupt, so that Prefect tells that server.
    """

    def end(number: int, frame: FrameType | None) -> None:
        temporary = SubprocessASGIServer()
        if not temporary.server_process:
            raise KeyboardInterrupt
        say()
        temporary.stop()
        for child in active_children():
            child.kill()
        util._run_finalizers(0)  # else Python complains of semaphores that nobody has put away
        os._exit(128 + number)

    before = [(number, signal.signal(number, end)) for number in _SIGNALS]
    _handlers.append(end)
    try:
        yield
    finally:
        _handlers.remove(end)
        for number, handler in before:
            signal.signal(number, handler)


def again() -> None:
    """Take the signals back from Prefect, which takes SIGTERM when a flow begins."""
    for end in _handlers:
        for number in _SIGNALS:
            signal.signal(number, end)

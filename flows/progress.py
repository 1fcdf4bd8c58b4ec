"""Who wants to see progress: the command line adds a listener; Prefect's pages show an artifact."""

import time
from collections.abc import Callable

from prefect.artifacts import create_progress_artifact, update_progress_artifact

from cleanup.inflection import many

_SECONDS = 5
"""Between two looks at the artifact."""

Listener = Callable[[str, int, int], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call `listener(phase, done, total)` from now on."""
    _listeners.append(listener)


def report(phase: str, done: int, total: int) -> None:
    """Tell all listeners."""
    for listener in _listeners:
        listener(phase, done, total)


class Bar:
    """How far a run has come, as an artifact of its flow run. Nothing where there is nothing to do."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._told = total, 0, time.monotonic()
        self._artifact = (
            create_progress_artifact(0.0, key="cleanup-progress", description=f"{many(total, 'article')} to clean")
            if total
            else None
        )

    def add(self, done: int) -> None:
        """So many more articles are done."""
        self._done += done
        if self._artifact and (self._done >= self._total or time.monotonic() >= self._told + _SECONDS):
            self._told = time.monotonic()
            update_progress_artifact(self._artifact, 100 * self._done / self._total)

"""Who wants to see progress: the command line adds a listener; a served flow has none."""

from collections.abc import Callable

Listener = Callable[[str, int, int], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call `listener(phase, done, total)` from now on."""
    _listeners.append(listener)


def report(phase: str, done: int, total: int) -> None:
    """Tell all listeners."""
    for listener in _listeners:
        listener(phase, done, total)

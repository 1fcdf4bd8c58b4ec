"""How many threads compute."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process


@contextmanager
def alone() -> Iterator[None]:
    """One thread, and nothing kept for training: on small tables several threads wait for each other longer than they compute."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.inference_mode():
            yield
    finally:
        torch.set_num_threads(before)


def at_once(most: int) -> int:
    """How many parts of a text are read at once: one in a process of a crew, whose others use the other cores."""
    return 1 if parent_process() else most

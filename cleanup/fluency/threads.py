"""How many threads compute."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import parent_process
from typing import TypeVar

CORES = 2
T = TypeVar("T")
R = TypeVar("R")


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


def each(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """Results for all items, from as many threads as there are cores for them: one in a process of a crew, whose others use the rest."""
    if len(items) < 2 or parent_process():
        return [function(item) for item in items]
    with ThreadPoolExecutor(CORES) as pool:
        return list(pool.map(function, items))

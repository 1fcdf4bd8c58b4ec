"""The collector of garbage, kept from looking at all data again and again: they are many objects, and stay."""

from __future__ import annotations

import gc
from functools import cache

_MANY = 200_000
"""So many new objects call it. Nearly all are freed without it, and the data that are loaded are many more."""


@cache
def collect_rarely() -> None:
    """For a process that does nothing else: loading the data takes half as long."""
    gc.set_threshold(_MANY)


@cache
def keep_loaded(step: str) -> None:
    """What the first batch of a step has loaded stays: it is never looked at again."""
    gc.freeze()

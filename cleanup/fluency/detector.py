"""The clause detector: a tiny network over the word features, read in both directions.

Its weights (4,000 numbers) ship with the package as `data/garbled.safetensors`, with a card beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from cleanup.fluency.threads import alone

WEIGHTS = "garbled.safetensors"


class Detector:
    """Two convolutions, one after the other."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self._weights = weights

    def badness(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Log odds, one per word, that a reader would stumble there."""
        if not rows:
            return []
        import torch
        from torch.nn import functional

        with alone():
            hidden = functional.gelu(self._convolved(torch.tensor(rows, dtype=torch.float32).T[None], "mix"))
            odds = self._convolved(hidden, "read")[0, 0]
        return [round(value, 3) for value in odds.tolist()]

    def _convolved(self, values: Any, name: str) -> Any:
        from torch.nn import functional

        weight = self._weights[f"{name}.weight"]
        return functional.conv1d(values, weight, self._weights[f"{name}.bias"], padding=weight.shape[-1] // 2)


@cache
def shipped() -> Detector:
    """The detector that comes with the package."""
    from safetensors.torch import load

    return Detector(load(files("cleanup").joinpath("data").joinpath(WEIGHTS).read_bytes()))

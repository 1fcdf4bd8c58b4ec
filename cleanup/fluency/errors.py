"""The error detector: where a translator would mark an error, from surprisals and from the language model's hidden layers.

The clause detector (`detector.py`) asks whether words read as English. This one has seen what people mark in machine-translated
news, a mistranslated term as well as a broken clause, and its odds are what sentence scores are made of. Its weights ship with
the package as `data/errors.safetensors`, with a card beside them; they fit the built-in language model only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

WEIGHTS = "errors.safetensors"
LAYERS = (20, 26, 30)
"""The hidden layers that are read."""


class ErrorDetector:
    """Each layer is reduced to a few numbers per word; two convolutions read them beside the word features."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self._weights = {name: value.float() for name, value in weights.items()}

    def reduced(self, hidden: Sequence[Any] | Mapping[int, Any]) -> Any:
        """The few numbers per token that are kept of the layers."""
        import torch

        rows = torch.cat([hidden[layer].float().cpu() for layer in LAYERS], dim=-1)
        return torch.tanh(rows @ self._weights["reduce.weight"].T + self._weights["reduce.bias"])

    def odds(self, rows: Sequence[Sequence[float]], states: Any) -> list[tuple[float, float]]:
        """For each word, the log odds of an error of any kind and of a major one."""
        if not rows:
            return []
        import torch
        from torch.nn import functional

        with torch.inference_mode():
            values = torch.cat([torch.tensor(rows, dtype=torch.float32), states], dim=-1).T[None]
            mixed = functional.gelu(self._convolved(values, "mix"))
            read = functional.gelu(self._convolved(mixed, "read") + mixed)
            both = self._convolved(read, "odds")[0].T
        return [(round(any_kind, 3), round(major, 3)) for any_kind, major in both.tolist()]

    def _convolved(self, values: Any, name: str) -> Any:
        from torch.nn import functional

        weight = self._weights[f"{name}.weight"]
        return functional.conv1d(values, weight, self._weights[f"{name}.bias"], padding=weight.shape[-1] // 2)


@cache
def shipped() -> ErrorDetector:
    """The detector that comes with the package."""
    from safetensors.torch import load

    return ErrorDetector(load(files("cleanup").joinpath("data").joinpath(WEIGHTS).read_bytes()))

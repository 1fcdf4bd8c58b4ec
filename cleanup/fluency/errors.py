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

from cleanup.fluency.threads import alone

WEIGHTS = "errors.safetensors"
LAYERS = (20, 26, 30)
"""The hidden layers that are read."""
MEMBERS = 3
"""Networks that were trained alike from different beginnings; the mean of their odds is steadier than any one's."""


class ErrorDetector:
    """Members that work alike: layers are reduced to a few numbers per word; two convolutions read them beside the word features."""

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

        with alone():
            table, few = torch.tensor(rows, dtype=torch.float32), states.chunk(MEMBERS, dim=-1)
            members = [self._odds(torch.cat([table, some], dim=-1), member) for member, some in enumerate(few)]
            mean = torch.stack(members).mean(0)
        return [(round(any_kind, 3), round(major, 3)) for any_kind, major in mean.tolist()]

    def _odds(self, values: Any, member: int) -> Any:
        from torch.nn.functional import gelu

        mixed = gelu(self._convolved(values.T[None], "mix", member))
        read = gelu(self._convolved(mixed, "read", member) + mixed)
        return self._convolved(read, "odds", member)[0].T

    def _convolved(self, values: Any, name: str, member: int) -> Any:
        from torch.nn.functional import conv1d

        weight, bias = (self._weights[f"{name}.{kind}"][member] for kind in ("weight", "bias"))
        return conv1d(values, weight, bias, padding=weight.shape[-1] // 2)


@cache
def shipped() -> ErrorDetector:
    """The detector that comes with the package."""
    from safetensors.torch import load

    return ErrorDetector(load(files("cleanup").joinpath("data").joinpath(WEIGHTS).read_bytes()))

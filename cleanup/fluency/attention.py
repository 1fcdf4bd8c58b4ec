"""Attention block by block, for processors that multiply bf16 in AVX-512.

Each block of rows meets only the keys that stand before it: half the products of the whole square, each a matrix product of its
own. The fused attention of torch 2.13 takes two to three times as long there, for it multiplies in single precision.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import torch
from transformers import AttentionInterface

_NAME = "causal-blocks"
BLOCK = 128
"""Rows at once: few enough that little is multiplied with what is hidden, enough for products to be quick."""


def attend(
    module: Any, query: Any, key: Any, value: Any, mask: Any, scaling: float, dropout: float = 0.0, **_: Any
) -> tuple[Any, None]:
    """Causal attention of `query` (texts, heads, rows, width), the last rows of those in `key` and `value`.

    Without a mask nothing that stands after a row is seen from it: texts are filled up at their ends only.
    """
    texts, heads, rows, width = query.shape
    sources, keys = key.shape[1], key.shape[2]
    group = heads // sources
    key, value = (part.reshape(texts * sources, keys, width) for part in (key, value))
    query = (query * scaling).reshape(texts * sources, group, rows, width)
    found = query.new_empty(texts, rows, sources, group, width)
    for start in range(0, rows, BLOCK):
        end = min(rows, start + BLOCK)
        count, seen = end - start, keys if mask is not None else keys - rows + end
        weights = query[:, :, start:end].reshape(-1, group * count, width) @ key[:, :seen].transpose(1, 2)
        if mask is not None:
            weights.view(-1, group, count, seen).add_(mask[0, 0, start:end])
        else:
            weights.view(-1, group, count, seen)[..., seen - count :] += _later(count, query.dtype)
        block = weights.softmax(-1) @ value[:, :seen]
        found[:, start:end] = block.view(texts, sources, group, count, width).permute(0, 3, 1, 2, 4)
    return found.view(texts, rows, heads, width), None


def registered() -> str:
    """The name under which models can ask for it."""
    AttentionInterface.register(_NAME, attend)
    return _NAME


@cache
def _later(count: int, dtype: Any) -> Any:
    """What hides from each of so many rows those after it."""
    return torch.full((count, count), float("-inf"), dtype=dtype).triu(1)

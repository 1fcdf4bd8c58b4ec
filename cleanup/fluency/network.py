"""A causal language model as it is asked here: one row of tokens, and how likely each of those is that might stand next.

The last product of a network, with every token that it knows, is a sixth of a reading, for program code and languages that no news
has. With the built-in model the guesses at a text are shared out over the tokens of news (`common.py`), those of the text and those of
other words that are asked for in it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

_ROWS = 4
"""Rows of scores that are worked on at once: with more, what is made of them does not stay in the cache of a core."""


class Among(NamedTuple):
    """The tokens that guesses are shared out over, in order, with their rows of the last layer; None for all that a network knows."""

    tokens: Any = None
    weights: Any = None

    def places(self, tokens: Sequence[int], device: Any) -> Any:
        """Where tokens stand among them.

        Raises:
            ValueError: one of them is not among them.
        """
        import torch

        wanted = torch.tensor(tokens, device=device)
        if self.tokens is None:
            return wanted
        found = torch.searchsorted(self.tokens, wanted).clamp(max=len(self.tokens) - 1)
        if not torch.equal(self.tokens[found], wanted):
            raise ValueError("guesses are asked for a token over which they were not shared out")
        return found


class Read(NamedTuple):
    """What a network says of a row of tokens: the scores of the next one after each of the last places, and all else it was asked."""

    scores: Any
    output: Any


class Network:
    """A model of the library `transformers`; guesses are shared out over `common` tokens and those asked for, without it over all.

    `common` is for models whose scores are the product of the last layer and the output embeddings, and nothing besides.
    """

    def __init__(self, model: Any, common: Sequence[int] = ()) -> None:
        self._model = model
        self.device = model.device
        self._common = frozenset(common)
        self._partial = "logits_to_keep" in inspect.signature(model.forward).parameters

    def among(self, tokens: Iterable[int]) -> Among:
        """What the guesses at a text with these tokens are shared out over."""
        if not self._common:
            return Among()
        import torch

        with torch.inference_mode():
            wanted = torch.tensor(sorted(self._common.union(tokens)), device=self.device)
            return Among(wanted, self._model.get_output_embeddings().weight[wanted])

    def read(self, rows: Any, last: int, among: Among, **asked: Any) -> Read:
        """Rows of tokens, and the scores at their `last` places."""
        if among.weights is None:
            kept = {"logits_to_keep": last} if self._partial else {}
            output = self._model(rows, **kept, **asked)
            return Read(output.logits[:, -last:], output)
        import torch

        output = self._model.base_model(rows, **asked)
        return Read(torch.nn.functional.linear(output.last_hidden_state[:, -last:], among.weights), output)

    def mask(self, mask: Any) -> Any:
        """A mask as the model adds it."""
        return mask.to(self.device, self._model.dtype)


def surprisals(scores: Any, tokens: Sequence[int], among: Among) -> Iterator[tuple[float, float]]:
    """Surprisal and entropy in nats of tokens that stand where the scores are, some rows at a time: the vocabulary is wide."""
    import torch

    wanted = among.places(tokens, scores.device)
    for begin in range(0, len(tokens), _ROWS):
        logs = torch.log_softmax(scores[begin : begin + _ROWS], -1, dtype=torch.float32)
        nats = -logs.gather(1, wanted[begin : begin + _ROWS, None])[:, 0]
        entropy = -torch.linalg.vecdot(logs.exp(), logs)
        yield from zip(nats.tolist(), entropy.tolist(), strict=True)


def remembers(past: Any) -> bool:
    """Whether what a network keeps of a text can be cut back to any token."""
    from transformers.cache_utils import DynamicCache, DynamicLayer

    return isinstance(past, DynamicCache) and all(type(layer) is DynamicLayer for layer in past.layers)

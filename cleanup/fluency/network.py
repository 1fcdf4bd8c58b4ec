"""A causal language model as it is asked here: one row of tokens, and how likely each of those is that might stand next.

The last product of a network, with every token that it knows, is a sixth of a reading, for program code and languages that no news
has. With the built-in model the guesses at a text are shared out over the tokens of news (`common.py`), those of the text and those of
other words that are asked for in it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

_ROWS = 4
"""Rows of scores that are worked on at once: with more, what is made of them does not stay in the cache of a core."""
_SCORED = 64
"""Rows whose scores are made at once: with more, asking the system for memory takes longer than the product."""


class Among(NamedTuple):
    """The tokens that guesses are shared out over, all that a network knows unless they are numbered; and what makes their scores."""

    scores: Callable[[Any], Any]
    """From the ends of rows that have been read."""
    numbers: Mapping[int, int] | None = None
    """Where the scores of each token stand."""

    def places(self, tokens: Sequence[int]) -> list[int]:
        """Where tokens stand among them.

        Raises:
            KeyError: guesses are not shared out over one of them.
        """
        return list(tokens) if self.numbers is None else [self.numbers[token] for token in tokens]


class Read(NamedTuple):
    """What a network says of rows of tokens: what the scores of the next one are made of, after each of the last places, and all else
    it was asked."""

    ends: Any
    output: Any


class Guess(NamedTuple):
    """In nats: the surprisal of the token that stands at a place, the entropy there, and surprisals of others that were asked for."""

    nats: float
    entropy: float
    others: tuple[float, ...]


class Network:
    """A model of the library `transformers`; guesses are shared out over `common` tokens and those asked for, without it over all.

    `common` is for models whose scores are the product of the last layer and the output embeddings, and nothing besides; `product`
    makes of weights what multiplies rows by them.
    """

    def __init__(
        self, model: Any, common: Sequence[int] = (), product: Callable[[Any], Callable[[Any], Any]] | None = None
    ) -> None:
        self._model = model
        self.device = model.device
        self._common = {token: number for number, token in enumerate(sorted(common))}
        self._partial = "logits_to_keep" in inspect.signature(model.forward).parameters
        self._scores = (product or _product)(self._rows(list(self._common))) if common else None

    def among(self, tokens: Iterable[int]) -> Among:
        """What the guesses at a text with these tokens are shared out over."""
        if self._scores is None:
            return Among(_same)
        import torch

        common, others = self._scores, sorted(set(tokens) - self._common.keys())
        rare = _product(self._rows(others))
        numbers = self._common | {token: number for number, token in enumerate(others, len(self._common))}
        return Among(lambda ends: torch.cat([common(ends), rare(ends)], dim=-1), numbers)

    def read(self, rows: Any, last: int, **asked: Any) -> Read:
        """Rows of tokens, and their `last` places."""
        if self._scores is None:
            kept = {"logits_to_keep": last} if self._partial else {}
            output = self._model(rows, **kept, **asked)
            return Read(output.logits[:, -last:], output)
        output = self._model.base_model(rows, **asked)
        return Read(output.last_hidden_state[:, -last:], output)

    def _rows(self, tokens: Sequence[int]) -> Any:
        """Rows of the last layer."""
        import torch

        return self._model.get_output_embeddings().weight.detach()[
            torch.tensor(tokens, dtype=torch.long, device=self.device)
        ]

    def mask(self, mask: Any) -> Any:
        """A mask as the model adds it."""
        return mask.to(self.device, self._model.dtype)


def guesses(
    ends: Any, tokens: Sequence[int], among: Among, others: Mapping[int, Sequence[int]] = MappingProxyType({})
) -> Iterator[Guess]:
    """What is guessed at each place of one text where these tokens stand, and where `others` might; some rows at a time."""
    import torch

    wanted = torch.tensor(among.places(tokens), device=ends.device)[:, None]
    for begin in range(0, len(tokens), _ROWS):
        if begin % _SCORED == 0:
            scores = among.scores(ends[begin : min(len(tokens), begin + _SCORED)])
        logs = torch.log_softmax(scores[begin % _SCORED :][:_ROWS], -1, dtype=torch.float32)
        nats = -logs.gather(1, wanted[begin : begin + _ROWS])[:, 0]
        entropy = -torch.linalg.vecdot(logs.exp(), logs)
        for row, said in enumerate(zip(nats.tolist(), entropy.tolist(), strict=True)):
            asked = others.get(begin + row)
            yield Guess(*said, tuple((-logs[row, among.places(asked)]).tolist()) if asked else ())


def _product(weights: Any) -> Callable[[Any], Any]:
    from torch.nn.functional import linear

    return partial(linear, weight=weights)


def _same(ends: Any) -> Any:
    """Scores of all tokens, which a network gives itself."""
    return ends


def remembers(past: Any) -> bool:
    """Whether what a network keeps of a text can be cut back to any token."""
    from transformers.cache_utils import DynamicCache, DynamicLayer

    return isinstance(past, DynamicCache) and all(type(layer) is DynamicLayer for layer in past.layers)

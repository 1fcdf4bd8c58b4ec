"""The network of `nearness` as it is trained: the same computation with fractions, then brought to whole numbers.

It is trained on names from elsewhere once (`train_nearness`), and from there a little on the pairs that teach the matcher.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import nn

from cleanup.names.nearness import ALPHABET, REACH, SECOND, SHARP, SMALL, STEPS, TOP

_LETTER, _WIDTH, _VECTOR = 24, 96, 32
_DECAY = 1e-4
_SORTED = 20
"""So many batches are sorted by length together, so that little is filling."""
_SHARE = 0.999
"""The largest values of a layer are cut off from here."""
_TOPS, _SIZE = (10.0, 40.0), 4.5
"""A network that is trained on has such largest values in its layers, and such a size."""
Pairs = Sequence[tuple[list[int], list[int], bool]]


class Course(NamedTuple):
    """How long, in what batches and how fast a network learns."""

    rounds: int
    batch: int
    rate: float


FIRST, AGAIN = Course(8, 256, 4e-3), Course(5, 128, 5e-4)


class Network(nn.Module):
    """Two convolutions over letters; a vector and a weight for each; for two names the best partner of each letter."""

    def __init__(self, letter: int = _LETTER) -> None:
        super().__init__()
        self.letter = nn.Embedding(len(ALPHABET) + 1, letter, padding_idx=0)
        self.first = nn.Conv1d(letter, _WIDTH, REACH, padding=REACH // 2)
        self.second = nn.Conv1d(_WIDTH, _WIDTH, SECOND, padding=SECOND // 2)
        self.third = nn.Linear(_WIDTH, _VECTOR + 1)
        self.sum = nn.Linear(6, 1)
        self.size = nn.Parameter(torch.tensor(3.0))

    def layers(self, table: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What comes out of the convolutions."""
        there = (table > 0).float()[:, None]
        low = torch.relu(self.first(self.letter(table).transpose(1, 2))) * there
        return low, torch.relu(self.second(low)) * there

    def side(self, table: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The vectors of a name's letters, what they weigh, and which are there."""
        out = self.third(self.layers(table)[1].transpose(1, 2))
        there = (table > 0).float()
        return nn.functional.normalize(out[..., :-1], dim=-1), torch.sigmoid(out[..., -1]) * there, there

    def forward(self, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
        """The logarithm of the odds that both are one."""
        (left, own, mine), (right, other, theirs) = self.side(a), self.side(b)
        table = torch.bmm(left, right.transpose(1, 2)).masked_fill(mine[:, :, None] * theirs[:, None, :] == 0, -1)
        sides = []
        for best, weights in ((table.amax(2), own), (table.amax(1), other)):
            most = weights.sum(1) + 1e-6
            poor = (weights * torch.exp(-SHARP * best)).sum(1) / most
            sides.append(((best * weights).sum(1) / most, -torch.log(poor + 1e-9) / SHARP, weights.sum(1) / 10))
        ends = [end(*pair) for pair in zip(*sides, strict=True) for end in (torch.minimum, torch.maximum)]
        odds: torch.Tensor = (self.sum(torch.stack(ends, 1)) * self.size.exp() / 5).squeeze(1)
        return odds


def trained(pairs: Pairs) -> dict[str, Any]:
    """The network as plain data for `Nearness`. The same pairs give the same data, on one processor."""
    torch.manual_seed(0)
    return _taught(Network(), pairs, FIRST)


def tuned(data: Mapping[str, Any], pairs: Pairs) -> dict[str, Any]:
    """A network that has been trained already, after it has seen other pairs too."""
    torch.manual_seed(0)
    return _taught(_fractions(data), pairs, AGAIN)


def _taught(network: Network, pairs: Pairs, course: Course) -> dict[str, Any]:
    torch.set_num_threads(1)
    chance = random.Random(0)
    taught = [weights for weights in network.parameters() if weights.requires_grad]
    learner = torch.optim.AdamW(taught, lr=course.rate, weight_decay=_DECAY)
    steps = course.rounds * (-(-len(pairs) // course.batch) + _SORTED)
    rates = torch.optim.lr_scheduler.OneCycleLR(learner, course.rate, total_steps=steps, pct_start=0.1)
    for _ in range(course.rounds):
        for batch in _batches(pairs, course.batch, chance):
            odds = network(_table([pair[0] for pair in batch]), _table([pair[1] for pair in batch]))
            loss = nn.functional.binary_cross_entropy_with_logits(
                odds, torch.tensor([float(pair[2]) for pair in batch])
            )
            learner.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            learner.step()
            rates.step()
    return _whole(network, _table([pair[0] for pair in chance.sample(list(pairs), min(len(pairs), 4_000))]))


def _batches(pairs: Pairs, size: int, chance: random.Random) -> Iterator[Pairs]:
    order = list(pairs)
    chance.shuffle(order)
    batches: list[Pairs] = []
    for start in range(0, len(order), size * _SORTED):
        block = sorted(order[start : start + size * _SORTED], key=lambda pair: max(len(pair[0]), len(pair[1])))
        batches += [block[place : place + size] for place in range(0, len(block), size)]
    chance.shuffle(batches)
    return iter(batches)


def _table(names: Sequence[list[int]]) -> torch.Tensor:
    longest = max(map(len, names))
    return torch.tensor([name + [0] * (longest - len(name)) for name in names])


@torch.no_grad()
def _whole(network: Network, some: torch.Tensor) -> dict[str, Any]:
    """Weights as whole numbers, scaled so that what comes out of a layer fits what the next one takes."""
    tops = [float(torch.quantile(layer[layer > 0][:1_000_000], _SHARE)) for layer in network.layers(some)]
    scale = TOP / tops[0] * STEPS
    first = torch.einsum("le,oek->klo", network.letter.weight, network.first.weight)
    starts = [
        layer.bias if layer.bias is not None else torch.zeros(1)
        for layer in (network.first, network.second, network.third)
    ]
    first[REACH // 2] += starts[0]
    second, third = network.second.weight.permute(2, 1, 0).reshape(-1, _WIDTH), network.third.weight.T
    data: dict[str, Any] = {"schema": 1, "first": _rounded(first * scale)}
    coming = TOP / tops[0]
    for name, weights, start in (("second", second, starts[1]), ("third", third, starts[2])):
        own = SMALL / float(weights.abs().max())
        into = TOP / tops[1] if name == "second" else 1.0
        data[name] = {
            "weights": _rounded(weights * own),
            "start": _rounded(start * own * coming),
            "scale": into / (own * coming),
        }
        coming = into
    data["weight_scale"] = data["third"].pop("scale")
    data["third"]["scale"] = 1.0
    parts = torch.cat([network.sum.weight[0], network.sum.bias]) * network.size.exp() / 5
    return {**data, "sum": [round(float(part), 4) for part in parts]}


@torch.no_grad()
def _fractions(data: Mapping[str, Any]) -> Network:
    """The network of plain data; what it says does not depend on the size of what comes out of its layers."""
    network = Network(len(ALPHABET) + 1)
    network.letter.weight.copy_(torch.eye(len(ALPHABET) + 1))[0] = 0
    network.letter.weight.requires_grad = False
    second, third = data["second"], data["third"]
    first = torch.tensor(data["first"], dtype=torch.float32).reshape(REACH, len(ALPHABET) + 1, _WIDTH)
    network.first.weight.copy_(first.permute(2, 1, 0) * (_TOPS[0] / TOP / STEPS))
    wide = torch.tensor(second["weights"], dtype=torch.float32).reshape(SECOND, _WIDTH, _WIDTH)
    network.second.weight.copy_(wide.permute(2, 1, 0) * (second["scale"] * _TOPS[1] / _TOPS[0]))
    last = torch.tensor(third["weights"], dtype=torch.float32).reshape(_WIDTH, _VECTOR + 1)
    network.third.weight.copy_(last.T * (data["weight_scale"] * TOP / _TOPS[1]))
    network.third.bias.copy_(torch.tensor(third["start"]) * data["weight_scale"])
    for bias, values in (
        (network.first.bias, torch.zeros(_WIDTH)),
        (network.second.bias, torch.tensor(second["start"]) * (second["scale"] * _TOPS[1] / TOP)),
    ):
        if bias is not None:
            bias.copy_(values)
    network.size.fill_(_SIZE)
    parts = torch.tensor(data["sum"]) * 5 / network.size.exp()
    network.sum.weight.copy_(parts[None, :-1])
    network.sum.bias.copy_(parts[-1:])
    return network


def _rounded(weights: torch.Tensor) -> list[int]:
    found: list[int] = weights.round().int().flatten().tolist()
    return found

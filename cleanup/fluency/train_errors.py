"""Fit the error detector (`errors.py`). `train_sentences.py` calls this; it is no command of its own.

The layers are turned to their main axes first, as the training texts have them. Each member of the detector then learns which words
people changed in post-edited sentences of an encyclopedia, of which there are many, and after that what people marked in news.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from cleanup.fluency.errors import LAYERS, MEMBERS, ErrorDetector
from cleanup.fluency.features import WIDTH
from cleanup.fluency.train_data import SEED, Material

AXES, REDUCED, CHANNELS, KERNEL = 256, 48, 64, 5
EDITED_EPOCHS, EPOCHS, RATE, BATCH, CHUNK = 6, 5, 2e-3, 12, 250
HUMAN_WEIGHT = 0.5
"""What a word of human-written news counts for, beside one that people have rated."""
_SAMPLE = 7
_HEADS = 3
"""Any error and a major one, which are kept; a word that an editor changed, which only teaches."""


class _Known(NamedTuple):
    """What is learned from: for each text its word table, its states along the axes, the marks of each head and their weights."""

    rows: list[Any]
    states: list[Any]
    marks: list[Any]
    weights: list[Any]


class _Axes(NamedTuple):
    """The main axes of the layers, each brought half of the way to one scale."""

    middle: Any
    turn: Any

    def along(self, states: Any) -> Any:
        """The states of a text along the axes."""
        return (states.astype(np.float32) - self.middle) @ self.turn


def fit(materials: Sequence[Material], edited: Sequence[Material]) -> dict[str, Any]:
    """The weights of all members, by name."""
    import torch

    torch.set_num_threads(1)
    axes = _axes(materials)
    news = _known(materials, axes, slice(0, 2))
    before = _known(edited, axes, slice(2, 3))
    return _stacked([_member(SEED + member, before, news) for member in range(MEMBERS)], axes)


def _axes(materials: Sequence[Material]) -> _Axes:
    import torch

    sample = np.concatenate([material.states[::_SAMPLE] for material in materials]).astype(np.float32)
    middle, spread = sample.mean(0), sample.std(0) + 1e-3
    scaled = torch.tensor((sample - middle) / spread)
    sizes, axes = torch.linalg.eigh(scaled.T @ scaled / len(sample))
    main = axes.flip(1)[:, :AXES] / sizes.flip(0)[:AXES] ** 0.25
    return _Axes(middle, main.numpy() / spread[:, None])


def _known(materials: Sequence[Material], axes: _Axes, heads: slice) -> _Known:
    """The heads named are taught from these texts, the others are not."""
    found = _Known([], [], [], [])
    for material in materials:
        count = len(material.words)
        marks, weights = np.zeros((2, count, _HEADS), dtype=np.float32)
        marks[:, heads] = material.labels[:, : heads.stop - heads.start]
        weights[:, heads] = _weights(material)[:, None]
        found.rows.append(np.array(material.rows, dtype=np.float32).reshape(count, WIDTH))
        found.states.append(axes.along(material.states))
        found.marks.append(marks)
        found.weights.append(weights)
    return found


def _weights(material: Material) -> Any:
    if material.text.machine:
        return material.labels[:, 2]
    return np.full(len(material.words), HUMAN_WEIGHT, dtype=np.float32)


def _member(seed: int, before: _Known, news: _Known) -> Mapping[str, Any]:
    import torch
    from torch import nn

    torch.manual_seed(seed)
    layers = nn.ModuleDict(
        {
            "reduce": nn.Linear(AXES, REDUCED),
            "mix": nn.Conv1d(WIDTH + REDUCED, CHANNELS, KERNEL, padding=KERNEL // 2),
            "read": nn.Conv1d(CHANNELS, CHANNELS, KERNEL, padding=KERNEL // 2),
            "odds": nn.Conv1d(CHANNELS, _HEADS, 1),
        }
    )
    _teach(layers, before, EDITED_EPOCHS, seed)
    _teach(layers, news, EPOCHS, seed)
    return {name: value.detach() for name, value in layers.state_dict().items()}


def _teach(layers: Any, known: _Known, epochs: int, seed: int) -> None:
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits

    rng = random.Random(seed)
    chunks = [
        (text, start)
        for text, weights in enumerate(known.weights)
        for start in range(0, len(weights), CHUNK)
        if weights[start : start + CHUNK].any()
    ]
    adam = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=0.05)
    steps = epochs * -(-len(chunks) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps)
    for _ in range(epochs):
        rng.shuffle(chunks)
        for begin in range(0, len(chunks), BATCH):
            rows, states, marks, weights = _batch(known, chunks[begin : begin + BATCH])
            losses = binary_cross_entropy_with_logits(_odds(layers, rows, states), marks, reduction="none")
            loss = (losses * weights).sum() / weights.amax(-1).sum()
            adam.zero_grad()
            loss.backward()
            adam.step()
            schedule.step()


def _odds(layers: Any, rows: Any, states: Any) -> Any:
    """What the detector computes, while much of what it sees is left out: the rated news come from some seventy sources, whose
    topics are soon learned. What is left out is left out for a whole chunk."""
    import torch
    from torch.nn.functional import gelu

    reduced = torch.tanh(layers["reduce"](_thinned(states, 0.4)))
    mixed = _thinned(gelu(layers["mix"](torch.cat([rows, reduced], -1).transpose(1, 2))).transpose(1, 2), 0.2)
    read = _thinned(gelu(layers["read"](mixed.transpose(1, 2)).transpose(1, 2) + mixed), 0.2)
    return layers["odds"](read.transpose(1, 2)).transpose(1, 2)


def _thinned(values: Any, share: float) -> Any:
    import torch

    return values * (torch.rand(len(values), 1, values.shape[-1]) > share) / (1 - share)


def _batch(known: _Known, chunks: Sequence[tuple[int, int]]) -> list[Any]:
    """Chunks of texts beside each other, filled up with zeros to one length."""
    import torch

    width = max(min(CHUNK, len(known.rows[text]) - start) for text, start in chunks)
    found = []
    for tables in known:
        batch = torch.zeros(len(chunks), width, tables[0].shape[-1])
        for n, (text, start) in enumerate(chunks):
            part = tables[text][start : start + CHUNK]
            batch[n, : len(part)] = torch.from_numpy(part)
        found.append(batch)
    return found


def _stacked(members: Sequence[Mapping[str, Any]], axes: _Axes) -> dict[str, Any]:
    """Members beside each other, the axes folded into their first layer, the head that only taught left out."""
    import torch

    tensors = {name: torch.stack([member[name] for member in members]) for name in members[0]}
    tensors["odds.weight"], tensors["odds.bias"] = tensors["odds.weight"][:, :2], tensors["odds.bias"][:, :2]
    weight = (tensors["reduce.weight"] @ torch.from_numpy(axes.turn).float().T).flatten(0, 1).half()
    tensors["reduce.bias"] = tensors["reduce.bias"].flatten() - weight.float() @ torch.from_numpy(axes.middle)
    tensors["reduce.weight"] = weight
    return {
        name: (value if name.endswith("bias") else value.half()).contiguous() for name, value in sorted(tensors.items())
    }


def odds_of(detector: ErrorDetector, material: Material) -> list[tuple[float, float]]:
    """The detector's odds for a text that was read before."""
    import torch

    hidden = torch.tensor(material.states).float()
    width = hidden.shape[-1] // len(LAYERS)
    layers = {layer: hidden[:, n * width : (n + 1) * width] for n, layer in enumerate(LAYERS)}
    with torch.inference_mode():
        return detector.odds(material.rows, detector.reduced(layers))

"""Fit the error detector (`errors.py`). `train_sentences.py` calls this; it is no command of its own."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np

from cleanup.fluency.errors import LAYERS, ErrorDetector
from cleanup.fluency.features import WIDTH
from cleanup.fluency.train_data import SEED, Material

REDUCED, CHANNELS, KERNEL = 48, 64, 5
EPOCHS, RATE, BATCH, CHUNK = 5, 2e-3, 12, 250
HUMAN_WEIGHT = 0.5
"""What a word of human-written news counts for, beside one that people have rated."""


def fit(materials: Sequence[Material]) -> dict[str, Any]:
    """The weights, by name. Layers are brought to one scale first; the scale is then folded into the weights."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    middle, spread = _scale(materials)
    reduce = nn.Linear(len(middle), REDUCED)
    mix = nn.Conv1d(WIDTH + REDUCED, CHANNELS, KERNEL, padding=KERNEL // 2)
    read = nn.Conv1d(CHANNELS, CHANNELS, KERNEL, padding=KERNEL // 2)
    odds = nn.Conv1d(CHANNELS, 2, 1)
    layers = nn.ModuleList([reduce, mix, read, odds])
    # Half of the states are left out at every step: the rated news come from some sixty sources, whose topics are soon learned.
    sparse, thin = nn.Dropout(0.5), nn.Dropout(0.2)
    chunks = [
        (material, start)
        for material in materials
        for start in range(0, len(material.words), CHUNK)
        if _weights(material)[start : start + CHUNK].any()
    ]
    adam = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=0.05)
    steps = EPOCHS * -(-len(chunks) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        rng.shuffle(chunks)
        for begin in range(0, len(chunks), BATCH):
            rows, states, marks, weights = _batch(chunks[begin : begin + BATCH], middle, spread)
            reduced = torch.tanh(reduce(sparse(states)))
            mixed = thin(nn.functional.gelu(mix(torch.cat([rows, reduced], -1).transpose(1, 2))))
            found = odds(thin(nn.functional.gelu(read(mixed) + mixed)))
            losses = nn.functional.binary_cross_entropy_with_logits(found, marks, reduction="none").mean(1)
            loss = (losses * weights).sum() / weights.sum()
            adam.zero_grad()
            loss.backward()
            adam.step()
            schedule.step()
    weight = reduce.weight.detach() / torch.tensor(spread)
    named = {"mix": mix, "read": read, "odds": odds}
    tensors = {f"{name}.{kind}": getattr(layer, kind) for name, layer in named.items() for kind in ("weight", "bias")}
    tensors |= {"reduce.weight": weight, "reduce.bias": reduce.bias.detach() - weight @ torch.tensor(middle)}
    return {name: value.detach().half().contiguous() for name, value in sorted(tensors.items())}


def _scale(materials: Sequence[Material]) -> tuple[Any, Any]:
    sample = np.concatenate([material.states[::7] for material in materials]).astype(np.float32)
    return sample.mean(0), sample.std(0) + 1e-3


def _weights(material: Material) -> Any:
    if material.text.machine:
        return material.labels[:, 2]
    return np.full(len(material.words), HUMAN_WEIGHT, dtype=np.float32)


def _batch(chunks: Sequence[tuple[Material, int]], middle: Any, spread: Any) -> tuple[Any, Any, Any, Any]:
    import torch

    width = max(min(CHUNK, len(material.words) - start) for material, start in chunks)
    count = len(chunks)
    rows, states = torch.zeros(count, width, WIDTH), torch.zeros(count, width, len(middle))
    marks, weights = torch.zeros(count, 2, width), torch.zeros(count, width)
    for n, (material, start) in enumerate(chunks):
        end = min(start + CHUNK, len(material.words))
        size = end - start
        rows[n, :size] = torch.tensor(material.rows[start:end])
        states[n, :size] = torch.tensor((material.states[start:end].astype(np.float32) - middle) / spread)
        marks[n, :, :size] = torch.tensor(material.labels[start:end, :2].T)
        weights[n, :size] = torch.tensor(_weights(material)[start:end])
    return rows, states, marks, weights


def odds_of(detector: ErrorDetector, material: Material) -> list[tuple[float, float]]:
    """The detector's odds for a text that was read before."""
    import torch

    hidden = torch.tensor(material.states).float()
    width = hidden.shape[-1] // len(LAYERS)
    layers = {layer: hidden[:, n * width : (n + 1) * width] for n, layer in enumerate(LAYERS)}
    with torch.inference_mode():
        return detector.odds(material.rows, detector.reduced(layers))

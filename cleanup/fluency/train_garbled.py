"""Train the clause detector that ships with the package.

    python -m cleanup.fluency.train_garbled TEXT.jsonl.gz --out cleanup/data/garbled.safetensors

Good sentences come from the field `--clean`; half of the documents made of them are broken on purpose (`damage.py`). Sentences of
real machine translation with marked errors (`--machine`, `--spans`) are added at a lower weight: many of their errors cannot be
seen without the source. The language model is only read, never changed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.fluency.damage import break_sentence
from cleanup.fluency.features import WIDTH, table
from cleanup.fluency.model import BUILTIN, FluencyError, load_parts, model_id
from cleanup.fluency.slor import Scorer, Word
from cleanup.fluency.threads import CORES
from cleanup.text import Doc

SEED = 11
CHANNELS, KERNEL = 48, 5
EPOCHS, RATE, BATCH = 15, 2e-3, 16
MACHINE_WEIGHT = 0.3
_PARAGRAPHS, _SENTENCES = 3, 3


class Piece(NamedTuple):
    """A text, the places in it that are damage, and how much it counts."""

    text: str
    bad: list[tuple[int, int]]
    weight: float


class Sample(NamedTuple):
    """A piece as numbers."""

    rows: list[list[float]]
    marks: list[float]
    weight: float


def pieces(file: Path, clean: str, machine: str, spans: str, documents: int, singles: int) -> Iterator[Piece]:
    """Documents of good sentences, every second one damaged, then single machine-translated sentences."""
    rng = random.Random(SEED)
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    good = sorted({text for record in records if _sound(text := str(record[clean]).strip())})
    rng.shuffle(good)
    size = _PARAGRAPHS * _SENTENCES
    for number in range(min(documents, len(good) // size)):
        yield _document(good[number * size : (number + 1) * size], rng, damaged=number % 2 == 0)
    marked = [record for record in records if _sound(str(record[machine]).strip()) and record[spans]]
    rng.shuffle(marked)
    for record in marked[:singles]:
        yield Piece(record[machine], [(start, end) for start, end in record[spans]], MACHINE_WEIGHT)


def _sound(text: str) -> bool:
    return text.isascii() and text[:1].isupper() and text[-1:] in '.!?"' and 7 <= len(text.split()) <= 45


def _document(sentences: Sequence[str], rng: random.Random, damaged: bool) -> Piece:
    text = ""
    bad: list[tuple[int, int]] = []
    for number, sentence in enumerate(sentences):
        if text:
            text += " " if number % _SENTENCES else "\n\n"
        broken = break_sentence(sentence, rng, rng.choice((1, 1, 2, 3))) if damaged and rng.random() < 0.6 else None
        words, marks = broken or (sentence.split(), [])
        for index, word in enumerate(words):
            text += " " if index else ""
            if marks and marks[index]:
                bad.append((len(text), len(text) + len(word)))
            text += word
    return Piece(text, bad, 1.0)


def samples(scorer: Scorer, material: Iterator[Piece]) -> Iterator[Sample]:
    """Each piece read by the language model."""
    ready = list(material)
    with ThreadPoolExecutor(CORES) as pool:
        readings = pool.map(lambda piece: scorer.read(Doc(piece.text)), ready)
        yield from _marked(ready, readings)


def _marked(ready: Sequence[Piece], readings: Iterator[tuple[Word, ...]]) -> Iterator[Sample]:
    for number, (piece, words) in enumerate(zip(ready, readings, strict=True), 1):
        doc = Doc(piece.text)
        marks = [float(any(a < word.span.end and word.span.start < b for a, b in piece.bad)) for word in words]
        if words:
            yield Sample(table(doc, words), marks, piece.weight)
        if number % 50 == 0:
            print(f"{number} pieces read", file=sys.stderr, flush=True)


def fit(train: Sequence[Sample], epochs: int = EPOCHS) -> dict[str, Any]:
    """The weights, by name."""
    import torch
    from torch import nn

    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    mix = nn.Conv1d(WIDTH, CHANNELS, KERNEL, padding=KERNEL // 2)
    read = nn.Conv1d(CHANNELS, 1, KERNEL, padding=KERNEL // 2)
    net = nn.Sequential(mix, nn.GELU(), nn.Dropout(0.1), read)
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.02)
    order = sorted(range(len(train)), key=lambda index: len(train[index].rows))
    batches = [_padded([train[index] for index in order[n : n + BATCH]]) for n in range(0, len(order), BATCH)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=epochs * len(batches))
    for _ in range(epochs):
        rng.shuffle(batches)
        for rows, marks, weights in batches:
            odds = net(rows)[:, 0]
            loss = nn.functional.binary_cross_entropy_with_logits(odds, marks, weights, reduction="sum") / weights.sum()
            adam.zero_grad()
            loss.backward()
            adam.step()
            schedule.step()
    found: dict[str, Any] = {
        "mix.weight": mix.weight,
        "mix.bias": mix.bias,
        "read.weight": read.weight,
        "read.bias": read.bias,
    }
    return {name: value.detach().clone() for name, value in found.items()}


def _padded(batch: Sequence[Sample]) -> tuple[Any, Any, Any]:
    import torch

    width = max(len(sample.rows) for sample in batch)
    rows = torch.zeros(len(batch), WIDTH, width)
    marks, weights = torch.zeros(len(batch), width), torch.zeros(len(batch), width)
    for index, sample in enumerate(batch):
        count = len(sample.rows)
        rows[index, :, :count] = torch.tensor(sample.rows).T
        marks[index, :count] = torch.tensor(sample.marks)
        weights[index, :count] = sample.weight
    return rows, marks, weights


def average_precision(odds: Sequence[float], marks: Sequence[float]) -> float:
    """Area under precision and recall."""
    hits, total = 0, 0.0
    for rank, index in enumerate(sorted(range(len(odds)), key=lambda index: -odds[index]), 1):
        if marks[index]:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, train, write; print what was made."""
    args = _arguments(argv)
    try:
        scorer = Scorer(*load_parts(args.model))
        material = pieces(args.file, args.clean, args.machine, args.spans, args.documents, args.singles)
        ready = list(samples(scorer, material))
    except (FluencyError, OSError, ValueError, KeyError) as error:
        print(f"cannot train: {error}", file=sys.stderr)
        return 2
    from safetensors.torch import save_file

    from cleanup.fluency.detector import Detector

    random.Random(SEED).shuffle(ready)
    held, train = ready[: len(ready) // 10], ready[len(ready) // 10 :]
    weights = fit(train)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, str(args.out), {"model": model_id(args.model)})
    args.out.chmod(0o644)
    detector = Detector(weights)
    odds = [odd for sample in held for odd in detector.badness(sample.rows)]
    precision = average_precision(odds, [mark for sample in held for mark in sample.marks])
    digest = hashlib.sha256(args.out.read_bytes()).hexdigest()
    print(f"{args.out}: {len(train)} pieces, average precision held out {precision:.3f}, sha256 {digest}")
    return 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m cleanup.fluency.train_garbled", description="Train garbled.safetensors"
    )
    parser.add_argument("file", type=Path, help="gzipped JSON lines")
    parser.add_argument("--clean", default="pe", help="the key of good sentences")
    parser.add_argument("--machine", default="hyp", help="the key of machine-translated sentences")
    parser.add_argument("--spans", default="bad_spans", help="the key of their errors, as pairs of offsets")
    parser.add_argument("--documents", type=int, default=360)
    parser.add_argument("--singles", type=int, default=400)
    parser.add_argument("--model", default=BUILTIN)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main())

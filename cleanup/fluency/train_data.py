"""What the error detector and the scores are trained on: texts with the errors that people marked, read by the language model.

DATA is a folder with `mqm_dev.jsonl.gz` (machine-translated news, errors marked), `human_dev.jsonl.gz` (news that people wrote),
`postedit_train.jsonl.gz` (machine-translated sentences of an encyclopedia that people corrected), `human_translated_dev.jsonl.gz` and
`newsdocs_mt_dev.jsonl.gz` (news translated by people and by machines). Readings are kept in a cache folder, for they take some
twenty minutes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from cleanup.fluency.errors import LAYERS
from cleanup.fluency.features import table
from cleanup.fluency.passages import Needs, study
from cleanup.fluency.slor import Reading, Scorer, Word
from cleanup.text import Doc, Span

SEED = 11
_MACHINE_DOCUMENTS = 220
_TRANSLATED_DOCUMENTS = 90
_EDITED_TEXTS, _EDITED_SENTENCES = 380, 12
_MAJOR = ("major", "critical")

Marks = tuple[tuple[Span, bool], ...]
"""Errors that one person marked; True for a major one."""


class Segment(NamedTuple):
    """A stretch of a text that people rated as one, with the marks of each rater; the first rater's are the reference."""

    span: Span
    ratings: tuple[Marks, ...]

    @property
    def major(self) -> bool:
        """Whether the reference has a major error here."""
        return any(major for _, major in self.ratings[0])


class Text(NamedTuple):
    """A whole document. Texts with one `source` are versions of each other and never stand on both sides of a fold."""

    name: str
    source: str
    set: str
    machine: bool
    text: str
    segments: tuple[Segment, ...]


class Material:
    """A text with its reading."""

    def __init__(self, text: Text, words: tuple[Word, ...], states: Any) -> None:
        self.text = text
        self.words = words
        self.states = states
        self.doc = Doc(text.text)

    @cached_property
    def rows(self) -> list[list[float]]:
        """The word table."""
        return table(self.doc, self.words)

    @cached_property
    def labels(self) -> Any:
        """One row per word: the share of raters that marked an error, that marked a major one, and whether it was rated."""
        found = np.zeros((len(self.words), 3), dtype=np.float32)
        if not self.text.machine:
            return found
        for segment in self.text.segments:
            inside = [n for n, word in enumerate(self.words) if segment.span.contains(word.span)]
            found[inside, 2] = 1.0
            for marks in segment.ratings:
                for n in inside:
                    hits = [major for span, major in marks if span.overlaps(self.words[n].span)]
                    found[n, 0] += bool(hits) / len(segment.ratings)
                    found[n, 1] += any(hits) / len(segment.ratings)
        return found


class Raw:
    """A tap that keeps the layers whole."""

    def reduced(self, hidden: Sequence[Any]) -> Any:
        """The layers beside each other, at half precision."""
        import torch

        return torch.cat([hidden[layer].float().cpu() for layer in LAYERS], dim=-1).half()


def marked(folder: Path) -> list[Text]:
    """Machine-translated news with marked errors; people's own translations among them are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(folder / "mqm_dev.jsonl.gz"):
        if not row.get("human"):
            found.setdefault(row["doc_id"], []).append(row)
    texts = []
    for name, rows in sorted(found.items()):
        rows.sort(key=lambda row: int(row["seg"]))
        text, segments = "", []
        for row in rows:
            start = len(text) + 2 * bool(text)
            text += ("\n\n" if text else "") + row["text"]
            if row.get("rated", True) and row.get("spans") is not None and not row.get("hallucination"):
                segments.append(Segment(Span(start, len(text)), _ratings(row, start)))
        texts.append(Text(name, rows[0].get("src_doc", name), rows[0]["set"], True, text, tuple(segments)))
    return texts


def _ratings(row: dict[str, Any], start: int) -> tuple[Marks, ...]:
    others = [spans for spans in (row.get("ratings") or {}).values() if spans != row["spans"]]
    return tuple(
        tuple(
            (Span(start + mark["start"], start + max(mark["end"], mark["start"] + 1)), mark["severity"] in _MAJOR)
            for mark in spans
        )
        for spans in [row["spans"], *others]
    )


def written(folder: Path, name: str = "human_dev") -> list[Text]:
    """News written or translated by people."""
    found: dict[str, list[str]] = {}
    for row in records(folder / f"{name}.jsonl.gz"):
        found.setdefault(row["doc_id"], []).append(row["text"])
    return [
        Text(key, _source(key), name, False, "\n\n".join(parts), _paragraphs(parts))
        for key, parts in sorted(found.items())
    ]


def translated(folder: Path) -> list[Text]:
    """A sample of news translated by machines and by people."""
    rows = list(records(folder / "newsdocs_mt_dev.jsonl.gz"))
    random.Random(3).shuffle(rows)
    machine = [
        Text(row["id"], f"{row['set']}|{row['doc']}", "newsdocs_mt_dev", True, "\n\n".join(row["hyp"]), ())
        for row in rows[:_MACHINE_DOCUMENTS]
    ]
    human = written(folder, "human_translated_dev")
    random.Random(2).shuffle(human)
    return machine + human[:_TRANSLATED_DOCUMENTS]


def postedited(folder: Path) -> list[Text]:
    """A sample of corrected sentences, a dozen to a text; what the editor changed is marked."""
    rows = list(records(folder / "postedit_train.jsonl.gz"))
    random.Random(5).shuffle(rows)
    starts = range(0, len(rows), _EDITED_SENTENCES)[:_EDITED_TEXTS]
    return [_joined(f"postedit_train|{start}", rows[start : start + _EDITED_SENTENCES]) for start in starts]


def _joined(name: str, rows: Sequence[dict[str, Any]]) -> Text:
    segments, start = [], 0
    for row in rows:
        changed = tuple((Span(start + first, start + last), False) for first, last in row["bad_spans"])
        segments.append(Segment(Span(start, start + len(row["hyp"])), (changed,)))
        start += len(row["hyp"]) + 2
    return Text(name, name, "postedit_train", True, "\n\n".join(row["hyp"] for row in rows), tuple(segments))


def _source(name: str) -> str:
    """`set|reference|document`: the document without who translated it."""
    parts = name.split("|")
    return "|".join((parts[0], *parts[2:])) if len(parts) > 2 else name


def _paragraphs(parts: Sequence[str]) -> tuple[Segment, ...]:
    found, start = [], 0
    for part in parts:
        found.append(Segment(Span(start, start + len(part)), ((),)))
        start += len(part) + 2
    return tuple(found)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read(texts: Sequence[Text], scorer: Scorer, cache: Path, needs: Needs | None = None) -> list[Material]:
    """Each text, or what it `needs`, read by the language model or taken from the cache."""
    cache.mkdir(parents=True, exist_ok=True)
    found = []
    for number, text in enumerate(texts, 1):
        doc, whole = Doc(text.text), (Span(0, len(text.text)),)
        stretches = needs.of(doc) if needs else whole
        key = text.text if stretches == whole else f"{stretches}{text.text}"
        file = cache / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.npz"
        if not file.exists():
            _keep(file, study(scorer, doc, stretches))
        with np.load(file) as kept:
            words = tuple(Word(Span(int(a), int(b)), *rest) for a, b, *rest in kept["words"].tolist())
            found.append(Material(text, words, kept["states"]))
        if number % 50 == 0:
            print(f"{number} of {len(texts)} texts read", file=sys.stderr, flush=True)
    return found


def _keep(file: Path, reading: Reading) -> None:
    words = np.array([(*word.span, word.nats, word.entropy, word.gap) for word in reading.words], dtype=np.float64)
    with file.open("wb") as sink:
        np.savez(sink, words=words.reshape(-1, 5), states=np.asarray(reading.states))


def folds(materials: Sequence[Material], count: int) -> list[int]:
    """The fold of each text, by its source."""
    sources = sorted({material.text.source for material in materials})
    random.Random(SEED).shuffle(sources)
    place = {source: index % count for index, source in enumerate(sources)}
    return [place[material.text.source] for material in materials]


def arguments(module: str, description: str, argv: Sequence[str] | None) -> argparse.Namespace:
    """What the training commands over these data are told."""
    parser = argparse.ArgumentParser(prog=f"python -m cleanup.fluency.{module}", description=description)
    parser.add_argument("data", type=Path, help="the folder of the evaluation data")
    parser.add_argument("--cache", type=Path, default=Path(".readings"), help="where readings are kept")
    parser.add_argument("--out", type=Path, default=Path("cleanup/data"))
    return parser.parse_args(argv)

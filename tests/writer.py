"""A run that is to be killed. A fork server imports this once, with all it needs; every writer then starts at once."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks import archive
from cleanup import run
from cleanup.pipeline import clean_texts
from tests.archive import OTHER, TEXT

clean_texts({"a": TEXT, "b": OTHER})
run.BATCH = 4  # so that a second of writing has many transactions


def write(source: Path, output: Path, writing: Connection) -> None:
    """Clean and write as the flow does, and say when it begins with what is new."""

    def progress(label: str, done: int, total: int) -> None:
        if label == "clean" and done == 1:
            writing.send(total)

    archive.clean(source, output, progress, workers=1)
    writing.send(0)

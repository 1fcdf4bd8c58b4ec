"""Reading the evaluation data; see docs/benchmarks.md for what they are and where they are published."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def folder(argument: str | None) -> Path:
    """The data folder from the argument or the environment; ends with one clear line where there is none."""
    chosen = argument or os.environ.get("CLEANUP_EVAL_DATA")
    if not chosen or not Path(chosen).is_dir():
        sys.exit(
            "no evaluation data: name their folder, or set CLEANUP_EVAL_DATA; docs/benchmarks.md says where they are"
        )
    return Path(chosen)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def articles(path: Path) -> dict[str, str]:
    """Articles put together from segments: one paragraph per segment, by document."""
    found: dict[str, list[str]] = {}
    for row in rows(path):
        found.setdefault(row["doc_id"], []).append(row["text"])
    return {name: "\n\n".join(parts) + "\n" for name, parts in found.items()}


def save(name: str, result: dict[str, Any]) -> None:
    """Keep a result where the documentation takes its figures from."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(
        json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
    )


def stored(name: str) -> dict[str, Any]:
    """The result that is kept now; nothing where there is none."""
    path = RESULTS / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}

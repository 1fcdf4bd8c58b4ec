"""What was measured of each rule, on texts that people judged; written by `python -m benchmarks.precision DATA --write`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).parent / "measured.json"
"""Not among the data of the package: a measurement changes no version of an article."""

KINDS = {
    "machine": "translated by machines",
    "edited": "of such translations that people have edited",
    "human": "that people wrote or translated",
}
VERDICTS = ("right", "wrong", "unclear")
BAR = 0.90
ENOUGH = 30
_Z = 1.96


@cache
def measurement() -> Mapping[str, Any]:
    """The stored measurement: words read, and by rule hits and verdicts."""
    found: Mapping[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


class Figures(NamedTuple):
    """What was measured of one rule: hits by kind of text and outcome, and verdicts by outcome."""

    version: int
    hits: Mapping[str, Mapping[str, int]]
    judged: Mapping[str, Mapping[str, int]]

    @property
    def proven(self) -> bool:
        """Whether repairs of the rule were judged often enough and are right often enough to be made by themselves."""
        right, total = self._applied()
        return total >= ENOUGH and wilson(right, total) >= BAR

    @property
    def flawless(self) -> bool:
        """Whether every repair that it made anywhere was judged and is right: all that can be asked of a rare rule."""
        right, total = self._applied()
        return right == total == self.judged.get("applied", {}).get("distinct", 0)

    @property
    def slips(self) -> int:
        """How many repairs it made in texts that people wrote."""
        return self.hits["human"]["applied"]

    def _applied(self) -> tuple[int, int]:
        verdicts = self.judged.get("applied", {})
        return verdicts.get("right", 0), sum(verdicts.get(verdict, 0) for verdict in VERDICTS)


def figures(code: str) -> Figures | None:
    """What was measured of a rule; None for one that is newer than the measurement."""
    entry = measurement()["rules"].get(code)
    if entry is None:
        return None
    return Figures(entry["version"], {kind: entry[kind] for kind in KINDS}, entry["judged"])


def table(code: str) -> list[str]:
    """The measurement of a rule as lines of Markdown."""
    found = figures(code)
    if found is None:
        return ["Not measured yet."]
    words = measurement()["words"]
    read = ", ".join(f"{words[kind]:,} {name}" for kind, name in KINDS.items())
    lines = [f"Version {found.version}, without a language model, over words of text: {read}.", ""]
    lines += [
        "| Outcome | Machine | Edited | People | Judged | Right | Precision | At least |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for status in ("applied", "suggested", "flagged"):
        counts = [found.hits[kind][status] for kind in KINDS]
        if any(counts):
            lines.append(f"| {status} | {' | '.join(map(str, counts))} | {_verdicts(found.judged.get(status))} |")
    return [*lines[:2], "No hit."] if len(lines) == 4 else lines


def _verdicts(judged: Mapping[str, int] | None) -> str:
    if judged is None:
        return "0 | | |"
    total = sum(judged[verdict] for verdict in VERDICTS)
    return f"{total} | {judged['right']} | {judged['right'] / total:.3f} | {wilson(judged['right'], total):.3f}"


def wilson(right: int, total: int) -> float:
    """The lower end of the 95% Wilson interval of a share: what the precision is at least."""
    if not total:
        return 0.0
    share, square = right / total, _Z * _Z
    spread = _Z * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    return (share + square / (2 * total) - spread) / (1 + square / total)

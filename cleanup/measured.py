"""What was measured of each rule, on texts that people judged; written by `python -m benchmarks.precision DATA --write`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "measured.json"
"""Not among the data of the package: a measurement changes no version of an article."""

BAR = 0.90
ENOUGH = 30
_Z = 1.96


@cache
def measurement() -> Mapping[str, Any]:
    """The stored measurement: words read, and by rule hits and verdicts."""
    found: Mapping[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


def wilson(right: int, total: int) -> float:
    """The lower end of the 95% Wilson interval of a share: what the precision is at least."""
    if not total:
        return 0.0
    share, square = right / total, _Z * _Z
    spread = _Z * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    return (share + square / (2 * total) - spread) / (1 + square / total)

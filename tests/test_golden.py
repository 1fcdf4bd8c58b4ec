"""The full logs of the three seed articles, as snapshots: a change of any rule or entry shows here, for review.

Write them again with `python -m tests.test_golden` after looking at the difference.
"""

from __future__ import annotations

import json
from pathlib import Path

from cleanup.changelog import ChangeLog, verify
from cleanup.pipeline import clean_texts

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).parent.parent / "seeds"


def snapshots() -> dict[str, str]:
    """Cleaned texts and logs; without the state hashes, which change with every entry."""
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    found = {}
    for name, cleaned in clean_texts(texts).items():
        verify(cleaned.log, texts[name], cleaned.text)
        log = json.loads(cleaned.log.to_json())
        for field in ("ruleset", "config", "models"):
            del log[field]
        found[f"{name}.txt"] = cleaned.text
        found[f"{name}.json"] = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    return found


def test_seed_logs_are_as_reviewed() -> None:
    for name, body in snapshots().items():
        assert (GOLDEN / name).read_bytes().decode("utf-8") == body, f"{name} differs; see the docstring of this file"


def test_logs_read_back() -> None:
    for path in GOLDEN.glob("*.json"):
        data = json.loads(path.read_text("utf-8"))
        log = ChangeLog.from_json(json.dumps({**data, "ruleset": "x", "config": "y", "models": {}}))
        assert log.article == path.stem


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, body in snapshots().items():
        (GOLDEN / name).write_bytes(body.encode("utf-8"))

"""What was measured of the rules: that it belongs to today's rules, that safe ones have earned it, that it is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.cli import main
from cleanup.edit import Safety
from cleanup.measured import figures, measurement, wilson
from cleanup.rules import Rule, all_rules

JUDGEMENTS = Path(__file__).parent.parent / "benchmarks" / "judgements"
APPLYING = [rule for rule in all_rules() if rule.safety == Safety.SAFE]


def test_the_interval_of_wilson() -> None:
    assert wilson(0, 0) == 0.0
    assert wilson(40, 40) == pytest.approx(0.9124, abs=1e-4)
    assert wilson(30, 40) == pytest.approx(0.5981, abs=1e-4)


def test_every_rule_is_measured_as_it_is_today() -> None:
    stale = [
        rule.code for rule in all_rules() if (found := figures(rule.code)) is None or found.version != rule.version
    ]
    assert not stale, "measure again: python -m benchmarks.precision DATA --write"
    assert measurement()["words"]["human"] > 100_000


@pytest.mark.parametrize("rule", APPLYING, ids=lambda rule: rule.code)
def test_a_safe_rule_has_earned_it(rule: Rule) -> None:
    found = figures(rule.code)
    assert found is not None
    assert found.proven or found.flawless, "too few or wrong repairs: mend the rule, or let it suggest"


@pytest.mark.parametrize("path", sorted(JUDGEMENTS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_judgements_hold_places_and_verdicts_and_no_text(path: Path) -> None:
    assert path.stem in {rule.code for rule in all_rules()}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        assert set(row) == {"set", "id", "start", "end", "edit", "verdict", "reason"}
        assert row["verdict"] in ("right", "wrong", "unclear") and row["reason"]
        assert re.fullmatch(r"[0-9a-f]{8}", row["edit"]) and row["start"] <= row["end"]
    places = [(row["set"], row["id"], row["start"], row["end"], row["edit"]) for row in rows]
    assert places == sorted(set(places))


def test_a_page_shows_hits_and_precision() -> None:
    text = CliRunner().invoke(main, ["rules", "PUN001"]).output
    found = figures("PUN001")
    assert found is not None
    row = next(line for line in text.splitlines() if line.startswith("| applied |"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    judged = sum(found.judged["applied"][verdict] for verdict in ("right", "wrong", "unclear"))
    assert cells[1:5] == [*(str(found.hits[kind]["applied"]) for kind in ("machine", "edited", "human")), str(judged)]
    assert float(cells[-1]) >= 0.9

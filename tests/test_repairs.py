"""Small articles with the damage that machine translation does, and what they must become: the cases of `tests/repairs`.

Everything runs through the whole pipeline, as a user would run it.
"""

from __future__ import annotations

import pytest

from cleanup.config import Config
from cleanup.edit import Safety
from cleanup.pipeline import clean_texts
from tests.repairs import Case
from tests.repairs.flagged import FLAGGED
from tests.repairs.safe import SAFE
from tests.repairs.suggested import SUGGESTED
from tests.repairs.syntax import SYNTAX


def _params(table: dict[str, list[Case]]) -> list[object]:
    return [
        pytest.param(*case, id=f"{kind}-{number}")
        for kind, cases in table.items()
        for number, case in enumerate(cases, 1)
    ]


@pytest.mark.parametrize(("bad", "good"), _params(SAFE))
def test_repaired_without_asking(bad: str, good: str) -> None:
    assert clean_texts({"case": bad}, Config(lm=False))["case"].text == good


@pytest.mark.parametrize(("bad", "good"), _params(SUGGESTED | SYNTAX))
def test_repaired_with_suggestions(bad: str, good: str) -> None:
    assert clean_texts({"case": bad}, Config(lm=False, level=Safety.SUGGEST))["case"].text == good


@pytest.mark.parametrize(("bad", "piece"), _params(FLAGGED))
def test_reported(bad: str, piece: str) -> None:
    result = clean_texts({"case": bad}, Config(lm=False))["case"]
    start = bad.index(piece)
    assert result.text == bad
    assert any(change.span.start < start + len(piece) and change.span.end > start for change in result.log.changes)


GAPS = {
    "a nationality that is also a noun: without the person's office known, 'Egyptian' may be right": (
        "French President Emmanuel Macron and Egyptian Abdel Fattah el-Sisi met in Paris.",
        "French President Emmanuel Macron and Egyptian President Abdel Fattah el-Sisi met in Paris.",
    ),
    "a plural noun at the start of the sentence counts as a rival for the pronoun": (
        "Airstrikes hit the rebel fighters, which forced it to flee.",
        "Airstrikes hit the rebel fighters, which forced them to flee.",
    ),
    "'The speech Traore was ...' may go on as a relative clause": (
        "Colonel Traore took power in May. The speech Traore was broadcast twice.",
        "Colonel Traore took power in May. Traore's speech was broadcast twice.",
    ),
    "'although ... however' is not looked for": (
        "Although Iran rejects the accusations, however, the agency insists on inspections.",
        "Although Iran rejects the accusations, the agency insists on inspections.",
    ),
}


@pytest.mark.parametrize(
    ("bad", "good"),
    [pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason)) for reason, case in GAPS.items()],
)
def test_known_gaps(bad: str, good: str) -> None:
    assert clean_texts({"case": bad}, Config(lm=False, level=Safety.SUGGEST))["case"].text == good

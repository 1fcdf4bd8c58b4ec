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


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("SYN004", "Tripoli forces left Libya, and Sirte forces took the town."),
        ("SYN004", "The Haftar forces left Libya. Pro-Haftar forces and anti-Erdogan forces met."),
        ("SYN004", "Haftar forces a vote in Libya, and Erdogan army chiefs object."),
        (
            "SYN006",
            "Russia supports one side in Libya. Libya's capital is quiet. Libya backed Russian forces in Libya.",
        ),
        (
            "SYN006",
            "Russia and Libya arm each other. Libya is quiet. Libya supports Mali. The Libya-backed Russian general left.",
        ),
        ("SYN008", "The forces said it had rained. The troops confirmed it had been a mistake."),
        ("SYN008", "The town fell at noon. Fighters said it had lost its only road."),
        (
            "NAM003",
            "Snow fell in Anatolia. Turkish officials in Turkey told a news agency in Anatolia that roads were shut.",
        ),
        (
            "LIT001",
            "The forces built an axis of good will. Trade grew along the axis of Sirte and Misrata after the battle for trade.",
        ),
    ],
)
def test_what_only_looks_so_is_not_even_asked_about(rule: str, text: str) -> None:
    result = clean_texts({"case": text}, Config(lm=False))["case"]
    assert result.text == text
    assert [change.before for change in result.log.changes if change.rule == rule] == []

"""Correct English that looks like damage: none of it may be changed. The texts are those of `tests/traps`.

Each text is run alone through the whole pipeline, as a user would run it; only edits that are applied at level safe count.
"""

from __future__ import annotations

import pytest

from cleanup.config import Config
from cleanup.pipeline import clean_texts
from tests.traps.layout import LAYOUT
from tests.traps.marks import MARKS
from tests.traps.wording import WORDING
from tests.traps.words import WORDS

TRAPS = WORDING | WORDS | MARKS | LAYOUT

CASES = [
    pytest.param(text, id=f"{kind}-{number}") for kind, texts in TRAPS.items() for number, text in enumerate(texts, 1)
]


def test_there_are_many() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize("text", CASES)
def test_right_english_is_left_alone(text: str) -> None:
    result = clean_texts({"trap": text}, Config(lm=False))["trap"]
    applied = [
        (change.rule, change.before, change.after) for change in result.log.changes if change.status == "applied"
    ]
    assert applied == []
    assert result.text == text

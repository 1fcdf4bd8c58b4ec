"""Names in whole mini articles: what must be repaired, and what looks like it and must stay.

The articles are in tests/names: repairs.txt marks each damaged name and its repair, traps.txt is correct English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleanup.config import Config
from cleanup.engine import Cleaned
from cleanup.names.authority import load
from cleanup.names.fold import fold, key
from cleanup.names.resolve import common
from cleanup.pipeline import clean_texts

FOLDER = Path(__file__).parent / "names"
_MARK = re.compile(r"\[([^\]→]*)→([^\]]*)\]")


def articles(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.replace("¶", "\n\n") + "\n"


def cleaned(text: str) -> Cleaned:
    return clean_texts({"a": text}, Config(lm=False))["a"]


REPAIRS = [
    pytest.param(_MARK.sub(r"\1", text), _MARK.sub(r"\2", text), id=text[:60]) for text in articles("repairs.txt")
]
TRAPS = [pytest.param(text, id=text[:60]) for text in articles("traps.txt")]


@pytest.mark.parametrize(("text", "expected"), REPAIRS)
def test_damaged_names_are_repaired(text: str, expected: str) -> None:
    assert cleaned(text).text == expected
    assert cleaned(expected).text == expected, "a second run changes more"


@pytest.mark.parametrize("text", TRAPS)
def test_right_names_are_neither_changed_nor_questioned(text: str) -> None:
    result = cleaned(text)
    assert result.text == text
    assert [change.message for change in result.log.changes if change.rule.startswith("NAM")] == []


def test_there_are_enough_cases() -> None:
    assert len(REPAIRS) >= 80
    assert len(TRAPS) >= 150


def test_no_unguarded_alias_is_an_ordinary_word() -> None:
    """An alias of one word that readers meet otherwise needs words that speak for the entry, or an article of its own."""
    loose = [
        (entry.id, alias.form)
        for entry in load().entries
        for alias in entry.aliases
        if not (alias.phrase or alias.needs or alias.frame != "none" or fold(alias.form) != key(alias.form))
        if " " not in key(alias.form) and common(key(alias.form))
    ]
    assert loose == []

"""Surnames alone that sound like that of the one person introduced: proposed, and only where nothing speaks for another."""

from __future__ import annotations

import pytest

from cleanup.config import Config
from cleanup.pipeline import clean_texts


def proposed(text: str) -> dict[str, str | None]:
    log = clean_texts({"a": text}, Config(lm=False))["a"].log
    assert not any(change.status == "applied" for change in log.changes)
    return {change.before: change.after for change in log.changes if change.rule == "NAM001"}


@pytest.mark.parametrize(
    ("text", "name", "after"),
    [
        ("A brigadier, Ali Kanso, spoke in Homs. Later Qansou denied any deal.", "Qansou", "Kanso"),
        ("The Saudi energy minister, Khalid al-Falih, left. Al-Faleh hopes for cuts.", "Al-Faleh", "Al-Falih"),
        ("The museums of Syria have a new director. Maamoun Abdulkarim left. Abdel Kareem called for help.", "Abdel Kareem", "Abdulkarim"),
        ("Iran's spokesman, Saeed Khatibzadeh, left Vienna. Khatib Zadeh denied it on Iranian television.", "Khatib Zadeh", "Khatibzadeh"),
        ("The envoy Torvald Brahimi met the parties. Al-Ibrahimi hopes for a truce.", "Al-Ibrahimi", "Brahimi"),
    ],
)  # fmt: skip
def test_a_surname_that_nobody_bears_is_that_of_whom_it_sounds_like(text: str, name: str, after: str) -> None:
    assert proposed(text) == {name: after}


@pytest.mark.parametrize(
    "text",
    [
        "The Saudi minister Khalid al-Falih and Al-Faleh left.",
        "Al-Faleh hopes for cuts. The Saudi energy minister, Khalid al-Falih, left.",
        "The Saudi energy minister, Khalid al-Falih, left. The army fled from Al-Faleh.",
        "The Saudi energy minister, Khalid al-Falih, left. General Al-Faleh hopes for cuts.",
        "The Saudi energy minister, Khalid al-Falih, left. Omar Al-Faleh stayed, and Al-Faleh hopes for cuts.",
        "Saeed Khatibzadeh and Khatib Zadeh spoke on Iranian television.",
        "Ivan Petrovsk won the race. Petrovska came second.",
        "Mike Pompeo flew to Rome. Pompey was defeated by Caesar.",
    ],
)
def test_it_is_left_where_it_may_be_another(text: str) -> None:
    assert proposed(text) == {}

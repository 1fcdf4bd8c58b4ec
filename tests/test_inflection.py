"""Nouns in the other number, verbs in the tense of another one."""

from __future__ import annotations

import pytest

from cleanup.inflection import in_form_of, like, many, plural, singular


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("drone", "drones"),
        ("body", "bodies"),
        ("clash", "clashes"),
        ("gunman", "gunmen"),
        ("knife", "knives"),
        ("quay", "quays"),
    ],
)
def test_a_noun_and_its_plural(one: str, several: str) -> None:
    assert plural(one) == several
    assert singular(several) == one
    assert like(one, "two gates") == several
    assert like(several, "a gate") == one


def test_a_number_of_things() -> None:
    assert [many(number, "new version") for number in (0, 1, 2)] == [
        "0 new versions",
        "1 new version",
        "2 new versions",
    ]


def test_a_word_that_ends_in_s_is_not_always_a_plural() -> None:
    assert [like("drone", text) for text in ("the virus", "the army's", "a loss", "politics")] == ["drone"] * 4


@pytest.mark.parametrize(
    ("seen", "before", "form"),
    [
        ("frustrate", "", "foil"),
        ("frustrates", "", "foils"),
        ("frustrated", "", "foiled"),
        ("frustrating", "", "foiling"),
        ("prevention of", "", "foiling"),
        ("struck", "", "foiled"),
        ("cut", "the army ", "foiled"),
        ("cut", "the army will ", "foil"),
        ("cut", "failed to ", "foil"),
    ],
)
def test_a_verb_takes_the_tense_of_another(seen: str, before: str, form: str) -> None:
    assert in_form_of(("foil", "foils", "foiled", "foiling"), seen, before) == form

"""Nouns in the other number."""

from __future__ import annotations

import pytest

from cleanup.plurals import like, plural, singular


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("drone", "drones"),
        ("body", "bodies"),
        ("clash", "clashes"),
        ("gunman", "gunmen"),
        ("knife", "knives"),
        ("quay", "quays"),
    ],
)
def test_a_noun_and_its_plural(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one
    assert like(one, "two gates") == many
    assert like(many, "a gate") == one


def test_a_word_that_ends_in_s_is_not_always_a_plural() -> None:
    assert [like("drone", text) for text in ("the virus", "the army's", "a loss", "politics")] == ["drone"] * 4

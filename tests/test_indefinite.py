"""The indefinite article that goes with a repair."""

from __future__ import annotations

import pytest

from cleanup.indefinite import fitted, with_article
from cleanup.text import Doc, Span


@pytest.mark.parametrize(
    ("repair", "right"),
    [
        ("a armored vehicle", "an armored vehicle"),
        ("sent an call to the tribes", "sent a call to the tribes"),
        ("A explosive-laden drone", "An explosive-laden drone"),
        ("an unit and a hour", "a unit and an hour"),
        ("an European, a unidentified body", "a European, an unidentified body"),
        ("an one-year term, a online form", "a one-year term, an online form"),
        ("the hepatitis A epidemic", "the hepatitis A epidemic"),
        ("an NATO raid, an UN envoy, a EU mission, a LNA base", "a NATO raid, a UN envoy, an EU mission, an LNA base"),
    ],
)
def test_the_article_goes_with_the_word_after_it(repair: str, right: str) -> None:
    assert fitted(repair) == right


def test_the_article_before_a_span_becomes_part_of_it_only_where_it_changes() -> None:
    doc = Doc("He saw an march.")
    assert with_article(doc, Span(10, 15), ("drone",)) == (Span(7, 15), ("a drone",))
    assert with_article(doc, Span(10, 15), ("attack",)) == (Span(10, 15), ("attack",))

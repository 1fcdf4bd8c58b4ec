"""What counts as a name."""

from __future__ import annotations

from cleanup.names.mentions import mentions
from cleanup.text import Doc


def names_in(text: str) -> list[str]:
    return [mention.surface for mention in mentions(Doc(text))]


def test_plurals_that_open_a_sentence_are_no_names() -> None:
    assert names_in("Campaigners spoke. Eyewitnesses fled from Graz. Forecasters expect rain.") == ["Graz"]


def test_surnames_like_plurals_are_names_where_they_stand_inside_a_sentence_too() -> None:
    assert names_in("Sanders won. He met Jimmy Connors. Connors lost.") == ["Sanders", "Jimmy Connors", "Connors"]

"""The letters of a text: in lower case, set apart as words, or beyond ASCII. What is asked of every article, and so made to be quick."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_APART = bytes(ord(" ") if code < 128 and not chr(code).isalnum() else code for code in range(256))
"""Sets the words of a text in UTF-8 apart: far quicker than a pattern."""


def beyond_ascii(text: str) -> frozenset[str]:
    """The characters that are not ASCII."""
    return frozenset("".join(_BEYOND_ASCII.findall(text)))


def plain_words(text: str) -> list[str]:
    """The words of a text in order, without marks: letters and digits."""
    return apart(text).split()


def apart(text: str) -> str:
    """The text with a space for each character that is neither letter nor digit."""
    if not text.isascii():
        for mark in beyond_ascii(text):
            if not mark.isalnum():
                text = text.replace(mark, " ")
    return text.encode("utf-8", "surrogatepass").translate(_APART).decode("utf-8", "surrogatepass")


def places(word: str, text: str, first: int = 0, last: int | None = None) -> Iterator[int]:
    """Where the letters of a word stand in a text, or in the stretch of it from `first` to `last`."""
    start = text.find(word, first, last)
    while start >= 0:
        yield start
        start = text.find(word, start + 1, last)


def without_capitals(text: str) -> str:
    """The text in lower case, each letter as a pattern takes it that minds no capitals. Offsets are those of the text."""
    return text.lower() if text.isascii() else text.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")

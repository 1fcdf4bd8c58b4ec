"""The indefinite article: 'a' or 'an', by the word that a repair puts after it."""

from __future__ import annotations

import re

from cleanup.text import Doc, Span

_BEFORE = re.compile(r"(?<![\w'’.-])(an?)[ \u00a0]$", re.I)
_INSIDE = re.compile(r"(?:\ba|\ban|^An?)\b(?= \w)")
"""The article in a repair; a capital A later in it is a letter ('hepatitis A epidemic')."""

_SPOKEN_AS_WORD = re.compile(r"[B-DF-HJ-NP-TV-Z][AEIOUY][A-Z]{2}|SIM\b")
"""Capitals that are not read letter by letter: NATO, FIFA, SIM."""
_VOWEL = re.compile(
    r"(?:hour|heir|honest|honou?r)|(?!eu|ewe|one(?![a-z])|once|oui|ug[a-z]|uy|uni(?![dmn])|unanim|u[bcfhjkqrst][aeiou]|ukr)[aeiou]",
    re.I,
)
"""Words that begin with the sound of a vowel: an hour, an umbrella, but a European, a one-year term, a university."""


def fitted(text: str) -> str:
    """A repair with the indefinite articles that go with its words, where another word was put after one of them."""
    return _INSIDE.sub(lambda article: article[0][0] + _before(text[article.end() + 1 :])[1:], text)


def with_article(doc: Doc, span: Span, proposals: tuple[str, ...]) -> tuple[Span, tuple[str, ...]]:
    """The same with 'a' or 'an' before the span, where the new words need the other one."""
    article = _BEFORE.search(doc.text[max(0, span.start - 4) : span.start])
    if not article or not proposals or _before(proposals[0]) == article[1].lower():
        return span, proposals
    upper = article[1][0].isupper()
    put = [f"{_before(text)} {text}" for text in proposals]
    return Span(span.start - len(article.group()), span.end), tuple("A" + text[1:] if upper else text for text in put)


def _before(text: str) -> str:
    """'a' or 'an', by the sound that the text begins with."""
    word = re.split(r"[\W_]", text, maxsplit=1)[0]
    if word.isdigit():
        return "an" if word[0] == "8" or word in ("11", "18") else "a"
    if word.isupper() and not _SPOKEN_AS_WORD.match(word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    return "an" if _VOWEL.match(word) else "a"

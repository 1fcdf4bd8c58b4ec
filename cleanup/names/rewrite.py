"""Writing the canonical name the way the author wrote the other one: same fullness, same article, same capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

from anyascii import anyascii

from cleanup.names.fold import ARTICLES, fold

_WORD = re.compile(r"(?:(?P<article>[A-Za-z]{2,3})(?P<join>[-‐‑ \u00a0]))?(?P<body>[^\s\u00a0]+)")


_HYPHEN = re.compile(r"[-‐‑]")


class Word(NamedTuple):
    """A word of a name, its Arabic article apart."""

    article: str
    body: str

    @property
    def parts(self) -> list[str]:
        """What stands between the hyphens of the body."""
        return [part for part in _HYPHEN.split(self.body) if part]


def split(name: str) -> list[Word]:
    """The words of a name; 'Al-Jufra' and 'al Jufra' are one word with an article."""
    words: list[Word] = []
    position = 0
    while match := _WORD.search(name, position):
        article = match["article"] or ""
        if article and article.lower() not in ARTICLES:
            hyphened = match["join"] not in " \u00a0"
            words.append(Word("", match.group() if hyphened else article))
            position = match.end() if hyphened else match.end("article")
            continue
        words.append(Word(article + (match["join"] or "") if article else "", match["body"]))
        position = match.end()
    return words


def rewrite(surface: str, canonical: str, *, diacritics: bool = True, exact: bool = False) -> str:
    """`canonical` in the dress of `surface`.

    Where both have as many words, a word that is already right (but for diacritics) stays as the author had it, unless the name
    is wanted `exact`, and so does each article. A canonical name that needs no article is written without one.
    """
    if not diacritics:
        canonical = anyascii(canonical)
    mine, theirs = split(surface), split(canonical)
    if len(mine) == len(theirs):
        words = [
            (_article(old, new) + (old.body if fold(old.body) == fold(new.body) and not exact else new.body))
            for old, new in zip(mine, theirs, strict=True)
        ]
        canonical = " ".join(words)
    letters = [char for char in surface if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):
        return canonical.upper()
    return canonical


def _article(old: Word, new: Word) -> str:
    if new.article and fold(old.body) == f"al{fold(new.body)}":
        return f"{old.body[:2]}-"
    return old.article if old.article and new.article else ""

"""What stands right before or right after a form of the lexicon: what it asks for, and an article that its repair has too."""

from __future__ import annotations

import re
from functools import cache

from cleanup.lexicon_forms import plural

_NAME = (
    r"(?:(?:staff|pilot|engineer|doctor|general|al-Rukn|Dr\.|\(staff\)|\(ret\.\))[ \u00a0]){0,2}"
    r"[A-Z][\w'’-]+[ \u00a0](?:(?:al|el|bin|ibn|Abu|Abd)[- \u00a0])?[A-Z][\w'’-]+"
)
_NUMBER = (
    r"(?i:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|(?:a|the)[ \u00a0](?:large[ \u00a0]|small[ \u00a0])?number[ \u00a0]of|(?:dozens|hundreds|thousands|scores|some|many|most)[ \u00a0]of"
    r"|some|several|many|dozens|hundreds)"
)
CLASSES = {"<name>": _NAME, "<number>": _NUMBER}
"""What a list may have besides words: two capitalised words, as a person's name is; a number or a word like it."""


def allowed(text: str, start: int, end: int, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether one of `before` stands right before text[start:end] and one of `after` right after it; no words ask nothing."""
    if before and not _before(before).search(text, max(0, start - 60), start):
        return False
    return not after or _after(after).match(text, end) is not None


def after_article(text: str, start: int, proposals: tuple[str, ...]) -> tuple[str, ...]:
    """Proposals for a place without their article, where one stands right before it: 'the | committee' for 'the committee'."""
    if not _DETERMINED.search(text, max(0, start - 8), start):
        return proposals
    return tuple(dict.fromkeys(_ARTICLE.sub("", proposal) for proposal in proposals))


_DETERMINED = re.compile(r"(?<!\w)(?:the|an?|his|its|our|their)[ \u00a0]\Z", re.I)
_ARTICLE = re.compile(r"\A(?:the|an?) (?=\w)", re.I)


@cache
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,-]){_any(words)},?[ \u00a0\n]\Z")


@cache
def _after(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0\n]{_any(words)}(?!\w)")


def _any(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(CLASSES.get(word) or f'(?i:{_word(word)})' for word in words)})"


def _word(word: str) -> str:
    """A word as the other guards have it: `word*` matches any ending, longer ones also a plural s."""
    return (
        re.escape(word[:-1]) + r"[\w'’-]*"
        if word.endswith("*")
        else re.escape(word).replace(r"\ ", r"[ \u00a0\n]") + plural(word)
    )

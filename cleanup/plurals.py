"""English nouns in the other number."""

from __future__ import annotations

import re

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "knife": "knives",
    "quota": "quotas",
    "bus": "buses",
    "loss": "losses",
    "memorandum": "memoranda",
}
_SINGULAR = {many: one for one, many in _IRREGULAR.items()}
_NO_PLURAL = re.compile(r"(?:ss|us|is|ics|news|series|corps|['’]s|['’])$", re.I)
_HISSED = re.compile(r"(?:ss|sh|ch|x|z)$")


def is_plural(text: str) -> bool:
    """Whether the last word of a text looks like a plural."""
    word = re.split(r"[ \u00a0\n-]", text.strip().lower())[-1]
    return word in _SINGULAR or word.endswith("men") or (word.endswith("s") and not _NO_PLURAL.search(word))


def plural(noun: str) -> str:
    """The plural of a noun."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if _HISSED.search(noun) else "s")


def singular(noun: str) -> str:
    """The singular of a plural."""
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith("es") and _HISSED.search(noun[:-2]) else noun[:-1]


def like(noun: str, text: str) -> str:
    """A noun in the number that the last word of a text has."""
    if is_plural(noun) == is_plural(text):
        return noun
    return singular(noun) if is_plural(noun) else plural(noun)

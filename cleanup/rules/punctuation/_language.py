"""Whether a quotation is in another language than English; shared by the rules on quotation marks and spaces."""

from __future__ import annotations

import re
from functools import lru_cache

from wordfreq import available_languages, zipf_frequency

from cleanup.rules.wordlists import words

_FUNCTION = words(
    "le la les des du un une est et je il elle nous vous que qui pas pour dans sur avec el los las una es y por con del "
    "il lo gli di che per della der die das und ist nicht ein eine ich och att det som er en på i ikke de het een van "
    "vi jag inte är ve bir bu için ile nie się jest jako nem egy és az nu este pentru și în je nije su yang dengan untuk tidak"
)
_LANGUAGES = tuple(sorted({"fr", "es", "it", "de", "pt"} & set(available_languages("small"))))
_ENOUGH = 2
_COMMON_THERE, _LIKELIER = 4.0, 1.0
_RARE, _KNOWN = 2.8, 3.2
_LOWER = re.compile(r"(?<!\w)[^\W\d_A-Z]{2,}(?!\w)")


@lru_cache(maxsize=2048)
def _likelier_abroad(word: str, language: str) -> bool:
    # The small lists have every word that is common enough, and are read in a tenth of the time.
    there = zipf_frequency(word, language, "small")
    return there >= _COMMON_THERE and there - zipf_frequency(word, "en") >= _LIKELIER


def _not_english(inside: str) -> bool:
    """Whether most words without a capital are such as English hardly has; capitals may be names of any origin."""
    plain = [word for word in _LOWER.findall(inside) if word not in _FUNCTION]
    unknown = sum(zipf_frequency(word, "en") < _KNOWN for word in plain)
    return 2 * unknown > len(plain)


@lru_cache(maxsize=256)
def is_foreign(inside: str) -> bool:
    """Whether the words are not English: another script, or words and accents of another language."""
    if any(char.isalpha() and ord(char) > 0x250 for char in inside):
        return True
    if any(not word.isascii() and zipf_frequency(word, "en") < _RARE for word in _LOWER.findall(inside)):
        return True
    found = re.findall(r"[^\W\d_]+", inside.lower())
    if not found:
        return False
    foreign = sum(word in _FUNCTION or not word.isascii() for word in found)
    if (foreign >= _ENOUGH and 3 * foreign > len(found)) or foreign == len(found):
        return True
    if _not_english(inside):
        return True
    return any(2 * sum(_likelier_abroad(word, language) for word in found) > len(found) for language in _LANGUAGES)

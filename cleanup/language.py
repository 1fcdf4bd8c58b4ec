"""Which language a text is in: by script for short pieces, by `langdetect` (seeded) for long ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_letters, ascii_lowercase

_ENOUGH = 200
_APART = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NO_LETTERS = bytes(set(range(128)) - set(ascii_letters.encode()))
_COMMON = frozenset(
    b"""
    the of and to in a is that for on was with as by it at from he his has be an are which this had not were
    its have but who after will they their been also said would or about when
    """.split()
)


def latin_share(text: str) -> float:
    """Share of the letters that are Latin; 1.0 for a text without letters."""
    if text.isascii():
        return 1.0
    plain = len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    others = list(filter(str.isalpha, "".join(_BEYOND_ASCII.findall(text))))
    if not plain + len(others):
        return 1.0
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in others)
    return (plain + latin) / (plain + len(others))


def common_share(text: str) -> float:
    """Share of the words that are among the commonest of English."""
    words = text.lower().encode("ascii", "replace").translate(_APART).split()
    return sum(map(_COMMON.__contains__, words)) / len(words) if words else 0.0


@lru_cache(maxsize=512)
def detect(text: str) -> tuple[str, float]:
    """ISO 639-1 code and probability by langdetect, seeded; ('', 0.0) where it cannot tell."""
    from langdetect import DetectorFactory, detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0
    try:
        best = detect_langs(text[:4000])[0]
    except LangDetectException:
        return "", 0.0
    return str(best.lang), float(best.prob)


def is_english(text: str) -> bool:
    """Whether a whole article is English. Short or doubtful texts count as English: they are only looked at, as always.

    The common words of English settle most cases at once; the detector is asked only for the rest.
    """
    if latin_share(text) < 0.5:
        return False
    if common_share(text) > 0.2 or len(text.split()) < 20:
        return True
    language, probability = detect(text)
    return language in ("en", "") or probability < 0.9

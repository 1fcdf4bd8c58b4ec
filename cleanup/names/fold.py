"""A name as its sound: folded, cut into grapheme units, reduced to a skeleton for look-up.

The units and classes follow how names travel: Arabic writes neither p, v, ch, g nor short vowels, so what comes back into
Latin letters has b, f or w, sh or j, gh or k or j, and any vowel (Freeman, Condon and Ackerman 2006 for the idea of
equivalence classes).
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_lowercase, digits

from anyascii import anyascii

ARTICLES = frozenset(["al", "el", "ad", "as", "ar", "ash", "at", "an", "az", "ul"])
_APOSTROPHES = re.compile(r"['’‘`ʼʿʾ´]")
_TOKEN = re.compile(r"[a-z0-9]+")
_TOGETHER = "tsch shch tch sch kh gh sh ch zh dj dh th ph ts dz ck qu oo ou ee ei ai ay ey eu au ie ea ia io".split()
UNITS = (*_TOGETHER, *ascii_lowercase, *digits)
"""All grapheme units, those that others begin with later."""
_UNIT = re.compile("|".join(UNITS))
VOWELS = frozenset(
    ["a", "e", "i", "o", "u", "y", "oo", "ou", "ee", "ei", "ai", "ay", "ey", "eu", "au", "ie", "ea", "ia", "io"]
)
_CLASSES = {
    "b": "B", "p": "B",
    "f": "V", "v": "V", "w": "V", "ph": "V",
    "k": "K", "q": "K", "ck": "K", "qu": "K", "gh": "K", "kh": "K", "x": "K", "c": "K",
    "g": "G", "j": "G", "dj": "G", "ch": "G", "tch": "G", "tsch": "G", "zh": "G", "sh": "G", "sch": "G", "shch": "G",
    "s": "S", "z": "S", "ts": "S", "dz": "S", "dh": "S",
    "t": "T", "d": "T", "th": "T",
    "r": "R", "l": "L", "m": "M", "n": "N",
}  # fmt: skip
_READINGS = {"g": ("G", "K"), "c": ("K", "G"), "ch": ("G", "K"), "w": ("V", ""), "gh": ("K", ""), "kh": ("K", "")}


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """Lower-case ASCII without apostrophes; hyphens become spaces."""
    return " ".join(_TOKEN.findall(anyascii(_APOSTROPHES.sub("", name)).lower()))


@lru_cache(maxsize=200_000)
def tokens(name: str) -> tuple[str, ...]:
    """Folded tokens without Arabic articles."""
    return _without_articles(fold(name))


_SOUNDS = str.maketrans(
    {"ç": "ch", "ş": "sh", "ğ": "gh", "č": "ch", "ć": "ch", "š": "sh", "ž": "zh", "đ": "dj", "ñ": "ny", "ß": "ss"}
)


@lru_cache(maxsize=200_000)
def spoken(name: str) -> tuple[str, ...]:
    """Folded tokens without articles, letters with a cedilla, breve or caron written as they sound."""
    return _without_articles(fold(name.lower().translate(_SOUNDS)))


@lru_cache(maxsize=200_000)
def _without_articles(folded: str) -> tuple[str, ...]:
    parts = tuple(folded.split())
    return tuple(part for part in parts if part not in ARTICLES) or parts


@lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """What two spellings share that differ only in case, diacritics, apostrophes, hyphens or the article."""
    return " ".join(tokens(name))


@lru_cache(maxsize=200_000)
def units(token: str) -> tuple[str, ...]:
    """Grapheme units of a folded token; a doubled letter counts once."""
    found = _UNIT.findall(token)
    return tuple(unit for i, unit in enumerate(found) if i == 0 or unit != found[i - 1])


def is_vowel(unit: str) -> bool:
    """Whether the unit is a vowel or can be silent between consonants."""
    return unit in VOWELS


_HEARD = {"a": "a", "e": "i", "i": "i", "o": "u", "u": "u", "y": "i"}


@lru_cache(maxsize=200_000)
def sounds(token: str, *, vowels: bool) -> str:
    """The token in classes of sounds, one letter for each; `h`, which skeletons leave out, is kept."""
    heard = (
        (_HEARD[unit[0]] if vowels else "") if unit in VOWELS else _CLASSES.get(unit, "H") for unit in units(token)
    )
    return _squeezed("".join(heard))


@lru_cache(maxsize=200_000)
def skeletons(token: str) -> frozenset[str]:
    """Look-up keys: consonant classes in order. Where g may be hard or soft both readings count; h and w may be lost.

    So may ch that begins a Hebrew name: Chaliva, Haliva.
    """
    readings = [""]
    for place, unit in enumerate(units(token)):
        letter = _CLASSES.get(unit)
        if letter is None:
            continue
        options = _READINGS.get(unit, (letter,)) if place or unit != "ch" else ("G", "K", "")
        readings = [done + option for done in readings for option in options][:8]
    first = "A" if units(token) and is_vowel(units(token)[0]) else ""
    return frozenset(first + _squeezed(reading) for reading in readings)


def _squeezed(reading: str) -> str:
    return "".join(char for i, char in enumerate(reading) if i == 0 or char != reading[i - 1])

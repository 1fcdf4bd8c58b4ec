"""How unlike a word of English (or a name known in English) a word is, from word frequencies and a small subword model.

The subword model cannot tell a real name it has never seen from a mangled one; a name list has to. It orders the unknown.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

MODEL_FILE = "subwords.model"

# Nats per character and pieces per character of 1,469 person names that no frequency list knows (names_pairs_dev):
# medians 4.28 and 0.56, upper quartiles 4.76 and 0.62; 2,000 rarer English words: 3.57 and 0.44.
_NATS_MIDDLE, _NATS_SPREAD = 3.9, 0.55
_FERTILITY_MIDDLE, _FERTILITY_SPREAD = 0.48, 0.12
_UNKNOWN_FLOOR = 0.5
_KNOWN_CEILING = 0.2
_COMMON_ZIPF, _RARE_ZIPF = 4.0, 1.0

_PREFIXES_TEXT = """
un re anti non pre post co mis over under counter multi inter super semi sub micro macro hyper ultra mid neo pro de dis out bio
geo photo electro cyber nano eco tele auto trans intra extra mega mini poly pseudo quasi radio thermo hydro agro meta
"""
_SUFFIXES_TEXT = """
s es ed d ing ly er ers or ors r rs est ness nesses less like able ible ability ism isms ist ists ic ical ish y ier iest ization
isation izations ize ise izes ises ized ised izing ising ful hood ship ships dom wise ward wards al ally ment ments ation ations
ian ians ity ities ive people woman women man men based free proof style
"""
_PREFIXES = tuple(_PREFIXES_TEXT.split())
_SUFFIXES = tuple(_SUFFIXES_TEXT.split())
_PART = re.compile(r"[-'’\u2010\u2011]")


@cache
def _frequencies() -> dict[str, float]:
    import wordfreq

    found: dict[str, float] = wordfreq.get_frequency_dict("en", "best")
    return found


@cache
def _pieces() -> Any:
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_proto=_model_bytes())


@cache
def _model_bytes() -> bytes:
    return files("cleanup").joinpath("data").joinpath(MODEL_FILE).read_bytes()


@cache
def subwords_id() -> str:
    """The name and content hash under which a version's models are recorded."""
    return f"sp-8k@{hashlib.sha256(_model_bytes()).hexdigest()[:8]}"


def frequency(word: str) -> float:
    """Share of English running text, 0 for a word no list knows."""
    return _frequencies().get(_plain(word), 0.0)


@lru_cache(maxsize=65_536)
def unigram_nats(word: str) -> float:
    """Minus log frequency; unknown words cost what the rarest known ones do, compounds a little more than their parts."""
    if found := frequency(word):
        return -math.log(found)
    parts = [part for part in _PART.split(_plain(word)) if part]
    if len(parts) > 1:
        return min(_UNKNOWN_NATS, 3.0 + 0.6 * sum(unigram_nats(part) for part in parts))
    return _UNKNOWN_NATS


_UNKNOWN_NATS = 20.7


def is_known(word: str) -> bool:
    """Whether English has the word: itself, its parts where hyphened, a regular form of it, or two words written as one."""
    plain = _plain(word)
    if plain in _frequencies():
        return True
    parts = [part for part in _PART.split(plain) if part]
    if len(parts) > 1:
        return all(is_known(part) or len(part) < 3 for part in parts)
    return _derived(plain) or _compound(plain)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower().replace("’", "'")


def _common(word: str, share: float) -> bool:
    return len(word) > 2 and _frequencies().get(word, 0.0) >= share


def _derived(word: str) -> bool:
    stems = {word}
    stems |= {
        word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix) and len(word) - len(prefix) > 3
    }
    bases = {stem for stem in stems if stem != word}
    for stem in stems:
        for suffix in _SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) > 2:
                bases |= _bases(stem.removesuffix(suffix))
    return any(_common(base, 1e-7) for base in bases)


def _bases(stem: str) -> set[str]:
    found = {stem, stem + "e", stem + "y"}
    if stem.endswith("i"):
        found.add(stem[:-1] + "y")
    if len(stem) > 3 and stem[-1] == stem[-2]:
        found.add(stem[:-1])
    return found


def _compound(word: str) -> bool:
    return any(_common(word[:cut], 3e-6) and _common(word[cut:], 3e-6) for cut in range(3, len(word) - 2))


class SubwordModel:
    """What rules may ask of the subword model."""

    def strangeness(self, word: str) -> float:
        """How unlike an English word or known name the word is: 0 (ordinary) to 1."""
        return _strangeness(word)


@lru_cache(maxsize=65_536)
def _strangeness(word: str) -> float:
    plain = _plain(word)
    if not any(char.isalpha() for char in plain):
        return 0.0
    if share := frequency(word):
        zipf = math.log10(share) + 9
        return round(_KNOWN_CEILING * min(1.0, max(0.0, (_COMMON_ZIPF - zipf) / (_COMMON_ZIPF - _RARE_ZIPF))), 3)
    if is_known(word):
        return round(_KNOWN_CEILING, 3)
    nats, fertility = spelling(word)
    push = (nats - _NATS_MIDDLE) / _NATS_SPREAD + (fertility - _FERTILITY_MIDDLE) / _FERTILITY_SPREAD
    return round(_UNKNOWN_FLOOR + (1 - _UNKNOWN_FLOOR) / (1 + math.exp(-push)), 3)


def spelling(word: str) -> tuple[float, float]:
    """Nats per character and pieces per character."""
    model = _pieces()
    ids = model.encode(unicodedata.normalize("NFC", word))
    return -sum(model.get_score(piece) for piece in ids) / len(word), len(ids) / len(word)

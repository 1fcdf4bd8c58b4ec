"""What is left of a name on its way through scripts that write less, and through Latin spellings other than the English one.

Arabic, Persian and Hebrew write few vowels, and some lists of places give their letters one by one (alrmylt for Ar Rumaylah).
Chinese, Japanese and Korean keep little more than the order of syllables (na huo de ka for Nakhodka). Slavonic names are spelled
in as many ways as there are neighbours: Pyshchug, Pysjtsjug, Pyschtschug.
"""

from __future__ import annotations

import re
from functools import lru_cache

_GLUED_ARTICLE = re.compile(r"^[ae]l(?=[^aeiou])")
_MUTE_END = re.compile(r"(?<=..)[th]$")
_DIGRAPHS = {"kh": "x", "gh": "g", "sh": "c", "ch": "c", "th": "t", "dh": "d", "dj": "j"}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_UNWRITTEN = str.maketrans("", "", "aeiouywh")
_VOWELS = str.maketrans("", "", "aeiouy")
_FAR = str.maketrans(
    {letter: kind for kind, letters in (("b", "pvwf"), ("k", "gqxh"), ("s", "zjctd"), ("l", "r")) for letter in letters}
)
_SLAVONIC = {
    "sjtsj": "shch", "schtsch": "shch", "szcz": "shch", "tsch": "ch", "tsj": "ch", "sch": "sh", "tj": "ch", "cz": "ch", "cs": "ch",
    "sz": "sh", "sj": "sh", "zj": "zh", "zs": "zh", "rz": "zh", "ch": "ch", "oe": "u", "ou": "u", "ts": "z",
    "w": "v", "j": "i", "y": "i", "c": "z", "x": "ks",
}  # fmt: skip
_NEIGHBOUR = re.compile("|".join(sorted(_SLAVONIC, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")
_ENDINGS = (re.compile(r"(?:[ae]h?|[ae]t)$"), re.compile(r"(?:i|y|ee)$"), re.compile(r"[ou]$"))


@lru_cache(maxsize=200_000)
def written(joined: str) -> str:
    """The letters that a script without vowels would write, one for each: no article, no weak letters, no feminine ending."""
    text = _MUTE_END.sub("", _GLUED_ARTICLE.sub("", joined))
    text = _DIGRAPH.sub(lambda found: _DIGRAPHS[found.group()], text).translate(_UNWRITTEN)
    return _DOUBLED.sub(r"\1", text)


@lru_cache(maxsize=200_000)
def far(spaced: str) -> str:
    """The kinds of consonants that outlive a script of syllables: lips, back of the mouth, teeth, l and r, m, n."""
    text = re.sub(r"er(?= |$)", "l", spaced).replace("ng", "n").replace(" ", "")
    return _DOUBLED.sub(r"\1", text.translate(_VOWELS).translate(_FAR))


@lru_cache(maxsize=200_000)
def slavonic(joined: str) -> str:
    """One spelling for what Slavonic languages and their neighbours spell each in their own way."""
    return _DOUBLED.sub(r"\1", _NEIGHBOUR.sub(lambda found: _SLAVONIC[found.group()], joined))


def ending(word: str) -> int:
    """The kind of ending that tells one name from another in Arabic: none, feminine (1), of a family or place (2), other vowel."""
    return next((kind for kind, pattern in enumerate(_ENDINGS, 1) if pattern.search(word)), 0)

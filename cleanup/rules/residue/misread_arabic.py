"""Arabic letters read with a Western character set: 'ÇáÚŃÇŢ' for العراق.

## What it does
Flags a word of accented Latin letters that becomes an Arabic one when its bytes are read as Windows-1256, and says which.

## Why
Pages of the nineties and two-thousands were written in that character set. A program that takes it for a Western one leaves letters that
nobody can read or search.

## Fix safety
Flag only: the Arabic word needs a translator. Words of languages that have accents are left alone, for their bytes make no word of
Arabic letters alone, or have unaccented letters between; and so are rows of letters that have each letter once, as alphabets do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_ODD = re.compile(r"(?<![A-Za-z])[\u00c0-\u017f\u02c7-\u02dd]{4,30}(?![A-Za-z])")
_WESTERN = ("cp1252", "cp1250", "latin-1", "cp1254")
_ARABIC = re.compile(r"[\u0621-\u064a]+")


@rule(
    code="RES003",
    name="misread-arabic",
    stage=Stage.READING,
    category="fluency/spelling",
    severity=Severity.MAJOR,
    examples=[
        Example("He wrote ÇáÚÑÇÞ on the wall of the school.", None),
        Example("The word ÇáßŃČáÇĆí stands above the door.", None),
        Example("They call the town ÈÛÏÇÏ at home.", None),
    ],
    clean=[
        "The Øresund, the Łódź mill and Čačak are far apart.",
        "He spoke of the ÅÄÖ keys of a Swedish typewriter.",
        "He recited ÁÉÍÓÚ and met ÞÓÐÓLFUR.",
        "Crème brûlée, naïveté and déjà vu.",
    ],
)
def misread_arabic(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in () if doc.text.isascii() else _ODD.finditer(doc.text):
        letters = match.group()
        # An alphabet has each letter once; a word hardly ever.
        if len(set(letters)) < len(letters) and (word := _arabic(letters)):
            evidence = (Evidence("context", f"read as Windows-1256 the word is {word}", None),)
            yield Hit(
                Span(*match.span()),
                "Arabic letters, read with another character set",
                confidence=0.9,
                evidence=evidence,
            )


def _arabic(letters: str) -> str:
    """The Arabic word that the letters stand for, '' where they stand for none."""
    for encoding in _WESTERN:
        try:
            word = letters.encode(encoding).decode("cp1256")
        except UnicodeError:
            continue
        if _ARABIC.fullmatch(word):
            return word
    return ""

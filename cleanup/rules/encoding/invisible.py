"""Invisible characters.

## What it does
Removes zero-width spaces and joiners, soft hyphens, byte-order marks, stray direction marks and other control characters.

## Why
They cannot be seen, but they split words for every program: a name with a soft hyphen in it is not found.

## Fix safety
Safe: nothing visible changes. Joiners inside emoji stay, and so do joiners and spaces next to letters of scripts that
need them; direction marks stay in every line that has letters written from right to left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

# Left out: line separators (\v, \f, \x1c-\x1e, \x85), whose removal would join two lines, and what Windows-1252 can read.
_INVISIBLE_CHARACTER = (
    "[\x00-\x08\x0e-\x1b\x1f\x7f\x81\x8d\x8f\x90\x9d\xad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_ANY = re.compile(_INVISIBLE_CHARACTER)
_INVISIBLE = re.compile(f"{_INVISIBLE_CHARACTER}{{1,100}}")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN_EXTENSIONS = ((0x1E00, 0x1FFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF))


def _needs_joiners(char: str) -> bool:
    """Emoji and their modifiers, and letters of scripts that are neither Latin, Greek nor Cyrillic."""
    if unicodedata.category(char) in ("So", "Sk") or char == "\ufe0f":
        return True
    code = ord(char)
    if code < 0x0530 or any(first <= code <= last for first, last in _LATIN_EXTENSIONS):
        return False
    return unicodedata.category(char)[0] in "LM"


@rule(
    code="ENC003",
    name="invisible-character",
    stage=Stage.ENCODING,
    category="fluency/spelling",
    safety=Safety.SAFE,
    in_quotes=True,
    examples=[
        Example("The par\u00adlia\u00adment voted\u200b on Monday.", "The parliament voted on Monday."),
        Example("\ufeffStorms hit the coast.", "Storms hit the coast."),
        Example("\u200eThe \u202aport\u202c was closed.", "The port was closed."),
        Example("Flood\x02waters rose.", "Floodwaters rose."),
    ],
    clean=[
        "The family 👨\u200d👩\u200d👧 waved.",
        "The word is می\u200cخواهم in Persian.",
        "He wrote \u200fשלום!\u200f on the wall.",
        "A tab\tis not invisible damage.",
    ],
)
def invisible_character(doc: Doc, ctx: Context) -> Iterator[Hit]:
    text = doc.text
    if not _ANY.search(text):
        return
    right_to_left = [block.span for block in doc.blocks if _RIGHT_TO_LEFT.search(block.span.of(text))]
    for match in _INVISIBLE.finditer(text):
        start, end = match.span()
        neighbours = text[max(0, start - 1) : start] + text[end : end + 1]
        if any(_needs_joiners(char) for char in neighbours) or any(
            line.start <= start <= line.end for line in right_to_left
        ):
            continue
        names = ", ".join(sorted({f"U+{ord(char):04X}" for char in match.group()}))
        yield Hit(Span(start, end), f"Invisible character {names}", [""], confidence=0.95)

"""Guillemets in English prose.

## What it does
Replaces « and » with the quotation marks that the article uses, without the spaces inside. A « that is never closed is reported.

## Why
Arabic, French and Russian quote with guillemets; an engine copies them. English readers do not, and programs that look for
quotations miss them.

## Fix safety
Safe for a pair inside one paragraph around English words. Quotations in another language keep their marks, and so does a lone ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import words
from cleanup.text import Doc, Span

_PAIR = re.compile(r"(«[ \t\u00a0\u202f]{0,2})([^«»\n\r]{1,2000}?)([ \t\u00a0\u202f]{0,2}»)")
_UNCLOSED = re.compile(r"(?<![«\w])«(?=[ \t]?\w)[^«»\n\r]*(?=[«\n\r]|\Z)")
_FOREIGN = words(
    "le la les des du un une est et je il elle nous vous que qui pas pour dans sur avec el los las una es y por con del "
    "il lo gli di che per della der die das und ist nicht ein eine ich och att det som er en på i ikke de het een van"
)
_ENOUGH = 2


def _foreign(inside: str) -> bool:
    """Whether the quotation is not English: another script, or words and accents of another language."""
    if any(char.isalpha() and ord(char) > 0x250 for char in inside):
        return True
    found = re.findall(r"[^\W\d_]+", inside.lower())
    foreign = sum(word in _FOREIGN or not word.isascii() for word in found)
    return (foreign >= _ENOUGH and 3 * foreign > len(found)) or foreign == len(found)


def _marks(doc: Doc, inside: Span) -> tuple[str, str]:
    """The article's own marks; single ones inside another quotation."""
    curly = "“" in doc.text or ('"' not in doc.text and "’" in doc.text)
    nested = any(quote.start < inside.start - 3 and quote.contains(inside) for quote in doc.quotations)
    if nested:
        return ("‘", "’") if curly else ("'", "'")
    return ("“", "”") if curly else ('"', '"')


@rule(
    code="PUN004",
    name="guillemets",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    examples=[
        Example("The film «Night Train» won.", 'The film "Night Train" won.'),
        Example("The “Times” and « The Mirror » agree.", "The “Times” and “The Mirror” agree."),
        Example("The mayor told «Radio One that the road is shut.", None),
    ],
    clean=[
        "The motto is « Qui est là ? » in the old town.",
        "Home » News » Sport",
        "The weekly «Новая газета» was closed.",
        'The film "Night Train" won.',
    ],
)
def guillemets(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _PAIR.finditer(doc.text):
        inside = Span(*match.span(2))
        if _foreign(match.group(2)):
            continue
        opening, closing = _marks(doc, inside)
        yield Hit(Span(*match.span(1)), "Guillemet in English prose", [opening])
        yield Hit(Span(*match.span(3)), "Guillemet in English prose", [closing])
    for match in _UNCLOSED.finditer(doc.text):
        yield Hit(Span(match.start(), match.start() + 1), "Guillemet that is never closed", confidence=0.8)

"""Guillemets in English prose.

## What it does
Replaces « and » with the quotation marks that the article uses, without the spaces inside. A « that is never closed is reported.

## Why
Arabic, French and Russian quote with guillemets; an engine copies them. English readers do not, and programs that look for
quotations miss them.

## Fix safety
Safe for a pair inside one paragraph around English words, or names. Quotations in another language keep their marks, and so
does a lone ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wordfreq import zipf_frequency

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.punctuation._language import is_foreign
from cleanup.text import Doc, Span

_PAIR = re.compile(r"(«[ \t\u00a0\u202f]{0,2})([^«»\n\r]{1,2000}?)([ \t\u00a0\u202f]{0,2}»)")
_ENGLISH_TOO = 3.7
"""A word that English has taken from where it is met too: coup."""
_UNCLOSED = re.compile(r"(?<![«\w])«(?=[ \t]?\w)[^«»\n\r]*(?=[«\n\r]|\Z)")


def _marks(doc: Doc, inside: Span) -> tuple[str, str]:
    """The article's own marks; single ones inside another quotation."""
    curly = "“" in doc.text or ('"' not in doc.text and "’" in doc.text)
    nested = any(quote.start < inside.start - 3 and quote.contains(inside) for quote in doc.quotations)
    if nested:
        return ("‘", "’") if curly else ("'", "'")
    return ("“", "”") if curly else ('"', '"')


@rule(
    code="PUN004",
    version=3,
    name="guillemets",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    cues=("«",),
    examples=[
        Example("The film «Night Train» won.", 'The film "Night Train" won.'),
        Example("The “Times” and « The Mirror » agree.", "The “Times” and “The Mirror” agree."),
        Example("The daily «Novaya Gazeta» wrote it.", 'The daily "Novaya Gazeta" wrote it.'),
        Example(
            "The mayor called the vote a « coup » by the board.", 'The mayor called the vote a "coup" by the board.'
        ),
        Example("The mayor told «Radio One that the road is shut.", None),
    ],
    clean=[
        "The motto is « Qui est là ? » in the old town.",
        "Home » News » Sport",
        "The motto «Plus ça change» hung over the bar.",
        "The union « Force ouvriere nationale » called a strike.",
        "The plinth bears the words «Ne mutlu Türküm diyene».",
        "The weekly «Новая газета» was closed.",
        'The film "Night Train" won.',
    ],
)
def guillemets(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _PAIR.finditer(doc.text):
        inside = Span(*match.span(2))
        if is_foreign(match.group(2)) and zipf_frequency(match.group(2), "en") < _ENGLISH_TOO:
            continue
        opening, closing = _marks(doc, inside)
        yield Hit(Span(*match.span(1)), "Guillemet in English prose", [opening])
        yield Hit(Span(*match.span(3)), "Guillemet in English prose", [closing])
    for match in _UNCLOSED.finditer(doc.text):
        yield Hit(Span(match.start(), match.start() + 1), "Guillemet that is never closed", confidence=0.8)

"""An apostrophe set apart from its word.

## What it does
Closes up "the president 's office" and "they didn 't".

## Why
Tokenised text sets every mark apart, and engines that translate in pieces do not put the pieces together again. The word is then
two, and no search finds it.

## Fix safety
Safe for a genitive between two words in lower case, and for the contractions of 'not'. Shortened words ("the '90s", "rock 'n'
roll"), Dutch names ("'s Gravenhage") and lines with single quotation marks are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import FUNCTION_WORDS
from cleanup.text import Doc, Span

_NOT = re.compile(
    r"\b(?:did|do|does|is|are|was|were|has|have|had|would|could|should|must|need|ca|wo)n(?P<gap>[ \t])['’]t\b(?!['’])",
    re.I,
)
_GENITIVE = re.compile(r"(?<![\w'’])(?P<owner>[^\W\d_]{3,30})(?P<gap>[ \t])['’]s(?= [a-z]{3,})")
_ANY = re.compile(r"[ \t]['’][tTsS]")
_CLOSING = re.compile(r"\w['’](?!\w)|[.,!?]['’]")


@rule(
    code="PUN008",
    name="split-contraction",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    examples=[
        Example("The president 's office denied it.", "The president's office denied it."),
        Example("The players didn 't train.", "The players didn't train."),
        Example("Turkey ’s economy grew.", "Turkey’s economy grew."),
    ],
    clean=[
        "The palace in 's Gravenhage and the rock 'n' roll of the '90s.",
        "He wrote the letters 's and t' on the board.",
        "Gerard 't Hooft spoke in Utrecht.",
    ],
)
def split_contraction(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if not _ANY.search(doc.text):
        return
    for match in _NOT.finditer(doc.text):
        yield Hit(Span(*match.span("gap")), "The apostrophe is set apart from its word", [""], confidence=0.95)
    for match in _GENITIVE.finditer(doc.text):
        block = doc.block_at(match.start())
        rest = doc.text[match.end() : block.span.end] if block else ""
        if match["owner"].lower() not in FUNCTION_WORDS and not _CLOSING.search(rest):
            yield Hit(Span(*match.span("gap")), "The apostrophe is set apart from its word", [""], confidence=0.93)

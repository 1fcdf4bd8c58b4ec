"""A missing space after a full stop, comma, question or exclamation mark.

## What it does
Sets the space where a lower-case word, a mark and a capitalised word run together ('the harbour.The crew'), and after a comma
between two words.

## Why
Paragraphs that were joined without a space hide a sentence boundary from everything that counts or splits sentences.

## Fix safety
Safe where the second word is one that opens sentences or clauses (the, he, but, which...). Any other pair may be a product
or file name and is only suggested. Addresses, abbreviations and numbers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import FUNCTION_WORDS, MONTHS, SENTENCE_OPENERS
from cleanup.text import Doc, Span

_STOP = re.compile(
    r"[\"”’).?!](?<=[a-z]{2}.)(?:(?<=[.?!])|(?<=[\"”’)])[.?!])(?=(?P<next>[A-Z][a-z]{1,20})(?P<follow>[ ,’']))"
)
_PLAIN = re.compile(rf"(?:^|[\s(\"“‘])(?:[a-z’'-]{{3,}}|[A-Z][a-z]{{2,5}}day|{'|'.join(MONTHS)})[\"”’)]?\Z")
_COMMA = re.compile(r"[,;](?<=[a-z]{2}.)(?=(?P<next>[a-z]{2,20})\b(?P<follow>[ ,.]))")
_NAMES = re.compile(r",(?<=[a-z]{3},)(?=(?P<next>[A-Z][a-z]{2,20})(?P<follow>[ ,.]))")
_CLOSE_STOP, _CLOSE_COMMA, _CLOSE_NAME = (
    re.compile(close) for close in (r"[.?!][A-Z][a-z]", r"[,;][a-z]{2}", r",[A-Z][a-z]{2}")
)
"""What the patterns cannot do without, which is quickly found."""
_OPENERS = FUNCTION_WORDS | SENTENCE_OPENERS
_TOKEN = re.compile(r"\S{1,80}\Z")
_ADDRESS = re.compile(r"[@/\\_=&\d]|\.\w+\.|[.]\w+$")


def _in_address(text: str, position: int) -> bool:
    """Whether what is written together before the mark looks like an address, a path or code."""
    token = _TOKEN.search(text, max(0, position - 80), position)
    return bool(token and _ADDRESS.search(token.group()))


@rule(
    code="PUN006",
    name="missing-space",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    examples=[
        Example("The ship left the harbour.The crew was safe.", "The ship left the harbour. The crew was safe."),
        Example("The ship,which left on Monday, sank.", "The ship, which left on Monday, sank."),
        Example("Trains to Rome,Paris and Oslo are late.", "Trains to Rome, Paris and Oslo are late."),
        Example("Nobody was hurt.Rescuers came by boat.", "Nobody was hurt. Rescuers came by boat."),
    ],
    clean=[
        "Visit example.org/The or write to info@port.The file is old.",
        "He has a Ph.D. from the U.S.A. and a B.Sc. too.",
        "The library Node.Js runs on asp.Net.",
        "The groups MWF,TTh met at 5,000 feet.",
    ],
)
def missing_space(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for close, pattern, openers in (
        (_CLOSE_STOP, _STOP, SENTENCE_OPENERS),
        (_CLOSE_COMMA, _COMMA, _OPENERS),
        (_CLOSE_NAME, _NAMES, frozenset[str]()),
    ):
        for match in pattern.finditer(doc.text) if close.search(doc.text) else ():
            if _in_address(doc.text, match.start()):
                continue
            sure = match.group("next").lower() in openers and match.group("follow") == " "
            if (
                not sure
                and pattern is not _NAMES
                and not _PLAIN.search(doc.text, max(0, match.start() - 40), match.start())
            ):
                continue
            yield Hit(
                Span(*match.span()),
                f"No space after '{match.group()[-1]}'",
                [match.group() + " "],
                safety=Safety.SAFE if sure else Safety.SUGGEST,
                confidence=0.95 if sure else 0.7,
            )

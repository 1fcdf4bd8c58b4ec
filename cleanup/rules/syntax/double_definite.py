"""An adjective behind its noun, with an article of its own: 'the relations the bilateral'.

## What it does
Puts adjective and noun into English order: `the forces the Syrian in the north` is `the Syrian forces in the north`.

## Why
In Arabic an adjective follows its noun and repeats the article.

## Fix safety
Suggested only. The adjective must be one of a country or one that only stands before nouns (bilateral, presidential), and what
follows must end the phrase: in `the day the Syrian army came` it opens a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup import demonyms, reordered
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_ENDS = r"(?=[.,;:]|\s+(?:between|in|on|at|for|with|from|against|to|of|and|or|which|who|that|are|is|was|were|has|have|said)\b)"
_TWO = re.compile(rf"\b(?P<article>[Tt]he)\s+(?P<noun>[a-z]{{3,}})\s+the\s+(?P<adjective>[A-Za-z]{{4,}}){_ENDS}")


@cache
def _adjectives() -> frozenset[str]:
    single = {word for word in demonyms.by_adjective() if word.endswith(("an", "i"))}
    return frozenset(reordered.data()["adjectives"].split()) | single


@rule(
    code="SYN021",
    name="double-definite",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    examples=[
        Example(
            "They spoke of the relations the bilateral between Norway and Iceland.",
            "They spoke of the bilateral relations between Norway and Iceland.",
        ),
        Example("The council the presidential, met on Friday.", "The presidential council, met on Friday."),
        Example(
            "It is the duty of the forces the Peruvian in the hills.",
            "It is the duty of the Peruvian forces in the hills.",
        ),
    ],
    clean=[
        "The day the Syrian army came was a Friday.",
        "They spoke of the bilateral relations between Norway and Iceland.",
        "The man the Italian was in love with left.",
        "It was the town the Iraqi and his brother had seen.",
    ],
)
def double_definite(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _TWO.finditer(doc.text):
        adjective = match["adjective"]
        if adjective not in _adjectives() or (adjective[0].isupper() and not _ends_phrase(doc.text, match.end())):
            continue
        yield Hit(
            Span(*match.span()),
            "An adjective of the source stands behind its noun",
            [f"{match['article']} {adjective} {match['noun']}"],
            confidence=0.7,
        )


def _ends_phrase(text: str, end: int) -> bool:
    """Whether an adjective that may also stand for a person ('the Italian was') does not."""
    following = re.match(r"\s+(\w+)", text[end : end + 12])
    return following is not None and following[1] in {"between", "in", "on", "at", "for", "from", "against", "of"}

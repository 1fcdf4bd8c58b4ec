"""'Between' said twice: 'between him and between the leaders'.

## What it does
Proposes to drop the second `between` in `between Egypt and between Sudan`.

## Why
Arabic says the word again after a pronoun, and often after a name; English says it once.

## Fix safety
Suggested only, and only where the first of the two is a pronoun or a name: `between rich and poor and between old and young` and
`between states and between peoples` speak of two relations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_FIRST = r"(?:him|her|it|them|us|me|himself|itself|themselves|(?:the\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3})"
_TWICE = re.compile(rf"\bbetween\s+{_FIRST}\s+and(?P<cut>\s+between)\s+(?!\d)\w")


@rule(
    code="SYN020",
    name="repeated-between",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    cues=("and between",),
    examples=[
        Example("Trust between him and between the army is gone.", "Trust between him and the army is gone."),
        Example(
            "The treaty between Norway and between Sweden was signed.",
            "The treaty between Norway and Sweden was signed.",
        ),
        Example(
            "He spoke of the talks between the Red Cross and between the rebels.",
            "He spoke of the talks between the Red Cross and the rebels.",
        ),
    ],
    clean=[
        "Ties between Norway and Sweden, and between Sweden and Finland, are close.",
        "Tension between rich and poor and between old and young has grown.",
        "Peace between states and between peoples is rare.",
        "The bus runs between Oslo and Bergen and between 6 and 8 it is full.",
    ],
)
def repeated_between(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _TWICE.finditer(doc.text):
        rest = doc.text[match.end() : doc.sentence_at(match.start()).end]
        if not re.match(r"[\w'’ -]{0,60}? and (?!has|have|was|were|is|are|had|will)", rest):
            yield Hit(Span(*match.span("cut")), "“between” is said twice", [""], confidence=0.8)

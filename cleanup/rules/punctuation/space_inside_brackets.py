"""A space on the inner side of a round bracket.

## What it does
Removes the space after an opening and before a closing round bracket: '( see below )'.

## Why
Tokenised text sets every mark apart, and engines that translate in pieces do not put the pieces together again. A line may then
break inside the bracket.

## Fix safety
Safe for one pair of brackets on one line that holds words and no other bracket. Formulas, code, smileys and empty brackets are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_PAIR = re.compile(
    r"(?<=\s)\((?P<left>[ \t]{0,2})(?!and\b|or\b)(?=[^\W_]|[\"“$£€])(?P<inside>[^()\[\]{}\n\r]{2,300}?)(?P<right>[ \t]{0,2})\)(?=[\s.,;:!?\"”]|\Z)"
)
_WORDS = re.compile(r"[^\W\d_]{3,}")


@rule(
    code="PUN007",
    name="space-inside-brackets",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    cues=("( ", " )", "(\t", "\t)"),
    examples=[
        Example("The dam ( built in 1962 ) is full.", "The dam (built in 1962) is full."),
        Example("The town of Sidon (south of Beirut ) was calm.", "The town of Sidon (south of Beirut) was calm."),
        Example("The party ( the largest one) left.", "The party (the largest one) left."),
    ],
    clean=[
        "The team (from Oslo) won; f( x ) and g( y ) are functions.",
        "She wrote :( and then ( : and was gone.",
        "Tick the box ( ) that applies, or ( x ) this one.",
    ],
)
def space_inside_brackets(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _PAIR.finditer(doc.text):
        if not _WORDS.search(match["inside"]):
            continue
        if match["left"]:
            yield Hit(Span(*match.span("left")), "Space after an opening bracket", [""], confidence=0.93)
        if match["right"]:
            yield Hit(Span(*match.span("right")), "Space before a closing bracket", [""], confidence=0.93)

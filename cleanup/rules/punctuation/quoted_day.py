"""A day or an illness in quotation marks: 'on “Thursday”', 'the “Corona” virus'.

## What it does
Proposes to drop the marks, or the round brackets, around the name of a day, and the marks around 'Corona' and 'Covid'.

## Why
Arabic newspapers set such words between marks where English has none. A reader takes them for irony or for a citation.

## Fix safety
Suggested only, and only where the word stands alone between the marks: a day after a word such as 'on' or 'last', an illness before
'virus' and the like. 'This morning (Thursday)' and the titles of films and songs are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import DAY
from cleanup.text import Doc, Span

_QUOTED = re.compile(
    rf"(?:\b(?:on|last|next|today,|yesterday,|since|until) [\"“](?P<day>{DAY})[\"”]|"
    r"[\"“](?P<illness>Corona|Covid(?:-19)?)[\"”](?= (?:virus|pandemic|epidemic|crisis)\b))(?![\w’'])"
)
_IN_BRACKETS = re.compile(rf"\bon \((?P<day>{DAY})\)")


@rule(
    code="PUN012",
    name="quoted-day",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    severity=Severity.MINOR,
    safety=Safety.SUGGEST,
    in_quotes=True,
    cues=[
        f"{mark}{word}"
        for mark in '"“('
        for word in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun", "corona", "covid")
    ],
    examples=[
        Example("The bridge opened on “Thursday” in Oslo.", "The bridge opened on Thursday in Oslo."),
        Example('He caught the "Corona" virus in Graz.', "He caught the Corona virus in Graz."),
        Example("The bridge opened on (Sunday) in Oslo.", "The bridge opened on Sunday in Oslo."),
    ],
    clean=[
        "He played “Ruby Tuesday” and “Sunday Bloody Sunday”.",
        "The film “Friday Night” opened on Friday (Sunday in Graz).",
        "He called it “Corona time”; the “Wednesday” star left earlier this morning (Thursday).",
    ],
)
def quoted_day(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for pattern in (_QUOTED, _IN_BRACKETS):
        for match in pattern.finditer(doc.text):
            word = match[str(match.lastgroup)]
            start, end = match.span(str(match.lastgroup))
            yield Hit(Span(start - 1, end + 1), f"'{word}' needs no marks", [word], confidence=0.7)

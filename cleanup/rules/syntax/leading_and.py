"""A paragraph of news that opens with 'And': 'And the ministry announced'.

## What it does
Proposes to drop 'And' where a sentence goes on with a body that reports, or with a time: 'And the ministry of health announced',
'And on Tuesday, the council'.

## Why
Nearly every Arabic sentence opens with a word for 'and'. English has one only where it means something.

## Fix safety
Suggested only, and only in articles on the Arab world; direct speech is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup import whereabouts
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import DAY
from cleanup.text import Doc, Span

_REPORTS = (
    r"(?:announced|said|added|confirmed|stressed|revealed|stated|explained|indicated|reported|pointed out|affirmed|declared|noted|"
    r"continued|considered|quoted|called on|condemned|denied|warned)"
)
_AND = re.compile(
    rf"And (?=(?P<time>(?:on|last|earlier|yesterday|since|during|in) (?:[\w-]+ ){{0,3}}?(?:{DAY}|week|month|year|yesterday|period|days|time), "
    rf"(?:the|[A-Z]))|(?:the|an?) (?:(?!who\b|that\b|as\b|I\b|which\b|most\b|point\b|few\b)[\w'’-]+ ){{1,8}}?{_REPORTS}\b)"
)
_FIRST = re.compile(r"[a-z]")


@rule(
    code="SYN024",
    name="leading-and",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MINOR,
    safety=Safety.SUGGEST,
    pieces=["and"],
    examples=[
        Example(
            "Rain fell in Jordan.\n\nAnd the ministry of works announced that two roads were shut.",
            "Rain fell in Jordan.\n\nThe ministry of works announced that two roads were shut.",
        ),
        Example(
            "Rain fell in Oman.\n\nAnd on Tuesday, the council closed the schools.",
            "Rain fell in Oman.\n\nOn Tuesday, the council closed the schools.",
        ),
        Example(
            "Rain fell in Tunis.\n\nAnd last week, the mayor asked for help.",
            "Rain fell in Tunis.\n\nLast week, the mayor asked for help.",
        ),
    ],
    clean=[
        "Rain fell in Oslo.\n\nAnd the ministry of works announced that two roads were shut.",
        "Rain fell in Jordan.\n\nAnd yet the schools stayed open; and the mayor said so.",
        'Rain fell in Jordan.\n\n"It is late. And the mayor said he would come."',
        "Rain fell in Jordan.\n\nAnd the critics who said he would come were silent.",
        "Rain fell in Jordan. The wind rose. And the mayor said he would come.",
    ],
)
def leading_and(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for block in doc.blocks:
        match = _AND.match(doc.text, *block.span)
        if not match or block.kind != "paragraph" or block.span.start == 0:
            continue
        if not whereabouts.arabic(doc):
            return
        span = Span(match.start(), match.end() + 1)
        if not doc.quoted(span):
            after = _FIRST.sub(lambda letter: letter.group().upper(), doc.text[match.end()], count=1)
            yield Hit(span, "'And' joins this paragraph to nothing", [after], confidence=0.65)

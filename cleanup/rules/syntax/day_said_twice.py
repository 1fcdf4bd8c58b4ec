"""A day named twice: 'announced today, Saturday, that', 'yesterday evening, Sunday'.

## What it does
Proposes the day of the week alone where 'today' or 'yesterday' stands beside it: 'announced on Saturday that'; and one where the
same stands twice: 'on Friday, Friday'.

## Why
Arabic news gives both. In an archive 'today' says nothing, and the commas cut the sentence.

## Fix safety
Suggested only. The day of the week stays as it is; direct speech is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import DAY, neighbours
from cleanup.text import Doc, Span

_TWICE = re.compile(
    r"(?<!\bfrom )(?<!\buntil )(?<!\btill )(?<!\bby )(?<!\bof )(?<!\bfor )(?<!\bbefore )(?<!\bafter )(?<!\bthat )(?<!\band )(?<!\bUSA )"
    r"\b(?P<on>on |at |since )?(?P<dawn>dawn )?(?P<word>[Tt]oday|[Yy]esterday)(?: (?P<time>morning|evening|afternoon|night|noon))?,? "
    rf"(?P<day>{DAY})\b(?!,? (?:and |or )?{DAY})(?!,? (?:is|was|were|are|will|would|has|had|marks)\b)"
    r"(?:(?P<comma>,)|(?=[.;:)]|$| (?:that|in|at|by|after|during|with|near|following|to|against|from|as|where|when|while)\b))"
)
_SAME = re.compile(
    rf"\b(?P<on>[Oo]n (?P<day>{DAY})(?: (?:morning|evening|afternoon|night))?)(?P<again>,? (?P=day))\b"
    r"(?! (?:morning|evening|afternoon|night|to|through|until|being|having|is|was|will|[A-Z])(?:\b|(?<=[A-Z])))"
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PAIRS = neighbours(
    ("today", "yesterday", "evening", "morning", "afternoon", "night", "noon"),
    _DAYS,
) | frozenset((day, day) for day in _DAYS)


@rule(
    code="SYN023",
    name="day-said-twice",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MINOR,
    safety=Safety.SUGGEST,
    version=2,
    pieces=_PAIRS,
    examples=[
        Example(
            "The club announced today, Saturday, that it was for sale.",
            "The club announced on Saturday that it was for sale.",
        ),
        Example("He left Oslo yesterday evening, Sunday, by train.", "He left Oslo on Sunday evening by train."),
        Example("The board, which met today, Sunday, agreed.", "The board, which met on Sunday, agreed."),
        Example("The radio reported it on Friday, Friday.", "The radio reported it on Friday."),
        Example("Today, Thursday, the bridge was closed.", "On Thursday, the bridge was closed."),
    ],
    clean=[
        'On Monday, Tuesday and Friday it rained. On Friday, "Friday" was sung; the shop opens on Sunday, Sunday night excepted.',
        "He will play today and Saturday, and yesterday it rained.",
        "Today Sunday lunch is rare; the shop is shut today, Saturday and Sunday.",
        "It was as quiet as yesterday. Monday will be better.",
        "He said that today, Friday, is the first day; no bus runs from today, Monday, until Friday.",
        "They play today, Sunday, Monday and Tuesday; the club said today (Thursday) that it was late.",
        'He said: "We met yesterday, Friday, in Graz."',
    ],
)
def day_said_twice(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _SAME.finditer(doc.text):
        span = Span(match.start("on"), match.end("again"))
        if not doc.quoted(span):
            yield Hit(span, "The day is named twice", [match["on"]], confidence=0.75)
    for match in _TWICE.finditer(doc.text):
        span = Span(*match.span())
        sentence = doc.sentence_at(span.start)
        opens = sentence.start == span.start
        if not doc.quoted(span) and opens == match["word"][0].isupper():
            inside = "," in doc.text[sentence.start : span.start] and not doc.text.startswith(" that", span.end)
            yield Hit(span, "The day is named twice", [_once(match, opens or inside)], confidence=0.75)


def _once(match: re.Match[str], closed: bool) -> str:
    """The day of the week, with the time of day and what belongs before it; with its comma where that closes something."""
    time = f" {match['time']}" if match["time"] else ""
    on = "at dawn on" if match["dawn"] else "since" if match["on"] == "since " else "on"
    comma = "," if closed and match["comma"] else ""
    return f"{on.capitalize() if match['word'][0].isupper() else on} {match['day']}{time}{comma}"

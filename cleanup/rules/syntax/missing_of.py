"""'of' lost before 'the': 'most the dead', 'the budget the year 2019'.

## What it does
Proposes 'most of the dead' after a word for a part, and 'the budget of the year' between a stretch or account of time and its unit.

## Why
Arabic puts the two nouns side by side and says 'of' with nothing. What the engine does not take for a genitive stays side by side.

## Fix safety
Suggested only. 'What he likes most the world over', 'most the same', headings and lists are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._nouns import PLURAL
from cleanup.rules.wordlists import neighbours
from cleanup.text import Doc, Span

_PARTS = "most|some|many|several|few|none|each|one|two|three"
_PART = re.compile(
    r"(?:(?<=[.!?] )|(?<=\bthat )|(?<=\band )|(?<=, )|(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bfor )|(?<=\bwith )|^)"
    rf"(?P<part>(?i:{_PARTS})) (?=the (?:[a-z]{{3,15}} )?(?:{PLURAL}|dead|wounded|injured|missing|displaced|population)\b)",
    re.M,
)
_SPANS = (
    "end|beginning|start|middle|rest|course|budget|half|quarter|days|months|first half|second half|eve|dawn|evening"
)
_UNITS = "year|month|week|day|war|season|century|decade|holiday|holy month|month of Ramadan|coming year|current year|past year"
_SPAN = re.compile(
    rf"\b(?P<whole>[Tt]he (?:(?:first|second|third|fourth|last|general|state) )?(?:{_SPANS})) (?=the (?:{_UNITS})"
    r"(?: \d{4}\b|[.,;]| (?:in|of|on|at|to|and|with|after|before|when|for)\b))"
)
_OF_PARTS = neighbours(_PARTS.split("|"), ("the",))
_OF_SPANS = neighbours((span.split()[-1] for span in _SPANS.split("|")), ("the",))


@rule(
    code="SYN039",
    name="missing-of",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    pieces=_OF_PARTS | _OF_SPANS,
    examples=[
        Example("He said that most the dead were farmers.", "He said that most of the dead were farmers."),
        Example("Some the villages near Oslo have no well.", "Some of the villages near Oslo have no well."),
        Example("The budget the year 2019 was late.", "The budget of the year 2019 was late."),
        Example("They will meet at the end the month in Oslo.", "They will meet at the end of the month in Oslo."),
    ],
    clean=[
        "All the villages and both the families were saved; half the men left.",
        "What he liked most the critics hated, and what he wanted most the voters refused.",
        "In the end the year was good. By the end the war had cost them dear.",
        "One the one hand, two the other; the rest the day can bring.",
    ],
)
def missing_of(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in () if doc.pieces.isdisjoint(_OF_PARTS) else _PART.finditer(doc.text):
        yield _hit(Span(*match.span("part")), match["part"])
    for match in () if doc.pieces.isdisjoint(_OF_SPANS) else _SPAN.finditer(doc.text):
        if not _OPENS.search(doc.text, max(0, match.start() - 8), match.start()):
            yield _hit(Span(*match.span("whole")), match["whole"])


_OPENS = re.compile(r"\b(?:[Ii]n|[Bb]y) \Z")
"""'In the end the year was good' has two phrases side by side."""


def _hit(span: Span, before: str) -> Hit:
    return Hit(span, "'of' is missing", [f"{before} of"], confidence=0.75)

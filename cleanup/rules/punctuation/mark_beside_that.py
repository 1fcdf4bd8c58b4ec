"""A quotation mark on the wrong side of its space: 'noting that" the deal', '"noting that" the deal'.

## What it does
Proposes to set an opening mark before the word that it opens, where it hangs on 'that' or another word that announces speech; and
where such words stand between two pieces of one quotation with both marks turned to them, to turn the marks round. Proposes the same
for the apostrophe of a plural ('the citizens ’failure').

## Why
Engines that translate in pieces put a mark with the wrong piece. What somebody said then looks like the writer's words, and the
writer's like somebody's.

## Fix safety
Suggested only: a mark says who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_MARK = re.compile('["“”]')
_SAYING = (
    r"(?:noting|adding|stressing|explaining|indicating|pointing(?: out)?|saying|confirming|emphasi[sz]ing|revealing|considering|"
    r"affirming|asserting|stating)"
)
_HANGING = re.compile(r"\b(?:that|said|added|saying|as)(?P<gap>(?P<mark>[\"“]) )(?=[\w])")
_TURNED = re.compile(rf",(?P<gap> ?(?P<mark>[\"“”]))(?P<words>{_SAYING} that)(?P<after>[\"“”] )(?=[\w])")
_OWNER = re.compile(
    r"\b(?P<owner>[a-z]{3,20}s)(?P<gap> (?P<mark>[’']))(?=(?!tis\b|twas\b|em\b|cause\b|til\b|n\b)[a-z]{3,}\b)"
)
_SINGLE = re.compile(r"‘|(?<!\w)['’](?=\w)|\w[.,!?]?['’](?!\w)")
"""What single quotation marks look like."""


@rule(
    code="PUN009",
    name="mark-beside-that",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SUGGEST,
    in_quotes=True,
    pieces=["that", "said", "added", "saying", "as"],
    cues=[f"{word}{mark} " for word in ("that", "said", "added", "saying", "as") for mark in '"“”'] + ["s ’", "s '"],
    examples=[
        Example(
            'The council is split, noting that" the bridge is shut until May".',
            'The council is split, noting that "the bridge is shut until May".',
        ),
        Example(
            '"The bridge is old, "noting that" it would be shut until May," he said.',
            '"The bridge is old," noting that "it would be shut until May," he said.',
        ),
        Example(
            "He said that the drivers ’anger was great.",
            "He said that the drivers’ anger was great.",
        ),
    ],
    clean=[
        'He said that "the bridge" is shut, as "everybody" knows.',
        'What he said" is not what I heard.',
        'She wrote "that" on the board.',
        "He said that he believes 'something is wrong' with the boats.",
        "The singers said 'we're done' and went; ’tis a pity that the rivers ’twas said rose.",
    ],
)
def mark_beside_that(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for block in doc.blocks:
        text = block.span.of(doc.text)
        marks = {match.start(): number for number, match in enumerate(_MARK.finditer(text))}
        paired = marks and len(marks) % 2 == 0
        for match in _HANGING.finditer(text) if paired else ():
            if marks[match.start("mark")] % 2 == 0:
                span = Span(*match.span("gap")).moved(block.span.start)
                yield Hit(span, "The mark opens what follows it", [f" {match['mark']}"], confidence=0.75)
        for match in _TURNED.finditer(text) if paired else ():
            if marks[match.start("mark")] % 2 == 1:
                span = Span(match.start("gap"), match.end("after")).moved(block.span.start)
                yield Hit(span, "Both marks are turned the wrong way", [_turned(match)], confidence=0.75)
        for match in _OWNER.finditer(text):
            if len(_SINGLE.findall(text)) == 1:
                span = Span(*match.span("gap")).moved(block.span.start)
                yield Hit(span, "The apostrophe belongs to the word before", [f"{match['mark']} "], confidence=0.75)


def _turned(match: re.Match[str]) -> str:
    closing, opening = ('"', '"') if match["mark"] == '"' else ("”", "“")
    return f"{closing} {match['words']} {opening}"

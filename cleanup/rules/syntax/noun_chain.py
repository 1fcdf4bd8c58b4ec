"""Two nouns in the order of the source, with nothing between: 'cases rape', 'the crash the Ukrainian plane'.

## What it does
Proposes English order for some seventy pairs of nouns ('the rate participation' -> 'the participation rate', 'cases rape' -> 'rape
cases') and 'of' between what happened and that to which it did ('the crash the Ukrainian plane' -> 'the crash of the Ukrainian plane').

## Why
The Arabic construct chain joins two nouns without any word, and the translation keeps it.

## Fix safety
Suggested only. What follows must end the phrase; a pair behind 'in' ('in most cases rape ...') and an event that a clause follows
('after the crash the plane was towed') are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup import reordered
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST, has_verb
from cleanup.text import Doc, Span

_VERB = rf"(?:[a-z]{{3,15}}ed|{PAST}) (?=by|to|from|the|an?|\d)"
"""Behind a pair that a relative clause cannot end: 'the rate inflation hit in May'."""
_END = re.compile(
    rf"\s*(?:[.;:!?)]|$)|,? (?:(?:in|at|near|on|by|from|against|during|since|after|before|and|that|which)\b|{_VERB})",
    re.M,
)
_BEHIND_IN = re.compile(r"\bin\s+(?:[\w’'-]+\s+){0,3}\Z", re.I)
_CLAUSE = re.compile(r"[^.,;:!?]*")
_PLACE = re.compile(r"\.|\s+(?:near|in|over|off|on|at|outside|by|from)\b(?!\s+which\b)")
_REACH = 30


@cache
def _chains() -> dict[tuple[str, str], str]:
    """What is right, by the two nouns as they stand wrongly."""
    return {
        (head, noun): f"{noun} {head}" for head, nouns in reordered.data()["chains"].items() for noun in nouns.split()
    }


@cache
def _events() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(
            rf"\b(?P<event>the {event}) (?P<what>the (?:[A-Z][a-z]{{2,20}} |[a-z]{{3,20}} ){{0,2}}?(?:{what.replace(' ', '|')}))(?![\w’'-])"
        )
        for event, what in reordered.data()["events"].items()
    )


@cache
def _before_article() -> frozenset[tuple[str, str]]:
    return frozenset((event, "the") for event in reordered.data()["events"])


@rule(
    code="SYN032",
    pieces=(*_chains(), *_before_article()),
    name="noun-chain",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    examples=[
        Example(
            "The board said that the rate unemployment fell to 4 percent.",
            "The board said that the unemployment rate fell to 4 percent.",
        ),
        Example(
            "The team has recorded cases cholera near the dam.", "The team has recorded cholera cases near the dam."
        ),
        Example(
            "A day after the crash the Kenyan plane near Oslo, the road was shut.",
            "A day after the crash of the Kenyan plane near Oslo, the road was shut.",
        ),
        Example("He spoke of the collapse the old bridge.", "He spoke of the collapse of the old bridge."),
    ],
    clean=[
        "In most cases cholera is mild. In two cases murder was proved, and in some cases theft.",
        "After the crash the plane was towed. Since the crash the plane in the hangar has rusted. After the crash the pilot slept.",
        "The rate inflation hit in May is high. The rate inflation imposes; the prices bread commands; cases of rape and rape cases fell.",
        "The siege the town endured and the closure the port announced ended. After the siege the town, in ruins, starved.",
    ],
)
def noun_chain(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for head, noun in sorted(_chains().keys() & doc.pieces):
        for match in re.finditer(rf"(?<![\w'’-]){head} {noun}(?![\w'’-])", doc.text):
            before = doc.text[max(0, match.start() - _REACH) : match.start()]
            if _in_prose(doc, match) and _END.match(doc.text, match.end()) and not _BEHIND_IN.search(before):
                right = _chains()[head, noun]
                yield Hit(
                    Span(*match.span()),
                    f"The nouns stand in the order of the source: '{right}'",
                    [right],
                    confidence=0.7,
                )
    for pattern in () if doc.pieces.isdisjoint(_before_article()) else _events():
        for match in pattern.finditer(doc.text):
            rest = _CLAUSE.match(doc.text, match.end())
            if _in_prose(doc, match) and _PLACE.match(doc.text, match.end()) and rest and not has_verb(rest.group()):
                after = f"{match['event']} of {match['what']}"
                yield Hit(Span(*match.span()), "'of' is missing between the two nouns", [after], confidence=0.7)


def _in_prose(doc: Doc, match: re.Match[str]) -> bool:
    block = doc.block_at(match.start())
    return block is not None and block.kind != "heading"

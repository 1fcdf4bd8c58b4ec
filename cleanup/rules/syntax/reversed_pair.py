"""An adjective behind its noun: 'gas tears', 'forces armed', 'the council national'.

## What it does
Proposes English order for some seventy set phrases (tear gas, human shields, foreign minister) and for some seventy nouns of
public life with one of some twenty-five adjectives that only stand before them (national, presidential, humanitarian).

## Why
Arabic adjectives follow their noun, and so do theirs in a translation word by word.

## Fix safety
Suggested only. What follows must be a mark or a word that ends a phrase, and not 'with' or 'by' ('groups armed with rifles'); what
goes before must be no verb of naming ('calls the crisis political'). Headings are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup import reordered
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_END = re.compile(
    r"\s*(?:[.,;:!?)]|$)|\s+(?:across|after|against|and|are|as|at|because|before|but|during|for|from|had|has|have|in|is|of|on|or|said|"
    r"says|since|that|throughout|to|under|until|was|were|when|which|while|who|will|would|yesterday|today|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SCOPE = re.compile(
    r"\s+(?:in (?:scope|nature|character|tone|outlook|reach)|or\b|and (?:not|also|even)\b|but\b|as (?:well|the|a|it)\b|for the first)"
)
_NAMING = re.compile(
    r"\b(?:call|consider|ma[kd]e?|declar|deem|label|find|found|render|keep|kept|name|feel|felt|becom|becam|turn|see|saw|go|went|leav|left|term)"
    r"\w{0,4}\s+(?:\S+\s+){0,3}$",
    re.I,
)


@cache
def _pairs() -> dict[tuple[str, str], str]:
    """What is right, by the two words as they stand wrongly."""
    data = reordered.data()
    adjectives = data["adjectives"].split()
    right = [f"{adjective} {noun}" for noun in data["nouns"].split() for adjective in adjectives] + data["pairs"]
    turned = {(noun, adjective): f"{adjective} {noun}" for adjective, noun in map(str.split, right)}
    return turned | {(noun, adjective): put for seen, put in data["also"].items() for noun, adjective in [seen.split()]}


@rule(
    code="SYN015",
    pieces=_pairs(),
    name="reversed-pair",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example("Police fired gas tears at the crowd.", "Police fired tear gas at the crowd."),
        Example("He commands the forces armed of the republic.", "He commands the armed forces of the republic."),
        Example("The council national was to meet on Monday.", "The national council was to meet on Monday."),
        Example("Police fired gas Tear to clear the road.", "Police fired tear gas to clear the road."),
        Example("They used the prisoners as armor human.", "They used the prisoners as human shields."),
    ],
    clean=[
        "The groups armed with rifles left the town.",
        "He called the crisis political and refused to go.",
        "The council national security advisers had asked for met on Monday.",
        "The conflict became a crisis international in scope.",
        "Gas, natural and liquefied, is sold there.",
    ],
)
def reversed_pair(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for noun, adjective in sorted(_pairs().keys() & doc.pieces):
        for match in re.finditer(
            rf"(?<![\w'’-]){noun}[ \u00a0\n](?i:{adjective[0]}){adjective[1:]}(?![\w'’-])", doc.text
        ):
            if _stands_alone(doc, match):
                right = _pairs()[noun, adjective]
                yield Hit(
                    Span(*match.span()), f"The adjective stands behind its noun: '{right}'", [right], confidence=0.75
                )


def _stands_alone(doc: Doc, match: re.Match[str]) -> bool:
    block = doc.block_at(match.start())
    before = doc.text[max(0, match.start() - 50) : match.start()]
    return (
        block is not None
        and block.kind != "heading"
        and bool(_END.match(doc.text, match.end()))
        and not _SCOPE.match(doc.text, match.end())
        and not _NAMING.search(before)
    )

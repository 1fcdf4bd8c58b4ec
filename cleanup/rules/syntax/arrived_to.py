"""Somebody who 'arrived Sanaa', or 'arrived to the capital'.

## What it does
Proposes `arrived in Sanaa`, `arrived in the capital`, `arrived at the airport` where nothing, or `to`, stands before a country, a town
that is known, or one of a few words for places.

## Why
The Arabic verb takes its place as an object, or with the word for `to`.

## Fix safety
Suggested only. `Arrived to cheers`, `arrived Monday` and names that are no places are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup import whereabouts
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import words
from cleanup.text import Doc, Span

_ARRIVED = re.compile(
    r"\b(?P<verb>[Aa]rriv(?:e|es|ed|ing)(?: (?:today|yesterday|recently|early|late))?)(?P<to> to)? "
    r"(?:(?P<name>(?!(?:The|To)\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)|the (?P<noun>[a-z]+))(?![\w’'-])"
)
_IN = words("capital city town country village region governorate province kingdom district republic")
_AT = words("airport scene port palace headquarters site hospital crossing station venue base embassy court school")


@rule(
    code="SYN026",
    name="arrived-to",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MINOR,
    safety=Safety.SUGGEST,
    pieces=["arrive", "arrives", "arrived", "arriving"],
    examples=[
        Example("The envoy arrived Sanaa on Sunday.", "The envoy arrived in Sanaa on Sunday."),
        Example("The team arrived to Norway with 20 players.", "The team arrived in Norway with 20 players."),
        Example("The firemen arrived to the scene after an hour.", "The firemen arrived at the scene after an hour."),
        Example("Two trains have arrived the capital late.", "Two trains have arrived in the capital late."),
    ],
    clean=[
        "He arrived Monday, arrived to cheers and arrived to find the scene empty.",
        "The envoy arrived in Sanaa, at the airport of Berlin; the new arrivals arrived the day before.",
        "They arrived the London way, and the arriving Berlin team won.",
        "When they arrived Israel Hernandez had gone, and as he arrived Jordan Berg left.",
    ],
)
def arrived_to(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _ARRIVED.finditer(doc.text):
        word = _preposition(match)
        if word and not doc.quoted(Span(*match.span())):
            span = Span(match.start("verb"), match.end("to") if match["to"] else match.end("verb"))
            yield Hit(span, "The place needs another preposition", [f"{match['verb']} {word}"], confidence=0.75)


def _preposition(match: re.Match[str]) -> str | None:
    """'in' or 'at' as the place asks for it; None for what is no place, and for 'the arriving team'."""
    if not match["to"] and match["verb"].startswith("arriving"):
        return None
    if noun := match["noun"]:
        return "in" if noun in _IN else "at" if noun in _AT else None
    return "in" if match["name"] in whereabouts.places() else None

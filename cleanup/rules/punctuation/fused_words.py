"""Two words with nothing between them: 'the virusStressing that', '(SOHR)said'.

## What it does
Proposes a full stop and a space where a word in small letters runs into one with a capital that opens sentences, a comma where it
runs into a participle such as 'Stressing', and a space after a closing bracket that runs into a word. A name that runs into such a word
('Al-NuaimiToday') is set apart from it by a space.

## Why
Links, pictures and line breaks are lost when a page is copied, and what stood on both sides of them grows together.

## Fix safety
Suggested only. Both halves must be ordinary English words, so that names such as YouTube and plurals such as 'country(ies)' are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.names.mentions import frequency
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import DAY, SENTENCE_OPENERS, words
from cleanup.text import Doc, Span

_RUN = re.compile(r"(?:^|(?<=[ \"“(]))(?P<left>[a-z]{3,20})(?P<right>[A-Z][a-z]{1,12})(?= [a-z])")
_NAMED = re.compile(
    r"(?<=[ “\"-])(?P<left>[A-Za-z][a-z]{2,20})"
    rf"(?P<right>Today|Yesterday|{DAY}|"
    r"This|That|These|He|She|They|After|Most|According|"
    r"Meanwhile|And|But|Where|During|However|Of|From|With)(?=,| [a-z])"
)
_BRACKET = re.compile(r"\((?<= \()(?:[A-Z]{2,8}|[^()\n]{1,40} [^()\n]{1,40})\)(?=(?P<right>[a-z]{3,12})\b)")
_INSIDE = re.compile(r"[a-z][A-Z]")
"""What the first two patterns cannot do without."""
_GOING_ON = words(
    "stressing noting pointing adding explaining indicating calling confirming saying considering emphasizing"
)
_OPENERS = (SENTENCE_OPENERS - words("and but if so to by at on")) | words("according")
_PREPOSITIONS = words("Of From With")
_COMMON = 3.5


@rule(
    code="PUN011",
    name="fused-words",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SUGGEST,
    in_quotes=True,
    examples=[
        Example("The ferry sank in the harbourThe crew was safe.", "The ferry sank in the harbour. The crew was safe."),
        Example(
            "He spoke of the stormStressing that the crew was safe.",
            "He spoke of the storm, stressing that the crew was safe.",
        ),
        Example(
            "The Ferry Workers' Union (FWU)said that two men fell.",
            "The Ferry Workers' Union (FWU) said that two men fell.",
        ),
    ],
    clean=[
        "He put it on YouTube and LinkedIn then; the broker eToro was shut.",
        "The country(ies) and person(s) that sign f(x)dx.",
        "It is (in)famous for its (mis)use; GivingTuesday and AddThis raised millions.",
        "The actor McThere and the site weThe people are new.",
    ],
)
def fused_words(doc: Doc, ctx: Context) -> Iterator[Hit]:
    inside = _INSIDE.search(doc.text) is not None
    seen = set()
    for match in _RUN.finditer(doc.text) if inside else ():
        right = match["right"]
        going_on = right.lower() in _GOING_ON
        if frequency(match["left"]) < _COMMON or not (going_on or right.lower() in _OPENERS):
            continue
        seen.add(match.start("right"))
        yield _hit(Span(*match.span("right")), f", {right.lower()}" if going_on else f". {right}")
    for match in _NAMED.finditer(doc.text) if inside else ():
        left = match["left"].lower()
        if match.start("right") not in seen and (
            (frequency(left) >= _COMMON and match["left"].islower())
            or left in doc.vocabulary
            or doc.text[match.start() - 1] == "-"
        ):
            right = match["right"]
            yield _hit(Span(*match.span("right")), f" {right.lower() if right in _PREPOSITIONS else right}")
    for match in _BRACKET.finditer(doc.text):
        if frequency(match["right"]) >= _COMMON:
            place = match.end()
            yield Hit(Span(place - 1, place), "No space after the bracket", [") "], confidence=0.8)


def _hit(span: Span, after: str) -> Hit:
    return Hit(span, f"'{after.split()[-1]}' is a word of its own", [after], confidence=0.75)

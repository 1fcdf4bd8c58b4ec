"""A participle left behind its noun: 'Residents of Mosul fleeing were stopped'.

## What it does
Proposes the participle before its noun: 'Fleeing residents of Mosul were stopped'.

## Why
An Arabic adjective follows the whole construct, so that the participle ends up between the name and the verb.

## Fix safety
Suggested only, and only for a closed list of verbs of motion without object, directly before 'were', 'have', 'left' and the
like.
'Residents fleeing the city were stopped' is English and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._people import FULL_NAME
from cleanup.text import Doc, Span

_PARTICIPLE = (
    "fleeing|retreating|withdrawing|escaping|advancing|departing|returning|arriving|surviving|protesting|demonstrating|"
    "deserting"
)
_FINITE = (
    r"(?:left|abandoned|reached|told|said|found|lost|died|took|fell|gave|began|surrendered|arrived|crossed|gathered)"
)
_PATTERN = re.compile(
    rf"(?P<the>\b[Tt]he\s+)?\b(?P<noun>[A-Za-z][a-z]{{2,20}}s|[Pp]eople|[Mm]ilitiamen|[Pp]olicemen)\s+of\s+(?P<name>(?:the\s+)?{FULL_NAME}|the\s+[a-z]{{3,20}})\s+"
    rf"(?P<participle>{_PARTICIPLE})(?P<verb>\s+(?:were|are|have|had|will|would|could|can)\b(?:\s+[a-z]{{2,15}}ed\b)?|\s+{_FINITE}\b)"
)


@rule(
    code="SYN009",
    name="fleeing-order",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    pieces=_PARTICIPLE.split("|"),
    examples=[
        Example(
            "Residents of Mosul fleeing were stopped at the bridge.",
            "Fleeing residents of Mosul were stopped at the bridge.",
        ),
        Example(
            "The pilgrims of Lourdes returning have fallen ill.", "The returning pilgrims of Lourdes have fallen ill."
        ),
        Example(
            "On Sunday supporters of Morales protesting were arrested.",
            "On Sunday protesting supporters of Morales were arrested.",
        ),
    ],
    clean=[
        "Residents of Mosul fleeing the fighting were stopped at the bridge.",
        "Members of Parliament voting were counted twice.",
        "Fleeing residents of Mosul were stopped.",
        "News of Morales returning was received with joy.",
    ],
)
def fleeing_order(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _PATTERN.finditer(doc.text):
        noun, participle, article = match["noun"], match["participle"], match["the"] or ""
        if noun[0].isupper():
            noun = noun[0].lower() + noun[1:]
            participle = participle.capitalize()
        after = f"{article}{participle} {noun} of {match['name']}{match['verb']}"
        yield Hit(Span(*match.span()), "The participle belongs before its noun", [after], confidence=0.75)

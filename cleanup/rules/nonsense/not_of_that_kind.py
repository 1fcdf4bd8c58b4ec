"""A thing named as 'other' of a kind that it is not: 'helicopters and other drones'.

## What it does
Flags 'X and other Y' where X is never a Y: manned aircraft and drones, men and women, soldiers and civilians.

## Why
'Other' has slipped from one noun to the next, or one of the two nouns is a wrong sense. Which cannot be known without the
source.

## Fix safety
Shown only. The pairs come from a short closed list; everything else is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_MANNED = (
    r"(?:war\s?planes?|fighter\s+(?:jets|planes|aircraft)|combat\s+aircraft|"
    r"helicopters|airliners|passenger\s+planes|bombers)"
)
_PAIRS = (
    (_MANNED, r"(?:drones|unmanned\s+(?:aircraft|aerial\s+vehicles|planes)|UAVs)"),
    (r"(?:soldiers|troops|fighters|militants|gunmen)", r"civilians"),
    (r"civilians", r"(?:soldiers|troops|militants|fighters|gunmen)"),
    (r"(?:men|boys)", r"(?:women|girls)"),
    (r"(?:women|girls)", r"(?:men|boys)"),
    (r"(?:ships|submarines|tanks)", r"aircraft"),
)
_PATTERNS = tuple(re.compile(rf"(?<![\w-]){first}\s+and\s+other\s+{second}(?![\w-])", re.I) for first, second in _PAIRS)

_OTHER = re.compile(
    r"and\s+other\s+(?:drones|unmanned|uavs|civilians|soldiers|troops|militants|fighters|gunmen|women|girls|men|boys|aircraft)"
)


@rule(
    code="NON004",
    name="not-of-that-kind",
    stage=Stage.READING,
    category="accuracy/mistranslation",
    examples=[
        Example("The parade showed helicopters and other drones.", None),
        Example("The shelling wounded soldiers and other civilians.", None),
        Example("Twelve women and other men were freed.", None),
    ],
    clean=[
        "The parade showed quadcopters and other drones.",
        "The shelling wounded nurses and other civilians.",
        "Doctors and other women of the town marched.",
        "Aid workers, soldiers and other people were hurt.",
    ],
)
def not_of_that_kind(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if not _OTHER.search(doc.lower):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(doc.text):
            yield Hit(Span(*match.span()), "The first is not a kind of the second", confidence=0.8)

"""A person's name in quotation marks: '“Lindqvist” added that'.

## What it does
Proposes to drop the marks around the name of somebody whom the article names in full before, where a reporting verb follows.

## Why
Arabic newspapers set names between marks. In English the marks say that the name is a nickname, or false.

## Fix safety
Suggested only, in articles on the Arab world, and only where the last word of a full name that stands before is between the marks alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup import whereabouts
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_QUOTED = re.compile(
    r"(?:[\"“«])(?P<name>(?:[Aa]l-|[Ee]l-|Abdel[- ])?[A-Z][\w’'-]{1,30})(?:[\"”»])(?= (?:also |then |further )?(?:said|added|stated|stressed|confirmed|"
    r"explained|continued|pointed|noted|told|revealed|indicated|announced|concluded|replied|asked|affirmed|wrote)\b)"
)

_MEANT = re.compile(
    r"\b(?:pos(?:ed|ing) as|impersonat\w+|parody|sketch|nicknamed|alias|musical|opera|biopic|robot|chatbot)\b", re.I
)
"""What gives marks around a name a meaning."""


@rule(
    code="PUN013",
    name="quoted-name",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    severity=Severity.MINOR,
    safety=Safety.SUGGEST,
    in_quotes=True,
    examples=[
        Example(
            "In Jordan, Maria Lindqvist opened the bridge. “Lindqvist” added that it was safe.",
            "In Jordan, Maria Lindqvist opened the bridge. Lindqvist added that it was safe.",
        ),
        Example(
            'The coach Omar Al-Nuaimi left Oman. "Al-Nuaimi" said he was tired.',
            "The coach Omar Al-Nuaimi left Oman. Al-Nuaimi said he was tired.",
        ),
        Example(
            "In Mauritania, Idriss Abdou won the prize. And “Abdou” continued to train.",
            "In Mauritania, Idriss Abdou won the prize. And Abdou continued to train.",
        ),
    ],
    clean=[
        'Maria Lindqvist was in Oslo. "Lindqvist" said it was late.',
        "The rapper “Lindqvist” said it was a joke.",
        'The man known as "Zorro" said no; his name is John Berg.',
        'Maria Lindqvist said "Lindqvist" is a good name.',
    ],
)
def quoted_name(doc: Doc, ctx: Context) -> Iterator[Hit]:
    found = list(_QUOTED.finditer(doc.text))
    if not found or _MEANT.search(doc.text) or not whereabouts.arabic(doc):
        return
    for match in found:
        full = re.compile(rf"(?<!\w)[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ )?{re.escape(match['name'])}\b(?![\"”»])")
        if full.search(doc.text, 0, match.start()):
            yield Hit(Span(*match.span()), f"'{match['name']}' needs no marks", [match["name"]], confidence=0.75)

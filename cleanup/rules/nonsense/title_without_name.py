"""A title without a name: 'the prime minister, Dr. He stays in office'.

## What it does
Flags 'Dr.', 'Mr.', 'Mrs.', 'Prof.' or 'Eng.' with a new sentence right after it.

## Why
The translation took the stop of the abbreviation for the end of the sentence, and the name was lost between the two.

## Fix safety
Flag only: the name stands in the source alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_TITLE = re.compile(
    r"\b(?P<title>Dr|Mr|Mrs|Ms|Prof|Eng)\. (?:He|She|It|They|The|This|That|His|Her|Their) (?!(?:for|to|in|who|with|of|and|at|on)\b)[a-z]{2}"
)

_STREET = re.compile(r"[A-Z][a-z]+ \Z")
"""What makes Dr. a drive: Ocean Dr."""


@rule(
    code="NON005",
    name="title-without-name",
    stage=Stage.READING,
    category="accuracy/omission",
    severity=Severity.MAJOR,
    cues=("dr.", "mr.", "mrs.", "ms.", "prof.", "eng."),
    examples=[
        Example("The clinic is led by the surgeon, Dr. He remains in Graz until May.", None),
        Example("The award went to Mrs. The ceremony was held in Oslo.", None),
        Example("The engineer, Eng. This is the third bridge that he has built.", None),
    ],
    clean=[
        "The clinic is led by Dr. He Jiankui, and Mr. On won the cup.",
        "Mr. Berg and Dr. No are films.",
        "They met on Ocean Dr. The driver fled; they asked Dr. He for advice.",
        "He is a doctor. He remains in Graz until May.",
    ],
)
def title_without_name(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _TITLE.finditer(doc.text):
        if _STREET.search(doc.text, max(0, match.start() - 20), match.start()):
            continue
        yield Hit(Span(match.start(), match.end("title") + 1), f"No name follows '{match['title']}.'", confidence=0.7)

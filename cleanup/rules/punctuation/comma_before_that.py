"""A comma between a reporting verb and its 'that': 'He said, that the road is shut'.

## What it does
Proposes to drop the comma where the sentence has none before it.

## Why
Arabic, Russian and German set a comma there; English never does.

## Fix safety
Suggested only. `It was, he said, that evening` has a comma before the verb and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_THAT = re.compile(
    r"[^,;:()\"“”]{3,120} (?:said|says|confirmed|stressed|announced|added|explained|stated|noted|reported|revealed|indicated|claimed|"
    r"believes?|declared|affirmed|emphasi[sz]ed|warned|pointed out|considered|clarified)(?P<comma>,) that "
    r"(?=(?:the|an?|it|he|she|they|there|we|his|her|its|their|all|some|no|these|those|"
    r"(?:[a-z]+ ){1,3}(?:would|will|had|has|have|could))\b(?! (?:is|was) to say))"
)


@rule(
    code="PUN014",
    name="comma-before-that",
    stage=Stage.GRAMMAR,
    category="fluency/punctuation",
    severity=Severity.MINOR,
    safety=Safety.SUGGEST,
    cues=(", that ",),
    examples=[
        Example("The mayor said, that the road is shut.", "The mayor said that the road is shut."),
        Example(
            "Two experts confirmed, that it will rain in Oslo.", "Two experts confirmed that it will rain in Oslo."
        ),
        Example(
            "The bank has announced, that its shops will close.", "The bank has announced that its shops will close."
        ),
    ],
    clean=[
        "It was, the mayor said, that the road is shut.",
        "She did what he said, that evening, and so, he added, that it was late.",
        "The mayor said that the road, that the bridge and that the port are shut.",
        "I know what he said, that he was ill; he believes, that is to say, in ghosts.",
    ],
)
def comma_before_that(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence in doc.sentences:
        match = _THAT.match(doc.text, sentence.start, sentence.end)
        if match and not re.search(r"\bwhat\b|\bas\b", match.group()):
            yield Hit(Span(*match.span("comma")), "English has no comma here", [""], confidence=0.75)

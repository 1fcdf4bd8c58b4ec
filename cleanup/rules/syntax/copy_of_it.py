"""A statement of which somebody 'received a copy of it'.

## What it does
Proposes `a statement, a copy of which Anadolu received` for `a statement, Anadolu received a copy of it`.

## Why
Agencies that write Arabic end the source of a statement with a clause of its own: 'received X a copy of it'. Put into English word
by word, it cuts the sentence in two.

## Fix safety
Suggested only. The sentence must have spoken of a statement, report or the like, and go on after the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_SOURCE = re.compile(
    r"\b(?:statements?|reports?|letters?|documents?|memo(?:randum)?|decisions?|decrees?|speech|messages?|releases?|circulars?|books?|text|"
    r"invitation|interview|post|tweet)\b"
)
_COPY = re.compile(
    r", (?:that |and )?(?P<clause>(?P<who>(?:the )?[\"“]?[A-Z][\w’'\" “”./-]{1,40}?) (?P<verb>(?:has |had )?(?:received|obtained|got|seen|reviewed)) "
    r"a copy of (?:it|them))(?=,|:| that\b| [\"“])"
)


@rule(
    code="SYN025",
    name="copy-of-it",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MINOR,
    safety=Safety.SUGGEST,
    in_quotes=True,
    cues=("a copy of it", "a copy of them"),
    examples=[
        Example(
            "The council said in a statement, Ritzau received a copy of it, that the bridge is shut.",
            "The council said in a statement, a copy of which Ritzau received, that the bridge is shut.",
        ),
        Example(
            "According to a report by the bank, the Oslo Times has obtained a copy of it, prices will rise.",
            "According to a report by the bank, a copy of which the Oslo Times has obtained, prices will rise.",
        ),
        Example(
            'In a letter to the mayor, "Graz Today" received a copy of it, the drivers ask for more pay.',
            'In a letter to the mayor, a copy of which "Graz Today" received, the drivers ask for more pay.',
        ),
    ],
    clean=[
        "The council said in a statement, a copy of which Ritzau received, that the bridge is shut.",
        "He wrote a letter. Reuters obtained a copy of it.",
        "She painted a bridge, and the museum bought a copy of it, which hangs in Oslo.",
        "The report is long, the mayor received a copy of it on Monday.",
    ],
)
def copy_of_it(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        for match in _COPY.finditer(text):
            if _SOURCE.search(text, 0, match.start()):
                span = Span(*match.span("clause")).moved(sentence.start)
                after = f"a copy of which {match['who']} {match['verb']}"
                yield Hit(span, "The clause is cut off from what it speaks of", [after], confidence=0.75)

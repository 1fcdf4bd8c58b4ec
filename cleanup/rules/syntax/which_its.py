"""'Which its' and 'who their' in the place of 'whose': 'the party which its leader resigned'.

## What it does
Proposes `whose leader resigned` where `which` or `who` is followed by `its`, `his`, `her` or `their`, one or two words, and a verb that
takes no object.

## Why
Arabic has no 'whose': it says 'the party that its leader resigned'.

## Fix safety
Suggested only. `The deal, which its backers praise` and `the man who his friends call Max` have an object to give away and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import words
from cleanup.text import Doc, Span

_WITHOUT_OBJECT = (
    "died|resigned|fell|rose|collapsed|expired|ended|began|started|arrived|fled|escaped|disappeared|remained|exceeds?|exceeded|amounts?|amounted|"
    "reached|reaches|ranges?|ranged|belongs?|depends?|lives?|lived|dates|works?|worked|continues?|continued|declined|increased|decreased"
)
_PASSIVE = (
    r"(?:was|were|is|are|has been|have been|had been|will be) (?:[a-z]+ly )?"
    r"(?:[a-z]{2,}ed|killed|held|built|known|taken|lost|sold|cut|shot|hit|set|burnt|broken)"
)
_POSSESSED = re.compile(
    rf"[a-z]+(?P<cut>,? (?:which|who|whom) (?:its|his|her|their)) (?=(?:[a-z]+ )?[a-z]+ (?:(?:has|have|had) )?(?:{_WITHOUT_OBJECT}|{_PASSIVE})\b"
    r"(?! (?:to|as|by|a|an|the|him|her|it|them|on)\b))"
)
_ASKING = words("know knows knew ask asks asked see saw say said tell told and or about of decide decided wonder")
"""What a question follows: 'they know which their houses are'."""


@rule(
    code="SYN029",
    name="which-its",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    cues=[f"{relative} {owner}" for relative in ("which", "who", "whom") for owner in ("its", "his", "her", "their")],
    examples=[
        Example("The party which its leader resigned has no plan.", "The party whose leader resigned has no plan."),
        Example(
            "The farmers who their houses were burned came to Oslo.",
            "The farmers whose houses were burned came to Oslo.",
        ),
        Example(
            "A ferry, which its length exceeds 90 metres, ran aground.",
            "A ferry, whose length exceeds 90 metres, ran aground.",
        ),
    ],
    clean=[
        "The deal, which its backers praise, and the man who his friends call Max.",
        "The house which its owner was offered a fortune for; a boy who his teachers were asked to help.",
        "It is the song which their fans reached the charts with; the party whose leader resigned has no plan.",
        "They know who their parents lived with and which their houses were.",
    ],
)
def which_its(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _POSSESSED.finditer(doc.text):
        span = Span(*match.span("cut"))
        before = doc.text[max(0, match.start() - 20) : match.start("cut")].split()[-1]
        if before not in _ASKING and not doc.quoted(span):
            comma = "," if match["cut"].startswith(",") else ""
            yield Hit(span, "One word in English: 'whose'", [f"{comma} whose"], confidence=0.75)

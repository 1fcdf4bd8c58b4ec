"""An Arabic or full-width mark between English words: 'in May ، after the frost'.

## What it does
Proposes the English comma, semicolon, question mark or full stop, without the space before it and with one behind it.

## Why
The words were translated, the mark was not: the engine knew it only as a character of the source.

## Fix safety
Suggested only. A mark beside a letter of another script belongs to a quotation of the source and is left alone, and so is one that
the text speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_ENGLISH = {"،": ",", "؛": ";", "؟": "?", "٫": ".", "，": ",", "；": ";", "？": "?", "。": "."}
_MARKS = "".join(_ENGLISH)
_MARK = re.compile(rf"[ \t\u00a0]{{0,2}}(?P<mark>[{_MARKS}])(?P<gap>[ \t\u00a0]{{0,2}})")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\d\"“”'’)\]%.]")
_OF_MARKS = re.compile(r"\b(?:commas?|marks?|semicolons?|punctuation|characters?|letters?)\b")
_OPENS = re.compile(r"[A-Za-z\u00c0-\u024f\d\"“‘'(\[]")


@rule(
    code="PUN015",
    name="foreign-mark",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SUGGEST,
    in_quotes=True,
    cues=tuple(_MARKS),
    examples=[
        Example("The frost came on 9 May ، after the fair.", "The frost came on 9 May, after the fair."),
        Example("Who will pay for the bridge؟ Nobody knows.", "Who will pay for the bridge? Nobody knows."),
        Example(
            "They sell bread،milk and eggs؛ the rest is late.", "They sell bread, milk and eggs; the rest is late."
        ),
    ],
    clean=[
        "The poem begins: أهلا، وسهلا.",
        "The Arabic comma (،) is turned round, and so is the mark ؛ of lists.",
        "The frost came in May, after the fair.",
    ],
)
def foreign_mark(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _MARK.finditer(doc.text):
        before, after = doc.text[match.start() - 1 : match.start()], doc.text[match.end() : match.end() + 1]
        ends = after in ("", "\n")
        if (
            _OF_MARKS.search(doc.sentence_at(match.start()).of(doc.text))
            or not _LATIN.match(before)
            or not (ends or _OPENS.match(after))
        ):
            continue
        mark = _ENGLISH[match["mark"]]
        put = mark if ends else f"{mark} "
        yield Hit(Span(*match.span()), f"'{match['mark']}' is no English mark", [put], confidence=0.85)

"""A full stop or comma set twice.

## What it does
Makes one of two full stops or commas, also where a quotation mark stands between two full stops and where two dots stand apart at
the end of a line. Two dots that stand between words are only reported; in a paragraph one is proposed before a capital and a comma
before 'and' or 'but', in a headline a colon, where Arabic has such dots.

## Why
Two pieces of a translation each bring their own mark. Readers take two dots for a broken ellipsis.

## Fix safety
Two full stops are safe at the end of a sentence, but only suggested inside dialogue that begins with a dash, where two dots are
often an ellipsis. Two commas are safe before a conjunction, else suggested, as a word may be missing between them. Three dots,
'?!' and '!!' are left alone; dots before a lower-case word may be an ellipsis and are only reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Block, Doc, Span

_DOTS = re.compile(r"(?<=[^\W_])(?<!\.)\.\.(?=[\"”’)]?(?:$|\s+[\"“‘(]?[A-Z]))", re.M)
_DOTS_APART = re.compile(r"(?<=[^\W\d_]{2})\. \.(?!\s?\.)(?=$|\s+[A-Z])", re.M)
_DOTS_AROUND_QUOTE = re.compile(r"(?<=[^\W\d_]{3})\.[\"”]\.(?=$|\s+[\"“‘(]?[A-Z])", re.M)
_DOTS_AT_END = re.compile(r"(?<=[^\W_]{4}) \.\.(?=\s*\Z|\s*\n)")
_COMMAS = re.compile(r"(?<=[\w)\"”’]),{2,3}(?=\s)")
_DOTS_BETWEEN = re.compile(r"(?<=[^\W\d_]{2})(?:\.\.\s+(?=[a-z])| \.\. ?(?=[^\W\d_]{2}))")
_NEEDED = {
    _DOTS: ("..",),
    _DOTS_APART: (". .",),
    _DOTS_AT_END: (" ..",),
    _DOTS_AROUND_QUOTE: ('.".', ".”."),
    _COMMAS: (",,",),
    _DOTS_BETWEEN: ("..",),
}
"""What a text must have for each pattern, which is quickly found."""
_GOES_ON = re.compile(r"(?<=\w,,)(?<!\b(?:as|in|of|is),,)(?<!\bare,,)(?<!\bwere,,) (?:and|or|but|which|who) [a-z]")
_JOINS = re.compile(r"(?:and|but|while|which|as) [a-z]")
_DIALOGUE = re.compile(r"\s*[-–—]")


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _places(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    if any(cue in text for cue in _NEEDED[pattern]):
        yield from pattern.finditer(text)


def _between(doc: Doc, block: Block, match: re.Match[str]) -> list[str]:
    """What stands for two dots between words: a stop before a capital, but a colon in a headline."""
    if block.kind == "heading":
        return [": "]
    if block.kind != "paragraph":
        return []
    if _JOINS.match(doc.text, match.end()):
        return [", "]
    return [". "] if doc.text[match.end()].isupper() else []


@rule(
    code="PUN003",
    name="doubled-punctuation",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    version=4,
    in_quotes=True,
    cues=(",,", "..", ". .", '.".', ".”."),
    examples=[
        Example("The bridge was closed.. Traffic was diverted.", "The bridge was closed. Traffic was diverted."),
        Example("Police, fire crews,, and doctors arrived.", "Police, fire crews, and doctors arrived."),
        Example('He called it "a very fine day.". Nobody agreed.', 'He called it "a very fine day." Nobody agreed.'),
        Example("The war ended. . Nobody cheered.", "The war ended. Nobody cheered."),
        Example("He waited for the rain .. farmers lose hope, he said.", None),
        Example("Kenya .. Farmers lose hope\n\nThe rains are late.", "Kenya: Farmers lose hope\n\nThe rains are late."),
    ],
    clean=[
        "It was ... quiet. And then... nothing.",
        "What?! Really!! Who knows...",
        "Type cd ../src and run it.",
        "The row reads 4,,7 in the file.",
    ],
)
def doubled_punctuation(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for pattern in (_DOTS, _DOTS_APART, _DOTS_AT_END):
        for match in _places(pattern, doc.text):
            spoken = _DIALOGUE.match(doc.text, _line_start(doc.text, match.start()))
            safety = (
                Safety.SUGGEST if spoken and doc.text[match.end() : match.end() + 1] not in ("", "\n") else Safety.SAFE
            )
            yield Hit(Span(*match.span()), "Two full stops", ["."], safety)
    for match in _places(_DOTS_AROUND_QUOTE, doc.text):
        repaired = match.group()[:-1]
        yield Hit(Span(*match.span()), "A full stop on both sides of a quotation mark", [repaired], confidence=0.85)
    for match in _places(_COMMAS, doc.text):
        safety = Safety.SAFE if _GOES_ON.match(doc.text, match.end()) else Safety.SUGGEST
        yield Hit(Span(*match.span()), "More than one comma", [","], safety)
    for match in _places(_DOTS_BETWEEN, doc.text):
        block = doc.block_at(match.start())
        after = _between(doc, block, match) if block else []
        yield Hit(Span(*match.span()), "Two dots between words", after, Safety.SUGGEST, confidence=0.6)

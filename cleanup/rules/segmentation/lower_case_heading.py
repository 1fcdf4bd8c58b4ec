"""A heading in lower case.

## What it does
Gives a heading line between two long paragraphs its capital.

## Why
Arabic has no capitals; an engine that translates a lone heading has nothing that tells it where one belongs.

## Fix safety
Safe for one to six plain words that stand on their own line between paragraphs of prose. Web addresses, brand names such as
iPhone, words that hardly anyone uses, verse, captions and lines that end in punctuation are left alone; where all of several
headings are in lower case it may be the style of the house and is only suggested, and so it is between short paragraphs, for a
single word that is not frequent and for several that may be a name (adidas, bell hooks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wordfreq import zipf_frequency

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.segmentation.boilerplate import is_boilerplate
from cleanup.rules.wordlists import DETERMINERS, FUNCTION_WORDS, words
from cleanup.text import Block, Doc, Span

_HEADING = re.compile(r"[ \t]*(?P<line>[a-z][a-z’']*(?:(?:,? |-)[^\W\d_][\w’']*){0,7})[ \t]*\Z")
_FURNITURE = words(
    "advertisement ad ads continued ends end more via photo photos image source share tweet pinned edited updated by from "
    "video gallery related comments reply al el bin ibn de van von and or but while where as"
)
_MOST_WORDS = 6
_SHORT, _PROSE = 30, 100
_HOUSE_STYLE = 3
_COMMON = 3.0
_FREQUENT, _EVERYDAY = 4.0, 4.3


def _prose(doc: Doc, block: Block, least: int) -> bool:
    line = block.span.of(doc.text).strip()
    return len(line) >= least and line[-1] in '.!?”"’)' and not line[0].islower()


def _lower_heading(doc: Doc, block: Block) -> re.Match[str] | None:
    line = block.span.of(doc.text)
    match = _HEADING.match(line)
    if not match or is_boilerplate(line) or len(match.group("line").split()) > _MOST_WORDS:
        return None
    first = re.split(r"[ ,-]", match.group("line"))[0]
    rare = zipf_frequency(first, "en") < _COMMON or (len(first) == 1 and first != "a")
    return None if first in _FURNITURE or rare or match.group("line") in FUNCTION_WORDS else match


def _plain(line: str) -> bool:
    """Whether a line cannot well be a name that is written small: one frequent word, several everyday ones or a phrase."""
    parts = re.split(r"[ ,-]+", line)
    if len(parts) == 1:
        return zipf_frequency(line, "en") >= _FREQUENT
    named = any(not re.search(r"[aeiouy]", part) for part in parts)
    everyday = all(zipf_frequency(part, "en") >= _EVERYDAY for part in parts)
    return not named and (everyday or bool(set(parts) & (FUNCTION_WORDS | DETERMINERS)))


def _capital_heading(doc: Doc, block: Block) -> bool:
    return block.kind == "heading" and block.span.of(doc.text).strip()[0].isupper()


_BEFORE = (
    "The council voted on Tuesday to close the old swimming pool, which had lost money in each of the past ten years."
)
_AFTER = "Some two hundred parents came to the town hall in the evening and asked the mayor to keep the pool for another year."


@rule(
    code="SEG002",
    name="lower-case-heading",
    stage=Stage.LAYOUT,
    category="fluency/spelling",
    safety=Safety.SAFE,
    version=2,
    examples=[
        Example(f"{_BEFORE}\n\nprotest\n\n{_AFTER}", f"{_BEFORE}\n\nProtest\n\n{_AFTER}"),
        Example(f"{_BEFORE}\nan empty purse\n{_AFTER}", f"{_BEFORE}\nAn empty purse\n{_AFTER}"),
        Example(f"{_AFTER}\n\nlosses and debts\n\n{_BEFORE}", f"{_AFTER}\n\nLosses and debts\n\n{_BEFORE}"),
    ],
    clean=[
        f"{_BEFORE}\n\niPhone sales\n\n{_AFTER}",
        f"{_BEFORE}\n\nexample.org\n\n{_AFTER}",
        f"{_BEFORE}\n\nadvertisement\n\n{_AFTER}",
        f"{_BEFORE}\n\nread more\n\n{_AFTER}",
        f"{_BEFORE[:-1]}:\n\nbread\n\n{_AFTER}",
        "the rain\nfalls on the roof\n\nand the cat\nsleeps",
    ],
)
def lower_case_heading(doc: Doc, ctx: Context) -> Iterator[Hit]:
    found: list[tuple[Span, bool]] = []
    for before, block, after in zip(doc.blocks, doc.blocks[1:], doc.blocks[2:], strict=False):
        if (
            block.apart != doc.spaced
            or after.apart != doc.spaced
            or not _prose(doc, before, _SHORT)
            or not _prose(doc, after, _SHORT)
        ):
            continue
        if match := _lower_heading(doc, block):
            start = block.span.start + match.start("line")
            word = re.split(r"[ ,-]", match.group("line"))[0]
            sure = _plain(match.group("line")) and _prose(doc, before, _PROSE) and _prose(doc, after, _PROSE)
            found.append((Span(start, start + len(word)), sure))
    house_style = len(found) >= _HOUSE_STYLE and not any(_capital_heading(doc, block) for block in doc.blocks[1:])
    for span, sure in found:
        word = span.of(doc.text)
        yield Hit(
            span,
            f"Heading in lower case: '{word}'",
            [word[0].upper() + word[1:]],
            safety=Safety.SUGGEST if house_style or not sure else Safety.SAFE,
            confidence=0.85,
        )

"""HTML entities left in the text.

## What it does
Replaces entities such as `&quot;`, `&amp;` or `&#8217;` with the characters they stand for.

## Why
Text that was lifted from a web page keeps entities where a step forgot to decode them. They break search and quoting.

## Fix safety
Safe: an entity has one reading. Entities are only decoded where they end in a semicolon; `&lt;` and `&gt;` are left alone,
because decoding them could create markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_MARKUP = frozenset("<>")


@rule(
    code="ENC001",
    name="html-entity",
    stage=Stage.ENCODING,
    category="fluency/spelling",
    safety=Safety.SAFE,
    in_quotes=True,
    cues=("&",),
    examples=[
        Example("The minister said: &quot;We will wait.&quot;", 'The minister said: "We will wait."'),
        Example("Marks &amp; Spencer closed its last shop.", "Marks & Spencer closed its last shop."),
        Example("The army&#8217;s advance was halted.", "The army’s advance was halted."),
    ],
    clean=[
        "Johnson & Johnson; AT&T; Q&A.",
        "He wrote R&D; nobody objected.",
        "Use &lt;b&gt; for bold.",
    ],
)
def html_entity(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _ENTITY.finditer(doc.text):
        char = html.unescape(match.group())
        if char == match.group() or (not char.isprintable() and not char.isspace()) or char in _MARKUP:
            continue
        yield Hit(Span(*match.span()), f"HTML entity {match.group()} for {char!r}", [char], confidence=1.0)

"""An institution whose name has the word order of the source.

## What it does
Proposes the English order where the words of a known name stand in another: `Authority of the Suez Canal` for the Suez Canal
Authority, `Forces of Rapid Support` for the Rapid Support Forces, `Bank Central of Libya` for the Central Bank of Libya. A word
that the source also has for the noun counts as the noun: `Current of the Future` is the Future Movement.

## Why
In Arabic the noun comes first, then what it is of, then its adjectives. A translation that keeps them in order makes a name
that no reader and no search finds.

## Fix safety
Suggested only. Where the country of the institution is known, only in an article on that country; where a word is known that such
articles have, also in one with that word; a name with neither is suggested anywhere. What English itself turns round is left
alone: a noun that stands last (`the Libyan Central Bank`), and the order of any other known name.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup import reordered
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc


@rule(
    code="TRM002",
    name="reordered-name",
    stage=Stage.TERMS,
    category="terminology",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example(
            "In Egypt, the Authority of the Suez Canal said that 70 ships crossed.",
            "In Egypt, the Suez Canal Authority said that 70 ships crossed.",
        ),
        Example(
            "In Sudan, the Forces of Rapid Support took the bridge.",
            "In Sudan, the Rapid Support Forces took the bridge.",
        ),
        Example(
            "The Bank Central of Libya sold dollars to importers in Tripoli.",
            "The Central Bank of Libya sold dollars to importers in Tripoli.",
        ),
        Example(
            "Lebanon's Current of the Future rejected the tax.",
            "Lebanon's Future Movement rejected the tax.",
        ),
    ],
    clean=[
        "The Libyan Central Bank sold dollars to importers in Tripoli.",
        "The Suez Canal Authority said that 70 ships crossed, in Egypt.",
        "The Council of Europe met in Strasbourg to speak of Libya.",
        "Chad's National Salvation Army, Morocco's Royal Armed Forces and Mali's National Guard trained in Morocco.",
        "Turkey's Future Party and the Republican People's Party have one candidate.",
        "In Peru, the Movement for the Future rejected the tax.",
    ],
)
def reordered_name(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for span, name in reordered.names_in(doc):
        block = doc.block_at(span.start)
        if block is None or block.kind == "heading":
            continue
        seen = span.of(doc.text)
        origin = Evidence("authority", name.text, None, name.entry) if name.entry else None
        yield Hit(
            span,
            f"“{seen}” has the words of “{name.text}” in another order",
            [name.text],
            confidence=0.75,
            evidence=(origin,) if origin else (),
        )

"""A second leader with a nationality but no title.

## What it does
Proposes the title where two leaders are joined and only the first has one: 'Polish President A and Turkish B' becomes 'Polish
President A and Turkish President B'. Where the article does not give the second one that title, the proposal is 'Turkish
counterpart B'.

## Why
Arabic says 'the two presidents, the Polish A and the Turkish B'. The translation gives the title to the first one only.

## Fix safety
Suggested only: titles are facts. Nationalities that are nouns as well ('German Angela Merkel') are touched only where the article
gives that person the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup.demonyms import adjective_pattern
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._people import NAME, is_person
from cleanup.text import Doc, Span

_TITLE = (
    r"(?:(?:Foreign|Defen[cs]e|Interior|Finance|Economy|Health|Energy|Prime)\s+Minister|"
    r"(?:Vice\s+)?President|Chancellor|Premier)"
)
_TWO_OR_MORE = rf"{NAME}(?:\s+{NAME}){{1,3}}"


@cache
def _pattern() -> re.Pattern[str]:
    nation = adjective_pattern()
    return re.compile(
        rf"\b{nation}\s+(?P<title>{_TITLE})\s+{_TWO_OR_MORE},?\s+and\s+(?:the\s+)?"
        rf"(?P<all>(?P<nation>{nation})\s+(?P<name>{_TWO_OR_MORE}))(?!['’\w-])"
    )


def _may_be_noun(nation: str) -> bool:
    return nation.endswith(("an", "i", "ek", "Swiss")) or nation in ("Czech", "Thai", "Slovak", "Serb")


def _title_known(title: str, nation: str, name: str, text: str) -> bool:
    last = re.escape(name.split()[-1])
    return re.search(rf"\b(?:{nation}\s+{title}\b|{title}\s+(?:{NAME}\s+){{0,3}}{last}\b)", text) is not None


@rule(
    code="SYN010",
    name="nationality-without-title",
    stage=Stage.GRAMMAR,
    category="accuracy/omission",
    safety=Safety.SUGGEST,
    cues=("president", "minister", "chancellor", "premier"),
    examples=[
        Example(
            "French President Emmanuel Macron and Polish Andrzej Duda met. The Polish President spoke first.",
            "French President Emmanuel Macron and Polish President Andrzej Duda met. The Polish President spoke first.",
        ),
        Example(
            "Italian Foreign Minister Antonio Tajani and Spanish José Albares signed it.",
            "Italian Foreign Minister Antonio Tajani and Spanish counterpart José Albares signed it.",
        ),
        Example(
            "Kenyan President William Ruto and Ugandan Yoweri Museveni agreed. President Museveni left early.",
            "Kenyan President William Ruto and Ugandan President Yoweri Museveni agreed. President Museveni left early.",
        ),
    ],
    clean=[
        "British Prime Minister Boris Johnson and American Jennifer Arcuri met.",
        "French President Emmanuel Macron and Turkish Airlines signed a contract.",
        "Polish President Andrzej Duda and Turkish President Recep Tayyip Erdogan met.",
        "French President Emmanuel Macron and German Angela Merkel met.",
    ],
)
def nationality_without_title(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _pattern().finditer(doc.text):
        nation, name = match["nation"], match["name"]
        if not is_person(name):
            continue
        known = _title_known(match["title"], nation, name, doc.text)
        if known or not _may_be_noun(nation):
            after = f"{nation} {match['title'] if known else 'counterpart'} {name}"
            yield Hit(Span(*match.span("all")), "The second leader has no title", [after], confidence=0.75)

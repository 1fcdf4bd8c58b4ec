"""A name that nobody of that country can spell so.

## What it does
Flags a name that a title gives to a country whose own alphabet English keeps, and that has letters which names there never
have: `Turkish journalist Kamal Ozjan Wadat` came through Arabic (Turkish has no w), `Gokche` stands for Gökçe.

## Why
Such a name is mangled beyond doubt, but only a list of names could tell what it was. A reader who searches for the person has
to know.

## Fix safety
Flagged only. Where the authority knows the person, the name has been repaired before this rule looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from cleanup.datafile import parse
from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span


class Orthography(NamedTuple):
    """A country's adjective, its titles as a pattern that ends before the name, and what its names never have."""

    adjective: str
    titled: re.Pattern[str]
    never: re.Pattern[str]


@cache
def orthographies() -> tuple[Orthography, ...]:
    """The languages of the data file."""
    data = parse(files("cleanup").joinpath("data/orthographies.yml").read_bytes())
    roles = "|".join(data["roles"])
    found = []
    for row in data["languages"]:
        adjective = row["adjective"]
        titled = rf"\b{adjective} (?:[A-Za-z]+ ){{0,3}}?(?i:{roles}) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})"
        edges = [part for group in row["never_at_edge"] for part in (rf"\b{group}", rf"{group}\b")]
        never = re.compile("|".join([*row["never"], *edges]), re.I)
        found.append(Orthography(adjective, re.compile(titled), never))
    return tuple(found)


@rule(
    code="NAM004",
    name="foreign-spelling",
    stage=Stage.READING,
    category="locale/name",
    severity=Severity.MINOR,
    in_quotes=True,
    examples=[
        Example("The Turkish writer Orkhan Bamooq received the prize in Stockholm.", None),
        Example("He met Turkish defense minister Khuloosi and left.", None),
        Example("A book by the Turkish journalist Murad Yatkeen Gokche came out in May.", None),
    ],
    clean=[
        "The Turkish writer Orhan Pamuk received the prize in Stockholm.",
        "Turkish journalist Fethi Ishak wrote about Washington.",
        "British journalist Patrick Cockburn and Turkish officials met in Khartoum.",
    ],
)
def foreign_spelling(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for language in orthographies():
        for match in language.titled.finditer(doc.text) if language.adjective in doc.text else ():
            name = re.sub(r"['’]s?$", "", match["name"])
            if not (odd := language.never.search(name)):
                continue
            start = match.start("name")
            yield Hit(
                Span(start, start + len(name)),
                f"“{name}” is not spelled as a {language.adjective} name: “{odd.group()}” does not occur in one",
                confidence=0.7,
                evidence=(Evidence("context", f"{language.adjective} names keep their own spelling in English"),),
            )

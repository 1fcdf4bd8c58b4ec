"""How an article speaks of a name at one place: as of a source, as of somebody, as of a town, as of a tradesman.

A spelling that could be a known name is not that name where it is spoken of as only another could be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from cleanup.attribution import attributed
from cleanup.names.authority import Entry
from cleanup.names.mentions import address, titles
from cleanup.text import Doc, Span

if TYPE_CHECKING:
    from cleanup.names.uses import Use

_REACH = 70
_SOMEBODY = re.compile(
    r"(?:, who\b| and (?:his|her)\b| \w+ (?:that )?s?he\b"
    r"|['’]s (?:husband|wife|mother|father|sons?|daughters?|brothers?|sisters?)\b)"
)
_TOWN = re.compile(r"\b(?:town|city|village|port|district|suburbs?|outskirts|hamlet|streets) of $", re.I)
_LAST_WORD = re.compile(r"(\w+),?\Z")
_APPOSITION = re.compile(
    r"(?:,| \(|,? (?:who )?(?:is|was)) (?:an?|the) ((?:(?!(?:of|who|for|in|from|to) )[\w-]+ ){0,3}[\w-]+)"
)


@cache
def _trades() -> frozenset[str]:
    return frozenset(titles()["trades"])


def manners(doc: Doc, span: Span) -> Iterator[str]:
    """The ways in which the words around a name speak of it: `source`, `somebody`, `town`, and any trade by its name."""
    before = doc.text[max(0, span.start - _REACH) : span.start]
    after = doc.text[span.end : span.end + _REACH]
    if " " not in span.of(doc.text) and attributed(doc, span):
        yield "source"
    if _SOMEBODY.match(after):
        yield "somebody"
    if before.endswith(" of ") and _TOWN.search(before):
        yield "town"
    apposition = _APPOSITION.match(after)
    words = {_word_before(before), *(apposition[1].split() if apposition else ())}
    yield from sorted(_trades() & words)


def _word_before(before: str) -> str:
    """The word right before a name, also with a comma; '' where none stands there."""
    line = before.removesuffix("\n")
    if not line.endswith(" "):
        return ""
    found = _LAST_WORD.search(line[line.rfind(" ", 0, -1) + 1 : -1])
    return found[1] if found else ""


def contradicted(use: Use, entry: Entry) -> bool:
    """Whether the article speaks of a spelling as nobody would of this entry."""
    if entry.kind == "person":
        known = {word for cue in entry.cues for word in cue.lower().split()}
        return bool((use.manners & _trades()) - known)
    if entry.kind == "place":
        return bool(use.titles & address())
    if entry.kind == "outlet" and len(use.tokens) == 1:
        # An agency is known by what it reports; a word that only looks like its name may be anybody's.
        reports = "source" in use.manners or use.speaks
        if "somebody" in use.manners or not reports:
            return True
    return "town" in use.manners or bool(use.titles & address())

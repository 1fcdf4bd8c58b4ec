"""An institution, office or operation under a name that only a translation gives it.

## What it does
Puts the settled English name for a half-translated or literal one: in an article about Libya `Al-Wefaq government` is the
Government of National Accord, in one about Iraq `the popular crowd` is the Popular Mobilization Forces.

## Why
A reader who does not know the source language cannot tell that both names mean one thing, and no search finds them together.

## Fix safety
Safe for names that mean one thing once the country is known; suggested where another country's institution could be meant
(`reconciliation government`), where the words are a gloss (`known as`), part of a longer name, or said of another place.
Bahrain's party Al-Wefaq stays as it is. An abbreviation is explained where the article meets it first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup import lexicon
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc


@rule(
    code="TRM001",
    name="half-translated-term",
    stage=Stage.TERMS,
    category="terminology",
    severity=Severity.MAJOR,
    safety=Safety.SAFE,
    version=5,
    examples=[
        Example(
            "In Libya, Al-Wefaq forces took the airport of Tripoli.",
            "In Libya, Government of National Accord (GNA) forces took the airport of Tripoli.",
        ),
        Example(
            "The Al-Wefaq government in Libya asked Malta for help.",
            "The Government of National Accord in Libya asked Malta for help.",
        ),
        Example(
            "In Baghdad, the popular crowd said that Iraq had paid its fighters.",
            "In Baghdad, the Popular Mobilization Forces said that Iraq had paid its fighters.",
        ),
    ],
    clean=[
        "Bahrain's Al-Wefaq society boycotted the election in Manama.",
        "The South Sudan reconciliation government met in Juba.",
        "He was a popular speaker and the crowd in Baghdad cheered.",
    ],
)
def half_translated_term(doc: Doc, ctx: Context) -> Iterator[Hit]:
    matches = sorted(lexicon.find(doc, "term"), key=lambda match: match.span)
    introduced: set[str] = set()
    for match in matches:
        seen = match.span.of(doc.text)
        proposals = _spelled_out(match, doc, matches, introduced)
        if proposals != match.proposals and match.safety >= ctx.config.level and not doc.quoted(match.span):
            introduced.update(short for short, _ in match.entry.stands_for)
        yield Hit(
            match.span,
            f"“{seen}” is “{proposals[0]}” in English" if proposals else f"“{seen}” is a name that was translated",
            proposals,
            safety=match.safety,
            confidence=0.97 if match.safety == Safety.SAFE else 0.8,
            evidence=match.entry.evidence,
            category=match.entry.category,
            severity=match.entry.severity,
        )


def _spelled_out(match: lexicon.Match, doc: Doc, matches: list[lexicon.Match], introduced: set[str]) -> tuple[str, ...]:
    """The proposals, with an abbreviation explained where the article meets it for the first time.

    A heading has the abbreviation when the text below can explain it; direct speech explains nothing.
    """
    if not match.proposals:
        return ()
    first, *others = match.proposals
    for short, full in match.entry.stands_for:
        known = re.search(rf"(?<!\w)(?:{re.escape(full)}|{re.escape(short)})(?!\w)", doc.text[: match.span.start], re.I)
        if known or short in introduced or not re.search(rf"\b{short}\b", first):
            continue
        if _in_heading(match, doc) and any(
            later.span > match.span and not _in_heading(later, doc) for later in matches
        ):
            continue
        first = re.sub(rf"\b{short}\b", f"{full} ({short})", first, count=1)
        first = re.sub(r"\b(\w+) (\(\w+\)) \1\b", r"\1 \2", first, flags=re.I)
    return tuple(dict.fromkeys((first, *others)))


def _in_heading(match: lexicon.Match, doc: Doc) -> bool:
    block = doc.block_at(match.span.start)
    return block is not None and block.kind == "heading"

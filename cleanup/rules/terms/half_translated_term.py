"""An institution, office or operation under a name that only a translation gives it.

## What it does
Puts the settled English name for a half-translated or literal one: in an article about Libya `Al-Wefaq government` is the
Government of National Accord, in one about Iraq `the popular crowd` is the Popular Mobilization Forces.

## Why
A reader who does not know the source language cannot tell that both names mean one thing, and no search finds them together.

## Fix safety
Safe for names that mean one thing once the country is known; suggested where another country's institution could be meant
(`reconciliation government`). Bahrain's party Al-Wefaq stays as it is.
"""

from __future__ import annotations

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
    examples=[
        Example(
            "In Libya, Al-Wefaq forces took the airport of Tripoli.",
            "In Libya, GNA forces took the airport of Tripoli.",
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
    for match in lexicon.find(doc, "term"):
        seen = match.span.of(doc.text)
        yield Hit(
            match.span,
            f"“{seen}” is “{match.proposals[0]}” in English",
            match.proposals,
            safety=match.entry.safety,
            confidence=0.97 if match.entry.safety == Safety.SAFE else 0.8,
            evidence=match.entry.evidence,
            category=match.entry.category,
            severity=match.entry.severity,
        )

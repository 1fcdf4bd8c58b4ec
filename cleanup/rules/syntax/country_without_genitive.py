"""A country stranded between two verbs: 'has dampened ambitions Brazil is raising the price'.

## What it does
Proposes the genitive and the missing 'and': "has dampened Brazil's ambitions and is raising the price"; and the genitive for a
country's share, quota, sovereignty, territories, airspace or coasts ('would not affect Kenya share of the water').

## Why
Arabic puts the owner behind the thing owned ('ambitions Brazil') and joins the next verb without repeating the subject.

## Fix safety
Suggested only. The noun must be one that a country has and that takes no clause ('fears Brazil is raising prices' is English),
and the second verb must have an object of its own ('ambitions Brazil is pursuing' is English).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup.demonyms import by_name
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_NOUNS = "aspirations|ambitions|influence|prestige|interests|capabilities|dominance|calculations|credibility|standing"


_OWNED = "share|quota|sovereignty|territories|airspace|coasts"
_TOWARDS = (
    "of|on|in|to|for|about|over|affects?|affected|violat(?:es?|ed|ing)|reduc(?:es?|ed|ing)|restor(?:e|ed|ing)|protect(?:s|ed|ing)?|"
    "respect(?:s|ed|ing)?|defend(?:s|ed|ing)?"
)


@cache
def _owned() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(by_name(), key=len, reverse=True) if not name.isupper())
    return re.compile(
        rf"\b(?:{_TOWARDS})\s+(?P<all>(?P<name>{names})\s+(?P<noun>{_OWNED}))(?=\s*[.,;!?]|\s+(?:of|in|and|to|from|over|at|by|as|during)\b)"
    )


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(by_name(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<head>(?:has|have|had)\s+[a-z]{{2,15}}ed\s+)(?P<noun>{_NOUNS})\s+(?P<the>the\s+)?(?P<name>{names})\s+(?P<verb>(?:is|was)\s+[a-z]{{2,15}}ing)(?=\s+(?:the|its|a|an|their)\s)"
    )


@rule(
    code="SYN012",
    name="country-without-genitive",
    stage=Stage.GRAMMAR,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=2,
    pieces=(*_NOUNS.split("|"), *_OWNED.split("|")),
    examples=[
        Example(
            "The drought has dampened ambitions Brazil is raising the price of coffee.",
            "The drought has dampened Brazil's ambitions and is raising the price of coffee.",
        ),
        Example(
            "The tariff has harmed interests Japan is shifting the trade in steel.",
            "The tariff has harmed Japan's interests and is shifting the trade in steel.",
        ),
        Example(
            "The defeat had damaged prestige France was dividing the cabinet.",
            "The defeat had damaged France's prestige and was dividing the cabinet.",
        ),
        Example(
            "The dam would not affect Kenya share of the water.", "The dam would not affect Kenya's share of the water."
        ),
    ],
    clean=[
        "Talks on China share prices, and on Serbia independence talks, went on.",
        "The drought has raised fears Brazil is raising the price of coffee.",
        "The treaty has curbed ambitions Japan is pursuing in the Arctic.",
        "The defeat had damaged France's prestige and was dividing the cabinet.",
    ],
)
def country_without_genitive(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _owned().finditer(doc.text):
        after = f"{_genitive(match['name'])} {match['noun']}"
        yield Hit(Span(*match.span("all")), f"The genitive is missing: '{after}'", [after], confidence=0.75)
    for match in _pattern().finditer(doc.text):
        owner = f"{match['the'] or ''}{match['name']}"
        after = f"{match['head']}{_genitive(owner)} {match['noun']} and {match['verb']}"
        yield Hit(Span(*match.span()), "The genitive and an 'and' are missing", [after], confidence=0.75)


def _genitive(owner: str) -> str:
    return f"{owner}'" if owner.endswith("s") else f"{owner}'s"

"""A country stranded between two verbs: 'has dampened ambitions Brazil is raising the price'.

## What it does
Proposes the genitive and the missing 'and': "has dampened Brazil's ambitions and is raising the price"; and the genitive for a
country's share, quota, sovereignty, territories, airspace or coasts ('would not affect Kenya share of the water'); and the
adjective for a country before its people ('the number of Iran pilgrims'); and the genitive where the country stands behind its
policy, army or the like before a place or a deed ('change the policy Iran in the region').

## Why
Arabic puts the owner behind the thing owned ('ambitions Brazil') and joins the next verb without repeating the subject.

## Fix safety
Suggested only. The noun must be one that a country has and that takes no clause ('fears Brazil is raising prices' is English),
and the second verb must have an object of its own ('ambitions Brazil is pursuing' is English). Of people, only those are taken whom no
compound names ('England fans', 'Iraq veterans', 'Ukraine refugees' are English), and only where the country cannot end a phrase of place
('In Iran pilgrims wait').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup.demonyms import by_name
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.letters import plain_words
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import neighbours
from cleanup.text import Doc, Span

_NOUNS = "aspirations|ambitions|influence|prestige|interests|capabilities|dominance|calculations|credibility|standing"


_OWNED = "share|quota|sovereignty|territories|airspace|coasts"
_HAD = "policy|policies|army|government|authorities|leadership|stance|soldiers|economy|parliament|regime"
_TOWARDS = (
    "of|on|in|to|for|about|over|affects?|affected|violat(?:es?|ed|ing)|reduc(?:es?|ed|ing)|restor(?:e|ed|ing)|protect(?:s|ed|ing)?|"
    "respect(?:s|ed|ing)?|defend(?:s|ed|ing)?"
)

_PEOPLE = (
    "citizens|nationals|pilgrims|worshippers|officials|ministers|diplomats|lawmakers|deputies|students|pupils|teachers|workers|labou?rers|"
    "farmers|fishermen|voters|tourists|businessmen|soldiers|officers|sailors|doctors|nurses|engineers|pilots"
)
_BEFORE_PEOPLE = (
    r"(?:(?:number|hundreds|thousands|dozens|tens|millions)\s+of|these|those|some|many|most|several|few|among|between|other|young|"
    r"the(?:\s+(?:two|three|four|five|six|seven|eight|nine|ten|first|last|\d{1,3}))?|(?:3[2-9]|[4-9]\d|[1-9]\d\d|\d{1,3}(?:,\d{3})+))"
)
"""What counts people or sets them apart; small figures may be a day of the month, and 'most of Iran' is a place."""
_OWN_ADJECTIVE = frozenset(
    "Georgia Kosovo Luxembourg Singapore Monaco Dominica Turkey Guinea Niger Congo Ireland".split()
)
"""Countries whose name is an adjective too, or that of something else: a state, a bird; or that want another word."""


@cache
def _adjectives() -> dict[str, str]:
    """The adjective of each country whose name is one plain word."""
    return {
        name: country.adjectives[0]
        for name, country in by_name().items()
        if name.isalpha()
        and not name.isupper()
        and name not in _OWN_ADJECTIVE
        and name not in country.adjectives
        and country.adjectives
    }


@cache
def _of_people() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:{_BEFORE_PEOPLE})\s+(?P<name>{'|'.join(map(re.escape, sorted(_adjectives())))})\s+(?:{_PEOPLE})"
        r"(?=[.;]|,\s+[a-z]|\s+(?:had|have|has|are|were|will|would|can|could|may|who|in|from|to|at|on|and|by|with|during|after|before|abroad|"
        r"said|[a-z]{3,15}ed)\b)"
    )


@cache
def _owned() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(by_name(), key=len, reverse=True) if not name.isupper())
    return re.compile(
        rf"\b(?:{_TOWARDS})\s+(?P<all>(?P<name>{names})\s+(?P<noun>{_OWNED}))(?=\s*[.,;!?]|\s+(?:of|in|and|to|from|over|at|by|as|during)\b)"
    )


@cache
def _behind() -> re.Pattern[str]:
    """What a country has, with the country behind it and then a place: 'change the policy Iran in the region'."""
    return re.compile(
        rf"\bthe\s+(?P<noun>{_HAD})\s+(?P<name>{'|'.join(map(re.escape, sorted(_adjectives())))})"
        r"(?=[.;]|,\s+[a-z]|\s+(?:in\s+the|towards?|against|fired|opened|killed|arrested|entered|announced|said)\b)"
    )


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(by_name(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<head>(?:has|have|had)\s+[a-z]{{2,15}}ed\s+)(?P<noun>{_NOUNS})\s+(?P<the>the\s+)?(?P<name>{names})\s+(?P<verb>(?:is|was)\s+[a-z]{{2,15}}ing)(?=\s+(?:the|its|a|an|their)\s)"
    )


_BEHIND = neighbours(_HAD.split("|"), _adjectives())
_BEFORE_NOUN = neighbours((plain_words(name)[-1] for name in by_name()), _OWNED.split("|"))
_BESIDE_PEOPLE = neighbours(_adjectives(), (*_PEOPLE.replace("u?", "").split("|"), "labourers"))


@rule(
    code="SYN012",
    name="country-without-genitive",
    stage=Stage.GRAMMAR,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=4,
    pieces=(*_NOUNS.split("|"), *_BEFORE_NOUN, *_BEHIND, *_BESIDE_PEOPLE),
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
        Example(
            "The number of Iran pilgrims in Mecca had doubled.", "The number of Iranian pilgrims in Mecca had doubled."
        ),
        Example(
            "The embassy helped 40 Jordan citizens to leave.", "The embassy helped 40 Jordanian citizens to leave."
        ),
        Example(
            "The tariff will not change the policy Japan in the region.",
            "The tariff will not change Japan's policy in the region.",
        ),
        Example("He met some Ghana students at the fair.", "He met some Ghanaian students at the fair."),
    ],
    clean=[
        "In Iran pilgrims wait; a third of the Ukraine refugees and some England fans came, with two Iraq veterans.",
        "They oppose the policy Japan adopted, the government Kenya has and the army Chad sent.",
        "Some New Zealand farmers met two Georgia officials.",
        "In most of Iran officials slept; by May 12 China officials had left; in 2020 China workers went home.",
        "Many Turkey farmers and Air France workers came.",
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
    for match in () if doc.pieces.isdisjoint(_BEHIND) else _behind().finditer(doc.text):
        if not doc.quoted(Span(*match.span())):
            after = f"{_genitive(match['name'])} {match['noun']}"
            yield Hit(Span(*match.span()), f"The genitive is missing: '{after}'", [after], confidence=0.7)
    for match in _of_people().finditer(doc.text):
        name, block = Span(*match.span("name")), doc.block_at(match.start("name"))
        if block is not None and block.kind == "paragraph" and not doc.quoted(name):
            after = _adjectives()[match["name"]]
            yield Hit(name, f"English has the adjective before people: '{after}'", [after], confidence=0.7)
    for match in _pattern().finditer(doc.text):
        owner = f"{match['the'] or ''}{match['name']}"
        after = f"{match['head']}{_genitive(owner)} {match['noun']} and {match['verb']}"
        yield Hit(Span(*match.span()), "The genitive and an 'and' are missing", [after], confidence=0.75)


def _genitive(owner: str) -> str:
    return f"{owner}'" if owner.endswith("s") else f"{owner}'s"

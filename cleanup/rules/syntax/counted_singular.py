"""A noun in the wrong number beside its numeral or determiner: 'killed 15 soldier', 'this incidents', 'a tents near'.

## What it does
Proposes the plural after a number from two on ('15 soldiers', '1.1 million barrels'), and the determiner in the number of its noun ('these incidents').

## Why
Arabic counts from eleven on with a singular, and uses the feminine singular 'this' for the plural of things.

## Fix safety
Suggested only, for listed nouns, and only where a mark or a word that ends a phrase follows: in 'two soldier deaths' or 'this
elections office' the noun belongs to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.inflection import singular
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import neighbours
from cleanup.text import Doc, Span

_COUNTED = (
    "soldiers|civilians|children|militants|fighters|gunmen|terrorists|missiles|rockets|houses|prisoners|detainees|migrants|refugees|"
    "workers|women|families|villages|countries|victims|citizens|students|journalists|policemen|vehicles|tanks|people|martyrs|drones|"
    "passengers|settlers|pilgrims|doctors|officers|ships|boats|schools|hospitals|barrels|shells|mines|bodies|voters|candidates|seats"
)
_AMOUNT = "barrels|dollars|pounds|euros|dinars|riyals|dirhams|tons|tonnes|voters|people|citizens|refugees|users|tourists|visitors|vehicles"
_NOT_VERBS = (
    "incidents|victims|negotiations|clashes|casualties|militias|factions|fighters|soldiers|families|citizens|refugees|elections|"
    "sanctions|relations|tensions|missiles|rockets|countries|cities|regions|areas|parties|violations|crimes|decisions|laws|"
    "authorities|institutions|companies|accusations|allegations|developments|groups|activities|massacres|events|tents|students|"
    "threats|agreements|days|weeks|years|children|women|measures|statements|talks|operations|reports|battles|forces|attacks"
)
_VERB_TOO = frozenset("measures statements talks reports battles forces attacks".split())
_TO_SINGULAR = {singular(word): word for word in _COUNTED.split("|")} | {"policeman": "policemen"}
_TO_SINGULAR |= {singular(word): word for word in _AMOUNT.split("|")}
_ENDS = (
    r"(?=\s*[.;:!?)]|,\s+(?:and|but|while|including|most|the|according)\b|\s+(?:and|at|by|during|for|from|had|have|has|in|inside|near|of|on|since|that|to|"
    r"was|were|are|is|when|while|who|will|with|without|came|come|took|broke|according|across|after|before|between|against|as|live|fell)\b)"
)
_UNITS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?![\d.,])|{_UNITS}|(?:{_TENS})(?:-\w+)?)"
_CONTEXT = (
    r"(?:kill(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|arrest(?:ed|ing)|detain(?:ed|ing)|destroy(?:ed|ing)|includ(?:es|ed|ing)|rescued|"
    r"displaced|freed|released|of|than|least|about|some|nearly|almost|and|with|saw|lost|fired|launched|down|sent|captured|hit|the)"
)
_COUNT = re.compile(rf"\b{_CONTEXT}\s+(?!1\s)(?P<number>{_NUMBER})\s+(?P<noun>{'|'.join(_TO_SINGULAR)}){_ENDS}", re.I)
_MILLIONS = re.compile(
    rf"(?<![Aa] )\b\d+(?:\.\d+)? (?:m|b|tr)illion (?P<noun>{'|'.join(map(singular, _AMOUNT.split('|')))})"
    r"(?=\s*[.;:!?)]|\s+(?:of|from|in|were|was|are|have|had|and|to|by|during|at|for|on)\b)"
)
_COUNT_IN_WORDS = neighbours(_UNITS.split("|"), _TO_SINGULAR) | frozenset(_TENS.split("|"))
_COUNT_IN_DIGITS = re.compile(rf"\d\s+(?i:{'|'.join(_TO_SINGULAR)})\b")
_THIS = re.compile(rf"\b(?P<det>[Tt]his)\s+(?P<noun>{_NOT_VERBS}){_ENDS}")
_THIS_PAIRS = neighbours(["this"], _NOT_VERBS.split("|"))
_THESE = re.compile(
    rf"\b(?P<det>[Tt]hese)\s+(?P<noun>{'|'.join(singular(word) for word in _NOT_VERBS.split('|'))}){_ENDS}"
)
_THESE_PAIRS = neighbours(["these"], map(singular, _NOT_VERBS.split("|")))
_A = re.compile(rf"(?<!\bhalf\s)(?<!\bsuch\s)\b(?P<det>[Aa]n?)\s+(?P<noun>{_NOT_VERBS}){_ENDS}")
_A_PAIRS = neighbours(["a", "an"], _NOT_VERBS.split("|"))
_BEFORE_VERB = re.compile(r"\s*[.;!?]|\s+(?:was|were|are|have|had|come|came|will|took)\b")


@rule(
    code="SYN017",
    name="counted-singular",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example("The ambush killed 15 soldier in the hills.", "The ambush killed 15 soldiers in the hills."),
        Example("The tanker holds 1.1 million barrel of oil.", "The tanker holds 1.1 million barrels of oil."),
        Example("More than twenty woman were on the bus.", "More than twenty women were on the bus."),
        Example("This incidents came after the vote.", "These incidents came after the vote."),
        Example("They live in a tents near the river.", "They live in tents near the river."),
        Example("These decision was taken in Lima.", "This decision was taken in Lima."),
    ],
    clean=[
        "The plan covers 12 soldier settlements and 30 family doctors.",
        "This forces him to stay, and this measures up to the task.",
        "A 15 soldier patrol left the camp; the ruling of 2023 victim groups welcomed.",
        "This elections office is closed. A sanctions regime is in place.",
        "One soldier was killed in 2014.",
        "A 2 million dollar house, a 3.5 million barrel cut and the 4 million pound fine.",
    ],
)
def counted_singular(doc: Doc, ctx: Context) -> Iterator[Hit]:
    text, pieces = doc.text, doc.pieces
    if not pieces.isdisjoint(_COUNT_IN_WORDS) or _COUNT_IN_DIGITS.search(text):
        for match in _COUNT.finditer(text):
            yield _hit(match, "noun", _TO_SINGULAR[match["noun"].lower()])
    for match in _MILLIONS.finditer(text) if "illion " in text else ():
        yield _hit(match, "noun", _TO_SINGULAR[match["noun"]])
    for match in () if pieces.isdisjoint(_THIS_PAIRS) else _THIS.finditer(text):
        if match["noun"] not in _VERB_TOO or _BEFORE_VERB.match(text, match.end()):
            yield _hit(match, "det", "These" if match["det"] == "This" else "these")
    for match in () if pieces.isdisjoint(_THESE_PAIRS) else _THESE.finditer(text):
        yield _hit(match, "det", "This" if match["det"] == "These" else "this")
    for match in () if pieces.isdisjoint(_A_PAIRS) else _A.finditer(text):
        noun = match["noun"]
        yield _hit(match, "", noun.capitalize() if match["det"][0] == "A" else noun)


def _hit(match: re.Match[str], part: str, after: str) -> Hit:
    span = Span(*(match.span(part) if part else match.span()))
    return Hit(span, f"The number is wrong: '{after}'", [after], confidence=0.8)

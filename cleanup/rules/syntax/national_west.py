"""A part of a country named with its adjective: 'the Libyan West'.

## What it does
Writes 'western Libya' for 'the Libyan West', and so for every country and direction: 'northern Syria', 'southeastern Turkey',
'eastern and western Mali'.

## Why
Arabic names a region with article, compass word and nationality. English names it with an adjective and the country.

## Fix safety
Safe in running text, where the capitalised compass word ends the phrase; suggested for countries whose regions writers like to
capitalise ('the French South') and for halves that were once states ('the Yemeni South'). Established names are left alone
('the American West', 'the Greek East' of the Romans), as are lower-case directions ('the Libyan south'), headings, and phrases
that go on with a noun ('the Iraqi North Oil Company'), and titles ('her novel The Libyan West').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup.demonyms import adjective_pattern, by_adjective
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST
from cleanup.text import Doc, Span

_COMPASS = r"(?:North|South)(?:-?(?:[Ee]ast|[Ww]est))?|East|West"
_FOLLOWERS = (
    "about|after|against|alone|although|amid|and|are|as|at|because|before|between|but|by|can|could|did|does|during|for|from|had|"
    "has|have|if|in|into|is|it|last|may|might|must|near|now|of|on|or|over|since|should|so|than|thanks|that|this|through|to|today|"
    "towards?|under|until|via|was|were|when|where|which|while|who|will|with|within|without|would|yesterday"
)
_ESTABLISHED = re.compile(
    "American|Australian|Brazilian|British|Canadian|Central African|Cypriot|Dutch|German|Greek|"
    "Ghanaian|Indian|Italian|New Zealand|"
    "Nigerian|North Korean|Palestinian|Russian|South Korean|Solomon Islands|Vatican"
)
_DIVIDED = re.compile(r"(?:Sudanese|Vietnamese|Yemeni) (?:North|South)(?![a-z-])")
_SOMETIMES = re.compile(
    "Argentine|Austrian|Chilean|Chinese|Danish|Finnish|French|Irish|Israeli|Japanese|Mexican|Norwegian|Polish|Portuguese|Spanish|Swedish|"
    "Thai|Ukrainian"
)
_OPENS = "\n\"“‘'(:"
_SPOKEN_OF = re.compile(r",? (?:as|officially|so-called|once|was a|is a|is [A-Z])\b|, (?:after|before|until) 1\d{3}")
_NAMED_AFTER = re.compile(r"\b[A-Z][\w'’-]+\s+(?:of|for)\s+$")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<the>[Tt]he)\s+(?P<nation>{adjective_pattern()})\s+(?P<first>{_COMPASS})(?:\s+(?P<and>and|or)\s+(?P<second>{_COMPASS}))?"
        rf"(?=['’]s\b|\s*[.;:!?)\]\"”»—–]|\s*,(?!\s*(?:{_COMPASS})\b)|\s+(?:(?:{_FOLLOWERS}|{PAST}|remains|suffers|faces|needs)\b(?!\s+(?:{_COMPASS})\b)|[a-z]{{3,15}}ed\b)|\s*$)",
        re.M,
    )


def _adjective(compass: str) -> str:
    return compass.replace("-", "").lower() + "ern"


@rule(
    code="SYN003",
    name="national-west",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SAFE,
    version=2,
    cues=("north", "south", "east", "west"),
    examples=[
        Example("Floods reached the Syrian North on Monday.", "Floods reached northern Syria on Monday."),
        Example(
            "Trade between the Malian East and West has stopped.",
            "Trade between eastern and western Mali has stopped.",
        ),
        Example("The Iraqi South was without power.", "Southern Iraq was without power."),
        Example("A wind farm opened in the Egyptian North-West.", "A wind farm opened in northwestern Egypt."),
    ],
    clean=[
        "She grew up in the American West and paints the Canadian North.",
        "The Iraqi North Oil Company hired engineers.",
        "Rain fell across the Syrian north.",
        "The Turkish West Coast draws sailors.",
        "Voters of the Italian South stayed at home.",
        "The Chilean North, South and centre have little in common.",
    ],
)
def national_west(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _pattern().finditer(doc.text):
        block = doc.block_at(match.start())
        if _ESTABLISHED.fullmatch(match["nation"]) or block is None or block.kind == "heading":
            continue
        if (
            match["the"] == "The"
            and doc.sentence_at(match.start()).start != match.start()
            and doc.text[match.start() - 1] not in _OPENS
        ):
            continue
        directions = _adjective(match["first"])
        if match["second"]:
            directions += f" {match['and']} {_adjective(match['second'])}"
        after = by_adjective()[match["nation"]].part(directions)
        if match["the"] == "The":
            after = after[0].upper() + after[1:]
        named = _NAMED_AFTER.search(doc.text, max(0, match.start() - 60), match.start())
        doubtful = (
            named
            or _SPOKEN_OF.match(doc.text, match.end())
            or _SOMETIMES.fullmatch(match["nation"])
            or _DIVIDED.search(match.group())
        )
        safety = Safety.SUGGEST if doubtful else Safety.SAFE
        yield Hit(Span(*match.span()), f"English says '{after}'", [after], safety, confidence=0.93)

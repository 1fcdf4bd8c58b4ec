"""Bodies that speak, the verbs with which they do, and who else a pronoun may mean; shared by the rules on agreement."""

from __future__ import annotations

import re

from cleanup.rules.syntax._people import NAME, is_person_word

SAYING = (
    "said|added|confirmed|stressed|explained|announced|revealed|declared|affirmed|emphasi[sz]ed|noted|stated|clarified|indicated|claimed|"
    "asserted|underlined|disclosed|admitted|acknowledged|insisted|reported"
)
"""What verbs of reporting are in the past, as alternatives of a pattern; each takes 'that'."""

TROOPS = "forces|troops|fighters|soldiers|militias|militants|rebels|gunmen|mercenaries|insurgents|factions|tribesmen"
"""Plurals of armed people, as alternatives of a pattern."""

BODY = (
    "ministry|commission|committee|authority|agency|embassy|newspaper|magazine|organi[sz]ation|university|municipality|company|corporation|"
    "association|foundation|federation|department|directorate|command|bank|movement|council|union|party|bloc|coalition|alliance|front|"
    "office|bureau|service|court|prosecution|presidency|parliament|government|cabinet|brigades?|platform|channel|website|statement|study|"
    "report|institution|secretariat|syndicate|league|administration|chamber"
)
"""Bodies and what they publish, which Arabic has in the feminine or in a plural of it; 'it' in English."""

_PERSON = re.compile(
    r"\b(?:she|her|hers|herself|woman|women|girl|mother|wife|daughter|sister|widow|queen|princess|lady|actress|mrs|ms|miss|dr|"
    r"\w*spokes\w+|\w*woman|minister|secretary|president|director|chair|chief|head|official|expert|analyst|doctor|lawyer|judge|nurse|"
    r"teacher|professor|author|writer|journalist|editor|reporter|singer|victim|witness|patient|student|representative|ambassador|"
    r"commissioner|envoy|candidate|senator|mp|member|employee|source|manager|founder|owner|leader|governor|mayor)\b",
    re.I,
)
_NAMES = re.compile(rf"(?<!of\s)(?<!the\s)\b(?P<first>{NAME})(?=\s+(?P<last>{NAME}))")
_LED_BY = re.compile(r"\b(?:by|named|under)\s+[A-Z]\w+")
_NO_NAME = frozenset(
    "The In On At One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Dozens Hundreds Some Many Several".split()
)


def person_word(text: str) -> bool:
    """Whether a word for a person, or 'she' or 'her', stands there."""
    return _PERSON.search(text) is not None


def names_someone(text: str) -> bool:
    """Whether anybody stands there who may be 'she': a woman, a titled person, a personal name."""
    return person_word(text) or _LED_BY.search(text) is not None or names_in_full(text)


def names_in_full(text: str) -> bool:
    """Whether a first name and a last name stand there."""
    return any(
        match["first"] not in _NO_NAME and is_person_word(match["first"]) and is_person_word(match["last"])
        for match in _NAMES.finditer(text)
    )

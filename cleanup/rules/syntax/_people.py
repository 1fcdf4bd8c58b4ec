"""Which capitalised words of an article are surnames of people, by the titles that stand before them."""

from __future__ import annotations

import re
from functools import lru_cache

from cleanup.demonyms import by_adjective, by_name, countries

NAME = r"(?:[Aa]l-|[Ee]l-)?[A-Z][^\W\d_]+(?:-[^\W\d_]+)*"
FULL_NAME = rf"{NAME}(?:\s+(?:bin\s+|ben\s+|van\s+|de\s+)?{NAME}){{0,4}}"
_TITLE = (
    "President|Premier|Minister|Chancellor|Marshal|General|Colonel|Commander|Captain|Lieutenant|Admiral|King|Prince|Emir|Sheikh|"
    "Sultan|Ayatollah|Senator|Warlord|Leader|Governor|Mr|Mrs|Ms|Dr|leader|commander|general|warlord|strongman|dictator|president|minister|chief"
)
_TITLED = re.compile(rf"(?<![\w-])(?:{_TITLE})(?:(?<=Mr|Ms|Dr)\.|(?<=Mrs)\.)?[ \u00a0]+(?P<name>{FULL_NAME})")
"""A stop after any other title ends the sentence: 'met the leader. The army'."""
_PLACED = re.compile(
    rf"\b(?:in|near|outside|inside|around|into|city\s+of|town\s+of|village\s+of|capital,?)\s+(?P<name>{NAME})(?!['’]s|\s+[A-Z])"
)
_NO_PERSON = re.compile(
    "Affairs|Agency|Airlines|Airport|Army|Association|Authority|Bank|Board|Brigade|Brotherhood|Bureau|Cent(?:er|re)|Church|City|"
    "Club|College|Commission|Committee|Company|Congress|Council|Court|Department|Embassy|Forces?|Foundation|Front|Fund|"
    "Government|Group|Hospital|House|Institute|International|Jihad|League|Ministry|Mission|Movement|National?|Nations|Network|"
    "Office|Organi[sz]ation|Parliament|Party|Police|Republic|School|Security|Senate|Service|Square|States?|Street|Television|"
    "Tribunal|Union|University|"
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|"
    "December|Ramadan|Christmas|Easter|Secretary|Prime|Foreign|Interior|Defen[cs]e|Deputy|Vice|Major|" + _TITLE,
    re.I,
)


def is_person_word(word: str) -> bool:
    """Whether a capitalised word may be part of a person's name: no country, nationality, capital, day, title or organisation."""
    capitals = {country.capital for country in countries()}
    return (
        word not in by_adjective() and word not in by_name() and word not in capitals and not _NO_PERSON.fullmatch(word)
    )


def is_person(name: str) -> bool:
    """Whether each word of a capitalised name may be part of a person's."""
    return all(is_person_word(word) for word in name.split())


@lru_cache(maxsize=64)
def surnames(text: str) -> frozenset[str]:
    """Last words of the names that stand after a title, without those that the article also uses as places."""
    named = {match["name"].split()[-1] for match in _TITLED.finditer(text)}
    places = {match["name"] for match in _PLACED.finditer(text)}
    return frozenset(name for name in named - places if is_person_word(name))

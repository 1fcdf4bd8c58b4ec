"""A capitalised adjective behind its noun: 'the people Chilean', 'institutions Educational'.

## What it does
Proposes English order for the noun phrases that news has most: 'the' with one of some seventy nouns (people, army, coast ...) and
the adjective of a country ('the Chilean people', also for 'the people the Chilean'), and one of some fifty plurals (institutions,
facilities ...) with one of some thirty capitalised adjectives ('educational institutions'). Others are not looked at.

## Why
Arabic adjectives follow their noun. Old translations keep the order and give the stranded adjective a capital.

## Fix safety
Suggested only. What follows the adjective must be a mark or one of the words that end a phrase. Headings are left alone, and so
is the adjective of a country behind the object of a naming verb ('calls the people Kurdish'). Languages are safe from it because
'language' is none of the nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup import indefinite
from cleanup.demonyms import adjective_pattern, by_adjective
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST
from cleanup.rules.wordlists import neighbours
from cleanup.text import Doc, Piece, Span

_NATIONAL_NOUN = (
    "people|army|government|forces|troops|authorities|parliament|presidency|embassy|territory|territories|economy|coast|capital|border|borders|"
    "ambassador|president|minister|envoy|delegation|consul|side|regime|press|army|market|street|"
    "state|leadership|constitution|opposition|officials|militias|mercenaries|citizens|refugees|companies|banks|ports|attack|attacks|raid|raids|"
    "shelling|bombardment|aggression|occupation|intervention|initiative|support|visit|invasion|crisis|economy|currency|pound|dinar|lira|"
    "nation|revolution|navy|police|judiciary|cabinet|delegates|pilgrims|workers|products|exports|planes|warplanes|drones|"
    "committee|council|dialogue|parties|factions|tribes|brigades"
)
_PLURAL_NOUN = (
    "hospitals|schools|universities|banks|families|groups|workers|experts|officials|analysts|cities|areas|regions|buildings|"
    "facilities|institutions|organisations|organizations|services|authorities|circles|bodies|centers|centres|companies|conditions|crises|affairs|"
    "relations|reforms|parties|factions|measures|operations|projects|resources|sectors|forces|leaders|associations|sources|issues|tensions|"
    "organi[sz]ations?|gangs?|militias|elements|cells|interests|positions|decisions|attacks|principles|agreements|sanctions|elections|rights"
)
_ADJECTIVES = {
    "Healthy": "health",
    **{
        word: word.lower()
        for word in re.findall(
            r"\w+",
            "Agricultural Central Civil Commercial Cultural Economic Educational Environmental Financial Foreign Governmental "
            "Humanitarian Industrial Judicial Legal Local Medical Military Municipal Political Popular Private Public Regional Religious Security "
            "Social Tribal Terrorist Criminal Armed Strategic National Official Joint Islamic Parliamentary Partisan Sectarian",
        )
    },
}
_END = (
    r"(?=\s*[.,;:!?)]|\s+(?:across|after|against|and|are|as|at|before|because|by|during|for|from|had|has|have|in|is|of|on|or|said|since|that|"
    r"throughout|to|under|until|was|were|when|which|while|who|will|with|would|[a-z]{3,15}ed|"
    rf"{PAST})\b|\s*$)"
)
_NAMING = re.compile(r"\b(?:call|consider|make|declare|deem|label|find|render|keep|name|feel)\w{0,3}\s+$", re.I)
_OBJECT = re.compile(r"\b(?:gave|give|gives|sold|told|offer\w*|show\w*|call\w*|make|made|to|for)\s+(?:the\s+)?$", re.I)
_SINGULAR = (
    "attack|front|operation|project|decision|committee|system|role|agreement|solution|position|court|party|group|service|commission|issue|"
    "law|plan|dialogue|conflict|crisis|situation|campaign|force|base|action|movement|initiative|relationship|mission|office"
)
_ONE = re.compile(
    rf"(?<![\w-])(?P<article>(?:an?|the|this|his|its|their)\s+)(?P<noun>{_SINGULAR})\s+"
    rf"(?P<adjective>{'|'.join((*_ADJECTIVES, 'New', 'Large'))})(?!\w){_END}",
    re.M,
)
_PLAIN = re.compile(rf"(?<![\w-])(?P<noun>{_PLURAL_NOUN})\s+(?P<adjective>{'|'.join(_ADJECTIVES)})(?!\w){_END}", re.M)


@cache
def _national() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<the>[Tt]he)\s+(?P<noun>{_NATIONAL_NOUN})\s+(?P<nation>{adjective_pattern()})(?![\w'’-]){_END}(?!\s+(?:and|or)\s+[A-Z])",
        re.M,
    )


@cache
def _national_pairs() -> frozenset[Piece]:
    return neighbours(_NATIONAL_NOUN.split("|"), (re.split(r"\W", adjective)[0] for adjective in by_adjective()))


@cache
def _with_second_article() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<the>[Tt]he\s+)?(?P<noun>armed\s+forces|{_NATIONAL_NOUN})\s+the\s+(?P<nation>{adjective_pattern()})(?![\w'’-])"
        r"(?=\s*[.,;:!?)]|\s+(?:in|on|at|killed|announced|said|bombed|shelled|arrested|entered|confirmed|denied|launched|stormed|rejected)\b|\s*$)",
        re.M,
    )


def _forms(noun: str) -> tuple[str, ...]:
    """The nouns that a form with alternatives stands for."""
    if "[sz]" in noun:
        return tuple(form for letter in "sz" for form in _forms(noun.replace("[sz]", letter)))
    return (noun[:-2], noun[:-1]) if noun.endswith("s?") else (noun,)


_BEFORE_ARTICLE = neighbours(_NATIONAL_NOUN.split("|"), ["the"])
_PLAIN_PAIRS = neighbours((noun for form in _PLURAL_NOUN.split("|") for noun in _forms(form)), _ADJECTIVES)
_ONE_PAIRS = neighbours(_SINGULAR.split("|"), (*_ADJECTIVES, "New", "Large"))


@rule(
    code="SYN011",
    name="adjective-after-noun",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=3,
    examples=[
        Example(
            "He thanked the people Chilean for their patience.", "He thanked the Chilean people for their patience."
        ),
        Example(
            "The strike closed institutions Educational across the island.",
            "The strike closed educational institutions across the island.",
        ),
        Example(
            "Nobody doubts that the army the Chilean entered the port.",
            "Nobody doubts that the Chilean army entered the port.",
        ),
        Example("He opened a front New to win time.", "He opened a new front to win time."),
        Example("They want an issue National to agree on.", "They want a national issue to agree on."),
        Example("Queues grew outside facilities Healthy.", "Queues grew outside health facilities."),
    ],
    clean=[
        "He speaks the languages Persian and Turkish.",
        "She calls the people Kenyan and the land her own.",
        "The people Iranian officials call heroes were freed.",
        "He gave the army the Chilean said was lost. The police the Chilean president praised left.",
        "The firm merged with Partners Medical and services Local 42.",
        "He joined the group National Action; the party New Era met.",
        "Public Services Local Government Awards",
    ],
)
def adjective_after_noun(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in () if doc.pieces.isdisjoint(_national_pairs()) else _national().finditer(doc.text):
        if _in_prose(doc, match) and not _NAMING.search(doc.text[max(0, match.start() - 20) : match.start()]):
            yield _hit(match, f"{match['the']} {match['nation']} {match['noun']}")
    for match in () if doc.pieces.isdisjoint(_BEFORE_ARTICLE) else _with_second_article().finditer(doc.text):
        if _in_prose(doc, match) and not _OBJECT.search(doc.text[max(0, match.start() - 20) : match.start()]):
            yield _hit(match, f"{match['the'] or 'the '}{match['nation']} {match['noun']}")
    for match in () if doc.pieces.isdisjoint(_PLAIN_PAIRS) else _PLAIN.finditer(doc.text):
        if _in_prose(doc, match):
            yield _hit(match, f"{_ADJECTIVES[match['adjective']]} {match['noun']}")
    for match in () if doc.pieces.isdisjoint(_ONE_PAIRS) else _ONE.finditer(doc.text):
        if _in_prose(doc, match):
            adjective = _ADJECTIVES.get(match["adjective"], match["adjective"].lower())
            yield _hit(match, indefinite.fitted(f"{match['article']}{adjective} {match['noun']}"))


def _in_prose(doc: Doc, match: re.Match[str]) -> bool:
    block = doc.block_at(match.start())
    return block is not None and block.kind != "heading"


def _hit(match: re.Match[str], after: str) -> Hit:
    return Hit(Span(*match.span()), f"The adjective stands behind its noun: '{after}'", [after], confidence=0.75)

"""A person's name beside what belongs to the person, with nothing between: 'Petrov forces'.

## What it does
Proposes the genitive: "Petrov's forces" for 'Petrov forces', "for Petrov's party" for 'for Petrov party', "Ivan Petrov's attack
on" for 'the Ivan Petrov attack on', "Petrov's mercenaries" for 'mercenaries Petrov', "Petrov's detention" for 'the detention
Petrov'. The same for a visit or departure to or from somewhere ('the visit Jan Berg to Oslo'), and 'of' where troops go
somewhere ('the withdrawal Berg fighters would'). Also the apostrophe of people in the plural before their relatives, lawyers or
bodies ("the victims' relatives" for 'the victims relatives').

## Why
The Arabic construct chain joins two nouns without any word, and the translation keeps it. Agencies do write 'Assad forces' in
short; the genitive is never wrong, so the case goes to a person.

## Fix safety
Suggested only, and only for a person: the same name stands after a title somewhere in the article and is nowhere a place. A visit
to somewhere takes any name of two words.
'Forces' as a verb, compounds ('pro-Petrov forces') and 'the Petrov forces' are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Evidence
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST
from cleanup.rules.syntax._people import NAME, is_person, surnames
from cleanup.rules.wordlists import DAY
from cleanup.text import Doc, Span

_POSSESSION = "forces|troops|fighters|soldiers|militia|militias|militiamen|mercenaries|army|gangs|warplanes|loyalists"
_FOLLOWERS = (
    "after|against|and|are|as|at|before|by|could|during|for|from|had|have|in|into|near|of|on|or|to|towards?|was|were|when|"
    "which|while|who|will|with|would|[a-z]{3,15}ed|"
) + PAST
_AFTER = rf"(?=\s*[.,;:!?)]|\s+(?:{_FOLLOWERS})\b|\s*$)"
_BEFORE_NOUN = re.compile(rf"(?<![\w-])(?P<name>{NAME})\s+(?P<noun>(?i:{_POSSESSION}))\b{_AFTER}", re.M)
_DEED = "attack|offensive|assault|campaign|advance|raid|onslaught|war"
_CHAIN = re.compile(
    rf"\b(?P<the>[Tt]he)\s+(?P<first>{NAME}\s+)?(?P<name>{NAME})\s+(?P<noun>{_DEED})\s+"
    rf"(?=(?:on|against)\s+(?:the\s+)?(?:capital\b|city\b|town\b|[A-Z]))"
)
_DONE = (
    "speech|visit|detention|arrest|killing|assassination|departure|resignation|dismissal|arrival|return|trial|release"
)
_AFTER_NOUN = re.compile(
    rf"(?<![\w-])(?:[Tt]he\s+(?P<deed>{_DEED}|{_DONE})|"
    rf"(?P<noun>mercenaries|gangs|militias|militiamen|fighters|soldiers))"
    rf"\s+(?P<name>{NAME})(?=\s*[.,;!?)]|\s+(?:on|to|in|from|near|against|at|towards?|since)\s|\s*$)",
    re.M,
)
_MOVE = re.compile(
    rf"\b(?P<the>[Tt]he)\s+(?P<noun>visit|arrival|departure|return|transfer|flight)\s+(?P<name>{NAME}\s+{NAME})\s+(?=(?:to|from)\s+[A-Z])"
)
_TROOPS_MOVE = re.compile(
    rf"\b(?P<noun>[Tt]he\s+(?:withdrawal|deployment|arrival|advance|entry|departure|transfer|training|recruitment))\s+"
    rf"(?P<whose>{NAME}\s+(?:forces|fighters|troops|soldiers|militias|mercenaries|militants))"
    r"(?=\s*[.,;]|\s+(?:would|will|could|from|to|into)\b)"
)
_BODY = re.compile(
    rf"\b(?:for|of|by|from|with|against|inside|within|between|joined|left)\s+(?P<name>(?:(?:Abdul|Abdel|Abd|Abu|Ben|Bin|Al|El|"
    rf"Ould)\s+)?{NAME})\s+(?P<noun>party|regime|government|movement|administration|bloc|family|camp|convoy|"
    rf"palace)\b{_AFTER}"
)
"""A singular that cannot go without article or genitive: 'the loss for Petrov party'."""
_TEAM = re.compile(r"\b(?:United|City|Real|Madrid)\b")
_SAYING = re.compile(
    r"\b(?:said|added|stated|confirmed|stressed|denied|announced|reported|claimed|revealed|noted|explained|indicated)\s+that\s+$"
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|this|these|those)|that|-)\s*$",
    re.I,
)
_KIN = re.compile(
    r"\b(?P<whose>(?:[Tt]he|[Tt]hese|[Tt]hose|[Tt]heir|[Ss]ome|of) "
    r"(?:victims|prisoners|detainees|martyrs|hostages|soldiers|students|protesters|migrants|survivors|demonstrators|refugees|"
    r"children|workers|passengers|rebels|militants|fighters)) (?P<kin>relatives|families|lawyers|bodies|parents|wives|mothers)"
    r"(?=[.,]| (?:said|say|told|have|had|were|are|will|would|called|gathered|(?:demand|protest|accuse|fear)\w*|in|to|at|and|who|from)\b)"
)
_DAY = re.compile(rf"(?:on|against)\s+{DAY}")


_CREEDS = frozenset("Muslim Christian Jewish Sunni Shiite Shia Islamic Arab Kurdish".split())
"""Surnames that are adjectives: 'Muslim militia'."""
_NOUNS = frozenset(
    f"{_POSSESSION}|{_DEED}|{_DONE}|gangs|mercenaries|party|regime|government|movement|administration|bloc|family|camp|convoy|palace".split(
        "|"
    )
)
_RELATED = frozenset("relatives families lawyers bodies parents wives mothers".split())
_MOVING = frozenset(
    "visit arrival departure return transfer flight withdrawal deployment advance entry training recruitment".split()
)


def _beside_noun(doc: Doc, name: str) -> bool:
    """Whether a name stands right before or after a noun that it can own."""
    parts = re.findall(r"[^\W_]+", name.lower())
    return bool(parts) and any((parts[-1], noun) in doc.pieces or (noun, parts[0]) in doc.pieces for noun in _NOUNS)


def _moves(doc: Doc) -> Iterator[Hit]:
    """What somebody does in going somewhere: 'the visit Jan Berg to Oslo', 'the withdrawal Berg fighters'."""
    for match in _MOVE.finditer(doc.text):
        if is_person(match["name"]) and not _TEAM.search(match["name"]):
            after = f"{_genitive(match['name'])} {match['noun']}"
            yield Hit(
                Span(match.start(), match.end("name")), f"The genitive is missing: '{after}'", [after], confidence=0.7
            )
    for match in _TROOPS_MOVE.finditer(doc.text):
        yield Hit(Span(*match.span()), "'of' is missing", [f"{match['noun']} of {match['whose']}"], confidence=0.75)


def _genitive(name: str) -> str:
    return f"{name}'s"


def _hit(span: Span, after: str, name: str) -> Hit:
    evidence = Evidence("context", f"{name} is a person in this article")
    return Hit(span, f"The genitive is missing: '{after}'", [after], confidence=0.7, evidence=(evidence,))


@rule(
    code="SYN004",
    name="missing-genitive",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=9,
    examples=[
        Example(
            "General Okello spoke on the radio. Okello forces entered the town at dawn.",
            "General Okello spoke on the radio. Okello's forces entered the town at dawn.",
        ),
        Example(
            "General Okello spoke on the radio. The town was shelled by Okello Army at dawn; Okello Army denied it.",
            "General Okello spoke on the radio. The town was shelled by Okello's army at dawn; Okello's army denied it.",
        ),
        Example(
            "Marshal Ivan Petrov kept silent. Shells fell during the Ivan Petrov attack on Grozny.",
            "Marshal Ivan Petrov kept silent. Shells fell during Ivan Petrov's attack on Grozny.",
        ),
        Example(
            "President Duarte denied it. Villagers blamed the fire on mercenaries Duarte.",
            "President Duarte denied it. Villagers blamed the fire on Duarte's mercenaries.",
        ),
        Example(
            "General Okello spoke. A witness said that Okello forces entered the town.",
            "General Okello spoke. A witness said that Okello's forces entered the town.",
        ),
        Example(
            "Governor Mbeki denied it. The town was empty long before the attack Mbeki.",
            "Governor Mbeki denied it. The town was empty long before Mbeki's attack.",
        ),
        Example(
            "President Duarte lost. It is the worst result for Duarte party in ten years.",
            "President Duarte lost. It is the worst result for Duarte's party in ten years.",
        ),
        Example(
            "Minister Karim Abdul Nasir spoke. It is a blow for Abdul Nasir government.",
            "Minister Karim Abdul Nasir spoke. It is a blow for Abdul Nasir's government.",
        ),
        Example(
            "The victims relatives said that they would wait.", "The victims' relatives said that they would wait."
        ),
        Example("They met during the visit Erik Lund to Oslo.", "They met during Erik Lund's visit to Oslo."),
        Example(
            "The withdrawal Wagner fighters would please Bamako.",
            "The withdrawal of Wagner fighters would please Bamako.",
        ),
        Example(
            "President Duarte is in jail. The strike has gone on despite the detention Duarte since May.",
            "President Duarte is in jail. The strike has gone on despite Duarte's detention since May.",
        ),
    ],
    clean=[
        "He met their leader. The army left the town, and the army denied it.",
        "President Duarte spoke for the Duarte government and of Duarte family members and of a Duarte party for fans.",
        "Governor Mbeki denied it. The attack Mbeki feared came.",
        "Governor Mbeki denied it. The attack Mbeki ordered failed.",
        "He recalled that Mbeki army. Governor Mbeki denied it.",
        "General Okello forces the enemy back. The victims' relatives said so.",
        "Mayor Lopez said Houston troops and Tripoli forces had left.",
        "President Duarte met pro-Duarte fighters and the Duarte militia on Friday.",
        "General Okello said Okello's forces were safe.",
        "General Muslim denied it. The Laskar Jihad Muslim Militia said nothing.",
        "Wagner forces left. Wagner Group said nothing.",
    ],
)
def missing_genitive(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if not doc.vocabulary.isdisjoint(_MOVING):
        yield from _moves(doc)
    for match in () if doc.vocabulary.isdisjoint(_RELATED) else _KIN.finditer(doc.text):
        whose = match["whose"]
        owner = f"{whose}'s" if whose.endswith("children") else f"{whose}'"
        yield Hit(
            Span(*match.span("whose")), f"The genitive is missing: '{owner} {match['kin']}'", [owner], confidence=0.7
        )
    if doc.vocabulary.isdisjoint(_NOUNS):
        return
    people = (surnames(doc.text) | ctx.names.people) - _CREEDS
    if not any(_beside_noun(doc, name) for name in people):
        return
    for match in _BEFORE_NOUN.finditer(doc.text):
        before = doc.text[max(0, match.start() - 20) : match.start()]
        if match["name"] in people and (_SAYING.search(before) or not _DETERMINER.search(before)):
            yield _hit(Span(*match.span()), f"{_genitive(match['name'])} {match['noun'].lower()}", match["name"])
    for match in _BODY.finditer(doc.text):
        block = doc.block_at(match.start())
        if match["name"].split()[-1] in people and block is not None and block.kind != "heading":
            yield _hit(
                Span(match.start("name"), match.end()), f"{_genitive(match['name'])} {match['noun']}", match["name"]
            )
    for match in _CHAIN.finditer(doc.text):
        if match["name"] in people and not _DAY.match(doc.text, match.end()):
            after = f"{match['first'] or ''}{_genitive(match['name'])} {match['noun']}"
            yield _hit(Span(match.start(), match.end("noun")), after, match["name"])
    for match in _AFTER_NOUN.finditer(doc.text):
        if match["name"] in people:
            yield _hit(
                Span(*match.span()), f"{_genitive(match['name'])} {match['noun'] or match['deed']}", match["name"]
            )

"""A reporting verb read as another word: 'between Lindqvist that', 'And Lindqvist, "The bridge is shut"'.

## What it does
Proposes 'explained' for 'between' where one person's name and 'that' follow, and 'added' where a sentence has only 'And', a name
and what was said; and 'said' where an office is followed by ', during a press conference, that' and no verb.

## Why
Without vowels 'he explained' (bayyana) is written like 'between' (bayna), and 'he added' can be lost after 'and'. Nobody is then
left who says it.

## Fix safety
Suggested only: the verb is a likely one, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Evidence
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import has_verb
from cleanup.rules.syntax._people import FULL_NAME, is_person
from cleanup.text import Doc, Span

_BETWEEN = re.compile(
    rf"(?:(?:^|(?<=[.\"”] ))(?:And\s+)?[Bb]etween|(?:,\s+(?:and\s+)?|\band\s+)between)\s+(?P<name>{FULL_NAME}),?\s+that\b"
    r"(?!\s+(?:night|day|year|week)\b)(?!.*\band\s+[A-Z])"
)
_AND = re.compile(rf"^And\s+(?P<name>{FULL_NAME}),\s+(?=[\"“][A-Z][^\"”]{{24,}}[\"”]?\s*$)")
_ROLE = (
    r"(?:spokes(?:man|woman|person)|minister|president|head|chairman|chairwoman|director|commander|governor|mayor|leader|ambassador|envoy|"
    r"secretary|representative|deputy|undersecretary|speaker|official|coordinator|source)"
)
_NO_VERB = re.compile(
    rf"^(?:[A-Z][\w’' ]{{2,40}}, )?(?P<who>[Tt]he (?:[\w-]+ ){{0,3}}?{_ROLE}(?: (?:of|for|in) [\w’' -]{{2,50}}?)?(?:,? {FULL_NAME})?), "
    r"(?P<how>(?:during|in|on|at|through|via) [^,;.:\"“]{3,70}), that (?=(?:the|there|it|this|his|her|its|their|all|some|no|[A-Z]\w+)\b)"
)
_ARABIC = Evidence("lexicon", "بين (ar): explained; also “between”", None)


@rule(
    code="SYN022",
    name="lost-reporting-verb",
    stage=Stage.GRAMMAR,
    category="accuracy/mistranslation",
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example(
            "The council met in Oslo. And between Lindqvist that the bridge would stay shut.",
            "The council met in Oslo. Lindqvist explained that the bridge would stay shut.",
        ),
        Example(
            "The bridge is old, and between Lindqvist that it would stay shut.",
            "The bridge is old, and Lindqvist explained that it would stay shut.",
        ),
        Example(
            'The bridge is old. And Lindqvist, "The repairs will take a year."',
            'The bridge is old. Lindqvist added, "The repairs will take a year."',
        ),
        Example(
            "The spokesman for the railway, during a conference in Oslo, that the bridge would stay shut.",
            "The spokesman for the railway said during a conference in Oslo that the bridge would stay shut.",
        ),
    ],
    clean=[
        "The spokesman, on a visit to Oslo, noted that it rained; the mayor announced, in a letter, that he would go.",
        "The deal between Lindqvist and Berg that the council signed is void.",
        "There is a bond between Sweden that lasts and Norway.",
        'And Lindqvist, "The Iron Lady," agreed; the bond between Messi that night and the fans.',
        'And Lindqvist, who built it, said: "The repairs will take a year."',
        'And on Monday, "The Bridge" won a prize.',
    ],
)
def lost_reporting_verb(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        if (match := _AND.match(text)) and is_person(match["name"]):
            span = Span(*match.span()).moved(sentence.start)
            yield Hit(span, "Nobody says what is said here", [f"{match['name']} added, "], confidence=0.7)
        match = _NO_VERB.match(text) if ", that " in text else None
        if match and not has_verb(f"{match['who']} {match['how']}"):
            span = Span(match.start("who"), match.end("how") + len(", that")).moved(sentence.start)
            after = f"{match['who']} said {match['how']} that"
            yield Hit(span, "The clause has no verb: nobody says what is said here", [after], confidence=0.7)
        for match in _BETWEEN.finditer(text) if "etween" in text else ():
            if is_person(match["name"]):
                lead = re.match(r"(?:,\s+)?(?:and\s+)?", match.group())
                after = f"{lead.group() if lead else ''}{match['name']} explained that"
                span = Span(*match.span()).moved(sentence.start)
                yield Hit(
                    span, "“between” stands where a verb is needed", [after], confidence=0.75, evidence=(_ARABIC,)
                )

"""A concession joined twice: 'despite ... but'.

## What it does
Drops 'but', and leaves the comma, where 'despite', 'in spite of' or 'notwithstanding' opens a sentence, a 'that' clause or what
follows 'and', a colon or a semicolon; proposes the same for 'except that', 'however', 'yet' and 'nevertheless', and where the
verb stands far behind. Where the phrase stands in commas behind a subject that begins with 'the', 'this' or a possessive ('the
treaty, despite its gaps, but it helps'), the pronoun goes too if it agrees with that subject.

## Why
Arabic 'despite X, except that Y' and its sisters in Turkish and Persian mark both halves. English wants the mark once.

## Fix safety
Safe where the phrase opens the clause and holds no other mark, and ', but' is followed by what looks like a subject: a pronoun
before a small word, or a noun phrase before a verb. Suggested where the comma is missing, where a third clause follows, or where
the phrase stands behind a subject. Left alone: a 'but' with no subject after it ('despite rare, but painful side effects'),
phrases with 'not', 'all' or 'nothing' before the 'but', and 'despite the fact that', which is the business of SYN001.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import agrees, has_verb, noun_clause, pronoun_clause, third_clause
from cleanup.text import Doc, Span

_MESSAGE = "'despite' and 'but' mark the same contrast"
_OPENING = re.compile(
    r"(?:^[\"“«'‘]?|[;:]\s+|\b(?:that,?|and)\s+)(?:[Dd]espite|[Ii]n\s+spite\s+of|[Nn]otwithstanding)\s+"
    r"(?!the\s+fact\b)(?P<phrase>[^.,;:!?()\n\"“”«»]{4,250}?)(?P<join>,?\s+(?:but|except\s+that|however(?!,)|yet(?!\s+(?:to|another|again|more))|nevertheless(?!,)))\s+(?=\S)"
)
_INSERTED = re.compile(
    r"(?:^[\"“«]?|\bthat\s+)(?P<subject>(?:[Tt]he|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?:\s+(?!that\b)[\w'’-]{1,30}){1,6}),\s+"
    r"(?:despite|in\s+spite\s+of|notwithstanding)\s+[^.,;:!?()\n\"“”«»]{4,250},\s+(?P<cut>but\s+(?P<pronoun>it|he|she|they)\s+)(?P<verb>[a-z]+)"
)
_JOINTS = ("but", "except that", "however", "yet", "nevertheless")
_LITTLE = re.compile(r"\b(?:little|nothing|no|not|few|silence|lack|all|many|much)\b", re.I)
_WHOLE = re.compile(r"(?:the|an?|all|his|her|its|their|this|these|those|many) (?:\S+ ){2}")
"""A phrase that cannot go on behind its comma: not 'rare, but painful'."""
_ANEW = re.compile(
    r"(?:the|this|these|those|his|its|their|many|most|some|hundreds|thousands|dozens|he|she|it|they|we|there)\s+(?:[\w’'-]+\s+){2}"
)
"""How a clause begins that is no second half of an attribute."""
_CORRELATIVE = re.compile(r"\bnot\b|\b(?:nothing|anything|none|no\s+one|nobody|all|every\w*)$", re.I)


@rule(
    code="SYN002",
    name="despite-but",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SAFE,
    version=3,
    cues=("despite", "spite", "notwithstanding"),
    examples=[
        Example(
            "Despite the heavy rain, but the match was played to the end.",
            "Despite the heavy rain, the match was played to the end.",
        ),
        Example(
            "In spite of the strike at the airport, but they arrived in Oslo on time.",
            "In spite of the strike at the airport, they arrived in Oslo on time.",
        ),
        Example(
            "The bank said that despite its losses, but it would pay a dividend.",
            "The bank said that despite its losses, it would pay a dividend.",
        ),
        Example(
            "Despite the repeated promises of the mayor, except that the bridge is still closed.",
            "Despite the repeated promises of the mayor, the bridge is still closed.",
        ),
        Example(
            "Despite the strike, but the ferries of the southern line, which is run by the town, were full.",
            "Despite the strike, the ferries of the southern line, which is run by the town, were full.",
        ),
        Example(
            "Despite the efforts of the envoy, however the two clubs did not agree.",
            "Despite the efforts of the envoy, the two clubs did not agree.",
        ),
        Example(
            "The treaty, despite its gaps, but it is better than war.",
            "The treaty, despite its gaps, is better than war.",
        ),
    ],
    clean=[
        "Despite rare, but painful side effects, the drug sells well.",
        "Despite the rain, the match went ahead, but the crowd stayed at home.",
        "Despite not only the rain, but the cold as well, thousands came.",
        "Despite this, however, the club won. Despite its slow, yet steady growth, the firm is small.",
        "He won despite the odds, but he was not happy.",
        "Despite its fame, but not because of it, the café closed.",
    ],
)
def despite_but(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        if not any(joint in text for joint in _JOINTS):
            continue
        for match in _INSERTED.finditer(text):
            if not has_verb(match["subject"]) and agrees(match["subject"], match["pronoun"]):
                span = Span(match.start("cut"), match.end("verb")).moved(sentence.start)
                yield Hit(span, _MESSAGE, [match["verb"]], Safety.SUGGEST, confidence=0.85)
        for match in _OPENING.finditer(text):
            if _CORRELATIVE.search(match["phrase"]):
                continue
            join = match["join"]
            if "that" in join and (_LITTLE.search(match["phrase"]) or not join.startswith(",")):
                continue
            known = pronoun_clause(text, match.end()) or noun_clause(text, match.end())
            anew = join.startswith(",") and _ANEW.match(text, match.end())
            if known or anew or (join.startswith(",") and _WHOLE.match(match["phrase"]) and "that" in join):
                sure = known and join == ", but" and not third_clause(text, match.end())
                span = Span(*match.span("join")).moved(sentence.start)
                safety = Safety.SAFE if sure else Safety.SUGGEST
                yield Hit(span, _MESSAGE, [","], safety, confidence=0.93)

"""The reporting verb before its subject: 'Confirmed Al-Nuaimi that'.

## What it does
Proposes English order where a reporting verb, a person's name or office and 'that' follow each other: 'Al-Nuaimi confirmed that',
'The minister added that'. A pronoun that the translation has put before the verb ('He pointed Al-Nuaimi, that') goes.

## Why
Arabic news sentences open with the verb. The translation keeps that order, sometimes with a pronoun made up for the verb.

## Fix safety
Suggested only: who speaks is never changed without a person. Verbs that may take the listener as object (told, informed,
reminded) and names of days are left out; after a pronoun the name must be known from a title in the article or carry 'Al-', or a
comma and a new clause must follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._people import FULL_NAME, is_person_word, surnames
from cleanup.text import Doc, Span

_VERB = (
    r"said|added|confirmed|stressed|pointed(?:\s+out)?|explained|announced|revealed|declared|affirmed|emphasi[sz]ed|noted|stated|"
    r"clarified|indicated|claimed"
)
_TITLES = r"(?:(?:the\s+)?(?:[A-Z][a-z]+\s+)?(?:President|Prime\s+Minister|Minister|General|Colonel|Sheikh|Dr\.?)\s+)?"
_ROLE = (
    r"(?:minister|ministry|president|presidency|premier|chancellor|spokes(?:man|woman|person)|official|source|governor|mayor|leader|"
    r"commander|general|colonel|ambassador|envoy|director|secretary|chairman|chairwoman|head|chief|expert|analyst|researcher|"
    r"writer|author|newspaper|agency|statement|report|committee|commission|council|authority|organi[sz]ation|army|movement|party|"
    r"government|cabinet|company|bank|union|embassy|court|police|doctor|lawyer|judge|coach|deputy|member)"
)
_OFFICE = (
    rf"(?:the|a|an)\s+(?:[\w’'-]{{1,20}}\s+){{0,4}}?(?i:{_ROLE})"
    rf"(?:\s+(?:of|for|in)\s+(?:the\s+)?[A-Z][\w’'-]{{1,20}}(?:\s+[A-Z][\w’'-]{{1,20}}){{0,3}}|\s+{FULL_NAME})?"
    rf"(?:,\s+{FULL_NAME},)?"
)
_SENTENCE = re.compile(rf"^(?:And\s+)?(?P<verb>(?i:{_VERB}))\s+(?P<name>{_OFFICE}|{_TITLES}{FULL_NAME}),?\s+that\b")
_PRONOUN = re.compile(
    rf"(?:^|\s)(?P<all>(?:He|She|he|she)\s+(?P<verb>{_VERB})\s+(?P<name>{FULL_NAME})(?P<comma>,)?\s+that\b)"
    r"(?P<clause>\s+(?:the|a|an|this|these|it|he|she|they|there|his|her|its|their|we|some|many|all)\b|\s+[A-Z])?"
)


def _reordered(name: str, verb: str) -> str:
    verb = "pointed out" if verb.lower() == "pointed" else verb.lower()
    return f"{name[0].upper()}{name[1:]} {verb} that"


def _known(name: str, people: frozenset[str]) -> bool:
    last = name.split()[-1]
    return last in people or last.lower().startswith(("al-", "el-"))


@rule(
    code="SYN005",
    name="verb-first",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    examples=[
        Example(
            "Confirmed Al-Nuaimi that the dam would open in May.",
            "Al-Nuaimi confirmed that the dam would open in May.",
        ),
        Example(
            "He pointed Al-Nuaimi, that the cost was too high.",
            "Al-Nuaimi pointed out that the cost was too high.",
        ),
        Example(
            "Stressed Minister Samir Haddad that schools would stay open.",
            "Minister Samir Haddad stressed that schools would stay open.",
        ),
        Example(
            "Added the governor of Aden that the port was safe.",
            "The governor of Aden added that the port was safe.",
        ),
    ],
    clean=[
        "He said Monday that the bridge was safe.",
        "She told Al-Nuaimi that the bridge was safe.",
        '"It is over," said Haddad, that rare optimist.',
        "Announced in March, the Haddad plan that split the party is dead.",
        "He noted Brexit, that old quarrel, with a sigh.",
    ],
)
def verb_first(doc: Doc, ctx: Context) -> Iterator[Hit]:
    people = surnames(doc.text)
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        if "that" not in text:
            continue
        if match := _SENTENCE.match(text):
            if match["name"][0].islower() or is_person_word(match["name"].split()[-1]):
                yield _hit(Span(*match.span()).moved(sentence.start), match)
            continue
        for match in _PRONOUN.finditer(text):
            sure = _known(match["name"], people) or (match["comma"] and match["clause"])
            if sure and all(is_person_word(word) for word in match["name"].split()):
                yield _hit(Span(*match.span("all")).moved(sentence.start), match)


def _hit(span: Span, match: re.Match[str]) -> Hit:
    return Hit(span, "The verb stands before its subject", [_reordered(match["name"], match["verb"])], confidence=0.8)

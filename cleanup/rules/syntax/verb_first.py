"""The reporting verb before its subject: 'Confirmed Al-Nuaimi that'.

## What it does
Proposes English order where a reporting verb, a person's name or office and 'that' follow each other: 'Al-Nuaimi confirmed that',
'The minister added that', also behind an opening such as 'For his part,' and where a verb like 'announced' has an
object ('Announced the army, on Sunday, the end'). A pronoun that the translation has put before the verb ('He pointed Al-Nuaimi, that') goes.

## Why
Arabic news sentences open with the verb. The translation keeps that order, sometimes with a pronoun made up for the verb.

## Fix safety
Suggested only: who speaks is never changed without a person. Verbs that may take the listener as object (told, informed,
reminded) and names of days are left out; after a pronoun the name must be known from a title in the article or carry 'Al-', or a
new clause must follow it.
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
    r"clarified|indicated|claimed|asserted|underlined|disclosed"
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
    r"(?:\s+of\s+(?:the\s+)?(?:health|interior|justice|finance|education|culture|information|agriculture|defen[cs]e|transport|tourism|"
    r"electricity|oil|foreign\s+affairs|higher\s+education|planning|labou?r|trade|industry|awqaf)(?:\s+and\s+[a-z]{4,20})?)?"
    rf"(?:\s+(?:of|for|in)\s+(?:the\s+)?[A-Z][\w’'-]{{1,20}}(?:\s+[A-Z][\w’'-]{{1,20}}){{0,3}}|\s+{FULL_NAME})?"
    rf"(?:,\s+{FULL_NAME},)?"
)
_LEAD = (
    r"(?:And\s+|(?P<lead>(?:For\s+(?:his|her|its|their)\s+part|On\s+the\s+other\s+hand|In\s+turn|Meanwhile|Earlier|In\s+this\s+context|"
    r"In\s+the\s+same\s+context|In\s+addition|On\s+\w+day),?\s+))?"
)
_SENTENCE = re.compile(
    rf"^{_LEAD}(?P<verb>(?i:{_VERB}|considered|reported|mentioned))\s+(?P<name>{_OFFICE}|{_TITLES}{FULL_NAME}),?\s+that\b"
)
_DEED = re.compile(
    rf"^{_LEAD}(?P<verb>Announced|Confirmed|Revealed|Condemned)\s+(?P<name>{_OFFICE})(?P<when>,?\s+(?:on|yesterday|today)\b[^,.]{{0,20}})?,?\s+"
    r"(?=(?:the|its|his|her|their)\s+\w)"
)
_PERSON = (
    r"(?:minister|president|premier|chancellor|spokes(?:man|woman|person)|governor|mayor|leader|commander|general|colonel|ambassador|"
    r"envoy|director|secretary|chairman|chairwoman|chief|expert|analyst|researcher|lawyer|judge|coach|deputy|head)"
)
_PRONOUN = re.compile(
    rf"(?:^|\s)(?P<all>(?:He|She|he|she)\s+(?P<verb>{_VERB})\s+(?P<name>{FULL_NAME}),?(?:\s+out)?\s+that\b)"
    r"(?P<clause>\s+(?:the|a|an|this|these|it|he|she|they|there|his|her|its|their|we|some|many|all)\b|\s+[A-Z])?"
)
_PRONOUN_OFFICE = re.compile(
    rf"^(?P<all>(?:He|She|It)\s+(?P<verb>{_VERB})\s+(?P<name>the\s+(?:[\w’'-]{{1,20}}\s+){{0,3}}?{_PERSON}"
    rf"(?:\s+(?:of|for)\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?[\w’'-]+)?(?:,\s+{FULL_NAME})?),?\s+that\b)"
)


def _reordered(name: str, verb: str, lead: str | None = None) -> str:
    verb = "pointed out" if verb.lower() == "pointed" else verb.lower()
    if name.count(",") == 1:
        name += ","
    return f"{lead}{name} {verb} that" if lead else f"{name[0].upper()}{name[1:]} {verb} that"


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
    version=3,
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
            "He stressed Lindqvist that the bridge would open in May.",
            "Lindqvist stressed that the bridge would open in May.",
        ),
        Example(
            "Stressed Minister Samir Haddad that schools would stay open.",
            "Minister Samir Haddad stressed that schools would stay open.",
        ),
        Example(
            "Added the governor of Aden that the port was safe.",
            "The governor of Aden added that the port was safe.",
        ),
        Example(
            "For his part, confirmed the minister of health in Chad that the clinic was open.",
            "For his part, the minister of health in Chad confirmed that the clinic was open.",
        ),
        Example(
            "Announced the Chadian army, on Sunday, the end of the exercise.",
            "The Chadian army announced on Sunday the end of the exercise.",
        ),
        Example(
            "He revealed the spokesman of the police, Idriss Abdou, that two men were held.",
            "The spokesman of the police, Idriss Abdou, revealed that two men were held.",
        ),
    ],
    clean=[
        "He said Monday that the bridge was safe.",
        "She told Al-Nuaimi that the bridge was safe.",
        '"It is over," said Haddad, that rare optimist.',
        "Announced in March, the Haddad plan that split the party is dead.",
        "He noted Brexit, that old quarrel, with a sigh.",
        "He confirmed the report that the bridge was safe.",
        "Confirmed by the ministry, the news that the port was open spread.",
        "On Sunday, said the minister: no more strikes.",
    ],
)
def verb_first(doc: Doc, ctx: Context) -> Iterator[Hit]:
    people = surnames(doc.text)
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        if match := _DEED.match(text):
            yield _of_deed(sentence, match)
            continue
        if "that" not in text:
            continue
        if match := _SENTENCE.match(text):
            if match["name"][0].islower() or is_person_word(match["name"].split()[-1]):
                yield _hit(Span(*match.span()).moved(sentence.start), match, match["lead"])
            continue
        if match := _PRONOUN_OFFICE.match(text):
            yield _hit(Span(*match.span("all")).moved(sentence.start), match)
            continue
        for match in _PRONOUN.finditer(text):
            sure = _known(match["name"], people) or match["clause"]
            sure = sure or match["all"].endswith("out that")
            if sure and all(is_person_word(word) for word in match["name"].split()):
                yield _hit(Span(*match.span("all")).moved(sentence.start), match)


def _of_deed(sentence: Span, match: re.Match[str]) -> Hit:
    name, lead = match["name"], match["lead"] or ""
    subject = name if lead else f"{name[0].upper()}{name[1:]}"
    when = match["when"].lstrip(", ") + " " if match["when"] else ""
    after = f"{lead}{subject} {match['verb'].lower()} {when}"
    return Hit(
        Span(*match.span()).moved(sentence.start), "The verb stands before its subject", [after], confidence=0.75
    )


def _hit(span: Span, match: re.Match[str], lead: str | None = None) -> Hit:
    after = _reordered(match["name"], match["verb"], lead)
    return Hit(span, "The verb stands before its subject", [after], confidence=0.8)

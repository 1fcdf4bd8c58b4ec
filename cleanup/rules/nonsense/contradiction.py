"""A number that contradicts itself: 'four people, including six children'.

## What it does
Flags a part that is larger than its whole ('four people, including six children'), and the dead counted twice with different
numbers in one or two neighbouring sentences ('killing five people. The six dead ...'), and thousands that are thousands twice
('237,479 thousand tests').

## Why
Numbers are lost or moved when a sentence is cut up and put together again. A reader cannot know which of the two is right.

## Fix safety
Shown only: numbers are never changed. Nothing is said where the count may have changed in between (later, rose to, hospital,
other) or where the attacker may be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?i:(?<![\d.,])\d{{1,3}}(?:,\d{{3}}){{0,3}}(?![.,-]?\d)|{'|'.join(_SMALL)})"
_QUALIFIED = re.compile(
    r"(?:\b(?:at\s+least|more\s+than|over|about|around|some|nearly|almost|up\s+to|another|other|least|or|to|age[ds]?)|\d|[-–/$€£.,])\s*$",
    re.I,
)
_PEOPLE = (
    r"(?:people|persons|civilians|soldiers|migrants|passengers|victims|workers|men|women|children|students|tourists|residents|"
    r"prisoners|hostages|suspects|fighters|police\s+officers|policemen|members|citizens|nationals|foreigners|Palestinians|[A-Z][a-z]+(?:ns|is))"
)
_PART = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?:[a-z]+\s+)?{_PEOPLE}\b(?P<between>(?:\s+(?:were|was|have\s+been|had\s+been|has\s+been))?(?:\s+[a-z]+){{0,4}}),?\s*(?:\(\s*)?"
    rf"(?:including|among\s+them)\s+(?P<part>{_NUMBER})\s+(?:[a-zA-Z]+\s+)?{_PEOPLE}\b"
)
_OF_THEM = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?:[a-z]+\s+)?{_PEOPLE}\b(?P<between>(?:\s+[a-z]+){{0,5}}),\s+(?P<part>{_NUMBER})\s+of\s+(?:them|whom)\b"
)
_KILLING = re.compile(
    rf"\b(?:kill(?:ed|ing|s)|claim(?:ed|ing)\s+the\s+lives\s+of)\s+(?P<whole>{_NUMBER})\s+(?:[a-z]+\s+)?{_PEOPLE}\b"
)
_KILLED = re.compile(rf"\b(?P<whole>{_NUMBER})\s+(?:[a-z]+\s+)?{_PEOPLE}\s+(?:were|have\s+been|had\s+been)\s+killed\b")
_DEAD = re.compile(rf"\b[Tt]he\s+(?P<part>{_NUMBER})\s+(?:dead|killed|fatalities|who\s+were\s+killed)\b(?!\s+in\b)")
_TOLL = re.compile(rf"[Tt]he\s+(?:{_NUMBER})\s+(?:dead|killed|fatalities|who)")
"""What `_DEAD` cannot do without."""
_THOUSANDS = re.compile(
    r"(?<![\d.,])\d{1,3},\d{3} thousand (?=(?:[a-z]+ ){0,2}?(?:cases|people|persons|tests|examinations|doses|infections|voters|students|"
    r"pupils|citizens|visitors|passengers|pilgrims|patients|tourists|families|children|swabs|votes)\b)"
)
_PARTED = frozenset(("including", "them", "whom"))
"""The same for `_PART` and `_OF_THEM`."""
_CHANGED = re.compile(
    r"\b(?:later|rose|risen|rises|hospitals?|wounds|injuries|other|others|another|more|attacker|attackers|gunm[ae]n|bombers?|shooter|"
    r"himself|herself|themselves|suicide|perpetrators?|assailants?|driver|previous(?:ly)?|earlier|total|toll|separate(?:ly)?|also|since)\b",
    re.I,
)


def _value(number: str) -> int:
    return int(number.replace(",", "")) if number[0].isdigit() else _SMALL.index(number.lower()) + 2


def _exact(text: str, start: int) -> bool:
    return not _QUALIFIED.search(text[max(0, start - 12) : start])


def _larger_parts(text: str) -> Iterator[tuple[Span, str]]:
    for pattern in (_PART, _OF_THEM):
        for match in pattern.finditer(text):
            if _value(match["part"]) > _value(match["whole"]) and _exact(text, match.start("whole")):
                yield Span(*match.span()), f"{match['part']} cannot be part of {match['whole']}"


def _two_tolls(text: str) -> Iterator[tuple[Span, str]]:
    dead = _DEAD.search(text)
    if not dead or _CHANGED.search(text):
        return
    for pattern in (_KILLING, _KILLED):
        for match in pattern.finditer(text, 0, dead.start()):
            if _value(match["whole"]) != _value(dead["part"]) and _exact(text, match.start("whole")):
                yield Span(match.start(), dead.end()), f"{match['whole']} killed, then {dead['part']} dead"
                return


@rule(
    code="NON003",
    name="contradiction",
    stage=Stage.READING,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    examples=[
        Example("Four people, including six children, were rescued from the ferry.", None),
        Example("Police arrested 5 people, 6 of them students, after the concert.", None),
        Example("The avalanche buried a hut, killing five people. The six dead came from Graz.", None),
        Example("The laboratory made 237,479 thousand new tests in May.", None),
    ],
    clean=[
        "The port shipped 1,200 thousand tonnes; 237 thousand tests were made.",
        "Six people, including four children, were rescued from the ferry.",
        "At least five people were hurt, 16 of them have left hospital since.",
        "The fire killed five people. A sixth died later; the six dead were neighbours.",
        "Two people, including a 12-year-old girl, were hurt.",
        "The 1976 flood killed five people. The six dead of 1953 are remembered too, as are others.",
        "They lost 1 700 soldiers, 860 of whom were wounded.",
        "He met three people, including 1990 champion Lendl.",
    ],
)
def contradiction(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _THOUSANDS.finditer(doc.text) if "thousand" in doc.vocabulary else ():
        yield Hit(Span(*match.span()), "The number has its thousands already", confidence=0.7)
    tolls = _TOLL.search(doc.text) is not None
    seen: set[Span] = set()
    for index, (sentence, words) in enumerate(doc.worded):
        for span, message in () if words.isdisjoint(_PARTED) else _larger_parts(sentence.of(doc.text)):
            yield Hit(span.moved(sentence.start), message, confidence=0.8)
        if not tolls:
            continue
        following = doc.sentences[min(index + 1, len(doc.sentences) - 1)]
        for span, message in _two_tolls(doc.text[sentence.start : following.end]):
            place = span.moved(sentence.start)
            if place not in seen:
                seen.add(place)
                yield Hit(place, message, confidence=0.7)

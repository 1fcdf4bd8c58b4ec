"""A number that contradicts itself: 'four people, including six children'.

## What it does
Flags a part that is larger than its whole ('four people, including six children'), the dead or the injured counted twice with
different numbers in one or two neighbouring sentences ('killing five people. The six dead ...') or in the heading and the first
sentence ('Four dead in bus crash'; 'Five people were killed'), and thousands that are thousands twice ('237,479 thousand tests').

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

_SMALL = tuple(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty".split()
)
_NUMBER = rf"(?i:(?<![\d.,])\d{{1,3}}(?:,\d{{3}}){{0,3}}(?![.,-]?\d)|{'|'.join(_SMALL)})"
_QUALIFIED = re.compile(
    r"(?:\b(?:at\s+least|more\s+than|over|about|around|some|nearly|almost|up\s+to|another|other|least|or|to|age[ds]?)|\d|[-–/$€£.,])\s*$",
    re.I,
)
_PEOPLE = (
    r"(?:people|persons|civilians|soldiers|migrants|passengers|victims|workers|men|women|children|students|tourists|residents|"
    r"prisoners|hostages|demonstrators|protesters|pilgrims|militants|gunmen|farmers|journalists|officers|guards|suspects|fighters|police\s+officers|policemen|members|citizens|nationals|foreigners|Palestinians|[A-Z][a-z]+(?:ns|is))"
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
_BEEN = r"(?:were|have\s+been|had\s+been)"
_KILLED = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?:[A-Za-z][a-z]+\s+)?{_PEOPLE}\s+(?:{_BEEN}\s+killed|died|met\s+their\s+deaths?|lost\s+their\s+lives)\b"
)
_INJURED = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?:(?:[a-z]+\s+)?{_PEOPLE}\s+{_BEEN}|of\s+(?:his|her|its|their)\s+[a-z]+\s+{_BEEN}|others\s+{_BEEN}|{_BEEN})\s+"
    r"(?:injured|wounded|hurt)\b"
)
_DEAD = re.compile(
    rf"\b[Tt]he\s+(?P<part>{_NUMBER})\s+(?:(?P<dead>dead|killed|fatalities|who\s+were\s+killed)|injured|wounded)\b(?!\s+(?:in|[a-z]+(?:s|men))\b)"
)
_TOLL = re.compile(rf"[Tt]he\s+(?:{_NUMBER})\s+(?:dead|killed|fatalities|who|injured|wounded)")
"""What `_DEAD` cannot do without."""
_FATE = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?:(?!and\b|or\b|injured\b|wounded\b)[a-z]+\s+){{0,3}}?"
    r"(?:(?P<dead>dead|killed|die[ds]?)|injured|wounded|hurt)\b",
)
"""What a heading says of victims."""
_THOUSANDS = re.compile(
    r"(?<![\d.,])\d{1,3},\d{3} thousand (?=(?:[a-z]+ ){0,2}?(?:cases|people|persons|tests|examinations|doses|infections|voters|students|"
    r"pupils|citizens|visitors|passengers|pilgrims|patients|tourists|families|children|swabs|votes)\b)"
)
_PARTED = frozenset(("including", "them", "whom"))
"""The same for `_PART` and `_OF_THEM`."""
_CHANGED = re.compile(
    r"\b(?:later|rose|risen|rises|hospitals?|wounds|injuries|other|others|another|more(?!\s+than\b)|attacker|attackers|gunm[ae]n|bombers?|shooter|"
    r"himself|herself|themselves|suicide|perpetrators?|assailants?|driver|previous(?:ly)?|earlier|total|toll|separate(?:ly)?|also|since)\b",
    re.I,
)


_MORE_OR_LESS = re.compile(
    r"\b(?:later|rose|risen|other|others|another|more(?!\s+than\b)|previous(?:ly)?|earlier|separate(?:ly)?|also|since)\b",
    re.I,
)
"""The same for the injured, who are in hospitals."""
_ANYBODY = frozenset(("people", "persons", "were", "are"))
_LONGEST = 18
_LEAD = 8
"""Words of a first sentence, at least: what is shorter is a heading too."""


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
    for again in _DEAD.finditer(text):
        if (_CHANGED if again["dead"] else _MORE_OR_LESS).search(text):
            continue
        for match in _counted(text[: again.start()], dead=bool(again["dead"])):
            more = 1 if " of " in match.group() else 0
            if _value(again["part"]) not in (_value(match["whole"]), _value(match["whole"]) + more) and _exact(
                text, match.start("whole")
            ):
                yield Span(match.start(), again.end()), f"{match['whole']} first, then {again['part']}"
                return


def _counted(text: str, *, dead: bool) -> Iterator[re.Match[str]]:
    for pattern in (_KILLING, _KILLED) if dead else (_INJURED,):
        yield from pattern.finditer(text)


def _of_heading(doc: Doc) -> Iterator[Hit]:
    """Victims whom the first sentence counts otherwise than the heading above it."""
    if len(doc.blocks) < 2:
        return
    top = doc.blocks[0].span
    if doc.text[top.end - 1] in ".!?" or len(top.of(doc.text).split()) > _LONGEST:
        return
    fate = _FATE.search(doc.text, top.start, top.end)
    first = next(
        (span for span in doc.sentences if len(span.of(doc.text).split()) > _LEAD and span.start > top.end), None
    )
    if fate is None or first is None or not _exact(doc.text, fate.start()):
        return
    text = first.of(doc.text)
    found = list(_counted(text, dead=bool(fate["dead"])))
    if len(found) != 1 or _CHANGED.search(text) or not _exact(text, found[0].start("whole")):
        return
    who = [word for word in fate.group().lower().split()[1:-1] if word not in _ANYBODY]
    if re.search(rf"\b{fate['whole']}\b", text, re.I) or (who and who[-1] not in found[0].group().lower().split()):
        return
    if _value(found[0]["whole"]) != _value(fate["whole"]):
        message = f"The heading says {fate['whole']}, the text {found[0]['whole']}"
        yield Hit(Span(*found[0].span()).moved(first.start), message, confidence=0.7)


@rule(
    code="NON003",
    name="contradiction",
    stage=Stage.READING,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    version=2,
    examples=[
        Example("Four people, including six children, were rescued from the ferry.", None),
        Example("Police arrested 5 people, 6 of them students, after the concert.", None),
        Example("The avalanche buried a hut, killing five people. The six dead came from Graz.", None),
        Example("A girl and three of her friends were injured. The two injured are at home.", None),
        Example(
            "Four dead in bus crash near Oslo\n\nFive people were killed on Sunday when a bus left the road.", None
        ),
        Example("The laboratory made 237,479 thousand new tests in May.", None),
    ],
    clean=[
        "Four dead in bus crash\n\nAt least five people were killed on Sunday when a bus left the road near Oslo.",
        "Two dead, six injured in fire\n\nSix people were injured and two people were killed in a fire on Sunday.",
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
    yield from _of_heading(doc)
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

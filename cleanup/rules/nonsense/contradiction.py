"""A number that contradicts itself: 'four people, including six children'.

## What it does
Flags a part that is larger than its whole ('four people, including six children'), the dead or the injured counted twice with
different numbers in one or two neighbouring sentences ('killing five people. The six dead ...', 'six farmers. The five dead
farmers') or in the heading and the first sentence ('Four dead in bus crash'; 'Five people were killed'), the dead of one event
where it is taken up again ('the fire, which left 12 dead'), 'all the 130 bodies' of which there were 103, a thing that happens
'for the second time' in the heading and a third time below it, and thousands that are thousands twice ('237,479 thousand
tests').

## Why
Numbers are lost or moved when a sentence is cut up and put together again. A reader cannot know which of the two is right.

## Fix safety
Shown only: numbers are never changed. Nothing is said where the count may have changed in between (later, rose to, hospital,
other) or where the attacker may be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.demonyms import by_adjective
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
    rf"\b(?P<whole>{_NUMBER})\s+(?:[A-Za-z][a-z]+\s+)?{_PEOPLE}\s+(?:of\s+(?:one|the\s+same|a\s+single)\s+family\s+)?(?:{_BEEN}\s+killed|died|met\s+their\s+deaths?|lost\s+their\s+lives)\b"
)
_INJURED = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?:(?:[a-z]+\s+)?{_PEOPLE}\s+{_BEEN}|of\s+(?:his|her|its|their)\s+[a-z]+\s+{_BEEN}|others\s+{_BEEN}|{_BEEN})\s+"
    r"(?:injured|wounded|hurt)\b"
)
_DEAD = re.compile(
    rf"\b[Tt]he\s+(?P<part>{_NUMBER})\s+(?:(?P<dead>dead|killed|fatalities|who\s+were\s+killed)|injured|wounded)\b(?!\s+(?:in|[a-z]+(?:s|men))\b)"
)
_DEAD_OF_A_KIND = re.compile(
    rf"\b[Tt]he\s+(?P<part>{_NUMBER})\s+(?:dead|killed|injured|wounded)\s+(?P<who>{_PEOPLE})\b"
)
_TOLL = re.compile(r"[Tt]he\s+\w[\w,]{0,20}\s+(?:dead|killed|fatalities|who|injured|wounded)")
"""What `_DEAD` cannot do without."""
_FATE = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?:(?!and\b|or\b|injured\b|wounded\b)[A-Za-z][a-z]+\s+){{0,3}}?"
    r"(?:(?P<dead>dead|killed|die[ds]?)|injured|wounded|hurt)\b",
)
"""What a heading says of victims."""
_ABOARD = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?:people|passengers|persons)\s+(?:on\s+board|aboard)\s+(?:[\w’'-]{{1,20}}\s+){{1,5}}(?P<dead>killed|dead|died)\b"
)
_ROSE = r"(?:rose|rises|risen|rising|climbed|climbs|increased|increases)\s+to"
_TOLL_ROSE = re.compile(rf"\b[Tt]oll\b[^.;\n]{{0,60}}?\b{_ROSE}\s+(?P<whole>{_NUMBER})\b")
_DEAD_ROSE = re.compile(
    rf"\b(?:[Dd]eath\s+toll|[Nn]umber\s+of\s+(?:people\s+killed|dead|deaths|victims|those\s+killed))\b(?P<gap>[^.;\n]{{0,100}}?)\b{_ROSE}\s+(?P<whole>{_NUMBER})\b"
)
_TOLL_MOVED = re.compile(
    r"\b(?:tolls?|number|deaths)\b[^.;\n]{0,80}\b(?:rose|rises|risen|climb(?:s|ed)|increased|reached)\b", re.I
)
_EVENT = r"(?:attack|operation|accident|explosion|bombing|blast|crash|shooting|massacre|raid|fire|collision|stampede|assault)"
_AGAIN = re.compile(
    rf"\b[Tt]he\s+(?:[a-z]{{2,15}}\s+){{0,2}}?{_EVENT}(?P<gap>[^.;:\d“”\n]{{0,60}}?),?\s+(?:which|that)\s+"
    rf"(?:left\s+(?P<left>{_NUMBER})\s+(?:people\s+|persons\s+)?dead|(?:killed|claimed\s+the\s+lives\s+of)\s+(?P<killed>{_NUMBER})\s+{_PEOPLE})\b"
)
"""An event that was told of before, with its dead."""
_LEFT = re.compile(rf"\b(?:left|leaving)\s+(?P<whole>{_NUMBER})\s+(?:people\s+|persons\s+)?dead\b")
_PLACED = re.compile(r"\b(?:in|at|near|of|on|outside)\s+(?:the\s+|an?\s+|his\s+|her\s+)?(?P<name>[\w’'-]+)")
_OLD = re.compile(
    r"\b(?:(?:19|20)\d\d|ago|last|previous(?:ly)?|similar|another|earlier|later|since|second|first|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|compar\w+|recall\w+|like|remember\w+|reminded|deadliest|worst|history)\b"
)
"""What tells that there was more than one event."""
_ALL_BODIES = re.compile(rf"\b[Aa]ll\s+(?:of\s+)?(?:the\s+)?(?P<whole>{_NUMBER})\s+(?P<who>bodies|corpses|victims)\b")
_BODIES = re.compile(
    rf"\b(?P<whole>{_NUMBER})\s+(?P<who>bodies|corpses|victims)\b|\b(?:bodies|corpses|remains)\s+of\s+(?P<of>{_NUMBER})\s+{_PEOPLE}\b"
)
_OTHERS_HURT = re.compile(r"\b(?:others?|more)\s+(?:people\s+)?(?:were\s+|was\s+)?(?:injured|wounded|hurt)\b")
"""Words for others that say nothing of the dead."""
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


def _of_a_kind(text: str) -> Iterator[tuple[Span, str]]:
    """'Killing six soldiers. The five dead soldiers ...': the same people by name."""
    again = _DEAD_OF_A_KIND.search(text)
    if again is None or _CHANGED.search(text):
        return
    for match in _counted(text[: again.start()], dead=True):
        same = again["who"] in match.group().split() and _exact(text, match.start("whole"))
        if same and _value(again["part"]) != _value(match["whole"]):
            yield Span(match.start(), again.end()), f"{match['whole']} first, then {again['part']}"
            return


def _counted(text: str, *, dead: bool) -> Iterator[re.Match[str]]:
    for pattern in (_KILLING, _KILLED) if dead else (_INJURED,):
        yield from pattern.finditer(text)


def _heading(doc: Doc) -> Span | None:
    """The first block, where it reads as a heading."""
    if len(doc.blocks) < 2:
        return None
    top = doc.blocks[0].span
    return None if doc.text[top.end - 1] in ".!?" or len(top.of(doc.text).split()) > _LONGEST else top


def _lead(doc: Doc, top: Span) -> Span | None:
    return next(
        (span for span in doc.sentences if len(span.of(doc.text).split()) > _LEAD and span.start > top.end), None
    )


def _may_have_changed(text: str) -> bool:
    return _CHANGED.search(_OTHERS_HURT.sub(" ", text)) is not None


def _of_heading(doc: Doc) -> Iterator[Hit]:
    """Victims whom the first sentence counts otherwise than the heading above it."""
    top = _heading(doc)
    first = _lead(doc, top) if top else None
    if top is None or first is None:
        return
    yield from _risen(doc, top, first)
    fate = _FATE.search(doc.text, *top)
    if fate is None or not _exact(doc.text, fate.start()):
        return
    text = first.of(doc.text)
    found = list(_counted(text, dead=bool(fate["dead"])))
    if len(found) != 1 or _may_have_changed(text) or not _exact(text, found[0].start("whole")):
        return
    who = [word for word in fate.group().lower().split()[1:-1] if word not in _ANYBODY]
    if re.search(rf"\b{fate['whole']}\b", text, re.I) or (who and who[-1] not in found[0].group().lower().split()):
        return
    if _value(found[0]["whole"]) != _value(fate["whole"]):
        yield _against_heading(Span(*found[0].span()).moved(first.start), fate["whole"], found[0]["whole"])


def _against_heading(span: Span, heading: str, text: str) -> Hit:
    return Hit(span, f"The heading says {heading}, the text {text}", confidence=0.7)


def _risen(doc: Doc, top: Span, first: Span) -> Iterator[Hit]:
    """A toll that has risen to one number in the heading and to another below it."""
    heading = _TOLL_ROSE.search(doc.text, *top)
    text = _DEAD_ROSE.search(doc.text, *first)
    if heading is None or text is None or re.search(r"\b(?:injur|wound|infect|case)", text["gap"] + top.of(doc.text)):
        return
    if _value(heading["whole"]) != _value(text["whole"]):
        yield _against_heading(Span(*text.span("whole")), heading["whole"], text["whole"])


def _told_before(doc: Doc, until: int) -> set[int] | None:
    """The numbers of dead before a place; None where one may be no exact count of one event."""
    found: set[int] = set()
    top = _heading(doc)
    matches = [*(pattern.search(doc.text, *top) for pattern in (_FATE, _ABOARD))] if top else []
    told = [match for match in matches if match is not None and match["dead"]]
    told += [match for pattern in (_KILLING, _KILLED, _LEFT) for match in pattern.finditer(doc.text, 0, until)]
    for match in told:
        if not _exact(doc.text, match.start("whole")) or _may_have_changed(doc.sentence_at(match.start()).of(doc.text)):
            return None
        found.add(_value(match["whole"]))
    return found


def _counted_again(doc: Doc) -> Iterator[Hit]:
    """An event that has been told of, now with other dead: 'the attack, which left 27 dead'."""
    for match in _AGAIN.finditer(doc.text) if "dead" in doc.vocabulary or "killed" in doc.vocabulary else ():
        number = match["left"] or match["killed"]
        near = doc.around(match.start()).of(doc.text)
        elsewhere = any(
            name["name"] not in by_adjective() and name["name"] not in doc.text[: match.start()]
            for name in _PLACED.finditer(match["gap"])
        )
        if elsewhere or _OLD.search(near) or _may_have_changed(doc.sentence_at(match.start()).of(doc.text)):
            continue
        before = _told_before(doc, match.start())
        if _TOLL_MOVED.search(doc.text, 0, match.start()):
            return
        if before and len(before) == 1 and _value(number) not in before:
            yield Hit(Span(*match.span()), f"{before.pop()} first, then {number}", confidence=0.6)


def _all_bodies(doc: Doc) -> Iterator[Hit]:
    """'All the 130 bodies' of which there were 103."""
    every = _ALL_BODIES.search(doc.text) if not doc.vocabulary.isdisjoint(("bodies", "corpses", "victims")) else None
    if every is None or not _exact(doc.text, every.start("whole")):
        return
    others = [match for match in _BODIES.finditer(doc.text) if match.start("whole") != every.start("whole")]
    if any((match["who"] == "victims") != (every["who"] == "victims") for match in others):
        return
    numbers = {_value(match["whole"] or match["of"]) for match in others}
    exact = all(_exact(doc.text, match.start()) or match["of"] for match in others)
    if len(numbers) != 1 or not exact or _value(every["whole"]) in numbers:
        return
    if not any(_MORE_OR_LESS.search(doc.sentence_at(match.start()).of(doc.text)) for match in (every, *others)):
        yield Hit(Span(*every.span()), f"{numbers.pop()} first, then {every['whole']}", confidence=0.6)


_ORDINALS = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_TIMES = re.compile(rf"\b(?P<nth>{_ORDINALS}) (?P<what>time|day|week|month|year)\b(?! in \d)", re.I)
_RUNNING = re.compile(r"\b(?:for the|for a|enters? (?:its|the|a)|on the|in its) \Z", re.I)
_THIS_IS = re.compile(
    r"\b(?:for the|for a|this is the|is the|was the|it is the|marks the|entered its|enters its|into its) \Z", re.I
)


def _nth_time(doc: Doc) -> Iterator[Hit]:
    """'For the second time' in the heading and 'the third time' in the text, of what is counted once in each."""
    top = _heading(doc)
    if top is None or not _TIMES.search(doc.text, *top):
        return
    above = [match for match in _TIMES.finditer(doc.text, *top) if _RUNNING.search(doc.text, top.start, match.start())]
    below = [match for match in _TIMES.finditer(doc.text, top.end) if _THIS_IS.search(doc.text, top.end, match.start())]
    if len(above) != 1 or len(below) != 1 or above[0]["what"].lower() != below[0]["what"].lower():
        return
    said, told = above[0]["nth"].lower(), below[0]["nth"].lower()
    if said != told and said not in doc.text[top.end :].lower():
        yield _against_heading(Span(*below[0].span()), said, told)


@rule(
    code="NON003",
    name="contradiction",
    stage=Stage.READING,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    version=6,
    examples=[
        Example("Four Norwegians killed near Graz\n\nFive Norwegians were killed on Friday in a fall of rocks.", None),
        Example("Three dead in Graz flood\n\nThe mayor said that five members of one family died in their car.", None),
        Example("Four people, including six children, were rescued from the ferry.", None),
        Example("Police arrested 5 people, 6 of them students, after the concert.", None),
        Example("The avalanche buried a hut, killing five people. The six dead came from Graz.", None),
        Example("A girl and three of her friends were injured. The two injured are at home.", None),
        Example(
            "Four dead in bus crash near Oslo\n\nFive people were killed on Sunday when a bus left the road.", None
        ),
        Example(
            "Seven guards killed in bus crash near Oslo\n\nEight Swedish guards were killed and 12 others injured on Monday near Oslo.",
            None,
        ),
        Example(
            "Fire in Graz: death toll rises to 35\n\nThe number of people killed in the fire that broke out on Monday rose to 53, he said.",
            None,
        ),
        Example(
            "A fire in a hotel killed 21 people on Friday. The mayor spoke. He said that the fire, which left 12 dead, was arson.",
            None,
        ),
        Example(
            "Divers found 103 bodies in the wreck. A doctor said that all the 130 bodies had been identified.", None
        ),
        Example(
            "Trial of the mayor stopped for the second time\n\nThe trial was stopped on Monday. This is the third time that it was.",
            None,
        ),
        Example("A slide buried a hut, killing six farmers. The five dead farmers came from Graz.", None),
        Example("The laboratory made 237,479 thousand new tests in May.", None),
    ],
    clean=[
        "Club wins cup for the second time\n\nThe club won on Monday, for the second time. It was the third time that it played there.",
        "A fire killed 21 people on Friday. In 1976, the town burned. The fire, which left 12 dead, was arson.",
        "A fire in a hotel killed 21 people in Graz. He recalled the attack in Oslo, which left 12 dead.",
        "Divers found 103 bodies. Then another 27 bodies were found, and all the 130 bodies were buried.",
        "Fire: death toll rises to 35\n\nThe death toll in the fire that broke out on Monday in Graz rose to 35 from 31.",
        "Four dead in bus crash\n\nAt least five people were killed on Sunday when a bus left the road near Oslo.",
        "Two dead, six injured in fire\n\nSix people were injured and two people were killed in a fire on Sunday.",
        "The port shipped 1,200 thousand tonnes; 237 thousand tests were made.",
        "Six people, including four children, were rescued from the ferry.",
        "A slide killed six people in Graz. The five dead farmers came from Oslo.",
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
    yield from _nth_time(doc)
    yield from _counted_again(doc)
    yield from _all_bodies(doc)
    tolls = _TOLL.search(doc.text) is not None
    seen: set[Span] = set()
    for index, (sentence, words) in enumerate(doc.worded):
        for span, message in () if words.isdisjoint(_PARTED) else _larger_parts(sentence.of(doc.text)):
            yield Hit(span.moved(sentence.start), message, confidence=0.8)
        if not tolls:
            continue
        following = doc.sentences[min(index + 1, len(doc.sentences) - 1)]
        both = doc.text[sentence.start : following.end]
        for span, message in (*_two_tolls(both), *_of_a_kind(both)):
            place = span.moved(sentence.start)
            if place not in seen:
                seen.add(place)
                yield Hit(place, message, confidence=0.7)

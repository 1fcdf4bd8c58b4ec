"""A country or a ministry that is 'she' inside its own sentence.

## What it does
Proposes `it` and `its` where a country or a ministry reports something about itself: `Turkey said that she would stay`, `Egypt
announced her rejection`, `Hamas condemned the raid, and she said`, `The Ministry denied this, and she said`, `The Ministry of
Health said that her teams arrived`; and where a council or another body says what it wants or does itself, or is asked: `The
council announced his rejection`, `The corporation said in a statement that she would continue`, `a letter to the council asking
him to`; and for what a ministry pledges besides (`and that she will build a bridge`).

## Why
Countries and ministries are feminine nouns in Arabic; the translation keeps the gender of the pronoun.

## Fix safety
Suggested only. Nothing is reported where the sentence names a woman or a person's title, or where the country's name is part of
a longer name (`Jordan Henderson`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup import demonyms
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import BODY, SAYING, names_in_full, names_someone, person_word
from cleanup.rules.wordlists import DAY
from cleanup.text import Doc, Span

_REPORTS = (
    f"{SAYING}|says|warned|renewed|reiterated|expressed|denied|considered|vowed|pledged|withdrew|recalled|closed|sent|decided|summoned|"
    "condemned|rejected|reopened|suspended|pointed out|hinted|promised|recalled|continued"
)
_BODY = (
    r"The\s+(?:\w+\s+){0,2}(?:[Mm]inistry|[Gg]overnment|[Cc]ommission|[Aa]uthority|[Aa]gency|[Ee]mbassy)(?:\s+of(?:\s+the)?"
    r"(?:\s+\w+){1,3}?)?"
)
_SELF = re.compile(
    rf"(?P<who>(?:[Tt]he\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){{0,2}}|{_BODY})\s+(?:(?:has|had|also)\s+)?(?:{_REPORTS})\b"
    r"(?P<rest>[^.;:\"“”]{0,60}?)\b(?P<pronoun>she|her)\s+(?!own\b|herself\b|and\b|to\b)\w+"
)
_THEN = re.compile(
    rf"(?P<who>(?:The\s+)?[A-Z]\w+|{_BODY})\s+(?:\w+ed|sent|said|withdrew|told|made|gave|took)\b(?P<rest>[^.;:\"“”]{{0,80}}),?\s+(?:and|as|while)\s+"
    r"(?P<pronoun>she)\s+(?=(?:also\s+)?(?:said|stressed|held|called|denied|confirmed|announced|warned|added|condemned|rejected|vowed)\b)"
)
_AND_THAT = re.compile(
    rf"(?P<who>{_BODY})\s+(?:(?:has|had|also)\s+)?(?:{_REPORTS})\b(?P<rest>[^.;:\"“”]{{5,110}}?),?\s+and\s+that\s+(?P<pronoun>she)\s+"
    r"(?=(?:will|would|has|had|is)\b)"
)
_BODY_IS_IT = "A body is 'it' in English"
_OWN = re.compile(
    r"(?P<who>The\s+(?:[\w-]+\s+){0,3}?(?:[Mm]inistry|[Gg]overnment|[Cc]ommission|[Aa]uthority|[Aa]gency|[Cc]ouncil|[Pp]arliament|[Cc]abinet|"
    r"[Aa]rmy|[Mm]ovement|[Pp]arty|[Uu]nion|[Ll]eague|[Ss]yndicate|[Aa]ssociation|[Cc]ommittee|House|[Oo]rgani[sz]ation|[Bb]loc|[Ff]ront|[Gg]roup)"
    r"(?:\s+(?:of|for)(?:\s+the)?(?:\s+[\w-]+){1,3}?)?)\s+(?:(?:has|had|also)\s+)?"
    r"(?:announced|expressed|affirmed|confirmed|reiterated|renewed|stressed|declared|voiced|reaffirmed)\s+(?P<pronoun>his|her)\s+"
    r"(?=(?:full|strong|absolute|categorical|complete|total|deep|firm|continued)?\s?(?:refusal|rejection|readiness|support\s+for|condemnation|denunciation|"
    r"keenness|willingness|solidarity|commitment|adherence|intention(?!\s+to\s+(?:run|resign|stand|step|retire|leave)\b)|regret|concern|satisfaction|appreciation)\b)"
)
_SPEAKS = re.compile(
    rf"(?:[A-Z][^.;:\"“”]{{1,60}}?,\s+)?(?P<who>[Tt]he\s+(?:[\w-]+\s+){{0,3}}?(?i:{BODY})(?:\s+(?:of|for)(?:\s+the)?(?:\s+[\w-]+){{1,3}}?)?)"
    rf"\s+(?:(?:has|had|also)\s+)?(?:{SAYING}|pointed\s+out|warned|pledged|denied|promised)"
    rf"(?:\s+in\s+a\s+(?:[a-z]{{1,20}}\s+)?statement)?(?:,?\s+(?:on\s+)?{DAY})?,?\s+that\s+(?P<pronoun>she)\s+"
    r"(?=(?:would|will)\s+(?:not\s+)?(?:(?:be\s+(?:obliged|forced|compelled)\s+to\s+)?(?:declare|suspend|ration|raise|cut|issue|provide|"
    r"investigate|monitor|distribute|supply|import|export|reduce|halt|invest|continue|open|build|send|launch|hold|resume|support|allow|stop|"
    r"close|publish|sign|buy|sell|deal|prosecute|study|announce|start|begin|take|hand\s+over|respond|prevent|boycott|withdraw|participate))\b|"
    r"(?:had|has)\s+(?:already\s+|also\s+|not\s+(?:yet\s+)?)?(?:recorded|registered|documented|issued|seized|dispatched|monitored|distributed|exported|imported|"
    r"received|delivered|provided|sent|signed|opened|launched|completed|informed|arrested|dismantled|thwarted|foiled|supplied|evacuated|"
    r"transported|suspended|carried\s+out|prepared|allocated|enough|agreed|decided|closed|prevented|detained|released|begun|started|no)\b|"
    r"is\s+(?:working\s+(?:to|on)|preparing|following|studying|ready|investigating|monitoring|seeking|keen|committed|coordinating|not\s+responsible|"
    r"looking\s+into)\b)"
)
_COUNTED = re.compile(
    r"\s+(?:had|has)\s+(?:recorded|registered|documented|monitored|distributed|exported|imported|seized)\s+(?:(?:more\s+than|about|nearly|"
    r"at\s+least|over|some|around|approximately|up\s+to)\s+)?(?:\d|(?:an?|the)\s+(?:displacement|(?:total|number|increase|decrease|decline|"
    r"rise|highest|lowest|largest|arrival|entry|killing|deaths?|return|departure|injury|injuries)\b)|dozens|hundreds|thousands|violations)"
)
"""What only a body counts: then no woman is meant but one who is near."""
_NEAR_HER = re.compile(
    r"\b(?:she|her|hers|herself|wom[ae]n|girls?|mother|wife|daughter|sister|widow|mrs|ms|\w*spokes\w+|\w+woman)\b", re.I
)
_ASKED = re.compile(
    rf"\b(?:letter|letters|message|messages|memorandum|appeal|request|note|complaint)\s+to\s+the\s+(?:[\w-]+\s+){{0,3}}?(?i:{BODY})"
    r"(?:\s+(?:of|for)(?:\s+the)?(?:\s+[\w-]+){1,3}?)?,?\s+(?:asking|urging|calling\s+on|requesting|demanding|inviting)\s+(?P<pronoun>him|her)(?=\s+to\s+(?!be\b))"
)
_GROUPS = frozenset(
    "Hamas Fatah Hezbollah Ennahda NATO Amnesty Ankara Tehran Moscow Washington Cairo Riyadh Doha Algiers Baghdad UNICEF UNESCO UNHCR OPEC ECOWAS".split()
) | {
    "United Nations",
    "European Union",
    "African Union",
    "Arab League",
    "World Bank",
    "Islamic Jihad",
    "Human Rights Watch",
    "Red Cross",
}
_WOMAN = re.compile(
    r"\b(?:hers|herself|wom[ae]n|girl|mother|wife|daughter|sister|widow|queen|princess|lady|actress|mrs|ms|miss|dr|\w*woman|"
    r"minister|secretary|president|director|chair|chief|head|official|expert|lawyer|judge|ambassador|envoy|singer|student|"
    r"player|champion|runner|athlete|nurse|teacher|doctor|activist|journalist|prisoner|ship|vessel|party|leader|chancellor|premier)\b",
    re.I,
)
_SHE = re.compile(r"\b(?:she|her|hers)\b", re.I)
_PEOPLE = frozenset("Jordan Chad Georgia India Kenya Dominica Cuba Malta Ireland Israel".split())
_NAME = re.compile(
    r"\b(?!January|February|March|April|May|June|July|August|September|October|November|December|\w+day\b)[A-Z][a-z]+"
)


@rule(
    code="SYN013",
    name="country-as-she",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=8,
    cues=("she", "her", "his", "him"),
    examples=[
        Example(
            "Turkey said that she would keep the border open.",
            "Turkey said that it would keep the border open.",
        ),
        Example(
            "Egypt announced her rejection of the plan.",
            "Egypt announced its rejection of the plan.",
        ),
        Example(
            "The Ministry of Health said that her teams arrived at dawn.",
            "The Ministry of Health said that its teams arrived at dawn.",
        ),
        Example(
            "Turkey sent ships to the coast of Cyprus, and she said the drilling would go on.",
            "Turkey sent ships to the coast of Cyprus, and it said the drilling would go on.",
        ),
        Example(
            "The Ministry of Works denied this, and she said the bridge was safe.",
            "The Ministry of Works denied this, and it said the bridge was safe.",
        ),
        Example(
            "The electoral council announced his rejection of the budget.",
            "The electoral council announced its rejection of the budget.",
        ),
        Example(
            "The National Water Corporation said in a statement that she would be forced to ration supplies.",
            "The National Water Corporation said in a statement that it would be forced to ration supplies.",
        ),
        Example(
            "Her house in Goma was empty. The roads are shut. The river rose. On the other side, the International Rescue Organization said "
            "that she had registered the displacement of 900 families.",
            "Her house in Goma was empty. The roads are shut. The river rose. On the other side, the International Rescue Organization said "
            "that it had registered the displacement of 900 families.",
        ),
        Example(
            "The Ministry of Finance pointed out that she has enough cash in the reserve.",
            "The Ministry of Finance pointed out that it has enough cash in the reserve.",
        ),
        Example(
            "The Kenya Tea Company announced that she would invest two million dollars.",
            "The Kenya Tea Company announced that it would invest two million dollars.",
        ),
        Example(
            "The Ministry of Works pledged to finish the road in June, and that she will build a bridge.",
            "The Ministry of Works pledged to finish the road in June, and that it will build a bridge.",
        ),
        Example(
            "Kenya sent a letter to the Human Rights Council asking him to send observers.",
            "Kenya sent a letter to the Human Rights Council asking it to send observers.",
        ),
    ],
    clean=[
        "Maria Lopez runs the clinic. The Rescue Organization said that she had recorded 900 deaths.",
        "A nurse kept a list in her room. On Monday, the International Rescue Organization said that she had recorded 900 deaths.",
        "Nadia Berg is on leave. The university said in a statement that she would provide a new translation.",
        "The university said in a statement that she would be suspended. He wrote a letter to the head of the council asking him to resign.",
        "Her house is in Oslo. The Ministry of Works denied this, and she said the bridge was safe.",
        "The council's chair, Omar Berg, announced his rejection of the budget.",
        "The leader of the council announced his rejection; the council confirmed his release and his commitment.",
        "Egypt honoured Maria Lopez in Giza, and she said it was late.",
        "Turkey freed the nurse, and she said that her son was well.",
        "Jordan said that she would stay at home.",
        "The Ministry of Health said that the nurse and her son recovered.",
        "Egypt announced that Maria Lopez had lost her visa.",
        "In Turkey, the actress said that she would vote.",
    ],
)
def country_as_she(doc: Doc, ctx: Context) -> Iterator[Hit]:
    before: tuple[str, ...] = ()
    for sentence, words in doc.worded:
        text = sentence.of(doc.text)
        earlier, before = before, (*before[-1:], text)
        if words.isdisjoint(_PRONOUNS):
            continue
        yield from _of_bodies(sentence, text, earlier, doc.text[: sentence.start])
        if (
            (then := _THEN.match(text))
            and (_is_group(then["who"]) or (_is_body(then["who"]) and not _SHE.search(doc.text, 0, sentence.start)))
            and not _WOMAN.search(text)
            and not _someone(then["rest"])
        ):
            span = Span(*then.span("pronoun")).moved(sentence.start)
            yield Hit(span, "A country or a movement is 'it' in English", ["it"], confidence=0.7)
            continue
        if (own := _OWN.match(text)) and not _WOMAN.search(text):
            span = Span(*own.span("pronoun")).moved(sentence.start)
            yield Hit(span, _BODY_IS_IT, ["its"], confidence=0.75)
            continue
        if (
            (goes_on := _AND_THAT.match(text))
            and not _WOMAN.search(text)
            and not _someone(goes_on["rest"])
            and not _SHE.search(doc.text, 0, sentence.start)
        ):
            yield Hit(Span(*goes_on.span("pronoun")).moved(sentence.start), _BODY_IS_IT, ["it"], confidence=0.7)
            continue
        match = _SELF.match(text)
        if not match or not _is_body(match["who"]) or _WOMAN.search(text):
            continue
        if re.fullmatch(_BODY, match["who"]) and _SHE.search(doc.text, 0, sentence.start):
            continue  # the woman of whom the ministry speaks
        if re.search(
            r"\b(?:and|nurse|teacher|doctor|victim|detainee|child|who|whose)\b", match["rest"]
        ) or _NAME.search(match["rest"]):
            continue
        span = Span(*match.span("pronoun")).moved(sentence.start)
        yield Hit(
            span,
            "A country or a ministry is 'it' in English",
            ["it" if match["pronoun"] == "she" else "its"],
            confidence=0.7,
        )


_PRONOUNS = frozenset(("she", "her", "he", "his", "him"))


def _of_bodies(sentence: Span, text: str, before: tuple[str, ...], earlier: str) -> Iterator[Hit]:
    """A body that speaks of what it does itself, or is written to, where nobody stands near who could be meant."""
    spoken = _SPEAKS.match(text)
    if spoken and not person_word(spoken["who"]) and not _is_body(spoken["who"]):
        rest = text[spoken.end("pronoun") :]
        counted = _COUNTED.match(rest)
        lead = text[: spoken.start("who")]
        near = (*before, lead, text[spoken.end("who") : spoken.start("pronoun")])
        if counted:
            meant = _NEAR_HER.search(" ".join((*near, rest))) or any(map(names_in_full, near))
        else:
            meant = _SHE.search(earlier) or _WOMAN.search(rest) or any(map(names_someone, near))
        if not meant:
            yield Hit(Span(*spoken.span("pronoun")).moved(sentence.start), _BODY_IS_IT, ["it"], confidence=0.7)
    for asked in _ASKED.finditer(text):
        if not person_word(asked.group()[: -len(asked["pronoun"])]):
            yield Hit(Span(*asked.span("pronoun")).moved(sentence.start), _BODY_IS_IT, ["it"], confidence=0.7)


def _is_group(who: str) -> bool:
    """Whether the subject is a country that is nobody's name, a capital that stands for one, or a movement."""
    name = re.sub(r"^[Tt]he\s+", "", who)
    return name in _GROUPS or (name not in _PEOPLE and name in demonyms.by_name())


def _someone(text: str) -> bool:
    """Whether a name stands there that is no country, nationality or place behind 'in', 'of' or 'to'."""
    for match in _NAME.finditer(text):
        word = match.group()
        placed = re.search(r"\b(?:in|at|of|near|to|from|on|against|into)\s+(?:the\s+)?$", text[: match.start()])
        if not placed and word not in demonyms.by_name() and word not in demonyms.by_adjective():
            return True
    return False


def _is_body(who: str) -> bool:
    """Whether the subject is a country that is nobody's name, or a ministry."""
    name = re.sub(r"^[Tt]he\s+", "", who)
    return _is_group(who) or (name not in _PEOPLE and bool(re.fullmatch(_BODY, who)))

"""A country or a ministry that is 'she' inside its own sentence.

## What it does
Proposes `it` and `its` where a country or a ministry reports something about itself: `Turkey said that she would stay`,
`Egypt announced her rejection`, `The Ministry of Health said that her teams arrived`.

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
from cleanup.text import Doc, Span

_REPORTS = (
    "said|says|announced|confirmed|declared|stressed|added|affirmed|warned|renewed|reiterated|expressed|denied|explained|stated|"
    "considered|vowed|pledged|withdrew|recalled|closed|sent|decided|summoned|condemned|rejected|reopened|suspended"
)
_BODY = (
    r"The\s+(?:\w+\s+){0,2}(?:[Mm]inistry|[Gg]overnment|[Cc]ommission|[Aa]uthority|[Aa]gency|[Ee]mbassy)(?:\s+of(?:\s+the)?"
    r"(?:\s+\w+){1,3}?)?"
)
_SELF = re.compile(
    rf"(?P<who>(?:[Tt]he\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){{0,2}}|{_BODY})\s+(?:(?:has|had|also)\s+)?(?:{_REPORTS})\b"
    r"(?P<rest>[^.;:\"“”]{0,60}?)\b(?P<pronoun>she|her)\s+(?!own\b|herself\b|and\b|to\b)\w+"
)
_WOMAN = re.compile(
    r"\b(?:hers|herself|wom[ae]n|girl|mother|wife|daughter|sister|widow|queen|princess|lady|actress|mrs|ms|miss|dr|\w*woman|"
    r"minister|secretary|president|director|chair|chief|head|official|expert|lawyer|judge|ambassador|envoy|singer|student|"
    r"player|champion|runner|athlete|ship|vessel|party|leader|chancellor|premier)\b",
    re.I,
)
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
    cues=("she", "her"),
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
    ],
    clean=[
        "Jordan said that she would stay at home.",
        "The Ministry of Health said that the nurse and her son recovered.",
        "Egypt announced that Maria Lopez had lost her visa.",
        "In Turkey, the actress said that she would vote.",
    ],
)
def country_as_she(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        match = _SELF.match(text)
        if not match or not _is_body(match["who"]) or _WOMAN.search(text):
            continue
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


def _is_body(who: str) -> bool:
    """Whether the subject is a country that is nobody's name, or a ministry."""
    name = re.sub(r"^[Tt]he\s+", "", who)
    return name not in _PEOPLE and (name in demonyms.by_name() or bool(re.fullmatch(_BODY, who)))

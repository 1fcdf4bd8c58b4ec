"""An infinitive behind a verb that takes none: 'succeeded to reach', 'prevented them to enter'.

## What it does
Proposes `succeeded in reaching`, `insisted on holding`, `capable of defending`, `prevented them from entering`.

## Why
Arabic has one particle ('an) for all of these, which becomes 'to'.

## Fix safety
Suggested only. `Succeeded to the throne` and `a thing prevented, to be sure` are left alone: the word after `to` must be a common verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import words
from cleanup.text import Doc, Span

_PREPOSITIONS = {"succe": "in", "insis": "on", "capab": "of", "incap": "of", "preve": "from"}
"""What each verb takes, by its first letters."""
_VERBS = words(
    "achieve agree arrest attack become bring build capture carry change close complete confront continue control convince create cut deal "
    "defeat defend deliver destroy discover do dismantle eliminate end enter escape establish evacuate expel extinguish fight find form free "
    "gain get give go hold implement impose increase join keep kill launch lead leave liberate maintain make manage meet obtain open overcome "
    "participate pass pay play prevent produce protect provide reach rebuild receive recover reduce reform release remain repel rescue resist "
    "resolve restore retake return run save score secure seize send set sign solve stay stop storm support take thwart travel turn win "
    "withdraw work access approach contact cross exit repeat visit vote speak"
)
_DOUBLED = words("cut get run set stop win expel repel control travel")
_OBJECT = r"(?:them|him|her|us|it|people|residents|civilians|journalists|citizens|anyone|(?:the|his|her|its|their|any|some|many) (?:[a-z]+ ){0,2}?[a-z]+)"
_THINGS = words(
    "access need attempt attempts plan plans effort efforts right rights order orders decision ability move moves bid bids try return"
)
"""What has an infinitive of its own: the need to pay."""
_SUCCEED = re.compile(
    r"\b(?P<verb>[Ss]ucceed(?:s|ed|ing)?|[Ii]nsist(?:s|ed|ing)?|(?:in)?capable)(?P<to> (?:in |on |of )?to )(?P<act>[a-z]+)\b"
)
_PREVENT = re.compile(rf"\b(?P<verb>[Pp]revent(?:s|ed|ing)?)(?P<who> {_OBJECT})(?P<to> (?:from )?to )(?P<act>[a-z]+)\b")


@rule(
    code="SYN027",
    name="verb-with-infinitive",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MINOR,
    safety=Safety.SUGGEST,
    cues=("succeed", "insist", "capable", "prevent"),
    examples=[
        Example("The firemen succeeded to save the mill.", "The firemen succeeded in saving the mill."),
        Example("She insisted to hold the vote in May.", "She insisted on holding the vote in May."),
        Example("The dam is capable to stop the flood.", "The dam is capable of stopping the flood."),
        Example(
            "Police prevented the drivers to enter the port.", "Police prevented the drivers from entering the port."
        ),
    ],
    clean=[
        "He succeeded to the throne in 1953, and his son succeeded him to carry it on.",
        "The police prevented the fire, to save the mill, and prevented access to work sites.",
        "Whatever they insisted, to leave was wise; what she is capable of, to be fair, is much.",
        "It prevented the need to pay, and he prevented any attempt to enter and some plans to build.",
    ],
)
def verb_with_infinitive(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for pattern in (_SUCCEED, _PREVENT):
        for match in pattern.finditer(doc.text):
            if match["act"] not in _VERBS or (pattern is _PREVENT and not _able(match["who"])):
                continue
            word = _PREPOSITIONS[match["verb"].lower()[:5]]
            span = Span(match.start("to"), match.end())
            yield Hit(span, f"'{match['verb']}' takes '{word}'", [f" {word} {_gerund(match['act'])}"], confidence=0.75)


def _able(who: str) -> bool:
    """Whether it may be somebody who is prevented."""
    return who.split()[-1] not in _THINGS


def _gerund(verb: str) -> str:
    """The -ing form of one of the verbs."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb.removesuffix('e') if not verb.endswith('ee') else verb}ing"

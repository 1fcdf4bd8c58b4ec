"""A deed before the one who did it: 'Praised Prime Minister Abdou the agreement'.

## What it does
Proposes English order where a sentence opens with a verb of the past, its subject (an office with a name, a ministry or army, 'the
two sides') and its object: 'Prime Minister Abdou praised the agreement', 'The two sides agreed to', and where the object comes first:
'Attended the meeting Foreign Minister Abdou.', or with what only happens: 'Spread on social media pictures of the flood.'

## Why
Arabic opens with the verb, whatever it says. SYN005 knows the order before 'that'; this is the same order before an object.

## Fix safety
Suggested only. Verbs that take two objects ('denied the government the right') are left out, and so is what may be a participle ('Led
by ...').
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST
from cleanup.rules.syntax._people import FULL_NAME, NAME
from cleanup.text import Doc, Span

_DEEDS = (
    r"Praised|Welcomed|Condemned|Denounced|Discussed|Received|Visited|Approved|Rejected|Opened|Inaugurated|Launched|Chaired|Headed|"
    r"Attended|Signed|Announced|Criticized|Criticised|Renewed|Affirmed|Confirmed|Began|Concluded|Ended|Hailed|Held|Witnessed"
)
_TITLE = (
    r"(?:(?:President|Prime\s+Minister|(?:Foreign|Defen[cs]e|Interior|Oil|Finance|Health|Justice|Education)?\s*Minister|King|Queen|"
    r"(?:Crown\s+)?Prince|Emir|Sultan|Sheikh|General|Colonel|Major|Lieutenant|Ambassador|Governor|Secretary-General|Speaker|Dr\.?|"
    r"Chief|Marshal)\s+)"
)
_BEARER = rf"(?:(?:[Tt]he\s+)?(?:[A-Z][a-z]+\s+){{0,2}}?{_TITLE}{{1,3}}(?:of\s+(?:the\s+)?{NAME}\s+)?{FULL_NAME})"
_BODY = (
    r"(?:the\s+(?:[A-Z][a-z]+\s+){1,3}(?:Ministry|[Gg]overnment|[Aa]rmy|[Pp]arliament|[Cc]abinet|[Pp]residency|Authority|Council|"
    r"Committee|Commission|Army|Command)(?:\s+of\s+[A-Z]\w+)?)"
)
_SIDES = (
    r"the\s+(?:two\s+|three\s+|four\s+|both\s+)?(?:presidents|sides|parties|ministers|leaders|countries|delegations|governments|kings|"
    r"officials|deputies|participants|attendees|conferees|heads\s+of\s+state|prime\s+ministers)"
)
_WITH_OBJECT = re.compile(
    rf"^(?P<verb>{_DEEDS})\s+(?P<subject>{_BEARER}|{_BODY})\s+(?=(?!an?\s+(?:day|week|month|year|decade)\b|this\s+time)(?:the|an?|his|her|its|their|this|these)\s+[\w’'-]+)"
)
_WITH_SIDES = re.compile(
    rf"^(?P<verb>Agreed|Decided|Refused|Began|Started|Continued|Vowed|Pledged|Met|Arrived|Returned|Stressed|Discussed|Reviewed|Exchanged|"
    rf"Signed|Called|Expressed)\s+(?P<subject>{_SIDES})\s+(?=(?!to\s+order)(?:to|on|for|that|at|an?|the|their|ways|views|several|with)\b)"
)
_AFTER_OBJECT = re.compile(
    r"^(?P<verb>Attended|Chaired|Witnessed|Inaugurated|Headed)\s+(?P<object>the\s+(?:[a-z]+\s+){0,2}?(?:meeting|session|ceremony|talks|conference|"
    rf"summit|opening|signing|funeral|event|celebration|hearing|match))\s+(?P<subject>{_BEARER})(?=[.,])"
)
_HAPPENED = re.compile(
    r"^(?P<verb>Spread|Circulated|Broke\s+out|Erupted|Took\s+place|Occurred|Appeared|Prevailed)\s+(?P<where>(?:on|in|near|between|across|through|around|at)\s+"
    r"(?:the\s+)?(?:[\w’'-]+\s+){1,4}?)?(?P<subject>(?:an?\s+)?(?:(?:violent|fierce|heavy|armed|huge|mass|popular|new|sharp|bloody|wide|large|intense)\s+)?"
    r"(?:pictures|photos|videos|images|rumou?rs|reports|news|clashes|fighting|protests|demonstrations|riots|fires?|battles?|confrontations|"
    r"explosions?|video\s+clips|differences|chaos|panic)\b(?P<rest>(?:\s+[\w’'-]+){0,14}))(?P<end>[.,])"
)
_FINITE = re.compile(rf"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|{PAST})\b")
_ANY = re.compile(
    rf"(?:{_DEEDS}|Spread|Circulated|Broke|Erupted|Took|Occurred|Appeared|Prevailed|Agreed|Decided|Refused|Started|Continued|Vowed|Pledged|Met|Arrived|Returned|Stressed|Reviewed|Exchanged|Called|Expressed)\s"
)


@rule(
    code="SYN030",
    name="deed-first",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example(
            "Praised Chadian Prime Minister Idriss Abdou the agreement on the lake.",
            "Chadian Prime Minister Idriss Abdou praised the agreement on the lake.",
        ),
        Example(
            "Rejected the Kenyan Ministry of Health the report, and said it was false.",
            "The Kenyan Ministry of Health rejected the report, and said it was false.",
        ),
        Example(
            "Agreed the two presidents to open the bridge in May.",
            "The two presidents agreed to open the bridge in May.",
        ),
        Example(
            "Attended the opening session Foreign Minister Idriss Abdou.",
            "Foreign Minister Idriss Abdou attended the opening session.",
        ),
        Example(
            "Spread on social media pictures of flooded cellars in Oslo.",
            "Pictures of flooded cellars in Oslo spread on social media.",
        ),
    ],
    clean=[
        "Spread on toast, reports of honey vanish. Appeared in 1901, pictures of Oslo. Spread on social media pictures of Oslo were shared.",
        "Praised by Prime Minister Idriss Abdou, the agreement holds.",
        "Agreed in May, the two presidents' plan is late. Met the two sides? No.",
        "Opened in 1901, the Kenyan Ministry of Health is the oldest building.",
        "Attended the meeting? Foreign Minister Idriss Abdou did not.",
    ],
)
def deed_first(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence in doc.sentences:
        if not _ANY.match(doc.text, sentence.start):
            continue
        text = sentence.of(doc.text)
        block = doc.block_at(sentence.start)
        if block is None or block.kind == "heading" or text.endswith("?"):
            continue
        if match := _WITH_OBJECT.match(text) or _WITH_SIDES.match(text):
            yield _hit(match, sentence, f"{_opened(match['subject'])} {match['verb'].lower()} ")
        elif match := _AFTER_OBJECT.match(text):
            yield _hit(match, sentence, f"{_opened(match['subject'])} {match['verb'].lower()} {match['object']}")
        elif (match := _HAPPENED.match(text)) and (hit := _happened(match, sentence)):
            yield hit


def _happened(match: re.Match[str], sentence: Span) -> Hit | None:
    """'Spread on social media pictures of the flood.': what happened may have no verb of its own, nor may more of the sentence follow."""
    if _FINITE.search(match["rest"]) or (
        match["end"] == "," and not re.match(r"\s+(?:and|which|while|amid|after)\b", match.string[match.end() :])
    ):
        return None
    where = f" {match['where'].strip()}" if match["where"] else ""
    return _hit(match, sentence, f"{_opened(match['subject'])} {match['verb'].lower()}{where}{match['end']}")


def _opened(subject: str) -> str:
    return subject[0].upper() + subject[1:]


def _hit(match: re.Match[str], sentence: Span, after: str) -> Hit:
    return Hit(
        Span(*match.span()).moved(sentence.start), "The verb stands before its subject", [after], confidence=0.75
    )

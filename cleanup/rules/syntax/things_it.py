"""Things in the plural that go on as 'it': 'the weapons were seized, and it was handed over'.

## What it does
Proposes the plural where goods, documents or finds are seized and then handed over ('after which it was handed over' -> 'they were'),
and where prices or shares move twice ('prices rose, before it fell again' -> 'they fell').

## Why
Arabic treats the plural of things as a feminine singular, so the weapons come out as 'it'.

## Fix safety
Suggested only, and only where the plural is the subject of the clause before and no singular with 'a', 'one' or 'its' stands between
them; of finds, none with 'the' either that is no place or time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import neighbours, words
from cleanup.text import Doc, Span

_GOODS = (
    r"(?:weapons|rifles|pistols|guns|pills|tablets|mines|grenades|missiles|rockets|drones|shells|explosives|antiquities|artifacts|artefacts|"
    r"statues|coins|goods|items|materials|vehicles|cars|boats|documents|passports|phones|parcels|packages|bodies|remains|drugs|narcotics|"
    r"cigarettes|medicines|fireworks|samples)"
)
_DONE = r"(?:seized|confiscated|found|discovered|recovered|intercepted|adjusted|retrieved|caught|collected|unearthed|captured)"
_HANDED = r"(?:handed\s+over|(?:transferred|referred|returned|delivered)\s+to(?!\s+as))"
_WORDS = r"(?:\s+(?!(?:an?|one|its|which|that|who|and)\b)[\w’'-]{1,20}){0,12}?"
_SEIZED = re.compile(
    rf"\b{_GOODS}\s+(?:were|had\s+been|have\s+been)\s+{_DONE}(?P<where>{_WORDS}),?\s+"
    rf"(?:after\s+which|and|before|then|and\s+then)\s+(?P<it>it\s+was)(?=\s+(?:then\s+|later\s+)?{_HANDED}\b)"
)
_ONE = re.compile(
    r"(?<!\bin )(?<!\bat )(?<!\bnear )(?<!\bof )(?<!\bon )(?<!\bfrom )(?<!\binside )(?<!\bduring )(?<!\bby )\bthe\b"
)
_OWNED = re.compile(r"['’]s?\s+(?:\w+\s+)?\Z")
_HOLDING = re.compile(
    r"\b(?:lorry|truck|van|car|bus|taxi|boat|ship|plane|vessel|wreck|vehicle|suitcase|bag|box|container|trailer|train|ferry|yacht|parcel|crate|safe)\b",
    re.I,
)
"""What goods may be found in, and that may itself be handed over."""
_MOVED = r"(?:rose|fell|climbed|dropped|declined|gained|surged|jumped|slipped|increased|decreased|retreated|advanced|recovered|stabili[sz]ed)"
_MOVED_ALREADY = rf"(?:{_MOVED}|settled|steadied|closed|opened|ended|traded|stood)"
_RISEN = (
    r"(?:\s+(?!(?:an?|one|its|which|that|who|and|dollar|pound|euro|lira|currency|index|bank|company|firm|demand|output|production|inflation|"
    r"market)\b)[\w’'%.-]{1,20}){0,12}?"
)
_PRICES = re.compile(
    r"\b(?i:prices|shares|stocks|futures|exports|imports|yields|revenues)(?:\s+(?:of|for)\s+(?:the\s+)?[a-z]{3,20})?\s+(?:had\s+|have\s+)?"
    rf"{_MOVED_ALREADY}{_RISEN},?\s+(?:before|and\s+then|then|and|after|since|when|while)\s+(?P<it>it)"
    rf"(?=\s+(?:had\s+(?:fallen|risen|{_MOVED})|{_MOVED})(?:\s+(?:again|back|slightly|sharply|by|last|in\s+the|on|earlier|yesterday|more|"
    r"about|to\s+\$?\d)\b|\s*[.;]))"
)


@rule(
    code="SYN031",
    name="things-it",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=2,
    pieces=neighbours(words("which and before then after since when while"), ["it"]),
    examples=[
        Example(
            "The rifles were seized near the Argungu crossing, after which it was handed over to the army.",
            "The rifles were seized near the Argungu crossing, after which they were handed over to the army.",
        ),
        Example(
            "Four statues were found in the cellar of the villa and it was returned to Peru.",
            "Four statues were found in the cellar of the villa and they were returned to Peru.",
        ),
        Example(
            "Cocoa prices rose by 12 percent during the session, before it fell again in the evening.",
            "Cocoa prices rose by 12 percent during the session, before they fell again in the evening.",
        ),
        Example(
            "Copper prices settled on Tuesday after it had risen by two percent last week.",
            "Copper prices settled on Tuesday after they had risen by two percent last week.",
        ),
    ],
    clean=[
        "Shares fell in the bank after it fell behind. Prices in the store rose when the dollar gained, after it fell by a third.",
        "The bonds were found in the safe, and it was handed over. The firm's shares fell, and it dropped again. Prices rose and it fell to us.",
        "The rifles were found in a van, after which it was handed over to the army.",
        "The rifles were seized by the crew of the ferry, and the port was shut before it was handed over to the army.",
        "Weapons were found when the police stopped the van, and it was taken to Graz.",
        "Prices rose after the bank spoke, before it raised its rate.",
        "Shares rose in a firm that makes cocoa before it fell again. Shares fell before it closed.",
    ],
)
def things_it(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _SEIZED.finditer(doc.text):
        if not _ONE.search(match["where"]) and not _HOLDING.search(match["where"]):
            yield _hit(match, "they were")
    for match in _PRICES.finditer(doc.text):
        if not _OWNED.search(doc.text, max(0, match.start() - 20), match.start()):
            yield _hit(match, "they")


def _hit(match: re.Match[str], after: str) -> Hit:
    return Hit(Span(*match.span("it")), f"The pronoun means several things: '{after}'", [after], confidence=0.7)

"""A relative clause that repeats its object as a pronoun.

## What it does
Proposes to drop `it` in `the agreement, which the two sides signed it in Cairo`, in `the house which they lived in it`, `the village
where he lives in it`, `the bridge that Chad is building it on the lake`, and in `what the party considered it a coup`.

## Why
Arabic repeats the object of a relative clause as a pronoun; English must not.

## Fix safety
Suggested only: the pronoun may be the object of something else. Nothing is reported after a preposition (`in which`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import neighbours, words
from cleanup.text import Doc, Span

_VERBS = (
    "signed|entered|held|launched|issued|announced|carried out|made|adopted|published|conducted|established|founded|built|"
    "seized|controlled|visited|attacked|targeted|occupied|bombed|shelled|received|prepared|submitted|presented|organi[sz]ed|"
    "approved|rejected|concluded|formed|created|provided|imposed|declared|reached|took|used|arrested|killed|liberated|recaptured|"
    "produced|bought|sold|sent|discussed|opened|chaired|hosted|delivered|broadcast|gave|wrote|led|captured|detained|kidnapped|"
    "wounded|injured|destroyed|burned|besieged|stormed|surrounded|evacuated|inaugurated|organized|supported|funded|financed|"
    "described|considered|demanded|planned|manufactured|imported|exported|transported|obtained|stole|looted|stored|paid"
)
_DWELT = re.compile(
    r"(?:the|his|its|their|he|she|they|we|I)(?:\s+[\w'’-]+){0,3}?\s+(?:live|lives|lived|work|works|worked|stay|stays|stayed|reside|resides|"
    r"resided|hide|hid|arrived|travel(?:l)?ed|stayed|participated|gathered|prayed)\s+(?:in|at|from|with|on)(?P<cut>\s+(?:it|them))\b"
)
_CALLED = re.compile(
    r"\bWhat\s+(?:\w[\w'’-]*\s+){1,5}?(?:consider(?:ed|s)?|describe[ds]?|regard(?:ed|s)?|call(?:ed|s)|saw)(?P<cut>\s+it)\s+(?:as\s+)?(?:an?|the)\b",
    re.I,
)
_RELATIVE = re.compile(
    r"wh(?<!\w..)(?:ich|om)\s|(?:house|home|city|town|village|place|area|building|camp|hotel|flat|apartment|school|hospital|room|street|neighbou?rhood) "
    r"(?P<that>that) "
)
_WHERE = re.compile(
    r"\bwhere\s+(?:he|she|they|we|I)(?:\s+\w+)?\s+(?:lives?|lived|works?|worked|stays?|stayed|resides?|resided|studied|studies)(?P<cut>\s+(?:in|at)\s+it)\b"
)
_IN_WORK = re.compile(
    r"\b(?i:dam|bridge|project|plant|factory|reactor|tunnel|canal|road|port|base|wall|school|hospital|film|book|weapon|missile|plane|drone|"
    r"system|pipeline|airport|mosque|satellite|vaccine|campaign|operation|war)s? (?:that|which) (?:(?:the|its|his|their) )?[\w’'-]+"
    r"(?:(?! (?:says?|said|fears?|thinks?|believes?|built|made)\b) [\w’'-]+){0,3}? "
    r"(?:is|are|was|were|has been|have been) [a-z]{2,}ing(?P<cut> (?:it|them))"
    r"(?=[,.]| (?:on|in|at|near|from|with|along|over|against|since|for)\b)"
)
_DOING = re.compile(r"ing (?:it|them)\b")
"""What `_IN_WORK` cannot do without."""
_TAKEN_UP = neighbours(
    (
        *(verb.split()[-1] for verb in _VERBS.replace("[sz]", "s").split("|")),
        *words(
            "in at from with on consider considers describe describes regard regards regarded call called calls saw"
        ),
    ),
    ("it", "him", "them"),
)
"""What the others cannot do without."""
_WORD_BEFORE = re.compile(r"(\w+) \Z")
_REACH = 12
"""Characters before a relative pronoun that hold any preposition."""
_PREPOSITIONS = frozenset(
    "in of on at to by for from with during after through under where before upon amid within whose".split()
)
_RESUMED = re.compile(
    r"(?:the|his|its|their|our|an?|he|she|they|we|I)(?:\s+[\w'’-]+){0,4}?\s+"
    rf"(?:has\s+|have\s+|had\s+)?(?:recently\s+|previously\s+|also\s+)?(?:{_VERBS})(?P<cut>\s+(?:it|him|them))"
    r"(?=[,.]|\s+(?:in|on|at|during|last|yesterday|today|by|from|against|after|before|is|was|are|were|provides?|has|will|late|early|"
    r"a\s+(?:day|week|month|year)|two|three|were|had|and|denied|confessed|admitted|said|belongs?)\b)"
)


def _after_preposition(text: str, start: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None and before[1] in _PREPOSITIONS


@rule(
    code="SYN014",
    name="resumptive-pronoun",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=4,
    cues=("which", "whom", "what", "that ", "where"),
    examples=[
        Example(
            "The agreement, which the two sides signed it in Oslo, ends the dispute.",
            "The agreement, which the two sides signed in Oslo, ends the dispute.",
        ),
        Example(
            "The town which the army entered it on Friday is empty.",
            "The town which the army entered on Friday is empty.",
        ),
        Example(
            "The songs which he wrote them in prison were never printed.",
            "The songs which he wrote in prison were never printed.",
        ),
        Example(
            "The bridge that Chad is building it on the lake is late.",
            "The bridge that Chad is building on the lake is late.",
        ),
        Example("The house which they lived in it has burned.", "The house which they lived in has burned."),
        Example("The village where he lives in it has no road.", "The village where he lives has no road."),
        Example("The hotel that they stayed in it has burned.", "The hotel that they stayed in has burned."),
        Example(
            "What the union considered it an insult, the owner called a joke.",
            "What the union considered an insult, the owner called a joke.",
        ),
    ],
    clean=[
        "The claim that she lived in it is false.",
        "The day on which the army entered it was a Friday.",
        "The agreement, which the two sides signed in Oslo, ends the dispute.",
        "The offer, which he said it would reject, came late.",
        "What the union called the plan was an insult to it.",
        "The form of which the clerk made it a copy is lost.",
    ],
)
def resumptive_pronoun(doc: Doc, ctx: Context) -> Iterator[Hit]:
    may = not doc.pieces.isdisjoint(_TAKEN_UP)
    for relative in _RELATIVE.finditer(doc.text) if may else ():
        objects = None if relative["that"] else _RESUMED.match(doc.text, relative.end())
        match = objects or _DWELT.match(doc.text, relative.end())
        if match and not _after_preposition(doc.text, relative.start()):
            yield _hit(match)
    in_work = _IN_WORK.finditer(doc.text) if _DOING.search(doc.text) else ()
    others = (*_CALLED.finditer(doc.text), *_WHERE.finditer(doc.text)) if may else ()
    for match in (*others, *in_work):
        yield _hit(match)


def _hit(match: re.Match[str]) -> Hit:
    return Hit(Span(*match.span("cut")), "The object of the relative clause is said twice", [""], confidence=0.8)

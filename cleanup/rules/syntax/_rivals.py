"""What a pronoun in the singular may mean beside the plural before it: bodies, armed groups and names; shared by the rules on agreement."""

from __future__ import annotations

import re

from cleanup.rules.syntax._bodies import BODY, TROOPS
from cleanup.rules.syntax._nouns import PEOPLE
from cleanup.rules.wordlists import words

_TROOPS = re.compile(rf"(?i:{TROOPS})")
_MANY = words("Women Men Children Residents People Witnesses Officials Dozens Hundreds Thousands He She They")
_PERSONS = frozenset(PEOPLE.split("|"))
SINGULAR = re.compile(
    r"\b(?:army|militia|group|government|movement|brigade|battalion|regiment|division|unit|convoy|column|force|enemy|company|party|"
    r"coalition|alliance|organi[sz]ation|team|crowd|police|navy|fleet|ship|vessel|boat|patrol|garrison|faction|gang|regime|state|"
    r"country|command|corps|guard|delegation|platoon|squad|contingent|city|town|village|post|base|neighbou?rhood|tribe|herd|animal)\b"
    rf"(?!\s+(?:{TROOPS})\b)",
    re.I,
)
_ARMED = (
    "army|militia|group|battalion|regiment|division|unit|convoy|force|police|navy|patrol|garrison|faction|gang|regime|corps|guard|"
    "platoon|squad|contingent"
)
FIGHTS = re.compile(
    rf"\b(?:{_ARMED}|brigade|government|state|country|station|network|{BODY})\b(?!\s+(?:{TROOPS})\b)", re.I
)
"""The singulars that can do what armed people do."""
ARMS = re.compile(rf"\b(?:{_ARMED})\b(?!\s+(?:{TROOPS})\b)", re.I)
_BEARER = re.compile(
    r"\b(?:[Mm]inister|[Ss]pokes\w+|[Cc]ommander|[Oo]fficial|[Gg]overnor|[Aa]mbassador|[Cc]hief|[Ll]eader),\s+\Z"
)
_TITLE = re.compile(r"\b(?:Minister|President|General|Colonel|Commander|Governor|Ambassador|Spokes\w+)\b")
_NAMED = re.compile(r"(?<![\w-])[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*")
_OPENERS = re.compile(
    r"(?:But|The|A|An|After|And|During|When|While|As|In|On|At|These|Those|However|Then|Later|Earlier|Some|Many)\b\s*"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|of|on|around|outside|into|towards?|by|the)\s+$", re.I)
_MODIFIER = re.compile(rf"\s+(?:\w+\s+){{0,2}}(?:(?:{TROOPS})|border|borders|front|outskirts|line|lines)\b")


def rival(text: str, people: frozenset[str], singular: re.Pattern[str] = SINGULAR) -> bool:
    """Whether the words before the pronoun name anything else that it could stand for: a person is no 'it'."""
    if singular.search(text):
        return True
    for match in _NAMED.finditer(text):
        start = match.start()
        if start == 0 and (opener := _OPENERS.match(text)):
            start = opener.end()
        name = text[start : match.end()]
        if name.split(" ")[-1] in people or (match.start() == 0 and (name in _MANY or name.lower() in _PERSONS)):
            continue
        if _TITLE.search(name) or _BEARER.search(text[:start]) or _TROOPS.fullmatch(name):
            continue
        if name.endswith(("-led", "-backed")):
            return True
        if start < match.end() and not _MODIFIER.match(text, match.end()) and not _PLACE_BEFORE.search(text[:start]):
            return True
    return False

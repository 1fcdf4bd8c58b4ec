"""Where a clause with a subject of its own begins; shared by the rules on doubled conjunctions."""

from __future__ import annotations

import re

AUXILIARIES = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|cannot|"
    "isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t|hadn['’]t|won['’]t|wouldn['’]t|didn['’]t|doesn['’]t"
)
PAST = (
    "became|began|bore|beat|bought|brought|broke|built|came|caught|chose|cut|drew|drove|ended|fell|felt|fled|flew|fought|found|"
    "gave|got|grew|held|hit|kept|knew|laid|led|left|lost|made|met|paid|put|ran|rose|said|sat|saw|sent|set|shot|slept|sold|"
    "sought|spent|spoke|stood|struck|swept|took|taught|thought|told|went|withdrew|won|woke|wore|wrote"
)
"""Past tenses of irregular verbs, as alternatives of a pattern."""

_PRESENT = (
    "(?:accept|accuse|add|admit|affirm|allow|announce|appear|argue|ask|assert|assume|attend|believe|belong|come|complain|"
    "confirm|consider|constitute|contain|continue|decide|declare|deny|depend|describe|emphasi[sz]e|enjoy|exist|expect|explain|"
    "follow|give|grow|ignore|include|indicate|insist|intend|keep|know|live|lose|make|occur|open|oppose|own|participate|"
    "prefer|prevent|prove|provide|receive|recogni[sz]e|reflect|refrain|refuse|reject|rely|remain|represent|require|reveal|say|see|"
    "seek|seem|show|suffer|suggest|suspect|take|tend|think|threaten|try|understand|want|worry)s?|denies|goes|tries|relies|worries|"
    "(?:aim|attack|attempt|call|claim|control|demand|export|face|fear|hope|import|lack|lead|look|mean|need|offer|point|produce|stand|"
    "stress|use|welcome|work)s?(?=\\s+(?:the|a|an|that|this|these|to|for|on|at|its|his|her|their|it|them|more|less|many|no|out)\\b)"
)
FINITE = rf"(?:{AUXILIARIES}|{PAST}|{_PRESENT}|[a-z]{{3,20}}ed)\b"
"""What may be a finite verb, as a pattern."""
_PRONOUN = re.compile(
    r"(?:I|he|she|it|we|they|you|there)(?:['’](?:s|d|ll|ve|re|m)\b|\s+(?:(?:also|still|never|often|soon|nevertheless|nonetheless)\s+)?(?!and\b|or\b)[a-z])"
)
_DETERMINED = re.compile(
    rf"(?:the|this|that|these|those|his|her|its|their|our|my|some|many|most|several|a|an|no|both|each|every|all)(?:\s+[^\W\d_][\w'’-]{{0,30}}){{1,7}}?\s+{FINITE}"
)
_NAMED = re.compile(rf"[A-Z][\w'’-]{{1,30}}(?:\s+(?:al-|el-)?[A-Z][\w'’-]{{1,30}}){{0,4}}\s+{FINITE}")
_BARE = re.compile(
    rf"(?!(?:was|has|does|this|always|perhaps|sometimes|thus|less|unless|across|not|also|only|even|still|never|rather)\b|\w+ly\b)"
    rf"(?:[a-z]{{3,20}}s\s+{FINITE}|(?:people|[a-z]{{2,18}}(?:ing|tion|sion|ment|ity|ness|ance|ence|ism|age))\s+{FINITE}|[a-z]{{4,20}}\s+(?:{AUXILIARIES}|{_PRESENT})\b)"
)
_VERB = re.compile(rf"\b{FINITE}")


def has_verb(words: str) -> bool:
    """Whether a stretch of words may hold a finite verb."""
    return _VERB.search(words) is not None


def pronoun_clause(text: str, position: int) -> bool:
    """Whether a clause begins at `position` with a pronoun for its subject."""
    return _PRONOUN.match(text, position) is not None


def noun_clause(text: str, position: int) -> bool:
    """Whether a clause begins at `position` with a noun phrase and, before any comma, a finite verb."""
    return any(pattern.match(text, position) for pattern in (_DETERMINED, _NAMED, _BARE))


def third_clause(text: str, position: int) -> bool:
    """Whether after `position` a comma is followed by one more clause with a subject of its own."""
    starts = (match.end() for match in re.finditer(r",\s+", text[position:]))
    return any(pronoun_clause(text, position + start) or noun_clause(text, position + start) for start in starts)


def agrees(subject: str, pronoun: str) -> bool:
    """Whether a pronoun has the number of the noun phrase that it repeats."""
    plural = subject.endswith(("s", "people")) and not subject.endswith("ss")
    return plural == (pronoun == "they")

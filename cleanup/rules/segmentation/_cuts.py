"""What tells that a stop cuts a sentence: words that cannot end one, and pieces that cannot be one; shared by SEG003."""

from __future__ import annotations

import re

from cleanup.rules.syntax._clauses import has_verb
from cleanup.rules.wordlists import DETERMINERS, SENTENCE_OPENERS, words

_NO_END = re.compile(
    r"(?:(?<=[\s,])(?:the|an|its|their|and|or|than|despite|during|including|amid|per)|"
    r"[A-Za-z][\w’'-]{2,}\s+(?:from|of|with|into|to|for|against|between|towards?|among))\.\Z"
)
"""An article, a conjunction or a preposition before the stop; some prepositions may end a relative clause or a question."""
_CLOSED = re.compile(r"\s(?P<word>the|an|its|their|and|or|than|despite|during|including|amid|per)\.\Z")
_PRONOUN = re.compile(r"(?:I|He|She|It|They|We|You|There|But|And)\b")
_MAY_STRAND = re.compile(
    r"\b(?:who|whom|which|what|where|how|why|nothing|something|anything|everything|nobody|someone|anyone|one|place|thing|things|"
    r"I|you|we|it|them|him|her|and|or|as)\b|\bto\s+(?:be\b|\w+\s+\w+\.\Z)|\b(?:he|she|they|people)\s+\w+\s+\w+\.\Z|\b(?:be|been|being|was|were|is|are|get|got)\s+\w+\s+\w+\.\Z",
    re.I,
)
"""What lets a preposition stand last: 'nothing to hide from', 'the house was paid for'."""
_PARTICIPLE_OR_VERB = re.compile(
    r"(?:ed|ing|come|came|go|went|gone|look|talk|speak|spoke|deal|dealt|live|care|up|out|along|away|on|off|back|down|in)\s+\w+\.\Z"
)
_REST = re.compile(r"(?:The|Its|His|Her|Their|All|Other|Some|Any|[A-Z][a-z]{2,})\s+\w+")
_SENTENCE_WORDS = (
    SENTENCE_OPENERS
    | DETERMINERS
    | words("all both many most more several two three four five six seven eight nine ten")
)

_UNIT = (
    "dollar|euro|pound|dinar|riyal|lira|barrel|lit(?:er|re)|gallon|kilo(?:gram)?|ton|tonne|ounce|share|person|cylinder|head|kilomet(?:er|re)|"
    "met(?:er|re)|hour|day|night|month|year"
)
_BOUND = re.compile(
    r"(?:Of (?:next|last|this) [a-z]+|Of (?:the|its|his|her|their|which|about|more than|\d[\d,.]*)|"
    rf"(?:For|Per|Against) (?:one|each|every|a single|the|an?) (?:US |American |single )?(?:{_UNIT})(?=[,.])|"
    r"(?:Against|To|From|Versus) (?:about |only |nearly |just )?(?:\$|€|£)?\d[\d,.]*)\b"
)
"""How a piece opens that measures or owns what was said last: 'Of next year', 'For one dollar', 'Against 197'."""
_MEASURED = re.compile(
    r"(?:\d[\d,.]*|\b(?:million|billion|thousand|hundred|dozen|one|two|three|four|five|six|seven|eight|nine|ten))"
    r"(?:\s+[a-z][\w’'-]{2,}){0,3}\.\Z"
)
_OWNED = re.compile(
    r"\b(?:the|a|an|its|his|her|their|this|that|first|last|second|many|most|some|one|half)\s+(?:[\w’'-]+\s+)?[a-z]{2,}\.\Z"
)
_AGAIN = re.compile(
    r"(?:After|Before|Following|Since|Besides|Unlike|Like) the ones? (?:(?:that|which|who) )?(?:it|he|she|they|in|of|on|at|from|against|was|were)\b"
)
_COUNTED_OFF = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|another|new|latest)\s+(?:[\w’'-]+\s+){0,4}[\w’'-]+\.\Z",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|can|could|won|lost|took|held|made|came|went|[a-z]{3,}ed)\b"
)
_BELOW = re.compile(
    r"\s*(?:compared (?:to|with)|according to|in favou?r of|in exchange for|in return for|in addition to|including|amid|following|"
    r"especially|particularly|equivalent to|up from|down from|while|where|which|who|whose|whom|when|after|before|as|because|since|"
    r"although|with|without|on|in|at|by|from|for|to|against|during|until|most of|up to|about|or about|or)\b"
)
"""How what follows a comma goes on without a subject of its own, or below another clause."""
_SUBJECT = re.compile(r"\b(?:I|he|she|it|they|we|you)\s+[a-z]")
_WHOLE, _SHORT = 8, 9
"""Words of a sentence that a piece was torn from, at least: short ones are followed by fragments for effect; and of a piece, at most."""
_TOP = re.compile(
    r"(?:I|he|she|it|they|we|you|there|most|many|some|all|none|both|only|half|two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.I,
)


def ends_open(before: str, piece: str) -> bool:
    """Whether the sentence ends in a word that wants another, and the next one gives it."""
    if not _NO_END.search(before) or not before[-2].islower():
        return False
    if closed := _CLOSED.search(before):
        joins = closed["word"] in ("and", "or", "than")
        return len(before.split()) >= 4 and (joins or not _PRONOUN.match(piece))
    if _PARTICIPLE_OR_VERB.search(before) or _MAY_STRAND.search(" ".join(before.split()[-6:])):
        return False
    return _REST.match(piece) is not None and _has_no_main_verb(piece)


def measures(before: str, piece: str) -> bool:
    """Whether the piece has no main verb and measures, owns or places again what the sentence before it ends in."""
    if _AGAIN.match(piece):
        return _COUNTED_OFF.search(before) is not None and "," not in piece and len(_FINITE.findall(piece)) <= 1
    bound = _BOUND.match(piece)
    if bound is None or len(before.split()) < _WHOLE or len(re.split(r"[,.]\s", piece)[0].split()) > _SHORT:
        return False
    owned = piece.startswith("Of ") and _OWNED.search(before)
    return bool(owned or _MEASURED.search(before)) and _has_no_main_verb(piece)


def joined(word: str, text: str) -> str:
    """A word that opened the second half, as it stands inside the whole: a name keeps its capital."""
    if word.lower() in _SENTENCE_WORDS or re.search(rf"(?<=[a-z,] ){re.escape(word.lower().rstrip(',;:'))}\b", text):
        return word.lower()
    return word


def _has_no_main_verb(piece: str) -> bool:
    """Whether no part of the piece can be a main clause: each has no finite verb, or is subordinate."""
    first, *rest = re.split(r",\s", re.sub(r"['’]s\s+\w+", "", piece.rstrip(".!?")))
    if has_verb(first) or _SUBJECT.search(first) or re.search(r"[;:?!\"“”]|\s[–—-]\s", piece):
        return False
    return not any((has_verb(part) and not _BELOW.match(part)) or _TOP.match(part) for part in rest)

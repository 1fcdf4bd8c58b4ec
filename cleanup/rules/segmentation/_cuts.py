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
    r"although|with|without|on|in|at|by|from|for|to|against|during|until|most of|up to|about|or about|or|and that)\b"
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


_HANGS = re.compile(
    r"(?:and|nor|as well as|compared|according|in favou?r of|in exchange for|in return for|in addition to|including|amid|following|"
    r"especially|particularly|while|where|which|who|whose|whom|when|after|before|as|because|since|although|without|until|most of (?:which|whom)|"
    r"(?:in|at|for|with|during|of) which|so that|noting|adding|saying|stressing|pointing|explaining|indicating|bringing|killing|"
    r"wounding|injuring|leaving|leading|causing|calling|warning|considering|describing|accusing|urging|demanding|expressing|raising|reaching|"
    r"becoming|making)\b"
)
"""How what follows a comma is coordinated or hangs on what went before."""
_BEHIND = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|after|before|because|if|while|as|since|until|what|how|whether)\b.*|\bto [a-z]+"
)
_BEST = re.compile(r"the (?:highest|lowest|first|second|third|last|largest|biggest|worst|best|most|latest|only)\b")
_ANEW = re.compile(
    r"(?<=[\w’'-]) (?:the|(?<!\d )an?|its|his|her|their|this|these|those|all|most|many|some|both|several) "
)
_DESCRIBES = re.compile(
    r"(?:(?<=\bthe )|(?<=\ban )|(?<=\ba )|(?<=\bits )|(?<=\btheir )|(?<=\bof )|(?<=\bother )|(?<=\d )|(?<=\btwo )|(?<=\bthree ))"
    r"[a-z-]+ed (?=[a-z]{3})|\b(?:[a-z]{3,}ed|held|made|taken|built|sent|led) by\b|"
    r"\b(?:imposed|published|issued|located|directed|committed|stationed|launched|belonging|related|based|adopted|signed|affiliated|contained|"
    r"attributed|linked|allocated|destined|registered|recorded|organized|held) (?:on|in|at|to|against|with|from|for|during|last|yesterday)\b"
)
"""A participle that describes a noun and is no verb of a clause."""
_MORE_VERBS = re.compile(
    r"\b(?:died|spread|arose|shows?|rises?|begins?|ends|starts?|happens?|runs|makes?|gets?|stops?)\b"
)
_LEADS = re.compile(
    r"(?:\b(?:of|in|on|at|to|by|for|from|with|into|against|about|between|among|during|through|under|over|and|or|but|than|as|including|near|after|"
    r"before|since|within|without|towards?|around|across|behind|outside|inside|despite|per|all|both|half|not|also|upon|versus|concerning|"
    r"hundred|thousand|million|billion|percent|times|dollars|euros|pounds|dinars|riyals|cents)|ing|ed)\Z"
)
_NAMED = re.compile(
    r"(?:(?:the|an?|of|and|in|at|on|al|bin|for|to|its|last|this|minister|president|prime|foreign|defen[cs]e|interior|head|leader|king|capital|"
    r"his|deputy|general|governor|spokes\w+|percent|million|billion|dollars|people|others|both|respectively|[A-Z\d][\w’'.-]*)(?:\s|\Z)){1,12}"
)
"""A name with what its bearer is, a number, a date."""


def no_main_clause(piece: str, phrase: bool = False) -> bool:
    """Whether no part between commas can be a main clause; where the piece opens as a `phrase`, its first part has no verb of its own."""
    first, *rest = re.split(r",\s", re.sub(r"(?<=\w)['’]s?\s+\w+", "", piece.rstrip(".")))
    if not phrase:
        rest = [first, *rest]
    elif _may_say(first):
        return False
    return all(_HANGS.match(part) or _apposed(part) for part in rest if part)


def _may_say(part: str) -> bool:
    """Whether a part has a verb, or a second noun phrase that may have one."""
    own = _DESCRIBES.sub("", _BEHIND.sub("", part))
    if has_verb(own) or _MORE_VERBS.search(own) or _SUBJECT.search(own):
        return True
    return any(not _LEADS.search(own, max(0, match.start() - 12), match.start()) for match in _ANEW.finditer(own))


def _apposed(part: str) -> bool:
    """Whether a part is only a name, a number or a time, or says what is the highest."""
    return _NAMED.fullmatch(part) is not None or (_BEST.match(part) is not None and not _may_say(part))

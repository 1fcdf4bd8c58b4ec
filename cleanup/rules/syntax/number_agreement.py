"""A subject and a verb of different number: 'The victims of the flood has exceeded'.

## What it does
Proposes the verb in the number of its subject, where the subject opens the sentence or the clause and at most two prepositional
phrases stand between the two: 'The victims of the flood in the city has' -> 'have', 'The number of the wounded have' -> 'has',
'the information about the attack were' -> 'was', 'the families who has fled' -> 'who have fled'; and for people who speak, want or plan
something: 'The delegates of the nurses refuses to' -> 'refuse'.

## Why
The Arabic verb before its subject is singular, and the plural of things is a feminine singular; the translation keeps the number.

## Fix safety
Suggested only. The subject must be one of some hundred and fifty plurals of the news, 'the number of' such a plural, or one of a
few nouns without a plural. What stands before it must open a clause: after 'of', 'with' or 'and' another noun may be the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._nouns import PEOPLE, PLURAL, PLURAL_VERB, SINGULAR_VERB
from cleanup.text import Doc, Span

_START = r"(?:^[\"“]?|(?<=,\s)|\b(?:that|while|because|although|whereas|where|said|adding)\s+)"
_LEAD = r"(?:(?:In|On|At|For|By|During|After|Before|Since|Yesterday|Meanwhile)\b[^.,;:]{0,40},\s+)?"
_DETERMINER = r"(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Hh]is|[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Aa]ll)\s+"
_ADJECTIVES = (
    r"(?:(?!of\b|in\b|to\b|for\b|with\b|and\b|or\b|on\b|by\b|from\b|number\b|who\b|that\b|which\b|is\b|was\b|has\b|does\b)"
    r"[\w-]{2,20}\s+){0,2}?"
)
_NO_WORD = (
    r"(?!(?:of|and|or|nor|not|who|whom|whose|which|that|what|how|why|where|when|whether|if|it|he|she|we|they|you|i|this|there|one|each|"
    r"every|either|neither|the|a|an|his|her|its|their|is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|"
    r"should|be|been|being|to|than|as)\b)"
)
_PHRASE = (
    r"(?:\s+(?:of|in|between|from|to|on|against|for|at|with|by|near|inside|around|over|across|within|among|into|about)"
    rf"\s+(?:(?:the|its|their|his|her|a|an|this|these|those)\s+)?(?i:{_NO_WORD}[\w’-]{{1,20}}\s+){{0,3}}?(?i:{_NO_WORD}[\w’-]{{1,20}})"
    rf"(?:\s+and\s+(?i:{_NO_WORD}[\w’-]{{1,20}}))?)"
)
_ENDS = r"(?!\s+(?:it|that\s+(?:they|we|he|she)|home\s+to)\b)"
_PLURAL_HEAD = re.compile(
    rf"{_START}{_LEAD}(?:{_DETERMINER}{_ADJECTIVES}|(?<=^)(?i:(?=[A-Z])))(?i:(?P<head>{PLURAL}))"
    rf"{_PHRASE}{{0,2}}\s+(?P<verb>is|was|has|does)\b{_ENDS}"
)
_NUMBER_OF = re.compile(
    rf"{_START}{_LEAD}[Tt]he\s+(?:total\s+)?(?P<head>number)\s+of\s+(?:the\s+)?{_ADJECTIVES}(?:{PLURAL}|dead|wounded|injured|displaced|cases)"
    rf"{_PHRASE}{{0,2}}\s+(?P<verb>are|were|have)\b"
)
_UNCOUNTED = "news|information|equipment|evidence|advice|infrastructure|violence|damage|unrest"
_MASS = re.compile(
    rf"{_START}{_LEAD}(?:{_DETERMINER})(?P<head>{_UNCOUNTED})"
    rf"(?:{_PHRASE}{{0,1}}|\s+(?:that|which))\s+(?P<verb>are|were|have)\b"
)
_OFFICE = "minister|president|spokesman|spokeswoman|ambassador|envoy|commander|governor|source|mayor|official"
_MASTER = re.compile(
    rf"^The\s+(?:[A-Z]\w+\s+)?(?P<head>{_OFFICE})"
    rf"{_PHRASE}{{0,1}}\s+(?P<verb>are|have)\b"
)
_SAYS = {
    f"{verb}s": verb
    for verb in "refuse demand reject want call continue confirm insist accuse threaten plan seek expect believe deserve suffer live need".split()
} | {"denies": "deny", "says": "say"}
_PLURAL_SAYS = re.compile(
    rf"^(?:{_DETERMINER}{_ADJECTIVES})(?i:(?P<head>{PEOPLE}))"
    rf"{_PHRASE}{{0,1}}\s+(?P<verb>{'|'.join(_SAYS)})\s+(?=(?:to|the|that|its|their|any|all|for|in|from)\b)"
)
_SUBJECTS = (
    (_PLURAL_SAYS, frozenset(PEOPLE.split("|")), _SAYS),
    (_PLURAL_HEAD, frozenset(PLURAL.split("|")), PLURAL_VERB),
    (_NUMBER_OF, frozenset(["number"]), SINGULAR_VERB),
    (_MASS, frozenset(_UNCOUNTED.split("|")), SINGULAR_VERB),
    (_MASTER, frozenset(_OFFICE.split("|")), SINGULAR_VERB),
)
"""Each pattern with the words of which it needs one, and the verbs that it takes for wrong with the right ones."""
_VERBS = frozenset([*PLURAL_VERB, *SINGULAR_VERB, *_SAYS])
_WHO = re.compile(
    rf"(?<!\bof\s)(?<!\bamong\s)(?<!\bof\sthe\s)(?<!\bof\sthose\s)(?<!\bamong\sthe\s)(?<!\bonly\s)\b(?P<head>{PEOPLE}|those)\s+who\s+"
    r"(?:also\s+)?(?P<verb>is|was|has)\b"
)
_ONE_OF = re.compile(
    r"\b(?:of|with|among|only|like|a|an|for|between|to|from|by|in)\s+(?:the\s+|those\s+)?(?:[\w’'-]+\s+){0,5}$", re.I
)
_COORDINATED = re.compile(r"\b(?:and|or)\s+(?:the\s+)?[\w\s-]{0,30}$")


@rule(
    code="SYN016",
    name="number-agreement",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=4,
    examples=[
        Example(
            "The victims of the earthquake in Nepal has exceeded nine thousand.",
            "The victims of the earthquake in Nepal have exceeded nine thousand.",
        ),
        Example(
            "The talks between the two sides was held in Bogota.",
            "The talks between the two sides were held in Bogota.",
        ),
        Example(
            "The number of wounded in the fire have reached twelve.",
            "The number of wounded in the fire has reached twelve.",
        ),
        Example("He said that the prices of rice is falling.", "He said that the prices of rice are falling."),
        Example("The families who has fled live in tents.", "The families who have fled live in tents."),
        Example("The delegates of the nurses refuses to wait.", "The delegates of the nurses refuse to wait."),
        Example(
            "The information about the ferry were wrong.",
            "The information about the ferry was wrong.",
        ),
    ],
    clean=[
        "The leader of the rebels has fled to the coast.",
        "The women's leader refuses to wait; the rebels' envoy calls for talks.",
        "He is the head of one of Norway’s most feared groups who was once a friend of the king.",
        "One of the settlers who has a licence was armed.",
        "A number of families have left, and the number of those who have stayed is small.",
        "The trouble with the talks is that nobody pays for them.",
        "The clash between the police and the protesters in Lima has ended.",
        "What matters to the victims is the truth.",
        "The forces the army has sent are small.",
        "The United Nations has said that news of the fire was late.",
        "The minister of health and the president have met.",
    ],
)
def number_agreement(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence, words in doc.worded:
        if words.isdisjoint(_VERBS):
            continue
        text = sentence.of(doc.text)
        taken: set[int] = set()
        for pattern, heads, forms in _SUBJECTS:
            if words.isdisjoint(heads) or words.isdisjoint(forms):
                continue
            for match in pattern.finditer(text):
                if match.start("verb") not in taken and not _listed(text, match):
                    taken.add(match.start("verb"))
                    yield _hit(sentence, match, forms)
        for match in _WHO.finditer(text) if "who" in words else ():
            if match.start("verb") not in taken and not _ONE_OF.search(text[: match.start("head")]):
                yield _hit(sentence, match, PLURAL_VERB)


def _listed(text: str, match: re.Match[str]) -> bool:
    """Whether the subject is the last of a list, whose other members a verb may agree with."""
    return bool(_COORDINATED.search(text[match.start() : match.start("head")]))


def _hit(sentence: Span, match: re.Match[str], forms: dict[str, str]) -> Hit:
    span = Span(*match.span("verb")).moved(sentence.start)
    after = forms[match["verb"]]
    return Hit(span, f"The verb does not agree with its subject “{match['head']}”", [after], confidence=0.75)

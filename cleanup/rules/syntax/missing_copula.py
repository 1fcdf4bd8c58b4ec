"""A clause without its verb 'to be': 'The talks positive and both sides agreed'.

## What it does
Proposes 'is' or 'are' between a listed subject (situation, talks, conditions ...) that opens the sentence or follows 'that', and a
listed adjective (difficult, positive, stable ...) behind it, and between 'the number of deaths' and the number.

## Why
Arabic has no 'is': a noun and an adjective make a sentence.

## Fix safety
Suggested only; the tense is a guess. The stretch up to the adjective may hold no verb, and what follows must end the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import has_verb
from cleanup.text import Doc, Span

_SUBJECT = (
    "situation|conditions|talks|negotiations|meeting|relations|atmosphere|results|position|condition|road|roads|reports|news|decision|"
    "crisis|crossing|border|airport|prices|losses|efforts|dialogue|front|weather"
)
_ADJECTIVE = (
    "difficult|positive|negative|stable|unstable|tense|calm|dangerous|critical|catastrophic|tragic|worrying|clear|unclear|ready|"
    "impossible|necessary|possible|normal|abnormal|excellent|bad|good|fruitful|constructive|serious|open|closed|deteriorating|"
    "disastrous|miserable|important|wrong|false|true|complicated|complex|safe|unsafe|high|low|great|huge|heavy|near|inevitable"
)
_CLAUSE = re.compile(
    rf"(?:^|\bthat\s+)(?P<subject>[Tt]he\s+(?:[a-z]+\s+){{0,2}}?(?P<noun>{_SUBJECT})(?P<more>\s+(?:in|on|of|between|with|at)\s+[\w’' -]{{2,40}}?)?)\s+"
    rf"(?:very\s+|still\s+)?(?P<adjective>{_ADJECTIVE})(?=\s*(?:\.|,\s+(?:and|but)\s|\s+(?:and|but|because|due)\s))"
)
_TOTAL = re.compile(
    r"\b(?P<subject>[Tt]he (?:total|total number|number|death toll|toll|sum) of (?P<counted>[^.,;:\d\"“]{3,70}?)(?<! the)(?<! all)(?<! of)(?<! in)"
    r"(?<! these)(?<! those)(?<! new)(?<! aged)(?<! from)(?<! to)(?<! by)(?<! Covid)(?<! COVID)) (?P<count>\d(?:[\d.,]{0,9}\d)?)"
    r" (?=(?:new )?(?:cases|deaths|people|persons|injuries|infections|patients|victims|martyrs|recoveries|dead|wounded)\b)"
)
_COUNTED = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|reach\w*|rose|rise\w*|stood|stands|at|to|exceed\w*|total\w*|hit|by|than|about|around|nearly|"
    r"over|least|almost|approximately|estimated|above|below|under|between|and|up|fell|grew|increased|decreased|passed|surpassed|within|every|per|only)\b"
)
_OPENING = re.compile(r"(?:^|[,;:] |\b(?:that|and|thus|but|while|as|so|where|when|whereas) )\Z", re.I)
"""What a subject stands behind, and an object does not: 'boost the number of places'."""
_SUMS = frozenset({"total", "number", "toll", "sum"})
_SUBJECTS, _ADJECTIVES = frozenset(_SUBJECT.split("|")), frozenset(_ADJECTIVE.split("|"))
_MADE = re.compile(r"\b(?:mak|made|keep|kept|find|found|call|consider|deem|declar|render|leav|left|held)\w*\s+$", re.I)


@rule(
    code="SYN019",
    name="missing-copula",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example(
            "The situation in Goma difficult and the roads are cut.",
            "The situation in Goma is difficult and the roads are cut.",
        ),
        Example("The talks positive, and both sides agreed.", "The talks are positive, and both sides agreed."),
        Example("He said that the road closed because of snow.", None),
        Example(
            "She said that the security conditions bad and the school is shut.",
            "She said that the security conditions are bad and the school is shut.",
        ),
        Example(
            "The total of those recovering from the virus in Goma 26 cases to date.",
            "The total of those recovering from the virus in Goma is 26 cases to date.",
        ),
    ],
    clean=[
        "This brings the number of deaths in Goma to 22 cases, the total of all 40 patients and the number of new 12-bed wards.",
        "The number of those who died in the 26 cases is small; raising the total of the wounded 26 people.",
        "The situation in Goma is difficult and the roads are cut.",
        "He called the situation difficult and left.",
        "The meeting left the situation in Goma unclear.",
        "The position in Asia important to traders is Singapore.",
    ],
)
def missing_copula(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence, words in doc.worded:
        described = not words.isdisjoint(_SUBJECTS) and not words.isdisjoint(_ADJECTIVES)
        if not described and words.isdisjoint(_SUMS):
            continue
        block = doc.block_at(sentence.start)
        if block is None or block.kind == "heading":
            continue
        yield from _uncounted(doc, sentence)
        text = sentence.of(doc.text)
        for match in _CLAUSE.finditer(text):
            if has_verb(match["subject"]) or _MADE.search(text[: match.start("subject")]):
                continue
            verb = "are" if match["noun"].endswith("s") and match["noun"] != "news" else "is"
            span = Span(*match.span("adjective")).moved(sentence.start)
            adjective = match["adjective"]
            if adjective == "closed":
                yield Hit(span, "The clause may lack a verb", confidence=0.5)
            else:
                past = {"is": "was", "are": "were"}[verb]
                after = [f"{verb} {adjective}", f"{past} {adjective}"]
                yield Hit(span, f"The clause lacks a verb: '{after[0]}'", after, confidence=0.7)


def _uncounted(doc: Doc, sentence: Span) -> Iterator[Hit]:
    """A total with nothing between what is counted and the number."""
    text = sentence.of(doc.text)
    for match in _TOTAL.finditer(text):
        if not _COUNTED.search(match["counted"]) and _OPENING.search(text[: match.start()]):
            span = Span(*match.span("count")).moved(sentence.start)
            after = [f"{verb} {match['count']}" for verb in ("is", "was", "reached")]
            yield Hit(span, f"The clause lacks a verb: '{after[0]}'", after, confidence=0.7)

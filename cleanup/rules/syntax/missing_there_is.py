"""A clause with 'no' and without its verb: 'He said that no need to worry.'

## What it does
Proposes 'there is' between 'that' and 'no' where what follows is a noun of those that Arabic denies in this way (need, justification,
doubt, intention, truth, solution, casualties ...) and the clause has no verb: 'told the council that no justification for what happened'.
The same for 'there no': 'He explained that there no shortage'.

## Why
Arabic says 'no need' for 'there is no need': it has no 'is', and the particle stands right before the noun.

## Fix safety
Suggested only; the tense is a guess. Headings are left alone: they drop the verb on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import SAYING
from cleanup.rules.syntax._clauses import has_verb
from cleanup.text import Doc, Span

_NOUN = (
    "need|justification|justifications|doubt|solution|solutions|intention|intentions|truth|fear|fears|danger|threat|relation|relations|relationship|"
    "link|connection|alternative|alternatives|room|place|difference|differences|evidence|information|news|deaths|fatalities|casualties|injuries|"
    "victims|losses|plan|plans|problem|problems|obstacle|obstacles|objection|objections|reason|reasons|change|changes|dialogue|negotiation|"
    "negotiations|escape|return|retreat|compromise|compromises|agreement|shortage|shortages|crisis|way|ways|benefit|point|hope|future|"
    "security|stability|peace|progress|breakthrough|presence|existence|trace|basis|excuse|excuses|pretext|harm|objection|excess|concern|concerns|"
    "indication|indications|signs|sign|legitimacy|guarantee|guarantees|possibility|chance|confirmation|contact|contacts|coordination|cases|infections"
)
_SAID = (
    rf"(?:{SAYING}|says|told(?: [\w’'-]+){{1,4}}|adding|stressing|confirming|noting|saying|indicating|pointing out|pointed out|believes?|believed|"
    r"knows?|considered|explaining)"
)
_NO = re.compile(
    rf"\b{_SAID}(?:,? (?:on )?\w+day,?)?,? (?:that (?P<no>no)|(?P<bare>no)(?= (?:need|justification|intention|truth|solution|doubt that|"
    rf"fear|alternative)\b))"
    rf" (?:(?!longer\b|one\b|other\b)[a-z]+ ){{0,2}}?(?:{_NOUN})"
    r"(?= (?:out|for|to|in|of|about|except|but|between|among|from|behind|with|without|that|whatsoever|on|at|against|regarding|due to|other than|"
    r"as a result)\b)(?P<rest>[^.;:!?\"“”]*)"
)
_DOUBT = re.compile(r"\bno doubt (?!that|about|in)")
_BEHIND = re.compile(
    r"\b(?:that|what|which|who|whom|whose|where|when|because|if|while|since|until|after|before|how|as)\b.*|\bto [a-z]+"
)
_THERE_NO = re.compile(
    r"(?:\b(?P<before>that|and|but|because|since|where|while|said|as|if|today|now|still) |^)(?P<all>[Tt]here no) (?!longer\b|more\b|doubt\b|"
    r"fewer\b|less\b|matter\b|one\b)(?=[a-z])"
)


@rule(
    code="SYN036",
    name="missing-there-is",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    cues=(" no ",),
    examples=[
        Example(
            "The envoy told the council that no justification for what happened.",
            "The envoy told the council that there is no justification for what happened.",
        ),
        Example(
            "He said that no need to worry about the bread.", "He said that there is no need to worry about the bread."
        ),
        Example(
            "She confirmed that no deaths among the passengers of the ferry.",
            "She confirmed that there are no deaths among the passengers of the ferry.",
        ),
        Example("He explained that there no shortage of salt.", "He explained that there is no shortage of salt."),
    ],
    clean=[
        "He said that no solution to the dispute had been found. She said that no doubt he was late.",
        "He said that no deaths were reported among the crew, and that no need to worry exists.",
        "The farmers there no longer grow rice. Is there no shortage of salt?",
        "No need to worry, he said. He confirmed that no one in the town knew it.",
    ],
)
def missing_there_is(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence, found in doc.worded:
        if "no" not in found:
            continue
        block = doc.block_at(sentence.start)
        if block is None or block.kind == "heading":
            continue
        text = sentence.of(doc.text)
        for match in _NO.finditer(text):
            clause = re.split(r",\s|\s(?:and|but)\s", match["rest"])[0]
            if not has_verb(_BEHIND.sub("", clause)) and not _DOUBT.search(match.group()):
                which = "no" if match["no"] else "bare"
                verbs = ("are", "were") if _many(match.group()) else ("is", "was")
                after = [f"there {verb} no" for verb in verbs]
                yield _hit(Span(*match.span(which)).moved(sentence.start), after)
        for match in _THERE_NO.finditer(text):
            there = match["all"].split()[0]
            yield _hit(Span(*match.span("all")).moved(sentence.start), [f"{there} {verb} no" for verb in ("is", "was")])


def _many(found: str) -> bool:
    """Whether what is denied is named in the plural."""
    noun = re.search(rf"\bno (?:[a-z]+ ){{0,2}}?({_NOUN})\b", found)
    return noun is not None and noun[1].endswith("s") and noun[1] not in ("news", "crisis", "basis", "progress")


def _hit(span: Span, after: list[str]) -> Hit:
    return Hit(span, f"The clause lacks a verb: '{after[0]}'", after, confidence=0.7)

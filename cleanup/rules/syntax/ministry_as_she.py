"""A ministry that speaks on as 'she'.

## What it does
Proposes 'It added' for 'She added' where the sentence before begins with a ministry, commission, newspaper or another body, and
'They added' after 'the sources' or 'the forces' (for 'He added' too). No woman, titled person or personal name may stand in the two sentences before.

## Why
Ministries, newspapers and committees are feminine nouns in Arabic. The translation turns the verb's ending into 'she'.

## Fix safety
Suggested only: who speaks is never changed without a person, and a name that the rule did not see might be hers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._people import NAME, is_person_word
from cleanup.rules.wordlists import neighbours
from cleanup.text import Doc, Span

_SAYING = (
    "added|said|stressed|explained|noted|confirmed|pointed|announced|indicated|called|continued|stated|clarified|affirmed|urged|warned|"
    "revealed|reported|considered|emphasized|emphasised"
)
_SHE = re.compile(rf"(?:And\s+)?(?P<she>[Ss]?[Hh]e)\s+(?=(?:also\s+|further\s+)?(?:{_SAYING})\b)")
_BODY = re.compile(
    r"[\"“]?(?:The|(?:In|On|For|According|Earlier|Meanwhile)\b[^.!?;\"“”]{1,40},\s+the)\s+(?:[\w'’-]+\s+){0,4}?(?:[Mm]inistry|[Cc]ommission|[Cc]ommittee|[Aa]uthority|[Aa]gency|[Ee]mbassy|[Nn]ewspaper|[Mm]agazine|"
    r"[Oo]rgani[sz]ation|[Uu]niversity|[Mm]unicipality|[Cc]ompany|[Aa]ssociation|[Ff]oundation|[Ff]ederation|[Dd]epartment|"
    r"[Dd]irectorate|[Cc]ommand|[Bb]ank|[Mm]ovement|[Cc]ouncil|[Uu]nion|[Pp]arty|[Bb]loc|[Cc]oalition|[Aa]lliance|[Ff]ront|[Oo]ffice|"
    r"[Bb]ureau|[Ss]ervice|[Cc]ourt|[Pp]rosecution|[Pp]residency|[Pp]arliament|[Gg]overnment|[Cc]abinet|[Bb]rigades?|[Pp]latform|"
    r"[Cc]hannel|[Ww]ebsite|[Ss]tatement|[Ss]tudy|[Rr]eport)\b"
)
_MANY = re.compile(
    r"[\"“]?(?:The|(?:In|On|For|According|Earlier|Meanwhile)\b[^.!?;\"“”]{1,40},\s+the)\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:sources|forces|authorities|factions|observers|witnesses)\b|[A-Z][\w-]{2,20}(?:\s+[\w-]{2,20}){0,2}?\s+(?:sources|witnesses|forces)\b"
)
_PERSON = re.compile(
    r"\b(?:she|her|hers|herself|woman|women|girl|mother|wife|daughter|sister|widow|queen|princess|lady|actress|mrs|ms|miss|dr|"
    r"\w*spokes\w+|\w*woman|minister|secretary|president|director|chair|chief|head|official|expert|analyst|doctor|lawyer|judge|nurse|"
    r"teacher|professor|author|writer|journalist|editor|reporter|singer|victim|witness|patient|student|representative|ambassador|"
    r"commissioner|envoy|candidate|senator|mp|member|employee|source|manager|founder|owner|leader|governor|mayor)\b",
    re.I,
)
_ABOUT_SOMEONE = re.compile(
    r"\b(?:detained|arrested|interviewed|expelled|hired|fired|questioned|sued|charged|sentenced|jailed|convicted|hono\w+ed|appointed|named|"
    r"elected|dismissed|suspended|heard|ruled|told|accused|cleared|found|awarded|quoted)\b.{0,25}?\b(?:a|an|the|one|[A-Z]\w+)\b|['’]s\b"
)
_NAMES = re.compile(rf"(?<!of\s)(?<!the\s)\b(?P<first>{NAME})\s+(?P<last>{NAME})")


_LED_BY = re.compile(r"\b(?:by|named|under)\s+[A-Z]\w+")


def _names_someone(text: str) -> bool:
    if _PERSON.search(text) or _LED_BY.search(text):
        return True
    return any(
        is_person_word(match["first"])
        and is_person_word(match["last"])
        and match["first"] not in ("The", "In", "On", "At")
        for match in _NAMES.finditer(text)
    )


@rule(
    code="SYN007",
    name="ministry-as-she",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=4,
    pieces=neighbours(("she", "he"), (*_SAYING.split("|"), "also", "further")),
    examples=[
        Example(
            "The Ministry of Health opened a clinic. She added that it would be free.",
            "The Ministry of Health opened a clinic. It added that it would be free.",
        ),
        Example(
            "The electoral commission counted the votes again. She said the result stands.",
            "The electoral commission counted the votes again. It said the result stands.",
        ),
        Example(
            "In a statement, the Ministry of Trade denied it. She stressed that prices are stable.",
            "In a statement, the Ministry of Trade denied it. It stressed that prices are stable.",
        ),
        Example(
            "The newspaper reported the theft of the painting. She also noted that the alarm was off.",
            "The newspaper reported the theft of the painting. It also noted that the alarm was off.",
        ),
        Example(
            "The sources spoke of a delay at the port. She added that two ships were waiting.",
            "The sources spoke of a delay at the port. They added that two ships were waiting.",
        ),
        Example(
            "Medical sources spoke of a delay in Goma. He added that two wards were shut.",
            "Medical sources spoke of a delay in Goma. They added that two wards were shut.",
        ),
    ],
    clean=[
        "The Ministry of Health opened a clinic. He added that it would be free.",
        "Local sources praised Omar Berg. He said that he was glad.",
        "The Ministry of Health sent Maria Lopez. She added that the clinic would be free.",
        "The minister left the Ministry. She said nothing.",
        "The Embassy denied it. A spokeswoman regretted the delay. She added that visas were ready.",
        "The Ministry of Health is led by Nadia. She added that the clinic would be free.",
        "The Commission met on Monday. Its chair resigned. She said nothing more.",
    ],
)
def ministry_as_she(doc: Doc, ctx: Context) -> Iterator[Hit]:
    sentences = doc.sentences
    for index, sentence in enumerate(sentences):
        match = _SHE.match(sentence.of(doc.text))
        if not match or index == 0:
            continue
        before = [span.of(doc.text) for span in sentences[max(0, index - 2) : index]]
        many = _MANY.match(before[-1])
        body = many or (match["she"].lower() == "she" and _BODY.match(before[-1]))
        if not body or _PERSON.search(body.group()) or _ABOUT_SOMEONE.search(before[-1]):
            continue
        if re.search(r"\b(?:she|her|hers|herself)\b", doc.text[sentence.start + match.end() : sentence.end]):
            continue
        if not any(_names_someone(text) for text in (*before[:-1], before[-1][body.end() :])):
            span = Span(*match.span("she")).moved(sentence.start)
            word = "they" if many else "it"
            after = word.capitalize() if match["she"][0].isupper() else word
            yield Hit(span, f"It is '{word}' in English who speaks here", [after], confidence=0.75)

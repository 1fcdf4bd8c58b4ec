"""A ministry that speaks on as 'she'.

## What it does
Proposes 'It added' for 'She added' where the sentence before begins with a ministry, commission, newspaper or another body, or ends
with one as the source ('the ministry said on Friday.'), and
'They added' after 'the sources' or 'the forces' (for 'He added' too). No woman, titled person or personal name may stand in the two sentences
before, unless that sentence is on a 'he', and no other 'she' or 'her' anywhere before.

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
from cleanup.rules.syntax._bodies import BODY, SAYING, names_someone, person_word
from cleanup.rules.wordlists import DAY, neighbours
from cleanup.text import Doc, Span

_VERBS = f"{SAYING}|pointed|called|continued|urged|warned|considered"
_SPOKEN = (
    *SAYING.replace("[sz]", "s").split("|"),
    "emphasized",
    "pointed",
    "called",
    "continued",
    "urged",
    "warned",
    "considered",
)
_SHE = re.compile(rf"(?:And\s+)?(?P<she>[Ss]?[Hh]e)\s+(?=(?:also\s+|further\s+)?(?:{_VERBS})\b)")
_LEAD = r"[\"“]?(?:The|(?:In|On|For|According|Earlier|Meanwhile)\b[^.!?;\"“”]{1,40},\s+the)\s+(?:[\w'’-]+\s+)"
_BODY = re.compile(rf"{_LEAD}{{0,4}}?(?i:{BODY})\b")
_MANY = re.compile(
    rf"{_LEAD}{{0,3}}?(?:sources|forces|authorities|factions|observers|witnesses)\b|"
    r"[A-Z][\w-]{2,20}(?:\s+[\w-]{2,20}){0,2}?\s+(?:sources|witnesses|forces)\b"
)
_LAST = re.compile(
    rf",\s+(?:according\s+to\s+)?the\s+(?:[A-Z][\w-]{{1,20}}\s+){{0,3}}?(?i:{BODY})(?:\s+(?:of|for)(?:\s+the)?(?:\s+[A-Z][\w-]{{1,20}}){{1,4}})?"
    rf"(?:\s+(?:{SAYING}))?(?:\s+in\s+a\s+(?:[a-z]{{1,20}}\s+)?(?:statement|report|bulletin))?(?:,?\s+(?:on\s+)?(?:{DAY}|today|yesterday))?\.\Z"
)
"""A body that is named at the end as the one who said it."""
_FIGURES = re.compile(
    r"\b(?:percent|per\s+cent|million|billion|thousand|dollars|cases|exports|imports|prices|revenues?|inflation|budget|production|flights|"
    r"schools|vaccines|doses|deficit|growth|reserves|barrels|tonn?es|tons|(?:were|was)\s+(?:killed|wounded|injured)|deaths|infections|\d[\d,]{0,9}\s+[a-z]{3,15}s)\b|%",
    re.I,
)
"""What a body's figures are about: then nobody else is spoken of."""
_ABOUT_SOMEONE = re.compile(
    r"\b(?:detained|arrested|interviewed|expelled|hired|fired|questioned|sued|charged|sentenced|jailed|convicted|hono\w+ed|appointed|named|"
    r"elected|dismissed|suspended|heard|ruled|told|accused|cleared|found|awarded|quoted)\b.{0,25}?\b(?:a|an|the|one|[A-Z]\w+)\b|['’]s\b"
)
_PLACED = re.compile(
    r"\b(?:(?:[Oo]peration|town|city|village|camp|region|province|neighbou?rhood|district|mountains?|port) (?:of )?|in )"
    r"[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+){0,3}"
)
_HIS = re.compile(r".*\b(?:he|his|him)\b.*", re.S)
"""A sentence on a man: its name is not hers."""
_HER = re.compile(r"\b(?:she|her|hers)\b", re.I)
"""What tells that a woman is spoken of, where it is not itself such a body."""
_RECENT = 2


def _lines_before(doc: Doc, index: int) -> list[str]:
    """The sentences before one, without what is only the end of a number that is cut in two."""
    texts = [span.of(doc.text) for span in doc.sentences[max(0, index - _RECENT - 1) : index]]
    return [text for text in texts if re.search(r"[A-Za-z]", text)][-_RECENT:]


def _of_figures(text: str) -> re.Match[str] | None:
    return _LAST.search(text) if _FIGURES.search(text) else None


@rule(
    code="SYN007",
    name="ministry-as-she",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=8,
    pieces=neighbours(("she", "he"), (*_SPOKEN, "also", "further")),
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
        Example(
            "Exports of dates rose in May, the Tunisian Ministry of Trade said in a statement on Friday. She added that prices fell.",
            "Exports of dates rose in May, the Tunisian Ministry of Trade said in a statement on Friday. It added that prices fell.",
        ),
        Example(
            "Some 5,000 sheep and 300 goats came, the Norwegian Farming Ministry said. She added that hay was late.",
            "Some 5,000 sheep and 300 goats came, the Norwegian Farming Ministry said. It added that hay was late.",
        ),
        Example(
            "Four men were killed and dozens were wounded in Goma, the Ministry of Health said. She added that two were in a coma.",
            "Four men were killed and dozens were wounded in Goma, the Ministry of Health said. It added that two were in a coma.",
        ),
        Example(
            "Major Erik Lindqvist left the fort with his men. The Ministry of Defense said that rain fell. She added that it was late.",
            "Major Erik Lindqvist left the fort with his men. The Ministry of Defense said that rain fell. It added that it was late.",
        ),
    ],
    clean=[
        "A woman was killed and her son was wounded in Goma, the Ministry of Health said. She added that two were in a coma.",
        "Nadia Berg won the race, the Federation of Athletics said in a statement on Friday. She added that it was hard.",
        "Exports rose in May, the ministry's spokeswoman said on Friday. She added that prices fell.",
        "The Ministry of Health opened a clinic. He added that it would be free.",
        "Her house stands in Graz. The bridge is shut. It rains. The Ministry of Health opened a clinic. She added that it would be free.",
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
    theirs: set[int] = set()
    for index, sentence in enumerate(sentences):
        match = _SHE.match(sentence.of(doc.text))
        if not match or index == 0:
            continue
        before = _lines_before(doc, index)
        if not before:
            continue
        she = match["she"].lower() == "she"
        many = _MANY.match(before[-1])
        body = many or (she and (_BODY.match(before[-1]) or _of_figures(before[-1])))
        if not body or person_word(body.group()) or _ABOUT_SOMEONE.search(before[-1]):
            continue
        if re.search(r"\b(?:she|her|hers|herself)\b", doc.text[sentence.start + match.end() : sentence.end]):
            continue
        around = (*before[:-1], before[-1][: body.start()], before[-1][body.end() :])
        around = tuple(_HIS.sub(" ", _PLACED.sub(" ", text)) for text in around)
        hers = any(she.start() not in theirs for she in _HER.finditer(doc.text, 0, sentence.start))
        if not hers and not any(map(names_someone, around)):
            theirs.add(sentence.start + match.start("she"))
            span = Span(*match.span("she")).moved(sentence.start)
            word = "they" if many else "it"
            after = word.capitalize() if match["she"][0].isupper() else word
            yield Hit(span, f"It is '{word}' in English who speaks here", [after], confidence=0.75)

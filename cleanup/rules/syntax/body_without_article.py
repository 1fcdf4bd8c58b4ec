"""A government or an army without its article: 'He said that Hadi government supports the plan.'

## What it does
Proposes the genitive or the article where a name and 'government', 'regime', 'administration', 'army', 'party' or the like are the subject
of a clause and nothing stands before them: "that Petrov's government supports", 'that the Kenyan government supports'.

## Why
The Arabic construct chain joins two nouns without any word, and the translation keeps it.

## Fix safety
Suggested only, and only behind a conjunction ('said that', 'because', 'since', 'after') or, where the name is that of a person in the
article, at the beginning of a sentence; a verb must follow. Headings are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.demonyms import by_adjective, by_name
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import SAYING
from cleanup.rules.syntax._clauses import FINITE
from cleanup.rules.syntax._people import NAME, surnames
from cleanup.text import Doc, Span

_BODY = (
    "government|regime|administration|army|cabinet|forces|militia|party|movement|family|coalition|leadership|parliament"
)
_PREFIX = r"(?:(?:Abdul|Abdel|Abd|Abu|Ben|Bin|Al|El|Ould)\s+)?"
_TOLD = (
    rf"(?:{SAYING}|says|believes?|believed|demand(?:s|ed|ing)?|adding|stressing|confirming|noting|considered|"
    rf"warned|means|shows?|showed|reveals?)(?:[\s,]+[\w’'-]{{1,25}}){{0,16}}?\s+that"
)
_JOINS = "because|since|although|while|whether|if|until|when|where|unless|before|after"
_DOES = rf"(?=\s+(?:also\s+|still\s+|not\s+|now\s+)?(?:{FINITE}|(?:be|resign|step|supports?|wants?|plans|intends|works|stop|leave|begin|begins)\b))"
_CLAUSE = re.compile(rf"\b(?:{_TOLD}|{_JOINS})\s+(?P<all>(?P<name>{_PREFIX}{NAME})\s+(?P<noun>{_BODY})){_DOES}")
_FIRST = re.compile(rf"(?P<all>(?P<name>{_PREFIX}{NAME})\s+(?P<noun>{_BODY})){_DOES}")
_OWN_NAME = re.compile(
    r"[A-Z]{2,}|.*['’]s?|(?:Local|Central|Federal|Every|Each|No|Any|This|That|Our|My|Their|His|Her|Its|The|A|One)"
)


@rule(
    code="SYN037",
    name="body-without-article",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=2,
    pieces=_BODY.split("|"),
    examples=[
        Example(
            "President Petrov was tired. The envoy said that Petrov government supports the plan.",
            "President Petrov was tired. The envoy said that Petrov's government supports the plan.",
        ),
        Example(
            "Minister Karim Abdul Nasir spoke. They demand that Abdul Nasir government resign.",
            "Minister Karim Abdul Nasir spoke. They demand that Abdul Nasir's government resign.",
        ),
        Example(
            "President Petrov was tired. He stressed at a meeting with the envoy in Oslo that Petrov government supports it.",
            "President Petrov was tired. He stressed at a meeting with the envoy in Oslo that Petrov's government supports it.",
        ),
        Example(
            "President Petrov was tired. He said that Petrov forces would respond.",
            "President Petrov was tired. He said that Petrov's forces would respond.",
        ),
        Example(
            "The valley has been quiet since Kenyan army left it.",
            "The valley has been quiet since the Kenyan army left it.",
        ),
        Example(
            "President Petrov was tired. They demanded that Petrov government be replaced.",
            "President Petrov was tired. They demanded that Petrov's government be replaced.",
        ),
        Example(
            "President Petrov was tired. Petrov government has not said why.",
            "President Petrov was tired. Petrov's government has not said why.",
        ),
    ],
    clean=[
        "President Petrov was tired. He said that the Petrov government supports the plan, and that Petrov's party does.",
        "He said that local government is poor, and that Labour Party members left. He met the Petrov government when it was new.",
        "President Petrov was tired. He said that Kenyan forces left, because US forces did.",
        "Petrov government officials left. Since Petrov, government has been weak.",
        "Petrov government falls\n\nHe left because Petrov, government and army agreed.",
    ],
)
def body_without_article(doc: Doc, ctx: Context) -> Iterator[Hit]:
    people = surnames(doc.text) | ctx.names.people
    bodies = frozenset(_BODY.split("|"))
    for sentence, found in doc.worded:
        if found.isdisjoint(bodies):
            continue
        block = doc.block_at(sentence.start)
        if block is None or block.kind == "heading" or doc.quoted(sentence):
            continue
        text = sentence.of(doc.text)
        for match in _CLAUSE.finditer(text):
            yield from _hit(sentence, match, people)
        first = _FIRST.match(text)
        if first and first["name"].split()[-1] in people:
            yield from _hit(sentence, first, people)


def _hit(sentence: Span, match: re.Match[str], people: frozenset[str]) -> Iterator[Hit]:
    name, noun = match["name"], match["noun"]
    if _OWN_NAME.fullmatch(name):
        return
    genitive, article = f"{name}'s {noun}", f"the {name} {noun}"
    owner = name.split()[-1] in people or name in by_name()
    if noun == "forces" and (not owner or name in by_adjective() or name in by_name()):
        return  # 'that Kenyan forces left' is right
    after = [genitive, article] if owner and name not in by_adjective() else [article]
    yield Hit(
        Span(*match.span("all")).moved(sentence.start),
        f"Article or genitive is missing: '{after[0]}'",
        after,
        confidence=0.7,
    )

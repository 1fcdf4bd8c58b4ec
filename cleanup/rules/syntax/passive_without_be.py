"""A relative clause in the passive without its 'was': 'the deal which signed by both sides'.

## What it does
Proposes `which was signed by` and `which were signed by`, as the noun before asks for it.

## Why
The Arabic passive is one word, written like the active; the translation has the participle and not the verb 'to be'.

## Fix safety
Suggested only; the tense is a guess. The clause must say by whom: `which increased by half` and `which stopped by the house` are
left alone, as are the verbs that have no passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import words
from cleanup.text import Doc, Span

_PARTICIPLES = "taken|held|given|made|written|chosen|drawn|built|led|paid|sent|set|put|said|seen|shown|shot|done|broken|known|bought|sold|struck"
_CLAUSE = re.compile(
    r"\b(?i:the|a|an|this|that|these|those|his|her|its|their|all|some|any|two|three|several|many) (?:[\w’'-]+ ){0,3}?"
    r"(?P<noun>[a-z]{3,20}),? (?:which|that) "
    rf"(?P<done>(?:[a-z]{{2,14}}ed|{_PARTICIPLES})(?: (?:out|up|down|off))?)"
    r"(?= by (?:(?:the|a|an|his|her|its|their|some|several) (?!end\b|time\b|day\b|way\b|half\b|third\b|quarter\b|margin\b|vote\b|wide\b|narrow\b|"
    r"sea\b|river\b|side\b|hundred|thousand|million|factor\b|total\b|further\b|average\b|record\b|few\b|same\b)[\w’'-]+|armed|unknown|gunmen|militants|"
    r"[A-Z][\w’'-]+))"
)
_ANY = re.compile(r"\b(?:which|that) [a-z]+ (?:out |up |down |off )?by ")
"""What the clause cannot do without."""
_NO_PASSIVE = words(
    "increased decreased declined dropped passed jumped climbed expanded dipped slipped stopped lived ended started opened finished closed "
    "surged soared narrowed widened improved worsened walked succeeded operated functioned worked acted responded reacted replied profited "
    "benefited benefitted gained advanced proceeded continued arrived travelled traveled moved died happened occurred collapsed slowed "
    "strengthened weakened appreciated depreciated rallied edged gained contracted exceeded needed led paid set put grew drifted floated sailed"
)
_SAYING = words("said say says told announced confirmed believed thought hope hoped show shows showed clear true")


@rule(
    code="SYN028",
    name="passive-without-be",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    cues=(" by ",),
    examples=[
        Example(
            "The deal which signed by the two banks is void.",
            "The deal which was signed by the two banks is void.",
        ),
        Example(
            "They praised the raids which carried out by the coast guard.",
            "They praised the raids which were carried out by the coast guard.",
        ),
        Example(
            "The decisions that taken by the council in Oslo are final.",
            "The decisions that were taken by the council in Oslo are final.",
        ),
    ],
    clean=[
        "The prices, which increased by a third, and the bus which stopped by the house.",
        "The deal which was signed by the banks; he said that inspired by the film they sang.",
        "The party that succeeded by the river; the firm which led by a mile.",
        "The man who, that said by all, was kind; a ship which sailed by the coast.",
    ],
)
def passive_without_be(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _CLAUSE.finditer(doc.text) if _ANY.search(doc.text) else ():
        span = Span(*match.span("done"))
        if match["done"].split()[0] in _NO_PASSIVE or match["noun"] in _SAYING or doc.quoted(span):
            continue
        many = match["noun"].endswith("s") and not match["noun"].endswith(("ss", "news"))
        verbs = ("were", "are") if many else ("was", "is")
        after = [f"{verb} {match['done']}" for verb in verbs]
        yield Hit(span, "The passive lacks its verb", after, confidence=0.75)

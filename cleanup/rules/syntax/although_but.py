"""A concession joined twice: 'although ... but'.

## What it does
Drops 'but' where 'although', 'though' or 'even though' has already joined the same pair of clauses; proposes it for 'except
that', 'however', 'yet' and 'nevertheless', and where no verb is known behind 'but'. Where the concession stands inside a longer
subject ('the plan, although it is late, but it helps'), the pronoun goes with it.

## Why
Arabic, Turkish, Russian, Chinese and Hebrew may mark both halves of a concession. English marks one. Translations that keep both
marks read as two broken sentences.

## Fix safety
Safe where the 'although' clause opens the sentence or a 'that' clause, holds no comma, and 'but' is followed by a subject with a
verb. Suggested where the comma is missing, where a clause with 'which' stands between, where a third clause follows, or where the
concession is inserted into a subject. Not touched: 'not only ... but', 'anything but', and a 'but' that joins a third clause
('Although small, the firm grows, but it needs cash').
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import agrees, has_verb, noun_clause, pronoun_clause, third_clause
from cleanup.text import Doc, Span

_MESSAGE = "'although' and 'but' join the same two clauses"
_CONJUNCTION = r"(?:[Ee]ven\s+though|[Aa]lthough|[Tt]hough|[Dd]espite\s+the\s+fact\s+that)"
_WORDS = r"[^.,;:!?()\n\"“”«»]{5,250}?"
_OPENING = re.compile(
    rf"(?:^[\"“«'‘]?|[;:]\s+|\b(?:that,?|and)\s+){_CONJUNCTION}\s+(?P<clause>{_WORDS}(?:,\s+which\s+{_WORDS}(?=,\s+but\s+(?:it|he|she|they)\s))?)(?P<join>,?\s+(?:but|except\s+that|however(?!,)|yet(?!\s+(?:to|another|again|more))|nevertheless(?!,)))\s+(?=\S)"
)
_INSERTED = re.compile(
    rf"(?:^[\"“«]?|\bthat\s+)(?P<subject>(?:[Tt]he|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?:\s+(?!that\b)[\w'’-]{{1,30}}){{1,6}}),\s+"
    rf"{_CONJUNCTION}\s+{_WORDS},\s+(?P<cut>but\s+(?P<pronoun>it|he|she|they)\s+)(?P<verb>[a-z]+)"
)
_CORRELATIVE = re.compile(
    r"\bnot\s+(?:only|just|merely|simply|so\s+much)\b|\b(?:nothing|anything|none|no\s+one|nobody|every\w*|all)$", re.I
)
_JOINTS = ("but", "except that", "however", "yet", "nevertheless")
_NOUN_PHRASE = re.compile(
    r"(?!(?:for|not|rather|only|also|in|at|on|with|by|to|of|as|still|then|if|when|because|mostly|otherwise|no|never)\b)"
    r"[\w’'-]+ (?:[\w’'-]+ ){1,12}[\w’'-]+[.,]?"
)
_NAMED_SUBJECT = re.compile(r"(?:the|a|an|this|these|its|their|his|her) [\"“]?[\w’'-]+")
"""What hardly stands behind 'but' without a clause of its own, whatever commas follow."""
_LITTLE = re.compile(r"\b(?:little|nothing|no|not|few|silence|lack|all|many|much|shares?|\w+n['’]t)\b", re.I)
"""What 'except that' can belong to: 'he remembers little, except that the car was red'."""
_NEGATED = re.compile(r"\b(?:not|no|never|\w+n['’]t)\b", re.I)


def _opening(text: str, offset: int) -> Iterator[Hit]:
    for match in _OPENING.finditer(text):
        clause, after = match["clause"], match.end()
        if len(clause.split()) < (2 if has_verb(clause) else 3) or _CORRELATIVE.search(clause):
            continue
        comma = match["join"].startswith(",")
        pronoun = pronoun_clause(text, after)
        known = pronoun or (noun_clause(text, after) and not _NEGATED.search(clause))
        if "that" in match["join"] and (_LITTLE.search(clause) or "," in text[after:]):
            continue
        named = comma and has_verb(clause) and _NAMED_SUBJECT.match(text, after)
        if not (known or named or (comma and _subject(text, after))) or not (comma or has_verb(clause)):
            continue
        sure = (
            known
            and match["join"] == ", but"
            and "," not in clause
            and has_verb(clause)
            and not third_clause(text, after)
        )
        safety = Safety.SAFE if sure else Safety.SUGGEST
        span = Span(*match.span("join")).moved(offset)
        yield Hit(span, _MESSAGE, [","], safety, confidence=0.95 if pronoun else 0.9)


def _subject(text: str, position: int) -> bool:
    """Whether what begins there can be the subject of a main clause, whose verb is not known."""
    return "," not in text[position:] and _NOUN_PHRASE.match(text, position) is not None


def _inserted(text: str, offset: int) -> Iterator[Hit]:
    for match in _INSERTED.finditer(text):
        if has_verb(match["subject"]) or not agrees(match["subject"], match["pronoun"]):
            continue
        span = Span(match.start("cut"), match.end("verb")).moved(offset)
        yield Hit(span, _MESSAGE, [match["verb"]], Safety.SUGGEST, confidence=0.85)


@rule(
    code="SYN001",
    name="although-but",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SAFE,
    version=5,
    cues=("though", "despite"),
    examples=[
        Example(
            "Although the harvest was poor this year, but the price of wheat has fallen.",
            "Although the harvest was poor this year, the price of wheat has fallen.",
        ),
        Example(
            "Even though the surgeons worked all night, but they could not save the tiger.",
            "Even though the surgeons worked all night, they could not save the tiger.",
        ),
        Example(
            "She said that although the museum had closed, but it would keep its staff.",
            "She said that although the museum had closed, it would keep its staff.",
        ),
        Example(
            "This vaccine, although it is unlikely that it will end the outbreak, but it represents an important step.",
            "This vaccine, although it is unlikely that it will end the outbreak, represents an important step.",
        ),
        Example(
            "Critics say that the plan, although it is late, but it is better than none.",
            "Critics say that the plan, although it is late, is better than none.",
        ),
        Example(
            "Although the mines were closed in 2001, but young men continue to dig for coal.",
            "Although the mines were closed in 2001, young men continue to dig for coal.",
        ),
        Example(
            "Although the ferry was full, except that nobody was hurt.",
            "Although the ferry was full, nobody was hurt.",
        ),
        Example(
            "Although the war ended in May, however the refugees have not returned.",
            "Although the war ended in May, the refugees have not returned.",
        ),
        Example(
            "Although the votes have not been counted, but the party, led by a farmer, expects to win.",
            "Although the votes have not been counted, the party, led by a farmer, expects to win.",
        ),
        Example(
            "Although the bridge is a burden on the town, which has no other debt, but it will stay open.",
            "Although the bridge is a burden on the town, which has no other debt, it will stay open.",
        ),
        Example("Although he was tired but he finished the race.", "Although he was tired, he finished the race."),
    ],
    clean=[
        "Although small, the firm is growing, but it needs cash.",
        "He came, although he was ill, but he left early.",
        "Although the film is not only long, but it is also dull, critics loved it.",
        "Although slow, but steady in her work, she never complained.",
        "Although everyone but he was invited, the party was small.",
        "The man left, although he was ill, but he came back.",
        "Although the film is long, however, critics loved it.",
        "The road is open, though it is narrow, but it floods.",
    ],
)
def although_but(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        if any(joint in text for joint in _JOINTS):
            yield from _opening(text, sentence.start)
            yield from _inserted(text, sentence.start)

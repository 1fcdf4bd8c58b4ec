"""A phrase repeated at once.

## What it does
Proposes to remove the second of two equal stretches of four or more words that follow each other, or of two or three where the first is
a preposition, article or possessive or both are longer nouns ('per liter per liter', 'climate change climate change').

## Why
Neural engines loop: they write the same words again until something stops them. What is repeated was in the source once.

## Fix safety
Suggested: refrains and chants repeat on purpose, and one word over and over is REP001. 'Day after day after day' and
'the more the more' are left alone. Nothing is proposed inside quotation
marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import DETERMINERS, FUNCTION_WORDS, words
from cleanup.text import Doc, Span

_LOOP = re.compile(
    r"(?<![\w’'-])(?P<phrase>[^\W\d_][\w’'-]{0,30}(?:,? [\w’'-]{1,30}){3,14}?)"
    r"(?P<again>(?:[,;.]? (?i:(?P=phrase))){1,500})(?![\w’'-])"
)

_SHORT = re.compile(
    r"(?<![\w’'-])(?P<phrase>(?:per|of|from|for|in|on|at|with|by|since|during|against|about|into|to the|the|its|their|his|her|this|last|a|an)"
    r"(?: (?:the|its|their|his|her|an?))? (?P<noun>[^\W\d_][\w’'-]{2,30})|[a-z][a-z-]{3,30} (?P<second>[a-z]{4,30}))"
    r"(?P<again> (?P=phrase))(?![\w’'-])",
)
_NO_NOUN = words(
    "more less same one ones other last least most first very well good long much many next only also that this these those all"
)
_NO_PHRASE = (
    FUNCTION_WORDS
    | DETERMINERS
    | _NO_NOUN
    | words("after before until since very really said says just even went they have been does were will")
)
_LENGTHS = range(4, 16)


def _follow(run: Sequence[str], lengths: Iterable[int]) -> bool:
    """Whether a stretch of so many words may follow itself.

    Each word counts as one byte. A stretch that follows itself differs from the text so much further on by as many zeros, and
    long numbers are compared at once. Two words of one byte only cost a search for nothing.
    """
    marks = bytes([hash(word) & 255 for word in run])
    number = int.from_bytes(marks, "big")
    return any(
        bytes(length) in (number ^ (number >> 8 * length)).to_bytes(len(marks), "big")[length:] for length in lengths
    )


def _short(doc: Doc) -> Iterator[Hit]:
    """Two or three words that follow each other; none that go on as they began: 'day after day after day'."""
    if not _follow(doc.runs, (2, 3)):
        return
    for match in _SHORT.finditer(doc.text):
        first, last = match["phrase"].lower().split()[0], match["phrase"].lower().split()[-1]
        before = re.search(r"([\w’'-]+)\W+\Z", doc.text[max(0, match.start() - 40) : match.start()])
        after = re.match(r"\W+([\w’'-]+)", doc.text[match.end() : match.end() + 40])
        around = {found[1].lower() for found in (before, after) if found}
        if (
            around & {first, last}
            or last in _NO_NOUN
            or last.endswith(("ing", "ly"))
            or (first == "the" and last.endswith("er"))
        ):
            continue
        if match["second"] and (first == last or {first, last} & _NO_PHRASE or first.endswith(("ing", "ly"))):
            continue
        span = Span(*match.span("again"))
        if not doc.quoted(span):
            yield Hit(span, f"'{match['phrase']}' is said again at once", [""], confidence=0.75)


@rule(
    code="REP003",
    name="phrase-loop",
    stage=Stage.GRAMMAR,
    category="fluency/unintelligible",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=3,
    examples=[
        Example(
            "The head of the water board the head of the water board resigned.",
            "The head of the water board resigned.",
        ),
        Example(
            "Prices rose in the north of the island, in the north of the island and in the south.",
            "Prices rose in the north of the island and in the south.",
        ),
        Example(
            "He was born in the old town. He was born in the old town. He died there.",
            "He was born in the old town. He died there.",
        ),
        Example(
            "Petrol rose to two crowns per liter per liter on Monday.", "Petrol rose to two crowns per liter on Monday."
        ),
        Example("The price of the ticket of the ticket was doubled.", "The price of the ticket was doubled."),
        Example("She spoke of climate change climate change in Graz.", "She spoke of climate change in Graz."),
        Example("Rents are to rise by a third this year this year.", "Rents are to rise by a third this year."),
        Example("He withdrew his resignation his resignation in May.", "He withdrew his resignation in May."),
    ],
    clean=[
        "Week after week after week, step by step by step, more and more and more; the higher the higher, again and again and again.",
        "New York New York is a song; he had been had been a joke; inch by inch by inch they moved, the best of the best of the best.",
        "The more they build, the more they sell, the more they earn.",
        "We went up the hill and down the hill and up the hill again.",
        "On and on and on it went, day after day after day.",
    ],
)
def phrase_loop(doc: Doc, ctx: Context) -> Iterator[Hit]:
    yield from _short(doc)
    for block in doc.blocks if _follow(doc.runs, _LENGTHS) else ():
        for match in _LOOP.finditer(doc.text, *block.span) if _follow(doc.runs_in(block.span), _LENGTHS) else ():
            span = Span(*match.span("again"))
            if not doc.quoted(span) and len(set(match.group("phrase").lower().split())) > 1:
                yield Hit(span, f"'{match.group('phrase')}' is said again at once", [""], confidence=0.8)

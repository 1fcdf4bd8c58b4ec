"""The same word twice in a row.

## What it does
Removes the second of two equal words ('the the'), and of two equal months joined by a slash ('December/December').

## Why
Repetition is how translation models stumble. With months the source gave two names of one month, as Arabic calendars do.

## Fix safety
Safe for closed-class words that never follow themselves, and for months with a slash. Other words are suggested, since some
doublings are meant. Left alone: had had, that that, is is and their like, reduplications such as 'very very', names, and
words with a mark between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import MONTHS, words
from cleanup.text import Doc, Span

_DOUBLED = re.compile(
    r"(?<![\w’'./@#&-])(?P<word>[A-Za-z][a-z’']{0,24})(?P<rest>(?:[ \t]{1,2}(?P<last>(?i:(?P=word)))){1,500})(?![\w’'/@-])"
)
_RELATIVE = re.compile(r"\b(?:who|what|that|which|those) \Z")
_MONTHS = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})(?: ?/ ?(?P=month))+\b")
_LOOP = 3
_NEVER_TWICE = words(
    "the a an of and with from to or his their its our my your than were be into but when where we they if has"
)
_MEANT = words(
    "had that is was very no so do did her you it yes never far much many long more really again too now there here hear ha he "
    "blah bye chop knock tut night cha pom tuk bling goody win hush yada go can aye boo mahi pili peri piri choo tom beri wee "
    "same well please wait run big old real way what who why how this will new one two on in out up down over off back round "
    "hip ho la na da ga ra ta du di bo ma pa mi gentle gently slowly little wide deep high hot red good great quite nice bad "
    "dear oh ah um er mm hello goodbye thank sorry stop help mama papa dada baba sir tick ding dong woof quack moo baa twin "
    "kill die free left right forward backward step row work fight love"
)


def _safety(word: str, rest: list[str], before: str) -> Safety | None:
    """How surely the repetition is an error; None where it may well be meant."""
    if len(rest) >= _LOOP and word.lower() not in _MEANT:
        return Safety.SUGGEST
    if any(part != part.lower() for part in rest):
        return None
    if word.lower() in _NEVER_TWICE:
        return Safety.SAFE
    if word[0].isupper() or word in _MEANT or len(word) < 3 or _RELATIVE.search(before):
        return None
    return Safety.SUGGEST


def _doubled(doc: Doc) -> Iterator[Hit]:
    for match in _DOUBLED.finditer(doc.text):
        word, start = match.group("word"), match.start()
        safety = _safety(word, match.group("rest").split(), doc.text[max(0, start - 10) : start])
        if safety is not None:
            confidence = 0.95 if safety == Safety.SAFE else 0.75
            yield Hit(Span(*match.span("rest")), f"'{word}' stands here twice", [""], safety, confidence)


@rule(
    code="REP001",
    name="doubled-word",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SAFE,
    examples=[
        Example("The crew of the the ferry was saved.", "The crew of the ferry was saved."),
        Example("The fair opens in December/December this year.", "The fair opens in December this year."),
        Example("The museum showed paintings paintings from Peru.", "The museum showed paintings from Peru."),
        Example("They had to to to wait.", "They had to wait."),
    ],
    clean=[
        "He had had enough, and she knew that that was true; what it is is a start.",
        "Duran Duran played in Bora Bora, and it was very very loud.",
        "The plan went from from-scratch design to to-do lists, a A-level.",
        "She told her her dog was safe. Safe, safe at last. Win win!",
        "Most of those who voted voted against it.",
        "He read The The lyrics; Saba Saba is a holiday.",
    ],
)
def doubled_word(doc: Doc, ctx: Context) -> Iterator[Hit]:
    yield from _doubled(doc)
    for match in _MONTHS.finditer(doc.text):
        yield Hit(
            Span(*match.span()), f"'{match.group('month')}' stands here twice", [match.group("month")], confidence=0.95
        )

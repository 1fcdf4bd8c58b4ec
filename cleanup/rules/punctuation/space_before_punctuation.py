"""A space before a comma, full stop, colon, semicolon, question or exclamation mark.

## What it does
Removes the space before the mark; a comma or semicolon that leans on the next word instead, or a full stop on a word that opens
sentences, gets its space there.

## Why
Translation engines split a text into pieces and do not always put the pieces together again. The space lets a line break
before the mark and spoils quoting.

## Fix safety
Safe where the mark ends a word and white space or a closing mark follows. Left alone: dots of an ellipsis, '.NET' and '.22',
smileys, ratios and scores, numbers torn at their comma (SEG005), words about marks, quotations in another language, and
articles that set ; : ? ! apart throughout, in the French manner. A question or exclamation mark before a lower-case word is
only suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.punctuation._language import is_foreign
from cleanup.rules.wordlists import SENTENCE_OPENERS
from cleanup.text import Doc, Span

_SPACED = re.compile(
    r"[ \t](?<=[\w)\]”’\"%].)[ \t]{0,2}(?:[,.?!](?=[\"”’)\]](?:\s|$))|[,.;:?!](?=$|\s(?!\s?[.)(])))", re.M
)
_LEANING = re.compile(r"[ \t](?<=[^\W\d_].|[\"”].)[ \t]?([,;])(?=[^\W\d_]{2})")
_BEFORE_OPENER = re.compile(r"[ \t](?<=[a-z]{2}.)[ \t]?([.])(?=(?P<next>[A-Z][a-z]{0,20}) [a-z])")
_HIGH_SPACED = re.compile(r"\w[ \t][;:?!](?=\s|$)")
_HIGH_CLOSED = re.compile(r"\w[;:?!](?=\s|$)")
_IN_NUMBER = re.compile(r"\s?\d{1,2} ?(?:%|per ?cent\b|million\b|billion\b)")
"""The rest of a number that a comma cuts in two: '2 , 9 percent'."""
_FRENCH_FROM = 3
_LONGEST = 400
_OF_MARKS = re.compile(
    r"(?:\b(?:symbols?|marks?|signs?|characters?|commas?|dots?|periods?|colons?|semicolons?|operators?)(?:\s+\S{1,8}){0,3}|(?<!\S)[a-z])\Z"
)


def _french_manner(text: str) -> bool:
    spaced = len(_HIGH_SPACED.findall(text))
    return spaced >= _FRENCH_FROM and spaced > len(_HIGH_CLOSED.findall(text))


def _in_french(doc: Doc, span: Span) -> bool:
    """Whether the place lies in guillemets or in a quotation that is not English."""
    for quote in doc.quotations_around(span):
        return doc.text[quote.start] == "«" or is_foreign(doc.text[quote.start + 1 : quote.end - 1][:_LONGEST])
    return False


def _opening_mark(doc: Doc, position: int) -> bool:
    """Whether the character before the space is a quotation mark that opens, so that the mark belongs to what follows."""
    return doc.text[position] == '"' and any(
        quote.start == position for quote in doc.quotations_around(Span(position, position + 1))
    )


@rule(
    code="PUN001",
    version=4,
    name="space-before-punctuation",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    safety=Safety.SAFE,
    in_quotes=True,
    cues=tuple(f"{space}{mark}" for mark in ",.;:?!" for space in " \t"),
    examples=[
        Example("The dam , built in 1962 , is full .", "The dam, built in 1962, is full."),
        Example('He asked: "Who will pay ?"', 'He asked: "Who will pay?"'),
        Example("The ferry sank ,killing two people.", "The ferry sank, killing two people."),
        Example(
            "The tram has new brakes .It runs again on Monday.", "The tram has new brakes. It runs again on Monday."
        ),
        Example('"The harvest was good" ,he added.', '"The harvest was good", he added.'),
    ],
    clean=[
        "The team uses .NET and a .22 rifle; the tool needs .Net there.",
        "It was late ... and the score was 2 : 1; prices rose by 2 , 9 percent.",
        "Thanks :) See you soon ;) she wrote.",
        "Qui ? demanda-t-il. The rules : none ! Why ? Because ; so it goes.",
        'The motto "... and justice" stayed.',
        "We waited . . . and waited.",
        "The note read “Qui est là ?” and nothing else.",
        "The expression a ? b : c uses the marks ? and : for a choice.",
    ],
)
def space_before_punctuation(doc: Doc, ctx: Context) -> Iterator[Hit]:
    text = doc.text
    spaced, leaning = list(_SPACED.finditer(text)), list(_LEANING.finditer(text))
    leaning += [match for match in _BEFORE_OPENER.finditer(text) if match["next"].lower() in SENTENCE_OPENERS]
    french = bool(spaced or leaning) and _french_manner(text)
    for match in spaced:
        mark, span = match.group().strip(), Span(*match.span())
        before, after = text[max(0, span.start - 1)], text[span.end : span.end + 2].lstrip()
        in_number = before.isdigit() and _IN_NUMBER.match(text, span.end) is not None
        if (mark in ";:?!" and french) or (mark in ".:" and not before.isalpha() and after[:1].isdigit()) or in_number:
            continue
        if (
            _in_french(doc, span)
            or _opening_mark(doc, span.start - 1)
            or _OF_MARKS.search(text, max(0, span.start - 40), span.start)
        ):
            continue
        asks = mark in "?!" and after[:1].islower()
        yield Hit(span, f"Space before '{mark}'", [mark], Safety.SUGGEST if asks else Safety.SAFE, confidence=0.95)
    for match in leaning:
        mark, span = match.group(1), Span(*match.span())
        if not (mark == ";" and french) and not _opening_mark(doc, span.start - 1):
            yield Hit(span, f"The space stands before '{mark}' instead of after it", [f"{mark} "], confidence=0.95)

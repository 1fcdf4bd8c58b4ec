"""One name in several spellings.

## What it does
Gives a person, place, organisation, outlet or weapon one spelling throughout: `Hefter` becomes `Haftar` where the article is
about Libya, `Prigogin` becomes `Prigozhin`. What a spelling stands for is settled over the whole input before: by the authority
(the spellings that it lists, and those that the way through another script explains), by the full name that the article itself
introduces, by the form most used, and by what people have decided.

## Why
A name that went through Arabic comes back without p, v, ch, g and its vowels, and differently each time. Search, entity
linking and quoting break.

## Fix safety
Safe where the authority lists the spelling and the article speaks of the same country or role, or where the same person is
named rightly in the same article; otherwise suggested. A listed spelling that is a word or name of another language, as Bouten
and Daria are, needs more than the country: a title, a place, a word that goes with the bearer. In a sentence about spelling, and
before words such as Museum or Café, it is only suggested; so is a full name that others have (Matthew Mailer) in an article that
has the right one too (Matthew Miller). Two spellings of somebody unknown are made one by themselves only where
hardly any text has them and the article gives two reasons beside the sound: the same first name, the same office, both quoted, a
surname that is introduced under the other spelling alone; and a clear majority. The author's form is kept: a surname stays a
surname, a possessive a possessive, an article (al-, Al-) an article. Names are also repaired inside quotation marks, never in
addresses or handles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from cleanup.edit import Safety
from cleanup.elsewhere import anothers
from cleanup.finding import Severity
from cleanup.names import authority
from cleanup.names.alike import common
from cleanup.names.fold import tokens
from cleanup.rules.base import Context, Example, Hit, Stage, Verdict, rule
from cleanup.text import Doc, Span


@rule(
    code="NAM001",
    name="name-variant",
    stage=Stage.NAMES,
    category="locale/name",
    severity=Severity.MAJOR,
    safety=Safety.SAFE,
    version=11,
    in_quotes=True,
    examples=[
        Example(
            "Russian Foreign Minister Lavrof spoke in Moscow. Lavrof's deputy was there.",
            "Russian Foreign Minister Lavrov spoke in Moscow. Lavrov's deputy was there.",
        ),
        Example(
            "The forces of Khalifa Hefter left Libya's capital.",
            "The forces of Khalifa Haftar left Libya's capital.",
        ),
        Example(
            'The US secretary of state, Mike Bombio, said: "We will wait," in Washington.',
            'The US secretary of state, Mike Pompeo, said: "We will wait," in Washington.',
        ),
    ],
    clean=[
        "Ali Abdullah Saleh of Yemen met Aqila Saleh of Libya; Salah Abdeslam and Barham Salih did not.",
        "Sergey Lavrov met Recep Tayyip Erdogan in Ankara.",
        "Mohamed bin Zayed and Mohammed bin Salman spoke by telephone.",
    ],
)
def name_variant(doc: Doc, ctx: Context) -> Iterator[Hit]:
    variants = ctx.names.variants
    if not any(verdict.replacement is not None and surface in doc.text for surface, verdict in variants.items()):
        return
    for span in _places(doc.text, ctx.names.known | variants.keys()):
        surface = span.of(doc.text)
        verdict = variants.get(surface)
        if verdict is None or verdict.replacement is None:
            continue
        replacement = verdict.replacement
        replacement = _without_repeat(doc.text[max(0, span.start - _REACH) : span.start], replacement)
        if replacement == surface or _is_anothers(doc, span, verdict, ctx):
            continue
        if replacement.startswith("al-") and surface[0] == "A" and _opens(doc, span.start):
            replacement = "A" + replacement[1:]
        yield Hit(
            span,
            verdict.message,
            [replacement],
            safety=min(verdict.safety, Safety.SUGGEST) if _spoken_of(doc, span) else verdict.safety,
            confidence=verdict.confidence,
            evidence=verdict.evidence,
            cluster=verdict.cluster,
            category=verdict.category,
            severity=verdict.severity,
        )


def _is_anothers(doc: Doc, span: Span, verdict: Verdict, ctx: Context) -> bool:
    """Whether a spelling of several ordinary words is the right name of something else, as Federal Palace in Bern is."""
    words = tokens(verdict.surface)
    if len(words) == 1 or verdict.evidence[0].kind != "authority" or not all(map(common, words)):
        return False
    entry = authority.load(ctx.config.authority).by_id.get(verdict.evidence[0].ref or "")
    if entry is None or entry.kind == "person":
        return False
    return anothers(doc, span, set(entry.country), lies=entry.kind == "place")


def _without_repeat(before: str, replacement: str) -> str:
    """The replacement without the words that stand before the name already: 'van | Van Dijk'."""
    words = replacement.split(" ")
    while len(words) > 1 and re.search(rf"(?<!\w){re.escape(words[0])} \Z", before, re.I):
        words = words[1:]
    return " ".join(words)


def _places(text: str, surfaces: Set[str]) -> Iterator[Span]:
    """Where one of the spellings stands on its own: the longest of several."""
    ends: dict[int, list[int]] = {}
    for surface in filter(_WORD.match, surfaces):
        start = text.find(surface)
        while start >= 0:
            ends.setdefault(start, []).append(start + len(surface))
            start = text.find(surface, start + 1)
    taken = 0
    for start in sorted(ends):
        if start < taken or _GOES_ON_BEFORE.match(text, max(0, start - 1), start):
            continue
        for end in sorted(ends[start], reverse=True):
            if not _GOES_ON.match(text, end):
                taken = end
                yield Span(start, end)
                break


_WORD = re.compile(r"\w+")
_GOES_ON_BEFORE = re.compile(r"[\w@#/-]")
_GOES_ON = re.compile(r"[\w@/-]")
_REACH = 20
_NAMED_AFTER_IT = re.compile(
    r" (?:Museum|Caf[eé]|Hotel|Street|Road|Avenue|Railway|Theatre|Theater|Restaurant|Gallery|Records|Club|FC|Show|Prize|Award)\b"
)
_SPELLING = re.compile(
    r"\b(?:mis)?(?:spell|spelt|transliterat|romani[sz]|pronounc)\w*|\b(?:called|known as|written) (?:[\w-]+ ){1,4}in "
    r"(?:English|Arabic|Turkish|Persian|Farsi|Russian|Hebrew|Kurdish|French|German|Italian|Spanish|Ukrainian|Chinese)\b"
)


def _spoken_of(doc: Doc, span: Span) -> bool:
    """Whether the sentence is about a spelling, or something else has its name from there."""
    if _NAMED_AFTER_IT.match(doc.text, span.end):
        return True
    sentence = doc.sentence_at(span.start).of(doc.text)
    return _SPELLING.search(sentence) is not None


def _opens(doc: Doc, position: int) -> bool:
    """Whether a sentence, or what somebody says, begins here: an article has a capital there in any house."""
    return doc.sentence_at(position).start == position or doc.text[max(0, position - 1) : position] in (
        "",
        "\n",
        *'"“«(',
    )

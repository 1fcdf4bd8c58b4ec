"""The name of an organisation in small letters: 'the popular front for the liberation of Palestine', 'Muslim brotherhood'.

## What it does
Proposes the capitals of an organisation that the authority knows where a word of its name has lost them.

## Why
Arabic has no capitals. An engine that does not know the name writes it as the ordinary words it is made of.

## Fix safety
Suggested only, for names with the name of a country or people in them, or of which another word has kept its capital. Left alone:
a last word that is a kind of body ('Likud party', 'Lebanese army' are a style), and what may be ordinary words ('national
congress'). 'Lebanese forces' is a name only before 'party', 'leader' or 'bloc'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wordfreq import zipf_frequency

from cleanup.demonyms import by_adjective, by_name
from cleanup.edit import Safety
from cleanup.finding import Evidence
from cleanup.letters import places, without_capitals
from cleanup.names import authority
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import words
from cleanup.text import Doc, Span

_SMALL = words("of for the and in to on a an")
_KIND = words(
    "party front bloc movement group alliance club company army forces police council government parliament ministry navy force league "
    "union bank team coalition court committee brigade brigades organization organisation agency corporation association faction hospital "
    "university airport embassy house office programme program fund cup television channel newspaper network guard guards institute"
)
_ANY = re.compile(r"\b[Aa]n? \Z")
_COMMON = 4.2
_STYLE = words("party club movement group bloc")
"""Last words that stay small where the rest has its capitals."""
_GENERAL = _KIND | words(
    "commission opposition petroleum intelligence civil security cooperation broadcasting maritime "
    "central coast guard coastguard electoral election elections football national stock exchange air investment authority presidential armed "
    "supreme finance foreign president olympic airlines airways oil revolutionary republican special public prosecution interior health news "
    "journalists doctors bar general federal military high defence defense political dialogue forum teachers workers lawyers"
)
"""What a body of any country may be called: 'the Kenyan central bank'."""
_BELONGS = re.compile(r"\s(?:party|leader|chief|head|bloc|deputies|supporters|MPs?)\b")


class Name(NamedTuple):
    """A name, its first two words, and whether it can be no ordinary words."""

    text: str
    pair: tuple[str, str]
    own: bool
    entry: str


@cache
def _names() -> tuple[Name, ...]:
    """The names of the authority, the longest first."""
    found: dict[str, Name] = {}
    for entry in authority.load().entries:
        if entry.kind not in ("organisation", "company"):
            continue
        for form in (entry.name, *entry.accepted):
            content = [word for word in form.split() if word not in _SMALL]
            row = Doc(form).apart.split()
            if len(content) < 2 or not all(word[0].isupper() and not word.isupper() for word in content):
                continue
            proper = any(word in by_adjective() or word in by_name() or word == "Muslim" for word in content)
            found[form] = Name(form, (row[0], row[1]), proper, entry.id)
    return tuple(sorted(found.values(), key=lambda name: -len(name.text)))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Finds a name in any letters."""
    return re.compile(rf"(?<![\w'’-]){re.escape(form)}(?![\w'’-])".replace(r"\ ", r"\s"), re.I)


def _occurrences(form: str, doc: Doc) -> Iterator[Span]:
    for start in places(without_capitals(form.split()[0]), doc.alike):
        if match := _pattern(form).match(doc.text, start):
            yield Span(*match.span())


@cache
def _by_pair() -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, name in enumerate(_names()):
        found.setdefault(name.pair, []).append(number)
    return found


@rule(
    code="CAP002",
    version=2,
    name="name-in-small-letters",
    stage=Stage.GRAMMAR,
    category="fluency/spelling",
    safety=Safety.SUGGEST,
    examples=[
        Example(
            "The popular front for the liberation of Palestine met in Oslo.",
            "The Popular Front for the Liberation of Palestine met in Oslo.",
        ),
        Example("Omar Berg of the muslim brotherhood was freed.", "Omar Berg of the Muslim Brotherhood was freed."),
        Example(
            "The leader of the Lebanese forces party spoke in Oslo.",
            "The leader of the Lebanese Forces party spoke in Oslo.",
        ),
    ],
    clean=[
        "Lebanese forces, the Libyan central bank and the Lebanese army entered the town; the Likud party and the national congress met.",
        "An Islamic state and the Palestinian authority, a popular front for the liberation of Palestine.",
        "THE POPULAR FRONT FOR THE LIBERATION OF PALESTINE met. The people's movement grew.",
        "The Muslim Brotherhood and the Popular Front for the Liberation of Palestine met. Save the Children came.",
    ],
)
def name_in_small_letters(doc: Doc, ctx: Context) -> Iterator[Hit]:
    taken: list[Span] = []
    for number in sorted(number for pair in _by_pair().keys() & doc.pieces for number in _by_pair()[pair]):
        name = _names()[number]
        for span in _occurrences(name.text, doc):
            common = any(map(span.overlaps, taken)) or _ANY.search(doc.text, max(0, span.start - 4), span.start)
            if common or not (name.own or _has_capital(doc, span)):
                continue
            if after := _restored(span.of(doc.text), name.text, doc.text[span.end :][:20]):
                taken.append(span)
                evidence = Evidence("authority", name.text, None, name.entry)
                yield Hit(
                    span, f"The name of an organisation: '{after}'", [after], confidence=0.75, evidence=(evidence,)
                )


def _has_capital(doc: Doc, span: Span) -> bool:
    """Whether a word has kept its capital that no sentence begins with."""
    start = span.start + (doc.sentence_at(span.start).start == span.start)
    return re.search(r"\b[A-Z]", doc.text[start : span.end]) is not None


def _restored(found: str, name: str, behind: str) -> str | None:
    """The name with its capitals; what a style may write small stays small. None where nothing else is lost."""
    if found == name or found.isupper():
        return None
    pairs = list(zip(found.split(), name.split(), strict=True))
    last, right = pairs[-1]
    forces = right == "Forces" and len(pairs) == 2
    if forces and not _BELONGS.match(behind):
        return None
    style = last.islower() and right.lower() in (_STYLE if len(pairs) > 2 else _KIND) and not forces
    kept = [
        left if left in _SMALL or (style and number == len(pairs) - 1) else right
        for number, (left, right) in enumerate(pairs)
    ]
    lost = [right for (left, _), right in zip(pairs, kept, strict=True) if left[0].islower() and right[0].isupper()]
    if {word.lower() for word in lost} <= _GENERAL and not forces:
        return None
    if lost == [right] and len(pairs) == 2 and not forces and zipf_frequency(right.lower(), "en") > _COMMON:
        return None  # an Islamic state, the Palestinian authority
    return " ".join(kept) if lost else None

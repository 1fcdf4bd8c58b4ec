"""A first name read as the common noun that it also is.

## What it does
Points out phrases such as `Saleh's wife` where the article speaks of Aqila Saleh: Arabic عقيلة is both the name Aqila and a
word for wife. Proposes the name.

## Why
Arabic has no capitals, so a translator (a machine more than a person) reads names as words.

## Fix safety
Suggested, never applied: the plain reading is possible too. It is proposed only where somebody with that name part is in the
article and the sentence gives the person a political part; never where the relative is named, where the sentence is about a
family, or where the word is one that anybody has, is or does (`Haftar's successor`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from cleanup.datafile import parse
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Gloss, Hit, Stage, rule
from cleanup.text import Doc, Span

_FAMILY = re.compile(
    r"\b(?:funeral|married|marriage|divorc\w+|husband|daughters?|sons?|children|child|mother|sister|widow|born|gave birth|her|she"
    r"|fled|home|house|property|accounts?|sanction\w*)\b",
    re.I,
)
_POLITICAL = re.compile(
    r"\b(?:replac\w+|speakers?|parliament\w*|president\w*|candidates?|talks|negotiat\w+|initiative|proposal|govern\w*|support\w*|powers?"
    r"|alternative|allies|met|meeting|leaders?|head|politic\w+|army|forces|council|vote\w*|elect\w+)\b",
    re.I,
)


@cache
def anybodys() -> frozenset[str]:
    """Words that after anybody's name say what they say: what people have, are or do, and adjectives (Haftar's successor)."""
    return frozenset(parse(files("cleanup").joinpath("data/anybodys.yml").read_bytes())["words"])


@rule(
    code="NAM002",
    version=2,
    name="glossed-name",
    stage=Stage.NAMES,
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    safety=Safety.SUGGEST,
    in_quotes=True,
    examples=[
        Example(
            "Aqila Saleh leads the parliament in Tobruk. Egypt presented an initiative with Saleh's wife to end the war.",
            "Aqila Saleh leads the parliament in Tobruk. Egypt presented an initiative with Aqila Saleh to end the war.",
        ),
        Example(
            "The speaker, Aqila Saleh, left Cairo. The wife of Saleh will head the new council.",
            "The speaker, Aqila Saleh, left Cairo. Aqila Saleh will head the new council.",
        ),
        Example(
            "Parliament Speaker Aqila Saleh spoke first. Members said that Saleh's wife is the alternative to the general.",
            "Parliament Speaker Aqila Saleh spoke first. Members said that Aqila Saleh is the alternative to the general.",
        ),
    ],
    clean=[
        "Aqila Saleh leads the parliament. Saleh's wife, Fatima, attended the funeral.",
        "Aqila Saleh was born in 1944. Saleh's wife and their children live in Al-Qubba.",
        "The president's wife met the leaders of the council.",
        "Khalifa Haftar commands the army of Libya. The talks turned to Haftar's successor as head of the army.",
    ],
)
def glossed_name(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for gloss in ctx.names.glosses:
        if gloss.word in anybodys():
            continue
        for match in _pattern(gloss).finditer(doc.text):
            span = Span(*match.span())
            sentence = doc.sentence_at(span.start)
            rest = doc.text[: span.start][sentence.start :] + doc.text[span.end : sentence.end]
            named = re.match(r",? [A-Z]", doc.text[span.end : span.end + 3])
            if named or _FAMILY.search(rest) or not _POLITICAL.search(rest):
                continue
            yield Hit(
                span,
                f"“{match.group()}” may be {gloss.name}: {gloss.native or gloss.part} is also a word for {gloss.word}",
                [gloss.name],
                confidence=0.8,
                evidence=(
                    Evidence(
                        "authority", f"{gloss.part} is also the word “{gloss.word}” ({gloss.native})", None, gloss.entry
                    ),
                    Evidence("context", f"{gloss.name} is named in the article, and the sentence is about politics"),
                ),
                cluster=gloss.entry,
            )


def _pattern(gloss: Gloss) -> re.Pattern[str]:
    word, short = re.escape(gloss.word), re.escape(gloss.short)
    return re.compile(rf"\b{short}['’]s {word}\b|\b[Tt]he {word} of {short}\b|\b{short} {word}\b")

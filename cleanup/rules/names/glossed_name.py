"""A first name read as the common noun that it also is.

## What it does
Points out phrases such as `Saleh's wife` where the article speaks of Aqila Saleh: Arabic عقيلة is both the name Aqila and a
word for wife. Proposes the name. So too where the meaning of the surname of somebody in the article does something that no
such word does: `while saddler told reporters` for Sarraj, `the Ottoman had nothing new` for Othmani.

## Why
Arabic has no capitals, so a translator (a machine more than a person) reads names as words.

## Fix safety
Suggested, never applied: the plain reading is possible too. It is proposed only where somebody with that name part is in the
article, and the sentence gives the person a political part or has the word act as no such word does; never where the relative
is named, where the sentence is about a family, or where the word is one that anybody has, is or does (`Haftar's successor`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from cleanup import demonyms
from cleanup.datafile import parse
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.names.fold import tokens
from cleanup.names.given import listed
from cleanup.names.mentions import title_words
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


_BARE = r"(?:^|(?<=\n)|(?<=[.!?] )|(?<=[.!?][\"”] )|(?<=\band )|(?<=\bbut )|(?<=\bwhile )|(?<=\bthat ))"
"""What stands before a subject that has neither article nor adjective."""
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_SAID = (
    r"(?= (?:said|told|stressed|announced|explained|revealed|warned|added) (?:that|in|on|during|the|a|reporters|[A-Z]))"
)


_ACTED = (
    r"(?= (?:said|told|stressed|announced|explained|revealed|warned|added|denied|pointed out|confirmed|promised|refused"
    r"|was|had|has|would|will) (?!than\b))"
)
"""What one person does, and what no adjective does that stands for many (the poor are, the wounded were)."""
_ALONE = r"(?= (?:was|has) (?!than\b))"
"""What only one does: the exiled was, the wealthy has."""


@cache
def anybodys() -> frozenset[str]:
    """Words that after anybody's name say what they say: what people have, are or do, and adjectives (Haftar's successor)."""
    return frozenset(_data()["words"])


@cache
def _data() -> dict[str, list[str]]:
    found: dict[str, list[str]] = parse(files("cleanup").joinpath("data/anybodys.yml").read_bytes())
    return found


@rule(
    code="NAM002",
    version=4,
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
        Example(
            "Prime Minister Saad Eddine El Othmani visited a mine in Morocco, but the unions wrote that the Ottoman had nothing new.",
            "Prime Minister Saad Eddine El Othmani visited a mine in Morocco, but the unions wrote that Othmani had nothing new.",
        ),
        Example(
            "Fayez al-Sarraj flew from Libya to Rome, and saddler told reporters that the ports were open.",
            "Fayez al-Sarraj flew from Libya to Rome, and Sarraj told reporters that the ports were open.",
        ),
    ],
    clean=[
        "Fayez al-Sarraj of Libya met Ann Saddler. Saddler told reporters that the school would stay.",
        "Fayez al-Sarraj of Libya saw a horse race in Rome. A saddler told reporters that it was fair.",
        "Saad Eddine El Othmani spoke in Rabat. The Ottoman Empire had no rule over Morocco.",
        "Mohammed Shia al-Sudani met a refugee in Baghdad. The Sudanese said that he had walked from Sudan.",
        "Aqila Saleh leads the parliament. Saleh's wife, Fatima, attended the funeral.",
        "Aqila Saleh was born in 1944. Saleh's wife and their children live in Al-Qubba.",
        "Aqila Saleh leads the parliament in Tobruk. Ali Abdullah Saleh ruled in Sanaa, and Saleh's wife met party leaders there.",
        "Saad Eddine El Othmani visited a mine. The exiled had no vote in Morocco, and the wealthy said little.",
        "The president's wife met the leaders of the council.",
        "Khalifa Haftar commands the army of Libya. The talks turned to Haftar's successor as head of the army.",
    ],
)
def glossed_name(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for gloss in ctx.names.glosses:
        found = [*_speakers(doc, gloss), *_relatives(doc, gloss)]
        if found and not _two_have_it(doc, gloss):
            yield from found


def _relatives(doc: Doc, gloss: Gloss) -> Iterator[Hit]:
    """A first name's meaning as what somebody of the surname has: 'Saleh's wife'."""
    if gloss.word in anybodys():
        return
    for match in _pattern(gloss).finditer(doc.text):
        span = Span(*match.span())
        sentence = doc.sentence_at(span.start)
        rest = doc.text[: span.start][sentence.start :] + doc.text[span.end : sentence.end]
        named = re.match(r",? [A-Z]", doc.text[span.end : span.end + 3])
        if named or _FAMILY.search(rest) or not _POLITICAL.search(rest):
            continue
        yield Hit(
            span,
            f"“{match.group()}” may be {gloss.name}: {gloss.part} is also a word for {gloss.word}",
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


def _speakers(doc: Doc, gloss: Gloss) -> Iterator[Hit]:
    """A surname's meaning that says something as no noun or adjective does: 'while saddler told reporters', 'the naked was ill'."""
    word = gloss.word
    if tokens(gloss.part)[-1:] != tokens(gloss.short)[-1:] or not word.isalpha() or word not in doc.vocabulary:
        return
    if word.endswith("s") or listed(word) or word in _data()["speak"]:
        return
    name = word.capitalize()
    if name in {*title_words(), *_DAYS, *demonyms.by_name()} or re.search(
        rf"(?:\b(?!The )[A-Z][\w'’-]*|\b(?:Mrs?|Ms|Dr)\.) {name}\b", doc.text
    ):
        return
    acts = rf"{_BARE}(?:{word}|{name}){_SAID}"
    if word in _data()["alone"] or _of_no_country_here(doc, name):
        acts += rf"|(?<![\w-])[Tt]he (?:{word}|{name}){_ALONE if word in _data()['many'] else _ACTED}"
    for match in re.finditer(acts, doc.text):
        span = Span(*match.span())
        block = doc.block_at(span.start)
        if block is None or block.kind == "heading":
            continue
        opens = doc.sentence_at(span.start).start == span.start
        yield Hit(
            span,
            f"“{match.group()}” may be {gloss.name}: {gloss.part} is also a word for {word}",
            [gloss.short[:1].upper() + gloss.short[1:] if opens else gloss.short],
            confidence=0.7,
            evidence=(
                Evidence("authority", f"{gloss.part} is also the word “{word}” ({gloss.native})", None, gloss.entry),
                Evidence("context", f"{gloss.name} is named in the article, and the word acts as no such word does"),
            ),
            cluster=gloss.entry,
        )


def _two_have_it(doc: Doc, gloss: Gloss) -> bool:
    """Whether the article names somebody else with that surname: Ali Abdullah Saleh, not Aqila."""
    mine = set(tokens(gloss.name))
    firsts = re.findall(rf"\b([A-Z][\w’'-]*) {re.escape(gloss.short)}\b", doc.text)
    return any(listed(first.lower()) and mine.isdisjoint(tokens(first)) for first in firsts)


def _of_no_country_here(doc: Doc, adjective: str) -> bool:
    """Whether a word is a country's adjective, and the article does not speak of that country otherwise: 'the Sudanese' is al-Sudani."""
    country = demonyms.by_adjective().get(adjective)
    if country is None:
        return False
    return not any(name and re.search(rf"\b{re.escape(name)}\b", doc.text) for name in (country.bare, country.capital))

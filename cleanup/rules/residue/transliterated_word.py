"""A common word of another language, spelled in Latin letters.

## What it does
Proposes the English word for a short list of common nouns that were spelled out instead of translated: 'the baladiya' becomes
'the municipality'.

## Why
A word that the translation system does not know is copied letter by letter. It looks like a name and reads like one.

## Fix safety
Suggested only, from the closed list in `data/transliterated.yml`. Left alone: words with a capital (they may be names), in
quotation marks or beside an explanation ('the baladiya, or municipality', 'known as', brackets), and parts of longer names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleanup.datafile import parse
from cleanup.edit import Safety
from cleanup.finding import Evidence
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_FILE = Path(__file__).parents[2] / "data" / "transliterated.yml"
_EXPLAINED_BEFORE = re.compile(
    r"(?:\b(?:called|named|known\s+as|termed|so-called|word|term|or|meaning)|[(\"“‘'«*_/])\s*$", re.I
)
_EXPLAINED_AFTER = re.compile(
    r"\s*(?:[(\"”’'»*/\[]|[,–—-]\s*(?:or|meaning|which\s+means|the|a|an|that\s+is)\b|\s(?:or|means|meaning)\b)"
)
_NAME_AFTER = re.compile(r"\s+(?:al-|el-|as-|ash-|[A-Z])")
_ARTICLE = re.compile(r"\b(?P<article>the|a|an)\s+$", re.I)


class Word(NamedTuple):
    """A word of the list; of the words in `needs` the article must have one."""

    language: str
    means: str
    needs: tuple[str, ...]


@cache
def _words() -> dict[str, Word]:
    entries = parse(_FILE.read_bytes())["entries"]
    return {entry["form"]: Word(entry["language"], entry["means"], tuple(entry.get("needs", ()))) for entry in entries}


@cache
def _longest_words() -> frozenset[str]:
    return frozenset(max(re.findall(r"[^\W_]+", form.lower()), key=len) for form in _words())


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(_words(), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’-])(?P<form>{forms})(?![\w'’-])")


@rule(
    code="RES002",
    name="transliterated-word",
    stage=Stage.GRAMMAR,
    category="accuracy/untranslated",
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example("He was held by al-mukhabarat for a week.", "He was held by the intelligence service for a week."),
        Example("The baladiya will plant two hundred trees.", "The municipality will plant two hundred trees."),
        Example("Three tansiqiyat called for a strike.", "Three coordination committees called for a strike."),
        Example("In Ankara a milletvekili asked for a vote.", "In Ankara a member of parliament asked for a vote."),
    ],
    clean=[
        "The baladiya, or municipality, will plant trees.",
        "He read it in Wizarat and in Al-Hashd weekly.",
        "The so-called tansiqiya met in a barn.",
        "The majlis and the oblast agreed on a truce.",
        "The baladiya (town hall) is closed.",
    ],
)
def transliterated_word(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if doc.vocabulary.isdisjoint(_longest_words()):
        return
    for match in _pattern().finditer(doc.text):
        word = _words()[match["form"]]
        span = Span(*match.span())
        before = doc.text[max(0, span.start - 16) : span.start]
        if doc.quoted(span) or _EXPLAINED_BEFORE.search(before):
            continue
        if _EXPLAINED_AFTER.match(doc.text, span.end) or _NAME_AFTER.match(doc.text, span.end):
            continue
        if word.needs and not any(cue in doc.text for cue in word.needs):
            continue
        yield _hit(doc, span, word)


def _hit(doc: Doc, span: Span, word: Word) -> Hit:
    """The repair; the article before the word goes where the meaning brings its own."""
    evidence = (Evidence("lexicon", f"{word.language}: '{word.means}'", ref="transliterated.yml"),)
    message = f"A foreign word for '{word.means}'"
    article = _ARTICLE.search(doc.text, max(0, span.start - 5), span.start)
    if article and word.means.startswith("the "):
        kept = word.means.removeprefix("the ")
        return Hit(span, message, [kept], confidence=0.75, evidence=evidence)
    return Hit(span, message, [word.means], confidence=0.75, evidence=evidence)

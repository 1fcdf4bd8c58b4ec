"""Words of the source that English has several words for: what a translation may have written, and what may have been meant."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.datafile import parse
from cleanup.text import Doc, Span

FILE = Path(__file__).parent / "data" / "homographs.yml"
ALIKE = FILE.with_name("alike.json")
"""Pairs of renderings that people use for one another, as `cleanup/fluency/train_senses.py` has found."""


class Candidate(NamedTuple):
    """A place where a word of the source may have been misread."""

    span: Span
    put: tuple[str, ...]
    """The other words, as they would be written there, those of the commoner senses first."""
    sources: tuple[str, ...]
    """The word of the source for each of them."""


class _Row(NamedTuple):
    seen: tuple[str, ...]
    others: dict[str, str]
    """The other words, each with the word of the source."""


def data() -> dict[str, Any]:
    """`data/homographs.yml` as it is."""
    found: dict[str, Any] = parse(FILE.read_bytes())
    return found


@cache
def alike() -> frozenset[tuple[str, str]]:
    """Pairs in small letters of which people use either."""
    return frozenset((seen, other) for seen, other in json.loads(ALIKE.read_text("utf-8"))["alike"])


@cache
def _by_first_word() -> dict[str, list[_Row]]:
    """What may be misread, by its first word, the longest phrase first."""
    rows: dict[tuple[str, ...], _Row] = {}
    for row in data()["words"]:
        for seen, others in row["as"].items():
            words = tuple(seen.split())
            known = rows.setdefault(words, _Row(words, {}))
            for other in others:
                known.others.setdefault(other, row["word"])
    found: dict[str, list[_Row]] = {}
    for words in sorted(rows, key=lambda words: (-len(words), words)):
        found.setdefault(words[0], []).append(rows[words])
    return found


@lru_cache(maxsize=8)
def candidates(doc: Doc) -> tuple[Candidate, ...]:
    """Every place in running text that may be misread: in small letters, or with the capital of its sentence; not in headings, which
    leave out words by which the others could be understood."""
    opening = {sentence.start for sentence in doc.sentences}
    headings = [block.span for block in doc.blocks if block.kind == "heading"]
    known, found, end = _by_first_word(), list[Candidate](), 0
    for number, surface in enumerate(doc.surfaces):
        lower = surface.lower()
        if lower not in known:
            continue
        span = doc.words[number]
        if span.start < end or (surface != lower and not (span.start in opening and surface[1:].islower())):
            continue
        for row in known[lower]:
            whole = Span(span.start, span.start + len(" ".join(row.seen)))
            if _stands(doc, whole, row.seen, number) and not any(heading.contains(whole) for heading in headings):
                put = tuple(_cased(other, surface) for other in row.others)
                found.append(Candidate(whole, put, tuple(row.others.values())))
                end = whole.end
                break
    return tuple(found)


def _stands(doc: Doc, span: Span, words: tuple[str, ...], number: int) -> bool:
    """Whether a phrase stands at a place, its words in small letters but for the first letter."""
    text = span.of(doc.text)
    if text[1:] != " ".join(words)[1:]:
        return False
    last = number + len(words) - 1
    return last < len(doc.words) and doc.words[last].end == span.end


def _cased(other: str, surface: str) -> str:
    return other[0].upper() + other[1:] if surface[0].isupper() else other

"""What the clause detector knows of each word besides the language model's state: surprisal, form, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from cleanup.fluency.damage import LINKS
from cleanup.fluency.slor import Word
from cleanup.fluency.subwords import unigram_nats
from cleanup.text import Doc

WIDTH = 14
CAPITAL = 6
"""Which of the numbers says that a word begins with a capital."""
_SENTENCE = frozenset('\n.!?"“”:')
_CLAUSE = frozenset(",;()—–")
_QUOTES = frozenset('"“”«»')
_LETTER = re.compile(r"[^\W\d_]")
_KNOWN_NATS = 11.5
_REACH = 14


def gaps(doc: Doc, words: Sequence[Word]) -> list[str]:
    """What stands between each word and the one before it; the end of a line where words between them have not been read."""
    ends = [0, *(word.span.end for word in words)]
    found = [doc.text[end : word.span.start] for end, word in zip(ends, words, strict=False)]
    return ["\n" if _LETTER.search(gap) else gap for gap in found]


def is_name(surface: str, known: Collection[str]) -> bool:
    """A settled name, or a capitalised word that English frequency lists hardly know. "Russia" keeps its surprisal."""
    bare = surface.removesuffix("'s").removesuffix("’s")
    if unigram_nats(bare) < _KNOWN_NATS:
        return False
    return surface[0].isupper() or bare in known


def table(doc: Doc, words: Sequence[Word], known: Collection[str] = frozenset()) -> list[list[float]]:
    """One row of `WIDTH` numbers per word. A name's surprisal is left out: names are rare, not wrong."""
    between = gaps(doc, words)
    echoes = repeated(doc, words, between)
    return [
        _row(doc, word, gap, n == 0, n in echoes, known)
        for n, (word, gap) in enumerate(zip(words, between, strict=True))
    ]


def _row(doc: Doc, word: Word, gap: str, first: bool, echo: bool, known: Collection[str]) -> list[float]:
    surface = word.span.of(doc.text)
    link, capital = surface.lower() in LINKS, surface[0].isupper()
    starts = first or not _SENTENCE.isdisjoint(gap)
    name = is_name(surface, known)
    return [
        0.0 if name else min(word.nats, 16.0) / 8,
        0.0 if name else _within(word.slor(doc.text), -8.0, 8.0) / 6,
        0.0 if name else _within(word.nats - word.entropy, -6.0, 10.0) / 6,
        word.entropy / 5,
        min(word.gap, 12.0) / 6,
        float(link),
        float(capital),
        float(capital and link and not starts),
        float(starts),
        float("," in gap),
        float(not _QUOTES.isdisjoint(gap)),
        float(name),
        float(echo),
        float("\n" in gap),
    ]


def _within(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))


def repeated(doc: Doc, words: Sequence[Word], between: Sequence[str]) -> frozenset[int]:
    """Words of a phrase said twice inside one clause: the language model copies it and sees nothing wrong."""
    found: set[int] = set()
    surfaces = [word.span.of(doc.text) for word in words]
    begin = 0
    for n, gap in enumerate(between):
        if not _SENTENCE.isdisjoint(gap) or not _CLAUSE.isdisjoint(gap) or " - " in gap:
            begin = n
        if n - begin < 3 or not (_content(surfaces[n - 1]) and _content(surfaces[n])):
            continue
        for other in range(max(begin, n - _REACH + 1), n - 2):
            if (surfaces[other], surfaces[other + 1]) == (surfaces[n - 1], surfaces[n]):
                found |= {other, other + 1, n - 1, n}
    return frozenset(found)


def _content(surface: str) -> bool:
    return surface[0].islower() and surface not in LINKS

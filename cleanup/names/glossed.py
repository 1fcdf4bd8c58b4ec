"""People under the meaning of a part of their name: 'Bashar the lion', 'Turkish al-Maliki', 'Saad Eddine the Ottoman'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleanup.names.authority import Authority, Entry
from cleanup.names.fold import fold, tokens
from cleanup.names.given import one_group
from cleanup.names.says import Says
from cleanup.text import Doc

_TRUE_BYNAMES = frozenset(
    "great elder young younger old good wise just brave prophet king emir prince sheikh imam pious blind black white tall short "
    "conqueror lionheart caliph martyr doctor judge teacher".split()
)
"""What English adds to a name with an article: Suleiman the Magnificent."""
_ARTICLES = frozenset(("the", "al", "el"))


class _Part(NamedTuple):
    """A person whose surname, or first name, has a meaning; and the other words of the name."""

    entry: Entry
    surname: bool
    others: tuple[str, ...]


@lru_cache(maxsize=8)
def _by_meaning(authority: Authority) -> dict[str, tuple[_Part, ...]]:
    found: dict[str, list[_Part]] = defaultdict(list)
    for entry in authority.entries:
        if entry.kind != "person" or entry.own or not entry.short:
            continue
        name, short = tokens(entry.name), tokens(entry.short)
        first = name[: len(name) - len(short)]
        for part, words in entry.gloss:
            surname = tokens(part)[-1:] == short[-1:]
            others = first if surname else short[-1:]
            for word in words.lower().split(","):
                if others and word.strip().isalpha():
                    found[word.strip()].append(_Part(entry, surname, tuple(others)))
    return {word: tuple(parts) for word, parts in found.items()}


def people(doc: Doc, authority: Authority, words: Says) -> Iterator[tuple[str, str]]:
    """The wordings in a text, in small letters, each with the id of the one person of whom the article may speak so."""
    meanings = _by_meaning(authority)
    present = meanings.keys() & words.vocabulary
    surfaces = doc.surfaces if present else ()
    for number, surface in enumerate(surfaces):
        if surface.lower().removeprefix("al-").removeprefix("el-") not in present:
            continue
        if not (surface[0].isupper() or surfaces[number - 1] in _ARTICLES or surface.startswith(("al-", "el-"))):
            continue
        parts = meanings[surface.lower().removeprefix("al-").removeprefix("el-")]
        spans, span = doc.words, doc.words[number]
        start, before = _before(doc, number)
        fitting = (part for part in parts if _fits(doc, number, before, part))
        fits = {part.entry.id: part.surname for part in fitting if words.support(part.entry)}
        if len(fits) == 1:
            ((entry, surname),) = fits.items()
            end = span.end if surname else spans[number + 1].end
            yield doc.text[start if surname else span.start : end].lower(), entry


def _before(doc: Doc, number: int) -> tuple[int, list[str]]:
    """Where the capitalised words before a word and its article begin, two at most, and these words with the article."""
    found: list[str] = []
    start = doc.words[number].start
    for span in reversed(doc.words[max(0, number - 3) : number]):
        word = span.of(doc.text)
        joined = doc.text[span.end : start] == " "
        if not joined or len(found) - (bool(found) and found[-1].lower() in _ARTICLES) == 2:
            break
        if not word[0].isupper() and not (not found and word.lower() in _ARTICLES):
            break
        found.append(word)
        start = span.start
    return start, found[::-1]


def _fits(doc: Doc, number: int, before: Sequence[str], part: _Part) -> bool:
    surface = doc.words[number].of(doc.text)
    if not part.surname:
        return surface[0].isupper() and _followed_by(doc, number, part.others[-1])
    articled = bool(before) and before[-1].lower() in _ARTICLES
    if not (surface[0].isupper() or articled):
        return False
    kept = [fold(word) for word in (before[:-1] if articled else before)]
    if not kept or (articled and surface.lower() in _TRUE_BYNAMES):
        return False
    together = {kept[-1], "".join(kept)}
    whole = {*part.others, *("".join(pair) for pair in pairwise(part.others)), "".join(part.others)}
    return any(mine == its or one_group(mine, its) for mine in together for its in whole)


def _followed_by(doc: Doc, number: int, surname: str) -> bool:
    """Whether the next word is the surname, as the authority or one of its spellings has it."""
    if number + 1 >= len(doc.words):
        return False
    span, after = doc.words[number], doc.words[number + 1]
    word = after.of(doc.text)
    if doc.text[span.end : after.start] != " " or not word.split("-")[-1][:1].isupper():
        return False
    return tokens(word)[-1:] == (surname,)

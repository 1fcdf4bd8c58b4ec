"""People under the meaning of a part of their name: 'Bashar the lion', 'Turkish al-Maliki', 'Saad Eddine the Ottoman'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleanup import demonyms
from cleanup.names.authority import Authority, Entry
from cleanup.names.fold import fold, tokens
from cleanup.names.given import listed, meanings, one_group
from cleanup.names.mentions import title_words
from cleanup.names.says import Says
from cleanup.text import Doc

_TRUE_BYNAMES = frozenset(
    "great elder young younger old good wise just brave prophet king emir prince sheikh imam pious blind black white tall short "
    "conqueror lionheart caliph martyr doctor judge teacher".split()
)
"""What English adds to a name with an article: Suleiman the Magnificent."""
_ARTICLES = frozenset(("the", "al", "el"))


class _Part(NamedTuple):
    """A person whose surname, or first name, has a meaning; and the other words of the name, also two of them as one."""

    entry: Entry
    surname: bool
    others: frozenset[str]


@lru_cache(maxsize=8)
def _by_meaning(authority: Authority) -> dict[str, tuple[_Part, ...]]:
    found: dict[str, list[_Part]] = defaultdict(list)
    for entry in authority.entries:
        if entry.kind != "person" or entry.own or not entry.short:
            continue
        name, short = tokens(entry.name), tokens(entry.short)
        first = name[: len(name) - len(short)]
        arabic = not demonyms.arabic().isdisjoint(entry.country)
        known = {token for part, _ in entry.gloss for token in tokens(part)}
        usual = [
            (word, ",".join(meanings()[word]))
            for word in name[:1]
            if arabic and word not in known and word in meanings()
        ]
        ends = {tokens(form)[-1] for form in (entry.short, *entry.accepted) if tokens(form)}
        for part, words in (*entry.gloss, *usual):
            surname = tokens(part)[-1:] == short[-1:]
            others = first if surname else tuple(sorted(ends)) if first else short[-1:]
            part_of = _Part(entry, surname, frozenset((*others, *map("".join, pairwise(others)), "".join(others))))
            for word in words.lower().split(","):
                if others and word.strip().isalpha():
                    found[word.strip()].append(part_of)
    return {word: tuple(parts) for word, parts in found.items()}


def people(doc: Doc, authority: Authority, words: Says) -> Iterator[tuple[str, str]]:
    """The wordings in a text, in small letters, each with the id of the one person of whom the article may speak so."""
    meanings = _by_meaning(authority)
    present = meanings.keys() & words.vocabulary
    surfaces = doc.surfaces if present else []
    wanted = {article + meaning for meaning in present for article in ("", "al-", "el-")}
    for number in [number for number, lower in enumerate(map(str.lower, surfaces)) if lower in wanted]:
        surface = surfaces[number]
        marked = surface[0].isupper() or surfaces[number - 1] in _ARTICLES or surface.startswith(("al-", "el-"))
        if not (marked or _after_title(surfaces, number)):
            continue
        meaning = surface.lower().removeprefix("al-").removeprefix("el-")
        spans, span = doc.words, doc.words[number]
        start, before = _before(doc, number)
        first, last = _first_names(surface, before), _surname_after(doc, number)
        fits = {
            part.entry.id: part.surname
            for part in meanings[meaning]
            if (_one_is_of(first, part.others) if part.surname else last in part.others)
            if words.support(part.entry)
        }
        if len(fits) == 1:
            ((entry, surname),) = fits.items()
            end = span.end if surname else spans[number + 1].end
            yield doc.text[start if surname else span.start : end].lower(), entry


def _after_title(surfaces: Sequence[str], number: int) -> bool:
    """Whether a title and a first name stand before a word, so that it is the surname: 'Counselor Hisham blessings'."""
    return number > 1 and surfaces[number - 2] in title_words() and listed(fold(surfaces[number - 1]))


def _before(doc: Doc, number: int) -> tuple[int, list[str]]:
    """Where the capitalised words before a word and its article begin, two at most, and these words with the article."""
    found: list[str] = []
    start = doc.words[number].start
    for span in reversed(doc.words[max(0, number - 3) : number]):
        word = span.of(doc.text)
        joined = doc.text[span.end : start] == " "
        if not joined or len(found) - (bool(found) and found[0].lower() in _ARTICLES) == 2:
            break
        if not word[0].isupper() and not (not found and word.lower() in _ARTICLES):
            break
        if word in title_words():
            break
        found.append(word)
        start = span.start
    return start, found[::-1]


def _first_names(surface: str, before: Sequence[str]) -> frozenset[str]:
    """What may be the first name of one who is called so: the last word before it and its article, or both of two."""
    articled = bool(before) and before[-1].lower() in _ARTICLES
    kept = [fold(word) for word in (before[:-1] if articled else before)]
    if not kept or (articled and surface.lower() in _TRUE_BYNAMES):
        return frozenset()
    return frozenset((kept[-1], "".join(kept)))


def _surname_after(doc: Doc, number: int) -> str:
    """The surname right after a word with a capital, folded; '' where none is."""
    if number + 1 >= len(doc.words):
        return ""
    span, after = doc.words[number], doc.words[number + 1]
    word = after.of(doc.text)
    if doc.text[span.end : after.start] != " " or not word.split("-")[-1][:1].isupper():
        return ""
    return "".join(tokens(word)[-1:]) if doc.text[span.start].isupper() else ""


def _one_is_of(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of the words of a text is one of a name, or another form of it."""
    return not mine.isdisjoint(others) or any(one_group(a, b) for a in mine for b in others)

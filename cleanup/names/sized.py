"""What of an entry a misspelling is held against: how long its names are, how they end, all its spellings word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.names.entry import Entry, Target
from cleanup.names.fold import skeletons, spoken, tokens


class Sized(NamedTuple):
    """An entry with the number of words of its short name, and of its name, as they are spoken; and its other spellings."""

    entry: Entry
    short: int
    full: int
    others: tuple[Other, ...]
    parts: tuple[frozenset[str], ...]
    """Of a person with a full name: for each of its words, all that is listed in its place."""


class Other(NamedTuple):
    """Another spelling of an entry, with what it stands for, its number of words as they are spoken, and how it may end."""

    target: Target
    form: str
    words: int
    ends: frozenset[str]


def ends(words: Sequence[str]) -> frozenset[str]:
    """The skeletons of the last word, of it without an article (Almahdi), and of the last two as one: what two spellings share."""
    if not words:
        return frozenset()
    last = (words[-1], words[-1].removeprefix("al") or words[-1], "".join(words[-2:]))
    return frozenset(skeleton for word in last for skeleton in skeletons(word))


def sized(entry: Entry) -> Sized:
    """The entry, measured."""
    forms = (entry.short or "", entry.name)
    short, full = (len(spoken(form)) for form in forms)
    return Sized(entry, short, full, tuple(_others(entry)), _parts(entry))


class Sounding(NamedTuple):
    """Entries, by number, as a spelling is looked up among them."""

    words: dict[str, list[int]]
    """By the skeletons of the words of their canonical forms."""
    ends: dict[str, list[int]]
    """By how any of their spellings ends."""
    sizes: list[tuple[int, int]]
    """The number of words of each short name, and of each name, as they are spoken."""

    def like(self, words: Sequence[str]) -> Iterator[int]:
        """Those with a word that sounds like one of these, with a spelling that ends as they do, and as long; any order."""
        near = {number for word in words for skeleton in skeletons(word) for number in self.words.get(skeleton, ())}
        near &= {number for skeleton in ends(words) for number in self.ends.get(skeleton, ())}
        for number in near:
            short, full = self.sizes[number]
            if len(words) == short or abs(len(words) - full) <= (len(words) > 1):
                yield number


def sounding(entries: Iterable[Entry]) -> Sounding:
    """The entries, to be looked up by their sound."""
    found = Sounding({}, {}, [])
    for number, entry in enumerate(entries):
        short, name = entry.short or "", entry.name
        forms = [said(form) for form in (short, name) for said in (tokens, spoken)]
        for skeleton in sorted({skeleton for form in forms for token in form for skeleton in skeletons(token)}):
            found.words.setdefault(skeleton, []).append(number)
        heard = (skeletons(token) for part in _parts(entry)[-1:] for token in part)
        last = frozenset[str]().union(*map(ends, forms), *heard, *(other.ends for other in _others(entry)))
        for skeleton in sorted(last):
            found.ends.setdefault(skeleton, []).append(number)
        found.sizes.append((len(spoken(short)), len(spoken(name))))
    return found


def _parts(entry: Entry) -> tuple[frozenset[str], ...]:
    name, short = tokens(entry.name), tokens(entry.short or "")
    if entry.kind != "person" or len(name) < 2 or name[-len(short) :] != short:
        return ()
    forms = [entry.name, *entry.accepted, *(alias.form for alias in entry.aliases if not alias.phrase)]
    whole = [words for form in forms for words in (tokens(form), spoken(form)) if len(words) == len(name)]
    found = [{words[place] for words in whole} for place in range(len(name))]
    if len(short) == 1:
        found[-1].update(words[0] for words in map(tokens, forms[1:]) if len(words) == 1)
    return tuple(map(frozenset, found))


def _others(entry: Entry) -> Iterator[Other]:
    """The spellings of an entry besides its own that ask nothing of the article."""
    forms = [(entry.target_of(form), form) for form in entry.accepted]
    forms += [
        (alias.target, alias.form)
        for alias in entry.aliases
        if not alias.phrase and not alias.needs and alias.frame == "none"
    ]
    for target, form in forms:
        words = spoken(form)
        yield Other(target, form, len(words), ends(words))

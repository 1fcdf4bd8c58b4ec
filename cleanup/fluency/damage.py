"""Clean sentences broken the way machine translation from Arabic breaks them: the training material of the clause detector.

Every operation takes a list of words and a random source, and gives the broken words with a mark on each word that a reader
would stumble over, or None where it does not apply.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Broken = tuple[list[str], list[bool]]
Operation = Callable[[list[str], random.Random], Broken | None]

_LINKS = """
of in on at by to from with for into over under about against between during after before since as than and or but that which who
whom whose where when while if whether because is are was were be been has have had will would can could it its he his him she her
they their them the a an this these those not
"""
LINKS = frozenset(_LINKS.split())
_DROPPED = ("of", "to", "that", "and", "is", "was", "by", "for", "in", "which", "who", "has", "had", "from", "with")
_ADDED_TEXT = "the of to that it its was is which by and in from on with has for as him"
_ADDED = tuple(_ADDED_TEXT.split())
_SUFFIX = re.compile(r"(?:tion|ment|ness|ity|ing|ed|ly|ence|ance|ism|ers|ies|es|al|ous|ive)$")


def _plain(word: str) -> bool:
    return word.isalpha() and word.islower()


def _marks(words: Sequence[str], start: int, end: int) -> list[bool]:
    return [start <= index < end for index in range(len(words))]


def _places(words: Sequence[str], fits: Callable[[int], bool], margin: int = 1) -> list[int]:
    return [index for index in range(margin, len(words) - margin) if fits(index)]


def _drop_link(words: list[str], rng: random.Random) -> Broken | None:
    places = _places(words, lambda i: words[i] in _DROPPED and _plain(words[i - 1]), 2)
    if not places:
        return None
    at = rng.choice(places)
    broken = words[:at] + words[at + 1 :]
    return broken, _marks(broken, at - 1, at + 1)


def _add_link(words: list[str], rng: random.Random) -> Broken | None:
    places = _places(words, lambda i: words[i].isalpha() and words[i - 1].isalpha())
    if not places:
        return None
    at = rng.choice(places)
    added = rng.choice(_ADDED)
    broken = [*words[:at], added, *words[at:]]
    return broken, _marks(broken, at - 1, at + 2)


def _swap_link(words: list[str], rng: random.Random) -> Broken | None:
    places = _places(words, lambda i: words[i] in LINKS)
    if not places:
        return None
    at = rng.choice(places)
    broken = list(words)
    broken[at] = rng.choice([link for link in _ADDED if link != words[at]])
    return broken, _marks(broken, at - 1, at + 2)


def _capital(words: list[str], rng: random.Random) -> Broken | None:
    places = _places(words, lambda i: words[i] in LINKS and words[i - 1].isalpha())
    if not places:
        return None
    at = rng.choice(places)
    broken = list(words)
    broken[at] = broken[at].capitalize()
    return broken, _marks(broken, at - 1, at + 2)


def _construct(words: list[str], rng: random.Random) -> Broken | None:
    """Owner and thing in Arabic order, without the link: "Russia's aspirations" -> "aspirations Russia"."""
    places = _places(words, lambda i: words[i].endswith(("'s", "’s")) and _plain(words[i + 1]))
    if places:
        at = rng.choice(places)
        broken = [*words[:at], words[at + 1], words[at][:-2], *words[at + 2 :]]
        return broken, _marks(broken, at, at + 2)
    places = _places(words, lambda i: words[i] == "of" and words[i + 1][:1].isupper() and words[i + 1].isalpha())
    if not places:
        return None
    at = rng.choice(places)
    broken = words[:at] + words[at + 1 :]
    if at + 1 < len(broken) and broken[at + 1] in ("and", "to", "which", "that"):
        broken.pop(at + 1)
    return broken, _marks(broken, at - 1, at + 2)


def _behind(words: list[str], rng: random.Random) -> Broken | None:
    """Two neighbouring words change places, as an adjective behind its noun does."""
    places = _places(words, lambda i: _plain(words[i]) and _plain(words[i + 1]) and len(words[i] + words[i + 1]) > 7)
    if not places:
        return None
    at = rng.choice(places)
    broken = list(words)
    broken[at], broken[at + 1] = broken[at + 1], broken[at]
    if rng.random() < 0.3:
        broken[at + 1] = broken[at + 1].capitalize()
    return broken, _marks(broken, at - 1, at + 3)


def _cut(words: list[str], rng: random.Random) -> Broken | None:
    """A full stop in the middle of a clause."""
    places = _places(words, lambda i: words[i] in LINKS and _plain(words[i - 1]), 3)
    if not places:
        return None
    at = rng.choice(places)
    broken = list(words)
    broken[at - 1] += "."
    broken[at] = broken[at].capitalize()
    return broken, _marks(broken, at - 2, at + 3)


def _stray(words: list[str], rng: random.Random) -> Broken | None:
    """A piece of the sentence said again where it does not belong."""
    if len(words) < 10:
        return None
    size, start = rng.randint(2, 3), rng.randrange(1, len(words) - 4)
    piece = [word.strip(".,;:\"'") for word in words[start : start + size]]
    at = rng.randrange(1, len(words) - 1)
    if start - 1 <= at <= start + size or not all(piece):
        return None
    if rng.random() < 0.4:
        piece[-1] += "."
        words = [*words[:at], words[at].capitalize(), *words[at + 1 :]]
    broken = words[:at] + piece + words[at:]
    return broken, _marks(broken, at, at + size + 1)


def _echo(words: list[str], rng: random.Random) -> Broken | None:
    """A noun phrase joined with itself: "the military bases and Misurata military bases"."""
    places = _places(words, lambda i: _plain(words[i]) and _plain(words[i + 1]) and words[i] not in LINKS, 2)
    places = [i for i in places if words[i + 1] not in LINKS and len(words[i]) > 3 and len(words[i + 1]) > 3]
    if not places:
        return None
    at = rng.choice(places)
    between = rng.choice((["and"], ["in"], ["of", "the"], ["and", "the"], ["as", "the"]))
    names = [word for word in words[1:] if word[:1].isupper() and word.isalpha()]
    extra = [rng.choice(names)] if names and rng.random() < 0.5 else []
    broken = [*words[: at + 2], *between, *extra, *words[at : at + 2], *words[at + 2 :]]
    return broken, _marks(broken, at, at + 4 + len(between) + len(extra))


def _turned(words: list[str], rng: random.Random) -> Broken | None:
    """Two groups of words around a verb change places."""
    if len(words) < 9:
        return None
    at = rng.randrange(1, len(words) - 6)
    left, right = rng.randint(1, 2), rng.randint(2, 3)
    piece = words[at : at + left + right]
    if not all(word.isalpha() for word in piece):
        return None
    broken = [*words[:at], *piece[left:], *piece[:left], *words[at + left + right :]]
    return broken, _marks(broken, at - 1, at + left + right + 1)


def _senseless(words: list[str], rng: random.Random) -> Broken | None:
    """One content word takes the place of another of a different form."""
    content = [i for i in range(1, len(words) - 1) if _plain(words[i]) and words[i] not in LINKS and len(words[i]) > 3]
    if len(content) < 4:
        return None
    at, other = rng.sample(content, 2)
    if _ending(words[at]) == _ending(words[other]):
        return None
    broken = list(words)
    broken[at] = words[other]
    return broken, _marks(broken, at - 1, at + 2)


def _ending(word: str) -> str:
    found = _SUFFIX.search(word)
    return found.group() if found else ""


OPERATIONS: tuple[tuple[float, Operation], ...] = (
    (1.5, _drop_link),
    (1.0, _add_link),
    (1.5, _swap_link),
    (1.0, _capital),
    (2.5, _construct),
    (1.5, _behind),
    (1.5, _cut),
    (1.5, _stray),
    (0.7, _echo),
    (1.2, _turned),
    (1.0, _senseless),
)


def break_sentence(sentence: str, rng: random.Random, blows: int = 2) -> Broken | None:
    """Break a sentence at up to `blows` places; None where nothing applied."""
    words = sentence.split()
    if len(words) < 7:
        return None
    marks = [False] * len(words)
    hit = False
    for _ in range(blows):
        operation = rng.choices([op for _, op in OPERATIONS], [weight for weight, _ in OPERATIONS])[0]
        result = operation(words, rng)
        if result is None:
            continue
        broken, fresh = result
        marks = _carried(words, marks, broken, fresh)
        words, hit = broken, True
    return (words, marks) if hit else None


def _carried(before: Sequence[str], marks: Sequence[bool], after: Sequence[str], fresh: Sequence[bool]) -> list[bool]:
    """Old marks moved to where their words now stand."""
    left = 0
    while left < min(len(before), len(after)) and before[left] == after[left]:
        left += 1
    right = 0
    while right < min(len(before), len(after)) - left and before[-1 - right] == after[-1 - right]:
        right += 1
    merged = list(fresh)
    for index in range(left):
        merged[index] |= marks[index]
    for index in range(1, right + 1):
        merged[-index] |= marks[-index]
    return merged

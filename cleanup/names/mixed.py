"""Two accepted spellings of one name in one article: Kiev and Kyiv, Zelensky and Zelenskyy. Each is right; both are not."""

from __future__ import annotations

from collections import Counter

from cleanup.names.authority import Entry
from cleanup.names.fold import skeletons, tokens
from cleanup.names.rewrite import split
from cleanup.names.routes import similarity
from cleanup.names.uses import Cast, Use

_ALIKE = 0.7
_OFTEN = 2
_LONG = 6


def evened(use: Use, entry: Entry, cast: Cast) -> str | None:
    """`use` with its last word as the article has it most; None where nothing is to change.

    First names are left alone: Mohamed Ali and Muhammad Ali may be two.
    """
    words = _words(entry, cast, use)
    word = split(use.surface)[-1]
    mine = " ".join(tokens(word.body))
    canonical = tokens(entry.name)[-1:]

    def standing(other: str) -> tuple[int, bool, str]:
        return _weight(words, other), other in canonical, other

    best = max((other for other in words if _alike(mine, other)), key=standing, default=None)
    if best is None or standing(best)[:2] <= standing(mine)[:2]:
        return None
    in_full = len(use.tokens) > 1 and (
        entry.kind == "person" or any(other.tokens == (*use.tokens[:-1], best) for other in cast.uses.values())
    )
    if _weight(words, best) < _OFTEN and len(mine) < _LONG and not in_full:
        return None
    form = words[best].most_common(1)[0][0]
    return use.surface.removesuffix(word.body) + (form.upper() if word.body.isupper() else form)


def _words(entry: Entry, cast: Cast, use: Use) -> dict[str, Counter[str]]:
    """The words that the article names the entry by, in accepted spellings, each with its forms.

    None where one sentence has two of them: then it speaks of the spellings.
    """
    found: dict[str, Counter[str]] = {}
    for other in sorted(cast.uses.values(), key=lambda other: (other.first, other.surface)):
        if not (other.meaning and other.meaning.entry == entry.id and other.meaning.how == "right"):
            continue
        if other.sentences & use.sentences and other.tokens[-1] != use.tokens[-1]:
            return {}
        if other.sentences & use.sentences and len(other.tokens) == len(use.tokens) and other.tokens != use.tokens:
            return {}
        for word in split(other.surface):
            if not word.body.isupper():
                found.setdefault(" ".join(tokens(word.body)), Counter())[word.body] += other.count
    return found


def _weight(words: dict[str, Counter[str]], word: str) -> int:
    return words[word].total() if word in words else 0


def _alike(a: str, b: str) -> bool:
    return a != b and min(len(a), len(b)) > 3 and bool(skeletons(a) & skeletons(b)) and similarity(a, b) >= _ALIKE

"""Inside machine-translated documents: how many names with several spellings are made one.

Labels are weak: spellings that were found by comparing with a reference, about nine in ten rightly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import data
from cleanup.article import Article
from cleanup.changelog import Change
from cleanup.config import Config
from cleanup.names.fold import key, tokens
from cleanup.names.index import NameIndex
from cleanup.pipeline import Workshop

LEVELS = ("safe", "suggest", "seen")
"""Made one by what is applied; also by what is suggested; in one cluster of names.json, whether or not it is rewritten."""
_SHOP = Workshop(Config(lm=False))


def documents(path: Path, *, show: bool = False) -> dict[str, float]:
    """Shares of names made one, and how much is done beside what the labels name."""
    made: Counter[str] = Counter()
    edits: Counter[tuple[str, bool]] = Counter()
    words = names = 0
    for row in data.rows(path):
        text, starts = _text(row["segments"])
        words += len(text.split())
        changes, index = _changes(Article(row["id"], text))
        listed: set[str] = set()
        for name in row["inconsistent_names"]:
            places = [(form, starts[part] + at) for form, found in name["forms"].items() for part, at in found]
            names += 1
            levels = set(_levels(places, changes, index))
            made.update(levels)
            listed |= {key(form) for form in name["forms"]}
            if show and "suggest" not in levels:
                print("missed", row["id"], sorted(name["forms"]), *sorted(levels))
        for change in changes:
            known = bool(listed & set(tokens(change.before)))
            edits[change.status, known] += 1
            if show and (not known or change.status == "applied"):
                print(change.status, row["id"], change.before, "->", change.after, *(e.detail for e in change.evidence))
    return {
        "names": names,
        **{f"share made one, {level}": round(made[level] / names, 4) for level in LEVELS},
        **{f"{status} per 10,000 words": _rate(edits, status, words) for status in ("applied", "suggested")},
    }


def _rate(edits: Counter[tuple[str, bool]], status: str, words: int) -> float:
    return round(10_000 * (edits[status, True] + edits[status, False]) / words, 2)


def _text(segments: Iterable[str]) -> tuple[str, list[int]]:
    starts, text = [], ""
    for segment in segments:
        starts.append(len(text))
        text += segment + "\n\n"
    return text, starts


def _changes(article: Article) -> tuple[list[Change], NameIndex]:
    """What the rule of name variants would write, and the names as they are settled."""
    people = _SHOP.cast(article)
    index = _SHOP.settle([people])
    log = _SHOP.clean(article, index.plan(people)).log
    return [change for change in log.changes if change.rule == "NAM001" and change.after is not None], index


def _levels(places: list[tuple[str, int]], changes: list[Change], index: NameIndex) -> Iterator[str]:
    applied = [change for change in changes if change.status == "applied"]
    for level, chosen in (("safe", applied), ("suggest", changes)):
        if len({_written(form, place, chosen) for form, place in places}) == 1:
            yield level
    wanted = {key(_written(form, place, changes)) for form, place in places}
    for cluster in index.clusters:
        if wanted <= {token for form in cluster.variants for token in (*tokens(form), key(form))}:
            yield "seen"
            return


def _written(form: str, place: int, changes: list[Change]) -> str:
    """What a word at a place becomes, folded."""
    for change in changes:
        if change.span.start <= place < change.span.end and change.after:
            before, after = change.before.split(), change.after.split()
            rank = len(change.before[: place - change.span.start].split()) + len(after) - len(before)
            form = after[min(max(rank, 0), len(after) - 1)]
    return key(form.removesuffix("'s").removesuffix("’s"))

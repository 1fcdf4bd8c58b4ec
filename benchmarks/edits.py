"""Whether edits that are applied bring machine translations closer to what people made of them, or take them further away.

    python -m benchmarks.edits DATA [--write] [--show further]

DATA (or CLEANUP_EVAL_DATA) holds postedit_dev.jsonl.gz (hypotheses with their post-edits) and newsdocs_mt_dev.jsonl.gz (whole
documents with reference translations, segment by segment). Each applied edit is taken alone: the distance of its segment to the
right text in words, and where that is the same in characters, with and without the edit.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from benchmarks import data
from cleanup.config import Config
from cleanup.pipeline import clean_texts

_TOKEN = re.compile(r"\w+(?:[’']\w+)?|[^\w\s]")
_BREAK = "\n\n"


class Pair(NamedTuple):
    """A document as segments, and what each should have been."""

    segments: list[str]
    right: list[str]


class Outcome(NamedTuple):
    """One applied edit: closer, further or same, also in words alone; the segment without and with it, and the right one."""

    verdict: str
    in_words: str
    rule: str
    before: str
    after: str
    wrong: str
    edited: str
    right: str


def pairs(folder: Path, name: str) -> dict[str, Pair]:
    """The documents of a file; translations by people among the systems are left out."""
    rows = data.rows(folder / f"{name}.jsonl.gz")
    if name == "postedit_dev":
        return {row["id"]: Pair([row["hyp"]], [row["pe"]]) for row in rows}
    return {row["id"]: Pair(row["hyp"], row["ref"]) for row in rows if not row["system"].startswith("ref")}


def distance(text: str, right: str) -> tuple[int, int]:
    """Edits between two segments in words and marks, and in characters."""
    words = Levenshtein.distance(_TOKEN.findall(text), _TOKEN.findall(right))
    return words, Levenshtein.distance(text, right)


def outcomes(documents: dict[str, Pair]) -> Iterator[Outcome]:
    """Every applied edit that stays inside one segment."""
    texts = {name: _BREAK.join(pair.segments) + "\n" for name, pair in documents.items()}
    for name, cleaned in clean_texts(texts, Config(lm=False)).items():
        pair = documents[name]
        starts = [0, *accumulate(len(segment) + len(_BREAK) for segment in pair.segments)]
        for change in cleaned.log.applied:
            number = bisect_right(starts, change.span.start) - 1
            segment, right = pair.segments[number], pair.right[number]
            start, end = change.span.start - starts[number], change.span.end - starts[number]
            if end > len(segment) or not right:
                continue
            edited = segment[:start] + (change.after or "") + segment[end:]
            old, new = distance(segment, right), distance(edited, right)
            yield Outcome(
                _verdict(old, new),
                _verdict(old[:1], new[:1]),
                change.rule,
                change.before,
                change.after or "",
                segment,
                edited,
                right,
            )


def _verdict(old: tuple[int, ...], new: tuple[int, ...]) -> str:
    return "closer" if new < old else "further" if new > old else "same"


def measure(found: list[Outcome]) -> dict[str, Any]:
    """Counts in all and by rule."""
    total, words = Counter(item.verdict for item in found), Counter(item.in_words for item in found)
    rules: dict[str, Counter[str]] = {}
    for item in found:
        rules.setdefault(item.rule, Counter())[item.verdict] += 1
    return {
        "applied edits": len(found),
        **{verdict: total[verdict] for verdict in ("closer", "same", "further")},
        "closer for each one further": round(total["closer"] / max(1, total["further"]), 1),
        "in words alone": {verdict: words[verdict] for verdict in ("closer", "same", "further")},
        "by rule": {rule: dict(sorted(counts.items())) for rule, counts in sorted(rules.items())},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?")
    parser.add_argument("--show", choices=["closer", "same", "further"])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = data.folder(options.data)
    result = {}
    for name in ("postedit_dev", "newsdocs_mt_dev"):
        found = list(outcomes(pairs(folder, name)))
        result[name] = measure(found)
        print(name, result[name], flush=True)
        for item in found:
            if item.verdict == options.show:
                print(f"  {item.rule} {item.before!r} -> {item.after!r}\n    {item.edited}\n    {item.right}")
    if options.write:
        data.save("edits", result)


if __name__ == "__main__":
    main()

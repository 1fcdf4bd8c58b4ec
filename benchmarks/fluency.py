"""False alarms of the language-model rules on human news, and how often their marks touch an error that people marked.

    python -m benchmarks.fluency DATA_DIR [--words 10000] [--write]

DATA_DIR (or CLEANUP_EVAL_DATA) holds human_dev.jsonl.gz and mqm_dev.jsonl.gz.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.config import Config
from cleanup.fluency import LanguageModel, available, load, models_of
from cleanup.rules import Context, all_rules
from cleanup.text import Doc, Span

SEED = 7
CODES = ("NON001", "NON002")
RESULTS = Path(__file__).parent / "results" / "fluency.json"


class Text(NamedTuple):
    """A document, the errors marked in it, and the parts that nobody rated."""

    name: str
    text: str
    errors: tuple[Span, ...]
    unrated: tuple[Span, ...]

    @property
    def words(self) -> int:
        return len(self.text.split())


def documents(file: Path) -> Iterator[Text]:
    """Segments joined into their documents; human references among machine translations are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if not record.get("human"):
                found.setdefault(record["doc_id"], []).append(record)
    for name, records in found.items():
        yield _joined(name, sorted(records, key=lambda record: record["seg"]))


def _joined(name: str, records: Sequence[dict[str, Any]]) -> Text:
    text = ""
    errors: list[Span] = []
    unrated: list[Span] = []
    for record in records:
        text += "\n\n" if text else ""
        if not record.get("rated", True):
            unrated.append(Span(len(text), len(text) + len(record["text"])))
        errors.extend(Span(s["start"], s["end"]).moved(len(text)) for s in record.get("spans") or [])
        text += record["text"]
    return Text(name, text, tuple(errors), tuple(unrated))


def sample(texts: Iterator[Text], words: int) -> list[Text]:
    """The same random documents every time, about so many words of them; all where `words` is 0."""
    pool = sorted(texts, key=lambda text: text.name)
    if not words:
        return pool
    random.Random(SEED).shuffle(pool)
    chosen, count = [], 0
    while pool and count < words:
        chosen.append(pool.pop())
        count += chosen[-1].words
    return chosen


def measure(texts: Sequence[Text], lm: LanguageModel) -> dict[str, Any]:
    """Marks per 1,000 words, by rule; and of those in rated text, how many touch a marked error."""
    ctx = Context(config=Config(), fluency=lm)
    words = sum(text.words for text in texts)
    row: dict[str, Any] = {"documents": len(texts), "words": words}
    begin = time.perf_counter()
    for rule in all_rules():
        if rule.code not in CODES:
            continue
        marks = touching = rated = 0
        for text in texts:
            for finding in rule.check(Doc(text.text), ctx):
                marks += 1
                if not any(span.overlaps(finding.span) for span in text.unrated):
                    rated += 1
                    touching += any(span.overlaps(finding.span) for span in text.errors)
        row[rule.code] = {"marks": marks, "per_1000_words": round(1000 * marks / max(1, words), 2)}
        if any(text.errors for text in texts):
            row[rule.code] |= {"rated": rated, "touch_a_marked_error": round(touching / max(1, rated), 2)}
    row["seconds"] = round(time.perf_counter() - begin, 1)
    return row


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fluency", description=__doc__.split("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=os.environ.get("CLEANUP_EVAL_DATA"))
    parser.add_argument("--words", type=int, default=10_000, help="words of each set; 0 for all")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    args = parser.parse_args(argv)
    folder = Path(args.data) if args.data else None
    if folder is None or not (folder / "human_dev.jsonl.gz").is_file():
        print("skipped: no evaluation data; name its folder or set CLEANUP_EVAL_DATA", file=sys.stderr)
        return 0
    if not available().ready:
        print("skipped: the language model is not installed or not cached", file=sys.stderr)
        return 0
    lm = load(Config())
    results: dict[str, Any] = {"models": models_of(Config(), with_lm=True), "words_asked": args.words}
    for name in ("human_dev", "mqm_dev"):
        results[name] = measure(sample(documents(folder / f"{name}.jsonl.gz"), args.words), lm)
        print(name, json.dumps(results[name]))
    if args.write:
        for name in ("human_dev", "mqm_dev"):
            del results[name]["seconds"]
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

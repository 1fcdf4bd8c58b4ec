"""How often each rule is right: what it does to machine-translated and to human text, joined with what readers judged.

    python -m benchmarks.precision DATA [--write]            hits and precision of every rule
    python -m benchmarks.precision DATA --show CODE [--size N]   a sample of a rule's hits in context, with what was judged
    python -m benchmarks.precision DATA --show CODE --open       only what nobody has judged yet
    python -m benchmarks.precision DATA --judge CODE VERDICTS    keep verdicts: lines of number, right|wrong|unclear, reason

DATA (or CLEANUP_EVAL_DATA) holds the files of `KINDS` below (.jsonl.gz); the documents of names_docs_dev are among
those of newsdocs_mt_dev. The articles of seeds/ are read too. The rules run without a language model; names are settled over each
file. A sample is drawn by a hash of place and edit: hits that stay when a rule changes keep their place in it and their verdict.
With --write the figures go to benchmarks/results/ and into the package, where `cleanup rules CODE` reads them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import data
from cleanup.catalogue import rule_named
from cleanup.config import Config
from cleanup.measured import FILE, VERDICTS, wilson
from cleanup.pipeline import clean_texts
from cleanup.rules import all_rules

KINDS = {
    "machine": ("newsdocs_mt_dev", "mqm_dev", "postedit_dev", "postedit_train", "seeds"),
    "edited": ("postedit_dev, edited", "postedit_train, edited"),
    "human": ("human_dev", "human_translated_dev"),
}
"""Translations by machines, those that a person has edited, and texts by people (in English, and translated by people)."""

STATUSES = ("applied", "suggested", "flagged")
SEEDS = Path(__file__).parent.parent / "seeds"
JUDGEMENTS = Path(__file__).parent / "judgements"
SAMPLE = {"applied": 40, "suggested": 20, "flagged": 0}
NEAR, AROUND = 15, 110


class Hit(NamedTuple):
    """One change of a log, with what a reader needs to judge it. `edit` stands for what was there and what becomes of it."""

    set: str
    id: str
    rule: str
    status: str
    start: int
    end: int
    edit: str
    before: str
    after: str | None
    left: str
    right: str
    refs: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, int, int, str]:
        return self.set, self.id, self.start, self.end, self.edit

    @property
    def rank(self) -> str:
        """Where the hit stands in the drawing of a sample."""
        return hashlib.sha256("|".join(map(str, self.key)).encode()).hexdigest()

    @property
    def number(self) -> str:
        """What a reader calls the hit by."""
        return self.rank[:8]

    @property
    def scene(self) -> tuple[str, str, str | None, str]:
        """What makes two hits the same case: systems that translate one source repeat each other."""
        return self.left[-NEAR:], self.before, self.after, self.right[:NEAR]


def texts(folder: Path, name: str) -> dict[str, str]:
    """The articles of one file by id; human references in a file of translations are left out."""
    if name == "seeds":
        return {path.stem: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    path = folder / f"{name.removesuffix(', edited')}.jsonl.gz"
    if name.endswith(", edited"):
        return {row["id"]: row["pe"] + "\n" for row in data.rows(path) if row["pe"] != row["hyp"]}
    if name == "newsdocs_mt_dev":
        return {
            row["id"]: "\n\n".join(row["hyp"]) + "\n" for row in data.rows(path) if not row["system"].startswith("ref")
        }
    if name.startswith("postedit"):
        return {row["id"]: row["hyp"] + "\n" for row in data.rows(path)}
    found: dict[str, list[str]] = {}
    for row in data.rows(path):
        if not row.get("human"):
            found.setdefault(row["doc_id"], []).append(row["text"])
    return {document: "\n\n".join(parts) + "\n" for document, parts in found.items()}


def hits(name: str, articles: dict[str, str]) -> Iterator[Hit]:
    """Every change that the rules make, propose or point at in the articles of one file."""
    for article, cleaned in clean_texts(articles, Config(lm=False)).items():
        text = articles[article]
        for change in cleaned.log.changes:
            if change.status in STATUSES:
                start, end = change.span
                edit = hashlib.sha256(f"{change.before}\0{change.after}".encode()).hexdigest()[:8]
                yield Hit(
                    name,
                    article,
                    change.rule,
                    change.status,
                    start,
                    end,
                    edit,
                    change.before,
                    change.after,
                    text[max(0, start - AROUND) : start],
                    text[end : end + AROUND],
                    tuple(str(item.ref) for item in change.evidence if item.ref),
                )


def state() -> str:
    """A hash over the code and data of the package: hits are kept for this state only."""
    digest = hashlib.sha256()
    root = FILE.parent
    for path in sorted(root.rglob("*")):
        if path.is_file() and path != FILE and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def collect(folder: Path, cache: Path) -> tuple[list[Hit], dict[str, int]]:
    """All hits and the words read by file; what the same state of the package gave before is read from the cache folder."""
    found: list[Hit] = []
    words = {}
    cache.mkdir(exist_ok=True)
    for name in (name for names in KINDS.values() for name in names):
        kept = cache / f"hits-{name}-{state()}.json"
        if not kept.exists():
            articles = texts(folder, name)
            count = sum(len(text.split()) for text in articles.values())
            body = json.dumps({"words": count, "hits": list(hits(name, articles))}, ensure_ascii=False)
            kept.write_text(body, "utf-8")
        stored = json.loads(kept.read_text("utf-8"))
        words[name] = stored["words"]
        found += [Hit._make([*row[:-1], tuple(row[-1])]) for row in stored["hits"]]
    return found, words


def judgements() -> dict[tuple[str, str, str, int, int, str], tuple[str, str]]:
    """Verdict and reason by rule and place."""
    return {
        (path.stem, row["set"], row["id"], row["start"], row["end"], row["edit"]): (row["verdict"], row["reason"])
        for path in sorted(JUDGEMENTS.glob("*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    }


def distinct(found: Iterable[Hit]) -> list[Hit]:
    """Hits in the order of the drawing, each scene once."""
    scenes: dict[tuple[str, str, str | None, str], Hit] = {}
    for hit in sorted(found, key=lambda hit: hit.rank):
        scenes.setdefault(hit.scene, hit)
    return list(scenes.values())


def measure(found: list[Hit], words: dict[str, int]) -> dict[str, Any]:
    """Hits and verdicts of each rule. Hits on human text are counted and judged with the others."""
    known = judgements()
    result: dict[str, Any] = {
        "words": {kind: sum(words[name] for name in names) for kind, names in KINDS.items()},
        "rules": {},
    }
    for rule in all_rules():
        mine = [hit for hit in found if hit.rule == rule.code]
        entry: dict[str, Any] = {"version": rule.version, **{kind: {} for kind in KINDS}, "judged": {}}
        for status in STATUSES:
            some = [hit for hit in mine if hit.status == status]
            for kind, names in KINDS.items():
                entry[kind][status] = sum(hit.set in names for hit in some)
            verdicts = Counter(known[rule.code, *hit.key][0] for hit in some if (rule.code, *hit.key) in known)
            if verdicts:
                judged = {verdict: verdicts[verdict] for verdict in VERDICTS}
                judged["distinct"] = len(distinct(some))
                entry["judged"][status] = judged
        result["rules"][rule.code] = entry
    return result


def figures(result: dict[str, Any]) -> dict[str, Any]:
    """The measurement as figures for the documentation: rates per 10,000 words, precision and its lower bound."""
    lines: dict[str, Any] = {"words": result["words"]}
    for code, entry in result["rules"].items():
        line: dict[str, Any] = {}
        for kind in KINDS:
            for status, count in entry[kind].items():
                if count:
                    line[f"{status} per 10,000 words, {kind}"] = round(10_000 * count / result["words"][kind], 2)
        for status, judged in entry["judged"].items():
            total = sum(judged[verdict] for verdict in VERDICTS)
            line[f"{status}, judged"] = total
            line[f"{status}, precision"] = round(judged["right"] / total, 3)
            line[f"{status}, precision at least"] = round(wilson(judged["right"], total), 3)
        if line:
            lines[code] = line
    return lines


def drawn(found: list[Hit], code: str, size: int | None) -> list[Hit]:
    """The sample of a rule: so many of each outcome and kind of text."""
    sample = []
    for status in STATUSES:
        mine = [hit for hit in found if hit.rule == code and hit.status == status]
        for names in KINDS.values():
            sample += distinct(hit for hit in mine if hit.set in names)[: SAMPLE[status] if size is None else size]
    return sample


def show(sample: list[Hit], only_open: bool) -> None:
    """Print hits in context, with their verdicts."""
    known = judgements()
    for hit in sample:
        verdict, reason = known.get((hit.rule, *hit.key), ("-", ""))
        if verdict != "-" and only_open:
            continue
        scene = f"{hit.left}[[{hit.before}→{hit.after}]]{hit.right}".replace("\n", "⏎")
        print(f"{hit.number} {hit.status} {verdict} {reason} {hit.id} {' '.join(hit.refs)}\n    {scene}")


def judge(found: list[Hit], code: str, verdicts: Iterable[str]) -> int:
    """Add verdicts to those that are kept, newest last word; no text of an article is kept. Returns how many were added."""
    numbers = {hit.number: hit for hit in found if hit.rule == code}
    path = JUDGEMENTS / f"{code}.jsonl"
    kept = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    places = {(row["set"], row["id"], row["start"], row["end"], row["edit"]): row for row in kept}
    added = 0
    for line in verdicts:
        number, verdict, reason = line.split(maxsplit=2)
        if verdict not in VERDICTS:
            raise SystemExit(f"{verdict} is no verdict; there are {', '.join(VERDICTS)}")
        hit = numbers[number]
        row = dict(zip(("set", "id", "start", "end", "edit"), hit.key, strict=True))
        places[hit.key] = {**row, "verdict": verdict, "reason": reason.strip()}
        added += 1
    lines = [json.dumps(places[key], ensure_ascii=False) for key in sorted(places)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return added


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?")
    parser.add_argument("--cache", type=Path, default=Path(".readings"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", metavar="CODE")
    parser.add_argument("--open", action="store_true", help="with --show: only what has no verdict")
    parser.add_argument("--size", type=int, help="with --show: how many")
    parser.add_argument("--judge", nargs=2, metavar=("CODE", "VERDICTS"))
    options = parser.parse_args()
    if options.show and rule_named(options.show) is None:
        parser.error(f"there is no rule {options.show}")
    found, words = collect(data.folder(options.data), options.cache)
    if options.judge:
        code, file = options.judge
        print(judge(found, code, Path(file).read_text("utf-8").splitlines()), "verdicts kept")
        return
    if options.show:
        show(drawn(found, options.show, options.size), options.open)
        return
    result = measure(found, words)
    print(json.dumps(figures(result), indent=1))
    if options.write:
        FILE.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
        data.save("precision", figures(result))


if __name__ == "__main__":
    main()

"""How much is done to text that people wrote: every applied edit here is a false one unless a reader says otherwise.

python -m benchmarks.human DATA [--set human_dev|human_translated_dev] [--lm] [--proven] [--write]

With --proven every article is treated as one that damaged places prove to be a machine translation: what the rules report that only look at those.
"""

from __future__ import annotations

import argparse
from collections import Counter

from benchmarks import data
from cleanup import engine
from cleanup.config import Config
from cleanup.pipeline import clean_texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?")
    parser.add_argument("--set", dest="sets", action="append", choices=["human_dev", "human_translated_dev"])
    parser.add_argument("--lm", action="store_true")
    parser.add_argument("--proven", action="store_true", help="as if all were machine translations")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true", help="print suggestions and flags too")
    options = parser.parse_args()
    folder = data.folder(options.data)
    if options.proven:
        engine.TRANSLATED = 0
    result = {}
    for name in options.sets or ["human_dev"]:
        result[name] = measure(data.articles(folder / f"{name}.jsonl.gz"), options.lm, options.show)
        print(name, {key: value for key, value in result[name].items() if key != "edits"})
    if options.write:
        data.save("human" + ("" if options.lm else "-no-lm") + ("-proven" if options.proven else ""), result)


def measure(texts: dict[str, str], lm: bool, show: bool) -> dict[str, object]:
    """Edits and findings per words, with every edit for judging."""
    words = sum(len(text.split()) for text in texts.values())
    statuses: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    edits = []
    for name, cleaned in clean_texts(texts, Config(lm=lm)).items():
        for change in cleaned.log.changes:
            statuses[change.status] += 1
            rules[f"{change.rule} {change.status}"] += 1
            around = texts[name][max(0, change.span.start - 40) : change.span.end + 40].replace("\n", "⏎")
            if change.status == "applied":
                edits.append([name, change.rule, change.before, change.after, around])
            if show or change.status == "applied":
                print(f"  {change.status:9} {change.rule} {change.before!r} -> {change.after!r} | {around}")
    findings = statuses["suggested"] + statuses["flagged"] + statuses["applied"]
    return {
        "words": words,
        "applied": statuses["applied"],
        "applied per 10,000 words": round(10_000 * statuses["applied"] / words, 2),
        "findings per 1,000 words": round(1_000 * findings / words, 2),
        "by rule": dict(sorted(rules.items())),
        "edits": edits,
    }


if __name__ == "__main__":
    main()

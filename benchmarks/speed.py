"""How many articles a second: rules and names without the model, with it, and grammar checkers over the same texts.

    python -m benchmarks.speed DATA [--runs 3] [--lm] [--parts PART ...] [--write]

DATA (or CLEANUP_EVAL_DATA) holds newsdocs_mt_dev.jsonl.gz. Articles are joined to some 5,000 characters. Without the model the work is
that of a run: names are read, settled over the whole input, and every article is cleaned; the two passes are spread over two
processes, each of which has loaded its data before the clock starts. Medians over the runs. Peers (extra `peers`) run in one
process, as they are, over fewer articles. With --parts only some of it is measured (rules, harper, lingotweaker, model), and
--write keeps the figures of the others.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import data
from cleanup.article import Article
from cleanup.config import Config
from cleanup.names.uses import Cast
from cleanup.pipeline import Workshop
from cleanup.rules import NamePlan

SIZE, COUNT, WITH_MODEL, PROCESSES = 5000, 200, 12, 2
PEERS_READ = 12
PARTS = ("rules", "harper", "lingotweaker", "model")


def articles(folder: Path) -> list[Article]:
    """The first documents of the file, put together until each has the size."""
    found: list[Article] = []
    text = ""
    for row in data.rows(folder / "newsdocs_mt_dev.jsonl.gz"):
        text += "\n\n".join(row["hyp"]) + "\n\n"
        if len(text) >= SIZE:
            found.append(Article(f"speed-{len(found)}", text[:SIZE]))
            text = ""
        if len(found) == COUNT:
            break
    return found


@cache
def workshop(lm: bool) -> Workshop:
    """What one process loads once."""
    return Workshop(Config(lm=lm))


def warm(texts: list[Article]) -> None:
    """Everything loaded that is loaded when first needed."""
    shop = workshop(False)
    people = shop.cast(texts[0])
    shop.clean(texts[0], shop.settle([people]).plan(people))


def casts(some: list[Article]) -> list[Cast]:
    return [workshop(False).cast(article) for article in some]


def cleaned(some: list[tuple[Article, NamePlan]]) -> int:
    return sum(len(workshop(False).clean(article, plan).text) for article, plan in some)


def halves(items: list[Any]) -> list[list[Any]]:
    return [items[start::PROCESSES] for start in range(PROCESSES)]


def without_model(texts: list[Article], pool: ProcessPoolExecutor) -> tuple[float, float]:
    """Seconds of the wall and of the processors for both passes, in two processes."""
    start, busy = time.perf_counter(), _busy(pool)
    found = [people for part in pool.map(casts, halves(texts)) for people in part]
    index = workshop(False).settle(found)
    by_id = {people.article: index.plan(people) for people in found}
    list(pool.map(cleaned, halves([(article, by_id[article.id]) for article in texts])))
    return time.perf_counter() - start, _busy(pool) - busy


def _busy(pool: ProcessPoolExecutor) -> float:
    return time.process_time() + sum(_used(pool))


def _used(pool: ProcessPoolExecutor) -> Iterator[float]:
    ticks = os.sysconf("SC_CLK_TCK")
    for pid in list(pool._processes):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        yield (int(fields[11]) + int(fields[12])) / ticks


def with_model(texts: list[Article]) -> float:
    """Seconds of the wall in one process, the model loaded before."""
    shop = workshop(True)
    people = [shop.cast(article) for article in texts]
    index = shop.settle(people)
    shop.clean(texts[0], index.plan(people[0]))
    start = time.perf_counter()
    for article, who in zip(texts, people, strict=True):
        shop.clean(article, index.plan(who))
    return time.perf_counter() - start


def peers(parts: Collection[str]) -> dict[str, Callable[[str], Any]]:
    """Grammar checkers that are installed."""
    found: dict[str, Callable[[str], Any]] = {}
    if "harper" in parts and importlib.util.find_spec("harper") is not None:
        import harper

        linter = harper.Linter()
        found["harper"] = lambda text: linter.lint(text, language=harper.Language.PLAINTEXT)
    if "lingotweaker" in parts and importlib.util.find_spec("lt_py") is not None:
        import lt_py

        engine = lt_py.Engine("en-US")
        found["lingotweaker"] = engine.check
    return found


def timed(check: Callable[[str], Any], texts: list[Article]) -> float:
    check(texts[0].text)
    start = time.perf_counter()
    for article in texts:
        check(article.text)
    return time.perf_counter() - start


def rate(count: int, seconds: list[float]) -> float:
    return round(count / statistics.median(seconds), 1)


def by_rules(texts: list[Article], runs: int) -> dict[str, float]:
    """Rules and names without the model, in two processes."""
    warm(texts)
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(warm, [texts] * PROCESSES))
        seconds = [without_model(texts, pool) for _ in range(runs)]
    return {
        "articles per second": rate(len(texts), [wall for wall, _ in seconds]),
        "articles per second of one processor": rate(len(texts), [busy for _, busy in seconds]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--lm", action="store_true", help="measure with the language model too")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS[:-1], help="measure only these")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = articles(data.folder(options.data))
    result: dict[str, Any] = data.stored("speed") if options.write else {}
    result["data"] = {"articles": len(texts), "characters each": SIZE, "processes": PROCESSES, "runs": options.runs}
    if "rules" in options.parts:
        result["without the model"] = by_rules(texts, options.runs)
    for name, check in peers(options.parts).items():
        seconds = [timed(check, texts[:PEERS_READ]) for _ in range(options.runs)]
        result[name] = {"articles per second, one process": rate(PEERS_READ, seconds)}
    if options.lm or "model" in options.parts:
        some = texts[:WITH_MODEL]
        result["with the model"] = {
            "articles per second, one process": rate(len(some), [with_model(some) for _ in range(2)])
        }
    print(result)
    if options.write:
        data.save("speed", result)


if __name__ == "__main__":
    main()

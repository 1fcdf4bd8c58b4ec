"""How many articles a second: rules and names without the model, with it, and grammar checkers over the same texts.

    python -m benchmarks.speed DATA [--runs 2] [--lm] [--parts PART ...] [--write]

DATA (or CLEANUP_EVAL_DATA) holds newsdocs_mt_dev.jsonl.gz. Articles are joined to some 5,000 characters. Without the model the work is
that of a run: names are read, settled over the whole input, and every article is cleaned, in two processes. Medians over the runs, each of
which has articles of its own. What a process pays once (its start, its data, what is made when it is first asked for) is a figure of its
own: the seconds of the processor that the articles before the clock starts took more than as many later ones. Peers (extra `peers`) run in one
process, as they are, over fewer articles. What the model's figures depend on most is how fast one core multiplies matrices of bf16:
that is measured beside them. With --parts only some of it is measured (rules, harper, lingotweaker, model), and
--write keeps the figures of the others.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks import data
from cleanup import run
from cleanup.article import Article
from cleanup.cluster import Crew
from cleanup.config import Config
from cleanup.fluency.threads import alone
from cleanup.pipeline import Workshop
from cleanup.run import Outcome, Request

SIZE, COUNT, WITH_MODEL, PROCESSES = 5000, 130, 32, 2
WARM = 100
"""Articles that are read before the clock starts: patterns are compiled and tables made when they are first asked for."""
PEERS_READ = 12
PARTS = ("rules", "harper", "lingotweaker", "model")


def articles(folder: Path, count: int) -> list[Article]:
    """The first documents of the file, put together until each has the size; at most `count`."""
    found: list[Article] = []
    text = ""
    for row in data.rows(folder / "newsdocs_mt_dev.jsonl.gz"):
        text += "\n\n".join(row["hyp"]) + "\n\n"
        if len(text) >= SIZE:
            found.append(Article(f"speed-{len(found)}", text[:SIZE]))
            text = ""
        if len(found) == count:
            break
    return found


def cleaned(texts: list[Article], config: Config, pool: ProcessPoolExecutor) -> None:
    """What a run does between reading files and writing them, nothing kept from before."""
    shop, crew = Workshop(config), Crew(pool, PROCESSES)
    request, outcome = Request((), Path("nowhere"), config, dry_run=True), Outcome()
    names = run.settle_names(shop, texts, request.output, lambda _: crew, _silent, dry_run=True)
    todo = run.jobs(shop, texts, names, request, outcome, lambda _: crew, _silent)
    written = sum(len(batch) for batch in run.clean_jobs(shop, todo, crew, _silent, outcome))
    assert written == len(texts), outcome.problems


def _silent(phase: str, done: int, total: int) -> None:
    pass


def rates(batches: Sequence[list[Article]], first: list[Article], config: Config) -> dict[str, float]:
    """Articles a second in two processes, by the clock and by their own; `first` makes every process load data and models."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        _, start = _timed(partial(cleaned, first, config, pool), pool)
        seconds = [_timed(partial(cleaned, texts, config, pool), pool) for texts in batches]
    size = len(batches[0])
    once = start - len(first) * statistics.median(busy for _, busy in seconds) / size
    return {
        "articles per second": rate(size, [wall for wall, _ in seconds]),
        "articles per second of one processor": rate(size, [busy for _, busy in seconds]),
        "seconds of each process, once": round(once / PROCESSES, 1),
    }


def unread(texts: list[Article], size: int, runs: int, warm: int) -> tuple[list[list[Article]], list[Article]]:
    """Articles for each run, and some to begin with: none comes twice, for what has been read once is remembered."""
    bounds = range(warm, warm + runs * size, size)
    return [texts[start : start + size] for start in bounds], texts[:warm]


def _timed(work: Callable[[], None], pool: ProcessPoolExecutor) -> tuple[float, float]:
    start, busy = time.perf_counter(), _busy(pool)
    work()
    return time.perf_counter() - start, _busy(pool) - busy


def _busy(pool: ProcessPoolExecutor) -> float:
    return time.process_time() + sum(_used(pool))


def _used(pool: ProcessPoolExecutor) -> Iterator[float]:
    ticks = os.sysconf("SC_CLK_TCK")
    for pid in list(pool._processes):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        yield (int(fields[11]) + int(fields[12])) / ticks


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
    start = time.perf_counter()
    for article in texts:
        check(article.text)
    return time.perf_counter() - start


def products() -> int:
    """Billions of operations a second in one core's products of bf16 matrices, of the size of those in the built-in model."""
    import torch

    rows, inner, columns = 640, 576, 1536
    with alone():
        left, right = (torch.ones(count, inner, dtype=torch.bfloat16) for count in (rows, columns))
        torch.nn.functional.linear(left, right)
        seconds = []
        for _ in range(50):
            start = time.perf_counter()
            torch.nn.functional.linear(left, right)
            seconds.append(time.perf_counter() - start)
    return round(2 * rows * inner * columns / statistics.median(seconds) / 1e9)


def rate(count: int, seconds: list[float]) -> float:
    return round(count / statistics.median(seconds), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--lm", action="store_true", help="measure with the language model too")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS[:-1], help="measure only these")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = articles(data.folder(options.data), WARM + options.runs * COUNT)
    options.runs = min(options.runs, (len(texts) - WARM) // COUNT)
    result: dict[str, Any] = data.stored("speed") if options.write else {}
    result["data"] = {"articles": COUNT, "characters each": SIZE, "processes": PROCESSES, "runs": options.runs}
    if "rules" in options.parts:
        result["without the model"] = rates(*unread(texts, COUNT, options.runs, WARM), Config(lm=False))
    for name, check in peers(options.parts).items():
        check(texts[-1].text)
        batches, _ = unread(texts, PEERS_READ, options.runs, 0)
        seconds = [timed(check, batch) for batch in batches]
        result[name] = {"articles per second, one process": rate(PEERS_READ, seconds)}
    if options.lm or "model" in options.parts:
        if skipped := Workshop(Config()).skipped:
            raise SystemExit(f"with the model: {'; '.join(skipped)}")
        result["with the model"] = rates(*unread(texts, WITH_MODEL, min(2, options.runs), 4 * PROCESSES), Config())
        result["with the model"]["billions of bf16 operations of one core"] = products()
    print(result)
    if options.write:
        data.save("speed", result)


if __name__ == "__main__":
    main()

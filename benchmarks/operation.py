"""How long runs take beside the cleaning: an archive in which little or nothing is new, and Prefect's share.

python -m benchmarks.operation [--articles 10000] [--new 300] [--folder DIR] [--write]

Takes half an hour on two processors. Seconds of a processor are given beside those of the clock: they hardly depend on what else
the machine does.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import archive, data
from cleanup.store import Store

ROOT = Path(__file__).resolve().parent.parent
TEXTS = 1000
"""Different texts in the archive; where more articles are asked for, each stands in it several times."""
_EMPTY = "import flows\nfrom prefect import flow\n@flow(name='empty')\ndef empty(): pass\nempty()"


class Cost(NamedTuple):
    """Seconds of the clock and of processors."""

    clock: float
    processor: float

    def __sub__(self, other: object) -> Cost:
        assert isinstance(other, Cost)
        return Cost(self.clock - other.clock, self.processor - other.processor)

    def rounded(self) -> dict[str, float]:
        return {"seconds": round(self.clock, 1), "processor seconds": round(self.processor, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--new", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where to work; what is there already is used again")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        result = measure((options.folder or Path(temporary)).resolve(), options.articles, options.new)
    if options.write:
        data.save("operation", result)


def measure(folder: Path, articles: int, new: int) -> dict[str, object]:
    texts = min(articles, TEXTS)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(folder / ".prefect")
    python(folder, "-c", _EMPTY)
    start = usual(lambda: python(folder, "-c", _EMPTY))
    say("Prefect's start", start)
    result: dict[str, object] = {"machine": {"processors": os.cpu_count()}, "start of Prefect": start.rounded()}

    archive.write(folder / "texts", range(texts))
    bare = python(folder, "-m", "benchmarks.archive", "texts", "output")
    say(f"{texts} articles without Prefect", bare)
    flow = cleaned(folder, "texts", "flow", written=texts)
    say(f"{texts} articles", flow)
    share = {"articles": texts, "without Prefect": bare.rounded(), "with Prefect": flow.rounded()}
    beyond = flow - start
    share["overhead beyond its start"] = f"{100 * (beyond.processor / bare.processor - 1):.1f}% of the processors' time"
    result["share of Prefect"] = share

    archive.syndicate(folder / "texts", folder / "output", articles // texts - 1)
    unchanged = usual(lambda: cleaned(folder, "texts", "output", written=0))
    say(f"{articles} unchanged articles", unchanged)
    archive.write(folder / "texts", range(1_000_000, 1_000_000 + new))
    among = cleaned(folder, "texts", "output", written=new)
    say(f"{new} new among them", among)
    archive.write(folder / "few", range(1_000_000, 1_000_000 + new))
    alone = cleaned(folder, "few", "alone", written=new)
    say(f"{new} new alone", alone)
    result["unchanged"] = {
        "articles": articles,
        **unchanged.rounded(),
        "beyond the start": (unchanged - start).rounded(),
    }
    result["new"] = {"articles": new, "among the unchanged": among.rounded(), "alone": alone.rounded()}
    result["questions"] = {
        words: asked(folder, words).rounded()
        for words in ("status --no-lm", "status --no-lm texts", "history report-000001", "diff report-000001")
    }
    print(result["questions"])
    return result


def cleaned(folder: Path, source: str, output: str, *, written: int) -> Cost:
    """A run by the command; it must write so many versions, at least where some articles name the same people as others."""
    with Store(folder / output) as store:
        before = store.last()
    cost = python(folder, "-m", "cleanup", "run", "--no-lm", source, "--output", output)
    with Store(folder / output) as store:
        found = store.last() - before
    assert found >= written and (written or not found), f"{found} versions written, not {written}"
    return cost


def asked(folder: Path, words: str) -> Cost:
    """What a command that only looks takes, usually."""
    return usual(lambda: python(folder, "-m", "cleanup", *words.split()))


def python(folder: Path, *arguments: str) -> Cost:
    """Run Python there, and wait for it and its children."""
    start, spent = time.monotonic(), _spent()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return Cost(time.monotonic() - start, _spent() - spent)


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def usual(ask: Callable[[], Cost]) -> Cost:
    """The median of three."""
    costs = [ask() for _ in range(3)]
    return Cost(median(cost.clock for cost in costs), median(cost.processor for cost in costs))


def say(what: str, cost: Cost) -> None:
    print(f"{what}: {cost.clock:.1f} s, {cost.processor:.1f} s of processors", flush=True)


if __name__ == "__main__":
    main()

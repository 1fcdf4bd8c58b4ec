"""kill -9 at any instant: what is finished stays, what is not comes with the next run.

Fifty instants: most of them in a run without Prefect, whose writing is the same and which starts at once; the others through the
command and its flow. `CLEANUP_KILLS=50` sends all fifty through the flow.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleanup.digest import sha256
from cleanup.store import Store, Version
from cleanup.store.verify import verify
from tests import writer
from tests.archive import OTHER, TEXT
from tests.served import environment, session

ARTICLES = 300
COMMAND = [sys.executable, "-m", "cleanup", "run", "--no-lm"]
KILLS = 50
OF_THE_FLOW = int(os.environ.get("CLEANUP_KILLS", "3"))


def prepared(folder: Path) -> Path:
    """Short articles in one file."""
    source = folder / "many.jsonl"
    rows = [{"id": f"a{n}", "text": f"{TEXT * (n % 5 + 1)}{OTHER} {n}\n"} for n in range(ARTICLES)]
    source.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return source


def inspected(output: Path, before: list[Version]) -> list[Version]:
    """All versions, when the store is whole, nothing finished has changed, and every file is one whole version or not there."""
    if not (output / "catalog.db").exists():
        assert before == []
        return []
    with Store(output) as store:
        assert verify(store).problems == ()
        versions = list(store.written())
    assert versions[: len(before)] == before and {version.number for version in versions} <= {1}
    known = {version.article: version for version in versions}
    for place in (output / "articles").glob("*"):
        version = known[place.name]
        for name, sha in (("cleaned.txt", version.cleaned_sha256), ("changes.json", version.log_sha256)):
            file = place / name
            assert not file.exists() or sha256(file.read_bytes().decode("utf-8")) == sha, file
    return versions


def complete(output: Path) -> None:
    """Every article has one version and its files, and nothing else lies about."""
    assert len(inspected(output, [])) == ARTICLES
    files = sorted(path.name for path in (output / "articles").rglob("*") if path.is_file())
    assert files == ["changes.json"] * ARTICLES + ["cleaned.txt"] * ARTICLES


@pytest.mark.slow
def test_kill_9_while_a_run_is_writing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.writer"])
    source, chance = prepared(tmp_path), random.Random(20261122)
    killed = number = 0
    versions: list[Version] = []
    while killed < KILLS - OF_THE_FLOW:
        mine, theirs = context.Pipe()
        process = context.Process(target=writer.write, args=(source, tmp_path / f"{number}", theirs))
        process.start()
        todo = mine.recv()
        time.sleep(chance.uniform(0, 0.6) if todo else 0)
        over = not process.is_alive()
        process.kill()
        process.join()
        if over or not todo:
            complete(tmp_path / f"{number}")
            number, versions = number + 1, []
        else:
            killed += 1
            versions = inspected(tmp_path / f"{number}", versions)
    mine, theirs = context.Pipe()
    writer.write(source, tmp_path / f"{number}", theirs)
    complete(tmp_path / f"{number}")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_kill_9_of_the_flow(tmp_path: Path, root: Path) -> None:
    source, chance = prepared(tmp_path), random.Random(20261122)
    number = 0
    versions: list[Version] = []
    for _ in range(OF_THE_FLOW):
        output = tmp_path / f"{number}"
        process = subprocess.Popen(
            [*COMMAND, source.name, "--output", output.name],
            cwd=tmp_path,
            env=environment(tmp_path, root),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_for_the_lock(output, process)
        time.sleep(chance.uniform(0, 6))
        process.kill()
        process.wait()
        for pid in session(process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        versions = inspected(output, versions)
        if len(versions) == ARTICLES:
            number, versions = number + 1, []
    for kept in range(number + 1):
        last = [*COMMAND, source.name, "--output", f"{kept}"]
        done = subprocess.run(last, cwd=tmp_path, env=environment(tmp_path, root), capture_output=True, text=True)
        assert done.returncode == 0 and f"{ARTICLES} articles:" in done.stdout, done.stderr
        complete(tmp_path / f"{kept}")


def wait_for_the_lock(output: Path, process: subprocess.Popen[bytes]) -> None:
    """Until the flow is at work in its store; before that there is nothing that a kill could spoil."""
    end = time.monotonic() + 180
    while process.poll() is None and time.monotonic() < end:
        with (
            contextlib.suppress(sqlite3.Error),
            contextlib.closing(sqlite3.connect(f"file:{output}/catalog.db?mode=ro", uri=True)) as db,
        ):
            if db.execute("SELECT holder FROM lock").fetchone():
                return
        time.sleep(0.05)

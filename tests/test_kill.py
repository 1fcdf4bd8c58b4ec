"""kill -9 at any instant: what is finished stays, what is not comes with the next run."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleanup.store import Store
from cleanup.store.verify import verify
from tests.archive import OTHER, TEXT
from tests.served import environment, session


@pytest.mark.slow
def test_kill_9_of_a_run_at_any_time_loses_nothing(tmp_path: Path, root: Path) -> None:
    rows = [{"id": f"a{n}", "text": f"{TEXT * (n % 5 + 1)}{OTHER} {n}\n"} for n in range(400)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    command = [sys.executable, "-m", "cleanup", "run", "--no-lm", "many.jsonl"]
    chance = random.Random(20261122)
    for number in range(3):
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env=environment(tmp_path, root),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if number:
            end = time.monotonic() + 120
            while not (tmp_path / "output/articles").exists() and time.monotonic() < end:
                time.sleep(0.1)
        time.sleep(chance.uniform(2, 8) if not number else chance.uniform(0, 4))
        process.kill()
        process.wait()
        for pid in session(process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if (tmp_path / "output/catalog.db").exists():
            with Store(tmp_path / "output") as store:
                assert verify(store).problems == ()
    done = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path, root), capture_output=True, text=True)
    assert done.returncode == 0 and "400 articles:" in done.stdout, done.stderr
    with Store(tmp_path / "output") as store:
        assert verify(store).problems == () and len(store.articles()) == 400
        assert {version.number for version in store.written()} == {1}
    assert len(list((tmp_path / "output/articles").glob("*/cleaned.txt"))) == 400

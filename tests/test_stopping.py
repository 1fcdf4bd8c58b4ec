"""Ctrl-C and SIGTERM in the middle of a run: it ends soon, says so in one line, and leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.served import environment, session
from tests.test_kill import COMMAND, complete, inspected, prepared, wait_for_the_lock


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("send", "number"),
    [(os.killpg, signal.SIGINT), (os.killpg, signal.SIGTERM), (os.kill, signal.SIGTERM)],
    ids=["Ctrl-C", "SIGTERM to the group", "SIGTERM to the process"],
)
def test_a_run_that_is_stopped(send: Callable[[int, int], None], number: int, tmp_path: Path, root: Path) -> None:
    command = [*COMMAND, prepared(tmp_path).name]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(tmp_path, root),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_for_the_lock(tmp_path / "output", process)
    time.sleep(3)
    send(process.pid, number)
    out, error = process.communicate(timeout=30)
    assert (process.returncode, out, error) == (128 + number, "", "stopped; the next run goes on from here\n")
    end = time.monotonic() + 20
    while left := session(process.pid):
        assert time.monotonic() < end, left
        time.sleep(0.2)
    inspected(tmp_path / "output", [])
    subprocess.run(command, cwd=tmp_path, env=environment(tmp_path, root), check=True, stdout=subprocess.DEVNULL)
    complete(tmp_path / "output")

"""`cleanup serve` and other programs in processes of their own, ended by their ids."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any


class Served:
    """`cleanup serve` in a process of its own, with its own Prefect home, and its API."""

    def __init__(self, folder: Path, root: Path, *arguments: str, background: bool = False) -> None:
        """In the background as shells start jobs there: such a job ignores SIGINT."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = folder / "serve.log"
        self.settings = environment(folder, root)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cleanup", "serve", "--no-lm", "--port", str(self.port), *arguments],
            cwd=folder,
            env=self.settings,
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_IGN) if background else None,
        )

    def ask(self, path: str, body: dict[str, object] | None = None) -> tuple[int, Any]:
        """Ask the server; a busy one again, as Prefect's own client does."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/{path}", data)
        request.add_header("Content-Type", "application/json")
        for _ in range(10):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return answer.status, json.load(answer)
            except urllib.error.HTTPError as error:
                if error.code != 503:
                    return error.code, json.load(error)
                time.sleep(1)
        raise AssertionError(f"{path}: the server stays busy")

    def wait(self, done: Callable[[], bool], seconds: float = 400) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text("utf-8")[-3000:]
            time.sleep(0.5)

    def prefect(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Prefect's own command, as a person types it."""
        command = [sys.executable, "-m", "prefect", *arguments]
        settings = {**self.settings, "PREFECT_API_URL": f"http://127.0.0.1:{self.port}/api"}
        return subprocess.run(command, env=settings, capture_output=True, text=True, timeout=180)

    def server(self) -> int:
        """The process of the server that it has started."""
        (found,) = (
            pid
            for pid in session(self.process.pid)
            if Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[2:5] == [b"prefect", b"server", b"start"]
        )
        return found

    def kill(self) -> None:
        """What is left after a crash goes too."""
        for pid in session(self.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(60)

    def stop(self) -> None:
        """SIGTERM; nothing of its session may be left."""
        self.process.terminate()
        try:
            self.process.wait(60)
        finally:
            left = [pid for pid in session(self.process.pid) if pid != self.process.pid]
            for pid in [*left, *([self.process.pid] if self.process.poll() is None else [])]:
                os.kill(pid, signal.SIGKILL)
        assert left == [] and self.process.returncode == 0


def environment(folder: Path, root: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**kept, "PYTHONPATH": str(root), "PREFECT_HOME": str(folder / ".prefect")}


def session(leader: int) -> list[int]:
    """The processes of the session that this one leads."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append(int(stat.parent.name))
    return found

"""Take the pictures of docs/operation.md from a real server with a scheduled run: docs/images/*.png.

python docs/screenshots.py [--chromium /usr/bin/chromium]

Needs Chromium, and Pillow to make the pictures small. The seeds are cleaned in a folder of their own; nothing is left behind.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from PIL import Image
from websockets.sync.client import connect

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PORT = 4267
SERVER = f"http://127.0.0.1:{PORT}"
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --remote-debugging-port=0"
).split()


def main() -> None:
    """Clean the seeds on a schedule, and look."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, served(Path(temporary)):
        run = until(finished_run)
        manual = ask("deployments/name/clean/manual")["id"]
        (report,) = ask("artifacts/filter", {"artifacts": {"key": {"any_": ["cleanup-summary"]}}})[:1]
        with browser(options.chromium, Path(temporary) / "profile") as page:
            page.shoot("run", f"runs/flow-run/{run['id']}", "settle names", 1000)
            page.shoot("artifact", f"artifacts/artifact/{report['id']}", "suggestions", 900)
            page.shoot("parameters", f"deployments/deployment/{manual}/run", "wait seconds", 1500)


@contextmanager
def served(folder: Path) -> Iterator[None]:
    """A schedule over the seeds."""
    shutil.copytree(ROOT / "seeds", folder / "incoming")
    for path in (folder / "incoming").iterdir():
        os.utime(path, (time.time() - 3600,) * 2)
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = "-m cleanup serve --no-lm --interval 15 incoming --port".split()
    process = subprocess.Popen(
        [sys.executable, *command, str(PORT)],
        cwd=folder,
        env={**settings, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(90)


def ask(path: str, body: dict[str, Any] | None = None) -> Any:
    """Prefect's API."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{SERVER}/api/{path}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def until(found: Callable[[], Any], seconds: float = 300) -> Any:
    """What `found` finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if value := found():
                return value
        except OSError:
            pass
        time.sleep(0.5)
    raise TimeoutError(f"waited {seconds:.0f} seconds for {found.__name__}")


def finished_run() -> Any:
    """A run that the clock has started."""
    wanted = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    return next(iter(ask("flow_runs/filter", wanted)), None)


class Page:
    """A page of a browser, over the DevTools protocol."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._numbers = count(1)

    def call(self, method: str, **parameters: Any) -> Any:
        """The result of one command."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=60))
            if message.get("id") == number:
                return message["result"]

    def text(self) -> str:
        """All that a reader sees."""
        return str(self.call("Runtime.evaluate", expression="document.body.innerText")["result"].get("value"))

    def shoot(self, name: str, path: str, words: str, height: int) -> None:
        """A picture of a page of the server, once it shows these words."""
        size = {"width": 1280, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        self.call("Page.navigate", url=f"{SERVER}/{path}")

        def shown() -> bool:
            return words.lower() in self.text().lower()

        until(shown, 60)
        time.sleep(3)
        picture = base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])
        IMAGES.mkdir(exist_ok=True)
        small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(48)
        small.save(IMAGES / f"{name}.png", optimize=True)


@contextmanager
def browser(chromium: str, profile: Path) -> Iterator[Page]:
    """A browser with one empty page."""
    command = [chromium, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port = until(lambda: (profile / "DevToolsActivePort").read_text().splitlines()[0], 60)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
            (target,) = [row for row in json.load(answer) if row["type"] == "page"]
        with connect(target["webSocketDebuggerUrl"], max_size=None) as socket:
            yield Page(socket)
    finally:
        process.terminate()
        process.wait(30)


if __name__ == "__main__":
    main()

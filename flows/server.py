"""Prefect's server, where schedules live: the one that PREFECT_API_URL names, or one of our own on this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread, main_thread
from types import FrameType

from prefect.settings import PREFECT_API_URL, PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS, temporary_settings

HOST = "127.0.0.1"


class ServerError(RuntimeError):
    """The server cannot be used; the message says why, and what to do."""


@contextmanager
def server(port: int) -> Iterator[str]:
    """The address of a server that runs while the `with` does.

    Raises:
        ServerError: it does not answer, its port is taken, or it has ended before the `with` did.
    """
    given = PREFECT_API_URL.value()
    if given:
        if not _answers(given):
            raise ServerError(f"{given}: no Prefect server answers there; start it, or unset PREFECT_API_URL")
        yield given
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise ServerError(
                f"port {port} is in use; stop what runs there, choose another with --port, or set PREFECT_API_URL to use it"
            ) from error
    url = f"http://{HOST}:{port}/api"
    with _terminable(), _child(port, url) as child:
        _wait(child, url)
        over = Event()
        Thread(target=_watch, args=(child, over), name="server watch", daemon=True).start()
        with temporary_settings({PREFECT_API_URL: url}):
            try:
                yield url
            except KeyboardInterrupt:
                if child.poll() is None:
                    raise
                raise ServerError("Prefect's server has ended, and no schedule runs without it; start again") from None
            finally:
                over.set()


def _watch(child: subprocess.Popen[bytes], over: Event) -> None:
    """End this process when its server ends first: Prefect would wait for it for ever, and no run would start."""
    child.wait()
    main = main_thread().ident
    if main and not over.is_set():
        signal.pthread_kill(main, signal.SIGTERM)


@contextmanager
def _child(port: int, url: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    settings = {"PREFECT_UI_API_URL": url, "PREFECT_SERVER_LOGGING_LEVEL": "WARNING"}
    child = subprocess.Popen(
        command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


@contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM ends this process the way Ctrl-C does, so that it ends its server too."""

    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _wait(child: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS.value()
    while not _answers(url):
        if child.poll() is not None:
            raise ServerError(f"Prefect's server ended at once (status {child.returncode}); try: prefect server start")
        if time.monotonic() > end:
            raise ServerError("Prefect's server did not start in time; try again, or: prefect server start")
        time.sleep(0.3)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError):
        return False

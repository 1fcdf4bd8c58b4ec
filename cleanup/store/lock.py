"""One writer at a time: a lock in the store itself, that expires when its holder no longer renews it.

A holder that was killed on this machine is seen at once, one on another machine when its time is up.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Any

from cleanup.store import CATALOG, Store
from cleanup.store.schema import StoreError, transaction

LEASE = 120.0
"""Seconds after which a lock that nobody renews is free."""
_held: set[str] = set()


class StoreBusyError(StoreError):
    """Somebody else writes to the store; the message says who, and until when at least."""


class Lock:
    """The right to write to a store, for the time of a `with`.

    Raises:
        StoreBusyError: somebody else has it.
    """

    def __init__(self, output: Path, command: str, lease: float = LEASE, *, holder: str = "") -> None:
        """`holder` says who writes, for others to read, where nobody has typed the command: "a run of clean/scheduled"."""
        self._output = output
        self._lease = lease
        self._who = holder or f"`cleanup {command}`"
        self._key = uuid.uuid4().hex
        self._over = Event()
        self._thread = Thread(target=self._keep, name="store lock", daemon=True)

    def __enter__(self) -> Lock:
        with Store(self._output):
            self._take()
        _held.add(self._key)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        _held.discard(self._key)
        with _open(self._output) as db:
            db.execute("DELETE FROM lock WHERE key = ?", (self._key,))

    def _take(self) -> None:
        with _open(self._output) as db, transaction(db):
            _refuse(db, self._output)
            place = json.dumps([*_place(), os.getpid()])
            now = time.time()
            where = platform.node() or "this machine"
            holder = f"{self._who} (process {os.getpid()} on {where}, since {_clock(now)})"
            row = (1, self._key, holder, place, now + self._lease)
            db.execute("INSERT OR REPLACE INTO lock VALUES (?,?,?,?,?)", row)

    def renew(self) -> None:
        """Hold it for another while; before each batch that is written.

        Raises:
            StoreBusyError: it had expired, and somebody else has it now.
        """
        with _open(self._output) as db, transaction(db):
            until = time.time() + self._lease
            if not db.execute("UPDATE lock SET until = ? WHERE key = ?", (until, self._key)).rowcount:
                _refuse(db, self._output)
                raise StoreBusyError(f"{self._output}: another process has written here meanwhile; run it again")

    def _keep(self) -> None:
        while not self._over.wait(self._lease / 4):
            try:
                self.renew()
            except StoreBusyError:
                return
            except sqlite3.Error:
                continue


def check(output: Path) -> None:
    """Say at once that somebody else writes, before anything slow is started.

    Raises:
        StoreBusyError: somebody does.
    """
    if (output / CATALOG).exists():
        with Store(output), _open(output) as db:
            _refuse(db, output)


@contextmanager
def _open(output: Path) -> Iterator[sqlite3.Connection]:
    """A connection of its own: the lock is renewed in another thread than the store is written in."""
    with closing(sqlite3.connect(output / CATALOG, timeout=60, isolation_level=None)) as db:
        yield db


def _refuse(db: sqlite3.Connection, output: Path) -> None:
    row = db.execute("SELECT key, holder, place, until FROM lock").fetchone()
    if row is None:
        return
    key, holder, place, until = row
    if until > time.time() and not _dead(key, json.loads(place)):
        raise StoreBusyError(
            f"{output}: {holder} is writing, until {_clock(until)} at least; wait for it, then run this again"
        )


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(sep=" ", timespec="seconds")


def _place() -> list[str]:
    """This machine, or this container, as far as process numbers mean something in it."""
    try:
        space = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        space = ""
    return [platform.node(), space]


def _dead(key: str, place: list[Any]) -> bool:
    """Whether the holder was a process of this machine that is no more."""
    *where, pid = place
    if where != _place():
        return False
    if pid == os.getpid():
        return key not in _held
    if os.name != "posix":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False

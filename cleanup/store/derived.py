"""What the store keeps only so that the next run is quick: it can be made again from the originals."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cleanup.store.schema import StoreError, transaction

_DIGEST = re.compile(r"[0-9a-f]{12}")


class Derived:
    """The names that were read in each article, and what was settled about them."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self._path = path
        self._db = db

    def named(self, state: str) -> dict[str, str]:
        """The articles whose names have been read under this state of the data, each with the digest of that text."""
        return dict(
            self._db.execute("SELECT article, source_sha FROM names WHERE state = ? AND share IS NOT NULL", (state,))
        )

    def cast(self, article: str) -> Any:
        """What was read last of the names of an article that `named` has.

        Raises:
            StoreError: it is damaged.
        """
        (body,) = self._db.execute("SELECT body FROM names WHERE article = ?", (article,)).fetchone()
        return self._unpacked(article, body)

    def shares(self, state: str) -> Iterator[tuple[str, Any]]:
        """What each article adds to the names of all, as earlier runs have read it under the same state of the data.

        Raises:
            StoreError: it is damaged.
        """
        rows = self._db.execute("SELECT article, share FROM names WHERE state = ? AND share IS NOT NULL", (state,))
        return ((article, self._unpacked(article, body)) for article, body in rows)

    def keep_names(self, state: str, casts: Iterable[tuple[str, str, Any, Any]]) -> None:
        """Keep casts and shares (article, source sha, both as plain data) for later runs."""
        rows = [(article, sha, state, _packed(cast), _packed(share)) for article, sha, cast, share in casts]
        with transaction(self._db):
            self._db.executemany("INSERT OR REPLACE INTO names VALUES (?,?,?,?,?)", rows)

    def settled(self) -> dict[str, tuple[str, str, str]]:
        """What was settled last about the names of each article: under which key, from what, and with what result."""
        return {
            article: (key, depends, digest)
            for article, key, depends, digest in self._db.execute("SELECT article, key, depends, digest FROM settled")
        }

    def keep_settled(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Keep for later runs what has been settled: article, key, what it depends on, digest."""
        with transaction(self._db):
            self._db.executemany("INSERT OR REPLACE INTO settled VALUES (?,?,?,?)", rows)

    def damaged(self) -> Iterator[tuple[str, str]]:
        """The rows that cannot be read: table and article."""
        for article, *bodies in self._db.execute("SELECT article, body, share FROM names ORDER BY article"):
            if not all(body is None or _readable(body) for body in bodies):
                yield "names", article
        for article, *digests in self._db.execute("SELECT article, key, depends, digest FROM settled ORDER BY article"):
            if not all(isinstance(digest, str) and _DIGEST.fullmatch(digest) for digest in digests):
                yield "settled", article

    def forget_damaged(self) -> int:
        """Drop the rows that cannot be read, so that the next run makes them again; says how many."""
        rows = list(self.damaged())
        with transaction(self._db):
            for table, article in rows:
                self._db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
        return len(rows)

    def _unpacked(self, article: str, body: bytes) -> Any:
        try:
            return _unpacked(body)
        except _UNREADABLE as error:
            raise StoreError(f"{self._path}: {damage('names', article)}") from error


def damage(table: str, article: str) -> str:
    """A row that cannot be read, and the cure, in words."""
    return (
        f"what was kept of the names of {article} (table {table}) is damaged; `cleanup store verify --mend` drops it, "
        "and the next run makes it again"
    )


_UNREADABLE = (zlib.error, ValueError, TypeError, RecursionError)


def _readable(body: bytes) -> bool:
    try:
        _unpacked(body)
    except _UNREADABLE:
        return False
    return True


def _packed(data: Any) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 1)


def _unpacked(body: bytes) -> Any:
    return json.loads(zlib.decompress(body))

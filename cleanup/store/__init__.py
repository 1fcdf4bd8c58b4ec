"""The record: originals, every version with its log, runs. SQLite, append-only, content-addressed.

Files under `articles/` are exports of the newest versions; this is what counts. One process writes at a time.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cleanup.article import Article
from cleanup.changelog import ChangeLog, sha256
from cleanup.engine import Cleaned

CATALOG = "catalog.db"
SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS blob (sha TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, summary TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS version (
    article TEXT NOT NULL, number INTEGER NOT NULL, source_sha TEXT NOT NULL, cleaned_sha TEXT NOT NULL,
    log_sha TEXT NOT NULL, outcome TEXT NOT NULL, counts TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (article, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS done (
    article TEXT NOT NULL, identity TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (article, identity)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (article TEXT PRIMARY KEY, source_sha TEXT NOT NULL, state TEXT NOT NULL, body BLOB NOT NULL)
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS export (article TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
"""


class StoreError(RuntimeError):
    """The store cannot be used; the message names the file, the reason and the cure."""


@dataclass(frozen=True)
class Version:
    """One version of one article."""

    article: str
    number: int
    source_sha256: str
    cleaned_sha256: str
    log_sha256: str
    outcome: str
    counts: str
    """JSON: applied edits by rule, and how many suggestions and flags."""
    why: str
    at: str

    @property
    def open(self) -> int:
        """How many suggestions and flags wait for a person."""
        counts = json.loads(self.counts)
        return int(counts["suggested"]) + int(counts["flagged"])


@dataclass(frozen=True)
class Entry:
    """A cleaned article ready to be recorded."""

    article: Article
    identity: str
    cleaned: Cleaned


class Store:
    """An open catalogue. Use as a context manager."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        path = folder / CATALOG
        if not create and not path.exists():
            raise StoreError(f"{path}: there is no store; run `cleanup run` first")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=60, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.executescript(_SCHEMA)
            self._check_schema(path)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"{path}: cannot be opened as a store ({error}); move it away to start a new one"
            ) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def _check_schema(self, path: Path) -> None:
        self._db.execute("INSERT OR IGNORE INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))
        (found,) = self._db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if int(found) > SCHEMA_VERSION:
            raise StoreError(
                f"{path}: was written by a newer version of this program (schema {found}); update the program"
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def done(self, article: str, identity: str) -> int | None:
        """The version that this identity of an article has led to."""
        row = self._db.execute(
            "SELECT number FROM done WHERE article = ? AND identity = ?", (article, identity)
        ).fetchone()
        return None if row is None else int(row[0])

    def current(self, article: str, identity: str) -> bool:
        """Whether the newest version of an article is the one of this identity."""
        newest = self.newest(article)
        return newest is not None and self.done(article, identity) == newest.number

    def record(self, entries: Sequence[Entry], why: str) -> list[Version]:
        """Write a batch in one transaction; returns the new versions.

        Where text and log are those of the newest version, only the identity is remembered: no version is written twice.
        """
        written = []
        with self._transaction():
            for entry in entries:
                newest = self.newest(entry.article.id)
                log = entry.cleaned.log
                body = log.to_json()
                if newest and newest.source_sha256 == entry.article.sha256 and self._same(newest, log):
                    number = newest.number
                else:
                    number = (newest.number if newest else 0) + 1
                    self._put(entry.article.text, entry.cleaned.text, body)
                    version = Version(
                        entry.article.id,
                        number,
                        log.source_sha256,
                        log.cleaned_sha256,
                        sha256(body),
                        log.outcome,
                        json.dumps(log.counts(), sort_keys=True),
                        why,
                        _now(),
                    )
                    self._db.execute("INSERT INTO version VALUES (?,?,?,?,?,?,?,?,?)", astuple(version))
                    written.append(version)
                self._db.execute(
                    "INSERT OR REPLACE INTO done VALUES (?,?,?)", (entry.article.id, entry.identity, number)
                )
        return written

    def _same(self, newest: Version, log: ChangeLog) -> bool:
        old = self.log(newest)
        return old.cleaned_sha256 == log.cleaned_sha256 and old.changes == log.changes and old.outcome == log.outcome

    def _put(self, *texts: str) -> None:
        rows = [(sha256(text), zlib.compress(text.encode("utf-8"), 6)) for text in texts]
        self._db.executemany("INSERT OR IGNORE INTO blob VALUES (?,?)", rows)

    def text(self, sha: str) -> str:
        """The text with this digest.

        Raises:
            StoreError: it is not there, or it is damaged.
        """
        row = self._db.execute("SELECT body FROM blob WHERE sha = ?", (sha,)).fetchone()
        if row is None:
            raise StoreError(f"the store has no text {sha[:12]}; it is damaged, restore it from a copy")
        text = zlib.decompress(row[0]).decode("utf-8")
        if sha256(text) != sha:
            raise StoreError(f"text {sha[:12]} in the store is damaged; restore it from a copy")
        return text

    def log(self, version: Version) -> ChangeLog:
        """The change log of a version."""
        return ChangeLog.from_json(self.text(version.log_sha256))

    def newest(self, article: str) -> Version | None:
        """The newest version of an article."""
        row = self._db.execute(
            "SELECT * FROM version WHERE article = ? ORDER BY number DESC LIMIT 1", (article,)
        ).fetchone()
        return Version(*row) if row else None

    def version(self, article: str, number: int | None = None) -> Version:
        """One version of an article, the newest by default.

        Raises:
            StoreError: there is none.
        """
        if number is None:
            found = self.newest(article)
        else:
            row = self._db.execute(
                "SELECT * FROM version WHERE article = ? AND number = ?", (article, number)
            ).fetchone()
            found = Version(*row) if row else None
        if found is None:
            wanted = f"version {number} of {article}" if number is not None else f"article {article}"
            raise StoreError(
                f"the store has no {wanted}; `cleanup run` writes versions, output/articles/ lists the ids"
            )
        return found

    def articles(self) -> list[Version]:
        """The newest version of every article, by id."""
        rows = self._db.execute(
            "SELECT v.* FROM version v JOIN (SELECT article, max(number) AS top FROM version GROUP BY article) n"
            " ON v.article = n.article AND v.number = n.top ORDER BY v.article"
        )
        return [Version(*row) for row in rows]

    def unexported(self) -> list[Version]:
        """Newest versions whose files have not been written since."""
        exported = dict(self._db.execute("SELECT article, number FROM export").fetchall())
        return [version for version in self.articles() if exported.get(version.article) != version.number]

    def mark_exported(self, versions: Iterable[Version]) -> None:
        """Remember that the files of these versions are on the disk."""
        with self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO export VALUES (?,?)", [(v.article, v.number) for v in versions]
            )

    def names(self, state: str) -> dict[str, tuple[str, Any]]:
        """What earlier runs have read of the names of each article, under the same state of the data: sha and cast."""
        rows = self._db.execute("SELECT article, source_sha, body FROM names WHERE state = ?", (state,))
        return {article: (sha, json.loads(zlib.decompress(body))) for article, sha, body in rows}

    def keep_names(self, state: str, casts: Iterable[tuple[str, str, Any]]) -> None:
        """Keep casts (article, source sha, plain data) for later runs."""
        rows = [
            (
                article,
                sha,
                state,
                zlib.compress(json.dumps(body, ensure_ascii=False).encode("utf-8"), 1),
            )
            for article, sha, body in casts
        ]
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO names VALUES (?,?,?,?)", rows)

    def add_run(self, kind: str, summary: dict[str, Any]) -> int:
        """Record a run; returns its number."""
        with self._transaction():
            cursor = self._db.execute(
                "INSERT INTO run (at, kind, summary) VALUES (?,?,?)",
                (_now(), kind, json.dumps(summary, sort_keys=True)),
            )
        return int(cursor.lastrowid or 0)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

"""The tables of the store, and the way from older ones to today's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCHEMA_VERSION = 4
_SETTLED = (
    "CREATE TABLE settled (article TEXT PRIMARY KEY, key TEXT NOT NULL, depends TEXT NOT NULL, digest TEXT NOT NULL)"
    " WITHOUT ROWID"
)
_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE blob (sha TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE run (id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, summary TEXT NOT NULL,"
    " upto INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE version (article TEXT NOT NULL, number INTEGER NOT NULL, source_sha TEXT NOT NULL,"
    " cleaned_sha TEXT NOT NULL, log_sha TEXT NOT NULL, outcome TEXT NOT NULL, counts TEXT NOT NULL, why TEXT NOT NULL,"
    " at TEXT NOT NULL, seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (article, number)) WITHOUT ROWID",
    "CREATE INDEX version_seq ON version (seq)",
    "CREATE TABLE done (article TEXT NOT NULL, identity TEXT NOT NULL, number INTEGER NOT NULL, parts TEXT,"
    " PRIMARY KEY (article, identity)) WITHOUT ROWID",
    "CREATE TABLE ruleset (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE names (article TEXT PRIMARY KEY, source_sha TEXT NOT NULL, state TEXT NOT NULL, body BLOB NOT NULL,"
    " share BLOB) WITHOUT ROWID",
    "CREATE TABLE lock (only INTEGER PRIMARY KEY CHECK (only = 1), key TEXT NOT NULL, holder TEXT NOT NULL,"
    " place TEXT NOT NULL, until REAL NOT NULL)",
    "CREATE TABLE export (article TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    _SETTLED,
)
_FROM_1 = (
    "ALTER TABLE version ADD COLUMN seq INTEGER NOT NULL DEFAULT 0",
    "UPDATE version SET seq = o.place FROM (SELECT article, number, row_number() OVER (ORDER BY at, number, article)"
    " AS place FROM version) AS o WHERE version.article = o.article AND version.number = o.number",
    "CREATE INDEX version_seq ON version (seq)",
    "ALTER TABLE done ADD COLUMN parts TEXT",
    "ALTER TABLE run ADD COLUMN upto INTEGER NOT NULL DEFAULT 0",
    "UPDATE run SET upto = (SELECT count(*) FROM version WHERE version.at <= run.at)",
    "CREATE TABLE ruleset (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE lock (only INTEGER PRIMARY KEY CHECK (only = 1), key TEXT NOT NULL, holder TEXT NOT NULL,"
    " place TEXT NOT NULL, until REAL NOT NULL)",
)
_FROM_2 = ("DROP TABLE IF EXISTS settled", _SETTLED, "ALTER TABLE names ADD COLUMN share BLOB")


class StoreError(RuntimeError):
    """The store cannot be used; the message names the file, the reason and the cure."""


def no_space(error: BaseException) -> bool:
    """Whether a disk that is full may be the reason: SQLite often calls that an I/O error."""
    return any(words in str(error) for words in ("disk I/O error", "is full", "No space left"))


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is written, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # Where the disk is full SQLite has rolled back by itself, and would complain of that instead.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def prepare(db: sqlite3.Connection, path: Path) -> None:
    """Make the tables of a new store, or bring those of an older one up to date, in one transaction.

    Raises:
        StoreError: the store was written by a newer program.
    """
    if _found(db) == SCHEMA_VERSION:
        return
    with transaction(db):
        found = _found(db)
        if found > SCHEMA_VERSION:
            raise StoreError(
                f"{path}: was written by a newer version of this program (schema {found}); update the program"
            )
        for statement in {0: _TABLES, 1: _FROM_1 + _FROM_2, 2: _FROM_2, 3: _FROM_2}[found]:
            db.execute(statement)
        db.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))


def _found(db: sqlite3.Connection) -> int:
    """The version of the tables; 0 where there are none."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return 0
    row = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    return int(row[0]) if row else 1

"""A store as the first version of the program wrote it: its tables and its statements, kept here word for word."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path

from cleanup.digest import sha256
from cleanup.engine import Cleaned

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
Row = tuple[str, str, Cleaned, str, str]
"""Article, original, result, identity, time."""


def write(folder: Path, rows: list[Row], runs: list[str]) -> None:
    """A store with these versions, numbered as they come, and runs at these times."""
    db = sqlite3.connect(folder / "catalog.db", isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.executescript(_SCHEMA)
    db.execute("INSERT OR IGNORE INTO meta VALUES ('schema', '1')")
    numbers: dict[str, int] = {}
    for article, original, cleaned, identity, at in rows:
        log = cleaned.log
        numbers[article] = numbers.get(article, 0) + 1
        for text in (original, cleaned.text, log.to_json()):
            body = zlib.compress(text.encode("utf-8"), 6)
            db.execute("INSERT OR IGNORE INTO blob VALUES (?,?)", (sha256(text), body))
        counts = json.dumps(log.counts(), sort_keys=True)
        shas = (log.source_sha256, log.cleaned_sha256, sha256(log.to_json()))
        values = (article, numbers[article], *shas, log.outcome, counts, "run", at)
        db.execute("INSERT INTO version VALUES (?,?,?,?,?,?,?,?,?)", values)
        db.execute("INSERT OR REPLACE INTO done VALUES (?,?,?)", (article, identity, numbers[article]))
    for at in runs:
        db.execute("INSERT INTO run (at, kind, summary) VALUES (?,?,?)", (at, "clean", "{}"))
    db.close()

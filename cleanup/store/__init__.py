"""The record: originals, every version with its log, runs. SQLite, append-only, content-addressed.

Files under `articles/` are exports of the newest versions; this is what counts. One process writes at a time: see `lock`.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cleanup.article import Article
from cleanup.changelog import ChangeLog, same_result
from cleanup.digest import sha256
from cleanup.engine import Cleaned
from cleanup.identity import Parts, Ruleset, ruleset, ruleset_id
from cleanup.store.derived import Derived
from cleanup.store.schema import StoreError, no_space, prepare, transaction

__all__ = ["CATALOG", "Entry", "Run", "Store", "StoreError", "Version"]
CATALOG = "catalog.db"
_NEWEST = (
    "SELECT v.* FROM version v JOIN (SELECT article, max(number) AS top FROM version WHERE seq <= ? GROUP BY article) n"
    " ON v.article = n.article AND v.number = n.top ORDER BY v.article"
)
_ALL = 2**62


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
    seq: int = 0
    """Its place in the order in which the versions of all articles were written."""

    @property
    def edits(self) -> int:
        """How many edits it applies."""
        return sum(json.loads(self.counts)["applied"].values())

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
    parts: Parts | None = None


@dataclass(frozen=True)
class Run:
    """One run: what it was, and which versions there were at its end."""

    number: int
    at: str
    kind: str
    summary: dict[str, Any]
    upto: int
    """The place of the last version that was written before its end."""


class Store(Derived):
    """An open catalogue. Use as a context manager."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        path = folder / CATALOG
        if not create and not path.exists():
            raise StoreError(f"{path}: there is no store; run `cleanup run` first")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            super().__init__(path, sqlite3.connect(path, timeout=60, isolation_level=None))
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            prepare(self._db, path)
        except (OSError, sqlite3.Error) as error:
            cure = "make space on the disk, or check it" if no_space(error) else "move it away to start a new one"
            raise StoreError(f"{path}: cannot be opened as a store ({error}); {cure}") from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

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
        with transaction(self._db):
            for entry in entries:
                newest = self.newest(entry.article.id)
                same = newest and newest.source_sha256 == entry.article.sha256
                if newest and same and same_result(self.log(newest), entry.cleaned.log):
                    number = newest.number
                else:
                    number = (newest.number if newest else 0) + 1
                    written.append(self._add(entry, number, why))
                self._remember(entry, number)
        return written

    def _add(self, entry: Entry, number: int, why: str) -> Version:
        log = entry.cleaned.log
        body = log.to_json()
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
            self.last() + 1,
        )
        self._db.execute("INSERT INTO version VALUES (?,?,?,?,?,?,?,?,?,?)", astuple(version))
        return version

    def _remember(self, entry: Entry, number: int) -> None:
        parts = entry.parts
        kept = None
        if parts:
            kept = json.dumps(
                [parts.ruleset, parts.config, dict(parts.models), parts.decisions, parts.names], ensure_ascii=False
            )
            if parts.ruleset == ruleset_id():
                self._db.execute(
                    "INSERT OR IGNORE INTO ruleset VALUES (?,?)", (parts.ruleset, json.dumps(ruleset(), sort_keys=True))
                )
        self._db.execute(
            "INSERT OR REPLACE INTO done VALUES (?,?,?,?)", (entry.article.id, entry.identity, number, kept)
        )

    def parts(self, version: Version) -> list[Parts]:
        """What has led to this version: once, or several times where a change of the parts has not changed the result.

        Of a version from before the parts were kept, what its log says of them.
        """
        rows = self._db.execute(
            "SELECT parts FROM done WHERE article = ? AND number = ? AND parts IS NOT NULL ORDER BY identity",
            (version.article, version.number),
        )
        found = []
        for (body,) in rows:
            rules, config, models, decisions, names = json.loads(body)
            models = tuple(sorted(models.items()))
            found.append(Parts(version.article, version.source_sha256, rules, config, models, decisions, names))
        if not found:
            log = self.log(version)
            models = tuple(sorted(log.models.items()))
            found.append(Parts(version.article, version.source_sha256, log.ruleset, log.config, models, None, None))
        return found

    def ruleset(self, name: str) -> Ruleset | None:
        """What a rule set was made of; None where it was not kept."""
        row = self._db.execute("SELECT body FROM ruleset WHERE id = ?", (name,)).fetchone()
        found: Ruleset | None = json.loads(row[0]) if row else None
        return found

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
        try:
            text = zlib.decompress(row[0]).decode("utf-8")
        except (zlib.error, UnicodeDecodeError):
            text = ""
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
            newest = self.newest(article)
            if newest is None:
                raise StoreError(
                    f"the store has no article {article}; `cleanup run` writes versions, output/articles/ lists the ids"
                )
            known = "versions 1 to " if newest.number > 1 else "only version "
            raise StoreError(f"the store has no version {number} of {article}; it has {known}{newest.number}")
        return found

    def articles(self) -> list[Version]:
        """The newest version of every article, by id."""
        return self.articles_at(_ALL)

    def articles_at(self, upto: int) -> list[Version]:
        """The version of every article that was the newest at that place in the order of writing, by id."""
        return [Version(*row) for row in self._db.execute(_NEWEST, (upto,))]

    def versions(self, article: str) -> list[Version]:
        """All versions of an article, oldest first.

        Raises:
            StoreError: there is none.
        """
        self.version(article)
        rows = self._db.execute("SELECT * FROM version WHERE article = ? ORDER BY number", (article,))
        return [Version(*row) for row in rows]

    def written(self, *, after: int = 0, at: str = "") -> Iterator[Version]:
        """All versions after a place in the order of writing and from a time on, in that order."""
        rows = self._db.execute("SELECT * FROM version WHERE seq > ? AND at >= ? ORDER BY seq", (after, at))
        return (Version(*row) for row in rows)

    def blobs(self) -> Iterator[str]:
        """The digests of all texts."""
        return (sha for (sha,) in self._db.execute("SELECT sha FROM blob ORDER BY sha"))

    def damage(self) -> list[str]:
        """What SQLite itself finds wrong with the file, one line each."""
        return [line for (line,) in self._db.execute("PRAGMA quick_check(100)") if line != "ok"]

    def unexported(self) -> list[Version]:
        """Newest versions whose files have not been written since."""
        exported = dict(self._db.execute("SELECT article, number FROM export").fetchall())
        return [version for version in self.articles() if exported.get(version.article) != version.number]

    def mark_exported(self, versions: Iterable[Version]) -> None:
        """Remember that the files of these versions are on the disk."""
        with transaction(self._db):
            self._db.executemany(
                "INSERT OR REPLACE INTO export VALUES (?,?)", [(v.article, v.number) for v in versions]
            )

    def note(self, name: str) -> str | None:
        """A word that an earlier run has left under this name."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set_note(self, name: str, value: str) -> None:
        """Leave a word for later runs."""
        with transaction(self._db):
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (name, value))

    def last(self) -> int:
        """The place of the newest version in the order of writing."""
        return int(self._db.execute("SELECT coalesce(max(seq), 0) FROM version").fetchone()[0])

    def add_run(self, kind: str, summary: dict[str, Any]) -> int:
        """Record a run; returns its number."""
        with transaction(self._db):
            cursor = self._db.execute(
                "INSERT INTO run (at, kind, summary, upto) VALUES (?,?,?,?)",
                (_now(), kind, json.dumps(summary, sort_keys=True), self.last()),
            )
        return int(cursor.lastrowid or 0)

    def run(self, which: str) -> Run:
        """A run by its number, or `latest` or `previous`.

        Raises:
            StoreError: there is no such run.
        """
        query = "SELECT id, at, kind, summary, upto FROM run"
        if which in ("latest", "previous"):
            row = self._db.execute(f"{query} ORDER BY id DESC LIMIT 1 OFFSET ?", (int(which == "previous"),)).fetchone()
        elif which.isascii() and which.isdigit() and len(which) < 18:
            row = self._db.execute(f"{query} WHERE id = ?", (int(which),)).fetchone()
        else:
            raise StoreError(f"{which!r} is not a run; give a number, latest or previous")
        if row is None:
            (count,) = self._db.execute("SELECT count(*) FROM run").fetchone()
            known = f"there are runs 1 to {count}" if count else "no run is recorded yet"
            raise StoreError(f"the store has no run {which}; {known}")
        number, at, kind, summary, upto = row
        return Run(number, at, kind, json.loads(summary), upto)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

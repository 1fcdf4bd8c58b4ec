"""Checking a store: every text is what its digest says, every log leads from its original to its text and back, and what is
kept for the next run can be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from cleanup.changelog import ChangeLogError
from cleanup.changelog import verify as replay
from cleanup.store import Store, StoreError, Version
from cleanup.store.derived import damage


@dataclass(frozen=True)
class Report:
    """What was looked at, and one line for each problem."""

    versions: int
    articles: int
    texts: int
    problems: tuple[str, ...]


def verify(store: Store) -> Report:
    """Look at everything; nothing is changed."""
    problems: list[str] = []
    articles: set[str] = set()
    versions = texts = 0
    try:
        problems += [f"the file: {line}" for line in store.damage()]
        for sha in store.blobs():
            texts += 1
            problems += _damaged(store, sha)
        for version in store.written():
            versions += 1
            articles.add(version.article)
            problems += [f"{version.article} version {version.number}: {line}" for line in _wrong(store, version)]
        problems += [damage(table, article) for table, article in store.damaged()]
    except sqlite3.DatabaseError as error:
        problems.append(f"the file: {error}; restore it from a copy")
    return Report(versions, len(articles), texts, tuple(problems))


def _damaged(store: Store, sha: str) -> Iterator[str]:
    try:
        store.text(sha)
    except StoreError as error:
        yield str(error)


def _wrong(store: Store, version: Version) -> Iterator[str]:
    try:
        log = store.log(version)
        if (log.article, log.source_sha256, log.cleaned_sha256) != (
            version.article,
            version.source_sha256,
            version.cleaned_sha256,
        ):
            yield "its log is that of another version"
        replay(log, store.text(version.source_sha256), store.text(version.cleaned_sha256))
    except (StoreError, ChangeLogError) as error:
        yield str(error)

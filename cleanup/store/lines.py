"""Versions as JSON lines, for another system to take over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from cleanup.store import Store, StoreError


def lines(store: Store, since: str = "") -> Iterator[str]:
    """One line for every version written since a date, or after the end of a run; oldest first.

    `id` and `text` stand in each line, so that it can be read as an input again.

    Raises:
        StoreError: `since` is neither a date nor a run.
    """
    after, at = _start(store, since)
    for version in store.written(after=after, at=at):
        row = {
            "id": version.article,
            "version": version.number,
            "at": version.at,
            "why": version.why,
            "outcome": version.outcome,
            "text": store.text(version.cleaned_sha256),
            "original": store.text(version.source_sha256),
            "log": json.loads(store.text(version.log_sha256)),
        }
        yield json.dumps(row, ensure_ascii=False)


def _start(store: Store, since: str) -> tuple[int, str]:
    """The place in the order of writing and the time to start from."""
    if not since:
        return 0, ""
    if since.isdigit() or since in ("latest", "previous"):
        return store.run(since).upto, ""
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        raise StoreError(
            f"{since!r} is neither a date (such as 2026-11-22) nor a run (a number, latest, previous)"
        ) from None
    return 0, (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")

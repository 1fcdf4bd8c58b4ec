"""Writing files that are whole or not there: a temporary file beside the target, then one rename."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cleanup.names.clusters import NameCluster
from cleanup.store import CATALOG, Store, Version

ARTICLES = "articles"
NAMES = "names.json"


def write_whole(path: Path, text: str) -> None:
    """Write `path` so that a crash leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def export(store: Store, folder: Path, versions: Sequence[Version]) -> None:
    """Write the files of these versions, and remember that they are there."""
    for version in versions:
        place = folder / ARTICLES / version.article
        write_whole(place / "cleaned.txt", store.text(version.cleaned_sha256))
        write_whole(place / "changes.json", store.text(version.log_sha256))
    store.mark_exported(versions)


def reconcile(store: Store, folder: Path) -> int:
    """Bring the files in line with the store after a crash or a deletion; returns how many articles were written."""
    behind = {version.article: version for version in store.unexported()}
    for version in store.articles():
        place = folder / ARTICLES / version.article
        if not ((place / "cleaned.txt").exists() and (place / "changes.json").exists()):
            behind[version.article] = version
    for leftover in (folder / ARTICLES).glob("*/.*.tmp"):
        leftover.unlink(missing_ok=True)
    export(store, folder, list(behind.values()))
    return len(behind)


def wrong_files(store: Store, folder: Path) -> Iterator[str]:
    """A line for each file of an article that is there, but is not what the store has.

    What the next run writes anyway, because it is missing or has not been written since, is no problem.
    """
    behind = {version.article for version in store.unexported()}
    newest = [version for version in store.articles() if version.article not in behind]
    if not newest and not behind and any((folder / ARTICLES).glob("*/cleaned.txt")):
        yield (
            f"{folder / CATALOG}: holds no articles, but {folder / ARTICLES} does; put a copy of it back, "
            f"or delete {folder / ARTICLES} to begin anew"
        )
    for version in newest:
        place = folder / ARTICLES / version.article
        for name, sha in (("cleaned.txt", version.cleaned_sha256), ("changes.json", version.log_sha256)):
            reason = _difference(place / name, sha)
            # A run may have written a newer version since the list was made.
            if reason and store.newest(version.article) == version:
                yield f"{place / name}: {reason}; delete it, the next run writes it again"


def _difference(path: Path, sha: str) -> str | None:
    try:
        same = hashlib.sha256(path.read_bytes()).hexdigest() == sha
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return None if same else "is not what the store has"


def write_names(folder: Path, clusters: Iterable[NameCluster]) -> None:
    """names.json: every cluster with its spellings and evidence, a line each, but for single words that are no names."""
    lines = (json.dumps(cluster.to_json(), ensure_ascii=False) for cluster in clusters if not cluster.mere_word)
    write_whole(folder / NAMES, '{"schema": 1, "clusters": [\n' + ",\n".join(lines) + "\n]}\n")

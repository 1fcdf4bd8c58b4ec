"""The report of an output folder, from its store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleanup.names.clusters import NameCluster
from cleanup.report.page import MAX_REDLINES, Item, page
from cleanup.store import Store
from cleanup.writers import write_whole


def write_report(store: Store, folder: Path, clusters: Sequence[NameCluster]) -> Path:
    """Write `index.html`; the articles with most open questions are shown in full, up to a limit."""
    versions = store.articles()
    chosen = versions[:MAX_REDLINES]
    if len(versions) > MAX_REDLINES:
        by_open = sorted(versions, key=lambda v: (-v.open, v.article))
        chosen = sorted(by_open[:MAX_REDLINES], key=lambda v: v.article)
    shown = {version.article for version in chosen}
    items = [Item(store.text(version.source_sha256), store.log(version)) for version in chosen]
    listed = [(version.article, version.outcome) for version in versions if version.article not in shown]
    path = folder / "index.html"
    write_whole(path, "".join(page(items, clusters, listed)))
    return path

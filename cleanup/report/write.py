"""The report of an output folder, from its store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleanup.datafile import code_id
from cleanup.names.clusters import NameCluster
from cleanup.report.page import MAX_REDLINES, Item, page
from cleanup.settling import Names
from cleanup.store import Store
from cleanup.writers import NAMES, write_names, write_whole

PAGE = "index.html"


def refresh(store: Store, folder: Path, names: Names) -> Path:
    """Write names.json and the report, unless they are there and nothing that they show has changed; where the report is."""
    state = f"{names.key}-{store.last()}-{code_id('report')}"
    path = folder / PAGE
    if store.note("report") != state or not (path.exists() and (folder / NAMES).exists()):
        write_names(folder, names.clusters)
        write_report(store, folder, names.clusters)
        store.set_note("report", state)
    return path


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
    path = folder / PAGE
    write_whole(path, "".join(page(items, clusters, listed)))
    return path

"""The store: versions written once, whole or not at all; files in line with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from cleanup.article import Article
from cleanup.changelog import ChangeLog, verify
from cleanup.pipeline import clean_texts
from cleanup.store import Entry, Store, StoreError
from cleanup.writers import export, reconcile

TEXT = "The forces of Khalifa Hefter left Libya. The the talks go on.\n"


def entry(name: str, text: str, identity: str = "i1") -> Entry:
    return Entry(Article(name, text), identity, clean_texts({name: text})[name])


def test_a_version_is_written_once(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = store.record([entry("a", TEXT)], "run")
        assert [v.number for v in first] == [1]
        assert store.current("a", "i1") and not store.current("a", "i2")
        assert store.record([entry("a", TEXT, "i2")], "run") == []
        assert store.current("a", "i2")
        second = store.record([entry("a", TEXT + "More.\n", "i3")], "run")
        assert [v.number for v in second] == [2]
        assert not store.current("a", "i1")
        old = store.version("a", 1)
        assert store.text(old.source_sha256) == TEXT
        verify(store.log(old), TEXT, store.text(old.cleaned_sha256))


def test_unknown_articles_and_versions_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        Store(tmp_path / "none", create=False)
    with Store(tmp_path) as store:
        with pytest.raises(StoreError, match="no article nobody"):
            store.version("nobody")
        store.record([entry("a", TEXT)], "run")
        with pytest.raises(StoreError, match="version 9 of a"):
            store.version("a", 9)


def test_a_damaged_store_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "catalog.db").write_bytes(b"this is not a database at all" * 100)
    with pytest.raises(StoreError, match=r"catalog\.db"):
        Store(tmp_path)


def test_files_are_reconciled(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        versions = store.record([entry("a", TEXT), entry("b", TEXT)], "run")
        export(store, tmp_path, versions[:1])
        assert reconcile(store, tmp_path) == 1
        cleaned = tmp_path / "articles" / "b" / "cleaned.txt"
        assert cleaned.read_text("utf-8") == store.text(versions[1].cleaned_sha256)
        cleaned.unlink()
        assert reconcile(store, tmp_path) == 1
        assert cleaned.exists()
        assert reconcile(store, tmp_path) == 0


KILLED = """
    import sys
    from pathlib import Path
    from tests.test_store import TEXT, entry
    from cleanup.store import Store
    from cleanup.writers import export
    folder = Path(sys.argv[1])
    ready = [entry(f"a{n}", TEXT * (n % 7 + 1)) for n in range(60)]
    print("ready", flush=True)
    with Store(folder) as store:
        for start in range(0, 60, 5):
            export(store, folder, store.record(ready[start : start + 5], "run"))
"""


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.06, 0.1, 0.2])
def test_kill_9_loses_nothing(tmp_path: Path, root: Path, delay: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path)], stdout=subprocess.PIPE, cwd=root
    )
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Store(tmp_path) as store:
        reconcile(store, tmp_path)
        folders = sorted(p.name for p in (tmp_path / "articles").glob("*")) if (tmp_path / "articles").exists() else []
        assert folders == [v.article for v in store.articles()]
        for version in store.articles():
            place = tmp_path / "articles" / version.article
            log = ChangeLog.from_json((place / "changes.json").read_text("utf-8"))
            verify(log, store.text(version.source_sha256), (place / "cleaned.txt").read_text("utf-8"))
        assert not list(tmp_path.glob("articles/*/.*"))

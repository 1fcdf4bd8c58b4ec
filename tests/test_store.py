"""The store: versions written once, whole or not at all; files in line with it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.article import Article
from cleanup.changelog import ChangeLog, verify
from cleanup.cli import main
from cleanup.pipeline import clean_texts
from cleanup.store import Entry, Store, StoreError
from cleanup.store.lines import lines
from cleanup.store.lock import Lock, StoreBusyError, check
from cleanup.store.schema import no_space
from cleanup.store.verify import Report
from cleanup.store.verify import verify as verify_store
from cleanup.undo import undo
from cleanup.writers import export, reconcile
from tests import store_v1

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
        with pytest.raises(StoreError, match=r"no version 9 of a; it has only version 1$"):
            store.version("a", 9)
        store.record([entry("a", TEXT + "More.\n", "i2")], "run")
        with pytest.raises(StoreError, match=r"no version 9 of a; it has versions 1 to 2$"):
            store.version("a", 9)


def test_a_damaged_store_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "catalog.db").write_bytes(b"this is not a database at all" * 100)
    with pytest.raises(StoreError, match=r"catalog\.db"):
        Store(tmp_path)


@pytest.mark.parametrize("words", ["disk I/O error", "database or disk is full"])
def test_a_full_disk_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError(words)

    with Store(tmp_path) as store:
        store.record([entry("a", TEXT)], "run")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "versions", full)
        result = CliRunner().invoke(main, ["history", "a", "--output", str(tmp_path)])
    assert result.exit_code == 2 and f"({words}); make space on the disk" in result.stderr
    monkeypatch.setattr("cleanup.store.prepare", full)
    with pytest.raises(StoreError, match=rf"cannot be opened as a store \({words}\); make space on the disk"):
        Store(tmp_path)


def test_a_full_store_says_so_and_keeps_what_was_finished(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.record([entry("a", TEXT)], "run")
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages}")
        noise = "".join(f" {number * 7919 % 100_003}" for number in range(20_000))
        with pytest.raises(sqlite3.OperationalError) as caught:
            store.record([entry("b", TEXT + noise)], "run")
        assert no_space(caught.value)
        assert [version.article for version in store.articles()] == ["a"] and verify_store(store).problems == ()


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


def test_a_store_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    one, two = clean_texts({"a": TEXT})["a"], clean_texts({"a": TEXT + "More.\n"})["a"]
    rows = [
        ("a", TEXT, one, "i1", "2026-01-01T00:00:00+00:00"),
        ("b", TEXT, clean_texts({"b": TEXT})["b"], "i2", "2026-01-01T00:00:00+00:00"),
        ("a", TEXT + "More.\n", two, "i3", "2026-02-01T00:00:00+00:00"),
    ]
    store_v1.write(tmp_path, rows, ["2026-01-01T00:00:01+00:00", "2026-02-01T00:00:00+00:00"])
    with Store(tmp_path) as store:
        assert [(v.article, v.number, v.seq) for v in store.written()] == [("a", 1, 1), ("b", 1, 2), ("a", 2, 3)]
        assert [store.run(which).upto for which in ("1", "2", "latest", "previous")] == [2, 3, 3, 2]
        assert [v.number for v in store.articles_at(2)] == [1, 1]
        assert store.current("a", "i3") and not store.current("a", "i1")
        (parts,) = store.parts(store.version("a"))
        assert (parts.ruleset, parts.config, parts.names) == (one.log.ruleset, one.log.config, None)
        assert verify_store(store).problems == ()
        (version,) = store.record([entry("b", TEXT + "More.\n", "i4")], "run")
        assert version.seq == 4
    with Store(tmp_path) as store:
        assert len(store.articles()) == 2


@pytest.mark.parametrize("version", [2, 3])
def test_a_store_of_an_older_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    with Store(tmp_path) as store:
        store._db.execute("DROP TABLE settled")
        if version == 3:
            store._db.execute("CREATE TABLE settled (article TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID")
        store._db.execute("ALTER TABLE names DROP COLUMN share")
        store._db.execute("INSERT INTO names VALUES ('a', 'sha', 'state', 'body')")
        store._db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(version),))
    with Store(tmp_path) as store:
        assert store.named("state") == {} and list(store.shares("state")) == []
        store.keep_names("state", [("b", "sha", {"article": "b"}, [["node", "Form", 1]])])
        assert store.named("state") == {"b": "sha"} and store.cast("b") == {"article": "b"}
        assert dict(store.shares("state")) == {"b": [["node", "Form", 1]]}
        store.keep_settled([("a", "k", "d", "1")])
        store.keep_settled([("b", "k", "d", "2"), ("a", "l", "e", "3")])
        assert store.settled() == {"a": ("l", "e", "3"), "b": ("k", "d", "2")}


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path):
        pass
    db = sqlite3.connect(tmp_path / "catalog.db")
    db.execute("UPDATE meta SET value = '99'")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="newer version of this program"):
        Store(tmp_path)


def test_verify_finds_every_kind_of_damage(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.record([entry(name, f"{TEXT}{name}\n") for name in "abcd"], "run")
        assert verify_store(store) == Report(4, 4, 12, ())
        shas = {v.article: v for v in store.articles()}
    db = sqlite3.connect(tmp_path / "catalog.db")
    db.execute("UPDATE blob SET body = x'00' WHERE sha = ?", (shas["a"].cleaned_sha256,))
    db.execute("DELETE FROM blob WHERE sha = ?", (shas["b"].source_sha256,))
    db.execute("UPDATE version SET log_sha = ? WHERE article = 'c'", (shas["d"].log_sha256,))
    db.commit()
    db.close()
    with Store(tmp_path) as store:
        problems = verify_store(store).problems
    assert len(problems) == 5
    assert problems[0] == f"text {shas['a'].cleaned_sha256[:12]} in the store is damaged; restore it from a copy"
    assert [line.split(":")[0] for line in problems[1:]] == [f"{n} version 1" for n in "abcc"]


def test_runs_know_the_versions_at_their_end(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        with pytest.raises(StoreError, match="no run is recorded yet"):
            store.run("latest")
        store.record([entry("a", TEXT)], "run")
        store.add_run("clean", {})
        store.record([entry("a", TEXT + "More.\n", "i2"), entry("b", TEXT)], "run")
        store.add_run("clean", {})
        assert [[(v.article, v.number) for v in store.articles_at(store.run(n).upto)] for n in ("1", "2")] == [
            [("a", 1)],
            [("a", 2), ("b", 1)],
        ]
        for bad, words in (("3", "there are runs 1 to 2"), ("-1", "not a run"), ("x", "not a run")):
            with pytest.raises(StoreError, match=words):
                store.run(bad)


def test_export_since_a_run_or_a_date(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.record([entry("a", TEXT)], "run")
        store.add_run("clean", {})
        store.record([entry("b", TEXT)], "run")
        rows = [json.loads(line) for line in lines(store)]
        assert [row["id"] for row in rows] == ["a", "b"]
        assert rows[0]["original"] == TEXT and "Haftar" in rows[0]["text"] and rows[0]["log"]["article"] == "a"
        assert [json.loads(line)["id"] for line in lines(store, "1")] == ["b"]
        assert len(list(lines(store, "2020-01-01"))) == 2 and not list(lines(store, "2999-01-01T00:00:00+02:00"))
        with pytest.raises(StoreError, match="neither a date"):
            list(lines(store, "yesterday"))


HELD = """
    import sys, time
    from pathlib import Path
    from cleanup.store.lock import Lock
    with Lock(Path(sys.argv[1]), "run", float(sys.argv[2])):
        print("held", flush=True)
        time.sleep(float(sys.argv[3]))
"""


def holder(folder: Path, root: Path, lease: float = 60, seconds: float = 60) -> subprocess.Popen[bytes]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HELD), str(folder), str(lease), str(seconds)],
        stdout=subprocess.PIPE,
        cwd=root,
    )
    assert process.stdout is not None and process.stdout.readline() == b"held\n"
    process.stdout.close()
    return process


def test_one_process_writes_and_a_killed_one_is_seen_at_once(tmp_path: Path, root: Path) -> None:
    with Store(tmp_path) as store:
        store.record([entry("a", TEXT)], "run")
    other = holder(tmp_path, root)
    try:
        clock = r"20..-..-.. ..:..:..\+00:00"
        words = rf"`cleanup run` \(process {other.pid} on .*, since {clock}\) is writing, until {clock} at least"
        with pytest.raises(StoreBusyError, match=words), Lock(tmp_path, "run"):
            pass
        with pytest.raises(StoreBusyError):
            check(tmp_path)
        with Store(tmp_path) as store, pytest.raises(StoreBusyError):
            undo(store, tmp_path, "a")
    finally:
        other.kill()
        other.wait()
    with Lock(tmp_path, "run") as lock:
        lock.renew()
        with pytest.raises(StoreBusyError), Lock(tmp_path, "run"):
            pass
    check(tmp_path)


def test_who_writes_is_named_as_its_readers_know_it(tmp_path: Path) -> None:
    with (
        Lock(tmp_path, "run", holder="a run of clean/scheduled"),
        pytest.raises(StoreBusyError, match=rf"a run of clean/scheduled \(process {os.getpid()} on .*, since "),
    ):
        check(tmp_path)


def test_the_lock_is_renewed_while_it_is_held(tmp_path: Path, root: Path) -> None:
    other = holder(tmp_path, root, lease=1.0, seconds=4)
    try:
        time.sleep(2)
        with pytest.raises(StoreBusyError):
            check(tmp_path)
        assert other.wait(30) == 0
        check(tmp_path)
    finally:
        other.kill()
        other.wait()


def test_a_lock_of_another_machine_is_taken_over_when_it_has_expired(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        row = (1, "key", "`cleanup run` (process 1 on elsewhere)", '["elsewhere", "", 1]', time.time() + 60)
        store._db.execute("INSERT INTO lock VALUES (?,?,?,?,?)", row)
        with pytest.raises(StoreBusyError, match="elsewhere"), Lock(tmp_path, "run"):
            pass
        store._db.execute("UPDATE lock SET until = ?", (time.time() - 1,))
        with Lock(tmp_path, "run") as mine:
            store._db.execute("UPDATE lock SET key = 'other'")
            with pytest.raises(StoreBusyError):
                mine.renew()


RACE = """
    import sys, time
    from pathlib import Path
    from cleanup.store.lock import Lock, StoreBusyError
    sys.stdin.readline()
    try:
        with Lock(Path(sys.argv[1]), "run"):
            print("got", flush=True)
            time.sleep(2)
    except StoreBusyError:
        print("busy", flush=True)
"""


def test_of_many_that_start_at_once_one_gets_it(tmp_path: Path, root: Path) -> None:
    with Store(tmp_path):
        pass
    command = [sys.executable, "-c", textwrap.dedent(RACE), str(tmp_path)]
    racers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) for _ in range(4)
    ]
    time.sleep(1.5)
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("\n")
        racer.stdin.flush()
    said = sorted(racer.communicate(timeout=60)[0].strip() for racer in racers)
    assert said == ["busy", "busy", "busy", "got"]

"""What the store tells: status, history, checking, copying out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleanup import identity
from cleanup.names.index import NameIndex
from cleanup.store import Store
from cleanup.undo import undo
from cleanup.writers import reconcile, wrong_files
from tests.archive import OTHER, TEXT, clean, invoke, raised
from tests.test_witnesses import SAME, STRIKE


def states(*arguments: str) -> dict[str, tuple[str, list[str]]]:
    code, text, _ = invoke("status", "--no-lm", "--json", *arguments)
    assert code == 0
    return {row["article"]: (row["state"], row["why"]) for row in json.loads(text)["articles"]}


def test_status_of_what_is_current_new_and_changed(archive: Path) -> None:
    assert states() == {"a": ("current", []), "b": ("current", [])}
    Path("in/b.txt").write_text(OTHER + "More.\n", "utf-8")
    Path("in/c.txt").write_text("A new one.\n", "utf-8")
    before = (archive / "output/catalog.db").read_bytes()
    assert states("in") == {"a": ("current", []), "b": ("stale", ["text"]), "c": ("new", [])}
    assert states() == {"a": ("current", []), "b": ("current", [])}
    assert (archive / "output/catalog.db").read_bytes() == before
    code, text, _ = invoke("status", "--no-lm", "in")
    assert code == 0 and "3 articles: 1 new, 1 current, 1 stale" in text and "stale  b: text" in text
    code, _, error = invoke("status", "--no-lm", "nowhere")
    assert code == 2 and "nowhere: no such file" in error


def test_before_there_is_a_store_everything_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT, "utf-8")
    assert states("in") == {"a": ("new", [])}
    assert not Path("output").exists()
    code, _, error = invoke("status", "--no-lm")
    assert code == 2 and "there is no store" in error


def test_what_was_settled_about_names_is_recalled_until_something_changes(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[str] = []
    whole = NameIndex.settle

    def counted(*arguments: Any) -> NameIndex:
        settled.append("")
        return whole(*arguments)

    monkeypatch.setattr("cleanup.pipeline.NameIndex.settle", counted)
    assert clean(Path("output"), "in").unchanged == 2 and states() == {"a": ("current", []), "b": ("current", [])}
    assert settled == []
    Path("in/b.txt").write_text("Khalifa Hefter met Khalifa Haftar in Libya.\n", "utf-8")
    assert clean(Path("output"), "in").written == ["b"] and len(settled) == 1
    Path("decisions.jsonl").write_text(
        '{"kind": "prefer", "by": "me", "at": "2026-11-21", "cluster": "ly-khalifa-haftar", "name": "Khalifa Hifter"}\n'
    )
    assert clean(Path("output"), "in").written == ["a", "b"] and len(settled) == 2
    assert clean(Path("output"), "in").unchanged == 2 and len(settled) == 2


def test_an_article_is_found_by_its_id_however_its_letters_are_written(archive: Path) -> None:
    Path("in/cafe\u0301.txt").write_text(TEXT, "utf-8")
    clean(Path("output"), "in")
    assert Path("output/articles/caf\u00e9/cleaned.txt").exists()
    assert invoke("history", "cafe\u0301")[0] == invoke("history", "caf\u00e9")[0] == 0


def test_status_says_why_an_article_is_stale(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert invoke("status", "--no-lm", "--level", "suggest")[1].count("configuration") == 2
    Path("decisions.jsonl").write_text(
        '{"kind": "reject", "by": "me", "at": "2026-11-21", "rule": "REP001", "before": "The the"}\n'
        '{"kind": "different", "by": "me", "at": "2026-11-21", "a": "Hefter", "b": "Khalifa Hefter"}\n',
        "utf-8",
    )
    assert states()["a"] == ("stale", ["decisions"]) and states()["b"] == ("current", [])
    Path("decisions.jsonl").unlink()
    Path("own.yml").write_text(
        "source: me\ndate: 2026-01-01\nentries:\n"
        "- {id: ly-khalifa-haftar, kind: person, name: Khalifa Hifter, short: Hifter, country: [LY], aliases: [Hefter]}\n"
    )
    Path("cleanup.yml").write_text("authority: [own.yml]")
    assert states()["a"] == ("stale", ["configuration"])
    Path("cleanup.yml").unlink()
    monkeypatch.setattr("cleanup.pipeline.ruleset_id", lambda: "0123456789ab")
    monkeypatch.setattr("cleanup.status.ruleset", lambda: raised("NAM001"))
    assert states()["b"] == ("stale", ["rules: NAM001"])


def test_a_change_of_own_names_makes_only_their_articles_stale(archive: Path) -> None:
    entry = "source: me\ndate: 2026-01-01\nentries:\n- {{id: x, kind: person, name: Jane Roe, short: Roe, country: [LY], aliases: [{}]}}\n"
    Path("own.yml").write_text(entry.format("Jan Row"))
    Path("cleanup.yml").write_text("authority: [own.yml]")
    Path("in/b.txt").write_text("In Libya, Jan Row met Jayn Rowe.\n", "utf-8")
    clean(Path("output"), "in")
    assert states() == {"a": ("current", []), "b": ("current", [])}
    Path("own.yml").write_text(entry.format("Jan Row, Jayn Rowe"))
    assert states() == {"a": ("current", []), "b": ("stale", ["names"])}


def test_the_parts_of_an_identity_are_its_formula() -> None:
    parts = identity.Parts("a", "s", "r", "c", (("m", "1"),), "d", "n")
    text = "\n".join(["a", "s", "r", "c", "[('m', '1')]", "d", "n"])
    assert parts.identity == hashlib.sha256(text.encode()).hexdigest()
    assert replace(parts, names="other").identity != parts.identity


def test_history_tells_each_version_and_its_cause(archive: Path) -> None:
    with Store(Path("output")) as store:
        undo(store, Path("output"), "a", rule="REP001")
    assert states()["a"] == ("stale", ["decisions"])
    assert clean(Path("output"), "in").written == []
    assert states()["a"] == ("current", [])
    Path("in/a.txt").write_text(TEXT + "More.\n", "utf-8")
    clean(Path("output"), "in")
    rows = json.loads(invoke("history", "a", "--json")[1])
    assert [(row["version"], row["why"], row["because"], row["edits"]) for row in rows] == [
        (1, "run", [], 3),
        (2, "undo", ["decisions"], 2),
        (3, "run", ["text"], 2),
    ]
    code, text, _ = invoke("history", "a")
    assert code == 0 and "undo (decisions): 2 edits, 0 suggestions" in text
    assert invoke("history", "nobody")[0] == 2


def test_what_another_article_has_changed_after_an_undo_is_not_put_down_to_decisions(archive: Path) -> None:
    Path("in/a.txt").write_text(STRIKE + " The the talks go on.\n", "utf-8")
    clean(Path("output"), "in")
    with Store(Path("output")) as store:
        undo(store, Path("output"), "a", rule="REP001")
    Path("in/b.txt").write_text(SAME + "\n", "utf-8")
    clean(Path("output"), "in")
    rows = json.loads(invoke("history", "a", "--json")[1])
    assert [(row["why"], row["because"]) for row in rows[2:]] == [("undo", ["decisions"]), ("run", ["names"])]


def test_a_run_over_the_folder_that_has_the_output_makes_no_article_of_it(archive: Path) -> None:
    for _ in range(2):
        outcome = clean(Path("output"), ".")
        assert outcome.articles == 2 and outcome.written == [] and outcome.problems == []
    assert set(states(".")) == {"a", "b"}


@pytest.mark.parametrize("column", ["body", "share"])
@pytest.mark.parametrize("damage", ["x'00'", "'text'", "x'789c030000000001'"])
def test_damage_to_what_is_kept_of_names_is_told_and_mended(archive: Path, column: str, damage: str) -> None:
    with Store(Path("output")) as store:
        store._db.execute(f"UPDATE names SET {column} = {damage} WHERE article = 'a'")
        store._db.execute("UPDATE settled SET digest = x'00' WHERE article = 'b'")
        before = store.versions("a")
    Path("in/b.txt").write_text("Khalifa Hefter met Khalifa Haftar in Libya.\n", "utf-8")
    Path("decisions.jsonl").write_text(
        '{"kind": "different", "by": "me", "at": "2026-11-21", "a": "Khalifa Hefter", "b": "Someone Else"}\n'
    )
    code, _, error = invoke("status", "--no-lm", "in")
    assert code == 2 and error.count("\n") == 1 and "catalog.db: what was kept of the names of a (table names)" in error
    assert "`cleanup store verify --mend` drops it" in error
    code, text, _ = invoke("store", "verify")
    assert code == 2 and [line.split(" is damaged")[0] for line in text.splitlines()] == [
        "what was kept of the names of a (table names)",
        "what was kept of the names of b (table settled)",
    ]
    code, text, error = invoke("store", "verify", "--mend")
    assert code == 0 and "all whole" in text and error == "2 rows of names dropped\n"
    assert states("in")["a"] == ("current", [])
    clean(Path("output"), "in")
    with Store(Path("output")) as store:
        assert list(store.damaged()) == [] and store.versions("a") == before


@pytest.mark.parametrize("name", ["cleaned.txt", "changes.json"])
def test_a_file_that_is_not_what_the_store_has_is_told_and_written_again(archive: Path, name: str) -> None:
    place = Path("output/articles/a") / name
    right = place.read_bytes()
    place.write_text("x\n", "utf-8")
    code, text, error = invoke("store", "verify")
    assert code == 2 and "1 problem" in error
    assert text == f"{place}: is not what the store has; delete it, the next run writes it again\n"
    place.unlink()
    assert invoke("store", "verify")[0] == 0, "what is missing is written by the next run"
    with Store(Path("output")) as store:
        assert reconcile(store, Path("output")) == 1
    assert place.read_bytes() == right and invoke("store", "verify")[0] == 0
    place.unlink()
    place.mkdir()
    code, text, _ = invoke("store", "verify")
    assert code == 2 and text.startswith(f"{place}: cannot be read (Is a directory); delete it")


def test_files_that_a_run_has_not_come_to_write_are_no_problem(archive: Path) -> None:
    with Store(Path("output")) as store:
        store._db.execute("DELETE FROM export WHERE article = 'a'")
    Path("output/articles/a/cleaned.txt").write_text("of an older version", "utf-8")
    assert invoke("store", "verify")[0] == 0


def test_a_run_that_writes_meanwhile_is_no_problem(archive: Path) -> None:
    with Store(Path("output")) as store:
        found = wrong_files(store, Path("output"))
        Path("output/articles/a/cleaned.txt").write_text("x", "utf-8")
        Path("output/articles/b/cleaned.txt").write_text("x", "utf-8")
        assert next(found).startswith("output/articles/a/cleaned.txt: is not")
        Path("in/b.txt").write_text(TEXT, "utf-8")
        clean(Path("output"), "in")
        assert list(found) == []


def test_an_emptied_store_is_not_all_whole(archive: Path) -> None:
    Path("output/catalog.db").write_bytes(b"")
    code, text, error = invoke("store", "verify")
    assert code == 2 and text.startswith("output/catalog.db: holds no articles, but output/articles does; put a copy")
    assert error == "0 versions of 0 articles, 0 texts: 1 problem\n"


def test_store_verify_and_export_on_the_command_line(archive: Path) -> None:
    code, text, _ = invoke("store", "verify")
    assert code == 0 and text == "2 versions of 2 articles, 5 texts: all whole\n"
    code, text, _ = invoke("store", "export", "--since", "2020-01-01")
    assert code == 0 and [json.loads(line)["id"] for line in text.splitlines()] == ["a", "b"]
    assert invoke("store", "export", "--since", "latest") == (0, "", "")
    with Store(Path("output")) as store:
        sha = store.version("a").cleaned_sha256
        store._db.execute("UPDATE blob SET body = x'00' WHERE sha = ?", (sha,))
    code, text, error = invoke("store", "verify")
    assert code == 2 and len(text.splitlines()) == 2 and "2 problems" in error
    for arguments in (("store", "export", "--since", "x"), ("store", "verify", "--output", "none")):
        code, _, error = invoke(*arguments)
        assert code == 2 and len(error.splitlines()) == 1

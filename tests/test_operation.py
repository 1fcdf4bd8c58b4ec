"""Running the pipeline for months: status, history, the lock, reprocessing, comparing, schedules. Fast tests first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from cleanup import identity, run
from cleanup.changelog import ChangeLog
from cleanup.cli import main
from cleanup.compare import Comparison
from cleanup.config import load_config
from cleanup.pipeline import clean_texts
from cleanup.reprocess import chosen
from cleanup.run import Outcome, Request
from cleanup.store import Store, StoreError
from cleanup.undo import undo
from cleanup.writers import export

TEXT = "The forces of Khalifa Hefter left Libya. The the talks with Hefter's men go on.\n"
OTHER = "The council met on Sunday. It agreed on nothing.\n"


def invoke(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def clean(output: Path, *inputs: str) -> Outcome:
    """What the flow does, without a flow."""
    request = Request(inputs, output, load_config(lm=False))
    outcome, shop = Outcome(), run.workshop(request)
    articles = run.read_articles(request, outcome)
    index, casts = run.settle_names(shop, articles, output, None, lambda *_: None, False)
    todo = run.jobs(shop, articles, index, casts, request, outcome)
    with Store(output) as store:
        for batch in run.clean_jobs(shop, todo, None, lambda *_: None, outcome):
            versions = store.record(batch, "run")
            export(store, output, versions)
            outcome.written.extend(version.article for version in versions)
        store.add_run("clean", outcome.to_json())
    return outcome


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with two cleaned articles, in which we stand."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    Path("in/a.txt").write_text(TEXT, "utf-8")
    Path("in/b.txt").write_text(OTHER, "utf-8")
    clean(Path("output"), "in")
    yield tmp_path


def states(*arguments: str) -> dict[str, tuple[str, list[str]]]:
    code, text, _ = invoke("status", "--no-lm", "--json", *arguments)
    assert code == 0
    return {row["article"]: (row["state"], row["why"]) for row in json.loads(text)["articles"]}


def raised(code: str) -> identity.Ruleset:
    """Today's rule set, with the version of one rule raised."""
    today = identity.ruleset()
    return {**today, "rules": {**today["rules"], code: "99"}}


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


def test_status_says_why_an_article_is_stale(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert invoke("status", "--no-lm", "--level", "suggest")[1].count("configuration") == 2
    Path("decisions.jsonl").write_text(
        '{"kind": "reject", "by": "me", "at": "now", "rule": "REP001", "before": "The the"}\n'
        '{"kind": "different", "by": "me", "at": "now", "a": "Hefter", "b": "Khalifa Hefter"}\n',
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


def test_reprocess_chooses_by_id_and_by_a_rule_that_has_changed(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(Path("output")) as store:
        assert chosen(store) == ["a", "b"] and chosen(store, ["b", "b"]) == ["b"]
        assert chosen(store, rule="NAM001") == []
        monkeypatch.setattr("cleanup.reprocess.ruleset", lambda: raised("NAM001"))
        assert chosen(store, rule="NAM001") == ["a"] and chosen(store, ["b"], rule="NAM001") == []
        assert chosen(store, rule="REP001") == []
        for arguments in ({"articles": ["nobody"]}, {"rule": "XXX001"}):
            with pytest.raises(StoreError):
                chosen(store, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "arguments",
    [
        ("reprocess",),
        ("reprocess", "nobody"),
        ("reprocess", "--rule", "XXX001"),
        ("reprocess", "a", "--output", "none"),
        ("compare", "1", "2"),
        ("compare", "x", "1"),
        ("compare", "previous", "today"),
        ("compare", "1"),
    ],
)
def test_bad_usage_is_one_line(archive: Path, arguments: tuple[str, ...]) -> None:
    code, _, error = invoke(*arguments)
    assert code == 2 and error.strip() and "Traceback" not in error


def test_compare_two_runs(archive: Path) -> None:
    Path("decisions.jsonl").write_text(
        '{"kind": "reject", "by": "me", "at": "now", "rule": "REP001"}\n'
        '{"kind": "prefer", "by": "me", "at": "now", "cluster": "ly-khalifa-haftar", "name": "Khalifa Hifter"}\n'
    )
    Path("in/c.txt").write_text(OTHER, "utf-8")
    clean(Path("output"), "in")
    data = json.loads(invoke("compare", "previous", "latest", "--json")[1])
    assert (data["articles"], data["different"], data["only_second"]) == (2, ["a"], ["c"])
    edits = data["rules"]["NAM001"]["edits"]
    assert (edits["added"], edits["removed"], edits["changed"]) == (0, 0, 2)
    assert edits["samples"][0]["was"] == "Khalifa Haftar" and edits["samples"][0]["after"] == "Khalifa Hifter"
    assert data["rules"]["REP001"]["edits"]["removed"] == 1
    code, text, _ = invoke("compare", "1", "2")
    assert code == 0 and "2 articles compared, 1 differ" in text and "REP001  edits: 1 removed" in text
    assert "  ~ a: Khalifa Hefter → Khalifa Hifter (was Khalifa Haftar)" in text
    assert invoke("compare", "2", "2")[1] == "3 articles compared, 0 differ\n"


def test_compare_takes_samples_and_texts_that_have_changed() -> None:
    def log(text: str) -> ChangeLog:
        return clean_texts({"a": text})["a"].log

    comparison = Comparison()
    comparison.add(log(OTHER), log("The the talks go on. " * 5))
    rule = comparison.to_json()["rules"]["REP001"]["edits"]
    assert rule["added"] == 5 and len(rule["samples"]) == 3
    same = Comparison()
    same.add(log(OTHER + TEXT), log("More.\n" + OTHER + TEXT))
    assert same.to_json()["rules"] == {} and same.different == ["a"]


@pytest.mark.slow
def test_reprocess_and_compare_in_a_server(server: None, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.compare import CompareParameters, compare
    from flows.reprocess import ReprocessParameters, reprocess

    def parameters(**more: object) -> ReprocessParameters:
        return ReprocessParameters.model_validate({"lm": False, **more})

    assert reprocess(parameters(articles=["a"]))["written"] == []
    assert compare(CompareParameters(run="1", lm=False))["different"] == []
    line = '{"kind": "reject", "by": "me", "at": "now", "rule": "REP001", "article": "a"}\n'
    Path("decisions.jsonl").write_text(line)
    dry = reprocess(parameters(stale=True, dry_run=True))
    assert dry["articles"] == 2 and dry["unchanged"] == 1 and dry["comparison"]["different"] == ["a"]
    today = compare(CompareParameters(lm=False))
    assert today["rules"]["REP001"]["edits"]["removed"] == 1 and today["articles"] == 2
    with Store(Path("output")) as store:
        assert store.version("a").number == 1
    Path("in/a.txt").unlink()
    assert reprocess(parameters(stale=True))["written"] == ["a"]
    assert reprocess(parameters(stale=True))["unchanged"] == 2
    with Store(Path("output")) as store:
        assert [v.why for v in store.versions("a")] == ["run", "reprocess"] and store.run("latest").kind == "reprocess"
        assert "The the talks" in store.text(store.version("a").cleaned_sha256)
    for bad in ({}, {"stale": "perhaps"}, {"stale": True, "unknown": 1}):
        with pytest.raises(ValidationError):
            ReprocessParameters.model_validate(bad)

"""Cleaning again from the store, and comparing runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from cleanup.changelog import ChangeLog
from cleanup.compare import Comparison
from cleanup.pipeline import clean_texts
from cleanup.reprocess import chosen
from cleanup.store import Store, StoreError
from tests.archive import OTHER, TEXT, clean, invoke, raised


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


def test_reprocess_chooses_by_a_pattern_of_ids_and_by_what_an_original_contains(archive: Path) -> None:
    Path("in/agency-1.txt").write_text(OTHER, "utf-8")
    Path("in/agency-2.txt").write_text(TEXT, "utf-8")
    clean(Path("output"), "in")
    with Store(Path("output")) as store:
        assert chosen(store, ["agency-*", "b"]) == ["agency-1", "agency-2", "b"]
        assert chosen(store, ["agency-2"]) == ["agency-2"] and chosen(store, ["?"]) == ["a", "b"]
        assert chosen(store, containing="khalifa HEFTER") == ["a", "agency-2"]
        assert chosen(store, ["agency*"], containing="Hefter") == ["agency-2"]
        assert chosen(store, containing="Khalifa Haftar") == []
        with pytest.raises(StoreError, match="no article none"):
            chosen(store, ["a", "none*"])
    code, text, _ = invoke("reprocess", "--no-lm", "--containing", "nowhere")
    assert (code, text) == (0, "no article contains 'nowhere'; nothing to do\n")
    code, text, _ = invoke("reprocess", "--no-lm", "--rule", "NAM001", "--json")
    assert code == 0 and json.loads(text)["written"] == []


def test_an_article_is_found_by_its_id_as_it_stands_in_the_input(archive: Path) -> None:
    Path("in/more.jsonl").write_text(
        "".join(json.dumps({"id": name, "text": TEXT}) + "\n" for name in ("m a", "agency[1]", "agency[2]", "why?")),
        "utf-8",
    )
    clean(Path("output"), "in")
    with Store(Path("output")) as store:
        assert chosen(store, ["m a", "m_a"]) == ["m_a"] and chosen(store, ["m *"]) == ["m_a"]
        assert chosen(store, ["agency[1]"]) == ["agency_1"] and chosen(store, ["why?"]) == ["why"]
        assert chosen(store, ["agency[*"]) == ["agency_1", "agency_2"]
        for nothing in ("[ab]", "**[]**x", "//"):
            with pytest.raises(StoreError, match="no article"):
                chosen(store, [nothing])
    for command in ("history", "diff", "log", "revert"):
        code, text, error = invoke(command, "m a")
        assert code == 0 and text and not error, command
    code, _, error = invoke("history", "//")
    assert code == 2 and "'//' cannot be made a file name" in error


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
        '{"kind": "reject", "by": "me", "at": "2026-11-21", "rule": "REP001"}\n'
        '{"kind": "prefer", "by": "me", "at": "2026-11-21", "cluster": "ly-khalifa-haftar", "name": "Khalifa Hifter"}\n'
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
    line = '{"kind": "reject", "by": "me", "at": "2026-11-21", "rule": "REP001", "article": "a"}\n'
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
    for more in ((), ("--dry-run",)):
        assert invoke("reprocess", "--stale", "--no-lm", *more) == (0, "nothing is stale: 2 articles unchanged\n", "")
    code, text, _ = invoke("reprocess", "a", "--no-lm", "--dry-run")
    assert code == 0 and text.startswith("1 article: nothing written (dry run), 1 unchanged\n")
    code, text, _ = invoke("run", "in", "--force", "--no-lm", "--dry-run")
    assert code == 0 and text.startswith("1 article: nothing written (dry run), 1 unchanged\n")
    with Store(Path("output")) as store:
        assert [v.why for v in store.versions("a")] == ["run", "reprocess"] and store.run("latest").kind == "reprocess"
        assert "The the talks" in store.text(store.version("a").cleaned_sha256)
    for bad in ({}, {"stale": "perhaps"}, {"stale": True, "unknown": 1}):
        with pytest.raises(ValidationError):
            ReprocessParameters.model_validate(bad)

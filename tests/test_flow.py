"""The flow in a real Prefect server: the seeds, a second run, bad inputs, parameters. One server for all of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from cleanup.changelog import ChangeLog, verify
from cleanup.store import Store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first(server: None, root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """The output of a first run over the seeds, and its outcome."""
    from flows.clean import CleanParameters, clean

    output = tmp_path_factory.mktemp("out")
    outcome = clean(CleanParameters(inputs=[str(root / "seeds")], output=str(output), lm=False))
    return output, outcome


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and "catalog.db" not in p.name
    }


def test_first_run_writes_what_the_contract_says(first: tuple[Path, dict[str, object]], seeds: dict[str, str]) -> None:
    output, outcome = first
    assert outcome["articles"] == 3 and len(outcome["written"]) == 3 and outcome["problems"] == []  # type: ignore[arg-type]
    for name, text in seeds.items():
        place = output / "articles" / name
        log = ChangeLog.from_json((place / "changes.json").read_text("utf-8"))
        verify(log, text, (place / "cleaned.txt").read_bytes().decode("utf-8"))
    names = json.loads((output / "names.json").read_text("utf-8"))
    assert any(cluster["canonical"] == "Khalifa Haftar" for cluster in names["clusters"])
    report = (output / "index.html").read_text("utf-8")
    assert "<script" not in report and all(name in report for name in seeds)


def test_a_run_leaves_progress_summary_report_and_what_needs_a_person(first: tuple[Path, dict[str, object]]) -> None:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        found = {artifact.key: artifact for artifact in client.read_artifacts() if artifact.flow_run_id}
    assert set(found) >= {"cleanup-progress", "cleanup-summary", "cleanup-report", "cleanup-articles"}
    assert found["cleanup-progress"].data == 100.0
    assert (first[0] / "index.html").as_uri() in str(found["cleanup-report"].data)
    assert "# 3 articles" in str(found["cleanup-summary"].data)
    assert {row["article"] for row in json.loads(str(found["cleanup-articles"].data))} <= set(first[1]["needs_person"])  # type: ignore[call-overload]


def test_second_run_writes_nothing_new(first: tuple[Path, dict[str, object]], root: Path) -> None:
    from flows.clean import CleanParameters, clean

    output, _ = first
    before = snapshot(output)
    outcome = clean(CleanParameters(inputs=[str(root / "seeds")], output=str(output), lm=False))
    assert outcome["written"] == [] and outcome["unchanged"] == 3
    assert snapshot(output) == before
    with Store(output) as store:
        assert {version.number for version in store.articles()} == {1}


def test_same_input_gives_same_bytes_elsewhere(
    first: tuple[Path, dict[str, object]], root: Path, tmp_path: Path
) -> None:
    from flows.clean import CleanParameters, clean

    output, _ = first
    clean(CleanParameters(inputs=[str(root / "seeds")], output=str(tmp_path), lm=False))
    assert snapshot(tmp_path) == snapshot(output)


def test_bad_input_does_not_stop_the_others_and_ids_stay_inside(server: None, tmp_path: Path) -> None:
    from flows.clean import CleanParameters, clean

    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "bad.txt").write_bytes(b"\xff\xfe\x00")
    rows = [
        {"id": "../../escape", "text": "The the talks go on."},
        {"id": "<script>alert(1)</script>", "text": "<b>of of</b> it"},
    ]
    (source / "good.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    outcome = clean(CleanParameters(inputs=[str(source)], output=str(output), lm=False))
    assert len(outcome["written"]) == 2 and len(outcome["problems"]) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]
    page = (output / "index.html").read_text("utf-8")
    assert "<script" not in page and "<b>of" not in page


def test_dry_run_writes_nothing(server: None, root: Path, tmp_path: Path) -> None:
    from flows.clean import CleanParameters, clean

    output = tmp_path / "none"
    outcome = clean(CleanParameters(inputs=[str(root / "seeds")], output=str(output), lm=False, dry_run=True))
    assert outcome["applied"] and not output.exists()


def test_many_articles_go_through_processes(server: None, tmp_path: Path) -> None:
    from flows.clean import CleanParameters, clean

    source = tmp_path / "many.jsonl"
    text = "The forces of Khalifa Hefter left Libya. The the talks go on in {}."
    source.write_text("\n".join(json.dumps({"id": f"a{n}", "text": text.format(n)}) for n in range(250)), "utf-8")
    outcome = clean(CleanParameters(inputs=[str(source)], output=str(tmp_path / "out"), lm=False))
    assert len(outcome["written"]) == 250 and outcome["applied"] == {"NAM001": 250, "REP001": 250}


@pytest.mark.parametrize("bad", [{"inputs": []}, {"level": "wild"}, {"unknown": 1}, {"output": ""}])
def test_bad_parameters_are_refused(bad: dict[str, object]) -> None:
    from flows.clean import CleanParameters

    with pytest.raises(ValidationError):
        CleanParameters(**bad)  # type: ignore[arg-type]

"""Schedules: what is refused, what waits, and a real server whose clock starts runs. Fast tests first."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from cleanup import run
from cleanup.config import load_config
from cleanup.run import Outcome, Request
from cleanup.store import Store
from cleanup.store.lock import Lock, StoreBusyError
from cleanup.store.verify import verify
from tests.archive import TEXT, invoke
from tests.served import Served
from tests.test_kill import ARTICLES, complete, inspected, prepared


def test_a_file_that_is_being_written_waits(archive: Path) -> None:
    os.utime("in/b.txt", (time.time() - 60,) * 2)
    outcome = Outcome()
    articles = run.read_articles(Request(("in",), Path("output"), load_config(lm=False), quiet=30), outcome)
    assert [article.id for article in articles] == ["b"] and outcome.problems == []
    assert outcome.waiting == ["in/a.txt: modified a moment ago, left for the next run"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--cron", "at noon"), "'at noon' in 'UTC' is not a schedule"),
        (("--timezone", "Mars"), "'0 * * * *' in 'Mars' is not a schedule"),
        (("--interval", "1"), "--interval"),
        (("--cron", "0 * * * *", "--interval", "60"), "either --cron or --interval"),
    ],
)
def test_bad_schedules_are_one_line(archive: Path, arguments: tuple[str, ...], words: str) -> None:
    code, _, error = invoke("serve", "--no-lm", *arguments, "in")
    assert code == 2 and words in error and "Traceback" not in error


def test_a_folder_that_is_not_there_is_not_watched(archive: Path) -> None:
    code, _, error = invoke("serve", "--no-lm", "in", "nowhere")
    assert (code, error) == (2, "Error: nowhere: no such file or folder; check the path\n")
    assert invoke("serve", "--no-lm")[2] == "Error: seeds: no such file or folder; check the path\n"


def test_a_server_that_cannot_be_used_is_one_line(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import flows.server

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(flows.server, "PREFECT_API_URL", SimpleNamespace(value=lambda: None))
        code, _, error = invoke("serve", "--no-lm", "--port", str(port), "in")
        assert code == 2 and f"port {port} is in use" in error
    gone = f"http://127.0.0.1:{port}/api"
    monkeypatch.setattr(flows.server, "PREFECT_API_URL", SimpleNamespace(value=lambda: gone))
    code, _, error = invoke("serve", "--no-lm", "in")
    assert code == 2 and f"{gone}: no Prefect server answers there" in error


def test_the_deployments_for_a_server_are_those_that_are_served(root: Path) -> None:
    from flows.clean import CleanParameters
    from flows.reprocess import ReprocessParameters

    found = {row["name"]: row for row in yaml.safe_load((root / "prefect.yaml").read_text("utf-8"))["deployments"]}
    assert found["scheduled"]["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
    for name, kind in (
        ("scheduled", CleanParameters),
        ("manual", CleanParameters),
        ("reprocess", ReprocessParameters),
    ):
        path, _, flow = found[name]["entrypoint"].partition(":")
        assert f"def {flow}(" in (root / path).read_text("utf-8")
        kind.model_validate(found[name]["parameters"]["parameters"])


def test_the_run_by_hand_of_the_documentation_sets_what_its_deployment_sets(root: Path) -> None:
    from flows.clean import CleanParameters
    from flows.schedule import deployments, when

    page = (root / "docs/operation.md").read_text("utf-8")
    given = json.loads(page.split("prefect deployment run clean/manual --watch --params '")[1].partition("'")[0])
    CleanParameters.model_validate(given["parameters"])
    _, manual = deployments(
        when("0 * * * *", None, "UTC"), {"inputs": ["in"], "output": "o", "level": "safe", "lm": False}
    )
    defaults = CleanParameters().model_dump()
    theirs = {name for name, value in manual.parameters["parameters"].items() if value != defaults[name]}
    assert theirs == set(given["parameters"])


@pytest.mark.slow
def test_a_served_run_that_finds_another_is_skipped_and_one_by_hand_is_refused(
    server: None, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.clean import CleanParameters
    from flows.clean import clean as flow

    parameters = CleanParameters(inputs=["in"], lm=False)
    with Lock(Path("output"), "run"):
        with pytest.raises(StoreBusyError, match="is writing, until"):
            flow(parameters)
        monkeypatch.setattr("flows.steps.deployment", SimpleNamespace(id="some deployment", name="scheduled"))
        state = flow(parameters, return_state=True)
        assert (state.name, state.type.value) == ("Skipped", "COMPLETED") and "is writing" in state.message
    assert flow(parameters)["unchanged"] == 2


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_schedule_cleans_what_is_dropped_in_by_itself(archive: Path, root: Path) -> None:
    served = Served(archive, root, "--interval", "10", "in", background=True)
    try:
        served.wait(lambda: "stop with Ctrl-C" in served.log.read_text("utf-8"))
        old = archive / "in/c.tmp"
        old.write_text(TEXT, "utf-8")
        os.utime(old, (time.time() - 60,) * 2)
        old.rename(archive / "in/c.txt")
        served.wait((archive / "output/articles/c/cleaned.txt").exists)
        code, manual = served.ask("deployments/name/clean/manual")
        assert code == 200 and manual["concurrency_options"]["collision_strategy"] == "ENQUEUE"
        scheduled = served.ask("deployments/name/clean/scheduled")[1]
        assert scheduled["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
        assert scheduled["parameters"]["parameters"]["quiet_seconds"] == 5
        start = f"deployments/{manual['id']}/create_flow_run"
        for bad in ({"level": "wild"}, {"inputs": []}, {"unknown": 1}):
            assert served.ask(start, {"parameters": {"parameters": bad}})[0] in (409, 422), bad
        (archive / "in/d.txt").write_text(TEXT, "utf-8")
        code, made = served.ask(
            start, {"parameters": {"parameters": {"inputs": ["in"], "lm": False, "wait_seconds": 60}}}
        )
        assert code == 201
        served.wait(lambda: served.ask(f"flow_runs/{made['id']}")[1]["state_type"] in ("COMPLETED", "FAILED"))
        finished = served.ask(f"flow_runs/{made['id']}")[1]
        assert (finished["state_type"], finished["name"]) == ("COMPLETED", "clean in to output")
        assert (archive / "output/articles/d/cleaned.txt").exists()
        (archive / "in/e.txt").write_text(TEXT, "utf-8")
        asked = json.dumps({"parameters": {"inputs": ["in"], "lm": False, "wait_seconds": 60}})
        both = [served.ask(start, {"parameters": json.loads(asked)}) for _ in range(2)]
        assert [code for code, _ in both] == [201, 201], both
        done = served.prefect("deployment", "run", "clean/manual", "--params", asked, "--watch")
        assert done.returncode == 0 and "Completed" in done.stdout + done.stderr, done
        bad = served.prefect("deployment", "run", "clean/manual", "--params", '{"parameters": {"level": "wild"}}')
        assert bad.returncode != 0 and "Validation failed" in bad.stdout + bad.stderr, bad
        for _, run_made in both:
            path = f"flow_runs/{run_made['id']}"
            served.wait(lambda path=path: served.ask(path)[1]["state_type"] == "COMPLETED")  # type: ignore[misc]
        wanted: dict[str, object] = {"filter": {"event": {"name": ["cleanup.article.cleaned"]}}}
        served.wait(lambda: len(served.ask("events/filter", wanted)[1]["events"]) >= 3)
        names = {row["resource"]["prefect.resource.name"] for row in served.ask("events/filter", wanted)[1]["events"]}
        assert names == {"c", "d", "e"}
    finally:
        served.stop()
    with Store(Path("output"), create=False) as store:
        assert verify(store).problems == ()
        assert [(v.article, v.number) for v in store.written()] == [(name, 1) for name in "abcde"]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_server_that_is_killed_in_mid_run_costs_nothing(tmp_path: Path, root: Path) -> None:
    (tmp_path / "in").mkdir()
    prepared(tmp_path / "in")
    os.utime(tmp_path / "in/many.jsonl", (time.time() - 60,) * 2)
    served = Served(tmp_path, root, "--interval", "10", "in")
    try:
        served.wait((tmp_path / "output/articles").exists)
        os.kill(served.server(), signal.SIGKILL)
        assert served.process.wait(60) == 2
        assert "Prefect's server has ended" in served.log.read_text("utf-8").splitlines()[-1]
    finally:
        served.kill()
    before = inspected(tmp_path / "output", [])
    again = Served(tmp_path, root, "--interval", "10", "in")
    try:
        again.wait(lambda: len(list((tmp_path / "output/articles").glob("*/changes.json"))) == ARTICLES)
        again.wait((tmp_path / "output/index.html").exists)
    finally:
        again.stop()
    assert inspected(tmp_path / "output", before)
    complete(tmp_path / "output")

"""Running the pipeline for months: status, history, the lock, reprocessing, comparing, schedules. Fast tests first."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
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
from cleanup.store.lock import Lock, StoreBusyError
from cleanup.store.verify import verify
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
    code, _, error = invoke("serve", "--no-lm", *arguments)
    assert code == 2 and words in error and "Traceback" not in error


def test_a_server_that_cannot_be_used_is_one_line(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import flows.server

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(flows.server, "PREFECT_API_URL", SimpleNamespace(value=lambda: None))
        code, _, error = invoke("serve", "--no-lm", "--port", str(port))
        assert code == 2 and f"port {port} is in use" in error
    gone = f"http://127.0.0.1:{port}/api"
    monkeypatch.setattr(flows.server, "PREFECT_API_URL", SimpleNamespace(value=lambda: gone))
    code, _, error = invoke("serve", "--no-lm")
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
        monkeypatch.setattr("flows.steps.deployment", SimpleNamespace(id="some deployment"))
        state = flow(parameters, return_state=True)
        assert (state.name, state.type.value) == ("Skipped", "COMPLETED") and "is writing" in state.message
    assert flow(parameters)["unchanged"] == 2


class Served:
    """`cleanup serve` in a process of its own, with its own Prefect home, and its API."""

    def __init__(self, folder: Path, root: Path, *arguments: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = folder / "serve.log"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cleanup", "serve", "--no-lm", "--port", str(self.port), *arguments],
            cwd=folder,
            env=environment(folder, root),
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def ask(self, path: str, body: dict[str, object] | None = None) -> tuple[int, Any]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/{path}", data)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def wait(self, done: Callable[[], bool], seconds: float = 180) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text("utf-8")[-3000:]
            time.sleep(0.5)

    def stop(self) -> None:
        """SIGTERM; nothing of its session may be left."""
        self.process.terminate()
        try:
            self.process.wait(60)
        finally:
            left = [pid for pid in session(self.process.pid) if pid != self.process.pid]
            for pid in [*left, *([self.process.pid] if self.process.poll() is None else [])]:
                os.kill(pid, signal.SIGKILL)
        assert left == [] and self.process.returncode == 0


def environment(folder: Path, root: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**kept, "PYTHONPATH": str(root), "PREFECT_HOME": str(folder / ".prefect")}


def session(leader: int) -> list[int]:
    """The processes of the session that this one leads."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append(int(stat.parent.name))
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_schedule_cleans_what_is_dropped_in_by_itself(archive: Path, root: Path) -> None:
    served = Served(archive, root, "--interval", "10", "in")
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
        wanted: dict[str, object] = {"filter": {"event": {"name": ["cleanup.article.cleaned"]}}}
        served.wait(lambda: len(served.ask("events/filter", wanted)[1]["events"]) >= 2)
        names = {row["resource"]["prefect.resource.name"] for row in served.ask("events/filter", wanted)[1]["events"]}
        assert names == {"c", "d"}
    finally:
        served.stop()
    with Store(Path("output"), create=False) as store:
        assert verify(store).problems == ()


@pytest.mark.slow
def test_kill_9_of_a_run_at_any_time_loses_nothing(tmp_path: Path, root: Path) -> None:
    rows = [{"id": f"a{n}", "text": f"{TEXT * (n % 5 + 1)}{OTHER} {n}\n"} for n in range(400)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    command = [sys.executable, "-m", "cleanup", "run", "--no-lm", "many.jsonl"]
    chance = random.Random(20261122)
    for number in range(3):
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env=environment(tmp_path, root),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if number:
            end = time.monotonic() + 120
            while not (tmp_path / "output/articles").exists() and time.monotonic() < end:
                time.sleep(0.1)
        time.sleep(chance.uniform(2, 8) if not number else chance.uniform(0, 4))
        process.kill()
        process.wait()
        for pid in session(process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if (tmp_path / "output/catalog.db").exists():
            with Store(tmp_path / "output") as store:
                assert verify(store).problems == ()
    done = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path, root), capture_output=True, text=True)
    assert done.returncode == 0 and "400 articles:" in done.stdout, done.stderr
    with Store(tmp_path / "output") as store:
        assert verify(store).problems == () and len(store.articles()) == 400
        assert {version.number for version in store.written()} == {1}
    assert len(list((tmp_path / "output/articles").glob("*/cleaned.txt"))) == 400

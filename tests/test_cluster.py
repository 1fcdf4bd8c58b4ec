"""The engines: processes and a real Dask cluster of two processes give the same; what cannot be used is one line."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cleanup import run
from cleanup.cli import main
from cleanup.cluster import Crews, EngineError, check
from cleanup.config import load_config
from cleanup.pipeline import Workshop
from cleanup.run import Outcome, Request

TEXT = "The forces of Khalifa Hefter left Libya. The the talks with Hefter's men go on in {}.\n"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """130 articles: two batches."""
    rows = [json.dumps({"id": f"a{n}", "text": TEXT.format(n)}) for n in range(130)]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), "utf-8")
    return tmp_path


def cleaned(folder: Path, output: str, request: Request) -> tuple[list[str], set[int]]:
    """All logs of a run, and how many it worked with."""
    outcome, shop = Outcome(), Workshop(request.config)
    articles = run.read_articles(request, outcome)
    with Crews(shop, request.engine, request.scheduler) as crews:
        workers = crews(len(articles))
        names = run.settle_names(shop, articles, folder / output, crews, lambda *_: None, False)
        todo = run.jobs(shop, articles, names, request, outcome, crews, lambda *_: None)
        batches = list(run.clean_jobs(shop, todo, workers, lambda *_: None, outcome))
    assert outcome.problems == [] and workers is not None
    return [entry.cleaned.log.to_json() for batch in batches for entry in batch], {workers.workers}


def request(folder: Path, **more: Any) -> Request:
    return Request((str(folder / "many.jsonl"),), folder / "out", load_config(lm=False, workers=2), **more)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", scheduler_port=0
    ) as found:
        yield found


@pytest.mark.slow
def test_dask_gives_what_processes_give(many: Path, cluster: Any) -> None:
    local = cleaned(many, "local", request(many))
    assert len(local[0]) == 130 and local[1] == {2}
    assert cleaned(many, "dask", request(many, engine="dask", scheduler=cluster.scheduler_address)) == local


@pytest.mark.slow
def test_dask_starts_a_cluster_of_its_own(many: Path) -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    logs, workers = cleaned(many, "own", request(many, engine="dask"))
    assert len(logs) == 130 and workers == {2}


@pytest.mark.slow
def test_a_worker_with_other_rules_is_refused(many: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleanup.identity.ruleset_id", lambda: "other")
    with (
        pytest.raises(EngineError, match="has other rules, names or models"),
        Crews(Workshop(load_config(lm=False)), "dask", cluster.scheduler_address) as crews,
    ):
        crews(1)


def test_a_cluster_that_is_not_there_is_one_line() -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    for bad in (address, "nonsense://x"):
        with (
            pytest.raises(EngineError, match="the cluster cannot be reached") as caught,
            Crews(Workshop(load_config(lm=False)), "dask", bad) as crews,
        ):
            crews(1)
        assert "\n" not in str(caught.value)


def test_options_are_checked_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    result = CliRunner().invoke(main, ["run", "--no-lm", "--scheduler", "tcp://x:1"])
    assert result.exit_code == 2 and "--scheduler is for --engine dask" in result.stderr
    monkeypatch.setattr("cleanup.cluster.find_spec", lambda name: None)
    with pytest.raises(EngineError, match=r"pip install 'news-cleanup\[dask\]'"):
        check("dask", None)


def test_parameters_of_the_flows_name_the_engine() -> None:
    from flows.clean import CleanParameters
    from flows.reprocess import ReprocessParameters

    for asked in (
        CleanParameters(engine="dask", scheduler="tcp://x:1", quiet_seconds=7).request(),
        ReprocessParameters(stale=True, engine="dask", scheduler="tcp://x:1").request(),
    ):
        assert (asked.engine, asked.scheduler, asked.dry_run) == ("dask", "tcp://x:1", False)
        assert asked.quiet == (7 if asked.inputs else 0)

"""Shared fixtures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import flows  # noqa: F401  (sets Prefect's environment before Prefect is imported)
from tests.archive import OTHER, TEXT, clean

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> dict[str, str]:
    """The three seed articles by id."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted((root / "seeds").glob("*.txt"))}


@pytest.fixture(scope="session")
def server() -> Iterator[None]:
    """A Prefect server of our own, one for all tests that run a flow in this process."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=300):
        yield


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with two cleaned articles, in which we stand."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    Path("in/a.txt").write_text(TEXT, "utf-8")
    Path("in/b.txt").write_text(OTHER, "utf-8")
    clean(Path("output"), "in")
    yield tmp_path

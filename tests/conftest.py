"""Shared fixtures."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> dict[str, str]:
    """The three seed articles by id."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted((root / "seeds").glob("*.txt"))}

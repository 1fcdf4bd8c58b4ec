"""The public names."""

from __future__ import annotations

import doctest
from typing import Any

import pytest

import cleanup
from cleanup.config import ConfigError
from cleanup.edit import Safety


def test_every_public_name_exists() -> None:
    for name in cleanup.__all__:
        assert getattr(cleanup, name) is not None


def test_the_example_holds() -> None:
    assert doctest.testmod(cleanup).failed == 0


def test_the_library_needs_no_prefect(root: object) -> None:
    import subprocess
    import sys

    code = (
        "import sys; sys.modules['prefect'] = None\n"
        "from cleanup import clean_texts, all_rules\n"
        "print(clean_texts({'a': 'The the talks go on.'})['a'].text, len(all_rules()) > 20, 'flows' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "The talks go on. True False"


def test_a_configuration_takes_words_as_the_file_does() -> None:
    level: Any = "suggest"
    wild: Any = "wild"
    files: Any = ["own.yml"]
    file: Any = "own.yml"
    assert cleanup.Config(level=level) == cleanup.Config(level=Safety.SUGGEST)
    assert cleanup.Config(authority=files).authority == ("own.yml",)
    with pytest.raises(ConfigError, match="level must be safe or suggest, not 'wild'"):
        cleanup.Config(level=wild)
    with pytest.raises(ConfigError, match="authority must be a list of files"):
        cleanup.Config(authority=file)
    config = cleanup.Config(level=level, lm=False)
    assert cleanup.clean_texts({"a": "The the talks go on."}, config)["a"].text == "The talks go on."

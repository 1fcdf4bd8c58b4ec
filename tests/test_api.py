"""The public names."""

from __future__ import annotations

import doctest

import cleanup


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

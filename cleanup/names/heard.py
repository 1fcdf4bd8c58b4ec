"""Which listed misspellings are words or names of another language: `python -m cleanup.names.heard` writes data/heard.yml.

Bouten is Putin on the way through Arabic, and a Dutch surname. English texts hardly have it, so English frequencies cannot tell.
The frequencies of other languages are read once, here, and not in every run.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from cleanup.datafile import parse
from cleanup.names.authority import Authority, load
from cleanup.names.fold import tokens

LANGUAGES = tuple("ca cs da de es fi fil fr hu id is it lt lv ms nb nl pl pt ro sh sk sl sv tr vi".split())
"""Those in Latin letters, beside English."""
_HEARD = 2.3
"""Zipf frequency from which on a word is in use: once in five million."""


@cache
def elsewhere() -> frozenset[str]:
    """The folded misspellings of one word that another language has."""
    return frozenset(parse(files("cleanup").joinpath("data/heard.yml").read_bytes())["words"])


def words_of(authority: Authority) -> list[str]:
    """The folded words of all misspellings of one word, in order."""
    found = (tokens(alias.form) for entry in authority.entries for alias in entry.aliases)
    return sorted({words[0] for words in found if len(words) == 1})


def heard(words: Iterable[str]) -> list[str]:
    """Those of the words that are in use in one of the languages."""
    from wordfreq import zipf_frequency

    return [word for word in words if max(zipf_frequency(word, language) for language in LANGUAGES) >= _HEARD]


def _write() -> None:
    head = {"source": f"wordfreq word lists: {' '.join(LANGUAGES)}", "date": date.today()}
    body = yaml.safe_dump(
        {**head, "words": heard(words_of(load()))}, width=120, default_flow_style=None, sort_keys=False
    )
    note = "# Misspellings of one word that another language has; written by: python -m cleanup.names.heard\n"
    Path(str(files("cleanup").joinpath("data/heard.yml"))).write_text(note + body, "utf-8")


if __name__ == "__main__":
    _write()

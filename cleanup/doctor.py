"""What is installed, which model is used, where the data lie, what is missing and the command that mends it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from cleanup.config import CONFIG_FILE, Config, ConfigError, load_config
from cleanup.datafile import cache_folder
from cleanup.decisions import DecisionError, load_decisions
from cleanup.fluency import available
from cleanup.identity import ruleset_id
from cleanup.lexicon import LexiconError, entries
from cleanup.names.authority import AuthorityError, load
from cleanup.names.judge import check_clusters
from cleanup.names.styles import check_house
from cleanup.rules import all_rules

_PACKAGES = ("prefect", "langdetect", "sentencepiece", "transformers", "ftfy", "sentencex", "wordfreq")
_OPTIONAL = {"torch": "pip install 'news-cleanup[lm]'", "pyarrow": "pip install 'news-cleanup[parquet]'"}


class Check(NamedTuple):
    """One thing looked at."""

    what: str
    ok: bool
    found: str
    cure: str = ""
    optional: bool = False


def examine(output: Path) -> list[Check]:
    """Everything a run depends on, in the order in which it is needed."""
    config, broken = Config(), ""
    try:
        config = load_config()
    except ConfigError as error:
        broken = str(error)
    checks = [Check("python", sys.version_info >= (3, 11), f"{platform.python_version()} ({sys.executable})")]
    checks += [_package(name, "pip install news-cleanup", optional=False) for name in _PACKAGES]
    checks += [_package(name, cure, optional=True) for name, cure in _OPTIONAL.items()]
    state = available(config.model)
    what = "ready" if state.ready else "not fetched yet" if state.can_fetch else f"needs {', '.join(state.missing)}"
    found = f"{config.model}, {what} ({state.path or 'no folder'})"
    cure = "" if state.ready else "cleanup run (fetches it)" if state.can_fetch else "pip install 'news-cleanup[lm]'"
    checks.append(Check("language model", state.ready, found, cure, optional=True))
    checks += [
        _file("rules", lambda: f"{len(all_rules())} rules, rule set {ruleset_id()}"),
        _file("authority", lambda: _authority(config)),
        _file("lexicon", lambda: f"{len(entries('sense')) + len(entries('term'))} entries"),
        Check("configuration", not broken, broken or _configuration(config), "correct the file" if broken else ""),
        _file("decisions", lambda: _decisions(config)),
        _folder("cache", cache_folder()),
        _folder("output", output),
    ]
    return checks


def _authority(config: Config) -> str:
    authority = load(config.authority)
    check_house(config.house_style, authority)
    return f"{len(authority.entries)} names, state {authority.hash}"


def _decisions(config: Config) -> str:
    decisions = load_decisions(Path(config.decisions))
    check_clusters(decisions, load(config.authority))
    return f"{config.decisions}: {len(decisions.standing)} standing"


def _configuration(config: Config) -> str:
    return f"{CONFIG_FILE if Path(CONFIG_FILE).exists() else 'defaults'}, state {config.hash}"


def _file(what: str, found: Callable[[], str]) -> Check:
    """What a data file holds, or what is wrong with it."""
    try:
        return Check(what, True, found())
    except (AuthorityError, ConfigError, DecisionError, LexiconError) as error:
        return Check(what, False, str(error), "correct the file")


def _package(name: str, cure: str, *, optional: bool) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, "not installed", cure, optional)


def _folder(what: str, folder: Path) -> Check:
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    writable = os.access(nearest, os.W_OK)
    return Check(
        what,
        writable,
        f"{folder}{'' if folder.exists() else ' (not there yet)'}",
        "" if writable else f"chmod u+w {nearest}",
    )

"""Finds the damage that machine translation does to English news, repairs what is safe, explains and can undo every edit.

>>> from cleanup import clean_texts
>>> clean_texts({"a": "The the talks go on."})["a"].text
'The talks go on.'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleanup.article import Article
    from cleanup.changelog import Change, ChangeLog, apply_log, original_of, revert, verify
    from cleanup.config import Config, load_config
    from cleanup.decisions import Decision, Decisions, load_decisions
    from cleanup.engine import Cleaned
    from cleanup.pipeline import Workshop, clean_texts
    from cleanup.rules import all_rules

_HOMES = {
    "Article": "article",
    "Change": "changelog",
    "ChangeLog": "changelog",
    "Cleaned": "engine",
    "Config": "config",
    "Decision": "decisions",
    "Decisions": "decisions",
    "Workshop": "pipeline",
    "all_rules": "rules",
    "apply_log": "changelog",
    "clean_texts": "pipeline",
    "load_config": "config",
    "load_decisions": "decisions",
    "original_of": "changelog",
    "revert": "changelog",
    "verify": "changelog",
}
__all__ = [
    "Article",
    "Change",
    "ChangeLog",
    "Cleaned",
    "Config",
    "Decision",
    "Decisions",
    "Workshop",
    "all_rules",
    "apply_log",
    "clean_texts",
    "load_config",
    "load_decisions",
    "original_of",
    "revert",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Each name is imported when it is first used: the command line must start at once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

"""The context in which a rule's examples are tried: the same names, lexicon and models as in a run over that one text."""

from __future__ import annotations

from cleanup.config import Config
from cleanup.rules.base import Context, Rule


def example_context(rule: Rule, text: str, config: Config) -> Context:
    """A context for one example of `rule`."""
    return Context(config=config)

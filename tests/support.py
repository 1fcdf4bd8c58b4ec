"""The context in which a rule's examples are tried: names settled and models loaded as in a run over that one text."""

from __future__ import annotations

from cleanup.config import Config
from cleanup.names.resolve import cast
from cleanup.pipeline import Workshop
from cleanup.rules.base import Context, Rule, Stage
from cleanup.text import Doc


def example_context(rule: Rule, text: str, config: Config) -> Context:
    """A context for one example of `rule`."""
    if rule.stage != Stage.NAMES:
        return Context(config=config, translated=rule.stage == Stage.PROVEN)
    shop = Workshop(config)
    people = cast("example", Doc(text), shop.authority)
    return Context(config=config, names=shop.settle([people]).plan(people))

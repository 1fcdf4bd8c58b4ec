"""The rules: one file each, found by walking this package."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from cleanup.rules.base import REGISTRY, Context, Example, Hit, NamePlan, Rule, Stage, Verdict, rule

__all__ = ["Context", "Example", "Hit", "NamePlan", "Rule", "Stage", "Verdict", "all_rules", "rule"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by stage and code."""
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        importlib.import_module(module.name)
    return tuple(sorted(REGISTRY.values(), key=lambda rule: (rule.stage, rule.code)))

"""The rules as people read them: a list, and a page for each."""

from __future__ import annotations

import json

from cleanup.measured import table
from cleanup.rules import Rule, all_rules

UNCHANGED = "reported; the text stays as it is"
"""What a page says of an example that is flagged, or for which a reading is offered that no run writes by itself."""


def rule_named(code: str) -> Rule | None:
    """The rule with this code or name."""
    return next((rule for rule in all_rules() if code.upper() == rule.code or code == rule.name), None)


def catalogue(*, as_json: bool = False) -> str:
    """All rules, one line each, or as JSON."""
    if as_json:
        return json.dumps([_row(rule) for rule in all_rules()], ensure_ascii=False, indent=1)
    return "\n".join(f"{rule.code}  {rule.safety.name.lower():8}{rule.name:32}{_title(rule)}" for rule in all_rules())


def page(rule: Rule) -> str:
    """The page of one rule: its docstring, facts and examples, as Markdown."""
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        rule.page,
        "",
        f"Category {rule.category}, severity {rule.severity.name.lower()}, at most {rule.safety.name.lower()}, "
        f"version {rule.version}; inside quotation marks {'repaired too' if rule.in_quotes else 'only suggested'}.",
        "",
        "## Examples",
        "",
    ]
    for example in rule.examples:
        lines.append(f"- {_visible(example.bad)}")
        lines.append(f"  → {_visible(example.good)}" if example.good is not None else f"  → {UNCHANGED}")
    lines += ["", "## Left alone", ""]
    lines += [f"- {_visible(text)}" for text in rule.clean]
    lines += ["", "## Measured", "", *table(rule.code)]
    return "\n".join(lines)


def _title(rule: Rule) -> str:
    return rule.page.split("\n", 1)[0]


def _row(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "version": rule.version,
        "stage": rule.stage.name.lower(),
        "category": rule.category,
        "severity": rule.severity.name.lower(),
        "safety": rule.safety.name.lower(),
        "title": _title(rule),
    }


def _visible(text: str) -> str:
    shown = text.replace("\r", "␍").replace("\n", " ⏎ ").replace("\u00a0", "⍽")
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in shown)

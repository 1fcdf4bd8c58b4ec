"""Change logs and findings as text, JSON and SARIF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from cleanup.changelog import Change, ChangeLog
from cleanup.check import Result
from cleanup.report.redline import visible
from cleanup.rules import all_rules

_COLORS = {"applied": "32", "suggested": "33", "flagged": "35", "rejected": "31", "superseded": "90"}
_LEVELS = {"minor": "note", "major": "warning", "critical": "error"}


def log_text(log: ChangeLog, *, color: bool = False) -> str:
    """A log for reading: one paragraph per change, its evidence indented below it."""
    lines = [f"{log.article}: {log.outcome}, {len(log.applied)} edits applied, rule set {log.ruleset}"]
    lines += [f"skipped: {line}" for line in log.skipped]
    for change in log.changes:
        status = f"{change.status:10}"
        shown = f"\x1b[{_COLORS[change.status]}m{status}\x1b[0m" if color else status
        lines.append(f"\n{shown} {change.rule} {change.id} at {change.span.start}-{change.span.end}")
        lines.append(f"  {_arrow(change)}")
        lines.append(f"  {one_line(change.message)} (confidence {change.confidence:g}, {change.safety.name.lower()})")
        lines += [f"    {item.kind}: {one_line(item.detail)}" for item in change.evidence if item.detail]
        if change.reason:
            lines.append(f"    not applied: {change.reason}")
    return "\n".join(lines)


def _arrow(change: Change) -> str:
    before = one_line(visible(change.before))
    return before if change.after is None else f"{before} → {one_line(visible(change.after)) or '(nothing)'}"


def one_line(text: str) -> str:
    """The text on one line, without anything that a terminal would obey."""
    return "".join(char if char.isprintable() else "⏎" if char == "\n" else "�" for char in text.replace("⏎\n", "⏎"))


def findings(results: Sequence[Result], fmt: str) -> str:
    """What `cleanup check` prints, in the formats text, json, sarif."""
    if fmt == "sarif":
        return json.dumps(_sarif(results), ensure_ascii=False, indent=1)
    if fmt == "json":
        rows = [
            {"path": source, "article": log.article, **place(text, change), **change.to_json()}
            for source, text, log in results
            for change in log.findings
        ]
        return json.dumps(rows, ensure_ascii=False, indent=1)
    return "\n".join(_finding(source, text, change) for source, text, log in results for change in log.findings)


def _finding(source: str, text: str, change: Change) -> str:
    at = place(text, change)
    return f"{source}:{at['line']}:{at['column']}: {change.rule} {one_line(change.message)} [{_arrow(change)}]"


def place(text: str, change: Change) -> dict[str, int]:
    """Line and column of a change, from 1, in code points."""
    start = change.span.start
    return {"line": text.count("\n", 0, start) + 1, "column": start - text.rfind("\n", 0, start)}


def _sarif(results: Sequence[Result]) -> dict[str, Any]:
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "cleanup", "version": version("news-cleanup"), "rules": _sarif_rules()}},
                "columnKind": "unicodeCodePoints",
                "results": [
                    _sarif_result(source, text, change) for source, text, log in results for change in log.findings
                ],
            }
        ],
    }


def _sarif_rules() -> list[dict[str, Any]]:
    return [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.page.split("\n", 1)[0]},
            "help": {"text": rule.page, "markdown": rule.page},
        }
        for rule in all_rules()
    ]


def _sarif_result(source: str, text: str, change: Change) -> dict[str, Any]:
    at = place(text, change)
    region = {
        "startLine": at["line"],
        "startColumn": at["column"],
        "charOffset": change.span.start,
        "charLength": change.span.end - change.span.start,
    }
    result: dict[str, Any] = {
        "ruleId": change.rule,
        "level": _LEVELS[change.severity.name.lower()],
        "message": {"text": change.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": source}, "region": region}}],
    }
    if change.after is not None:
        replacement = {"deletedRegion": region, "insertedContent": {"text": change.after}}
        result["fixes"] = [
            {
                "description": {"text": change.message},
                "artifactChanges": [{"artifactLocation": {"uri": source}, "replacements": [replacement]}],
            }
        ]
    return result

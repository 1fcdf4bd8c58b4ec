"""How the outputs of two runs differ: edits added, removed and changed, by rule, with samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cleanup.changelog import Change, ChangeLog
from cleanup.report.terminal import one_line
from cleanup.store import Store

SAMPLES = 3
_GROUPS = {"edits": ("applied",), "open": ("suggested", "flagged")}
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_KINDS = tuple(_SIGNS)


@dataclass
class Rule:
    """What differs in the changes of one rule: counts and samples by group (edits, open) and kind (added ...)."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    samples: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As printed by --json."""
        return {
            group: {
                **{kind: self.counts[group, kind] for kind in _KINDS},
                "samples": [sample for kind in _KINDS for sample in self.samples.get((group, kind), ())],
            }
            for group in _GROUPS
        }


@dataclass
class Comparison:
    """The differences of many articles."""

    articles: int = 0
    different: list[str] = field(default_factory=list)
    only_first: list[str] = field(default_factory=list)
    only_second: list[str] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)

    def add(self, old: ChangeLog, new: ChangeLog) -> None:
        """Compare two logs of one article."""
        self.articles += 1
        found = [(group, *item) for group in _GROUPS for item in _differences(old, new, group)]
        if found or old.cleaned_sha256 != new.cleaned_sha256 or old.outcome != new.outcome:
            self.different.append(new.article)
        for group, kind, before, after in found:
            change = after or before
            assert change is not None
            rule = self.rules.setdefault(change.rule, Rule())
            rule.counts[group, kind] += 1
            samples = rule.samples.setdefault((group, kind), [])
            if len(samples) < SAMPLES:
                was = before.after if before and after else None
                samples.append(_sample(new.article, kind, change, was))

    def to_json(self) -> dict[str, Any]:
        """As printed by --json."""
        return {
            "articles": self.articles,
            "different": self.different,
            "only_first": self.only_first,
            "only_second": self.only_second,
            "rules": {code: self.rules[code].to_json() for code in sorted(self.rules)},
        }


def compare_runs(store: Store, first: int, second: int) -> Comparison:
    """The outputs of two runs, given by their places in the order of writing."""
    comparison = Comparison()
    old = {version.article: version for version in store.articles_at(first)}
    new = {version.article: version for version in store.articles_at(second)}
    comparison.only_first = sorted(old.keys() - new.keys())
    comparison.only_second = sorted(new.keys() - old.keys())
    for article in sorted(old.keys() & new.keys()):
        if old[article].log_sha256 == new[article].log_sha256:
            comparison.articles += 1
        else:
            comparison.add(store.log(old[article]), store.log(new[article]))
    return comparison


def to_text(data: dict[str, Any]) -> str:
    """A comparison (as `to_json` gives it) for reading."""
    lines = [f"{data['articles']} articles compared, {len(data['different'])} differ"]
    for key, which in (("only_first", "first"), ("only_second", "second")):
        if data[key]:
            lines.append(f"{len(data[key])} only in the {which}: {', '.join(data[key][:5])}")
    for code, groups in data["rules"].items():
        parts = [part for group in _GROUPS for part in [_counted(groups[group], group)] if part]
        lines.append(f"{code}  {'; '.join(parts)}")
        lines += [_line(sample) for group in _GROUPS for sample in groups[group]["samples"]]
    return "\n".join(lines)


def _differences(old: ChangeLog, new: ChangeLog, group: str) -> Iterator[tuple[str, Change | None, Change | None]]:
    same_text = old.source_sha256 == new.source_sha256
    before, after = (dict(_keyed(log.changes, group, same_text)) for log in (old, new))
    for key in sorted({*before, *after}):
        one, two = before.get(key), after.get(key)
        if one is None or two is None:
            yield "added" if one is None else "removed", one, two
        elif one.after != two.after:
            yield "changed", one, two


def _keyed(changes: Iterable[Change], group: str, same_text: bool) -> Iterator[tuple[tuple[Any, ...], Change]]:
    """Changes by what makes them the same one: rule and place, or rule, wording and surroundings where the text is another."""
    seen: Counter[tuple[Any, ...]] = Counter()
    for change in changes:
        if change.status in _GROUPS[group]:
            key = (*change.span, change.rule) if same_text else (0, 0, change.rule, change.id)
            seen[key] += 1
            yield (*key, seen[key]), change


def _sample(article: str, kind: str, change: Change, was: str | None) -> dict[str, Any]:
    sample = {
        "article": article,
        "kind": kind,
        "status": change.status,
        "before": change.before,
        "after": change.after,
    }
    return {**sample, "was": was} if kind == "changed" else sample


def _counted(group: dict[str, Any], name: str) -> str:
    counts = ", ".join(f"{group[kind]} {kind}" for kind in _KINDS if group[kind])
    return f"{'edits' if name == 'edits' else 'suggestions and flags'}: {counts}" if counts else ""


def _line(sample: dict[str, Any]) -> str:
    def shown(text: str | None) -> str:
        return "(nothing)" if not text else one_line(text)

    after = f" → {shown(sample['after'])}" if sample["after"] is not None else ""
    was = f" (was {shown(sample['was'])})" if "was" in sample else ""
    status = "" if sample["status"] == "applied" else f" [{sample['status']}]"
    return f"  {_SIGNS[sample['kind']]} {sample['article']}: {shown(sample['before'])}{after}{was}{status}"

"""Tables of what benchmarks/results holds: everything for docs/benchmarks.md, a few lines for the README."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent.parent / "benchmarks" / "results"

_HEADLINES = (
    ("Edits applied per 10,000 words of news written in English", "human-no-lm", "human_dev", "applied per 10,000 words"),
    ("The same of news translated by people", "human-no-lm", "human_translated_dev", "applied per 10,000 words"),
    ("Suggestions and flags per 1,000 words of news written in English", "human-no-lm", "human_dev", "findings per 1,000 words"),
    ("Flags that the language model adds to these", "detection", "human_dev", "findings per 1,000 words"),
    ("Share of its flags on translations from Chinese that touch a marked error", "detection", "wmt23-zhen", "share that touch a marked error"),
    ("The same from Hebrew", "detection", "qe23-heen", "share that touch a marked error"),
    ("AUC of sentence scores for “has a major error”, from Chinese", "detection", "wmt23-zhen", "AUC, sentence scores"),
    ("The same from Hebrew", "detection", "qe23-heen", "AUC, sentence scores"),
    ("AUC of `mt_score`, machine translations against news written in English", "detection", "articles", "AUC, machine against human-written"),
    ("F1 of “two spellings are one name”", "names", "pairs", "this", "F1"),
    ("The same by the best peer", "names", "pairs", "nomenklatura name-based", "F1"),
)  # fmt: skip
"""What the README shows: words, and where the figure is: file, then keys."""

_TIMES = (
    ("Articles of 5,000 characters a second, two processes, without the model", "speed", "without the model", "articles per second"),
    ("A grammar checker over the same texts, one process: harper", "speed", "harper", "articles per second, one process"),
    ("The same: lingotweaker", "speed", "lingotweaker", "articles per second, one process"),
    ("Start of Prefect, seconds", "operation", "start of Prefect", "seconds"),
    ("A run over 10,000 articles of which none is new, seconds beyond that start", "operation", "unchanged", "beyond the start", "seconds"),
    ("A run with 300 new ones among them, seconds in all", "operation", "new", "among the unchanged", "seconds"),
    ("The same 300 alone", "operation", "new", "alone", "seconds"),
    ("What Prefect adds to 1,000 articles beyond its start", "operation", "share of Prefect", "overhead beyond its start"),
    ("Spellings settled: 50,000 names, seconds of one processor", "names", "speed", "seconds for 50000 names"),
)  # fmt: skip
"""What the README shows of how long things take."""

Table = tuple[str, list[str], list[list[str]]]
"""A title, the heads of the columns, the rows."""


def headline() -> str:
    """The few figures of the README."""
    return _chosen(_HEADLINES)


def times() -> str:
    """The README's figures of how long things take."""
    return _chosen(_TIMES)


def _chosen(wanted: Sequence[tuple[str, ...]]) -> str:
    rows = [[words, _text(_at(_result(file), keys))] for words, file, *keys in wanted]
    return _markdown(["Measure", "Value"], rows)


def everything() -> str:
    """All figures, a section for each benchmark; precision stands on the pages of the rules."""
    parts = []
    for file in sorted(set(RESULTS.glob("*.json")) - {RESULTS / "precision.json"}):
        parts.append(f"\n### {file.stem}\n")
        for title, heads, rows in _tables(_result(file.stem)):
            parts.append(f"\n{title}:\n" if title else "")
            parts.append("\n" + _markdown(heads, rows))
    return "".join(parts) + "\n"


def _result(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text("utf-8"))
    return found


def _at(value: Any, keys: list[str]) -> Any:
    for key in keys:
        value = value[key]
    return value


def _tables(result: dict[str, Any]) -> Iterator[Table]:
    """Data sets with the same measures side by side; what has measures of its own apart; counts by rule and lists are left out."""
    alone = {name: value for name, value in result.items() if isinstance(value, int | float | str)}
    if alone:
        yield "", ["Measure", "Value"], [[name, _text(value)] for name, value in sorted(alone.items())]
    groups: list[dict[str, dict[str, Any]]] = []
    for name, value in sorted(result.items()):
        if not isinstance(value, dict):
            continue
        plain = {key: item for key, item in value.items() if isinstance(item, int | float | str)}
        nested = {key: item for key, item in value.items() if isinstance(item, dict) and key != "by rule"}
        if nested:
            yield _side_by_side(name, nested, flip=True)
        if plain:
            group = next((g for g in groups if any(plain.keys() & other.keys() for other in g.values())), None)
            if group is None:
                groups.append(group := {})
            group[name] = plain
    for group in groups:
        yield _side_by_side("", group)


def _side_by_side(title: str, columns: dict[str, dict[str, Any]], *, flip: bool = False) -> Table:
    measures = sorted({measure for column in columns.values() for measure in column})
    if flip:
        rows = [[name, *(_text(column.get(m, "")) for m in measures)] for name, column in sorted(columns.items())]
        return title.capitalize(), ["", *measures], rows
    rows = [[m, *(_text(column.get(m, "")) for column in columns.values())] for m in measures]
    return title, ["Measure", *columns], rows


def _text(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _markdown(heads: list[str], rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"

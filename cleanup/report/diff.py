"""How two texts differ: by words, unified, as HTML or as JSON."""

from __future__ import annotations

import difflib
import html
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

_SHORTEST = 400_000_000
_TOKEN = re.compile(r"&#?\w+;|\w+(?:['’-]\w+)*|\s|[^\w\s]")
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"


class Op(NamedTuple):
    """One place where the texts differ; offsets are code points, half-open."""

    op: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    before: str
    after: str


def diff(a: str, b: str, fmt: str, *, names: tuple[str, str] = ("a", "b"), color: bool = False) -> str:
    """The difference from `a` to `b` in one of the formats words, unified, html, json; empty where there is none."""
    if fmt == "unified":
        lines = difflib.unified_diff(a.splitlines(True), b.splitlines(True), *names)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    ops = list(operations(a, b))
    if fmt == "json":
        return json.dumps([op._asdict() for op in ops], ensure_ascii=False, indent=1) + "\n"
    if fmt == "html":
        return _html(a, ops, names)
    return _words(a, ops, color)


def operations(a: str, b: str) -> Iterator[Op]:
    """Differences by words; paragraphs that are alike are not looked into, so that long texts stay quick.

    A paragraph goes with the empty lines after it: those are alike everywhere and would pair paragraphs off by one.
    """
    old, new = _PARAGRAPH.findall(a), _PARAGRAPH.findall(b)
    a_at, b_at = _offsets(old), _offsets(new)
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _inside("".join(old[i1:i2]), "".join(new[j1:j2]), a_at[i1], b_at[j1])


def _offsets(lines: list[str]) -> list[int]:
    found = [0]
    for line in lines:
        found.append(found[-1] + len(line))
    return found


def _inside(a: str, b: str, a_base: int, b_base: int) -> Iterator[Op]:
    old, new = _TOKEN.findall(a), _TOKEN.findall(b)
    a_at, b_at = _offsets(old), _offsets(new)
    for i1, i2, j1, j2 in _runs(old, new):
        while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
            i2, j2 = i2 - 1, j2 - 1
        before, after = "".join(old[i1:i2]), "".join(new[j1:j2])
        op = "replace" if before and after else "delete" if before else "insert"
        yield Op(op, a_base + a_at[i1], a_base + a_at[i2], b_base + b_at[j1], b_base + b_at[j2], before, after)


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Changed stretches; those that only a space stands between are one, for they are read as one."""
    run: tuple[int, int, int, int] | None = None
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        if tag == "equal":
            continue
        if run and old[run[1] : i1] in ([], [" "]):
            run = (run[0], i2, run[2], j2)
            continue
        if run:
            yield run
        run = (i1, i2, j1, j2)
    if run:
        yield run


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The shortest way from one to the other; for very long stretches a quicker one that need not be the shortest."""
    if len(old) * len(new) > _SHORTEST:
        yield from difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return
    for op in Levenshtein.opcodes(old, new):
        yield op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end


def _words(a: str, ops: list[Op], color: bool) -> str:
    """Only the lines that differ, as git's word diff shows them."""
    if not ops:
        return ""
    out: list[str] = []
    position = a.rfind("\n", 0, ops[0].a_start) + 1
    for op in ops:
        gap = a[position : op.a_start]
        if gap.count("\n") > 1:
            gap = gap[: gap.find("\n") + 1] + gap[gap.rfind("\n") + 1 :]
        out.append(gap)
        if op.before:
            out.append(f"{_RED}[-{op.before}-]{_PLAIN}" if color else f"[-{op.before}-]")
        if op.after:
            out.append(f"{_GREEN}{{+{op.after}+}}{_PLAIN}" if color else f"{{+{op.after}+}}")
        position = op.a_end
    end = a.find("\n", position)
    out.append(a[position:] if end < 0 else a[position : end + 1])
    text = "".join(out)
    return text if text.endswith("\n") else text + "\n"


def _html(a: str, ops: list[Op], names: tuple[str, str]) -> str:
    parts: list[str] = []
    position = 0
    for op in ops:
        parts.append(html.escape(a[position : op.a_start]))
        if op.before:
            parts.append(f"<del>{html.escape(op.before)}</del>")
        if op.after:
            parts.append(f"<ins>{html.escape(op.after)}</ins>")
        position = op.a_end
    parts.append(html.escape(a[position:]))
    title = html.escape(" → ".join(names))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>body{{font:1rem/1.6 serif;max-width:45rem;margin:2rem auto;white-space:pre-wrap}}"
        "del{background:#fdd;color:#700}ins{background:#dfd;color:#050;text-decoration:none}</style></head>"
        f"<body><h1>{title}</h1><div>{''.join(parts)}</div></body></html>\n"
    )

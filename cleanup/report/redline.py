"""An article as a flat list of pieces: kept, changed, proposed, seen. Taking the old or the new sides gives either text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleanup.changelog import Change, ChangeLog
from cleanup.text import Span

_VISIBLE = {" ": "·", "\n": "⏎\n", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u202f": "⍽"}


class Piece(NamedTuple):
    """A stretch of the original and what stands there in the cleaned text; `change` is None where nothing was found.

    `also` are further changes that lie inside this one or overlap it.
    """

    old: str
    new: str
    change: Change | None
    also: tuple[Change, ...] = ()


def redline(original: str, log: ChangeLog) -> Iterator[Piece]:
    """The pieces of an article in order. Applied changes are always pieces of their own; of what overlaps, the first is."""
    position = 0
    open_changes = [c for c in log.changes if c.status in ("suggested", "flagged")]
    marks = sorted([*log.applied, *_around_applied(open_changes, log.applied)], key=lambda c: (c.span, c.id))
    for index, change in enumerate(marks):
        start, end = change.span
        if start < position:
            continue
        if start > position:
            kept = original[position:start]
            yield Piece(kept, kept, None)
        new = change.after if change.status == "applied" and change.after is not None else change.before
        inside = tuple(c for c in open_changes if c.id != change.id and c.span.overlaps(change.span))
        later = {c.id for c in marks[index + 1 :] if c.span.start >= end}
        yield Piece(original[start:end], new, change, tuple(c for c in inside if c.id not in later))
        position = end
    if position < len(original):
        yield Piece(original[position:], original[position:], None)


def _around_applied(open_changes: list[Change], applied: tuple[Change, ...]) -> Iterator[Change]:
    """Open findings that can be marked in place: the outermost of those that overlap, clear of applied changes."""
    taken: list[Span] = [change.span for change in applied]
    for change in sorted(open_changes, key=lambda c: (c.span.start - c.span.end, c.status == "flagged", c.span)):
        if not any(span.overlaps(change.span) for span in taken):
            taken.append(change.span)
            yield change


def visible(text: str) -> str:
    """Text in which what cannot be seen is shown; used for small changes of spacing and control characters."""
    if text.strip(" \n\r\t\u00a0\u202f") and all(char.isprintable() or char in "\n\t" for char in text):
        return text
    return "".join(_VISIBLE.get(char, char if char.isprintable() else f"‹U+{ord(char):04X}›") for char in text)

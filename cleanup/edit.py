"""Edits and fixes; how they are applied, undone, resolved where they overlap, and composed over several passes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from cleanup.text import Span

T = TypeVar("T")
_NEAR = 3
"""Of spans that do not overlap each other, one more can only overlap its neighbours: a range and an insertion on either side."""


class EditError(ValueError):
    """An edit does not fit the text that it is applied to."""


class Safety(IntEnum):
    """How far a fix may be trusted; it is applied when its safety is at least the level of the run.

    After ruff's `Applicability`: three ordered levels, one comparison.
    """

    SHOW = 0
    SUGGEST = 1
    SAFE = 2


class Edit(NamedTuple):
    """Replace `before` at `span` with `after`. `before` is checked when the edit is applied."""

    span: Span
    before: str
    after: str


@dataclass(frozen=True)
class Fix:
    """Edits that belong together: all of them are applied, or none."""

    edits: tuple[Edit, ...]
    safety: Safety
    title: str

    def joined(self, text: str) -> Edit:
        """The same repair as one edit from the first place touched to the last."""
        edits = sorted(self.edits)
        span = Span(edits[0].span.start, max(edit.span.end for edit in edits))
        before = span.of(text)
        local = [Edit(edit.span.moved(-span.start), edit.before, edit.after) for edit in edits]
        return Edit(span, before, apply(local, before))


def apply(edits: Iterable[Edit], text: str) -> str:
    """`text` with all edits made.

    Raises:
        EditError: an edit lies outside the text, overlaps the one before it, or its `before` is not what stands there.
    """
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = edit.span
        if not position <= start <= end <= len(text):
            raise EditError(f"edit at {start}-{end} overlaps another or lies outside the text")
        if text[start:end] != edit.before:
            raise EditError(f"the text at {start}-{end} is not {edit.before!r}")
        parts += (text[position:start], edit.after)
        position = end
    parts.append(text[position:])
    return "".join(parts)


def inverted(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that lead back, in order: they apply to the text that `edits` have made.

    Two deletions side by side become two insertions at one place, so the order counts.
    """
    back: list[Edit] = []
    shift = 0
    for edit in sorted(edits):
        start = edit.span.start + shift
        back.append(Edit(Span(start, start + len(edit.after)), edit.after, edit.before))
        shift += len(edit.after) - len(edit.before)
    return back


def without_overlaps(ranked: Sequence[tuple[Edit, T]]) -> tuple[list[T], list[tuple[T, T]]]:
    """Which edits stand, when those given first win; and each loser with its winner."""
    places: list[Span] = []
    holders: list[T] = []
    kept: list[T] = []
    lost: list[tuple[T, T]] = []
    for edit, item in ranked:
        at = bisect_left(places, edit.span)
        near = range(max(0, at - _NEAR), min(len(places), at + _NEAR))
        rival = next((index for index in near if places[index].overlaps(edit.span)), None)
        if rival is None:
            places.insert(at, edit.span)
            holders.insert(at, item)
            kept.append(item)
        else:
            lost.append((item, holders[rival]))
    return kept, lost


class Piece(NamedTuple, Generic[T]):
    """A stretch of the current text: copied from the original (no owners), or written by edits (their owners)."""

    original: Span
    text: str
    owners: tuple[T, ...]


class Draft(Generic[T]):
    """A text under repair that remembers where everything came from.

    Edits are given against the current text; each carries an owner. `pieces` always tile both the original and the current
    text, so that the sum of all passes is one flat, sorted list of edits against the original. Where a later edit touches
    what an earlier one wrote, both become one edit with both owners.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self.pieces: list[Piece[T]] = [Piece(Span(0, len(original)), original, ())]
        self._starts = [0]

    @property
    def text(self) -> str:
        """The current text."""
        return "".join(piece.text for piece in self.pieces)

    def to_original(self, span: Span) -> tuple[Span, str, str, tuple[T, ...]]:
        """Where `span` of the current text comes from.

        Returns the span in the original (widened to whole edits where it touches any), what the current text has on the
        left and on the right of `span` inside that widened span, and the owners of the edits touched.
        """
        first, last, left, right = self._touched(span)
        head, tail = self.pieces[first], self.pieces[last]
        start = head.original.start if head.owners else head.original.start + left
        end = tail.original.end if tail.owners else tail.original.end - right
        before = head.text[:left] if head.owners else ""
        after = tail.text[len(tail.text) - right :] if tail.owners and right else ""
        owners = tuple(o for piece in self.pieces[first : last + 1] for o in piece.owners)
        return Span(start, end), before, after, owners

    def make(self, edits: Sequence[tuple[Edit, T]]) -> None:
        """Make edits that do not overlap each other; spans are those of the current text.

        Raises:
            EditError: `before` is not what stands there.
        """
        # From the end: what lies before an edit keeps its place, so the starts are counted once.
        for edit, owner in sorted(edits, key=lambda pair: pair[0].span, reverse=True):
            self._make(edit, owner)
        self._merge_insertions()
        self._starts = _starts_of(self.pieces)

    def _make(self, edit: Edit, owner: T) -> None:
        first, last, left, right = self._touched(edit.span)
        span, before, after, owners = self.to_original(edit.span)
        standing = "".join(piece.text for piece in self.pieces[first : last + 1])
        if standing[left : len(standing) - right] != edit.before:
            raise EditError(f"the text at {edit.span.start} is not {edit.before!r}")
        head, tail = self.pieces[first], self.pieces[last]
        new: list[Piece[T]] = []
        if not head.owners and left:
            new.append(Piece(Span(head.original.start, span.start), head.text[:left], ()))
        new.append(Piece(span, before + edit.after + after, (*owners, owner)))
        if not tail.owners and right:
            new.append(Piece(Span(span.end, tail.original.end), tail.text[len(tail.text) - right :], ()))
        self.pieces[first : last + 1] = new

    def _merge_insertions(self) -> None:
        """Two insertions at one place are one: nothing in the original tells their order."""
        merged: list[Piece[T]] = []
        for piece in self.pieces:
            last = merged[-1] if merged else None
            if last and last.owners and piece.owners and last.original == piece.original:
                merged[-1] = Piece(piece.original, last.text + piece.text, (*last.owners, *piece.owners))
            else:
                merged.append(piece)
        self.pieces = merged

    def _touched(self, span: Span) -> tuple[int, int, int, int]:
        """First and last piece that `span` needs, and how much of them lies left and right of it."""
        if not 0 <= span.start <= span.end:
            raise EditError(f"{span.start}-{span.end} lies outside the text")
        insertion = span.start == span.end
        first = (
            max(0, bisect_left(self._starts, span.start) - 1)
            if insertion
            else bisect_right(self._starts, span.start) - 1
        )
        last = max(first, bisect_left(self._starts, span.end) - 1)
        left = span.start - self._starts[first]
        right = self._starts[last] + len(self.pieces[last].text) - span.end
        if right < 0:
            raise EditError(f"{span.start}-{span.end} lies outside the text")
        return first, last, left, right

    def edits(self) -> list[tuple[Edit, tuple[T, ...]]]:
        """All edits made, against the original, sorted; an edit that restores what stood there is left out."""
        found = []
        for piece in self.pieces:
            before = piece.original.of(self.original)
            if piece.owners and piece.text != before:
                found.append((Edit(piece.original, before, piece.text), piece.owners))
        return found


def _starts_of(pieces: Sequence[Piece[T]]) -> list[int]:
    """Where each piece begins in the current text."""
    return list(accumulate((len(piece.text) for piece in pieces[:-1]), initial=0))

"""From what rules say of a draft to what the log says of the original: each thing once, and nobody asked twice about one place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cleanup.changelog import Change, Status
from cleanup.edit import Edit, Safety
from cleanup.finding import Evidence, Finding
from cleanup.text import Span

_RANK = {Safety.SAFE: 0, Safety.SUGGEST: 1, Safety.SHOW: 2}

Lost = tuple[Change, "Note"]
"""A repair that lost an overlap, and the one that won."""


class Note(NamedTuple):
    """A finding with the repair chosen for it and what is to become of it."""

    finding: Finding
    edit: Edit | None
    safety: Safety
    reason: str | None = None


def change_of(note: Note, status: Status, span: Span, before: str, after: str | None) -> Change:
    """A note as the log has it, without its id."""
    finding = note.finding
    return Change(
        id="",
        rule=finding.rule,
        category=finding.category,
        severity=finding.severity,
        safety=note.safety,
        status=status,
        span=span,
        before=before,
        after=after,
        message=finding.message,
        confidence=finding.confidence,
        evidence=finding.evidence,
        cluster=finding.cluster,
        reason=note.reason,
    )


def applied(edit: Edit, owners: tuple[Note, ...]) -> Change:
    """One edit of the sum of all passes; where several rules wrote it, the last one signs and the others are named."""
    last = owners[-1]
    others = tuple(
        Evidence("composed", f"{note.finding.rule}: {note.finding.message}", note.finding.confidence)
        for note in owners[:-1]
        if note.finding.rule != last.finding.rule
    )
    change = change_of(last, "applied", edit.span, edit.before, edit.after)
    cluster = next((note.finding.cluster for note in reversed(owners) if note.finding.cluster), None)
    return replace(change, evidence=change.evidence + others, cluster=cluster)


def once(changes: Sequence[Change]) -> list[Change]:
    """Each thing said once: the surest of several rules that propose the same for the same place."""
    best: dict[tuple[Span, str | None], Change] = {}
    for change in sorted(changes, key=lambda c: (_RANK[c.safety], -c.confidence, c.rule)):
        best.setdefault((change.span, change.after), change)
    return list(best.values())


def one_proposal(changes: Sequence[Change]) -> list[Change]:
    """Where proposals overlap, the surest stands and the others are superseded: nobody is asked twice about one place."""
    standing: list[Change] = []
    found = []
    for change in sorted(
        changes, key=lambda c: (-c.confidence, c.span.start - c.span.end, c.span, c.rule, c.after or "")
    ):
        if change.status == "suggested":
            place = bisect_left(standing, change.span.start, key=lambda other: other.span.start)
            near = standing[max(0, place - 2) : place + 2]  # an insertion can stand where another proposal begins
            rival = next((other for other in near if other.span.overlaps(change.span)), None)
            if rival is None:
                standing.insert(place, change)
            else:
                change = replace(change, status="superseded", reason=f"{rival.rule} has a proposal for this place")
        found.append(change)
    return found


def superseded(lost: Sequence[Lost], standing: Sequence[Change]) -> list[Change]:
    """Losers of an overlap that did not get their way in a later pass either."""
    done = {(change.rule, change.span, change.after) for change in standing}
    found: dict[tuple[str, Span, str | None], Change] = {}
    for change, winner in lost:
        key = (change.rule, change.span, change.after)
        covered = any(
            other.status == "applied" and other.rule == change.rule and other.span.overlaps(change.span)
            for other in standing
        )
        if key not in done and not covered:
            found.setdefault(key, replace(change, reason=f"{winner.finding.rule} repairs this place"))
    return list(found.values())

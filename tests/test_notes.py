from __future__ import annotations

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from cleanup.changelog import Change
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.notes import one_proposal
from cleanup.text import Span


def proposal(start: int, length: int, confidence: int) -> Change:
    return Change(
        id="",
        rule="AAA001",
        category="fluency/grammar",
        severity=Severity.MINOR,
        safety=Safety.SUGGEST,
        status="suggested",
        span=Span(start, start + length),
        before="x" * length,
        after="y",
        message="",
        confidence=confidence / 10,
        evidence=(),
        cluster=None,
        reason=None,
    )


@example([proposal(8, 0, 9), proposal(12, 1, 8), proposal(8, 12, 1)])
@example([proposal(5, 5, 9), proposal(5, 0, 8), proposal(8, 4, 1)])
@given(st.lists(st.builds(proposal, st.integers(0, 12), st.integers(0, 5), st.integers(1, 9)), max_size=12))
def test_of_overlapping_proposals_one_stands_and_no_other_is_lost(changes: list[Change]) -> None:
    result = one_proposal(changes)
    standing = [change for change in result if change.status == "suggested"]
    assert len(result) == len(changes)
    assert not any(a.span.overlaps(b.span) for a, b in combinations(standing, 2))
    beaten = [change for change in result if change.status == "superseded"]
    assert all(any(change.span.overlaps(other.span) for other in standing) for change in beaten)

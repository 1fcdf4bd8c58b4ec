"""What a rule reports: a finding with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cleanup.text import Span

if TYPE_CHECKING:
    from cleanup.edit import Fix


class Severity(IntEnum):
    """MQM severities."""

    MINOR = 1
    MAJOR = 2
    CRITICAL = 3


class Evidence(NamedTuple):
    """Why a finding is believed.

    `kind` names the sort of evidence (lexicon, authority, route, context, corpus, majority, model, composed), `detail` says it in
    words an editor understands, `score` is 0-1 where there is one, `ref` points to an article span, an authority id or a
    lexicon entry.
    """

    kind: str
    detail: str
    score: float | None = None
    ref: str | None = None


@dataclass(frozen=True)
class Finding:
    """Damage seen at one place, with the repairs that a rule knows, best first."""

    rule: str
    span: Span
    message: str
    category: str
    severity: Severity
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    fixes: tuple[Fix, ...] = ()
    cluster: str | None = None

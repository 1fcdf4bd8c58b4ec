"""The change log: what was done to an article, what was proposed, what was only seen, and why. It can be undone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Any, Literal

from cleanup.digest import sha256, short
from cleanup.edit import Edit, EditError, Safety, apply, inverted
from cleanup.finding import Evidence, Severity
from cleanup.text import Span

SCHEMA = 1
CONTEXT = 24
REJECTED = "rejected by a person"
Status = Literal["applied", "suggested", "flagged", "superseded", "rejected"]
Outcome = Literal["cleaned", "needs re-translation", "not English"]


class ChangeLogError(ValueError):
    """A change log does not belong to the text it is used with, or is not a change log."""


@dataclass(frozen=True)
class Change:
    """One thing found. `start`, `end` and `before` refer to the original; `after` is None where no repair is known."""

    id: str
    rule: str
    category: str
    severity: Severity
    safety: Safety
    status: Status
    span: Span
    before: str
    after: str | None
    message: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    cluster: str | None = None
    reason: str | None = None

    @property
    def edit(self) -> Edit:
        """The edit against the original text."""
        return Edit(self.span, self.before, self.before if self.after is None else self.after)

    def to_json(self) -> dict[str, Any]:
        """The change as the output contract has it."""
        return {
            "id": self.id,
            "rule": self.rule,
            "category": self.category,
            "severity": self.severity.name.lower(),
            "safety": self.safety.name.lower(),
            "status": self.status,
            "start": self.span.start,
            "end": self.span.end,
            "before": self.before,
            "after": self.after,
            "message": self.message,
            "confidence": round(self.confidence, 3),
            "evidence": [item._asdict() for item in self.evidence],
            "cluster": self.cluster,
            "reason": self.reason,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Change:
        """The reverse of `to_json`."""
        return cls(
            id=data["id"],
            rule=data["rule"],
            category=data["category"],
            severity=Severity[data["severity"].upper()],
            safety=Safety[data["safety"].upper()],
            status=data["status"],
            span=Span(data["start"], data["end"]),
            before=data["before"],
            after=data["after"],
            message=data["message"],
            confidence=data["confidence"],
            evidence=tuple(Evidence(**item) for item in data["evidence"]),
            cluster=data["cluster"],
            reason=data.get("reason"),
        )


@dataclass(frozen=True)
class ChangeLog:
    """Everything that was found in one article under one state of the rules."""

    article: str
    source_sha256: str
    cleaned_sha256: str
    ruleset: str
    config: str
    models: dict[str, str]
    changes: tuple[Change, ...]
    outcome: Outcome = "cleaned"
    mt_score: float | None = None
    sentences: tuple[tuple[int, int, float], ...] = ()
    skipped: tuple[str, ...] = field(default=())

    @property
    def findings(self) -> tuple[Change, ...]:
        """What a reader may want to know of: all but what people have rejected and what other edits have overtaken."""
        return tuple(change for change in self.changes if change.status not in ("rejected", "superseded"))

    @property
    def applied(self) -> tuple[Change, ...]:
        """The changes that the cleaned text contains, in text order."""
        return tuple(change for change in self.changes if change.status == "applied")

    def counts(self) -> dict[str, Any]:
        """Applied edits by rule, and how many suggestions and flags."""
        statuses = Counter(change.status for change in self.changes)
        return {
            "applied": dict(Counter(change.rule for change in self.applied)),
            "suggested": statuses["suggested"],
            "flagged": statuses["flagged"],
        }

    def to_json(self) -> str:
        """The log as text: stable key order, one final newline."""
        data = {
            "schema": SCHEMA,
            "article": self.article,
            "source_sha256": self.source_sha256,
            "cleaned_sha256": self.cleaned_sha256,
            "ruleset": self.ruleset,
            "config": self.config,
            "models": self.models,
            "outcome": self.outcome,
            "mt_score": self.mt_score,
            "sentences": [{"start": s, "end": e, "score": score} for s, e, score in self.sentences],
            "skipped": list(self.skipped),
            "changes": [change.to_json() for change in self.changes],
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> ChangeLog:
        """The reverse of `to_json`.

        Raises:
            ChangeLogError: the text is not a change log of this schema.
        """
        try:
            data = json.loads(text)
            if data["schema"] != SCHEMA:
                raise ChangeLogError(f"change log has schema {data['schema']}, this version reads {SCHEMA}")
            return cls(
                article=data["article"],
                source_sha256=data["source_sha256"],
                cleaned_sha256=data["cleaned_sha256"],
                ruleset=data["ruleset"],
                config=data["config"],
                models=data["models"],
                changes=tuple(Change.from_json(item) for item in data["changes"]),
                outcome=data["outcome"],
                mt_score=data["mt_score"],
                sentences=tuple((s["start"], s["end"], s["score"]) for s in data["sentences"]),
                skipped=tuple(data["skipped"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ChangeLogError(f"not a change log: {error}") from error


def apply_log(log: ChangeLog, original: str) -> str:
    """The cleaned text.

    Raises:
        ChangeLogError: the log was made for another text.
    """
    if sha256(original) != log.source_sha256:
        raise ChangeLogError(f"the log of {log.article} was made for another text")
    return apply((change.edit for change in log.applied), original)


def original_of(log: ChangeLog, cleaned: str) -> str:
    """The original text, from the cleaned one and its log.

    Raises:
        ChangeLogError: the log was made for another text.
    """
    if sha256(cleaned) != log.cleaned_sha256:
        raise ChangeLogError(f"the log of {log.article} was made for another text")
    try:
        return apply(inverted(change.edit for change in log.applied), cleaned)
    except EditError as error:
        raise ChangeLogError(f"the log of {log.article} does not fit its text: {error}") from error


def revert(
    log: ChangeLog,
    cleaned: str,
    *,
    edit: str | None = None,
    rule: str | None = None,
    cluster: str | None = None,
) -> tuple[ChangeLog, str]:
    """Undo all edits, or one edit, those of a rule, or those of a name cluster; all others stand.

    Returns the new log, in which the undone changes are `rejected`, and the new text.

    Raises:
        ChangeLogError: the log was made for another text, or nothing applied matches.
    """

    def chosen(change: Change) -> bool:
        return (
            (edit is None or change.id == edit)
            and (rule is None or change.rule == rule)
            and (cluster is None or change.cluster == cluster)
        )

    if not any(map(chosen, log.applied)):
        raise ChangeLogError(_nothing(log, edit, rule, cluster))
    return with_rejected(log, original_of(log, cleaned), chosen)


def _nothing(log: ChangeLog, edit: str | None, rule: str | None, cluster: str | None) -> str:
    """Why there is nothing to undo, with what there is."""
    if not log.applied:
        return f"no edit is applied in {log.article}: there is nothing to undo"
    if edit is not None:
        return f"no applied edit of {log.article} has the id {edit}; `cleanup log {log.article}` lists them"
    what, wanted = ("rule", rule) if rule is not None else ("cluster", cluster)
    known = sorted({str(name) for change in log.applied if (name := getattr(change, what))})
    there = f"there are edits of {', '.join(known)}" if known else f"none has a {what}"
    return f"no applied edit of {log.article} has the {what} {wanted}; {there}"


def with_rejected(log: ChangeLog, original: str, chosen: Callable[[Change], bool]) -> tuple[ChangeLog, str]:
    """The log and the text without the applied changes that `chosen` picks.

    Raises:
        ChangeLogError: nothing applied is picked.
    """
    if not any(chosen(change) for change in log.applied):
        raise ChangeLogError(f"no applied change of {log.article} matches")
    changes = tuple(
        replace(change, status="rejected", reason=REJECTED) if change.status == "applied" and chosen(change) else change
        for change in log.changes
    )
    text = apply((change.edit for change in changes if change.status == "applied"), original)
    return replace(log, changes=changes, cleaned_sha256=sha256(text)), text


def verify(log: ChangeLog, original: str, cleaned: str) -> None:
    """Check that the log leads from one text to the other and back.

    Raises:
        ChangeLogError: it does not.
    """
    if apply_log(log, original) != cleaned:
        raise ChangeLogError(f"the log of {log.article} does not lead to its cleaned text")
    if original_of(log, cleaned) != original:
        raise ChangeLogError(f"the log of {log.article} does not lead back to its original")


def same_result(old: ChangeLog, new: ChangeLog) -> bool:
    """Whether two logs make the same of the same text: then they are not two versions."""
    return (old.source_sha256, old.cleaned_sha256, old.changes, old.outcome) == (
        new.source_sha256,
        new.cleaned_sha256,
        new.changes,
        new.outcome,
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of a change log."""
    text = files("cleanup").joinpath("data/changes.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def context_of(text: str, span: Span) -> tuple[str, str]:
    """What stands left and right of a change in the original: part of its identity."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def with_ids(changes: Iterable[Change], original: str) -> tuple[Change, ...]:
    """Changes sorted, each with an id that holds when other text moves: a hash of rule, wording and surroundings."""
    seen: Counter[str] = Counter()
    done = []
    for change in sorted(changes, key=lambda c: (c.span, c.status != "applied", c.rule, c.after or "")):
        prefix, suffix = context_of(original, change.span)
        key = "\x1f".join((change.rule, change.before, change.after or "\x00", prefix, suffix))
        digest = short(f"{key}\x1f{seen[key]}")
        seen[key] += 1
        done.append(replace(change, id=digest))
    return tuple(done)

"""Undoing edits of a stored article: a decision that later runs respect, and a new version without them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cleanup.article import Article
from cleanup.changelog import Change, ChangeLogError, context_of, revert
from cleanup.config import load_config
from cleanup.decisions import Decision, append, author, load_decisions, now
from cleanup.engine import Cleaned
from cleanup.identity import UNDONE
from cleanup.store import Entry, Store, Version
from cleanup.store.lock import Lock
from cleanup.writers import export


def undo(
    store: Store,
    output: Path,
    article: str,
    *,
    edit: str | None = None,
    rule: str | None = None,
    cluster: str | None = None,
    why: str = "",
) -> tuple[Version, int]:
    """Undo the chosen edits of the newest version; returns the new version and how many edits it undid.

    The decisions are written first: a crash in between leaves an article that the next run brings in line with them.

    Raises:
        ChangeLogError: nothing applied matches.
        StoreBusyError: a run is writing.
        StoreError: there is no such article.
    """
    with Lock(output, "revert"):
        newest = store.version(article)
        log = store.log(newest)
        original = store.text(newest.source_sha256)
        reverted, text = revert(log, store.text(newest.cleaned_sha256), edit=edit, rule=rule, cluster=cluster)
        undone = [old for old, new in zip(log.changes, reverted.changes, strict=True) if old.status != new.status]
        if not undone:
            raise ChangeLogError(f"no applied change of {article} matches")
        file = Path(load_config().decisions)
        append(file, [_decision(article, change, original, why) for change in undone])
        decided = load_decisions(file).digest(article, original)
        parts = replace(store.parts(newest)[0], decisions=UNDONE + decided)
        entry = Entry(Article(article, original), f"undo-{newest.number + 1}", Cleaned(text, reverted), parts)
        versions = store.record([entry], "undo")
        export(store, output, versions)
        return versions[0], len(undone)


def _decision(article: str, change: Change, original: str, why: str) -> Decision:
    prefix, suffix = context_of(original, change.span)
    return Decision(
        kind="reject",
        by=author(),
        at=now(),
        why=why,
        scope="edit",
        article=article,
        rule=change.rule,
        before=change.before,
        after=change.after,
        prefix=prefix,
        suffix=suffix,
    )

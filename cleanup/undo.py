"""Undoing edits of a stored article: a decision that later runs respect, and a new version without them."""

from __future__ import annotations

from pathlib import Path

from cleanup.article import Article
from cleanup.changelog import Change, ChangeLogError, context_of, revert
from cleanup.config import load_config
from cleanup.decisions import Decision, append, author, now
from cleanup.engine import Cleaned
from cleanup.store import Entry, Store, Version
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
        StoreError: there is no such article.
    """
    newest = store.version(article)
    log = store.log(newest)
    original = store.text(newest.source_sha256)
    reverted, text = revert(log, store.text(newest.cleaned_sha256), edit=edit, rule=rule, cluster=cluster)
    undone = [old for old, new in zip(log.changes, reverted.changes, strict=True) if old.status != new.status]
    if not undone:
        raise ChangeLogError(f"no applied change of {article} matches")
    append(Path(load_config().decisions), [_decision(article, change, original, why) for change in undone])
    entry = Entry(Article(article, original), f"undo-{newest.number + 1}", Cleaned(text, reverted))
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

"""Commands over the store: what is recorded, undoing, checking, copying out. None of them starts a flow."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from cleanup.cli_common import ARTICLE, AS_JSON, LEVEL, NO_LM, OUTPUT, Refused, configured, open_store, refusing
from cleanup.inflection import many


@click.command("log")
@ARTICLE
@click.option("--version", "number", type=click.IntRange(1, 10**9), help="Version number; the newest by default.")
@OUTPUT
@AS_JSON
@refusing
def log_command(article: str, number: int | None, output: Path, as_json: bool) -> None:
    """Show what was changed in ARTICLE, what is suggested and what was only seen, and why."""
    with open_store(output) as store:
        log = store.log(store.version(article, number))
    if as_json:
        click.echo(log.to_json(), nl=False)
        return
    from cleanup.report.terminal import log_text

    click.echo(log_text(log, color=sys.stdout.isatty()))


@click.command("diff")
@ARTICLE
@click.option(
    "--from", "start", type=click.IntRange(0, 10**9), help="Version to start from; 0 or not given: the original."
)
@click.option("--to", "end", type=click.IntRange(0, 10**9), help="Version to compare with; the newest by default.")
@click.option(
    "--format", "fmt", type=click.Choice(["words", "unified", "html", "json"]), default="words", show_default=True
)
@OUTPUT
@refusing
def diff_command(article: str, start: int | None, end: int | None, fmt: str, output: Path) -> None:
    """Show how two versions of ARTICLE differ; by default the original and the newest."""
    from cleanup.report.diff import diff

    with open_store(output) as store:
        newest = store.version(article, end if end else None)
        old = store.text(store.version(article, start).cleaned_sha256 if start else newest.source_sha256)
        new = store.text(newest.cleaned_sha256 if end != 0 else newest.source_sha256)
    names = (f"{article} {f'version {start}' if start else 'original'}", f"{article} version {newest.number}")
    text = diff(old, new, fmt, names=names, color=sys.stdout.isatty())
    click.echo(text, nl=not text.endswith("\n"))


@click.command("revert")
@ARTICLE
@click.option("--edit", help="Undo one edit, by its id in the log.")
@click.option("--rule", help="Undo the edits of one rule, by its code.")
@click.option("--cluster", help="Undo the edits of one name cluster, by its id.")
@click.option("--why", default="", help="Reason, kept with the decision.")
@OUTPUT
@refusing
def revert_command(
    article: str, edit: str | None, rule: str | None, cluster: str | None, why: str, output: Path
) -> None:
    """Undo edits in ARTICLE (all, or those chosen), as a new version. The decision is kept: later runs respect it."""
    if sum(option is not None for option in (edit, rule, cluster)) > 1:
        raise Refused("give only one of --edit, --rule and --cluster")
    from cleanup.undo import undo

    with open_store(output) as store:
        version, number = undo(store, output, article, edit=edit, rule=rule, cluster=cluster, why=why)
    click.echo(
        f"{article}: {many(number, 'edit')} undone, version {version.number} written; later runs will not make them again"
    )


@click.command("history")
@ARTICLE
@OUTPUT
@AS_JSON
@refusing
def history_command(article: str, output: Path, as_json: bool) -> None:
    """List all versions of ARTICLE: when each was written, why, and how many edits and suggestions it has."""
    from cleanup.status import history

    with open_store(output) as store:
        rows = history(store, article)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        because = f" ({'; '.join(row['because'])})" if row["because"] else ""
        outcome = "" if row["outcome"] == "cleaned" else f", {row['outcome']}"
        click.echo(
            f"{row['version']:4}  {row['at']}  {row['why']}{because}: {many(row['edits'], 'edit')}, "
            f"{many(row['suggestions'], 'suggestion')}, {many(row['flags'], 'flag')}{outcome}"
        )


@click.command("status")
@click.argument("inputs", nargs=-1)
@OUTPUT
@LEVEL
@NO_LM
@AS_JSON
@refusing
def status_command(inputs: tuple[str, ...], output: Path, level: str | None, no_lm: bool, as_json: bool) -> None:
    """Say which articles are new, current or stale, and why stale: of INPUTS, or of the whole store. Changes nothing."""
    from cleanup.status import status

    report = status(output, inputs, configured(level, no_lm))
    click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=1) if as_json else report.to_text())
    for problem in report.problems:
        click.echo(problem, err=True)
    sys.exit(2 if report.problems else 0)


@click.group("store")
def store_group() -> None:
    """The store itself: check it, copy it out."""


@store_group.command("verify")
@click.option(
    "--mend", is_flag=True, help="Drop what is damaged and the next run can make again: what was read of names."
)
@OUTPUT
@refusing
def verify_command(mend: bool, output: Path) -> None:
    """Replay every log of the store against its original, there and back, and check every text and every file of an article.
    Exit status 2 on a problem."""
    from sqlite3 import DatabaseError

    from cleanup.store.lock import Lock
    from cleanup.store.verify import verify
    from cleanup.writers import wrong_files

    if mend:
        with open_store(output) as store, Lock(output, "store verify"):
            click.echo(f"{many(store.forget_damaged(), 'row')} of names dropped", err=True)
    with open_store(output) as store:
        report = verify(store)
        problems = list(report.problems)
        try:
            problems += wrong_files(store, output)
        except DatabaseError:
            if not problems:
                raise
    for problem in problems:
        click.echo(problem)
    click.echo(
        f"{many(report.versions, 'version')} of {many(report.articles, 'article')}, {many(report.texts, 'text')}: "
        f"{many(len(problems), 'problem') if problems else 'all whole'}",
        err=bool(problems),
    )
    sys.exit(2 if problems else 0)


@store_group.command("export")
@click.option(
    "--since",
    default="",
    help="What was written from a date on (ISO 8601), or after a run ended (number, latest, previous).",
)
@OUTPUT
@refusing
def export_command(since: str, output: Path) -> None:
    """Print versions as JSON lines, oldest first, each with its original, its text and its log."""
    from cleanup.store.lines import lines

    with open_store(output) as store:
        for line in lines(store, since):
            click.echo(line)


COMMANDS = (log_command, diff_command, revert_command, history_command, status_command, store_group)

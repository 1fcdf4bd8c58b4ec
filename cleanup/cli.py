"""The command `cleanup`. Heavy modules are imported when a command needs them, so that help and diffs are instant."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup import cli_look, cli_store
from cleanup.cli_common import (
    AS_JSON,
    ENGINE,
    LEVEL,
    NO_LM,
    OUTPUT,
    SCHEDULER,
    Refused,
    configured,
    main,
    open_store,
    refusing,
)
from cleanup.cli_names import clusters_of, names_group, names_text, parsed
from cleanup.inflection import many

if TYPE_CHECKING:
    from cleanup.cluster import Engine
    from cleanup.run import Request

__all__ = ["main"]
for _command in (*cli_look.COMMANDS, *cli_store.COMMANDS, names_group):
    main.add_command(_command)


@main.command("run")
@click.argument("inputs", nargs=-1)
@OUTPUT
@LEVEL
@NO_LM
@click.option("--force", is_flag=True, help="Clean again what has been cleaned already.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@ENGINE
@SCHEDULER
@AS_JSON
@refusing
def run_command(
    inputs: tuple[str, ...],
    output: Path,
    level: str | None,
    no_lm: bool,
    force: bool,
    dry_run: bool,
    engine: Engine,
    scheduler: str | None,
    as_json: bool,
) -> None:
    """Clean INPUTS (files, folders, .jsonl, .parquet, URLs; default: seeds) and write versions, logs, names and the report."""
    from cleanup.cluster import check
    from cleanup.readers import nothing_there
    from cleanup.run import Request

    sources = tuple(inputs) or ("seeds",)
    if problem := nothing_there(sources):
        raise Refused(problem)
    config = configured(level, no_lm)
    check(engine, scheduler)
    if not dry_run:
        _check_writable(output)
    outcome = _run_flow(
        "clean",
        Request(sources, output, config, force, dry_run, engine=engine, scheduler=scheduler),
        {
            "inputs": list(sources),
            "force": force,
            "dry_run": dry_run,
            "engine": engine,
            "scheduler": scheduler,
            **_common(output, level, no_lm),
        },
        as_json,
    )
    _finish(outcome, json.dumps(outcome, ensure_ascii=False, indent=1) if as_json else _summary(outcome, dry_run))


@main.command("reprocess")
@click.argument("articles", nargs=-1)
@click.option(
    "--stale", is_flag=True, help="Those that today's rules, settings, names or models would treat otherwise."
)
@click.option("--rule", metavar="CODE", help="Those with changes of this rule that another version of it has made.")
@click.option("--containing", metavar="TEXT", help="Those whose original contains this text, whatever its capitals.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@OUTPUT
@LEVEL
@NO_LM
@AS_JSON
@refusing
def reprocess_command(
    articles: tuple[str, ...],
    stale: bool,
    rule: str | None,
    containing: str | None,
    dry_run: bool,
    output: Path,
    level: str | None,
    no_lm: bool,
    as_json: bool,
) -> None:
    """Clean ARTICLES again from the originals in the store: ids, also with * and ?. What comes out the same gets no new
    version."""
    from cleanup.compare import to_text
    from cleanup.reprocess import chosen
    from cleanup.run import Outcome, Request

    if not (articles or stale or rule or containing):
        raise Refused("say which articles: ids, --containing TEXT, --stale or --rule CODE")
    with open_store(output) as store:
        wanted = chosen(store, articles, rule, containing)
    if not wanted:
        asked = [f"contains {containing!r}"] if containing else []
        asked += [f"has changes of another version of {rule}"] if rule else []
        none = json.dumps({**Outcome().to_json(), "tried": 0}, indent=1)
        click.echo(none if as_json else f"no article {' and '.join(asked)}; nothing to do")
        return
    outcome = _run_flow(
        "reprocess",
        Request((), output, configured(level, no_lm), not stale, dry_run),
        {
            "articles": list(articles),
            "stale": stale,
            "rule": rule,
            "containing": containing,
            "dry_run": dry_run,
            **_common(output, level, no_lm),
        },
        as_json,
    )
    if as_json:
        text = json.dumps(outcome, ensure_ascii=False, indent=1)
    elif not outcome["tried"]:
        text = f"nothing is stale: {many(outcome['unchanged'], 'article')} unchanged"
    else:
        text = _summary(outcome, dry_run)
        text += f"\n\nagainst the newest versions: {to_text(outcome['comparison'])}" if dry_run else ""
    _finish(outcome, text)


@main.command("compare")
@click.argument("run_a")
@click.argument("run_b")
@OUTPUT
@LEVEL
@NO_LM
@AS_JSON
@refusing
def compare_command(run_a: str, run_b: str, output: Path, level: str | None, no_lm: bool, as_json: bool) -> None:
    """Show how the outputs of two runs differ, by rule. A run is a number, latest or previous; RUN_B may be today.

    With today, what today's rules would give is computed from the originals; nothing is written.
    """
    from cleanup.compare import compare_runs, to_text
    from cleanup.run import Request

    with open_store(output) as store:
        first = store.run(run_a)
        data = {} if run_b == "today" else compare_runs(store, first.upto, store.run(run_b).upto).to_json()
    if run_b == "today":
        data = _run_flow(
            "compare",
            Request((), output, configured(level, no_lm), dry_run=True),
            {"run": str(first.number), **_common(output, level, no_lm)},
            as_json,
        )
    _finish(data, json.dumps(data, ensure_ascii=False, indent=1) if as_json else to_text(data))


@main.command("serve")
@click.argument("inputs", nargs=-1)
@click.option("--cron", help="When to run, as a cron line.  [default: 0 * * * *, every hour]")
@click.option("--interval", type=click.IntRange(5, 31_536_000), metavar="SECONDS", help="Run every so many seconds.")
@click.option("--timezone", default="UTC", show_default=True, help="What the hours of --cron mean.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=4200, show_default=True, help="Where the server listens."
)
@OUTPUT
@LEVEL
@NO_LM
@refusing
def serve_command(
    inputs: tuple[str, ...],
    cron: str | None,
    interval: int | None,
    timezone: str,
    port: int,
    output: Path,
    level: str | None,
    no_lm: bool,
) -> None:
    """Clean INPUTS (default: seeds) on a schedule, until stopped; runs can also be started on the server's pages.

    The server is the one that PREFECT_API_URL names, or one of our own that only this machine can reach.
    """
    from cleanup.readers import missing

    if cron and interval:
        raise Refused("give either --cron or --interval")
    sources = inputs or ("seeds",)
    if lines := missing(sources):
        raise Refused("; ".join(lines))
    config = configured(level, no_lm)
    _check_writable(output)
    if config.lm:
        _fetch_model(config)
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    from flows.schedule import ScheduleError, serve, when
    from flows.server import ServerError

    try:
        schedule = when(cron or "0 * * * *", interval, timezone)
        rhythm = f"every {interval} seconds" if interval else f"at {cron or '0 * * * *'} ({timezone})"
        parameters = {"inputs": list(sources), **_common(output, level, no_lm)}
        serve(schedule, parameters, port, lambda url: click.echo(f"cleaning {rhythm}; {url}; stop with Ctrl-C"))
    except (ScheduleError, ServerError) as error:
        raise Refused(str(error)) from error
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


def _common(output: Path, level: str | None, no_lm: bool) -> dict[str, Any]:
    """The parameters that every flow has."""
    return {"output": str(output), "level": level, "lm": False if no_lm else None}


def _run_flow(name: str, request: Request, parameters: dict[str, Any], as_json: bool) -> dict[str, Any]:
    """Run a flow here and now, while everything it needs is loaded beside it; its result."""
    from cleanup import ahead
    from cleanup.store.lock import check

    if not request.dry_run:
        check(request.output)
    if request.config.lm:
        _fetch_model(request.config)
    loading = ahead.begin(request)
    # What goes wrong is said in one line below; Prefect would print its own traceback first.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    from flows import progress, stopping

    flow = getattr(import_module(f"flows.{name}"), name)
    loading.result()
    named = names_text(request.output)
    with _progress_bar(enabled=sys.stderr.isatty() and not as_json) as listener, stopping.at_once(_say_stopped):
        progress.listen(listener)
        try:
            outcome: dict[str, Any] = flow(parameters)
        except KeyboardInterrupt:
            _say_stopped()
            sys.exit(130)
    if "written" in outcome:
        outcome["renamed"] = _renamed(named, request.output, outcome["written"])
    return outcome


def _say_stopped() -> None:
    click.echo("stopped; the next run goes on from here", err=True)


def _renamed(before: str, output: Path, written: list[str]) -> list[dict[str, Any]]:
    """The names that are written otherwise since; only a run that has written something can have changed one."""
    from cleanup.report.names import renamed

    return renamed(parsed(before), clusters_of(output, required=False), written) if written else []


def _finish(outcome: dict[str, Any], text: str) -> None:
    """Print the result and what could not be done; exit."""
    click.echo(text)
    problems = outcome.get("problems", ())
    for problem in problems:
        click.echo(f"not cleaned: {problem}", err=True)
    sys.exit(2 if problems else 0)


def _check_writable(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
        probe = output / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refused(f"{output}: cannot be written ({error.strerror}); choose another folder with --output") from error


def _fetch_model(config: Any) -> None:
    """Fetch the language model the first time; a machine without it goes on and says what is skipped."""
    from cleanup.fluency import FluencyError, available, fetch
    from cleanup.fluency.model import BUILTIN

    state = available(config.model)
    if config.model != BUILTIN or state.ready or not state.can_fetch:
        return
    try:
        fetch(say=lambda line: click.echo(line, err=True))
    except FluencyError as error:
        click.echo(f"going on without the language model: {error}", err=True)


@contextmanager
def _progress_bar(enabled: bool) -> Iterator[Callable[[str, int, int], None]]:
    bars: dict[str, Any] = {}

    def listener(phase: str, done: int, total: int) -> None:
        if not enabled:
            return
        if phase not in bars:
            bars[phase] = [click.progressbar(length=total, label=f"{phase:6}", file=sys.stderr), 0]
            bars[phase][0].__enter__()
        bar, before = bars[phase]
        bar.update(done - before)
        bars[phase][1] = done
        if done >= total:
            bar.__exit__(None, None, None)

    yield listener


def _summary(outcome: dict[str, Any], dry_run: bool) -> str:
    edits = sum(outcome["applied"].values())
    written = "nothing written (dry run)" if dry_run else many(len(outcome["written"]), "new version")
    lines = [
        f"{many(outcome['articles'], 'article')}: {written}, {outcome['unchanged']} unchanged",
        f"{many(edits, 'edit')} applied" + (":" if edits else ""),
        *(f"  {rule}  {number:5}  {_rule_name(rule)}" for rule, number in outcome["applied"].items()),
        f"{many(outcome['suggested'], 'suggestion')} and {many(outcome['flagged'], 'flag')} need a person, "
        f"in {many(len(outcome['needs_person']), 'article')}",
    ]
    for name, what in (
        ("needs_translation", "for re-translation"),
        ("not_english", "not in English, left as they are"),
    ):
        if outcome[name]:
            lines.append(f"{what}: {', '.join(outcome[name][:5])}{', ...' if len(outcome[name]) > 5 else ''}")
    for name in outcome["renamed"]:
        again = many(len(name["articles"]), "article")
        lines.append(f"{name['was']} is now written {name['is']}: {again} cleaned again")
    lines += [f"skipped: {line}" for line in outcome["skipped"]]
    if outcome["report"]:
        lines.append(f"report: {outcome['report']}")
    if outcome["problems"]:
        lines.append(f"{many(len(outcome['problems']), 'input')} not cleaned, see below")
    return "\n".join(lines)


def _rule_name(code: str) -> str:
    from cleanup.rules import all_rules

    return next((rule.name for rule in all_rules() if rule.code == code), "")


if __name__ == "__main__":
    main()

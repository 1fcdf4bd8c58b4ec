"""The command `cleanup`. Heavy modules are imported when a command needs them, so that help and diffs are instant."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli_names import clusters_of, names_group
from cleanup.cli_shared import AS_JSON, OUTPUT, Refused, refusing

if TYPE_CHECKING:
    from cleanup.store import Store


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="news-cleanup", prog_name="cleanup")
def main() -> None:
    """Find the damage that machine translation does to English news, repair what is safe, explain and undo every edit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


@main.command("run")
@click.argument("inputs", nargs=-1)
@OUTPUT
@click.option(
    "--level", type=click.Choice(["safe", "suggest"]), help="Apply safe repairs only (default), or suggested ones too."
)
@click.option("--no-lm", is_flag=True, help="Do without the language model.")
@click.option("--force", is_flag=True, help="Clean again what has been cleaned already.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@AS_JSON
@refusing
def run_command(
    inputs: tuple[str, ...], output: Path, level: str | None, no_lm: bool, force: bool, dry_run: bool, as_json: bool
) -> None:
    """Clean INPUTS (files, folders, .jsonl, .parquet, URLs; default: seeds) and write versions, logs, names and the report."""
    from cleanup import ahead
    from cleanup.config import load_config
    from cleanup.edit import Safety
    from cleanup.readers import nothing_there
    from cleanup.report.names import renamed
    from cleanup.run import Request

    sources = tuple(inputs) or ("seeds",)
    if problem := nothing_there(sources):
        raise Refused(problem)
    config = load_config(level=None if level is None else Safety[level.upper()], lm=False if no_lm else None)
    if not dry_run:
        _check_writable(output)
    if config.lm:
        _fetch_model(config)
    loading = ahead.begin(Request(sources, output, config, force, dry_run))
    # What goes wrong is said in one line below; Prefect would print its own traceback first.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    from flows import progress
    from flows.clean import CleanParameters
    from flows.clean import clean as flow

    loading.result()
    named = clusters_of(output, required=False)
    with _progress_bar(enabled=sys.stderr.isatty() and not as_json) as listener:
        progress.listen(listener)
        outcome = flow(
            CleanParameters.model_validate(
                {
                    "inputs": list(sources),
                    "output": str(output),
                    "level": level,
                    "lm": False if no_lm else None,
                    "force": force,
                    "dry_run": dry_run,
                }
            )
        )
    outcome["renamed"] = renamed(named, clusters_of(output, required=False), outcome["written"])
    click.echo(json.dumps(outcome, ensure_ascii=False, indent=1) if as_json else _summary(outcome, dry_run))
    for problem in outcome["problems"]:
        click.echo(f"not cleaned: {problem}", err=True)
    sys.exit(2 if outcome["problems"] else 0)


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


def many(number: int, what: str) -> str:
    """ "1 edit", "2 edits"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def _rule_name(code: str) -> str:
    from cleanup.rules import all_rules

    return next((rule.name for rule in all_rules() if rule.code == code), "")


@main.command("check")
@click.argument("inputs", nargs=-1)
@click.option("--format", "fmt", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.option("--no-lm", is_flag=True, help="Do without the language model.")
@refusing
def check_command(inputs: tuple[str, ...], fmt: str, no_lm: bool) -> None:
    """Print the findings in INPUTS without writing anything. Exit status 1 where there are findings."""
    from cleanup.check import check
    from cleanup.config import load_config
    from cleanup.report.terminal import findings

    results, problems = check(list(inputs) or ["seeds"], load_config(lm=False if no_lm else None))
    text = findings(results, fmt)
    if text:
        click.echo(text)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(2 if problems else int(any(log.findings for _, _, log in results)))


@main.command("log")
@click.argument("article")
@click.option("--version", "number", type=click.IntRange(1, 10**9), help="Version number; the newest by default.")
@OUTPUT
@AS_JSON
@refusing
def log_command(article: str, number: int | None, output: Path, as_json: bool) -> None:
    """Show what was changed in ARTICLE, what is suggested and what was only seen, and why."""
    with _store(output) as store:
        log = store.log(store.version(article, number))
    if as_json:
        click.echo(log.to_json(), nl=False)
        return
    from cleanup.report.terminal import log_text

    click.echo(log_text(log, color=sys.stdout.isatty()))


@main.command("diff")
@click.argument("article")
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

    with _store(output) as store:
        newest = store.version(article, end if end else None)
        old = store.text(store.version(article, start).cleaned_sha256 if start else newest.source_sha256)
        new = store.text(newest.cleaned_sha256 if end != 0 else newest.source_sha256)
    names = (f"{article} {f'version {start}' if start else 'original'}", f"{article} version {newest.number}")
    text = diff(old, new, fmt, names=names, color=sys.stdout.isatty())
    click.echo(text, nl=not text.endswith("\n"))


@main.command("revert")
@click.argument("article")
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

    with _store(output) as store:
        version, number = undo(store, output, article, edit=edit, rule=rule, cluster=cluster, why=why)
    click.echo(
        f"{article}: {many(number, 'edit')} undone, version {version.number} written; later runs will not make them again"
    )


@main.command("rules")
@click.argument("code", required=False)
@AS_JSON
@refusing
def rules_command(code: str | None, as_json: bool) -> None:
    """List the rules, or show the page of the rule CODE."""
    from cleanup.catalogue import catalogue, page, rule_named

    if code:
        rule = rule_named(code)
        if rule is None:
            raise Refused(f"there is no rule {code}; `cleanup rules` lists them")
        click.echo(page(rule))
    else:
        click.echo(catalogue(as_json=as_json))


@main.command("doctor")
@OUTPUT
@AS_JSON
@refusing
def doctor_command(output: Path, as_json: bool) -> None:
    """Say what is installed, which model is used, where the data lie, what is missing and how to mend it."""
    from cleanup.doctor import examine

    checks = examine(output)
    if as_json:
        click.echo(json.dumps([check._asdict() for check in checks], ensure_ascii=False, indent=1))
    else:
        for check in checks:
            click.echo(f"{'ok     ' if check.ok else 'missing'}  {check.what}: {check.found}")
            if check.cure:
                click.echo(f"         mend it: {check.cure}")
    sys.exit(0 if all(check.ok or check.optional for check in checks) else 2)


def _store(output: Path) -> Store:
    from cleanup.store import Store

    return Store(output, create=False)


main.add_command(names_group)

if __name__ == "__main__":
    main()

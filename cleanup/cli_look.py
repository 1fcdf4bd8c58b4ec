"""Commands that only look: findings, the catalogue of rules, the state of the installation. None of them starts a flow."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from cleanup.cli_common import AS_JSON, NO_LM, OUTPUT, Refused, configured, refusing


@click.command("check")
@click.argument("inputs", nargs=-1)
@click.option("--format", "fmt", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@NO_LM
@refusing
def check_command(inputs: tuple[str, ...], fmt: str, no_lm: bool) -> None:
    """Print the findings in INPUTS without writing anything. Exit status 1 where there are findings."""
    from cleanup.check import check
    from cleanup.report.terminal import findings

    results, problems = check(list(inputs) or ["seeds"], configured(None, no_lm))
    text = findings(results, fmt)
    if text:
        click.echo(text)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(2 if problems else int(any(log.findings for _, _, log in results)))


@click.command("rules")
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


@click.command("doctor")
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


COMMANDS = (check_command, rules_command, doctor_command)

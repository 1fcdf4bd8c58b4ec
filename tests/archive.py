"""A small archive that tests of operation clean, without a flow."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from cleanup import identity, run
from cleanup.cli import main
from cleanup.config import load_config
from cleanup.run import Outcome, Request
from cleanup.store import Store
from cleanup.writers import export

TEXT = "The forces of Khalifa Hefter left Libya. The the talks with Hefter's men go on.\n"
OTHER = "The council met on Sunday. It agreed on nothing.\n"


def invoke(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def clean(output: Path, *inputs: str) -> Outcome:
    """What the flow does, without a flow."""
    request = Request(inputs, output, load_config(lm=False))
    outcome, shop = Outcome(), run.workshop(request)
    articles = run.read_articles(request, outcome)
    names = run.settle_names(shop, articles, output, lambda _: None, lambda *_: None, False)
    todo = run.jobs(shop, articles, names, request, outcome, lambda _: None, lambda *_: None)
    with Store(output) as store:
        for batch in run.clean_jobs(shop, todo, None, lambda *_: None, outcome):
            versions = store.record(batch, "run")
            export(store, output, versions)
            outcome.written.extend(version.article for version in versions)
        store.add_run("clean", outcome.record())
    return outcome


def raised(code: str) -> identity.Ruleset:
    """Today's rule set, with the version of one rule raised."""
    today = identity.ruleset()
    return {**today, "rules": {**today["rules"], code: "99"}}

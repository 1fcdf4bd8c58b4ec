"""The documentation against the program: nothing generated is out of date, nothing documented is missing or made up."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
import yaml

from cleanup.changelog import schema
from cleanup.config import Config, load_config
from cleanup.decisions import load_decisions
from cleanup.rules import all_rules

ROOT = Path(__file__).resolve().parent.parent
_SKIPPED = {"output", "build", "dist", "node_modules"}
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") or part in _SKIPPED for part in path.relative_to(ROOT).parts[:-1])
)
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[lm]' && .venv/bin/cleanup run",
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[lm,dev]' && .venv/bin/python -m pytest",
)
_MACHINE = re.compile(r"(?<![\w.:/~$}-])/(?:home|root|work|tmp|usr|var|opt|mnt|srv|etc|data|Users|Volumes)\b|[A-Z]:\\")


def _build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BUILD = _build()
TREE = list(BUILD.commands())


def page_id(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.S | re.M)


def section(text: str, heading: str) -> str:
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.S | re.M)
    assert found, f"there is no section {heading}"
    return found[1]


def test_generated_pages_are_up_to_date() -> None:
    stale = [page_id(path) for path, text in BUILD.generated().items() if path.read_text("utf-8") != text]
    assert not stale, "run: python docs/build.py"


def test_building_twice_gives_the_same() -> None:
    assert BUILD.generated() == BUILD.generated()


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for words, command, _ in TREE:
        text = section(page, words)
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert [option for option in parameter.opts if option not in text] == [], words
    assert [words for words, _, _ in TREE if f"{words} " not in README and f"{words}`" not in README] == []


def test_commands_in_the_readme_exist() -> None:
    known = {words for words, _, _ in TREE}
    groups = {words for words, command, _ in TREE if isinstance(command, click.Group)}
    for line in re.findall(r"^(?:\$ )?(cleanup [^\n#|]*)", "\n".join(blocks(README, "(?:sh|text)")), re.M):
        words = re.findall(r"\S+", line)
        name = " ".join(words[:2])
        assert name in known or words[1].startswith("-"), line
        if name in groups and len(words) > 2 and not words[2].startswith("-"):
            assert " ".join(words[:3]) in known, line


def test_quick_start_is_two_commands() -> None:
    assert blocks(section(README, "Quick start"), "sh") == [f"{command}\n" for command in COMMANDS]


def test_the_checks_install_what_the_readme_installs() -> None:
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("there is no .ci/run")
    assert "install -q -e '.[lm,dev]'" in script.read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_rule_codes_exist(path: Path) -> None:
    if path.name == "CHANGELOG.md":
        return
    known = {rule.code for rule in all_rules()}
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", path.read_text("utf-8"))) <= known


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_links_resolve(path: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.S | re.M))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.M)
            assert anchor in {BUILD.slug(heading) for heading in headings}, link


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_no_paths_of_a_machine(path: Path) -> None:
    assert _MACHINE.findall(path.read_text("utf-8")) == []


def test_configuration_in_the_readme_is_the_default(tmp_path: Path) -> None:
    (body,) = [block for block in blocks(README, "yaml") if "edit_budget:" in block]
    assert set(yaml.safe_load(body)) == {field.name for field in dataclasses.fields(Config)}
    file = tmp_path / "cleanup.yml"
    file.write_text(body, "utf-8")
    assert load_config(file) == Config()


def test_decisions_in_the_readme_are_decisions(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text("".join(blocks(README, "json")), "utf-8")
    load_decisions(file)
    kinds = set(re.findall(r'"kind": "(\w+)"', file.read_text("utf-8")))
    assert kinds == {"accept", "reject", "same", "different", "prefer", "end"}


def test_every_field_of_the_log_is_documented() -> None:
    text = (ROOT / "docs" / "changes-format.md").read_text("utf-8")
    change = schema()["$defs"]["change"]["properties"]
    evidence = change["evidence"]["items"]["properties"]
    missing = [name for name in (*schema()["properties"], *change, *evidence) if f"| `{name}` |" not in text]
    assert missing == []


def _logged() -> list[dict[str, Any]]:
    """What the reviewed logs of the seeds hold, which are made without the language model."""
    logs = (json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tests/golden").glob("*.json")))
    return [change for log in logs for change in log["changes"]]


def test_the_summary_in_the_readme_is_that_of_the_seeds() -> None:
    changes = _logged()
    applied = Counter(change["rule"] for change in changes if change["status"] == "applied")
    count = Counter(change["status"] for change in changes)
    shown = {code: int(number) for code, number in re.findall(r"^  ([A-Z]{3}\d{3}) +(\d+)  [a-z-]+$", README, re.M)}
    assert shown == applied
    assert f"{applied.total()} edits applied:" in README
    assert f"{count['suggested']} suggestions and {count['flagged']} flags need a person" in README


def test_the_samples_of_a_log_are_from_the_logs() -> None:
    by_id = {change["id"]: change for change in _logged()}
    page = (ROOT / "docs/changes-format.md").read_text("utf-8")
    sample = json.loads(re.search(r"```json\n(\{.*?\n\})\n```", page, re.S)[1])  # type: ignore[index]
    assert sample == by_id[sample["id"]]
    code, place = re.search(r"^applied    [A-Z]{3}\d{3} (\w+) at ([\d-]+)$", README, re.M).groups()  # type: ignore[union-attr]
    change = by_id[code]
    assert place == f"{change['start']}-{change['end']}"
    grounds = "\n".join(f"    {item['kind']}: {item['detail']}" for item in change["evidence"])
    assert f"  {change['message']} (confidence {change['confidence']}, safe)\n{grounds}\n" in README
    assert set(re.findall(r"--edit (\w{12})", README)) <= by_id.keys()


def test_the_state_of_the_configuration_in_the_readme_is_that_of_the_defaults() -> None:
    assert f"configuration: defaults, state {Config().hash}" in README


def test_the_systemd_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.skip("systemd-analyze is not installed")
    found = re.search(r"```ini\n(.*?)```", (ROOT / "docs/operation.md").read_text("utf-8"), re.S)
    assert found
    program = tmp_path / "archive/.venv/bin/cleanup"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / "cleanup.service"
    unit.write_text(found[1], "utf-8")
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run([analyze, "verify", "--user", str(unit)], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")

"""The command line as a user meets it, without starting a flow; the flow has its own test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.article import Article
from cleanup.changelog import apply_log
from cleanup.cli import main
from cleanup.decisions import Decision
from cleanup.pipeline import clean_texts
from cleanup.store import Entry, Store
from cleanup.writers import export

TEXT = "The forces of Khalifa Hefter left Libya. The the talks with Hefter's men go on.\n"


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "output"
    with Store(folder) as store:
        entry = Entry(Article("a", TEXT), "i", clean_texts({"a": TEXT})["a"])
        export(store, folder, store.record([entry], "run"))
    return folder


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_help_is_quick() -> None:
    times = []
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, "-m", "cleanup", "--help"], check=True, capture_output=True)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(times) < 0.4, "seconds of the processor: those of the clock are those of its neighbours too"


def test_heavy_modules_are_not_imported_for_help() -> None:
    code = "import sys, cleanup.cli; print([m for m in ('prefect', 'torch', 'transformers', 'wordfreq') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_log_and_diff(output: Path) -> None:
    code, text, _ = run("log", "a")
    assert code == 0 and "Khalifa Hefter → Khalifa Haftar" in text and "NAM001" in text
    code, text, _ = run("log", "a", "--json")
    assert json.loads(text)["article"] == "a"
    code, text, _ = run("diff", "a")
    assert code == 0 and "[-Hefter-]{+Haftar+}" in text
    assert run("diff", "a", "--format", "unified")[1].startswith("--- a original")
    assert "<del>Hefter</del>" in run("diff", "a", "--format", "html")[1]
    assert json.loads(run("diff", "a", "--format", "json")[1])


def test_revert_writes_a_version_and_a_decision(output: Path) -> None:
    code, text, _ = run("revert", "a", "--rule", "REP001", "--why", "it is a quotation")
    assert code == 0 and "1 edit undone, version 2" in text
    cleaned = (output / "articles/a/cleaned.txt").read_text("utf-8")
    assert "The the talks" in cleaned and "Haftar" in cleaned
    decision = json.loads(Path("decisions.jsonl").read_text("utf-8"))
    assert decision["kind"] == "reject" and decision["rule"] == "REP001" and decision["why"] == "it is a quotation"
    assert run("revert", "a")[0] == 0
    assert (output / "articles/a/cleaned.txt").read_text("utf-8") == TEXT
    with Store(output) as store:
        assert [store.version("a", n).number for n in (1, 2, 3)] == [1, 2, 3]
        first = store.version("a", 1)
        assert apply_log(store.log(first), TEXT) == store.text(first.cleaned_sha256)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--rule", "NOPE01", "no applied edit of a has the rule NOPE01; there are edits of NAM001, REP001"),
        ("--cluster", "nobody", "no applied edit of a has the cluster nobody; there are edits of ly-khalifa-haftar"),
        ("--edit", "000", "no applied edit of a has the id 000; `cleanup log a` lists them"),
    ],
)
def test_what_cannot_be_undone_is_said_with_what_can(output: Path, option: str, value: str, words: str) -> None:
    assert run("revert", "a", option, value) == (2, "", f"Error: {words}\n")
    assert not Path("decisions.jsonl").exists()


def test_nothing_is_left_to_undo(output: Path) -> None:
    assert run("revert", "a")[0] == 0
    assert run("revert", "a") == (2, "", "Error: no edit is applied in a: there is nothing to undo\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("log", "nobody"),
        ("log", "a", "--version", "7"),
        ("diff", "nobody"),
        ("revert", "a", "--edit", "000000000000"),
        ("revert", "a", "--edit", "x", "--rule", "y"),
        ("rules", "XXX999"),
        ("names", "show", "Nobody"),
        ("log", "a", "--output", "elsewhere"),
        ("check", "/nowhere"),
        ("check", "--format", "xml"),
        ("nosuchcommand",),
    ],
)
def test_bad_usage_is_one_line_and_status_2(output: Path, arguments: tuple[str, ...]) -> None:
    code, _, error = run(*arguments)
    assert code == 2
    assert "Traceback" not in error and error.strip()


DECIDED = '{"kind": "same", "by": "me", "at": "2026-11-21", '


@pytest.mark.parametrize(
    ("file", "body", "place"),
    [
        ("cleanup.yml", "level: [", "cleanup.yml"),
        ("cleanup.yml", "levle: safe", "unknown setting 'levle'"),
        ("cleanup.yml", "level: wild", "level must be safe or suggest"),
        ("cleanup.yml", "authority: [mine.yml]", "mine.yml"),
        ("decisions.jsonl", "{}", "decisions.jsonl:1"),
        (
            "cleanup.yml",
            "level: safe\nlm: no\nlevel: suggest\n",
            "cleanup.yml: cannot be read as YAML: line 3: 'level'",
        ),
        ("cleanup.yml", "authority: mine.yml", "authority must be a list of files, such as"),
        ("cleanup.yml", "lm: maybe", "lm must be true or false"),
        ("cleanup.yml", "workers: many", "workers must be a whole number"),
        ("cleanup.yml", "edit_budget: much", "edit_budget must be a number"),
        ("decisions.jsonl", DECIDED + '"a": "x"}', "decisions.jsonl:1: a decision 'same' needs 'b'"),
        (
            "decisions.jsonl",
            '{"kind": "same", "a": "x", "b": "y"}',
            "decisions.jsonl:1: not a decision: 'by' is missing",
        ),
        ("decisions.jsonl", "same", "decisions.jsonl:1: not a decision: not JSON"),
        ("decisions.jsonl", "[1]", "decisions.jsonl:1: not a decision: must be an object"),
        ("decisions.jsonl", DECIDED + '"aa": "x"}', "decisions.jsonl:1: unknown field 'aa'; known are kind, by"),
        (
            "decisions.jsonl",
            '{"kind": "same", "by": "me", "at": "yesterday", "a": "x", "b": "y"}',
            "decisions.jsonl:1: 'at' must be a time such as 2026-11-21T10:00:00+00:00, not 'yesterday'",
        ),
        (
            "decisions.jsonl",
            DECIDED.replace("same", "prefer") + '"cluster": "ly-khalifa-hafter", "name": "Hifter"}',
            "decisions.jsonl:1: no name has the id 'ly-khalifa-hafter'",
        ),
        (
            "decisions.jsonl",
            DECIDED.replace("same", "prefer") + '"cluster": "zz", "name": "Hifter"}',
            "decisions.jsonl:1: no name has the id 'zz'",
        ),
        (
            "decisions.jsonl",
            DECIDED
            + '"a": "x", "b": "y"}\n'
            + DECIDED.replace("same", "prefer")
            + '"cluster": "ly-khalifa-haftar", "name": "Hif\\nter"}',
            "decisions.jsonl:2: 'name' has a line break",
        ),
        (
            "decisions.jsonl",
            DECIDED.replace("same", "prefer") + '"cluster": "ly-khalifa-haftar", "name": "Hif\\u0007ter"}',
            "decisions.jsonl:1: 'name' has a control character",
        ),
        (
            "cleanup.yml",
            "decisions: nowhere/x.jsonl",
            "nowhere/x.jsonl: there is no folder nowhere; make it, or mend 'decisions'",
        ),
        (
            "decisions.jsonl",
            DECIDED.replace("same", "end") + '"ends": "0123456789ab"}',
            "decisions.jsonl:1: ends '0123456789ab', but no line before it",
        ),
    ],
)
def test_bad_configuration_stops_with_one_line(output: Path, file: str, body: str, place: str) -> None:
    Path(file).write_text(body, "utf-8")
    Path("x.txt").write_text(TEXT, "utf-8")
    code, _, error = run("check", "x.txt", "--no-lm")
    assert code == 2 and place in error and "Traceback" not in error and error.count("\n") == 1
    assert "__init__" not in error and "tuple" not in error
    code, text, error = run("doctor")
    assert code == 2 and place in text and error == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("file", ["cleanup.yml", "decisions.jsonl"])
def test_a_file_in_another_encoding_is_said_to_be_so(output: Path, file: str, encoding: str) -> None:
    body = "level: safe\n" if file == "cleanup.yml" else DECIDED + '"a": "x", "b": "y"}\n'
    Path(file).write_bytes(body.encode(encoding))
    Path("x.txt").write_text(TEXT, "utf-8")
    code, text, error = run("check", "x.txt", "--no-lm")
    assert code == 2 and f"{file}: is UTF-16" in error and "; save it as UTF-8" in error
    assert error.count("\n") == 1 and not text


def test_a_folder_of_settings_is_none(output: Path) -> None:
    Path("cleanup.yml").mkdir()
    code, _, error = run("check", "output")
    assert code == 2 and "cleanup.yml: is a folder, not a file of settings" in error and "Errno" not in error


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("mine.csv", b"id,kind,name\n", "mine.csv: holds no entry"),
        (
            "mine.csv",
            b"id,kind,name,country\nx,place,X,ZZ\n",
            "mine.csv: line 2: entry x: country 'ZZ' is no code",
        ),
        ("mine.csv", "id,kind,name\nx,place,X\n".encode("utf-16"), "mine.csv: is UTF-16; save it as UTF-8"),
        ("mine.csv", "id,kind,name\nx,place,Sidé\n".encode("latin-1"), "mine.csv: not UTF-8 at byte 24"),
        ("mine.yml", b"source: me\ndate: 2026-01-01\nentries: []\n", "mine.yml: holds no entry"),
        ("mine.yml", b"source: me\ndate: x\nsource: you\nentries: []\n", "line 3: 'source' is written twice"),
    ],
)
def test_an_authority_that_says_nothing_or_nonsense_is_named(output: Path, name: str, body: bytes, reason: str) -> None:
    Path("cleanup.yml").write_text(f"authority: [{name}]", "utf-8")
    Path(name).write_bytes(body)
    Path("x.txt").write_text(TEXT, "utf-8")
    code, text, error = run("check", "x.txt", "--no-lm")
    assert code == 2 and reason in error and error.count("\n") == 1 and not text


def test_decisions_that_name_what_there_is_hold(output: Path) -> None:
    end = Decision(kind="same", by="me", at="2026-11-21", a="x", b="y").id
    lines = [
        DECIDED + '"a": "x", "b": "y"}',
        DECIDED.replace("same", "end") + f'"ends": "{end}"}}',
        DECIDED.replace("same", "prefer") + '"cluster": "ly-khalifa-haftar", "name": "Khalifa Hifter"}',
        DECIDED.replace("same", "prefer") + '"cluster": "n-0123456789", "name": "Jane Roe"}',
        DECIDED.replace("same", "prefer") + '"cluster": "gone-since", "a": "Jon Doe", "name": "John Doe"}',
        DECIDED.replace("same", "prefer") + '"cluster": "Jane-Ann", "name": "Jane Ann"}',
    ]
    Path("decisions.jsonl").write_text("\n".join(lines), "utf-8")
    Path("x.txt").write_text(TEXT, "utf-8")
    code, text, error = run("check", "x.txt", "--no-lm")
    assert code == 1 and "Hifter" in text and not error


def test_bad_authority_cleans_nothing(output: Path) -> None:
    Path("cleanup.yml").write_text("authority: [mine.yml]", "utf-8")
    Path("mine.yml").write_text("source: me\ndate: 2026-01-01\nentries:\n- {id: x, kind: person, name: X}\n", "utf-8")
    Path("x.txt").write_text(TEXT, "utf-8")
    code, text, error = run("check", "x.txt", "--no-lm")
    assert code == 2 and "mine.yml: entry x: a person needs 'short'" in error and not text


def test_own_authority_is_laid_over(output: Path) -> None:
    Path("cleanup.yml").write_text("authority: [mine.yml, more.csv]", "utf-8")
    Path("mine.yml").write_text(
        "source: me\ndate: 2026-01-01\nentries:\n"
        "- {id: x, kind: person, name: Jane Roe, short: Roe, country: [LY], aliases: [Jan Row]}\n",
        "utf-8",
    )
    Path("more.csv").write_text("id,kind,name,short,aliases\ny,person,Max Moor,Moor,Mex Mor;Maks Moor\n", "utf-8")
    Path("x.txt").write_text("In Libya, Jan Row met Mex Mor.", "utf-8")
    rows = json.loads(run("check", "x.txt", "--no-lm", "--format", "json")[1])
    assert [(row["before"], row["after"]) for row in rows] == [("Jan Row", "Jane Roe"), ("Mex Mor", "Max Moor")]


def test_own_authority_outranks_ours(output: Path) -> None:
    Path("cleanup.yml").write_text("authority: [mine.yml]", "utf-8")
    Path("mine.yml").write_text(
        "source: me\ndate: 2026-01-01\nentries:\n"
        "- {id: ly-khalifa-haftar, kind: person, name: Khalifa Hifter, short: Hifter, country: [LY], aliases: [Khalifa Haftar, Haftar]}\n",
        "utf-8",
    )
    Path("x.txt").write_text("In Libya, Khalifa Haftar spoke. Haftar left.", "utf-8")
    rows = json.loads(run("check", "x.txt", "--no-lm", "--format", "json")[1])
    assert [(row["before"], row["after"]) for row in rows] == [
        ("Khalifa Haftar", "Khalifa Hifter"),
        ("Haftar", "Hifter"),
    ]


def test_check_formats(output: Path) -> None:
    Path("x.txt").write_text("A heading\n\n" + TEXT, "utf-8")
    code, text, _ = run("check", "x.txt", "--no-lm")
    assert code == 1 and "x.txt:3:15: NAM001" in text
    code, text, _ = run("check", "x.txt", "--no-lm", "--format", "sarif")
    sarif = json.loads(text)
    assert code == 1 and sarif["version"] == "2.1.0"
    region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 15)
    Path("y.txt").write_text("The council met on Sunday.\n", "utf-8")
    assert run("check", "y.txt", "--no-lm") == (0, "", "")


def test_rules_and_pages(output: Path) -> None:
    code, text, _ = run("rules")
    assert code == 0 and "ENC001" in text
    code, text, _ = run("rules", "ENC001")
    assert code == 0 and "## What it does" in text and "## Examples" in text
    assert json.loads(run("rules", "--json")[1])


def test_doctor(output: Path) -> None:
    code, text, _ = run("doctor")
    assert code == 0 and "authority" in text and "language model" in text

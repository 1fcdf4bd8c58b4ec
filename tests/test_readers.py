"""Reading: every kind of input, and one clear line for each that cannot be used."""

from __future__ import annotations

import gzip
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.article import Article, InputError, safe_id
from cleanup.readers import read

LIMIT = 100_000


def results(*inputs: Path | str) -> tuple[list[Article], list[str]]:
    items = list(read([str(item) for item in inputs], LIMIT))
    return [i for i in items if isinstance(i, Article)], [str(i) for i in items if isinstance(i, InputError)]


def test_folder_files_lines_gzip_and_parquet(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Second.\n", "utf-8")
    (tmp_path / "a.txt").write_bytes("First é😀.\r\n".encode())
    line = json.dumps({"id": "c", "text": "Third."}) + "\n"
    (tmp_path / "lines.jsonl").write_text(line + "\n" + json.dumps({"id": 7, "text": "Seven."}), "utf-8")
    with gzip.open(tmp_path / "more.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "d", "text": "Fourth."}))
    articles, problems = results(tmp_path)
    assert [(a.id, a.text) for a in articles] == [
        ("a", "First é😀.\r\n"),
        ("b", "Second.\n"),
        ("c", "Third."),
        ("7", "Seven."),
        ("d", "Fourth."),
    ]
    assert problems == []


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="Parquet needs pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    parquet.write_table(arrow.table({"id": ["x"], "text": ["Text."]}), tmp_path / "t.parquet")
    assert [(a.id, a.text) for a in results(tmp_path / "t.parquet")[0]] == [("x", "Text.")]
    parquet.write_table(arrow.table({"other": ["x"]}), tmp_path / "u.parquet")
    (line,) = results(tmp_path / "u.parquet")[1]
    assert "u.parquet" in line and "columns" in line


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "t.parquet").write_bytes(b"PAR1")
    (line,) = results(tmp_path / "t.parquet")[1]
    assert line.endswith(
        "t.parquet: reading Parquet needs pyarrow, which is not installed; install it: pip install pyarrow"
    )


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n", "is empty"),
    "binary.txt": (b"\x7fELF\x00\x01\xff\xfe", "binary"),
    "nul.txt": (b"abc\x00def", "binary"),
    "wide.txt": ("Café".encode("utf-16"), "is UTF-16, not UTF-8; convert it: iconv -f UTF-16 -t utf-8"),
    "little.txt": ("Talks go on.".encode("utf-16-le"), "iconv -f UTF-16LE"),
    "big.txt": ("Talks – go on.".encode("utf-16-be"), "iconv -f UTF-16BE"),
    "wider.txt": ("Talks".encode("utf-32"), "iconv -f UTF-32"),
    "latin.txt": ("Café".encode("latin-1"), "not UTF-8 at byte 3"),
    "large.txt": (b"a" * (LIMIT + 1), "more than the limit"),
    "photo.jpg": (b"\xff\xd8", "not a kind of file"),
    "broken.jsonl": (b"{nope\n", "broken.jsonl:1: not JSON"),
    "list.jsonl": (b"[1]\n", "must be an object"),
    "fields.jsonl": (b'{"id": "x"}\n', "needs 'id' and 'text', both texts; the id may be a whole number"),
    "surrogate.jsonl": (b'{"id": "s", "text": "a\\ud800"}\n', "lone surrogate"),
    "long.jsonl": (b'{"id": "l", "text": "' + b"a" * LIMIT + b'"}\n', "long.jsonl:1: a line of more than"),
    "torn.jsonl.gz": (b"\x1f\x8b\x08\x00torn", "cannot be read"),
    "deep.jsonl": (b"[" * 50_000 + b"\n", "not JSON"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_what_cannot_be_used_is_one_line_and_the_others_go_on(tmp_path: Path, name: str) -> None:
    body, reason = BAD[name]
    (tmp_path / name).write_bytes(body)
    (tmp_path / "zz.txt").write_text("Fine.", "utf-8")
    articles, problems = results(tmp_path)
    assert [a.id for a in articles] == ["zz"]
    (line,) = problems
    assert name in line and reason in line and "\n" not in line


def test_a_line_that_is_too_long_does_not_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"a" * (3 * LIMIT) + b"\n" + b'{"id": "b", "text": "Good."}\n')
    articles, problems = results(tmp_path)
    assert [a.id for a in articles] == ["b"]
    assert len(problems) == 1


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "zz.txt").write_text("Fine.", "utf-8")
    articles, problems = results(tmp_path)
    assert [a.id for a in articles] == ["zz"]
    assert len(problems) == 2


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "real.txt").write_text("Fine.", "utf-8")
    (tmp_path / "in/a.txt").symlink_to("../real.txt")
    (tmp_path / "in/b.txt").symlink_to("nowhere.txt")
    articles, problems = results(tmp_path / "in")
    assert [(a.id, a.text) for a in articles] == [("a", "Fine.")]
    assert len(problems) == 1 and "b.txt" in problems[0]


def test_links_to_folders_are_said_not_to_be_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.txt").write_text("Fine.", "utf-8")
    (tmp_path / "in/more").symlink_to("../real")
    (tmp_path / "in/more.txt").symlink_to("../real")
    articles, problems = results(tmp_path / "in")
    assert articles == [] and len(problems) == 2
    assert all("links to folders are not followed; give the folder itself" in line for line in problems)
    (tmp_path / "whole").symlink_to("real")
    assert [a.id for a in results(tmp_path / "whole")[0]] == ["a"], "an input may be a link"


def written_in(output: Path) -> None:
    """What a run leaves in an output folder, and one file of somebody else."""
    (output / "articles/x").mkdir(parents=True)
    for name in ("articles/x/cleaned.txt", "articles/x/changes.json", "catalog.db", "names.json", "index.html"):
        (output / name).write_text("Ours.", "utf-8")
    (output / "articles/mine.txt").write_text("Theirs.", "utf-8")


@pytest.mark.parametrize(
    ("given_", "output", "ids", "reason"),
    [
        (".", "output", ["a"], None),
        ("in", "in/output", ["in"], None),
        ("output", "output", ["mine"], None),
        ("output/articles", "output", ["mine"], None),
        ("output/articles/x", "output", [], "holds nothing but the output of runs"),
        ("output/articles/x/cleaned.txt", "output", [], "is the output of a run"),
        ("link", "output", ["mine"], None),
        ("output", "link", ["mine"], None),
        ("links", "output", ["b"], None),
        ("output/articles/x", "elsewhere", ["cleaned"], "not a kind of file"),
    ],
)
def test_what_a_run_has_written_is_never_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given_: str, output: str, ids: list[str], reason: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    written_in(Path("output"))
    if given_ == ".":
        Path("a.txt").write_text("Fine.", "utf-8")
    if given_ == "in":
        written_in(Path("in/output"))
        Path("in/in.txt").write_text("Fine.", "utf-8")
    if "link" in (given_, output):
        Path("link").symlink_to("output")
    if given_ == "links":
        Path("links").mkdir()
        Path("links/a.txt").symlink_to("../output/articles/x/cleaned.txt")
        Path("links/b.txt").symlink_to("../output/articles/mine.txt")
    items = list(read([given_], LIMIT, output=Path(output)))
    assert [item.id for item in items if isinstance(item, Article)] == ids
    problems = [str(item) for item in items if isinstance(item, InputError)]
    assert len(problems) == (reason is not None) and all(reason and reason in line for line in problems)


def test_two_inputs_with_one_id(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text(folder, "utf-8")
    articles, problems = results(tmp_path)
    assert [a.text for a in articles] == ["one"]
    assert len(problems) == 1 and "one/same.txt" in problems[0] and "two/same.txt" in problems[0]


def test_missing_and_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    _, problems = results(tmp_path / "nowhere", tmp_path / "void", "nosuchscheme://x/y")
    assert len(problems) == 3
    assert "no such file" in problems[0] and "no files" in problems[1] and "nosuchscheme" in problems[2]


def test_an_id_does_not_depend_on_how_a_system_writes_letters() -> None:
    assert safe_id("cafe\u0301") == safe_id("caf\u00e9") == "caf\u00e9"
    assert safe_id("\u0939\u093f\u0928\u094d\u0926\u0940") != safe_id("\u0939\u0928\u0926")
    assert len(safe_id("\u65b0" * 300).encode()) <= 240


@pytest.mark.parametrize(
    "raw", ["../../etc/passwd", "/abs/path", "a/b\\c", "..", ".hidden", "x" * 500, "naïve id", "a\nb"]
)
def test_ids_never_leave_the_folder(raw: str) -> None:
    try:
        name = safe_id(raw)
    except ValueError:
        return
    assert name and "/" not in name and "\\" not in name and not name.startswith(".") and len(name) <= 120


def test_long_ids_that_end_otherwise_are_two_articles(tmp_path: Path) -> None:
    address = "https://news.example/world/middle-east/" + "a-long-heading-" * 8
    ids = [f"{address}{end}" for end in ("one", "two")]
    lines = [json.dumps({"id": name, "text": f"At {name}."}) for name in ids]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    articles, problems = results(tmp_path)
    assert problems == [] and len({a.id for a in articles}) == 2
    for given_id, article in zip(ids, articles, strict=True):
        assert article.id == safe_id(given_id) == safe_id(article.id)
        assert len(article.id) <= 120 and article.id.startswith("https_news.example_world_middle-east_a-long")
    assert safe_id("x" * 120) == "x" * 120
    assert safe_id("\u65b0" * 81) != safe_id("\u65b0" * 82) and safe_id("\u65b0" * 80) == "\u65b0" * 80


@given(st.one_of(st.text(max_size=300), st.text("\u65b0\u0301ae. _-/", min_size=70, max_size=400)))
def test_an_id_that_is_safe_stays_as_it_is(raw: str) -> None:
    try:
        name = safe_id(raw)
    except ValueError:
        return
    assert safe_id(name) == name and len(name) <= 120 and len(name.encode()) <= 240

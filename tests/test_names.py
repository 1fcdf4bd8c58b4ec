"""Names in whole mini articles: what must be repaired, and what looks like it and must stay.

The articles are in tests/names: repairs.txt marks each damaged name and its repair, traps.txt is correct English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleanup.config import Config
from cleanup.edit import Safety
from cleanup.engine import Cleaned
from cleanup.names.alike import common
from cleanup.names.authority import AuthorityError, load
from cleanup.names.fold import fold, key
from cleanup.names.mentions import mentions
from cleanup.pipeline import clean_texts
from cleanup.text import Doc

FOLDER = Path(__file__).parent / "names"
_MARK = re.compile(r"\[([^\]→]*)→([^\]]*)\]")


def articles(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.replace("¶", "\n\n") + "\n"


def cleaned(text: str) -> Cleaned:
    return clean_texts({"a": text}, Config(lm=False))["a"]


REPAIRS = [
    pytest.param(_MARK.sub(r"\1", text), _MARK.sub(r"\2", text), id=text[:60]) for text in articles("repairs.txt")
]
TRAPS = [pytest.param(text, id=text[:60]) for text in articles("traps.txt")]


@pytest.mark.parametrize(("text", "expected"), REPAIRS)
def test_damaged_names_are_repaired(text: str, expected: str) -> None:
    assert cleaned(text).text == expected
    assert cleaned(expected).text == expected, "a second run changes more"


@pytest.mark.parametrize("text", TRAPS)
def test_right_names_are_neither_changed_nor_questioned(text: str) -> None:
    result = cleaned(text)
    assert result.text == text
    assert [change.message for change in result.log.changes if change.rule.startswith("NAM")] == []


def test_all_spellings_of_one_article_become_the_same() -> None:
    text = (
        "President of Ukraine Volodymyr Zelenskyy came to Berlin. Help is late, Zelenskyi said.\n\n"
        "According to Zelensky, the winter will be hard.\n\nThe chancellor agreed with Zelensky on the grain.\n"
    )
    result = clean_texts({"a": text}, Config(lm=False, level=Safety.SUGGEST))["a"]
    assert set(re.findall(r"Zelens\w+", result.text)) == {"Zelensky"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The envoy to Yemen Martin Griffiths left.", ["Yemen", "Martin Griffiths"]),
        ("The Minister of Religious Endowments Mohamed Barhouma spoke.", ["Religious Endowments", "Mohamed Barhouma"]),
        ("The governor of New Jersey Phil Murphy spoke.", ["Jersey", "Phil Murphy"]),
        ("The King of Jordan Abdullah II spoke.", ["Jordan", "Abdullah II"]),
        ("The Libya Dawn camp and the Yemen Red Crescent met.", ["Libya Dawn", "Yemen Red Crescent"]),
        ("The head of Saint Mary Hospital met Jordan Peterson.", ["Saint Mary Hospital", "Jordan Peterson"]),
    ],
)
def test_what_an_office_is_held_in_is_no_part_of_the_holders_name(text: str, names: list[str]) -> None:
    assert [mention.surface for mention in mentions(Doc(text))] == names


def test_there_are_enough_cases() -> None:
    assert len(REPAIRS) >= 80
    assert len(TRAPS) >= 150


def test_no_unguarded_alias_is_an_ordinary_word() -> None:
    """An alias of one word that readers meet otherwise needs words that speak for the entry, or an article of its own."""
    loose = [
        (entry.id, alias.form)
        for entry in load().entries
        for alias in entry.aliases
        if not (alias.phrase or alias.needs or alias.frame != "none" or fold(alias.form) != key(alias.form))
        if " " not in key(alias.form) and common(key(alias.form))
    ]
    assert loose == []


_CSV = {
    "id,kind,name,short\np1,person,Ann Bo,Bo\np2,persn,Cy Do,Do\n": "line 3: entry p2: kind must be one of",
    "kind,name\nperson,Ann Bo\n": "line 1: no column id; the first line names the columns",
    "id,kind,name,colour\np1,place,Bo,red\n": "line 1: unknown column colour; known are",
    "id;kind;name\np1;place;Bo\n": "line 1: columns are separated by ';'; save the file with commas",
    "id,kind,name\np1,place,Bo,extra\n": "line 2: more cells than columns; put a text that has a comma in double quotes",
    'id,kind,name\np1,place,"Bo\n': "close each double quote",
    "": "line 1: no column id",
    'id,kind,name,short\np1,person,"Ann\nBo",Bo\np1,person,C D,D\n': "line 4: entry p1: the id is used twice; give each",
}


@pytest.mark.parametrize(("body", "message"), _CSV.items())
def test_a_bad_spreadsheet_is_refused_with_line_and_cure(tmp_path: Path, body: str, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(body, "utf-8")
    with pytest.raises(AuthorityError, match="^" + re.escape(f"{path}: ")) as found:
        load([str(path)])
    assert message in str(found.value) and "\n" not in str(found.value)


def test_a_good_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text('id, kind,name,short,aliases\nq1,person,"Bo, Ann",Bo,An Bo;Anne Bo\n,,,,\n', "utf-8")
    (entry,) = (entry for entry in load([str(path)]).entries if entry.own)
    assert entry.name == "Bo, Ann" and [alias.form for alias in entry.aliases] == ["An Bo", "Anne Bo"]

"""What teaches the network over letters: read from packages, without what the evaluation data have."""

from __future__ import annotations

import random
import sqlite3
import zipfile
from pathlib import Path

from cleanup.names.train_spellings import Known, of_arabic, of_parts

NOTHING = Known(frozenset(), frozenset())


def _rigour(folder: Path) -> Path:
    (folder / "rigour").mkdir()
    (folder / "rigour" / "persons.txt").write_text(
        "# parts of names\njumaschew, jumašev, yumashev, юмашев => Q1\nkeklik, ケクリク => Q2\nkheklik, keclic => Q3\n",
        "utf-8",
    )
    return folder


def _romanizer(file: Path) -> Path:
    base = file.with_suffix(".sqlite3")
    database = sqlite3.connect(base)
    for table in ("units", "full_names"):
        database.execute(f"create table {table} (arabic_key text, latin text)")
    rows = [
        ("وسام", "Wissam"),
        ("وسام", "Ouissam"),
        ("وسام", "Wissam"),
        ("وسيم", "Wassim"),
        ("وسيم", "Ouassim"),
        ("و", "W"),
    ]
    database.executemany("insert into units values (?, ?)", rows)
    database.commit()
    database.close()
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.write(base, "arabic_name_romanizer/resources/names.sqlite3")
    return file


def test_forms_of_one_part_of_a_name_are_one(tmp_path: Path) -> None:
    same, other = of_parts(_rigour(tmp_path), NOTHING, random.Random(0))
    assert {frozenset(pair) for pair in same} == {
        frozenset(pair)
        for pair in (
            ("jumaschew", "jumašev"),
            ("jumaschew", "yumashev"),
            ("jumašev", "yumashev"),
            ("kheklik", "keclic"),
        )
    }
    assert not {frozenset(pair) for pair in same} & {frozenset(pair) for pair in other}


def test_what_one_arabic_spelling_is_written_like_is_one(tmp_path: Path) -> None:
    same, other = of_arabic(_romanizer(tmp_path / "names.whl"), "units", NOTHING, random.Random(0))
    assert {frozenset(pair) for pair in same} == {frozenset(("Wissam", "Ouissam")), frozenset(("Wassim", "Ouassim"))}
    assert other and all((a[-3:] == "sam") != (b[-3:] == "sam") for a, b in other)


def test_a_list_with_a_spelling_of_the_data_is_left_out(tmp_path: Path) -> None:
    known = Known(frozenset(), frozenset(["ouissam", "keclic"]))
    same, other = of_arabic(_romanizer(tmp_path / "names.whl"), "units", known, random.Random(0))
    assert {frozenset(pair) for pair in same} == {frozenset(("Wassim", "Ouassim"))} and not other
    parts, _ = of_parts(_rigour(tmp_path), known, random.Random(0))
    assert not any("keclic" in pair or "kheklik" in pair for pair in parts)

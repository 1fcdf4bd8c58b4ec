"""First names: the groups of forms say what they are to say, and articles about two people keep two."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest

from cleanup.config import Config
from cleanup.datafile import parse
from cleanup.names.fold import fold
from cleanup.names.given import feminine, given_group, listed, one_group, two_given
from cleanup.pipeline import clean_texts

FILES: dict[str, dict[str, Any]] = {
    item.name: parse(item.read_bytes()) for item in files("cleanup").joinpath("data/given").iterdir()
}
GROUPS: list[list[str]] = [group for data in FILES.values() for group in data["same"]]

SHARED = {"yakoub", "yaqoub", "yakov", "yousef", "youssef", "zahir"}
"""Forms of two names: what a Hebrew and an Arabic name, a Hebrew and a Russian one, or two Arabic ones are both written."""


def edits(text: str) -> set[tuple[str, str]]:
    """Names that are or would be written otherwise."""
    log = clean_texts({"a": text}, Config(lm=False))["a"].log
    return {(c.before, c.after or "") for c in log.changes if c.rule == "NAM001"}


def test_every_group_is_read_folded_and_from_a_source() -> None:
    assert all(data["source"] and data["date"] for data in FILES.values())
    for group in GROUPS:
        assert len(group) == len(set(group)), group
        assert [fold(form) for form in group] == group and all(form.isalpha() for form in group), group
        assert all(listed(form) for form in group) and all(one_group(*pair) for pair in combinations(group, 2))


def test_there_are_names_of_all_traditions() -> None:
    least = {"arabic.yml": 600, "eastern.yml": 300, "hebrew.yml": 100, "slavic.yml": 130, "europe.yml": 10}
    assert set(least) == set(FILES)
    assert all(len(FILES[name]["same"]) >= count for name, count in least.items())


def test_a_form_stands_in_one_group_unless_it_is_two_names() -> None:
    lines = Counter(form for group in GROUPS for form in group)
    assert {form for form, count in lines.items() if count > 1} == SHARED
    assert all(given_group(form) >= 0 for form in lines)


@pytest.mark.parametrize(
    "forms",
    [
        "mukhtar mokhtar", "ghassan gassan", "hani hany", "adel adil", "khalifa khaleefa", "abdo abdu", "fouad fuad fawad",
        "ayman aiman", "samir sameer", "nouri nuri noori", "haidar haider hayder", "muqtada moqtada", "falih faleh",
        "sirwan serwan", "masoud massoud masud", "jumaa gomaa juma", "abdelkader abdulqader abdikadir", "chirine shirin",
        "khadija hatice", "abdel abdul abd", "youssef yusuf yousaf", "gevorg kevork", "cengiz jengiz", "yigal igal",
        "svitlana svetlana", "tedros tewodros", "parvez barwiz", "nechirvan nijirvan", "mohammed mahamat mehmet",
    ],
)  # fmt: skip
def test_forms_of_one_name(forms: str) -> None:
    assert all(one_group(a, b) and not two_given(a, b) for a, b in combinations(forms.split(), 2))


@pytest.mark.parametrize(
    "names",
    [
        "salem salim", "saleh salah", "karim karam", "amin amina", "hassan hussein", "majid majed", "rashid rashed rashad",
        "saeed saad saud", "nasser naseer nasri", "omar amr amer ammar", "ali aliya", "jamil jamal", "hamid hamed hammad hamad",
        "khalid khalil", "samir samer samira", "amir amira amer", "nour noura", "zaid zayed ziad", "hafez hafeez",
        "fadi fadel fadl", "kamel kamil", "nabil nabih", "hisham hashem", "taleb talal", "wali ali", "sami samih sameh",
        "yossi yosef", "uri uriel", "vera viktoria", "abdelhamid abdelhalim abdelhakim", "abdulkarim abdulrahim",
    ],
)  # fmt: skip
def test_forms_of_two_names(names: str) -> None:
    for a, b in combinations(names.split(), 2):
        assert two_given(a, b) and not one_group(a, b), (a, b)


def test_two_spellings_of_one_name_are_not_its_feminine() -> None:
    assert feminine("karim", "karima") and feminine("amine", "amina")
    assert not feminine("asma", "asmaa") and not feminine("latife", "latifa")


SUGGESTED = [
    (
        "The film director Mukhtar Bouzerda won a prize in Cannes.\n\nMokhtar Bouzerda thanked his crew.",
        ("Mokhtar Bouzerda", "Mukhtar Bouzerda"),
    ),
    (
        "The architect Adel Shamkhani built the library of Rabat.\n\nAdil Shamkhani had drawn it in 1998.",
        ("Adil Shamkhani", "Adel Shamkhani"),
    ),
    (
        "The judge Fouad Zeroualine read the verdict.\n\nFawad Zeroualine left the court.",
        ("Fawad Zeroualine", "Fouad Zeroualine"),
    ),
    ("The painter Asma Hrynkiv left.\n\nAsmaa Hrynkiv will be back in May.", ("Asmaa Hrynkiv", "Asma Hrynkiv")),
    (
        "The swimmer Cemil Aykurtlu set a record in Izmir.\n\nJamil Aykurtlu trains five hours a day.",
        ("Cemil Aykurtlu", "Jamil Aykurtlu"),
    ),
    (
        "The poet Gevorg Tashchyan read in Yerevan.\n\nKevork Tashchyan was born in Aleppo.",
        ("Kevork Tashchyan", "Gevorg Tashchyan"),
    ),
    (
        "The runner Getachew Mulugojam won the marathon.\n\nGitachew Mulugojam comes from Bahir Dar.",
        ("Gitachew Mulugojam", "Getachew Mulugojam"),
    ),
    (
        "Eritrea's president, Issayas Afwerky, spoke in Asmara. Eritrean troops left.",
        ("Issayas Afwerky", "Isaias Afwerki"),
    ),
]
TWO = [
    "Majid Shamkhani plays the oud in Tunis. The hall was full.\n\nMajed Shamkhani plays the flute.",
    "Salem Warfeli opened a bakery in Sabha.\n\nSalim Warfeli drives a bus.",
    "The physician Hamid Zughbari works in Basra.\n\nHamed Zughbari draws.",
    "The dentist Naseer Zughbari moved to Basra.\n\nNasser Zughbari stayed.",
    "Zaid Shamkhani runs for the club.\n\nZiad Shamkhani swims.",
    "Nour Mulugojam weaves carpets.\n\nNoura Mulugojam sews.",
    "The baker Yosef Dorfmanov rises at four.\n\nYossi Dorfmanov sleeps until noon.",
    "Jamil Aykurtlu keeps bees.\n\nJamal Aykurtlu keeps goats.",
    "Talal Zeroualine reads the news.\n\nTaleb Zeroualine writes it.",
]


@pytest.mark.parametrize(("text", "edit"), SUGGESTED)
def test_forms_of_one_first_name_are_suggested_to_be_one(text: str, edit: tuple[str, str]) -> None:
    assert edits(text) == {edit}


@pytest.mark.parametrize("text", TWO)
def test_two_first_names_stay_two(text: str) -> None:
    assert edits(text) == set()

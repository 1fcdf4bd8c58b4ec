"""Names in other words: the data are well formed, right names are left alone, and what stands beside decides."""

from __future__ import annotations

from pathlib import Path

import pytest

import cleanup
from cleanup import demonyms, mastheads, reworded, toponyms
from cleanup.datafile import parse
from cleanup.text import Doc

DATA = Path(cleanup.__file__).parent / "data"
REWORDED = parse((DATA / "reworded.yml").read_bytes())
MASTHEADS = parse((DATA / "mastheads.yml").read_bytes())
TOPONYMS = parse((DATA / "toponyms.yml").read_bytes())


def home(row: dict[str, list[str]]) -> str:
    """A sentence that makes an article speak of what a name is looked for in."""
    about = row["about"][0]
    country = demonyms.by_code().get(about)
    return f"It was a long day in {country.bare if country else about}."


@pytest.mark.parametrize("row", REWORDED["names"], ids=lambda row: f"{row['name']} {row['about'][0]}")
def test_a_name_is_left_alone_as_it_is_and_in_its_other_forms(row: dict[str, list[str]]) -> None:
    assert set(row) <= {"name", "like", "about", "words", "also"}
    for form in (row["name"], *row.get("also", ())):
        assert not list(reworded.names_in(Doc(f"{home(row)} The {form} met again.")))


def test_every_part_that_has_other_words_is_a_part_of_its_name() -> None:
    for row in REWORDED["names"]:
        own = set(reworded.counted(row.get("like", row["name"])))
        assert {word for key in row.get("words", {}) for word in reworded.counted(key)} <= own, row["name"]
    assert set(REWORDED["cased"]) <= {row["name"] for row in REWORDED["names"]}


@pytest.mark.parametrize(
    ("rows", "kinds"), [(MASTHEADS["outlets"], MASTHEADS["nouns"]), (TOPONYMS["places"], TOPONYMS["nouns"])]
)
def test_rows_of_meanings_are_well_formed(rows: list[dict[str, list[str]]], kinds: dict[str, list[str]]) -> None:
    for row in rows:
        assert set(row) <= {"name", "means", "as", "of", "alone"}, row["name"]
        assert set(row.get("as", ["town"])) <= set(kinds), row["name"]
        lands = row["of"] if isinstance(row["of"], list) else [row["of"]]
        assert set(lands) <= demonyms.codes(), row["name"]
        for meaning in row["means"]:
            assert isinstance(meaning, str)
            assert meaning == meaning.lower(), row["name"]


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("In Khartoum, the forces of quick support left.", "Rapid Support Forces"),
        ("In Baghdad, the Supreme Iraqi Council of the Judges met.", "Iraqi Supreme Judicial Council"),
        (
            "In Aden, the SOUTHERN council of transition met, said Yemen's Southern Transition Council.",
            "Southern Transitional Council",
        ),
    ],
)
def test_the_words_of_a_name_are_found_in_any_order(text: str, put: str) -> None:
    assert put in [found.put for found in reworded.names_in(Doc(text))]


@pytest.mark.parametrize(
    "text",
    [
        "In Peru, the forces of quick support left.",
        "In Khartoum, they spoke of Norway's Quick Support Troops.",
        "In Khartoum, the Quick Support Troops of Norway left.",
        "In Khartoum, the quick troops, support and all, left.",
    ],
)
def test_words_of_a_name_elsewhere_or_apart_are_left_alone(text: str) -> None:
    assert not list(reworded.names_in(Doc(text)))


def test_the_country_beside_an_outlet_decides_which_is_meant() -> None:
    for country, name in (("Algerian", "El Khabar"), ("Kuwaiti", "Al-Anba"), ("Lebanese", "Al-Akhbar")):
        text = f"He told the {country} newspaper “News” in Algiers, Kuwait City or Beirut that it rained."
        assert [found.put for found in mastheads.outlets_in(Doc(text))] == [(name,)]


def test_a_noun_of_another_kind_makes_no_place_and_no_outlet() -> None:
    assert not list(toponyms.places_in(Doc("In Libya, the Elephant hospital was closed.")))
    assert not list(mastheads.outlets_in(Doc("In Yemen, the March agency was closed.")))
    assert [found.put for found in toponyms.places_in(Doc("In Libya, the Elephant field was closed."))] == [
        ("El Feel",)
    ]

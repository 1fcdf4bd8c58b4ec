"""Learns `evidence`, `reading` and `nearness`, and for training a forest what they say of pairs that they have not seen.

The weights of signs come from logistic regression. The network of `nearness` starts from `data/nearness.json`, which other names taught.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleanup.names.evidence import Evidence, Links, Signs, renumbered, signs_of
from cleanup.names.measures import features
from cleanup.names.nearness import Nearness, letters
from cleanup.names.prepared import HUNDREDTHS, Costs, Floats, Ints, Names
from cleanup.names.reading import Reader, shared
from cleanup.names.train_reading import read_table

_START = Path(__file__).parent.parent / "data" / "nearness.json"
_FOLDS = 5
_PAIRS = 3
"""A sign is learned if so many pairs have it."""
_STRENGTH = 0.2
"""The inverse of what weights cost: the smaller, the nearer they are to nothing."""
_BATCH = 6_000


class Pair(NamedTuple):
    """Two names, whether they are one, and whose they are."""

    a: str
    b: str
    same: bool
    owners: tuple[str, str]
    doubtful: bool = False
    """An alias rather than a spelling: it teaches nothing about letters and lists, but that some who share a word are one."""
    suspect: bool = False
    """The data doubt their own label."""


class Learner:
    """Evidence and letters learned from pairs of places in `names`: from all, and from all but each part of them."""

    def __init__(self, pairs: Sequence[Pair], names: Names, table: Ints, costs: Costs) -> None:
        self.costs = costs
        self.fold, self.fold_of = folds_of(pairs, _FOLDS)
        words = sorted({plain for _, plain in names.vocabulary})
        signs = _signs(names, table, costs, words)
        labels = np.array([pair.same for pair in pairs])
        self.evidence = _learned(signs, labels, words, np.ones(len(labels), bool))
        self.letters = _letters(pairs)
        told = [
            (letters(names.spaced[row[0]]), letters(names.spaced[row[1]]), pair.same)
            for row, pair in zip(table, pairs, strict=True)
        ]
        sure = np.array([not pair.suspect for pair in pairs])
        self.nearness = _nearness(told, sure)
        self._unseen = {}
        for fold in sorted(set(self.fold.tolist())):
            held = {owner for pair, mine in zip(pairs, self.fold, strict=True) if mine == fold for owner in pair.owners}
            apart = np.array([held.isdisjoint(pair.owners) for pair in pairs])
            reader = Reader(_letters([pair for pair, one in zip(pairs, apart, strict=True) if one]))
            near = Nearness(_nearness(told, sure & apart))
            self._unseen[fold] = (Evidence(_learned(signs, labels, words, apart)), reader, near)

    def rows(self, names: Names, table: Ints, fold: NDArray[Any]) -> Floats:
        """All measures of pairs, with what evidence and letters say that have not seen their fold."""
        rows = np.zeros((len(table), 0), np.float32)
        for number, (evidence, reader, near) in self._unseen.items():
            mine = np.flatnonzero(fold == number)
            needed = np.zeros(len(names.vocabulary) + 1, bool)
            needed[names.words[table[mine]].ravel()] = True
            written = reader.read(names.vocabulary, needed[:-1])
            contexts = near.read(names.spaced)
            for start in range(0, len(mine), _BATCH):
                here = mine[start : start + _BATCH]
                a, b = table[here].T
                measures, links = features(names, a, b, self.costs)
                said = evidence(names, links, self.costs)
                found = [measures, said, shared(names, written, a, b), near(contexts, a, b)]
                if not rows.shape[1]:
                    rows = np.zeros((len(table), np.column_stack(found).shape[1]), np.float32)
                rows[here] = np.column_stack(found)
        return rows


def _letters(pairs: Sequence[Pair]) -> dict[str, dict[str, int]]:
    sure = (pair for pair in pairs if not (pair.same and pair.doubtful))
    return read_table([found for pair in sure for found in zip(pair[:2], pair.owners, strict=True)])


def _nearness(told: Sequence[tuple[list[int], list[int], bool]], chosen: NDArray[np.bool_]) -> dict[str, Any]:
    """The network after it has seen the chosen pairs too."""
    from cleanup.names.nearness_network import tuned

    return tuned(json.loads(_START.read_text("utf-8")), [told[place] for place in np.flatnonzero(chosen).tolist()])


def _signs(names: Names, table: Ints, costs: Costs, words: Sequence[str]) -> Signs:
    links: Links = features(names, table[:, 0], table[:, 1], costs)[1]
    return signs_of(names, links, costs, {word: number for number, word in enumerate(words)})


def _learned(
    signs: Signs, labels: NDArray[np.bool_], words: Sequence[str], chosen: NDArray[np.bool_]
) -> dict[str, Any]:
    """Weights of the signs of chosen pairs as plain data for `Evidence`, with those words that weigh something."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    here = chosen[signs.rows]
    codes, places = np.unique(signs.codes[here], return_inverse=True)
    table = csr_matrix((np.ones(len(places)), (signs.rows[here], places)), (len(labels), len(codes)))[chosen]
    often = np.asarray((table > 0).sum(0)).ravel() >= _PAIRS
    model = LogisticRegression(C=_STRENGTH, max_iter=300, solver="liblinear", random_state=0)
    model.fit(table[:, often], labels[chosen])
    weights = np.rint(model.coef_[0] * HUNDREDTHS).astype(np.int64)
    kept, codes, weights = renumbered(codes[often][weights != 0], weights[weights != 0])
    return {
        "start": round(float(model.intercept_[0]) * HUNDREDTHS),
        "words": [words[number] for number in kept],
        "signs": np.diff(codes, prepend=0).tolist(),
        "weights": weights.tolist(),
    }


def folds_of(pairs: Sequence[Pair], number: int) -> tuple[NDArray[Any], dict[str, int]]:
    """The fold of each pair and of each owner: all pairs of a name, under whatever owner, are in one."""
    parent: dict[str, str] = {}

    def root(owner: str) -> str:
        while parent.setdefault(owner, owner) != owner:
            owner = parent[owner]
        return owner

    for pair in pairs:
        if pair.same:
            parent[root(pair.owners[0])] = root(pair.owners[1])
    fold_of = {owner: sum(root(owner).encode()) % number for pair in pairs for owner in pair.owners}
    return np.array([fold_of[pair.owners[0]] for pair in pairs]), fold_of

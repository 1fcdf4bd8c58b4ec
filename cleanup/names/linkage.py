"""Names of a long list that are one: candidates by sound, then average linkage over the matcher's scores.

Never all pairs: names are compared with those that share the sound of a word, and with their neighbours in alphabets of sounds,
read forwards and backwards. What is plainly unlike is dropped by quick measures before the matcher looks at it. Average linkage,
because with single linkage one bad pair makes two families one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from cleanup.names.fold import skeletons
from cleanup.names.groups import Groups
from cleanup.names.matcher import Matcher
from cleanup.names.prepared import Floats, Ints, Names

_CROWD, _NEIGHBOURS = 8, 6
"""So many names are looked at that share a sound, and that stand next to one in an alphabet."""
_FAMILY = 40
"""In a group of so many, pairs that were no candidates are compared too, so that the mean is one of scores."""
_BATCH = 200_000
_UNLIKE = 1.93
"""The sum of four quick measures below which one pair in a hundred is alike for the matcher (on lists of known names)."""


def candidates(names: Names, neighbours: int = _NEIGHBOURS) -> NDArray[np.int64]:
    """Pairs of places that may be one name, each once: a table of two columns, the smaller place first."""
    count = len(names.parsed)
    codes = np.unique(np.concatenate([*_by_word(names), *_by_alphabet(names, neighbours)]))
    codes = codes[codes // count != codes % count]
    return np.column_stack([codes // count, codes % count])


def _codes(a: NDArray[np.int64], b: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    codes: NDArray[np.int64] = np.minimum(a, b) * count + np.maximum(a, b)
    return codes


def _by_word(names: Names) -> Iterator[NDArray[np.int64]]:
    """Names that share the sound of a word: of many, those next to one another by how they end."""
    sounds: dict[str, int] = {}
    of_word = [
        [sounds.setdefault(sound, len(sounds)) for sound in sorted(skeletons(heard) | skeletons(plain))]
        for heard, plain in names.vocabulary
    ]
    blocks, places = [], []
    for place, words in enumerate(names.words.tolist()):
        for sound in {sound for word in words if word >= 0 for sound in of_word[word]}:
            blocks.append(sound)
            places.append(place)
    block, member = np.array(blocks, np.int64), np.array(places, np.int64)
    rank = np.empty(len(names.parsed), np.int64)
    rank[_alphabet([text[::-1] for text in names.sounds])] = np.arange(len(rank))
    order = np.lexsort((rank[member], block))
    block, member = block[order], member[order]
    for step in range(1, _CROWD):
        same = block[step:] == block[:-step]
        yield _codes(member[:-step][same], member[step:][same], len(rank))


def _by_alphabet(names: Names, neighbours: int) -> Iterator[NDArray[np.int64]]:
    """Neighbours by sound: of the name as it stands and of its words in order, read forwards and backwards."""
    sorted_words = (" ".join(sorted(text.split())) for text in names.sounds)
    for texts in ([text.replace(" ", "") for text in names.sounds], list(sorted_words), names.written, names.slavonic):
        for order in (_alphabet(texts), _alphabet([text[::-1] for text in texts])):
            for step in range(1, neighbours):
                yield _codes(order[:-step], order[step:], len(order))


def _alphabet(texts: Sequence[str]) -> NDArray[np.int64]:
    return np.array(sorted(range(len(texts)), key=texts.__getitem__), np.int64)


def plausible(names: Names, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Which pairs are worth a closer look."""
    left, right = a.tolist(), b.tolist()
    total = np.zeros(len(a), np.float32)
    for texts, scorer, share in (
        (names.bones, fuzz.token_set_ratio, 100),
        (names.sounds, fuzz.token_set_ratio, 100),
        (names.joined, Levenshtein.normalized_similarity, 1),
        (names.written, Levenshtein.normalized_similarity, 1),
    ):
        x, y = [texts[place] for place in left], [texts[place] for place in right]
        total += process.cpdist(x, y, scorer=scorer) / share
    return np.asarray(total >= _UNLIKE)


def linked(
    names: Sequence[str], matcher: Matcher, threshold: float, apart: Collection[frozenset[int]] = ()
) -> list[list[int]]:
    """Groups of places in `names`; places in `apart` are never in one group."""
    if len(names) < 2:
        return [[place] for place in range(len(names))]
    ready = matcher.prepared(names)
    scores: dict[tuple[int, int], float] = {}
    pairs = candidates(ready).astype(np.int32)
    for start in range(0, len(pairs), _BATCH):
        batch = pairs[start : start + _BATCH]
        batch = batch[plausible(ready, batch[:, 0], batch[:, 1])]
        _score(ready, matcher, batch, scores, threshold / 3)
    _score(ready, matcher, _within(scores, threshold), scores, threshold / 3)
    return _average(len(names), scores, threshold, set(apart))


def _score(ready: Names, matcher: Matcher, pairs: Ints, scores: dict[tuple[int, int], float], least: float) -> None:
    found: Floats = matcher.score_places(ready, pairs[:, 0], pairs[:, 1], lists=True)
    kept = found > least
    for (a, b), score in zip(pairs[kept].tolist(), found[kept].tolist(), strict=True):
        scores[a, b] = score


def _within(scores: dict[tuple[int, int], float], threshold: float) -> Ints:
    """Pairs without a score inside groups that good pairs make."""
    groups = Groups()
    for (a, b), score in scores.items():
        if score >= threshold:
            groups.join(str(a), str(b))
    members: dict[str, list[int]] = defaultdict(list)
    for place in sorted({place for (a, b), score in scores.items() if score >= threshold for place in (a, b)}):
        members[groups.find(str(place))].append(place)
    missing = [
        pair
        for group in members.values()
        if len(group) <= _FAMILY
        for pair in combinations(group, 2)
        if pair not in scores
    ]
    return np.array(missing, np.int32).reshape(-1, 2)


def _average(
    count: int, scores: dict[tuple[int, int], float], threshold: float, apart: set[frozenset[int]]
) -> list[list[int]]:
    """Join the two groups with the best mean score until none is good enough; a pair never compared counts as 0."""
    members = {place: [place] for place in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        sums[a][b] = sums[b][a] = score
    heap = [(-score, a, b) for (a, b), score in scores.items() if score >= threshold]
    heapify(heap)
    following = count
    while heap:
        mean, a, b = heappop(heap)
        if a not in members or b not in members or -mean < threshold:
            continue
        if any(frozenset((x, y)) in apart for x in members[a] for y in members[b]) if apart else False:
            continue
        members[following] = members.pop(a) + members.pop(b)
        merged: dict[int, float] = defaultdict(float)
        for old in (a, b):
            for other, total in sums.pop(old).items():
                if other in members:
                    merged[other] += total
                sums[other].pop(old, None) if other in sums else None
        for other, total in merged.items():
            sums[other][following] = total
            mean = total / (len(members[following]) * len(members[other]))
            if mean >= threshold:
                heappush(heap, (-mean, other, following))
        sums[following] = dict(merged)
        following += 1
    return sorted(sorted(group) for group in members.values())

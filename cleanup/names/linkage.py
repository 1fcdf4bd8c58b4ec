"""Names of a long list that are one: candidates by sound, then average linkage over the matcher's scores.

Never all pairs: two names are compared only if a rare word of one sounds like a word of the other. Average linkage, because with
single linkage one bad pair makes two families one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from heapq import heapify, heappop, heappush

from cleanup.names.fold import skeletons
from cleanup.names.matcher import Matcher, parse

_CROWD = 40
"""Names that share a sound with more others than this are compared with their neighbours in the alphabet only."""
_BATCH = 20_000


def candidates(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `names` that may be one name, each once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        parsed = parse(name)
        for (heard, plain), _ in zip(parsed.words, parsed.weights, strict=True):
            for sound in skeletons(heard) | skeletons(plain):
                blocks[sound].append(place)
        blocks["=" + parsed.joined(1)[:4]].append(place)
    seen: set[tuple[int, int]] = set()
    for places in blocks.values():
        ordered = (
            places if len(places) <= _CROWD else sorted(places, key=lambda place: parse(names[place]).joined(1)[::-1])
        )
        for rank, first in enumerate(ordered):
            for second in ordered[rank + 1 : rank + _CROWD]:
                pair = (first, second) if first < second else (second, first)
                if first != second and pair not in seen:
                    seen.add(pair)
                    yield pair


def linked(
    names: Sequence[str], matcher: Matcher, threshold: float, apart: Collection[frozenset[int]] = ()
) -> list[list[int]]:
    """Groups of places in `names`; places in `apart` are never in one group."""
    pairs = list(candidates(names))
    scores: dict[tuple[int, int], float] = {}
    for start in range(0, len(pairs), _BATCH):
        batch = pairs[start : start + _BATCH]
        found = matcher.score([(names[a], names[b]) for a, b in batch])
        scores.update((pair, float(score)) for pair, score in zip(batch, found, strict=True) if score > threshold / 3)
    return _average(len(names), scores, threshold, set(apart))


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

"""Figures for predicted stretches and scores."""

from __future__ import annotations

from collections.abc import Sequence

Place = tuple[int, int]


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    """The chance that a case that is meant scores higher than one that is not; ties count half."""
    ordered = sorted(scored, key=lambda pair: pair[0])
    ranks, index = 0.0, 0
    while index < len(ordered):
        end = index
        while end < len(ordered) and ordered[end][0] == ordered[index][0]:
            end += 1
        ranks += (index + end + 1) / 2 * sum(meant for _, meant in ordered[index:end])
        index = end
    meant = sum(is_meant for _, is_meant in ordered)
    return (ranks - meant * (meant + 1) / 2) / (meant * (len(ordered) - meant))


def mpp_f1(pairs: Sequence[tuple[Sequence[Place], Sequence[Place]]]) -> float:
    """Match with partial credit (after arXiv 2603.19921): stretches found and marked are matched one to one, longest overlap
    first; a match earns the share of the one and of the other that it covers."""
    precise = recalled = 0.0
    found = marked = 0
    for mine, gold in pairs:
        found, marked = found + len(mine), marked + len(gold)
        overlaps = [
            (min(b, d) - max(a, c), x, y)
            for x, (a, b) in enumerate(mine)
            for y, (c, d) in enumerate(gold)
            if min(b, d) > max(a, c)
        ]
        used_mine: set[int] = set()
        used_gold: set[int] = set()
        for size, x, y in sorted(overlaps, key=lambda match: (-match[0], match[1], match[2])):
            if x not in used_mine and y not in used_gold:
                used_mine.add(x)
                used_gold.add(y)
                precise += size / (mine[x][1] - mine[x][0])
                recalled += size / (gold[y][1] - gold[y][0])
    precision, recall = precise / max(1, found), recalled / max(1, marked)
    return 2 * precision * recall / max(1e-9, precision + recall)

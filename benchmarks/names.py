"""Which spellings are one name: pairs by cross-validation over names, clusters, mention lists, documents and speed, with peers in the same run.

python -m benchmarks.names DATA [--write] [--only SECTION] [--large] [--show]     peers: rapidfuzz; jellyfish and nomenklatura where they are installed
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from benchmarks import data
from benchmarks.name_documents import documents
from cleanup.names.fold import key
from cleanup.names.linkage import linked
from cleanup.names.matcher import Matcher, shipped
from cleanup.names.prepared import parse
from cleanup.names.train_evidence import Pair
from cleanup.names.train_matcher import cross_validated, pairs_in, train

Scores = Sequence[float]
_PRECISION = 0.95
SECTIONS = ("pairs", "clusters", "lists", "documents", "speed")
_COUNTS = (5_000, 10_000, 25_000, 50_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--large", action="store_true", help="cluster 500,000 names too")
    parser.add_argument("--show", action="store_true", help="print what is missed in documents, and what is done there")
    parser.add_argument(
        "--only", choices=SECTIONS, action="append", help="one section; the others stay as they are stored"
    )
    options = parser.parse_args()
    folder = data.folder(options.data)
    chosen = options.only or SECTIONS
    result: dict[str, Any] = {}
    if "pairs" in chosen:
        result |= compared(pairs_in(folder))
    held = [folder / f"names_{name}_dev.jsonl.gz" for name in ("clusters", "lists")]
    if {"clusters", "lists"} & set(chosen):
        unseen = held_out(pairs_in(folder), held)
    if "clusters" in chosen:
        result["clusters"] = clusters(held[0], unseen)
    if "lists" in chosen:
        result["lists"] = lists(held[1], unseen)
    if "documents" in chosen:
        result["documents"] = documents(folder / "names_docs_dev.jsonl.gz", show=options.show)
    if "speed" in chosen:
        result["speed"] = speed(pairs_in(folder), (*_COUNTS, 500_000) if options.large else _COUNTS)
    for name in result:
        print(name, result[name])
    if options.write:
        data.save("names", {**data.stored("names"), **result})


def compared(pairs: Sequence[Pair]) -> dict[str, dict[str, dict[str, float]]]:
    """All pairs, those whose label nobody doubts, and of these such as are no aliases, by cross-validation and by each peer."""
    scores = cross_validated(pairs)
    certain = [pair for pair in pairs if not pair.suspect]
    cuts = {"pairs": pairs, "certain": certain, "spellings": [pair for pair in pairs if not pair.doubtful]}
    result: dict[str, dict[str, dict[str, float]]] = {name: {} for name in cuts}
    for name, kept in cuts.items():
        chosen = {id(pair) for pair in kept}
        mine = [float(score) for pair, score in zip(pairs, scores, strict=True) if id(pair) in chosen]
        result[name]["this"] = figures([pair.same for pair in kept], mine)
        for peer, function in peers().items():
            result[name][peer] = figures([pair.same for pair in kept], [function(pair.a, pair.b) for pair in kept])
    return result


def peers() -> dict[str, Callable[[str, str], float]]:
    """Other matchers by name."""
    found: dict[str, Callable[[str, str], float]] = {
        "rapidfuzz WRatio": lambda a, b: fuzz.WRatio(key(a), key(b)),
        "rapidfuzz token_set": lambda a, b: fuzz.token_set_ratio(key(a), key(b)),
    }
    if importlib.util.find_spec("jellyfish"):
        import jellyfish

        found["jellyfish metaphone"] = lambda a, b: fuzz.ratio(jellyfish.metaphone(key(a)), jellyfish.metaphone(key(b)))
    if importlib.util.find_spec("nomenklatura"):
        from followthemoney import model
        from nomenklatura.matching import LogicV2, NameMatcher

        def entity(name: str) -> object:
            return model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}})

        def by(matcher: Any) -> Callable[[str, str], float]:
            config = matcher.default_config()
            return lambda a, b: float(matcher.compare(entity(a), entity(b), config).score)

        found["nomenklatura name-based"], found["nomenklatura logic-v2"] = by(NameMatcher), by(LogicV2)
    return found


def figures(same: Sequence[bool], scores: Scores) -> dict[str, float]:
    """Area under the curve, the best F1, and the recall where precision is at least .95."""
    order = np.argsort(-np.array(scores), kind="stable")
    labels = np.array(same)[order]
    values = np.array(scores)[order]
    ends = np.append(values[1:] != values[:-1], True)
    hits = np.cumsum(labels)[ends]
    precision, recall = hits / (np.flatnonzero(ends) + 1), hits / labels.sum()
    f1 = 2 * precision * recall / np.maximum(1e-9, precision + recall)
    sure = recall[precision >= _PRECISION]
    ranks = _ranks(np.array(scores))
    positives = np.array(same)
    area = (ranks[positives].sum() - positives.sum() * (positives.sum() + 1) / 2) / (
        positives.sum() * (~positives).sum()
    )
    return {
        "AUC": round(float(area), 4),
        "F1": round(float(f1.max()), 4),
        "recall at precision .95": round(float(sure.max()) if len(sure) else 0.0, 4),
    }


def _ranks(values: np.ndarray) -> np.ndarray:
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(1, len(values) + 1)
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.bincount(inverse, ranks) / counts)[inverse]


def b_cubed(truth: Sequence[str], groups: Sequence[Sequence[int]]) -> dict[str, float]:
    """Precision, recall and F1 over the members of each group."""
    sizes: dict[str, int] = defaultdict(int)
    for entity in truth:
        sizes[entity] += 1
    precision = recall = 0.0
    for group in groups:
        inside: dict[str, int] = defaultdict(int)
        for place in group:
            inside[truth[place]] += 1
        precision += sum(number * number / len(group) for number in inside.values())
        recall += sum(number * number / sizes[entity] for entity, number in inside.items())
    precision, recall = precision / len(truth), recall / len(truth)
    return {
        "B-cubed precision": round(precision, 4),
        "B-cubed recall": round(recall, 4),
        "B-cubed F1": round(2 * precision * recall / (precision + recall), 4),
    }


def held_out(pairs: Sequence[Pair], paths: Sequence[Path]) -> Matcher:
    """A matcher that has seen no spelling of those whom the files list: the data of pairs and of lists share many names."""
    known = {row["entity"] for path in paths for row in data.rows(path)}
    return Matcher(train([pair for pair in pairs if known.isdisjoint(pair.owners)]))


def clusters(path: Path, matcher: Matcher) -> dict[str, float]:
    """Spellings of many entities in one list: the best F1 at a precision of .975, and at any."""
    rows = list(data.rows(path))
    names = [row["name"] for row in rows]
    best: dict[str, float] = {}
    most = 0.0
    for threshold in (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        found = b_cubed([row["entity"] for row in rows], linked(names, matcher, threshold))
        most = max(most, found["B-cubed F1"])
        precise = found["B-cubed precision"] >= 0.975
        if precise and found["B-cubed F1"] > best.get("B-cubed F1", 0):
            best = {**found, "threshold": threshold}
    return {**best, "B-cubed F1 at any precision": most}


def lists(path: Path, matcher: Matcher) -> dict[str, float]:
    """Mentions of documents, full and short: a short one goes to the full name it ends."""
    documents: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in data.rows(path):
        documents[row["doc"]].append(row)
    truth: list[str] = []
    groups: list[list[int]] = []
    for rows in documents.values():
        offset = len(truth)
        truth += [f"{row['doc']}/{row['entity']}" for row in rows]
        groups += [[offset + place for place in group] for group in grouped([row["mention"] for row in rows], matcher)]
    return b_cubed(truth, groups)


def grouped(mentions: Sequence[str], matcher: Matcher) -> list[list[int]]:
    """Mentions of one document: full names by the matcher, then each short name with the full name that has its word last."""
    sizes = [len(parse(mention).words) for mention in mentions]
    full = [place for place, size in enumerate(sizes) if size > 1]
    short = [place for place, size in enumerate(sizes) if size <= 1]
    groups = [[full[place] for place in group] for group in linked([mentions[place] for place in full], matcher, 0.5)]
    ends = [[" ".join(word for _, word in parse(mentions[place]).words[-1:]) for place in group] for group in groups]
    alone: list[list[int]] = []
    for place in short:
        pairs = [(mentions[place], end) for group in ends for end in group]
        scores = matcher.score(pairs)
        starts = np.cumsum([0, *(len(group) for group in ends)])
        best = [float(scores[a:b].max()) for a, b in pairwise(starts)]
        if best and max(best) >= 0.5:
            groups[int(np.argmax(best))].append(place)
        else:
            alone.append([place])
    return groups + alone


def speed(pairs: Sequence[Pair], counts: Sequence[int]) -> dict[str, float]:
    """Pairs per second of one core, and the time and memory to cluster lists of growing length in one process.

    Times are of the processor, which other work on the machine disturbs less than the clock; the names are ready before the
    pairs are scored, as in a long list, where each is compared with many.
    """
    plain = [(pair.a, pair.b) for pair in pairs]
    places = {name: place for place, name in enumerate(dict.fromkeys(name for pair in plain for name in pair))}
    ready = shipped().prepared(list(places))
    table = np.array([(places[a], places[b]) for a, b in plain], np.int32)
    times = [_seconds(lambda: shipped().score_places(ready, table[:, 0], table[:, 1])) for _ in range(5)]
    found: dict[str, float] = {"pairs per second": round(len(plain) / statistics.median(times))}
    names = sorted(places)
    words = sorted({word for name in names for word in name.split()})
    chance = random.Random(7)
    spent = []
    for count in counts:
        own = names[: count // 2]
        made = own + [" ".join(chance.sample(words, 2)) for _ in range(count - len(own))]
        spent.append(_seconds(partial(linked, made, shipped(), 0.5)))
        found[f"seconds for {count} names"] = round(spent[-1], 1)
        print(f"  {count} names: {spent[-1]:.1f} s", flush=True)
    found["growth exponent"] = round(float(np.polyfit(np.log(counts), np.log(spent), 1)[0]), 2)
    found["megabytes at most"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
    return found


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()

"""How well damage is detected: sentences with a major error, marked stretches, and the marks that a person gets to see.

    python -m benchmarks.detection DATA [--cache DIR] [--write]

DATA (or CLEANUP_EVAL_DATA) holds mqm_dev.jsonl.gz, human_dev.jsonl.gz, human_translated_dev.jsonl.gz, newsdocs_mt_dev.jsonl.gz and
postedit_train.jsonl.gz. Everything that is trained is tested on sources it was not trained on. The first run reads the texts, whole
and as users have them read (some thirty minutes), and trains (some ten); readings and detectors are kept in the cache folder. Sentence
scores, marks and scores of articles are those of texts of which only what is needed has been read; stretches say what the error detector
alone can do, and are found in whole texts. Needs the extras `lm` and `train`; grammar
checkers (extra `peers`) are measured where they are installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import data
from benchmarks.spans import auc, mpp_f1
from cleanup.config import Config
from cleanup.fluency import available, detector, models_of, passages
from cleanup.fluency.garbled import MACHINE, SCORED_FROM, SHORT, meant, spans
from cleanup.fluency.model import load_parts
from cleanup.fluency.scores import Logistic, shipped
from cleanup.fluency.sentences import share
from cleanup.fluency.slor import Scorer
from cleanup.fluency.train_data import Material, Raw, folds, marked, postedited, read, translated, written
from cleanup.fluency.train_sentences import (
    FOLDS,
    Odds,
    Row,
    article_rows,
    crossed,
    crossed_articles,
    fit_sentences,
    out_of_fold,
    rows_of,
    unread_rows,
)

SETS = ("wmt23-zhen", "qe23-heen", "wmt21-zhen", "qe23-zhen")
SEED, DRAWS = 13, 300
THRESHOLDS = tuple(-3.6 + 0.15 * step for step in range(24))
GAPS, SHORTEST = (1, 2, 3), (1, 2)


class Case(NamedTuple):
    """A rated segment: where it comes from, whether it has a major error, and what each measure says of it."""

    set: str
    source: str
    major: bool
    measures: dict[str, float]


class Read(NamedTuple):
    """Texts as they were read, each with the odds of the error detector that has not seen its source."""

    materials: Sequence[Material]
    odds: Sequence[Odds]

    def rows(self) -> list[list[Row]]:
        """The rated sentences of each text that were read."""
        return [rows_of(material, found) for material, found in zip(self.materials, self.odds, strict=True)]


def sentence_scores(whole: Read, needed: Read) -> list[list[tuple[Row, float]]]:
    """The rated sentences of each text of which what is `needed` was read, scored by models that have not seen its source."""
    place = folds(whole.materials, FOLDS)
    of_read = _crossed(whole.rows(), place)
    unread = [unread_rows(material) for material in needed.materials]
    of_unread = _crossed(unread, place)
    found = []
    for n, (rows, others) in enumerate(zip(needed.rows(), unread, strict=True)):
        scored = {row.span: (row, of_unread[place[n]].probability(row.features)) for row in others}
        scored |= {row.span: (row, of_read[place[n]].probability(row.features)) for row in rows}
        found.append(list(scored.values()))
    return found


def _crossed(rows: Sequence[Sequence[Row]], place: Sequence[int]) -> list[Logistic]:
    """For each fold, a model of the sentences of the others."""
    return [
        Logistic(fit_sentences([row for n, some in enumerate(rows) if place[n] != fold for row in some]))
        for fold in range(FOLDS)
    ]


def cases(materials: Sequence[Material], scored: Sequence[Sequence[tuple[Row, float]]]) -> list[Case]:
    """Rated segments. A segment is as bad as the chance that any of its sentences has a major error."""
    rng = random.Random(SEED)
    tools = peers()
    found = []
    for material, rows in zip(materials, scored, strict=True):
        if not material.text.machine:
            continue
        for segment in material.text.segments:
            text = segment.span.of(material.text.text)
            inside = [(row, score) for row, score in rows if segment.span.contains(row.span)]
            measures = {
                "sentence scores": -math.fsum(math.log(1 - min(score, 0.999)) for _, score in inside),
                "length": float(len(text.split())),
                "total surprisal": sum(word.nats for word in material.words if segment.span.contains(word.span)),
                "random": rng.random(),
            }
            measures |= {name: float(count(text)) for name, count in tools.items()}
            found.append(Case(material.text.set, material.text.source, segment.major, measures))
    return found


def peers() -> dict[str, Callable[[str], int]]:
    """Grammar checkers that are installed, each as a count of what it finds."""
    found: dict[str, Callable[[str], int]] = {}
    if importlib.util.find_spec("harper") is not None:
        import harper

        linter = harper.Linter()
        found["harper"] = lambda text: len(linter.lint(text, language=harper.Language.PLAINTEXT))
    if importlib.util.find_spec("lt_py") is not None:
        import lt_py

        engine = lt_py.Engine("en-US")
        found["lingotweaker"] = lambda text: len(engine.check(text))
    return found


def segments(found: Sequence[Case]) -> dict[str, Any]:
    """AUC of each measure, and what the scores add to length, with intervals over sources drawn with replacement."""
    result: dict[str, Any] = {"segments": len(found), "with a major error": sum(case.major for case in found)}
    for name in found[0].measures:
        result[f"AUC, {name}"] = round(_auc(found, name), 3)
    groups: dict[str, list[Case]] = {}
    for case in found:
        groups.setdefault(case.source, []).append(case)
    rng = random.Random(SEED)
    drawn, over = [], []
    for _ in range(DRAWS):
        sample = [case for source in rng.choices(sorted(groups), k=len(groups)) for case in groups[source]]
        if 0 < sum(case.major for case in sample) < len(sample):
            drawn.append(_auc(sample, "sentence scores"))
            over.append(drawn[-1] - _auc(sample, "length"))
    result["AUC, sentence scores, 95%"] = _interval(drawn)
    result["gain in AUC over length"] = round(_auc(found, "sentence scores") - _auc(found, "length"), 3)
    result["gain in AUC over length, 95%"] = _interval(over)
    return result


def _auc(found: Sequence[Case], name: str) -> float:
    return auc([(case.measures[name], case.major) for case in found])


def _interval(values: Sequence[float]) -> str:
    ordered = sorted(values)
    return f"{ordered[int(0.025 * len(ordered))]:.3f} to {ordered[int(0.975 * len(ordered)) - 1]:.3f}"


def calibration(scored: Sequence[tuple[Row, float]]) -> float:
    """Mean distance between the scores of ten equal groups and the share of raters that saw a major error there."""
    ordered = sorted((score, row.major) for row, score in scored)
    groups = [ordered[len(ordered) * n // 10 : len(ordered) * (n + 1) // 10] for n in range(10)]
    return round(sum(abs(sum(s for s, _ in g) - sum(m for _, m in g)) for g in groups) / len(ordered), 3)


def stretches(materials: Sequence[Material], odds: Sequence[Odds]) -> dict[str, Any]:
    """The best partial-credit F1 of runs of words over a threshold, and the threshold that gives it."""
    best: tuple[float, Any] = (0.0, None)
    for threshold in THRESHOLDS:
        for gap in GAPS:
            for shortest in SHORTEST:
                pairs = [
                    pair
                    for material, found in zip(materials, odds, strict=True)
                    for pair in _pairs(material, found, threshold, gap, shortest)
                ]
                best = max(best, (mpp_f1(pairs), (threshold, gap, shortest)))
    threshold, gap, shortest = best[1]
    return {
        "mpp-F1": round(best[0], 3),
        "threshold": round(share(threshold), 3),
        "words bridged": gap - 1,
        "shortest": shortest,
    }


def _pairs(material: Material, odds: Odds, threshold: float, gap: int, shortest: int) -> list[Any]:
    """For each segment, the stretches found and the stretches marked, as places in the text."""
    high = [n for n, (any_kind, _) in enumerate(odds) if any_kind >= threshold]
    pairs = []
    for segment in material.text.segments:
        runs: list[list[int]] = []
        for n in high:
            if segment.span.contains(material.words[n].span):
                if runs and n - runs[-1][1] <= gap:
                    runs[-1][1] = n
                else:
                    runs.append([n, n])
        mine = [
            (material.words[first].span.start, material.words[last].span.end)
            for first, last in runs
            if last - first + 1 >= shortest
        ]
        pairs.append((mine, [tuple(span) for span, _ in segment.ratings[0]]))
    return pairs


def marks(materials: Sequence[Material], scored: Mapping[str, float]) -> dict[str, Any]:
    """What the rule for garbled clauses marks: per 1,000 words, the share that touches a marked error, and the share of errors
    that it touches. `scored` holds the score of each article, by name."""
    words = sum(len(material.text.text.split()) for material in materials)
    count = rated = touching = marked_errors = touched = 0
    for material in materials:
        human = scored[material.text.name] < MACHINE
        short = len(material.words) < SCORED_FROM
        over = SHORT if short else meant(material.doc, material.words) if human else 0.0
        errors = [span for segment in material.text.segments for span, _ in segment.ratings[0]]
        badness = detector.shipped().badness(material.rows)
        found = [span for span, _ in spans(material.doc, material.words, badness, over, speech=short or not human)]
        marked_errors += len(errors)
        touched += sum(any(span.overlaps(error) for span in found) for error in errors)
        for span in found:
            count += 1
            if material.text.machine and any(segment.span.contains(span) for segment in material.text.segments):
                rated += 1
                touching += any(span.overlaps(error) for error in errors)
    result: dict[str, Any] = {
        "words": words,
        "findings": count,
        "findings per 1,000 words": round(1000 * count / words, 2),
    }
    if not rated:
        return result
    return result | {
        "share that touch a marked error": round(touching / rated, 3),
        "share of marked errors touched": round(touched / marked_errors, 4),
    }


def filtered(
    whole: Sequence[Material], needed: Sequence[Material], marks: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """What it saves to read only what is needed, and what that loses; `marks` of whole texts and of what is needed."""
    before, after = marks
    result = {
        "share of words read": round(sum(len(m.words) for m in needed) / sum(len(m.words) for m in whole), 3),
        "findings, read whole": before["findings"],
        "findings lost": round(1 - after["findings"] / before["findings"], 3),
    }
    touched = "share of marked errors touched"
    return result | ({f"{touched}, read whole": before[touched]} if touched in before else {})


def articles(materials: Sequence[Material], scored: Sequence[float]) -> dict[str, Any]:
    """How well whole articles are told apart, and what passes for written by a person."""
    by: dict[str, list[float]] = {}
    for material, score in zip(materials, scored, strict=True):
        by.setdefault("mqm_dev" if material.text.set in (*SETS, "qe22-zhen") else material.text.set, []).append(score)
    machine, translated_by_machine = by["mqm_dev"] + by["newsdocs_mt_dev"], by["newsdocs_mt_dev"]
    human, translations = by["human_dev"], by["human_translated_dev"]
    below = shipped().human_below
    return {
        "AUC, machine against human-written": round(_apart(machine, human), 3),
        "AUC, machine against human translations": round(_apart(machine, translations), 3),
        "AUC, newsdocs_mt against human-written": round(_apart(translated_by_machine, human), 3),
        "AUC, newsdocs_mt against human translations": round(_apart(translated_by_machine, translations), 3),
        "threshold for human": below,
        **{
            f"share held for human, {name}": round(sum(s < below for s in some) / len(some), 3)
            for name, some in by.items()
        },
    }


def _apart(high: Sequence[float], low: Sequence[float]) -> float:
    return auc([(score, True) for score in high] + [(score, False) for score in low])


def figures(whole: Read, needed: Read, before: Mapping[str, float], machine: Mapping[str, float]) -> dict[str, Any]:
    """All that is measured on rated and human-written texts; `before` and `machine` are the scores of articles read whole and as needed."""
    scored = sentence_scores(whole, needed)
    found = cases(whole.materials, scored)
    pairs = [pair for rows in scored for pair in rows if pair[0].weight == 1.0]
    result: dict[str, Any] = {"models": models_of(Config(), with_lm=True)}
    for name in SETS:
        chosen = [n for n, material in enumerate(whole.materials) if material.text.set == name]
        result[name] = segments([case for case in found if case.set == name])
        result[name] |= stretches([whole.materials[n] for n in chosen], [whole.odds[n] for n in chosen])
        result[name] |= marks([needed.materials[n] for n in chosen], machine)
        print(name, result[name], flush=True)
    for name, by_machine in (("mqm_dev", True), ("human_dev", False)):
        old, new = ([m for m in some.materials if m.text.machine == by_machine] for some in (whole, needed))
        measured = marks(old, before), marks(new, machine)
        result[name] = measured[1] | filtered(old, new, measured)
    result["sentences"] = {"rated": len(pairs), "calibration error": calibration(pairs)}
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?")
    parser.add_argument("--cache", type=Path, default=Path(".readings"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = data.folder(options.data)
    if not available().ready:
        raise SystemExit("skipped: the language model is not installed or not cached")
    scorer = Scorer(*load_parts(), Raw())
    texts, others = marked(folder) + written(folder), translated(folder)
    whole = read(texts + others, scorer, options.cache)
    needed = read(texts + others, scorer, options.cache, passages.shipped())
    rated, edited = len(texts), read(postedited(folder), scorer, options.cache)
    detectors = crossed(whole[:rated], edited, options.cache)
    all_read, some_read = (Read(some[:rated], out_of_fold(some[:rated], detectors)) for some in (whole, needed))
    styles = article_rows(whole)
    styled = [crossed_articles(styles, whole, rows) for rows in (styles, article_rows(needed))]
    before, machine = (dict(zip((text.name for text in texts), scores, strict=False)) for scores in styled)
    result = figures(all_read, some_read, before, machine)
    result["articles"] = articles(needed, styled[1])
    print({name: result[name] for name in ("mqm_dev", "human_dev", "articles", "sentences")})
    if options.write:
        data.save("detection", result)


if __name__ == "__main__":
    main()

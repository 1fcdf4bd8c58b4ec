"""Train the error detector and the scores of sentences and articles that ship with the package.

    python -m cleanup.fluency.train_sentences DATA [--cache DIR] [--out cleanup/data]

`train_data.py` says what DATA holds. The sentence model learns from odds that the error detector gives to texts it was not trained
on (folds by source), or it would trust the detector too much. Needs the extra `train`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from cleanup.fluency import detector, errors, scores, train_errors
from cleanup.fluency.articles import article
from cleanup.fluency.model import BUILTIN, FluencyError, load_parts, model_id
from cleanup.fluency.sentences import Features, Words, sentences, unread
from cleanup.fluency.slor import Scorer
from cleanup.fluency.train_data import (
    Material,
    Raw,
    Text,
    arguments,
    folds,
    marked,
    postedited,
    read,
    translated,
    written,
)
from cleanup.text import Span

FOLDS = 4
HUMAN_SHARE = 0.02
"""Share of machine-translated articles that may pass for written by people."""
_SENTENCES_STRENGTH, _ARTICLES_STRENGTH, _FREE = 0.005, 0.01, 1e4
_HUMAN_WEIGHT = 0.3

Odds = list[tuple[float, float]]


class Row(NamedTuple):
    """A sentence: its features, the share of raters that saw a major error in it, where it comes from, what it counts."""

    span: Span
    features: Features
    major: float
    set: str
    source: str
    weight: float


def words_of(material: Material, odds: Odds) -> Words:
    """Everything that models say of a text."""
    return Words(material.doc, material.words, material.rows, detector.shipped().badness(material.rows), odds)


def crossed(materials: Sequence[Material], edited: Sequence[Material], cache: Path) -> list[errors.ErrorDetector]:
    """For each fold, a detector that was trained on the others; taken from the cache where it was trained before."""
    from safetensors.torch import load_file, save_file

    key = hashlib.sha256("\n".join(material.text.text for material in (*materials, *edited)).encode())
    key.update(Path(train_errors.__file__).read_bytes())
    place = folds(materials, FOLDS)
    found = []
    for fold in range(FOLDS):
        file = cache / f"fold-{key.hexdigest()[:24]}-{fold}.safetensors"
        if not file.exists():
            others = [material for material, at in zip(materials, place, strict=True) if at != fold]
            save_file(train_errors.fit(others, edited), str(file))
            print(f"fold {fold + 1} of {FOLDS} done", file=sys.stderr, flush=True)
        found.append(errors.ErrorDetector(load_file(str(file))))
    return found


def out_of_fold(materials: Sequence[Material], detectors: Sequence[errors.ErrorDetector]) -> list[Odds]:
    """The odds of each text from the detector that has not seen its source."""
    place = folds(materials, FOLDS)
    return [train_errors.odds_of(detectors[at], material) for material, at in zip(materials, place, strict=True)]


def rows_of(material: Material, odds: Odds) -> list[Row]:
    """The sentences of a text that people rated, or wrote."""
    return rated(material.text, sentences(words_of(material, odds)))


def unread_rows(material: Material) -> list[Row]:
    """The same sentences, with the features of those that the language model does not read."""
    return rated(material.text, unread(words_of(material, [])))


def rated(text: Text, features_of: Sequence[tuple[Span, Features]]) -> list[Row]:
    """Of some sentences of a text, those that people rated, or wrote."""
    found = []
    for span, features in features_of:
        segment = next((segment for segment in text.segments if segment.span.contains(span)), None)
        if segment is not None:
            raters = [any(major and mark.overlaps(span) for mark, major in marks) for marks in segment.ratings]
            weight = 1.0 if text.machine else _HUMAN_WEIGHT
            found.append(Row(span, features, sum(raters) / len(raters), text.set, text.source, weight))
    return found


def fit_sentences(rows: Sequence[Row]) -> dict[str, Any]:
    """The sentence model: weights of the features, with a level of its own for each set while training.

    The sets were rated by different people, some far stricter; without levels of their own, the model would learn whose set is
    whose. Rare sets count for more. A strong penalty keeps the balance of the weights from following a handful of sources, but makes
    all of them too small, and scores too timid: a second fit, without penalty, finds by how much. At the end the common level is
    set so that the mean score of rated sentences is right.
    """
    names = sorted(rows[0].features)
    values = np.array([[row.features[name] for name in names] for row in rows])
    middle, spread = values.mean(0), values.std(0) + 1e-9
    sets = sorted({row.set for row in rows})
    levels = np.array([[3.0 * (row.set == name) for name in sets] for row in rows])
    major = np.array([row.major for row in rows])
    counts = Counter(row.set for row in rows)
    weights = np.array([row.weight * (1000 / counts[row.set]) ** 0.5 for row in rows])
    slopes = _slopes((values - middle) / spread, levels, major, weights, _SENTENCES_STRENGTH) / spread
    slopes *= _slopes((values @ slopes)[:, None], levels, major, weights, _FREE)
    machine = np.array([row.weight == 1.0 for row in rows])
    bias = _level(values[machine] @ slopes, float(major[machine].mean()))
    return rounded(names, slopes, bias)


def _slopes(values: Any, levels: Any, major: Any, weights: Any, strength: float) -> Any:
    """The weights of the values, levels beside them, of a logistic model of shares."""
    from sklearn.linear_model import LogisticRegression

    inputs = np.hstack([values, levels])
    model = LogisticRegression(C=strength, max_iter=3000)
    truth = np.repeat([1, 0], len(inputs))
    model.fit(np.vstack([inputs, inputs]), truth, np.concatenate([major * weights, (1 - major) * weights]))
    return model.coef_[0][: values.shape[1]]


def _level(odds: Any, mean: float) -> float:
    """What to add to the odds so that the mean probability is `mean`."""
    low, high = -30.0, 30.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-(odds + middle)))).mean() < mean else (low, middle)
    return low


def fit_articles(rows: Sequence[Features], machine: Sequence[bool], sources: Sequence[str]) -> dict[str, Any]:
    """The article model: machine-translated or not, both as likely beforehand; versions of one source share its weight."""
    from sklearn.linear_model import LogisticRegression

    names = sorted(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    middle, spread = values.mean(0), values.std(0) + 1e-9
    counts = Counter(sources)
    weights = np.array([counts[source] ** -0.5 for source in sources])
    truth = np.array(machine)
    weights[truth] /= weights[truth].sum()
    weights[~truth] /= weights[~truth].sum()
    model = LogisticRegression(C=_ARTICLES_STRENGTH, max_iter=3000)
    model.fit((values - middle) / spread, truth, weights * len(rows))
    slopes = model.coef_[0] / spread
    return rounded(names, slopes, float(model.intercept_[0] - middle @ slopes))


def rounded(names: Sequence[str], slopes: Any, bias: float) -> dict[str, Any]:
    """A weighted sum as it is kept."""
    weights = {name: round(float(slope), 5) for name, slope in zip(names, slopes, strict=True)}
    return {"bias": round(bias, 5), "weights": weights}


def crossed_articles(
    rows: Sequence[Features], materials: Sequence[Material], asked: Sequence[Features] | None = None
) -> list[float]:
    """The score of each article, or of what is `asked` of it, from a model that has not seen its source."""
    place = folds(materials, FOLDS)
    asked = asked or rows
    found = [0.0] * len(rows)
    for fold in range(FOLDS):
        kept = [n for n, at in enumerate(place) if at != fold]
        texts = [materials[n].text for n in kept]
        data = fit_articles([rows[n] for n in kept], [t.machine for t in texts], [t.source for t in texts])
        model = scores.Logistic(data)
        for n, at in enumerate(place):
            if at == fold:
                found[n] = model.probability(asked[n])
    return found


def article_rows(materials: Sequence[Material]) -> list[Features]:
    """The features of whole texts, for which the error detector is not asked."""
    return [article(words_of(material, [])) for material in materials]


def main(argv: Sequence[str] | None = None) -> int:
    """Read, train, write; print what was made."""
    args = arguments("train_sentences", "Train errors.safetensors and scores.json", argv)
    try:
        scorer = Scorer(*load_parts(BUILTIN), Raw())
        news = read(marked(args.data) + written(args.data), scorer, args.cache)
        whole = news + read(translated(args.data), scorer, args.cache)
        edited = read(postedited(args.data), scorer, args.cache)
    except (FluencyError, OSError, ValueError, KeyError) as error:
        print(f"cannot train: {error}", file=sys.stderr)
        return 2
    from safetensors.torch import save_file

    odds = out_of_fold(news, crossed(news, edited, args.cache))
    sentence = fit_sentences([row for text, found in zip(news, odds, strict=True) for row in rows_of(text, found)])
    styles = article_rows(whole)
    machine_scores = crossed_articles(styles, whole)
    machine = sorted(score for score, text in zip(machine_scores, whole, strict=True) if text.text.machine)
    model = model_id(BUILTIN).rsplit("-", 1)[0]
    file = args.out / scores.WEIGHTS
    data = (json.loads(file.read_text("utf-8")) if file.exists() else {}) | {
        "model": model,
        "sentence": sentence,
        "article": fit_articles(styles, [text.text.machine for text in whole], [text.text.source for text in whole]),
        "human_below": round(machine[int(HUMAN_SHARE * len(machine))], 2),
    }
    file.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    save_file(train_errors.fit(news, edited), str(args.out / errors.WEIGHTS), {"model": model})
    for name in (scores.WEIGHTS, errors.WEIGHTS):
        (args.out / name).chmod(0o644)
        print(f"{name}: sha256 {hashlib.sha256((args.out / name).read_bytes()).hexdigest()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

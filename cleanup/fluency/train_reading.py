"""Learn which sentences the language model need not read, and how the others are scored; adds both to `data/scores.json`.

    python -m cleanup.fluency.train_reading DATA [--cache DIR] [--out cleanup/data]

`train_data.py` says what DATA holds. Needs the extra `train`, and the weights that `train_sentences.py` has made.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from cleanup.fluency import detector, scores
from cleanup.fluency.garbled import spans
from cleanup.fluency.model import FluencyError, load_parts
from cleanup.fluency.passages import Needs, seen
from cleanup.fluency.scores import Weighted
from cleanup.fluency.sentences import Features
from cleanup.fluency.slor import Scorer
from cleanup.fluency.train_data import Material, Raw, arguments, marked, read, translated, written
from cleanup.fluency.train_sentences import fit_sentences, rounded, unread_rows

LEFT_OUT = 0.2
"""Share of the words of machine translations that is not read."""
_STRENGTH = 1e-3


def counted(material: Material) -> list[tuple[Features, int, int]]:
    """What is seen of each sentence of a text before it is read, how many findings touch it, and how many words it has."""
    doc = material.doc
    found = [span for span, _ in spans(doc, material.words, detector.shipped().badness(material.rows))]
    parts = [(span, words) for span in doc.sentences if (words := doc.words_in(span))]
    return [(seen(doc, words), sum(span.overlaps(mark) for mark in found), len(words)) for span, words in parts]


def fit_reading(materials: Sequence[Material]) -> dict[str, Any]:
    """The rate of findings per word (a Poisson regression), and the rate from which a sentence is read."""
    from sklearn.linear_model import PoissonRegressor

    texts = [counted(material) for material in materials]
    rows = [row for text in texts for row in text]
    names = sorted(rows[0][0])
    values = np.array([[features[name] for name in names] for features, _, _ in rows])
    middle, spread = values.mean(0), values.std(0)
    findings, words = (np.array([row[column] for row in rows], dtype=float) for column in (1, 2))
    model = PoissonRegressor(alpha=_STRENGTH, max_iter=500)
    model.fit((values - middle) / spread, findings / words, words)
    slopes = model.coef_ / spread
    data = rounded(names, slopes, float(model.intercept_ - middle @ slopes))
    machine = [row for text, material in zip(texts, materials, strict=True) if material.text.machine for row in text]
    return data | {"from": _threshold(Weighted(data), machine)}


def _threshold(model: Weighted, rows: Sequence[tuple[Features, int, int]]) -> float:
    """The logarithm of the rate under which `LEFT_OUT` of the words are."""
    rates = sorted((model.sum(features), words) for features, _, words in rows)
    before = np.cumsum([words for _, words in rates])
    return round(rates[int(np.searchsorted(before, LEFT_OUT * before[-1]))][0], 3)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, learn, write; print what was made."""
    args = arguments("train_reading", "Add to scores.json what is read and what is not", argv)
    file = args.out / scores.WEIGHTS
    try:
        scorer = Scorer(*load_parts(), Raw())
        texts = marked(args.data) + written(args.data)
        whole = read(texts + translated(args.data), scorer, args.cache)
        data = json.loads(file.read_text("utf-8"))
        data["reading"] = fit_reading(whole)
        materials = read(texts, scorer, args.cache, Needs(data["reading"]))
    except (FluencyError, OSError, ValueError, KeyError) as error:
        print(f"cannot train: {error}", file=sys.stderr)
        return 2
    data["unread"] = fit_sentences([row for material in materials for row in unread_rows(material)])
    file.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    print(f"{scores.WEIGHTS}: sha256 {hashlib.sha256(file.read_bytes()).hexdigest()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Two who look alike are never made one: no name is edited, and what must stay apart is in two clusters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cleanup.article import Article
from cleanup.config import Config
from cleanup.names.fold import key
from cleanup.pipeline import Workshop

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "names" / "homonyms.yml").read_text("utf-8"))[
    "cases"
]
SHOP = Workshop(Config(lm=False))


def params() -> list[Any]:
    return [
        pytest.param(case, id=case["id"], marks=[pytest.mark.xfail(strict=True, reason=case["fails"])])
        if "fails" in case
        else pytest.param(case, id=case["id"])
        for case in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_look_alikes_stay_two(case: dict[str, Any]) -> None:
    articles = [Article(f"a{number}", text) for number, text in enumerate(case["texts"])]
    casts = [SHOP.cast(article) for article in articles]
    index = SHOP.settle(casts)
    clusters = [{key(form) for form in cluster.variants} for cluster in index.clusters]
    named = set().union(*clusters)
    for pair in case["apart"]:
        keys = {key(form) for form in pair}
        assert len(keys) == len(pair) == 2 and keys <= named, f"{pair} are not read as two names: {sorted(named)}"
        assert not any(keys <= cluster for cluster in clusters), f"{pair} are one cluster"
    for article, people in zip(articles, casts, strict=True):
        log = SHOP.clean(article, index.plan(people)).log
        edits = [(c.before, c.after) for c in log.changes if c.rule.startswith("NAM") and c.status == "applied"]
        assert edits == []


def test_there_are_enough_homonyms() -> None:
    assert len(CASES) >= 170 and len({case["id"] for case in CASES}) == len(CASES)

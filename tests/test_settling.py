"""Names settled from what was kept are those settled from the start, and few plans are made for it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from cleanup import run
from cleanup.article import Article
from cleanup.config import HouseStyle, load_config
from cleanup.decisions import Decision, Decisions
from cleanup.names.plan import Brief
from cleanup.names.shares import Reading, Share
from cleanup.names.uses import Cast
from cleanup.pipeline import Workshop
from cleanup.rules import NamePlan
from cleanup.settling import Names
from cleanup.store import Store
from tests.archive import clean

_SENTENCES = (
    "The Libyan commander, Khalifa Haftar, arrived in Tripoli on Sunday.",
    "The Libyan commander, Khalifa Hefter, left Tripoli on Monday, and Hefter said nothing.",
    "The Turkish minister, Mevlut Gawishoglu, spoke in Ankara.",
    "Zoravan Brelikk, an engineer from Derna, told reporters that the port was closed.",
    "Zoravan Brelik, an engineer from Derna, told reporters that the port was open. Brelik left.",
    "Mohammed Zoghbani chaired the council of Misrata. Zoghbani denied it.",
    "Mohammed Zogbani chaired the council of Misrata.",
    "Combat aircraft of the march struck the road between Derna and Tobruk, Zoravan Brelikk said.",
    "Drones struck the road between Derna and Tobruk, Zoravan Brelikk and Mohammed Zoghbani said in Misrata.",
    "Yasin Govanche met Yasin Guvenc in Istanbul.",
)
_DECISIONS = (
    Decision("same", "me", "2026-01-01T00:00:00+00:00", a="Zoravan Brelikk", b="Zoravan Brelik"),
    Decision("different", "me", "2026-01-02T00:00:00+00:00", a="Mohammed Zoghbani", b="Mohammed Zogbani"),
    Decision("different", "me", "2026-01-03T00:00:00+00:00", a="Hefter", b="Haftar"),
    Decision("prefer", "me", "2026-01-04T00:00:00+00:00", cluster="ly-khalifa-haftar", name="Khalifa Hifter"),
)


def settled(output: Path, texts: dict[str, str], decisions: tuple[Decision, ...], house: HouseStyle) -> Names:
    """Names as a run settles them, and keeps them."""
    shop = Workshop(load_config(lm=False, house_style=house), Decisions(decisions))
    articles = [Article(name, text) for name, text in sorted(texts.items())]
    names = run.settle_names(shop, articles, output, lambda _: None, lambda *_: None, False)
    with Store(output) as store:
        names.recall(store)
        for article in articles:
            names.digest(article.id)
        names.keep(store)
    return names


@pytest.mark.parametrize("seed", range(6))
def test_settled_from_what_was_kept_or_anew_names_are_the_same(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    texts: dict[str, str] = {}
    house = HouseStyle()
    for step in range(8):
        for _ in range(chance.randint(1, 3)):
            texts[f"a{chance.randint(0, 9)}"] = "\n\n".join(chance.sample(_SENTENCES, chance.randint(1, 5))) + "\n"
        decisions = tuple(decision for decision in _DECISIONS if chance.random() < 0.4)
        if step == 5:
            house = HouseStyle(prefer=(("Mohammed Zoghbani", "Muhammad Zughbani"),))
        kept, anew = (settled(tmp_path / name, texts, decisions, house) for name in ("kept", f"anew-{step}"))
        assert {a: kept.digest(a) for a in texts} == {a: anew.digest(a) for a in texts}
        assert {a: kept.plan(a).digest for a in texts} == {a: anew.digest(a) for a in texts}
        assert [c.to_json() for c in kept.clusters] == [c.to_json() for c in anew.clusters]


def test_a_new_article_makes_plans_only_where_it_says_something_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[str] = []
    whole = Workshop.plan

    def counted(shop: Workshop, cast: Cast, brief: Brief, reading: Reading | None) -> NamePlan:
        planned.append(cast.article)
        return whole(shop, cast, brief, reading)

    monkeypatch.setattr(Workshop, "plan", counted)
    texts = {f"a{number}": sentence + "\n" for number, sentence in enumerate(_SENTENCES)}
    settled(tmp_path, texts, (), HouseStyle())
    assert sorted(planned) == sorted(texts)
    planned.clear()
    texts["new"] = f"{_SENTENCES[0]} {_SENTENCES[2]}\n"
    settled(tmp_path, texts, (), HouseStyle())
    assert planned == ["new"]
    planned.clear()
    for number in range(3):
        texts[f"more{number}"] = f"Report {number}. {_SENTENCES[5]}\n"
    settled(tmp_path, texts, (), HouseStyle())
    assert sorted(planned) == ["a5", "a6", "a8", "more0", "more1", "more2"]


def test_shares_are_kept_whole() -> None:
    shop = Workshop(load_config(lm=False))
    for sentence in _SENTENCES:
        _, mine = shop.read(Article("a", sentence + "\n"))
        assert mine.places and Share.from_json(mine.to_json()) == mine


def test_names_of_earlier_articles_count_after_rules_or_data_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = Workshop(load_config(lm=False))
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(_SENTENCES[3] + "\n", "utf-8")
    clean(tmp_path / "out", str(tmp_path / "old"))
    monkeypatch.setattr("cleanup.settling.names_id", lambda: "other")
    articles = [Article("new", _SENTENCES[3] + "\n")]
    names = run.settle_names(shop, articles, tmp_path / "out", lambda _: None, lambda *_: None, False)
    assert "old" in names and {a for c in names.clusters for places in c.variants.values() for a in places} == {
        "old",
        "new",
    }


def test_what_a_killed_run_has_read_and_not_cleaned_does_not_count(tmp_path: Path) -> None:
    settled(tmp_path, {"ghost": _SENTENCES[3] + "\n"}, (), HouseStyle())
    names = settled(tmp_path, {"b": _SENTENCES[4] + "\n"}, (), HouseStyle())
    assert "ghost" not in names and {a for c in names.clusters for places in c.variants.values() for a in places} == {
        "b"
    }

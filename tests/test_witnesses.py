from cleanup.article import Article
from cleanup.config import Config
from cleanup.names.uses import cast_from_json, cast_to_json
from cleanup.names.witnesses import senses
from cleanup.pipeline import Workshop, clean_texts
from cleanup.text import Doc

STRIKE = (
    "The army of General Burhan said that the combat aircraft march bombed Omdurman on Sunday. Hemedti, who leads the Rapid "
    "Support Forces, denied it in Khartoum."
)
SAME = (
    "Burhan and Hemedti blamed each other for the attack on Omdurman, north-west of Khartoum, in which two drones were used, "
    "the Rapid Support Forces said."
)
OTHER = (
    "Two drones were seen over the airport of Gatwick on Sunday, police in London said. Flights to Khartoum were late."
)


def corpus_evidence(texts: dict[str, str], article: str) -> list[str | None]:
    log = clean_texts(texts)[article].log
    return [item.ref for change in log.changes for item in change.evidence if item.kind == "corpus"]


def test_another_article_on_the_same_event_is_evidence() -> None:
    assert corpus_evidence({"a": STRIKE, "b": SAME}, "a") == ["b"]


def test_an_article_on_something_else_is_none() -> None:
    assert corpus_evidence({"a": STRIKE, "b": OTHER}, "a") == []


def test_a_witness_that_comes_later_makes_a_new_version() -> None:
    shop = Workshop(Config(lm=False))
    casts = {name: shop.cast(Article(name, text)) for name, text in (("a", STRIKE), ("b", SAME), ("c", OTHER))}
    alone, joined, beside = (shop.settle(map(casts.__getitem__, ids)).plan(casts["a"]) for ids in ("a", "ab", "ac"))
    assert alone.digest == beside.digest != joined.digest


def test_senses_are_kept_with_the_names() -> None:
    people = Workshop(Config(lm=False)).cast(Article("a", SAME))
    assert people.senses.said
    assert cast_from_json(cast_to_json(people)) == people
    assert senses(Doc("Nothing of the kind.")).said == ()

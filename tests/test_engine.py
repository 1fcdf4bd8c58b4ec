"""The engine: stages, overlaps, decisions, budget, language, articles that break a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from cleanup.article import Article
from cleanup.config import Config
from cleanup.decisions import Decision, Decisions
from cleanup.edit import Safety
from cleanup.engine import HELD, clean
from cleanup.finding import Severity
from cleanup.pipeline import clean_texts
from cleanup.rules import Context, Example, Hit, NamePlan, Rule, Stage, all_rules
from cleanup.rules.base import Judgement
from cleanup.text import Doc, Span

CTX = Context(Config(lm=False))
TEXT = "The forces of Khalifa Hefter left Libya. The the talks go on."


def replacing(code: str, old: str, new: str, *, stage: Stage = Stage.GRAMMAR, safety: Safety = Safety.SAFE) -> Rule:
    """A rule that replaces one word by another, for these tests."""

    def function(doc: Doc, ctx: Context) -> Iterator[Hit]:
        start = doc.text.find(old)
        if start >= 0:
            yield Hit(Span(start, start + len(old)), f"{old} is {new}", [new], confidence=0.5 + len(old) / 100)

    return Rule(
        code,
        code.lower(),
        1,
        stage,
        "fluency/grammar",
        Severity.MINOR,
        safety,
        False,
        (Example(old, new),),
        (new,),
        function,
    )


def test_the_loser_of_an_overlap_is_logged_as_superseded() -> None:
    rules = [replacing("AAA001", "big red", "large pink"), replacing("AAA002", "red dog", "brown dog")]
    result = clean(Article("a", "The big red dog is here."), CTX, rules=rules)
    assert [(c.rule, c.status) for c in result.log.changes] == [("AAA001", "applied"), ("AAA002", "superseded")]
    loser = next(c for c in result.log.changes if c.status == "superseded")
    assert loser.reason and "repairs this place" in loser.reason


def test_of_proposals_that_overlap_the_surest_stands_and_the_next_one_is_asked_when_it_is_rejected() -> None:
    rules = [
        replacing("AAA001", "steel bridge", "iron bridge", safety=Safety.SUGGEST),
        replacing("BBB001", "bridge", "ferry", safety=Safety.SUGGEST),
        replacing("CCC001", "slowly", "late", safety=Safety.SUGGEST),
    ]
    article = Article("a", "The steel bridge opened slowly.")
    log = clean(article, CTX, rules=rules).log
    assert [(change.rule, change.status) for change in log.changes] == [
        ("AAA001", "suggested"),
        ("BBB001", "superseded"),
        ("CCC001", "suggested"),
    ]
    assert log.changes[1].reason == "AAA001 has a proposal for this place"
    reject = Decision(
        kind="reject", by="amal", at="2026-11-21", why="", rule="AAA001", before="steel bridge", after="iron bridge"
    )
    again = clean(article, CTX, Decisions((reject,)), rules=rules).log
    assert [(change.rule, change.status) for change in again.changes][:2] == [
        ("AAA001", "rejected"),
        ("BBB001", "suggested"),
    ]


def test_a_later_stage_edits_what_an_earlier_one_wrote_as_one_change() -> None:
    rules = [replacing("AAA001", "teh", "the", stage=Stage.ENCODING), replacing("AAA002", "the dog", "a dog")]
    result = clean(Article("a", "See teh dog."), CTX, rules=rules)
    (change,) = result.log.applied
    assert (change.before, change.after, change.rule) == ("teh dog", "a dog", "AAA002")
    assert any(item.kind == "composed" and "AAA001" in item.detail for item in change.evidence)


def test_rules_that_contradict_each_other_are_left_out() -> None:
    rules = [
        replacing("AAA001", "cat", "dog"),
        replacing("AAA002", "dog", "cat"),
        replacing("AAA003", "a bird", "one bird"),
    ]
    result = clean(Article("a", "A cat saw a bird."), CTX, rules=rules)
    assert result.text == "A cat saw one bird."


def test_suggestions_refer_to_the_original_and_carry_applied_edits() -> None:
    rules = [
        replacing("AAA001", "Hefter", "Haftar"),
        replacing("AAA002", "Haftar forces", "Haftar's forces", safety=Safety.SUGGEST),
    ]
    result = clean(Article("a", "Then Hefter forces left."), CTX, rules=rules)
    suggestion = next(c for c in result.log.changes if c.status == "suggested")
    assert (suggestion.before, suggestion.after) == ("Hefter forces", "Haftar's forces")


@pytest.mark.parametrize(("old", "new"), [("12 dead", "21 dead"), ("did not go", "did go"), ("never", "ever")])
def test_numbers_and_negations_are_never_changed_by_themselves(old: str, new: str) -> None:
    text = f"They say that {old} today."
    result = clean(Article("a", text), CTX, rules=[replacing("AAA001", old, new)])
    assert result.text == text
    assert [c.status for c in result.log.changes] == ["suggested"]


def test_direct_speech_is_only_suggested_even_at_level_suggest() -> None:
    text = 'He said: "The big dog barks."'
    for level in Safety.SAFE, Safety.SUGGEST:
        ctx = Context(Config(lm=False, level=level))
        result = clean(Article("a", text), ctx, rules=[replacing("AAA001", "big", "large")])
        assert result.text == text
        assert result.log.changes[0].reason == "direct speech is not reworded"


def test_decisions_reject_and_accept() -> None:
    first = clean_texts({"a": TEXT})["a"]
    doubled = next(c for c in first.log.applied if c.rule == "REP001")
    reject = Decision("reject", "me", "2026-01-01", rule="REP001", before=doubled.before, after=doubled.after)
    result = clean_texts({"a": TEXT}, decisions=Decisions((reject,)))["a"]
    assert "The the talks" in result.text and "Haftar" in result.text
    assert [c.status for c in result.log.changes if c.rule == "REP001"] == ["rejected"]
    accept = replace(reject, kind="accept")
    assert clean_texts({"a": TEXT}, decisions=Decisions((reject, accept)))["a"].text == first.text
    elsewhere = replace(reject, article="b")
    assert clean_texts({"a": TEXT}, decisions=Decisions((elsewhere,)))["a"].text == first.text


def test_an_accepted_suggestion_is_applied() -> None:
    rule = replacing("AAA001", "big", "large", safety=Safety.SUGGEST)
    decision = Decision("accept", "me", "2026-01-01", rule="AAA001", before="big", after="large")
    result = clean(Article("a", "A big dog."), CTX, Decisions((decision,)), rules=[rule])
    assert result.text == "A large dog."


def test_names_decided_different_are_left_and_same_are_joined() -> None:
    text = "Khalifa Haftar spoke in Libya. Hefter left."
    apart = Decision("different", "me", "2026-01-01", a="Hefter", b="Haftar")
    assert clean_texts({"a": text}, decisions=Decisions((apart,)))["a"].text == text
    other = "Zorba Kentaro spoke. Later Zurba Kintero left."
    same = Decision("same", "me", "2026-01-01", a="Zorba Kentaro", b="Zurba Kintero", why="one person")
    result = clean_texts({"a": other}, decisions=Decisions((same,)))["a"]
    assert result.text in (
        "Zorba Kentaro spoke. Later Zorba Kentaro left.",
        "Zurba Kintero spoke. Later Zurba Kintero left.",
    )


def test_too_much_damage_leaves_only_mechanical_repairs() -> None:
    text = "The the army and the the police met. " * 30 + "The forces of Khalifa Hefter left Libya ."
    result = clean_texts({"a": text})["a"]
    assert result.log.outcome == "needs re-translation"
    assert "Haftar left Libya." in result.text and "The the army" in result.text


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث باسم القوات المسلحة إن المعركة انتهت وإن المدينة باتت تحت السيطرة الكاملة.",
        "Le président a déclaré que les forces ne quitteraient pas la ville avant la fin de la semaine, malgré les appels au calme"
        " lancés par les pays voisins et par les organisations internationales présentes sur place.",
    ],
)
def test_an_article_in_another_language_is_reported_not_cleaned(text: str) -> None:
    result = clean_texts({"a": text + " the the"})["a"]
    assert result.log.outcome == "not English" and result.text == text + " the the"


def test_an_article_that_breaks_a_rule_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from cleanup import run
    from cleanup.pipeline import Workshop

    def broken(doc: Doc, ctx: Context) -> Iterator[Hit]:
        if "boom" in doc.text:
            raise IndexError("out of\nrange")
        yield from ()

    rule = replace(replacing("AAA001", "x", "y"), function=broken)
    monkeypatch.setattr("cleanup.engine.all_rules", lambda: (*all_rules(), rule))
    shop = Workshop(Config(lm=False))
    articles = [Article("good", TEXT), Article("bad", "The boom is over.")]
    casts = {article.id: shop.cast(article) for article in articles}
    index = shop.settle(casts.values())
    plans = {article.id: index.plan(casts[article.id]) for article in articles}
    todo = [run.Job(article, plans[article.id], shop.parts(article, plans[article.id].digest)) for article in articles]
    outcome = run.Outcome()
    batches = list(run.clean_jobs(shop, todo, None, lambda *_: None, outcome))
    assert [entry.article.id for batch in batches for entry in batch] == ["good"]
    assert len(outcome.problems) == 1 and "IndexError: out of range" in outcome.problems[0]


class Opinionated:
    """A language model that dislikes one word, and holds every sentence for equally bad."""

    def __init__(self, dislikes: str, human: bool = False, mt_score: float = 0.9) -> None:
        self.dislikes = dislikes
        self.human = human
        self.mt_score = mt_score
        self.whole: list[bool] = []
        """For each judgement, whether it was asked for as that of a translation."""

    def garbled(self, doc: Doc, names: NamePlan, translated: bool = False) -> list[tuple[Span, float]]:
        return [(span, 0.7) for span in doc.sentences] if translated else []

    def judged(self, doc: Doc, names: NamePlan, translated: bool = False) -> Judgement:
        self.whole.append(translated)
        return Judgement(0.1 if self.human else self.mt_score, self.human, tuple((span, 0.5) for span in doc.sentences))

    def gains(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [-20.0 if self.dislikes in after else 3.0 for _, after in pairs]


@pytest.mark.parametrize(("text", "marks"), [("A big, big, large dog.", 1), ("A big, large, large dog.", 0)])
def test_two_places_of_damaged_wording_make_a_translation(text: str, marks: int) -> None:
    rules = [replacing("AAA001", "big", "large"), *(rule for rule in all_rules() if rule.code == "NON001")]
    model = Opinionated("", mt_score=0.2)
    log = clean(Article("a", text), replace(CTX, fluency=model), rules=rules).log
    assert model.whole == [bool(marks)]
    assert [c.rule for c in log.changes if c.rule == "NON001"] == ["NON001"] * marks
    assert log.mt_score == (0.8 if marks else 0.2)


def test_a_rewording_that_the_model_finds_far_worse_is_only_shown() -> None:
    rules = [
        replacing("AAA001", "big", "large", safety=Safety.SUGGEST),
        replacing("AAA002", "dog", "dgo", safety=Safety.SUGGEST),
    ]
    ctx = replace(CTX, fluency=Opinionated("dgo"))
    changes = clean(Article("a", "A big dog barks."), ctx, rules=rules).log.changes
    assert [(c.rule, c.status) for c in changes] == [("AAA001", "suggested"), ("AAA002", "flagged")]
    assert "3 nats likelier" in changes[0].evidence[-1].detail


def test_sentences_are_scored_in_places_of_the_original() -> None:
    text = "A big dog barks. The  cat sleeps.\n\nThe bird sings."
    rules = [replacing("AAA001", "A big dog", "Dogs"), replacing("AAA002", "  ", " ", stage=Stage.LAYOUT)]
    log = clean(Article("a", text), replace(CTX, fluency=Opinionated("dgo")), rules=rules).log
    assert log.mt_score == 0.9
    assert [text[start:end] for start, end, _ in log.sentences] == [
        "A big dog barks.",
        "The  cat sleeps.",
        "The bird sings.",
    ]


def test_without_a_model_nothing_is_scored() -> None:
    log = clean(Article("a", "A big dog barks."), CTX, rules=[]).log
    assert (log.mt_score, log.sentences) == (None, ())


def test_the_wording_of_what_a_person_wrote_is_only_suggested() -> None:
    text = "A big dog  barks."
    rules = [replacing("AAA001", "big", "large"), replacing("AAA002", "  ", " ", stage=Stage.LAYOUT)]
    cleaned = clean(Article("a", text), replace(CTX, fluency=Opinionated("dgo", human=True)), rules=rules)
    assert cleaned.text == "A big dog barks."
    assert [(c.rule, c.status, c.reason) for c in cleaned.log.changes] == [
        ("AAA001", "suggested", HELD),
        ("AAA002", "applied", None),
    ]
    again = clean(Article("a", cleaned.text), replace(CTX, fluency=Opinionated("dgo", human=True)), rules=rules)
    assert again.text == cleaned.text


def only_in_translations(old: str, new: str) -> Rule:
    """A rule of the stage `proven` that suggests one word for another."""
    return replace(replacing("PPP001", old, new, safety=Safety.SUGGEST), stage=Stage.PROVEN)


def test_what_is_only_likely_in_a_translation_is_proposed_where_two_places_prove_one() -> None:
    proofs = [replacing("AAA001", "red", "pink"), replacing("BBB001", "blue", "green", safety=Safety.SUGGEST)]
    rules = [*proofs, only_in_translations("harbor", "port")]
    proven = clean(Article("a", "The red and the blue harbor."), CTX, rules=rules)
    assert [(c.rule, c.status) for c in proven.log.changes] == [
        ("AAA001", "applied"),
        ("BBB001", "suggested"),
        ("PPP001", "suggested"),
    ]
    unproven = clean(Article("a", "The blue harbor."), CTX, rules=rules)
    assert [c.rule for c in unproven.log.changes] == ["BBB001"]


def test_what_is_accepted_in_a_proven_translation_is_made_and_what_follows_from_it_too() -> None:
    proofs = [replacing("AAA001", "red", "pink"), replacing("BBB001", "blue", "green", safety=Safety.SUGGEST)]
    rules = [*proofs, only_in_translations("harbor", "port"), replacing("CCC001", "green port", "harbour of Oslo")]
    ctx = Context(Config(lm=False, level=Safety.SUGGEST))
    result = clean(Article("a", "The red and the blue harbor."), ctx, rules=rules)
    assert result.text == "The pink and the harbour of Oslo."
    assert {c.status for c in result.log.changes} == {"applied"}
    assert clean(Article("a", result.text), ctx, rules=rules).text == result.text

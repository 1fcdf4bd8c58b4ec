"""Every rule against its own examples: each damaged text is seen and repaired as stated, each clean one left alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from cleanup.article import Article
from cleanup.changelog import apply_log, original_of
from cleanup.config import Config
from cleanup.edit import Safety
from cleanup.engine import clean
from cleanup.fluency import LanguageModel, available, load
from cleanup.rules import Context, Rule, all_rules
from cleanup.rules.encoding.mojibake import HARMLESS, _repaired
from cleanup.rules.repetition.phrase_loop import _LENGTHS, _follow
from cleanup.text import Doc
from tests.support import example_context

RULES = all_rules()
BAD = [pytest.param(rule, example, id=f"{rule.code}-{i}") for rule in RULES for i, example in enumerate(rule.examples)]
CLEAN = [pytest.param(rule, text, id=f"{rule.code}-{i}") for rule in RULES for i, text in enumerate(rule.clean)]


@cache
def language_model() -> LanguageModel:
    return load(Config())


def context(rule: Rule, text: str) -> Context:
    """The rule's example context, with the language model where the rule needs it."""
    ctx = example_context(rule, text, Config(level=Safety.SUGGEST))
    if not rule.needs_model or ctx.fluency is not None:
        return ctx
    if not available().ready:
        pytest.skip(f"{rule.code} needs the language model, which is not installed or not cached")
    return replace(ctx, fluency=language_model())


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_damage_is_seen_and_repaired(rule: Rule, example: tuple[str, str | None]) -> None:
    bad, good = example
    ctx = context(rule, bad)
    result = clean(Article("example", bad), ctx, rules=[rule])
    assert any(change.rule == rule.code for change in result.log.changes), "the damage is not seen"
    assert result.text == (bad if good is None else good)
    assert apply_log(result.log, bad) == result.text
    assert original_of(result.log, result.text) == bad
    again = clean(Article("example", result.text), ctx, rules=[rule])
    assert again.text == result.text, "a second run changes more"


@pytest.mark.parametrize(("rule", "text"), CLEAN)
def test_clean_text_is_left_alone(rule: Rule, text: str) -> None:
    ctx = context(rule, text)
    result = clean(Article("example", text), ctx, rules=[rule])
    assert [change.message for change in result.log.changes] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_is_documented_and_has_examples_of_both_kinds(rule: Rule) -> None:
    assert len(rule.examples) >= 3
    assert len(rule.clean) >= 3
    for heading in ("## What it does", "## Why", "## Fix safety"):
        assert heading in rule.page, f"{rule.code} has no section {heading}"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.cues or rule.pieces], ids=lambda rule: rule.code)
def test_nothing_is_found_where_no_cue_stands(rule: Rule) -> None:
    texts = [text for other in RULES for text in (*other.clean, *(example.bad for example in other.examples))]
    texts += [path.read_text("utf-8") for path in sorted(Path("seeds").glob("*.txt"))]
    for text in texts:
        doc, ctx = Doc(text), example_context(rule, text, Config())
        if list(rule.function(doc, ctx)):
            assert not rule.cues or any(cue in doc.lower for cue in rule.cues), text
            assert not rule.pieces or not doc.pieces.isdisjoint(rule.pieces), text


def test_marks_that_are_passed_over_are_never_broken_characters() -> None:
    for length in range(1, 5):
        for marks in product((*sorted(HARMLESS), "a", " "), repeat=length):
            text = "".join(marks)
            assert _repaired(text)[0] == text


@pytest.mark.parametrize("length", [4, 7, 15])
def test_a_stretch_that_follows_itself_is_never_missed(length: int) -> None:
    words = [f"word{number}" for number in range(40)]
    for start in range(len(words) - length):
        looped = [*words[: start + length], *words[start : start + length], *words[start + length :]]
        assert _follow(looped, _LENGTHS)
    assert not _follow(words[:7], _LENGTHS)


def test_codes_are_unique_and_well_formed() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 6 and code[:3].isupper() and code[3:].isdigit() for code in codes)
    assert len({rule.name for rule in RULES}) == len(codes)

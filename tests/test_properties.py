"""What must hold for every text: exact apply and revert, any subset, a second run, protected places, facts, direct speech."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise

import ftfy
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleanup.changelog import ChangeLog, apply_log, original_of, revert, schema, verify, with_rejected
from cleanup.config import Config
from cleanup.edit import Draft, Edit, Safety, apply, inverted
from cleanup.engine import Cleaned
from cleanup.pipeline import clean_texts
from cleanup.rules import all_rules
from cleanup.text import Doc, Span

from .strategies import texts

LEVELS = st.sampled_from([Safety.SAFE, Safety.SUGGEST])
relaxed = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def cleaned(text: str, level: Safety = Safety.SAFE) -> Cleaned:
    return clean_texts({"a": text}, Config(lm=False, level=level))["a"]


@relaxed
@given(texts, LEVELS)
def test_log_leads_to_the_cleaned_text_and_back(text: str, level: Safety) -> None:
    result = cleaned(text, level)
    verify(result.log, text, result.text)


@relaxed
@given(texts, LEVELS, st.randoms(use_true_random=False))
def test_any_subset_reverts_alone(text: str, level: Safety, random) -> None:  # type: ignore[no-untyped-def]
    result = cleaned(text, level)
    ids = [change.id for change in result.log.applied]
    if not ids:
        return
    chosen = set(random.sample(ids, random.randint(1, len(ids))))
    log, partly = with_rejected(result.log, text, lambda change: change.id in chosen)
    assert {change.id for change in log.applied} == set(ids) - chosen
    verify(log, text, partly)
    one, _ = revert(result.log, result.text, edit=ids[0])
    assert [change.id for change in one.applied] == ids[1:]


@relaxed
@given(texts, LEVELS)
def test_cleaning_cleaned_text_changes_nothing(text: str, level: Safety) -> None:
    once = cleaned(text, level).text
    assert cleaned(once, level).text == once


@relaxed
@given(texts, LEVELS)
def test_no_edit_crosses_a_protected_zone(text: str, level: Safety) -> None:
    zones = [zone.span.of(text) for zone in Doc(text).zones]
    result = cleaned(text, level).text
    missing = Counter(zones) - Counter(zone.span.of(result) for zone in Doc(result).zones)
    assert not missing


NUMBER = re.compile(r"\b\d+")
NEGATION = re.compile(r"\b(?:not|no|never|nobody|nothing)\b", re.I)


def facts(text: str) -> tuple[Counter[str], Counter[str]]:
    plain = ftfy.fix_encoding(re.sub(r"&#?\w+;", " ", text))
    return Counter(NUMBER.findall(plain)), Counter(word.lower() for word in NEGATION.findall(plain))


@relaxed
@given(texts, LEVELS)
def test_numbers_and_negations_stay(text: str, level: Safety) -> None:
    assert facts(text) == facts(cleaned(text, level).text)


@relaxed
@given(texts, LEVELS)
def test_direct_speech_is_not_reworded(text: str, level: Safety) -> None:
    # What is direct speech may only show when entities and spaces are mended: it counts where it is so in both texts.
    allowed = {rule.code for rule in all_rules() if rule.in_quotes}
    result = cleaned(text, level)
    before, after, shift = Doc(text), Doc(result.text), 0
    for change in result.log.applied:
        start = change.span.start + shift
        length = len(change.after or "")
        shift += length - len(change.before)
        quoted = before.quoted(change.span) and after.quoted(Span(start, start + length))
        if change.rule not in allowed and quoted:
            assert change.before.strip('"“”«» ') in change.after or not change.before.strip(), change


@relaxed
@given(texts)
def test_same_input_gives_same_bytes_and_a_valid_log(text: str) -> None:
    first = clean_texts({"a": text}, Config(lm=False))["a"].log.to_json()
    second = clean_texts({"a": text}, Config(lm=False))["a"].log.to_json()
    assert first == second
    log = ChangeLog.from_json(first)
    assert log.to_json() == first
    jsonschema.validate(json.loads(first), schema())


@relaxed
@given(texts, LEVELS)
def test_offsets_are_code_points_of_the_original(text: str, level: Safety) -> None:
    log = cleaned(text, level).log
    for change in log.changes:
        assert text[change.span.start : change.span.end] == change.before
    spans = [change.span for change in log.applied]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@st.composite
def rounds_of_edits(draw: st.DrawFn) -> tuple[str, list[list[tuple[int, int, str]]]]:
    text = draw(st.text(alphabet="abc 😀é\u0301\n", max_size=30))
    places = st.tuples(st.integers(0, 40), st.integers(0, 6), st.text(alphabet="xyz😀", max_size=4))
    return text, draw(st.lists(st.lists(places, max_size=4), max_size=4))


@settings(max_examples=400, deadline=None)
@given(rounds_of_edits())
def test_edits_of_several_passes_compose_to_one_flat_list(case: tuple[str, list[list[tuple[int, int, str]]]]) -> None:
    text, rounds = case
    draft: Draft[str] = Draft(text)
    for number, places in enumerate(rounds):
        current = draft.text
        edits: list[Edit] = []
        for start, length, after in places:
            span = Span(min(start, len(current)), min(start + length, len(current)))
            edit = Edit(span, span.of(current), after)
            if not any(edit.span.overlaps(other.span) for other in edits):
                edits.append(edit)
        expected = apply(edits, current)
        draft.make([(edit, f"pass {number}") for edit in edits])
        assert draft.text == expected
    flat = [edit for edit, _ in draft.edits()]
    assert apply(flat, text) == draft.text
    assert apply(inverted(flat), draft.text) == text


def test_log_of_another_text_is_refused() -> None:
    result = cleaned("The forces of Khalifa Hefter left Libya.")
    for function in (apply_log, original_of):
        with pytest.raises(ValueError, match="another text"):
            function(result.log, "something else")

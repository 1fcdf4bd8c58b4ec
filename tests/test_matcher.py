"""The matcher of whole names and the grouping of long lists. Its figures are in benchmarks/results/names.json."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.names.linkage import candidates, linked
from cleanup.names.matcher import shipped
from cleanup.names.prepared import parse


def score(a: str, b: str) -> float:
    return float(shipped().score([(a, b)])[0])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Khalifa Hifter", "Khalifa Haftar"),
        ("Mevlut Gawishoglu", "Mevlüt Çavuşoğlu"),
        ("Abd al-Rahman Yusuf", "Abdulrahman Youssef"),
        ("Salah ad-Din Rabbani", "Salahuddin Rabbani"),
        ("Himmet Erdoğmuş", "Hemit Ardojmoush"),
        ("Hadi el-Bahreh", "Hadi al-Bahra"),
        ("Muhammad Yasin Chaudhary", "Chaudhary Mohammad Yaseen"),
    ],
)
def test_spellings_of_one_name_score_high(a: str, b: str) -> None:
    assert score(a, b) > 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Luis Rodriguez Olivera", "Esteban Rodriguez Olivera"),
        ("Reza Saberi", "Simin Saberi"),
        ("Imeni Sverdlova", "Imeni Kirova"),
        ("Angela Merkel", "Vladimir Putin"),
        ("Amine Mhadhebi", "Amine Bensaïd"),
    ],
)
def test_different_names_score_low(a: str, b: str) -> None:
    assert score(a, b) < 0.5


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=5))
def test_any_text_has_a_score_that_depends_on_the_pair_alone(pairs: list[tuple[str, str]]) -> None:
    together = shipped().score(pairs).tolist()
    assert together == [float(shipped().score([pair])[0]) for pair in pairs]
    assert all(0 <= value <= 1 for value in together)


def test_a_name_is_parsed_into_words_that_belong_together() -> None:
    assert [plain for _, plain in parse("Abd al-Rahman AlQaheri").words] == ["abdurahman", "qaheri"]
    assert [plain for _, plain in parse("Jawish Oglu").words] == ["jawishoglu"]


def test_a_list_is_grouped_and_what_is_apart_stays_apart() -> None:
    names = ["Khalifa Haftar", "Khalifa Hifter", "Angela Merkel", "Khalifah Haftar"]
    assert [0, 1, 3] in linked(names, shipped(), 0.5)
    assert all(not {0, 1} <= set(group) for group in linked(names, shipped(), 0.5, apart=[frozenset((0, 1))]))


def test_candidates_do_not_grow_with_the_square() -> None:
    names = [f"Ahmed Karim{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(600)]
    pairs = candidates(shipped().prepared(names))
    assert len(pairs) < 600 * 100
    assert (pairs[:, 0] < pairs[:, 1]).all() and len(np.unique(pairs, axis=0)) == len(pairs)


def test_spellings_that_share_no_word_s_sound_are_candidates() -> None:
    names = ["Sewerskaja", "Miyaly", "Mijaly", "Severskaya", "Angela Merkel", "Mahmood Hussein", "Hussein Mahmoud"]
    pairs = {tuple(pair) for pair in candidates(shipped().prepared(names)).tolist()}
    assert {(0, 3), (1, 2), (5, 6)} <= pairs
    assert [5, 6] in linked(names, shipped(), 0.5)


@pytest.mark.parametrize("names", [[], ["Khalifa Haftar"], ["", ""], ["Ali", "Ali"]])
def test_short_lists_are_grouped(names: list[str]) -> None:
    assert sorted(place for group in linked(names, shipped(), 0.5) for place in group) == list(range(len(names)))

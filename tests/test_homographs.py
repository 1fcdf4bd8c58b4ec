"""Words of the source that English has several words for: where they stand, and which rendering fits."""

from __future__ import annotations

import hashlib
import json
from functools import cache

import jsonschema
import pytest

from cleanup import homographs
from cleanup.config import Config
from cleanup.fluency import LanguageModel, available, common, load, senses
from cleanup.fluency.model import load_parts, model_folder
from cleanup.fluency.network import Network
from cleanup.fluency.slor import Scorer
from cleanup.homographs import candidates
from cleanup.text import Doc

needs_model = pytest.mark.skipif(not available().ready, reason="the language model is not installed or not cached")
WORDING = {"type": "string", "pattern": r"^[^\s].*[^\s]$|^[^\s]$"}
SCHEMA = {
    "type": "object",
    "required": ["source", "date", "words"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "string"},
        "date": {},
        "words": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["word", "as"],
                "additionalProperties": False,
                "properties": {
                    "word": {"type": "string", "pattern": r"^[\u0600-\u06ff ]+$"},
                    "as": {
                        "type": "object",
                        "minProperties": 1,
                        "propertyNames": {"pattern": r"^[^\sA-Z]+(?: [^\sA-Z]+){0,3}$"},
                        "additionalProperties": {"type": "array", "minItems": 1, "maxItems": 3, "items": WORDING},
                    },
                },
            },
        },
    },
}


@cache
def lm() -> LanguageModel:
    return load(Config())


def seen(text: str) -> list[str]:
    return [found.span.of(text) for found in candidates(Doc(text))]


def test_the_table_is_well_formed() -> None:
    jsonschema.validate(homographs.data(), SCHEMA)
    words = [row["word"] for row in homographs.data()["words"]]
    assert len(words) == len(set(words))


def test_no_rendering_stands_for_itself() -> None:
    rows = homographs.data()["words"]
    assert not [row["word"] for row in rows for key, others in row["as"].items() if key in map(str.lower, others)]


def test_pairs_were_learned_over_this_table() -> None:
    learned = json.loads(homographs.ALIKE.read_text("utf-8"))
    assert learned["table"] == hashlib.sha256(homographs.FILE.read_bytes()).hexdigest()


def test_a_word_is_a_candidate_in_small_letters_or_where_its_sentence_begins() -> None:
    found = seen("The guard fell. Guards came. The Guard, a paper, had it; the GUARD too.")
    assert [word for word in found if word.lower().startswith("guard")] == ["guard", "Guards"]


def test_the_longest_phrase_is_taken_and_its_words_stand_together() -> None:
    assert "general balance" in seen("The general balance was approved.")
    assert "general balance" not in seen("The general, balance and all, was there.")
    assert "general balance" not in seen("The general balances it.")


def test_the_other_words_have_the_capital_of_the_one_that_stands_there() -> None:
    (found,) = (found for found in candidates(Doc("Guards came.")) if found.span.start == 0)
    assert "Goalkeepers" in found.put


@needs_model
@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The army said that its air defences shot down a march that carried explosives.", "march", "drone"),
        ("Doctors transplanted a college into a child who had waited two years for a donor.", "college", "kidney"),
        ("😀 Doctors transplanted a college into a child who waited for a donor.", "college", "kidney"),
    ],
)
def test_the_rendering_that_fits_is_likelier(text: str, wrong: str, right: str) -> None:
    (found,) = (sense for sense in lm().senses(Doc(text)) if sense.span.of(text) == wrong)
    assert found.options[0][0] == right


@needs_model
def test_a_sentence_gains_what_two_readings_of_it_differ_by() -> None:
    texts = [
        "The guard saved the ball.",
        "Doctors transplanted a college. The council discussed the general balance for the year.",
    ]
    scorer = Scorer(*load_parts())
    for doc in map(Doc, texts):
        found = list(senses.tried(doc, scorer.study(doc, senses.places(doc))))
        assert len(found) > 2
        for span, other, _, gain in found:
            end = doc.sentence_at(span.start).end
            changed = doc.text[: span.start] + other + doc.text[span.end : end]
            (whole,) = scorer.gains([(doc.text[:end], changed)])
            assert gain == pytest.approx(whole, abs=0.8), other


@needs_model
def test_a_sentence_is_read_on_for_a_dozen_tokens() -> None:
    tokenizer, network = load_parts(
        str(model_folder())
    )  # without eight bits, in which all that is read stirs the digits
    scorer = Scorer(tokenizer, Network(network._model, common.shipped()))
    read = "The guard saved the ball in the last minute of the match just after"  # a dozen tokens after 'guard'
    gains = []
    for tail in (" a long pass from the left.", " fish reads colour of of.", ""):
        doc = Doc(read + tail)
        gains.append([found.gain for found in senses.tried(doc, scorer.study(doc, senses.places(doc)))][:3])
    assert gains[0] == pytest.approx(gains[1], abs=0.2)
    assert gains[0] == pytest.approx(gains[2], abs=0.2)


@needs_model
def test_a_network_that_forgets_says_nothing_of_senses() -> None:
    from transformers import MambaConfig, MambaForCausalLM, MistralConfig, MistralForCausalLM

    tokenizer, _ = load_parts()
    words = len(tokenizer)
    narrow = MistralConfig(
        vocab_size=words,
        hidden_size=32,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        sliding_window=8,
    )
    doc = Doc("The guard saved the ball. " * 20)
    for other in (
        MistralForCausalLM(narrow),
        MambaForCausalLM(MambaConfig(vocab_size=words, hidden_size=32, num_hidden_layers=1)),
    ):
        reading = Scorer(tokenizer, Network(other.eval())).study(doc, senses.places(doc))
        assert len(reading.words) == len(doc.words) and not reading.gains


@needs_model
def test_a_word_in_its_own_place_is_left_alone() -> None:
    text = "He went to college in the spring, and thousands joined the march through the capital."
    assert lm().senses(Doc(text)) == []
    assert lm().senses(Doc("")) == []

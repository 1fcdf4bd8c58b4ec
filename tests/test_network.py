"""What guesses at the next token are shared out over, and how likely each token is then."""

from __future__ import annotations

import statistics
from typing import Any

import pytest

from cleanup.fluency import available

torch = pytest.importorskip("torch", reason="needs the extra 'lm'")
pytest.importorskip("transformers", reason="needs the extra 'lm'")

from cleanup.fluency import common, senses, train_common  # noqa: E402
from cleanup.fluency.model import load_parts, model_folder  # noqa: E402
from cleanup.fluency.network import Network, guesses  # noqa: E402
from cleanup.fluency.slor import Scorer  # noqa: E402
from cleanup.text import Doc  # noqa: E402

needs_model = pytest.mark.skipif(not available().ready, reason="the language model is not installed or not cached")
WORDS, TEXT = 40, [3, 17, 39, 17, 5, 8]
NEWS = (
    "The Libyan National Army said on Tuesday that its forces had taken the town of Tarhuna after two days of clashes, and "
    "residents told reporters by telephone that shops were closed and that no water had come since the morning."
)


def small() -> Any:
    """A network of the form of the built-in one that has learned nothing."""
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(4)
    sizes = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
    return LlamaForCausalLM(LlamaConfig(vocab_size=WORDS, initializer_range=0.8, **sizes)).eval()


def found(network: Network) -> list[tuple[float, float]]:
    among = network.among(TEXT)
    with torch.inference_mode():
        ends, _ = network.read(torch.tensor([TEXT]), len(TEXT))
        return [(guess.nats, guess.entropy) for guess in guesses(ends[0], TEXT[1:], among)]


@pytest.mark.parametrize("tokens", [[0, 3, 4], [1], list(range(WORDS))])
def test_guesses_are_shared_out_over_common_tokens_and_those_of_the_text(tokens: list[int]) -> None:
    model = small()
    with torch.inference_mode():
        chances = torch.softmax(model(torch.tensor([TEXT])).logits[0], -1)
    kept = sorted({*tokens, *TEXT})
    for row, (nats, entropy), token in zip(chances, found(Network(model, tokens)), TEXT[1:], strict=False):
        shares = row[kept] / row[kept].sum()
        assert nats == pytest.approx(-float(torch.log(row[token] / row[kept].sum())), abs=1e-4)
        assert entropy == pytest.approx(-float((shares * shares.log()).sum()), abs=1e-4)


def test_without_common_tokens_they_are_shared_out_over_all() -> None:
    model = small()
    for one, other in zip(found(Network(model)), found(Network(model, range(WORDS))), strict=True):
        assert one == pytest.approx(other, abs=1e-4)


def test_a_token_over_which_nothing_was_shared_out_is_refused() -> None:
    among = Network(small(), [1, 2]).among(TEXT)
    assert among.places([1, 2, *TEXT]) == [0, 1, 2, 5, 6, 5, 3, 4]
    for token in (0, 7, 40):
        with pytest.raises(KeyError):
            among.places([3, token])


def test_others_are_guessed_where_they_are_asked_for() -> None:
    network = Network(small(), [1, 2, 20])
    among = network.among(TEXT)
    with torch.inference_mode():
        ends, _ = network.read(torch.tensor([TEXT]), len(TEXT))
        asked = list(guesses(ends[0], TEXT[1:], among, {1: [20, TEXT[2]], 4: [2]}))
    assert [len(guess.others) for guess in asked] == [0, 2, 0, 0, 1]
    assert asked[1].others[1] == pytest.approx(asked[1].nats)
    with torch.inference_mode():
        (other,) = guesses(ends[0, 1:2], [20], among)
    assert asked[1].others[0] == pytest.approx(other.nats, abs=1e-5)


def test_the_tokens_that_are_expected_most_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_common, "KEPT", 2)
    kept, share = train_common.most_expected([torch.tensor([1.0, 0, 3, 0]), torch.tensor([0, 0, 2, 4.0])])
    assert kept.tolist() == [2, 3]
    assert share == pytest.approx(0.9)


@needs_model
def test_other_words_may_have_tokens_that_neither_news_nor_the_text_has() -> None:
    doc = Doc("The minister denied the charge, and the court in Tunis adjourned the hearing to next week.")
    tokenizer, _ = load_parts()
    places = senses.places(doc)
    asked = {token for place in places for other in place.others for token in tokenizer(" " + other)["input_ids"]}
    assert asked - set(common.shipped()), "choose a text with rarer renderings"
    narrow, whole = (Scorer(*load_parts(common=kept)).study(doc, places).gains for kept in (True, False))
    assert narrow.keys() == whole.keys() and narrow
    for span, gains in narrow.items():
        assert gains == pytest.approx(whole[span], abs=0.3)


@needs_model
def test_a_model_by_its_path_keeps_all_its_tokens() -> None:
    _, network = load_parts(str(model_folder()))
    assert network.among([1, 2]).numbers is None
    _, network = load_parts()
    assert network.among([1, 2]).numbers is not None


@needs_model
def test_the_tokens_that_ship_are_some_of_the_models() -> None:
    tokenizer, _ = load_parts()
    tokens = common.shipped()
    assert tokens == sorted(set(tokens)) and 0 <= tokens[0] < tokens[-1] < len(tokenizer)
    ids = set(
        tokenizer("The minister said on Sunday that the talks had failed.", add_special_tokens=False)["input_ids"]
    )
    assert ids <= set(tokens)


@needs_model
def test_what_is_left_out_of_the_guesses_is_next_to_nothing() -> None:
    tokenizer, network = load_parts(str(model_folder()))
    shared = Network(network._model, common.shipped())
    narrow, whole = (Scorer(tokenizer, one).read(Doc(NEWS)) for one in (shared, network))
    less = [b.nats - a.nats for a, b in zip(narrow, whole, strict=True)]
    assert 0 < statistics.mean(less) < 0.05
    assert min(less) > -0.05

"""Products in whole numbers of eight bits: near those of the numbers themselves, and of each row alone."""

from __future__ import annotations

import statistics
from typing import Any

import pytest

from cleanup.fluency import available, model

torch = pytest.importorskip("torch", reason="needs the extra 'lm'")
pytestmark = pytest.mark.skipif(model.precision() != "int8", reason="the processor does not multiply int8 in AVX-512")

from cleanup.fluency.eight_bits import Product, Rounded, put_into  # noqa: E402
from cleanup.fluency.slor import Scorer  # noqa: E402
from cleanup.text import Doc  # noqa: E402

needs_model = pytest.mark.skipif(not available().ready, reason="the language model is not installed or not cached")
NEWS = "The minister said on Sunday that the talks in Tripoli had failed, and that both sides blamed each other for it."


def some(rows: int, width: int, scale: float = 1.0) -> Any:
    return torch.randn(rows, width, generator=torch.Generator().manual_seed(rows)).mul(scale).bfloat16()


@pytest.mark.parametrize("scale", [1e-6, 1.0, 3e4])
def test_a_product_is_near_that_of_the_numbers_themselves(scale: float) -> None:
    values, weights = some(50, 192, scale), some(96, 192)
    found, exact = Product(weights, Rounded())(values).float(), values.float() @ weights.float().T
    assert float((found - exact).norm() / exact.norm()) < 0.02


def test_a_row_depends_on_nothing_but_itself() -> None:
    values, product = some(300, 64), Product(some(32, 64), Rounded())
    whole = product(values)
    values[1:] *= 50
    assert torch.equal(product(values.clone())[0], whole[0])
    assert torch.equal(product(values[:1].clone())[0], whole[0])


def test_nought_stays_nought_and_shapes_are_kept() -> None:
    found = Product(some(8, 64), Rounded())(torch.zeros(2, 3, 64, dtype=torch.bfloat16))
    assert found.shape == (2, 3, 8) and not found.any()


def test_rows_are_rounded_once_for_all_layers_that_are_given_the_same() -> None:
    rounded, values = Rounded(), some(5, 64)
    assert rounded.of(values) is rounded.of(values)
    assert rounded.of(values.clone()) is not rounded.of(values)


def test_a_layer_with_a_bias_is_refused() -> None:
    with pytest.raises(ValueError, match="0 has a bias"):
        put_into(torch.nn.Sequential(torch.nn.Linear(4, 4)))


@needs_model
def test_the_model_says_nearly_the_same_as_in_bf16() -> None:
    fast, whole = (
        Scorer(*model.load_parts(name)).read(Doc(NEWS)) for name in (model.BUILTIN, str(model.model_folder()))
    )
    assert statistics.mean(abs(one.nats - other.nats) for one, other in zip(fast, whole, strict=True)) < 0.5
    assert sum(word.nats for word in fast) == pytest.approx(sum(word.nats for word in whole), rel=0.1)

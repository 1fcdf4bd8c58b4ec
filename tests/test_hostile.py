"""Texts that no newspaper prints: what an article costs stays in proportion to its size, whatever is in it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from cleanup.article import Article
from cleanup.config import Config
from cleanup.pipeline import Workshop

SHOP = Workshop(Config(lm=False))
PROSE = "The army of the country said that it had left the town. "
_SYLLABLES = "ka ri mo sel tan bur qa dif zo lem har vin shu pek gol".split()


def _names(size: int) -> str:
    chance = random.Random(size)

    def name() -> str:
        return "".join(chance.choice(_SYLLABLES) for _ in range(4)).capitalize()

    return "".join(f"{name()} {name()} met {name()} {name()} in the town. " for _ in range(size // 50))


HOSTILE: dict[str, tuple[int, Callable[[int], str]]] = {
    "one word": (150_000, lambda size: "a" * size),
    "a row of hyphens": (30_000, lambda size: PROSE * 4 + "Al-" * (size // 3)),
    "quotations": (50_000, lambda size: "He said \"yes\" 'A b' ‘c d’ and it. " * (size // 36)),
    "marks that never close": (50_000, lambda size: "'A b 'c 'd ‘e \"f " * (size // 17)),
    "one sentence": (50_000, lambda size: "the people said that it was going to the capital and " * (size // 54)),
    "many names": (40_000, _names),
}


def _seconds(text: str) -> float:
    article = Article("hostile", text)
    start = time.process_time()
    people = SHOP.cast(article)
    SHOP.clean(article, SHOP.settle([people]).plan(people))
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_size_costs_hardly_more_than_twice_as_much(kind: str) -> None:
    size, made = HOSTILE[kind]
    _seconds(made(2_000) + PROSE * 20)  # what is loaded when first needed
    once = min(_seconds(made(size)) for _ in range(2))
    twice = min(_seconds(made(2 * size)) for _ in range(2))
    assert twice < 3 * once + 0.2, f"{once:.2f} s, then {twice:.2f} s"

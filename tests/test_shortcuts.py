"""Quick ways to an answer give the answer of the long way."""

from __future__ import annotations

import random

import pytest
from wordfreq import get_frequency_dict

from cleanup import meanings
from cleanup.names.authority import load
from cleanup.names.fold import skeletons, tokens
from cleanup.names.routes import similarity
from cleanup.rules.punctuation import _language
from cleanup.text import Doc


def pairs() -> list[tuple[str, str]]:
    """Words of names that sound alike, words that do not, and words with a letter changed."""
    chance = random.Random(7)
    words = sorted({token for entry in load().entries for token in tokens(entry.name)})
    heard: dict[str, list[str]] = {}
    for word in words:
        for skeleton in skeletons(word):
            heard.setdefault(skeleton, []).append(word)
    found = [(chance.choice(alike), chance.choice(alike)) for alike in heard.values()]
    found += [(chance.choice(words), chance.choice(words)) for _ in range(3000)]
    for word in chance.choices(words, k=3000):
        place = chance.randrange(len(word))
        found.append((word, word[:place] + chance.choice("aeghjkqstwxy") + word[place + chance.randrange(2) :]))
    return found


@pytest.mark.parametrize("least", [0.6, 0.72, 0.85])
def test_likeness_from_a_least_on_is_likeness(least: float) -> None:
    reached = 0
    for a, b in pairs():
        whole, short = similarity(a, b), similarity(a, b, least)
        assert short == whole if whole >= least else short < least, (a, b)
        reached += whole >= least
    assert reached > 1000


@pytest.mark.parametrize("language", _language._LANGUAGES)
def test_the_small_list_of_a_language_has_every_common_word(language: str) -> None:
    small, large = get_frequency_dict(language, "small"), get_frequency_dict(language, "large")
    least = 10 ** (_language._COMMON_THERE - 9.1)
    assert small.items() >= {(word, often) for word, often in large.items() if often >= least}
    assert small.items() <= large.items()


@pytest.mark.parametrize(
    "text",
    [
        "The Dawn and the dawn, the-dawn, dawned: DAWN",
        "İstanbul dawn ſunset ‘Dawn’ dawn’s dawn",
        "the dawn of the dawn of the dawn",
    ],
)
@pytest.mark.parametrize("meaning", ["dawn", "the dawn", "dawn of the dawn", "sunset"])
def test_words_are_found_where_their_pattern_finds_them(text: str, meaning: str) -> None:
    found = [(span.start, span.end) for span in meanings.occurrences(Doc(text), meaning)]
    assert found == [match.span() for match in meanings._pattern(meaning).finditer(text)]

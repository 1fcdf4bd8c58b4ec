"""What is asked of a text before a pattern is made never changes what is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleanup.lexicon_forms import FormIndex, any_of, compile_form, has_any, occurrences
from cleanup.text import Doc

WORDS = (
    "it",
    "he",
    "US",
    "Libya",
    "Kuwait*",
    "Abu Dhabi",
    "Abu Dhab*",
    "Sana'a",
    "al-Qaeda",
    "court*",
    "MP",
    "الحشد",
    "İzmir",
    "percent",
    "%",
)
PIECES = (
    "It",
    "its",
    "US",
    "Libya's",
    "Libyas",
    "KUWAITI",
    "Abu",
    "Dhabi",
    "Sana'a",
    "Al-Qaeda",
    "courts",
    "MPs",
    "الحشد",
    "izmir",
    "%",
    "“he”",
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.lists(st.sampled_from(PIECES), max_size=6))
def test_asking_pieces_first_gives_what_the_pattern_gives(words: list[str], text: list[str]) -> None:
    pattern = any_of(tuple(words))
    assert pattern is not None
    assert has_any(Doc(" ".join(text)), tuple(words)) == bool(pattern.search(" ".join(text)))


FORMS = (
    "according to what (was)? (reported|said) (by|in)",
    "(combat|war) aircraft march(es)?",
    "labou?r of the (party|front)",
    "in the same time(,| as| he)",
    "(the )?rapid support",
)
STEPS = tuple(
    "according to what was reported said by in combat aircraft march marches labor labour of the party same time, as he rapid support".split()
)


@given(st.lists(st.sampled_from(STEPS), max_size=14))
def test_an_index_of_forms_misses_none_that_a_pattern_finds(steps: list[str]) -> None:
    doc = Doc(" ".join(steps))
    index = FormIndex((form, form) for form in FORMS)
    found = {form for form, text, stretches in index.possible(doc) if any(occurrences(text, doc, stretches))}
    assert found == {form for form in FORMS if compile_form(form).search(doc.text)}

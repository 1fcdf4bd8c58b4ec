"""What the language model reads of a text, and what is said of the rest."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cleanup.fluency import LanguageModel, detector
from cleanup.fluency.articles import article
from cleanup.fluency.features import gaps, table
from cleanup.fluency.garbled import MEANT, SCORED_FROM, meant, spans
from cleanup.fluency.passages import Needs, shipped, study
from cleanup.fluency.scores import Scores, weights
from cleanup.fluency.sentences import Words
from cleanup.fluency.slor import Reading, Word
from cleanup.rules import NamePlan
from cleanup.text import Doc, Span

SHORT = "Ali Hassan met Omar Said in Port Sudan on Monday."
LONG = (
    "Prices of bread doubled during autumn, bakers say, because flour mills stopped buying local wheat after drought ruined "
    "harvests, while traders hoarding imported grain waited quietly for new customs duties, pushing poorer families into debt."
)
NEWS = "\n\n".join([f"{SHORT} {LONG} {SHORT}", SHORT, f"{LONG} {LONG}", SHORT, f"{SHORT} {LONG}"])


class Reader:
    """A scorer that keeps what it is given to read."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def study(self, doc: Doc, others: Any = None) -> Reading:
        self.texts.append(doc.text)
        return Reading(tuple(Word(span, 5.0, 4.0, 0.5) for span in doc.words))


def read(doc: Doc) -> tuple[list[str], tuple[Word, ...]]:
    """What is given to the scorer, and the words that come back."""
    reader: Any = Reader()
    return reader.texts, study(reader, doc, shipped().of(doc)).words


def test_long_sentences_are_read_and_short_ones_full_of_names_are_not() -> None:
    assert [span.of(NEWS) for span in shipped().of(Doc(NEWS))] == [LONG, f"{LONG} {LONG}", LONG]


def test_what_is_left_out_is_a_break_between_paragraphs() -> None:
    assert read(Doc(NEWS))[0] == ["\n\n".join([LONG, f"{LONG} {LONG}", LONG])]


@pytest.mark.parametrize("text", [SHORT * 3, "", "  \n", f"\n* * *\n\n{SHORT} 12.\n", LONG])
def test_short_texts_are_read_whole(text: str) -> None:
    assert shipped().of(Doc(text)) == (Span(0, len(text)),)


def test_so_much_is_read_that_the_article_can_be_judged() -> None:
    doc = Doc("\n\n".join([SHORT] * 40))
    stretches = shipped().of(doc)
    count = sum(len(doc.words_in(span)) for span in stretches)
    assert SCORED_FROM <= count < SCORED_FROM + len(SHORT.split())
    assert stretches[0].start == 0


def test_longer_sentences_than_were_learned_from_count_as_no_longer() -> None:
    needs = Needs({"bias": 0.0, "weights": {"words": 1.0}, "from": 60.5})
    doc = Doc("\n\n".join(["word " * 90 + "end."] * 3))
    assert len(needs.of(doc)) == 1
    assert needs.of(doc)[0].end < len(doc.text)


def test_words_that_were_read_stand_where_they_stood() -> None:
    doc = Doc("“Früh”, said he.\n\n" + NEWS)
    texts, words = read(doc)
    assert [word.span.of(doc.text) for word in words] == Doc(texts[0]).surfaces
    assert [word.span for word in words] == [span for stretch in shipped().of(doc) for span in doc.words_in(stretch)]


def test_no_finding_crosses_what_was_not_read() -> None:
    doc = Doc("\n\n".join([f"{LONG} {SHORT} {LONG}"] * 3))
    words = read(doc)[1]
    ends = [n for n, word in enumerate(words) if n and word.span.of(doc.text) == "Prices"]
    assert len(ends) == 5
    between = gaps(doc, words)
    assert all("\n" in between[n] for n in ends)
    badness = [3.0 if any(n - 2 <= at < n + 2 for n in ends) else -4.0 for at in range(len(words))]
    assert spans(doc, words, badness) == []


def test_a_translation_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detector, "shipped", lambda: SimpleNamespace(badness=lambda rows: [-4.0] * len(rows)))
    reader: Any = Reader()
    model, doc = LanguageModel(reader, "any"), Doc(NEWS)
    model.garbled(doc, NamePlan())
    model.garbled(doc, NamePlan(), translated=True)
    model.garbled(Doc(NEWS), NamePlan())
    assert [text == NEWS for text in reader.texts] == [False, True]


def test_in_news_that_people_wrote_a_clause_must_be_worse_where_not_all_is_read() -> None:
    doc = Doc(NEWS)
    words = read(doc)[1]
    assert meant(doc, words) > meant(doc, [*words, *words]) == MEANT


def partly_read(doc: Doc) -> Words:
    words = read(doc)[1]
    return Words(doc, words, table(doc, words), [-2.0] * len(words), [(-2.0, -3.0)] * len(words))


def test_sentences_that_were_not_read_have_scores_too() -> None:
    doc = Doc(NEWS)
    found = Scores(weights()).judged(partly_read(doc))
    assert found is not None
    assert [span for span, _ in found.sentences] == list(doc.sentences)
    assert all(0 < score < 1 for _, score in found.sentences)
    assert len({score for span, score in found.sentences if span.of(NEWS) == SHORT}) == 1


def test_style_is_that_of_the_whole_text() -> None:
    doc = Doc(NEWS)
    whole = [Word(span, 5.0, 4.0, 0.5) for span in doc.words]
    rows = table(doc, whole)
    assert article(partly_read(doc)) == pytest.approx(
        article(Words(doc, whole, rows, [-2.0] * len(whole), []))
        | {name: article(partly_read(doc))[name] for name in ("slor", "link_nats")}
    )

"""Segmentation: blocks, sentences, quotations, protected zones."""

from __future__ import annotations

import re

import pytest

from cleanup.letters import apart, plain_words, without_capitals
from cleanup.text import Doc, Span


def quotes(text: str) -> list[str]:
    return [span.of(text) for span in Doc(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "We go. " Then he left.', ['"We go. "']),
        ("The '90s were \"good\" for O'Neil's team.", ['"good"']),
        (
            "“Not closed in this paragraph\n“but in the next,” he said.",
            ["“Not closed in this paragraph", "“but in the next,”"],
        ),
        ('“Mixed marks" are common', ['“Mixed marks"']),
        ("«Guillemets» too", ["«Guillemets»"]),
        ("“He told me ‘never’ again,” she said.", ["“He told me ‘never’ again,”"]),
        ("No quotation here, it's 5' tall", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_sentences_cover_the_words_and_stay_in_their_block(seeds: dict[str, str]) -> None:
    for text in seeds.values():
        doc = Doc(text)
        for word in doc.words:
            assert any(sentence.contains(word) for sentence in doc.sentences), word.of(text)
        for sentence in doc.sentences:
            assert "\n" not in sentence.of(text)


def test_sentences_inside_a_quotation_count() -> None:
    text = (
        '"The army will remain, whether or not it is revealed. For the talks that matter, there are two ways." He left.'
    )
    assert len(Doc(text).sentences) == 3


def test_blocks() -> None:
    doc = Doc("A heading\n\nA paragraph that ends.\n- an item\n> quoted by mail\n")
    assert [(block.kind, block.apart) for block in doc.blocks] == [
        ("heading", True),
        ("paragraph", True),
        ("list", False),
        ("blockquote", False),
    ]


@pytest.mark.parametrize(
    "zone",
    [
        "https://example.org/Hifter?a=b&c=d",
        "www.example.org/x",
        "example.ly/path",
        "reporter.name+x@example.co.uk",
        "@Hifter_LNA",
        "#Sirte",
        "`code here`",
        '<a href="x">',
        "<!-- error parsing file '/news/selection' -->",
    ],
)
def test_zones(zone: str) -> None:
    text = f"See {zone} for more."
    doc = Doc(text)
    assert doc.protected(Span(5, 6))
    assert not doc.protected(Span(0, 3))
    assert not doc.protected(Span(len(text) - 4, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "It's a well-known co_op, No. 12.",
        "“Él” said: naïve, İstanbul, ılık, ſo — 100\u00a0000 ⅷ ²",
        "e\u0301 and i\u0307n\u200bvisible\x1c\x85\ud800 end 😀 中文、ٱلْعَرَبِيَّة",
    ],
)
def test_words_are_letters_and_digits_at_their_places(text: str) -> None:
    assert plain_words(text) == re.findall(r"[^\W_]+", text)
    assert len(apart(text)) == len(without_capitals(text)) == len(text)
    assert [match.span() for match in re.finditer(r"\S+", apart(text))] == [
        match.span() for match in re.finditer(r"[^\W_]+", text)
    ]

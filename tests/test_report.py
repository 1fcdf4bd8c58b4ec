"""The report: what a reader sees of scores."""

from __future__ import annotations

from dataclasses import replace

from cleanup.article import Article
from cleanup.config import Config
from cleanup.engine import clean
from cleanup.report.heat import heated, step
from cleanup.report.page import Item, page
from cleanup.report.redline import redline
from cleanup.rules import Context

TEXT = "All is well here. The the talks go on. All is lost.\n"
SCORES = ((0, 17, 0.1), (18, 38, 0.55), (39, 51, 0.9))


def item() -> Item:
    log = clean(Article("a", TEXT), Context(Config(lm=False))).log
    return Item(TEXT, replace(log, mt_score=0.7, sentences=SCORES))


def test_steps_rise_with_the_score() -> None:
    assert [step(score) for score in (0.0, 0.34, 0.35, 0.5, 0.65, 1.0)] == [0, 0, 1, 2, 3, 3]


def test_heated_pieces_are_the_article() -> None:
    found = list(heated(redline(TEXT, item().log), SCORES))
    assert "".join(piece.old for piece, _ in found) == TEXT
    assert [(piece.old, heat) for piece, heat in found if heat == 3] == [("All is lost.", 3)]
    assert all(heat == 2 for piece, heat in found if piece.change is not None)
    assert [piece.old for piece, heat in found if heat == 0] == ["All is well here.", " ", " ", "\n"]


def test_without_scores_nothing_is_tinted() -> None:
    assert {heat for _, heat in heated(redline(TEXT, item().log), ())} == {0}


def test_the_page_tints_sentences_without_scripts() -> None:
    html = "".join(page([item()], []))
    assert '<span class="heat3">All is lost.</span>' in html
    assert "machine-translated: 70%" in html
    assert "<script" not in html and "style=" not in html

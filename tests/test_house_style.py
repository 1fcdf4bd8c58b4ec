"""House style: after people's decisions, before authority and majority; a bad value is one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.changelog import Change
from cleanup.cli import main
from cleanup.config import Config, HouseStyle, load_config
from cleanup.decisions import Decision, Decisions
from cleanup.pipeline import clean_texts


def cleaned(text: str, style: HouseStyle, *decisions: Decision) -> tuple[str, tuple[Change, ...]]:
    config = Config(lm=False, house_style=style)
    result = clean_texts({"a": text}, config, Decisions(decisions))["a"]
    assert clean_texts({"a": result.text}, config, Decisions(decisions))["a"].text == result.text
    return result.text, tuple(result.log.changes)


def prefer(**forms: str) -> HouseStyle:
    return HouseStyle(prefer=tuple(forms.items()))


@pytest.mark.parametrize(
    ("style", "text", "after"),
    [
        (prefer(Haftar="Hifter"), "Khalifa Haftar left Libya. Haftar's men, he said.", "Khalifa Hifter left Libya. Hifter's men, he said."),
        (prefer(Haftar="Hifter"), "Khalifa Hefter left Libya. Hefter spoke.", "Khalifa Hifter left Libya. Hifter spoke."),
        (prefer(Haftar="Hifter"), "Saddam Haftar left Libya.", "Saddam Hifter left Libya."),
        (prefer(Kyiv="Kiev"), "Ukraine's capital Kyiv was quiet.", "Ukraine's capital Kiev was quiet."),
        (HouseStyle(prefer=(("Khalifa Haftar", "Khalifa Hifter"),)), "Haftar met Saddam Haftar in Libya.", "Haftar met Saddam Haftar in Libya."),
        (HouseStyle(articles="al-"), "In Libya, Fayez Al-Sarraj spoke. Al-Sarraj left with Al-Sarraj's men.",
         "In Libya, Fayez al-Sarraj spoke. Al-Sarraj left with al-Sarraj's men."),
        (HouseStyle(articles="Al-"), "In Libya, Fayez al-Sarraj spoke. He said al-Sarraj left al-Jufra.",
         "In Libya, Fayez Al-Sarraj spoke. He said Al-Sarraj left Al-Jufra."),
        (HouseStyle(articles="al-"), "The journalist Samih Al-Zoghbi told Al-Jazeera.", "The journalist Samih al-Zoghbi told Al-Jazeera."),
        (HouseStyle(articles="al-"), "THE FORCES OF AL-SARRAJ LEFT LIBYA.", "THE FORCES OF AL-SARRAJ LEFT LIBYA."),
    ],
)  # fmt: skip
def test_house_style_is_written(style: HouseStyle, text: str, after: str) -> None:
    assert cleaned(text, style)[0] == after


def test_the_reason_is_shown_and_a_decision_goes_before() -> None:
    text, style = "Khalifa Haftar left Libya.", prefer(Haftar="Hifter")
    change = cleaned(text, style)[1][0]
    assert [e.detail for e in change.evidence] == ["house style: Haftar is written Hifter"]
    decision = Decision(
        kind="prefer", by="amal", at="2026-11-21", why="he signs so", cluster="ly-khalifa-haftar", name="Khalifa Haftar"
    )
    assert cleaned(text, style, decision) == (text, ())


def test_the_file(tmp_path: Path) -> None:
    file = tmp_path / "cleanup.yml"
    file.write_text("house_style: {diacritics: no, articles: Al-, prefer: {Haftar: Hifter, Kyiv: Kiev}}", "utf-8")
    config = load_config(file)
    assert config.diacritics is False
    assert config.house_style == HouseStyle("Al-", (("Haftar", "Hifter"), ("Kyiv", "Kiev")))
    assert len({config.hash, Config().hash, Config(house_style=HouseStyle("Al-")).hash}) == 3


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("house_style: al-", "must be a mapping"),
        ("house_style: {artikles: al-}", "unknown setting 'house_style: artikles'"),
        ("house_style: {articles: el-}", "articles must be al- or Al-, not 'el-'"),
        ("house_style: {prefer: [Hifter]}", "prefer must map names to forms"),
        ("house_style: {prefer: {Haftar: 3}}", "prefer must map names to forms"),
        ("house_style: {prefer: {Haftar: ' '}}", "prefer must map names to forms"),
        ("house_style: {diacritics: some}", "diacritics must be yes or no"),
        ("house_style: {prefer: {Khalifa Haftar: Aqila Saleh}}", "two would become one"),
        ("house_style: {prefer: {Salem: Saleh}}", "two would become one"),
    ],
)
def test_a_bad_value_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, reason: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cleanup.yml").write_text(body, "utf-8")
    Path("x.txt").write_text("The council met.\n", "utf-8")
    result = CliRunner().invoke(main, ["check", "x.txt", "--no-lm"])
    assert result.exit_code == 2 and reason in result.stderr and len(result.stderr.strip().splitlines()) == 1

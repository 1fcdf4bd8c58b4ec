"""What people decide about names: it acts on the text, holds for later articles, never contradicts itself, and can be ended."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.article import Article
from cleanup.cli import main
from cleanup.config import Config
from cleanup.decisions import Decision, Decisions, load_decisions
from cleanup.engine import Cleaned
from cleanup.names.authority import load
from cleanup.names.index import NameIndex
from cleanup.names.judge import decide
from cleanup.pipeline import Workshop, clean_texts
from cleanup.report.names import renamed
from cleanup.writers import write_names

LIBYA = "The forces of Khalifa Hefter left Libya's capital. Hefter returned to Benghazi.\n"


def made(kind: str, **what: str) -> Decision:
    return Decision(kind=kind, by="amal", at="2026-11-21T10:00:00+00:00", **what)  # type: ignore[arg-type]


def cleaned(texts: Mapping[str, str], *decisions: Decision) -> dict[str, Cleaned]:
    return clean_texts(texts, Config(lm=False), Decisions(decisions))


def text(source: str, *decisions: Decision) -> str:
    result = cleaned({"a": source}, *decisions)["a"].text
    assert cleaned({"a": result}, *decisions)["a"].text == result, "a second run changes more"
    return result


def settled(texts: Mapping[str, str], *decisions: Decision) -> NameIndex:
    shop = Workshop(Config(lm=False), Decisions(decisions))
    return shop.settle([shop.cast(Article(name, body)) for name, body in texts.items()])


def together(index: NameIndex, a: str, b: str) -> bool:
    return any({a, b} <= cluster.variants.keys() for cluster in index.clusters)


@pytest.mark.parametrize(
    ("source", "a", "b"),
    [
        (LIBYA, "Hefter", "Haftar"),
        (LIBYA, "Khalifa Hefter", "Khalifa Haftar"),
        ("The engineer Tareq Bouzguenda said so. “No,” Buzguenda added.\n", "Buzguenda", "Tareq Bouzguenda"),
        ("The engineer Tareq Bouzguenda said so. “No,” Buzguenda added.\n", "Buzguenda", "Bouzguenda"),
    ],
)
def test_different_keeps_apart_what_would_be_one(source: str, a: str, b: str) -> None:
    assert text(source) != source
    kept = made("different", a=a, b=b)
    assert a in text(source, kept)
    assert not together(settled({"a": source, "b": f"In Libya, {b} spoke.\n"}, kept), a, b)


def test_different_holds_across_articles_and_through_a_third_spelling() -> None:
    texts = {
        "a": "Minister Mohammed Zoghbani spoke.\n",
        "b": "Minister Mohammed Zogbani spoke.\n",
        "c": "Minister Mohammed Zoghbanii spoke.\n",
    }
    assert together(settled(texts), "Mohammed Zoghbani", "Mohammed Zogbani")
    index = settled(texts, made("different", a="Mohammed Zoghbani", b="Mohammed Zogbani"))
    assert not together(index, "Mohammed Zoghbani", "Mohammed Zogbani")


def test_same_makes_two_unlike_spellings_one_and_says_why() -> None:
    one = made("same", a="Yassin Govanche", b="Yasin Güvenç", why="his own page")
    texts = {
        "a": "The novelist Yassin Govanche won. Govanche thanked the jury.\n",
        "b": "The novelist Yasin Güvenç won.\n",
        "c": "Yasin Güvenç was there.\n",
    }
    assert cleaned(texts)["a"].text == texts["a"]
    result = cleaned(texts, one)["a"]
    assert result.text == "The novelist Yasin Güvenç won. Güvenç thanked the jury.\n"
    (first, second) = result.log.changes
    assert first.status == second.status == "applied" and first.safety.name == "SAFE"
    assert any("amal on 2026-11-21: his own page" in evidence.detail for evidence in first.evidence)
    assert together(settled(texts, one), "Yassin Govanche", "Yasin Güvenç")


def test_same_links_a_spelling_to_a_known_person() -> None:
    one = made("same", a="Abu Saddam", b="Khalifa Haftar")
    assert text("Abu Saddam spoke in Benghazi.\n", one) == "Khalifa Haftar spoke in Benghazi.\n"
    assert text("The Saleh family met.\n", made("same", a="Saleh", b="Khalifa Haftar")) == "The Saleh family met.\n"


def test_prefer_goes_before_authority_and_house_style() -> None:
    wanted = made("prefer", cluster="ly-khalifa-haftar", name="Khalifa Hiftar")
    source = "Khalifa Haftar spoke in Libya. HAFTAR'S men, and al-Sarraj, saw Hefter.\n"
    after = "Khalifa Hiftar spoke in Libya. HIFTAR'S men, and al-Sarraj, saw Hiftar.\n"
    assert text(source, wanted) == after
    change = cleaned({"a": source}, wanted)["a"].log.changes[0]
    assert any(evidence.kind == "decision" and "amal" in evidence.detail for evidence in change.evidence)


def test_prefer_of_a_surname_keeps_first_names_and_of_an_unknown_name_holds_too() -> None:
    wanted = made("prefer", cluster="ly-khalifa-haftar", name="Hifter")
    assert text("Khalifa Haftar left Libya. Haftar spoke.\n", wanted) == "Khalifa Hifter left Libya. Hifter spoke.\n"
    (own,) = [
        c for c in settled({"a": "The lawyer Samih Zoghbi spoke. Zoghbi left.\n"}).clusters if c.short == "Zoghbi"
    ]
    wanted = made("prefer", cluster=own.id, name="Sameeh Zoughbi", a=own.canonical)
    assert (
        text("The lawyer Samih Zoghbi spoke. Zoghbi left.\n", wanted)
        == "The lawyer Sameeh Zoughbi spoke. Zoughbi left.\n"
    )
    moved = made("prefer", cluster="n-0000000000", name="Sameeh Zoughbi", a=own.canonical)
    assert text("Samih Zoghbi spoke.\n", moved) == "Sameeh Zoughbi spoke.\n", (
        "found by the spelling when the id has changed"
    )


def test_decisions_hold_for_later_articles() -> None:
    wanted = made("prefer", cluster="ly-khalifa-haftar", name="Khalifa Hifter")
    kept = made("different", a="Buzguenda", b="Bouzguenda")
    for number in range(3):
        texts = {f"a{n}": f"Article {n}. Khalifa Haftar was in Libya.\n" for n in range(number + 1)}
        texts["new"] = "The engineer Tareq Bouzguenda said so. “No,” Buzguenda added.\n"
        results = cleaned(texts, wanted, kept)
        assert all("Khalifa Hifter" in results[f"a{n}"].text for n in range(number + 1))
        assert results["new"].text == texts["new"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLEANUP_USER", "amal")
    texts = {
        "a": LIBYA,
        "b": "In Libya, Aqila Saleh met Khalifa Haftar. Haftar left.\n",
        "c": "The lawyer Samih Zoghbi spoke.\n",
    }
    (tmp_path / "output").mkdir()
    write_names(tmp_path / "output", settled(texts).clusters)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["names", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def decision_id(*arguments: str) -> str:
    code, out, error = run(*arguments, "--json")
    assert code == 0, error
    return str(json.loads(out)["decision"]["id"])


def test_a_decision_is_a_line_with_author_time_and_reason(folder: Path) -> None:
    code, out, _ = run("same", "Samih Zoghbi", "Khalifa Haftar", "--why", "a test")
    assert code == 0 and "the next run looks at 2 articles again: b, c" in out
    (decision,) = load_decisions(folder / "decisions.jsonl").standing
    assert (decision.kind, decision.by, decision.why) == ("same", "amal", "a test") and decision.at.endswith("+00:00")
    assert decision.id in run("decisions")[1]
    assert json.loads(run("decisions", "--json")[1])[0]["a"] == "Samih Zoghbi"


def test_undo_ends_a_decision_and_restores(folder: Path) -> None:
    made_id = decision_id("prefer", "Haftar", "Khalifa Hifter")
    path = folder / "decisions.jsonl"
    assert "Khalifa Hifter" in clean_texts({"a": LIBYA}, decisions=load_decisions(path))["a"].text
    code, out, _ = run("undo", made_id, "--why", "changed our minds")
    assert code == 0 and "the next run looks at 2 articles again: a, b" in out
    assert load_decisions(path).standing == () and len(path.read_text("utf-8").splitlines()) == 2
    assert "Khalifa Haftar" in clean_texts({"a": LIBYA}, decisions=load_decisions(path))["a"].text
    assert run("undo", made_id)[0] == 2
    assert decision_id("prefer", "Haftar", "Khalifa Hifter") and len(load_decisions(path).standing) == 1


def test_decisions_about_repairs_are_listed_in_words(folder: Path) -> None:
    lines = [
        made("reject", scope="article", article="interview-17"),
        made("reject", rule="REP001", before="the the", after="the"),
        made("accept", rule="SYN009", article="a"),
        made("accept", before="the the", why="a pun"),
    ]
    (folder / "decisions.jsonl").write_text("".join(line.to_json() + "\n" for line in lines), "utf-8")
    code, out, _ = run("decisions", "--all")
    assert code == 0 and [line.split("  ")[1] for line in out.splitlines()] == [
        "reject every repair in interview-17",
        "reject REP001 of “the the” to “the”",
        "accept SYN009 in a",
        "accept repairs of “the the”",
    ]
    assert "by amal on 2026-11-21: a pun" in out and run("decisions")[1] == ""


def test_deciding_twice_is_deciding_once(folder: Path) -> None:
    first = decision_id("same", "Samih Zoghbi", "Sameeh Zughbee")
    assert decision_id("same", "sameeh zughbee", "Samih Zoghbi") == first
    assert len((folder / "decisions.jsonl").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("before", "refused"),
    [
        ([("different", "Abu X", "Abu Y")], ("same", "Abu X", "Abu Y")),
        ([("same", "Abu X", "Abu Y")], ("different", "Abu Y", "Abu X")),
        ([("different", "Abu X", "Abu Z"), ("same", "Abu X", "Abu Y")], ("same", "Abu Y", "Abu Z")),
        ([("same", "Abu X", "Abu Y"), ("same", "Abu Y", "Abu Z")], ("different", "Abu X", "Abu Z")),
        ([("different", "Hefter", "Haftar")], ("same", "Hefter", "Khalifa Haftar")),
        ([("same", "Hefter", "Khalifa Haftar")], ("different", "Hefter", "Haftar")),
        ([("same", "Abu X", "Khalifa Haftar")], ("same", "Abu X", "Aqila Saleh")),
        ([("prefer", "Haftar", "Khalifa Hifter")], ("prefer", "ly-khalifa-haftar", "Khalifa Hefter")),
        ([("different", "Haftar", "Hifter")], ("prefer", "Khalifa Haftar", "Khalifa Hifter")),
        ([("prefer", "Khalifa Haftar", "Khalifa Hifter")], ("different", "Hifter", "Haftar")),
        (
            [("prefer", "Haftar", "Hifter"), ("prefer", "Samih Zoghbi", "Zugbi")],
            ("same", "Khalifa Haftar", "Samih Zoghbi"),
        ),
    ],
)
def test_a_contradiction_is_refused_and_names_what_stands(
    folder: Path, before: list[tuple[str, ...]], refused: tuple[str, ...]
) -> None:
    ids = [decision_id(*arguments) for arguments in before]
    body = (folder / "decisions.jsonl").read_bytes()
    code, out, error = run(*refused)
    assert code == 2 and not out and len(error.strip().splitlines()) == 1
    assert any(f"decision {known} by amal on " in error and f"cleanup names undo {known}" in error for known in ids)
    assert (folder / "decisions.jsonl").read_bytes() == body


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("same", "Khalifa Haftar", "Aqila Saleh"), "the authority holds for two"),
        (("same", "Saleh", "Abu X"), "is what several are called"),
        (("same", "Haftar", "al-Haftar"), "they are one name already"),
        (("different", "Haftar", "HAFTAR"), "spelling cannot keep them apart"),
        (("same", "", "Haftar"), "not a name"),
        (("prefer", "Haftar", "Mustafa Al-Kadhimi"), "the name of another"),
        (("prefer", "Samih Zoghbi", "Khalifa Haftar"), "two would become one"),
        (("prefer", "Nobody Here", "Somebody"), "no cluster has the name"),
        (("prefer", "Haftar", " "), "not a name"),
        (("prefer", "Haftar", "Khalifa\nHifter"), "has a line break"),
        (("prefer", "Haftar", "Khalifa\tHifter"), "has a control character"),
        (("undo", "0123456789ab"), "no standing decision"),
        (("undo", ""), "no standing decision"),
    ],
)
def test_a_bad_decision_is_one_line(folder: Path, arguments: tuple[str, ...], reason: str) -> None:
    code, out, error = run(*arguments)
    assert code == 2 and not out and reason in error and len(error.strip().splitlines()) == 1


def test_a_decision_before_the_first_run_holds_from_then_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cleanup.yml").write_text("decisions: ours.jsonl\n", "utf-8")
    code, out, _ = run("prefer", "Khalifa Haftar", "Khalifa Hifter")
    assert code == 0 and "there are no names yet" in out and Path("ours.jsonl").exists()


def _many(path: Path, who: int) -> None:
    authority = load()
    for number in range(20):
        decide(path, made("same", a=f"Abu {'xy'[who]}{'abcdefghijklmnopqrst'[number]}", b=f"Umm {who}"), authority)


def test_two_processes_append_at_once(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_many, args=(path, who)) for who in (0, 1)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(load_decisions(path).standing) == 40


def test_show_says_everything_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: dict[str, str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    write_names(tmp_path / "output", settled(seeds).clusters)
    code, out, _ = run("show", "Hifter")
    assert code == 0
    for line in (
        "Khalifa Haftar  [ly-khalifa-haftar]",
        "written so because: the authority has it (General knowledge",
        "Hifter: 3 times in 000_df5af2dc8fb00b1d (2), 001_6527c80274dd4ba2 (1)",
        "Hifter is Haftar (by the authority):",
        "- the authority lists it as a misspelling",
        "- hifter – haftar: same consonants, other vowels",
        "- the article is about Libya",
    ):
        assert line in out
    assert out.count("Hifter is Haftar") == 1
    assert "- Welch is never introduced with a first name" in run("show", "Declan Walsh")[1]
    shown = settled(seeds, made("prefer", cluster="ly-khalifa-haftar", name="Khalifa Hifter", why="our style book"))
    write_names(tmp_path / "output", shown.clusters)
    assert "written so because: decided by amal on 2026-11-21: our style book" in run("show", "Haftar")[1]


def test_a_run_says_which_names_are_written_otherwise() -> None:
    texts = {"a": LIBYA, "b": "The lawyer Samih Zoghbi spoke.\n", "c": "The lawyer Sameeh Zugbee spoke.\n"}
    before = [cluster.to_json() for cluster in settled(texts).clusters]
    decisions = (
        made("prefer", cluster="ly-khalifa-haftar", name="Khalifa Hifter"),
        made("same", a="Samih Zoghbi", b="Sameeh Zugbee"),
    )
    after = [cluster.to_json() for cluster in settled(texts, *decisions).clusters]
    found = {(name["was"], name["is"]): name["articles"] for name in renamed(before, after, ["a", "b", "c"])}
    assert found == {("Khalifa Haftar", "Khalifa Hifter"): ["a"], ("Samih Zoghbi", "Sameeh Zugbee"): ["b"]}
    assert renamed(before, before, ["a", "b", "c"]) == renamed(before, after, []) == []

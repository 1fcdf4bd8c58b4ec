"""The data that ship: valid, and every lexicon entry does what its own examples say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from cleanup import demonyms, lexicon, lexicon_entry, mastheads, reworded
from cleanup.changelog import schema
from cleanup.datafile import parse
from cleanup.edit import Safety
from cleanup.lexicon_forms import FormIndex, occurrences, with_marks
from cleanup.names.authority import AuthorityError, load
from cleanup.names.fold import key
from cleanup.names.heard import elsewhere, heard, words_of
from cleanup.rules.names import glossed_name
from cleanup.rules.syntax import role_swap
from cleanup.text import Doc, Span

ENTRIES = [*lexicon.entries("sense"), *lexicon.entries("term")]


def repairs(entry: lexicon.Entry, text: str) -> list[str]:
    """What the text becomes by each match; a more special entry may speak for this one. A flag leaves the text as it is."""
    return [
        text[: match.span.start] + next(iter(match.proposals), match.span.of(text)) + text[match.span.end :]
        for match in lexicon.find(Doc(text), entry.kind)
    ]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_lexicon_entry_does_what_its_examples_say(entry: lexicon.Entry) -> None:
    repaired = repairs(entry, entry.bad)
    assert repaired, "the bad example is not seen"
    if entry.good is not None:
        assert entry.good in repaired
    assert entry.id not in {match.entry.id for match in lexicon.find(Doc(entry.clean), entry.kind)}


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.sure.seen], ids=lambda entry: entry.id)
def test_every_sure_form_is_one_that_the_entry_sees(entry: lexicon.Entry) -> None:
    for form in entry.sure.seen:
        for text in expanded(form):
            assert any(lexicon.compile_form(seen).fullmatch(text) for seen in entry.seen), text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_form_is_looked_for_in_every_text_that_has_it(entry: lexicon.Entry) -> None:
    filler = "Nothing else happened there. " * 40
    for text in (entry.bad, entry.bad.upper(), entry.clean, f"{filler}\n{entry.bad}\n{filler}"):
        doc = Doc(text)
        stretches = {form: spans for other, form, spans in lexicon.possible(doc, entry.kind) if other == entry}
        for form in entry.seen:
            places = [match.span() for match in lexicon.compile_form(form).finditer(text)]
            assert [match.span() for match in occurrences(form, doc, stretches.get(form, ()))] == places


def test_the_order_of_the_files_changes_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = [Doc(entry.bad) for entry in ENTRIES[::5]]
    found = [[*lexicon.find(doc, "sense"), *lexicon.find(doc, "term")] for doc in docs]
    backwards = {
        kind: FormIndex((entry, form) for entry in reversed(lexicon.entries(kind)) for form in entry.seen)
        for kind in ("sense", "term")
    }
    monkeypatch.setattr(lexicon, "_index", backwards.__getitem__)
    lexicon.possible.cache_clear()
    assert [[*lexicon.find(doc, "sense"), *lexicon.find(doc, "term")] for doc in docs] == found


@pytest.mark.parametrize(
    "text",
    [
        "In Cairo, the International Monetary Fund approved the loan to Egypt.",
        "The International AIDS Conference opened in Bangkok.",
        "The Ministry of Endowments and Guidance in Yemen said pilgrims would leave on Monday.",
        "Egypt's flotation of the pound doubled prices, the bank in Cairo said.",
    ],
)
def test_what_is_right_is_not_reported(text: str) -> None:
    doc = Doc(text)
    assert not [*lexicon.find(doc, "sense"), *lexicon.find(doc, "term"), *reworded.names_in(doc)]


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        # One article, one number, one tense.
        ("The purse opened higher in Cairo; its index won 1 percent.", "The stock exchange opened higher in Cairo; "),
        ("In Iraq the militia fired a Iranian aircraft march.", "In Iraq the militia fired an Iranian drone."),
        ("Iraqi police frustrated a smuggling operation at the border.", "Iraqi police foiled a smuggling operation"),
        ("Iraqi police frustrate a smuggling operation at the border.", "Iraqi police foil a smuggling operation"),
        ("The army shot down two marching aircraft over Sanaa.", "The army shot down two drones over"),
        ("The army destroyed one rocket thrower near Hama.", "The army destroyed one rocket launcher near"),
    ],
)
def test_a_repair_goes_with_the_words_around_it(text: str, repaired: str) -> None:
    doc = Doc(text)
    found = next(match for kind in ("sense", "term") for match in lexicon.find(doc, kind))
    assert (text[: found.span.start] + found.proposals[0] + text[found.span.end :]).startswith(repaired)


def expanded(form: str) -> Iterator[str]:
    """Everything that a form can stand for."""
    if group := re.search(r"\(([^()]*)\)(\?)?", form):
        for option in [*group[1].split("|"), *([""] if group[2] else [])]:
            yield from expanded(form[: group.start()] + option + form[group.end() :])
    else:
        yield re.sub(r" +", " ", form).strip()


def test_authority_is_large_valid_and_free_of_contradictions() -> None:
    authority = load()
    assert len(authority.entries) >= 1500
    assert {entry.kind for entry in authority.entries} == {
        "person",
        "place",
        "organisation",
        "outlet",
        "weapon",
        "company",
    }
    for entry in authority.entries:
        for alias in entry.aliases:
            assert alias.form not in (entry.name, entry.short), f"{entry.id}: {alias.form} is its own alias"


def test_an_unguarded_alias_belongs_to_one_entry() -> None:
    owners: dict[str, set[str]] = {}
    for entry in load().entries:
        for alias in entry.aliases:
            if not alias.needs and not alias.phrase:
                owners.setdefault(key(alias.form), set()).add(entry.id)
    shared = {form: ids for form, ids in owners.items() if len(ids) > 1}
    assert not shared


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("entries: []", "must state its 'source'"),
        ("source: x\ndate: 2026-01-01\nentries: {}", "must have a list 'entries'"),
        ("source: x\ndate: 2026-01-01\nentries: [{id: A B, kind: person, name: X, short: X}]", "entry A B: id must be"),
        ("source: x\ndate: 2026-01-01\nentries: [{id: a, kind: ghost, name: X}]", "entry a: kind must be one of"),
        ("source: x\ndate: 2026-01-01\nentries: [{id: a, kind: place}]", "entry a: name is missing"),
        ("source: x\ndate: 2026-01-01\nentries: [{id: a, kind: place, name: X, nmae: Y}]", "unknown field nmae"),
        ("source: x\ndate: 2026-01-01\nentries: [{id: a, kind: place, name: X, aliases: [{frm: Y}]}]", "alias"),
        (
            "source: x\ndate: 2026-01-01\nentries: [{id: a, kind: place, name: X}, {id: a, kind: place, name: Y}]",
            "used twice",
        ),
        (
            "source: x\ndate: 2026-01-01\nentries: [{id: a, kind: place, name: X, gloss: {X: \"'y'\"}}]",
            "in quotes twice over",
        ),
        ("a: [", "cannot be read"),
    ],
)
def test_a_bad_authority_file_is_one_line(tmp_path: Path, body: str, reason: str) -> None:
    file = tmp_path / "own.yml"
    file.write_text(body, "utf-8")
    with pytest.raises(AuthorityError) as caught:
        load((str(file),))
    line = str(caught.value)
    assert "own.yml" in line and reason in line and "\n" not in line


def test_backers_are_countries_and_none_is_backed_by_whom_it_backs() -> None:
    backers = role_swap.backers()
    assert {*backers, *(code for backed in backers.values() for code in backed)} <= demonyms.codes()
    assert {code for backed in role_swap.groups().values() for code in backed} <= demonyms.codes()
    assert not any(backer in backers.get(code, ()) for backer, backed in backers.items() for code in backed)


def test_words_that_are_anybodys_are_meanings_of_names() -> None:
    data = parse(files("cleanup").joinpath("data/anybodys.yml").read_bytes())
    words, speak = data["words"], data["speak"]
    meanings = {word.strip().lower() for entry in load().entries for _, said in entry.gloss for word in said.split(",")}
    assert words == sorted(set(words)) and glossed_name.anybodys() == frozenset(words) <= meanings
    assert speak == sorted(set(speak)) and set(speak) <= meanings
    assert data["alone"] == sorted(set(data["alone"])) and set(data["many"]) <= set(data["alone"]) <= meanings
    assert data["many"] == sorted(set(data["many"]))


def test_agencies_sign_with_letters_and_have_countries() -> None:
    agencies = mastheads.agencies()
    assert list(agencies) == sorted(agencies) and set(agencies.values()) <= demonyms.codes()
    assert all(re.fullmatch("[A-Z][A-Za-z]{2,5}", letters) for letters in agencies)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.slow
def test_misspellings_that_other_languages_have_are_up_to_date() -> None:
    assert sorted(elsewhere()) == heard(words_of(load())), "write it again: python -m cleanup.names.heard"


ROW = """source: x
date: 2026-01-01
cues: {war: [troops, missile*]}
entries:
  - {id: a, kind: sense, seen: [dean], language: ar, word: عميد, gloss: brigadier, bad: x, clean: x, %s}
"""


def entry_of(fields: str) -> lexicon.Entry:
    data = parse((ROW % fields).encode())
    return lexicon_entry.entry_of("own.yml", data["entries"][0], data["cues"])


def seen_in(text: str, fields: str) -> bool:
    start = text.index("dean")
    entry, doc, span = entry_of(fields), Doc(text), Span(start, start + 4)
    return lexicon._fits(entry, doc, span) and lexicon._called_for(entry, doc, span)


@pytest.mark.parametrize(
    ("fields", "allowed", "not_allowed"),
    [
        ("after: [<name>]", "the dean Ali Saleh said", "the dean said"),
        ("after: [<name>]", "the dean staff Ali al-Saleh said", "the dean Ali said"),
        ("after: [of staff]", "the dean of staff said", "the dean of medicine said"),
        ("before: [<number>]", "some 1,200 dean fell", "the 1,200 men and dean fell"),
        ("before: [retire*, staff]", "the Retired dean fell", "the staff and dean fell"),
        (
            "forbids_article: [college]",
            "The dean came. It was late.",
            "The dean came. It was late. The college was shut.",
        ),
        ("needs: [it]", "The dean said it.", "The dean took its place."),
        ("after: [he]", "the dean he met", "the dean hes met"),
        ("needs: [MP]", "MPs met the dean.", "They met the dean."),
        ("needs: [$war, police]", "Troops met the dean.", "Students met the dean."),
        ("needs: [$war, police]", "The police met the dean.", "The priest met the dean."),
    ],
)
def test_what_must_and_must_not_stand_beside_a_form(fields: str, allowed: str, not_allowed: str) -> None:
    fields = f"right: [x], safety: suggest, {fields}"
    assert seen_in(allowed, fields)
    assert not seen_in(not_allowed, fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("right: [x], safety: suggest, needs: [$peace]", "names no list of the file's cues"),
        ("safety: suggest", "without 'right' it can only be shown"),
        ("right: [x], safety: suggest, needs: [\"'police'\"]", "in quotes twice over"),
    ],
)
def test_a_bad_lexicon_entry_is_one_line(fields: str, reason: str) -> None:
    with pytest.raises(lexicon.LexiconError, match=reason):
        entry_of(fields)


def test_an_entry_without_a_repair_flags() -> None:
    flags = [entry for entry in ENTRIES if not entry.right]
    assert flags
    for entry in flags:
        found = [match for match in lexicon.find(Doc(entry.bad), entry.kind) if match.entry is entry]
        assert found and found[0].proposals == () and found[0].safety == Safety.SHOW


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_part_that_a_repair_takes_over_is_in_each_form(entry: lexicon.Entry) -> None:
    parts = [int(number) for text in entry.right for number in re.findall(r"[${](\d)", text)]
    assert all(lexicon.compile_form(form).groups >= max(parts, default=0) for form in entry.seen)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("forces of “rapid support” fled", "forces of “rapid support”"),
        ("the forces of rapid support fled", "forces of rapid support"),
        ('he spoke of "forces of rapid support" there', "forces of rapid support"),
        ('the "forces of" rapid support', '"forces of" rapid support'),
        ("he named the forces of “rapid support and others”", None),
        ('"They are forces" of rapid support', None),
    ],
)
def test_a_form_is_seen_with_the_quotation_marks_around_its_words(text: str, seen: str | None) -> None:
    (match,) = occurrences("forces of rapid support", Doc(text), [Span(0, len(text))])
    span = with_marks(text, Span(*match.span()))
    assert (span and span.of(text)) == seen


def test_what_an_entry_wants_near_may_be_missing_but_not_what_speaks_against_it() -> None:
    def conceivable(text: str, fields: str) -> bool:
        entry, doc, start = entry_of(f"right: [x], safety: suggest, {fields}"), Doc(text), text.index("dean")
        span = Span(start, text.index("meant") - 1 if "meant" in text else start + 4)
        return lexicon._fits(entry, doc, span) and lexicon._conceivable(entry, doc, span)

    assert conceivable("The old dean of arms meant well.", "needs: [police]")
    assert not conceivable("The police and the dean of arms meant well.", "needs: [police]")
    assert not conceivable("The old dean of arms meant well.", "needs: [police], forbids: [old]")
    assert not conceivable("The old dean of arms meant well.", "needs: [police], needs_article: [Libya]")
    assert not conceivable("The old dean fell.", "needs: [police]")
    assert conceivable("The old dean fell. It rained. Nobody came. It was late. Police came.", "needs: [police]")

"""Two spellings of somebody unknown in one article: what is made one by itself, what is suggested, what stays two."""

from __future__ import annotations

import time

import pytest

from cleanup.config import Config
from cleanup.pipeline import clean_texts


def edits(text: str, status: str) -> set[tuple[str, str]]:
    """Names that would be written otherwise."""
    log = clean_texts({"a": text}, Config(lm=False))["a"].log
    return {(c.before, c.after or "") for c in log.changes if c.rule == "NAM001" and c.status == status}


SAFE = [
    (
        "The surgeon Halyna Vrodilenko spoke in Lviv. Vrodilenko said it was late.\n\nVrodilenko said they waited. "
        "Wrodilenko said the hall was full.",
        ("Wrodilenko", "Vrodilenko"),
    ),
    (
        "Professor Tommy Sheinfarb taught here. Professor Tommy Schainfarb was the first. Sheinfarb left. Sheinfarb came back.",
        ("Tommy Schainfarb", "Tommy Sheinfarb"),
    ),
    (
        "Actor Alexander Philippenkov stated it. Filippenkov noted this.\n\nFilippenkov will leave soon.",
        ("Filippenkov", "Philippenkov"),
    ),
    ("Daniel Vrussel said this on Friday. “It is no diplomacy,” Vrussell said.", ("Vrussell", "Vrussel")),
]
SUGGESTED = [
    ("The lung doctor Sergei Purvasov warned of it. \n\nDr Sergey Purvasov did not.", "Sergey Purvasov"),
    ("Deputy minister Pawel Jablinski wrote. It is too early, Yablinsky thinks.", "Yablinsky"),
    ("Races began on the Ogora Drive track. The cars of the Ogor Drive were late.", "Ogor Drive"),
    ("The village of Hurfeksh is small. Roads lead to Khurfeksh from the north.", "Khurfeksh"),
    ("Enzo Fernandez moved to London. As a player, Fernandes is strong.", "Fernandes"),
    ("Yubel Shemallov is the winner.\n\nThere's a winner: Yuval Shemalov won the race.", "Yubel Shemallov"),
    ("Dr. Efrat Boron-Harlev thanks him.\n\nThe guest was Dr. Efrat Buron-Harlev.", "Efrat Buron-Harlev"),
    (
        "Chairwoman Jelena Gathberg wrote to them.\n\nThe letter by Chairwoman Yelena Gathberg came late.",
        "Yelena Gathberg",
    ),
    ("Julie Gathberg plays the piano. Her sister has come too.\n\nYuli Gathberg plays the flute.", "Yuli Gathberg"),
    (
        "The surgeon Feras Abu Akhar came. He met Abu 'Aker.\n\nAbu 'Aker was tired, and Abu 'Aker left.",
        "Feras Abu Akhar",
    ),
    ("Three clubs met. FC Vrinaj won and FC Vrinaj left.\n\nWho speaks for Vrinai?", "Vrinai"),
]
TWO = [
    "Karam Habbud and Karim Habbud play chess. Karima Habbud does not.",
    "Enzo Fernandez moved to London. Bruno Fernandes stayed in Manchester.",
    "Doctor Pavlovska opened a clinic. Doctor Pavlovski closed it, and Pavlovska wept.",
    "Cypriots went to the polls. Nicosia is in Cyprus.",
    "Maria Zhurbina and Zhurbin are not related, Zhurbina said.",
    "Julie Gathberg plays the piano. Her sister has come too.\n\nJulia Gathberg plays the flute.",
    "Tamir Vreiman has left. He led VRMAN for years.",
]


@pytest.mark.parametrize(("text", "edit"), SAFE)
def test_two_reasons_make_rare_spellings_one(text: str, edit: tuple[str, str]) -> None:
    assert edits(text, "applied") == {edit}


@pytest.mark.parametrize(("text", "spelling"), SUGGESTED)
def test_one_reason_makes_a_suggestion(text: str, spelling: str) -> None:
    assert spelling in {before for before, _ in edits(text, "suggested")}
    assert edits(text, "applied") == set()


@pytest.mark.parametrize("text", TWO)
def test_others_stay_two(text: str) -> None:
    assert edits(text, "applied") | edits(text, "suggested") == set()


def test_capitals_are_not_taken_over_from_a_caption() -> None:
    text = "Photo: FK VRINAI\n\nThe club Vrinay won the match.\n\nThey speak for Vrinyay too, it says."
    assert edits(text, "suggested") == {("FK VRINAI", "FK VRINAY"), ("Vrinyay", "Vrinay")}


def test_a_list_of_thousands_is_read_in_time() -> None:
    names = [
        f"{chr(65 + n % 26)}{'aeiou'[n % 5]}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}orsk" for n in range(3_000)
    ]
    start = time.perf_counter()
    clean_texts({"a": ".\n\n".join(names)}, Config(lm=False))
    assert time.perf_counter() - start < 60

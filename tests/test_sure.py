"""Misspellings that are words or names elsewhere: mended by themselves only where the article speaks of the bearer."""

from __future__ import annotations

import pytest

from cleanup.pipeline import clean_texts

OTHERS = [
    "Jan Bouten won the 500m in Kazan, Russia. The Dutchman said Russia was cold.",
    "August Kolona, a brewer, sells beer in France. France drinks more of it each year.",
    "Santander's profit rose. Botin, its chair, said the bank had left Russia. Russia was never big for it, Botin said.",
    "Adan Mohamed, a Somali fisherman, fled to Yemen in 2011. Adan says Yemen was kind to him.",
    "Daria, a nurse from Kharkiv, spent two years in Syria. Daria says the winter was cold in Syria.",
    "The city of Tanga, Tanzania, exports sisal. Ships from Morocco call there; Morocco buys sisal.",
    "Malaysia's Iskandar region courts Russia. Russian firms came to Iskandar.",
    "The Dahesh Museum of Art was founded by Dr Dahesh. The Daesh terrorists fled Iraq and Syria.",
    "The fleet lies at Rota, in Spain. Secretary-General Mark Rutte visited Rota. The United States keeps ships at Rota.",
    "Giuseppe Conti, a farmer near Bari, Italy, grows olives. Conti is Italian.",
    "Yahya Sinouar, as Le Monde spells him, led Hamas in Gaza.",
    "Turkey buys gas from Russia. The Potash Company signed a contract, and Turkish gas is sold by the Potash Company.",
    "The Istambul Café in Leeds serves Turkish food. Turkey is far, Turkey is warm.",
]
BEARERS = [
    ("Russian President Bouten spoke in Moscow.", "Russian President Putin spoke in Moscow."),
    ("Shops were closed in Adan on Sunday. Yemen is at war, and Yemen's port is closed.", "closed in Aden on Sunday"),
    ("French Foreign Minister Kolona spoke in Paris.", "French Foreign Minister Colonna spoke in Paris."),
]


@pytest.mark.parametrize("text", OTHERS)
def test_somebody_or_something_else_is_left(text: str) -> None:
    assert clean_texts({"a": text})["a"].text == text


@pytest.mark.parametrize(("text", "wanted"), BEARERS)
def test_the_bearer_is_named_rightly(text: str, wanted: str) -> None:
    assert wanted in clean_texts({"a": text})["a"].text


TWO_OF_THEM = [
    "Matthew Miller, the spokesman of the US State Department, spoke in Washington. A novelist, Matthew Mailer, heard him on Gaza.",
    "Johannes Hahn of Austria is a European commissioner in Brussels. Johannes Haan keeps bees in Austria. Haan is no relation.",
    "Keir Starmer is prime minister in London. Keir Stormer, a British novelist, met him. Labour won.",
    "Enzo Fernández scored for Chelsea and Argentina. Enzo Fernandes, a singer, is no relation.",
]
ONE_OF_THEM = [
    ("Khalifa Haftar came to Cairo. Khalifa Hifter then left for Benghazi, in Libya.", "Khalifa Haftar then left"),
    ("Sergei Lavrov spoke in Moscow of Russia. Sergei Lavrof then left.", "Sergei Lavrov then left"),
    ("The State Department's spokesman, Matthew Mailer, spoke in Washington of Gaza.", "Matthew Miller, spoke"),
]
"""A spelling that nobody has, or one whose bearer is not named beside it."""


@pytest.mark.parametrize("text", TWO_OF_THEM)
def test_two_people_named_in_full_stay_two(text: str) -> None:
    assert clean_texts({"a": text})["a"].text == text


@pytest.mark.parametrize(("text", "wanted"), ONE_OF_THEM)
def test_a_spelling_that_nobody_has_is_mended_beside_the_right_one(text: str, wanted: str) -> None:
    assert wanted in clean_texts({"a": text})["a"].text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The forces of the Al-Wefaq government took the airport in Libya.", "The Government of National Accord (GNA) forces took"),
        ("Fighters of the Al-Wefaq government left Tripoli.", "Government of National Accord (GNA) fighters left Tripoli."),
    ],
)  # fmt: skip
def test_the_forces_of_a_government_keep_it(text: str, wanted: str) -> None:
    assert clean_texts({"a": text})["a"].text.startswith(wanted)

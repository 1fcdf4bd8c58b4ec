"""Right names of other things and other countries, in articles on the countries in which a translated name would be looked for."""

from __future__ import annotations

import pytest

from cleanup.config import Config
from cleanup.pipeline import clean_texts

LANDS = (
    "Officials of Libya, Egypt, Syria, Iraq, Lebanon, Yemen, Sudan, Morocco, Tunisia, Iran, Turkey and Israel met on Sunday in Cairo,"
    " Tripoli, Baghdad, Damascus, Beirut and Khartoum."
)
RIGHT = [
    "The Swiss Federal Palace in Bern was closed on Monday.",
    "The ministers met at the Federal Palace of Switzerland.",
    "The Federal Palace Hotel in Lagos, Nigeria, hosted the talks.",
    "The newspaper Gold News City, printed in Ghana's capital, said that cocoa was dear.",
    "The Spanish Civil Guard seized three tons of hashish.",
    "The Italian Financial Guard boarded the ship and arrested its captain.",
    "The White City area of London, where the BBC has its studios, was quiet.",
    "The White City Hotel burned on Monday.",
    "The Daily Monitor newspaper in Uganda reported on the talks.",
    "The Weekly Standard magazine wrote on the war.",
    "The Cold River in Canada froze over.",
    "Guests left the Cold River Inn on Monday.",
    "The Popular Front of France ruled in 1936.",
    "The German Free Army newspaper was printed in 1920.",
    "The Swiss National Bank sold francs.",
    "The Turkish Red Crescent sent tents to Derna.",
    "The British newspaper Morning Star wrote on the villages.",
    "The Elephant and Castle district of London has a market.",
    "The Polish Border Guard stopped forty people in the forest.",
    "The Lebanese goalkeeper moved to Red Star Belgrade.",
    "The destroyer Mason and the tanker Front Altair left the Red Sea.",
    "The Supreme Judicial Council of Honduras met on Monday.",
    "The Future Forward party in Thailand was dissolved.",
    "The Black Forest region in Germany welcomed the students.",
    "The Salvation Army gave blankets, according to its captain.",
    "The Rock of Gibraltar was in the mist.",
    "The Fourth Square in Stockholm was swept on Monday.",
    "The Damascus Gate Restaurant in Berlin serves soup.",
    "The Sweet Eye Gallery in Vienna shows pictures.",
    "The Iron Gate on the Danube is a gorge.",
]
TRANSLATED = [
    ("In Sudan, shells fell on the White City in North Kordofan.", "NAM003"),
    ("In Lebanon, the army entered the Cold River camp.", "NAM001"),
    ("Yemen closed the Damascus road. The Egyptian Spark field stood still. Libya's Spark Oilfield closed.", "NAM003"),
    ("In Egypt, President Sisi received the guests at the Federal Palace in Cairo.", "NAM001"),
]
"""What is said of the country of the name is still seen."""


def _named(text: str) -> set[str]:
    changes = clean_texts({"a": text}, Config(lm=False))["a"].log.changes
    return {change.rule for change in changes if change.rule.startswith(("NAM", "TRM"))}


@pytest.mark.parametrize("text", RIGHT)
def test_the_name_of_something_else_is_left_alone(text: str) -> None:
    assert not _named(f"{LANDS} {text}")


@pytest.mark.parametrize(("text", "rule"), TRANSLATED)
def test_a_translated_name_at_home_is_still_seen(text: str, rule: str) -> None:
    assert rule in _named(text)

"""An archive of made-up news for timing: thousands of articles of 3 to 5 KB, each another, with names known and unknown.

The same numbers give the same articles. Nothing is said here about how well damage is found; only how long it takes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from cleanup.names.authority import load

_FIRST = "Samir Hanan Tarek Nadia Karim Leila Fadel Rania Adel Mona Walid Huda Bashar Salma Munir Dalal Emre Selin Oleg Irina".split()
_START = "Bar Kel Zor Man Tal Qar Sab Dov Hel Rum Jal Wes Nab Far Gom Lin Tur Shem Ost Vel".split()
_MIDDLE = "a e i o u aw ay ari eni ola uri iba esh ank ild".split()
_END = "mani rovik bassi dine kour shevan tari lawi nezh doust gari hamdi loub rek zadeh".split()
_ROLES = "minister governor spokesman lawmaker analyst commander envoy mayor professor engineer".split()
_TOPICS = (
    "the ceasefire|the budget|the airport road|the grain agreement|the elections|the power stations|the border crossing|"
    "the water supply|the oil ports|the new constitution|the hospital|the prisoners"
).split("|")
_DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split()
_SENTENCES = (
    "{person} told reporters in {place} on {day} that {topic} would be discussed again within {number} days.",
    "The {role} {stranger} said that {number} families had left the outskirts of {place} since {day}.",
    "According to {organisation}, {topic} has cost more than {number} million dollars this year.",
    '"We will not accept any decision about {topic} that is taken without us," {stranger_short} said.',
    "{person_short} arrived in {place} with {number} advisers and met the {role}, {stranger}.",
    "Residents of {place} said the streets were quiet, although {number} shops remained closed on {day}.",
    "A statement of {organisation} called on all sides to return to the talks on {topic}.",
    "{stranger_short} denied this, and added that the report of {number} pages had not been published yet.",
    "Observers believe that {person} wants to keep {topic} off the agenda until the next session.",
    "In {place}, the {role} promised to repair {number} kilometres of road before the winter.",
    "The two sides exchanged accusations over {topic}, while {organisation} offered to mediate.",
    "Last {day}, {stranger} and {person} spoke by telephone for the first time in {number} months.",
    "The council of {place} voted on {topic}; {number} members were in favour and the others abstained.",
    "{stranger_short} has worked in {place} for {number} years and knows the dispute over {topic} well.",
    "Sources close to {person_short} said that the visit was postponed because of {topic}.",
    "The the committee heard {stranger} on {day} and will publish its findings on {topic} .",
    "Prices in {place} rose by {number} percent after the talks about {topic} had failed.",
    "The {role} did not say when {organisation} would send its {number} observers to {place}.",
)


@cache
def _known(kind: str) -> tuple[tuple[str, str], ...]:
    """Spellings of known names, long and short: right ones, and misspellings that are rewritten."""
    found = []
    for entry in load(()).entries:
        if entry.kind == kind:
            found.append((entry.name, entry.short or entry.name))
            found += [(a.form, a.form.split()[-1]) for a in entry.aliases if " " in a.form and not a.phrase][:2]
    return tuple(found)


def _stranger(rank: int) -> tuple[str, str]:
    chance = Random(rank)
    surname = chance.choice(_START) + chance.choice(_MIDDLE) + chance.choice(_END)
    return f"{chance.choice(_FIRST)} {surname}", surname


def _popular(chance: Random, size: int) -> int:
    """An index below `size`; small ones often, as names are spread over news."""
    return min(size - 1, int(size ** chance.random()) - 1)


def text(number: int) -> str:
    """Article `number`."""
    chance = Random(number)
    people, places, bodies = _known("person"), _known("place"), _known("organisation")
    heroes = [people[_popular(chance, len(people))] for _ in range(3)]
    others = [_stranger(_popular(chance, 20_000)) for _ in range(4)]
    cities = [places[_popular(chance, len(places))][0] for _ in range(3)]
    paragraphs = []
    for _ in range(chance.randint(11, 17)):
        sentences = []
        for pattern in chance.sample(_SENTENCES, 3):
            hero, other = chance.choice(heroes), chance.choice(others)
            sentences.append(
                pattern.format(
                    person=hero[0],
                    person_short=hero[1],
                    stranger=other[0],
                    stranger_short=other[1],
                    place=chance.choice(cities),
                    organisation=bodies[_popular(chance, len(bodies))][0],
                    role=chance.choice(_ROLES),
                    topic=chance.choice(_TOPICS),
                    day=chance.choice(_DAYS),
                    number=chance.randint(2, 900),
                )
            )
        paragraphs.append(" ".join(sentences))
    return f"{cities[0]}, report {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def write(folder: Path, numbers: range) -> None:
    """Write these articles as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"report-{number:06}.txt").write_text(text(number), "utf-8")

"""An archive of made-up news for timing: thousands of articles of 3 to 5 KB, each another, with names known and unknown.

The same numbers give the same articles. Nothing is said here about how well damage is found; only how long it takes.

python -m benchmarks.archive SOURCE OUTPUT    clean a folder as a run does, without Prefect
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from cleanup import run
from cleanup.cluster import Crews
from cleanup.config import load_config
from cleanup.engine import Cleaned
from cleanup.names.authority import load
from cleanup.report.write import refresh
from cleanup.run import Outcome, Progress, Request
from cleanup.settling import state_of
from cleanup.store import Entry, Store
from cleanup.store.lock import Lock
from cleanup.writers import export, reconcile

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


def clean(source: Path, output: Path, progress: Progress = lambda *_: None, workers: int = 0) -> Outcome:
    """What the flow `clean` does, without Prefect; `workers` processes, or as many as there are processors."""
    request = Request((str(source),), output, load_config(lm=False, workers=workers))
    outcome, shop = Outcome(), run.workshop(request)

    with Lock(output, "run") as lock, Store(output) as store, Crews(shop) as crews:
        reconcile(store, output)
        articles = run.read_articles(request, outcome)
        names = run.settle_names(shop, articles, output, crews, progress, False)
        todo = run.jobs(shop, articles, names, request, outcome, crews, progress)
        for batch in run.clean_jobs(shop, todo, crews(len(todo)), progress, outcome):
            lock.renew()
            versions = store.record(batch, "run")
            export(store, output, versions)
            outcome.written.extend(version.article for version in versions)
        outcome.report = str(refresh(store, output, names))
        store.add_run("clean", outcome.record())
    return outcome


def syndicate(source: Path, output: Path, times: int) -> None:
    """Every article under `times` ids, and in the store what the program makes of each: that of its text, cleaned once.

    An agency's report stands in many papers, so this is no odd archive; cleaning each copy would take an hour.
    """
    for number in range(times):
        for path in sorted(source.glob("report-*.txt")):
            (source / f"copy-{number}-{path.name}").write_bytes(path.read_bytes())
    request = Request((str(source),), output, load_config(lm=False))
    outcome, shop = Outcome(), run.workshop(request)
    articles = run.read_articles(request, outcome)
    with Store(output) as store:
        state = state_of(shop)
        shares = dict(store.shares(state))
        copies = [article for article in articles if article.id.startswith("copy-")]
        origin = {article.id: article.id.split("-", 2)[2] for article in copies}
        casts = {name: store.cast(name) for name in shares}
        store.keep_names(
            state,
            ((a.id, a.sha256, {**casts[origin[a.id]], "article": a.id}, shares[origin[a.id]]) for a in copies),
        )
        names = run.settle_names(shop, articles, output, lambda _: None, lambda *_: None, False)
        todo = run.jobs(shop, articles, names, request, outcome, lambda _: None, lambda *_: None)
        logs = {
            version.article: (store.text(version.cleaned_sha256), store.log(version)) for version in store.articles()
        }
        entries = []
        for job in todo:
            text, log = logs[origin.get(job.article.id, job.article.id)]
            cleaned = Cleaned(text, replace(log, article=job.article.id))
            entries.append(Entry(job.article, job.parts.identity, cleaned, job.parts))
        export(store, output, store.record(entries, "run"))
        refresh(store, output, names)


if __name__ == "__main__":
    clean(Path(sys.argv[1]), Path(sys.argv[2]))

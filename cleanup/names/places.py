"""Towns of the GeoNames extract: names that stand where they are, known by where they lie.

There are too many of them, and too many are also words, surnames or other towns, for a spelling to count by itself: an article
must speak of the country, and of a word alone it must say that something is in, near or from it. What is read so stands as it
is written; a town is never a reason to edit by itself, only to ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from cleanup import demonyms
from cleanup.names.entry import AuthorityError, Entry
from cleanup.names.fold import skeletons, spoken

FILE = "geonames.tsv"
COLUMNS = ("geonameid", "country", "population", "name", "spellings")
_STATED = ("source", "licence", "date")


@dataclass(frozen=True)
class Places:
    """All towns of the extract, with look-up by key and, country by country, by sound."""

    entries: tuple[Entry, ...] = ()
    keys: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    """For each entry the keys of its spellings, that of the name first."""

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_key(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry, keys in zip(self.entries, self.keys, strict=True):
            for name in keys:
                found[name].append(entry)
        return dict(found)

    @cached_property
    def _by_country(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.country[0]].append(entry)
        return dict(found)

    @cached_property
    def _sounds(self) -> dict[str, dict[str, list[Entry]]]:
        """What `_sound` has found: most articles speak of a few countries, and most runs never ask."""
        return {}

    def named(self, name: str, countries: Collection[str]) -> Entry | None:
        """The one town in these countries with a spelling of this key; None where there is none, or several."""
        fit = [entry for entry in self._by_key.get(name, ()) if entry.country[0] in countries]
        return fit[0] if len(fit) == 1 else None

    def alike(self, surface: str, countries: Collection[str]) -> list[Entry]:
        """The towns in these countries that a word of the spelling sounds like, in order."""
        wanted = {skeleton for token in spoken(surface) for skeleton in skeletons(token)}
        found = {
            entry.id: entry
            for country in sorted(countries)
            for skeleton in sorted(wanted)
            for entry in self._sound(country).get(skeleton, ())
        }
        return list(found.values())

    def _sound(self, country: str) -> dict[str, list[Entry]]:
        if country not in self._sounds:
            index: dict[str, list[Entry]] = defaultdict(list)
            for entry in self._by_country.get(country, ()):
                for skeleton in sorted({s for token in spoken(entry.name) for s in skeletons(token)}):
                    index[skeleton].append(entry)
            self._sounds[country] = dict(index)
        return self._sounds[country]


def read_places(name: str, body: bytes) -> Places:
    """The towns in the bytes of an extract.

    Raises:
        AuthorityError: a line is not as it must be; the message names file and line.
    """
    lines = body.decode("utf-8").splitlines()
    stated = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
    if missing := [what for what in _STATED if not stated.get(what)]:
        raise AuthorityError(f"{name}: must state its {', '.join(missing)}; {_CURE}")
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    if not rows or tuple(rows[0][1]) != COLUMNS:
        raise AuthorityError(f"{name}: must have the columns {', '.join(COLUMNS)}; {_CURE}")
    entries, keys, codes = [], [], demonyms.codes()
    for number, row in rows[1:]:
        if len(row) != len(COLUMNS):
            raise AuthorityError(f"{name}: line {number}: {len(row)} columns, not {len(COLUMNS)}; {_CURE}")
        number_of, country, population, written, spellings = row
        if not (number_of.isdecimal() and population.isdecimal() and written and spellings and country in codes):
            raise AuthorityError(f"{name}: line {number}: id, country, population or name is none; {_CURE}")
        entries.append(_entry(number_of, country, written, stated["source"]))
        keys.append(tuple(spellings.split("|")))
    if len({entry.id for entry in entries}) != len(entries):
        raise AuthorityError(f"{name}: an id is used twice; {_CURE}")
    return Places(tuple(entries), tuple(keys))


_CURE = "write it again: python -m cleanup.names.geonames"


def _entry(number: str, country: str, name: str, source: str) -> Entry:
    return Entry(
        id=f"geonames-{number}",
        kind="place",
        name=name,
        short=None,
        country=(country,),
        native="",
        cues=(),
        aliases=(),
        accepted=(),
        forbidden=(),
        gloss=(),
        source=source,
        extract=True,
    )

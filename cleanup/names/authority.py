"""The authority: known people, places, organisations, outlets and weapons, each with its settled spelling.

Files are read from the package, then those of the user; an entry with the same id replaces the one before it. A file with an
error stops everything: nothing is cleaned with half an authority.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast, get_args

from cleanup import demonyms
from cleanup.datafile import DataError, code_id, kept, not_utf8, parse
from cleanup.letters import plain_words
from cleanup.names.entry import Alias as Alias
from cleanup.names.entry import AuthorityError as AuthorityError
from cleanup.names.entry import Entry as Entry
from cleanup.names.entry import Kind, Target
from cleanup.names.fold import key, tokens
from cleanup.names.places import FILE, Places, read_places
from cleanup.names.sized import Sized, Sounding, sized, sounding
from cleanup.names.spreadsheet import FIELDS, spreadsheet

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")


@dataclass(frozen=True)
class Match:
    """An entry that a spelling may stand for, and how."""

    entry: Entry
    target: Target
    alias: Alias | None = None


@dataclass(frozen=True, eq=False)
class Authority:
    """All entries, with look-up by exact key and by skeleton. One is equal to itself alone, so that caches can tell it quickly."""

    entries: tuple[Entry, ...]
    hash: str = field(default="")
    places: Places = field(default=Places(), repr=False)
    """Towns of the gazetteer; they are not among the entries."""

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries and towns by id."""
        return {**self.places.by_id, **{entry.id: entry for entry in self.entries}}

    @cached_property
    def _overruled(self) -> frozenset[str]:
        """Spellings that the user's own files call misspelled."""
        return frozenset(
            key(alias.form) for entry in self.entries if entry.own for alias in entry.aliases if not alias.phrase
        )

    @cached_property
    def right(self) -> dict[str, list[Match]]:
        """Spellings that stand: canonical and accepted ones, by key."""
        found: dict[str, list[Match]] = defaultdict(list)
        for entry in self.entries:
            found[key(entry.name)].append(Match(entry, "name"))
            if entry.short and key(entry.short) != key(entry.name):
                found[key(entry.short)].append(Match(entry, "short"))
            for form in entry.accepted:
                found[key(form)].append(Match(entry, entry.target_of(form)))
        return {form: matches for form, matches in found.items() if form not in self._overruled}

    @cached_property
    def wrong(self) -> dict[str, list[Match]]:
        """Aliases by key; a spelling that is right for any entry is never an alias of another."""
        found: dict[str, list[Match]] = defaultdict(list)
        for entry in self.entries:
            for alias in entry.aliases:
                if not alias.phrase and (alias.needs or key(alias.form) not in self.right):
                    found[key(alias.form)].append(Match(entry, alias.target, alias))
        return dict(found)

    @cached_property
    def glued(self) -> dict[str, list[Match]]:
        """Misspellings of several words by their letters alone, for those who set the words apart otherwise: Shi Jin Bing."""
        found: dict[str, list[Match]] = defaultdict(list)
        for form, matches in self.wrong.items():
            if " " in form:
                found[form.replace(" ", "")] += matches
        return dict(found)

    @cached_property
    def surnames(self) -> dict[str, list[Match]]:
        """Misspelled surnames of people by key, also those that are listed with a first name only."""
        found: dict[str, list[Match]] = defaultdict(list)
        for entry in self.entries:
            if entry.kind != "person":
                continue
            right, first = key(entry.form("short")), len(tokens(entry.name)) - len(tokens(entry.form("short")))
            for alias in entry.aliases:
                parts = tokens(alias.form)[first if alias.target == "name" else 0 :]
                if parts and not alias.phrase and " ".join(parts) != right:
                    found[" ".join(parts)].append(Match(entry, "name", alias))
        return dict(found)

    @cached_property
    def phrases(self) -> tuple[tuple[str, Match], ...]:
        """Translated names: aliases that are ordinary phrases."""
        return tuple(
            (alias.form.lower(), Match(entry, alias.target, alias))
            for entry in self.entries
            for alias in entry.aliases
            if alias.phrase
        )

    @cached_property
    def _phrases_by_word(self) -> dict[str, list[int]]:
        """Which phrases a text can only have where it has the word: the longest that is not the last, which may have a plural s."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, (form, _) in enumerate(self.phrases):
            *others, last = plain_words(form)
            for word in (max(others, key=len),) if others else (last, f"{last}s"):
                found[word].append(number)
        return dict(found)

    @cached_property
    def _needed(self) -> tuple[frozenset[str], ...]:
        """For each phrase the words that a text must have as they are: all but the last."""
        return tuple(frozenset(plain_words(form)[:-1]) for form, _ in self.phrases)

    def phrases_in(self, vocabulary: frozenset[str]) -> Iterator[tuple[str, Match]]:
        """The phrases that a text with these words may have, in order."""
        words = self._phrases_by_word.keys() & vocabulary
        for number in sorted({number for word in words for number in self._phrases_by_word[word]}):
            if self._needed[number] <= vocabulary:
                yield self.phrases[number]

    @cached_property
    def sized(self) -> Mapping[str, Sized]:
        """Entries by id, each measured when it is first asked for: most never are."""
        return _Measured(self.by_id)

    @cached_property
    def _sounding(self) -> Sounding:
        return Sounding(*kept(f"{code_id('names')} {self.hash}".encode(), lambda: sounding(self.entries)))

    def sounds_like(self, words: Sequence[str]) -> Iterator[Entry]:
        """The entries that words may be a spelling of by their sound and number; any order."""
        return (self.entries[number] for number in self._sounding.like(words))

    @cached_property
    def given(self) -> frozenset[str]:
        """The first word of every person's full name."""
        return frozenset(tokens(entry.name)[0] for entry in self.entries if entry.kind == "person")

    @cached_property
    def names_of_people(self) -> frozenset[str]:
        """Every folded token of every person's full name."""
        return frozenset(token for entry in self.entries if entry.kind == "person" for token in tokens(entry.name))

    @cached_property
    def known_tokens(self) -> frozenset[str]:
        """Every folded token of the canonical names: an accepted spelling of somebody says nothing against that of another."""
        return frozenset(
            token for entry in self.entries for form in (entry.name, entry.short or "") for token in tokens(form)
        )


class _Measured(dict[str, Sized]):
    """Entries as `sized` measures them, by id."""

    def __init__(self, by_id: Mapping[str, Entry]) -> None:
        super().__init__()
        self._by_id = by_id

    def __missing__(self, entry_id: str) -> Sized:
        self[entry_id] = sized(self._by_id[entry_id])
        return self[entry_id]


def load(own: Iterable[str] = ()) -> Authority:
    """The authority of the package with the user's files laid over it.

    Raises:
        AuthorityError: a file has an error.
    """
    return _load(tuple(own), tuple(_stamp(Path(path)) for path in own))


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=4)
def _load(own: tuple[str, ...], stamps: tuple[int, ...]) -> Authority:
    folder = files("cleanup").joinpath("data/names")
    sources = [(item.name, item.read_bytes()) for item in folder.iterdir() if item.name.endswith(".yml")]
    sources = sorted(sources) + [(path, _bytes(path)) for path in own]
    towns = folder.joinpath(FILE).read_bytes()
    digest = hashlib.sha256()
    for name, body in (*sources, (FILE, towns)):
        digest.update(Path(name).name.encode() + hashlib.sha256(body).digest())
    entries: dict[str, Entry] = {}
    for name, body in sources:
        fresh = _entries(name, body, own=name in own)
        for entry_id in fresh.keys() & entries.keys():
            if name not in own:
                raise AuthorityError(f"{name}: entry {entry_id}: the id is used in another file too")
        entries.update(fresh)
    return Authority(tuple(entries.values()), digest.hexdigest()[:12], read_places(FILE, towns))


_MOST_BYTES = 100_000_000


def _bytes(path: str) -> bytes:
    try:
        file = Path(path)
        if file.exists() and (not file.is_file() or file.stat().st_size > _MOST_BYTES):
            raise AuthorityError(f"{path}: not a file of at most {_MOST_BYTES // 10**6} MB")
        return file.read_bytes()
    except OSError as error:
        raise AuthorityError(f"{path}: cannot be read: {error.strerror}") from error


def _entries(name: str, body: bytes, *, own: bool) -> dict[str, Entry]:
    rows, source = _rows(name, body)
    found: dict[str, Entry] = {}
    for number, (line, row) in enumerate(rows, 1):
        label = row.get("id") if isinstance(row, dict) else None
        where = f"{name}: line {line}: entry {label or number}" if line else f"{name}: entry {label or number}"
        try:
            entry = _entry(row, source, own)
        except (KeyError, TypeError, ValueError) as error:
            reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            raise AuthorityError(f"{where}: {reason}") from error
        if entry.id in found:
            raise AuthorityError(f"{where}: the id is used twice; give each entry an id of its own")
        found[entry.id] = entry
    if not found:
        raise AuthorityError(f"{name}: holds no entry; add one, or take the file out of 'authority'")
    return found


_Rows = list[tuple[int | None, Any]]
"""Entries as they are written; with the line in a spreadsheet."""


def _rows(name: str, body: bytes) -> tuple[_Rows, str]:
    if reason := not_utf8(body):
        raise AuthorityError(f"{name}: {reason}")
    if name.lower().endswith(".csv"):
        return list(spreadsheet(name, body.decode("utf-8-sig"))), name
    try:
        data = parse(body)
    except DataError as error:
        raise AuthorityError(f"{name}: cannot be read: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("entries"), list):
        raise AuthorityError(f"{name}: must have a list 'entries'")
    if not isinstance(data.get("source"), str) or not data.get("date"):
        raise AuthorityError(f"{name}: must state its 'source' and 'date'")
    return [(None, row) for row in data["entries"]], data["source"]


def _entry(row: Any, source: str, own: bool) -> Entry:
    if not isinstance(row, dict):
        raise TypeError("must be a mapping")
    unknown = set(row) - FIELDS
    if unknown:
        raise ValueError(f"unknown field {', '.join(sorted(map(str, unknown)))}")
    entry_id, kind, name = _string(row, "id"), _string(row, "kind"), _string(row, "name")
    if not _ID.fullmatch(entry_id):
        raise ValueError("id must be lower-case letters, digits and hyphens")
    if kind not in get_args(Kind):
        raise ValueError(f"kind must be one of {', '.join(get_args(Kind))}")
    short = _string(row, "short") if row.get("short") is not None else None
    if kind == "person" and not short:
        raise ValueError("a person needs 'short'")
    gloss = row.get("gloss") or {}
    if not isinstance(gloss, dict):
        raise ValueError("gloss must be a mapping of name part to word")
    if twice := [str(word) for word in gloss.values() if str(word)[:1] == "'"]:
        raise ValueError(f"gloss has a word in quotes twice over: {', '.join(twice)}")
    draft = Entry(
        id=entry_id,
        kind=cast(Kind, kind),
        name=name,
        short=short,
        country=_countries(row),
        native=str(row.get("native") or ""),
        cues=(*_strings(row, "cues"), *_titles(row.get("roles"))),
        aliases=(),
        accepted=_strings(row, "accepted"),
        forbidden=_strings(row, "not"),
        gloss=tuple((str(part), str(word)) for part, word in gloss.items()),
        source=str(row.get("source") or source),
        own=own,
    )
    aliases = tuple(_aliases(row.get("aliases") or [], draft))
    return Entry(**{**draft.__dict__, "aliases": aliases})


def _countries(row: dict[str, Any]) -> tuple[str, ...]:
    found = _strings(row, "country")
    for code in found:
        if code not in demonyms.codes():
            raise ValueError(f"country {code!r} is no code of ISO 3166-1; give two capital letters, such as LY")
    return found


def _titles(roles: Any) -> Iterator[str]:
    for role in roles or []:
        if not isinstance(role, dict) or not isinstance(role.get("title"), str):
            raise ValueError("each role must have a 'title'")
        yield role["title"]


def _aliases(rows: Any, entry: Entry) -> Iterator[Alias]:
    if not isinstance(rows, list):
        raise ValueError("aliases must be a list")
    for row in rows:
        if isinstance(row, str):
            row = {"form": row}
        if not isinstance(row, dict) or not isinstance(row.get("form"), str) or not row["form"].strip():
            raise ValueError(f"alias {row!r} must be a spelling or have a 'form'")
        target = row.get("as") or entry.target_of(row["form"])
        if target not in ("name", "short") or row.get("frame", "none") not in ("none", "attribution"):
            raise ValueError(f"alias {row['form']}: 'as' must be name or short, 'frame' none or attribution")
        yield Alias(row["form"].strip(), target, _strings(row, "needs"), row.get("frame", "none"))


def _string(row: dict[str, Any], name: str) -> str:
    value = row[name]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"'{name}' must be text")
    return value.strip()


def _strings(row: dict[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name) or []
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"'{name}' must be a list of texts")
    return tuple(item.strip() for item in value)

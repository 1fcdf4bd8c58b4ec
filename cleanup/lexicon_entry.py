"""What an entry of the lexicon is, and how the files of the lexicon are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from cleanup.datafile import DataError, parse
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.lexicon_forms import LexiconError, any_of


@dataclass(frozen=True)
class Sure:
    """What must hold besides, for an entry that is safe; where it does not, the entry only suggests."""

    seen: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    not_article: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One misreading. See docs/data.md for the meaning of each field."""

    id: str
    kind: str
    seen: tuple[str, ...]
    right: tuple[str, ...]
    language: str
    word: str
    gloss: str
    needs: tuple[str, ...]
    needs_article: tuple[str, ...]
    forbids: tuple[str, ...]
    forbids_article: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    frame: str
    safety: Safety
    sure: Sure
    stands_for: tuple[tuple[str, str], ...]
    category: str
    severity: Severity
    bad: str
    good: str | None
    clean: str

    @cached_property
    def home(self) -> re.Pattern[str] | None:
        """The countries, places and people that the entry itself names: none of them makes it doubtful."""
        return any_of((*self.needs_article, *self.sure.article, *self.sure.beside))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The source word and what it also means."""
        return (Evidence("lexicon", f"{self.word} ({self.language}): {self.gloss}", None, self.id),)


@cache
def entries(kind: str) -> tuple[Entry, ...]:
    """All entries of one kind (sense or term), in the order of the files; a LexiconError where one of them has an error."""
    return tuple(entry for entry in _entries() if entry.kind == kind)


@cache
def _entries() -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    folder = files("cleanup").joinpath("data/lexicon")
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not item.name.endswith(".yml"):
            continue
        try:
            data = parse(item.read_bytes())
            rows, cues = data["entries"], data.get("cues") or {}
        except (DataError, TypeError, KeyError) as error:
            raise LexiconError(f"{item.name}: cannot be read: {error}") from error
        for row in rows:
            entry = entry_of(item.name, row, cues)
            if entry.id in found:
                raise LexiconError(f"{item.name}: entry {entry.id}: the id is used twice")
            found[entry.id] = entry
    return tuple(found.values())


_REQUIRED = ("id", "kind", "seen", "language", "word", "gloss", "safety", "bad", "clean")
_OPTIONAL = tuple(
    "right needs needs_article forbids forbids_article before after frame sure stands_for category severity good source "
    "date note".split()
)


def entry_of(file: str, row: Any, cues: dict[str, list[str]]) -> Entry:
    """The entry of one row of a file; `cues` are the file's lists of words.

    Raises:
        LexiconError: the row has an error.
    """
    label = row.get("id", "?") if isinstance(row, dict) else row
    try:
        missing = [name for name in _REQUIRED if not row.get(name)]
        unknown = sorted(set(row) - {*_REQUIRED, *_OPTIONAL})
        if missing or unknown:
            raise ValueError(f"missing {missing}, unknown {unknown}")
        if not row.get("right") and row["safety"] != "show":
            raise ValueError("without 'right' it can only be shown: safety: show")
        return Entry(
            id=row["id"],
            kind=row["kind"],
            seen=_texts(row, "seen"),
            right=_texts(row, "right"),
            language=row["language"],
            word=str(row["word"]),
            gloss=str(row["gloss"]),
            needs=_texts(row, "needs", cues),
            needs_article=_texts(row, "needs_article", cues),
            forbids=_texts(row, "forbids", cues),
            forbids_article=_texts(row, "forbids_article", cues),
            before=_texts(row, "before", cues),
            after=_texts(row, "after", cues),
            frame=row.get("frame", "none"),
            safety=Safety[row["safety"].upper()],
            sure=_sure(row),
            stands_for=tuple((row.get("stands_for") or {}).items()),
            category=row.get("category", "terminology" if row["kind"] == "term" else "accuracy/mistranslation"),
            severity=Severity[row.get("severity", "major").upper()],
            bad=row["bad"],
            good=row.get("good"),
            clean=row["clean"],
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{file}: entry {label}: {error}") from error


def _sure(row: dict[str, Any]) -> Sure:
    sure = row.get("sure") or {}
    unknown = sorted(set(sure) - set(Sure.__dataclass_fields__))
    if unknown or (sure and row["safety"] != "safe"):
        raise ValueError(f"'sure' is for safe entries and has no {unknown}")
    return Sure(**{name: _texts(sure, name) for name in sure})


def _texts(row: dict[str, Any], name: str, cues: dict[str, list[str]] | None = None) -> tuple[str, ...]:
    """A list of texts, where `$name` is the list of that name in the file's `cues`."""
    value = row.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"'{name}' must be a list of texts")
    if twice := [item for item in value if len(item) > 1 and item[0] == item[-1] == "'"]:
        raise ValueError(f"'{name}' has a text in quotes twice over, which no article has: {', '.join(twice)}")
    if cues is None:
        return tuple(value)
    if unknown := [item for item in value if item.startswith("$") and item[1:] not in cues]:
        raise ValueError(f"'{name}' names no list of the file's cues: {unknown}")
    return tuple(word for item in value for word in (cues[item[1:]] if item.startswith("$") else [item]))

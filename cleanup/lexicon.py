"""The lexicon: phrases that a translation got wrong, each with the right one and the guards that make it certain enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from cleanup.attribution import attributed
from cleanup.datafile import DataError, parse
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.text import Doc, Span


class LexiconError(ValueError):
    """A lexicon file has an error; the message names file, entry and reason."""


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
    frame: str
    safety: Safety
    category: str
    severity: Severity
    bad: str
    good: str | None
    clean: str

    @cached_property
    def required(self) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
        """Each seen form with the words without which it cannot match: one of each set."""
        return tuple((form, _required(form)) for form in self.seen)

    @cached_property
    def guards(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
        """needs, needs_article and forbids as patterns."""
        return _any_of(self.needs), _any_of(self.needs_article), _any_of(self.forbids)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The source word and what it also means."""
        return (Evidence("lexicon", f"{self.word} ({self.language}): {self.gloss}", None, self.id),)


@dataclass(frozen=True)
class Match:
    """An entry that fits a place, with the proposals for it."""

    entry: Entry
    span: Span
    proposals: tuple[str, ...]


_WORDS = re.compile(r"[^\W_]+")


@cache
def entries(kind: str) -> tuple[Entry, ...]:
    """All entries of one kind (sense or term), in the order of the files.

    Raises:
        LexiconError: a file has an error.
    """
    found: dict[str, Entry] = {}
    folder = files("cleanup").joinpath("data/lexicon")
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not item.name.endswith(".yml"):
            continue
        try:
            rows = parse(item.read_bytes())["entries"]
        except (DataError, TypeError, KeyError) as error:
            raise LexiconError(f"{item.name}: cannot be read: {error}") from error
        for row in rows:
            entry = _entry(item.name, row)
            if entry.id in found:
                raise LexiconError(f"{item.name}: entry {entry.id}: the id is used twice")
            found[entry.id] = entry
    return tuple(entry for entry in found.values() if entry.kind == kind)


def find(doc: Doc, kind: str) -> Iterator[Match]:
    """Every place where an entry of the kind fits with all its guards; the longest of several at one place."""
    words = frozenset(_WORDS.findall(doc.text.lower()))
    found: list[Match] = []
    for entry in entries(kind):
        for form, required in entry.required:
            if any(words.isdisjoint(choice) for choice in required):
                continue
            for match in compile_form(form).finditer(doc.text):
                span = Span(*match.span())
                if _allowed(entry, doc, span):
                    found.append(Match(entry, span, _proposals(entry, match, doc)))
    found.sort(key=lambda m: (m.span.start - m.span.end, m.span.start, m.entry.id))
    taken: list[Span] = []
    for item in found:
        if not any(span.overlaps(item.span) for span in taken):
            taken.append(item.span)
            yield item


def _allowed(entry: Entry, doc: Doc, span: Span) -> bool:
    needs, needs_article, forbids = entry.guards
    if needs_article and not needs_article.search(doc.text):
        return False
    if needs:
        near = doc.around(span.start)
        if not (needs.search(doc.text, near.start, span.start) or needs.search(doc.text, span.end, near.end)):
            return False
    if forbids:
        sentence = doc.sentence_at(span.start)
        if forbids.search(doc.text, sentence.start, sentence.end):
            return False
    return entry.frame != "attribution" or attributed(doc, span)


def _proposals(entry: Entry, match: re.Match[str], doc: Doc) -> tuple[str, ...]:
    opens = doc.sentence_at(match.start()).start == match.start()
    found = []
    for form in entry.right:
        text: str = re.sub(r"\$(\d)", lambda group: match.group(int(group[1])) or "", form)
        text = re.sub(r" {2,}", " ", text).strip()
        found.append(text[:1].upper() + text[1:] if opens and match.group()[:1].isupper() else text)
    return tuple(dict.fromkeys(found))


@cache
def compile_form(form: str) -> re.Pattern[str]:
    """A seen form as a regular expression: ( | ) alternatives, ? optional, spaces any white space on the line.

    Raises:
        LexiconError: the form is not well formed.
    """
    text = re.sub(r"[.+*^$\[\]{}\\]", lambda m: "\\" + m.group(), form.strip())
    text = re.sub(r"(?<![^ ])(\([^()]*\))\? ", r"(?:\1 )?", text)
    text = re.sub(r" (\([^()]*\))\?(?=$| )", r"(?: \1)?", text)
    text = text.replace(" ", r"[ \u00a0\n]{1,3}")
    try:
        return re.compile(rf"(?<![\w-])(?:{text})(?![\w-])", re.I)
    except re.error as error:
        raise LexiconError(f"pattern {form!r}: {error}") from error


def _required(form: str) -> tuple[frozenset[str], ...]:
    """For each part of a form that cannot be left out: the words of which the text must have one."""
    found = []
    for part in re.findall(r"(?:\([^()]*\)\??|[^\s()])+", form):
        options = _expanded(part.lower())
        if "" not in options:
            found.append(frozenset(max(_WORDS.findall(option) or [""], key=len) for option in options))
    return tuple(choice for choice in found if "" not in choice)


def _expanded(part: str) -> list[str]:
    """Everything that a part without nested groups can stand for."""
    if group := re.search(r"\(([^()]*)\)(\?)?", part):
        options = [*group[1].split("|"), *([""] if group[2] else [])]
    elif group := re.search(r"(\w)\?", part):
        options = [group[1], ""]
    else:
        return [part]
    return [done for option in options for done in _expanded(part[: group.start()] + option + part[group.end() :])]


def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    parts = [re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + "s?" for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.I)


_REQUIRED = ("id", "kind", "seen", "right", "language", "word", "gloss", "safety", "bad", "clean")
_OPTIONAL = ("needs", "needs_article", "forbids", "frame", "category", "severity", "good", "source", "date", "note")


def _entry(file: str, row: Any) -> Entry:
    label = row.get("id", "?") if isinstance(row, dict) else row
    try:
        missing = [name for name in _REQUIRED if not row.get(name)]
        unknown = sorted(set(row) - {*_REQUIRED, *_OPTIONAL})
        if missing or unknown:
            raise ValueError(f"missing {missing}, unknown {unknown}")
        return Entry(
            id=row["id"],
            kind=row["kind"],
            seen=_texts(row, "seen"),
            right=_texts(row, "right"),
            language=row["language"],
            word=str(row["word"]),
            gloss=str(row["gloss"]),
            needs=_texts(row, "needs"),
            needs_article=_texts(row, "needs_article"),
            forbids=_texts(row, "forbids"),
            frame=row.get("frame", "none"),
            safety=Safety[row["safety"].upper()],
            category=row.get("category", "terminology" if row["kind"] == "term" else "accuracy/mistranslation"),
            severity=Severity[row.get("severity", "major").upper()],
            bad=row["bad"],
            good=row.get("good"),
            clean=row["clean"],
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{file}: entry {label}: {error}") from error


def _texts(row: dict[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"'{name}' must be a list of texts")
    return tuple(value)

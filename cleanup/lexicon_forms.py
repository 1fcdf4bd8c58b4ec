"""How the forms of the lexicon are written: from the notation of its files to regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from cleanup.text import Doc, Piece

T = TypeVar("T")
_Choices = tuple[tuple[frozenset[Piece], ...], ...]
"""For each part of a form, the wordings of which a text must have one, in pieces."""
_WORDS = re.compile(r"[^\W_]+")

_ALIKE = {"i": "İı", "k": "\u212a", "s": "ſ"}
"""Letters that a pattern which minds no capitals takes for these."""


class LexiconError(ValueError):
    """A lexicon file has an error; the message names file, entry and reason."""


@cache
def compile_form(form: str, cased: str = "") -> re.Pattern[str]:
    """A seen form as a regular expression: ( | ) alternatives, ? optional, spaces any white space on the line.

    `cased` asks for the letters of the form: its capitals must be capitals, and for 'sense' its small letters small.

    Raises:
        LexiconError: the form is not well formed.
    """
    text = re.sub(r"[.+*^$\[\]{}\\]", lambda m: "\\" + m.group(), form.strip())
    text = re.sub(r"(?<![^ ])(\([^()]*\))\? ", r"(?:\1 )?", text)
    text = re.sub(r" (\([^()]*\))\?(?=$| )", r"(?: \1)?", text)
    if cased == "term":
        text = "".join(f"[{char}{char.upper()}]" if char.islower() else char for char in text)
    text = text.replace(" ", r"[ \u00a0\n]{1,3}")
    try:
        return re.compile(rf"(?={_first(form)})(?<![\w-])(?:{text})(?![\w-])", re.NOFLAG if cased else re.I)
    except re.error as error:
        raise LexiconError(f"pattern {form!r}: {error}") from error


def occurrences(form: str, text: str) -> Iterator[re.Match[str]]:
    """Where a seen form stands in a text; looked for by its first word, which is quickly found."""
    pattern, end = compile_form(form), 0
    for opening in _opening(form).finditer(text):
        if opening.start() >= end and (match := pattern.match(text, opening.start())):
            end = match.end()
            yield match


@cache
def _opening(form: str) -> re.Pattern[str]:
    """The first letter of a form where one may begin, with the rest of its first word behind."""
    rests = sorted({opening.split()[0][1:] for opening in _openings(form)})
    return re.compile(rf"{_first(form)}(?<![\w-].)(?=(?i:{'|'.join(map(re.escape, rests))}))", re.S)


def _first(form: str) -> str:
    """The first letters that a form can have, as a set."""
    return _one_of({option[0] for option in _openings(form)})


def _one_of(letters: Iterable[str]) -> str:
    return f"[{''.join(re.escape(char + char.upper() + _ALIKE.get(char, '')) for char in sorted(letters))}]"


def _openings(form: str) -> frozenset[str]:
    """The words that a form can begin with."""
    words: set[str] = set()
    for part in _parts(form):
        options = _expanded(part.lower())
        words.update(filter(None, options))
        if "" not in options:
            break
    return frozenset(words)


def _parts(form: str) -> list[str]:
    return re.findall(r"(?:\([^()]*\)\??|[^\s()])+", form)


def required(form: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """For each part of a form that cannot be left out: the wordings of which the text must have one, word by word."""
    found = []
    for part in _parts(form):
        options = _expanded(part.lower())
        if "" not in options:
            found.append(tuple(tuple(_WORDS.findall(option)) for option in options))
    return tuple(choice for choice in found if () not in choice)


def _expanded(part: str) -> list[str]:
    """Everything that a part without nested groups can stand for."""
    if group := re.search(r"\(([^()]*)\)(\?)?", part):
        options = [*group[1].split("|"), *([""] if group[2] else [])]
    elif group := re.search(r"(\w)\?", part):
        options = [group[1], ""]
    else:
        return [part]
    return [done for option in options for done in _expanded(part[: group.start()] + option + part[group.end() :])]


def any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for any of the words, also with a plural s; `word*` matches any ending. None for no words."""
    if not words:
        return None
    parts = [re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + "s?" for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.I)


class _Form(NamedTuple, Generic[T]):
    owner: T
    text: str
    needed: _Choices


class FormIndex(Generic[T]):
    """Forms by the pieces of text without which they cannot match, so that a text is searched for few of them."""

    def __init__(self, forms: Iterable[tuple[T, str]]) -> None:
        """Forms with whom they belong to. A form is called up by the part with the longest pieces, which are the rarest."""
        self._forms = [_Form(owner, text, _choices(text)) for owner, text in forms]
        self._called_by: dict[Piece, list[int]] = {}
        self._always = []
        for number, form in enumerate(self._forms):
            callers = [[max(option, key=_letters) for option in choice] for choice in form.needed]
            if not callers:
                self._always.append(number)
                continue
            for piece in set(max(callers, key=lambda pieces: min(map(_letters, pieces)))):
                self._called_by.setdefault(piece, []).append(number)
        self._callers = frozenset(self._called_by)

    def possible(self, doc: Doc) -> Iterator[tuple[T, str]]:
        """The forms that a text may have by its words, in order."""
        pieces = doc.pieces
        called = {number for piece in self._callers & pieces for number in self._called_by[piece]}
        for number in sorted(called.union(self._always)):
            form = self._forms[number]
            if all(any(option <= pieces for option in choice) for choice in form.needed):
                yield form.owner, form.text


def _choices(form: str) -> _Choices:
    return tuple(
        tuple(frozenset(pairwise(words)) if len(words) > 1 else frozenset(words) for words in choice)
        for choice in required(form)
    )


def _letters(piece: Piece) -> int:
    return len("".join(piece))

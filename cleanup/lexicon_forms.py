"""How the forms of the lexicon are written: from the notation of its files to regular expressions."""

from __future__ import annotations

import re
from functools import cache

_WORDS = re.compile(r"[^\W_]+")


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
        return re.compile(rf"{_first(form)}(?<![\w-])(?:{text})(?![\w-])", re.NOFLAG if cased else re.I)
    except re.error as error:
        raise LexiconError(f"pattern {form!r}: {error}") from error


def _first(form: str) -> str:
    """A look at the first letter, which spares most places of a text the dear look at all alternatives."""
    letters: set[str] = set()
    for part in _parts(form):
        options = _expanded(part.lower())
        letters |= {option[0] for option in options if option}
        if "" not in options:
            break
    return f"(?=[{''.join(re.escape(char + char.upper()) for char in sorted(letters))}])"


def _parts(form: str) -> list[str]:
    return re.findall(r"(?:\([^()]*\)\??|[^\s()])+", form)


def required(form: str) -> tuple[frozenset[str], ...]:
    """For each part of a form that cannot be left out: the words of which the text must have one."""
    found = []
    for part in _parts(form):
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


def any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for any of the words, also with a plural s; `word*` matches any ending. None for no words."""
    if not words:
        return None
    parts = [re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + "s?" for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.I)

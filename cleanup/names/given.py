"""First names: which are forms of one name, and which are too frequent in English to be told from words by that."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from cleanup.datafile import parse
from cleanup.names.routes import similarity

_ALIKE = 0.85
_TRADITIONS = ("arabic", "eastern", "hebrew", "slavic", "europe")


@cache
def frequent() -> frozenset[str]:
    """First names as frequent as ordinary words."""
    return frozenset(_data()["frequent"])


@cache
def also_words() -> frozenset[str]:
    """First names that are ordinary words too."""
    return frozenset(_data()["words"])


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """What first names mean, by one of their forms, folded."""
    return {name: tuple(words) for name, words in _data()["meanings"].items()}


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = parse(files("cleanup").joinpath(f"data/{name}.yml").read_bytes())
    return data


@cache
def _data() -> dict[str, Any]:
    return _read("given_names")


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    groups = (names for tradition in _TRADITIONS for names in _read(f"given/{tradition}")["same"])
    for number, names in enumerate(groups):
        for name in names:
            found[name] = found.get(name, frozenset()) | {number}
    return found


def one_group(a: str, b: str) -> bool:
    """Whether two folded first names are listed as forms of one."""
    mine = _groups().get(a)
    return mine is not None and not mine.isdisjoint(_groups().get(b, ()))


def two_given(a: str, b: str) -> bool:
    """Whether two folded words are first names that are listed apart: Majid and Majed, Salem and Salim."""
    return a in _groups() and b in _groups() and not one_group(a, b)


def given_group(token: str) -> int:
    """The number of the first group that lists a folded first name; -1 where none does."""
    return min(_groups().get(token, ()), default=-1)


@cache
def _called() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_read("called")["called"]):
        for name in names:
            found.setdefault(name, number)
    return found


def called_group(token: str) -> int:
    """The number of the group of short, fond and foreign forms of one first name; -1 where none lists the token."""
    return _called().get(token, -1)


def listed(token: str) -> bool:
    """Whether a folded token is a first name that the data list."""
    return token in frequent() or token in _groups()


def feminine(a: str, b: str) -> bool:
    """Whether one of two folded first names is the feminine of the other: Karim and Karima, Amine and Amina; not Asma and Asmaa."""
    short, long = (a, b) if (len(a), a) <= (len(b), b) else (b, a)
    paired = long == short + "a" or (short[:-1] == long[:-1] and {short[-1:], long[-1:]} == {"e", "a"})
    return paired and not one_group(a, b)


def same_given(a: str, b: str) -> bool:
    """Whether two folded first names are spellings or translations of one."""
    if a == b or one_group(a, b):
        return True
    return not {a, b} & (frequent() | _groups().keys()) and similarity(a, b) >= _ALIKE

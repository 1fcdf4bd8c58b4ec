"""First names: which are forms of one name, and which are too frequent in English to be told from words by that."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from cleanup.datafile import parse
from cleanup.names.routes import similarity

_ALIKE = 0.85


@cache
def frequent() -> frozenset[str]:
    """First names as frequent as ordinary words."""
    return frozenset(_data()["frequent"])


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = parse(files("cleanup").joinpath("data/given_names.yml").read_bytes())
    return data


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, names in enumerate(_data()["same"]):
        for name in names:
            found[name] = found.get(name, frozenset()) | {number}
    return found


def same_given(a: str, b: str) -> bool:
    """Whether two folded first names are spellings or translations of one."""
    if a == b or _groups().get(a, frozenset()) & _groups().get(b, frozenset()):
        return True
    return not {a, b} & (frequent() | _groups().keys()) and similarity(a, b) >= _ALIKE

"""What a version is made of: the rule set and its data, as short hashes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cleanup.rules import all_rules


def _files(folder: Traversable) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            found.extend((f"{item.name}/{name}", body) for name, body in _files(item))
        elif not item.name.startswith("__"):
            found.append((item.name, item.read_bytes()))
    return found


@cache
def names_id() -> str:
    """Twelve hex digits over the code that reads names and the data it reads: what is kept of names is of this state."""
    digest = hashlib.sha256()
    for folder in ("names", "data"):
        for name, body in _files(files("cleanup").joinpath(folder)):
            digest.update(name.encode() + hashlib.sha256(body).digest())
    return digest.hexdigest()[:12]


@cache
def ruleset_id() -> str:
    """Twelve hex digits over every rule's code and version and over the data that ship with the package."""
    digest = hashlib.sha256()
    for rule in all_rules():
        digest.update(f"{rule.code}@{rule.version}\n".encode())
    for name, body in _files(files("cleanup").joinpath("data")):
        digest.update(name.encode() + hashlib.sha256(body).digest())
    return digest.hexdigest()[:12]

"""What a version is made of, part by part: its identity, and why a version is no longer today's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cleanup.datafile import code_id, files_under
from cleanup.rules import all_rules

Ruleset = dict[str, dict[str, str]]
"""The versions of rules by code, and the hashes of data files by name."""


UNDONE = "undone "
"""Before the digest of the decisions that a version by `revert` stands for: the next run still has to try them."""


@dataclass(frozen=True)
class Parts:
    """Everything that can change what an article becomes. A part is None where an old store has not kept it."""

    article: str
    source: str
    ruleset: str
    config: str
    models: tuple[tuple[str, str], ...]
    decisions: str | None
    names: str | None

    @property
    def identity(self) -> str:
        """The same identity is never written twice."""
        text = (
            self.article,
            self.source,
            self.ruleset,
            self.config,
            repr(list(self.models)),
            self.decisions,
            self.names,
        )
        return hashlib.sha256("\n".join(part or "" for part in text).encode()).hexdigest()

    def differences(self, new: Parts, old_rules: Ruleset | None, new_rules: Ruleset) -> list[str]:
        """Why a version made of these parts is not the one of `new`, in words; none where it is.

        Names are compared where `new` knows them.
        """
        found = []
        if self.source != new.source:
            found.append("text")
        if self.ruleset != new.ruleset:
            found += _changed(old_rules, new_rules)
        if self.config != new.config:
            found.append("configuration")
        if self.models != new.models:
            found.append("model")
        if self.decisions is None or self.names is None:
            return found if found or new.names is None else ["names or decisions"]
        if self.decisions.removeprefix(UNDONE) != (new.decisions or "").removeprefix(UNDONE):
            found.append("decisions")
        if new.names is not None and self.names != new.names:
            found.append("names")
        return found or (["decisions"] if self.decisions != new.decisions else [])


def _changed(old: Ruleset | None, new: Ruleset) -> list[str]:
    """Which rules and files of data are not the same, in words."""
    if old is None:
        return ["rules or data"]
    words = []
    for what in ("rules", "data"):
        before, after = old[what], new[what]
        changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
        if changed:
            words.append(f"{what}: {', '.join(changed)}")
    return words


def names_id() -> str:
    """The state of the code that reads names and of the data it reads: what is kept of names is of this state."""
    return code_id("names", "data")


@cache
def ruleset() -> Ruleset:
    """What the rule set is made of today."""
    data = files_under(files("cleanup").joinpath("data"))
    return {
        "rules": {rule.code: str(rule.version) for rule in all_rules()},
        "data": {name: hashlib.sha256(body).hexdigest()[:12] for name, body in data},
    }


@cache
def ruleset_id() -> str:
    """Twelve hex digits over every rule's code and version and over the data that ship with the package."""
    digest = hashlib.sha256()
    for rule in all_rules():
        digest.update(f"{rule.code}@{rule.version}\n".encode())
    for name, body in files_under(files("cleanup").joinpath("data")):
        digest.update(name.encode() + hashlib.sha256(body).digest())
    return digest.hexdigest()[:12]

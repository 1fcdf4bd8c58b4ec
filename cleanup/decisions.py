"""What people have decided: accept, reject, same, different, prefer. Append-only JSON lines, replayed on every run.

After nomenklatura's judgement edges: a decision has an author, a time and a reason, and is ended, never deleted.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from cleanup.datafile import not_utf8
from cleanup.digest import short

Kind = Literal["accept", "reject", "same", "different", "prefer", "end"]
Scope = Literal["edit", "article", "corpus"]


class DecisionError(ValueError):
    """The decisions file cannot be used; the message names file, line and reason."""


@dataclass(frozen=True)
class Decision:
    """One line of the file.

    accept, reject: `rule`, `before`, `after` and, in scope edit, `prefix` and `suffix` name a change without its offsets,
    so that the decision holds when other text moves; `article` limits it. A reject in scope article without a rule leaves the
    whole article alone. same, different: `a` and `b` are spellings. prefer: `cluster` and `name`, and in `a` what
    the cluster was called before, by which it is found again when its id has changed. end: `ends` is the id of the decision
    that no longer holds.
    """

    kind: Kind
    by: str
    at: str
    why: str = ""
    scope: Scope = "corpus"
    article: str | None = None
    rule: str | None = None
    before: str | None = None
    after: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    a: str | None = None
    b: str | None = None
    cluster: str | None = None
    name: str | None = None
    ends: str | None = None

    @property
    def id(self) -> str:
        """Twelve hex digits over the whole line."""
        return short(self.to_json())

    def to_json(self) -> str:
        """One line; fields that are not set are left out."""
        return json.dumps(
            {k: v for k, v in asdict(self).items() if v not in (None, "")}, ensure_ascii=False, sort_keys=True
        )

    def matches(self, article: str, rule: str, before: str, after: str | None, prefix: str, suffix: str) -> bool:
        """Whether this accept or reject speaks of the change described."""
        wanted = ((self.article, article), (self.rule, rule), (self.before, before), (self.after, after))
        if any(mine is not None and mine != theirs for mine, theirs in wanted):
            return False
        if self.scope == "edit":
            return (self.prefix or "") == prefix and (self.suffix or "") == suffix
        return True


@dataclass(frozen=True)
class Decisions:
    """The decisions that hold, in the order in which they were made."""

    standing: tuple[Decision, ...] = ()
    places: tuple[str, ...] = field(default=(), compare=False)
    """File and line of each, where they come from a file."""

    def judgement(
        self, article: str, rule: str, before: str, after: str | None, prefix: str, suffix: str
    ) -> Literal["accept", "reject"] | None:
        """What people want done with a change; the newest decision that matches speaks."""
        for decision in reversed(self.standing):
            if decision.kind in ("accept", "reject") and decision.matches(article, rule, before, after, prefix, suffix):
                return "accept" if decision.kind == "accept" else "reject"
        return None

    def digest(self, article: str, text: str) -> str:
        """Hash over the decisions that can concern one article: its share in the identity of a version."""
        mine = [
            decision.to_json()
            for decision in self.standing
            if decision.kind in ("accept", "reject")
            and decision.article in (None, article)
            and (decision.before is None or decision.before in text)
        ]
        return short("\n".join(mine)) if mine else ""

    @property
    def names(self) -> tuple[Decision, ...]:
        """Decisions about names."""
        return tuple(decision for decision in self.standing if decision.kind in ("same", "different", "prefer"))


NONE = Decisions()
"""No decisions."""


def load_decisions(path: Path) -> Decisions:
    """All decisions of the file that have not been ended; none where there is no file.

    Raises:
        DecisionError: a line is not a decision, or ends one that was never made; or there is not even the folder.
    """
    if not path.exists():
        if not path.parent.is_dir():
            raise DecisionError(
                f"{path}: there is no folder {path.parent}; make it, or mend 'decisions' in cleanup.yml"
            )
        return Decisions()
    try:
        body = path.read_bytes()
    except OSError as error:
        raise DecisionError(f"{path}: cannot be read: {error.strerror}; check the file and its permissions") from error
    if reason := not_utf8(body):
        raise DecisionError(f"{path}: {reason}")
    standing: list[tuple[str, Decision]] = []
    made: set[str] = set()
    for number, line in enumerate(body.decode("utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        decision = _parsed(place, line)
        if decision.kind != "end":
            made.add(decision.id)
            standing.append((place, decision))
        elif decision.ends in made:
            standing = [kept for kept in standing if kept[1].id != decision.ends]
        else:
            raise DecisionError(
                f"{place}: ends {decision.ends!r}, but no line before it is a decision with that id; "
                "`cleanup names decisions --all` lists the ids"
            )
    return Decisions(tuple(decision for _, decision in standing), tuple(place for place, _ in standing))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else who asks for the lock reads or adds decisions meanwhile: what is added still fits what was read.

    The file itself is locked, so no other file can be left behind; where the system has no such locks, nothing is.
    """
    with path.open("a+b") as file:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def author() -> str:
    """Who decides: `CLEANUP_USER`, else the login name."""
    try:
        return os.environ.get("CLEANUP_USER", "").strip() or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def now() -> str:
    """When somebody decides, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions at the end of the file; on the disk when this returns.

    A last line that a crash has left without its end is closed first, so that it spoils no other.
    """
    body = "".join(decision.to_json() + "\n" for decision in decisions)
    with path.open("a+b") as file:
        file.seek(0, os.SEEK_END)
        if file.tell():
            file.seek(-1, os.SEEK_END)
            body = ("" if file.read(1) == b"\n" else "\n") + body
        file.write(body.encode("utf-8", "surrogatepass"))
        file.flush()
        os.fsync(file.fileno())


_REQUIRED = {"same": ("a", "b"), "different": ("a", "b"), "prefer": ("cluster", "name"), "end": ("ends",)}
_MEND = "mend or remove the line"


def _parsed(place: str, line: str) -> Decision:
    try:
        data = json.loads(line)
    except (RecursionError, ValueError) as error:
        raise DecisionError(f"{place}: not a decision: not JSON; {_MEND}") from error
    if not isinstance(data, dict):
        raise DecisionError(f'{place}: not a decision: must be an object such as {{"kind": ...}}; {_MEND}')
    known = [one.name for one in fields(Decision)]
    if unknown := sorted(data.keys() - set(known)):
        raise DecisionError(f"{place}: unknown field '{unknown[0]}'; known are {', '.join(known)}")
    if missing := [name for name in ("kind", "by", "at") if name not in data]:
        raise DecisionError(f"{place}: not a decision: '{missing[0]}' is missing; {_MEND}")
    wrong = [name for name, value in data.items() if not isinstance(value, str) or (name != "why" and not value)]
    if wrong:
        raise DecisionError(f"{place}: '{wrong[0]}' must be text; {_MEND}")
    decision = Decision(**data)
    for name, values in (("kind", get_args(Kind)), ("scope", get_args(Scope))):
        if getattr(decision, name) not in values:
            raise DecisionError(f"{place}: unknown {name} '{getattr(decision, name)}'; known are {', '.join(values)}")
    if not _is_time(decision.at):
        raise DecisionError(
            f"{place}: 'at' must be a time such as 2026-11-21T10:00:00+00:00, not '{decision.at}'; {_MEND}"
        )
    for name in _REQUIRED.get(decision.kind, ()):
        if getattr(decision, name) is None:
            raise DecisionError(f"{place}: a decision '{decision.kind}' needs '{name}'; {_MEND}")
    if decision.kind == "prefer" and (bad := unprintable(decision.name or "")):
        raise DecisionError(f"{place}: 'name' has a {bad}, and would write it into articles; {_MEND}")
    return decision


def unprintable(name: str) -> str | None:
    """What a name has in it that no line of text can have, in words; None where there is nothing."""
    if any(char in "\r\n" or unicodedata.category(char) in ("Zl", "Zp") for char in name):
        return "line break"
    return "control character" if any(unicodedata.category(char) in ("Cc", "Cs") for char in name) else None


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True

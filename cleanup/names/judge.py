"""Deciding about names: what people want must fit what they have wanted before, and what the authority knows.

A decision that contradicts a standing one is refused with the standing one named, so that nobody is overruled unawares.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from cleanup.decisions import Decision, DecisionError, Decisions, append, load_decisions, locked, unprintable
from cleanup.names.authority import Authority
from cleanup.names.fold import key
from cleanup.names.groups import ENTRY, different, parted

_AN_ID = re.compile(r"(?!n-[0-9a-f]{10}$)[a-z0-9]+(?:-[a-z0-9]+)*")
"""What can only be the id of an entry of the authority: the names of an input have ids of another form, and spellings capitals."""


def decide(path: Path, new: Decision, authority: Authority) -> Decision:
    """Add a decision about names to the file; returns it, or the standing decision that says the same already.

    Raises:
        DecisionError: it contradicts a standing decision or the authority, or says nothing.
    """
    with locked(path):
        standing = load_decisions(path).names
        if said := next((old for old in standing if _says_the_same(old, new)), None):
            return said
        check(new, standing, authority)
        append(path, [new])
    return new


def end(path: Path, decision_id: str, by: str, at: str, why: str = "") -> Decision:
    """End a standing decision; returns it. Its line stays in the file.

    Raises:
        DecisionError: no standing decision has that id, or several begin so.
    """
    with locked(path):
        fit = [old for old in load_decisions(path).standing if old.id.startswith(decision_id)] if decision_id else []
        if len({old.id for old in fit}) != 1:
            found = "several standing decisions have ids that begin with" if fit else "no standing decision has the id"
            raise DecisionError(f"{found} {decision_id!r}; `cleanup names decisions --all` lists them")
        append(path, [Decision(kind="end", by=by, at=at, why=why, ends=fit[0].id)])
    return fit[0]


def check_clusters(decisions: Decisions, authority: Authority) -> None:
    """Whether every preference is about a name that can be: a mistyped id would be passed over in silence.

    What the tool writes says in `a` what the name was called, and is found by that when its id has gone. Names that the
    authority does not have come with their articles, and may come later.

    Raises:
        DecisionError: the id of a cluster is none.
    """
    for place, decision in zip(decisions.places, decisions.standing, strict=False):
        if decision.kind != "prefer" or decision.a or not decision.cluster:
            continue
        if _AN_ID.fullmatch(decision.cluster) and decision.cluster not in authority.by_id:
            raise DecisionError(
                f"{place}: no name has the id '{decision.cluster}'; `cleanup names list --all` shows names with their ids"
            )


def check(new: Decision, standing: Sequence[Decision], authority: Authority) -> None:
    """Whether a decision fits the standing ones.

    Raises:
        DecisionError: it does not; one line names the standing decision, its author and the command that ends it.
    """
    if new.kind == "prefer":
        _check_form(new, authority)
    else:
        _check_pair(new, authority)
    known = set(_contradictions(standing, authority))
    for found in _contradictions([*standing, new], authority):
        if found in known:
            continue
        words, involved = found
        others = [decision for decision in involved if decision is not new]
        because = f": {standing_words(others[0])}" if others else ""
        raise DecisionError(f"{said(new)} {words}{because}")


def _contradictions(decisions: Sequence[Decision], authority: Authority) -> Iterator[tuple[str, tuple[Decision, ...]]]:
    """What cannot hold together, in words, with the decisions it comes of: the one to name first."""
    ties = Ties(decisions, authority)
    for a, b, decision in ties.kept_apart():
        if path := ties.path(a, b):
            yield "contradicts what stands", (decision, *path)
    for a, b in ties.joined_entries():
        both = " and ".join(f"{authority.by_id[entry].name} ({entry})" for entry in (a, b))
        yield f"would make one of {both}, which the authority holds for two", tuple(ties.path(ENTRY + a, ENTRY + b))
    for first, second, path in ties.rival_preferences():
        yield "contradicts what stands", (first, second, *path)
    for apart, preference in ties.preferred_apart():
        yield "contradicts what stands", (apart, preference)


class Ties:
    """What decisions tie together: nodes are authority entries and the keys of other spellings."""

    def __init__(self, decisions: Sequence[Decision], authority: Authority) -> None:
        self._authority = authority
        self._apart = different(decisions)
        self._ties: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
        self._preferences = [decision for decision in decisions if decision.kind == "prefer"]
        self._different = [decision for decision in decisions if decision.kind == "different"]
        self._keys: dict[str, set[str]] = defaultdict(set)
        for decision in decisions:
            if decision.kind == "same" and decision.a and decision.b:
                a, b = self.node(decision.a), self.node(decision.b)
                self._ties[a].append((b, decision))
                self._ties[b].append((a, decision))
                for node, form in ((a, decision.a), (b, decision.b)):
                    self._keys[node] |= {key(form), *self._own(node)}

    def node(self, form: str) -> str:
        """Where a spelling stands: with the one entry that has it, unless people keep it apart from that; else by itself."""
        name = key(form)
        for matches in (self._authority.right.get(name, ()), self._authority.wrong.get(name, ())):
            entries = {match.entry.id: match.entry for match in matches}
            if len(entries) == 1:
                (entry,) = entries.values()
                own = {key(entry.name), key(entry.form("short")), *map(key, entry.accepted)} - {name}
                kept_apart = name != key(entry.name) and any(parted(self._apart, name, other) for other in own)
                return name if kept_apart else ENTRY + entry.id
        return name

    def _own(self, node: str) -> set[str]:
        if not node.startswith(ENTRY):
            return {node}
        entry = self._authority.by_id[node.removeprefix(ENTRY)]
        return {key(entry.name), key(entry.form("short"))}

    def kept_apart(self) -> Iterator[tuple[str, str, Decision]]:
        """Nodes that a decision keeps apart: by their spellings themselves, or by words in them."""
        for decision in self._different:
            yield self.node(decision.a or ""), self.node(decision.b or ""), decision
            apart = different([decision])
            for a, b in combinations(sorted(self._keys), 2):
                if any(parted(apart, x, y) for x in self._keys[a] for y in self._keys[b]):
                    yield a, b, decision

    def path(self, a: str, b: str) -> list[Decision]:
        """The decisions that make two nodes one; none where they are not."""
        came: dict[str, list[Decision]] = {a: []}
        queue = deque([a])
        while queue:
            node = queue.popleft()
            for other, decision in self._ties[node]:
                if other not in came:
                    came[other] = [*came[node], decision]
                    queue.append(other)
        return came.get(b, [])

    def joined_entries(self) -> Iterator[tuple[str, str]]:
        """Pairs of authority entries that would be one."""
        entries = [node for node in sorted(self._ties) if node.startswith(ENTRY)]
        for a, b in combinations(entries, 2):
            if self.path(a, b):
                yield a.removeprefix(ENTRY), b.removeprefix(ENTRY)

    def rival_preferences(self) -> Iterator[tuple[Decision, Decision, list[Decision]]]:
        """Preferences for one cluster that want different forms, with what makes it one."""
        for first, second in combinations(self._preferences, 2):
            a, b = self._preferred(first), self._preferred(second)
            if first.name != second.name and (a == b or self.path(a, b)):
                yield first, second, self.path(a, b)

    def preferred_apart(self) -> Iterator[tuple[Decision, Decision]]:
        """Decisions that two spellings are two names, with preferences that one of them be written as the other."""
        for decision in self._different:
            apart = different([decision])
            for preference in self._preferences:
                if any(
                    parted(apart, own, key(preference.name or "")) for own in self._own(self._preferred(preference))
                ):
                    yield decision, preference

    def _preferred(self, decision: Decision) -> str:
        cluster = decision.cluster or ""
        return ENTRY + cluster if cluster in self._authority.by_id else self.node(decision.a or cluster)


def _says_the_same(old: Decision, new: Decision) -> bool:
    if old.kind != new.kind:
        return False
    if new.kind == "prefer":
        return (old.cluster, old.name) == (new.cluster, new.name)
    return {key(old.a or ""), key(old.b or "")} == {key(new.a or ""), key(new.b or "")}


def _check_pair(new: Decision, authority: Authority) -> None:
    forms = [new.a or "", new.b or ""]
    if key(forms[0]) == key(forms[1]) != "":
        hint = "they are one name already" if new.kind == "same" else "spelling cannot keep them apart"
        raise DecisionError(
            f"{forms[0]} and {forms[1]} differ in capitals, accents, hyphens or article at most: {hint}"
        )
    for form in forms:
        if not key(form):
            raise DecisionError(f"{form!r} is not a name in Latin letters; give two spellings of names")
        owners = {match.entry.id: match.entry.name for match in authority.right.get(key(form), ())}
        if new.kind == "same" and len(owners) > 1:
            several = ", ".join(sorted(owners.values())[:4])
            raise DecisionError(f"{form} is what several are called ({several}); give the full name")


def _check_form(new: Decision, authority: Authority) -> None:
    if not key(new.name or ""):
        raise DecisionError(f"{new.name!r} is not a name in Latin letters")
    if bad := unprintable(new.name or ""):
        raise DecisionError(f"{new.name!r} has a {bad}; give a name of one line")
    others = [m.entry for m in authority.right.get(key(new.name or ""), ()) if m.entry.id != new.cluster]
    if others:
        raise DecisionError(
            f"{new.name} is the name of another, {others[0].name} ({others[0].id}): two names would become one"
        )


def said(decision: Decision) -> str:
    """A decision as one would type it."""
    if decision.kind == "prefer":
        return f"prefer “{decision.name}” for {decision.a or decision.cluster}"
    if decision.kind in ("accept", "reject"):
        return " ".join([decision.kind, *_repairs(decision)])
    return f"{decision.kind} “{decision.a}” “{decision.b}”"


def _repairs(decision: Decision) -> Iterator[str]:
    """Which repairs an accept or a reject speaks of, in words; what is left out matches anything."""
    yield decision.rule or ("every repair" if decision.before is None and decision.after is None else "repairs")
    if decision.before is not None:
        yield f"of “{decision.before}”"
    if decision.after is not None:
        yield f"to “{decision.after}”"
    if decision.article:
        yield f"in {decision.article}"


def standing_words(decision: Decision) -> str:
    """A decision with its author, and how to end it, in one line."""
    why = f": {decision.why}" if decision.why else ""
    return (
        f"{said(decision)} (decision {decision.id} by {decision.by} on {decision.at[:10]}{why}; "
        f"to end it: cleanup names undo {decision.id})"
    )

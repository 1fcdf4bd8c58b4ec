"""Which names are one: disjoint sets that never join two authority entries, nor spellings that people have called different."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleanup.decisions import Decision
from cleanup.names.fold import key

ENTRY = "entry:"
"""Before the id of an authority entry in the name of its node; any other node is named by the key of a spelling."""

Apart = frozenset[frozenset[str]]


def different(decisions: Sequence[Decision]) -> Apart:
    """Pairs of spellings that people have called different, by key."""
    return frozenset(frozenset((key(d.a), key(d.b))) for d in decisions if d.kind == "different" and d.a and d.b)


def parted(apart: Apart, a: str, b: str) -> bool:
    """Whether people keep two keys apart: as they are, or in a word in which they differ, or in their last words."""
    if frozenset((a, b)) in apart:
        return True
    mine, theirs = a.split(), b.split()
    pairs = zip(mine, theirs, strict=False) if len(mine) == len(theirs) else [(mine[-1:], theirs[-1:])]
    return any(frozenset(("".join(x), "".join(y))) in apart for x, y in pairs)


class Groups:
    """Disjoint sets of nodes; a set is named after its authority node, else its smallest node."""

    def __init__(self, apart: Apart = frozenset()) -> None:
        self._apart = apart
        self._parent: dict[str, str] = {}
        self._keys: dict[str, set[str]] = {}

    def holds(self, node: str, keys: Iterable[str]) -> None:
        """Say which spellings are in a node; only needed where people keep spellings apart."""
        self._keys.setdefault(self.find(node), set()).update(keys)

    def find(self, node: str) -> str:
        """The name of the set that `node` is in."""
        root = node
        while (parent := self._parent.setdefault(root, root)) != root:
            root = parent
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def join(self, a: str, b: str) -> bool:
        """Make two sets one, unless that would make two authority entries one, or spellings that are to stay apart."""
        a, b = sorted((self.find(a), self.find(b)), key=lambda node: (not node.startswith(ENTRY), node))
        if a == b:
            return True
        if b.startswith(ENTRY) or self._kept_apart(a, b):
            return False
        self._parent[b] = a
        self._keys.setdefault(a, set()).update(self._keys.pop(b, set()))
        return True

    def _kept_apart(self, a: str, b: str) -> bool:
        if not self._apart:
            return False
        return any(parted(self._apart, x, y) for x in self._keys.get(a, ()) for y in self._keys.get(b, ()))

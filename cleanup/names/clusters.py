"""One cluster for each name of the whole input: who is one, on what evidence, and what they are to be called.

Articles come as casts. Spellings that stand for an authority entry are one by that; the others are joined inside an article
(a short name to the full name that introduces it, two spellings of one full name), and across articles where a whole name is
alike. Decisions of people go before all of it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cleanup.decisions import Decision
from cleanup.names.authority import Authority
from cleanup.names.fold import key, skeletons, spoken, tokens
from cleanup.names.resolve import Cast, Use, common, likeness, why_alike

_ALIKE_FULL = 0.88
_ALIKE_SHORT = 0.80


@dataclass(frozen=True)
class Edge:
    """Why two spellings are one."""

    a: str
    b: str
    score: float
    evidence: tuple[str, ...]
    by: str = "similarity"

    def to_json(self) -> dict[str, Any]:
        """As in names.json."""
        return {"a": self.a, "b": self.b, "score": round(self.score, 3), "evidence": list(self.evidence), "by": self.by}


@dataclass
class NameCluster:
    """One name with all its spellings."""

    id: str
    canonical: str
    authority: str | None
    why: str
    variants: dict[str, dict[str, int]] = field(default_factory=dict)
    """Spelling -> article -> how often."""
    edges: list[Edge] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """As in names.json."""
        return {
            "id": self.id,
            "canonical": self.canonical,
            "authority": self.authority,
            "why": self.why,
            "variants": [
                {"form": form, "count": sum(places.values()), "articles": dict(sorted(places.items()))}
                for form, places in sorted(self.variants.items(), key=lambda item: (-sum(item[1].values()), item[0]))
            ],
            "edges": [edge.to_json() for edge in sorted(self.edges, key=lambda e: (e.a, e.b))],
        }


@dataclass(frozen=True)
class Link:
    """Inside one article: `use` is another spelling of `owner`, a full name."""

    use: Use
    owner: Use
    edge: Edge
    sure: bool


class Groups:
    """Disjoint sets of node names; the set is named after its smallest authority node, else its smallest node."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, node: str) -> str:
        """The name of the set that `node` is in."""
        root = node
        while (parent := self._parent.setdefault(root, root)) != root:
            root = parent
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def join(self, a: str, b: str) -> bool:
        """Make two sets one; two authority entries are never made one."""
        a, b = sorted((self.find(a), self.find(b)), key=lambda node: (not node.startswith(ENTRY), node))
        if a == b:
            return True
        if b.startswith(ENTRY):
            return False
        self._parent[b] = a
        return True


ENTRY = "entry:"


def node_of(use: Use) -> str:
    """The node that a spelling belongs to by itself."""
    return ENTRY + use.meaning.entry if use.meaning else key(use.surface)


def links(cast: Cast, apart: frozenset[frozenset[str]] = frozenset()) -> list[Link]:
    """Spellings that belong to a full name of the same article, as news introduces people: in full first, short after."""
    uses = sorted(cast.uses.values(), key=lambda use: (use.first, use.surface))
    full = [use for use in uses if len(use.tokens) >= 2]
    introduced = {use.tokens[-1] for use in full}
    found = [link for use in uses if len(use.tokens) == 1 for link in _short(use, full, introduced)]
    found += [link for i, use in enumerate(full) for link in _twins(use, full[:i])]
    return [link for link in found if frozenset((key(link.use.surface), key(link.owner.surface))) not in apart]


def _short(use: Use, full: Sequence[Use], introduced: set[str]) -> list[Link]:
    token = use.tokens[0]
    if token in introduced:
        owners = {node_of(other): other for other in full if other.tokens[-1] == token}
        if len(owners) != 1 or use.meaning:
            return []
        owner = next(iter(owners.values()))
        return [
            Link(use, owner, Edge(use.surface, owner.surface, 1.0, ("the full name stands in the same article",)), True)
        ]
    if use.meaning or len(token) < 4 or (use.opens == use.count and common(token) and not use.speaks):
        return []
    scored = []
    for other in full:
        said, last = spoken(use.surface)[0], spoken(other.surface)[-1]
        score = _near(said, last)
        if score >= _ALIKE_SHORT:
            scored.append((score, other))
    if len({node_of(other) for _, other in scored}) != 1:
        return []
    score, owner = max(scored, key=lambda pair: pair[0])
    evidence = [
        why_alike(use.surface, owner.surface.split()[-1]),
        f"{use.surface} is never introduced with a first name",
    ]
    both_speak = use.speaks and owner.speaks
    if both_speak:
        evidence.append("both are quoted in the article")
    if not both_speak and (common(token) or not use.cues & owner.cues):
        return []
    return [Link(use, owner, Edge(use.surface, owner.surface, score, tuple(evidence)), both_speak)]


def _near(a: str, b: str) -> float:
    from cleanup.names.routes import similarity

    return similarity(a, b) if skeletons(a) & skeletons(b) else 0.0


def _twins(use: Use, earlier: Iterable[Use]) -> list[Link]:
    """Another spelling of a full name that stands earlier in the article."""
    if use.meaning:
        return []
    for other in earlier:
        if other.meaning or key(other.surface) == key(use.surface):
            continue
        score = likeness(use.surface, other.surface)
        if score < _ALIKE_FULL or not set(use.tokens) & set(other.tokens):
            continue
        shared = ", ".join(sorted(set(use.tokens) & set(other.tokens)))
        edge = Edge(use.surface, other.surface, score, (why_alike(use.surface, other.surface), f"the same {shared}"))
        return [Link(use, other, edge, False)]
    return []


def build(casts: Sequence[Cast], authority: Authority, decisions: Sequence[Decision]) -> dict[str, NameCluster]:
    """All clusters by node. Every spelling of every article is in exactly one."""
    apart = different(decisions)
    groups = Groups()
    edges: dict[str, list[Edge]] = defaultdict(list)
    spellings: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for cast in casts:
        owners = {link.use.surface: link for link in links(cast, apart)}
        for use in cast.uses.values():
            link = owners.get(use.surface)
            node = node_of(link.owner) if link else node_of(use)
            spellings[node][use.surface][cast.article] += use.count
            if link and link.edge.score < 1.0:
                edges[node].append(link.edge)
            if use.meaning and use.meaning.how != "right":
                form = authority.by_id[use.meaning.entry].form(use.meaning.target)
                why = (f"{use.meaning.how} of the authority", why_alike(use.surface, form), *use.meaning.cues)
                edges[node].append(Edge(use.surface, form, use.meaning.score, tuple(w for w in why if w), "authority"))
    for edge in [*_across(spellings, apart), *_decided(decisions, spellings)]:
        a, b = _node(edge.a, spellings), _node(edge.b, spellings)
        if groups.join(a, b):
            edges[a].append(edge)
    return _clusters(groups, spellings, edges, authority, decisions)


def _across(spellings: dict[str, dict[str, Counter[str]]], apart: frozenset[frozenset[str]]) -> Iterable[Edge]:
    """Full names that the authority does not have, alike in every token, from different articles."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in sorted(spellings):
        parts = tokens(node)
        if node.startswith(ENTRY) or len(parts) < 2:
            continue
        for first in skeletons(parts[0]):
            for last in skeletons(parts[-1]):
                blocks[first, last].append(node)
    seen: set[tuple[str, str]] = set()
    for nodes in blocks.values():
        for i, a in enumerate(nodes[:200]):
            for b in nodes[i + 1 : 200]:
                if (a, b) in seen or frozenset((a, b)) in apart:
                    continue
                seen.add((a, b))
                score = likeness(a, b)
                if score >= 0.92 and set(tokens(a)) & set(tokens(b)):
                    yield Edge(_best(spellings[a]), _best(spellings[b]), score, (why_alike(a, b),))


def different(decisions: Sequence[Decision]) -> frozenset[frozenset[str]]:
    """Pairs of spellings that people have called different, by key."""
    return frozenset(frozenset((key(d.a), key(d.b))) for d in decisions if d.kind == "different" and d.a and d.b)


def _decided(decisions: Sequence[Decision], spellings: dict[str, dict[str, Counter[str]]]) -> Iterable[Edge]:
    for decision in decisions:
        if decision.kind == "same" and decision.a and decision.b:
            yield Edge(
                decision.a,
                decision.b,
                1.0,
                (f"decided by {decision.by}: {decision.why or 'no reason given'}",),
                "person",
            )


def _node(surface: str, spellings: dict[str, dict[str, Counter[str]]]) -> str:
    for node, forms in spellings.items():
        if surface in forms:
            return node
    return key(surface)


def _best(forms: dict[str, Counter[str]]) -> str:
    """The form most used, by articles, then by count; a full name before a short one."""
    return min(forms, key=lambda form: (-len(tokens(form)), -len(forms[form]), -sum(forms[form].values()), form))


def _clusters(
    groups: Groups,
    spellings: dict[str, dict[str, Counter[str]]],
    edges: dict[str, list[Edge]],
    authority: Authority,
    decisions: Sequence[Decision],
) -> dict[str, NameCluster]:
    by_root: dict[str, NameCluster] = {}
    for node in sorted(spellings):
        root = groups.find(node)
        cluster = by_root.setdefault(root, NameCluster("", "", None, ""))
        for form, places in spellings[node].items():
            mine = Counter(cluster.variants.get(form, {}))
            cluster.variants[form] = dict(mine + places)
        cluster.edges.extend(edges.get(node, ()))
    for root, cluster in by_root.items():
        _name(cluster, root, authority)
    _prefer(by_root.values(), decisions)
    return {node: by_root[groups.find(node)] for node in spellings}


def _name(cluster: NameCluster, root: str, authority: Authority) -> None:
    if root.startswith(ENTRY):
        entry = authority.by_id[root.removeprefix(ENTRY)]
        cluster.id, cluster.authority, cluster.canonical = entry.id, entry.id, entry.name
        cluster.why = f"authority: {entry.source}"
        return
    cluster.id = "n-" + hashlib.sha256(root.encode()).hexdigest()[:10]
    forms = {form: Counter(places) for form, places in cluster.variants.items()}
    cluster.canonical = _best(forms)
    articles = len(forms[cluster.canonical])
    cluster.why = f"the full form most used: {sum(forms[cluster.canonical].values())} times in {articles} article(s)"


def _prefer(clusters: Iterable[NameCluster], decisions: Sequence[Decision]) -> None:
    wanted = {d.cluster: d for d in decisions if d.kind == "prefer" and d.cluster and d.name}
    for cluster in clusters:
        decision = wanted.get(cluster.id) or wanted.get(cluster.canonical)
        if decision and decision.name:
            cluster.canonical = decision.name
            cluster.why = f"decided by {decision.by}: {decision.why or 'no reason given'}"

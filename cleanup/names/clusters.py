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
from cleanup.names.fold import key, skeletons, tokens
from cleanup.names.resolve import Cast, Use, likeness, why_alike
from cleanup.names.within import Edge, links


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

    @property
    def sorted_edges(self) -> list[Edge]:
        """Each edge once, in an order that does not depend on which article was read first."""
        return sorted(set(self.edges), key=lambda edge: (edge.a, edge.b, edge.evidence))

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
            "edges": [edge.to_json() for edge in self.sorted_edges],
        }


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


def build(casts: Sequence[Cast], authority: Authority, decisions: Sequence[Decision]) -> dict[str, NameCluster]:
    """All clusters by node. Every spelling of every article is in exactly one."""
    apart = different(decisions)
    groups = Groups()
    edges: dict[str, list[Edge]] = defaultdict(list)
    spellings: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for cast in casts:
        owners = {link.use.surface: link for link in links(cast, authority.known_tokens, apart)}
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
                if score >= 0.92 and set(tokens(a)) & set(tokens(b)) and not _together(spellings[a], spellings[b]):
                    yield Edge(_best(spellings[a]), _best(spellings[b]), score, (why_alike(a, b),))


def _together(a: dict[str, Counter[str]], b: dict[str, Counter[str]]) -> bool:
    """Whether one article has both: then its own links say what they are."""
    return bool(
        {article for form in a.values() for article in form} & {article for form in b.values() for article in form}
    )


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

"""One cluster for each name of the whole input: who is one, on what evidence, and what they are to be called.

Articles come as casts. Spellings that stand for an authority entry are one by that; the others are joined inside an article
(a short name to the full name that introduces it, two spellings of one full name), and across articles where a whole name is
alike. Decisions of people go before all of it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from cleanup import demonyms
from cleanup.decisions import Decision
from cleanup.names.alike import likeness, two_names, why_alike
from cleanup.names.authority import Authority
from cleanup.names.fold import fold, key, skeletons, tokens
from cleanup.names.given import listed
from cleanup.names.groups import ENTRY, Apart, Groups, different, parted
from cleanup.names.mentions import frequency
from cleanup.names.shares import Evicted, Share, read, share
from cleanup.names.styles import ARTICLED, Styles, Voice, because, surname
from cleanup.names.uses import Cast
from cleanup.names.within import Edge

_LIKE, _ONE = 0.85, 0.9
_CROWD = 200
MOST = 3
"""So many articles must have a form, and so many times as many as have another, for that to stand out."""
_PLAIN_WORD = 3.5


class View(NamedTuple):
    """What the settled names tell an article about one of them: while that is the same, so is what becomes of the article."""

    id: str
    canonical: str
    short: str | None
    settled: str
    authority: str | None
    voice: Voice | None
    why: str
    """In whose words, where somebody has a word on it."""
    judged: tuple[str, ...]
    """Keys of the spellings that people have said belong here."""
    people: tuple[str, ...]
    """What people have said."""
    outvoted: Mapping[str, tuple[str, ...]]
    """Full spellings that stand out, so clearly do the articles agree on another; each with what makes it the same name."""


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
    short: str | None = None
    settled: str = ""
    """What it would be called without a word of people or house style."""
    voice: Voice | None = None
    """Whose word the canonical form is, where authority and majority do not decide."""

    def view(self) -> View:
        """What articles are told of it."""
        people = [edge for edge in self.sorted_edges if edge.by == "person"]
        return View(
            self.id,
            self.canonical,
            self.short,
            self.settled,
            self.authority,
            self.voice,
            self.why if self.voice else "",
            tuple(sorted({key(form) for edge in people for form in (edge.a, edge.b)})),
            tuple(text for edge in people for text in edge.evidence),
            {form: self._reasons(form) for form in sorted(self._outvoted())},
        )

    def _outvoted(self) -> Iterator[str]:
        most = len(self.variants.get(self.canonical, ()))
        if most < MOST or len(self.variants) == 1:
            return
        for form, places in self.variants.items():
            if most >= MOST * len(places) and len(tokens(form)) > 1 and key(form) != key(self.canonical):
                yield form

    def _reasons(self, form: str) -> tuple[str, ...]:
        mine = [edge for edge in self.sorted_edges if form in (edge.a, edge.b)]
        return tuple(dict.fromkeys(text for edge in mine[:3] for text in edge.evidence[:1]))

    @property
    def mere_word(self) -> bool:
        """Whether it is one word, met once, that English has anyway: a capital does not make it a name."""
        if self.authority or self.edges or self.voice or len(self.variants) != 1:
            return False
        ((form, places),) = self.variants.items()
        folded = fold(form)
        known = len(folded.split()) == 1 and (listed(folded) or folded in _lands())
        return sum(places.values()) == 1 and " " not in form and not known and frequency(folded) >= _PLAIN_WORD

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


@cache
def _lands() -> frozenset[str]:
    return frozenset(fold(country.bare) for country in demonyms.countries())


@dataclass(frozen=True)
class Settled:
    """All clusters by node, and what people's decisions have put out of which node."""

    clusters: dict[str, NameCluster]
    shares: Mapping[str, Share]
    """What each article adds, as people want its names read."""
    evicted: Evicted = frozenset()
    touched: frozenset[str] = frozenset()
    """Articles with a spelling that people keep apart from another: only these are read otherwise than by themselves."""


_Spellings = dict[str, dict[str, dict[str, int]]]
_Edges = dict[str, dict[Edge, None]]
_Joint = tuple[Edge, tuple[str, str]]


def build(
    shares: Mapping[str, Share],
    authority: Authority,
    decisions: Sequence[Decision],
    styles: Styles,
    casts_of: Callable[[Sequence[str]], Sequence[Cast]],
) -> Settled:
    """All clusters. Every spelling of every article is in exactly one.

    `casts_of` is asked for articles that people's decisions touch: they are read again.
    """
    apart = different(decisions)
    evicted: Evicted = frozenset()
    touched = frozenset(_touched(shares, apart)) if apart else frozenset()
    casts = casts_of(sorted(touched)) if touched else ()
    while True:
        again = {cast.article: share(read(cast, authority, apart, evicted), authority) for cast in casts}
        shares = {**shares, **again}
        spellings, edges = _placed(shares)
        fresh = frozenset(_evictions(spellings, apart, authority)) - evicted if apart else frozenset()
        if not fresh:
            break
        evicted |= fresh
    groups = Groups(apart)
    if apart:
        for node, forms in spellings.items():
            groups.holds(node, {key(form) for form in forms} | set(_own_keys(node, authority)))
    for edge, (a, b) in (*_decided(decisions, spellings, authority), *_across(spellings)):
        if groups.join(a, b):
            edges[a if a in spellings else b][edge] = None
    return Settled(_clusters(groups, spellings, edges, authority, styles), shares, evicted, touched)


def _touched(shares: Mapping[str, Share], apart: Apart) -> Iterator[str]:
    words = {word for pair in apart for word in pair}
    for article, mine in shares.items():
        if any(key(form) in words or words & set(tokens(form)) for _, form, _ in mine.places):
            yield article


def _placed(shares: Mapping[str, Share]) -> tuple[_Spellings, _Edges]:
    """Every spelling in its node, as its own article reads it."""
    edges: _Edges = defaultdict(dict)
    spellings: _Spellings = defaultdict(dict)
    for article in sorted(shares):
        for node, form, count in shares[article].places:
            places = spellings[node].setdefault(form, {})
            places[article] = places.get(article, 0) + count
        for node, edge in shares[article].edges:
            edges[node][edge] = None
    return spellings, edges


def _own_keys(node: str, authority: Authority) -> tuple[str, ...]:
    """What a node is called by itself, the full name first: these spellings cannot be put out of it."""
    if not node.startswith(ENTRY):
        return (node,)
    entry = authority.by_id[node.removeprefix(ENTRY)]
    return key(entry.name), key(entry.form("short"))


def _evictions(spellings: _Spellings, apart: Apart, authority: Authority) -> Iterator[tuple[str, str]]:
    """Of two spellings in one node that people call different, the one that is less the name of that node."""
    words = {word for pair in apart for word in pair}
    for node, forms in spellings.items():
        own = _own_keys(node, authority)
        counts: Counter[str] = Counter()
        for form, places in forms.items():
            counts[key(form)] += sum(places.values())
        ranked = [*dict.fromkeys(own), *sorted(counts.keys() - set(own), key=lambda k: (-counts[k], k))]
        ranked = [k for k in ranked if k in words or words & set(k.split())]
        for i, low in enumerate(ranked):
            if low in counts and any(parted(apart, low, high) for high in ranked[:i]):
                yield node, low


def _across(spellings: _Spellings) -> Iterator[_Joint]:
    """Full names that the authority does not have, alike in every token, from different articles, that the matcher finds one."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in sorted(spellings):
        parts = tokens(node)
        if node.startswith(ENTRY) or len(parts) < 2:
            continue
        for first in skeletons(parts[0]):
            for last in skeletons(parts[-1]):
                blocks[first, last].append(node)
    near = {(a, b) for nodes in blocks.values() for a, b in combinations(nodes[:_CROWD], 2)}
    pairs = [
        (a, b)
        for a, b in sorted(near)
        if set(tokens(a)) & set(tokens(b))
        and min(likeness(a, b), likeness(b, a)) >= _LIKE
        and not two_names(a, b)
        and not _together(spellings[a], spellings[b])
    ]
    if not pairs:
        return
    from cleanup.names.matcher import shipped

    forms = [(_best(spellings[a]), _best(spellings[b])) for a, b in pairs]
    for (a, b), (one, other), score in zip(pairs, forms, shipped().score(forms).tolist(), strict=True):
        if score >= _ONE:
            yield Edge(one, other, round(score, 3), (why_alike(a, b),)), (a, b)


def _together(a: dict[str, dict[str, int]], b: dict[str, dict[str, int]]) -> bool:
    """Whether one article has both: then its own links say what they are."""
    return bool(
        {article for form in a.values() for article in form} & {article for form in b.values() for article in form}
    )


def _decided(decisions: Sequence[Decision], spellings: _Spellings, authority: Authority) -> Iterator[_Joint]:
    """What people call the same, with the nodes that it joins."""
    holders: dict[str, set[str]] = defaultdict(set)
    if any(decision.kind == "same" for decision in decisions):
        for node, forms in spellings.items():
            for form in forms:
                holders[key(form)].add(node)
    for decision in decisions:
        if decision.kind == "same" and decision.a and decision.b:
            a, b = (_home(key(form), holders, authority) for form in (decision.a, decision.b))
            if a and b:
                yield Edge(decision.a, decision.b, 1.0, (because(decision),), "person"), (a, b)


def _home(form: str, holders: Mapping[str, set[str]], authority: Authority) -> str | None:
    """The node that a decision about a spelling speaks of; none where the spelling stands for several names.

    A known name goes before the spelling by itself. A spelling that does not occur still links what other decisions say of it.
    """
    listed = {ENTRY + match.entry.id for match in authority.right.get(form, ())}
    nodes = holders.get(form) or listed or {form}
    known = [node for node in nodes if node.startswith(ENTRY)]
    if len(known) == 1:
        return known[0]
    if len(listed) > 1:
        return None
    if form in nodes:
        return form
    return next(iter(nodes)) if len(nodes) == 1 else None


def _best(forms: Mapping[str, Mapping[str, int]]) -> str:
    """The form most used, by articles, then by count; a full name before a short one."""
    return min(forms, key=lambda form: (-len(tokens(form)), -len(forms[form]), -sum(forms[form].values()), form))


def _clusters(
    groups: Groups,
    spellings: _Spellings,
    edges: _Edges,
    authority: Authority,
    styles: Styles,
) -> dict[str, NameCluster]:
    by_root: dict[str, NameCluster] = {}
    for node in sorted(spellings):
        root = groups.find(node)
        cluster = by_root.setdefault(root, NameCluster("", "", None, ""))
        for form, places in spellings[node].items():
            mine = cluster.variants.setdefault(form, {})
            for article, times in places.items():
                mine[article] = mine.get(article, 0) + times
        cluster.edges.extend(edges.get(node, ()))
    for root, cluster in by_root.items():
        _name(cluster, root, authority)
        if wanted := styles.form(cluster.id, cluster.canonical, cluster.short, cluster.variants):
            cluster.canonical, cluster.short, cluster.voice, cluster.why = wanted
        known = cluster.authority is not None and authority.by_id[cluster.authority].kind in ARTICLED
        cluster.canonical = styles.dressed(cluster.canonical, known=known)
    return {node: by_root[groups.find(node)] for node in spellings}


def _name(cluster: NameCluster, root: str, authority: Authority) -> None:
    if root.startswith(ENTRY):
        entry = authority.by_id[root.removeprefix(ENTRY)]
        cluster.id, cluster.authority = entry.id, entry.id
        cluster.canonical, cluster.short = entry.name, entry.short
        cluster.why = f"authority: {entry.source}"
    else:
        cluster.id = "n-" + hashlib.sha256(root.encode()).hexdigest()[:10]
        cluster.canonical = _best(cluster.variants)
        cluster.short = surname(cluster.canonical)
        places = cluster.variants[cluster.canonical]
        cluster.why = f"the full form most used: {sum(places.values())} times in {len(places)} article(s)"
    cluster.settled = cluster.canonical

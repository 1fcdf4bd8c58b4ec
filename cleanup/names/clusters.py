"""One cluster for each name of the whole input: who is one, on what evidence, and what they are to be called.

Articles come as casts. Spellings that stand for an authority entry are one by that; the others are joined inside an article
(a short name to the full name that introduces it, two spellings of one full name), and across articles where a whole name is
alike. Decisions of people go before all of it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from cleanup import demonyms
from cleanup.decisions import Decision
from cleanup.names.authority import Authority
from cleanup.names.fold import fold, key, skeletons, tokens
from cleanup.names.given import listed
from cleanup.names.groups import ENTRY, Apart, Groups, different, parted
from cleanup.names.mentions import frequency
from cleanup.names.resolve import likeness, two_names, why_alike
from cleanup.names.styles import ARTICLED, Styles, Voice, because, surname
from cleanup.names.uses import Cast, Use
from cleanup.names.within import Edge, Link, links

_LIKE, _ONE = 0.85, 0.9
_CROWD = 200
_PLAIN_WORD = 3.5


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

    @property
    def judged(self) -> frozenset[str]:
        """Keys of the spellings that people have said belong here."""
        return frozenset(key(form) for edge in self.edges if edge.by == "person" for form in (edge.a, edge.b))

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


def node_of(use: Use) -> str:
    """The node that a spelling belongs to by itself."""
    return ENTRY + use.meaning.entry if use.meaning else key(use.surface)


class Reading(NamedTuple):
    """One article as people want its names read: the spellings, and whom each belongs to."""

    cast: Cast
    links: dict[str, Link]
    whole: Cast
    """As it was before people's decisions."""

    def node(self, use: Use) -> str:
        """The node that a spelling of this article is counted in."""
        link = self.links.get(use.surface)
        return node_of(link.owner if link else use)


def read(cast: Cast, authority: Authority, apart: Apart, evicted: frozenset[tuple[str, str]]) -> Reading:
    """The spellings of an article without the meanings and links that people have ended."""
    whole = cast
    if evicted:
        uses = {
            surface: replace(use, meaning=None) if (node_of(use), key(surface)) in evicted and use.meaning else use
            for surface, use in cast.uses.items()
        }
        cast = replace(cast, uses=uses)
    found = links(cast, authority.known_tokens, apart)
    return Reading(
        cast,
        {link.use.surface: link for link in found if (node_of(link.owner), key(link.use.surface)) not in evicted},
        whole,
    )


@dataclass(frozen=True)
class Settled:
    """All clusters by node, and what people's decisions have put out of which node."""

    clusters: dict[str, NameCluster]
    evicted: frozenset[tuple[str, str]] = frozenset()
    readings: dict[str, Reading] = field(default_factory=dict)
    """The names of each article as they were counted."""


_Spellings = dict[str, dict[str, Counter[str]]]
_Joint = tuple[Edge, tuple[str, str]]


def build(casts: Sequence[Cast], authority: Authority, decisions: Sequence[Decision], styles: Styles) -> Settled:
    """All clusters. Every spelling of every article is in exactly one."""
    apart = different(decisions)
    evicted: frozenset[tuple[str, str]] = frozenset()
    while True:
        readings = {cast.article: read(cast, authority, apart, evicted) for cast in casts}
        spellings, edges = _placed(readings, authority)
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
            edges[a if a in spellings else b].append(edge)
    return Settled(_clusters(groups, spellings, edges, authority, styles), evicted, readings)


def _placed(readings: Mapping[str, Reading], authority: Authority) -> tuple[_Spellings, dict[str, list[Edge]]]:
    """Every spelling in its node, as its own article reads it."""
    edges: dict[str, list[Edge]] = defaultdict(list)
    spellings: _Spellings = defaultdict(lambda: defaultdict(Counter))
    for article, reading in readings.items():
        for use in reading.cast.uses.values():
            link, node = reading.links.get(use.surface), reading.node(use)
            spellings[node][use.surface][article] += use.count
            if link:
                edges[node].append(link.edge)
            if use.meaning and use.meaning.how != "right":
                form = authority.by_id[use.meaning.entry].form(use.meaning.target)
                edges[node].append(Edge(use.surface, form, use.meaning.score, _reasons(use, form), "authority"))
    return spellings, edges


_HOW = {
    "alias": "the authority lists it as a misspelling",
    "surname": "the authority lists the surname as a misspelling, and the first names are right",
    "route": "it can have become so on its way through another script",
}


def _reasons(use: Use, form: str) -> tuple[str, ...]:
    """Why a spelling is read as a name of the authority, for an editor."""
    assert use.meaning is not None
    cues = tuple(_in_words(cue) for cue in use.meaning.cues)
    if key(use.surface) == key(form):
        return ("several known names are written so, and the article speaks of this one", *cues)
    return (_HOW[use.meaning.how], why_alike(use.surface, form), *cues)


def _in_words(cue: str) -> str:
    about = "the article is about "
    if cue.startswith(about) and (country := demonyms.by_code().get(cue.removeprefix(about))):
        return about + country.name
    return cue if " article" in cue else f"the article has “{cue}”"


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


def _together(a: dict[str, Counter[str]], b: dict[str, Counter[str]]) -> bool:
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


def _best(forms: dict[str, Counter[str]]) -> str:
    """The form most used, by articles, then by count; a full name before a short one."""
    return min(forms, key=lambda form: (-len(tokens(form)), -len(forms[form]), -sum(forms[form].values()), form))


def _clusters(
    groups: Groups,
    spellings: _Spellings,
    edges: dict[str, list[Edge]],
    authority: Authority,
    styles: Styles,
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
        forms = {form: Counter(places) for form, places in cluster.variants.items()}
        cluster.canonical = _best(forms)
        cluster.short = surname(cluster.canonical)
        articles = len(forms[cluster.canonical])
        cluster.why = (
            f"the full form most used: {sum(forms[cluster.canonical].values())} times in {articles} article(s)"
        )
    cluster.settled = cluster.canonical

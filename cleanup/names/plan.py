"""What the settled names mean for one article: a verdict for each spelling that is to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from anyascii import anyascii

from cleanup.config import Config
from cleanup.decisions import Decision
from cleanup.edit import Safety
from cleanup.finding import Evidence
from cleanup.names.authority import Authority, Entry
from cleanup.names.clusters import NameCluster, build, different, node_of
from cleanup.names.fold import fold, key, tokens
from cleanup.names.mentions import ordinary
from cleanup.names.mixed import evened
from cleanup.names.resolve import Cast, Use, same_letters, why_alike
from cleanup.names.rewrite import rewrite, split
from cleanup.names.sure import is_sure
from cleanup.names.within import Link, derived, links
from cleanup.rules.base import Gloss, NamePlan, Phrase, Verdict


@dataclass(frozen=True)
class NameIndex:
    """All names of the whole input, settled."""

    authority: Authority
    config: Config
    decisions: tuple[Decision, ...]
    by_node: dict[str, NameCluster]

    @classmethod
    def of(
        cls, casts: Sequence[Cast], authority: Authority, config: Config, decisions: Sequence[Decision] = ()
    ) -> NameIndex:
        """Settle the names of these articles."""
        return cls(authority, config, tuple(decisions), build(casts, authority, decisions))

    @cached_property
    def clusters(self) -> tuple[NameCluster, ...]:
        """Every cluster once, in the order of names.json."""
        unique = {cluster.id: cluster for cluster in self.by_node.values()}
        return tuple(sorted(unique.values(), key=lambda c: (fold(c.canonical), c.id)))

    def plan(self, cast: Cast) -> NamePlan:
        """The verdicts for one article."""
        variants = {verdict.surface: verdict for verdict in self._verdicts(cast)}
        entries = {use.meaning.entry for use in cast.uses.values() if use.meaning}
        return NamePlan(
            variants=variants,
            known=frozenset(use.surface for use in cast.uses.values()),
            countries=frozenset(cast.countries),
            entries=frozenset(entries),
            glosses=tuple(gloss for entry in sorted(entries) for gloss in self._glosses(entry)),
            phrases=tuple(self._phrase(form, entry) for form, entry in cast.phrases),
        )

    def _glosses(self, entry_id: str) -> Iterator[Gloss]:
        entry = self.authority.by_id[entry_id]
        for part, words in entry.gloss:
            for word in words.lower().split(","):
                if entry.short and word.strip():
                    yield Gloss(word.strip(), part, entry.short, entry.name, entry.native, entry.id)

    def _phrase(self, form: str, entry_id: str) -> Phrase:
        entry = self.authority.by_id[entry_id]
        alias = next(alias for alias in entry.aliases if alias.form.lower() == form)
        return Phrase(form, entry.form(alias.target), entry.native, entry.id, alias.frame)

    def _verdicts(self, cast: Cast) -> Iterator[Verdict]:
        apart = different(self.decisions)
        joined = {link.use.surface: link for link in links(cast, self.authority.known_tokens, apart)}
        for use in cast.uses.values():
            link = joined.get(use.surface)
            cluster = self.by_node.get(node_of(link.owner) if link else node_of(use))
            if cluster is None:
                continue
            verdict = self._verdict(use, link, cluster, cast)
            if verdict and verdict.replacement != use.surface and not _kept_apart(use, verdict, apart):
                yield verdict

    def _verdict(self, use: Use, link: Link | None, cluster: NameCluster, cast: Cast) -> Verdict | None:
        if link and link.edge.score == 1.0 and link.owner.meaning and link.owner.meaning.how != "right":
            return self._followed(use, link.owner, cluster, cast)
        if use.meaning and not link:
            entry = self.authority.by_id[use.meaning.entry]
            if cluster.canonical != entry.name:
                return self._decided(use, cluster)
            if use.meaning.how == "right":
                return self._dressed(use, entry, cluster, cast)
            return self._listed(use, entry, cluster, cast)
        if any(edge.by == "person" and use.surface in (edge.a, edge.b) for edge in cluster.edges):
            return self._decided(use, cluster)
        if link and link.edge.score < 1.0:
            return self._linked(use, link, cluster)
        if len(cluster.variants) > 1 and key(use.surface) != key(cluster.canonical) and len(use.tokens) > 1:
            return self._decided(use, cluster)
        return None

    def _listed(self, use: Use, entry: Entry, cluster: NameCluster, cast: Cast) -> Verdict | None:
        """An alias, or a spelling that the route explains."""
        meaning = use.meaning
        assert meaning is not None
        if _beside(use, cast) if len(use.tokens) > 1 or meaning.how == "route" else _somebody_else(use, cast):
            return None
        form = self._form_in(cast, entry, meaning.target)
        if meaning.how == "surname":
            form = _nearest(use, entry, form)
        if meaning.how == "route" and derived(use.tokens[-1], tokens(form)[-1]):
            return None
        after = rewrite(use.surface, form, diacritics=self.config.diacritics)
        present = "named rightly in the same article" in meaning.cues
        alone = len(use.tokens) == 1
        safe = not alone or bool(meaning.cues) if meaning.how != "route" else present and meaning.score >= 0.85
        safe = safe and is_sure(use, entry, form, cast)
        evidence = (
            Evidence("authority", f"{entry.name} ({entry.native})" if entry.native else entry.name, None, entry.id),
            Evidence("route", why_alike(use.surface, form), round(meaning.score, 3)),
            *(Evidence("context", cue) for cue in meaning.cues),
        )
        known = "a known misspelling of" if meaning.how != "route" else "a likely misspelling of"
        return Verdict(
            surface=use.surface,
            replacement=after,
            safety=Safety.SAFE if safe else Safety.SUGGEST,
            cluster=cluster.id,
            message=f"{use.surface} is {known} {form}",
            confidence=min(0.99, meaning.score),
            evidence=evidence,
        )

    def _followed(self, use: Use, owner: Use, cluster: NameCluster, cast: Cast) -> Verdict | None:
        """The surname of somebody whose full name is damaged in the same way."""
        assert owner.meaning is not None
        entry = self.authority.by_id[owner.meaning.entry]
        first = self._listed(owner, entry, cluster, cast)
        after = rewrite(use.surface, self._form_in(cast, entry, "short"), diacritics=self.config.diacritics)
        plain = entry.kind != "person" and ordinary(use.surface)
        if first is None or plain or not entry.short or key(after) == key(use.surface):
            return None
        return first._replace(
            surface=use.surface,
            replacement=after,
            message=f"{use.surface} is {owner.surface}, which is a misspelling of {entry.name}",
        )

    def _form_in(self, cast: Cast, entry: Entry, target: str) -> str:
        """The canonical form; without its diacritics where this article writes the right name without them."""
        form = entry.short if target == "short" and entry.short else entry.name
        plain = [
            use
            for use in cast.uses.values()
            if use.meaning
            and use.meaning.entry == entry.id
            and use.meaning.how == "right"
            and use.meaning.target == target
        ]
        same = sorted((u for u in plain if same_letters(u.surface, form)), key=lambda u: (-u.count, u.first))
        if same and not any(u.surface == form for u in same):
            return same[0].surface
        return form

    def _dressed(self, use: Use, entry: Entry, cluster: NameCluster, cast: Cast) -> Verdict | None:
        """A right name written in two ways in one article: written the one way, by itself where only hyphens or diacritics differ."""
        assert use.meaning is not None
        form = entry.form(use.meaning.target)
        if (other := evened(use, entry, cast)) and not same_letters(use.surface, other):
            return Verdict(
                surface=use.surface,
                replacement=other,
                safety=Safety.SUGGEST,
                cluster=cluster.id,
                message=f"{use.surface} is right, but the article mixes it with another spelling of {entry.name}",
                confidence=0.8,
                evidence=(
                    Evidence("authority", entry.name, None, entry.id),
                    Evidence("majority", f"{other} is what the article uses most or the usual form"),
                ),
                category="fluency/inconsistency",
            )
        if use.surface == form or not same_letters(use.surface, form) or form not in cast.uses:
            return None
        if cast.uses[form].sentences & use.sentences:
            return None
        if _only_case(use.surface, form):
            return None
        return Verdict(
            surface=use.surface,
            replacement=rewrite_exactly(use.surface, form),
            safety=Safety.SAFE,
            cluster=cluster.id,
            message=f"{use.surface} is written {form} elsewhere in the article",
            confidence=0.95,
            evidence=(
                Evidence("authority", entry.name, None, entry.id),
                Evidence("majority", f"the article has {form} too"),
            ),
            category="fluency/inconsistency",
        )

    def _linked(self, use: Use, link: Link, cluster: NameCluster) -> Verdict:
        """A short name, or a second spelling, of somebody whom the article names otherwise too."""
        whole = len(use.tokens) == len(link.owner.tokens)
        return Verdict(
            surface=use.surface,
            replacement=link.written if self.config.diacritics else anyascii(link.written),
            safety=Safety.SAFE if link.sure else Safety.SUGGEST,
            cluster=cluster.id,
            message=f"{use.surface} is {link.written} elsewhere in the article"
            if whole or len(link.owner.tokens) < len(use.tokens)
            else f"{use.surface} is {link.owner.surface}, whom the article introduces by that name",
            confidence=round(min(0.95, link.edge.score), 3),
            evidence=tuple(Evidence("context", reason) for reason in link.edge.evidence),
        )

    def _decided(self, use: Use, cluster: NameCluster) -> Verdict | None:
        """A spelling of a cluster whose name was chosen by a person or by the majority."""
        person = any(edge.by == "person" for edge in cluster.edges) or cluster.why.startswith("decided")
        full = len(use.tokens) >= len(tokens(cluster.canonical))
        form = cluster.canonical if full else split(cluster.canonical)[-1].body
        if key(form) == key(use.surface) or not (person or _settled(cluster, use.surface)):
            return None
        return Verdict(
            surface=use.surface,
            replacement=rewrite(use.surface, form, diacritics=self.config.diacritics),
            safety=Safety.SAFE if person else Safety.SUGGEST,
            cluster=cluster.id,
            message=f"{use.surface} is written {form} in most articles"
            if not person
            else f"{use.surface} is to be {form}",
            confidence=0.99 if person else 0.8,
            evidence=(
                Evidence("decision" if person else "majority", cluster.why),
                *(Evidence("route", text) for edge in cluster.edges[:3] for text in edge.evidence[:1]),
            ),
        )


def _kept_apart(use: Use, verdict: Verdict, apart: frozenset[frozenset[str]]) -> bool:
    if not apart or verdict.replacement is None:
        return False
    mine, theirs = tokens(use.surface), tokens(verdict.replacement)
    pairs: Iterable[tuple[str, str]] = zip(mine, theirs, strict=False)
    return frozenset((" ".join(mine), " ".join(theirs))) in apart or any(frozenset(pair) in apart for pair in pairs)


def _settled(cluster: NameCluster, surface: str) -> bool:
    """Whether the articles agree on the canonical form so clearly that another spelling stands out."""
    most, mine = (len(cluster.variants.get(form, ())) for form in (cluster.canonical, surface))
    return most >= max(3, 3 * mine)


def _nearest(use: Use, entry: Entry, form: str) -> str:
    """The spelling of the full name whose other words are as the author has them, where only the surname is damaged."""
    mine, names = use.tokens, tokens(form)
    shared = {
        other: sum(a == b for a, b in zip(mine, tokens(other), strict=True))
        for other in (form, *entry.accepted)
        if len(tokens(other)) == len(names) == len(mine) and tokens(other)[-1] == names[-1]
    }
    return max(shared, key=lambda other: (shared[other], other == form, other), default=form)


def _somebody_else(use: Use, cast: Cast) -> bool:
    """Whether the article names somebody in full who has that surname and whom the authority does not know."""
    return any(
        (not other.meaning or _beside(other, cast)) and not ordinary(other.tokens[0])
        for other in cast.uses.values()
        if len(other.tokens) > 1 and other.tokens[-1] == use.tokens[0]
    )


def _beside(use: Use, cast: Cast) -> bool:
    """Whether one sentence has both the spelling and the right name, equally full: then they are two."""
    if use.meaning is None:
        return False
    size = len(use.tokens)
    right = (o for o in cast.uses.values() if o.meaning and o.meaning.how == "right" and len(o.tokens) == size)
    return any(o.meaning and o.meaning.entry == use.meaning.entry and o.sentences & use.sentences for o in right)


def _only_case(a: str, b: str) -> bool:
    return a.lower() == b.lower()


def rewrite_exactly(surface: str, form: str) -> str:
    """`form`, in capitals where the whole surface is."""
    letters = [char for char in surface if char.isalpha()]
    return form.upper() if len(letters) > 3 and all(char.isupper() for char in letters) else form

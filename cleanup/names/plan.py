"""What the settled names mean for one article: a verdict for each spelling that is to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from anyascii import anyascii

from cleanup.config import Config
from cleanup.decisions import Decision
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.names.alike import likeness, same_letters, why_alike
from cleanup.names.authority import Authority, Entry
from cleanup.names.clusters import MOST, View
from cleanup.names.fold import fold, key, tokens
from cleanup.names.groups import Apart, different
from cleanup.names.mentions import ordinary
from cleanup.names.mixed import evened
from cleanup.names.rewrite import rewrite
from cleanup.names.routes import similarity
from cleanup.names.shares import Evicted, Reading, read
from cleanup.names.styles import ARTICLED, Styles
from cleanup.names.sure import is_sure, may_be_two
from cleanup.names.uses import Cast, Meaning, Use
from cleanup.names.within import Link
from cleanup.names.words import derived
from cleanup.rules.base import Gloss, NamePlan, Phrase, Verdict, Witness

_SAME_SURNAME = 0.7


class Brief(NamedTuple):
    """What the settled names of all articles have to say to one."""

    views: Mapping[str, View]
    """By node."""
    witnesses: tuple[Witness, ...] = ()
    evicted: Evicted = frozenset()


@dataclass(frozen=True)
class Planner:
    """Makes the plan of an article from its names and a brief: it knows of no other article."""

    authority: Authority
    config: Config
    apart: Apart
    styles: Styles

    @classmethod
    def of(cls, authority: Authority, config: Config, decisions: Sequence[Decision]) -> Planner:
        """A planner that knows what people have decided."""
        return cls(authority, config, different(decisions), Styles.of(decisions, config.house_style))

    def plan(self, cast: Cast, brief: Brief, reading: Reading | None = None) -> NamePlan:
        """The verdicts for one article; `reading` is what has been read of it, where people's decisions do not touch it."""
        reading = reading or read(cast, self.authority, self.apart, brief.evicted)
        cast = reading.cast
        variants = {verdict.surface: verdict for verdict in self._verdicts(reading, brief.views)}
        entries = {use.meaning.entry for use in cast.uses.values() if use.meaning}
        return NamePlan(
            variants=variants,
            known=frozenset(use.surface for use in cast.uses.values()),
            countries=frozenset(cast.countries),
            entries=frozenset(entries),
            people=frozenset((*self._short_names(entries), *self._surnames(cast))),
            glosses=tuple(gloss for entry in sorted(entries) for gloss in self._glosses(entry)),
            phrases=tuple(self._phrase(form, entry) for form, entry in cast.phrases),
            witnesses=brief.witnesses,
        )

    def _names(self, entry: Entry) -> tuple[str, str | None]:
        """What an entry is to be called, in full and short."""
        form = self.styles.form(entry.id, entry.name, entry.short)
        return (form.name, form.short) if form else (entry.name, entry.short)

    def _short_names(self, entries: Iterable[str]) -> Iterator[str]:
        for entry in map(self.authority.by_id.__getitem__, entries):
            if entry.kind == "person" and (short := self._names(entry)[1]):
                yield short

    def _surnames(self, cast: Cast) -> Iterator[str]:
        """Surnames that only people have, several of them: which one is meant is open, that it is a person is not."""
        for use in cast.uses.values():
            matches = self.authority.right.get(key(use.surface), ()) if len(use.tokens) == 1 else ()
            shared = len({match.entry.id for match in matches}) > 1
            if shared and all(match.entry.kind == "person" and match.target == "short" for match in matches):
                yield use.surface

    def _glosses(self, entry_id: str) -> Iterator[Gloss]:
        entry = self.authority.by_id[entry_id]
        name, short = self._names(entry)
        for part, words in entry.gloss:
            for word in words.lower().split(","):
                if short and word.strip():
                    yield Gloss(word.strip(), part, short, name, entry.native, entry.id)

    def _phrase(self, form: str, entry_id: str) -> Phrase:
        entry = self.authority.by_id[entry_id]
        alias = next((alias for alias in entry.aliases if alias.form.lower() == form), None)
        name, short = self._names(entry)
        written = short if alias and alias.target == "short" and short else name
        return Phrase(form, written, entry.native, entry.id, alias.frame if alias else "none")

    def _verdicts(self, reading: Reading, views: Mapping[str, View]) -> Iterator[Verdict]:
        for use in reading.cast.uses.values():
            cluster = views.get(reading.node(use))
            if cluster is None:
                continue
            link = reading.links.get(use.surface)
            verdict = self._verdict(use, link, cluster, reading.cast)
            verdict = self._articled(use, link, cluster, verdict)
            if verdict and verdict.replacement != use.surface and not _kept_apart(use, verdict, self.apart):
                yield verdict

    def _verdict(self, use: Use, link: Link | None, cluster: View, cast: Cast) -> Verdict | None:
        followed = link if link and link.edge.score == 1.0 else None
        judged = key(followed.owner.surface if followed else use.surface) in cluster.judged
        if followed and followed.owner.meaning and followed.owner.meaning.how != "right":
            return self._followed(use, followed.owner, cluster, cast)
        if use.meaning and not link:
            entry = self.authority.by_id[use.meaning.entry]
            if use.meaning.how != "right":
                return self._listed(use, entry, cluster, cast)
            if cluster.voice or cluster.authority != entry.id:
                return self._decided(use, cluster, use.meaning.target == "name")
            return self._dressed(use, entry, cluster, cast)
        if judged or (cluster.voice and _spoken_of(followed.owner if followed else use, cluster)):
            return self._decided(use, cluster, not followed and len(use.tokens) > len(tokens(cluster.short or "")))
        if link and link.edge.score < 1.0:
            return self._linked(use, link, cluster, cast)
        if len(use.tokens) > 1 and key(use.surface) != key(cluster.canonical):
            return self._by_majority(use, cluster)
        return None

    def _listed(self, use: Use, entry: Entry, cluster: View, cast: Cast) -> Verdict | None:
        """An alias, or a spelling that the route explains."""
        meaning = use.meaning
        assert meaning is not None
        if _beside(use, cast) if len(use.tokens) > 1 or meaning.how == "route" else _somebody_else(use, cast):
            return None
        form = self._form_in(cast, entry, meaning.target, cluster)
        if not cluster.voice and (meaning.how == "surname" or _has_other_words(use, meaning, form)):
            form = _nearest(use, entry, form)
        if meaning.how == "route" and derived(use.tokens[-1], tokens(form)[-1]):
            return None
        after = rewrite(use.surface, form, diacritics=self.config.diacritics)
        present = "named rightly in the same article" in meaning.cues
        safe = bool(meaning.cues) if meaning.how != "route" else present and meaning.score >= 0.85
        safe = safe and is_sure(use, entry, form, cast) and not may_be_two(use, entry, cast, self.authority)
        evidence = (
            Evidence("authority", f"{entry.name} ({entry.native})" if entry.native else entry.name, None, entry.id),
            Evidence("route", why_alike(use.surface, form), round(meaning.score, 3)),
            *(Evidence("context", cue) for cue in meaning.cues),
        )
        known = "another spelling of" if meaning.how != "route" else "a likely misspelling of"
        return Verdict(
            surface=use.surface,
            replacement=after,
            safety=Safety.SAFE if safe else Safety.SUGGEST,
            cluster=cluster.id,
            message=f"{use.surface} is {known} {form}",
            confidence=min(0.99, meaning.score),
            evidence=evidence,
        )

    def _followed(self, use: Use, owner: Use, cluster: View, cast: Cast) -> Verdict | None:
        """The surname of somebody whose full name is damaged in the same way."""
        assert owner.meaning is not None
        entry = self.authority.by_id[owner.meaning.entry]
        first = self._listed(owner, entry, cluster, cast)
        after = rewrite(use.surface, self._form_in(cast, entry, "short", cluster), diacritics=self.config.diacritics)
        plain = entry.kind != "person" and ordinary(use.surface)
        if first is None or plain or not entry.short or key(after) == key(use.surface):
            return None
        return first._replace(
            surface=use.surface,
            replacement=after,
            message=f"{use.surface} is {owner.surface}, which is a misspelling of {entry.name}",
        )

    def _form_in(self, cast: Cast, entry: Entry, target: str, cluster: View) -> str:
        """The canonical form; where this article only has it without diacritics, or in another accepted spelling, that one."""
        name, short = self._names(entry)
        form = short if target == "short" and short else name
        if cluster.voice:
            return form
        plain = [
            (use, use.meaning)
            for use in cast.uses.values()
            if use.meaning and use.meaning.entry == entry.id and use.meaning.how == "right"
        ]
        alike = [use for use, it in plain if it.target == target and len(use.tokens) == len(tokens(form))]
        same = sorted((u for u in alike if same_letters(u.surface, form)), key=lambda u: (-u.count, u.first))
        if same:
            return form if any(u.surface == form for u in same) else same[0].surface
        if alike:
            return max(alike, key=lambda u: (u.count, -u.first)).surface
        return _surnamed(form, [use for use, _ in plain])

    def _dressed(self, use: Use, entry: Entry, cluster: View, cast: Cast) -> Verdict | None:
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

    def _linked(self, use: Use, link: Link, cluster: View, cast: Cast) -> Verdict:
        """A short name, or a second spelling, of somebody whom the article names otherwise too."""
        whole = len(use.tokens) == len(link.owner.tokens)
        written, known = link.written, link.owner.meaning
        if known and known.how == "right":
            other = evened(link.owner, self.authority.by_id[known.entry], cast) or link.owner.surface
            last = link.owner.surface.split(" ")[-1]
            if written.endswith(last):
                written = written.removesuffix(last) + other.split(" ")[-1]
        return Verdict(
            surface=use.surface,
            replacement=written if self.config.diacritics else anyascii(written),
            safety=Safety.SAFE if link.sure else Safety.SUGGEST,
            cluster=cluster.id,
            message=f"{use.surface} is {written} elsewhere in the article"
            if whole or len(link.owner.tokens) < len(use.tokens)
            else f"{use.surface} is {link.owner.surface}, whom the article introduces by that name",
            confidence=round(min(0.95, link.edge.score), 3),
            evidence=tuple(Evidence("context", reason) for reason in link.edge.evidence),
        )

    def _decided(self, use: Use, cluster: View, full: bool) -> Verdict | None:
        """A spelling that is to be written as people, or house style, want it."""
        form = cluster.canonical if full or not cluster.short else cluster.short
        after = rewrite(use.surface, form, diacritics=self.config.diacritics, exact=cluster.voice is not None)
        if after == use.surface:
            return None
        people = [*cluster.people, cluster.why] if cluster.voice else cluster.people
        return Verdict(
            surface=use.surface,
            replacement=after,
            safety=Safety.SAFE,
            cluster=cluster.id,
            message=f"{use.surface} is to be {form}",
            confidence=0.99,
            evidence=tuple(Evidence(cluster.voice or "decision", text) for text in people),
        )

    def _by_majority(self, use: Use, cluster: View) -> Verdict | None:
        """A full name that most articles write otherwise."""
        form = cluster.canonical
        alike = cluster.outvoted.get(use.surface)
        if alike is None and not cluster.voice:
            return None
        return Verdict(
            surface=use.surface,
            replacement=rewrite(use.surface, form, diacritics=self.config.diacritics),
            safety=Safety.SUGGEST,
            cluster=cluster.id,
            message=f"{use.surface} is written {form} in most articles",
            confidence=0.8,
            evidence=(
                Evidence(
                    "majority", cluster.why or f"the form most used: {MOST} times as many articles, or more, have it"
                ),
                *(Evidence("route", text) for text in alike or ()),
            ),
        )

    def _articled(self, use: Use, link: Link | None, cluster: View, verdict: Verdict | None) -> Verdict | None:
        """The verdict with Arabic articles in house style; a verdict of its own where they are all that differs."""
        if not self.config.house_style.articles:
            return verdict
        owner = link.owner if link else use
        meaning = owner.meaning
        known = self.authority.by_id[meaning.entry].kind in ARTICLED if meaning else link is not None
        if meaning and not known:
            return verdict
        written = use.surface if verdict is None or verdict.replacement is None else verdict.replacement
        dressed = self.styles.dressed(written, known=known)
        if verdict:
            return verdict._replace(replacement=dressed)
        if dressed == use.surface or use.surface.isupper():
            return None
        return Verdict(
            surface=use.surface,
            replacement=dressed,
            safety=Safety.SAFE,
            cluster=cluster.id,
            message=f"{use.surface} is written {dressed} in house style",
            confidence=0.95,
            evidence=(Evidence("house style", f"the Arabic article is {self.config.house_style.articles}"),),
            category="fluency/inconsistency",
            severity=Severity.MINOR,
        )


def _spoken_of(use: Use, cluster: View) -> bool:
    """Whether a word on the cluster speaks of this spelling: it is the one the cluster had, or has, not one that resembles it."""
    return key(use.surface) in (key(cluster.settled), key(cluster.canonical))


def _kept_apart(use: Use, verdict: Verdict, apart: Apart) -> bool:
    if not apart or verdict.replacement is None:
        return False
    mine, theirs = tokens(use.surface), tokens(verdict.replacement)
    pairs: Iterable[tuple[str, str]] = zip(mine, theirs, strict=False)
    return frozenset((" ".join(mine), " ".join(theirs))) in apart or any(frozenset(pair) in apart for pair in pairs)


def _surnamed(form: str, plain: Sequence[Use]) -> str:
    """The form with the surname in the accepted spelling that the article has, where it has no other."""
    words = form.split(" ")
    mine = words[-1]
    found = {use.surface.split(" ")[-1]: use for use in plain}
    other = max(found, key=lambda word: (found[word].count, -found[word].first), default=mine)
    if any(key(word) == key(mine) for word in found) or similarity(fold(other), fold(mine)) < _SAME_SURNAME:
        return form
    return " ".join((*words[:-1], other))


def _has_other_words(use: Use, meaning: Meaning, form: str) -> bool:
    """Whether a full name has more words than the form or fewer, and not the same ones apart: Abd Rabbo, Abdrabbuh."""
    return meaning.target == "name" and len(tokens(form)) != len(use.tokens) and not likeness(use.surface, form)


def _nearest(use: Use, entry: Entry, form: str) -> str:
    """The spelling of the full name, as full as the author's, whose other words are as the author has them."""
    mine, names = use.tokens, tokens(form)
    shared = {
        other: sum(a == b for a, b in zip(mine, tokens(other), strict=True))
        for other in (form, entry.name, *entry.accepted)
        if len(tokens(other)) == len(mine) and tokens(other)[-1] == names[-1]
    }
    if len(names) != len(mine):
        shared = {other: same for other, same in shared.items() if same == len(mine) - 1}
    return max(shared, key=lambda other: (shared[other], other == form, other == entry.name, other), default=form)


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

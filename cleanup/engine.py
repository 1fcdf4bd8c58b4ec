"""The whole way of one article: language, stages until nothing changes, budget, reading, log.

`clean` is the whole way on one screen; everything below it is one step each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from cleanup.article import Article
from cleanup.changelog import REJECTED, Change, ChangeLog, Outcome, Status, context_of, with_ids
from cleanup.decisions import NONE, Decisions
from cleanup.digest import sha256
from cleanup.edit import Draft, Edit, Safety, apply, without_overlaps
from cleanup.finding import Evidence
from cleanup.identity import ruleset_id
from cleanup.language import is_english
from cleanup.notes import Lost, Note, applied, change_of, once, one_proposal, superseded
from cleanup.rules import Context, Rule, Stage, all_rules
from cleanup.rules.base import MECHANICAL
from cleanup.text import Doc, Span

MAX_PASSES = 6
EDITING = tuple(stage for stage in Stage if stage < Stage.PROVEN)
TRANSLATED = 2
"""Places of damaged wording that prove a translation: of 114 translations from Arabic news 66 had as many, of 407 articles that people
wrote or translated one."""
PROVEN = 0.8
"""The score of such an article, if the model's is not higher; the odds of 66 of 114 against 1 of 407 would bear more."""
WORST_GAIN = -6.0
"""Nats that a suggested rewording may cost: right ones that were measured cost up to 5, rare words being dear."""
HELD = "the article reads as written by a person"
_WEIGHED = frozenset({"fluency/grammar"})
_BUDGET_FROM_WORDS = 150
_NUMBERS = re.compile(r"\b\d+(?:[.,:/]\d+)*")
_NEGATORS = re.compile(r"\b(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot|\w+n['’]t)\b", re.I)


class Judged(NamedTuple):
    """How machine-translated an article is, and its sentences, in places of the original; None and nothing without a model."""

    mt_score: float | None = None
    sentences: tuple[tuple[int, int, float], ...] = ()
    human: bool = False

    def proven(self) -> Judged:
        """The judgement of an article that rules have proved to be a machine translation."""
        return self if self.mt_score is None else self._replace(mt_score=max(self.mt_score, PROVEN))


UNJUDGED = Judged()


@dataclass(frozen=True)
class Cleaned:
    """The result: text and log."""

    text: str
    log: ChangeLog


def clean(
    article: Article,
    ctx: Context,
    decisions: Decisions = NONE,
    rules: Sequence[Rule] | None = None,
    models: dict[str, str] | None = None,
    skipped: tuple[str, ...] = (),
) -> Cleaned:
    """One article through all stages. Pure: the same arguments give the same result."""
    rules = all_rules() if rules is None else rules
    desk = Desk(article, ctx, decisions)
    if not is_english(article.text):
        return desk.finish(Draft(article.text), [], "not English", models, skipped)
    draft, doc, notes, lost = settle(desk, rules)
    outcome: Outcome = "cleaned"
    if over_budget(draft, ctx.config.edit_budget):
        outcome = "needs re-translation"
        draft, doc, notes, lost = settle(desk, [rule for rule in rules if rule.stage in {*MECHANICAL, Stage.READING}])
    proven = outcome != "cleaned" or ctx.translated or reads_translated(draft, notes)
    judgement = judged(desk, draft, doc, proven)
    if judgement.human and rewords(draft):
        desk = replace(desk, held=True)
        draft, doc, notes, lost = settle(desk, rules)
    if proven and not judgement.human:
        desk = replace(desk, ctx=replace(ctx, translated=True))
        judgement = judgement.proven()
        if outcome == "cleaned":
            draft, doc, notes, lost = presumed(desk, rules, Settled(draft, doc, notes, lost))
    notes = desk.weighed(notes, doc)
    notes += desk.notes(draft, doc, _of(Stage.READING, rules))
    return desk.finish(draft, [*desk.open(draft, notes), *lost], outcome, models, skipped, judgement)


def prepared(article: Article, ctx: Context) -> Doc:
    """The article after the stages that only mend characters and spacing: what names are read from."""
    rules = [rule for rule in all_rules() if rule.stage in (Stage.ENCODING, Stage.LAYOUT)]
    return settle(Desk(article, ctx, NONE), rules).doc


class Settled(NamedTuple):
    """A draft that the editing stages leave as it is, read; what they still see in it; the edits that lost to others."""

    draft: Draft[Note]
    doc: Doc
    notes: list[Note]
    lost: list[Lost]


def settle(desk: Desk, rules: Sequence[Rule], begun: Draft[Note] | None = None) -> Settled:
    """Run the editing stages, from the original or a draft that has `begun`, until a whole pass changes nothing.

    A stage that had nothing to do is passed over while the text stays the same. Rules that still want to edit
    after `MAX_PASSES` contradict each other: the article is done again without them.
    """
    draft = begun or Draft[Note](desk.article.text)
    doc = Doc(draft.text)
    lost: list[Lost] = []
    restless: set[str] = set()
    read: dict[Stage, tuple[Doc, list[Note]]] = {}
    for number in range(MAX_PASSES):
        fired: set[str] = set()
        for stage in EDITING:
            if stage in read and read[stage][0] is doc:
                continue
            notes = list(desk.notes(draft, doc, _of(stage, rules)))
            read[stage] = doc, notes
            if made := desk.make(draft, notes, lost):
                fired |= made
                doc = Doc(draft.text)
        if not fired:
            return Settled(draft, doc, [note for stage in EDITING for note in read[stage][1]], lost)
        if number >= MAX_PASSES // 2:
            restless |= fired
    return settle(desk, [rule for rule in rules if rule.code not in restless])


def presumed(desk: Desk, rules: Sequence[Rule], found: Settled) -> Settled:
    """What is likely besides in a proven translation, added to what has been `found`; made only where that is asked for."""
    for _ in range(MAX_PASSES):
        more = list(desk.notes(found.draft, found.doc, _of(Stage.PROVEN, rules)))
        if not desk.make(found.draft, more, found.lost):
            return found._replace(notes=[*found.notes, *more])
        again = settle(desk, rules, found.draft)
        found = again._replace(lost=[*found.lost, *again.lost])
    return found


def over_budget(draft: Draft[Note], budget: float) -> bool:
    """Whether repairs of wording touch more of the article than an editor would trust."""
    touched = sum(max(1, len(edit.before.split())) for edit in rewords(draft))
    total = len(draft.original.split()) if touched else 0
    return total >= _BUDGET_FROM_WORDS and touched > budget * total


def rewords(draft: Draft[Note]) -> list[Edit]:
    """The edits of a draft that are repairs of wording, not of characters, layout or names."""
    return [edit for edit, owners in draft.edits() if any(map(_on_wording, owners))]


def reads_translated(draft: Draft[Note], notes: Iterable[Note]) -> bool:
    """Whether so much wording is damaged, mended or not, that only a machine can have written it."""
    return len(rewords(draft)) + sum(map(_on_wording, notes)) >= TRANSLATED


def judged(desk: Desk, draft: Draft[Note], doc: Doc, proven: bool) -> Judged:
    """The language model's judgement of the draft, which `doc` is read as, in places of the original.

    The draft is judged, not the original: what the rules have mended needs no second warning, and the model reads the
    finished text anyway; all of it where it is a `proven` translation.
    """
    model = desk.ctx.fluency
    found = model.judged(doc, desk.ctx.names, proven) if model is not None else None
    if found is None:
        return UNJUDGED
    sentences: list[tuple[int, int, float]] = []
    end = 0
    for span, score in found.sentences:
        place = draft.to_original(span)[0]
        start = max(place.start, end)  # an edit between two sentences belongs to the first
        if start < place.end:
            sentences.append((start, place.end, score))
            end = place.end
    return Judged(found.mt_score, tuple(sentences), found.human)


def _of(stage: Stage, rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.stage == stage]


@dataclass(frozen=True)
class Desk:
    """What stays the same while one article is worked on."""

    article: Article
    ctx: Context
    decisions: Decisions
    held: bool = False
    """Whether the article reads as written by a person, whose wording is not ours to mend."""

    def make(self, draft: Draft[Note], notes: Sequence[Note], lost: list[Lost]) -> set[str]:
        """Make every repair of one stage that may be made; returns the rules that changed something."""
        ready = [
            (note.edit, note)
            for note in notes
            if note.edit is not None and note.safety >= self.ctx.config.level and note.reason is None
        ]
        ready.sort(key=lambda pair: (-pair[1].finding.confidence, pair[0].span, pair[1].finding.rule, pair[0].after))
        kept, losers = without_overlaps(ready)
        lost += [(self.change(draft, loser, "superseded"), winner) for loser, winner in losers]
        draft.make([(note.edit, note) for note in kept if note.edit is not None])
        return {note.finding.rule for note in kept}

    def open(self, draft: Draft[Note], notes: Iterable[Note]) -> list[Change]:
        """What rules still see in the finished text: suggestions, flags, and what people have rejected."""
        changes = []
        for note in notes:
            if note.reason == REJECTED:
                changes.append(self.change(draft, note, "rejected"))
            elif note.edit is not None and note.safety >= Safety.SUGGEST:
                changes.append(self.change(draft, note, "suggested"))
            else:
                changes.append(self.change(draft, note, "flagged"))
        return changes

    def notes(self, draft: Draft[Note], doc: Doc, rules: Sequence[Rule]) -> Iterator[Note]:
        """Findings of the rules outside protected zones, each with the repair that may be made for it."""
        for rule in rules:
            for finding in rule.check(doc, self.ctx):
                if doc.protected(finding.span):
                    continue
                fix = finding.fixes[0] if finding.fixes else None
                if fix is None:
                    yield Note(finding, None, Safety.SHOW)
                    continue
                edit = fix.joined(doc.text)
                safety, reason = fix.safety, None
                if hindrance := _hindrance(rule, edit, doc) or self._restraint(rule):
                    safety, reason = min(safety, Safety.SUGGEST), hindrance
                judgement = self.judgement(draft, finding.rule, edit)
                if judgement == "accept":
                    safety, reason = Safety.SAFE, None
                elif judgement == "reject":
                    reason = REJECTED
                yield Note(finding, edit, safety, reason)

    def _restraint(self, rule: Rule) -> str | None:
        return HELD if self.held and rule.stage not in MECHANICAL else None

    def weighed(self, notes: Sequence[Note], doc: Doc) -> list[Note]:
        """Suggested rewordings with the language model's opinion; only shown where the model finds them far worse.

        Senses, terms and names are exempt: a model of general English cannot know them.
        """
        model = self.ctx.fluency
        asked = [note for note in notes if _is_weighed(note)]
        if model is None or not asked:
            return list(notes)
        gains = iter(model.gains([_sentences(note, doc) for note in asked]))
        return [_with_opinion(note, next(gains)) if _is_weighed(note) else note for note in notes]

    def judgement(self, draft: Draft[Note], rule: str, edit: Edit) -> str | None:
        """What people have decided about this repair."""
        if not self.decisions.standing:
            return None
        span, left, right, _ = draft.to_original(edit.span)
        prefix, suffix = context_of(draft.original, span)
        before, after = span.of(draft.original), left + edit.after + right
        return self.decisions.judgement(self.article.id, rule, before, after, prefix, suffix)

    def change(self, draft: Draft[Note], note: Note, status: Status) -> Change:
        """A note as a line of the log, in coordinates of the original."""
        edit = note.edit or Edit(note.finding.span, note.finding.span.of(draft.text), "")
        span, left, right, _ = draft.to_original(edit.span)
        after = None if note.edit is None else left + edit.after + right
        return change_of(note, status, span, span.of(draft.original), after)

    def finish(
        self,
        draft: Draft[Note],
        notes: Sequence[Change | Lost],
        outcome: Outcome,
        models: dict[str, str] | None,
        skipped: tuple[str, ...],
        judgement: Judged = UNJUDGED,
    ) -> Cleaned:
        """Text and log of the finished draft."""
        text = draft.text
        changes = [applied(edit, owners) for edit, owners in draft.edits()]
        open_notes = one_proposal(once([note for note in notes if isinstance(note, Change)]))
        changes += open_notes
        changes += superseded([note for note in notes if not isinstance(note, Change)], changes)
        log = ChangeLog(
            article=self.article.id,
            source_sha256=self.article.sha256,
            cleaned_sha256=sha256(text),
            ruleset=ruleset_id(),
            config=self.ctx.config.hash,
            models=models or {},
            changes=with_ids(changes, self.article.text),
            outcome=outcome,
            mt_score=judgement.mt_score,
            sentences=judgement.sentences,
            skipped=skipped,
        )
        return Cleaned(text, log)


def _on_wording(note: Note) -> bool:
    return note.finding.rule not in _mechanical()


@cache
def _mechanical() -> frozenset[str]:
    return frozenset(rule.code for rule in all_rules() if rule.stage in MECHANICAL)


def _is_weighed(note: Note) -> bool:
    return note.edit is not None and note.reason != REJECTED and note.finding.category in _WEIGHED


def _sentences(note: Note, doc: Doc) -> tuple[str, str]:
    """The sentence of a suggested repair as it stands and as it would be."""
    assert note.edit is not None
    sentence = doc.around(note.edit.span.start, 0)
    sentence = Span(sentence.start, max(sentence.end, note.edit.span.end))
    before = sentence.of(doc.text)
    return before, apply([note.edit._replace(span=note.edit.span.moved(-sentence.start))], before)


def _with_opinion(note: Note, gain: float) -> Note:
    likelier = f"{abs(gain):g} nats {'likelier' if gain >= 0 else 'less likely'} than the sentence as it stands"
    evidence = Evidence("model", f"with this repair the language model finds the sentence {likelier}")
    weighed = note._replace(finding=replace(note.finding, evidence=(*note.finding.evidence, evidence)))
    if gain >= WORST_GAIN:
        return weighed
    return weighed._replace(safety=Safety.SHOW, reason="the language model finds the repair far less likely")


def _hindrance(rule: Rule, edit: Edit, doc: Doc) -> str | None:
    """Why a repair may only be suggested, however safe its rule holds it to be."""
    if not rule.in_quotes and doc.quoted(edit.span):
        return "direct speech is not reworded"
    if rule.stage != Stage.ENCODING and not keeps_facts(edit):
        return "would change a number or a negation"
    return None


def keeps_facts(edit: Edit) -> bool:
    """Whether numbers and negations are the same before and after."""
    return all(
        Counter(found.lower() for found in pattern.findall(edit.before))
        == Counter(found.lower() for found in pattern.findall(edit.after))
        for pattern in (_NUMBERS, _NEGATORS)
    )

"""What a rule is. A rule file holds a docstring (its page), examples (its tests) and one decorated function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cleanup.digest import short
from cleanup.edit import Edit, Fix, Safety
from cleanup.finding import Evidence, Finding, Severity
from cleanup.text import Doc, Piece, Span

if TYPE_CHECKING:
    from cleanup.config import Config


class Stage(IntEnum):
    """The fixed order in which rules see an article; each stage sees what the ones before it have left."""

    ENCODING = 1
    LAYOUT = 2
    NAMES = 3
    TERMS = 4
    GRAMMAR = 5
    PROVEN = 6
    READING = 7


MECHANICAL = frozenset({Stage.ENCODING, Stage.LAYOUT, Stage.NAMES})
"""Stages whose repairs stand even in an article that is too damaged for any other."""


class Verdict(NamedTuple):
    """What is to be done with one spelling of a name in one article."""

    surface: str
    replacement: str | None
    safety: Safety
    cluster: str | None
    message: str
    confidence: float
    evidence: tuple[Evidence, ...]
    category: str = "locale/name"
    severity: Severity = Severity.MAJOR


class Gloss(NamedTuple):
    """Somebody in the article with a name part that is also a common noun: 'wife' may be the Aqila of Aqila Saleh."""

    word: str
    part: str
    short: str
    name: str
    native: str
    entry: str


class Phrase(NamedTuple):
    """A translated name that occurs in the article: the phrase, the name it stands for, where it may stand."""

    form: str
    name: str
    native: str
    entry: str
    frame: str


class Witness(NamedTuple):
    """Another article on the same event that has the words a lexicon entry holds for right."""

    entry: str
    article: str
    says: str


@dataclass(frozen=True)
class NamePlan:
    """The verdicts for one article, by spelling, as the names of the whole input have settled them.

    `known` holds all spellings of the article, `countries` and `entries` the codes and authority ids it speaks of.
    """

    variants: dict[str, Verdict] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    glosses: tuple[Gloss, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    people: frozenset[str] = frozenset()
    """The short names of the people it speaks of whom the authority knows."""

    @property
    def digest(self) -> str:
        """Hash over everything a rule can read here: its share in the identity of a version."""
        parts = [repr(self.variants[surface]) for surface in sorted(self.variants)]
        parts += [repr(sorted(part)) for part in (self.known, self.countries, self.entries, self.people)]
        parts += [repr(sorted(part)) for part in (self.glosses, self.phrases)]
        parts += map(repr, self.witnesses)
        return short("\n".join(parts))


class Judgement(NamedTuple):
    """What a language model holds of a whole text.

    `mt_score` says how machine-translated it is, `sentences` how likely each has a major error of translation, all 0 to 1;
    `human` says whether the text is to be treated as written by a person.
    """

    mt_score: float
    human: bool
    sentences: tuple[tuple[Span, float], ...]


class Sense(Protocol):
    """A place of a translation with the words that fit it far better, the likeliest first."""

    @property
    def span(self) -> Span:
        """The words that do not fit."""

    @property
    def options(self) -> Sequence[tuple[str, float, str]]:
        """The other words, by how many nats the sentence is likelier with each, and the source's word that both render."""


class Fluency(Protocol):
    """What rules and the engine may ask of a language model."""

    def garbled(self, doc: Doc, names: NamePlan, translated: bool = False) -> list[tuple[Span, float]]:
        """Stretches that no fluent writer would write, each with a score of 0-1 (higher is worse); looked for in the whole text
        where it is known to be `translated`, otherwise where they are likely."""

    def gains(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """How many nats likelier the second sentence of each pair is than the first."""

    def senses(self, doc: Doc) -> Sequence[Sense]:
        """Places of a translation where another sense of the source's word fits far better."""

    def judged(self, doc: Doc, names: NamePlan, translated: bool = False) -> Judgement | None:
        """How machine-translated the text and its sentences are; None where the model is not one that this was learned for."""


class Subwords(Protocol):
    """What rules may ask of the subword model."""

    def strangeness(self, word: str) -> float:
        """How unlike an English word or known name the word is: 0 (ordinary) to 1."""


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the text: settled names, configuration, models."""

    config: Config
    names: NamePlan = field(default_factory=NamePlan)
    fluency: Fluency | None = None
    subwords: Subwords | None = None
    translated: bool = False
    """Whether other rules have seen so much that the article is surely a machine translation."""


@dataclass(frozen=True)
class Hit:
    """What a rule function yields. `after` holds the repairs for `span`, best first; none where no repair is known."""

    span: Span
    message: str
    after: Sequence[str] = ()
    safety: Safety | None = None
    confidence: float = 0.9
    evidence: tuple[Evidence, ...] = ()
    cluster: str | None = None
    category: str | None = None
    severity: Severity | None = None


class Example(NamedTuple):
    """A text with the damage, and what it becomes when the rule's first repair is made; None where the text stays as it is."""

    bad: str
    good: str | None


CheckFunction = Callable[[Doc, Context], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """A registered rule. `version` rises with every change of what it reports."""

    code: str
    name: str
    version: int
    stage: Stage
    category: str
    severity: Severity
    safety: Safety
    in_quotes: bool
    examples: tuple[Example, ...]
    clean: tuple[str, ...]
    function: CheckFunction
    needs_model: bool = False
    """Whether the rule says nothing without a language model."""
    cues: tuple[str, ...] = ()
    """Pieces of text in lower case of which one must be there for the rule to say anything; none where it always looks."""
    pieces: frozenset[Piece] = frozenset()
    """The same for whole words, and words that follow each other, as `Doc.pieces` has them: many are looked up as fast as one."""

    @property
    def page(self) -> str:
        """The documentation of the rule: the docstring of its file."""
        module = inspect.getmodule(self.function)
        return inspect.cleandoc(module.__doc__ or "") if module else ""

    def check(self, doc: Doc, ctx: Context) -> Iterator[Finding]:
        """Findings in text order of the rule's own choosing; never an edit that changes nothing."""
        if self.cues and not any(map(doc.lower.__contains__, self.cues)):
            return
        if self.pieces and doc.pieces.isdisjoint(self.pieces):
            return
        for hit in self.function(doc, ctx):
            safety = min(self.safety if hit.safety is None else hit.safety, self.safety)
            before = hit.span.of(doc.text)
            fixes = tuple(
                Fix((Edit(hit.span, before, after),), safety if rank == 0 else min(safety, Safety.SUGGEST), hit.message)
                for rank, after in enumerate(hit.after)
                if after != before
            )
            if hit.after and not fixes:
                continue
            yield Finding(
                rule=self.code,
                span=hit.span,
                message=hit.message,
                category=hit.category or self.category,
                severity=hit.severity or self.severity,
                confidence=hit.confidence,
                evidence=hit.evidence,
                fixes=fixes,
                cluster=hit.cluster,
            )


REGISTRY: dict[str, Rule] = {}


def rule(
    *,
    code: str,
    name: str,
    stage: Stage,
    category: str,
    examples: Sequence[Example],
    clean: Sequence[str],
    safety: Safety = Safety.SHOW,
    severity: Severity = Severity.MINOR,
    version: int = 1,
    in_quotes: bool = False,
    needs_model: bool = False,
    cues: Sequence[str] = (),
    pieces: Iterable[Piece] = (),
) -> Callable[[CheckFunction], CheckFunction]:
    """Register the decorated function as a rule.

    `name` names the pattern, not the cure. `safety` is the most that any of its fixes may claim. `in_quotes` lets it edit
    inside quotation marks, which only encoding, spacing, quote marks and names may. `needs_model` says that the rule yields
    nothing where the context has no language model. `cues` (a few characters or letters, in lower case) and `pieces` (words, or
    words that follow each other) are those without one of which the rule can find nothing: most texts are then passed over.

    Raises:
        ValueError: the code is taken, or the rule has no examples of both kinds.
    """

    def register(function: CheckFunction) -> CheckFunction:
        if code in REGISTRY and REGISTRY[code].function.__module__ != function.__module__:
            raise ValueError(f"rule code {code} is used twice")
        if not examples or not clean:
            raise ValueError(f"rule {code} has no examples")
        REGISTRY[code] = Rule(
            code,
            name,
            version,
            stage,
            category,
            severity,
            safety,
            in_quotes,
            tuple(examples),
            tuple(clean),
            function,
            needs_model,
            tuple(cues),
            frozenset(pieces),
        )
        return function

    return register

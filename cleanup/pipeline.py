"""The steps that a run is made of, without knowing who runs them: read names, settle them, clean.

`Workshop` holds what a process loads once. `clean_texts` is the whole of it for a handful of texts in one process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cleanup import engine
from cleanup.article import Article
from cleanup.config import Config
from cleanup.decisions import NONE, Decisions
from cleanup.engine import Cleaned
from cleanup.fluency import LanguageModel, SubwordModel, available, load, models_of
from cleanup.identity import Parts, ruleset_id
from cleanup.language import is_english
from cleanup.names.authority import Authority
from cleanup.names.authority import load as load_authority
from cleanup.names.index import NameIndex
from cleanup.names.judge import check_clusters
from cleanup.names.plan import Brief, Planner
from cleanup.names.resolve import cast
from cleanup.names.shares import Reading, Share, read, share
from cleanup.names.styles import check_house
from cleanup.names.uses import Cast
from cleanup.rules import Context, NamePlan

_OF_THE_MODEL = "garbled clauses, and the scores of sentences and articles"
"""What a run without the language model leaves out, in words."""


@dataclass(frozen=True)
class Workshop:
    """Everything that is loaded once for many articles. Models are loaded when the first article needs them."""

    config: Config
    decisions: Decisions = NONE

    @cached_property
    def authority(self) -> Authority:
        """The authority with the user's own files; house style and decisions have been checked against it."""
        authority = load_authority(self.config.authority)
        check_house(self.config.house_style, authority)
        check_clusters(self.decisions, authority)
        return authority

    @cached_property
    def models(self) -> dict[str, str]:
        """The models that this run uses, for the identity of a version. Loads none of them."""
        return models_of(self.config, with_lm=not self.skipped)

    @cached_property
    def skipped(self) -> tuple[str, ...]:
        """What this run leaves out, in words."""
        if not self.config.lm:
            return (f"{_OF_THE_MODEL}: the language model is switched off",)
        state = available(self.config.model)
        if state.missing:
            return (
                f"{_OF_THE_MODEL}: {', '.join(state.missing)} not installed; mend it: pip install 'news-cleanup[lm]'",
            )
        if not state.cached:
            return (f"{_OF_THE_MODEL}: the language model has not been fetched; mend it: cleanup run",)
        return ()

    @cached_property
    def fluency(self) -> LanguageModel | None:
        """The language model; None where the run does without."""
        return None if self.skipped else load(self.config)

    @cached_property
    def subwords(self) -> SubwordModel:
        """The subword model."""
        return SubwordModel()

    def cast(self, article: Article) -> Cast:
        """First pass over an article: who and what it names; nobody where it is not English and stays as it is."""
        if not is_english(article.text):
            return Cast(article.id, {}, {})
        doc = engine.prepared(article, Context(self.config, subwords=self.subwords))
        return cast(article.id, doc, self.authority)

    def read(self, article: Article) -> tuple[Reading, Share]:
        """The first pass, and what the article adds to the names of all."""
        reading = read(self.cast(article), self.authority)
        return reading, share(reading, self.authority)

    @cached_property
    def planner(self) -> Planner:
        """What makes plans of the settled names."""
        return Planner.of(self.authority, self.config, self.decisions.names)

    def settle(self, casts: Iterable[Cast]) -> NameIndex:
        """Between the passes: one decision for each name of the whole input."""
        by_id = {cast.article: cast for cast in casts}
        shares = {name: share(read(cast, self.authority), self.authority) for name, cast in by_id.items()}
        return self.settle_shares(shares, lambda names: [by_id[name] for name in names])

    def settle_shares(
        self, shares: Mapping[str, Share], casts_of: Callable[[Sequence[str]], Sequence[Cast]]
    ) -> NameIndex:
        """The same from what each article adds; `casts_of` is asked for articles that decisions touch."""
        return NameIndex.settle(shares, self.planner, self.decisions.names, casts_of)

    def plan(self, cast: Cast, brief: Brief, reading: Reading | None = None) -> NamePlan:
        """What the settled names mean for an article."""
        return self.planner.plan(cast, brief, reading)

    def parts(self, article: Article, names: str | None) -> Parts:
        """What makes a version: of the decisions and names only what can concern this article.

        `names` is the digest of its plan; without it the part of the names stays open.
        """
        return Parts(
            article.id,
            article.sha256,
            ruleset_id(),
            self.config.hash,
            tuple(sorted(self.models.items())),
            self.decisions.digest(article.id, article.text),
            names,
        )

    def clean(self, article: Article, plan: NamePlan) -> Cleaned:
        """Second pass: the cleaned article with its log."""
        ctx = Context(self.config, plan, self.fluency, self.subwords)
        return engine.clean(article, ctx, self.decisions, models=self.models, skipped=self.skipped)


def clean_texts(
    texts: Mapping[str, str], config: Config | None = None, decisions: Decisions = NONE
) -> dict[str, Cleaned]:
    """Clean a few texts, given by id, as one input.

    Raises:
        AuthorityError, ConfigError, LexiconError: data of the package or of the user have an error.
    """
    workshop = Workshop(config or replace(Config(), lm=False), decisions)
    articles = [Article(name, text) for name, text in texts.items()]
    casts = [workshop.cast(article) for article in articles]
    index = workshop.settle(casts)
    return {
        article.id: workshop.clean(article, index.plan(people)) for article, people in zip(articles, casts, strict=True)
    }

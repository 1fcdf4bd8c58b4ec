"""Findings in some inputs without writing anything: what `cleanup check` prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleanup.article import Article, InputError
from cleanup.changelog import ChangeLog
from cleanup.config import Config
from cleanup.decisions import load_decisions
from cleanup.pipeline import Workshop
from cleanup.readers import read
from cleanup.run import Job, attempt

Result = tuple[str, str, ChangeLog]
"""Where the article was read, its text, its log."""


def check(inputs: Sequence[str], config: Config) -> tuple[list[Result], list[str]]:
    """The log of every article that can be read, and one line for each that cannot. What people have decided holds here too.

    Raises:
        AuthorityError, DecisionError, LexiconError: data of the package or of the user have an error.
    """
    items = list(read(inputs, config.max_bytes))
    problems = [str(item) for item in items if isinstance(item, InputError)]
    articles = [item for item in items if isinstance(item, Article)]
    shop = Workshop(config, load_decisions(Path(config.decisions)))
    casts = [shop.cast(article) for article in articles]
    index = shop.settle(casts)
    results = []
    for article, people in zip(articles, casts, strict=True):
        plan = index.plan(people)
        cleaned = attempt(shop, Job(article, plan, shop.parts(article, plan.digest)))
        if isinstance(cleaned, str):
            problems.append(f"{article.source or article.id}: {cleaned}")
        else:
            results.append((article.source, article.text, cleaned.log))
    return results, problems

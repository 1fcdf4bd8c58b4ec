"""Findings in some inputs without writing anything: what `cleanup check` prints."""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.article import Article, InputError
from cleanup.changelog import ChangeLog
from cleanup.config import Config
from cleanup.pipeline import Workshop
from cleanup.readers import read

Result = tuple[str, str, ChangeLog]
"""Where the article was read, its text, its log."""


def check(inputs: Sequence[str], config: Config) -> tuple[list[Result], list[str]]:
    """The log of every article that can be read, and one line for each that cannot.

    Raises:
        AuthorityError, LexiconError: data of the package or of the user have an error.
    """
    items = list(read(inputs, config.max_bytes))
    problems = [str(item) for item in items if isinstance(item, InputError)]
    articles = [item for item in items if isinstance(item, Article)]
    shop = Workshop(config)
    casts = [shop.cast(article) for article in articles]
    index = shop.settle(casts)
    results = [
        (article.source, article.text, shop.clean(article, index.plan(people)).log)
        for article, people in zip(articles, casts, strict=True)
    ]
    return results, problems

"""Loads what a run will need while something else starts: rules, names and data always, the model where an article is new.

Prefect's server starts in a process of its own, for longer than all of this takes on a second processor core.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from cleanup import run
from cleanup.article import Article, InputError
from cleanup.cluster import ALONE
from cleanup.names.index import NameIndex
from cleanup.pipeline import Workshop
from cleanup.readers import read
from cleanup.store import CATALOG, Store

_SAMPLE = Article(
    "sample",
    'The Russian minister, Sergey Lavrof, arrived in Moscow on Monday.\n\nA spokesman, Zoravan Brelikk, said: "He met Brelik."\n',
)
"""Has what makes the tables of names be built: a known name, an unknown one, a misspelt one."""


def begin(request: run.Request) -> Future[Workshop]:
    """Start loading; the result is there when the user's files have been checked, the model follows.

    `run.workshop` hands the same workshop to the run.
    """
    pool = ThreadPoolExecutor(1, "ahead")
    loaded = pool.submit(run.open_workshop, request)
    run.keep(request, pool.submit(_warm, loaded, request))
    pool.shutdown(wait=False)
    return loaded


def _warm(loaded: Future[Workshop], request: run.Request) -> Workshop:
    shop = loaded.result()
    cast = shop.cast(_SAMPLE)
    index = shop.settle([cast])
    _ = shop.parts(_SAMPLE, index.plan(cast).digest).identity
    if not shop.skipped and _few_and_new(request):
        shop.clean(_SAMPLE, index.plan(cast))
    else:
        _without_model(shop, index)
    return shop


def _without_model(shop: Workshop, index: NameIndex) -> None:
    """Load what rules need besides the model."""
    from cleanup import engine
    from cleanup.rules import Context

    engine.clean(_SAMPLE, Context(shop.config, index.plan(shop.cast(_SAMPLE)), None, shop.subwords), shop.decisions)


def _few_and_new(request: run.Request) -> bool:
    """Whether this process itself will clean an article: something is new, and it is not so much that others are started."""
    store = Store(request.output) if (request.output / CATALOG).exists() else None
    new = request.force
    try:
        for number, item in enumerate(read(request.inputs, request.config.max_bytes, output=request.output)):
            if number >= ALONE:
                return False
            if isinstance(item, InputError) or new:
                continue
            newest = store.newest(item.id) if store else None
            new = newest is None or newest.source_sha256 != item.sha256
    finally:
        if store:
            store.__exit__()
    return new

"""What is said of a name that stands under its meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleanup.finding import Evidence
from cleanup.meanings import Found
from cleanup.rules.base import Hit
from cleanup.text import Doc


def proposed(doc: Doc, found: Iterable[Found]) -> Iterator[Hit]:
    """The names that may be meant at each place."""
    for span, put in found:
        yield Hit(
            span,
            f"“{span.of(doc.text)}” may be the name {' or '.join(put)}, translated",
            list(put),
            confidence=0.7,
            evidence=(Evidence("lexicon", f"what {put[0]} means", None),),
        )

"""Correct English that looks like damage, by kind, and the paragraphs that it is put between."""

from __future__ import annotations

PARA = (
    "The council voted on Tuesday to close the old swimming pool on the market square, which had lost money in each of the "
    "past ten years and needed a new roof."
)
NEXT = (
    "Some two hundred parents came to the town hall in the evening and asked the mayor to keep the pool open for another year "
    "while the town looked for a sponsor."
)
LAST = "The mayor promised an answer by the end of the month and thanked the parents for their patience."


def article(middle: str, gap: str = "\n\n") -> str:
    """The lines in question between ordinary paragraphs."""
    return gap.join((PARA, middle, NEXT, LAST))

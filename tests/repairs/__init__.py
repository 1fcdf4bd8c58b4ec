"""Articles with damage and what they must become: cases by kind, and the paragraphs that they are put together from."""

from __future__ import annotations

PARA = (
    "The council voted on Tuesday to close the old swimming pool on the market square, which had lost money in each of the "
    "past ten years and needed a new roof."
)
REST = (
    "that the talks between the two delegations, which began in Geneva at the weekend, have not led to any result so far and "
    "will go on next week."
)
LAST = "The mayor promised an answer by the end of the month and thanked the parents for their patience in the past few weeks."

FIRST = "The army announced on Monday that it had taken the town of Zara after heavy clashes.\n\n"
THEN = "\n\nThe writer adds that nobody had expected such a quick advance."

Case = tuple[str, str]


def fused(heading: str, joined: str, gap: str = "\n\n") -> str:
    """An article in which a heading and its paragraph stand on neighbouring lines."""
    return gap.join((PARA, f"{heading}\n{joined}", LAST))


def apart(heading: str, joined: str, gap: str = "\n\n") -> str:
    """The same article as it should be."""
    return gap.join((PARA, heading, joined, LAST))

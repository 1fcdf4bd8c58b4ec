"""Closed classes of English words that several rules share."""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.text import Piece


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


def neighbours(left: Iterable[str], right: Iterable[str]) -> frozenset[Piece]:
    """Every word of the left beside one of the right, as `Doc.pieces` has them: a rule that needs such a pair asks for it first."""
    right = tuple(map(str.lower, right))
    return frozenset((first.lower(), second) for first in left for second in right)


DETERMINERS = words("the a an this that these those his her its their our my your some any each every no another such")
PREPOSITIONS = words(
    "on of in to with by for from at into onto upon about between among against during under over through "
    "towards toward within without"
)
CONJUNCTIONS = words("and or but while which who whose whom than as because whether although")
AUXILIARIES = words("is are was were be been has have had")
FUNCTION_WORDS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | {"the", "that", "these", "those", "its", "their"}
SENTENCE_OPENERS = words(
    "the he she it they we in but and this these those there his her its their when while if after before as at on "
    "for from according however although a an our that what then since by to with so also meanwhile"
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""A day of the week, as a pattern."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

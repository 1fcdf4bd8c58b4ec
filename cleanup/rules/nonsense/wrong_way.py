"""A figure that falls to a higher one: 'output fell from 320,000 barrels to 1.2 million'.

## What it does
Flags a fall from a number to a larger one and a rise from a number to a smaller one.

## Why
Arabic may name the new figure before the old one, and engines swap numbers or lose 'million' on the way. Which of the numbers, or
whether the verb, is wrong, only the source could tell.

## Fix safety
Shown only: numbers are never changed. Left alone: years, ranks, ages, exchange rates, where more is less, and numbers in different
units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import MONTHS
from cleanup.text import Doc, Span

_FALL = "fell|falls|fallen|falling|dropped|drops|dropping|declined|declines|decreased|decreases|decreasing|shrank|shrunk|plunged|slumped"
_RISE = "rose|rises|risen|rising|increased|increases|increasing|climbed|climbs|jumped|jumps|grew|grown|soared|surged"
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = r"(?:[$€£]\s?)?(?<![\d.,-])\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,2})?(?![\d,]*\d)|(?<![\d.,-])\d{4,9}(?![\d.,-]*\d)"


def _amount(name: str) -> str:
    """A pattern for a number with what scales it; its groups begin with the name."""
    return (
        rf"(?:(?:about|around|nearly|some|more than|only|just)\s+)?(?P<{name}>{_NUMBER})(?:\s+(?P<{name}_scale>{'|'.join(_SCALE)})\b)?"
        rf"(?P<{name}_unit>\s?(?:%|per\s?cent\b))?"
    )


_WAY = re.compile(
    rf"\b(?:(?P<fall>{_FALL})|(?P<rise>{_RISE}))\b(?P<by>[^.;:()\n]{{0,40}}?)\bfrom\s+{_amount('old')}(?P<of>(?:\s+(?!to\b)[a-z]{{1,12}}){{0,4}})"
    rf"\s+to\s+{_amount('new')}(?P<behind>[^.;\n]{{0,30}})"
)
_OTHERWISE = re.compile(
    r"\b(?:rank\w*|place|places|position|spot|seed\w*|number one|aged?|years? old|against the|to the (?:dollar|euro|pound)|exchange|currency|"
    r"dollar|pound|lira|rial|riyal|dinar|rouble|ruble|rupee|dirham|shekel|minus|negative|below zero|loss|losses|deficit|odds|a\.?m\.?|p\.?m\.?|o'clock|"
    rf"(?:\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}}))\b"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _value(match: re.Match[str], name: str, scale: str | None) -> float:
    number = float(re.sub(r"[^\d.]", "", match[name]))
    return number * (_SCALE[scale] if scale else 1)


def _goes_wrong(match: re.Match[str]) -> bool:
    scales = match["old_scale"], match["new_scale"]
    if bool(match["old_unit"]) != bool(match["new_unit"]) or all(
        _YEAR.fullmatch(match[name]) for name in ("old", "new")
    ):
        return False
    bare = not match["old_scale"] and "," not in match["old"] and not match["of"]
    old = _value(match, "old", scales[1] if bare else scales[0])
    new = _value(match, "new", scales[1])
    return new > old if match["fall"] else new < old


@rule(
    code="NON006",
    name="wrong-way",
    stage=Stage.READING,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    cues=("from ",),
    examples=[
        Example("The output of the mine fell from 320,000 tonnes a day to 1.2 million.", None),
        Example("Sales had fallen by a quarter, from 400 thousand to 650 thousand cars, he said.", None),
        Example("The share of women rose from 14 percent to 9 percent in May.", None),
        Example("Unemployment dropped from 5.1% to 7.4%, the bureau said.", None),
    ],
    clean=[
        "The output fell from 1.2 million tonnes to 320,000, and sales rose from 4 to 6 million.",
        "The krone fell from 9 to 11 against the euro. The club dropped from 3 to 12 in the ranking.",
        "Sales fell from 2019 to 2021 and rose from 900 to 1.2 million.",
        "Rents dropped from 3 to 5 May. It rose from 2 percent to 3 points more.",
        "The temperature fell from -2 to -9 degrees.",
    ],
)
def wrong_way(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _WAY.finditer(doc.text):
        if _goes_wrong(match) and not _OTHERWISE.search(doc.sentence_at(match.start()).of(doc.text)):
            verb = match["fall"] or match["rise"]
            start = match.start()
            yield Hit(Span(start, match.start("behind")), f"What '{verb}' goes the other way", confidence=0.7)

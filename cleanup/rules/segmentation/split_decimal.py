"""A number cut in two, at the decimal point or after the thousands.

## What it does
Reports a decimal point with a space beside it, after 'magnitude' or before a unit such as percent, million, tonnes or degrees
('3. 5 percent'), also where the second half is a word ('by 3. Five percent'); the same in a price ('to 15. 78 pounds'); a
sentence 'Of two percent ...' soon after a number and a full stop, or one that opens with 'Percent'; 'per. Five percent'; a
percentage torn around a bracket ('( 42) . 6%)'); a decimal cut from its million ('351.4. One million', '6.3. Billion') and
millions from their thousands ('2 million. And 300 thousand'); thousands set apart after their comma before a word ('36, 817
people'), or after a stop behind a word such as reached ('reached 8. 500 pounds'); a sum behind its sign ('$34. 36 a barrel'); a
decimal comma with a space on both sides ('2 , 9 percent'). A torn number before any other word is not seen.

## Why
The decimal point is taken for a full stop. The figure is then wrong, and a wrong figure is the worst thing to quote.

## Fix safety
Suggested only, where both halves stand beside each other before a unit, a currency or a noun: numbers are never changed without a
person. Elsewhere reported only, because nobody can tell from the wreckage what the figure was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_UNIT = (
    r"(?:%|per ?cent\b|percentage points?\b|million\b|billion\b|trillion\b|kilomet|kilogra|degrees\b|"
    r"(?:m|b)illion\b|magnitude\b|times\b|tons?\b|tonnes\b)"
)
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|half)"
_CUT_POINT = re.compile(
    rf"\d(?<![\d.,]\d)\d{{0,2}}(?: \.|\. | \. )(?:\d{{1,2}} ?{_UNIT}|\d{{3}} (?:[mb]|tr)illion\b)", re.I
)
_MONEY = r"(?:(?:dollar|pound|euro|dinar|riyal|rial|dirham|rouble|ruble|shekel|rupee|cent|point)s?|lira|yuan|yen)\b"
_CUT_PRICE = re.compile(
    rf"\b(?:at|to|for|of|than|about|around|worth|costs?|record(?:ed|ing)?|reach(?:ed|ing)|exceed\w*|hit) \d{{1,3}}\. \d{{2}} {_MONEY}"
)
_CUT_DOLLARS = re.compile(r"[$€£]\d{1,4}\. \d{2}(?= (?:an?|per|each|million|billion)\b|[,;])")
_CUT_SCALE = re.compile(r"\bmagnitude(?: of|-)? \d(?: \.|\. | \. )\d\b")
_CUT_PHRASE = re.compile(rf"\b\d{{1,4}}[^.\n]{{0,25}}\. Of {_NUMBER} {_UNIT}")
_CUT_SCALE_WORD = re.compile(r"\b\d{1,3}\.\d{1,3}\. (?:One |A )?(?:[Mm]|[Bb]|[Tt]r)illion\b")
_CUT_WORD = re.compile(
    rf"\b(?:by|to|at|of|reached|exceeded|about) \d{{1,3}}\. (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Half) "
    rf"{_UNIT}(?! of [a-z]| dollars| have| had| were| are)"
)
_CUT_PERCENT = re.compile(r"(?:\b\d{1,3}[^.\n]{0,40}\. Percent|\bper\. [A-Z][a-z]+ percent)\b")
_CUT_MILLION = re.compile(
    r"\b\d{1,3} (?:million|billion)\. And \d{1,3} (?:thousand|million) (?:dollar|pound|euro|dinar|riyal|rial|dirham|rouble|rupee|shekel|barrel|ton)"
)
_CUT_AFTER_STOP = re.compile(
    r"\b(?:to|of|reached|reaching|exceed\w*|about|at|for|recorded|total(?:l?ed|l?ing)?) \d{1,3}\. \d{3}"
    rf"(?:(?=[.,;](?:\s|\Z))|(?= {_MONEY}(?! (?:was|were|is|are|will|had|have|went|each)\b)))"
)
_CUT_BRACKET = re.compile(r"\(\s?\d{1,3}(?: percent)?\)\s?\.?\s?\d{1,2}(?:%| percent)?\)")
_CUT_COMMA = re.compile(rf"\d(?<![\d.,]\d)\d{{0,2}} , \d{{1,2}} ?{_UNIT}")
_CUT_THOUSAND = re.compile(r"\d(?<![\d.,/-]\d)(?<!\d, \d)\d{0,2}(?:, \d{3}){1,3}(?= (?!and\b)[a-z]{3})")

_APART = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|\b(?i:no|nos|at|aged?|euro|flight|channel|bus|page|pages|rule|day|week|"
    r"group|route|phase|chapter|article|level|gate|room|formula|and|in)\.?)[ -]?\Z|[A-Za-z]-?\Z"
)
"""What makes a number stand for itself: 'October 7, 250 people', 'No. 2. 10 percent'."""

_CLOCK = re.compile(_APART.pattern.replace("|at|", "|"))
"""The same before a percentage, which no hour is: 'stood at 10. 2 percent'."""

_CUTS = (
    (
        re.compile(r"\d(?: ?\. | \.)"),
        (
            (re.compile(r"\d(?: \.|\. | \. )\d"), _CUT_POINT),
            (re.compile(r"\d\. \d\d "), _CUT_PRICE),
            (re.compile(r"[$€£]\d+\. \d"), _CUT_DOLLARS),
            (re.compile(r"\d\. [OTFSENH][a-z]+ "), _CUT_WORD),
            (re.compile(r"\d\. \d{3}"), _CUT_AFTER_STOP),
            (re.compile(r"\d\. [A-Zmbt]"), _CUT_SCALE_WORD),
        ),
    ),
    (re.compile("magnitude"), ((re.compile("magnitude"), _CUT_SCALE),)),
    (re.compile(r"\. Of "), ((re.compile(r"\. Of "), _CUT_PHRASE),)),
    (re.compile(r"\. P|r\. [A-Z]"), ((re.compile(r"\. Percent|\bper\. [A-Z]"), _CUT_PERCENT),)),
    (re.compile(r"illion\. And \d"), ((re.compile(r"illion\. And \d"), _CUT_MILLION),)),
    (re.compile(r"\(\s?\d"), ((re.compile(r"\(\s?\d"), _CUT_BRACKET),)),
    (re.compile(r"\d ?, \d"), ((re.compile(r"\d, \d{3}"), _CUT_THOUSAND), (re.compile(r"\d , \d"), _CUT_COMMA))),
)
"""Each pattern with a short piece of it, which is looked for first, and before that what several of these have in common."""
_SURE = (_CUT_POINT, _CUT_PRICE, _CUT_DOLLARS, _CUT_SCALE, _CUT_THOUSAND)
"""Those whose halves stand beside each other and before a unit, or in groups of three."""
_SEAM = re.compile(r"(?<=\d)(?:\s?(\.)\s?|(,) )(?=\d)")


_BEFORE_SCALE = re.compile(r"(?<=\.\d)\. (?=[MmBbTt])|(?<=\.\d\d)\. (?=[MmBbTt])")
_COMMA = re.compile(r" , ")


def _whole(cut: str, pattern: re.Pattern[str]) -> str:
    """The number in one piece, where it is clear how."""
    if pattern is _CUT_COMMA:
        return _COMMA.sub(".", cut)
    if pattern is _CUT_SCALE_WORD and (seam := _BEFORE_SCALE.search(cut)):
        return f"{cut[: seam.start()]} {cut[seam.end() :].lower()}"
    return _SEAM.sub(lambda seam: seam[1] or seam[2], cut) if pattern in _SURE else cut


@rule(
    code="SEG005",
    name="split-decimal",
    stage=Stage.READING,
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    safety=Safety.SUGGEST,
    version=8,
    examples=[
        Example("Growth slowed to 3. 5 percent in the spring.", None),
        Example("The catch fell by 21 per year. Of two percent of the stock, little is left.", None),
        Example("Exports of cars ( 42) . 6%) and of shoes fell; 36, 817 people lost their work.", None),
        Example("A kilo of rice costs 31. 50 rupees or 15. 78 pounds there.", None),
        Example("The firm owes 4 .2 billion to its banks, the state 19. 041 billion.", None),
        Example("The shares rose to a turnover of 351.4. One million pounds.", None),
        Example("Unemployment stood at 10. 2 percent, and rents rose by 3. Five percent in May.", None),
        Example("Sales fell by 12 in the spring. Percent, says the bank.", None),
        Example("The bridge cost 6.3. Billion crowns.", None),
        Example("Growth slowed to 2 , 9 percent in the spring.", None),
        Example("The bridge cost 9 billion. And 800 million rupees; the rest is late.", None),
        Example("Cocoa fell to $34. 36 a sack in May.", None),
        Example("A ticket has reached 8. 500 rupees in the capital.", None),
    ],
    clean=[
        "A sack costs $34. 36 people bought one.",
        "Growth slowed to 3.5 percent. Five percent of firms closed.",
        "Up to 40 came by 9. 12 pounds of flour were left. He was born in 1990. 15 euros is the price.",
        "It happened in 2019. 5 percent of voters stayed at home.",
        "The score was 3. Five million watched.",
        "In 2019, 300 people came; the numbers 7, 12, 345 and 9 won; clause 5 (3) 2 applies.",
        "He came at 9. 10 tons of rice were left. The fee rose to 3. 500 people paid it. They grew by 3. Five left.",
        "The bus left for 40. 150 dollars was the fare. It fell from 40 to 22. Five percent of voters left.",
        "Of two percent growth, half came from exports.",
    ],
)
def split_decimal(doc: Doc, ctx: Context) -> Iterator[Hit]:
    cuts = [cut for common, several in _CUTS if common.search(doc.text) for cut in several]
    for cue, pattern in cuts:
        if not cue.search(doc.text):
            continue
        for match in pattern.finditer(doc.text):
            before = doc.text[max(0, match.start() - 20) : match.start()]
            stands = _CLOCK if match.group().endswith("cent") else _APART
            if pattern in (_CUT_POINT, _CUT_THOUSAND) and stands.search(before):
                continue
            whole = _whole(match.group(), pattern)
            after = [whole] if whole != match.group() else ()
            yield Hit(Span(*match.span()), f"'{match.group()}' may be one number cut in two", after, confidence=0.7)

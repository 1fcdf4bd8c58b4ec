"""From one number per word to stretches that no fluent writer would write."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate

from cleanup.fluency.features import gaps
from cleanup.fluency.slor import Word
from cleanup.text import Doc, Span

WINDOW = 4
"""Words whose mean must be high: one odd word is style, four are damage."""
WIDE = 40
"""Words around, in the same paragraph, that say whether the whole passage is awkward."""
SHARE = 2.0
"""What their mean counts for, against that of the window."""
ORDINARY = -2.2
"""Mean log odds of human-written news; what is missing around a short paragraph counts as that."""
SHORTEST, LONGEST = 3, 25
APART = 6
"""Words that lie at least between two findings."""

THRESHOLD = 0.65
"""Set on 14,000 words of human-written news (human_dev): 1.3 findings per 1,000 words there, against 6.9 on the three seed
articles, 13 of 17 touching damage that an editor had marked. At 0.46: 1.5, 7.3, 13 of 18; at 0.82: 1.1, 4.1, 9 of 10. The narrow
window alone, without `SHARE`: 3.7 on the seeds at 1.5 on human news."""
TAIL = -1.0
"""Log odds from which a neighbouring word belongs to the finding."""

MACHINE = 0.5
"""In articles that are likelier to have been written by a person, what is odd is mostly meant."""
MEANT = 0.5
"""There the mean must be so much higher, and what people are quoted as saying is not looked at. Of the findings in human-written
news two in five are left then, of those in translations eleven in twelve."""
PARTLY = 0.25
"""And so much higher where not all of such an article has been read, for after a gap words surprise more: without this human_dev had
22 findings when it was read in part, 14 with it and 16 when it was read whole; translations 513, 505 and 506 (scores of articles learned
before those that ship)."""
KNOWN = 0.25
"""In an article that is known to be a translation the mean may be so much lower."""
SCORED_FROM = 100
"""Words from which an article's score can say so."""
SHORT = 1.6
"""In a shorter text, of which nothing is known, the mean must be so much higher: without the article before them all words surprise.
Single sentences of human-written news had 23 findings per 1,000 words without this (translations 21), and have 2.0 with it."""

_NEVER = frozenset('\n"“”«»')
_CLAUSE = frozenset('.,;:!?()—–\n"“”«»')


def spans(
    doc: Doc, words: Sequence[Word], badness: Sequence[float], over: float = 0.0, *, speech: bool = True
) -> list[tuple[Span, float]]:
    """Stretches of 3 to 25 words that stand out in an awkward passage, each with a score of 0-1, the fewer the more the mean must be
    `over` the usual threshold; none in what people are quoted as saying unless `speech`.

    The middle may hold a full stop, for a false one is damage; it never crosses a line or a quotation mark, and its ends are
    drawn out to weaker words inside the clause only.
    """
    between = gaps(doc, words)
    threshold = THRESHOLD + over
    usable = _usable(doc, words, speech)
    found: list[tuple[int, int, float]] = []
    for mean, begin in sorted(_windows(between, _weighed(between, badness), usable), key=lambda w: (-w[0], w[1])):
        if mean < threshold:
            break
        if all(begin >= end + APART or begin + WINDOW + APART <= start for start, end, _ in found):
            found.append((*_drawn(between, badness, begin, begin + WINDOW), mean))
    return [
        (Span(words[first].span.start, words[last - 1].span.end), _score(mean - threshold))
        for first, last, mean in sorted(found)
    ]


def meant(doc: Doc, words: Sequence[Word]) -> float:
    """How much higher the mean must be in an article that is likelier to have been written by a person."""
    return MEANT + (PARTLY if len(words) < len(doc.words) else 0.0)


def _score(over: float) -> float:
    """0.6 at the threshold, 0.9 where the words are as bad as they come."""
    return round(0.5 + 0.5 / (1 + math.exp(-(over - 1.4))), 3)


def _weighed(between: Sequence[str], badness: Sequence[float]) -> list[float]:
    """Each word's odds with those of the passage around it."""
    weighed: list[float] = []
    start = 0
    for end in range(1, len(badness) + 1):
        if end < len(badness) and "\n" not in between[end]:
            continue
        over = [value - ORDINARY for value in badness[start:end]]
        sums = [0.0, *accumulate(over)]
        for index in range(len(over)):
            left, right = max(0, index - WIDE // 2), min(len(over), index + WIDE // 2 + 1)
            weighed.append(badness[start + index] + SHARE * (sums[right] - sums[left]) / (WIDE + 1))
        start = end
    return weighed


def _windows(between: Sequence[str], weighed: Sequence[float], usable: Sequence[bool]) -> Iterator[tuple[float, int]]:
    """The mean of every window of running text, and where it begins."""
    for begin in range(len(weighed) - WINDOW + 1):
        end = begin + WINDOW
        if all(usable[begin:end]) and all(_NEVER.isdisjoint(gap) for gap in between[begin + 1 : end]):
            yield round(sum(weighed[begin:end]) / WINDOW, 3), begin


def _usable(doc: Doc, words: Sequence[Word], speech: bool) -> list[bool]:
    """Which words belong to running text: not to headings, addresses, titles in title case inside a line, nor to quotations
    where `speech` is out."""
    capital = [word.span.of(doc.text)[0].isupper() for word in words]
    titled = {
        index
        for begin in range(len(words) - WINDOW + 1)
        if sum(capital[begin : begin + WINDOW]) >= WINDOW - 1
        for index in range(begin, begin + WINDOW)
    }
    usable = []
    for index, word in enumerate(words):
        block = doc.block_at(word.span.start)
        plain = block is not None and block.kind != "heading" and not doc.protected(word.span)
        usable.append(plain and index not in titled and (speech or not doc.quoted(word.span)))
    return usable


def _drawn(between: Sequence[str], badness: Sequence[float], begin: int, end: int) -> tuple[int, int]:
    """The window without its mild ends, drawn out to bad neighbours in the same clause."""
    floor = min(TAIL, max(badness[begin:end]))
    while end - begin > SHORTEST and badness[begin] < floor:
        begin += 1
    while end - begin > SHORTEST and badness[end - 1] < floor:
        end -= 1
    while begin > 0 and end - begin < LONGEST and _CLAUSE.isdisjoint(between[begin]) and badness[begin - 1] >= floor:
        begin -= 1
    while end < len(badness) and end - begin < LONGEST and _CLAUSE.isdisjoint(between[end]) and badness[end] >= floor:
        end += 1
    return begin, end

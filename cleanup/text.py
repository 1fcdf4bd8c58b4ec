"""What a text is made of: spans, blocks, sentences, quotations and protected zones.

All offsets are code points of the text given, half-open. Nothing is normalised here: what is read is what is there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import sentencex

from cleanup.letters import apart, beyond_ascii, places, without_capitals
from cleanup.zones import ZoneKind, stretches


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The piece of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both cannot be edited at once: a shared code point, or an insertion at or inside the other."""
        if self.start == self.end or other.start == other.end:
            if self == other:
                return True
            point, range_ = (self, other) if self.start == self.end else (other, self)
            return range_.start < point.start < range_.end
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """The same span, `by` code points further on."""
        return Span(self.start + by, self.end + by)


Piece = str | tuple[str, str]
"""A word, or two words that follow each other."""
BlockKind = Literal["heading", "paragraph", "list", "blockquote"]


class Block(NamedTuple):
    """One line of text that is not blank; `apart` where a blank line or the start of the text stands before it."""

    span: Span
    kind: BlockKind
    apart: bool


class Zone(NamedTuple):
    """A stretch in which nothing is ever edited."""

    span: Span
    kind: ZoneKind


_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LIST = re.compile(r"\s*(?:[-*•–·]|\(?\d{1,3}[.)]|[a-z]\))\s")
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
_new = tuple.__new__
"""What makes a named tuple of a pair at once, where there are thousands."""
_RUN = re.compile(r"[\w’'-]+")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*(?:['’\-][^\W\d_]+)*")
_MARK = re.compile('["“”«»„]')
_OPENERS = {"“": "”", "«": "»", "„": "“”"}
_HEADING_MAX = 90
_LONGEST = 20_000


@dataclass(frozen=True)
class Doc:
    """One text and, computed when first asked for, its structure."""

    text: str

    @cached_property
    def lower(self) -> str:
        """The text in lower case: where a rule looks for what it needs at all. Offsets can differ from those of the text."""
        return self.text.lower()

    @cached_property
    def alike(self) -> str:
        """The text in lower case, each letter as a pattern takes it that minds no capitals."""
        return without_capitals(self.text)

    @cached_property
    def beyond_ascii(self) -> frozenset[str]:
        """The characters that are not ASCII: most texts have a few quotation marks and dashes, or none."""
        return beyond_ascii(self.text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The plain words, each once."""
        return frozenset(self.plain)

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """Letters with marks that stand inside a word, in order; equal where a pattern that minds no capitals holds them for equal."""
        return self.runs_in(Span(0, len(self.text)))

    def runs_in(self, span: Span) -> tuple[str, ...]:
        """Those of a stretch."""
        return tuple(_RUN.findall(span.of(self.alike).replace("ς", "σ")))

    @cached_property
    def apart(self) -> str:
        """The text as in `alike`, with spaces for all that is neither letter nor digit."""
        return apart(self.alike)

    @cached_property
    def pieces(self) -> frozenset[Piece]:
        """The words of `apart`, and every two that follow each other, whatever stands between."""
        return self.pieces_in(Span(0, len(self.text)))

    def pieces_in(self, span: Span) -> frozenset[Piece]:
        """Those of a stretch; words that are cut by its ends count as they are cut."""
        words = span.of(self.apart).split()
        return frozenset(words).union(pairwise(words))

    def places_of(self, word: str) -> list[int]:
        """Where in the text a word of `apart` stands."""
        return list(places(f" {word} ", self._padded))

    @cached_property
    def _padded(self) -> str:
        return f" {self.apart} "

    @cached_property
    def worded(self) -> tuple[tuple[Span, frozenset[str]], ...]:
        """The sentences, each with its words of `apart`: asking for what a pattern needs is quicker than the pattern."""
        return tuple([(sentence, frozenset(sentence.of(self.apart).split())) for sentence in self.sentences])

    @cached_property
    def plain(self) -> list[str]:
        """The words of the text in lower case, in order: letters and digits without marks."""
        return apart(self.lower).split()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The lines that are not blank, each with its kind."""
        found: list[Block] = []
        previous_end = 0
        for match in _LINE.finditer(self.text):
            line = match.group()
            if not line.strip():
                continue
            gap = self.text[previous_end : match.start()]
            apart = not found or _blank_line(gap)
            found.append(Block(Span(match.start(), match.end()), _kind(line), apart))
            previous_end = match.end()
        return tuple(found)

    @cached_property
    def spaced(self) -> bool:
        """Whether the paragraphs of this text are set apart by blank lines."""
        blocks = self.blocks[1:]
        return not blocks or 2 * sum(block.apart for block in blocks) >= len(blocks)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order, without the space around them; a sentence never crosses a block.

        Sentences inside a quotation count on their own: the segmenter keeps a quotation whole, so it is asked again
        for its inside.
        """
        found: list[Span] = []
        for block in self.blocks:
            found.extend(self._split(block.span))
        return tuple(found)

    def _split(self, span: Span) -> Iterator[Span]:
        for sentence in _boundaries(self.text, span):
            inner = [quote for quote in self._quotations_in(sentence) if quote.end - quote.start > 40]
            cuts = [
                part.end
                for quote in inner
                for part in list(_boundaries(self.text, Span(quote.start + 1, quote.end - 1)))[:-1]
            ]
            start = sentence.start
            for cut in [*cuts, sentence.end]:
                part = _stripped(self.text, Span(start, cut))
                if part.start < part.end:
                    yield part
                start = cut

    def quotations_around(self, span: Span) -> list[Span]:
        """The quotations that hold the whole of `span`, in order; of overlapping ones the nearest."""
        last = bisect_right(self._quote_starts, span.start)
        return [quote for quote in self.quotations[max(0, last - 3) : last] if span.end <= quote.end]

    def _quotations_in(self, span: Span) -> Iterator[Span]:
        """The quotations that lie inside `span`."""
        first, last = (bisect_left(self._quote_starts, place) for place in span)
        for quote in self.quotations[first:last]:
            if quote.end <= span.end:
                yield quote

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Quotations with their marks. A paragraph that opens and does not close is quoted to its end (running quote)."""
        found: list[Span] = []
        for block in self.blocks:
            double = list(_quotations(self.text, block.span))
            single = [quote for quote in _single(self.text, block.span) if not _overlaps_any(quote, double)]
            found += sorted([*double, *single]) if single else double
        return tuple(found)

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotations]

    @cached_property
    def _quote_ends(self) -> list[int]:
        return [quote.end for quote in self.quotations]

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """Places where nothing is edited: addresses, handles, code, markup."""
        return tuple(sorted({Zone(Span(start, end), kind) for start, end, kind in stretches(self.text, self.lower)}))

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Words: letters, with inner apostrophes and hyphens."""
        return tuple([_new(Span, match.span()) for match in self._word.finditer(self.text)])

    @cached_property
    def surfaces(self) -> list[str]:
        """The words as they are written: quickly found where no places are asked for."""
        return self._word.findall(self.text)

    @property
    def _word(self) -> re.Pattern[str]:
        return _ASCII_WORD if self.text.isascii() else _WORD

    def words_in(self, span: Span) -> tuple[Span, ...]:
        """The words that lie inside `span`."""
        first = bisect_right(self.words, (span.start, -1))
        last = bisect_right(self.words, (span.end, -1))
        return tuple(word for word in self.words[first:last] if word.end <= span.end)

    def sentence_at(self, position: int) -> Span:
        """The sentence around `position`, or an empty span where there is none."""
        index = bisect_right(self.sentences, (position, len(self.text) + 1)) - 1
        if index >= 0 and self.sentences[index].end >= position:
            return self.sentences[index]
        return Span(position, position)

    def around(self, position: int, neighbours: int = 1) -> Span:
        """The sentence at `position` with so many neighbours on both sides."""
        if not self.sentences:
            return Span(0, len(self.text))
        index = max(0, bisect_right(self.sentences, (position, len(self.text) + 1)) - 1)
        first = self.sentences[max(0, index - neighbours)]
        last = self.sentences[min(len(self.sentences) - 1, index + neighbours)]
        return Span(first.start, last.end)

    def block_at(self, position: int) -> Block | None:
        """The block around `position`."""
        index = bisect_right(self._block_starts, position) - 1
        if index >= 0 and self.blocks[index].span.end >= position:
            return self.blocks[index]
        return None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def quoted(self, span: Span) -> bool:
        """Whether `span` touches a quotation."""
        first = bisect_right(self._quote_ends, span.start)
        return any(quote.overlaps(span) for quote in self.quotations[max(0, first - 1) : first + 2])

    def protected(self, span: Span) -> bool:
        """Whether `span` touches a zone in which nothing is edited."""
        if self.zones and any(zone.span.overlaps(span) for zone in self.zones):
            return True
        if not self._cites:
            return False
        block = self.block_at(span.start)
        return block is not None and block.kind == "blockquote"

    @cached_property
    def _cites(self) -> bool:
        return any(block.kind == "blockquote" for block in self.blocks)


def _end(span: Span) -> int:
    return span.end


def _blank_line(gap: str) -> bool:
    return gap.count("\n") > 1 or (gap != "\n" and len(_LINE_END.findall(gap)) > 1)


def _kind(line: str) -> BlockKind:
    stripped = line.strip()
    if stripped.startswith(">"):
        return "blockquote"
    if _LIST.match(line):
        return "list"
    if len(stripped) <= _HEADING_MAX and len(stripped.split()) <= 12 and not _TERMINAL.search(stripped):
        return "heading"
    return "paragraph"


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _boundaries(text: str, span: Span) -> Iterator[Span]:
    """Sentences of one stretch. The segmenter gives pieces in order; they are found again to have exact offsets."""
    for part in _bounded(text, span):
        position = part.start
        for piece in _segmented(part.of(text)):
            body = piece.strip()
            start = text.find(body, position, part.end) if body else -1
            if start >= 0:
                yield Span(start, start + len(body))
                position = start + len(body)


@lru_cache(maxsize=2_000)
def _segmented(text: str) -> tuple[str, ...]:
    """The pieces of a stretch; most of an article stays as it is while it is worked on."""
    return tuple(sentencex.segment("en", text))


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """A stretch in parts that the segmenter reads in good time, as it does not read one with thousands of quotations."""
    start, end = span
    while end - start > _LONGEST:
        cuts = (text.rfind(mark, start + 1, start + _LONGEST) for mark in (". ", " "))
        cut = next((cut + 1 for cut in cuts if cut > 0), start + _LONGEST)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


_SINGLE = re.compile(
    r"[‘'](?<![\w’'][\s\S])(?:(?<=‘)(?=\S)[^‘\n]{1,3000}?[^\s‘]’(?![\w’])|(?<=')(?=[A-Z])[^'\n]{0,3000}?(?:'\w[^'\n]{0,3000}?){0,50}[.,!?…]'(?!\w))"
)
"""British quotations. A curly one ends at the first closing mark that no letter follows, a straight one after a stop or comma:
elsewhere these marks are apostrophes."""


def _single(text: str, block: Span) -> Iterator[Span]:
    if text.find("‘", block.start, block.end) < 0 and text.find("'", block.start, block.end) < 0:
        return
    for match in _SINGLE.finditer(text, block.start, block.end):
        yield Span(*match.span())


def _quotations(text: str, block: Span) -> Iterator[Span]:
    opened: int | None = None
    closers = ""
    straight = 0
    for match in _MARK.finditer(text, block.start, block.end):
        position, char = match.start(), match.group()
        if opened is None:
            if char in _OPENERS:
                opened, closers = position, _OPENERS[char] + '"'
            elif char == '"':
                opened, closers = position, '"”'
        elif char in closers and not (char == '"' and straight % 2 == 0 and _opens(text, position, block)):
            yield Span(opened, position + 1)
            opened = None
        straight += char == '"'
    if opened is not None:
        yield Span(opened, block.end)


def _overlaps_any(quote: Span, others: list[Span]) -> bool:
    """Whether a quotation overlaps one of others that are in order and apart."""
    first = bisect_right(others, quote.start, key=_end)
    return any(other.overlaps(quote) for other in others[first : first + 1])


def _opens(text: str, position: int, block: Span) -> bool:
    """Whether a straight mark inside a quotation can only open another: space before it, a letter after it."""
    before = text[position - 1] if position > block.start else " "
    after = text[position + 1] if position + 1 < block.end else " "
    return before.isspace() and after.isalnum()

"""A heading fused to the paragraph that follows it.

## What it does
Sets a heading line apart from its paragraph, drops the comma after it and the 'and' that joined the two, and gives the
paragraph its capital.

## Why
Arabic paragraphs often begin with 'wa' (and). The engine takes the heading for the first half of the sentence, ends it in a
comma, and goes on in lower case.

## Fix safety
Safe for a short line without a full stop that ends in a comma, or in nothing before 'and' in an article whose paragraphs are
otherwise set apart by blank lines, and that is directly followed by a long line in lower case. Suggested where the line holds a
verb or opens like a clause, where somebody is addressed as in a letter, where the line below is not long, is set apart already
or opens with another common word than 'and' or 'while' or goes on with 'her' or 'both', and for the first line of an article.
Verse, lists, datelines, bylines, letters and hard-wrapped prose are left alone. A heading inside the line of its paragraph is only reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST
from cleanup.text import Block, Doc, Span

_JOIN = re.compile(
    r"(?P<kept>(?:while|where|as|but|although|when|after)\b(?![ \t]+[a-z]+ing\b))|and[ \t]+(?P<next>[^\W\d_])"
    r"|(?P<other>(?:the|a|an|this|these|some|many|most|it|he|she|they|that|there|those|according|since|because|if|before|despite|in|on|for|with)"
    r"\b)(?=[ \t]+[a-z])"
)
_PHRASE = re.compile(
    r"(?:In|On|At|By|From|For|With|To|After|Before|During|Since|Until|Under|Over|Despite|Amid|According|However|Meanwhile|"
    r"Moreover|Also|Then|Now|Today|Yesterday|Later|Earlier|Thus|Indeed|Finally|First|Second|Third|Again|Still|Instead|"
    r"Otherwise|Although|While|When|If|As|And|But|Or|So|Yet|(?!Italy|July|Family|Assembly|Supply|Ally|Early)\w+ly)\b"
)
_CLAUSE = re.compile(
    r"\s(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|said|I|you|we|he|she|it|they|"
    rf"{PAST}|[a-z]{{3,15}}ed (?:from|to|in|at|on|by|that|for))\b"
)
_ADDRESSED = re.compile(r"\b(?:I|you|your|we|our|us|me|my)\b")
_NO_HEADING = re.compile(
    r"^(?i:to whom|dear|hello|hi|by|from|source|photo|image|video|reporting|editing|written|additional|with|sincerely|regards|best|"
    r"thank|thanks)\b|^[A-Z]{3,}\b|\b(?:by|reporting) [A-Z]|\d{4}$|[.!?;:]$|[()/|@—–]"
)
_INLINE = re.compile(
    r"(?P<heading>[A-Z][\w’'-]{2,20}(?: [\w’'-]{2,20}){1,3})(?P<join>, and )"
    r"(?:(?:some|many|most|other|several|political|military|local) )?"
    r"(?:observers|analysts|experts|commentators|sources|specialists) (?:say|said|believe|expect|add|added|indicate|see)\b"
)
_GOES_ON = re.compile(r"where\b|and (?:(?:his|her|their|its|my|our)\b|(?:[^\s,.]+ ){1,4}(?:were|are) both\b)")
"""The line below may be the second half of one clause: 'the mayor and her deputy', 'the bridge and the tower were both closed'."""
_TAIL = re.compile(r"\s*(?:,(?:\s+and)?\s*)?\Z")
"""What a heading loses: a comma, and the 'and' behind it."""
_SHORT, _LONG = 60, 100
_FEW_WORDS = 8
_MOST_TIGHT = 0.25


def _heads(doc: Doc, block: Block, previous: Block | None) -> bool:
    """Whether the line could be a heading: short, capitalised, and at the start of something."""
    line = block.span.of(doc.text).strip()
    if len(line) > _SHORT or len(line.split()) > _FEW_WORDS or block.kind in ("list", "blockquote"):
        return False
    core = _TAIL.sub("", line)
    if not line[0].isupper() or _NO_HEADING.search(core) or not core[-1].isalnum():
        return False
    return block.apart or (previous is not None and previous.span.of(doc.text).rstrip()[-1] in '.!?”"’)')


def _set_apart(doc: Doc) -> bool:
    """Whether lines without a blank line between them are rare in this text."""
    rest = doc.blocks[1:]
    return doc.spaced and sum(not block.apart for block in rest) <= max(1, _MOST_TIGHT * len(rest))


def _opening(doc: Doc, below: Block, match: re.Match[str]) -> tuple[int, str]:
    """Where the first word of the paragraph begins to stay as it is, and the capital to set before that."""
    if kept := match.group("kept") or match.group("other"):
        return match.start() + 1, kept[0].upper()
    if match.group("next").isupper():
        return match.start("next"), ""
    end = next(word.end for word in doc.words_in(below.span) if word.start == match.start("next"))
    word = doc.text[match.start("next") : end]
    return end, word[0].upper() + word[1:]


def _safety(doc: Doc, core: str, comma: bool, match: re.Match[str]) -> Safety | None:
    """How sure it is that the line is a heading; None where it reads as the beginning of the sentence below it."""
    joined_by_and = match.group("next") is not None
    if not joined_by_and and _PHRASE.match(core):
        return None
    if match.group("other") and not comma and not _set_apart(doc):
        return None
    addressed = _ADDRESSED.search(match.string, match.start(), match.start() + _SHORT)
    doubtful = match.group("other") or _PHRASE.match(core) or _CLAUSE.search(core) or addressed
    doubtful = doubtful or _GOES_ON.match(match.string, match.start()) or (comma and "," in core)
    return Safety.SAFE if not doubtful and (comma or (joined_by_and and _set_apart(doc))) else Safety.SUGGEST


def _repair(doc: Doc, heading: Block, below: Block, most: Safety) -> Hit | None:
    text = doc.text
    match = _JOIN.match(text, below.span.start, below.span.end)
    if not match:
        return None
    core = _TAIL.sub("", heading.span.of(text))
    start = heading.span.start + len(core)
    comma = "," in text[start : heading.span.end]
    safety = _safety(doc, core.strip(), comma, match)
    if safety is None:
        return None
    end, capital = _opening(doc, below, match)
    return Hit(
        Span(start, end),
        f"The heading '{core.strip()}' is fused to its paragraph",
        [("\n\n" if doc.spaced else "\n") + capital],
        safety=min(safety, most),
        confidence=0.9 if comma else 0.85,
    )


def _certainty(doc: Doc, heading: Block, below: Block, previous: Block | None) -> Safety | None:
    """The most that the shape of the two lines allows to claim: how long the paragraph is, what stands between and before."""
    line = below.span.of(doc.text).strip()
    if len(line) < _LONG and (len(line) < _SHORT or line[-1] not in '.!?”"'):
        return None
    first = previous is None and not heading.span.of(doc.text).rstrip().endswith(",")
    return Safety.SUGGEST if below.apart or len(line) < _LONG or first else Safety.SAFE


@rule(
    code="SEG001",
    name="fused-heading",
    stage=Stage.LAYOUT,
    category="fluency/punctuation",
    severity=Severity.MAJOR,
    safety=Safety.SAFE,
    version=2,
    examples=[
        Example(
            "The harvest was poor.\n\nRising bread prices,\nand farmers believe that the drought, which has lasted for three "
            "years now, will force many of them to leave the valley before winter.",
            "The harvest was poor.\n\nRising bread prices\n\nFarmers believe that the drought, which has lasted for three "
            "years now, will force many of them to leave the valley before winter.",
        ),
        Example(
            "The league goes on.\n\nCoach and captain\nand Peter Novak, the coach of the visitors, said after the match that "
            "his team had deserved to win because it had run more than the other one.\n\nThe end came late.",
            "The league goes on.\n\nCoach and captain\n\nPeter Novak, the coach of the visitors, said after the match that "
            "his team had deserved to win because it had run more than the other one.\n\nThe end came late.",
        ),
        Example(
            "The harvest was poor.\nA new disease,\nwhile doctors in the capital say that they have seen no case of it so far "
            "and that the hospitals have all the medicine that they need.\nNobody left.",
            "The harvest was poor.\nA new disease\nWhile doctors in the capital say that they have seen no case of it so far "
            "and that the hospitals have all the medicine that they need.\nNobody left.",
        ),
        Example(
            "The harvest was poor.\n\nEmpty granaries, and observers believe that the price of flour will rise again.",
            None,
        ),
    ],
    clean=[
        "Roses bloom in June,\nand violets in May,\nwhile I am waiting here\nand wish the time away.",
        "Dear Madam,\n\nas you know, the library on the corner of the market square will be closed from Monday until the roof "
        "has been repaired and the books are dry.",
        "The minister, who had come from the coast,\nand the mayor, who had come from the hills, spoke for an\n"
        "hour about the road that was to join\nthe two.",
        "By Anna Holm,\nand with photographs by Jan Berg, who has worked for this newspaper since the year in which the "
        "harbour was built and who lives here.",
        "Sugar prices, and with them the price of bread, went up.",
    ],
)
def fused_heading(doc: Doc, ctx: Context) -> Iterator[Hit]:
    blocks = doc.blocks
    for index, (heading, below) in enumerate(pairwise(blocks)):
        previous = blocks[index - 1] if index else None
        most = _certainty(doc, heading, below, previous)
        if most is not None and _heads(doc, heading, previous) and (hit := _repair(doc, heading, below, most)):
            yield hit
    for block in blocks:
        if match := _INLINE.match(doc.text, block.span.start, block.span.end):
            message = f"'{match.group('heading')}' looks like a heading inside its paragraph"
            yield Hit(Span(*match.span()), message, safety=Safety.SHOW, confidence=0.5)

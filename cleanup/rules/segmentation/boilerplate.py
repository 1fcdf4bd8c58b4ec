"""Lines of the web page that are no part of the article.

## What it does
Proposes to drop a line such as 'Source link', 'Source: Agencies', 'Read more: ...', 'Share this:' or the names of networks, a
link as a sentence of a paragraph ('Read also: ...'), and the mark with which an agency ends its news where it stands at the end
of a paragraph: '/End', '--(Petra) S H'. A caption, and what holds a number ('Ended 29 / A43'), is reported without that.

## Why
What a scraper brings along is translated with the text. It puts words into the mouth of the article and counts as prose.

## Fix safety
Suggested only: to take whole lines out of an article is a person's decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from cleanup.edit import Safety
from cleanup.mastheads import agencies
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_LINE = re.compile(
    r"""[ \t]*(?:
        source\ link
      | (?:read|see|watch)\ (?:more|also)[ \t]*(?::.{0,200}|\.{3}|…)?
      | also\ read[ \t]*:.{0,200}
      | share\ (?:this(?:\ (?:article|story|post|page))?|on\ (?:facebook|twitter|whatsapp|x|telegram))[ \t]*:?
      | share[ \t]*:?
      | sources?[ \t]*:[ \t]*(?:the\ )?(?:news\ )?agenc(?:y|ies)
      | (?:ended|finished|all\ over)[ \t]+\d{1,3}[ ]?/[ ]?[a-z]{1,2}[ ]?\d{0,3}
      | (?:related|recommended)\ (?:articles?|stories|news|posts|topics)[ \t]*:?
      | (?:click|tap)\ (?:here|to)\ (?:to\ )?(?:share|print|subscribe|read|watch|email|download|open)\b.{0,120}
      | (?:follow|like)\ us\ on\ .{1,80}
      | (?:subscribe|sign\ up)\ (?:to|for)\ our\ .{0,60}(?:newsletter|channel|mailing\ list|telegram).{0,80}
      | to\ view\ this\ content.{0,60}enable\ javascript.{0,80}
      | (?:print|email)\ this(?:\ (?:article|page))?
      | all\ rights\ reserved.{0,60}
      | \[ad_[12]\]
      | (?:please\ )?enter\ your\ (?:comment|name|email).{0,80}
      | (?:leave\ a\ (?:reply|replay|comment)|no\ comments(?:\ yet)?|post\ views:?.{0,20}|story\ code\ ?:.{0,20}|show\ more|back\ to\ top\ button)
      | your\ email\ address\ will\ not\ be\ published.{0,80}
      | (?:number\ of\ )?(?:readers|reads|views|visits|visitors)[ \t]*:[ \t]*[\d.,]+.{0,20}
      | (?:posted|published)\ on[ \t]*:.{0,120}
      | last\ updated?[ \t]*:.{0,80}
      | (?:\.{3}|…)[ \t]*more
      | (?:sign\ in|log\ in|register|subscribe)\ to\ (?:receive|follow|get)\ [^.,]{1,100}
      | subscribe\ to\ .{1,60}\bchannel\b.{0,40}
      | (?:image|picture|photo)\ (?:source|released|copyright),\ .{1,60}
      | (?:comment\ on\ the\ (?:photo|picture|image)|image\ caption|photo\ caption),?.{0,200}
      | (?:promotional\ material|related\ posts|top\ news|share\ your\ opinion|learn\ more|advertisement|archives?|■\ archive)
      | follow\ (?:our|the|all\ the)\ latest\ .{1,80}\ (?:via|on)\ google\ news.{0,20}
      | you\ (?:may|might)\ also\ (?:like|be\ interested\ in)[ \t]*(?::.{0,120})?
      | this\ (?:post|article|story)\ (?:first\ )?appeared\ (?:first\ )?on\ .{1,120}
    )[ \t]*\Z""",
    re.I | re.X,
)
_NETWORK = (
    "(?:facebook|twitter|whatsapp|telegram|linkedin|instagram|pinterest|messenger|viber|tumblr|reddit|tiktok|youtube)"
)
_NETWORKS = re.compile(rf"[ \t]*{_NETWORK}(?:[ \t]*[,|/·•]?[ \t]*{_NETWORK}){{1,8}}[ \t]*\Z", re.I)

_CODE = r"(?:[ ]?/?[ ]?\d{1,3}[ ]?(?:/[ ]?)?[A-Za-z]{0,2}[ ]?\d{0,3})?"


@cache
def _tail() -> re.Pattern[str]:
    """What stands at the end of a report."""
    return re.compile(
        r"(?:(?<=[.!?\"”’])[ \t]+(?P<link>[Ss]ource [Ll]ink)"
        rf"|(?<=[.!?\"”’\w])[ \t]?(?P<slash>/[ ]?(?:[Ee]nd(?:ed)?|[Ff]inished){_CODE})"
        r"|[ \t](?P<bracket>\((?:[Ee]nd(?:ed)?|[Ff]inished|[Oo]ver)\))"
        rf"|(?<=[.!?\"”])[ \t]+(?P<word>(?:Ended|Finished|All over|is over|End){_CODE})"
        rf"|[ \t]*(?P<agency>[-–—]{{1,3}}[ ]?\((?:{'|'.join(agencies())})\)"
        r"[ ]?(?:[A-Z]/?[ ]?){0,8})"
        r"|(?P<left>\.?[ ]?\banthy\b.{0,120}))[ \t./]*\Z"
    )


_INLINE = re.compile(r"(?:Read also|Also read|Read more|See also|Watch also):? ?[:-] [^\n]{3,200}\Z")
"""A link in the run of a paragraph, as a sentence of its own."""
_TELLS = re.compile(r"\d|caption,?:? ?\w", re.I)
"""What is only reported: a caption says something, and numbers are never taken away."""
_TAIL_CUE = re.compile(
    r"End|/ ?end|Finished|/ ?finished|\((?:end|finish|over)|(?:All|is) over|ource |[-–—] ?\([A-Z]|anthy"
)
_LINKS = frozenset((("read", "also"), ("also", "read"), ("read", "more"), ("see", "also"), ("watch", "also")))
_NEAR_END = 140
_LONGEST = 400
"""Characters of a line that is a button or a link."""


def is_boilerplate(line: str) -> bool:
    """Whether a whole line is no part of the article."""
    if len(line) > _LONGEST:
        return False
    return bool(_LINE.match(line) or _NETWORKS.match(line)) or line.rstrip().lower().endswith(": press here")


@rule(
    code="SEG004",
    name="boilerplate",
    stage=Stage.GRAMMAR,
    category="fluency/unintelligible",
    safety=Safety.SUGGEST,
    version=5,
    examples=[
        Example("The match ended in a draw.\n\nSource link", "The match ended in a draw."),
        Example("The match ended in a draw.\n\nRead more: Who will win the cup?", "The match ended in a draw."),
        Example("The match ended in a draw. Read also: Who will win the cup?", "The match ended in a draw."),
        Example("Share this:\n\nThe match ended in a draw.", "The match ended in a draw."),
        Example("The match ended in a draw. Source link", "The match ended in a draw."),
        Example("The match ended in a draw. Ended 29 / A43", None),
        Example("The match ended in a draw.\n\nShare:\n\nFacebook Twitter", "The match ended in a draw."),
        Example("The match ended in a draw.\n\nSource: Agencies", "The match ended in a draw."),
        Example(
            "The match ended in a draw.\n\nFollow the latest sports news via Google News", "The match ended in a draw."
        ),
        Example("The match ended in a draw.\n\nFinished 29 / N", None),
        Example("Photo caption: the goalkeeper of the city team", None),
        Example("The match ended in a draw./End", "The match ended in a draw."),
        Example("The match ended in a draw. --(Petra) S H", "The match ended in a draw."),
    ],
    clean=[
        "Read more books, the minister advised. He can read. Also read by many: the Bible.",
        "The source link between the two rivers is dry.",
        "Share this secret with nobody, she said.",
        "Source: National Statistics Office",
        "The agency (Petra) said so. The match ended -- (WAM) in a draw.",
        "The match is over. The war has ended. Weekend matches are in May.",
    ],
)
def boilerplate(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if not doc.pieces.isdisjoint(_LINKS):
        yield from _inline(doc)
    for number, block in enumerate(doc.blocks):
        line = block.span.of(doc.text)
        if is_boilerplate(line):
            yield _hit(doc, block.span, _with_break(doc, number))
        elif _TAIL_CUE.search(line, max(0, len(line) - _NEAR_END)) and (
            match := _tail().search(line, max(0, len(line) - _NEAR_END))
        ):
            tail = Span(*match.span(str(match.lastgroup)))
            start = len(line[: tail.start].rstrip())
            yield _hit(doc, tail.moved(block.span.start), Span(start, tail.end).moved(block.span.start))


def _inline(doc: Doc) -> Iterator[Hit]:
    for left, right in pairwise(doc.sentences):
        if _INLINE.match(doc.text[right.start : right.end]) and "\n" not in doc.text[left.end : right.start]:
            whole = Span(left.end, right.end)
            yield Hit(whole, f"'{right.of(doc.text)[:40]}' is no part of the article", [""], confidence=0.75)


def _with_break(doc: Doc, number: int) -> Span:
    """A line with the empty space before it; with that after it, where it is the first."""
    span = doc.blocks[number].span
    if number:
        return Span(doc.blocks[number - 1].span.end, span.end)
    return Span(span.start, doc.blocks[1].span.start if len(doc.blocks) > 1 else span.end)


def _hit(doc: Doc, seen: Span, whole: Span) -> Hit:
    text = seen.of(doc.text).strip()
    cuts = [] if _TELLS.search(text) else [""]
    return Hit(whole if cuts else seen, f"'{text[:40]}' is no part of the article", cuts, confidence=0.8)

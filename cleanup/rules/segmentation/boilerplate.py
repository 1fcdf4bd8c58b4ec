"""Lines of the web page that are no part of the article.

## What it does
Reports a line such as 'Source link', 'Read more: ...' or 'Share this:', and the mark with which an agency ends its news where it
stands at the end of a paragraph: '/End', 'Ended 29 / A43'.

## Why
What a scraper brings along is translated with the text. It puts words into the mouth of the article and counts as prose.

## Fix safety
Reported only: to take whole lines out of an article is a person's decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_LINE = re.compile(
    r"""[ \t]*(?:
        source\ link
      | (?:read|see|watch)\ (?:more|also)[ \t]*(?::.{0,200}|\.{3}|…)?
      | also\ read[ \t]*:.{0,200}
      | share\ (?:this(?:\ (?:article|story|post|page))?|on\ (?:facebook|twitter|whatsapp|x|telegram))[ \t]*:?
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
      | follow\ our\ latest\ .{1,80}\ via\ google\ news.{0,20}
      | .{0,80}:\ press\ here
      | you\ (?:may|might)\ also\ (?:like|be\ interested\ in)[ \t]*(?::.{0,120})?
      | this\ (?:post|article|story)\ (?:first\ )?appeared\ (?:first\ )?on\ .{1,120}
    )[ \t]*\Z""",
    re.I | re.X,
)

_CODE = r"(?:[ ]?/?[ ]?\d{1,3}[ ]?(?:/[ ]?)?[A-Za-z]{0,2}[ ]?\d{0,3})?"
_TAIL = re.compile(
    r"(?:(?<=[.!?\"”’])[ \t]+(?P<link>[Ss]ource [Ll]ink)"
    rf"|(?<=[.!?\"”’\w])[ \t]?(?P<slash>/[ ]?(?:[Ee]nd(?:ed)?|[Ff]inished){_CODE})"
    r"|[ \t](?P<bracket>\((?:[Ee]nd(?:ed)?|[Ff]inished|[Oo]ver)\))"
    rf"|(?<=[.!?\"”])[ \t]+(?P<word>(?:Ended|Finished|All over|is over|End){_CODE})"
    r"|(?P<left>\.?[ ]?\banthy\b.{0,120}))[ \t./]*\Z"
)
_TAIL_ENDS = ("ource ", "nd", "inished", "over", "anthy")
_NEAR_END = 140


def is_boilerplate(line: str) -> bool:
    """Whether a whole line is no part of the article."""
    return _LINE.match(line) is not None


@rule(
    code="SEG004",
    name="boilerplate",
    stage=Stage.READING,
    category="fluency/unintelligible",
    version=2,
    examples=[
        Example("The match ended in a draw.\n\nSource link", None),
        Example("The match ended in a draw.\n\nRead more: Who will win the cup?", None),
        Example("Share this:\n\nThe match ended in a draw.", None),
        Example("The match ended in a draw. Source link", None),
        Example("The match ended in a draw. Ended 29 / A43", None),
        Example("The match ended in a draw./End", None),
    ],
    clean=[
        "Read more books, the minister advised.",
        "The source link between the two rivers is dry.",
        "Share this secret with nobody, she said.",
        "Source: National Statistics Office",
        "The match is over. The war has ended. Weekend matches are in May.",
    ],
)
def boilerplate(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for block in doc.blocks:
        line = block.span.of(doc.text)
        if is_boilerplate(line):
            yield Hit(Span(*block.span), f"'{line.strip()[:40]}' is no part of the article", confidence=0.8)
        elif any(end in line[-_NEAR_END:] for end in _TAIL_ENDS) and (
            match := _TAIL.search(line, max(0, len(line) - _NEAR_END))
        ):
            tail = Span(*match.span(str(match.lastgroup)))
            yield Hit(tail.moved(block.span.start), f"'{tail.of(line)}' is no part of the article", confidence=0.8)

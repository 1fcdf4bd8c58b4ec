"""Lines of the web page that are no part of the article.

## What it does
Reports a line such as 'Source link', 'Read more: ...' or 'Share this:'.

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
      | this\ (?:post|article|story)\ (?:first\ )?appeared\ (?:first\ )?on\ .{1,120}
    )[ \t]*\Z""",
    re.I | re.X,
)

_TAIL = re.compile(r"(?<=[.!?\"”’])[ \t]+(?P<tail>[Ss]ource [Ll]ink)[ \t]*\Z")
_TAIL_END = "ource "


@rule(
    code="SEG004",
    name="boilerplate",
    stage=Stage.READING,
    category="fluency/unintelligible",
    examples=[
        Example("The match ended in a draw.\n\nSource link", None),
        Example("The match ended in a draw.\n\nRead more: Who will win the cup?", None),
        Example("Share this:\n\nThe match ended in a draw.", None),
        Example("The match ended in a draw. Source link", None),
    ],
    clean=[
        "Read more books, the minister advised.",
        "The source link between the two rivers is dry.",
        "Share this secret with nobody, she said.",
        "Source: National Statistics Office",
    ],
)
def boilerplate(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for block in doc.blocks:
        line = block.span.of(doc.text)
        if _LINE.match(line):
            yield Hit(Span(*block.span), f"'{line.strip()[:40]}' is no part of the article", confidence=0.8)
        elif _TAIL_END in line and (match := _TAIL.search(line)):
            yield Hit(
                Span(*match.span("tail")).moved(block.span.start),
                f"'{match['tail']}' is no part of the article",
                confidence=0.8,
            )

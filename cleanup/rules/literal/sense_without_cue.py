"""A word in a wrong sense that nothing near it gives away.

## What it does
Where the article is a proven translation, finds words and phrases of the lexicon also where the words are missing that the entry
wants near. A phrase may stand alone, a single word must have what its entry wants elsewhere in the article. What speaks
against an entry, the words that must stand right beside it, and the countries it belongs to hold as everywhere else. An
article is a proven translation when other rules have found two places of its wording damaged.

## Why
In an article that is known to be machine-translated a phrase that a translator gets wrong is more often wrong than right, also
in a sentence that the lexicon has not thought of.

## Fix safety
Only ever suggested, with less confidence than the same words have where their cues are near.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup import lexicon
from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc


@rule(
    code="LIT002",
    name="sense-without-cue",
    stage=Stage.PROVEN,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=1,
    examples=[
        Example("Traders said that raw Brent fell again.", "Traders said that Brent crude fell again."),
        Example(
            "He wants to hold the bag of the interior once more.",
            "He wants to hold the portfolio of the interior once more.",
        ),
        Example(
            "In Egypt the defense body asked for two more weeks.", "In Egypt the defense team asked for two more weeks."
        ),
    ],
    clean=[
        "A stone fell from the roof of the old house.",
        "He looked for work in several states in the south.",
        "The meeting ended late, and the ban on smoking was lifted.",
    ],
)
def sense_without_cue(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if not ctx.translated:
        return
    for match in lexicon.find_without_cues(doc, "sense"):
        if match.proposals:
            seen = match.span.of(doc.text)
            yield Hit(
                match.span,
                f"“{seen}” may be a literal rendering of “{match.proposals[0]}”",
                match.proposals,
                safety=Safety.SUGGEST,
                confidence=0.5,
                evidence=match.entry.evidence,
                category=match.entry.category,
                severity=match.entry.severity,
            )

"""Clauses that no fluent writer would write.

## What it does
Marks a stretch of 3 to 25 words whose words come as a surprise to a language model in a way that broken sentences do: links that
join nothing, a phrase said twice, two nouns side by side, a full stop inside a clause.

## Why
"that played the question now. An essential role", "has undermined aspirations Russia is changing the course": the words are
English, the sentence is not. No list of patterns finds these, and a reader who trusts them is misled.

## Fix safety
Flag only: what was meant is known from the source alone. The rule says nothing without the language model (`--no-lm`). The
threshold is set so that human-written news gets at most 1.5 marks per 1,000 words; headings are not looked at. In a text of fewer
than 100 words a clause must be far worse, for the model has not read enough to know what to expect. In a longer one that is
likelier to have been written by a person (`mt_score` below one half), a clause must be worse to be marked, and direct speech is not
marked, unless other rules have found two places of the wording damaged; then milder clauses are marked too. Unless they have, the
model does not read sentences in which it would hardly find anything: short ones, and those full of names.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc


@rule(
    code="NON001",
    version=8,
    name="garbled-clause",
    stage=Stage.READING,
    category="fluency/grammar",
    severity=Severity.MAJOR,
    needs_model=True,
    examples=[
        Example(
            "The company sent hundreds of men, a private group that played the question now. An essential role in the attack "
            "on the capital, however, it has now had to retreat.",
            None,
        ),
        Example(
            "There is no decision to use the country as the military bases and coastal military bases, but talks go on.",
            None,
        ),
        Example("The minister said that the talks with From him the powers would be held in the next few days.", None),
    ],
    clean=[
        "The talks were held in the capital on Sunday, and both sides said they would meet again next month.",
        "Russian mercenaries were seen making a hasty retreat from the front lines as civilians demanded they leave the town.",
        "Oil production in the giant field resumed last week after the forces that had held it for months withdrew.",
    ],
)
def garbled_clause(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if ctx.fluency is None:
        return
    for span, score in ctx.fluency.garbled(doc, ctx.names, ctx.translated):
        evidence = (Evidence("model", "the words do not fit one another", score),)
        yield Hit(span, "This passage may be garbled", confidence=round(score, 2), evidence=evidence)

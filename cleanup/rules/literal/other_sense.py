"""A word that fits its sentence far worse than another rendering of the same source word.

## What it does
Where the article is a proven translation, looks at every word that may render an Arabic word of several senses
(`data/homographs.yml`: حارس is a guard and a goalkeeper, مؤشر an indicator and an index), reads on from there, a dozen tokens at
the most, with each of the other renderings, and reports the word where the language model finds the sentence far likelier with
another one. An article is a proven translation when other rules have found two places of its wording damaged.

## Why
Words that must stand near say where a word is wrong in sentences that somebody has thought of. What a sentence is about says it
in all others: a *guard* who saves a shot is a goalkeeper.

## Fix safety
Only ever suggested, with what the model gains by it. Renderings that people use for one another, as far as that could be learned from
what people wrote (`data/alike.json`), are left out; `benchmarks/results/human-proven.json` has how often the rule would report what
people wrote if it took that for a translation. It says nothing without the language model (`--no-lm`), nor with one of your own that
does not keep each word of what it has read (sliding windows, state spaces).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from cleanup import indefinite
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc

_SHOWN = 2


@rule(
    code="LIT003",
    name="other-sense",
    stage=Stage.PROVEN,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    needs_model=True,
    version=3,
    examples=[
        Example(
            "The striker shot from outside the box, but the guard saved the ball and the match ended in a draw.",
            "The striker shot from outside the box, but the goalkeeper saved the ball and the match ended in a draw.",
        ),
        Example(
            "The defense said that it would submit a stab against the verdict to the Court of Cassation next week.",
            "The defense said that it would submit an appeal against the verdict to the Court of Cassation next week.",
        ),
        Example(
            "The two teams tied without goals in the first run, and the hosts scored twice after the break.",
            "The two teams tied without goals in the first half, and the hosts scored twice after the break.",
        ),
        Example(
            "The council discussed the general balance for the coming year, which has a deficit of six billion.",
            "The council discussed the state budget for the coming year, which has a deficit of six billion.",
        ),
    ],
    clean=[
        "The guard opened the gate of the prison and let the visitors in.",
        "He cut a slice of bread and put cheese on it before he went to college.",
        "Thousands joined the march through the capital on Sunday.",
        "The lawyer died in hospital of a stab wound to the chest.",
    ],
)
def other_sense(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if ctx.fluency is None or not ctx.translated:
        return
    for sense in ctx.fluency.senses(doc):
        seen = sense.span.of(doc.text)
        best, gain, source = sense.options[0]
        put = tuple(other for other, _, _ in sense.options[:_SHOWN])
        evidence = (
            Evidence("lexicon", f"{source} is rendered as “{seen.lower()}” and as “{best.lower()}”"),
            Evidence(
                "model",
                f"as far as the language model reads on, “{best}” makes the sentence at least {_times(gain)} likelier",
            ),
        )
        span, proposals = indefinite.with_article(doc, sense.span, put)
        yield Hit(
            span,
            f"“{seen}” may be a wrong sense of {source}: “{best}” fits the sentence far better",
            proposals,
            safety=Safety.SUGGEST,
            confidence=0.6,
            evidence=evidence,
        )


def _times(nats: float) -> str:
    """How many times likelier, in round numbers: the logarithm tells an editor nothing."""
    return f"{10 ** min(6, int(nats / math.log(10))):,} times"

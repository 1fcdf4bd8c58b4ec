"""A name translated word by word.

## What it does
Proposes the name where the authority knows a phrase to be its literal translation: `the seventh day reported` for the
newspaper Youm7, `city of the connector` for Mosul, and where one part of a person's name stands as a word beside the other:
`Bashar the lion` for Bashar al-Assad, `Turkish al-Maliki` for Turki al-Maliki.

## Why
Names of newspapers, towns and people are often ordinary words in the source language.

## Fix safety
Suggested: the phrase can also be meant as it stands. Outlets are proposed only where something is attributed to them, people only
in articles that speak of them or their country. What is part of a longer name or said to be another country's is left alone (`the Swiss
National Bank`, `the White City Hotel in Lagos`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.attribution import attributed
from cleanup.edit import Safety
from cleanup.elsewhere import anothers
from cleanup.finding import Evidence, Severity
from cleanup.names import authority
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span


@rule(
    code="NAM003",
    version=5,
    name="translated-name",
    stage=Stage.NAMES,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    in_quotes=True,
    examples=[
        Example(
            "According to the seventh day, the minister of supply will resign.",
            "According to Youm7, the minister of supply will resign.",
        ),
        Example(
            "The source told the seventh day that schools in Egypt will open on Sunday.",
            "The source told Youm7 that schools in Egypt will open on Sunday.",
        ),
        Example(
            "The newspaper the seventh day quoted the head of the chamber in Cairo.",
            "The newspaper Youm7 quoted the head of the chamber in Cairo.",
        ),
        Example(
            "In Damascus, Bashar the lion received the delegation.",
            "In Damascus, Bashar al-Assad received the delegation.",
        ),
        Example(
            "In Riyadh, Colonel Turkish al-Maliki spoke to reporters.",
            "In Riyadh, Colonel Turki al-Maliki spoke to reporters.",
        ),
    ],
    clean=[
        "On the seventh day of the strike the workers went home.",
        "The talks ended on the seventh day, according to the ministry.",
        "He rested on the seventh day.",
    ],
)
def translated_name(doc: Doc, ctx: Context) -> Iterator[Hit]:
    known = authority.load(ctx.config.authority).by_id if ctx.names.phrases else {}
    for phrase in ctx.names.phrases:
        pattern = re.compile(rf"(?<![\w-]){re.escape(phrase.form)}(?![\w-])", re.I)
        for match in pattern.finditer(doc.text):
            span = Span(*match.span())
            if phrase.frame == "attribution" and not attributed(doc, span):
                continue
            entry = known[phrase.entry]
            if entry.kind != "person" and anothers(doc, span, set(entry.country), lies=entry.kind == "place"):
                continue
            yield Hit(
                span,
                f"“{match.group()}” may be {phrase.name}, translated word by word",
                [phrase.name],
                confidence=0.8,
                evidence=(Evidence("authority", f"{phrase.name} ({phrase.native})", None, phrase.entry),),
                cluster=phrase.entry,
            )

"""An article before the name of a country: 'in the Iraq.', 'the Egypt's army'.

## What it does
Proposes the name alone: 'in Iraq.', "Egypt's army".

## Why
Many Arabic names of countries have the article, and the translation copies it.

## Fix safety
Suggested only. What follows must end the phrase, so that 'the Iraq war', 'the Syria of his youth' and 'the Iraq and Syria desks' are
left alone. Names that English itself has with the article (the Sudan, the Lebanon, the Yemen), rivers and ships are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import neighbours
from cleanup.text import Doc, Span

_COUNTRY = (
    "Iraq|Syria|Libya|Egypt|Iran|Turkey|Russia|Israel|Palestine|Saudi Arabia|Tunisia|Algeria|Morocco|Qatar|Kuwait|Bahrain|Oman|France|"
    "Germany|Italy|Britain|America|China|India|Somalia|Mauritania|Afghanistan|Pakistan|Ethiopia|Greece|Spain"
)
_ARTICLE = re.compile(
    rf"[Tt]he (?:(?<=^The )|(?<=[a-z,] the )|(?<=[.!?] The ))(?P<name>{_COUNTRY})"
    r"(?P<rest>['’]s (?=[a-z])|(?=[.;!?](?:\s|$)|, (?:and|but|while|where|which|who)\b| (?:is|was|has|had|said|will|would"
    r"|sent|condemned|announced|rejected|refused|received|after|before|since|yesterday)\b"
    r"| and (?:its|his|the (?:[A-Z]\w+[ .,;]|minister|president|government|army|United)\b)))",
    re.M,
)
_BELONGS = re.compile(r"^['’]s (?:best|biggest|first|new|largest|last|next|only|worst|strongest)\b")


@rule(
    code="SYN018",
    name="article-before-country",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    pieces=neighbours(["the"], (name.split()[0] for name in _COUNTRY.split("|"))),
    examples=[
        Example("The floods reached the Pakistan.", "The floods reached Pakistan."),
        Example("He leads the Greece's delegation to the talks.", "He leads Greece's delegation to the talks."),
        Example("The Spain is ready for the summit.", "Spain is ready for the summit."),
    ],
    clean=[
        "He wrote about the Iraq war and the Syria desk.",
        "The India of her novels is gone.",
        "He works on the Iraq and Syria files.",
        "The Russia-backed group left, and the Sudan is at peace.",
    ],
)
def article_before_country(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _ARTICLE.finditer(doc.text):
        block = doc.block_at(match.start())
        if block is None or block.kind == "heading" or _BELONGS.match(doc.text, match.end("name")):
            continue
        name = match["name"]
        yield Hit(Span(match.start(), match.end("name")), f"'{name}' has no article", [name], confidence=0.75)

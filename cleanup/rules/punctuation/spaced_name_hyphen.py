"""An Arabic article set apart from its name.

## What it does
Closes up 'al - Rashid', 'Al- Rashid' and 'al -Rashid'; also with the articles el, ar, ash, az and their like before a name that
begins with the letter they go with.

## Why
The hyphen of the article is taken for a dash. The name is then two words, and no search finds it.

## Fix safety
Safe for al and el, and for a capital 'Al - Name' when the article writes such names with a hyphen elsewhere. Forms that are also
English words (as, at, an, ad), and a capital article with a space on both sides, are only suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_SPLIT = re.compile(
    r"(?<![\w'’-])(?P<article>[AaEe]l|[Aa][drsntz]|[Aa]sh)(?P<gap> - | -|- )(?P<name>[A-Z][a-z'’]{2,}|[‘’'][A-Z][a-z]{2,})\b"
)
_ANY = re.compile(r"[dhlnrstz](?: - | -|- )[A-Z‘’']")
_HYPHENATED = re.compile(r"\b[AE]l-[A-Z][a-z]")
_DASHED = re.compile(r"[^.\n]{0,60}? - ")
_SUN = {"ad": "D", "as": "S", "ar": "R", "ash": "Sh", "an": "N", "at": "T", "az": "Z"}
_ENGLISH = frozenset({"as", "at", "an", "ad"})


def _safety(article: str, gap: str, text: str) -> Safety:
    if article.lower() in _ENGLISH:
        return Safety.SUGGEST
    if article[0].isupper() and gap == " - " and not _HYPHENATED.search(text):
        return Safety.SUGGEST
    return Safety.SAFE


@rule(
    code="PUN005",
    name="spaced-name-hyphen",
    stage=Stage.LAYOUT,
    category="locale/name",
    safety=Safety.SAFE,
    in_quotes=True,
    cues=(" -", "- "),
    examples=[
        Example("The poet Harun al - Rashidi died.", "The poet Harun al-Rashidi died."),
        Example("Officials in Al- Khobar and el -Obeid met.", "Officials in Al-Khobar and el-Obeid met."),
        Example("Fans of Al - Hilal and Al-Nassr clashed.", "Fans of Al-Hilal and Al-Nassr clashed."),
        Example("The town of Ar - Rayyan flooded.", "The town of Ar-Rayyan flooded."),
    ],
    clean=[
        "Nassar - a former minister - resigned.",
        "Countries such as - Syria aside - Jordan agreed.",
        "They met at - Tuesday was the day - the hotel.",
        "BIRMINGHAM, AL - The governor spoke.",
        "The Al-Nassr match, 5 - 3, was lively.",
    ],
)
def spaced_name_hyphen(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _SPLIT.finditer(doc.text) if _ANY.search(doc.text) else ():
        article, gap, name = match.group("article", "gap", "name")
        needed = _SUN.get(article.lower(), "")
        if not name.lstrip("‘’'").startswith(needed):
            continue
        if gap == " - " and (article.lower() in _ENGLISH or _DASHED.match(doc.text, match.end())):
            continue
        yield Hit(
            Span(*match.span("gap")),
            f"'{match.group()}' is one name",
            ["-"],
            safety=_safety(article, gap, doc.text),
        )

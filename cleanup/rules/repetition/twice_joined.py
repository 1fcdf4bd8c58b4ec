"""One word joined to itself: 'investigations and investigations', 'a fixed and fixed price', 'Military Military Court'.

## What it does
Proposes to drop the second of two equal nouns joined by 'and' or a comma, of two equal infinitives, of two equal adjectives after
an article, and of two equal words with a capital before the name of an institution, or with an Arabic article.

## Why
Arabic likes to join two words of one meaning. Where English has one word for both, the translation says it twice.

## Fix safety
Suggested only. What is said twice on purpose is left alone: 'more and more', 'years and years', 'again and again'; and
so are compounds: 'food and food products'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress
from operator import eq

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import words
from cleanup.text import Doc, Span

_ENDS = r"(?=[.,;:)\"”]|$| (?:of|in|to|for|by|from|that|which|and|is|are|was|were|will|has|have|with|at|on|between|against)\b)"
_NOUN = re.compile(
    r"\b(?P<word>[a-z]{2,20}(?:tion|sion|ment|ity|ness|ance|ence|ship|ism|cy|sis|ure|al)s?)(?P<cut>(?: and|,) (?P=word))"
    + _ENDS,
    re.I,
)
_AFTER_ARTICLE = re.compile(
    r"\b(?:an?|the|his|her|its|their|of|for|in|with|any) (?P<word>[a-z]{3,20}[^s\W])(?P<cut> and (?P=word))" + _ENDS
)
_INFINITIVE = re.compile(r"\bto (?P<word>[a-z]{6,20})(?P<cut> and (?P=word))\b(?! (?:again|hard|heavily|well)\b)")
_ADJECTIVE = re.compile(
    r"\b(?:an?|the|of|for) (?P<word>[a-z]{2,20}(?:ed|ic|al|ous|ive|ful))(?P<cut> and (?P=word))(?= [a-z]{3,})"
)
_CAPITALS = re.compile(
    r"\b(?P<word>Military|National|Supreme|Central|Public|Security|Criminal|Federal|Joint|General|Popular|Political|Executive|Constitutional|Islamic|"
    r"European|Arab|African|International|United|Democratic|Republican)"
    r"(?P<cut> (?P=word))(?= (?:Court|Council|Committee|Forces|Government|Ministry|Army|Authority|"
    r"Commission|Party|Police|Bank|Union|Agency|Office|Command|Nations|States|League|Parliament|Coalition|Bloc|Guard|Front)\b)"
)
_ARTICLED = re.compile(r"-(?<=\b[AE]l-)(?P<word>[A-Z][\w’'-]{2,30})(?P<cut> (?:Al|El)-(?P=word))\b")
_ARTICLES = frozenset(("al", "el"))
_BETWEEN = re.compile(r"\b(?:between|from|for)\s+(?:\w+\s+)?\Z")
_MEANT = words(
    "more less again over through through years days weeks months hours minutes miles thousands hundreds millions dozens round "
    "better worse higher lower bigger smaller further many much very education location generation old little "
    "real peace love resistance violence attention"
)


@rule(
    code="REP004",
    name="twice-joined",
    stage=Stage.GRAMMAR,
    category="accuracy/mistranslation",
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example(
            "The office will conduct all investigations and investigations in Graz.",
            "The office will conduct all investigations in Graz.",
        ),
        Example("Bread is sold at a fixed and fixed price.", "Bread is sold at a fixed price."),
        Example("The Military Military Court in Oslo sat on Monday.", "The Military Court in Oslo sat on Monday."),
        Example("He thanked the European European Union for its help.", "He thanked the European Union for its help."),
        Example("They tried to intimidate and intimidate the staff.", "They tried to intimidate the staff."),
        Example("The players of Al-Nuaimi Al-Nuaimi won.", "The players of Al-Nuaimi won."),
        Example("He has competence, competence and patience.", "He has competence and patience."),
    ],
    clean=[
        "Prices rise more and more, for years and years, again and again.",
        "Location, location and location alone decide the price.",
        "The old and old at heart met; she asked for thousands and thousands of pounds.",
        "It sells food and food products, cash and cash equivalents, security and security systems to wait and wait.",
        'He spoke of survival, survival of the species; "Attention, attention," it said; peace and peace of mind.',
        "The bonds between nation and nation; the Wagga Wagga Council; to listen and listen again.",
        "The Duran Duran Club met in the Bora Bora Hotel.",
    ],
)
def twice_joined(doc: Doc, ctx: Context) -> Iterator[Hit]:
    patterns = (_NOUN, _AFTER_ARTICLE, _INFINITIVE, _ADJECTIVE, _CAPITALS) if _joined(doc.plain) else ()
    for pattern in (*patterns, *([_ARTICLED] if _ARTICLES & doc.vocabulary else ())):
        for match in pattern.finditer(doc.text):
            span = Span(*match.span("cut"))
            if (
                match["word"].lower() in _MEANT
                or doc.quoted(span)
                or ("," in match["cut"] and not match.string.startswith(" and", span.end))
            ):
                continue
            if not _BETWEEN.search(doc.text, max(0, match.start() - 20), match.start("word")):
                yield Hit(span, f"'{match['word']}' is said twice", [""], confidence=0.75)


def _joined(plain: Sequence[str]) -> bool:
    """Whether a word stands twice with nothing or 'and' between: asked first, for most texts have none."""
    return any(map(eq, plain, plain[1:])) or "and" in compress(plain[1:], map(eq, plain, plain[2:]))

"""Words that are not English.

## What it does
Flags a lower-case word that no English word list knows, that is no regular form of a known word (-ly, -ing, un-, re-...), no
compound of two, and whose spelling a subword model finds strange: "clopottis", "dinasy", "trolleybuz".

## Why
Where a translation system has no word for something, it writes one: half source word, half English. Search never finds it again.

## Fix safety
Flag only: what the word stands for is known from the source alone. Words inside short quotations, brackets or between other
foreign words, words that the text introduces ("called", "known as") and words
that come back three times or more are left alone: they are terms.
On 41,600 words of human-written news the rule fires once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

STRANGE = 0.62
_SHORTEST, _LONGEST = 5, 60
_TERM_COUNT = 3
_SHORT_QUOTE = 60
_MARKS = frozenset("\"'“”‘’«»()[]*_/@#")
_INTRODUCED = frozenset(("called", "named", "dubbed", "termed", "nicknamed", "as", "word", "term", "so-called", "or"))


@rule(
    code="NON002",
    name="mangled-word",
    stage=Stage.READING,
    category="fluency/spelling",
    severity=Severity.MINOR,
    examples=[
        Example("The bells, or rather the clopottis of the old church, were heard in the town.", None),
        Example("The last king of the dinasy died in the capital.", None),
        Example("He came to the meeting by trolleybuz, as he did every morning.", None),
    ],
    clean=[
        "The newsreader resigned after the counterprotest in the megacity.",
        "They ate kimchi and pierogi and danced at the so-called “trolleybuz” party.",
        "He made a wine called svartka in his cellar.",
    ],
)
def mangled_word(doc: Doc, ctx: Context) -> Iterator[Hit]:
    from cleanup.fluency.subwords import SubwordModel

    subwords = ctx.subwords or SubwordModel()
    surfaces = doc.surfaces
    unknown = {surface for surface in set(surfaces) if _unknown(surface)}
    if not unknown:
        return
    counts = Counter(map(str.lower, surfaces))
    for index, (word, surface) in enumerate(zip(doc.words, surfaces, strict=True)):
        if (
            surface not in unknown
            or len(surface) > _LONGEST
            or counts[surface] >= _TERM_COUNT
            or surface in ctx.names.known
        ):
            continue
        neighbours = [surfaces[near] for near in (index - 1, index + 1) if 0 <= near < len(surfaces)]
        if not unknown.isdisjoint(neighbours) or _set_apart(doc, word):
            continue
        if index and neighbours[0].lower() in _INTRODUCED and word.start - doc.words[index - 1].end == 1:
            continue
        score = subwords.strangeness(surface)
        if score >= STRANGE:
            evidence = (Evidence("model", f"unknown word, subword strangeness {score:.2f}", score),)
            yield Hit(word, f"“{surface}” is not a word of English", confidence=round(score, 2), evidence=evidence)


@lru_cache(maxsize=100_000)
def _unknown(surface: str) -> bool:
    """Whether a word that may be ordinary English, by its letters, is none."""
    from cleanup.fluency.subwords import is_known

    if len(surface) < _SHORTEST or not (surface.islower() and surface.isalpha()):
        return False
    return len(surface) > _LONGEST or not is_known(surface)


def _set_apart(doc: Doc, word: Span) -> bool:
    """Whether marks or a short quotation say that the word is not the writer's own."""
    around = doc.text[max(0, word.start - 1) : word.start] + doc.text[word.end : word.end + 1]
    if _MARKS.intersection(around):
        return True
    return any(quote.end - quote.start <= _SHORT_QUOTE for quote in doc.quotations_around(word))

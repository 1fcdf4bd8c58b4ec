"""A phrase that says the same thing twice.

## What it does
Proposes to drop the needless word of 'return back', 'European European', 'added, adding that', 'injured with injuries', '40 tons a
day daily' or 'in the center of central Oslo', and reports phrases in which one stem comes back as another part of speech ('the
possibility is possible') or one body is named twice ('the council of the Council of X').

## Why
Arabic likes a verb with a noun of its own root; carried over word by word it makes English that says nothing.

## Fix safety
Suggested where one word can simply go, otherwise reported. Equal words ('rules are rules') are left alone, because people
say that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress
from operator import eq

from wordfreq import zipf_frequency

from cleanup.demonyms import adjective_pattern, by_adjective
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import neighbours
from cleanup.text import Doc, Piece, Span

_GOING = "return|recoup|revert|regain|recover|retreat|withdraw|withdrew|restor"
_ENDING = "e|s|es|ed|ing|al|n"
_BACK = re.compile(
    rf"\b(?P<verb>(?:{_GOING})(?:{_ENDING})?)(?P<back> back)"
    r"(?! (?:door|pain|payments?|yards?|rooms?|home|channels?|pay|garden|taxes|wages|rent|rows?|seats?|page|line)\b)(?=[ ,.;])"
)
_BACK_PAIRS = neighbours(
    [verb + ending for verb in _GOING.split("|") for ending in ("", *_ENDING.split("|"))], ["back"]
)
_TWICE_ADJECTIVE = re.compile(r"\b(?P<word>[A-Z][a-z]{3,}(?:an|ese|ish|ic))(?P<rest>(?: (?P=word)){1,3})(?= [a-z])")
_SAID_TWICE = re.compile(
    r"\b(?P<first>(?P<stem>add|stress|not|explain|confirm|stat|clarif|emphasi[sz]|indicat|point)(?:ed|ied)(?: out)?)(?:,| and) "
    r"(?P=stem)(?:ing|ying)(?: out)? that\b"
)
_SAYING = frozenset(
    "adding stressing noting explaining confirming stating clarifying emphasizing emphasising indicating pointing".split()
)
_MODAL_TWICE = re.compile(
    r"\b(?P<word>must|will|would|could|should|may|might)(?P<cut> be (?P=word))(?= (?!(?:be|not)\b)[a-z]{3,})"
)
_ASKING = re.compile(r"\b(?:(?:what|how|who|where|which|when|why)(?:ever)?\b|(?:that|all) (?:\w+ )?\Z)", re.I)
_TURNED = frozenset(("be", modal) for modal in ("must", "will", "would", "could", "should", "may", "might"))
_IN_PART = re.compile(
    r"\bin the (?P<part>cent(?:er|re)|middle|north|south|east|west)(?: of)? (?P<again>central|northern|southern|eastern|western)(?= [A-Z])"
)
_PARTED = neighbours(
    ("center", "centre", "middle", "north", "south", "east", "west", "of"),
    ("central", "northern", "southern", "eastern", "western"),
)
_PARTS = {"center": "central", "centre": "central", "middle": "central"}
_NEW_NOVEL = re.compile(r"\b(?P<new>new )(?:novel (?=corona ?virus)|emerging (?=corona ?virus))")
_HURT_TWICE = re.compile(
    r"\b(?P<word>injured|wounded) with (?:(?:various|different|multiple) )?(?:injuries|wounds)(?=[.,;])"
)
_OFTEN = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}
_EITHER_WAY = "|".join(
    rf"(?:per|an?|each|every) {unit}( {adverb})|({adverb} )(?:each|every) {unit}" for adverb, unit in _OFTEN.items()
)
_RATE_TWICE = re.compile(
    rf"\b(?:{_EITHER_WAY})"
    r"(?=[.,;)]| (?:to|in|for|from|since|by|until|during|at|on|with|through|and|but|according|of)\b)"
)
"""What is needless is its one group. Behind an adjective stands its noun: 'twice a day daily newspapers are read'."""
_BODY = (
    r"government|ministry|council|parliament|assembly|party|committee|commission|organization|organisation|union|agency"
)
_TWICE_BODY = re.compile(
    rf"(?<![\w-])(?:[\w-]{{1,40}} )?(?P<body>{_BODY}) of (?:the )?(?P<again>[A-Z][a-z]+) (?:of|for) [A-Z]\w+(?: [A-Z]\w+)?"
)
_BODY_TWICE = re.compile(rf"\b[A-Z][a-z]+ (?P<word>{_BODY.title()})(?: (?P=word))+\b")
_CAPITAL_TWICE = re.compile(r"([A-Z][\w-]{1,60}) (?:[\w-]{1,60} ){0,2}\1")
_COPULA = re.compile(
    r"\b(?P<noun>[a-z]{6,20}) (?:(?:may|might|can|could|will|would|should|must) be|is|are|was|were|becomes?|became|remains?) "
    r"(?:(?:very|also|still|now) )?(?P<adjective>[a-z]{6,20})\b"
)
_ADJECTIVE = re.compile(r"(?:[ai]ble|al|ive|ous|ful|ic|ary|ent|ant)\Z")
_SAME_ROOT = re.compile(
    r"\b(?P<article>the|these|those|some|several|many) (?P<participle>[a-z]{3,}ing) (?P<noun>[a-z]{4,})\b"
)
_IRREGULAR = {"flying": "flight", "singing": "song", "living": "li[fv]e", "speaking": "speech", "thinking": "thought"}
_STEM, _SHORT_STEM = 6, 5
_RARE = 2.8


@cache
def _nation_twice() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<word>{adjective_pattern()})(?: (?P=word)){{1,3}}(?= [a-z])")


def _shared(left: str, right: str) -> int:
    """How many letters both words begin with."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


@cache
def _long_nations() -> frozenset[Piece]:
    """The first two words of each adjective that has more than one."""
    parts = (re.findall(r"[^\W_]+", adjective.lower()) for adjective in by_adjective())
    return frozenset((words[0], words[1]) for words in parts if len(words) > 1)


def _says_twice(doc: Doc) -> bool:
    """Whether one capitalised word may stand there twice."""
    may = any(map(eq, doc.plain, doc.plain[1:])) or not doc.pieces.isdisjoint(_long_nations())
    return may and _CAPITAL_TWICE.search(doc.text) is not None


def _names_twice(doc: Doc) -> bool:
    """Whether 'council of' and 'of Council', or the like, stand there."""
    pieces = doc.pieces
    return any(
        (body, "of") in pieces and (("of", body) in pieces or ("the", body) in pieces) for body in _BODY.split("|")
    )


def _one_stem(doc: Doc, letters: int, distances: range) -> bool:
    """Whether two words so far from each other begin with the same letters."""
    stems = [word[:letters] for word in doc.plain]
    return any(
        len(stem) == letters for distance in distances for stem in compress(stems, map(eq, stems, stems[distance:]))
    )


def _droppable(doc: Doc) -> Iterator[Hit]:
    for match in () if doc.vocabulary.isdisjoint(_SAYING) else _SAID_TWICE.finditer(doc.text):
        yield Hit(Span(*match.span()), f"'{match['first']}' is said twice", [f"{match['first']} that"], confidence=0.8)
    for match in () if doc.pieces.isdisjoint(_BACK_PAIRS) else _BACK.finditer(doc.text):
        message = f"'{match.group('verb')}' already says 'back'"
        yield Hit(Span(*match.span()), message, [match.group("verb")], Safety.SUGGEST, 0.7)
    for match in () if doc.pieces.isdisjoint(_TURNED) else _MODAL_TWICE.finditer(doc.text):
        if not _ASKING.search(doc.text, doc.sentence_at(match.start()).start, match.start()):
            yield Hit(Span(*match.span()), f"'{match['word']}' stands here twice", [match["word"]], confidence=0.7)
    for match in () if doc.pieces.isdisjoint(_PARTED) else _IN_PART.finditer(doc.text):
        if match["again"] == _PARTS.get(match["part"], f"{match['part']}ern"):
            after = f"in {match['again']}"
            yield Hit(Span(*match.span()), f"'{match['again']}' already says it", [after], confidence=0.7)
    for match in (
        _HURT_TWICE.finditer(doc.text) if ("injured", "with") in doc.pieces or ("wounded", "with") in doc.pieces else ()
    ):
        yield Hit(Span(*match.span()), f"'{match['word']}' already says it", [match["word"]], confidence=0.7)
    for match in _NEW_NOVEL.finditer(doc.text) if "novel" in doc.vocabulary or "emerging" in doc.vocabulary else ():
        yield Hit(Span(*match.span("new")), "'new' is said twice", [""], confidence=0.7)
    for match in () if doc.vocabulary.isdisjoint(_OFTEN) else _RATE_TWICE.finditer(doc.text):
        again = Span(*match.span(match.lastindex or 0))
        yield Hit(again, f"'{again.of(doc.text).strip()}' is said twice", [""], confidence=0.8)
    for pattern in (_TWICE_ADJECTIVE, _nation_twice(), _BODY_TWICE) if _says_twice(doc) else ():
        for match in pattern.finditer(doc.text):
            if pattern is _TWICE_ADJECTIVE and zipf_frequency(match.group("word"), "en") < _RARE:
                continue  # somebody's name: Sirhan Sirhan
            message = f"'{match.group('word')}' stands here twice"
            yield Hit(Span(match.start("word"), match.end()), message, [match.group("word")], Safety.SUGGEST, 0.8)


def _same_root(participle: str, noun: str) -> bool:
    if irregular := _IRREGULAR.get(participle):
        return bool(re.match(rf"{irregular}s?\Z", noun))
    stem = participle[:-3]
    return len(stem) >= _SHORT_STEM and noun.startswith(stem) and noun != participle and not noun.startswith(participle)


def _reported(doc: Doc) -> Iterator[Hit]:
    for match in _TWICE_BODY.finditer(doc.text) if _names_twice(doc) else ():
        if match.group("again").lower() == match.group("body"):
            yield Hit(Span(*match.span()), f"'{match.group('body')}' is named twice", confidence=0.7)
    for match in _COPULA.finditer(doc.text) if _one_stem(doc, _STEM, range(2, 5)) else ():
        noun, adjective = match.group("noun", "adjective")
        shared = _shared(noun, adjective)
        if noun != adjective and shared >= _STEM and shared >= len(adjective) - 4 and _ADJECTIVE.search(adjective):
            yield Hit(Span(*match.span()), f"'{noun}' and '{adjective}' say the same", confidence=0.6)
    same_root = _one_stem(doc, _SHORT_STEM, range(1, 2)) or not doc.vocabulary.isdisjoint(_IRREGULAR)
    for match in _SAME_ROOT.finditer(doc.text) if same_root else ():
        if _same_root(*match.group("participle", "noun")):
            yield Hit(
                Span(*match.span()),
                f"'{match.group('participle')} {match.group('noun')}' says one thing twice",
                confidence=0.6,
            )


@rule(
    code="REP002",
    version=6,
    name="tautology",
    stage=Stage.GRAMMAR,
    category="accuracy/mistranslation",
    safety=Safety.SUGGEST,
    examples=[
        Example("The fans returned back to the stadium.", "The fans returned to the stadium."),
        Example("He added, adding that the fair would open in May.", "He added that the fair would open in May."),
        Example("The African African cup begins today.", "The African cup begins today."),
        Example("The Security Council Council met in May.", "The Security Council met in May."),
        Example("The key must be must return to the owner.", "The key must return to the owner."),
        Example("It snowed in the center of central Graz.", "It snowed in central Graz."),
        Example("Forty guests were injured with injuries.", "Forty guests were injured."),
        Example("The mill sells 40 tons a day daily.", "The mill sells 40 tons a day."),
        Example(
            "The club pays 200 dinars monthly every month to its members.",
            "The club pays 200 dinars every month to its members.",
        ),
        Example("She fell ill with the new novel coronavirus.", "She fell ill with the novel coronavirus."),
        Example("The probability may be probable, the doctor said.", None),
        Example("It was decided by the supreme council of the Council of Elders.", None),
        Example("The fair showed the flying flights of the future.", None),
    ],
    clean=[
        "What must be must come; how good they will be will depend on us; what will be will be. It may be May or June.",
        "It rained in the heart of central Graz and in the centre of Graz.",
        "Rules are rules, and the building is being built; the government of the United Kingdom resigned.",
        "He sat in the returning back row and the singing singer bowed.",
        "The competition is tough; a protester was protesting; the reader is really ready.",
        "A court heard that Shaban Shaban shot first.",
        "Twice a day daily newspapers are read; a year annually checked. The annual fee is due monthly each year.",
        "She returned; back home, nobody waited. The Persian Persians wore silk.",
    ],
)
def tautology(doc: Doc, ctx: Context) -> Iterator[Hit]:
    yield from _droppable(doc)
    yield from _reported(doc)

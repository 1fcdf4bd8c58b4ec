"""The same word twice in a row.

## What it does
Removes the second of two equal words ('the the'), and of two equal months joined by a slash ('December/December'). Proposes the
same for a participle before a clause ('stressing, stressing that') and for 'that that' between a reporting verb and its clause.

## Why
Repetition is how translation models stumble. With months the source gave two names of one month, as Arabic calendars do.

## Fix safety
Safe for articles, possessives and other closed-class words that never follow themselves, and for months with a slash. Other
words are suggested, since some doublings are meant, and so are 'The The' at the start of a sentence (a band), prepositions that
may end a clause ('the school he went to to learn'), months in statistics, where a slash compares two years, and a word that
stands there over and over. Left alone: had had, any other that that, is is and their like, reduplications such as 'very very', names, and
words with a mark between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import SAYING
from cleanup.rules.wordlists import MONTHS, words
from cleanup.text import Doc, Span

_DOUBLED = re.compile(
    r"(?<![\w’'./@#&-])(?P<word>[A-Za-z][a-z’']{0,24})(?P<rest>(?:[ \t]{1,2}(?P<last>(?i:(?P=word)))){1,500})(?![\w’'/@-])"
)
_LINKED = re.compile(r"\b(?P<word>[a-z]{4,20}ing), (?P=word)(?= that\b)")
"""A participle that leads to a clause twice: 'stressing, stressing that'."""
_THAT = re.compile(
    rf"\b(?:{SAYING}) that(?P<rest> that)(?= (?:the|an?|his|its|their|there|he|she|they|we|this|these)\b)"
)
"""A conjunction twice: 'revealed that that the'."""
_RELATIVE = re.compile(r"\b(?:who|what|that|which|those) \Z")
_MONTHS = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})(?: ?/ ?(?P=month))+\b")
_LOOP = 3
_NEAR, _CROWD = 40, 6
_STATES = words("is was were has be his we they")
_SOMETIMES = words("in on by at is was were has be his we they if")
_PARTICLE = re.compile(
    r"\b(?:(?:log|sign|move|carr|drag|work|walk|turn|join|look|check|give|hand|phone|pass|stand|close|step|plug|live|stay|drop|"
    r"settle|zoom|jump|kick|pil|clos|mov|liv|danc|fill|fly|rais|com|sett|giv|stepp|logg|dropp|zero|build|press|push|bring|"
    r"put|sleep|fit|rub|sink|catch)(?:e|ie|y)?(?:s|d|ed|ing)?|come|came|g[eo]t?|goes|going|gone|went|gave|given|stood|taken?|took|"
    r"brought|caught|hold|held|keeps?|kept|early|later|further|so|close|near|passers?|built|be|been|flew|flown|sit|sat|set)\s\Z"
)
_ASKING = re.compile(
    r"\b(?:what(?:ever)?|who(?:ever)?|where(?:ver)?|how|which|that|it|why|when|as|than|all|thing)\b", re.I
)
_STRANDING = re.compile(
    r"\b(?:who|whom|which|that|what(?:ever)?|where|whoever|how|to|nobody|nothing|no one|some(?:one|body|thing)|any(?:one|body|thing)|"
    r"every(?:one|body|thing)|all)\b",
    re.I,
)
_DATED = re.compile(rf"\s+(?:\d|(?:{'|'.join(MONTHS)}|[A-Z][a-z]+day)\b)")
_NEVER_TWICE = words("the a an of and with from to or their its our my your than into but when where")
_OPENS = re.compile(r"(?:^|[.!?:\"“‘(]\s*|\n\s*)\Z")
_STRANDED = words("of with from to into")
_RATE = re.compile(
    r"\b(?:inflation|prices?|rates?|percent|per cent|terms|growth|output|exports?|imports?|index|sales|measured|compared)\b|%",
    re.I,
)
_MEANT = words(
    "had that is was very no so do did her you it yes never far much many long more really again too now there here hear ha he "
    "blah bye chop knock tut night cha pom tuk bling goody win hush yada go can aye boo mahi pili peri piri choo tom beri wee "
    "same well please wait run big old real way what who why how this will new one two on in out up down over off back round "
    "hip ho la na da ga ra ta du di bo ma pa mi gentle gently slowly little wide deep high hot red good great quite nice bad "
    "dear oh ah um er mm hello goodbye thank sorry stop help mama papa dada baba sir tick ding dong woof quack moo baa twin "
    "kill die free left right forward backward step row work fight love"
)


def _closed_class(word: str, before: str) -> Safety | None:
    """'The the' opens a sentence; 'Serie A a year ago' and 'AND and OR' do not; 'nobody to talk to to pass the time' is right."""
    if word != word.lower() and ((word.isupper() and len(word) > 1) or not _OPENS.search(before)):
        return None
    stranded = word.lower() in _STRANDED and (word.lower() != "of" or _STRANDING.search(before))
    return Safety.SUGGEST if stranded else Safety.SAFE


def _in_loop(doc: Doc, match: re.Match[str]) -> bool:
    """Whether the word stands there so often that the sentence is beyond a repair of two of its words."""
    sentence = doc.sentence_at(match.start())
    around = doc.text[max(sentence.start, match.start() - _NEAR) : min(sentence.end, match.end() + _NEAR)]
    return len(re.findall(rf"\b{re.escape(match.group('word'))}\b", around, re.I)) >= _CROWD


def _safety(word: str, rest: list[str], before: str) -> Safety | None:
    """How surely the repetition is an error; None where it may well be meant."""
    if len(rest) >= _LOOP and word.lower() not in _MEANT:
        return Safety.SUGGEST
    if word == "The" and rest == ["The"] and _OPENS.search(before):
        return Safety.SUGGEST
    if any(part != part.lower() for part in rest):
        return None
    if word.lower() in _NEVER_TWICE:
        return _closed_class(word, before)
    if word[0].isupper() or word in _MEANT or word in _SOMETIMES or len(word) < 3 or _RELATIVE.search(before):
        return None
    return Safety.SUGGEST


def _not_meant(doc: Doc, match: re.Match[str]) -> bool:
    """Whether a word that may follow itself ('came in in May', 'what it was was') hardly does so here."""
    word, start = match.group("word"), match.start()
    if word in _STATES:
        return not _ASKING.search(doc.text, doc.sentence_at(start).start, start)
    before = doc.text[max(0, start - 12) : start]
    return not _PARTICLE.search(before) and not _DATED.match(doc.text, match.end())


def _doubled(doc: Doc) -> Iterator[Hit]:
    for match in _DOUBLED.finditer(doc.text) if any(map(eq, doc.runs, doc.runs[1:])) else ():
        word, start = match.group("word"), match.start()
        safety = _safety(word, match.group("rest").split(), doc.text[doc.sentence_at(start).start : start])
        if safety is None and word in _SOMETIMES and match.group("last") == word and _not_meant(doc, match):
            safety = Safety.SUGGEST
        if safety == Safety.SAFE and _in_loop(doc, match):
            safety = Safety.SUGGEST
        if safety is not None:
            confidence = 0.95 if safety == Safety.SAFE else 0.75
            yield Hit(Span(*match.span("rest")), f"'{word}' stands here twice", [""], safety, confidence)


@rule(
    code="REP001",
    name="doubled-word",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SAFE,
    version=5,
    examples=[
        Example("The crew of the the ferry was saved.", "The crew of the ferry was saved."),
        Example("The fair opens in December/December this year.", "The fair opens in December this year."),
        Example("The museum showed paintings paintings from Peru.", "The museum showed paintings from Peru."),
        Example(
            "The mayor spoke last, stressing, stressing that the bridge is safe.",
            "The mayor spoke last, stressing that the bridge is safe.",
        ),
        Example("They had to to to wait.", "They had to wait."),
        Example("He revealed that that the ferry was late.", "He revealed that the ferry was late."),
        Example("The The ferry left at noon.", "The ferry left at noon."),
        Example("The ferry was was late and docked in in Oslo.", "The ferry was late and docked in Oslo."),
    ],
    clean=[
        "He had had enough, and she knew that that was true; what it is is a start.",
        "Duran Duran played in Bora Bora, and it was very very loud.",
        "The plan went from from-scratch design to to-do lists, a A-level.",
        "She told her her dog was safe. Safe, safe at last. Win win!",
        "Most of those who voted voted against it.",
        "They moved in in June, and whoever he was was not at home.",
        "He read The The lyrics; Saba Saba is a holiday.",
        "They won Serie A a year ago with the AND and OR gates of their defence.",
        "All that the family has has been sold.",
    ],
)
def doubled_word(doc: Doc, ctx: Context) -> Iterator[Hit]:
    yield from _doubled(doc)
    for match in _LINKED.finditer(doc.text) if "ing that" in doc.text else ():
        word = match["word"]
        yield Hit(Span(*match.span()), f"'{word}' stands here twice", [word], Safety.SUGGEST, 0.8)
    for match in _THAT.finditer(doc.text) if ("that", "that") in doc.pieces else ():
        yield Hit(Span(*match.span("rest")), "'that' stands here twice", [""], Safety.SUGGEST, 0.8)
    for match in _MONTHS.finditer(doc.text) if "/" in doc.text else ():
        rate = _RATE.search(doc.text, *doc.sentence_at(match.start()))
        safety = Safety.SUGGEST if rate else Safety.SAFE
        message = f"'{match.group('month')}' stands here twice"
        yield Hit(Span(*match.span()), message, [match.group("month")], safety, 0.7 if rate else 0.95)

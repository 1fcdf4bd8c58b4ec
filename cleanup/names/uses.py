"""What one article says of each spelling, counted: plain data that can be kept, sent between processes and joined with others'."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from cleanup import demonyms
from cleanup.names.entry import Target
from cleanup.names.fold import tokens
from cleanup.names.manner import manners
from cleanup.names.mentions import Mention
from cleanup.names.witnesses import Senses, named
from cleanup.text import Doc

SPEECH = frozenset(
    """
    says said say adds added notes noted writes wrote believes believed stated states explains explained
    points pointed stresses stressed confirms confirmed told tells asks asked argues argued continued
    continues considered considers warned warns indicated indicates expects expected revealed reveals
    announced
    """.split()
)
_LOCATIVE = re.compile(
    r"(?:\b(?:in|at|near|from|around|outside|inside|towards?|into|reach\w*|captur\w+|city|town|port)"
    r"|\b(?:north|south|east|west|outskirts|suburbs|city|town|port|centre|center|airport|coast|\w+ern part)\w* of"
    r"|\b(?:from [A-Z][\w'’-]+|moved|went|fled|flew|travel\w*|return\w*|advanc\w*|road|way|close|next|march\w*|sent) to)"
    r"[ \u00a0](?:the )?$"
)
_PLACE_ENDS = tuple("in at near from around outside inside toward towards into city town port of to".split())
_WORD_AFTER = re.compile(r"['’]?s?,?\s+(\w+)")
_COUNTRY_AFTER = re.compile(r", ([A-Z]\w+)")
_LAST_WORD = re.compile(r"\w+\Z")
_SPEECH_ENDS = tuple(sorted(SPEECH))
_SETS = ("cues", "titles", "lies", "manners", "sentences")


@dataclass(frozen=True)
class Meaning:
    """What one spelling stands for: an authority entry and how that is known."""

    entry: str
    target: Target
    how: str
    """right, alias, surname (a misspelling listed for the surname, after the right first names), or route."""
    score: float
    cues: tuple[str, ...] = ()


@dataclass
class Use:
    """One spelling in one article."""

    surface: str
    count: int = 0
    first: int = 0
    cues: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    located: bool = False
    """Whether something is said to be in, from or near it."""
    lies: set[str] = field(default_factory=set)
    """The countries that are named right after it, as after a place."""
    manners: set[str] = field(default_factory=set)
    """How it is spoken of; see `cleanup/names/manner.py`."""
    speaks: bool = False
    opens: int = 0
    sentences: set[int] = field(default_factory=set)
    """Where the sentences start that have it."""
    meaning: Meaning | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """Folded tokens without articles."""
        return tokens(self.surface)

    def absorb(self, other: Use) -> None:
        """Count what is said of another spelling as said of this one."""
        self.count += other.count
        self.cues |= other.cues
        self.titles |= other.titles
        self.lies |= other.lies
        self.manners |= other.manners
        self.sentences |= other.sentences
        self.located = self.located or other.located
        self.speaks = self.speaks or other.speaks


@dataclass
class Cast:
    """Everyone and everything named in one article."""

    article: str
    uses: dict[str, Use]
    countries: dict[str, int]
    phrases: list[tuple[str, str]] = field(default_factory=list)
    """Translated names that occur, each with its authority id."""
    senses: Senses = field(default_factory=Senses)

    @cached_property
    def names(self) -> frozenset[str]:
        """Who and what is named, for finding articles on the same event."""
        return named((use.surface, use.meaning.entry if use.meaning else None) for use in self.uses.values())


def count(uses: dict[str, Use], mention: Mention, doc: Doc) -> None:
    """Add one mention to the spellings of an article."""
    use = uses.get(mention.surface)
    if use is None:
        use = uses[mention.surface] = Use(mention.surface, first=mention.span.start)
    use.count += 1
    use.opens += mention.opens_sentence
    use.sentences.add(doc.sentence_at(mention.span.start).start)
    use.cues.update(map(str.lower, mention.cues))
    use.titles.update(map(str.lower, mention.titles))
    use.manners.update(manners(doc, mention.span))
    start, end = mention.span
    country = _COUNTRY_AFTER.match(doc.text, end, end + 30)
    if country and country[1] in demonyms.by_name():
        use.lies.add(demonyms.by_name()[country[1]].code)
    use.located = use.located or _located(doc.text[max(0, start - 40) : start])
    use.speaks = use.speaks or _speaks(doc.text, start, end)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands right after a name or right before it."""
    after = _WORD_AFTER.match(text, end, end + 40)
    if after and after[1] in SPEECH:
        return True
    before = text[max(0, start - 20) : start]
    stripped = before.rstrip()
    if len(stripped) == len(before) or not stripped.endswith(_SPEECH_ENDS):
        return False
    word = _LAST_WORD.search(stripped)
    return word is not None and word[0] in SPEECH


def _located(before: str) -> bool:
    """Whether the words before a name are those before a place."""
    line = before.removesuffix("\n")
    ends = (line[:-1], line[:-5]) if line.endswith("the ") else (line[:-1],)
    may = any(end.endswith(_PLACE_ENDS) for end in ends) or "reach" in before or "captur" in before
    return may and _LOCATIVE.search(before) is not None


def cast_to_json(people: Cast) -> dict[str, Any]:
    """Plain data, for keeping."""
    data = asdict(people)
    for use in data["uses"].values():
        for name in _SETS:
            use[name] = sorted(use[name])
    return data


def cast_from_json(data: dict[str, Any]) -> Cast:
    """The reverse of `cast_to_json`."""
    uses = {}
    for surface, use in data["uses"].items():
        meaning = use.pop("meaning")
        if meaning:
            meaning = Meaning(**{**meaning, "cues": tuple(meaning["cues"])})
        sets = {name: set(use[name]) for name in _SETS}
        uses[surface] = Use(**{**use, **sets, "meaning": meaning})
    phrases = [(form, entry) for form, entry in data["phrases"]]
    known = Senses(**{kind: tuple(ids) for kind, ids in data["senses"].items()})
    return Cast(data["article"], uses, data["countries"], phrases, known)

"""Where a text names somebody or something: runs of capitalised words, with the words around them as cues.

No tagger: for text like this the types that taggers give are wrong too often, and a run of capitals is what a name looks like
in English. Words that open a sentence, titles and nationalities are not part of a name; they are kept as cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from cleanup import demonyms
from cleanup.datafile import parse
from cleanup.names.fold import fold
from cleanup.names.given import called_group, frequent, listed
from cleanup.text import Doc, Span

_ARTICLE = r"(?<![\w])(?:(?:[Aa]l|[Ee]l|[Aa]d|[Aa]s|[Aa]sh|[Aa]r|[Aa]t|[Aa]n|[Aa]z|[Uu]l)[-‐‑]|(?:[Aa]l|[Ee]l) )"
_PART = rf"(?:{_ARTICLE})?[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[.]?['’ʼ‐‑\-][^\W\d_]+)*"
_LINK = r"(?:bin|ibn|ben|bint|van|von|der|de|del|da|di|la|le|ould|abu|abd|ul|es|of the|of)"
_AIN = r"(?:(?<=[Aa]bu )['’ʼ‘])?"
"""The letter that some write before the vowel of an Arabic name: Abu 'Aker."""
_RUN = re.compile(
    rf"(?<![\w'’-]){_PART}(?:[ \u00a0]{{1,2}}(?:(?:{_LINK}|[A-Z]\.)[ \u00a0]){{0,2}}{_AIN}{_PART}){{0,7}}"
)
_POSSESSIVE = re.compile(r"['’]s?$", re.I)
_CUE_WINDOW = 80
_BETWEEN_SPACES = re.compile(r"[^ \u00a0]+")
_CUE = re.compile(r"[A-Za-z][\w'’-]*")
_STOPS = ".!?;\n"
_NEAR, _APPOSITION = 4, 8
_PLAIN_WORD = 3.3
_WORD_AFTER = 3.8
_FUNCTION_WORD = 5.6
_OF = frozenset(("of", "state", "the", "affairs", "and", "for", "a", "an"))
_SAINT = frozenset(("Saint", "St", "San", "Santa"))
_FIELD = 5
"""Words, at most, of what somebody holds an office in or for."""


class Mention(NamedTuple):
    """One name as it stands at one place.

    `cues` are the words before it, `titles` those of them that can only be its own: no verb and no other name between.
    """

    surface: str
    span: Span
    cues: tuple[str, ...] = ()
    opens_sentence: bool = False
    titles: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The surface, word by word."""
        return tuple(re.split(r"[ \u00a0]+", self.surface))


@cache
def titles() -> dict[str, list[str]]:
    """`data/titles.yml`: capitalised words that belong to names of people or things without being names."""
    data: dict[str, list[str]] = parse(files("cleanup").joinpath("data/titles.yml").read_bytes())
    return data


@cache
def address() -> frozenset[str]:
    """Forms of address: what stands after one is a person."""
    return frozenset(word.lower() for word in titles()["address"])


@cache
def title_words() -> frozenset[str]:
    """Capitalised words that stand before a name without being part of it: titles, roles, forms of address."""
    return frozenset(word for group in ("titles", "openers") for word in titles()[group])


@cache
def _nationalities() -> frozenset[str]:
    return frozenset(demonyms.by_adjective())


def mentions(doc: Doc) -> Iterator[Mention]:
    """All mentions in text order; none inside protected zones."""
    found = list(_all_mentions(doc))
    borne = {word for mention in found if not mention.opens_sentence for word in mention.surface.split(" ")}
    for mention in found:
        if not mention.opens_sentence or mention.surface in borne or not _crowd(mention.surface):
            yield mention


def _all_mentions(doc: Doc) -> Iterator[Mention]:
    starts = {sentence.start for sentence in doc.sentences}
    for match in _RUN.finditer(doc.text):
        run = Span(*match.span())
        if doc.protected(run):
            continue
        for piece in _pieces(doc.text, run):
            yield from _trimmed(doc, piece, starts)


def _pieces(text: str, run: Span) -> Iterable[Span]:
    """A run of capitals in pieces: a genitive ends one, and in a line that is all capitals each ordinary word."""
    surface = run.of(text)
    shouted = surface.isupper() and (" " in surface or "\u00a0" in surface)
    return _apart(text, run, shouted) if shouted or "'" in surface or "’" in surface else (run,)


def _apart(text: str, run: Span, shouted: bool) -> Iterator[Span]:
    words = [Span(run.start + m.start(), run.start + m.end()) for m in _BETWEEN_SPACES.finditer(run.of(text))]
    piece: list[Span] = []
    for word in words:
        bare = _POSSESSIVE.sub("", word.of(text))
        if not (shouted and frequency(fold(bare)) >= _PLAIN_WORD):
            piece.append(word)
            if bare == word.of(text):
                continue
        if piece:
            yield Span(piece[0].start, piece[-1].end)
        piece = []
    if piece:
        yield Span(piece[0].start, piece[-1].end)


def _trimmed(doc: Doc, run: Span, starts: set[int]) -> list[Mention]:
    """The name in a run: without the title in front, the possessive behind, or a word that only opens the sentence.

    Two, where the run is the place or field of an office and its holder.
    """
    opens = _opens(doc.text, run.start, starts)
    name = _name_in(run.of(doc.text), opens)
    if name is None:
        return []
    span = Span(run.start + name.start, run.start + name.end)
    before = _words_before(doc.text[max(0, span.start - _CUE_WINDOW) : span.start])
    if field := _field(span.of(doc.text), before[-1] if before else "", _is_office(before)):
        end = span.start + field
        return [*_trimmed(doc, Span(span.start, end), starts), *_trimmed(doc, Span(end + 1, run.end), starts)]
    titles = (*name.cues, *_titles(before[: len(before) - len(name.cues)]))
    return [Mention(span.of(doc.text), span, (*name.cues, *before), opens and not name.cues, titles)]


def _is_office(before: Sequence[str]) -> bool:
    """Whether words end like an office that is held in something: 'governor of', 'special envoy to the', 'Minister of Foreign'."""
    last = len(before)
    while last and (before[last - 1] == "the" or (before[last - 1][0].isupper() and _is_title(before[last - 1]))):
        last -= 1
    return last > 1 and before[last - 1] in ("of", "to", "for", "in") and _is_title(before[last - 2].capitalize())


@lru_cache(maxsize=50_000)
def _field(name: str, word_before: str, office: bool) -> int:
    """Where in a run of capitals the place or field of an office ends and its holder is named: 'Yemen| Martin Griffiths',
    after an office also 'Religious Endowments| Mohamed Gomaa'; 0 where nobody is."""
    words = name.split(" ")
    for cut in range(1, min(_FIELD, len(words) - 2) + 1):
        head, rest = words[:cut], words[cut:]
        country = not demonyms.by_name().keys().isdisjoint((" ".join(head), " ".join((word_before, *head))))
        if head[-1] in _SAINT or (_first_name(head[-1]) and not (country and office)):
            return 0
        named = _first_name(rest[0])
        if (named and office) or (country and (named or not any(ordinary(word, _WORD_AFTER) for word in rest))):
            return len(" ".join(head))
    return 0


def _first_name(word: str) -> bool:
    token = fold(word)
    return listed(token) or called_group(token) >= 0


_CROWDS = ("ers", "ors", "ists", "sses", "ants", "ents")
_HEARD, _ALIKE_OFTEN = 2.5, 0.8
"""How often a plural is met at the least, and oftener than its singular at the most."""


class _Name(NamedTuple):
    """Where a name is in a run, and the words of the run before it."""

    start: int
    end: int
    cues: tuple[str, ...]


@lru_cache(maxsize=50_000)
def _name_in(run: str, opens: bool) -> _Name | None:
    parts = list(_BETWEEN_SPACES.finditer(run))
    words = [part.group() for part in parts]
    first, last = 0, len(words)
    while first < last and (_is_cue(words[first], opens and first == 0) or (first and words[first] in _LINK_WORDS)):
        first += 1
    while first < last and (
        words[last - 1].lower() in _LINK_WORDS or (_is_title(words[last - 1]) and last - first > 1)
    ):
        last -= 1
    if first == last:
        return None
    possessive = _POSSESSIVE.search(words[last - 1])
    start, end = parts[first].start(), parts[last - 1].end() - (len(possessive.group()) if possessive else 0)
    return _Name(start, end, tuple(words[:first])) if end - start > 1 else None


_LINK_WORDS = frozenset(_LINK.removeprefix("(?:").removesuffix(")").split("|"))


def _titles(before: list[str]) -> Iterator[str]:
    """The words of a title that ends right before a name, or of whom it is a title: no verb is between."""
    for word in reversed(before):
        if not _in_title(word):
            return
        yield from word.split("-")


@lru_cache(maxsize=50_000)
def _in_title(word: str) -> bool:
    parts = word.split("-")
    known = all(_is_title(part.capitalize()) and frequency(part.lower()) < _FUNCTION_WORD for part in parts)
    return known or word in _OF or word[0].isupper()


def _opens(text: str, position: int, starts: set[int]) -> bool:
    return position in starts or text[max(0, position - 1) : position] in ("", "\n", '"', "“", "«", "(")


@lru_cache(maxsize=50_000)
def _is_title(word: str) -> bool:
    return word in title_words() or all(
        part in _nationalities() or (rank and part.islower()) for rank, part in enumerate(word.split("-"))
    )


def _is_cue(word: str, opens: bool) -> bool:
    bare = _POSSESSIVE.sub("", word)
    if _is_title(bare):
        return True
    return opens and ordinary(bare)


@lru_cache(maxsize=50_000)
def _crowd(word: str) -> bool:
    """Whether a word that opens a sentence is a plural of those who do something: campaigners, eyewitnesses; not Sanders, Rogers."""
    lower = fold(word)
    if not lower.endswith(_CROWDS):
        return False
    one = lower.removesuffix("es") if lower.endswith("sses") else lower.removesuffix("s")
    return _HEARD <= frequency(lower) <= frequency(one) + _ALIKE_OFTEN and not listed(one) and not listed(lower)


@lru_cache(maxsize=100_000)
def frequency(token: str) -> float:
    """How often English texts have the folded token: tenfold with each unit, 0 where it is unheard of."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(token, "en"))


@lru_cache(maxsize=50_000)
def ordinary(word: str, least: float = 4.4) -> bool:
    """Whether a capitalised word is more likely an English word with a capital than a name."""
    lower = fold(word)
    return lower.isalpha() and frequency(lower) >= least and lower not in frequent()


def _words_before(before: str) -> list[str]:
    """The last words of the same sentence before a name; more of them where a title ends in a comma."""
    tail = before[max(map(before.rfind, _STOPS)) + 1 :]
    return _CUE.findall(tail)[-(_APPOSITION if tail.endswith(", ") else _NEAR) :]

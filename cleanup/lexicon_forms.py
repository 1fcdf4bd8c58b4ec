"""How the forms of the lexicon are written: from the notation of its files to regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise, product
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from wordfreq import zipf_frequency

from cleanup.datafile import kept
from cleanup.letters import places, plain_words, without_capitals
from cleanup.text import Doc, Piece, Span

T = TypeVar("T")
_LEAST_ZIPF = 2.0
_TOGETHER = 10.0
"""How much oftener two words of one phrase follow each other than by chance."""
_MOST_PAIRS = 30
"""Pairs of words that a form may be called up by: more take more room than they save time."""
_MOST_WANTED = 3
"""Words, or pairs, that a text is asked for before a form is made."""
_Wordings = tuple[tuple[str, ...], ...]
_Choices = tuple[tuple[frozenset[Piece], ...], ...]
"""For each part of a form, the wordings of which a text must have one, in pieces."""
_SHORT = 2
_WORDS = re.compile(r"[^\W_]+")
_MOST_PLACES = 10
"""Places up to which looking around each is cheaper than the pattern."""
_NUMBER, _AROUND = 13, 5
"""Characters of a number, and between two words, at the most."""
_GROUP = re.compile(r"\(([^()?]*)\)(\?)?")
"""A part that is one choice, as most are."""
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
_DIGITS = r"\d[\d.,]{0,12}"
# Between words: white space, with a mark that closes before it or opens after it. Curled marks stand by themselves: a set that reaches
# beyond Latin-1 takes ten times as long to compile.
_GAP = r"[\"»]?”?[ \u00a0\n]{1,3}[\"«]?“?"
_MARKS = re.compile('[“”"«»]')
_CLOSING = {"“": "”", "«": "»", '"': '"'}


class LexiconError(ValueError):
    """A lexicon file has an error; the message names file, entry and reason."""


@cache
def compile_form(form: str, cased: str = "") -> re.Pattern[str]:
    """A seen form as a regular expression: ( | ) alternatives, ? optional, spaces any white space on the line, <number> digits.

    Between words a quotation mark may stand, for Arabic newspapers set terms between marks: the elements of “rapid support”.

    `cased` asks for the letters of the form: its capitals must be capitals, and for 'sense' its small letters small.

    Raises:
        LexiconError: the form is not well formed.
    """
    if "\\" in form or re.match(r"\W*<", form):
        raise LexiconError(f"pattern {form!r}: it begins with <number> or has a backslash, which means nothing here")
    text = re.sub(r"[.+*^$\[\]{}]", lambda m: "\\" + m.group(), form.strip())
    leading = re.match(r"(?:\([^()]*\)\? )*", text)
    opening = leading.group() if leading else ""
    rest = re.sub(r" (\([^()]*\))\?(?=$| )", r"(?: \1)?", text[len(opening) :])
    text = re.sub(r"(\([^()]*\))\? ", r"(?:\1 )?", opening) + rest
    if cased == "term":
        text = "".join(f"[{char}{char.upper()}]" if char.islower() else char for char in text)
    text = text.replace(" ", _GAP).replace("<number>", _DIGITS)
    try:
        return re.compile(rf"(?<![\w-])(?:{text})(?![\w-])", re.NOFLAG if cased else re.I)
    except re.error as error:
        raise LexiconError(f"pattern {form!r}: {error}") from error


def occurrences(form: str, doc: Doc, stretches: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Where a seen form stands in these stretches of a text; looked for by its first word, which is quickly found."""
    end, openings = 0, _opening_words(form)
    found = {place for opening in openings for span in stretches for place in places(opening, doc.alike, *span)}
    for start in sorted(found):
        if start >= end and (match := compile_form(form).match(doc.text, start)):
            end = match.end()
            yield match


def with_marks(text: str, span: Span) -> Span | None:
    """The span with the partner of a quotation mark inside it; None where a mark stays without. Marks at an end are the form's own."""
    seen = span.of(text)
    marks = _MARKS.findall(seen)
    if not marks or _MARKS.fullmatch(seen[0]) or _MARKS.fullmatch(seen[-1]):
        return span
    if len(marks) % 2:
        before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
        if _CLOSING.get(marks[-1]) == after:
            span, marks = Span(span.start, span.end + 1), [*marks, after]
        elif _CLOSING.get(before) == marks[0]:
            span, marks = Span(span.start - 1, span.end), [before, *marks]
    paired = len(marks) % 2 == 0 and all(_CLOSING.get(a) == b for a, b in zip(marks[::2], marks[1::2], strict=True))
    return span if paired else None


def has_acronym(seen: str, form: str, sentence: str) -> bool:
    """Whether a word of what was seen has capitals throughout that neither the form nor the sentence has: AIDS is no aid."""
    return not sentence.isupper() and any(word not in form for word in _ACRONYM.findall(seen))


@cache
def _opening_words(form: str) -> frozenset[str]:
    """The first of the words that each opening of a form is made of."""
    return frozenset(without_capitals(opening.split()[0]) for opening in _openings(form))


def _openings(form: str) -> frozenset[str]:
    """The words that a form can begin with."""
    words: set[str] = set()
    for part in _parts(form):
        options = _expanded(part.lower())
        words.update(filter(None, options))
        if "" not in options:
            break
    return frozenset(words)


def _parts(form: str) -> list[str]:
    return re.findall(r"(?:\([^()]*\)\??|[^\s()])+", form)


def _wordings(form: str) -> Iterator[_Wordings]:
    """For each part of a form the wordings of which a text must have one, word by word: nothing where it can be left out."""
    for part in _parts(form):
        options = _expanded(part.lower())
        wordings = tuple(map(_words_of, options))
        yield wordings if () not in wordings else ()


def _words_of(option: str) -> tuple[str, ...]:
    return (option,) if option.isalpha() else tuple(_WORDS.findall(option.replace("<number>", " ")))


@lru_cache(maxsize=4_000)
def _expanded(part: str) -> tuple[str, ...]:
    """Everything that a part without nested groups can stand for."""
    if "(" not in part and "?" not in part:
        return (part,)
    if group := _GROUP.fullmatch(part):
        return (*group[1].split("|"), *([""] if group[2] else []))
    if group := re.search(r"\(([^()]*)\)(\?)?", part):
        options = [*group[1].split("|"), *([""] if group[2] else [])]
    elif group := re.search(r"(\w)\?", part):
        options = [group[1], ""]
    else:
        return (part,)
    return tuple(done for option in options for done in _expanded(part[: group.start()] + option + part[group.end() :]))


class _Guard(NamedTuple):
    """What a text shows of a list of words before it is searched: those that are `whole` pieces are there or not; one of several
    pieces can only be where its `first` is, any other where the letters are that it has `begun` with."""

    whole: frozenset[Piece]
    first: frozenset[Piece]
    begun: tuple[str, ...]


def has_any(doc: Doc, words: tuple[str, ...]) -> bool:
    """Whether a text has one of the words, as `any_of` takes them; the pattern is made only where the pieces of the text leave it open."""
    guard = _guard(words)
    if not doc.pieces.isdisjoint(guard.whole):
        return True
    if doc.pieces.isdisjoint(guard.first) and not any(map(doc.alike.__contains__, guard.begun)):
        return False
    pattern = any_of(words)
    return pattern is not None and pattern.search(doc.text) is not None


@cache
def _guard(words: tuple[str, ...]) -> _Guard:
    whole: set[Piece] = set()
    first: set[Piece] = set()
    begun: list[str] = []
    for word in words:
        letters = without_capitals(word)
        pieces = plain_words(letters)
        if pieces == [letters]:
            whole.update((letters, f"{letters}s") if plural(word) else (letters,))
        elif len(pieces) > 1:
            first.update((pieces[0], f"{pieces[0]}s"))
        else:
            begun.append(letters.removesuffix("*"))
    return _Guard(frozenset(whole), frozenset(first), tuple(begun))


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for any of the words, also with a plural s where `plural` has one; `word*` matches any ending. None for no words."""
    if not words:
        return None
    parts = [re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + plural(word) for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.I)


def plural(word: str) -> str:
    """The plural s that a guard's word may have; none after one or two small letters, where it makes another word: it, he, a."""
    return "" if len(word) <= _SHORT and word.islower() else "s?"


class _Around(NamedTuple):
    """Where to look for a form: around these words, of which a text must have one, so many characters before and after its start."""

    words: frozenset[str]
    before: int
    after: int


@dataclass(frozen=True)
class _Form(Generic[T]):
    owner: T
    text: str
    single: tuple[frozenset[Piece], ...]
    """Pieces of which a text must have one, for each part of the form that is worded in single pieces."""
    several: _Choices
    """The other parts."""
    joints: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Where two such parts follow each other: the last words of the one, the first of the other."""

    def stretches(self, doc: Doc) -> list[Span]:
        """Where a text can have the form: around the rarest of its words, where all that it is made of is near."""
        if not self.may_be_in(doc.pieces):
            return []
        words, before, after = self._around
        places = [place for word in words if word in doc.pieces for place in doc.places_of(word)]
        if not words or len(places) > _MOST_PLACES:
            return [Span(0, len(doc.text))]
        around = (Span(max(0, place - before), place + after) for place in places)
        return [span for span in around if self.may_be_in(doc.pieces_in(span))]

    @cached_property
    def _around(self) -> _Around:
        """The longest word of each wording of the part that texts have least often; none where all parts can be left out."""
        telling = [frozenset(max(words, key=len) for words in choice) for choice in _wordings(self.text)]
        part, rarest = min(
            ((part, words) for part, words in enumerate(telling) if words),
            key=lambda found: sum(map(_share, found[1])),
            default=(0, frozenset[str]()),
        )
        lengths = [max(map(_letters_of, _expanded(part.lower()))) for part in _parts(self.text)]
        return _Around(rarest, sum(lengths[: part + 1]), sum(lengths[part:]))

    def may_be_in(self, pieces: frozenset[Piece]) -> bool:
        """Whether a text of these pieces can have the form."""
        for choice in self.single:
            if pieces.isdisjoint(choice):
                return False
        for options in self.several:
            for option in options:
                if option <= pieces:
                    break
            else:
                return False
        return all(not pieces.isdisjoint(product(left & pieces, right & pieces)) for left, right in self.joints)


class FormIndex(Generic[T]):
    """Forms by the pieces of text without which they cannot match, so that a text is searched for few of them."""

    def __init__(self, forms: Iterable[tuple[T, str]]) -> None:
        """Forms with whom they belong to.

        A form is called up by the rarest of its words, or of two words that must follow each other, and made only for a text
        that has the next two rarest as well.
        """
        self._forms = list(forms)
        self._made: dict[int, _Form[T]] = {}
        self._wants: dict[int, tuple[frozenset[Piece], ...]] = {}
        texts = "\n".join(text for _, text in self._forms)
        self._wanted: list[list[list[str]]] = kept(Path(__file__).read_bytes() + texts.encode(), self._rarest)
        self._called_by = self._calls()
        self._callers = frozenset(self._called_by)

    def _rarest(self) -> list[list[list[str]]]:
        """For each form the rarest things of which a text must have one, words in one text; what calls it up is the first."""
        return [[[_joined(piece) for piece in pieces] for pieces in _rarest(text)] for _, text in self._forms]

    def _calls(self) -> dict[Piece, list[int]]:
        """The numbers of forms by what calls them up; by no word, what nothing calls up."""
        found: dict[Piece, list[int]] = {"": []}
        for number, wanted in enumerate(self._wanted):
            for caller in wanted[0] if wanted else [""]:
                found.setdefault(_piece(caller), []).append(number)
        return found

    def _form(self, number: int) -> _Form[T]:
        if number not in self._made:
            self._made[number] = _form(*self._forms[number])
        return self._made[number]

    def _conceivable(self, number: int, pieces: frozenset[Piece]) -> bool:
        """Whether a text of these pieces, one of which calls up the form, has what else is rare in it."""
        if number not in self._wants:
            self._wants[number] = tuple(frozenset(map(_piece, wanted)) for wanted in self._wanted[number][1:])
        return not any(map(pieces.isdisjoint, self._wants[number]))

    def possible(self, doc: Doc) -> Iterator[tuple[T, str, list[Span]]]:
        """The forms that a text may have by its words, in order, and where it may have them."""
        pieces, called_by = doc.pieces, self._called_by
        called = {number for caller in self._callers & pieces for number in called_by[caller]}
        for number in sorted(called.union(called_by[""])):
            if self._conceivable(number, pieces):
                form = self._form(number)
                if stretches := form.stretches(doc):
                    yield form.owner, form.text, stretches


def _joined(piece: Piece) -> str:
    return piece if isinstance(piece, str) else " ".join(piece)


def _piece(caller: str) -> Piece:
    first, _, second = caller.partition(" ")
    return (first, second) if second else first


def _form(owner: T, text: str) -> _Form[T]:
    wordings = tuple(_wordings(text))
    return _Form(owner, text, *_by_pieces(_choices(filter(None, wordings))), tuple(_joints(wordings)))


def _rarest(text: str) -> list[set[Piece]]:
    """The words of which a text that has the form must have one, and the pairs that follow each other in it: the rarest of them."""
    wordings = tuple(_wordings(text))
    found: list[set[Piece]] = [
        {max(option, key=_letters) for option in choice} for choice in _choices(filter(None, wordings))
    ]
    found += [set(product(*joint)) for joint in _joints(wordings) if len(joint[0]) * len(joint[1]) <= _MOST_PAIRS]
    return sorted(found, key=lambda pieces: sum(map(_share, pieces)))[:_MOST_WANTED]


def _letters_of(option: str) -> int:
    """The characters of a wording, with white space and marks around each of its words."""
    return len(option) + option.count("<number>") * _NUMBER + (option.count(" ") + 2) * _AROUND


def _by_pieces(choices: _Choices) -> tuple[tuple[frozenset[Piece], ...], _Choices]:
    """The choices between single pieces, quickly looked up, and the others."""
    single = [choice for choice in choices if all(len(option) == 1 for option in choice)]
    return (
        tuple(frozenset[Piece]().union(*choice) for choice in single),
        tuple(choice for choice in choices if choice not in single),
    )


def _joints(parts: Iterable[_Wordings]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for left, right in pairwise(parts):
        if left and right:
            yield frozenset(words[-1] for words in left), frozenset(words[0] for words in right)


def _choices(parts: Iterable[_Wordings]) -> _Choices:
    return tuple(
        tuple(frozenset(pairwise(words)) if len(words) > 1 else frozenset(words) for words in choice)
        for choice in parts
    )


def _letters(piece: Piece) -> int:
    return len("".join(piece))


@cache
def _share(piece: Piece) -> float:
    """How much of a text a piece is, roughly: of two words, what chance would put beside each other, and more."""
    if isinstance(piece, str):
        return float(10 ** (max(_LEAST_ZIPF, zipf_frequency(piece, "en")) - 9))
    return _TOGETHER * _share(piece[0]) * _share(piece[1])

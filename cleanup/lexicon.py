"""The lexicon: phrases that a translation got wrong, each with the right one and the guards that make it certain enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from cleanup import demonyms, indefinite, lexicon_beside, whereabouts
from cleanup.attribution import attributed
from cleanup.edit import Safety
from cleanup.elsewhere import anothers_name
from cleanup.inflection import inflected
from cleanup.lexicon_entry import Entry as Entry
from cleanup.lexicon_entry import entries as entries
from cleanup.lexicon_forms import FormIndex, any_of, compile_form, has_acronym, has_any, occurrences, with_marks
from cleanup.lexicon_forms import LexiconError as LexiconError
from cleanup.text import Doc, Span


@dataclass(frozen=True)
class Match:
    """An entry that fits a place, with the proposals for it (none where no repair is known) and how far they may be trusted there."""

    entry: Entry
    span: Span
    proposals: tuple[str, ...]
    safety: Safety


def find(doc: Doc, kind: str) -> Iterator[Match]:
    """Every place where an entry of the kind fits with all its guards; the longest of several at one place."""
    return _found(doc, kind, _called_for)


def find_without_cues(doc: Doc, kind: str) -> Iterator[Match]:
    """Every place where an entry fits but for the words that it wants near, which a translation of many words need not have."""
    return _found(doc, kind, _conceivable)


def _found(doc: Doc, kind: str, wanted: Callable[[Entry, Doc, Span], bool]) -> Iterator[Match]:
    found: list[tuple[Span, Match]] = []
    for entry, form, stretches in possible(doc, kind):
        for match in occurrences(form, doc, stretches):
            span = with_marks(doc.text, Span(*match.span()))
            if span is None or has_acronym(span.of(doc.text), form, doc.sentence_at(span.start).of(doc.text)):
                continue
            if _fits(entry, doc, span) and wanted(entry, doc, span):
                put = lexicon_beside.after_article(doc.text, span.start, _proposals(entry, match, doc))
                proposals = tuple(text for text in put if not _begun(text, doc, span))
                if entry.right and (not proposals or proposals[0] == " ".join(span.of(doc.text).split())):
                    continue
                safety = _safety(entry, form, doc, span, proposals[0]) if proposals else Safety.SHOW
                whole = _with_last_word(doc, span, proposals)
                found.append((whole, Match(entry, *indefinite.with_article(doc, whole, proposals), safety)))
    found.sort(key=lambda m: (m[0].start - m[0].end, m[0].start, -m[1].safety, m[1].entry.id))
    taken: list[Span] = []
    for _, item in found:
        if not any(span.overlaps(item.span) for span in taken):
            taken.append(item.span)
            yield item


@cache
def _index(kind: str) -> FormIndex[Entry]:
    return FormIndex((entry, form) for entry in entries(kind) for form in entry.seen)


@lru_cache(maxsize=8)
def possible(doc: Doc, kind: str) -> tuple[tuple[Entry, str, list[Span]], ...]:
    """The forms that a text may have by its words, in the order of the files, and where it may have them."""
    return tuple(_index(kind).possible(doc))


def _at_home(entry: Entry, doc: Doc) -> bool:
    """Whether the article has one of the words that the entry asks of it."""
    return not entry.needs_article or has_any(doc, entry.needs_article)


def _nearby(entry: Entry, doc: Doc) -> bool:
    """Whether the article speaks of a town or a person of a country that the entry asks for: enough to suggest."""
    return not whereabouts.named_by(entry.needs_article).isdisjoint(whereabouts.countries(doc))


def _called_for(entry: Entry, doc: Doc, span: Span) -> bool:
    """Whether the words that the entry wants in the article and near the span are there."""
    if not (_at_home(entry, doc) or _nearby(entry, doc)):
        return False
    return not entry.needs or _beside(entry.needs, doc, span)


def _beside(words: tuple[str, ...], doc: Doc, span: Span) -> bool:
    """Whether one of the words is near, and not in the span itself."""
    pattern, near = any_of(words), doc.around(span.start)
    return pattern is not None and bool(
        pattern.search(doc.text, near.start, span.start) or pattern.search(doc.text, span.end, near.end)
    )


def _conceivable(entry: Entry, doc: Doc, span: Span) -> bool:
    """Whether what the entry wants is not all there, but the span says much by itself or the article has it elsewhere.

    Other countries' words are never thought of.
    """
    if _called_for(entry, doc, span):
        return False
    if whereabouts.named_by(entry.needs_article) and not (_at_home(entry, doc) or _nearby(entry, doc)):
        return False
    if sum(word not in _SMALL for word in span.of(doc.text).lower().split()) > 1:
        return True
    return bool(entry.needs) and has_any(doc, entry.needs) and _at_home(entry, doc)


def _fits(entry: Entry, doc: Doc, span: Span) -> bool:
    """Whether nothing at the span speaks against the entry."""
    forbids = any_of(entry.forbids)
    if not lexicon_beside.allowed(doc.text, span.start, span.end, entry.before, entry.after):
        return False
    if forbids:
        sentence = doc.sentence_at(span.start)
        if forbids.search(doc.text, sentence.start, sentence.end):
            return False
    if entry.forbids_article and has_any(doc, entry.forbids_article):
        return False
    if entry.kind == "term" and anothers_name(doc, span, whereabouts.named_by(entry.needs_article), entry.language):
        return False
    if _MONTH.search(span.of(doc.text)) or _AS_THEY_CALL.match(doc.text, span.end):
        return False
    return entry.frame != "attribution" or attributed(doc, span)


def _begun(proposal: str, doc: Doc, span: Span) -> bool:
    """Whether what stands right before the span is how a proposal begins: 'the Forces of the | Forces of Freedom'."""
    words = proposal.lower().split()
    before = doc.text[max(0, span.start - 80) : span.start].lower().removesuffix("the ")
    return any(
        before.endswith(f" {' '.join(words[:count])} ") for count in range(1, len(words)) if words[count - 1] != "the"
    )


def _with_last_word(doc: Doc, span: Span, proposals: tuple[str, ...]) -> Span:
    """The span with the word after it, where the first proposal ends in that word: 'the transition | council' for the Transitional Council."""
    after = _WORD_AFTER.match(doc.text, span.end)
    if not after or not proposals or proposals[0].split()[-1].lower() != after[1].lower():
        return span
    return Span(span.start, after.end())


_TWICE = re.compile(r"(?<![\w-])(?!had|that)([^\W\d_]+) (?=\1(?![\w-]))", re.I)
_MONTH = re.compile(r"\bMarch\b")
_AS_THEY_CALL = re.compile(
    r"[\"”'’)]{0,2},? as (?:[\w'’-]+ ){1,8}?(?:(?:is|are|was|were) )?(?:call(?:s|ed)?|known|knows?|spell(?:s|ed)?|spelt|say)\b"
)
_NAMED = re.compile(
    r"(?:\b(?:known|called|dubbed|nicknamed|named|titled|entitled|termed|styled|spelled|spelt|translated|literally|so-called|aka"
    r"|meaning|means)(?: as| simply| in [A-Z][a-z]+)?|, or)[,:]?(?: the| an?)? ?[\"“'‘«(]?$|[\"“'‘«(](?:[Tt]he )?$"
)
_LANGUAGE = re.compile(
    r"\b(?:mis)?(?:translat|transliterat|spell|spelt|pronounc|render)\w*|\b(?:literally|typo|pun|acronym)\b", re.I
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*)[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'’-]*)")
_PLACE_AFTER = re.compile(r"[ \u00a0](of|in|at|for)[ \u00a0](?:the )?((?:[A-Z][\w'’-]*[ \u00a0]?){1,3})")
_BETWEEN = r"(?:['’]s)?[ \u00a0](?:(?:ruling|main|opposition|former|then|state|new|own)[ \u00a0]){0,2}$"
_LEADING_TO = (
    r"(?:of|in|led by|headed by)[ \u00a0](?:the )?(?:(?:cent(?:er|re)|heart) of |central |downtown |western |eastern )?"
)
_SMALL = frozenset(
    "a an and as at but by for from he her his if in into it its near of off on once or our over she since so than that the "
    "their then they this to under upon via we when where while with without "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december".split()
)


def _safety(entry: Entry, form: str, doc: Doc, span: Span, proposal: str) -> Safety:
    """How far an entry may be trusted at one place: safe only where nothing speaks for correct English."""
    if entry.safety < Safety.SAFE or (
        _at_home(entry, doc) and _is_sure(entry, form, doc, span) and not _doubtful(entry, form, doc, span, proposal)
    ):
        return entry.safety
    return Safety.SUGGEST


def _is_sure(entry: Entry, form: str, doc: Doc, span: Span) -> bool:
    """Whether the letters are as the entry has them and all that it asks for holds."""
    sure = entry.sure
    seen = span.of(doc.text)
    variants = [seen]
    if doc.sentence_at(span.start).start == span.start:
        variants.append(seen[0].swapcase() + seen[1:])
    forms = [compile_form(text, cased=entry.kind) for text in sure.seen or (form,)]
    if not any(pattern.fullmatch(variant) for pattern in forms for variant in variants):
        return False
    if (sure.article and not has_any(doc, sure.article)) or (sure.not_article and has_any(doc, sure.not_article)):
        return False
    if sure.near and not _beside(sure.near, doc, span):
        return False
    if not sure.beside:
        return True
    words = "|".join(map(re.escape, sorted(sure.beside, key=len, reverse=True)))
    before, after = doc.text[max(0, span.start - 60) : span.start], doc.text[span.end : span.end + 60]
    return bool(
        re.search(rf"(?<!\w)(?:{words}){_BETWEEN}", before)
        or re.match(rf"[ \u00a0]{_LEADING_TO}(?:{words})(?!\w)", after)
    )


def _doubtful(entry: Entry, form: str, doc: Doc, span: Span, proposal: str) -> bool:
    """Whether the words around make it a gloss, a piece of a longer name, or another country's."""
    text = doc.text
    sentence = doc.sentence_at(span.start)
    before, rest = text[max(sentence.start, span.start - 60) : span.start], text[span.end : sentence.end]
    if _NAMED.search(before) or _LANGUAGE.search(before) or _LANGUAGE.search(rest):
        return True
    if entry.kind == "sense":
        return False
    right = re.compile(rf"(?<!\w){re.escape(proposal)}(?!\w)", re.I)
    if right.search(text, sentence.start, span.start) or right.search(text, span.end, sentence.end):
        return True
    return _goes_on(entry, form, doc, span) or _elsewhere(entry, span.of(text), rest)


def _goes_on(entry: Entry, form: str, doc: Doc, span: Span) -> bool:
    """Whether a capitalised word next to the form makes it part of a longer name."""
    words = span.of(doc.text).split()
    sentence = doc.sentence_at(span.start)
    after = _WORD_AFTER.match(doc.text, span.end, max(span.end, sentence.end))
    if words[-1][:1].isupper() and after and after[1][:1].isupper() and after[1].lower() not in _SMALL:
        return True
    word = _WORD_BEFORE.search(doc.text[max(sentence.start, span.start - 60) : span.start])
    if form.islower() or not (words[0][:1].isupper() and word and word[1][:1].isupper()):
        return False
    name = re.sub(r"['’]s$", "", word[1])
    if name.lower() in _SMALL or name != word[1] or name.endswith("."):
        return False
    known = name in demonyms.by_adjective() or name in demonyms.by_name() or (entry.home and entry.home.fullmatch(name))
    return not known


def _elsewhere(entry: Entry, seen: str, rest: str) -> bool:
    """Whether the form is said to be of or in a place that the entry does not name."""
    if re.match(r"['’]s\b", rest) and seen.rsplit(" ", 1)[-1] in demonyms.by_name():
        return True
    place = _PLACE_AFTER.match(rest)
    if not place or (entry.home and entry.home.search(place[2])):
        return False
    name = re.sub(r"['’]s$", "", place[2].strip())
    return (
        place[1] == "of"
        or name in demonyms.by_name()
        or any(name == country.capital for country in demonyms.countries())
    )


def _proposals(entry: Entry, match: re.Match[str], doc: Doc) -> tuple[str, ...]:
    opens = doc.sentence_at(match.start()).start == match.start()
    found = []
    for form in entry.right:
        text = re.sub(r"\$(\d)", lambda group: _part(match, int(group[1]), opens and group.start() > 0), form)
        text = inflected(text, match)
        text = re.sub(r" {2,}", " ", text).strip()
        # A form in general words may have a word of the repair already: 'security (check) barrier' for 'security checkpoint'.
        text = indefinite.fitted(text if _TWICE.search(match.group()) else _TWICE.sub("", text))
        found.append(text[:1].upper() + text[1:] if opens and match.group()[:1].isupper() else text)
    return tuple(dict.fromkeys(found))


def _part(match: re.Match[str], number: int, inside: bool) -> str:
    """A part of what was seen; in small letters where it no longer opens the sentence."""
    text = match.group(number) or ""
    opened = inside and match.start(number) == match.start() and text.lower() in match.re.pattern
    return text.lower() if opened else text

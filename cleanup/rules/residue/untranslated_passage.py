"""A passage left in another language.

## What it does
Marks words in another script that stand in the running text, and sentences in Latin script that are in another language.

## Why
Translation systems skip what they cannot segment: captions, links to other stories, a sentence after a broken mark. The reader
sees a gap, and search finds nothing.

## Fix safety
Shown only: there is no repair without translating. A single word counts in Arabic and Hebrew script alone, and not where the sentence
is about a word or what is written somewhere. A native name in brackets or after 'or', 'Arabic:' and the like is a gloss and
right; so is anything inside quotation marks. Sentences in Latin script are judged only from eight words on, by a language
detector that must be sure, and only where almost none of the commonest English words stand in them and half of the longer
words are hardly met in English.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from wordfreq import available_languages, zipf_frequency

from cleanup.finding import Evidence, Severity
from cleanup.language import common_share, detect, latin_share
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_NOT_LATIN = r"[^\W\d_a-zA-Z\u00aa\u00ba\u00c0-\u024f\u0250-\u02ff\u0300-\u036f\u1e00-\u1eff\u2100-\u218f\ufb00-\ufb06]"
_FOREIGN = re.compile(_NOT_LATIN)
_WORD = rf"{_NOT_LATIN}[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200c\u200d'’׳״-]*"
_RUN = re.compile(rf"{_WORD}(?:[ \t\u00a0]*[-–—,،、;؛:.]?[ \t\u00a0]*{_WORD})*")
_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
_BRACKETS = re.compile(r"\([^()\n]{0,400}\)|\[[^\[\]\n]{0,400}\]")
_GLOSS = re.compile(
    r"(?:\b(?:or|called|named|words?|meaning)|[=/|‘'’]|"
    r"\b(?:Amharic|Arabic|Armenian|Bengali|Bulgarian|Chinese|Farsi|Georgian|Greek|Hebrew|Hindi|Japanese|Korean|Kurdish|Mandarin|"
    r"Persian|Russian|Serbian|Thai|Ukrainian|Urdu):?)\s*$"
)
_EXPLAINED = re.compile(r"\s*(?:[(=\[]|,?\s+(?:or|meaning|which\s+means)\b)")
_WRITING = re.compile(r"\b(?:words?|written|wrote|writing|signs?|letters?|graffiti|script|reads?|says?)\b", re.I)
_LOWER = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_]+(?![\w'’-])")
_ALONE = 3
_WORDS_MIN = 8
_SURE = 0.98
_COMMON_MAX = 0.12
_LONG, _HEARD, _FEW = 4, 3.5, 2
"""Of the words with so many letters half at least are met less often in English; in other languages 80 to 99 of a hundred are."""


def _script(char: str) -> str:
    return unicodedata.name(char, "OTHER").split()[0].split("-")[0]


def _long_enough(run: str) -> bool:
    letters = [char for char in run if char.isalpha()]
    if letters and _script(letters[0]) in _WITHOUT_SPACES:
        return len(letters) >= 4
    words = [word for word in re.findall(rf"{_NOT_LATIN}+", run) if len(word) > 1]
    return len(words) >= 2 or (bool(words) and len(words[0]) >= _ALONE and _script(words[0][0]) in ("ARABIC", "HEBREW"))


def _gloss(doc: Doc, span: Span, brackets: list[tuple[int, int]]) -> bool:
    """Whether the words stand where a native name or a quotation stands."""
    block = doc.block_at(span.start)
    if doc.quoted(span) or block is None:
        return True
    last = bisect_right(brackets, (span.start, span.start)) - 1
    inside = last >= 0 and brackets[last][1] > span.start
    before = doc.text[max(block.span.start, span.start - 20) : span.start]
    return inside or _GLOSS.search(before) is not None or _EXPLAINED.match(doc.text, span.end) is not None


def _shown(doc: Doc, span: Span) -> bool:
    """Whether a single word is what the sentence is about: a word written on a wall."""
    return " " not in span.of(doc.text) and _WRITING.search(doc.sentence_at(span.start).of(doc.text)) is not None


def _other_script(doc: Doc) -> Iterator[Hit]:
    brackets = [match.span() for match in _BRACKETS.finditer(doc.text)]
    for match in _RUN.finditer(doc.text):
        span = Span(*match.span())
        if not _long_enough(match.group()) or _gloss(doc, span, brackets) or _shown(doc, span):
            continue
        script = _script(next(char for char in match.group() if char.isalpha())).capitalize()
        yield Hit(span, f"Words in {script} script were left untranslated", confidence=0.9)


@lru_cache(maxsize=4096)
def _likelier(word: str, language: str) -> bool:
    """Whether a word belongs to the other language rather than to English."""
    english = zipf_frequency(word, "en")
    return zipf_frequency(word, language) > english if language in available_languages() else english < 3


@lru_cache(maxsize=4096)
def _hardly_english(word: str) -> bool:
    return zipf_frequency(word, "en") < _HEARD


def _foreign(sentence: str) -> str | None:
    """The language of a sentence in Latin script, where it is surely not English."""
    if len(sentence.split()) < _WORDS_MIN or common_share(sentence) > _COMMON_MAX or latin_share(sentence) < 0.9:
        return None
    lower = _LOWER.findall(sentence)
    if len(lower) < _WORDS_MIN // 2:
        return None
    long = [word for word in lower if len(word) >= _LONG]
    if _FEW * sum(map(_hardly_english, long)) < len(long):
        return None
    language, probability = detect(sentence)
    if language in ("en", "") or probability < _SURE:
        return None
    return language if 2 * sum(_likelier(word, language) for word in lower) > len(lower) else None


def _other_language(doc: Doc) -> Iterator[Hit]:
    for sentence in doc.sentences:
        if doc.quoted(sentence):
            continue
        language = _foreign(sentence.of(doc.text))
        if language:
            evidence = Evidence("model", f"the language detector says '{language}'")
            yield Hit(sentence, "A sentence was left untranslated", confidence=0.85, evidence=(evidence,))


@rule(
    code="RES001",
    name="untranslated-passage",
    stage=Stage.READING,
    category="accuracy/untranslated",
    severity=Severity.MAJOR,
    version=3,
    examples=[
        Example("The ministry said in a بيان on Monday that the museum would open in June.", None),
        Example("The museum reopens in June. اقرأ أيضا عن المعرض The tickets are cheap.", None),
        Example("The orchestra Большой театр played until midnight, and the hall was full.", None),
        Example(
            "The bakery sold out within one hour and opened again on the next day. "
            "Nach dem Frühstück gingen die Kinder gemeinsam zum Fluss und spielten dort stundenlang.",
            None,
        ),
        Example("The price of rice fell again in the spring. 请点击这里阅读全文 The harvest was good.", None),
    ],
    clean=[
        "Somebody had written حرية in red paint on the wall of the museum.",
        "The Bolshoi Theatre (Большой театр) reopens in June.",
        'The sign read "Zutritt für Unbefugte verboten, Eltern haften für ihre Kinder" in red.',
        "Real Madrid, Barcelona, Atlético Madrid, Sevilla, Villarreal, Real Sociedad and Athletic Bilbao won.",
        "The α and β variants spread fast.",
        "The party, in Arabic حزب الأمة, was founded in May.",
    ],
)
def untranslated_passage(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if any(map(_FOREIGN.match, doc.beyond_ascii)):
        yield from _other_script(doc)
    yield from _other_language(doc)

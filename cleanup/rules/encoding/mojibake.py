"""Text decoded with the wrong character set.

## What it does
Puts back characters that a wrong decoding has taken apart: `â€™` becomes `’`, `Ã©` becomes `é`, and a lone control
character from Windows-1252 becomes the mark it stood for.

## Why
Feeds and scrapers guess the character set of a page. A wrong guess breaks every name with an accent and every curly quote,
and with them search and entity linking.

## Fix safety
Safe: the steps are those of ftfy, which only acts where the text as it stands is implausible and re-decodes without loss;
Turkish, Polish and Vietnamese letters are added where a capital inside a lower-case word gives them away.
Only the encoding is repaired: quotation marks stay curly, ligatures and wide letters stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import ftfy

from cleanup.edit import Safety
from cleanup.finding import Evidence
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.text import Doc, Span

_WORD = re.compile(r"(?<![^ \t\n\r])[^ \t\n\r\x80-\U0010ffff]*[^\x00-\x7f][^ \t\n\r]*")
_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_c1_controls=True,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)
_KEEPING_NEL = _CONFIG._replace(fix_c1_controls=False)

# Turkish, Polish and Vietnamese letters, which ftfy leaves as too plausible: a capital inside a lower-case word, or one
# before a sign that starts no word's second letter.
_LEFTOVER = re.compile(
    r"(?<=[a-zß-öø-ÿğışńł])[ÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    r"|(?<!\w)[ÄÅ][\x80-\x9f\xa0-\xb1†‡ˆ‰Š‹ŒŽ˜šœžŸ](?=[a-zÄÅÃ])"
    r"|(?<=\w)á[º»][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
)

HARMLESS = frozenset("“”‘’–—…")
"""Marks that no encoding reads as a character without others beside them."""
_NAMED_LETTER = re.compile(r"[“‘]\w[”’](?!\w)")


def _stretches(text: str) -> Iterator[Span]:
    """Neighbouring words that are not ASCII, with the space after them: a lost no-break space may be part of a character."""
    current: Span | None = None
    for match in _WORD.finditer(text):
        end = match.end() + (text[match.end() : match.end() + 1] == " ")
        if current and current.end == match.start() and text[current.end - 1] == " ":
            current = Span(current.start, end)
            continue
        if current:
            yield current
        current = Span(match.start(), end)
    if current:
        yield current


def _redecoded(match: re.Match[str]) -> str:
    try:
        return match.group().encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return match.group()


@lru_cache(maxsize=10_000)
def _repaired(before: str) -> tuple[str, str]:
    """The stretch with its characters put back, and the steps that did it."""
    middle, steps = ftfy.fix_and_explain(before, _KEEPING_NEL if "\x85" in before else _CONFIG)
    after = _LEFTOVER.sub(_redecoded, middle)
    names = [f"{step.action} {step.parameter}" for step in steps or ()]
    if after != middle:
        names += ["encode sloppy-windows-1252", "decode utf-8"]
    return after, ", ".join(names)


def _by_words(start: int, before: str, after: str) -> Iterator[tuple[Span, str]]:
    """The words that differ; the whole stretch where the words cannot be paired."""
    old, new = before.split(" "), after.split(" ")
    if len(old) != len(new):
        yield Span(start, start + len(before)), after
        return
    position = start
    for left, right in zip(old, new, strict=True):
        if left != right:
            yield Span(position, position + len(left)), right
        position += len(left) + 1


@rule(
    code="ENC002",
    name="mojibake",
    stage=Stage.ENCODING,
    category="fluency/spelling",
    safety=Safety.SAFE,
    in_quotes=True,
    examples=[
        Example("The cafÃ© in Montréal reopened.", "The café in Montréal reopened."),
        Example("The mayorâ€™s office said â€œnoâ€\x9d on Friday.", "The mayor’s office said “no” on Friday."),
        Example("Prices rose \x96 by a third.", "Prices rose – by a third."),
        Example("MuÄŸla and BeÅŸiktaÅŸ sent help to NguyÃªn.", "Muğla and Beşiktaş sent help to Nguyên."),
    ],
    clean=[
        "The café’s owner, Zoë Müller, paid 5 € – or £4 – for the “special”.",
        "São Paulo, Ærø, Łódź and Đà Nẵng drew fewer tourists.",
        "CITAÇÃO and AÇÃO are Portuguese words; naïve is an English one.",
        "Åse Ås of Älmhult wrote Å’s name; “Ä” and “Å” are letters.",
        "The ﬁnal score was “2½–1”.",
        "Portuguese writes the letter “Ã” often.",
    ],
)
def mojibake(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for stretch in () if doc.beyond_ascii <= HARMLESS else _stretches(doc.text):
        before = stretch.of(doc.text)
        after, detail = _repaired(before)
        if after == before or _NAMED_LETTER.search(before):
            continue
        evidence = (Evidence("route", f"ftfy: {detail}"),)
        for span, right in _by_words(stretch.start, before, after):
            message = f"{span.of(doc.text)!r} is {right!r} decoded wrongly"
            yield Hit(span, message, [right], confidence=1.0, evidence=evidence)

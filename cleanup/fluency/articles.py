"""What is known of an article before it is scored: how surprising its words are, its style, its function words.

No feature can name a topic: an article about a country is no more machine-translated for it. Quotation marks and dashes are left
out too, for their kind says who typeset a text, not who wrote it.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from cleanup.fluency.damage import LINKS
from cleanup.fluency.features import CAPITAL
from cleanup.fluency.sentences import Features, Words, excess, share

_FUNCTION_WORDS = tuple(sorted(LINKS))
_SHORT_FORM = re.compile(r"n't$|'(?:re|ve|ll|d|m)$")
_LONG = 30
"""Characters of a sentence that is counted for the length of sentences."""
_LINK, _LINK_CAPITAL, _COMMA, _NAME, _ECHO = 5, 7, 9, 11, 12


def article(found: Words) -> Features:
    """The features of a text of which words have been read: surprisals are theirs, style is that of the whole text."""
    text, words, rows, forms = found.doc.text, found.words, found.rows, found.forms
    read, count = len(words), len(forms)
    surfaces = [span.of(text).lower().replace("’", "'") for span in found.doc.words]
    long = sum(span.end - span.start > _LONG for span in found.doc.sentences)
    plain = [max(0.0, word.slor(text)) for word, row in zip(words, rows, strict=True) if not row[_NAME]]
    linked = [word.nats for word, row in zip(words, rows, strict=True) if row[_LINK]]
    clumsy = sorted(found.clumsy)
    row = {
        "nats": sum(word.nats for word in words) / read,
        "excess": sum(map(excess, words)) / read,
        "entropy": sum(word.entropy for word in words) / read,
        "gap": sum(word.gap for word in words) / read,
        "slor": sum(plain) / max(1, len(plain)),
        "link_nats": sum(linked) / max(1, len(linked)),
        "clumsy": sum(map(share, clumsy)) / read,
        "clumsy_tail": clumsy[int(0.9 * (read - 1))],
        "length": count / max(1, long),
        "letters": sum(map(len, surfaces)) / count,
        "variety": len(set(surfaces)) / count**0.8,
    }
    for name, column in (("links", _LINK), ("capitals", CAPITAL), ("stops", _LINK_CAPITAL), ("commas", _COMMA)):
        row[name] = sum(line[column] for line in forms) / count
    row["names"] = sum(line[_NAME] for line in forms) / count
    row["echoes"] = sum(line[_ECHO] for line in forms) / count
    row["brackets"] = text.count("(") / count
    row |= _endings(surfaces)
    counts = Counter(surfaces)
    return row | {f"word {word}": math.sqrt(counts[word] / count) for word in _FUNCTION_WORDS}


def _endings(surfaces: list[str]) -> Features:
    kinds = {
        "owners": lambda word: word.endswith("'s"),
        "short_forms": lambda word: _SHORT_FORM.search(word) is not None,
        "hyphens": lambda word: "-" in word,
        "adverbs": lambda word: word.endswith("ly"),
        "ing": lambda word: word.endswith("ing"),
        "past": lambda word: word.endswith("ed"),
        "abstract": lambda word: word.endswith(("tion", "ment", "ness", "ity")),
    }
    return {name: sum(map(fits, surfaces)) / len(surfaces) for name, fits in kinds.items()}

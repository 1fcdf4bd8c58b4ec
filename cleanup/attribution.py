"""Whether something is attributed to a source at a place in the text: according to X, told X, X reported."""

from __future__ import annotations

import re

from cleanup.letters import without_capitals
from cleanup.text import Doc, Span

_ENDS = ("to", "told", "by", "in", "with", "paper", "magazine", "agency", "site", "channel", "network", "daily")
"""How one of the last three words ends where `_BEFORE` can match: looked for first, as it is dear."""
_BEFORE = re.compile(
    r"(?:according to|told|quoted by|cited by|reported by|published by|published in|interview with|statements? to|speaking to"
    r"|(?:news)?paper|magazine|agency|website|channel|site|network|daily)"
    r"(?: (?:the|a|an|by|of))?(?: (?!(?:in|near|from|at|to|on|for) )\w+)? ?[\"“«']?$",
    re.I,
)
_AFTER = re.compile(
    r"^[\"”»']?,? ?(?:(?:news)?paper|magazine|agency|website|channel|site|daily|news agency|reported|quoted|said|wrote|published|revealed"
    r"|learned|cited|has learned|added|pointed out)\b",
    re.I,
)


def attributed(doc: Doc, span: Span) -> bool:
    """Whether the words right before or right after `span` make it the source of what is said."""
    before = doc.text[max(0, span.start - 50) : span.start]
    last = without_capitals(before).rstrip(" \n\"“«'").split(" ")[-3:]
    if any(word.endswith(_ENDS) for word in last) and _BEFORE.search(before):
        return True
    return _AFTER.match(doc.text[span.end : span.end + 30]) is not None

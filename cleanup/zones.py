"""Stretches of a text in which nothing is ever edited: addresses, handles, code, markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

ZoneKind = Literal["url", "email", "handle", "code", "markup"]

_ENDS = "com|net|org|info|ly|eg|tr|ru|ir|uk|io|gov|tv"
_PATTERNS: tuple[tuple[ZoneKind, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "url",
        re.compile(r"[:w](?:(?<=:)//|(?<=w)ww\.)"),
        re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"“”«»]{1,2000}", re.I),
    ),
    (
        "url",
        re.compile(rf"\.(?:{_ENDS})"),
        re.compile(
            rf"\b[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{2,63}}){{0,4}}\.(?:{_ENDS})\b(?:/[^\s<>\"“”]{{0,500}})?",
            re.I,
        ),
    ),
    ("email", re.compile("@"), re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    ("handle", re.compile("[@#]"), re.compile(r"(?<![\w@&])[@#]\w{1,100}")),
    ("code", re.compile("`"), re.compile(r"```.{0,5000}?```|`[^`\n]{1,500}`", re.S)),
    (
        "markup",
        re.compile("<"),
        re.compile(r"<!--[^\n]{0,500}?-->|</?[a-z][a-z0-9]{0,15}(?:\s[^<>\n]{0,500})?/?>", re.I),
    ),
)
"""Each kind with a short piece of its pattern, which is quickly looked for in lower case, and the pattern."""


def stretches(text: str, lower: str) -> Iterator[tuple[int, int, ZoneKind]]:
    """Start, end and kind of each; `lower` is the text in lower case."""
    for kind, cue, pattern in _PATTERNS:
        if cue.search(lower):
            for match in pattern.finditer(text):
                yield *match.span(), kind

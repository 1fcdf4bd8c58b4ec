"""An article: its id, its text, where it was read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from cleanup.digest import sha256

_ID_MAX = 120
_ID_BYTES = 240
"""File systems allow 255."""


class InputError(ValueError):
    """An input cannot be used. The message names the place, the reason and the cure, on one line."""


class StillWrittenError(InputError):
    """A file was modified a moment ago: it may still be being written, and is left for the next run."""


@dataclass(frozen=True)
class Article:
    """One article. `text` is exactly what was read; `source` says where, for messages."""

    id: str
    text: str
    source: str = ""

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text."""
        return sha256(self.text)


def safe_id(raw: str) -> str:
    """The id as a file name: letters, marks, digits, dot, hyphen and underscore, never a path, at most 120 characters.

    Composed (NFC): some systems hand out the names of files decomposed, and one article is not to become two. Marks are kept,
    for in many scripts they are what sets two words apart. An id that has to be cut ends with eight hex digits of the whole:
    addresses of one section of a site may be the same for longer than that.

    Raises:
        ValueError: nothing is left of it.
    """
    name = _safe(raw.strip(), "").strip("._")
    if not name:
        raise ValueError(f"{raw!r} cannot be made a file name")
    if len(name) <= _ID_MAX and len(name.encode()) <= _ID_BYTES:
        return name
    tail = f"_{sha256(name)[:8]}"
    head = name[: _ID_MAX - len(tail)].encode()[: _ID_BYTES - len(tail)].decode("utf-8", "ignore")
    return head.rstrip("._") + tail


def id_pattern(raw: str) -> re.Pattern[str]:
    """Ids like this one, which may have `*` and `?` for any letters and any letter; all else is made safe as in an id."""
    return re.compile(re.escape(_safe(raw, "*?")).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)


def _safe(raw: str, also: str) -> str:
    """Every run of characters that an id cannot have, other than `also`, as one underscore."""
    composed = unicodedata.normalize("NFC", raw)
    return re.sub("/+", "_", "".join(char if _kept(char) or char in also else "/" for char in composed))


def _kept(char: str) -> bool:
    return char.isalnum() or char in "._-" or unicodedata.category(char).startswith("M")

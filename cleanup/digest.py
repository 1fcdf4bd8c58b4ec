"""Digests of texts: what versions, changes and decisions are known by."""

from __future__ import annotations

import hashlib


def sha256(text: str) -> str:
    """Hex digest of a text in UTF-8; a lone surrogate counts as it stands."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short(text: str) -> str:
    """The first twelve hex digits: enough for ids that people read and type."""
    return sha256(text)[:12]

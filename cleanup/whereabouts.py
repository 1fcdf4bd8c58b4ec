"""The countries that an article speaks of, by everything that belongs to one: its names and people's, its towns, its leaders."""

from __future__ import annotations

from functools import cache, lru_cache

from cleanup import demonyms
from cleanup.names import authority
from cleanup.text import Doc, Piece

_SHORTEST = 4


def arabic(doc: Doc) -> bool:
    """Whether a text speaks of a country whose news is written in Arabic."""
    return not countries(doc).isdisjoint(demonyms.arabic())


@lru_cache(maxsize=4)
def countries(doc: Doc) -> frozenset[str]:
    """The codes of all countries that are named, or of which a town or a known person is."""
    clues = _clues()
    return frozenset(demonyms.mentions(doc.text)).union(clues[piece] for piece in doc.pieces & clues.keys())


@cache
def _clues() -> dict[Piece, str]:
    """The country of every place and person of the authority that has one country, by the pieces that only it has."""
    found: dict[Piece, str | None] = {}
    for entry in authority.load().entries:
        if entry.kind not in ("place", "person") or len(entry.country) != 1:
            continue
        for name in (entry.name, *entry.accepted, *([entry.short or ""] if entry.kind == "place" else [])):
            words = Doc(name).plain
            piece: Piece | None = (words[0], words[1]) if len(words) == 2 else None
            if len(words) == 1 and entry.kind == "place" and len(words[0]) >= _SHORTEST:
                piece = words[0]
            if piece:
                code = found.setdefault(piece, entry.country[0])
                found[piece] = code if code == entry.country[0] else None
    return {piece: code for piece, code in found.items() if code}


@cache
def named_by(words: tuple[str, ...]) -> frozenset[str]:
    """The countries that a list of cues names, each by its name or adjective; those of a list that names no country are none."""
    known = demonyms.by_name() | demonyms.by_adjective()
    return frozenset(known[word].code for word in words if word in known)


@cache
def places() -> frozenset[str]:
    """The names of the countries and their capitals, and of the places of the authority, as they are written."""
    named = {entry.name for entry in authority.load().entries if entry.kind == "place"}
    return frozenset(named.union(demonyms.by_name(), (country.capital for country in demonyms.countries())))

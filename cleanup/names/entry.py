"""One thing with a name, as the authority has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cleanup.letters import plain_words
from cleanup.names.fold import tokens

Kind = Literal["person", "place", "organisation", "outlet", "weapon", "company"]
Target = Literal["name", "short"]


class AuthorityError(ValueError):
    """An authority file cannot be used; the message names file, entry and reason."""


@dataclass(frozen=True)
class Alias:
    """A spelling that is rewritten. `needs` lists words of which one must be in the article."""

    form: str
    target: Target
    needs: tuple[str, ...] = ()
    frame: str = "none"

    @property
    def phrase(self) -> bool:
        """Whether the form is an ordinary phrase (a translated name) and not a spelling with a capital."""
        return self.form[:1].islower()


@dataclass(frozen=True)
class Entry:
    """One thing with a name. See docs/data.md for the meaning of each field."""

    id: str
    kind: Kind
    name: str
    short: str | None
    country: tuple[str, ...]
    native: str
    cues: tuple[str, ...]
    aliases: tuple[Alias, ...]
    accepted: tuple[str, ...]
    forbidden: tuple[str, ...]
    gloss: tuple[tuple[str, str], ...]
    source: str
    own: bool = False
    """Whether the entry comes from a file of the user: its aliases then count even where we hold the spelling for right."""
    extract: bool = False
    """Whether it comes from a gazetteer, and not from an editor: then a misspelling of it is only suggested."""

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """Words of which an article has at least one where it has any of the cues, also in the plural."""
        cues = filter(None, (plain_words(cue.lower()) for cue in self.cues))
        return frozenset(word for first, *rest in cues for word in ((first,) if rest else (first, f"{first}s")))

    def form(self, target: Target) -> str:
        """The canonical spelling, in full or short."""
        return self.short if target == "short" and self.short else self.name

    def target_of(self, form: str) -> Target:
        """What a spelling stands for: with as many tokens as the short name for that, with more for the full name."""
        return "short" if self.short and len(tokens(form)) <= len(tokens(self.short)) else "name"

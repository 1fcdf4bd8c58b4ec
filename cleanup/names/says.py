"""What an article says, as far as that speaks for or against a reading of a name: its words and the countries it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from cleanup import demonyms
from cleanup.letters import plain_words
from cleanup.names.entry import Entry


@lru_cache(maxsize=50_000)
def _plain(phrase: str) -> tuple[str, ...]:
    return tuple(plain_words(phrase.lower()))


class Says:
    """What the article has to say for or against an entry."""

    def __init__(self, own: Sequence[str], countries: Counter[str], names: str = "") -> None:
        """`own` are the words of the article, as they are told apart here; `names` are read as if they stood in it."""
        self._own, self._countries = own, countries
        plain = [*own, *plain_words(names.lower())]
        self.text, self.vocabulary = " " + " ".join(plain) + " ", frozenset(plain)
        self._pairs = frozenset(pairwise(plain))
        self.countries = countries + demonyms.mentions(names)
        self._found: dict[str, bool] = {}
        self._reasons: dict[str, tuple[str, ...]] = {}

    def with_names(self, names: str) -> Says:
        """The same article, read as if these names stood in it."""
        return Says(self._own, self._countries, names)

    def says(self, name: str) -> bool:
        """Whether the article has the name as it is, so that it says no more where the name is read into it."""
        return f" {' '.join(_plain(name))} " in self.text and demonyms.mentions(name).keys() <= self.countries.keys()

    def has(self, phrase: str) -> bool:
        """Whether the article has the word or phrase, also in the plural."""
        if phrase not in self._found:
            self._found[phrase] = self._find(phrase)
        return self._found[phrase]

    def _find(self, phrase: str) -> bool:
        wanted = _plain(phrase)
        if not wanted:
            return False
        if len(wanted) == 1:
            return wanted[0] in self.vocabulary or f"{wanted[0]}s" in self.vocabulary
        *before, last = pairwise(wanted)
        if not (self._pairs.issuperset(before) and (last in self._pairs or (last[0], f"{last[1]}s") in self._pairs)):
            return False
        if not before:
            return True
        joined = " ".join(wanted)
        return f" {joined} " in self.text or f" {joined}s " in self.text

    def cues(self, entry: Entry) -> tuple[str, ...]:
        """The words of the article that speak for this entry, countries left out."""
        return tuple(reason for reason in self.support(entry) if reason in entry.cues)

    def support(self, entry: Entry) -> tuple[str, ...]:
        """Reasons in the article to think of this entry."""
        if entry.id not in self._reasons:
            may = not self.vocabulary.isdisjoint(entry.cue_words)
            found = [cue for cue in entry.cues if self.has(cue)][:3] if may else []
            codes = [code for code in entry.country if self.countries.get(code, 0)][:1]
            found += [f"the article is about {demonyms.named(code)}" for code in codes]
            self._reasons[entry.id] = tuple(found)
        return self._reasons[entry.id]

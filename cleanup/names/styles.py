"""How a name is to be written: a person's decision goes before house style, that before the authority, that before the majority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cleanup.config import ConfigError, HouseStyle
from cleanup.decisions import Decision
from cleanup.names.authority import Authority
from cleanup.names.fold import key, tokens
from cleanup.names.rewrite import split

Voice = Literal["decision", "house style"]
ARTICLED = frozenset({"person", "place"})
"""Kinds of things whose Arabic article follows house style: papers and companies write their own names."""
_ARTICLE = re.compile(r"(?<![\w-])[Aa]l(?=-\w)")


class Form(NamedTuple):
    """What a name is to be called, in full and short, and on whose word."""

    name: str
    short: str | None
    voice: Voice
    why: str


@dataclass(frozen=True)
class Styles:
    """Everybody's word on how names are written."""

    preferred: Mapping[str, Decision] = field(default_factory=dict)
    """By cluster id and by the key of the spelling that the decision was made about."""
    house: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By key: the name as the house style file writes it, and the form it wants."""
    articles: str | None = None

    @classmethod
    def of(cls, decisions: Sequence[Decision], house: HouseStyle) -> Styles:
        """The newest preference for each cluster, and the house style."""
        preferred: dict[str, Decision] = {}
        for decision in decisions:
            if decision.kind == "prefer" and decision.cluster:
                preferred[decision.cluster] = decision
                preferred[key(decision.a or decision.cluster)] = decision
        return cls(preferred, {key(name): (name, form) for name, form in house.prefer}, house.articles)

    def form(self, cluster: str, name: str, short: str | None, spellings: Iterable[str] = ()) -> Form | None:
        """How the cluster with this id, name and short name is to be written; None where nobody has a word on it.

        The id of a name that the authority does not have can change when new articles come; the spelling that a decision was
        made about finds it again. A surname alone does not: others may have it.
        """
        full = (spelling for spelling in sorted(spellings) if len(tokens(spelling)) > 1)
        decision = next(
            (self.preferred[k] for k in (cluster, key(name), *map(key, full)) if k in self.preferred),
            None,
        )
        if decision and decision.name:
            return Form(*_placed(name, short, decision.name), "decision", because(decision))
        for known in (name, short or name):
            if key(known) in self.house:
                written, form = self.house[key(known)]
                return Form(*_placed(name, short, form), "house style", f"house style: {written} is written {form}")
        return None

    def dressed(self, name: str, *, known: bool) -> str:
        """The name with its Arabic articles as house style has them.

        An article that opens a name is part of how many papers and companies call themselves: it is only touched where the
        name is known to be a person's or a place's.
        """
        if not self.articles:
            return name
        start = 0 if known else 1
        return name[:start] + _ARTICLE.sub(self.articles[:2], name[start:])


def check_house(house: HouseStyle, authority: Authority) -> None:
    """Whether no wanted form is the name of somebody else: house style must not make two names one.

    Raises:
        ConfigError: a form is.
    """
    for name, form in house.prefer:
        mine = {
            entry.id
            for entry in authority.entries
            if key(name) in (key(entry.name), key(entry.form("short")), entry.id)
        }
        for match in authority.right.get(key(form), ()):
            if match.entry.id not in mine:
                other = f"{match.entry.name} ({match.entry.id})"
                raise ConfigError(
                    f"house_style: prefer: {name}: {form} is what {other} is called; two would become one"
                )


def because(decision: Decision) -> str:
    """Who decided, when and why, in words."""
    return f"decided by {decision.by} on {decision.at[:10]}: {decision.why or 'no reason given'} ({decision.id})"


def _placed(name: str, short: str | None, form: str) -> tuple[str, str | None]:
    """Full and short name when one of them is to be `form`.

    A form as short as the surname is the surname: the first names stay. Anything longer is the full name, and its end the
    surname.
    """
    words = split(form)
    if short and len(tokens(form)) <= len(tokens(short)) < len(tokens(name)) and key(name).endswith(key(short)):
        first = split(name)[: -len(tokens(short))]
        return " ".join(word.article + word.body for word in [*first, *words]), form
    if short is None or len(tokens(short)) >= len(words) or not key(name).endswith(key(short)):
        return form, None if short is None or key(short) == key(name) else short
    last = words[-len(tokens(short)) :]
    return form, " ".join(word.article + word.body for word in last)


def surname(name: str) -> str:
    """The last word of a name, with its article."""
    word = split(name)[-1]
    return word.article + word.body

"""Who is meant by each spelling in one article, as far as the authority and the article itself can tell.

The result is small and plain, so that it can be kept, sent between processes and joined with that of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup import demonyms
from cleanup.names import glossed
from cleanup.names.alike import common, fits_parts, likeness
from cleanup.names.authority import Authority, Entry, Match
from cleanup.names.entry import Target
from cleanup.names.fold import fold, key, spoken, tokens
from cleanup.names.given import listed, same_given
from cleanup.names.manner import contradicted
from cleanup.names.mentions import address, frequency, mentions, ordinary
from cleanup.names.rewrite import split
from cleanup.names.says import Says
from cleanup.names.sized import Sized, ends
from cleanup.names.uses import Cast, Meaning, Use, count
from cleanup.names.witnesses import senses
from cleanup.text import Doc

_ROUNDS = 4
_OGLU = re.compile(r"([a-zçğışöü])[ \u00a0-]ogh?l(?:[uo]|ou)\b", re.I)
"""The ending of Turkish surnames, which Arabic writes as a word of its own."""
_ALIKE = 0.80
_LISTED = 0.98
"""What likeness to a listed misspelling is worth of that to the name itself."""
_HEARD_OF = 2.5
_MET = 1.9
_PLAIN_WORD = 3.8
_ABOUT = 2
_TOWN = 0.88
_LONG = 6
"""Letters from which on a town that the authority does not have is thought of."""
_WELL, _ALONE = 0.85, 0.9
"""How well one word must fit by which the article calls a place, or anything else, that it does not name otherwise."""
_ENOUGH = 2
"""Words of an article that speak for somebody as surely as those that an alias asks for."""
_GLUED = 10
"""Letters from which on two words may be one that is listed as a misspelling: Qahraman Marash."""
_MOST_GIVEN = 8
"""Words of a person's name before the surname, at the most."""


def cast(article: str, doc: Doc, authority: Authority) -> Cast:
    """All spellings of one article with what they stand for.

    A name once recognised speaks for others: what will be written is read as if it stood there already, until nothing new
    comes of it. So the cleaned article, read again, gives the same.
    """
    uses: dict[str, Use] = {}
    for mention in mentions(doc):
        count(uses, mention, doc)
    words = Says(doc.plain, demonyms.mentions(doc.text))
    result = Cast(article, uses, dict(words.countries), senses=senses(doc))
    own, known = words, ""
    for _ in range(_ROUNDS):
        _resolve(uses, authority, words)
        forms = {authority.by_id[u.meaning.entry].form(u.meaning.target) for u in uses.values() if u.meaning}
        written = "\n".join(sorted(form for form in forms if not own.says(form)))
        if written == known:
            break
        known, words = written, own.with_names(written)
    for form, match in authority.phrases_in(words.vocabulary):
        needs = match.alias.needs if match.alias else ()
        if words.has(form) and (not needs or any(words.has(word) for word in needs)):
            result.phrases.append((form, match.entry.id))
    result.phrases += dict.fromkeys(glossed.people(doc, authority, words))
    return result


def _resolve(uses: dict[str, Use], authority: Authority, words: Says) -> None:
    for use in list(uses.values()):
        use.meaning = _uncontradicted(use, _known(use.surface, authority, words), authority)
        use.meaning = use.meaning or _town(use, authority, words)
        if use.meaning is None:
            _tail(use, uses, authority, words)
    present = {use.meaning.entry for use in uses.values() if use.meaning}
    for use in uses.values():
        # A town that the article has placed once is the town wherever else the article has it.
        if use.meaning is None and (meaning := _town(use, authority, words, present)):
            use.meaning = meaning
    likely = set(present)
    for use in sorted(uses.values(), key=lambda use: len(use.tokens) == 1):
        if use.meaning is not None:
            continue
        if meaning := _uncontradicted(use, _by_route(use, authority, words, present, likely), authority):
            use.meaning = meaning
            if len(use.tokens) > 1:
                likely.add(meaning.entry)
    surnames, firsts = _unknown_people(uses.values())
    for use in uses.values():
        if use.meaning and use.meaning.how != "right" and len(use.tokens) == 1:
            person = authority.by_id[use.meaning.entry].kind == "person"
            if use.tokens[0] in (surnames if person else surnames | firsts):
                use.meaning = None


def _uncontradicted(use: Use, meaning: Meaning | None, authority: Authority) -> Meaning | None:
    """The reading of a misspelling, unless the article speaks of it as of another."""
    if meaning and meaning.how != "right" and contradicted(use, authority.by_id[meaning.entry]):
        return None
    return meaning


def _unknown_people(uses: Iterable[Use]) -> tuple[frozenset[str], frozenset[str]]:
    """Surnames and first names of those whom the article names in full and whom the authority does not know."""
    full = [use.tokens for use in uses if len(use.tokens) > 1 and not use.meaning]
    full = [words for words in full if not ordinary(words[0])]
    return frozenset(words[-1] for words in full), frozenset(words[0] for words in full)


def _tail(use: Use, uses: dict[str, Use], authority: Authority, words: Says) -> None:
    """A run of capitals can hold more than a name ('Tobruk Aqila Saleh', 'Ardogan Arrives'): what the authority knows counts."""
    for surface in _parts(use.surface, authority):
        if not (meaning := _known(surface, authority, words)):
            continue
        tail = uses.setdefault(surface, Use(surface, first=use.first))
        tail.absorb(use)
        tail.meaning = meaning
        del uses[use.surface]
        return


@lru_cache(maxsize=50_000)
def _parts(surface: str, authority: Authority) -> tuple[str, ...]:
    return (*_ends(surface, authority), *_starts(surface))


def _ends(surface: str, authority: Authority) -> Iterable[str]:
    """The last words of a run, two at least; what is before them must not be a first name, which makes it somebody else."""
    parts = split(surface)
    for cut in range(1, len(parts) - 1):
        end = surface[surface.rindex(parts[cut].article + parts[cut].body) :]
        before = tokens(surface)[: -len(tokens(end))]
        if len(tokens(end)) > 1 and not any(listed(token) or token in authority.given for token in before):
            yield end


def _starts(surface: str) -> Iterable[str]:
    """The first words of a run, where what follows are ordinary words, as in headings; not a first name before a surname."""
    words = surface.split(" ")
    for cut in range(len(words) - 1, 0, -1):
        if not all(ordinary(word, _PLAIN_WORD) for word in words[cut:]):
            return
        if cut > 1 or not listed(fold(words[0])):
            yield " ".join(words[:cut])


def _known(surface: str, authority: Authority, words: Says) -> Meaning | None:
    """A spelling that the authority lists, as right or as an alias."""
    matches = _listed(surface, authority)
    if not any(matches):
        return None
    if match := _best(matches.right, words):
        return Meaning(match.entry.id, match.target, "right", 1.0)
    fit = [match for match in matches.wrong if _admitted(surface, match, words)]
    if match := _best(fit, words):
        return Meaning(match.entry.id, match.target, "alias", 0.97, _reasons(match, words))
    fit = [match for match in matches.composed if _admitted(surface, match, words)]
    if len({match.entry.id for match in fit}) == 1:
        return Meaning(fit[0].entry.id, "name", "surname", 0.95, _reasons(fit[0], words))
    # The words that an alias wants are not there, but others that speak for its bearer: a likely reading.
    fit = [match for match in matches.wrong if not _is_ordinary(surface) and len(words.cues(match.entry)) >= _ENOUGH]
    if match := _best(fit, words):
        return Meaning(match.entry.id, match.target, "route", 0.9, words.support(match.entry))
    return None


class _Listed(NamedTuple):
    """What the authority lists a spelling as, whatever an article says."""

    right: Sequence[Match]
    wrong: Sequence[Match]
    composed: Sequence[Match]


@lru_cache(maxsize=50_000)
def _listed(surface: str, authority: Authority) -> _Listed:
    name = key(surface)
    found = _Listed(authority.right.get(name, ()), authority.wrong.get(name, ()), tuple(_composed(surface, authority)))
    joined = _OGLU.sub(r"\1oglu", surface)
    if any(found) or (joined == surface and (" " not in name or len(name) < _GLUED)):
        return found
    if joined != surface:
        return _listed(joined, authority)
    letters = name.replace(" ", "")
    return _Listed((), authority.wrong.get(letters, ()) or authority.glued.get(letters, ()), ())


def _town(use: Use, authority: Authority, words: Says, placed: Collection[str] = ()) -> Meaning | None:
    """A town of the gazetteer, where the article speaks of its country; of one word alone it must speak as of a place."""
    town = authority.places.named(key(use.surface), use.lies or words.countries.keys())
    if town is None or use.titles & address():
        return None
    is_placed = use.located or use.lies or town.id in placed
    return Meaning(town.id, "name", "right", 1.0) if is_placed or len(use.tokens) > 1 else None


def _admitted(surface: str, match: Match, words: Says) -> bool:
    """Whether the article lets an alias count: the words it needs, and for ordinary words a reason to think of the entry."""
    alias = match.alias
    if alias is None:
        return False
    ordinary = _is_ordinary(surface)
    if ordinary and len(fold(alias.form).split()) != len(tokens(alias.form)) and fold(surface) == key(surface):
        return False
    if alias.needs:
        return any(words.has(word) for word in alias.needs)
    return not ordinary or bool(words.support(match.entry))


def _is_ordinary(surface: str) -> bool:
    return all(common(token) for token in tokens(surface))


def _reasons(match: Match, words: Says) -> tuple[str, ...]:
    needs = match.alias.needs if match.alias else ()
    found = (*(word for word in needs if words.has(word)), *words.support(match.entry))
    return tuple(dict.fromkeys(found))[:4]


def _composed(surface: str, authority: Authority) -> Iterable[Match]:
    """Full names whose surname is a listed misspelling and whose first names are those of its bearer."""
    mine = tokens(surface)
    for cut in range(1, min(len(mine), _MOST_GIVEN + 1)):
        for match in authority.surnames.get(" ".join(mine[cut:]), ()):
            if any(len(given) == cut and all(map(same_given, mine[:cut], given)) for given in _given(match.entry)):
                yield match


def _given(entry: Entry) -> Iterator[tuple[str, ...]]:
    """The first names of a person as the authority has them: Timothy, and Tim where he is called so too."""
    short = len(tokens(entry.form("short")))
    return (tokens(form)[:-short] for form in (entry.name, *entry.accepted))


def _best(matches: Sequence[Match], words: Says) -> Match | None:
    """The match with most support; none where two are equally good."""
    if len(matches) <= 1:
        return matches[0] if matches else None
    ranked = sorted(matches, key=lambda match: (-len(words.support(match.entry)), match.entry.id))
    first, second = ranked[:2]
    if first.entry.id == second.entry.id or len(words.support(first.entry)) > len(words.support(second.entry)):
        return first
    return None


def _by_route(use: Use, authority: Authority, words: Says, present: set[str], likely: set[str]) -> Meaning | None:
    """An unlisted spelling that an entry's name could have become on its way through another script.

    A token that is itself a well-known word or name stands for itself: it contradicts an entry that has another there. One
    token alone is believed only where the article also names the entry in full.
    """
    mine = use.tokens
    if not mine or sum(map(len, mine)) < 4 or any(map(str.isdigit, use.surface)):
        return None
    if len(mine) == 1 and frequency(mine[0]) >= _HEARD_OF:
        return None
    best: tuple[float, str, Meaning] | None = None
    for entry in _near(use.surface, authority):
        cues = words.support(entry)
        if entry.id not in present and not cues:
            continue
        least = _ALIKE
        if len(mine) == 1 and entry.id not in present and entry.id not in likely:
            if not _may_stand_alone(use, entry, words):
                continue
            least = _WELL if use.located else _ALONE
        if entry.id in present:
            cues = ("named rightly in the same article", *cues)
        for target, score in _fits(use.surface, entry.id, authority):
            if score >= least and (best is None or (score, entry.id) > best[:2]):
                best = (score, entry.id, Meaning(entry.id, target, "route", score, cues[:4]))
    return best[2] if best else _town_by_route(use, authority, words)


def _may_stand_alone(use: Use, entry: Entry, words: Says) -> bool:
    """Whether one long word may stand for an entry that the article does not name otherwise: no person, for they share surnames."""
    if entry.kind == "person" or len(use.tokens[0]) < _LONG or frequency(use.tokens[0]) >= _MET:
        return False
    if use.titles & address():
        return False
    return use.located if entry.kind == "place" and len(words.cues(entry)) < _ENOUGH else True


def _town_by_route(use: Use, authority: Authority, words: Says) -> Meaning | None:
    """A spelling that can only be one town's of a country that the article is about, and that something is said to be in."""
    here = {code for code, count in words.countries.items() if count >= _ABOUT}
    if not use.located or use.speaks or use.titles or not here or sum(map(len, use.tokens)) < _LONG:
        return None
    if min(map(frequency, use.tokens)) >= _MET:
        return None
    fit = [
        (score, town)
        for town in authority.places.alike(use.surface, use.lies or here)
        if (score := likeness(use.surface, town.name, authority.known_tokens)) >= _TOWN
    ]
    if len(fit) != 1:
        return None
    ((score, town),) = fit
    return Meaning(
        town.id,
        "name",
        "route",
        score,
        (f"the article is about {demonyms.named(town.country[0])}", "it is named as a place"),
    )


@lru_cache(maxsize=50_000)
def _near(surface: str, authority: Authority) -> tuple[Entry, ...]:
    """The entries that sound as a spelling does where it ends, and are as long."""
    return tuple(sorted(authority.sounds_like(spoken(surface)), key=lambda entry: entry.id))


@lru_cache(maxsize=100_000)
def _fits(surface: str, entry_id: str, authority: Authority) -> tuple[tuple[Target, float], ...]:
    """What a spelling fits of an entry by its letters, whatever an article says: its own forms, or else another that is listed."""
    sized = authority.sized[entry_id]
    if any(key(other) == key(surface) for other in sized.entry.forbidden):
        return ()
    said, known = len(spoken(surface)), authority.known_tokens
    targets: tuple[tuple[Target, int], ...] = (("name", sized.full), ("short", sized.short))
    own: list[tuple[Target, float]] = []
    for target, words in targets:
        if abs(said - words) <= (min(said, words) > 1):
            score = likeness(surface, sized.entry.form(target), known)
            if score >= _ALIKE:
                own.append((target, score))
    if not own and (score := fits_parts(surface, sized.entry.name, sized.parts, known)):
        own.append(("name", _LISTED * score))
    return tuple(own or _fits_other(surface, said, sized, ends(spoken(surface)), known))


def _fits_other(
    surface: str, said: int, sized: Sized, mine: frozenset[str], known: frozenset[str]
) -> Iterator[tuple[Target, float]]:
    scores: dict[Target, float] = {}
    for target, form, words, its in sized.others:
        if abs(said - words) <= (min(said, words) > 1) and not its.isdisjoint(mine):
            scores[target] = max(scores.get(target, 0.0), _LISTED * likeness(surface, form, known))
    return ((target, score) for target, score in scores.items() if score >= _ALIKE)

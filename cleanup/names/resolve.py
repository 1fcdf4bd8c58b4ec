"""Who is meant by each spelling in one article, as far as the authority and the article itself can tell.

The result is small and plain, so that it can be kept, sent between processes and joined with that of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup import demonyms
from cleanup.names.authority import Authority, Entry, Match, Sized
from cleanup.names.entry import Target
from cleanup.names.fold import fold, key, skeletons, spoken, tokens
from cleanup.names.given import feminine, listed, one_group, same_given, two_given
from cleanup.names.manner import contradicted
from cleanup.names.mentions import address, frequency, mentions, ordinary
from cleanup.names.rewrite import split
from cleanup.names.routes import explain, similarity
from cleanup.names.says import Says
from cleanup.names.uses import Cast, Meaning, Use, count
from cleanup.names.witnesses import senses
from cleanup.text import Doc

_ROUNDS = 4
_SERVANT = re.compile(r"abd[aeiou]l?(?=[a-z]{3})")
"""How the names of God's servants begin, in one word: Abdelaziz, Abdulmajeed, Abdurrahman."""
_JOINED = 0.97
_LIKE = 0.72
_ALIKE = 0.80
_SAME_GIVEN = 0.95
"""For a listed form of the same first name: sure, but no anchor for a surname that is not."""
_HEARD_OF = 2.5
_MET = 1.9
_PLAIN_WORD = 3.8
_ANCHOR = 3
"""Letters from which on a first name that is right says something for the surname."""
_ABOUT = 2
_TOWN = 0.88
_LONG = 6
"""Letters from which on a town that the authority does not have is thought of."""
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
    known = ""
    for _ in range(_ROUNDS):
        _resolve(uses, authority, words)
        written = "\n".join(
            sorted({authority.by_id[u.meaning.entry].form(u.meaning.target) for u in uses.values() if u.meaning})
        )
        if written == known:
            break
        known, words = written, words.with_names(written)
    for form, match in authority.phrases_in(words.vocabulary):
        needs = match.alias.needs if match.alias else ()
        if words.has(form) and (not needs or any(words.has(word) for word in needs)):
            result.phrases.append((form, match.entry.id))
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
    return None


class _Listed(NamedTuple):
    """What the authority lists a spelling as, whatever an article says."""

    right: Sequence[Match]
    wrong: Sequence[Match]
    composed: Sequence[Match]


@lru_cache(maxsize=50_000)
def _listed(surface: str, authority: Authority) -> _Listed:
    name = key(surface)
    return _Listed(authority.right.get(name, ()), authority.wrong.get(name, ()), tuple(_composed(surface, authority)))


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
    ordinary = all(common(token) for token in tokens(surface))
    if ordinary and len(fold(alias.form).split()) != len(tokens(alias.form)) and fold(surface) == key(surface):
        return False
    if alias.needs:
        return any(words.has(word) for word in alias.needs)
    return not ordinary or bool(words.support(match.entry))


def _reasons(match: Match, words: Says) -> tuple[str, ...]:
    needs = match.alias.needs if match.alias else ()
    found = (*(word for word in needs if words.has(word)), *words.support(match.entry))
    return tuple(dict.fromkeys(found))[:4]


def _composed(surface: str, authority: Authority) -> Iterable[Match]:
    """Full names whose surname is a listed misspelling and whose first names are those of its bearer."""
    mine = tokens(surface)
    for cut in range(1, min(len(mine), _MOST_GIVEN + 1)):
        for match in authority.surnames.get(" ".join(mine[cut:]), ()):
            given = tokens(match.entry.name)[: -len(tokens(match.entry.form("short")))]
            if len(given) == cut and all(map(same_given, mine[:cut], given)):
                yield match


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
    for entry, target, score in _alike(use.surface, authority):
        if entry.id not in present and len(mine) == 1 and entry.id not in likely:
            continue
        cues = words.support(entry)
        if entry.id not in present and not cues:
            continue
        if entry.id in present:
            cues = ("named rightly in the same article", *cues)
        if best is None or (score, entry.id) > best[:2]:
            best = (score, entry.id, Meaning(entry.id, target, "route", score, cues[:4]))
    return best[2] if best else _town_by_route(use, authority, words)


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
        town.id, "name", "route", score, (f"the article is about {town.country[0]}", "it is named as a place")
    )


@lru_cache(maxsize=50_000)
def _alike(surface: str, authority: Authority) -> tuple[tuple[Entry, Target, float], ...]:
    """The entries whose name a spelling could be by its letters, whatever an article says, with how well it fits."""
    said = len(spoken(surface))
    found = [
        (sized.entry, target, score)
        for sized in _candidates(spoken(surface), authority)
        if said == sized.short or abs(said - sized.full) <= (said > 1)
        for target, score in _fits(surface, said, sized, authority.known_tokens)
        if not any(key(other) == key(surface) for other in sized.entry.forbidden)
    ]
    return tuple(sorted(found, key=lambda fit: fit[0].id))


def _candidates(said: Iterable[str], authority: Authority) -> Iterable[Sized]:
    found: dict[int, Sized] = {}
    for token in said:
        for skeleton in skeletons(token):
            found.update(authority.by_skeleton.get(skeleton, ()))
    return found.values()


def _fits(surface: str, said: int, sized: Sized, known: frozenset[str]) -> Iterator[tuple[Target, float]]:
    targets: tuple[tuple[Target, int], ...] = (("name", sized.full), ("short", sized.short))
    for target, words in targets:
        if abs(said - words) <= (min(said, words) > 1):
            score = likeness(surface, sized.entry.form(target), known)
            if score >= _ALIKE:
                yield target, score


def likeness(surface: str, form: str, known: frozenset[str] = frozenset()) -> float:
    """How well a spelling fits a form, 0 to 1: the mean over letters; 0 where the number or any token does not fit.

    Of two full names one may write as two words what the other writes as one: Gawish Oglo, Abdul Majeed, Almahdi.
    """
    mine, theirs, plain = spoken(surface), spoken(form), tokens(form)
    if len(mine) == len(theirs):
        return _fit(mine, theirs, plain, known)
    if abs(len(mine) - len(theirs)) > 1 or min(len(mine), len(theirs)) < 2:
        return 0.0
    if len(mine) > len(theirs):
        fits = (_fit(joined, theirs, plain, known) for joined in _joined(mine, theirs))
    else:
        fits = (_fit(mine, joined, joined, known) for joined in _joined(plain, mine))
    return _JOINED * max(fits, default=0.0)


def _joined(parts: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The parts with two neighbours made one, neither of which the other name has."""
    for at in range(len(parts) - 1):
        if not {*others} & {*parts[at : at + 2]}:
            yield *parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]


def _fit(mine: Sequence[str], theirs: Sequence[str], plain_words: Sequence[str], known: frozenset[str]) -> float:
    scores = []
    # The last word tells most: many have the first name of somebody else.
    for rank in range(len(theirs) - 1, -1, -1):
        score = _word_fit(mine[rank], theirs[rank], plain_words[rank], known, len(mine) > 1, rank == 0)
        if score < _LIKE:
            return 0.0
        scores.append(score)
    scores.reverse()
    anchored = any(score == 1.0 and len(token) > _ANCHOR for score, token in zip(scores, theirs, strict=True))
    if len(mine) > 1 and not anchored and min(scores) < 0.85:
        return 0.0
    return sum(score * len(token) for score, token in zip(scores, theirs, strict=True)) / sum(map(len, theirs))


def _word_fit(mine: str, spoken_word: str, plain: str, known: frozenset[str], full: bool, first: bool) -> float:
    """The same of one word, which may be one of a `full` name; any number below the least where it does not fit."""
    if mine in (spoken_word, plain):
        return 1.0
    if full and (one_group(mine, plain) if first else mine == f"al{plain}"):
        return _SAME_GIVEN
    if full and _SERVANT.match(mine) and _SERVANT.match(plain):
        return similarity(_SERVANT.sub("", mine), _SERVANT.sub("", plain), _LIKE)
    if (full and first and feminine(mine, plain)) or mine in known or common(mine):
        return 0.0
    score = similarity(mine, spoken_word, _LIKE)
    return max(score, similarity(mine, plain, _LIKE)) if plain != spoken_word else score


def two_names(a: str, b: str, *, first_only: bool = False) -> bool:
    """Whether two full names differ in a word that is a name in its own right on either side: Karim and Karam, Farid and Farida.

    In one article two people with one first name and surnames as alike are rarer than damage: there the first names count.
    """
    mine, theirs = tokens(a), tokens(b)
    pairs = [(x, y) for x, y in zip(mine, theirs, strict=False) if x != y]
    if mine[:1] != theirs[:1] and feminine(mine[0], theirs[0]):
        return True
    return any(own_names(x, y) for x, y in (pairs if not first_only else pairs[:1] if mine[0] != theirs[0] else ()))


def own_names(a: str, b: str) -> bool:
    """Whether readers know two words as two: two first names, both often met, or both met and of different sound."""
    if two_given(a, b):
        return True
    known = min(frequency(a), frequency(b))
    if one_group(a, b) or known < _MET:
        return False
    return known >= _HEARD_OF or _sound(a) != _sound(b)


def _sound(token: str) -> str:
    """A token without what is written in several ways for one sound: Dynamo, Dinamo; Nathan, Natan; Nasreen, Nasrin."""
    for written, sound in (("th", "t"), ("ck", "k"), ("ph", "f"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("y", "i")):
        token = token.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", token)


def common(token: str) -> bool:
    """Whether a folded token is a word or name that English readers meet often: it is not a misspelling of another."""
    return frequency(token) >= 3.0


def why_alike(a: str, b: str) -> str:
    """In words, what sets two spellings of a name apart."""
    pairs = [(x, y) for x, y in zip(spoken(a), spoken(b), strict=False) if x != y]
    return "; ".join(f"{x} – {y}: {explain(x, y)}" for x, y in pairs) or "the same letters"


def same_letters(a: str, b: str) -> bool:
    """Whether two spellings differ in diacritics, hyphens or capitals only."""
    return fold(a) == fold(b)

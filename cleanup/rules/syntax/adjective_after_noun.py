"""A capitalised adjective behind its noun: 'the people Chilean', 'institutions Educational'.

## What it does
Proposes English order for 'the' with one of some eighty nouns (people, army, coast ...) and the adjective of a country ('the
Chilean people', also for 'the people the Chilean'), for a plural with a capitalised adjective behind it ('institutions
Educational', 'Sources Military said'), for some forty singulars with an article ('a front New', 'a number Large of'), for bodies
with their rank behind them ('the Court Federal'), and for people with 'detainees' or the like behind them ('the leaders
detainees').

## Why
Arabic adjectives follow their noun. Old translations keep the order and give the stranded adjective a capital.

## Fix safety
Suggested only. What follows the adjective must be a mark or one of the words that end a phrase. Headings are left alone, and so
is the adjective of a country behind the object of a naming verb ('calls the people Kurdish'). Languages are safe from it because
'language' is none of the nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from wordfreq import zipf_frequency

from cleanup import indefinite
from cleanup.demonyms import adjective_pattern, by_adjective
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST
from cleanup.rules.syntax._nouns import PLURAL
from cleanup.rules.wordlists import neighbours
from cleanup.text import Doc, Piece, Span

_NATIONAL_NOUN = (
    "people|army|government|forces|troops|authorities|parliament|presidency|embassy|territory|territories|economy|coast|capital|border|borders|"
    "ambassador|president|minister|envoy|delegation|consul|side|regime|press|army|market|street|"
    "state|leadership|constitution|opposition|officials|militias|mercenaries|citizens|refugees|companies|banks|ports|attack|attacks|raid|raids|"
    "shelling|bombardment|aggression|occupation|intervention|initiative|support|visit|invasion|crisis|economy|currency|pound|dinar|lira|"
    "nation|revolution|navy|police|judiciary|cabinet|delegates|pilgrims|workers|products|exports|planes|warplanes|drones|"
    "committee|council|dialogue|parties|factions|tribes|brigades"
)
_ADJECTIVES: dict[str, str] = {
    "Healthy": "health",
    **{
        word: word.lower()
        for word in re.findall(
            r"\w+",
            "Agricultural Central Civil Commercial Cultural Economic Educational Environmental Financial Foreign Governmental "
            "Humanitarian Industrial Judicial Legal Local Medical Military Municipal Political Popular Private Public Regional Religious Security "
            "Social Tribal Terrorist Criminal Armed Strategic National Official Joint Islamic Parliamentary Partisan Sectarian",
        )
    },
}
_DESCRIPTIVE = frozenset(
    "rural strict heavy strong intense wide huge large small recent new urgent severe direct secret modern special specialized "
    "specialised advanced light serious clear broad harsh fierce violent peaceful joint daily weekly monthly annual urban holy "
    "foreign private public poor rich remote old ancient armed loyal hostile exceptional senior mobile mixed displaced wounded".split()
)
_SHAPED = re.compile(r"[a-z]{3,}(?:al|ic|ary|ive|ous|able|ible|ful|less|(?:ea|we)stern|thern)")
_COMMON = 3.0
_END = (
    r"(?=\s*[.,;:!?)]|\s+(?:across|after|against|and|are|as|at|before|because|between|but|by|during|except|for|from|had|has|have|in|including|inside|is|"
    r"near|of|on|or|outside|said|since|that|throughout|to|under|until|was|were|when|which|while|who|will|with|would|[a-z]{3,15}ed|"
    rf"{PAST})\b|\s*$)"
)
_NAMING = re.compile(r"\b(?:call|consider|make|declare|deem|label|find|render|keep|name|feel)\w{0,3}\s+$", re.I)
_OBJECT = re.compile(r"\b(?:gave|give|gives|sold|told|offer\w*|show\w*|call\w*|make|made|to|for)\s+(?:the\s+)?$", re.I)
_SINGULAR = (
    "attack|front|operation|project|decision|committee|system|role|agreement|solution|position|court|party|group|service|commission|issue|"
    "law|plan|dialogue|conflict|crisis|situation|campaign|force|base|action|movement|initiative|relationship|mission|office|road|airport|hospital|border|ministry|company|university"
)
_NUMBER_OF = re.compile(
    r"\b(?P<article>[Aa] )(?P<noun>number|group|part|quantity|percentage) (?P<adjective>Large|Small|Great|Big|Limited|Significant)(?= of [a-z])"
)
_RANKS = "Federal|National|General|Central|Supreme|Constitutional|Military|Public|Political|Higher|International|Criminal|Popular"
_BODY_OF = re.compile(
    r"\b(?P<noun>Court|Council|Committee|Dialogue|Intelligence|Authority|Conference|Union|Tribunal|Prosecution|Assembly|Congress) "
    rf"(?P<adjective>{_RANKS})"
    r"(?= (?:of (?:the )?[A-Z]|in|on|at|to|and|said|has|had|was|were|is|will|issued|ruled|decided|announced|rejected|approved|held)\b|[.,;])"
)
_LARGE = neighbours(
    ("number", "group", "part", "quantity", "percentage"), ("large", "small", "great", "big", "limited", "significant")
)
_RANKED = frozenset(_RANKS.lower().split("|"))
_BROKE = re.compile(
    r"(?P<noun>Confrontations|Clashes|Battles|Protests|Demonstrations|Explosions|Floods|Fires|Talks|Negotiations) (?P<adjective>[A-Z][a-z]{3,})"
    r"(?= (?:broke out|erupted|took place|began|continued|resumed|started|occurred|shook|rocked|were|are|have|between)\b)"
)
_ONE_ADJECTIVES = (*_ADJECTIVES, "New", "Large", "Coastal", "International", "Main")
_ONE = re.compile(
    rf"(?<![\w-])(?P<article>(?:an?|the|this|his|its|their)\s+)(?P<noun>{_SINGULAR})\s+"
    rf"(?P<adjective>{'|'.join(_ONE_ADJECTIVES)})(?!\w){_END}",
    re.M,
)
_BEHIND = re.compile(
    rf"(?<![\w-])(?P<noun>[a-z]{{3,}}[^\Wsui]s|people) (?P<adjective>[A-Z][a-z]{{2,}})(?![\w’'-]){_END}", re.M
)
_ANY_BEHIND = re.compile(r" (?:(?<=[^\Wsui]s )|(?<=people ))([A-Z][a-z]{2,})")
_LAST_WORD = re.compile(r"([\w’'-]+) \Z")
_TO_WHOM = re.compile(r" (?:in|by|from|on|at|during|for|to|with|against|under|after|since)\b")
"""After a participle, which then stands where it belongs: 'the soldiers Wounded in the attack'."""
_LISTED = re.compile(r",? (?:and|or) [A-Z]|, [A-Z]")
_PLURALS = frozenset(
    f"{PLURAL}|governorates|provinces|districts|nationals|merchants|traders|artists|writers|airports|universities|newspapers|courts|shops|bases|"
    "resorts|archaeologists|doctors|crossings|ministries".split("|")
)
"""What has a nationality behind it only in the order of the source: 'several governorates Egyptian'."""
_INSTITUTIONS = frozenset("hospitals schools institutions facilities buildings offices banks companies sources".split())
"""Plurals that are hardly ever verbs: behind 'and' or 'that' they are read as nouns too."""
_TELLING = re.compile(
    r"\b(?:with|most|all|both|half|(?:one|two|three|four|five|six|some|several|many|none|\d+)(?=\s+of\b)|call\w*|consider\w*|deem\w*|keep\w*|ma[kd]e\w*|declar\w*)\s+(?:of\s+)?(?:the\s+|its\s+|his\s+|their\s+)?(?:\w+\s+)?\Z",
    re.I,
)
"""What may tell a nationality of a noun: 'most of the victims Russian'."""
_HELD = re.compile(
    r"(?<![\w-])(?P<the>[Tt]he )?(?P<noun>leaders|officials|activists|journalists|politicians|students|deputies|ministers|officers|soldiers|"
    rf"lawyers|workers|citizens|members|protesters|fighters) (?P<held>detainees|prisoners|captives){_END}",
    re.M,
)
_HELD_AS = {
    "detainees": "detained",
    "prisoners": "imprisoned",
    "captives": "captive",
}
_GIVING = re.compile(
    r"\b(?:g[ai]v\w+|showed|shown|told|sent|made|mak\w+|ma[dk]e|took|taken?|keep\w*|kept|hold\w*|held|call\w*|became|become|as|to|for)\s+(?:\w+\s+)?\Z"
)
_NAMED = frozenset(
    "ships frigates submarines carriers horses yachts films novels channels brands rivals insurers clubs newspapers hotels stations "
    "magazines bands airlines".split()
)
"""What has names of its own: 'the horses Magical and Enable'."""
_SUBJECT = frozenset("he she it who that which also and then now to not never always still only".split())
"""What stands before a verb that looks like a plural: 'she plays Classic'."""
_OPENING = re.compile(
    r"(?P<noun>Sources|Forces|Officials|Reports|Experts|Observers|Circles|Elements|Units|Groups|Teams|Authorities|Leaders|Data|Figures) "
    r"(?P<adjective>[A-Z][a-z]{3,})(?= (?:said|says|told|confirmed|reported|announced|revealed|indicated|added|stated|explained|close|in|from)\b)"
)


def _small(adjective: str) -> str:
    return _ADJECTIVES.get(adjective, adjective.lower())


@lru_cache(maxsize=4096)
def _describes(word: str) -> bool:
    """Whether a capitalised word is an ordinary adjective."""
    word = word.lower()
    return (
        word in _DESCRIPTIVE
        or word.capitalize() in _ADJECTIVES
        or (_SHAPED.fullmatch(word) is not None and zipf_frequency(word, "en") >= _COMMON)
    )


@cache
def _national() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<the>[Tt]he)\s+(?P<noun>{_NATIONAL_NOUN})\s+(?P<nation>{adjective_pattern()})(?![\w'’-]){_END}(?!\s+(?:and|or)\s+[A-Z])",
        re.M,
    )


@cache
def _national_pairs() -> frozenset[Piece]:
    return neighbours(_NATIONAL_NOUN.split("|"), (re.split(r"\W", adjective)[0] for adjective in by_adjective()))


@cache
def _with_second_article() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<the>[Tt]he\s+)?(?P<noun>armed\s+forces|{_NATIONAL_NOUN})\s+the\s+(?P<nation>{adjective_pattern()})(?![\w'’-])"
        r"(?=\s*[.,;:!?)]|\s+(?:in|on|at|killed|announced|said|bombed|shelled|arrested|entered|confirmed|denied|launched|stormed|rejected)\b|\s*$)",
        re.M,
    )


_THE_NAME = re.compile(r"\sthe\s(?=\s?[A-Z])")
_LONGEST = 20
_NATIONAL_NOUNS = frozenset(_NATIONAL_NOUN.split("|"))
_BEFORE_ARTICLE = neighbours(_NATIONAL_NOUN.split("|"), ["the"])
_ONE_PAIRS = neighbours(_SINGULAR.split("|"), _ONE_ADJECTIVES)


@rule(
    code="SYN011",
    name="adjective-after-noun",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=8,
    examples=[
        Example(
            "He thanked the people Chilean for their patience.", "He thanked the Chilean people for their patience."
        ),
        Example(
            "The strike closed institutions Educational across the island.",
            "The strike closed educational institutions across the island.",
        ),
        Example(
            "Nobody doubts that the army the Chilean entered the port.",
            "Nobody doubts that the Chilean army entered the port.",
        ),
        Example("They left the homes and hospitals Governmental.", "They left the homes and governmental hospitals."),
        Example("Rain fell on the provinces Southeastern.", "Rain fell on the southeastern provinces."),
        Example("He opened a front New to win time.", "He opened a new front to win time."),
        Example("Snow closed the road Coastal.", "Snow closed the coastal road."),
        Example("They want an issue National to agree on.", "They want a national issue to agree on."),
        Example("Queues grew outside facilities Healthy.", "Queues grew outside health facilities."),
        Example("They teach in schools Rural for no pay.", "They teach in rural schools for no pay."),
        Example("Sources Medical said that two men died.", "Medical sources said that two men died."),
        Example("The Court Federal ruled in May.", "The Federal Court ruled in May."),
        Example("Clashes Fierce broke out in Oslo.", "Fierce clashes broke out in Oslo."),
        Example("He met a number Large of nurses.", "He met a large number of nurses."),
        Example("It rained in several provinces Chilean.", "It rained in several Chilean provinces."),
        Example(
            "They asked for the release of the leaders detainees.",
            "They asked for the release of the detained leaders.",
        ),
        Example(
            "The fair is open to all shops Commercial except bakeries.",
            "The fair is open to all commercial shops except bakeries.",
        ),
    ],
    clean=[
        "Two men died, most of the victims Chilean; it made its workers Kenyan. The hut was full, the residents Peruvian or Bolivian.",
        "The rebels gave the soldiers prisoners to guard. He took the women hostages. The children refugees bring wait.",
        "She plays Classic on Sundays, and he still runs Dynamic with two friends.",
        "He speaks the languages Persian and Turkish.",
        "She calls the people Kenyan and the land her own.",
        "The people Iranian officials call heroes were freed.",
        "He gave the army the Chilean said was lost. The police the Chilean president praised left.",
        "The firm merged with Partners Medical and services Local 42.",
        "He joined the group National Action; the party New Era met.",
        "Public Services Local Government Awards",
    ],
)
def adjective_after_noun(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in () if doc.pieces.isdisjoint(_national_pairs()) else _national().finditer(doc.text):
        if _in_prose(doc, match) and not _TELLING.search(doc.text, max(0, match.start() - 40), match.start()):
            yield _hit(match, f"{match['the']} {match['nation']} {match['noun']}")
    for match in _with_second_article().finditer(doc.text) if _named_with_article(doc) else ():
        if _in_prose(doc, match) and not _OBJECT.search(doc.text[max(0, match.start() - 20) : match.start()]):
            yield _hit(match, f"{match['the'] or 'the '}{match['nation']} {match['noun']}")
    for match in _BEHIND.finditer(doc.text) if any(map(_may_stand_behind, _ANY_BEHIND.findall(doc.text))) else ():
        before = _LAST_WORD.search(doc.text, max(0, match.start() - 20), match.start())
        if (
            not before
            or (before[1].lower() in _SUBJECT and match["noun"] not in _INSTITUTIONS)
            or not (_describes(match["adjective"]) or _of_country(doc, match))
        ):
            continue
        if match["noun"] in _NAMED or _LISTED.match(doc.text, match.end()):
            continue
        done = match["adjective"].endswith("ed") and _TO_WHOM.match(doc.text, match.end())
        if not done and _in_prose(doc, match):
            yield _hit(match, f"{_put(match['adjective'])} {match['noun']}")
    for match in () if doc.vocabulary.isdisjoint(_HELD_AS) else _HELD.finditer(doc.text):
        if _in_prose(doc, match) and not _GIVING.search(doc.text, max(0, match.start() - 30), match.start()):
            yield _hit(match, f"{match['the'] or ''}{_HELD_AS[match['held']]} {match['noun']}")
    for match in () if doc.pieces.isdisjoint(_LARGE) else _NUMBER_OF.finditer(doc.text):
        yield _hit(match, f"{match['article']}{match['adjective'].lower()} {match['noun']}")
    for match in () if doc.vocabulary.isdisjoint(_RANKED) else _BODY_OF.finditer(doc.text):
        if _in_prose(doc, match):
            yield _hit(match, f"{match['adjective']} {match['noun']}")
    for sentence in doc.sentences:
        opening = _OPENING.match(doc.text, *sentence) or _BROKE.match(doc.text, *sentence)
        if opening and _describes(opening["adjective"]):
            yield _hit(opening, f"{_small(opening['adjective']).capitalize()} {opening['noun'].lower()}")
    for match in () if doc.pieces.isdisjoint(_ONE_PAIRS) else _ONE.finditer(doc.text):
        if _in_prose(doc, match):
            yield _hit(match, indefinite.fitted(f"{match['article']}{_small(match['adjective'])} {match['noun']}"))


def _named_with_article(doc: Doc) -> bool:
    """Whether an article and a capital stand behind one of the nouns that a nationality is told of."""
    if doc.pieces.isdisjoint(_BEFORE_ARTICLE):
        return False
    ends = (doc.text[max(0, at.start() - _LONGEST) : at.start()].split()[-1:] for at in _THE_NAME.finditer(doc.text))
    return any(word[0].lower() in _NATIONAL_NOUNS for word in ends if word)


def _may_stand_behind(word: str) -> bool:
    return word in by_adjective() or _describes(word)


def _of_country(doc: Doc, match: re.Match[str]) -> bool:
    """Whether a nationality stands behind a plural that it does not say anything of."""
    listed = doc.text.startswith((" and ", " or "), match.end())
    if listed or match["adjective"] not in by_adjective() or match["noun"] not in _PLURALS:
        return False
    return not _TELLING.search(doc.text, max(0, match.start() - 40), match.start())


def _put(adjective: str) -> str:
    return adjective if adjective in by_adjective() else _small(adjective)


def _in_prose(doc: Doc, match: re.Match[str]) -> bool:
    block = doc.block_at(match.start())
    return block is not None and block.kind != "heading"


def _hit(match: re.Match[str], after: str) -> Hit:
    return Hit(Span(*match.span()), f"The adjective stands behind its noun: '{after}'", [after], confidence=0.75)

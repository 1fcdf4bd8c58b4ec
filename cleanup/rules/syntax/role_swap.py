"""Backer and backed exchanged: 'the Kenyan-backed American general' for the American-backed Kenyan one.

## What it does
Proposes the exchange in 'X-backed Y commander' where the rest of the article contradicts it: X is the country that the article is
about, and Y is named elsewhere as a backer. The same where Y is known to back forces in X and X none in Y ('Yemeni-backed Iranian
group'), or where Y is a country and X a movement that it backs ('Algeria backed by the Polisario Front'), or both stand before such
a movement ('Lebanese-backed Iranian Hezbollah'). Proposes 'whom' where somebody 'executed the organization' that executed him, or
'accuses France of money laundering'.

## Why
Arabic strings both adjectives behind the noun. The translation may hang 'backed by' on the wrong one, and the sentence then says
the opposite of what happened.

## Fix safety
Suggested only. Two cues are needed: X is named more often than any other country, and Y backs, supports, arms or funds somewhere
else in the article; or the two countries stand in `data/backers.yml`. Where X is a backer anywhere else, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from cleanup.datafile import parse
from cleanup.demonyms import Country, adjective_pattern, by_adjective, by_name, countries, mentions
from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.meanings import any_of
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import neighbours, words
from cleanup.text import Doc, Span

_ROLE = (
    r"(?:(?:military|rebel|mercenary|army|militia|field|political|tribal|opposition|party|separatist|senior|top|veteran|southern|northern|eastern|western|Shiite|Shia|Sunni|"
    r"Kurdish|Islamist|Islamic|armed|pro-government)\s+){0,2}"
    r"(?:commander|general|leader|strongman|warlord|president|premier|prime\s+minister|marshal|chief|politician|candidate|"
    r"mayor|governor|minister|forces|fighters|rebels|troops|factions?|groups?|militias?|army|government|administration|separatists?|party|parties|"
    r"movements?|militants|gunmen|insurgents|mercenaries|alliance|coalition|council|authorities|opposition|force|brigades?|units?|regime|side|"
    r"parliament|tribes|jihadists|Islamists|fighter|rebel|officer|soldiers|faction|gangs?)"
)
_BACKING = r"(?:backed|supported|armed|funded|financed|sponsored)"
_GROUP_WORDS = words("polisario hezbollah houthi houthis ansar jihad hamas mobilization southern support m23")
_WHO = neighbours(["who"], words("executed beheaded assassinated accuses accused suspects charged"))
_AFTER_VERB = re.compile(r"(?:backed|supported|sponsored|funded|armed)\s+(\w+)")
_ATTRIBUTE = re.compile(r"\b(?:the|a|an|by|of|with|to)\s$", re.I)
"""Before 'Kenyan backed American' without a hyphen, so that 'the Kenyan backed American plans' with a verb is rarer still."""


@cache
def backers() -> dict[str, tuple[str, ...]]:
    """Countries with those in which they are known to have armed or funded a side, by code."""
    data = parse(files("cleanup").joinpath("data/backers.yml").read_bytes())
    return {backer: tuple(backed) for backer, backed in data["backers"].items()}


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Movements that are no state with the countries, by code, that back them."""
    data = parse(files("cleanup").joinpath("data/backers.yml").read_bytes())
    return {group: tuple(backed) for group, backed in data["groups"].items()}


@cache
def _by_group() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A country 'backed by' a group, and a group-backed country, which may have the rest of the group's name behind it."""
    lands = any_of(by_name())
    nations = any_of(by_adjective())
    names = any_of(groups())
    kind = r"(?P<kind>Front|[Mm]ovement|[Gg]roup|[Mm]ilitia|[Oo]rgani[sz]ation|[Rr]ebels|[Ff]orces|[Mm]ilitias|[Ff]ighters|[Pp]arty|[Pp]roxy|[Pp]roxies)"
    return (
        re.compile(
            rf"(?<![\w-])(?P<land>{lands}),? {_BACKING} by the (?P<group>{names})(?![\w’'-])"
            r"(?! (?:government|in |inside|region|against|forces|candidate))"
        ),
        re.compile(
            rf"(?<![\w-])(?P<group>{names}|Houthi)-{_BACKING} (?P<land>{lands}|{nations})(?![\w’'-])(?: {kind}(?![\w’'-]))?"
        ),
    )


_CRIMES = (
    r"(?:money\s+laundering|embezzl\w+|tax\s+evasion|bribery|illicit\s+enrichment|sexual\s+assault|wasting\s+public\s+money|"
    r"masterminding|orchestrating|plotting|being\s+behind|planning\s+the\s+coup|leading\s+the\s+coup)"
)


@cache
def _whom() -> tuple[re.Pattern[str], ...]:
    """'Who' for 'whom': a person of whom the clause says what was done to him."""
    capitals = {country.capital for country in countries() if country.capital}
    lands = any_of({*by_name(), *capitals})
    return (
        re.compile(
            r"(?<=, )(?P<all>who (?P<verb>executed|beheaded|assassinated) (?P<body>the (?:[\w-]{1,20} )?(?:organi[sz]ation|group|movement|regime|"
            r"authorities|government|state|army)))(?= (?:in|on|last|after|before|by|at|during|near|yesterday|today)\b|[.,])"
        ),
        re.compile(
            rf"(?:(?<=, )|(?<=[a-z] ))(?P<all>who (?P<verb>accuses|accused|suspects|charged) (?P<body>{lands}) (?P<of>of|with))(?= {_CRIMES}\b)"
        ),
    )


@cache
def _nation_words() -> frozenset[str]:
    """The first word of each adjective: one of them must follow the verb."""
    return frozenset(re.split(r"\W", adjective)[0] for adjective in by_adjective())


@cache
def _pattern() -> re.Pattern[str]:
    nation = adjective_pattern()
    lands = any_of(by_name())
    return re.compile(
        rf"\b(?:(?P<backer>{nation})|(?P<land>{lands}))(?P<joint>-|\s)(?P<verb>backed|supported|sponsored|funded|armed)\s+"
        rf"(?P<backed>{nation})(?=\s+(?:[A-Z][\w-]{{2,15}}\s+)?(?i:{_ROLE})\b)"
    )


def _names(country: Country) -> str:
    words = [*country.adjectives, country.bare, *country.also, *([country.capital] if country.capital else [])]
    return f"(?:{any_of(words)})"


def _backs(country: Country, text: str) -> bool:
    """Whether the text says anywhere that the country is a backer."""
    names = _names(country)
    return any(
        re.search(pattern, text)
        for pattern in (
            rf"\b{names}-(?:backed|supported|armed|funded|sponsored)\b",
            rf"\b{_BACKING}\s+by\s+(?:[^.,;\n]{{0,40}}\s)?{names}\b",
            rf"\b{names}(?:['’]s)?\s+(?:military\s+|political\s+|financial\s+)?(?:support|backing|aid)\b",
            rf"\b{names}\s+(?:[^.;,\n]{{0,60}}\s)?(?:(?:has|have|had|is|are)\s+)?(?:[^.;,\n]{{0,30}}\s)?(?:supporting|backing|arming|funding)\b",
            rf"\b{names}\s+(?:also\s+|still\s+)?(?:backs|supports|supported|backed|funds|funded|finances|sponsors|arms\s+(?:the|a|its|his))\b",
            rf"\b(?:support|backing|aid|weapons|arms|money)\s+from\s+(?:the\s+)?{names}\b",
        )
    )


def _main_country(text: str) -> str | None:
    ranked = mentions(text).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@rule(
    code="SYN006",
    name="role-swap",
    stage=Stage.GRAMMAR,
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    safety=Safety.SUGGEST,
    version=8,
    cues=("backed", "supported", "sponsored", "funded", "armed", "financed", "who "),
    examples=[
        Example(
            "Washington has been backing the general. Kenya votes in May. The Kenyan-backed American general spoke in Nairobi.",
            "Washington has been backing the general. Kenya votes in May. The American-backed Kenyan general spoke in Nairobi.",
        ),
        Example(
            "Chad's army waits. Chad is funded by France. The Chadian-supported French rebel leader fled Chad.",
            "Chad's army waits. Chad is funded by France. The French-supported Chadian rebel leader fled Chad.",
        ),
        Example(
            "Bolivia held its breath. Brazil's support is known. The Bolivian-backed Brazilian candidate toured Bolivia.",
            "Bolivia held its breath. Brazil's support is known. The Brazilian-backed Bolivian candidate toured Bolivia.",
        ),
        Example(
            "Washington has been backing the general. Kenya votes in May. The Kenyan backed American general spoke in Nairobi.",
            "Washington has been backing the general. Kenya votes in May. The American-backed Kenyan general spoke in Nairobi.",
        ),
        Example(
            "Chad's army waits. Chad is funded by France. A Chad-sponsored French militia fled Chad.",
            "Chad's army waits. Chad is funded by France. A France-sponsored Chadian militia fled Chad.",
        ),
        Example(
            "The Malian-backed Russian mercenary group left Gao.", "The Russian-backed Malian mercenary group left Gao."
        ),
        Example(
            "Algeria backed by the Polisario Front rejected the plan.",
            "The Algeria-backed Polisario Front rejected the plan.",
        ),
        Example(
            "The truce with the Yemeni-backed Emirati separatists holds.",
            "The truce with the Emirati-backed Yemeni separatists holds.",
        ),
        Example(
            "The front is held by the Syrian-backed Turkish National Army.",
            "The front is held by the Turkish-backed Syrian National Army.",
        ),
        Example("The Houthi-backed Iranian militia left.", "The Iranian-backed Houthi militia left."),
        Example("The Lebanese-backed Iranian Hezbollah voted.", "The Iranian-backed Lebanese Hezbollah voted."),
        Example("He spoke of the Houthi-backed Iran militia.", "He spoke of the Iran-backed Houthi militia."),
        Example(
            "The mayor of the town was Omar Berg, who executed the organization last week.",
            "The mayor of the town was Omar Berg, whom the organization executed last week.",
        ),
        Example(
            "The singer living in Graz, who accuses Oslo of masterminding the theft, is ill.",
            "The singer living in Graz, whom Oslo accuses of masterminding the theft, is ill.",
        ),
        Example(
            "Omar Berg, who accuses Norway of money laundering, lives in Graz.",
            "Omar Berg, whom Norway accuses of money laundering, lives in Graz.",
        ),
    ],
    clean=[
        "The lawyer, who accuses Oslo of racism, met the farmer who accuses Norway of greed.",
        "Omar Berg, who accused the authorities of fraud and the court of forgery, left.",
        "The Iran-backed Hezbollah and the Hezbollah-backed government met. Lebanon backed by Hezbollah votes; the army backed Hamas.",
        "Omar Berg, who executed the plan, and Olga, who accuses Norway of racism, met the man who accused the bank of fraud.",
        "Washington has been backing the general. Kenya votes in May. Kenyan backed American forces, and Kenya paid.",
        "The Iranian-backed Lebanese Hezbollah and the American-backed Lebanese army met.",
        "Iran is backing several groups. The Iranian-backed Iraqi militia leader left Iran.",
        "The American-backed Kenyan general spoke in Nairobi. Kenya is waiting, and Kenya is tense.",
        "The Turkish-backed Syrian commander came. Turkey denied it. Turkish support is known. Syria was backed by Iran.",
    ],
)
def role_swap(doc: Doc, ctx: Context) -> Iterator[Hit]:
    yield from _backed_by_groups(doc)
    yield from _groups_of_backers(doc)
    yield from _turned_around(doc)
    if _nation_words().isdisjoint(_AFTER_VERB.findall(doc.text)):
        return
    for match in _pattern().finditer(doc.text):
        backer = by_name()[match["land"]] if match["land"] else by_adjective()[match["backer"]]
        backed = by_adjective()[match["backed"]]
        if match["joint"] != "-" and not _ATTRIBUTE.search(doc.text[max(0, match.start() - 8) : match.start()]):
            continue
        elsewhere = doc.text[: match.start()] + "\n" + doc.text[match.end() :]
        if backer == backed or _backs(backer, elsewhere):
            continue
        told = _main_country(elsewhere) == backer.code and _backs(backed, elsewhere)
        if not told and backer.code not in backers().get(backed.code, ()):
            continue
        first = backed.bare if match["land"] else match["backed"]
        after = f"{first}-{match['verb']} {match['backer'] or backer.adjectives[0]}"
        known = f"{backed.name} is known to back forces in {backer.name}"
        evidence = Evidence(
            "context", f"the article is about {backer.name}, and {backed.name} is a backer in it" if told else known
        )
        message = f"Backer and backed seem exchanged: '{after}'"
        yield Hit(Span(*match.span()), message, [after], confidence=0.75, evidence=(evidence,))


def _backed_by_groups(doc: Doc) -> Iterator[Hit]:
    """'Algeria backed by the Polisario Front', 'Polisario-backed Algeria': no such group backs the state that backs it."""
    if _GROUP_WORDS.isdisjoint(doc.vocabulary):
        return
    for pattern in _by_group():
        for match in pattern.finditer(doc.text):
            group = match["group"]
            land = by_name().get(match["land"]) or by_adjective()[match["land"]]
            if land.code not in groups()["Houthis" if group == "Houthi" else group]:
                continue
            kind = match.groupdict().get("kind")
            if kind is None and match["land"] not in by_name():
                continue  # whatever else is Iranian
            named = group if kind is None or group.endswith(kind) else f"{group} {kind}"
            the = "" if pattern is _by_group()[1] else "the "
            start = match.start()
            if the and (start == 0 or doc.sentence_at(start).start == start):
                the = "The "
            evidence = Evidence("context", f"{land.name} is known to back {group}")
            after = f"{the}{match['land']}-backed {named}"
            yield Hit(
                Span(*match.span()),
                f"Backer and backed seem exchanged: '{after}'",
                [after],
                confidence=0.75,
                evidence=(evidence,),
            )


@cache
def _group_of_nation() -> re.Pattern[str]:
    names = any_of(groups())
    nation = adjective_pattern()
    return re.compile(
        rf"(?<![\w-])(?P<home>{nation})-(?P<verb>{_BACKING}) (?P<backer>{nation}) (?P<group>{names})(?![\w’'-])"
    )


def _groups_of_backers(doc: Doc) -> Iterator[Hit]:
    """'Lebanese-backed Iranian Hezbollah': a country that backs a group is not the one where it is at home."""
    if _GROUP_WORDS.isdisjoint(doc.vocabulary):
        return
    for match in _group_of_nation().finditer(doc.text):
        home, backer = (by_adjective()[match[name]] for name in ("home", "backer"))
        known = groups()[match["group"]]
        if backer.code in known and home.code not in known:
            after = f"{match['backer']}-{match['verb']} {match['home']} {match['group']}"
            evidence = Evidence("context", f"{backer.name} is known to back {match['group']}")
            message = f"Backer and backed seem exchanged: '{after}'"
            yield Hit(Span(*match.span()), message, [after], confidence=0.75, evidence=(evidence,))


def _turned_around(doc: Doc) -> Iterator[Hit]:
    for pattern in () if doc.pieces.isdisjoint(_WHO) else _whom():
        for match in pattern.finditer(doc.text):
            after = f"whom {match['body']} {match['verb']}" + (f" {match['of']}" if "of" in match.groupdict() else "")
            yield Hit(
                Span(*match.span("all")), f"Doer and sufferer seem exchanged: '{after}'", [after], confidence=0.65
            )

"""A deed before the one who did it: 'Praised Prime Minister Abdou the agreement'.

## What it does
Proposes English order where a sentence opens with a verb of the past, its subject (an office with a name, a ministry or army,
'the two sides') and its object: 'Prime Minister Abdou praised the agreement', 'The two sides agreed to', and where the object
comes first: 'Attended the meeting Foreign Minister Abdou.', or with what only happens: 'Spread on social media pictures of the
flood.' Where nobody is named who did it, those whom it befell become the subject: 'Killed nine people in a fire', 'Nine people
were killed'. The same for many people behind 'and' ('and fled hundreds of residents'), for a goal with its scorer, and for 'And was
the mayor has arrived', which is the past perfect.

## Why
Arabic opens with the verb, whatever it says. SYN005 knows the order before 'that'; this is the same order before an object.

## Fix safety
Suggested only. Verbs that take two objects ('denied the government the right') are left out, and so is what may be a participle ('Led
by ...').
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST
from cleanup.rules.syntax._nouns import PEOPLE
from cleanup.rules.syntax._people import FULL_NAME, NAME
from cleanup.rules.wordlists import DAY
from cleanup.text import Doc, Span

_DEEDS = (
    r"Praised|Welcomed|Condemned|Denounced|Discussed|Received|Visited|Approved|Rejected|Opened|Inaugurated|Launched|Chaired|Headed|"
    r"Attended|Signed|Announced|Criticized|Criticised|Renewed|Affirmed|Confirmed|Began|Concluded|Ended|Hailed|Held|Witnessed"
)
_TITLE = (
    r"(?:(?:President|Prime\s+Minister|(?:Foreign|Defen[cs]e|Interior|Oil|Finance|Health|Justice|Education)?\s*Minister|King|Queen|"
    r"(?:Crown\s+)?Prince|Emir|Sultan|Sheikh|General|Colonel|Major|Lieutenant|Ambassador|Governor|Secretary-General|Speaker|Dr\.?|"
    r"Chief|Marshal|Secretary\s+of\s+State|Chancellor|Premier)\s+)"
)
_BEARER = rf"(?:(?:[Tt]he\s+)?(?:[A-Z][a-z]+\s+){{0,2}}?{_TITLE}{{1,3}}(?:of\s+(?:the\s+)?{NAME}\s+)?{FULL_NAME})"
_BODY = (
    r"(?:the\s+(?:[A-Z][a-z]+\s+){1,3}(?:Ministry|[Gg]overnment|[Aa]rmy|[Pp]arliament|[Cc]abinet|[Pp]residency|Authority|Council|"
    r"Committee|Commission|Army|Command)(?:\s+of\s+[A-Z]\w+)?)"
)
_PLAYS = "coach|captain|striker|midfielder|defender|goalkeeper|forward|analyst|activist|journalist|writer|actor|actress|singer|researcher|lawmaker"
_ONE = (
    r"minister|president|premier|chancellor|mayor|governor|ambassador|envoy|commander|spokes(?:man|woman|person)|chairman|director|"
    rf"leader|sheikh|emir|king|prince|cleric|preacher|imam|mufti|patriarch|bishop|{_PLAYS}"
)
_MANY = (
    "authorities|army|government|militia|movement|ministry|police|opposition|parliament|council|committee|party|union|court|"
    "company|rebels|forces|league|organi[sz]ation|commission|agency|association|federation|delegation|administration|presidency|coalition|department|authority|"
    "directorate|command|bank|newspaper|center|centre|office|observatory|bloc|front|cabinet|embassy|prosecution"
)
_OF = (
    r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:health|(?:the\s+)?interior|justice|finance|education|culture|information|defen[cs]e|transport|"
    r"foreign\s+affairs|electricity|oil|trade|tourism|[A-Z][\w’'-]{1,20}(?:\s+[A-Z][\w’'-]{1,20}){0,2}))?"
)
_GROUP = rf"(?:the\s+(?:[\w’'-]{{1,20}}\s+){{0,3}}?(?i:{_MANY}){_OF})"
_ACTOR = (
    rf"(?:{_BEARER}|(?:[Tt]he\s+)?(?:(?:[A-Z][\w’'-]{{1,20}}|former)\s+){{0,3}}?(?:{_ONE})\s+{FULL_NAME}|{_GROUP}|"
    rf"the\s+(?:[\w’'-]{{1,20}}\s+){{0,3}}?(?i:{_ONE}){_OF})"
)
_ANYBODY = rf"(?:{_ACTOR}|(?:[Tt]he\s+)?{FULL_NAME})"
_FEELING = (
    r"(?:joy|happiness|pride|satisfaction|regret|sorrow|hope|concern|condolences|sympathy|gratitude|thanks|appreciation|confidence|"
    r"optimism|surprise|astonishment|anger|dissatisfaction|readiness|willingness|support|rejection|refusal|solidarity|admiration|"
    r"condemnation|displeasure|relief|fears?|concerns|wish|wishes|desire|disappointment|resentment|interest|keenness|belief|conviction)"
)
_ACCUSED_OF = r"of\s+(?:[a-z]{2,15}ing|the|an?|its|his)\b"
_TARGETED = tuple(
    re.compile(rf"^(?P<verb>{verb})\s+(?P<subject>{subject})\s+(?={rest})")
    for verb, subject, rest in (
        ("Expressed|Voiced|Conveyed", _ANYBODY, rf"(?:his|her|its|their)\s+(?:[a-z-]{{3,15}}\s+){{0,2}}?{_FEELING}\b"),
        ("Expressed|Voiced|Conveyed", _ACTOR, rf"(?:(?:the|an?)\s+)?(?:[a-z-]{{3,15}}\s+){{0,2}}?{_FEELING}\b"),
        ("Accused", _ACTOR, rf"(?:the|its|his|her|their|an?)\s+(?:[\w’'-]+\s+){{1,5}}?{_ACCUSED_OF}"),
        ("Accused", _GROUP, rf"(?:[A-Z][\w’'-]+\s+){{1,3}}{_ACCUSED_OF}"),
        (
            "Wrote|Tweeted|Posted",
            _ANYBODY,
            r"(?:on|via|through)\s+(?:(?:his|her|its|their|the)\s+(?:[\w’'-]+\s+){0,3}?(?:account|page|website|platform)|"
            r"Twitter|Facebook|Instagram|X|Telegram)\b",
        ),
        (
            "Said|Added|Stated|Confirmed|Stressed|Announced|Explained|Revealed|Affirmed",
            _ACTOR,
            r"(?:in|during|through)\s+(?:an?|his|her|its|their)\s+(?:[\w’'-]+\s+){0,2}?(?:statement|interview|speech|tweet|"
            r"press\s+conference)\s+(?:on\s+[A-Z][a-z]+day\s+)?that\s+(?:the|an?|it|he|she|they|there|his|her|its|their)\b",
        ),
        (
            "Scored",
            rf"(?:(?:the|[A-Z][a-z]+)\s+){{0,2}}?(?:(?:{_PLAYS})\s+)?{FULL_NAME}",
            r"(?:the|his|her|an?|both|two|three)\s+(?:(?!goals?\b)[\w’'-]+\s+){0,3}?goals?\b",
        ),
        ("Warned", _ACTOR, r"(?:against|of\s+(?:the|an?|any|further))\s+[\w’'-]+"),
        (
            "Called|Urged",
            _ACTOR,
            r"on\s+(?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)(?:[\w’'-]+\s+){1,6}?to\s+[a-z]{3,}",
        ),
    )
)
_SIDES = (
    r"the\s+(?:two\s+|three\s+|four\s+|both\s+)?(?:presidents|sides|parties|ministers|leaders|countries|delegations|governments|kings|"
    r"officials|deputies|participants|attendees|conferees|heads\s+of\s+state|prime\s+ministers)"
)
_WITH_OBJECT = re.compile(
    rf"^(?P<verb>{_DEEDS})\s+(?P<subject>{_ACTOR}|{_BODY})\s+(?P<day>on\s+{DAY}\s+)?"
    r"(?=(?!an?\s+(?:day|week|month|year|decade)\b|this\s+time|the\s+(?:same|next|following|previous|other|very|first|last)\b)"
    r"(?:the|an?|his|her|its|their|this|these)\s+[\w’'-]+)"
)
_WITH_SIDES = re.compile(
    rf"^(?P<verb>Agreed|Decided|Refused|Began|Started|Continued|Vowed|Pledged|Met|Arrived|Returned|Stressed|Discussed|Reviewed|Exchanged|"
    rf"Signed|Called|Expressed)\s+(?P<subject>{_SIDES})\s+(?=(?!to\s+order)(?:to|on|for|that|at|an?|the|their|ways|views|several|with)\b)"
)
_AFTER_OBJECT = re.compile(
    r"^(?P<verb>Attended|Chaired|Witnessed|Inaugurated|Headed)\s+(?P<object>the\s+(?:[a-z]+\s+){0,2}?(?:meeting|session|ceremony|talks|conference|"
    rf"summit|opening|signing|funeral|event|celebration|hearing|match))\s+(?P<subject>{_BEARER})(?=[.,])"
)
_HAPPENED = re.compile(
    r"^(?P<verb>Spread|Circulated|Broke\s+out|Erupted|Took\s+place|Occurred|Appeared|Prevailed)\s+(?P<where>(?:on|in|near|between|across|through|around|at)\s+"
    r"(?:the\s+)?(?:[\w’'-]+\s+){1,4}?)?(?P<subject>(?:an?\s+)?(?:(?:violent|fierce|heavy|armed|huge|mass|popular|new|sharp|bloody|wide|large|intense)\s+)?"
    r"(?:pictures|photos|videos|images|rumou?rs|reports|news|clashes|fighting|protests|demonstrations|riots|fires?|battles?|confrontations|"
    r"explosions?|video\s+clips|differences|chaos|panic)\b(?P<rest>(?:\s+[\w’'-]+){0,14}))(?P<end>[.,])"
)
_NUMBER = r"(?:(?:at\s+least|more\s+than|about|nearly)\s+)?(?:\d[\d,]{0,6}|two|three|four|five|six|seven|eight|nine|ten|dozens\s+of)"
_SUFFERED = re.compile(
    rf"^(?P<verb>Killed|Injured|Wounded|Arrested)\s+(?P<who>{_NUMBER}\s+(?:[a-z]+\s+)?(?:people|persons|civilians|soldiers|policemen|members|workers|"
    rf"passengers|women|children|students|migrants|militants|citizens))(?:\s+and\s+(?P<also>injured|wounded)\s+(?P<others>{_NUMBER}(?:\s+others)?))?"
    r"(?=\s+(?:on\s+[A-Z]|(?:in|when|after|during)\s+(?:an?|the|two|clashes)\b)[^,;]*[.](?:\s|\Z))"
)
_ONE_SUFFERED = re.compile(
    r"^(?P<verb>Killed|Injured|Wounded|Arrested)\s+(?P<also>also\s+)?(?P<who>an?\s+(?:[a-z]+\s+){0,2}?(?:officer|soldier|policeman|guard|fighter|"
    r"commander|leader|civilian|journalist|child|boy|girl|woman|man|person|worker|student|doctor|citizen|farmer|driver|pilot))"
    r"(?=\s+(?:in|during|when|near)\s+(?:an?|the|two|clashes|fighting|shelling)\b(?(also)|[^,;]*[.;](?:\s|\Z)))"
)
_MANY_CAME = re.compile(
    r"(?:^|\band )(?P<verb>[Ff]ell|[Dd]ied|[Aa]rrived|[Pp]articipated|[Gg]athered|[Dd]emonstrated|[Ff]led|[Rr]eturned|[Mm]arched)\s+"
    rf"(?P<who>(?:dozens|hundreds|thousands|scores|tens of thousands) of (?:{PEOPLE}))\b(?!\s+(?:away|apart|who|that)\b)"
)
_WAS_HAS = re.compile(
    r"^(?:And )?[Ww]as (?P<who>the (?:[\w’'-]+ ){0,4}?[\w’'-]+) (?:has|had) (?P<done>(?:already |recently )?[a-z]{2,}(?:ed|en|ne|me|ld|ft|de|nt|id|ut)\b)"
)
"""What Arabic has for 'had': 'And was the mayor has arrived'."""
_FINITE = re.compile(rf"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|{PAST})\b")
_ANY = re.compile(
    rf"(?:{_DEEDS}|Spread|Circulated|Broke|Erupted|Took|Occurred|Appeared|Prevailed|Agreed|Decided|Refused|Started|Continued|Vowed|Pledged|Met|Arrived|Returned|Stressed|Reviewed|Exchanged|Called|Expressed|Voiced|Conveyed|"
    r"Killed|Injured|Wounded|Arrested|Warned|Accused|Wrote|Tweeted|Posted|Said|Added|Stated|Explained|Revealed|Urged|Scored|Was|And was)\s"
)


@rule(
    code="SYN030",
    name="deed-first",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=5,
    examples=[
        Example(
            "Praised Chadian Prime Minister Idriss Abdou the agreement on the lake.",
            "Chadian Prime Minister Idriss Abdou praised the agreement on the lake.",
        ),
        Example(
            "Rejected the Kenyan Ministry of Health the report, and said it was false.",
            "The Kenyan Ministry of Health rejected the report, and said it was false.",
        ),
        Example(
            "Agreed the two presidents to open the bridge in May.",
            "The two presidents agreed to open the bridge in May.",
        ),
        Example(
            "Attended the opening session Foreign Minister Idriss Abdou.",
            "Foreign Minister Idriss Abdou attended the opening session.",
        ),
        Example(
            "Spread on social media pictures of flooded cellars in Oslo.",
            "Pictures of flooded cellars in Oslo spread on social media.",
        ),
        Example(
            "Expressed Norwegian coach Erik Lund his joy at the result.",
            "Norwegian coach Erik Lund expressed his joy at the result.",
        ),
        Example(
            "Accused the harbour police two crews of theft. Accused the army the smugglers of burning a ferry.",
            "Accused the harbour police two crews of theft. The army accused the smugglers of burning a ferry.",
        ),
        Example(
            "Wrote the mayor of Oslo on his Facebook page that the bridge was open.",
            "The mayor of Oslo wrote on his Facebook page that the bridge was open.",
        ),
        Example(
            "Said the Chadian government in a statement that the harvest was good.",
            "The Chadian government said in a statement that the harvest was good.",
        ),
        Example(
            "Killed nine people and injured 14 others on Friday in the fall of a crane in Oslo.",
            "Nine people were killed and 14 others injured on Friday in the fall of a crane in Oslo.",
        ),
        Example(
            "Warned Norwegian Chancellor Erik Lund against any delay in the talks.",
            "Norwegian Chancellor Erik Lund warned against any delay in the talks.",
        ),
        Example(
            "Called the health ministry on all citizens to stay at home.",
            "The health ministry called on all citizens to stay at home.",
        ),
        Example(
            "Killed also a young farmer in the fire near Graz.", "A young farmer was also killed in the fire near Graz."
        ),
        Example("He spoke, and fled hundreds of residents.", "He spoke, and hundreds of residents fled."),
        Example("And was the mayor has arrived in Oslo on Monday.", "The mayor had arrived in Oslo on Monday."),
        Example(
            "Scored the Dane Erik Lindqvist the first goal from afar.",
            "The Dane Erik Lindqvist scored the first goal from afar.",
        ),
        Example(
            "Renewed the Kenyan preacher Idriss Abdou on Friday his call for rain.",
            "The Kenyan preacher Idriss Abdou renewed on Friday his call for rain.",
        ),
    ],
    clean=[
        "It fell hundreds of feet and fled hundreds of miles. Was the mayor late? Was the one who had arrived ill?",
        "Killed a man in the war, did he? Scored by Erik Lindqvist, the first goal was late. Killed a fly in May.",
        "Killed nine times in films, the actor is well. Killed nine people in the war, the mine did. Warned against delay, they went.",
        "Accused the army of shelling a mill. Wrote the mayor a letter on Friday. Expressed in numbers, the mayor has hope.",
        "Called the mayor on Friday to complain. Accused by the army, the rebels fled. Said the mayor in a whisper: no.",
        "Spread on toast, reports of honey vanish. Appeared in 1901, pictures of Oslo. Spread on social media pictures of Oslo were shared.",
        "Praised by Prime Minister Idriss Abdou, the agreement holds.",
        "Agreed in May, the two presidents' plan is late. Met the two sides? No.",
        "Opened in 1901, the Kenyan Ministry of Health is the oldest building.",
        "Attended the meeting? Foreign Minister Idriss Abdou did not.",
    ],
)
def deed_first(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        if " of " in text:
            yield from _many_came(text, sentence)
        if not _ANY.match(text):
            continue
        block = doc.block_at(sentence.start)
        if block is None or block.kind == "heading" or text.endswith("?"):
            continue
        if match := _WAS_HAS.match(text):
            yield _hit(match, sentence, f"{_opened(match['who'])} had {match['done']}")
        elif match := _targeted(text) or _WITH_OBJECT.match(text) or _WITH_SIDES.match(text):
            day = match.groupdict().get("day") or ""
            yield _hit(match, sentence, f"{_opened(match['subject'])} {match['verb'].lower()} {day}")
        elif match := _SUFFERED.match(text):
            others = f" and {match['others']} {match['also']}" if match["also"] else ""
            yield _hit(match, sentence, f"{_opened(match['who'])} were {match['verb'].lower()}{others}")
        elif match := _ONE_SUFFERED.match(text):
            yield _hit(match, sentence, f"{_opened(match['who'])} was {match['also'] or ''}{match['verb'].lower()}")
        elif match := _AFTER_OBJECT.match(text):
            yield _hit(match, sentence, f"{_opened(match['subject'])} {match['verb'].lower()} {match['object']}")
        elif (match := _HAPPENED.match(text)) and (hit := _happened(match, sentence)):
            yield hit


def _many_came(text: str, sentence: Span) -> Iterator[Hit]:
    """'and fell hundreds of soldiers': a verb that has no object before many people."""
    for match in _MANY_CAME.finditer(text):
        who = match["who"] if match.start() else _opened(match["who"])
        span = Span(match.start("verb"), match.end()).moved(sentence.start)
        yield Hit(span, "The verb stands before its subject", [f"{who} {match['verb'].lower()}"], confidence=0.7)


def _targeted(text: str) -> re.Match[str] | None:
    return next((match for pattern in _TARGETED if (match := pattern.match(text))), None)


def _happened(match: re.Match[str], sentence: Span) -> Hit | None:
    """'Spread on social media pictures of the flood.': what happened may have no verb of its own, nor may more of the sentence follow."""
    if _FINITE.search(match["rest"]) or (
        match["end"] == "," and not re.match(r"\s+(?:and|which|while|amid|after)\b", match.string[match.end() :])
    ):
        return None
    where = f" {match['where'].strip()}" if match["where"] else ""
    return _hit(match, sentence, f"{_opened(match['subject'])} {match['verb'].lower()}{where}{match['end']}")


def _opened(subject: str) -> str:
    return subject[0].upper() + subject[1:]


def _hit(match: re.Match[str], sentence: Span, after: str) -> Hit:
    return Hit(
        Span(*match.span()).moved(sentence.start), "The verb stands before its subject", [after], confidence=0.75
    )

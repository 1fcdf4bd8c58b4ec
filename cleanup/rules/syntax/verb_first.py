"""The reporting verb before its subject: 'Confirmed Al-Nuaimi that'.

## What it does
Proposes English order where a reporting verb, a person's name or office and 'that' follow each other, also with a day before
'that': 'Al-Nuaimi confirmed that', 'The minister added that', behind an opening such as 'For his part,' or a dateline too, and
where a verb like 'announced' has an object ('Announced the army, on Sunday, the end'), or an office and a full name stand
between commas ('Issued Prime Minister Omar Said, Monday, an order'), with a club before the office ('Said Rosenborg coach Erik
Lund that') or an apposition behind the name. A pronoun that the translation has put before the verb goes ('He pointed
Al-Nuaimi, that', 'He said, Al-Nuaimi, "We'), also where the verb comes again ('He said Al-Nuaimi said') or something stands
between ('She said the court, in its ruling, that').

## Why
Arabic news sentences open with the verb. The translation keeps that order, sometimes with a pronoun made up for the verb.

## Fix safety
Suggested only: who speaks is never changed without a person. Verbs that may take the listener as object (told, informed,
reminded) and names of days are left out; after a pronoun the name must be known from a title in the article or carry 'Al-', or a
new clause must follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import SAYING
from cleanup.rules.syntax._clauses import has_verb
from cleanup.rules.syntax._people import FULL_NAME, NAME, is_person, is_person_word, surnames
from cleanup.rules.wordlists import DAY
from cleanup.text import Doc, Span

_VERB = rf"{SAYING}|pointed(?:\s+out)?"
_TITLES = (
    r"(?:(?:the\s+)?(?:[A-Z][a-z]+\s+){0,2}(?:President|Prime\s+Minister|Minister|General|Colonel|Sheikh|Dr\.?)\s+)?"
)
_ROLE = (
    r"(?:minister|ministry|president|presidency|premier|chancellor|spokes(?:man|woman|person)|official|source|governor|mayor|leader|"
    r"commander|general|colonel|ambassador|envoy|director|secretary|chairman|chairwoman|head|chief|expert|analyst|researcher|"
    r"writer|author|newspaper|agency|statement|report|committee|commission|council|authority|organi[sz]ation|army|movement|party|"
    r"government|cabinet|company|bank|union|embassy|court|police|doctor|lawyer|judge|coach|deputy|member|editor|correspondent|"
    r"analyst|activist|lawmaker|deputies|sources|observers|analysts|experts|cleric|undersecretary|parliament|bloc|coalition|"
    r"alliance|command|directorate|department|mp|engineer|witness|eyewitness|resident|survivor|officer|employee|teacher|student|driver|authorities|"
    r"forces|syndicate|association|federation|municipality|administration|tribunal|militia|ministers)"
)
_OFFICE = (
    rf"(?:the|a|an)\s+(?:(?!in\s+(?:an?|his|her|its|their)\b)[\w’'-]{{1,20}}\s+){{0,4}}?(?i:{_ROLE})"
    r"(?:\s+of\s+(?:the\s+)?(?:health|interior|justice|finance|education|culture|information|agriculture|defen[cs]e|transport|tourism|"
    r"electricity|oil|foreign\s+affairs|higher\s+education|planning|labou?r|trade|industry|awqaf)(?:\s+and\s+[a-z]{4,20})?)?"
    rf"(?:\s+(?:(?:of|for)\s+(?:them|it)|at\s+the\s+[a-z]{{3,20}})\b|\s+(?:of|for|in)\s+(?:the\s+)?[A-Z][\w’'-]{{1,20}}(?:\s+[A-Z][\w’'-]{{1,20}}){{0,3}}|\s+{FULL_NAME})?"
    rf"(?:,\s+{FULL_NAME},)?|(?:his|her|its|their)\s+(?:[a-z]+\s+)?(?:{_ROLE})"
)
_OF_A_CLUB = rf"(?:(?:[A-Z][\w’'-]{{1,20}}|former|deputy|acting)\s+){{1,3}}(?!(?:source|report|statement)s?\b)(?-i:{_ROLE})\s+{FULL_NAME}"
_APPOSITION = r"(?:,\s+(?P<apposition>(?!(?:who|which|whose|and|but)\b)[\w’'-]+(?:\s+[\w’'-]+){1,9}),)?"
_LEAD = (
    r"(?:And\s+|(?P<lead>(?:For\s+(?:his|her|its|their)\s+part|On\s+the\s+other\s+hand|In\s+turn|Meanwhile|Earlier|In\s+this\s+context|"
    r"In\s+(?:the\s+same|a\s+related)\s+context|In\s+this\s+regard|In\s+addition|"
    r"In\s+(?:his|her|its|their|an?)\s+(?:[a-z]+\s+){0,3}(?:comment|statements?|remarks|interview|reaction|speech|tweet|conference)|On\s+\w+day),?\s+))?"
)
_NO_TIME = r"(?!\s+(?:same\s+)?(?:night|day|evening|morning|afternoon|year|week|month|summer|season|time)\b)"
_DATELINE = re.compile(
    r"[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20})?(?: ?[-–—/] ?[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20})?)? ?[-–—:] +(?=[A-Z])"
)
_SENTENCE = re.compile(
    rf"^{_LEAD}(?P<verb>(?i:{_VERB}|considered|mentioned|followed|continued|demanded|hoped))\s+(?P<name>{_OFFICE}|{_OF_A_CLUB}|{_TITLES}{FULL_NAME}){_APPOSITION}"
    rf"(?:,?\s+(?:on\s+)?(?P<day>{DAY}))?,?\s+that\b{_NO_TIME}"
)
_DEED = re.compile(
    rf"^{_LEAD}(?P<verb>(?i:announced|confirmed|revealed|condemned|denounced))\s+(?P<name>{_OFFICE})"
    r"(?P<when>,?\s+(?:on|yesterday|today)\b[^,.]{0,20})?,?\s+(?=(?:the|its|his|her|their)\s+\w)"
)
_ISSUED = re.compile(
    rf"^{_LEAD}(?P<verb>(?!(?i:noted|claimed|declared)\b)(?i:{_VERB}|issued|denied|condemned|demanded|renewed|discussed|welcomed|rejected|approved))\s+"
    rf"(?P<name>(?!(?:by|as|with|in|of|at|for|on|that)\b)(?:the\s+|a\s+|an\s+)?(?:[\w’'-]{{1,20}}\s+){{0,5}}?(?i:{_ROLE})\s+(?:(?:of|for|from|in)\s+(?:[\w’'-]{{1,20}}\s+){{1,4}}?)?"
    rf"{NAME}\s+{FULL_NAME})(?:,\s+(?:on\s+)?(?P<day>{DAY}))?,\s+(?![\"“])(?P<next>[\w’'-]+)"
)
_SET_OFF = frozenset(
    "who which whose whom and in on at as to of for during after before while with through following amid from by today yesterday".split()
)
_PERSON = (
    r"(?:minister|president|premier|chancellor|spokes(?:man|woman|person)|governor|mayor|leader|commander|general|colonel|ambassador|"
    r"envoy|director|secretary|chairman|chairwoman|chief|expert|analyst|researcher|lawyer|judge|coach|deputy|head)"
)
_PRONOUN = re.compile(
    rf"(?:^|\s)(?P<all>(?:He|She|he|she)\s+(?P<verb>{_VERB})\s+(?P<name>{FULL_NAME}){_APPOSITION},?(?:\s+out)?\s+that\b)"
    r"(?P<clause>\s+(?:the|a|an|this|these|it|he|she|they|there|his|her|its|their|we|some|many|all)\b|\s+[A-Z])?"
)
_DENIED = re.compile(
    rf"^(?P<all>(?:He|She)\s+(?P<verb>denied|expected|considered|mentioned|hoped)\s+(?P<name>{FULL_NAME}),\s+that\b)(?=\s+(?:the|a|an|this|these|it|he|she|"
    r"they|there|his|her|its|their)\s+[\w’'-]+)"
)
_JOINED = re.compile(
    rf"\band\s+(?P<verb>confirmed|added|stressed|announced|affirmed|emphasi[sz]ed|revealed)\s+(?P<name>{NAME})\s+that\b(?!\s+(?:same\s+)?"
    r"(?:night|day|evening|morning|afternoon|year|week|month|summer|season|time)\b)"
)
_PRONOUN_QUOTE = re.compile(
    rf"(?:^|\s)(?P<all>(?:He|She)\s+(?P<verb>{_VERB}|continued)(?P<comma>,)?\s+(?P<name>{FULL_NAME})[,:]?\s+)(?=(?P<quote>[\"“][A-Z])?[\"“])"
)
_TWICE = re.compile(
    rf"(?:^|\s)(?P<all>(?:He|She)\s+(?P<verb>{_VERB})\s+(?P<name>(?:[Aa]l|[Ee]l)-{FULL_NAME})\s+(?P=verb))\b"
)
_PRONOUN_OFFICE = re.compile(
    rf"^(?P<all>(?:He|She|It)\s+(?P<verb>{_VERB})\s+(?P<name>(?:{_PERSON}\s+{FULL_NAME}(?=,\s+that\b)|(?:the|an?)\s+(?:[\w’'-]{{1,20}}\s+){{0,3}}?(?i:{_PERSON}|member|deputy))"
    rf"(?:\s+(?:of|for)\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?[\w’'-]+)?(?:,?\s+{FULL_NAME})?)(?:,\s+(?:on\s+)?(?P<day>{DAY}))?,?\s+that\b{_NO_TIME})"
)
_PRONOUN_BODY = re.compile(
    rf"^(?P<all>(?:He|She|It)\s+(?P<verb>{_VERB})\s+(?P<name>the\s+(?:[\w’'-]{{1,20}}\s+){{0,2}}?(?i:{_ROLE})))(?=,\s+[^,.;:]{{3,60}},\s+that\s+(?:the|an?|its?|he|she|they|there|this)\b)"
)
"""A pronoun, verb and body with something between commas before what was said: 'She said the court, in its ruling, that the'."""
_PROPER = {"pointed": "pointed out", "followed": "added", "continued": "added"}
_OWN_VERB = re.compile(r"\s+(?:he|she|they|it|we|I)\s+(?:had|has|have)\b")
"""What goes on as a relative clause: 'an expert that he had hired'."""


def _reordered(name: str, verb: str, lead: str | None = None, apposition: str | None = None) -> str:
    verb = _said(verb)
    if apposition and apposition.split()[0].lower() in _SET_OFF:
        verb = f"{verb}, {apposition},"
    elif apposition:
        name = f"{name}, {apposition}"
    if name.count(",") == 1:
        name += ","
    return f"{lead}{name} {verb} that" if lead else f"{name[0].upper()}{name[1:]} {verb} that"


def _dated(said: str, day: str | None) -> str:
    return f"{said.removesuffix(' that')} on {day} that" if day else said


def _joined(sentence: Span, text: str, people: frozenset[str]) -> Iterator[Hit]:
    """The same order behind 'and': 'met the mayor, and confirmed Lindqvist that'."""
    for match in _JOINED.finditer(text) if " and " in text else ():
        if match["name"] in people or _has_a_first_name(match["name"], text[: match.start()]):
            yield _put(Span(*match.span()).moved(sentence.start), f"and {match['name']} {match['verb']} that")


def _has_a_first_name(name: str, before: str) -> bool:
    """Whether the sentence has named somebody in full: 'Erik Lindqvist', before 'Lindqvist'."""
    full = re.search(rf"\b(?P<first>{NAME})\s+{re.escape(name)}\b", before)
    return full is not None and is_person(f"{full['first']} {name}")


def _known(name: str, people: frozenset[str]) -> bool:
    last = name.split()[-1]
    return last in people or last.lower().startswith(("al-", "el-"))


@rule(
    code="SYN005",
    name="verb-first",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=11,
    examples=[
        Example(
            "Confirmed Al-Nuaimi that the dam would open in May.",
            "Al-Nuaimi confirmed that the dam would open in May.",
        ),
        Example(
            "He pointed Al-Nuaimi, that the cost was too high.",
            "Al-Nuaimi pointed out that the cost was too high.",
        ),
        Example(
            "He stressed Lindqvist that the bridge would open in May.",
            "Lindqvist stressed that the bridge would open in May.",
        ),
        Example(
            "Stressed Minister Samir Haddad that schools would stay open.",
            "Minister Samir Haddad stressed that schools would stay open.",
        ),
        Example(
            "Added the governor of Aden that the port was safe.",
            "The governor of Aden added that the port was safe.",
        ),
        Example(
            "He said the Chadian Foreign Minister Jean-Marc Haddad that the border would open.",
            "The Chadian Foreign Minister Jean-Marc Haddad said that the border would open.",
        ),
        Example(
            "For his part, confirmed the minister of health in Chad that the clinic was open.",
            "For his part, the minister of health in Chad confirmed that the clinic was open.",
        ),
        Example(
            "Announced the Chadian army, on Sunday, the end of the exercise.",
            "The Chadian army announced on Sunday the end of the exercise.",
        ),
        Example(
            "Announced the port authorities the closure of two piers.",
            "The port authorities announced the closure of two piers.",
        ),
        Example(
            "He revealed the spokesman of the police, Idriss Abdou, that two men were held.",
            "The spokesman of the police, Idriss Abdou, revealed that two men were held.",
        ),
        Example(
            "Issued Chadian Prime Minister Idriss Abdou, Saturday, a set of orders.",
            "Chadian Prime Minister Idriss Abdou issued on Saturday a set of orders.",
        ),
        Example(
            "Stressed the finance committee member Idriss Abdou, there are no funds for the road.",
            "The finance committee member Idriss Abdou stressed that there are no funds for the road.",
        ),
        Example(
            'He said, Lindqvist, "We will open the bridge in May."',
            'Lindqvist said, "We will open the bridge in May."',
        ),
        Example(
            "Said Rosenborg coach Erik Lund that his team was tired.",
            "Rosenborg coach Erik Lund said that his team was tired.",
        ),
        Example(
            "Announced Idriss Abdou, head of the drivers' union, that the buses would stop.",
            "Idriss Abdou, head of the drivers' union, announced that the buses would stop.",
        ),
        Example(
            "He admitted Lindqvist, in a radio interview, that the bridge was late.",
            "Lindqvist admitted, in a radio interview, that the bridge was late.",
        ),
        Example(
            "Minister Lindqvist opened the bridge, and confirmed Lindqvist that the next one would follow.",
            "Minister Lindqvist opened the bridge, and Lindqvist confirmed that the next one would follow.",
        ),
        Example(
            "He received the mayor of Oslo, Erik Lindqvist, and confirmed Lindqvist that the bridge was safe.",
            "He received the mayor of Oslo, Erik Lindqvist, and Lindqvist confirmed that the bridge was safe.",
        ),
        Example(
            "And followed the agency that the frost would last for a week.",
            "The agency added that the frost would last for a week.",
        ),
        Example(
            "He denied Lindqvist, that his party had given any promise.",
            "Lindqvist denied that his party had given any promise.",
        ),
        Example(
            "Confirmed Norwegian Prime Minister Erik Lindqvist on Sunday that the price of milk would not rise.",
            "Norwegian Prime Minister Erik Lindqvist confirmed on Sunday that the price of milk would not rise.",
        ),
        Example(
            "Demanded Norwegian Foreign Minister Erik Lindqvist that the ship be searched in Oslo.",
            "Norwegian Foreign Minister Erik Lindqvist demanded that the ship be searched in Oslo.",
        ),
        Example(
            "Oslo - Agencies: Stressed Minister Erik Lindqvist that the ship was safe.",
            "Oslo - Agencies: Minister Erik Lindqvist stressed that the ship was safe.",
        ),
        Example(
            "She said the court, in its ruling of May, that the bridge was safe.",
            "The court said, in its ruling of May, that the bridge was safe.",
        ),
        Example(
            "He said lawyer Erik Lindqvist, that the crew would appeal.",
            "Lawyer Erik Lindqvist said that the crew would appeal.",
        ),
        Example(
            "And said his spokeswoman that the talks would go on in Oslo.",
            "His spokeswoman said that the talks would go on in Oslo.",
        ),
        Example(
            "He said Al-Nuaimi said in a speech that the dam was safe.",
            "Al-Nuaimi said in a speech that the dam was safe.",
        ),
    ],
    clean=[
        "He met Erik Lindqvist, and confirmed Lindqvist that night. He denied Lindqvist, that rare optimist, the prize.",
        "He said Monday that the bridge was safe.",
        "He said Lindqvist, in his view, that rare optimist, was wrong. She noted Oslo, in the rain, that grey city.",
        "She told Al-Nuaimi that the bridge was safe.",
        '"It is over," said Haddad, that rare optimist.',
        "Announced in March, the Haddad plan that split the party is dead.",
        "He noted Brexit, that old quarrel, with a sigh.",
        "He confirmed the report that the bridge was safe.",
        "Confirmed by the ministry, the news that the port was open spread.",
        "On Sunday, said the minister: no more strikes.",
        'He said Lindqvist "is no friend of the club", and Lindqvist said she was sorry.',
        "He said the leader of the party that won should govern; Said the mayor of Oslo that night: no.",
        "Approved by the committee chairman John Whitfield, the plan was law.",
        'Said Mayor Bill Whitfield, "We will open the bridge in May."',
        "Accused by the minister Idriss Abdou, who denied it, the firm closed.",
    ],
)
def verb_first(doc: Doc, ctx: Context) -> Iterator[Hit]:
    people = surnames(doc.text)
    for sentence in doc.sentences:
        if place := _DATELINE.match(sentence.of(doc.text)):
            sentence = Span(sentence.start + place.end(), sentence.end)
        text = sentence.of(doc.text)
        if match := _DEED.match(text):
            if hit := _of_deed(sentence, match):
                yield hit
            continue
        if "He " in text or "She " in text:
            yield from _beside_quotations(sentence, text, people)
        if (match := _ISSUED.match(text)) and (hit := _of_office(sentence, match)):
            yield hit
            continue
        if "that" not in text:
            continue
        if (match := _DENIED.match(text)) and is_person(match["name"]):
            yield _hit(Span(*match.span("all")).moved(sentence.start), match)
            continue
        if match := _SENTENCE.match(text):
            if _restricts(text, match.end()):
                continue
            if match["name"][0].islower() or is_person_word(match["name"].split()[-1]):
                after = _dated(
                    _reordered(match["name"], match["verb"], match["lead"], match["apposition"]), match["day"]
                )
                yield _put(Span(*match.span()).moved(sentence.start), after)
            continue
        if (match := _PRONOUN_OFFICE.match(text)) and not (
            _restricts(text, match.end()) or _OWN_VERB.match(text, match.end())
        ):
            after = _dated(_reordered(match["name"], match["verb"]), match["day"])
            yield _put(Span(*match.span("all")).moved(sentence.start), after)
            continue
        if match := _PRONOUN_BODY.match(text):
            said = _reordered(match["name"], match["verb"]).removesuffix(" that")
            yield _put(Span(*match.span("all")).moved(sentence.start), said)
            continue
        yield from _joined(sentence, text, people)
        for match in _PRONOUN.finditer(text):
            sure = _known(match["name"], people) or match["clause"]
            sure = sure or match["all"].endswith("out that")
            if sure and is_person(match["name"]):
                yield _hit(Span(*match.span("all")).moved(sentence.start), match)


def _beside_quotations(sentence: Span, text: str, people: frozenset[str]) -> Iterator[Hit]:
    """A pronoun, verb and name before what is said, or before the same verb again."""
    for match in _PRONOUN_QUOTE.finditer(text):
        sure = match["comma"] or (match["quote"] and _known(match["name"], people))
        if sure and is_person(match["name"]):
            after = f"{match['name']} {_said(match['verb'])}, "
            yield _put(Span(*match.span("all")).moved(sentence.start), after)
    for match in _TWICE.finditer(text):
        name = match["name"]
        after = f"{name[0].upper()}{name[1:]} {match['verb']}"
        yield _put(Span(*match.span("all")).moved(sentence.start), after)


def _of_office(sentence: Span, match: re.Match[str]) -> Hit | None:
    """An office with its holder between the verb and what was said or done."""
    name, verb, rest = match["name"], _said(match["verb"]), match.string[match.start("next") :]
    first = match["next"].lower()
    set_off = first in _SET_OFF or first.endswith("ing") or first[0].isdigit() or not is_person_word(first.capitalize())
    if set_off or ", that " in rest or not is_person_word(name.split()[-1]):
        return None
    clause = first not in ("a", "an") and has_verb(rest) and re.fullmatch(_VERB, match["verb"], re.I)
    subject = name if match["lead"] else f"{name[0].upper()}{name[1:]}"
    day = f" on {match['day']}" if match["day"] else ""
    after = f"{match['lead'] or ''}{subject} {verb}{day} {'that ' if clause else ''}"
    return _put(Span(match.start(), match.start("next")).moved(sentence.start), after)


def _said(verb: str) -> str:
    return _PROPER.get(verb.lower(), verb.lower())


def _put(span: Span, after: str) -> Hit:
    return Hit(span, "The verb stands before its subject", [after], confidence=0.75)


def _restricts(text: str, end: int) -> bool:
    """Whether the clause after 'that' tells which one is meant: 'the leader of the party that won'."""
    word = re.match(r"\s+(\w+)", text[end:])
    return word is not None and has_verb(word[1])


def _of_deed(sentence: Span, match: re.Match[str]) -> Hit | None:
    name, lead, rest = match["name"], match["lead"] or "", match.string[match.end() :]
    if re.search(rf"{DAY},?$", name) or (match["verb"].lower() in ("condemned", "denounced") and not match["when"]):
        return None
    subject = name if lead else f"{name[0].upper()}{name[1:]}"
    when = match["when"].lstrip(", ") + " " if match["when"] else ""
    that = "that " if has_verb(rest) else ""
    return _put(Span(*match.span()).moved(sentence.start), f"{lead}{subject} {match['verb'].lower()} {when}{that}")


def _hit(span: Span, match: re.Match[str]) -> Hit:
    return _put(span, _reordered(match["name"], match["verb"], None, match.groupdict().get("apposition")))

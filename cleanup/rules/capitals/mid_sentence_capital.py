"""A capital in the middle of a sentence.

## What it does
Puts a preposition, conjunction, article or auxiliary into lower case where it stands with a capital between two lower-case
words: 'lost control Of the car'. Proposes the same before a name, for a conjunction after a comma, a month, a day or a year,
for some verbs before an article or preposition ('the report Shows the cost'), for a participle after a plural noun, for a
reporting verb after a quotation, for a common plural behind its owner or number ('their Devices', '97 Wounded'), for a noun
between two prepositions ('under Supervision of'), a participle behind a comma or preposition ('despite Falling prices'), a verb
behind its subject ('traffic Returned to normal'), a pronoun behind a conjunction or auxiliary ('and He met'), and for
'Including' behind a name.

## Why
Engines that translate in pieces begin each piece with a capital. The capital looks like a name to every program that reads.

## Fix safety
Safe for closed-class words that cannot open a sentence, or that follow another such word, before an article, possessive or
pronoun ('a pair of On running shoes' is a brand; 'listed as The old mill' is a title); where a full stop may be missing
instead ('he left The others stayed'), or books and films are spoken of, the change is only suggested. Headings, titles of
works, nicknames and what follows a mark are left alone. Participles, adjectives and reporting verbs are only suggested, because
they can be names. 'And He said' stays where God is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wordfreq import zipf_frequency

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._clauses import PAST
from cleanup.rules.wordlists import AUXILIARIES, DAY, DETERMINERS, FUNCTION_WORDS, MONTHS, PREPOSITIONS, words
from cleanup.text import Doc, Span

_CAPITAL = re.compile(
    r"(?<![\w’'/.@#-])(?P<left>[a-z][a-z’'-]*) (?P<word>[A-Z][a-z]{1,9}) (?=(?:[a-z]{2,}|a(?= [a-z]))(?P<title> [A-Z])?)"
)
_GOING_ON = "For|After|Because|When|While|Who|Which|Where|But|And|As|Before|Until|Of|From|With|By|To"
_AFTER_DATE = re.compile(
    rf"(?<![\w-])(?P<left>{'|'.join(MONTHS)}|{DAY}|(?:19|20)\d\d) "
    rf"(?P<word>{_GOING_ON}) (?=[a-z]{{2,}} [a-z])"
)
_TELLING = (
    "Shows|Showed|Says|Confirms|Reveals|Revealed|Means|Includes|Included|Indicates|Indicated|Reflects|Comes|Came|Began|Announced|"
    "Confirmed|Took|Killed|Led|Held|Remains|Continues|Constitutes|Represents|Requires"
)
_VERB = re.compile(
    rf"(?<![\w’'/.@#-])(?P<left>[a-z]{{3,}}) (?P<word>{_TELLING}) "
    r"(?=(?:the|an?|that|its|their|his|her|in|on|after|from|at|about|as|during) [a-z])"
)
_ARTICLE = re.compile(
    r"(?<![\w’'/.@#-])(?P<left>to|of|in|for|by|with|from|into|against|after|before|during|under|was|were|is|are|hold|held|holding|open|opened|launch|launched|sign|signed|"
    r"issue|issued|[a-z]{3,}s(?= An )) (?P<word>An?) "
    r"(?=[a-z]{3,}(?! [A-Z]))(?!(?:level|grade|side|road|list|team|student|game|flat|minor|major|sharp|string|"
    r"and|or|to|from|with|down|in|star|share|wing|ward|block|"
    r"company|stream|set|type|form|class|plus|minus|final|offence|overall)s?\b)"
)
_JOINING = "And|But|Which|Who|Whose|Whom|While|Whereas|As|Because|Although|Where|Including|Among|Especially|Particularly|Despite|Amid"
_AFTER_COMMA = re.compile(
    rf"(?<![\w’'/.@#-])(?P<left>[a-z][a-z’'-]*), (?P<word>{_JOINING}) (?=[a-z]+ (?:[a-z]|\d)|(?<=Including )[A-Z])"
)
_LEADING = "Of|From|To|With|Into|Against|Towards|Upon|In|By"
_TO_NAME = re.compile(
    rf"(?<![\w’'/.@#-])(?P<left>[a-z][a-z’'-]+) (?P<word>{_LEADING}) (?=[A-Z][\w’'-]+(?: [a-z]|[.,;]))"
)
_NO_OBJECT = re.compile(rf"(?:and|or|but|who|is|are|was|were|has|have|had|will|would|{PAST})\b")
_OBJECT = re.compile(
    rf"(?:{'|'.join(sorted(DETERMINERS | {'him', 'them', 'all', 'both', 'many', 'several', 'more'}))})\b"
)
_WORK = re.compile(
    r"\b(?:film|movie|song|play|musical|book|novel|novella|poem|album|single|opera|series|sitcom|episode|hit|title|memoir|author|"
    r"writer|director|actor|actress|star(?:s|red|ring)?|watch(?:ed|es|ing)?|saw|read|reads|reading|review(?:s|ed|ing)?|directed|wrote|"
    r"writing|essays?|lecture|talk|exhibitions?|exhibit|installation|show|published|performed?|performance|production|screening|adaptation|version|staged|sang|sings?|singing|recorded|translated|"
    r"remake|sequel|prequel|paint(?:ed|ing)|band|group|magazine|motto|slogan|headline|title[ds]|loved?|prefer(?:s|red)?|favou?rites?|danc(?:e|ed|es|ing)|typed|"
    r"hum(?:s|med|ming)|play(?:s|ed|ing))\b"
)
_COORDINATED = re.compile(r"[A-Z][\w’'-]{0,30} (?:and|or|nor|to)\Z")
_DESCRIBING = re.compile(
    r"(?<![\w’'/.@#-])(?P<left>[a-z]{3,}[^s\W]s|people) (?P<word>[A-Z][a-z]{3,}(?:ed|ied)|[A-Z][a-z]+)(?= [a-z]{2,}|[,.;])"
)
_REPORTING = re.compile(
    r"(?<=[^\s][\"”] )(?P<word>Said|Says|Added|Adds|Stressed|Explained|Stated|Noted|Declared|Wrote|Wondered|Asked)"
    r"(?= (?!(?:why|how|what|when|if|whether|about|by|for|to|in|on|at|where|who|which)\b)[a-z])"
)
# Words that hardly ever open a sentence in news when the next word is in lower case: no full stop can be missing before them.
_NEVER_FIRST = words("on of from to with by than into onto upon which who whose whom or about against that")
_LOOSER = words(
    "throughout including despite amid our your few what especially particularly after before since until again also most several "
    "others such both next him them his this those here without through"
)
_CLOSED_CLASS = (FUNCTION_WORDS - AUXILIARIES) | _LOOSER
_INSIDE = re.compile(r" (?<=[a-z\d,%’'-] )([A-Z][a-z]*)")
"""Words with a capital that may stand inside a sentence: asked first, for most texts have only names there."""
_CLOSED_INSIDE = frozenset(word.capitalize() for word in _CLOSED_CLASS)
_ANY_REPORTING = re.compile(r"[\"”] [ADENSW][a-z]")
_NAMING = words(
    "film movie song play book novel album single show series magazine programme program titled entitled called named "
    "band group newspaper paper charity campaign project website site hashtag slogan phrase word words game musical opera "
    "brand label app podcast column blog section watchdog hit track sitcom drama documentary comedy game poem painting "
    "headlined headline captioned dubbed known reads read reading"
)
_NAMES_IN_ED = words(
    "Ahmed Mohamed Mohammed Muhammed Hamed Khaled Rashed Majed Saeed Waleed Zayed Fahed Raed Abed Ayed Obeid Rached "
    "United Allied Associated Limited Reed Creed Speed Fred Alfred Wilfred Winifred Kindred Sacred Manfred Mildred"
)
_LISTING = re.compile(
    r"(?P<left>[A-Z][\w’'-]*[a-z]), (?P<word>Including|Especially|Particularly|Among) (?=(?:[a-z]+ ){0,3}[A-Z][a-z]+ [A-Z])"
)
_OWNED = re.compile(
    r"(?<![\w’'/.@#-])(?P<left>their|its|his|her|our) (?P<word>[A-Z][a-z]{2,}(?:ices|ions|ments|ities|ances|ences))(?= [a-z]{2,}|[,.;])"
)
_UNDER = re.compile(
    r"(?<=[a-z] )(?P<left>under|with|in|without|through|despite|after|during) (?P<word>[A-Z][a-z]{2,}(?:ision|ation|ction|ment|ance|ence|ship))"
    r"(?= (?:of|with|between|from|by) (?:the|an?|its|his|her|their|all|[a-z]{3,})\b)"
)
_HELPED = re.compile(
    r"(?<=[a-z\d%]), (?P<left>)(?P<word>[A-Z][a-z]{2,}ed) (?=(?:by|with) (?:the|an?|its|his|her|their|all|two|several|[a-z]{3,})\b)"
)
_FALLING = re.compile(
    r"(?<=[a-z,] )(?P<left>despite|by|without|amid|from|before|after) (?P<word>(?:Fall|Ris|Grow|Increas|Declin|Attack|Target|Us|Tak|Giv|Hold|Reach|"
    r"Enter|Leav|Return|Open|Clos|Kill|Bomb|Shell|Storm|Rais|Lower|Provid|Support|Form|Sign|Send|Driv|Fir)ing)"
    r"(?= (?:the|an?|its|his|her|their|[a-z]{3,})\b)"
)
_DONE = (
    "Returned|Arrived|Continued|Resumed|Stopped|Started|Ended|Remained|Occurred|Happened|Increased|Decreased|Declined|Dropped|Refused|"
    "Began|Agreed|Decided|Called|Warned|Managed|Succeeded|Failed|Moved|Entered|Opened|Fired"
)
_RETURNED = re.compile(
    rf"(?:(?<=[a-z] )|^|(?<=[.!?] ))(?P<left>[A-Za-z][a-z]{{2,}}|\d+) (?P<word>{_DONE})"
    r"(?= (?:to|in|on|at|by|from|the|its|his|her|their|for|with|after|when|against|until|fire)\b)",
    re.M,
)
_BEING = "Do|Does|Did|Is|Are|Was|Were|Has|Have|Had|Would|Could|Should"
_AUXILIARY = re.compile(rf"(?<=[a-z] )(?P<left>)(?P<word>{_BEING})(?= (?:not|been|be|also|already|still) [a-z])")
_THEY = "He|She|They|It|His|Its|Their|There"
_PRONOUNS = re.compile(
    rf"(?<=[a-z,] )(?P<left>and|but|that|which|because|when|while|had|has|who) (?P<word>{_THEY})"
    r"(?= (?:[a-z]{3,}ed|was|were|is|are|has|have|had|will|would|can|could|did|does|met|told|said|left|took|held|made)\b)"
)
_HOLY = words("god lord allah jesus christ prophet gospel psalm almighty messiah heaven")
"""Whose pronouns have a capital."""
_VICTIMS = "Wounded|Injured|Killed|Dead|Missing|Martyrs|Prisoners|Detainees|Fighters|Soldiers|Civilians|Others"
_COUNTED = re.compile(rf"(?<=[a-z] )(?P<left>\d[\d,]*) (?P<word>{_VICTIMS})(?= [a-z]{{2,}}|[,.;])")
_ADJECTIVES = words(
    "Healthy Medical Military Political Popular Economic Foreign Local Civilian Armed Wounded Injured Dead Sick Poor Strategic "
    "Besieged Kidnapped Abducted Looted Shelled"
)
_CITING = words("as of like")
_COMMON = 3.5


def _ends(inside: frozenset[str], *ends: str) -> bool:
    return any(word.endswith(ends) for word in inside)


def _closed_class(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    if inside.isdisjoint(_CLOSED_INSIDE):
        return
    for match in _CAPITAL.finditer(doc.text):
        left, word = match.group("left"), match.group("word").lower()
        naming = left in _NAMING and not (left == "called" and word in ("on", "upon", "for"))
        if word not in _CLOSED_CLASS or left in DETERMINERS or naming or left == word:
            continue
        if _COORDINATED.search(doc.text, max(0, match.start("left") - 32), match.end("left")):
            continue
        if word in PREPOSITIONS | {"or"} and _NO_OBJECT.match(doc.text, match.end()):
            continue
        work = _WORK.search(doc.text, max(0, match.start() - 50), match.end("left"))
        sure = (word in _NEVER_FIRST or left in FUNCTION_WORDS) and not match.group("title") and not work
        goes_on = left not in _CITING if word == "the" else _OBJECT.match(doc.text, match.end()) is not None
        sure = sure and len(left) > 1 and goes_on and word not in _LOOSER
        yield Hit(
            Span(*match.span("word")),
            f"'{match.group('word')}' inside a sentence",
            [word],
            safety=Safety.SAFE if sure else Safety.SUGGEST,
            confidence=0.9 if sure else 0.6,
        )


def _articles(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    """The article after a preposition: 'sent to A military court'; neither 'vitamin A' nor 'from A to Z'."""
    for match in () if inside.isdisjoint(("A", "An")) else _ARTICLE.finditer(doc.text):
        work = _WORK.search(doc.text, max(0, match.start() - 50), match.end("left"))
        if not work and match["left"] not in _NAMING:
            message = f"'{match['word']}' inside a sentence"
            yield Hit(Span(*match.span("word")), message, [match["word"].lower()], Safety.SUGGEST, 0.65)


def _after_date(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    """A conjunction after a month or a day: 'closed since December After the storm'."""
    for match in () if inside.isdisjoint(_GOING_ON.split("|")) else _AFTER_DATE.finditer(doc.text):
        word = match["word"]
        if not _WORK.search(doc.text, max(0, match.start() - 50), match.start()):
            yield Hit(Span(*match.span("word")), f"'{word}' inside a sentence", [word.lower()], Safety.SUGGEST, 0.65)


def _verbs(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    """A verb with a capital between its subject and its object: 'the report Shows the cost'."""
    for match in () if inside.isdisjoint(_TELLING.split("|")) else _VERB.finditer(doc.text):
        work = _WORK.search(doc.text, max(0, match.start() - 50), match.end("left"))
        if not work and match["left"] not in _NAMING | DETERMINERS | FUNCTION_WORDS:
            word = match["word"]
            yield Hit(Span(*match.span("word")), f"'{word}' inside a sentence", [word.lower()], Safety.SUGGEST, 0.65)


def _before_name(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    """A preposition between a lower-case word and a name: 'fled From Homs'."""
    if inside.isdisjoint(_LEADING.split("|")):
        return
    for match in _TO_NAME.finditer(doc.text):
        left, word = match.group("left"), match.group("word").lower()
        if (
            left in _NAMING
            or left in DETERMINERS | (PREPOSITIONS if word == "in" else frozenset())  # to In Salah, a town
            or _WORK.search(doc.text, max(0, match.start() - 50), match.end("left"))
        ):
            continue
        if not _COORDINATED.search(doc.text, max(0, match.start("left") - 32), match.end("left")):
            message = f"'{match.group('word')}' inside a sentence"
            yield Hit(Span(*match.span("word")), message, [word], Safety.SUGGEST, 0.65)


def _joining(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    """A conjunction or relative pronoun after a comma; what a naming word announces may be a title."""
    if inside.isdisjoint(_JOINING.split("|")):
        return
    for match in (*_AFTER_COMMA.finditer(doc.text), *_LISTING.finditer(doc.text)):
        if match.group("left") not in _NAMING:
            word = match.group("word")
            yield Hit(Span(*match.span("word")), f"'{word}' inside a sentence", [word.lower()], Safety.SUGGEST, 0.7)


def _describing(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    if not _ends(inside, "ed") and inside.isdisjoint(_ADJECTIVES):
        return
    for match in _DESCRIBING.finditer(doc.text):
        word = match.group("word")
        participle = word.endswith("ed") and word not in _NAMES_IN_ED and zipf_frequency(word, "en") >= _COMMON
        if (participle or word in _ADJECTIVES) and match.group("left") not in _NAMING:
            message = f"'{word}' describes '{match.group('left')}' and is no name"
            yield Hit(Span(*match.span("word")), message, [word.lower()], Safety.SUGGEST, 0.7)


def _owned(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    """A common noun in the plural behind its owner or number: 'restart their Devices', '97 Wounded in several regions'."""
    nouns = (_OWNED, _UNDER) if _ends(inside, "s", "sion", "tion", "ment", "nce", "ship") else ()
    counted = () if inside.isdisjoint(_VICTIMS.split("|")) else (_COUNTED,)
    for match in (match for pattern in (*nouns, *counted) for match in pattern.finditer(doc.text)):
        word = match["word"]
        if zipf_frequency(word, "en") >= _COMMON:
            yield Hit(Span(*match.span("word")), f"'{word}' inside a sentence", [word.lower()], Safety.SUGGEST, 0.65)


def _verb_forms(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    """A participle behind a comma or preposition, a verb behind its subject, a pronoun: 'rose, Helped by demand', 'and He said'."""
    patterns = {
        _HELPED: _ends(inside, "ed"),
        _FALLING: _ends(inside, "ing"),
        _RETURNED: not inside.isdisjoint(_DONE.split("|")),
        _AUXILIARY: not inside.isdisjoint(_BEING.split("|")),
        _PRONOUNS: not inside.isdisjoint(_THEY.split("|")) and doc.vocabulary.isdisjoint(_HOLY),
    }
    for pattern in (pattern for pattern, may in patterns.items() if may):
        for match in pattern.finditer(doc.text):
            work = _WORK.search(doc.text, max(0, match.start() - 50), match.start("word"))
            if not work and match["left"].lower() not in _NAMING and match["word"] not in _NAMES_IN_ED:
                word = match["word"]
                yield Hit(
                    Span(*match.span("word")), f"'{word}' inside a sentence", [word.lower()], Safety.SUGGEST, 0.65
                )


def _after_quotation(doc: Doc, inside: frozenset[str]) -> Iterator[Hit]:
    if not _ANY_REPORTING.search(doc.text):
        return
    for match in _REPORTING.finditer(doc.text):
        word = match.group("word")
        mark = Span(match.start() - 2, match.start() - 1)
        if not any(quote.end == mark.end for quote in doc.quotations_around(mark)):
            continue
        before = doc.text[match.start() - 3 : match.start()]
        message = f"'{word}' goes on with the sentence of the quotation"
        if before[0] == ".":
            after = f",{before[1:]}{word.lower()}"
            yield Hit(Span(match.start() - 3, match.end()), message, [after], Safety.SUGGEST, 0.7)
        elif word not in ("Asked", "Wondered") or before[0] == "?":
            yield Hit(Span(*match.span("word")), message, [word.lower()], Safety.SUGGEST, 0.75)


@rule(
    code="CAP001",
    name="mid-sentence-capital",
    stage=Stage.GRAMMAR,
    category="fluency/spelling",
    safety=Safety.SAFE,
    version=10,
    examples=[
        Example("The driver lost control Of the bus on a bend.", "The driver lost control of the bus on a bend."),
        Example("She shared the prize With her sister in May.", "She shared the prize with her sister in May."),
        Example("Hundreds fled From Graz in boats.", "Hundreds fled from Graz in boats."),
        Example("The committee, Which met in May, has resigned.", "The committee, which met in May, has resigned."),
        Example(
            "It has been shut since December After the storm hit it.",
            "It has been shut since December after the storm hit it.",
        ),
        Example("The club spoke on Monday Of two new players.", "The club spoke on Monday of two new players."),
        Example(
            "Exports rose in May, Helped by demand from Kenya.", "Exports rose in May, helped by demand from Kenya."
        ),
        Example("They met under Supervision of the church.", "They met under supervision of the church."),
        Example("He called On the crew not to strike.", "He called on the crew not to strike."),
        Example("The fund lost despite Falling prices.", "The fund lost despite falling prices."),
        Example("The funds from Oslo Do not cover the cost.", "The funds from Oslo do not cover the cost."),
        Example("Traffic Returned to normal at noon.", "Traffic returned to normal at noon."),
        Example("The visit was late, and He met two nuns.", "The visit was late, and he met two nuns."),
        Example("He said the report Shows the cost of the war.", "He said the report shows the cost of the war."),
        Example("The schools Closed last week stay shut.", "The schools closed last week stay shut."),
        Example(
            "Ships will be affected With a swell of two metres.", "Ships will be affected with a swell of two metres."
        ),
        Example("The defence will appeal the ruling Next week.", "The defence will appeal the ruling next week."),
        Example("Bread was sent to the towns Besieged by snow.", "Bread was sent to the towns besieged by snow."),
        Example("Guests should lock their Devices in the safe.", "Guests should lock their devices in the safe."),
        Example(
            "The fire left two dead and 97 Wounded in the town.", "The fire left two dead and 97 wounded in the town."
        ),
        Example("He was sent to A military court.", "He was sent to a military court."),
        Example("The choir will hold A concert today.", "The choir will hold a concert today."),
        Example("Dozens fell ill, Including two nurses from Graz.", "Dozens fell ill, including two nurses from Graz."),
        Example(
            "The guides are loyal to Berg, Including the cook Omar Lund.",
            "The guides are loyal to Berg, including the cook Omar Lund.",
        ),
        Example('"Who will pay for it?" Said dozens of traders.', '"Who will pay for it?" said dozens of traders.'),
    ],
    clean=[
        "The letter to Are and Saara was lost; between Is and Ought lies a gap.",
        "He lives in The Hague and saw the film On the waterfront at a festival.",
        "The play For colored girls ran in Boston; the In crowd came.",
        "He lacks vitamin A in winter, got an A in maths, and went from A to Z in A minor.",
        "The director To said that On and Or had left.",
        "Her Excellencies left, and his Eagles won; 77 Civilians FC drew.",
        "Flights to In Salah were late. We saw What We Do not say, a film.",
        "His nickname is John The rock Smith; she reads Which? magazine.",
        "The insurers Progressive and Allied merged; friends Ahmed and Saeed came.",
        '"We left." Asked why, he shrugged. "Never." Said Aouita won gold.',
    ],
)
def mid_sentence_capital(doc: Doc, ctx: Context) -> Iterator[Hit]:
    headings = [block.span for block in doc.blocks if block.kind == "heading"]
    inside = frozenset(_INSIDE.findall(doc.text))
    for find in (
        _closed_class,
        _after_date,
        _verbs,
        _articles,
        _before_name,
        _joining,
        _describing,
        _owned,
        _verb_forms,
        _after_quotation,
    ):
        for hit in find(doc, inside):
            if not any(span.contains(hit.span) for span in headings):
                yield hit

"""A subject in the plural that goes on as 'it': 'The rebels left the town after it failed to break the siege.'

## What it does
Proposes the plural in the clause behind 'after', 'before', 'because', 'when', 'until', 'since', 'while', 'where' or 'and' where the
sentence begins with forces, people, parties or authorities and the pronoun does what only they can do ('after it was able to', 'before it
was forced to retreat'); where talks, elections or the like are postponed or suspended; and where authorities, factions or parties say
what they do themselves ('The authorities said that it had arrested').

## Why
Arabic treats the plural of groups and things as a feminine singular, so the forces come out as 'it'.

## Fix safety
Suggested only, and only where no army, company, country, other body or name stands between the subject and the pronoun that could do the
same, and for events none in the singular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import SAYING, TROOPS
from cleanup.rules.syntax._nouns import PEOPLE
from cleanup.rules.syntax._people import surnames
from cleanup.rules.syntax._rivals import FIGHTS, SINGULAR, rival
from cleanup.rules.wordlists import DAY, neighbours, words
from cleanup.text import Doc, Span

_AGENTS = f"{TROOPS}|{PEOPLE}|sides|parties|authorities|powers|countries|states|airlines|companies|clubs|unions|banks|teams|delegations|squads|units|crews"
_EVENTS = (
    "elections|talks|negotiations|consultations|protests|demonstrations|exams|examinations|matches|classes|lessons|hearings|meetings|"
    "discussions|celebrations|competitions|contacts|polls"
)
_TROOPS = re.compile(TROOPS, re.I)
_LEAD = r"(?:^[\"“]?(?:(?:On|In|At|Yesterday|Meanwhile|Earlier)\b[^.,;:]{0,30}, )?|(?<=\bthat )|(?<=, while )|(?<=; ))"
_BEFORE_HEAD = (
    r"(?:(?:[Tt]he|[Tt]hese|[Ss]ome|[Ss]everal|[Mm]any|[Hh]undreds of|[Dd]ozens of|[Tt]housands of|[Tt]wo|[Tt]hree) )?"
    r"(?:(?!of\b|and\b|or\b|that\b|who\b|which\b|[\w-]+ed\b)[\w-]{2,20} ){0,3}?"
)
_GAP = r"(?P<gap>(?:,? [\w’'-]{1,25}){1,16}?)"
_JOIN = r",? (?:after|before|because|when|until|till|since|while|as|where|and|but|although|unless|if)"
_ABLE = (
    r"(?:was|is|had been|has been|were) (?:not |also |later |finally |then |recently |now |currently |still )?(?:(?:able|unable|forced|"
    r"obliged|compelled|determined|ready|"
    r"prepared|keen|required|invited|asked|ordered|allowed) to|prevented from (?:entering|reaching|leaving|passing|crossing|returning|"
    r"voting|demonstrating|approaching|participating)|advancing|withdrawing|retreating|preparing to|trying to|unwilling to|late in)"
)
_STRIVES = (
    r"(?:had |has |have )?(?:finally |also |then |later |not )?(?:managed to|failed (?:to|in)|refused (?:to|the)|tried to|attempted to|"
    r"decided (?:to|not)|"
    r"agreed (?:to|on|with)|lost (?:confidence|hope|patience|faith)|disagreed|threatened to|succeeded in|wanted to|vowed to|pledged to|"
    r"demanded (?:the|that|to)|protested|"
    r"announced (?:that|the|its)|rejected|accused|signed|boycotted|negotiated)"
)
_FOUGHT = (
    r"(?:had |has )?(?:withdrew|withdrawn|retreated|fled|surrendered|advanced|stormed|raided|besieged|seized|captured|regained|recaptured|repelled|"
    r"clashed|opened fire|took (?:full )?control|taken (?:full )?control|lost control|received (?:orders|reinforcements|threats|information)|"
    r"began (?:a|its) (?:\w+ )?(?:campaign|operation|attack|offensive|advance|withdrawal|march|search|strike|sit-in)|launched (?:a|an|its)|"
    r"tightened its|imposed its|deployed|detained|arrested|evacuated|liberated|combed|dismantled|defused|blocked the|closed the (?:road|"
    r"main|street|highway)|set fire to|chanted|marched|went on strike)"
)
_ACTS = rf"(?:{_ABLE}|{_STRIVES}|{_FOUGHT})\b"
_DOES = re.compile(rf"{_LEAD}{_BEFORE_HEAD}(?P<head>(?i:{_AGENTS}))\b{_GAP}{_JOIN} (?P<it>it) (?={_ACTS})")
_STOPPED = (
    r"(?:was|were|is|had been|has been|will be) (?:twice |again |also |later |then |previously |initially |briefly )?"
    r"(?:postponed|cancell?ed|suspended|adjourned|delayed|interrupted|scheduled|resumed|called off|held)\b|(?:did|does|do) not (?:address|"
    r"lead to|produce|reach|result|achieve|yield)\b|(?:had )?(?:failed to (?:reach|produce|achieve|end)|"
    r"ended (?:in|without)|reached a|stalled|faltered|collapsed)\b"
)
_HELD = re.compile(rf"{_LEAD}{_BEFORE_HEAD}(?P<head>(?i:{_EVENTS}))\b{_GAP}{_JOIN} (?P<it>it) (?={_STOPPED})")
_ONE_EVENT = re.compile(
    r"\b(?:an?|one|this|each|every|round|session|meeting|vote|match|conference|summit|dialogue|process|league|ceremony|event|agreement|truce|"
    r"festival|flight|strike|election|referendum|game|series|season|tournament|cup|race|trial|visit|law|decision|deal|plan|service|poll|show|"
    r"parade|march|rally|protest|demonstration|project|work|school|university|exam|hearing|parliament|court|committee|its)\b",
    re.I,
)
_OWN_DEED = (
    r"(?:had|has) (?:arrested|detained|seized|closed|opened|imposed|banned|recorded|received|dismantled|thwarted|foiled|launched|lifted|released|"
    r"decided|suspended|agreed|accepted|rejected|signed|reached|begun|started|taken|withdrawn|boycotted|evacuated|deployed|asked|summoned|"
    r"completed|prevented|informed|issued|extended)|(?:would|will) (?:not )?(?:allow|close|open|impose|continue|participate|boycott|"
    r"withdraw|sign|accept|"
    r"resume|suspend|investigate|release|prosecute|deal|take|work|hold|send|support|respond|provide|reject|seek)|"
    r"(?:is|was) (?:investigating|ready to|preparing|working|searching|studying|looking into|committed to|not responsible|"
    r"still investigating|seeking|"
    r"keen|monitoring|following)"
)
_SAID = re.compile(
    rf"{_LEAD}{_BEFORE_HEAD}(?P<head>(?i:authorities|factions|parties|sides|countries|companies|airlines|unions|brigades|groups|tribes|"
    rf"clubs|organi[sz]ations))"
    rf"(?: (?:of|in) (?:the )?(?:[A-Z][\w-]+ ?){{1,2}})? (?:also |have |had )?(?:{SAYING}|pointed out|agreed)(?:,? (?:on )?{DAY}|"
    rf" in a statement)?,? that "
    rf"(?P<it>it) (?={_OWN_DEED}\b)"
)
_PLURAL_VERB = {"was": "were", "is": "are", "has": "have"}
_IT = re.compile(r"it (?P<verb>was|is|has)\b")
_BUILDING = re.compile(
    r"\b(?:police|army|government|party|guard|navy|country|state|city|company|court|union) (?:station|post|officers?|cars?|vehicles?|"
    r"headquarters|base|barracks|"
    r"camps?|checkpoints?|"
    r"positions?|buildings?|offices?|side|hospital|council|club)\b",
    re.I,
)
_ONE = re.compile(
    r"\b(?:enemy|crowd|team|delegation|tribe|contingent|company|firm|club|force|plane|aircraft|jet|helicopter|bus|train|car|truck|ship|vessel|boat|"
    r"driver|man|dog|animal|herd)\b"
)
_WORK = re.compile(
    r"\b(?:plant|factory|hospital|school|mine|mill|shop|store|restaurant|hotel|airline|channel|newspaper|management|owner|airport|port)\b"
)
"""Where people work: it has refused them something, or was forced to close."""
_CUES = neighbours(
    words("after before because when until till since while as where and but although unless if that"), ["it"]
)


@rule(
    code="SYN033",
    name="many-it",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    pieces=_CUES,
    examples=[
        Example(
            "The joint forces advanced towards the port after it was able to remove dozens of mines.",
            "The joint forces advanced towards the port after they were able to remove dozens of mines.",
        ),
        Example(
            "The demonstrators gathered in the square after it was prevented from reaching the palace.",
            "The demonstrators gathered in the square after they were prevented from reaching the palace.",
        ),
        Example(
            "The municipal elections will be held in June after it was postponed twice.",
            "The municipal elections will be held in June after they were postponed twice.",
        ),
        Example(
            "The Kenyan authorities announced that it had arrested three smugglers.",
            "The Kenyan authorities announced that they had arrested three smugglers.",
        ),
        Example(
            "The rebels left the valley before it failed to break the siege.",
            "The rebels left the valley before they failed to break the siege.",
        ),
    ],
    clean=[
        "The rebels left Graz after the army said that it was able to retake the mill.",
        "The soldiers stopped a bus before it was able to leave. Players left the team after it failed to pay.",
        "The residents sued the company after it refused to pay. The talks on the law ended after it was suspended.",
        "The parties met in Oslo after it was agreed on Monday. The authorities said that it had rained.",
        "Members of the council met after it was forced to close the school. Workers left the plant because it was late.",
        "Workers at the mill went on strike after it refused to raise wages.",
        "The government fell. The authorities said that it had arrested nobody.",
    ],
)
def many_it(doc: Doc, ctx: Context) -> Iterator[Hit]:
    people, before = surnames(doc.text) | ctx.names.people, ""
    for sentence, found in doc.worded:
        text = sentence.of(doc.text)
        if "it" in found and not doc.quoted(sentence):
            for match in _DOES.finditer(text):
                gap = _BUILDING.sub("", match["gap"])
                troops = _TROOPS.fullmatch(match["head"])
                named = (
                    rival(gap, people, FIGHTS if troops else SINGULAR)
                    or (not troops and _WORK.search(gap))
                    or FIGHTS.search(gap)
                    or _ONE.search(gap)
                )
                if not named and not text.startswith(" agreed", match.end("it") + 3):
                    yield _hit(sentence, text, match)
            for match in _HELD.finditer(text):
                if not _ONE_EVENT.search(match["gap"]):
                    yield _hit(sentence, text, match)
            for match in _SAID.finditer(text):
                if not FIGHTS.search(before):
                    yield _hit(sentence, text, match)
        before = text


def _hit(sentence: Span, text: str, match: re.Match[str]) -> Hit:
    told = _IT.match(text, match.start("it"))
    span = Span(match.start("it"), told.end() if told else match.end("it")).moved(sentence.start)
    after = f"they {_PLURAL_VERB[told['verb']]}" if told else "they"
    return Hit(span, f"The pronoun means the {match['head'].lower()}: '{after}'", [after], confidence=0.7)

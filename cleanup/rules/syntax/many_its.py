"""A subject in the plural that owns as 'its': 'The factions announced its rejection of the plan.'

## What it does
Proposes 'their' where forces, people, parties, countries or shops do something with what can only be their own: they express 'its
support', impose 'its control', continue 'its advance', raise 'its demands', reopen 'its doors', leave 'its homes'.

## Why
Arabic treats the plural of groups and things as a feminine singular, and its possessives too.

## Fix safety
Suggested only, and only where the verb stands right behind the subject and the sentence before speaks of no army, party, state or
other body whose support or control it could be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.demonyms import by_adjective
from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import TROOPS
from cleanup.rules.syntax._nouns import PEOPLE
from cleanup.rules.syntax._rivals import FIGHTS
from cleanup.text import Doc, Span

_AGENTS = (
    f"{TROOPS}|{PEOPLE}|sides|parties|authorities|powers|countries|states|companies|airlines|clubs|unions|blocs|delegations|squads|crews|"
    "organi[sz]ations|embassies|ministries|agencies|tribes"
)
_HOUSES = (
    "schools|universities|banks|shops|markets|restaurants|hotels|airports|mosques|churches|cinemas|museums|hospitals|crossings|ports|"
    "institutions|factories|pharmacies|centers|centres"
)
_START = (
    r"(?:^[\"“]?(?:(?:On|In|At|Yesterday|Meanwhile|Earlier|For its part)\b[^.,;:]{0,30}, )?|(?<=\bthat )|(?<=, while )|(?<=; )|(?<=, and ))"
    r"(?:(?:[Tt]he|[Tt]hese|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Hh]undreds of|[Dd]ozens of|[Tt]housands of|[Tt]wo|[Tt]hree|[Ss]ix) )?"
    r"(?:(?!of\b|and\b|or\b|that\b|who\b|which\b|among\b|between\b|its\b)[\w-]{2,20} ){0,3}?"
)
_OF = r"(?: (?:of|in|from|at) (?:the )?[\w-]{2,20}(?: [A-Z][\w-]+){0,2})?"
_DID = (
    r" (?:(?:have|had|also|immediately|then|later|yesterday|today|all|again|on \w+day|are|were|will|would|began to|began|"
    r"continued? to) ){0,2}"
)
_OWN = (
    r"(?:express(?:ed|ing)?|voic(?:ed|ing)|renew(?:ed|ing)?|reiterat(?:ed|ing)|declar(?:ed|ing)|announc(?:ed|ing)|affirm(?:ed|ing)|confirm(?:ed|ing)|"
    r"stress(?:ed|ing)|show(?:ed|ing)|demonstrat(?:ed|ing)) its (?:(?!own\b)\w+ )?(?:rejection|acceptance|support|readiness|willingness|"
    r"commitment|condemnation|refusal|"
    r"concern|concerns|regret|solidarity|keenness|adherence|satisfaction|anger|opposition|intention|desire|loyalty|allegiance|boycott|fear|"
    r"fears|determination|appreciation|gratitude|welcome|resentment|dissatisfaction|discontent|withdrawal from|participation in|approval)|"
    r"denied its (?:responsibility|involvement)|"
    r"(?:impos(?:ed|ing)|tighten(?:ed|ing)?|extend(?:ed|ing)?|consolidat(?:ed|ing)|regain(?:ed|ing)?|strengthen(?:ed|ing)?|expand(?:ed|"
    r"ing)?|maintain(?:ed|ing)?|lost|"
    r"lose|losing) its (?:full |complete )?(?:control|grip|siege|positions|presence|influence)|"
    r"(?:continu(?:ed|ing|e)|resum(?:ed|ing|e)|stopp(?:ed|ing)|intensif(?:ied|ying|y)|launch(?:ed|ing)|end(?:ed|ing)|suspend(?:ed|ing)?|began|begin|"
    r"halt(?:ed|ing)|completed) its (?:\w+ )?(?:advance|attacks?|operations?|shelling|bombardment|raids?|strikes?|sit-in|boycott|"
    r"participation|activities|"
    r"work|progress|march|protests?|offensive|campaign|withdrawal|preparations|search|membership|military operations)|"
    r"(?:rais(?:ed|ing|e)|chant(?:ed|ing)) its (?:demands|flags|slogans|voices|banners)|"
    r"(?:left|leave|leaving|fled|flee|fleeing|lost|lose|losing|abandon(?:ed|ing)?|returned to|return to|evacuat(?:ed|ing)|cast|casting|"
    r"took up|laid down|"
    r"lay down|surrendered|hand over|handed over|handing over|gave up|give up|demanded|demand|claim|receive|received) its (?:homes|houses|"
    r"villages|lives|"
    r"lands|jobs|property|properties|votes|ballots|arms|weapons|rights|salaries|wages|loved ones|breadwinners|sources of livelihood|"
    r"relatives|children|families)|"
    r"(?:withdr(?:ew|aw|awing)|recall(?:ed|ing)?|summon(?:ed|ing)?) its (?:ambassadors|forces|candidates|fighters|nationals|diplomats|troops)|"
    r"(?:exchang(?:ed|ing|e)|trad(?:ed|ing)) its (?:accusations|fire|prisoners)"
)
_PEOPLE_OWN = re.compile(rf"{_START}(?P<head>(?i:{_AGENTS})){_OF}{_DID}(?P<all>{_OWN})\b")
_DOORS = re.compile(
    rf"{_START}(?P<head>(?i:{_HOUSES}|companies|airlines|countries|states|embassies|shops)){_OF}{_DID}"
    r"(?P<all>(?:(?:re)?open(?:ed|ing)?|clos(?:ed|ing|e)|shut(?:ting)?|reopen(?:ed)?|agreed to (?:re)?open|decided to (?:close|open)|"
    r"resum(?:ed|ing|e)|suspend(?:ed|ing)?|"
    r"stopp(?:ed|ing)|halt(?:ed|ing)|reduc(?:ed|ing)|restor(?:ed|ing)|rais(?:ed|ing)|increas(?:ed|ing)) its (?:doors|borders|branches|"
    r"offices|embassies|airspace|flights|"
    r"work|activities|services|production|relations|prices|working hours))\b"
)
_ARMED = "Houthis|Huthis|Hutis|Taliban|Kurds"
_MOVEMENT = re.compile(
    rf"^The (?P<head>{_ARMED}|{'|'.join(sorted(f'{name}s' for name in by_adjective() if name.endswith(('an', 'i'))))}) "
    r"[a-z]+ [^.;:\"“”]{3,60}, (?:but|and|while) (?P<all>its) (?:[a-z]+ ){0,2}(?:channel|spokesman|spokesperson|leader|agency|fighters|media|"
    r"forces|television|delegation|allies|artillery|missiles|attacks|leadership|negotiators)\b"
)
_ITS = re.compile(r"\bits?\b")


@rule(
    code="SYN034",
    name="many-its",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=2,
    pieces=["its"],
    examples=[
        Example(
            "The Chadian opposition factions announced its rejection of the plan.",
            "The Chadian opposition factions announced their rejection of the plan.",
        ),
        Example(
            "Kenyan forces imposed its control over the port on Monday.",
            "Kenyan forces imposed their control over the port on Monday.",
        ),
        Example("The schools reopened its doors on Sunday.", "The schools reopened their doors on Sunday."),
        Example(
            "The two countries agreed to reopen its embassies.", "The two countries agreed to reopen their embassies."
        ),
        Example(
            "The Houthis did not comment, but its television channel showed pictures of the car.",
            "The Houthis did not comment, but their television channel showed pictures of the car.",
        ),
        Example("Hundreds of families fled its homes in May.", "Hundreds of families fled their homes in May."),
    ],
    clean=[
        "The party won. The residents expressed its support. The government announced its rejection of the plan.",
        "The company closed its doors. The leader of the rebels announced its withdrawal. The countries signed its treaty.",
        "A group of soldiers continued its advance. The factions announced that its offices were shut.",
        "The head of the parties expressed his support. The council of the tribes renewed its support.",
    ],
)
def many_its(doc: Doc, ctx: Context) -> Iterator[Hit]:
    before = ""
    for sentence, found in doc.worded:
        text = sentence.of(doc.text)
        if "its" in found and not doc.quoted(sentence):
            for pattern in (_PEOPLE_OWN, _DOORS, _MOVEMENT):
                if (match := pattern.search(text)) and not FIGHTS.search(before):
                    its = _ITS.search(text, match.start("all"))
                    if its and not FIGHTS.search(text[: match.start("head")]):
                        span = Span(*its.span()).moved(sentence.start)
                        yield Hit(span, f"It is the {match['head']} that own it: 'their'", ["their"], confidence=0.7)
                        break
        before = text

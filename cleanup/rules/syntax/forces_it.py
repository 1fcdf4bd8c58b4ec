"""Forces that are 'it'.

## What it does
Proposes the plural where troops are the only thing a pronoun can mean: 'forcing it to withdraw' -> 'forcing them to withdraw',
'after it was exposed ... its first attack' -> 'after they were exposed', 'the forces said it had taken' -> 'they had taken', and
for the verb of what is said of them: 'forces that was deployed' -> 'were'. The same for a second deed ('Troops entered the town,
and it raised the flag', 'advanced to the north, where it captured') and in what their accuser says ('accused rebels of shelling
the road, and said that it had blocked the aid'), behind 'after' ('crossed the river after it received fuel'), for the base that
forces return to, and for police that arrest in the next sentence.

## Why
Arabic treats the plural of things and groups as a feminine singular, so the forces come out as 'it'.

## Fix safety
Suggested only, and only where the sentence names forces, fighters or troops and no army, group, government or other singular body
that could withdraw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import SAYING, TROOPS
from cleanup.rules.syntax._clauses import PAST
from cleanup.rules.syntax._people import surnames
from cleanup.rules.syntax._rivals import ARMS, FIGHTS, SINGULAR, rival
from cleanup.rules.wordlists import DAY, neighbours, words
from cleanup.text import Doc, Span

_PLURAL = rf"(?:{TROOPS})"
_TROOPS = re.compile(rf"\b(?i:{_PLURAL})\b")
_RETREAT = r"(?:withdraw|retreat|pull\s+back|flee|fall\s+back|surrender|disperse|redeploy|regroup)"
_FORCED = re.compile(
    rf"\b(?:forc(?:ing|ed|es)|compell(?:ing|ed)|prompt(?:ing|ed)|oblig(?:ing|ed)|push(?:ing|ed)|caus(?:ing|ed)|leading|led)\s+"
    rf"(?P<it>it)(?=\s+to\s+{_RETREAT}\b)"
)
_HARMED = re.compile(
    r"\b(?:after|when|because|since|before|until)\s+(?P<it>it\s+(?P<verb>was|is|has\s+been|had\s+been))"
    r"(?=\s+(?:exposed|subjected|shelled|bombed|attacked|ambushed|targeted|defeated|surrounded|besieged)\b)"
)
_BEFORE_IT = (
    neighbours(
        words(
            "forcing forced forces compelling compelled prompting prompted obliging obliged pushing pushed causing caused leading led "
            "after when because since before until that and where on statement monday tuesday wednesday thursday friday saturday sunday "
            "emphasized"
        )
        | set(SAYING.replace("[sz]", "s").split("|")),
        ["it"],
    )
    | neighbours(TROOPS.split("|"), ["that", "which"])
    | neighbours(words("to over surrendered surrender abandoned abandon evacuated evacuate left leave"), ["its"])
    | neighbours(["it"], words("also arrested detained opened beat dispersed"))
)
_TOLD = re.compile(
    r"(?:He|She|(?:[\w-]+\s+)?(?:Sources|Witnesses|Eyewitnesses|Residents|Activists)|(?:The|An?)\s+(?:[\w-]+\s+){0,4}?(?:minister|spokes(?:man|woman|person)|commander|general|official|officer|sources?|president|"
    r"chief|governor|witness(?:es)?|ambassador|leader|expert|analyst))\b",
    re.I,
)
_PLURAL_VERB = {
    "was": "were",
    "is": "are",
    "has been": "have been",
    "had been": "had been",
    "has": "have",
    "controls": "control",
    "does": "do",
}
_TROOPS_AGAIN = re.compile(
    rf"\b(?P<its>its)\s+(?:(?:first|second|third|last|latest|initial)\s+)?(?:attack|advance|offensive|assault|retreat|withdrawal|ranks|fighters)\b|"
    rf"\bit\s+to\s+{_RETREAT}\b"
)
_DEED = (
    r"(?:taken\s+(?:full\s+)?(?:control|over|the|part)|taken(?=\s+[A-Z])|captured|seized|retaken|recaptured|regained|shot\s+down|downed|destroyed|killed|repelled|"
    r"repulsed|launched|bombed|shelled|targeted|withdrawn|advanced|entered(?!\s+its)|lost|deployed|carried\s+out|arrested|surrounded|besieged|"
    r"liberated|thwarted|foiled|attacked|detained|stormed|ambushed|been\s+able)"
)
_AIM = (
    r"(?:plan|intend|want|use|fight|respond|withdraw|allow|accept|retaliate|attack|enter|launch|protect|defend|"
    r"advance|leave|pull\s+(?:back|out)|cease|observe)"
)
_BEING = (
    r"(?:planning|fighting|preparing|determined\s+to|"
    r"able\s+to\s+(?:kill|arrest|capture|seize|repel|destroy|enter|regain|retake|advance|foil|thwart|control|take))"
)
_BY_A_THING = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:destroyed|killed|launched|bombed|shelled|targeted|attacked|entered|lost|carried|use|attack|enter|protect|leave)\b"
)
_THING = re.compile(
    r"\b(?:strike|raid|missile|rocket|drone|bomb|shell|blast|explosion|plane|aircraft|jet|warplane|helicopter|storm|quake|earthquake|flood|disease|"
    r"virus|campaign|offensive|assault|mine|fire|plan|deal|truce|ceasefire|airstrike|shelling|bombardment|attack|operation|system)\b",
    re.I,
)
"""What can kill and destroy beside armed people."""
_WEAK = re.compile(r"\s+(?:not\s+|only\s+)?(?:use|protect|allow|enter|leave|attack|accept)\b")
_A_THING = re.compile(r"\s(?:the|an?)\s+[a-z]")
_HARM = (
    r"(?:looted|kidnapped|abducted|planted\s+mines|opened\s+fire\s+on|burn(?:ed|t)\s+(?:the|their|homes|houses|crops|villages)|"
    r"prevented\s+(?:[\w’'-]+\s+){1,6}?from\s+(?:entering|leaving|reaching|working|returning|evacuating|passing)|"
    r"blocked\s+(?:the\s+|all\s+)?(?:aid|access|roads?|way|entry|exit|trucks|ambulances))"
)
_IT_ACTS = (
    rf"(?=it\s+(?:(?:had|has)\s+(?:already\s+|also\s+)?{_DEED}\b|(?:was|is)\s+(?:not\s+|already\s+|also\s+)?{_BEING}\b|"
    rf"(?:does|did|would|will|could|can)\s+(?:not\s+|only\s+|already\s+|also\s+)*{_AIM}\b|"
    r"fired\s+(?:tear|live|rubber)\b|control(?:s|led)\s+the\b))(?P<it>it\s+(?P<verb>[a-z]+))"
)
_WHEN = rf"(?:,?\s+(?:on\s+{DAY}|in\s+a\s+statement(?:\s+on\s+{DAY})?|{DAY}),?)?"
_SAID = re.compile(
    rf"\b(?i:{_PLURAL})(?:\s+of\s+(?:[A-Z][\w-]{{1,20}}\s+){{0,2}}[A-Z][\w-]{{1,20}})?\s+(?:(?:had|have)\s+)?(?:{SAYING}){_WHEN}\s+(?:that\s+)?{_IT_ACTS}"
)
_AND_THAT = re.compile(
    rf"\b(?i:{_PLURAL})(?:,\s+[^,;.\"“”]{{3,50}},)?\s+[a-z]+(?:\s+[\w’'-]+){{0,8}}?,?\s+and\s+that\s+{_IT_ACTS}"
)
_ACTED = (
    r"(?:recovered|liberated)\s+(?:(?:the|a\s+number\s+of|more\s+than|about|at\s+least)\s+)?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens|several|many|all|new|towns?|villages?|cit(?:y|ies)|positions?|areas?|district|"
    r"neighbou?rhoods?)\b|"
    r"(?:captured|prevented\s+(?:civilians|people|residents|journalists|anyone|ambulances|demonstrators|traffic)|seized(?!\s+up)|recaptured|retook|regained|repelled|arrested|detained|besieged|stormed|"
    r"took\s+(?:full\s+)?control|raised\s+(?:the|its|their)\s+(?:[a-z]+\s+)?flags?|"
    r"lost\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|several)\s+(?:of\s+)?(?:its\s+)?(?:men|fighters|soldiers|members|"
    r"officers|vehicles|tanks|militants)|(?:found|discovered|confiscated)\s+(?:an?|two|three|several|large|quantities|weapons|ammunition|tunnels?|\d+)|"
    r"fired\s+(?:tear|live|rubber|shots|bullets)|inflicted\s+(?:heavy|great|severe|losses|casualties)|destroyed\s+(?:an?|two|three|several|\d+))"
)
_OF_THINGS = re.compile(r"(?:inflicted|destroyed|fired|found|discovered)\b")
"""What weapons, planes and robots do too."""
_AND_IT = re.compile(
    rf"\b{_PLURAL}\s+(?:(?:had|have)\s+)?(?:[a-z]{{3,15}}ed|{PAST})\b(?:\s+[\w’'-]+){{1,12}}?,?\s+(?P<where>and|where)\s+(?P<it>it)\s+"
    rf"(?:(?:had|has)\s+)?(?={_ACTED}\b)",
    re.I,
)
_AFTER_IT = re.compile(
    rf"\b{_PLURAL}\s+[a-z]+(?:\s+[\w’'-]+){{1,6}}?\s+(?:after|before|when)\s+(?P<it>it)\s+"
    r"(?=(?:received|suffered|lost|captured|entered|seized|regained|repelled|inflicted|fired)\b)"
)
_TO_ITS_BASE = re.compile(
    rf"\b{_PLURAL}\s+(?:(?:had|have)\s+)?(?:(?:returned|withdrew|withdrawn|went\s+back|retreated|pulled\s+back)\s+to|"
    r"(?:(?:refused|agreed|began|started)\s+to\s+)?(?:hand(?:ed)?\s+over|surrender(?:ed)?|abandon(?:ed)?|evacuated?|le(?:ft|ave)))\s+(?P<its>its)\s+"
    r"(?:bases?|positions|barracks|camps?|trenches|weapons)\b"
)
_ARRESTED = re.compile(r"(?P<it>It) (?:also )?(?:arrested|detained|opened fire|beat|dispersed)\b")
_POLICE = re.compile(
    r"\b(?:[Tt]he|[Rr]iot) police (?!stations?\b|officers?\b|chief\b)(?:\w+ed|shot|beat|broke|used|had|have)\b"
)
_MARCH = re.compile(r"\b(?:continu|advanc|progress|mov|push|enter|reach|march|return|deploy|withdr|retreat)\w*", re.I)
_SENT = re.compile(rf"{_THING.pattern}|\b(?:an?|which|that|who|sent|flew|fired)\b", re.I)
_ACCUSED = re.compile(
    rf"\baccus(?:ed|es|ing)\s+(?:[\w-]{{1,20}}\s+){{0,3}}?{_PLURAL}\s+of\s+[a-z]+ing\s+[^.;:\"“”]{{3,80}}?,?\s+and\s+said\s+(?:that\s+)?"
    rf"(?P<it>it\s+(?P<verb>had|has))(?=\s+{_HARM}\b)"
)
_WHICH = re.compile(
    rf"^(?:The |These |Those )?(?:[\w-]+ ){{0,2}}?{_PLURAL}\s+(?:that|which)\s+(?P<it>was|is|has)\b(?!\s+(?:to|why|what|how|because|when)\b)"
)


@rule(
    code="SYN008",
    name="forces-it",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=9,
    examples=[
        Example(
            "The rebels came under heavy fire at dawn, forcing it to withdraw from the ridge.",
            "The rebels came under heavy fire at dawn, forcing them to withdraw from the ridge.",
        ),
        Example(
            "The French troops stopped near Mopti after it was exposed to mortar fire during its first attack.",
            "The French troops stopped near Mopti after they were exposed to mortar fire during their first attack.",
        ),
        Example(
            "Snow cut the fighters off, which forced it to surrender.",
            "Snow cut the fighters off, which forced them to surrender.",
        ),
        Example(
            "The French troops announced that it had shot down a drone near Mopti.",
            "The French troops announced that they had shot down a drone near Mopti.",
        ),
        Example(
            "The UN troops had said that it controls the bridge.",
            "The UN troops had said that they control the bridge.",
        ),
        Example(
            "Fighting went on. The rebels said it has taken the ridge.",
            "Fighting went on. The rebels said they have taken the ridge.",
        ),
        Example(
            "The UN troops said it would only use tear gas.",
            "The UN troops said they would only use tear gas.",
        ),
        Example(
            "He said that the UN troops hold the ridge and that it does not plan to leave.",
            "He said that the UN troops hold the ridge and that they do not plan to leave.",
        ),
        Example(
            "The security forces that was deployed at the gate left.",
            "The security forces that were deployed at the gate left.",
        ),
        Example(
            "Troops entered the center of Sinjar on Monday, and it raised the national flag over the school.",
            "Troops entered the center of Sinjar on Monday, and they raised the national flag over the school.",
        ),
        Example(
            "Police forces closed the road near Kisumu, and it prevented residents from leaving.",
            "Police forces closed the road near Kisumu, and they prevented residents from leaving.",
        ),
        Example(
            "Kenyan forces continued their advance north of Dhobley, where it recovered five villages in a week.",
            "Kenyan forces continued their advance north of Dhobley, where they recovered five villages in a week.",
        ),
        Example(
            "Kenyan forces crossed the river after it received fuel from Dhobley.",
            "Kenyan forces crossed the river after they received fuel from Dhobley.",
        ),
        Example(
            "Kenyan soldiers attacked the camp at dawn, and it destroyed two trucks and seized rifles.",
            "Kenyan soldiers attacked the camp at dawn, and they destroyed two trucks and seized rifles.",
        ),
        Example(
            "Kenyan forces entered the town of Dhobley, where it found a large store of weapons.",
            "Kenyan forces entered the town of Dhobley, where they found a large store of weapons.",
        ),
        Example(
            "The official said that the soldiers closed the bridge, and that it fired tear gas at the crowd.",
            "The official said that the soldiers closed the bridge, and that they fired tear gas at the crowd.",
        ),
        Example(
            "The riot police used tear gas against the strikers. It arrested more than 100 of them.",
            "The riot police used tear gas against the strikers. They arrested more than 100 of them.",
        ),
        Example(
            "The UN troops returned to its base near Mopti on Monday.",
            "The UN troops returned to their base near Mopti on Monday.",
        ),
        Example(
            "The Forces of Free Chad announced on Friday that it had taken control of the bridge.",
            "The Forces of Free Chad announced on Friday that they had taken control of the bridge.",
        ),
        Example(
            "The mayor accused the rebel forces of shelling the road, and said that it had blocked the aid trucks.",
            "The mayor accused the rebel forces of shelling the road, and said that they had blocked the aid trucks.",
        ),
        Example(
            "The official said that the UN troops had returned fire and that it was able to arrest two men.",
            "The official said that the UN troops had returned fire and that they were able to arrest two men.",
        ),
    ],
    clean=[
        "Rebels fired a rocket at the camp, and it destroyed two trucks. Soldiers sent a drone over the camp, and it found a large store.",
        "The militia stopped its advance from the west, and it captured four vehicles. Kenyan forces left Dhobley after it recovered.",
        "Soldiers sent a robot to Dhobley, where it recovered two bodies. Kenyan forces held the port for the navy, where it recovered five mines.",
        "Rebels fired a rocket at the base and it killed a cook. The army accused rebels of burning a mill, and said it had shelled them.",
        "Troops held the town for the army, and it raised the national flag. Soldiers guarded Fatah, and it seized the port.",
        "The army moved at dawn. Its forces said it had taken the ridge.",
        "The commander of the forces that was defeated fled. A base for US troops that was attacked is shut.",
        "Kenyan forces left the village after the army took it, and before it received aid. Troops returned to its base the tank of the museum.",
        "The rebels said it would begin at midnight. Officials said the soldiers left the gate and that it was destroyed.",
        "Hezbollah stressed that the UN troops hold the ridge and that it does not plan to leave.",
        "The drone fell at dawn. The rebels said it had been shot down.",
        "The militia split. The fighters said it had lost its way.",
        "The soldiers said it had snowed for a week.",
        "Rebel fighters shelled the army, forcing it to withdraw.",
        "Troops entered the village after it was exposed to shelling.",
        "Soldiers surrounded Hezbollah, forcing it to retreat.",
        "The troops were forced to withdraw after it was reported that the bridge had fallen.",
    ],
)
def forces_it(doc: Doc, ctx: Context) -> Iterator[Hit]:
    if doc.pieces.isdisjoint(_BEFORE_IT) or not (_TROOPS.search(doc.text) or "police" in doc.vocabulary):
        return
    before, people = "", surnames(doc.text) | ctx.names.people
    for sentence, present in doc.worded:
        earlier, before = before, sentence.of(doc.text)
        if present.isdisjoint(_PRONOUNS):
            continue
        yield from _in_sentence(sentence, before, earlier, people)


_PRONOUNS = frozenset(("it", "its", "that", "which"))


def _in_sentence(sentence: Span, text: str, before: str, people: frozenset[str]) -> Iterator[Hit]:
    for match in _FORCED.finditer(text):
        if _of_troops(text[: match.start()], people):
            yield _hit(Span(*match.span("it")).moved(sentence.start), "them")
    yield from _takes_up(sentence, text, before, people)
    told = _AND_THAT.finditer(text) if _TOLD.match(text) or text.split()[0] in people else ()
    for match in (*_SAID.finditer(text), *told):
        # The pronoun may also be of the sentence before: an army, a patrol; what has lost something may be a town.
        if _BY_A_THING.match(text, match.end("it")) and _THING.search(f"{before} {text[: match.start('it')]}"):
            continue
        if _WEAK.match(text, match.end("it")) and _A_THING.search(text, match.start(), match.start("it")):
            continue
        others = SINGULAR if text.startswith(" lost", match.end("it")) else FIGHTS
        if not rival(text[: match.start("it")], people) and not others.search(before):
            verb = _PLURAL_VERB.get(match["verb"], match["verb"])
            yield _hit(Span(*match.span("it")).moved(sentence.start), f"they {verb}")
    for match in _WHICH.finditer(text):
        yield Hit(
            Span(*match.span("it")).moved(sentence.start),
            "The verb belongs to the forces, which are many",
            [_PLURAL_VERB[match["it"]]],
            confidence=0.7,
        )
    for match in _HARMED.finditer(text):
        again = _TROOPS_AGAIN.search(text, match.end())
        if again and _of_troops(text[: match.start()], people):
            verb = _PLURAL_VERB[" ".join(match["verb"].split())]
            yield _hit(Span(*match.span("it")).moved(sentence.start), f"they {verb}")
            if again["its"]:
                yield _hit(Span(*again.span("its")).moved(sentence.start), "their")


def _takes_up(sentence: Span, text: str, before: str, people: frozenset[str]) -> Iterator[Hit]:
    """A second deed of troops, in the clause behind 'and' or in what their accuser says."""
    for match in _AND_IT.finditer(text):
        if match["where"] == "where" and (not _MARCH.search(match.group()) or _SENT.search(match.group())):
            continue  # a drone or robot may have gone there
        if _OF_THINGS.match(text, match.end()) and _THING.search(text, match.start(), match.start("it")):
            continue
        if not rival(text[: match.start("it")], people, FIGHTS) and not FIGHTS.search(before):
            yield _hit(Span(*match.span("it")).moved(sentence.start), "they")
    for match in _AFTER_IT.finditer(text):
        if not rival(text[: match.start("it")], people, FIGHTS) and not _THING.search(
            text, match.start(), match.start("it")
        ):
            yield _hit(Span(*match.span("it")).moved(sentence.start), "they")
    for match in _TO_ITS_BASE.finditer(text):
        if not rival(text[: match.start("its")], people, FIGHTS):
            yield _hit(Span(*match.span("its")).moved(sentence.start), "their")
    arrested = _ARRESTED.match(text)
    if arrested and _POLICE.search(before) and not FIGHTS.search(_POLICE.sub("", before)):
        yield _hit(Span(*arrested.span("it")).moved(sentence.start), "They")
    for match in _ACCUSED.finditer(text):
        if not ARMS.search(text[: match.start()]) and not FIGHTS.search(text[match.start() : match.start("it")]):
            yield _hit(Span(*match.span("it")).moved(sentence.start), f"they {match['verb']}")


def _of_troops(before: str, people: frozenset[str]) -> bool:
    return _TROOPS.search(before) is not None and not rival(before, people)


def _hit(span: Span, after: str) -> Hit:
    return Hit(span, f"The pronoun means the forces: '{after}'", [after], confidence=0.7)

"""Forces that are 'it'.

## What it does
Proposes the plural where troops are the only thing a pronoun can mean: 'forcing it to withdraw' -> 'forcing them to withdraw',
'after it was exposed ... its first attack' -> 'after they were exposed', 'the forces said it had taken' -> 'they had taken', and
for the verb of what is said of them: 'forces that was deployed' -> 'were'.

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
from cleanup.rules.syntax._people import surnames
from cleanup.rules.wordlists import neighbours, words
from cleanup.text import Doc, Span

_PLURAL = (
    r"(?:forces|troops|fighters|soldiers|militias|militants|rebels|gunmen|mercenaries|insurgents|factions|tribesmen)"
)
_TROOPS = re.compile(rf"\b{_PLURAL}\b")
_RETREAT = r"(?:withdraw|retreat|pull\s+back|flee|fall\s+back|surrender|disperse|redeploy|regroup)"
_FORCED = re.compile(
    rf"\b(?:forc(?:ing|ed|es)|compell(?:ing|ed)|prompt(?:ing|ed)|oblig(?:ing|ed)|push(?:ing|ed)|caus(?:ing|ed)|leading|led)\s+"
    rf"(?P<it>it)(?=\s+to\s+{_RETREAT}\b)"
)
_HARMED = re.compile(
    r"\b(?:after|when|because|since|before|until)\s+(?P<it>it\s+(?P<verb>was|is|has\s+been|had\s+been))"
    r"(?=\s+(?:exposed|subjected|shelled|bombed|attacked|ambushed|targeted|defeated|surrounded|besieged)\b)"
)
_BEFORE_IT = neighbours(
    words(
        "forcing forced forces compelling compelled prompting prompted obliging obliged pushing pushed causing caused leading led "
        "after when because since before until said announced confirmed claimed declared stated stressed revealed reported that"
    ),
    ["it"],
) | neighbours(
    words("forces troops fighters soldiers militias militants rebels gunmen mercenaries insurgents factions tribesmen"),
    ["that", "which"],
)
_TOLD = re.compile(r"(?:He|She)\b")
_MANY = words("Women Men Children Residents People Witnesses Officials Dozens Hundreds Thousands He She They")
_PLURAL_VERB = {
    "was": "were",
    "is": "are",
    "has been": "have been",
    "had been": "had been",
    "has": "have",
    "does": "do",
}
_TROOPS_AGAIN = re.compile(
    rf"\b(?P<its>its)\s+(?:(?:first|second|third|last|latest|initial)\s+)?(?:attack|advance|offensive|assault|retreat|withdrawal|ranks|fighters)\b|"
    rf"\bit\s+to\s+{_RETREAT}\b"
)
_SINGULAR = re.compile(
    r"\b(?:army|militia|group|government|movement|brigade|battalion|regiment|division|unit|convoy|column|force|enemy|company|party|"
    r"coalition|alliance|organi[sz]ation|team|crowd|police|navy|fleet|ship|vessel|boat|patrol|garrison|faction|gang|regime|state|"
    r"country|command|corps|guard|delegation|platoon|squad|contingent|city|town|village|post|base|neighbou?rhood|tribe|herd|animal)\b"
    rf"(?!\s+{_PLURAL}\b)",
    re.I,
)
_DEED = (
    r"(?:taken|captured|seized|retaken|recaptured|regained|shot\s+down|downed|destroyed|killed|repelled|repulsed|launched|bombed|shelled|"
    r"targeted|withdrawn|advanced|entered|lost|deployed|carried\s+out|arrested|surrounded|besieged|liberated|thwarted|foiled|attacked)"
)
_AIM = (
    r"(?:plan|intend|want|use|fight|respond|withdraw|allow|accept|retaliate|attack|enter|launch|protect|defend|"
    r"advance|leave|pull\s+(?:back|out)|cease|observe|planning|fighting|preparing|determined)"
)
_IT_ACTS = rf"(?P<it>it\s+(?P<verb>had|has|does|did|would|will|could|can|is|was))(?=\s+(?:not\s+|only\s+|already\s+|also\s+)*(?:{_DEED}|{_AIM})\b)"
_SAID = re.compile(
    rf"\b{_PLURAL}\s+(?:said|announced|confirmed|claimed|declared|stated|stressed|revealed|reported)\s+"
    rf"(?:that\s+)?{_IT_ACTS}"
)
_AND_THAT = re.compile(rf"\b{_PLURAL}\s+[a-z]+(?:\s+[\w’'-]+){{0,8}}?,?\s+and\s+that\s+{_IT_ACTS}")
_WHICH = re.compile(
    rf"^(?:The |These |Those )?(?:[\w-]+ ){{0,2}}?{_PLURAL}\s+(?:that|which)\s+(?P<it>was|is|has)\b(?!\s+(?:to|why|what|how|because|when)\b)"
)
_NAMED = re.compile(r"(?<![\w-])[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*")
_OPENERS = re.compile(
    r"(?:But|The|A|An|After|And|During|When|While|As|In|On|At|These|Those|However|Then|Later|Earlier|Some|Many)\b\s*"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|of|on|around|outside|into|towards?|by|the)\s+$", re.I)
_MODIFIER = re.compile(rf"\s+(?:\w+\s+){{0,2}}(?:{_PLURAL}|border|borders|front|outskirts|line|lines)\b")


def _rival(text: str, people: frozenset[str]) -> bool:
    """Whether the words before the pronoun name anything else that it could stand for: a person is no 'it'."""
    if _SINGULAR.search(text):
        return True
    for match in _NAMED.finditer(text):
        start = match.start()
        if start == 0 and (opener := _OPENERS.match(text)):
            start = opener.end()
        name = text[start : match.end()]
        if name in people or (match.start() == 0 and name in _MANY):
            continue
        if start < match.end() and not _MODIFIER.match(text, match.end()) and not _PLACE_BEFORE.search(text[:start]):
            return True
    return False


@rule(
    code="SYN008",
    name="forces-it",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=4,
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
    ],
    clean=[
        "The army moved at dawn. Its forces said it had taken the ridge.",
        "The commander of the forces that was defeated fled. A base for US troops that was attacked is shut.",
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
    if doc.pieces.isdisjoint(_BEFORE_IT) or not _TROOPS.search(doc.text):
        return
    before, people = "", surnames(doc.text) | ctx.names.people
    for sentence in doc.sentences:
        text = sentence.of(doc.text)
        for match in _FORCED.finditer(text):
            if _of_troops(text[: match.start()], people):
                yield _hit(Span(*match.span("it")).moved(sentence.start), "them")
        told = _AND_THAT.finditer(text) if _TOLD.match(text) or text.split()[0] in people else ()
        for match in (*_SAID.finditer(text), *told):
            # The pronoun may also be of the sentence before: an army, a town, a drone.
            if not _rival(text[: match.start("it")], people) and not _SINGULAR.search(before):
                verb = _PLURAL_VERB.get(match["verb"], match["verb"])
                yield _hit(Span(*match.span("it")).moved(sentence.start), f"they {verb}")
        for match in _WHICH.finditer(text):
            yield Hit(
                Span(*match.span("it")).moved(sentence.start),
                "The verb belongs to the forces, which are many",
                [_PLURAL_VERB[match["it"]]],
                confidence=0.7,
            )
        before = text
        for match in _HARMED.finditer(text):
            again = _TROOPS_AGAIN.search(text, match.end())
            if again and _of_troops(text[: match.start()], people):
                verb = _PLURAL_VERB[" ".join(match["verb"].split())]
                yield _hit(Span(*match.span("it")).moved(sentence.start), f"they {verb}")
                if again["its"]:
                    yield _hit(Span(*again.span("its")).moved(sentence.start), "their")


def _of_troops(before: str, people: frozenset[str]) -> bool:
    return _TROOPS.search(before) is not None and not _rival(before, people)


def _hit(span: Span, after: str) -> Hit:
    return Hit(span, f"The pronoun means the forces: '{after}'", [after], confidence=0.7)

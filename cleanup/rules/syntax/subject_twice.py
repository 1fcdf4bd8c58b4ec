"""A subject that is said twice, as a noun and as a pronoun: 'The delegation it had not submitted any paper.'

## What it does
Proposes to drop the pronoun behind a body, a person or an event that opens the clause ('The agreement it was signed in Oslo', 'The
minister he said that'), behind a name that the article has elsewhere ('Lindqvist he said that'), behind a clause that belongs to the
subject ('The owner, who was tried in May, he said that') and behind a relative pronoun that is the subject ('the envoy, who he arrived
on Monday').

## Why
An Arabic sentence may begin with its subject and go on with a verb that names it again.

## Fix safety
Suggested only, and only where the clause is complete without the noun: a passive, a verb with its object, or 'said that'. 'The agreement
it signed is void' is English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.syntax._bodies import BODY, SAYING, TROOPS
from cleanup.rules.syntax._clauses import has_verb
from cleanup.text import Doc, Span

_IT = (
    f"{BODY}|delegation|army|agreement|meeting|session|decision|attack|operation|campaign|group|team|state|city|ship|plane|project|law|conference|"
    "summit|round|truce|militia|regime|police|opposition|bill|visit|crisis|election|village|airport|region|people"
)
_PERSON = (
    "minister|president|spokesman|spokeswoman|ambassador|envoy|commander|governor|mayor|official|"
    "source|king|prince|general|player|coach|deputy|director"
)
_THEY = f"{TROOPS}|talks|negotiations|elections|authorities|sources|parties|sides|residents|demonstrators|clashes|results|countries"
_SUBJECT = (
    rf"(?:[Tt]he|[Tt]his|[Tt]hese|[A-Z][\w-]+['’]s) (?:[\w'’-]{{2,20}} ){{0,2}}?(?:(?i:{_IT})(?: (?:of|between|in|"
    rf"on) (?:the )?[\w-]+(?: [A-Z][\w-]+){{0,2}})? (?P<it>it)|"
    rf"(?i:{_PERSON})(?: of (?:the )?[\w-]+(?: [A-Z][\w-]+)?)?,? (?P<he>he|she)|(?i:{_THEY}),? (?P<they>they|it))"
)
_DONE = (
    r"(?: (?:was|were|is|are|has been|have been|had been|will be) (?:not |also |then )?[a-z]{3,}(?:ed|en|eld|ade) (?:in|on|at|by|to|after|"
    r"before|during|last|"
    r"yesterday|between|with|against|from)\b|"
    rf" (?:{SAYING}|pointed out) (?P<that>that)\b|"
    r" (?:left|began|entered|rejected|demanded|attended|refused|condemned|ended) (?:the|its|his|a|to)\b|"
    r" (?:had|has|have|did|does|would|will) (?:not (?:yet )?)?[a-z]{3,} (?:any|the|a|an|its|his|her|their|no|to|that|all)\b|"
    r" (?:is|are|was|were) (?:still |also |now |not )?[a-z]{3,}ing (?:for|to|the|an?|its|their)\b)"
)
_TWICE = re.compile(
    rf"(?:^|\bthat |, and |, while |\b(?:although|because|while|since|after) (?=the )){_SUBJECT}(?={_DONE}(?P<rest>[^.]*))"
)
_NAMED = re.compile(
    rf"^(?:[A-Z][\w’'-]{{1,20}} ){{0,2}}?(?P<name>(?:(?:[Aa]l|[Ee]l)-)?[A-Z][\w’'-]{{2,20}}) "
    rf"(?P<he>he|she) (?=(?:{SAYING}|pointed out) (?:that|in|on|to)\b)"
)
"""A name and its pronoun: 'Lindqvist he said that'."""
_RESUMED = re.compile(
    rf"^(?!(?:According|As|For|In|On|At|With|After|Like|To|By|From|When|While|If|But|And)\b)"
    rf"[A-Z][^,.;:\"“]{{2,60}}, (?:who|which|whose) [^,.;:\"“]{{5,90}}, "
    rf"(?P<he>he|she|it|they) (?=(?:{SAYING}|pointed out) (?:that|the|his|her|its|their)\b)"
)
"""A subject with a clause of its own, taken up again: 'Lawyers for Abdou, who is ill, they said the'."""
_WHO = re.compile(
    r", who (?P<he>he|she|it|they)(?= (?:arrived|died|resigned|returned|(?:was|is|were|has been|had been) (?:appointed|elected|killed|"
    r"wounded|injured|arrested|born|"
    r"sentenced|released|visiting|considered|accompanied|detained|assassinated|chosen|nominated|dismissed|named)\b))"
)
_WHICH = re.compile(
    r", which (?P<it>it|they)(?= (?:(?:has|had|have) )?(?:announced|published|issued|signed|held|began|launched|opened|completed|received|"
    r"started|organi[sz]ed|lost|won|"
    r"attended|adopted|approved)(?: (?:the|an?|its|their|all|several|\d+) [a-z]| (?:in|on|at|last) ))"
)
_PRONOUNS = frozenset(("it", "he", "she", "they"))
_GONE = re.compile(r"(?:it|they) (?:(?:has|had|have) )?\w+ (?:in|on|at|last) ")


@rule(
    code="SYN035",
    name="subject-twice",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    safety=Safety.SUGGEST,
    version=2,
    examples=[
        Example(
            "Chad's delegation it had not submitted any paper by Friday.",
            "Chad's delegation had not submitted any paper by Friday.",
        ),
        Example("The agreement it was signed in Oslo on Monday.", "The agreement was signed in Oslo on Monday."),
        Example("The minister he said that the crisis was over.", "The minister said that the crisis was over."),
        Example(
            "She met the envoy Erik Lindqvist. Lindqvist he said that the crisis was over.",
            "She met the envoy Erik Lindqvist. Lindqvist said that the crisis was over.",
        ),
        Example(
            "The owner of the ferry, who was tried in Oslo, he said that the brakes failed.",
            "The owner of the ferry, who was tried in Oslo, said that the brakes failed.",
        ),
        Example(
            "He told the envoys that the Kenyan people it is waiting for rain.",
            "He told the envoys that the Kenyan people is waiting for rain.",
        ),
        Example(
            "The envoy, who he arrived on Monday, met the king.", "The envoy, who arrived on Monday, met the king."
        ),
    ],
    clean=[
        "The agreement it signed in Oslo is void. The plan he had announced the day before failed.",
        "The delegation it had sent to the talks left. The city it was built in is old. The law it was based on fell.",
        "The plan, which was late, he said, was void. According to Lund, who was there, he said the door was open.",
        "Yesterday he said that it was late. Then she added that she slept; in Oslo he said that he was ill.",
        "The envoy, who he said was late, and the plan, which it said the army had made, were new.",
        "He said that the council it was meant to replace met on Monday.",
    ],
)
def subject_twice(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for sentence, words in doc.worded:
        if words.isdisjoint(_PRONOUNS):
            continue
        text = sentence.of(doc.text)
        if (match := _NAMED.match(text)) and _named_elsewhere(match["name"], doc):
            yield _hit(sentence, match)
        if match := _RESUMED.match(text):
            yield _hit(sentence, match)
        for match in _TWICE.finditer(text):
            if match["that"] or not has_verb(match["rest"].partition(" that ")[0].partition(",")[0]):
                yield _hit(sentence, match)
        for pattern in () if words.isdisjoint(("who", "which")) else (_WHO, _WHICH):
            for match in pattern.finditer(text):
                if not _GONE.match(text, match.start(match.lastgroup or 0)):
                    yield _hit(sentence, match)


def _named_elsewhere(name: str, doc: Doc) -> bool:
    """Whether the word is a name inside another sentence."""
    return re.search(rf"[a-z,] (?:[A-Z][\w’'-]+ )?{re.escape(name)}\b", doc.text) is not None


def _hit(sentence: Span, match: re.Match[str]) -> Hit:
    pronoun = next(name for name in ("it", "he", "they") if match.groupdict().get(name))
    span = Span(match.start(pronoun) - 1, match.end(pronoun)).moved(sentence.start)
    return Hit(span, f"The subject is said twice: '{match[pronoun]}'", [""], confidence=0.75)

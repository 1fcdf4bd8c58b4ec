"""A sentence that is only the tail of the one before it: 'He said it rained. And that the road was shut.'

## What it does
Proposes to join to the sentence before it: a second thing said ('. And that the rest had left', also 'said. That the road'), what a
number or a deed led to ('. To reach $33 a barrel', '. To become the first'), what is set against it ('. And not the price', '. But rather
a plan'), a participle ('. Noting that', '. Bringing the total to'), what is added ('. In addition to', '. Especially since', '. Despite the
rain.'), and a clause behind 'while', 'where', 'which', 'after', 'although' or 'so that' that has no main clause beside it.

## Why
Arabic sentences run on, clause after clause, with one-letter words for 'and' and 'to'. The engine cuts them into pieces, and a
piece that only went on with a sentence stands as one.

## Fix safety
Suggested only: writers use fragments on purpose. Nothing is reported where any part of the piece may be a main clause, and after short
sentences, which are often followed by fragments for effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleanup.edit import Safety
from cleanup.finding import Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.segmentation._cuts import joined, no_main_clause
from cleanup.rules.syntax._bodies import SAYING
from cleanup.rules.syntax._clauses import AUXILIARIES, FINITE, PAST, has_verb
from cleanup.text import Doc, Span

_TOLD = re.compile(
    rf"\b(?:{SAYING}|says|adding|stressing|saying|noting|confirming|told|pointed|warned|believes?|believed|considered|indicating|explaining|"
    r"reports?|information|statement|claims?|news|confirms|stresses|agreed|denied|denying|recalled|mentioned|estimated)\b"
)
_DETERMINED = (
    r"(?:the|an?|he|she|it|they|we|there|this|these|those|his|her|its|their|our|most|all|some|any|many|several|no|both|each|every|more|"
    r"\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|[a-z]{3,}s|[A-Z][\w’'-]+)"
)
_AND_THAT = re.compile(
    r"And that (?!(?:is|was|has|had|does|means|goes|includes|leads|makes|leaves|brings|gives|seems|takes|feels|remains|happens|says|sometimes|"
    r"always|perhaps|this)\b)"
    rf"(?=(?P<rest>{_DETERMINED}\b.+))"
)
_THAT = re.compile(r"That (?:the|he|she|it|they|there|its|his|her|their|an?|[A-Z][\w’'-]+) (?=(?P<rest>.+))")
_SAID_LAST = re.compile(rf"\b(?:{SAYING}|pointed out)(?: that)?\.\Z")
_SAID_THAT = re.compile(rf"\b(?:{SAYING}|pointed out|adding|noting|stressing) that\.\Z")
_AND_TO = re.compile(
    r"And to (?!be\b|think\b|say\b|make\b|this\b|that\b|the\b|top\b|my\b|you\b|him\b|her\b|them\b)[a-z]{3,} "
)
_AIMED = re.compile(
    r"\b(?:called|urged|agreed|decided|vowed|pledged|ordered|asked|demanded|need|aims?|aimed|seeks?|sought|wants?|wanted|order|refused|"
    r"promised|intends?|plans?|able|appealed|instructed|invited)\b.{0,300} to [a-z]+"
)
_ABOUT = r"(?:about |nearly |more than |around |over |almost |approximately |only |a total of |a record |the level of |a level of |the )?"
_RESULT = re.compile(
    rf"(?:And )?To (?:(?:reach|record|hit|register|total|exceed|(?:settle|close|end|stand) at|(?:rise|fall|drop|increase|climb) (?:to|by)) {_ABOUT}"
    r"(?:[$€£]?\d|an? |two|three|four|five|six|seven|eight|nine|ten|levels?|final|semi|quarter|number|highest|lowest|top|million|half)|"
    r"become (?:the|an?|one of|its|his|her|president|prime minister|head|part)\b|"
    r"(?:bring|raise|rise|increase) (?:the|its|their|his) (?:[a-z]+ )?(?:total|number|toll|tally|balance|score|value|price|rate|ceiling|share)|"
    r"join (?:the|his|her|its|their|a|others|more than|about|hundreds|thousands|dozens)\b|"
    r"be (?:the (?:first|second|third|last|largest|highest|lowest|most|only)|followed|joined|replaced|succeeded)\b)"
)
_SET_AGAINST = re.compile(
    r"(?:And not|But not|But rather|But also|But even|Rather than|And also|And especially|And particularly|And in particular|And neither|"
    r"And without|But without|And including|And on|And in|And from|And with) (?!(?:all|the less|only|a moment|so|yet|just|everyone|for|"
    r"that|top|so|many|much)\b)"
)
_THAT_SAID = (
    "noting|pointing out|adding|stressing|indicating|explaining|saying|confirming|affirming|emphasi[sz]ing|considering|stating|revealing|"
    "claiming|announcing|recalling|warning|asserting|clarifying|underlining|reiterating|insisting|hoping|wishing|denying|knowing|believing"
)
_DOING = re.compile(
    rf"(?:While |And )?(?i:(?:{_THAT_SAID})(?P<that> that)?|calling (?:on|for)|urging|demanding|expressing|rejecting|accusing|referring to|pointing to|"
    r"describing|bringing the (?:total|number|toll|death)|killing (?:at|\d|two|three|four|five|six|seven|eight|nine|ten|more|dozens|a)|"
    r"wounding (?:at|\d|two|three|four|five|six|seven|eight|nine|ten|more|dozens|a|others)|injuring|leaving (?:\d|at|more|dozens|behind)|leading to|"
    r"resulting in|praising|thanking|renewing|reaching \d|threatening|causing) "
)
_ADDED = re.compile(
    r"(?:And |But )?(?i:especially|particularly|most notably|in addition to|as well as|including|such as|along with|besides|foremost among|"
    r"among (?:them|which)|(?:led|headed|followed|preceded|chaired|represented) by|according to|compared (?:to|with)|in light of|in preparation for|"
    r"in order to|in an attempt to|in exchange for|in return for|in protest (?:at|against)|in response to|in reference to|in implementation of|"
    r"in the presence of|in conjunction with|in cooperation with|in coordination with|against the back(?:drop|ground) of|due to|as a result of|"
    r"because of|despite|in spite of|regardless of|with the exception of|except for|instead of|on charges of|on suspicion of|for fear of|"
    r"under the (?:pretext|auspices|supervision|pressure) of|with the (?:aim|participation|support|help|approval) of|for the (?:purpose|sake) of|"
    r"away from|not to mention|let alone|equivalent to|contrary to|after|following|amid|during) (?!mention|(?:that|this|which|these|those|"
    r"what|it|a (?:week|while|certain))\b)"
)
_BESIDE = re.compile(
    r"(?:(?:And )?(?:Especially|Particularly|And especially|especially) (?:since|after|as|that|when|because|if)|Whereas|Whose|Even though|"
    r"(?:Despite|In spite of) the fact that|So that|Such that|In the sense that|Provided that|Bearing in mind that|Given that|As if|As though|"
    r"Except that|At a time when|In a (?:way|manner|move|step|sign) that|To the extent that|(?:On the (?:grounds|basis|condition)|"
    r"In the event|On condition) that|In case|"
    r"Under the pretext that|(?:In|At|During|For|With|Through|From|About|By|After) (?:which|whom)|(?:Most|Some|Many|One|Two|Three|Several|All|"
    r"Both|Half|The most important|The most prominent|The latest|The last|The first) of (?:which|whom)) "
)
_WHICH = re.compile(
    r"(?:Which|Who) (?:(?:had |has |have )?(?:led|resulted|caused|prompted|forced|pushed|helped|allowed|enabled|included|killed|claimed|began|took|"
    r"lasted|aimed|extended|came|reached|coincided|culminated|escalated|"
    r"sparked|triggered|contributed|continued)|(?:is|was) considered|(?:is|was|are|were|(?:has|had|have) been) "
    r"(?:[a-z]+ly )?[a-z]{3,}(?:ed|en) (?:in|by|on|at|to|from|for|with|since|last|as|during|after|under|against))\b"
)
_CLAUSE = re.compile(
    rf"(?P<opener>While|Where|Although|Until|Unless|Because|Since|After|Before|As|When) "
    r"(?:he|she|it|they|we|there|(?:(?:the|its|his|her|their|an?|some|all|most|many|other|these|both|several)(?! (?:time|week|month|year|"
    r"day|while|moment|same|certain|end|war|beginning|start)\b)|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    r"(?: (?!(?:its|his|her|their|an?|some|all|most|many|he|she|it|they|we|there|and|the|that|which|who|to|other|such|different|both)\b)[a-z’'-]+"
    r"(?: (?:of|in|for)(?: (?:the|its|his|her|their))?(?= [\w’'-]))?){0,6}?)"
    rf" (?:(?:also|still|already|not|now|later|earlier|recently) )?(?P<clause>{FINITE})"
)
_CHAIN = re.compile(rf"\b(?:{AUXILIARIES})(?: (?:not|also|be|been|being|have|[a-z]+ly))* [a-z]+")
_SECOND = re.compile(
    rf"(?<!that )(?<!which )(?<!who )(?<!and )(?<!but )(?<!or )(?<!where )(?<!what )\b(?:{AUXILIARIES}|{PAST}|[a-z]{{3,20}}ed(?! (?:by|on|in|to)\b)|"
    r"(?:he|she|it|they|we|you|I)(?= [a-z]))\b"
)
"""A verb or its subject, where no other clause is coordinated or hangs on a word."""
_MARKS = re.compile(r"[?!;:\"“”«»()]|\s[–—-]\s|…|\.\.")
_INITIAL = re.compile(r"\b(?:[A-Z][a-z]?|BC|approx)\.\Z")
_NO_COMMA = re.compile(
    r"(?i:to (?!become|be|join|bring|raise)|until|unless|because|since|after|before|as if|as though|so that|in order|due to|as a result|"
    r"in exchange|in return|in response|in protest|in preparation|on charges|on suspicion|for fear|under the|with the|that)\b"
)
_WHOLE, _SHORT, _LONGER = 6, 4, 6
"""Words of a sentence that a piece was torn from, at least, of the piece, and of a clause."""
_LONGEST = 60
_TAIL = 3
"""The same of a sentence that ends in 'said'."""
_AND_DID = re.compile(
    rf"And (?!(?:{SAYING}|called|continued|pointed|warned|considered|quoted|put|cut|set|hit|read|let|based|used|needed|followed|asked|indeed|need|feed|"
    rf"speed|included|related|united|compared|left|met|led|sat|saw|felt|given|supposed|added)\b)(?:{PAST}|[a-z]{{3,}}ed) "
    r"(?:the|an?|its|his|her|their|in|on|at|to|by|from|with|out|that|quickly|more|about|all|several|two|three|four|five|\d|him|it|them) "
)
_ENDING = re.compile(r"\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|St|vs|No)\.\Z|\d[–-]\d\.\Z")


@rule(
    code="SEG006",
    name="cut-clause",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    examples=[
        Example(
            "The mayor said that two bridges had been closed since May. And that most of the ferries were full.",
            "The mayor said that two bridges had been closed since May, and that most of the ferries were full.",
        ),
        Example(
            "Raw sugar lost about three percent on Monday. To reach $410 a ton, and cocoa fell to $2,600.",
            "Raw sugar lost about three percent on Monday to reach $410 a ton, and cocoa fell to $2,600.",
        ),
        Example(
            "The new coach can change the tactics of the team only. And not the players.",
            "The new coach can change the tactics of the team only, and not the players.",
        ),
        Example(
            "The council of Graz approved the tram on Friday. Noting that the work would take two years.",
            "The council of Graz approved the tram on Friday, noting that the work would take two years.",
        ),
        Example(
            "Olga Berg won the vote in the second round. To become the first woman to lead the guild.",
            "Olga Berg won the vote in the second round, to become the first woman to lead the guild.",
        ),
        Example(
            "The storm cut power to half of the island on Sunday. Which led to the closure of the schools, according to the mayor.",
            "The storm cut power to half of the island on Sunday, which led to the closure of the schools, according to the mayor.",
        ),
        Example(
            "The firm will build two plants in the valley next year. In addition to a road to the port.",
            "The firm will build two plants in the valley next year, in addition to a road to the port.",
        ),
        Example(
            "The first group of pilgrims left the camp at dawn on Monday. While the second group left in the evening.",
            "The first group of pilgrims left the camp at dawn on Monday, while the second group left in the evening.",
        ),
    ],
    clean=[
        "He said that he would come to the wedding in Graz. And that was that. And that the bride knew.",
        "The mayor spoke of the bridge for an hour on Monday. Noting that it was late, he left. While others slept, the council voted.",
        "The price of cocoa fell again on Monday in London. To reach $410, it would have to rise. To become a nurse takes three years.",
        "The firm will build two plants in the valley next year. In addition to a road, it wants a port. Which is fine. Where it rains, it pours.",
        "They had waited for the train for more than an hour. After the whistle the doors closed. When it rains the roof leaks.",
        "The old mill burned down in the night of Friday. Despite the rain the fire spread. Because of the wind, it took hours.",
    ],
)
def cut_clause(doc: Doc, ctx: Context) -> Iterator[Hit]:
    text = doc.text
    for left, right in pairwise(doc.sentences):
        ended = right.end == len(text) or text[right.end].isspace()  # no 'gazeta.ru'
        if text[left.end : right.start] != " " or text[left.end - 1] != "." or not ended:
            continue
        piece, before = right.of(text), left.of(text)
        if (
            len(before.split()) < (_TAIL if _SAID_LAST.search(before) else _WHOLE)
            or not piece.endswith(".")
            or (_MARKS.search(piece) and not piece.startswith("And that "))
            or _ENDING.search(before)
        ):
            continue
        open_end = _SAID_THAT.search(before) is not None
        if not open_end and not _goes_on(piece, before):
            continue
        first = piece.split()[0]
        seam = Span(left.end - 1, right.start + len(first))
        if not doc.quoted(seam) and not doc.quoted(right):
            comma = "" if open_end or _NO_COMMA.match(piece) else ","
            word = joined(first, text) if open_end else first.lower()
            yield Hit(seam, f"'{piece}' goes on with the sentence before it", [f"{comma} {word}"], confidence=0.65)


def _goes_on(piece: str, before: str) -> bool:
    """Whether the piece has an opening of a clause or phrase that hangs on another, and nothing that can be a main clause."""
    if not _SHORT <= len(piece.split()) <= _LONGEST or _INITIAL.search(piece):
        return False
    if match := _AND_DID.match(piece):
        return no_main_clause(piece[match.end() :].partition(",")[2].strip())
    if match := _AND_THAT.match(piece):
        return _TOLD.search(before) is not None and has_verb(match["rest"])
    if match := _THAT.match(piece):
        return _SAID_LAST.search(before) is not None
    if match := _CLAUSE.match(piece):
        first, _, rest = _CHAIN.sub("was", piece[match.start("clause") :]).partition(",")
        return len(piece.split()) >= _LONGER and len(_SECOND.findall(first)) < 2 and no_main_clause(rest.strip())
    if match := _BESIDE.match(piece) or _WHICH.match(piece):
        return no_main_clause(piece[match.end() :].partition(",")[2].strip())
    if match := _DOING.match(piece):
        if match["that"] is None and match.group().lower().startswith(
            ("saying", "announcing", "hoping", "knowing", "believing")
        ):
            return False
        if match["that"]:
            return no_main_clause(piece[match.end() :].partition(",")[2].strip())
    elif _AND_TO.match(piece):
        return _AIMED.search(before) is not None and no_main_clause(piece.partition(",")[2].strip())
    else:
        match = _RESULT.match(piece) or _ADDED.match(piece) or _SET_AGAINST.match(piece)
    return match is not None and no_main_clause(piece[match.end() :], phrase=True)

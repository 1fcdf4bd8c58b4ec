"""A full stop that cuts a clause in two.

## What it does
Proposes to join a short piece without a verb of its own to the sentence before it: 'the deal failed. For it to bear fruit.', or
one that opens with a relative pronoun, 'because' or a participle: 'The king signed a new decree. Which bans exports.'; and what
goes on in small letters: 'means of transport. and housing'. Also what the sentence before it lacks: an object ('a step that may
end. The suffering of ...'), a sum ('costs the city. About three million a day.'), a relative clause ('ending a dispute. That
had lasted for months.'), what stands behind a preposition or article ('cut the village off from. The rest of the valley.'), and
the measure or owner of what it ends in, a time or purpose ('strikes. Until the bill is withdrawn.', 'a path. To evacuate the
wounded.'; 'reached 300 crowns. For one dollar, up from 250.', 'until the end. Of next year.'), a verb behind its pronoun ('but
it. Rejected the fee.'), a limb ('injured. In the foot.') or a change ('at 2,813 points. Up by 0.6 percent.'). Reports a longer
piece whose opening belongs to what went before.

## Why
The engine splits long Arabic sentences, which run on without punctuation, at the wrong place. Both halves are then odd, and a
quotation of one of them is false.

## Fix safety
Suggested at most: writers use fragments on purpose, so a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleanup.edit import Safety
from cleanup.finding import Evidence, Severity
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.segmentation._cuts import ends_open, joined, measures
from cleanup.rules.syntax._clauses import has_verb
from cleanup.text import Doc, Span

_NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|a|half)"
_INFINITIVE = re.compile(r"For (?:him|her|it|them|us|the \w+|[A-Z]\w+) to [a-z]+(?: [\w'’-]+){0,5}\.\Z")
_PHRASE = re.compile(
    rf"(?:Of {_NUMBER} (?:percent|per cent|million|billion|[a-z]+)|Of (?:the|his|her|its|their) \w+|"
    r"On the [a-z]+ (?:convoy|attack|border|front|[a-z]+)|(?:Against|Towards|Between) (?:the|his|her|its|their) \w+|"
    r"(?:From|By|With|Into) the (?:[a-z]+ )?(?:forces|government|army|city|region|authorities|country|militia|side))"
    r"(?: [a-z]+)?\.\Z"
)
_LOOSE = re.compile(
    r"(?:(?:After|Before|During|For|In|With|By|From|Against|Towards?|Between|Into|At|On|Under|Over|Through|Amid|Since|Until|Near|"
    r"Because of|Due to|Without|According to|As well as|In order to|Including)|To (?!the\b|a\b|an\b|be\b|date\b|day\b|her\b|his\b|my\b|our\b|"
    r"this\b|that\b|make matters\b|put it\b|say the\b)[a-z]{3,}|And (?:the|its|his|her|their|a|an) [a-z]+)(?: [\w’'-]+){1,11}\.\Z"
)
_RELATIVE_PIECE = re.compile(
    r"(?:Which|Whose|Who) (?!is\b|leaves\b|leads\b|explains\b|one\b|will\b|"
    r"was\b|side\b|way\b|party\b|team\b|country\b|brings\b|means\b|knows\b|made\b|makes\b|raises\b)[a-z]+(?: [\w’'-]+){1,25}\.\Z"
)
_BECAUSE = re.compile(r"Because (?!of\b)(?:[\w’'-]+ ){2,24}[\w’'-]+\.\Z")
_UNTIL = re.compile(
    r"Until (?:the|its|their|his|her|all|an?) (?:[\w’'-]+ ){1,8}(?:is|are|was|were|has|have|had) (?:[\w’'-]+ ){0,6}[\w’'-]+\.\Z"
)
_PURPOSE = re.compile(
    r"To (?!be\b|make\b|put\b|say\b|this\b|that\b)[a-z]{3,} (?:the|its|their|his|her|all|any|an?) "
    r"(?:(?!(?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|do|does|did|said)\b)[\w’'-]+ ){0,14}[\w’'-]+\.\Z"
)
_ASKED = re.compile(r"\b(?:why|reasons?|question)\b", re.I)
_DONE = re.compile(
    r"(?P<done>Issued|Held|Located|Made|Published|Launched|Committed|Directed|Imposed|Organi[sz]ed|Owned|Inhabited|Controlled|"
    r"Adopted|Announced|Carried out|Taken|Given|Brought|Sent|Attributed|Addressed|Linked|Related|Affiliated|Stationed|Besieged) "
    r"(?P<rest>(?:against|by|in|on|from|to|for|at|during|under|with|between|over|last|since) (?:[\w’'-]+ ){0,9}[\w’'-]+)\.\Z"
)
_GOES_ON = re.compile(
    r"(?P<piece>(?:To|For|From|With|Against|By|Of|Into|Towards?|Between) (?:the|an?|its|his|her|their) (?:[a-z’'-]+ ){0,5}?[a-z’'-]{3,}), "
    r"and (?:that\b|(?:he|she|it|they) [a-z]|the (?:[\w’'-]+ ){1,3}?(?:said|added|made|has|had|is|was|will)\b|"
    r"the (?:[\w’'-]+ ){0,3}?[\w’'-]+, [A-Z][^,.;:]{2,40}, [a-z])"
)
_WANTING = re.compile(
    r"\b(?:may|might|will|would|could|can|should|must|to|not) (?:end|reduce|increase|include|involve|cause|require|threaten|"
    r"affect|ease|alleviate|allow|avoid|prevent|protect|ensure|achieve|exceed|reflect|enable|provide|represent|strengthen|weaken|undermine|"
    r"endanger|improve|stop|change|develop|deepen|worsen|expand|raise)\.\Z"
)
"""A verb that wants its object at the end of a sentence."""
_QUESTION = re.compile(r"\b(?:what|which|how|who|whether)\s+(?:\w+\s+){0,2}?\w+\s+\w+\.\Z", re.I)
_OBJECT_ALONE = re.compile(
    r"(?:The|Its|His|Her|Their|All|Any|An?) (?:[\w’'-]+ ){0,14}?of (?:[\w’'-]+ ){0,10}[\w’'-]+\.\Z"
)
_COSTS = re.compile(
    r"\b(?:cost|costs|costing|paid|pays|owes?|owed|lost|loses|needs?|earns?|donated|spent|reached|exceeded|totall?ed)"
    r"(?: (?:the|its|his|her|their|[A-Z]\w+|it|them))?(?: [a-z]+)?\.\Z"
)
_AMOUNT_ALONE = re.compile(
    r"(?:About|Nearly|More than|Over|Around|Some|At least|Up to|Approximately|Almost|Only) (?:\$|€|£)?(?:\d[\d.,]*|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|half)(?: [\w’'-]+){1,9}\.\Z"
)
_EVENT = re.compile(
    r"\b(?:an?|the) (?:[\w-]+ ){0,2}(?:dispute|crisis|war|conflict|siege|strike|vacuum|deadlock|stalemate|truce|boycott|blockade|rift|"
    r"attack|bombing|explosion|clash|battle|fire|storm|quake|earthquake|massacre|campaign|rebellion|insurgency)\.\Z"
)
_IT_WAS = re.compile(r"(?:It|There|This|That|Then) (?:was|is|came|began)\b")
_THAT_LASTED = re.compile(
    r"That (?:had |has )?(?:lasted|erupted|broke out|took place|"
    r"(?:killed|claimed|wounded|left) (?:\d+|dozens|hundreds|thousands|at least|more than|the lives))"
    r"(?: [\w’'-]+){1,14}\.\Z"
)
_FOR_THOSE = re.compile(
    r"(?P<piece>(?:For|Of|Against|From|In|By|With) (?:the|an?|its|his|her|their) (?:[a-z’'-]+ ){0,5}?[a-z’'-]{3,}) (?:that|who|which) "
    r"(?:(?:is|are|was|were|has|have|had|has been|have been|had been|will be) )?(?:[a-z]{3,}(?:ed|en|ing))(?P<rest>(?: [\w’'-]+){0,10})\.\Z"
)
_PRONOUN_LAST = re.compile(r"\b(?:but|and|that|which|because|while|although) (?:it|he|she|they|we)\.\Z")
_VERB_ALONE = re.compile(r"[A-Z][a-z]{2,}ed (?:the|an?|its|his|her|their|to|that|all|any|in|on)\b")
_HURT = re.compile(r"\b(?:injured|wounded|shot|hit|stabbed|struck)\.\Z")
_LIMB = re.compile(
    r"(?:In|On) (?:the|his|her) (?:foot|leg|head|chest|back|neck|hand|arm|shoulder|face|stomach|abdomen|thigh|knee|feet|legs)"
    r"(?=[.,]| (?:by|with|during|while|when|and)\b)"
)
_AND_TAKEN = re.compile(
    r"And (?:[a-z]+ ){1,3}?(?:taken|given|seen|shown|written|driven|chosen|stolen|hidden|known) (?:from|by|in|on|at|to|with|during|for) "
    r"(?:[\w’'-]+ ){0,8}[\w’'-]+\.\Z"
)
_TO_SO_MUCH = re.compile(r"To (?:less|more|fewer|about|nearly|only|under|over) (?:than )?[$€£]?\d[^;:!?]{0,80}\.\Z")
_VERB_ON = re.compile(
    r"(?:Were|Was|Has|Have|Had|Are|Is) (?:(?:been|also|not|already) )?(?:taken|given|made|held|seen|brought|sent|found|shown|led|built|put|[a-z]{3,}ed) "
    r"[^?]{3,200}\.\Z"
)
"""A sentence that opens with its verb and asks nothing."""
_BY_SO_MUCH = re.compile(r"(?:Up|Down) by (?:\d|about|nearly|more than)[^;:!?]{0,80}\.\Z")
_SET_PHRASE = re.compile(r"On the (?:other|one|contrary|whole|same|ground|face|flip)\b|.*\b(?:course|note|all|day)\.\Z")
_SET_OPENING = re.compile(
    r"(?:To the|For the|From the|By the|With the) (?:contrary|surprise|delight|relief|dismay|standards|"
    r"end|moment|time|start|beginning|most|first|last|record|rest|time being)\b"
)
_RELATIVE = re.compile(
    r"For the [a-z]{3,}(?<!genera)(?<!popula)(?:tion|sion|ment|ness|ity)(?<!community) "
    r"(?:that|which) (?:is|are|was|were) [^,.]{3,60}, "
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|do|does|did|said|[a-z]{3,}(?:ing|ed))\b"
)
_OBJECTS = (
    (r"play(?:s|ed|ing)?", "role|part"),
    (r"pos(?:e|es|ed|ing)", "threat|risk|challenge|danger"),
    (r"reach(?:es|ed|ing)?", "agreement|deal|understanding|compromise"),
    (r"launch(?:es|ed|ing)?", "attack|operation|campaign|offensive"),
    (r"h(?:eld|olds?|olding)", "meeting|talks|conference|summit"),
)
_TORN = tuple(
    re.compile(
        rf"\b(?P<verb>{verb})(?P<between>(?: [a-z]+){{2,5}})\. (?P<article>An?|The) (?P<rest>(?:[a-z]+ ){{0,2}}(?:{noun}))\b"
    )
    for verb, noun in _OBJECTS
)
_OBJECT_OPENS = re.compile(rf"\. (?:An?|The) (?:[a-z]+ ){{0,2}}(?:{'|'.join(noun for _, noun in _OBJECTS)})\b")
_SMALL = re.compile(
    r"(?<=[a-z]{4})(?P<cut>\.) (?P<next>and|or|of|from|with|by|to|for|in|which|who|that|as|at|on|where|while|when|after|before|against|"
    r"including|between|because|its|their|his|the) (?=[a-z]{2,})"
)
_SHORTENED = re.compile(
    r"\b(?:approx|dept|govt|corp|assn|assoc|cont|incl|resp|vols?|figs?|pages|prof|univ|intl|natl|vers|etal|misc|temp|mins|secs|tbsps?|tsps?|supt|asst|bldg|blvd|calif)\Z",
    re.I,
)
_OWN = re.compile(
    r"\b(?:come|go|lie|lies|goes|hang|hangs|sit|sits|run|runs|hunt|watch|wait|waits|hold|holds|speak|speaks|'s|’s)\b"
)
_WHOLE = 5


def _completes(piece: str, before: str) -> bool:
    """Whether the piece is a phrase without a finite verb, of a form that news does not set on its own."""
    if _torn(piece, before) or (len(before.split()) >= _WHOLE and _wanted(piece, before)):
        return True
    if len(before.split()) >= _WHOLE and has_verb(before) and not before.endswith(("etc.", "Inc.", "Ltd.")):
        if _RELATIVE_PIECE.match(piece):
            return True
        if _BECAUSE.match(piece) and not _ASKED.search(before):
            return True
        if _UNTIL.match(piece) or (_PURPOSE.match(piece) and not _ASKED.search(before)):
            return True
        if (done := _DONE.match(piece)) and not has_verb(done["rest"]):
            return True
        if (match := _GOES_ON.match(piece)) and not has_verb(match["piece"]) and not _SET_PHRASE.match(piece):
            return not _SET_OPENING.match(piece)
        if _LOOSE.match(piece) and not has_verb(piece) and not _SET_PHRASE.match(piece) and not _OWN.search(piece):
            return True
    if _INFINITIVE.match(piece):
        return not _VERB.search(piece.partition(" to ")[0])
    return bool(_PHRASE.match(piece)) and not _SET_PHRASE.match(piece) and not _VERB.search(piece)


def _torn(piece: str, before: str) -> bool:
    """Whether the stop stands between a pronoun and its verb, or before a limb, a participle with its noun, or a measure."""
    if _PRONOUN_LAST.search(before) and _VERB_ALONE.match(piece):
        return True
    if _HURT.search(before) and _LIMB.match(piece):
        return True
    if len(before.split()) >= _WHOLE and (_VERB_ON.match(piece) or (_TO_SO_MUCH.match(piece) and not has_verb(piece))):
        return True
    return bool(_AND_TAKEN.match(piece) or (_BY_SO_MUCH.match(piece) and not has_verb(piece)))


def _wanted(piece: str, before: str) -> bool:
    """Whether the piece is what the sentence before it lacks: an object, a sum, a relative clause, a phrase with one."""
    if _WANTING.search(before) and not _QUESTION.search(before) and _OBJECT_ALONE.match(piece) and not has_verb(piece):
        return True
    if _COSTS.search(before) and _AMOUNT_ALONE.match(piece) and not has_verb(piece):
        return True
    if _EVENT.search(before) and not _IT_WAS.match(before) and _THAT_LASTED.match(piece):
        return True
    loose = _FOR_THOSE.match(piece)
    if loose is None or _SET_OPENING.match(piece) or _SET_PHRASE.match(piece):
        return False
    return not has_verb(loose["piece"]) and not has_verb(loose["rest"]) and not _OWN.search(piece)


def _fragments(doc: Doc) -> Iterator[Hit]:
    text = doc.text
    for left, right in pairwise(doc.sentences):
        gap = text[left.end : right.start]
        if gap != " " or text[left.end - 1] != "." or not text[left.end - 2].isalnum():
            continue
        piece = right.of(text)
        word = piece.split()[0]
        seam = Span(text.rfind(" ", left.start, left.end) + 1, right.start + len(word))
        open_end = ends_open(left.of(text), piece)
        completes = open_end or measures(left.of(text), piece) or _completes(piece, left.of(text))
        if completes and not doc.quoted(seam) and not doc.quoted(right):
            yield Hit(
                Span(left.end - 1, right.start + len(word)),
                f"'{piece}' completes the sentence before it",
                [f"{',' if _BY_SO_MUCH.match(piece) else ''} {joined(word, text) if open_end else word.lower()}"],
                confidence=0.65,
            )
        elif match := _RELATIVE.match(piece):
            start = max(left.start, left.end - 40)
            span = Span(text.find(" ", start, left.end - 2) + 1 or left.start, right.start + match.end() - 2)
            yield Hit(span, "The second sentence may be the end of the first", confidence=0.5)


def _before_small(doc: Doc) -> Iterator[Hit]:
    """A stop before a word in small letters that cannot open a sentence."""
    for match in _SMALL.finditer(doc.text):
        block = doc.block_at(match.start())
        if (
            block is None
            or block.kind != "paragraph"
            or _SHORTENED.search(doc.text, max(0, match.start() - 12), match.start())
        ):
            continue
        span = Span(*match.span("cut"))
        if not doc.quoted(span):
            yield Hit(span, f"'{match['next']}' goes on with the sentence before it", [""], confidence=0.8)


def _torn_objects(doc: Doc) -> Iterator[Hit]:
    """A verb whose usual object opens the next sentence, with words in between that only repeat earlier ones."""
    for pattern in _TORN if _OBJECT_OPENS.search(doc.text) else ():
        for match in pattern.finditer(doc.text):
            verb, between, article, rest = match.group("verb", "between", "article", "rest")
            block = doc.block_at(match.start())
            before = doc.text[block.span.start : match.start()] if block else ""
            if not re.search(rf"\b{between.strip()}\b", before, re.I):
                continue
            yield Hit(
                Span(*match.span()),
                f"'{rest}' is the object of '{verb}'",
                [f"{verb} {article.lower()} {rest}"],
                confidence=0.7,
                evidence=(Evidence("context", f"'{between.strip()}' repeats words of this paragraph"),),
            )


@rule(
    code="SEG003",
    name="cut-sentence",
    stage=Stage.GRAMMAR,
    category="fluency/grammar",
    severity=Severity.MAJOR,
    safety=Safety.SUGGEST,
    version=9,
    examples=[
        Example(
            "The club has not spent enough so far. For it to win the cup.",
            "The club has not spent enough so far for it to win the cup.",
        ),
        Example(
            "Gunmen carried out a robbery yesterday. On the aid convoy. Nobody was hurt.",
            "Gunmen carried out a robbery yesterday on the aid convoy. Nobody was hurt.",
        ),
        Example(
            "The rains of June were late, and the farmers played the rains. A decisive role in the harvest.",
            "The rains of June were late, and the farmers played a decisive role in the harvest.",
        ),
        Example(
            "They lack means of transport. and housing is scarce.",
            "They lack means of transport and housing is scarce.",
        ),
        Example(
            "The bakery closed its second shop in May. Because the rent had doubled since the spring.",
            "The bakery closed its second shop in May because the rent had doubled since the spring.",
        ),
        Example(
            "The union called for strikes in all of the ports. Until the bill is withdrawn.",
            "The union called for strikes in all of the ports until the bill is withdrawn.",
        ),
        Example(
            "The mayor asked the guides to open a safe path. To evacuate the wounded and allow food into the valley.",
            "The mayor asked the guides to open a safe path to evacuate the wounded and allow food into the valley.",
        ),
        Example(
            "The court in Graz will hear the case against the fines. Imposed by the city last year.",
            "The court in Graz will hear the case against the fines imposed by the city last year.",
        ),
        Example(
            "The mayor brought a list of fifty names. For the school board, and that was enough.",
            "The mayor brought a list of fifty names for the school board, and that was enough.",
        ),
        Example(
            "The new vaccine is cheap, in a step that may end. The suffering of thousands of cows on the island.",
            "The new vaccine is cheap, in a step that may end the suffering of thousands of cows on the island.",
        ),
        Example(
            "The closure of the canal costs the city. About three million crowns a day.",
            "The closure of the canal costs the city about three million crowns a day.",
        ),
        Example(
            "The two clubs signed the deal, ending a dispute. That had lasted for months.",
            "The two clubs signed the deal, ending a dispute that had lasted for months.",
        ),
        Example(
            "The mayor asked both sides to open a road. For the exit of families that have been trapped in the valley.",
            "The mayor asked both sides to open a road for the exit of families that have been trapped in the valley.",
        ),
        Example(
            "The landslide has separated the village of Lom from. The rest of the valley, after the only road was blocked.",
            "The landslide has separated the village of Lom from the rest of the valley, after the only road was blocked.",
        ),
        Example(
            "The brewery said that it would move to a new site near the. Harbour, and that the harbour was ready.",
            "The brewery said that it would move to a new site near the harbour, and that the harbour was ready.",
        ),
        Example(
            "At the market in Graz the price of saffron reached 3,400 crowns. For one ounce, compared to 2,900 crowns in May.",
            "At the market in Graz the price of saffron reached 3,400 crowns for one ounce, compared to 2,900 crowns in May.",
        ),
        Example(
            "The senate passed the bill on forests late on Friday by 61 votes. Against 38, in favor of the smaller parks.",
            "The senate passed the bill on forests late on Friday by 61 votes against 38, in favor of the smaller parks.",
        ),
        Example(
            "The museum will keep the boat on loan from Norway until the middle. Of next summer.",
            "The museum will keep the boat on loan from Norway until the middle of next summer.",
        ),
        Example(
            "It was Norway's third medal of the week. After the one it won in the sprint.",
            "It was Norway's third medal of the week after the one it won in the sprint.",
        ),
        Example(
            "The ministry welcomed the plan, but it. Rejected the fee.",
            "The ministry welcomed the plan, but it rejected the fee.",
        ),
        Example(
            "A boy fell and was injured. In the foot by a nail.", "A boy fell and was injured in the foot by a nail."
        ),
        Example(
            "The index closed at 2,813 points. Up by 0.6 percent from May.",
            "The index closed at 2,813 points, up by 0.6 percent from May.",
        ),
        Example(
            "They asked for the tools. And samples taken from the wall.",
            "They asked for the tools and samples taken from the wall.",
        ),
        Example(
            "The crew, who came from four towns. Were handed over to the port on Monday.",
            "The crew, who came from four towns were handed over to the port on Monday.",
        ),
        Example(
            "The survey shows a decline in the share of readers. To less than 40 percent.",
            "The survey shows a decline in the share of readers to less than 40 percent.",
        ),
        Example("It may be known by next week. For the decision that is at its closest, both parties hope.", None),
    ],
    clean=[
        "He knew that the war had to end. The suffering of thousands of people had shaken him. The rent will increase. All of them know.",
        "She knows what it costs. About three million people live there. He saw a fire. That killed the mood, he said, at once.",
        "They spoke for an hour. For the first time that had happened. For the families that have been trapped, help is near.",
        "He had one wish left. For now, it had to wait. On the contrary. Of course. For good.",
        "They played well. A key role went to the goalkeeper, who was new.",
        "Who was hit? He was hit. In his head he heard it. Up by noon, they left.",
        "Nobody on the island knew of the fire. Had they looked, it was there. Has anyone asked? Were there ships?",
        "For him to win was a surprise. For the team that was relegated last year, it is a shock.",
        "The team lost again on Sunday. For the fans, and the players, it was hard. Why? Because it rained all day.",
        "The house was sold on Monday. Signed by both parties, the contract is valid. Held in May, the race was short.",
        "He writes for example.org and asks approx. the same, as the govt. of Utah did.",
        "It will be a long night for all of us. Which side will win is unclear.",
        "What did she want? On the table. She said no more.",
        "They had driven all night long for more than 200 miles. It was the end. Of an era. He left. For good.",
        "There were twelve men in the boat when it left the harbour. Of the 12, nine died. Of the rest, none spoke of it again.",
        "The house on the hill was all that he had come from. The village, after the flood, was gone. She had nobody to play with. The "
        "rest of the day, after lunch, she slept.",
        "A ticket for the ferry to the island costs ten crowns. For one crown more, you may bring a dog. Against 60 rivals, she won.",
    ],
)
def cut_sentence(doc: Doc, ctx: Context) -> Iterator[Hit]:
    yield from _fragments(doc)
    yield from _before_small(doc)
    yield from _torn_objects(doc)

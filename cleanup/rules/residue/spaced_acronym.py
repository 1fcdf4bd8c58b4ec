"""The letters of an acronym set apart: 'A F P', 'the U N envoy'.

## What it does
Joins the letters of agencies, bodies and countries that news names by them: 'A F P' becomes 'AFP', 'the U N' 'the UN'.

## Why
Arabic spells foreign acronyms letter by letter, each as a word; the translation gives each letter back alone.

## Fix safety
Suggested only, from a closed list; of two letters only behind 'the'. Letters with full stops ('U.N.') are a style and left alone, and
so is any letter of a longer row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edit import Safety
from cleanup.rules.base import Context, Example, Hit, Stage, rule
from cleanup.rules.wordlists import words
from cleanup.text import Doc, Span

_KNOWN = words(
    "AFP DPA UPI BBC CNN NBC CBS MBC RT TRT SPA WAM SANA MENA NATO UAE USA UK EU UN US IMF IAEA WHO UNHCR UNICEF UNESCO UNIFIL OPEC "
    "ISIS ISIL PKK PYD YPG SDF GNA GCC NGO NGOS CIA FBI KGB MTV LBC NTV HRW ICC ICJ WTO FIFA UEFA CAF PLO"
)
_LETTERS = re.compile(r"(?<![\w.'’&-])(?P<the>[Tt]he )?(?P<all>[A-Z](?: [A-Z]){1,5})(?![\w'’&]|\.[A-Z]| [A-Z]\b)")


@rule(
    code="RES004",
    pieces=((word[0].lower(), word[1].lower()) for word in _KNOWN),
    name="spaced-acronym",
    stage=Stage.GRAMMAR,
    category="fluency/spelling",
    safety=Safety.SUGGEST,
    examples=[
        Example("He told A F P that the talks went well.", "He told AFP that the talks went well."),
        Example("The U N envoy arrived in Oslo.", "The UN envoy arrived in Oslo."),
        Example("A vote at N A T O is late.", "A vote at NATO is late."),
    ],
    clean=[
        "Grades A B C and vitamins U N are known; plan A F is not.",
        "The B C coast and the letters A F P X are long.",
        "He told the A.F.P. and the U.N. envoy; U S forces came.",
    ],
)
def spaced_acronym(doc: Doc, ctx: Context) -> Iterator[Hit]:
    for match in _LETTERS.finditer(doc.text):
        name = match["all"].replace(" ", "")
        if name in _KNOWN and (len(name) > 2 or match["the"]):
            yield Hit(Span(*match.span("all")), f"The letters are those of {name}", [name], confidence=0.8)

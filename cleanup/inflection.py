"""English words in another form: nouns in the other number, verbs in the tense of another one."""

from __future__ import annotations

import re

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "knife": "knives",
    "quota": "quotas",
    "bus": "buses",
    "loss": "losses",
    "memorandum": "memoranda",
}
_SINGULAR = {many: one for one, many in _IRREGULAR.items()}
_NO_PLURAL = re.compile(r"(?:ss|us|is|ics|news|(?<!\w)(?:mini)?series|corps|['’]s|['’])$", re.I)
_EITHER = re.compile(r"(?:aircraft|sheep|fish|series|species)\s*\Z", re.I)
_HISSED = re.compile(r"(?:ss|sh|ch|x|z)$")

_PAST = frozenset(
    "struck threw took broke drew fell blew gave brought shot kept sent left got rose laid lit spat shook wore bore held "
    "met froze frozen iced overthrew wed spit risen withdrawn thrown worn drawn found went came stood said won lost hung "
    "paid wrote spent saw led withdrew cut hit put set cast beat spread shed cost read".split()
)
"""Past tenses without -ed; the last of them are also their own base."""
_SAME = frozenset("cut hit put set cast beat spread shed cost read".split())
_BEFORE_BASE = re.compile(r"(?:\b(?:to|will|would|can|could|may|might|must|shall|should|not|n['’]t) )\Z", re.I)
_VERBAL_NOUN = re.compile(r"(?:ing|tion|ment|al|ance|ence|ure)\Z")


_NOUN = re.compile(r"([\w’-]+)\{(\d)\}")
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|both|(?:dozens|hundreds|number) of) (?:[\w’-]+ )?\Z",
    re.I,
)
_ONE = re.compile(r"(?<![\w-])(?:an?|another|one) (?:[\w’-]+ )?\Z", re.I)
_VERB = re.compile(r"\{(\d):([^/{}]+)/([^/{}]+)/([^/{}]+)/([^/{}]+)\}")


def inflected(repair: str, match: re.Match[str]) -> str:
    """A repair of the lexicon with its nouns (drone{2}) and verbs ({1:foil/foils/foiled/foiling}) as the groups of a match are."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    repair = _VERB.sub(
        lambda verb: in_form_of((verb[2], verb[3], verb[4], verb[5]), match[int(verb[1])] or "", before), repair
    )
    return _NOUN.sub(lambda noun: _counted(noun, match[int(noun[2])] or ""), repair)


def _counted(noun: re.Match[str], text: str) -> str:
    """A noun in the number that the words before it ask for, else in that of a text."""
    if _SEVERAL.search(noun.string, 0, noun.start()):
        return noun[1] if is_plural(noun[1]) else plural(noun[1])
    if _ONE.search(noun.string, 0, noun.start()):
        return singular(noun[1]) if is_plural(noun[1]) else noun[1]
    return like(noun[1], text)


def is_plural(text: str) -> bool:
    """Whether the last word of a text looks like a plural."""
    word = re.split(r"[ \u00a0\n-]", text.strip().lower())[-1]
    return word in _SINGULAR or word.endswith("men") or (word.endswith("s") and not _NO_PLURAL.search(word))


def plural(noun: str) -> str:
    """The plural of a noun."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if _HISSED.search(noun) else "s")


def many(number: int, noun: str) -> str:
    """A number of things: "1 edit", "2 edits"."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def singular(noun: str) -> str:
    """The singular of a plural."""
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith("es") and _HISSED.search(noun[:-2]) else noun[:-1]


def like(noun: str, text: str) -> str:
    """A noun in the number that the last word of a text has."""
    if is_plural(noun) == is_plural(text) or _EITHER.search(text):
        return noun
    return singular(noun) if is_plural(noun) else plural(noun)


def in_form_of(forms: tuple[str, str, str, str], text: str, before: str = "") -> str:
    """Of a verb's forms (foil, foils, foiled, foiling) the one that the first word of a text has; `before` is what stands before it."""
    word, _, rest = text.strip().lower().partition(" ")
    if word in _PAST and not (word in _SAME and _BEFORE_BASE.search(before)):
        return forms[2]
    if _VERBAL_NOUN.search(word) or rest.endswith("of") or rest == "of":
        return forms[3]
    if word.endswith("ed") and len(word) > 4:
        return forms[2]
    return forms[1] if word.endswith("s") and not word.endswith("ss") else forms[0]

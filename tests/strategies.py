"""Texts as news archives have them: damaged and clean pieces, quotations, addresses, emoji, combining marks, other scripts."""

from __future__ import annotations

from hypothesis import strategies as st

from cleanup import lexicon
from cleanup.rules import all_rules

PIECES = [
    "Libyan Foreign Minister Mohamed Siala met Hifter in Al-Jafra on 12 March 2020.",
    "The forces of Khalifa Hefter did not enter Tripoli; 1,400 fighters left.",
    'He said: "We will not go to Al-Jafra, and Hifter knows it. "',
    "“Nothing will stop the the talks,” Lavrof added.",
    "Hifter, Sirte\nand observers believe that the battle for the capital of Libya will go on for many more weeks.",
    "shock",
    "They regain control On the entire coast .",
    "See https://example.org/Hifter?x=1&amp;y=2 or write to hifter@example.org, @Hifter.",
    "Although the army withdrew, but it did not lose the city.",
    "The Libyan West is calm.&nbsp;It cost 3.5 million; nobody paid.",
    "> Hifter said so .",
    "`Hifter &amp; co`",
    "👩‍👩‍👧 Ünïcödé e\u0301te\u0301 \u200bzero\u200b width\u00ad soft 😀 Hifter 😀.",
    "قال المتحدث باسم القوات إن المعركة انتهت",
    "Putin “playing hardball”",
    "«The truth is here» he said , and left..",
    "In December/December, 21 per cent were injured with the virus.",
    "Al - Abadi and the Al-Wefaq forces in Libya took the airport.",
    "- one\n- two and three",
    "\ufeffCafÃ© owners in BaÃ±os said â€œyesâ€\u009d.",
    "",
]

EXAMPLES = [example.bad for rule in all_rules() for example in rule.examples]
EXAMPLES += [entry.bad for kind in ("sense", "term") for entry in lexicon.entries(kind)]

texts = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(EXAMPLES),
        st.text(alphabet="aA .,\n\"'“”«»()é😀\u0301-&;", max_size=40),
    ),
    min_size=1,
    max_size=7,
).flatmap(lambda parts: st.sampled_from(["\n\n", "\n", "\r\n\r\n", " "]).map(lambda gap: gap.join(parts)))

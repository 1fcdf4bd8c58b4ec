"""Headings, bylines, lists, verse and short items: what stands on a line of its own."""

from __future__ import annotations

from tests.traps import NEXT, PARA, article

LAYOUT: dict[str, list[str]] = {
    "headings, bylines and furniture": [
        PARA
        + "\n\nMy dear Anna,\nwhile I know that you never liked the pool, I hope that you will come to the meeting and speak "
        "for those of us who did.",
        PARA
        + "\n\nGentlemen,\nas you know, the pool has lost money in each of the past ten years, and the roof will not last "
        "another winter without repair.",
        PARA
        + "\n\nIn the meantime,\nwhile the council looks for a sponsor, the parents will clean the roof themselves and keep "
        "the pool open at the weekends.",
        PARA
        + "\n\nThe mayor,\nwhile promising an answer by the end of the month, did not say whether the town would pay for a "
        "new roof or look for a sponsor.",
        article("A Long Way From Home"),
        article("Parents and teachers"),
        article("What happens next"),
        article("iPad for every child"),
        article("eBay and the town"),
        article("By Anna Holm and Jan Berg"),
        article("Money, Money, Money"),
        article("* * *"),
        article("advertisement"),
        article("PHOTO: THE OLD POOL"),
        article("Hopes and Fears For the Future"),
        article("Why Is The Pool Closing?"),
        article("With the Swimmers Gone"),
        "By ANNA HOLM\n\nBERLIN, March 3 (Reuters) - " + PARA + "\n\n" + NEXT,
        "CAIRO: " + PARA + "\n\n" + NEXT,
        "LONDON (AP) — " + PARA + "\n\n" + NEXT,
        "BEIRUT, Lebanon\nAnd so it begins: " + NEXT,
        "Pool to Close After Vote\nCouncil Says Costs Are Too High\n\n" + PARA + "\n\n" + NEXT,
        "Pool to close\n" + PARA + "\n\nParents protest\n" + NEXT,
        PARA
        + "\n\nAnna Holm reported from Bergen,\nand Jan Berg from Oslo, where the council of the neighbouring town has "
        "closed two of its three pools since the spring of last year.",
        PARA + "\n\nSincerely,\nAs ever yours, Anna Holm",
        "Dear editor,\nwhile I agree with much of what was said in your columns last week about the pool, I cannot agree with "
        "those who say that nobody ever used it.",
        PARA + "\n\nswimming\n\n- costs\n- roof\n- sponsor\n\n" + NEXT,
        "Pool closes,\nparents protest\n\n" + PARA + "\n\n" + NEXT,
        "Mayor Under Fire,\nAs Parents Vow to Fight On\n\n" + PARA + "\n\n" + NEXT,
        PARA + "\n\nSource: Town Hall\n\n" + NEXT,
        PARA + "\n\nby our own correspondent\n\n" + NEXT,
        PARA + "\n\nal-Nahar\n\n" + NEXT,
        PARA + "\n\nde Gaulle\n\n" + NEXT,
        PARA + "\n\nxkcd\n\n" + NEXT,
        PARA + "\n\n“We loved that pool”\n\n" + NEXT,
        PARA + "\n\n5 things to know\n\n" + NEXT,
    ],
    "hard-wrapped prose, verse and lists": [
        "The minister of works, who had come from the coast,\nand the mayor, who had come from the hills, spoke for\n"
        "an hour about the road that was to join the two\nand about the price of the tunnel, which nobody knew.",
        "The council of the town voted on Tuesday to close\nthe swimming pool, which had lost money for years,\nand parents "
        "said that they would fight the decision\nwhile the mayor looked for a sponsor for the roof.",
        "The road is long,\nand the night is cold,\nwhile over the hills\nthe story is told.",
        "Roses are red,\nviolets are blue,\nthe council said no,\nand the parents did too.",
        "i carry your heart with me\n(i carry it in my heart)\ni am never without it",
        "She asked for three things:\n- bread\n- and butter\n- and time",
        "1. open the door\n2. and close the window\n3. while you wait, read on",
        "The winners:\n\nNorway\n\nand Sweden, which had not won a medal in the event since the games in Grenoble more than "
        "fifty years ago and had sent only two skiers.",
        "> quoted line,\n> and another the the one\n\nThe answer came at once, and it was polite.",
        "To whom it may concern,\nand in particular to the heirs of the late Mr Berg, who lived in this town until the spring "
        "of last year and left no will.",
        "Ingredients\n\n2 eggs\n\nflour\n\nMix the eggs with the flour, add some milk, and leave the dough in a cold place for an "
        "hour before you roll it out on the table.",
        "Half a league, half a league,\nHalf a league onward,\nAll in the valley of Death\nRode the six hundred.",
        "The town has three pools\nand four halls, of which two were built before the war and two after it, when there was "
        "more money and more children than today in the whole of the valley.",
    ],
    "whole short items": [
        "PARIS — Shares fell on Friday. The CAC 40 lost 1.2%, its worst day since May.\n\nBanks led the fall.",
        "“It’s over,” she said. “For him, at least.” Then she left. On the way out, she smiled.",
        "Q: Who won?\nA: Norway.\n\nQ: And who lost?\nA: The rest.",
        "Correction: An earlier version of this article misspelled the name of the mayor. It is Holm, not Holmes.",
        "KEY POINTS\n\nThe pool will close\nParents will protest\nThe mayor will answer\n\n" + PARA,
        "Weather: Rain in the North, sun in the South. Highs of 12C. Winds from the West.",
        "Result: Norway 3 (Berg 12, 45, Holm 90) Sweden 1 (Lind 7). Att: 21,400.",
        "NEW YORK, NEW YORK: So good they named it twice\n\n" + PARA,
        "The Rt Hon Member said: “Order, order.” The House rose at 10.30 pm.",
        "(Reporting by Anna Holm; writing by Jan Berg; editing by Per Lund)",
        "Follow us on the road, he said, and we followed.",
        "U.S. The word was spelled out on the wall. The U.N. As ever, said nothing.",
    ],
}

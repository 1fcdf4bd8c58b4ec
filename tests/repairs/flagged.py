"""What must at least be reported: an article, and the piece of it."""

from __future__ import annotations

from tests.repairs import Case

FLAGGED: dict[str, list[Case]] = {
    "split decimal": [
        ("Growth slowed to 3. 5 percent in the spring.", "3. 5 percent"),
        ("At $100 million, it dropped by 21 per year. Of two percent of the total.", "Of two percent"),
        ("Inflation reached 12 .4 percent in July.", "12 .4 percent"),
        ("The deficit is 4. 2 billion dollars.", "4. 2 billion"),
        ("The quake had a magnitude of 6. 1 on the Richter scale.", "6. 1"),
        ("About 36, 817 people lost their work.", "36, 817"),
    ],
    "contradiction": [
        ("Five people were killed, including six foreign nationals, police said.", "including six"),
        ("The crash killed five people. The six dead were on their way to work.", "five people. The six dead"),
        ("Police arrested 5 people, 6 of them students.", "6 of them"),
        ("Seven passengers were injured, among them nine children.", "among them nine"),
    ],
    "boilerplate": [
        ("The match ended in a draw.\n\nSource link", "Source link"),
        ("The match ended in a draw.\n\nRead also: Who will win the cup?", "Read also"),
        ("The match ended in a draw. Source link", "Source link"),
        ("The match ended in a draw.\n\nShare on Facebook", "Share on Facebook"),
        ("The match ended in a draw.\n\nClick here to read the full story", "Click here"),
    ],
    "tautology": [
        ("The two possibilities may be possible, the analyst said.", "possibilities may be possible"),
        ("The army used the flying flights to hit the convoy.", "flying flights"),
        ("It was a decision by the council of the Council of Elders.", "council of the Council"),
        ("The probability is probable in the coming days.", "probability is probable"),
    ],
    "capital after a quotation": [
        ('"We will not go back." Said a teacher from Homs.', '." Said'),
    ],
    "other kind": [
        ("They were hit by warplanes and other drones.", "warplanes and other drones"),
        ("Soldiers and other civilians were hurt.", "Soldiers and other civilians"),
    ],
    "residue": [
        ("The museum reopens in June. اقرأ أيضا عن المعرض The tickets are cheap.", "اقرأ"),
        ("The orchestra played until midnight. Подробнее об этом читайте здесь. The hall was full.", "Подробнее"),
        ("He went to the studio «The truth is out, he said.", "«"),
        ("Libya .. Aqila Saleh meets the envoy", ".."),
    ],
}

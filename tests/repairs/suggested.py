"""What is repaired when suggestions are taken too: layout, capitals, repetition, sentences that were cut."""

from __future__ import annotations

from tests.repairs import FIRST, REST, THEN, Case, apart, fused

SUGGESTED: dict[str, list[Case]] = {
    "translated name": [
        (
            "The Turkish minister left. He spoke to reporters, the Anatolia news agency said.",
            "The Turkish minister left. He spoke to reporters, the Anadolu news agency said.",
        ),
    ],
    "fused heading": [
        (
            fused("After the storm,", f"and in the capital, officials say {REST}"),
            apart("After the storm", f"In the capital, officials say {REST}"),
        ),
        (
            fused("Russian bases,", f"the analyst adds {REST}"),
            apart("Russian bases", f"The analyst adds {REST}"),
        ),
        (
            fused("Weapons and money,", f"according to the report, it is clear {REST}"),
            apart("Weapons and money", f"According to the report, it is clear {REST}"),
        ),
        (
            fused("Tunisian parliament,", f"since the deputies know {REST}"),
            apart("Tunisian parliament", f"Since the deputies know {REST}"),
        ),
    ],
    "cut sentence": [
        (
            "The company has not done enough so far. For it to win the contract.",
            "The company has not done enough so far for it to win the contract.",
        ),
        (
            "Gunmen carried out an attack yesterday. On the aid convoy. Nobody was hurt.",
            "Gunmen carried out an attack yesterday on the aid convoy. Nobody was hurt.",
        ),
        (
            "The ministry has not taken enough steps. To stop the smuggling of fuel.",
            "The ministry has not taken enough steps to stop the smuggling of fuel.",
        ),
        (
            "The two leaders discussed the situation in Idlib. And the means of ending the crisis.",
            "The two leaders discussed the situation in Idlib and the means of ending the crisis.",
        ),
        (
            "The rebels withdrew from the airport. After heavy clashes with the army.",
            "The rebels withdrew from the airport after heavy clashes with the army.",
        ),
        (
            "The president signed a decree. Which bans the export of wheat.",
            "The president signed a decree which bans the export of wheat.",
        ),
        (
            "The delegation arrived in Muscat yesterday. For talks with the Omani side.",
            "The delegation arrived in Muscat yesterday for talks with the Omani side.",
        ),
        (
            "The militia has strengthened its positions. In the south of the city.",
            "The militia has strengthened its positions in the south of the city.",
        ),
        (
            "The court sentenced him to ten years. In prison.",
            "The court sentenced him to ten years in prison.",
        ),
    ],
    "capital": [
        (
            "The deal, signed in Doha, gives the movement control Over the port and the airport.",
            "The deal, signed in Doha, gives the movement control over the port and the airport.",
        ),
        (
            "The committee, Which met on Sunday, rejected the budget.",
            "The committee, which met on Sunday, rejected the budget.",
        ),
        (
            "The army was able To regain the bridge, And the rebels fled.",
            "The army was able to regain the bridge, and the rebels fled.",
        ),
        (
            "Hospitals reported three hundred cases Infected with the virus.",
            "Hospitals reported three hundred cases infected with the virus.",
        ),
        (
            "The villages Destroyed in the flood will be rebuilt.",
            "The villages destroyed in the flood will be rebuilt.",
        ),
        (
            "The soldiers Wounded in the attack were flown to Amman.",
            "The soldiers wounded in the attack were flown to Amman.",
        ),
        (
            '"When will the war end?" Asked dozens of families at the gate.',
            '"When will the war end?" asked dozens of families at the gate.',
        ),
    ],
    "adjective after noun": [
        (
            "The minister thanked the people Libyan for their patience.",
            "The minister thanked the Libyan people for their patience.",
        ),
        (
            "The strike closed facilities Healthy and schools.",
            "The strike closed health facilities and schools.",
        ),
        (
            "The decree covers all institutions Governmental in the province.",
            "The decree covers all governmental institutions in the province.",
        ),
        (
            "He met leaders Political in the capital.",
            "He met political leaders in the capital.",
        ),
        (
            "The forces Iraqi entered the city at dawn.",
            "The Iraqi forces entered the city at dawn.",
        ),
        (
            "The crisis has harmed the economy Lebanese for years.",
            "The crisis has harmed the Lebanese economy for years.",
        ),
        (
            "The army Syrian and its allies advanced.",
            "The Syrian army and its allies advanced.",
        ),
    ],
    "concession": [
        (
            "This step, although it came late, but it sends a clear message.",
            "This step, although it came late, sends a clear message.",
        ),
        (
            "Although he was tired but he went on.",
            "Although he was tired, he went on.",
        ),
        (
            "The agreement, despite its flaws, but it is better than war.",
            "The agreement, despite its flaws, is better than war.",
        ),
        (
            "Despite the rain but the match went ahead as planned.",
            "Despite the rain, the match went ahead as planned.",
        ),
        (
            "His proposal, although many rejected it, but it opened the door to talks.",
            "His proposal, although many rejected it, opened the door to talks.",
        ),
    ],
    "she for it": [
        (
            "The Ministry of Interior arrested ten smugglers. She added that the search goes on.",
            "The Ministry of Interior arrested ten smugglers. It added that the search goes on.",
        ),
        (
            "The Ministry of Health announced 40 new cases on Sunday. She said that 12 of them were in Basra.",
            "The Ministry of Health announced 40 new cases on Sunday. It said that 12 of them were in Basra.",
        ),
        (
            "The Iraqi Ministry of Electricity blamed the heat. She explained that demand had doubled.",
            "The Iraqi Ministry of Electricity blamed the heat. It explained that demand had doubled.",
        ),
        (
            "The newspaper said the talks had failed. She pointed out that no date had been set.",
            "The newspaper said the talks had failed. It pointed out that no date had been set.",
        ),
        (
            "In a statement, the Ministry of Defense denied the report. She stressed that no soldier had been hurt.",
            "In a statement, the Ministry of Defense denied the report. It stressed that no soldier had been hurt.",
        ),
        (
            "The Egyptian Foreign Ministry condemned the attack. She called for restraint.",
            "The Egyptian Foreign Ministry condemned the attack. It called for restraint.",
        ),
        (
            "The Electoral Commission published the results. She confirmed that turnout was low.",
            "The Electoral Commission published the results. It confirmed that turnout was low.",
        ),
        (
            "The Organization of the Islamic Conference met in Jeddah. She affirmed its support for the refugees.",
            "The Organization of the Islamic Conference met in Jeddah. It affirmed its support for the refugees.",
        ),
    ],
    "doubled word": [
        ("He called on on the parties to return to talks.", "He called on the parties to return to talks."),
        ("The ship was was seized off Oman.", "The ship was seized off Oman."),
        ("The plane landed in in Cairo at noon.", "The plane landed in Cairo at noon."),
        ("They met for for two hours in Amman.", "They met for two hours in Amman."),
        ("It was the first visit by by a pope to Iraq.", "It was the first visit by a pope to Iraq."),
        ("The museum showed paintings paintings from Peru.", "The museum showed paintings from Peru."),
        ("The European European summit opens today.", "The European summit opens today."),
        ("The Security Council Council met in New York.", "The Security Council met in New York."),
        ("The forces forces of the coalition withdrew.", "The forces of the coalition withdrew."),
        ("Prices have risen risen since March.", "Prices have risen since March."),
        ("The Iraqi Iraqi government denied it.", "The Iraqi government denied it."),
    ],
    "tautology": [
        ("The refugees returned back to their villages.", "The refugees returned to their villages."),
        ("The club hopes to regain back its title.", "The club hopes to regain its title."),
        ("The army retreated back to the river.", "The army retreated to the river."),
    ],
    "missing space": [
        (
            "The report was published on Monday.Officials denied it.",
            "The report was published on Monday. Officials denied it.",
        ),
    ],
    "more of all kinds": [
        (
            "Drone strikes,\nand military experts believe the strikes will continue next month.\n\nThe army denied this.",
            "Drone strikes\n\nMilitary experts believe the strikes will continue next month.\n\nThe army denied this.",
        ),
        (
            f"{FIRST}Egypt, Sudan\nand Ahmed Hassan, the Sudanese negotiator, revealed that the dam talks had failed.{THEN}",
            f"{FIRST}Egypt, Sudan\n\nAhmed Hassan, the Sudanese negotiator, revealed that the dam talks had failed.{THEN}",
        ),
        (
            f"{FIRST}Turkish moves,\nwhile Athens considers the drilling a violation of its rights.{THEN}",
            f"{FIRST}Turkish moves\n\nWhile Athens considers the drilling a violation of its rights.{THEN}",
        ),
        (
            f"{FIRST}Gulf reconciliation\nas the Kuwaiti minister announced that the borders between the two countries would be opened tonight.{THEN}",
            f"{FIRST}Gulf reconciliation\n\nAs the Kuwaiti minister announced that the borders between the two countries would be opened tonight.{THEN}",
        ),
        (
            f"{FIRST}Water crisis,\nthat is what the farmers of the south have been suffering from for many years, according to the ministry.{THEN}",
            f"{FIRST}Water crisis\n\nThat is what the farmers of the south have been suffering from for many years, according to the ministry.{THEN}",
        ),
        (
            f"{FIRST}surprise{THEN}",
            f"{FIRST}Surprise{THEN}",
        ),
        (
            "The opposition has not made enough concessions. For the talks to succeed.",
            "The opposition has not made enough concessions for the talks to succeed.",
        ),
        (
            "Police opened an investigation yesterday. Into the robbery of the bank.",
            "Police opened an investigation yesterday into the robbery of the bank.",
        ),
        (
            "Militants carried out an attack. On the army checkpoint.",
            "Militants carried out an attack on the army checkpoint.",
        ),
        ("The patients Infected with cholera were isolated.", "The patients infected with cholera were isolated."),
        ("The refugees who fled From Homs live in tents.", "The refugees who fled from Homs live in tents."),
        ("The services Medical in the camp have stopped.", "The medical services in the camp have stopped."),
        ("The hospitals Private refused to admit them.", "The private hospitals refused to admit them."),
        (
            "He praised the resilience of the people Palestinian.",
            "He praised the resilience of the Palestinian people.",
        ),
        (
            "The president met the ambassador Russian in Damascus.",
            "The president met the Russian ambassador in Damascus.",
        ),
        (
            "Although the parties agreed to a truce but clashes broke out again.",
            "Although the parties agreed to a truce, clashes broke out again.",
        ),
        ("Fighting resumed in the Yemeni South.", "Fighting resumed in southern Yemen."),
        (
            "The Ministry of Defense published a statement. She said that the ship had sunk.",
            "The Ministry of Defense published a statement. It said that the ship had sunk.",
        ),
        (
            "The Turkish Ministry of Trade raised tariffs. She noted that the decision takes effect in June.",
            "The Turkish Ministry of Trade raised tariffs. It noted that the decision takes effect in June.",
        ),
        (
            "The ministry said the road was closed. She added that it would open in May.",
            "The ministry said the road was closed. It added that it would open in May.",
        ),
        (
            "The Ministry of Health recorded three deaths. And she added that the wards are full.",
            "The Ministry of Health recorded three deaths. And it added that the wards are full.",
        ),
        ("The country country faces drought.", "The country faces drought."),
        ("The Russian Russian plane was shot down.", "The Russian plane was shot down."),
        (
            "The Ukrainian-backed Russian mayor fled. Ukraine is under attack, and Ukraine has lost the city. Russia has been supporting the separatists.",
            "The Russian-backed Ukrainian mayor fled. Ukraine is under attack, and Ukraine has lost the city. Russia has been supporting the separatists.",
        ),
        (
            "The Syrian-backed American forces left Raqqa. Syria is at war; the United States supports the fighters in Syria.",
            "The American-backed Syrian forces left Raqqa. Syria is at war; the United States supports the fighters in Syria.",
        ),
        (
            "Warlord Ivan Petrov is feared. The villagers fled before Petrov militia arrived.",
            "Warlord Ivan Petrov is feared. The villagers fled before Petrov's militia arrived.",
        ),
        (
            "The gangs, mercenaries Duarte, and the army are to blame, said the mayor. President Duarte denied it.",
            "The gangs, Duarte's mercenaries, and the army are to blame, said the mayor. President Duarte denied it.",
        ),
        ("He pointed Kovac, that the bill would pass.", "Kovac pointed out that the bill would pass."),
        ("She stressed Rossi, that the museum was safe.", "Rossi stressed that the museum was safe."),
        ("Confirmed the spokesman that the ship was safe.", "The spokesman confirmed that the ship was safe."),
        (
            "Revealed the Egyptian newspaper that the deal was signed.",
            "The Egyptian newspaper revealed that the deal was signed.",
        ),
        (
            "Announced the Ministry of Health that two people died.",
            "The Ministry of Health announced that two people died.",
        ),
        (
            "Said the Minister of Oil, Karim Daoud, that exports rose.",
            "The Minister of Oil, Karim Daoud, said that exports rose.",
        ),
        ("Civilians of Aleppo fleeing were taken to camps.", "Fleeing civilians of Aleppo were taken to camps."),
        (
            "The militants were bombed from the air, forcing it to retreat from the hills.",
            "The militants were bombed from the air, forcing them to retreat from the hills.",
        ),
        ("They left the town .. The army entered it.", "They left the town. The army entered it."),
        ("The team won.The fans sang all night.Nobody slept.", "The team won. The fans sang all night. Nobody slept."),
        ("He visited Rome,Paris and London.", "He visited Rome, Paris and London."),
    ],
    "names by the article's own cues": [
        (
            "The Brazilian forward Naymar left Saint-Germain after the season.",
            "The Brazilian forward Neymar left Saint-Germain after the season.",
        ),
        (
            "The UN envoy, Abdoulaye Pateely, returned to Libya on Friday.",
            "The UN envoy, Abdoulaye Bathily, returned to Libya on Friday.",
        ),
        (
            "Smugglers were arrested in Al-Qusrayn in western Tunisia.",
            "Smugglers were arrested in Kasserine in western Tunisia.",
        ),
        (
            "Engineers left the Zaborizhia nuclear plant after the shelling in Ukraine.",
            "Engineers left the Zaporizhzhia nuclear plant after the shelling in Ukraine.",
        ),
    ],
}

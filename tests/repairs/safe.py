"""What is repaired without asking."""

from __future__ import annotations

from tests.repairs import LAST, PARA, REST, Case, apart, fused

SAFE: dict[str, list[Case]] = {
    "fused heading": [
        (
            fused("Grain and gas,", f"and analysts in Ankara believe {REST}"),
            apart("Grain and gas", f"Analysts in Ankara believe {REST}"),
        ),
        (
            fused("Sudanese calculations,", f"while the opposition says {REST}"),
            apart("Sudanese calculations", f"While the opposition says {REST}"),
        ),
        (
            fused("A new round,", f"as diplomats in Vienna expect {REST}"),
            apart("A new round", f"As diplomats in Vienna expect {REST}"),
        ),
        (
            fused("Houthis and Riyadh", f"and Hans Berg, a researcher in Oslo, says {REST}"),
            apart("Houthis and Riyadh", f"Hans Berg, a researcher in Oslo, says {REST}"),
        ),
        (
            fused("Kurdish concerns,", f"and Lena Novak, a member of the committee, says {REST}"),
            apart("Kurdish concerns", f"Lena Novak, a member of the committee, says {REST}"),
        ),
        (
            fused("Iraqi elections ,", f"and observers see {REST}"),
            apart("Iraqi elections", f"Observers see {REST}"),
        ),
        (
            fused("The Yemeni file,", f"and the newspaper adds {REST}", "\n"),
            apart("The Yemeni file", f"The newspaper adds {REST}", "\n"),
        ),
        (
            fused("Oil prices,", f"but traders in London fear {REST}"),
            apart("Oil prices", f"But traders in London fear {REST}"),
        ),
        (
            fused("Lebanese banks,", f"although depositors insist {REST}"),
            apart("Lebanese banks", f"Although depositors insist {REST}"),
        ),
        (
            fused("Saudi Arabia, Iran", f"and the Iraqi mediator says {REST}"),
            apart("Saudi Arabia, Iran", f"The Iraqi mediator says {REST}"),
        ),
    ],
    "lower-case heading": [
        (f"{PARA}\n\n{line}\n\n{LAST}", f"{PARA}\n\n{good}\n\n{LAST}")
        for line, good in (
            ("collapse", "Collapse"),
            ("warning", "Warning"),
            ("escalation and silence", "Escalation and silence"),
            ("economic crisis", "Economic crisis"),
            ("opposition", "Opposition"),
            ("the last battle", "The last battle"),
        )
    ],
    "mid-sentence capital": [
        (
            "The driver lost control Of the bus near Aden. Six passengers were hurt.",
            "The driver lost control of the bus near Aden. Six passengers were hurt.",
        ),
        (
            "The fighters took positions On the hills around Taiz, and the army withdrew To the coast.",
            "The fighters took positions on the hills around Taiz, and the army withdrew to the coast.",
        ),
        (
            "The bank shared the losses With its clients and refused to comment.",
            "The bank shared the losses with its clients and refused to comment.",
        ),
        (
            "Residents said that they had received no aid From the government since the flood.",
            "Residents said that they had received no aid from the government since the flood.",
        ),
        (
            "Soldiers opened fire Upon the crowd, and dozens fled Into the mosque.",
            "Soldiers opened fire upon the crowd, and dozens fled into the mosque.",
        ),
        (
            "The envoy spoke for an hour about The importance of the ceasefire for the region.",
            "The envoy spoke for an hour about the importance of the ceasefire for the region.",
        ),
        (
            "He asked for help with From his neighbours, who had none.",
            "He asked for help with from his neighbours, who had none.",
        ),
    ],
    "although but": [
        (
            "Although the president has won the election, but he faces a divided parliament.",
            "Although the president has won the election, he faces a divided parliament.",
        ),
        (
            "Though the ceasefire was announced on Friday, but the shelling of Hodeidah continues.",
            "Though the ceasefire was announced on Friday, the shelling of Hodeidah continues.",
        ),
        (
            "Even though Ankara sent drones, but the front did not move.",
            "Even though Ankara sent drones, the front did not move.",
        ),
        (
            "The minister said that although prices had fallen, but the crisis was not over.",
            "The minister said that although prices had fallen, the crisis was not over.",
        ),
        (
            "Although the government denies this, but witnesses confirm that the prisoners were beaten.",
            "Although the government denies this, witnesses confirm that the prisoners were beaten.",
        ),
        (
            "Although the vaccine is available in most cities, but many people in the villages have not received it.",
            "Although the vaccine is available in most cities, many people in the villages have not received it.",
        ),
        (
            "Although the two sides signed the agreement in Riyadh, but implementation is still slow.",
            "Although the two sides signed the agreement in Riyadh, implementation is still slow.",
        ),
        (
            "Even though they won the first match, but the players looked tired.",
            "Even though they won the first match, the players looked tired.",
        ),
        (
            "Although Khartoum has expelled the ambassador, but there are signs of a thaw.",
            "Although Khartoum has expelled the ambassador, there are signs of a thaw.",
        ),
    ],
    "despite but": [
        (
            "Despite the heavy losses, but the army insists on continuing the operation.",
            "Despite the heavy losses, the army insists on continuing the operation.",
        ),
        (
            "Despite international pressure, but the government refuses to release the journalists.",
            "Despite international pressure, the government refuses to release the journalists.",
        ),
        (
            "In spite of the curfew, but thousands took to the streets of Baghdad.",
            "In spite of the curfew, thousands took to the streets of Baghdad.",
        ),
        (
            "He pointed out that despite the sanctions, but Tehran exports more oil than before.",
            "He pointed out that despite the sanctions, Tehran exports more oil than before.",
        ),
        (
            "Despite his illness, but he attended the session on Monday.",
            "Despite his illness, he attended the session on Monday.",
        ),
        (
            "Despite the fact that the road is closed, but trucks are still arriving at the crossing.",
            "Despite the fact that the road is closed, trucks are still arriving at the crossing.",
        ),
        (
            "In spite of all these difficulties, but the project was completed in March.",
            "In spite of all these difficulties, the project was completed in March.",
        ),
        (
            "Despite Egypt's objections, but Ethiopia began to fill the dam.",
            "Despite Egypt's objections, Ethiopia began to fill the dam.",
        ),
    ],
    "national west": [
        (
            "The forces were driven out of the Libyan West last week.",
            "The forces were driven out of western Libya last week.",
        ),
        ("Drought has hit the Syrian East for years.", "Drought has hit eastern Syria for years."),
        ("The Iraqi North saw new clashes on Monday.", "Northern Iraq saw new clashes on Monday."),
        (
            "Aid is needed in the Algerian South, the agency said.",
            "Aid is needed in southern Algeria, the agency said.",
        ),
        ("Rains flooded the Moroccan South-East.", "Rains flooded southeastern Morocco."),
        (
            "Trade between the Tunisian North and South has slowed.",
            "Trade between northern and southern Tunisia has slowed.",
        ),
        (
            "He said the Lebanese South's schools would stay closed.",
            "He said southern Lebanon's schools would stay closed.",
        ),
        ("Convoys left the Saudi East, heading for Kuwait.", "Convoys left eastern Saudi Arabia, heading for Kuwait."),
        (
            "An earthquake shook the Iranian Southwest at dawn.",
            "An earthquake shook southwestern Iran at dawn.",
        ),
        ("Locusts reached the Ethiopian East in June.", "Locusts reached eastern Ethiopia in June."),
        (
            "Workers in the Libyan East demanded their wages.",
            "Workers in eastern Libya demanded their wages.",
        ),
        (
            "The Afghan North fell first, and the Afghan South followed.",
            "Northern Afghanistan fell first, and southern Afghanistan followed.",
        ),
    ],
    "doubled word": [
        ("The head of the the delegation left on Sunday.", "The head of the delegation left on Sunday."),
        ("Schools will open in September/September.", "Schools will open in September."),
        ("The law was passed in April / April of last year.", "The law was passed in April of last year."),
        ("The army and and the police were deployed.", "The army and the police were deployed."),
        ("He is one of of the founders of the party.", "He is one of the founders of the party."),
    ],
    "spacing and marks": [
        ('He said: "We will not leave Tripoli. "', 'He said: "We will not leave Tripoli."'),
        (
            'The spokesman added, " The talks are over ", and left.',
            'The spokesman added, "The talks are over", and left.',
        ),
        ("The minister , who resigned , left for Paris .", "The minister, who resigned, left for Paris."),
        ("The bridge was closed.. Traffic was diverted.", "The bridge was closed. Traffic was diverted."),
        ("The newspaper «Al-Riyadh» published the list.", 'The newspaper "Al-Riyadh" published the list.'),
        (
            "He described the vote as « a turning point » for the country.",
            'He described the vote as "a turning point" for the country.',
        ),
        (
            "The poet Mahmoud al - Rashidi read from his new book.",
            "The poet Mahmoud al-Rashidi read from his new book.",
        ),
        (
            "The governor of Al- Qassim met the mayor of Al -Kharj.",
            "The governor of Al-Qassim met the mayor of Al-Kharj.",
        ),
        ("The vote was delayed.The parties will meet again.", "The vote was delayed. The parties will meet again."),
        (
            "The army left the city,but the militia stayed,he said.",
            "The army left the city, but the militia stayed, he said.",
        ),
        ("Who will pay ? Nobody knows !", "Who will pay? Nobody knows!"),
        ("Police, fire crews,, and doctors arrived.", "Police, fire crews, and doctors arrived."),
        ('"The war is over.". He then left the hall.', '"The war is over." He then left the hall.'),
        ("The fire ( which began at dawn ) was put out.", "The fire (which began at dawn) was put out."),
        ("The president 's office denied it.", "The president's office denied it."),
        ("The players didn 't train on Monday.", "The players didn't train on Monday."),
        ("It was signed in Cairo ; talks go on.", "It was signed in Cairo; talks go on."),
        ("He told “ Al-Ghad ” that he would resign.", "He told “Al-Ghad” that he would resign."),
    ],
    "encoding": [
        ("The mayorâ€™s office said â€œnoâ€\x9d on Friday.", "The mayor’s office said “no” on Friday."),
        ("The cafÃ© in BogotÃ¡ reopened.", "The café in Bogotá reopened."),
        ("The ministry said: &quot;We will wait.&quot;", 'The ministry said: "We will wait."'),
        ("The army&#39;s advance was halted.", "The army's advance was halted."),
        ("The army&#8217;s losses &amp; gains are secret.", "The army’s losses & gains are secret."),
        ("The par\u00adlia\u00adment\u200b voted.", "The parliament voted."),
        ("The prime\u00a0minister resigned.", "The prime minister resigned."),
        ("Talks were held in ZÃ¼rich and MÃ¼nchen.", "Talks were held in Zürich and München."),
        ("Prices rose \x96 by a third.", "Prices rose – by a third."),
        ("\ufeffRiots broke out in Basra.", "Riots broke out in Basra."),
        ("The talks&nbsp;failed.", "The talks failed."),
        ("Sales fell â€“ again â€“ in June.", "Sales fell – again – in June."),
        ("Rain fell.\r\n\r\nRivers rose.", "Rain fell.\n\nRivers rose."),
        ("The rebels&rsquo; leader was seen in Goma&hellip;", "The rebels’ leader was seen in Goma…"),
    ],
    "terms": [
        (
            "In Libya, Al-Wefaq forces took the airport. Later Al-Wefaq fighters left, and an Al-Wefaq spokesman spoke.",
            "In Libya, Government of National Accord (GNA) forces took the airport. Later GNA fighters left, and a GNA spokesman spoke.",
        ),
        (
            "The Turkish Great National Assembly approved the motion.",
            "The Turkish Grand National Assembly approved the motion.",
        ),
        (
            "Libya's National Oil Foundation said that exports had resumed.",
            "Libya's National Oil Corporation said that exports had resumed.",
        ),
        (
            "Maliki's Law State Coalition rejected the nominee in Baghdad.",
            "Maliki's State of Law Coalition rejected the nominee in Baghdad.",
        ),
        (
            "Demonstrators gathered in Edit Square in the center of Baghdad.",
            "Demonstrators gathered in Tahrir Square in the center of Baghdad.",
        ),
        (
            "Ethiopia filled the Al-Nahda Dam again.",
            "Ethiopia filled the Renaissance Dam again.",
        ),
        (
            "In Sudan, the Quick Support Forces attacked the market.",
            "In Sudan, the Rapid Support Forces attacked the market.",
        ),
        (
            "In Syria, Qasd forces arrested three people. The Qasd forces left.",
            "In Syria, Syrian Democratic Forces (SDF) arrested three people. The SDF forces left.",
        ),
        (
            "He went to the occupied Western Bank, a Palestinian said.",
            "He went to the occupied West Bank, a Palestinian said.",
        ),
    ],
    "more of all kinds": [
        ("He lost the elections Of the syndicate.", "He lost the elections of the syndicate."),
        ("They handed the power To him and left.", "They handed the power to him and left."),
        (
            "Though he denied the charges, but the court found him guilty.",
            "Though he denied the charges, the court found him guilty.",
        ),
        (
            "Although the storm has passed, but schools remain closed.",
            "Although the storm has passed, schools remain closed.",
        ),
        (
            "Despite winning the match, but the coach was not satisfied.",
            "Despite winning the match, the coach was not satisfied.",
        ),
        (
            "Despite the ceasefire, but shelling continued overnight.",
            "Despite the ceasefire, shelling continued overnight.",
        ),
        (
            "Despite the fact that he lost, but he congratulated his rival.",
            "Despite the fact that he lost, he congratulated his rival.",
        ),
        (
            "Even though inflation has eased, but prices remain high.",
            "Even though inflation has eased, prices remain high.",
        ),
        (
            "Although there are doubts about the poll, but observers called it fair.",
            "Although there are doubts about the poll, observers called it fair.",
        ),
        ("Fighting resumed in the Yemeni West.", "Fighting resumed in western Yemen."),
        ("Clashes broke out in the Sudanese East on Friday.", "Clashes broke out in eastern Sudan on Friday."),
        ("The plan includes the Syrian North-East.", "The plan includes northeastern Syria."),
        (
            "Smuggling thrives in the Iraqi West and the Jordanian East.",
            "Smuggling thrives in western Iraq and eastern Jordan.",
        ),
        ("The trial opens in March/March in Paris.", "The trial opens in March in Paris."),
        ("He told «Al-Hayat»: «We are ready».", 'He told "Al-Hayat": "We are ready".'),
        (
            "The poet Ahmad al -Nasiri and the singer Layla al- Rashed met.",
            "The poet Ahmad al-Nasiri and the singer Layla al-Rashed met.",
        ),
        ('"We will win. " said the coach.', '"We will win." said the coach.'),
        ("The war ended. .", "The war ended."),
        ("Itâ€™s over, said the seÃ±or.", "It’s over, said the señor."),
        ("The companyâ\x80\x99s shares fell.", "The company’s shares fell."),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("The rebels&#x2019; leader", "The rebels’ leader"),
        ("Caf&eacute; owners", "Café owners"),
    ],
}

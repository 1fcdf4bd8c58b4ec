"""Small articles with the damage that machine translation does, and what they must become.

`SAFE` holds what is repaired without asking, `SUGGESTED` what is repaired when suggestions are taken too, `FLAGGED` the piece
of text that must at least be reported. Everything runs through the whole pipeline, as a user would run it.
"""

from __future__ import annotations

import pytest

from cleanup.config import Config
from cleanup.edit import Safety
from cleanup.pipeline import clean_texts

_PARA = (
    "The council voted on Tuesday to close the old swimming pool on the market square, which had lost money in each of the "
    "past ten years and needed a new roof."
)
_REST = (
    "that the talks between the two delegations, which began in Geneva at the weekend, have not led to any result so far and "
    "will go on next week."
)
_LAST = "The mayor promised an answer by the end of the month and thanked the parents for their patience in the past few weeks."

_FIRST = "The army announced on Monday that it had taken the town of Zara after heavy clashes.\n\n"
_THEN = "\n\nThe writer adds that nobody had expected such a quick advance."

Case = tuple[str, str]


def fused(heading: str, joined: str, gap: str = "\n\n") -> str:
    """An article in which a heading and its paragraph stand on neighbouring lines."""
    return gap.join((_PARA, f"{heading}\n{joined}", _LAST))


def apart(heading: str, joined: str, gap: str = "\n\n") -> str:
    """The same article as it should be."""
    return gap.join((_PARA, heading, joined, _LAST))


SAFE: dict[str, list[Case]] = {
    "fused heading": [
        (
            fused("Grain and gas,", f"and analysts in Ankara believe {_REST}"),
            apart("Grain and gas", f"Analysts in Ankara believe {_REST}"),
        ),
        (
            fused("Sudanese calculations,", f"while the opposition says {_REST}"),
            apart("Sudanese calculations", f"While the opposition says {_REST}"),
        ),
        (
            fused("A new round,", f"as diplomats in Vienna expect {_REST}"),
            apart("A new round", f"As diplomats in Vienna expect {_REST}"),
        ),
        (
            fused("Houthis and Riyadh", f"and Hans Berg, a researcher in Oslo, says {_REST}"),
            apart("Houthis and Riyadh", f"Hans Berg, a researcher in Oslo, says {_REST}"),
        ),
        (
            fused("Kurdish concerns,", f"and Lena Novak, a member of the committee, says {_REST}"),
            apart("Kurdish concerns", f"Lena Novak, a member of the committee, says {_REST}"),
        ),
        (
            fused("Iraqi elections ,", f"and observers see {_REST}"),
            apart("Iraqi elections", f"Observers see {_REST}"),
        ),
        (
            fused("The Yemeni file,", f"and the newspaper adds {_REST}", "\n"),
            apart("The Yemeni file", f"The newspaper adds {_REST}", "\n"),
        ),
        (
            fused("Oil prices,", f"but traders in London fear {_REST}"),
            apart("Oil prices", f"But traders in London fear {_REST}"),
        ),
        (
            fused("Lebanese banks,", f"although depositors insist {_REST}"),
            apart("Lebanese banks", f"Although depositors insist {_REST}"),
        ),
        (
            fused("Saudi Arabia, Iran", f"and the Iraqi mediator says {_REST}"),
            apart("Saudi Arabia, Iran", f"The Iraqi mediator says {_REST}"),
        ),
    ],
    "lower-case heading": [
        (f"{_PARA}\n\n{line}\n\n{_LAST}", f"{_PARA}\n\n{good}\n\n{_LAST}")
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

SUGGESTED: dict[str, list[Case]] = {
    "fused heading": [
        (
            fused("After the storm,", f"and in the capital, officials say {_REST}"),
            apart("After the storm", f"In the capital, officials say {_REST}"),
        ),
        (
            fused("Russian bases,", f"the analyst adds {_REST}"),
            apart("Russian bases", f"The analyst adds {_REST}"),
        ),
        (
            fused("Weapons and money,", f"according to the report, it is clear {_REST}"),
            apart("Weapons and money", f"According to the report, it is clear {_REST}"),
        ),
        (
            fused("Tunisian parliament,", f"since the deputies know {_REST}"),
            apart("Tunisian parliament", f"Since the deputies know {_REST}"),
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
    "role swap": [
        (
            "France has been supporting the rebels since 2015. Chad holds elections in May. The Chadian-backed French rebel leader "
            "was seen in northern Chad.",
            "France has been supporting the rebels since 2015. Chad holds elections in May. The French-backed Chadian rebel leader "
            "was seen in northern Chad.",
        ),
        (
            "Fighting goes on around Taiz in Yemen. Saudi Arabia backs the government with arms. The Yemeni-backed Saudi commander "
            "lost another hill in Yemen.",
            "Fighting goes on around Taiz in Yemen. Saudi Arabia backs the government with arms. The Saudi-backed Yemeni commander "
            "lost another hill in Yemen.",
        ),
        (
            "The war in Syria goes on. Turkey supports several groups there. A Syrian-backed Turkish rebel commander was killed in "
            "northern Syria.",
            "The war in Syria goes on. Turkey supports several groups there. A Turkish-backed Syrian rebel commander was killed in "
            "northern Syria.",
        ),
        (
            "The Sudanese-supported Emirati general denied the report. Sudan has been at war since April, and support from the "
            "United Arab Emirates for the paramilitaries is well known. Sudan's army is losing ground.",
            "The Emirati-supported Sudanese general denied the report. Sudan has been at war since April, and support from the "
            "United Arab Emirates for the paramilitaries is well known. Sudan's army is losing ground.",
        ),
    ],
    "genitive": [
        (
            "General Okello spoke on the radio. Okello forces entered the town at dawn.",
            "General Okello spoke on the radio. Okello's forces entered the town at dawn.",
        ),
        (
            "Marshal Ivan Petrov kept silent. Residents fear the Petrov attack on Grozny.",
            "Marshal Ivan Petrov kept silent. Residents fear Petrov's attack on Grozny.",
        ),
        (
            "President Duarte denied it. Villagers blamed gangs and mercenaries Duarte.",
            "President Duarte denied it. Villagers blamed gangs and Duarte's mercenaries.",
        ),
        (
            "Governor Mbeki fled. Nobody expected the attack Mbeki.",
            "Governor Mbeki fled. Nobody expected Mbeki's attack.",
        ),
        (
            "The president of the council, General Okello, spoke. The ranks of Okello forces are thin.",
            "The president of the council, General Okello, spoke. The ranks of Okello's forces are thin.",
        ),
        (
            "The drought has undermined aspirations Brazil is changing the price of coffee.",
            "The drought has undermined Brazil's aspirations and is changing the price of coffee.",
        ),
        (
            "General Okello left. The withdrawal of Okello fighters began on Monday.",
            "General Okello left. The withdrawal of Okello's fighters began on Monday.",
        ),
    ],
    "verb first": [
        (
            "Prime Minister Samir Haddad spoke in Amman. He pointed Haddad, that the budget was ready.",
            "Prime Minister Samir Haddad spoke in Amman. Haddad pointed out that the budget was ready.",
        ),
        (
            "Confirmed the minister that the schools would stay open.",
            "The minister confirmed that the schools would stay open.",
        ),
        (
            "Stressed Al-Nuaimi that the dam was safe.",
            "Al-Nuaimi stressed that the dam was safe.",
        ),
        (
            "Added the spokesman that two soldiers were hurt.",
            "The spokesman added that two soldiers were hurt.",
        ),
        (
            "The talks failed. Announced the ministry that they would resume in May.",
            "The talks failed. The ministry announced that they would resume in May.",
        ),
        (
            "Said the mayor of Aden that the port was closed.",
            "The mayor of Aden said that the port was closed.",
        ),
        (
            "Explained Colonel Karim Daoud that the road was mined.",
            "Colonel Karim Daoud explained that the road was mined.",
        ),
        (
            "He added Al-Nuaimi that the cost was too high.",
            "Al-Nuaimi added that the cost was too high.",
        ),
        (
            "Indicated the Iraqi Oil Minister that exports would rise.",
            "The Iraqi Oil Minister indicated that exports would rise.",
        ),
        (
            "He said Haddad that the law would pass. Minister Samir Haddad then left.",
            "Haddad said that the law would pass. Minister Samir Haddad then left.",
        ),
    ],
    "fleeing order": [
        (
            "Residents of Mosul fleeing were stopped at the bridge.",
            "Fleeing residents of Mosul were stopped at the bridge.",
        ),
        (
            "On Sunday supporters of Morales protesting were arrested.",
            "On Sunday protesting supporters of Morales were arrested.",
        ),
        (
            "Soldiers of Assad retreating were seen near Hama.",
            "Retreating soldiers of Assad were seen near Hama.",
        ),
        (
            "The fighters of the movement withdrawing left their tanks.",
            "The withdrawing fighters of the movement left their tanks.",
        ),
        (
            "Followers of Okello fleeing left helicopters behind.",
            "Fleeing followers of Okello left helicopters behind.",
        ),
    ],
    "forces it": [
        (
            "The rebels came under heavy fire at dawn, forcing it to withdraw from the ridge.",
            "The rebels came under heavy fire at dawn, forcing them to withdraw from the ridge.",
        ),
        (
            "Government forces were shelled from the hills, which forced it to retreat.",
            "Government forces were shelled from the hills, which forced them to retreat.",
        ),
        (
            "The French troops stopped near Mopti after it was exposed to mortar fire on the day of its first attack.",
            "The French troops stopped near Mopti after they were exposed to mortar fire on the day of their first attack.",
        ),
        (
            "Snow cut the fighters off, forcing it to surrender.",
            "Snow cut the fighters off, forcing them to surrender.",
        ),
    ],
    "no title": [
        (
            "Polish President Andrzej Duda and Ukrainian Volodymyr Zelensky met. President Zelensky spoke first.",
            "Polish President Andrzej Duda and Ukrainian President Volodymyr Zelensky met. President Zelensky spoke first.",
        ),
        (
            "Italian Foreign Minister Antonio Tajani and Spanish José Albares signed it.",
            "Italian Foreign Minister Antonio Tajani and Spanish counterpart José Albares signed it.",
        ),
        (
            "The meeting between Finnish President Alexander Stubb and Turkish Recep Tayyip Erdogan lasted an hour. The Turkish "
            "President left early.",
            "The meeting between Finnish President Alexander Stubb and Turkish President Recep Tayyip Erdogan lasted an hour. The "
            "Turkish President left early.",
        ),
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
            f"{_FIRST}Egypt, Sudan\nand Ahmed Hassan, the Sudanese negotiator, revealed that the dam talks had failed.{_THEN}",
            f"{_FIRST}Egypt, Sudan\n\nAhmed Hassan, the Sudanese negotiator, revealed that the dam talks had failed.{_THEN}",
        ),
        (
            f"{_FIRST}Turkish moves,\nwhile Athens considers the drilling a violation of its rights.{_THEN}",
            f"{_FIRST}Turkish moves\n\nWhile Athens considers the drilling a violation of its rights.{_THEN}",
        ),
        (
            f"{_FIRST}Gulf reconciliation\nas the Kuwaiti minister announced that the borders between the two countries would be opened tonight.{_THEN}",
            f"{_FIRST}Gulf reconciliation\n\nAs the Kuwaiti minister announced that the borders between the two countries would be opened tonight.{_THEN}",
        ),
        (
            f"{_FIRST}Water crisis,\nthat is what the farmers of the south have been suffering from for many years, according to the ministry.{_THEN}",
            f"{_FIRST}Water crisis\n\nThat is what the farmers of the south have been suffering from for many years, according to the ministry.{_THEN}",
        ),
        (
            f"{_FIRST}surprise{_THEN}",
            f"{_FIRST}Surprise{_THEN}",
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
}

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


def _params(table: dict[str, list[Case]]) -> list[object]:
    return [
        pytest.param(*case, id=f"{kind}-{number}")
        for kind, cases in table.items()
        for number, case in enumerate(cases, 1)
    ]


@pytest.mark.parametrize(("bad", "good"), _params(SAFE))
def test_repaired_without_asking(bad: str, good: str) -> None:
    assert clean_texts({"case": bad}, Config(lm=False))["case"].text == good


@pytest.mark.parametrize(("bad", "good"), _params(SUGGESTED))
def test_repaired_with_suggestions(bad: str, good: str) -> None:
    assert clean_texts({"case": bad}, Config(lm=False, level=Safety.SUGGEST))["case"].text == good


@pytest.mark.parametrize(("bad", "piece"), _params(FLAGGED))
def test_reported(bad: str, piece: str) -> None:
    result = clean_texts({"case": bad}, Config(lm=False))["case"]
    start = bad.index(piece)
    assert result.text == bad
    assert any(change.span.start < start + len(piece) and change.span.end > start for change in result.log.changes)


GAPS = {
    "a nationality that is also a noun: without the person's office known, 'Egyptian' may be right": (
        "French President Emmanuel Macron and Egyptian Abdel Fattah el-Sisi met in Paris.",
        "French President Emmanuel Macron and Egyptian President Abdel Fattah el-Sisi met in Paris.",
    ),
    "a plural noun at the start of the sentence counts as a rival for the pronoun": (
        "Airstrikes hit the rebel fighters, which forced it to flee.",
        "Airstrikes hit the rebel fighters, which forced them to flee.",
    ),
    "'The speech Traore was ...' may go on as a relative clause": (
        "Colonel Traore took power in May. The speech Traore was broadcast twice.",
        "Colonel Traore took power in May. Traore's speech was broadcast twice.",
    ),
    "'although ... however' is not looked for": (
        "Although Iran rejects the accusations, however, the agency insists on inspections.",
        "Although Iran rejects the accusations, the agency insists on inspections.",
    ),
}


@pytest.mark.parametrize(
    ("bad", "good"),
    [pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason)) for reason, case in GAPS.items()],
)
def test_known_gaps(bad: str, good: str) -> None:
    assert clean_texts({"case": bad}, Config(lm=False, level=Safety.SUGGEST))["case"].text == good

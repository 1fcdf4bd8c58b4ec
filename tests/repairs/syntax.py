"""What is repaired when suggestions are taken too: who does what, whose it is, and in which order it is said."""

from __future__ import annotations

from tests.repairs import Case

SYNTAX: dict[str, list[Case]] = {
    "role swap": [
        (
            "Russia supports one side in Libya. Libya's capital is quiet. The Libya-backed Russian general left Libya.",
            "Russia supports one side in Libya. Libya's capital is quiet. The Russia-backed Libyan general left Libya.",
        ),
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
            "Libya's army said nothing. Haftar forces left the town, and Erdogan mercenaries took it.",
            "Libya's army said nothing. Haftar's forces left the town, and Erdogan's mercenaries took it.",
        ),
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
}

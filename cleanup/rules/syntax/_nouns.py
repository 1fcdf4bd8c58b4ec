"""Plural nouns of the news and how a verb or a noun is put into the other number; shared by the rules on agreement."""

from __future__ import annotations

PEOPLE = (
    "victims|militants|fighters|gunmen|soldiers|troops|rebels|mercenaries|terrorists|extremists|residents|families|citizens|civilians|"
    "refugees|migrants|settlers|demonstrators|protesters|protestors|prisoners|detainees|hostages|captives|officials|ministers|leaders|"
    "members|deputies|delegates|lawmakers|activists|journalists|lawyers|judges|doctors|nurses|workers|employees|teachers|students|pupils|women|"
    "children|men|tribes|clans|players|fans|pilgrims|worshippers|passengers|witnesses|patients|voters|candidates|experts|observers|"
    "analysts|smugglers|gangs|militias|factions|brigades|groups|people|boys|girls|farmers|inhabitants|persons|travellers|travelers"
)
"""Plurals of people and of groups of people, as alternatives of a pattern."""

THINGS = (
    "forces|talks|negotiations|clashes|prices|deaths|casualties|injuries|infections|sources|parties|countries|cities|areas|regions|"
    "villages|towns|elections|results|measures|sanctions|relations|tensions|attacks|strikes|raids|airstrikes|shells|missiles|rockets|"
    "drones|planes|warplanes|hospitals|schools|losses|exports|imports|revenues|operations|efforts|rights|demands|conditions|crimes|"
    "violations|statements|remarks|decisions|laws|amendments|documents|authorities|institutions|companies|banks|markets|shares|matches|"
    "weapons|mines|explosions|bombs|roads|houses|homes|buildings|vehicles|boats|ships|bodies|incidents|accusations|allegations|"
    "developments|activities|events|steps|threats|projects|agreements|vaccines|tents|reports|meetings|consultations|protests|"
    "demonstrations|floods|torrents|rains|storms|fires|camps|ports|borders|crossings|confrontations|battles|contracts|proposals|"
    "risks|dangers|fears|concerns|doubts|hopes|chances|consequences|repercussions|effects|causes|reasons|circumstances|challenges|"
    "obstacles|solutions|options|policies|plans|intentions|interests|ambitions|aspirations|differences|disputes|disagreements|"
    "pressures|supplies|reserves|taxes|wages|salaries|pensions|costs|crops|lands|ties|links|symptoms|tests|doses|rumours|rumors"
)
"""Plurals of things, as alternatives of a pattern."""

PLURAL = f"{PEOPLE}|{THINGS}"
"""Nouns that are never a singular."""

PLURAL_VERB = {"is": "are", "was": "were", "has": "have", "does": "do"}
"""The plural of each singular verb that the rules look at."""

SINGULAR_VERB = {"are": "is", "were": "was", "have": "has", "do": "does"}
"""The singular of each plural verb."""

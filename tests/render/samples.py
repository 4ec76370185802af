"""Digests to render: invented, of several countries and topics, and with everything odd in them."""

from datetime import UTC, date, datetime

from digest.model import (
    UNKNOWN_SOURCE,
    Counts,
    CrossReference,
    Digest,
    Entry,
    Label,
    Notice,
    Period,
    Quote,
    Reference,
    Section,
)

TOPICS = {
    "medtop:03000000": "Disaster",
    "medtop:04000000": "Economy",
    "medtop:16000000": "Conflict",
}
PERIOD = Period(
    start=datetime(2026, 11, 23, 6, tzinfo=UTC),
    end=datetime(2026, 11, 24, 6, tzinfo=UTC),
    zone="Europe/Vienna",
)


def country(code: str, name: str, role: str = "primary") -> Label:
    return Label(code=code, name=name, weight=0.9, role=role, evidence=(name,))  # type: ignore[arg-type] # a role


def topic(code: str) -> Label:
    return Label(code=code, name=TOPICS[code], weight=0.75, role="primary", evidence=("quake",))


def reference(
    number: int,
    source: str,
    *,
    title: str = "",
    url: str | None = None,
    published: str = "2026-11-23",
    language: str = "und",
) -> Reference:
    host = source.lower().replace(" ", "-")
    return Reference(
        id=f"{number:02x}".ljust(16, "0"),
        source=source,
        title=title,
        url=f"https://{host}.example/{number}" if url is None else url,
        published=published,
        language=language,
    )


def quote(text: str, article: Reference, *, start: int = 0) -> Quote:
    return Quote(
        text=text,
        article=article.id,
        source=article.source,
        published=article.published,
        start=start,
        end=start + len(text),
        language=article.language,
    )


def entry(number: int, headline: str, *quotes: Quote, **more: object) -> Entry:
    facts: dict[str, object] = {
        "id": f"{number:02x}".ljust(16, "0"),
        "headline": headline,
        "headline_derived": False,
        "label": headline,
        "summary": quotes,
    }
    return Entry(**{**facts, **more})  # type: ignore[arg-type] # keywords of an entry


def section(key: str, heading: str, *stories: Entry, **more: object) -> Section:
    kind = "topic" if key.startswith("medtop:") or key == "other" else "country"
    return Section(key=key, kind=kind, heading=heading, stories=stories, **more)  # type: ignore[arg-type] # keywords of a section


def landslide() -> Entry:
    indus = reference(1, "Indus Daily", title="Rescuers reach villages cut off by landslide")
    post = reference(2, "Northern Post", title="Highway stays closed at Dasu")
    desk, wire = reference(3, "Capital Desk"), reference(4, "Gulf Wire")
    return entry(
        101,
        "Rescuers reach villages cut off by Kohistan landslide",
        quote(
            "Rescuers on Monday reached two villages in Upper Kohistan that had been cut off "
            "since Sunday's landslide.",
            indus,
        ),
        quote("Nine people were still missing, the district office said.", indus, start=120),
        quote(
            "The Karakoram Highway will stay closed at Dasu until at least Thursday, the highway "
            "authority said.",
            post,
        ),
        articles=(indus, post, desk, wire),
        more=(reference(5, "Gulf Wire"), reference(6, "Muscat Post", url="")),
        state="update",
        countries=(country("PK", "Pakistan"),),
        topics=(topic("medtop:03000000"),),
    )


def border_office() -> Entry:
    capital, tehran = reference(11, "Capital Desk"), reference(12, "Tehran Courier")
    return entry(
        102,
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
        countries=(country("PK", "Pakistan"), country("IR", "Iran", "also")),
        topics=(topic("medtop:16000000"),),
    )


def without_url() -> Entry:
    article = Reference(
        id="rate-7",
        source="Karachi Ledger",
        title="Central bank holds rate at 10.5 percent",
        url="",
        published="2025-11-23T22:30:00+00:00",
    )
    return entry(
        103,
        "Central bank holds rate at 10.5 percent",
        quote(
            "The State Bank left its policy rate at 10.5 percent, citing food prices after the "
            "autumn floods & a weak rupee (_see_ 1. of its *notes*).",
            article,
        ),
        articles=(article,),
        state="running",
    )


def single_sentence() -> Entry:
    article = Reference(
        id="c100000000000000",
        source=UNKNOWN_SOURCE,
        title="",
        url="",
        published="2026-11",
    )
    text = "Wheat stocks will last until the spring, the food ministry said on Monday."
    return entry(104, "", quote(text, article), articles=(article,), label="Wheat stocks will last")


def derived() -> Entry:
    article = reference(
        31, UNKNOWN_SOURCE, url="https://www.kerman.example/quake?id=5&lang=en#top(1)"
    )
    return entry(
        105,
        "A magnitude 5.1 earthquake shook Ravar in Kerman province before dawn on Tuesday",
        quote("The quake damaged some 60 houses, mostly of mud brick.", article, start=90),
        articles=(article,),
        headline_derived=True,
    )


def title_only() -> Entry:
    article = reference(41, "Tehran Courier", title="Bus fares rise in Isfahan")
    return entry(106, "Bus fares rise in Isfahan", articles=(article,))


def arabic() -> Entry:
    article = reference(51, "صحيفة المرفأ", url="https://مثال.إختبار/أخبار/7?س=1")
    return entry(
        107,
        "افتتاح مكتب حدودي مشترك عند معبر تفتان",
        quote("افتتحت باكستان وإيران يوم الاثنين مكتبا مشتركا عند معبر تفتان.", article),
        articles=(article,),
    )


def digest(**more: object) -> Digest:
    """Return a digest of two countries, with everything that an edition can hold."""
    facts: dict[str, object] = {
        "edition": "world",
        "day": date(2026, 11, 24),
        "title": "World briefing",
        "period": PERIOD,
        "counts": Counts(
            read=38,
            included=30,
            duplicate=4,
            held_back=1,
            refused=2,
            deferred=1,
            stories=7,
            sources=8,
            countries=2,
            words=460,
            updates=1,
            running=1,
        ),
        "sections": (_pakistan(), _iran()),
        "notices": (
            Notice(kind="refused", text="0371.txt: empty"),
            Notice(kind="refused", text="0388.txt: only a cookie notice"),
            Notice(kind="deferred", text="0402.txt: was still being written"),
        ),
    }
    return Digest(**{**facts, **more})  # type: ignore[arg-type] # keywords of a digest


def _pakistan() -> Section:
    return section(
        "PK",
        "Pakistan",
        sections=(
            section("medtop:03000000", "Disaster", landslide()),
            section("medtop:16000000", "Conflict", border_office()),
            section("medtop:04000000", "Economy", without_url(), single_sentence()),
        ),
    )


def _iran() -> Section:
    pointer = CrossReference(
        story=border_office().id,
        headline="Pakistan and Iran open joint border office at Taftan",
        see=("Pakistan", "Conflict"),
    )
    return section(
        "IR",
        "Iran",
        sections=(
            section("medtop:03000000", "Disaster", derived()),
            section("medtop:04000000", "Economy", title_only(), arabic()),
        ),
        cross_references=(pointer,),
    )


def large(stories: int, *, countries: int = 20) -> Digest:
    """Return a digest of many stories, each of two sentences from two sources."""
    sections = tuple(
        section(
            f"C{number}",
            f"Country {number}",
            sections=tuple(
                section(code, name, *(_filler(n) for n in numbers))
                for place, (code, name) in enumerate(TOPICS.items())
                if (numbers := range(number + place * countries, stories, countries * len(TOPICS)))
            ),
        )
        for number in range(min(countries, stories))
    )
    return digest(
        sections=sections,
        counts=Counts(read=2 * stories, included=2 * stories, stories=stories, words=60 * stories),
        notices=(),
    )


def _filler(number: int) -> Entry:
    first = reference(2 * number, f"Daily {number % 40}")
    second = reference(2 * number + 1, f"Evening {number % 30}")
    return entry(
        number,
        f"The council of district {number} votes to rebuild the bridge after the flood",
        quote(
            f"The council of district {number} voted on Monday to rebuild the old bridge that the "
            "flood of last spring had carried away, with money from the national fund.",
            first,
        ),
        quote(
            "Work is to begin in March, when the water is low, and to last until the end of next "
            f"year, the engineer in charge of lot {number} told reporters at the river.",
            second,
        ),
        articles=(first, second, reference(3 * number, f"Wire {number % 7}")),
        countries=(country("PK", "Pakistan"), country("IR", "Iran", "also")),
        topics=(topic("medtop:03000000"),),
    )

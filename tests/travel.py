"""Time travel: runs at chosen instants on a state of their own, and what became of the articles."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digest.config import Config, EditionConfig, SourceConfig
from digest.model import Digest
from digest.render import from_json
from digest.run import Outcome, Plan, run
from digest.store import open_state

TOWNS = "Aleppo Bergen Cusco Dakar Essen Fargo Genoa Hanoi Izmir Jaipur Kyoto Lagos Malmo".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """A folder of news, its configuration and its state."""

    folder: Path
    config: Config
    db: sqlite3.Connection

    def write(self, name: str, text: str = "", *, date: str = "") -> None:
        """Put an article into the folder; its text is its own."""
        number = sum(map(ord, name))
        town = TOWNS[number % len(TOWNS)]
        body = text or (
            f"The council of {town} {name} voted on Monday for {number} new buses.\n\n"
            f"Drivers in {town} {name} asked for {number * 7} more stops, the mayor said."
        )
        path = self.folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f" date {date} {body}" if date else body, encoding="utf-8")

    def run(self, now: datetime, **options: object) -> Outcome:
        """Run at an instant."""
        plan = Plan(config=self.config, editions=self.config.editions, **options)  # type: ignore[arg-type]  # as given
        return run(plan, db=self.db, now=now)

    def configured(self, **changes: object) -> "Traveller":
        """Return the same traveller with another configuration."""
        return replace(self, config=replace(self.config, **changes))  # type: ignore[arg-type]  # as given

    def digests(self) -> list[Digest]:
        """Return the digests of arrivals in the order in which they were made."""
        rows = self.db.execute("SELECT body FROM digest WHERE kind = 'arrival' ORDER BY id")
        return [from_json(body) for (body,) in rows]

    def placed(self) -> dict[str, str]:
        """Return the digest that each article is in, by the name of its file."""
        rows = self.db.execute(
            "SELECT place, day || iif(number > 1, '-' || number, '') FROM placement "
            "JOIN digest ON digest.id = placement.digest "
            "JOIN article ON article.id = placement.article"
        )
        return {Path(place).stem: name for place, name in rows}


@contextmanager
def traveller(folder: Path, *, zone: str = "UTC", **edition: object) -> Iterator[Traveller]:
    """Give a traveller with an empty folder and state."""
    news = folder / "news"
    news.mkdir(parents=True, exist_ok=True)
    config = Config(
        timezone=zone,
        output=str(folder / "output"),
        sources=(SourceConfig(path=str(news)),),
        editions=(EditionConfig(**{"formats": ("json",), **edition}),),  # type: ignore[arg-type]  # as given
    )
    with open_state(folder / "state") as db:
        db.execute("PRAGMA synchronous = OFF")
        yield Traveller(folder=news, config=config, db=db)

"""Events for programs: one JSON object a line on standard error, in place of lines for people."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from digest import __version__
from digest.errors import DigestError

if TYPE_CHECKING:
    from digest.ledger import Account
    from digest.model import Article, Refusal
    from digest.run import Outcome

_INTERRUPTED = 130
LOG_JSON = click.option(
    "--log-json",
    is_flag=True,
    help="One JSON object a line on standard error in place of other lines; see docs/cli.md.",
)


class Events:
    """What happened, told as it happens; nothing is told if it is not ``on``."""

    def __init__(self, *, on: bool) -> None:
        """Begin without an end: its sums come with ``account``."""
        self.on = on
        self.sums: Mapping[str, int] = {}

    def tell(self, event: str, **fields: object) -> None:
        """Tell an event."""
        if self.on:
            line = json.dumps({"event": event, **fields}, ensure_ascii=False)
            click.echo(line, err=True)

    def read(self, articles: "Sequence[Article]", refusals: "Sequence[Refusal]") -> None:
        """Tell what each source gave, and which inputs were refused."""
        self.sources(Counter(article.source for article in articles))
        self.refused(refusals)

    def sources(self, numbers: Mapping[str, int]) -> None:
        """Tell how many articles were read of each source."""
        for source, number in sorted(numbers.items()):
            self.tell("source", source=source, articles=number)

    def refused(self, refusals: "Sequence[Refusal]") -> None:
        """Tell which inputs were refused, and why."""
        for refusal in refusals:
            self.tell("refused", input=refusal.name, reason=refusal.reason)

    def account(self, account: "Account") -> None:
        """Keep the sums for the end."""
        self.sums = account.counts

    def errors(self, errors: Sequence[DigestError]) -> None:
        """Tell what went wrong without ending the run."""
        for error in errors:
            self.tell("error", error=str(error), exit=error.exit_status)

    def outcome(self, outcome: "Outcome") -> None:
        """Tell what a run did."""
        self.sources(dict(outcome.sources))
        self.refused(outcome.refusals)
        for own, account in zip(outcome.published, outcome.accounts, strict=True):
            counts = account.counts
            if own.digest:
                self.tell(
                    "published",
                    edition=own.edition,
                    digest=own.digest.name,
                    preview=bool(own.preview),
                    stories=own.digest.counts.stories,
                    words=own.digest.counts.words,
                    **{name: counts[name] for name in ("included", "duplicate", "held_back")},
                    deferred=counts["deferred"],
                )
            elif own.note:
                self.tell("waiting", edition=own.edition, note=own.note)
        if outcome.sent:
            self.tell("sent", messages=outcome.sent)
        self.errors(outcome.errors)
        self.account(outcome.account)


@contextmanager
def events(command: str, *, on: bool, clock: Callable[[], float] = time.time) -> Iterator[Events]:
    """Give what tells the events of a command; its start and its end are told in any case.

    An error that ends the command is told as an event, not as a line; the status stays.

    Args:
        command: its name.
        on: whether anything is told.
        clock: returns the time in seconds since 1970.
    """
    told, began = Events(on=on), clock()
    told.tell("start", time=_instant(began), version=__version__, command=command)
    status = 1
    try:
        yield told
        status = 0
    except DigestError as error:
        status = error.exit_status
        if not on:
            raise
        told.tell("error", error=str(error), exit=status)
        raise click.exceptions.Exit(status) from error
    except click.exceptions.Exit as ended:
        status = ended.exit_code
        raise
    except KeyboardInterrupt:
        status = _INTERRUPTED
        raise
    except SystemExit as ended:
        status = _status_of(ended)
        raise
    finally:
        now = clock()
        seconds = round(now - began, 3)
        told.tell("end", time=_instant(now), seconds=seconds, exit=status, **told.sums)


def _status_of(ended: SystemExit) -> int:
    code: Any = ended.code
    return code if isinstance(code, int) else 1


def _instant(seconds: float) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")

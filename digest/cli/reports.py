"""What a command tells: lines for a person, the report for a program."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from datetime import datetime

    from digest.collect import Collected
    from digest.ledger import Account
    from digest.model import Refusal
    from digest.run import Outcome

_MOST_NAMED = 20


def tell_refusals(refusals: "Sequence[Refusal]") -> None:
    """Name refused inputs on standard error, with the reasons."""
    for refusal in refusals[:_MOST_NAMED]:
        click.echo(f"digest: refused {refusal.name}: {refusal.reason}", err=True)
    if len(refusals) > _MOST_NAMED:
        more = len(refusals) - _MOST_NAMED
        click.echo(f"digest: refused {more} more inputs; --report FILE names them all", err=True)


def write_report(path: str, report: dict[str, Any]) -> None:
    """Write a report as JSON; ``-`` is standard output.

    Raises:
        OutputError: it cannot be written.
    """
    import json
    from pathlib import Path

    from digest.output import output_error, write_file

    text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    if path == "-":
        click.echo(text, nl=False)
        return
    if os.path.lexists(path) and not Path(path).is_file():
        # A device or pipe is written to, never replaced.
        try:
            Path(path).write_text(text, encoding="utf-8")
        except OSError as error:
            raise output_error(path, error) from error
        return
    write_file(Path(path), text.encode())


def inspection_account(collected: "Collected") -> "Account":
    """Return the accounting of a command that keeps no state: all is included, or is named."""
    from digest.ledger import Account, Line
    from digest.model import Article, Refusal

    lines = tuple(
        Line(input=item.name, article=item.id, status="included")
        if isinstance(item, Article)
        else Line(
            input=item.name,
            status="refused" if isinstance(item, Refusal) else "deferred",
            reason=item.reason,
        )
        for item in collected.found
    )
    return Account(lines=lines)


def inspection_report(collected: "Collected") -> dict[str, Any]:
    """Return the report of a command that keeps no state."""
    account = inspection_account(collected)
    return {
        "schema": 1,
        **_account(account),
        "items": _items(account),
        "errors": [str(error) for error in collected.errors],
    }


def run_report(outcome: "Outcome", *, now: "datetime", status: int) -> dict[str, Any]:
    """Return the report of a run: its accounting, that of each edition, and where inputs went."""
    total = outcome.account
    return {
        "schema": 1,
        "now": now.isoformat(),
        **_account(total),
        "editions": [
            {
                "edition": own.edition,
                "digest": own.digest.name if own.digest and not own.preview else None,
                "stories": own.digest.counts.stories if own.digest else 0,
                **_account(account),
                "note": own.note,
            }
            for own, account in zip(outcome.published, outcome.accounts, strict=True)
        ],
        "items": _items(total),
        "sent": outcome.sent,
        "errors": [str(error) for error in outcome.errors],
        "exit": status,
    }


def is_watched() -> bool:
    """Return whether a person sits at the terminal."""
    return sys.stdout.isatty() or sys.stderr.isatty()


def _account(account: "Account") -> dict[str, Any]:
    return {**account.counts, "carried": account.carried, "reasons": account.reasons}


def _items(account: "Account") -> list[dict[str, str]]:
    return [
        {
            "input": line.input,
            "article": line.article,
            "status": line.status,
            "reason": line.reason,
        }
        for line in account.lines
    ]

"""Correct: the lines of the next digest that put right what an earlier one printed wrong."""

import sqlite3
from datetime import date

from digest.decisions import Decisions, Fix, correct, find_printed, in_force
from digest.model import Notice
from digest.render import from_json
from digest.store.articles import load_articles
from digest.store.printed import digest_of, digests_from

# Digests of the day of a decision and later: one of them has said it, if there are so many.
_MOST_LATER = 3


def corrections(
    db: sqlite3.Connection, edition: str, decisions: Decisions, *, day: date
) -> tuple[Notice, ...]:
    """Return a line for each decision about what a digest of the edition printed wrong, once.

    The first digest after a decision has its line; what the mistake was printed in is frozen.

    Args:
        db: the state.
        edition: its name.
        decisions: all that are in force.
        day: of the digest that is being made.
    """
    found = [_correction(db, edition, fix, day) for fix in in_force(decisions.fixes)]
    return tuple(dict.fromkeys(notice for notice in found if notice))


def _correction(db: sqlite3.Connection, edition: str, fix: Fix, day: date) -> Notice | None:
    frozen = digest_of(db, edition, fix.article)
    if frozen is None or fix.day > day:
        return None
    later = digests_from(db, edition, fix.day, most=_MOST_LATER)
    if any(own.day > fix.day for own in later):
        return None
    (article,) = load_articles(db, [fix.article])
    printed = find_printed(from_json(frozen.body), article.public_id)
    notice = correct(fix, printed) if printed else None
    said = {own for digest in later for own in from_json(digest.body).notices}
    return None if notice in said else notice

"""Rebuild: the frozen digest of any past day rendered again, to the same bytes."""

import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from digest.config import EditionConfig
from digest.errors import InputError, UsageError
from digest.model import Digest, Document
from digest.output import document_path, write_file
from digest.publish import template_dirs
from digest.render import from_json, render
from digest.store.damage import DamagedError
from digest.store.digests import Frozen, find_frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild did.

    Attributes:
        written: files that were missing or altered and are whole now.
        same: how many documents came out as they were published.
        differing: files whose document would be other bytes today; the published ones were kept.
    """

    written: tuple[Path, ...] = ()
    same: int = 0
    differing: tuple[Path, ...] = ()


def frozen_digest(db: sqlite3.Connection, edition: str, day: str) -> tuple[Frozen, Digest]:
    """Return what the state has of a digest, and the digest.

    Args:
        db: the state.
        edition: the name of the edition.
        day: ``YYYY-MM-DD``, with ``-2`` and up for an extra digest; "" for the latest.

    Raises:
        UsageError: there is none.
        DamagedError: it cannot be read.
    """
    frozen = find_frozen(db, edition, day)
    if frozen is None:
        raise UsageError(f"the edition {edition!r} has no digest{f' of {day}' if day else ''}")
    try:
        return frozen, from_json(frozen.body)
    except InputError as error:
        raise DamagedError(f"the digest of {frozen.name} cannot be read") from error


def rebuild(
    db: sqlite3.Connection,
    edition: EditionConfig,
    *,
    day: str,
    output: Path,
    sender: str,
) -> Rebuilt:
    """Render a digest again, compare it with what was published, write what is missing.

    Documents that the retention took away are made anew in the edition's formats.

    Args:
        db: the state.
        edition: its configuration.
        day: as in :func:`frozen_digest`.
        output: the folder of the digests.
        sender: who messages are from.

    Raises:
        UsageError: there is no such digest.
        OutputError: a file cannot be written.
    """
    frozen, digest = frozen_digest(db, edition.name, day)
    formats = tuple(frozen.sums) or edition.formats
    written, differing, same = [], [], 0
    dirs = template_dirs(edition)
    for document in render(digest, formats=formats, sender=sender, template_dirs=dirs):
        path = document_path(output, edition.name, frozen.name, document.format)
        if document.format in frozen.sums and frozen.sums[document.format] != _sum(document.body):
            differing.append(path)
            continue
        same += document.format in frozen.sums
        if not _holds(path, document):
            write_file(path, document.body)
            written.append(path)
    return Rebuilt(written=tuple(written), same=same, differing=tuple(differing))


def _sum(body: bytes) -> str:
    return sha256(body).hexdigest()


def _holds(path: Path, document: Document) -> bool:
    try:
        return path.read_bytes() == document.body
    except OSError:
        return False

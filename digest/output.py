"""Output files: whole or absent, written again from the state when missing or altered."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from digest.config import FORMATS
from digest.errors import DiskFullError, OutputError
from digest.model import Document
from digest.store.digests import StoredDocument, document_body, stored_documents


def write_file(path: Path, body: bytes) -> None:
    """Write ``body`` to ``path`` so that the file is whole or absent at any moment.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, body)
    except OSError as error:
        raise output_error(str(path), error) from error


def output_error(name: str, error: OSError) -> OutputError:
    """Return the error to raise where ``name`` cannot be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    reason = (error.strerror or str(error)).lower()
    return (DiskFullError if full else OutputError)(f"{name}: {reason}")


def write_preview(output: Path, edition: str, documents: Sequence[Document]) -> list[Path]:
    """Write the documents of a digest that is only looked at; return their paths."""
    paths = []
    for document in documents:
        path = output / edition / f"preview.{document.format}"
        if not _holds(path, sha256(document.body).hexdigest()):
            write_file(path, document.body)
        paths.append(path)
    return paths


def drop_preview(output: Path, edition: str) -> None:
    """Remove the preview of an edition that has been published since: it would show an old state.

    Raises:
        OutputError: it cannot be removed.
    """
    for format_ in FORMATS:
        path = output / edition / f"preview.{format_}"
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise output_error(str(path), error) from error


def restore_documents(db: sqlite3.Connection, output: Path) -> list[Path]:
    """Write every published document that is missing or altered in ``output``; return their paths.

    Raises:
        OutputError: one cannot be written.
    """
    written = []
    for path, document in sorted(_places(stored_documents(db)).items()):
        target = output / path
        if not _holds(target, document.sha256):
            write_file(target, document_body(db, document))
            written.append(target)
    return written


def document_path(output: Path, edition: str, name: str, format_: str) -> Path:
    """Return where a published document stands."""
    return output / edition / f"{name}.{format_}"


def _places(documents: Sequence[StoredDocument]) -> dict[str, StoredDocument]:
    """Return what belongs into each file, by its path below the output folder.

    Arrivals own the plain name of a day, a dated digest of the same day gets ``-dated``. The
    copies named latest are of the newest arrivals, of the newest dated digest if there are none.
    """
    places: dict[str, StoredDocument] = {}
    latest: dict[str, StoredDocument] = {}
    for document in sorted(documents, key=_series_order):
        path = f"{document.edition}/{document.name}.{document.format}"
        if path in places and document.kind == "dated":
            path = f"{document.edition}/{document.name}-dated.{document.format}"
        places[path] = document
        copy = f"{document.edition}/latest.{document.format}"
        if copy not in latest or latest[copy].kind == document.kind:
            latest[copy] = document
    return {**places, **latest}


def _series_order(document: StoredDocument) -> tuple[bool, str, int]:
    """Return the order of digests: arrivals as they were made, whatever day the clock told."""
    dated = document.kind == "dated"
    return dated, document.day.isoformat() if dated else "", document.digest


def _holds(path: Path, digest_sum: str) -> bool:
    try:
        return sha256(path.read_bytes()).hexdigest() == digest_sum
    except OSError:
        return False


def _replace(path: Path, body: bytes) -> None:
    # The umask applies: mkstemp alone would make the file private.
    mask = os.umask(0)
    os.umask(mask)
    start = f".digest-{path.name}-"
    _drop_left_over(path.parent, start)
    descriptor, temporary = tempfile.mkstemp(
        dir=path.parent, prefix=f"{start}{os.getpid()}-", suffix=".tmp"
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, 0o666 & ~mask)
            file.write(body)
            file.flush()
            os.fsync(descriptor)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _drop_left_over(folder: Path, start: str) -> None:
    """Remove what runs that were killed left of a file; it is written anew now."""
    for entry in os.scandir(folder):
        if not (entry.name.startswith(start) and entry.name.endswith(".tmp")):
            continue
        process = entry.name.removeprefix(start).partition("-")[0]
        if not (process.isdigit() and _is_alive(int(process))):
            Path(entry.path).unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

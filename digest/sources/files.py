"""Files as inputs: single files, folders with all that is below them, globs, standard input."""

import errno
import glob
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from digest.errors import SourceError
from digest.model import Raw, Refusal
from digest.text import one_line

LARGEST = 64 * 1024 * 1024
_HIDDEN = (".", "~")
_UNFINISHED = (".tmp", ".part", ".swp", "~")
# So many bytes are read at least, where a file may hold more than it says.
_PIECE = 4_096
# A file changed less than this many seconds ago may still be written.
_QUIET = 60
_DOCUMENT = re.compile(r"(?:\d{4}-\d\d-\d\d(?:-\d+|-dated)?|latest|preview)\.\w+", re.ASCII)
WRITING = f"changed less than {_QUIET} s before: it may still be written"
CHANGED = "changed while it was read: it may still be written"
GONE = "gone before it could be read"
OWN_PLACE = "a place of digest's own, which is never read"
NOT_READ = "the deadline of the run was over before it could be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral:
    """An input that this run did not take, and why; the next one will."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRaw(Raw):
    """What a file holds.

    Attributes:
        modified: when it was last changed, in UTC.
    """

    modified: datetime


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSource:
    """A file, a folder or a glob.

    Attributes:
        path: as given; a relative one is resolved against ``base``.
        base: the folder that a relative path starts from, "" for the current one.
        name: the source's stated name, "" for none.
        language: the language of its articles, "" for unknown.
        exclude: absolute paths without links that are never read, such as the output folder: left
            out below a folder and of a glob, refused by name as the path itself.
        by_folder: name the source of an article after the first folder below the path;
            otherwise after the folder itself.
        now: seconds since 1970; files changed just before are deferred. None takes all files.
        over: whether there is no time left; what is not read then is deferred.
    """

    path: str
    base: str = ""
    name: str = ""
    language: str = ""
    exclude: tuple[str, ...] = ()
    by_folder: bool = True
    now: float | None = None
    over: Callable[[], bool] = _never

    def read(self) -> Iterator[Raw | Refusal | Deferral]:
        """Yield every input in the order of its path; what cannot be read as a refusal.

        Raises:
            SourceError: the path is not there.
        """
        for top in self._tops():
            if self._is_own(top):
                yield Refusal(name=shown(top), reason=OWN_PLACE)
            elif _is_folder(top):
                for path in _walk(top, self.exclude):
                    place = path.relative_to(top)
                    yield self._read_file(path, self.name or self._folder_name(top, place), place)
            else:
                name = self.name or ("" if self.by_folder else top.parent.name)
                yield self._read_file(top, name, Path(top.name))

    def _tops(self) -> list[Path]:
        path = Path(self.base, os.path.expanduser(self.path))  # noqa: PTH111 - Path fails for ~nobody
        if may_stand(path):
            return [path]
        if glob.has_magic(self.path):
            # A slash at the end, which a Path forgets, asks for folders only.
            pattern = str(path) + ("/" if self.path.endswith("/") else "")
            found = sorted(glob.glob(pattern, recursive=True), key=os.fsencode)
            if found or _fixed_part(path).is_dir():
                return [match for match in map(Path, found) if not self._is_own(match)]
        raise SourceError(f"{shown(path)}: no such file or folder")

    def _is_own(self, top: Path) -> bool:
        if not self.exclude:
            return False
        real = Path(os.path.realpath(top))
        # A document stands in the folder of its edition, in the output.
        edition_of = real.parent.parent if _DOCUMENT.fullmatch(real.name) else real
        return str(real) in self.exclude or str(edition_of) in self.exclude

    def _folder_name(self, top: Path, place: Path) -> str:
        if not self.by_folder:
            return top.resolve().name
        return shown(Path(place.parts[0])) if len(place.parts) > 1 else ""

    def _read_file(self, path: Path, source: str, place: Path) -> Raw | Refusal | Deferral:
        if self.over():
            return Deferral(name=shown(path), reason=NOT_READ)
        try:
            body, modified = _read_regular(path)
        except BlockingIOError:
            return Deferral(name=shown(path), reason=CHANGED)
        except OSError as error:
            if not may_stand(path):
                return Deferral(name=shown(path), reason=GONE)
            return Refusal(name=shown(path), reason=(error.strerror or str(error)).lower())
        # A time in the future says nothing: such a file would never be taken.
        if self.now is not None and 0 <= self.now - modified < _QUIET:
            return Deferral(name=shown(path), reason=WRITING)
        return FileRaw(
            name=shown(path),
            source=source,
            body=body,
            language=self.language,
            place=shown(place),
            modified=_instant(modified),
        )


def read_stdin() -> Raw:
    """Return what standard input holds, up to the limit of a file."""
    return Raw(name="-", body=sys.stdin.buffer.read(LARGEST))


def may_stand(path: str | Path) -> bool:
    """Return whether something is at ``path``, or may be: reading it then tells the trouble."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def shown(path: Path) -> str:
    """Return a path as text that is safe to print, whatever bytes its name holds."""
    return one_line(os.fsencode(path).decode("utf-8", "replace"), limit=4_000)


def _fixed_part(path: Path) -> Path:
    parts: list[str] = []
    for part in path.parts:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)


def _is_folder(path: "Path | os.DirEntry[str]") -> bool:
    try:
        return path.is_dir()
    except OSError:
        # Reading it as a file names the trouble, such as a link to itself.
        return False


def _walk(top: Path, exclude: tuple[str, ...]) -> Iterator[Path]:
    """Yield all files below a folder, sorted; each folder once, even through links.

    A folder that cannot be listed is yielded too: reading it as a file names the trouble.
    """
    visited: set[tuple[int, int]] = set()
    # No recursion: folders may be nested deeper than calls.
    waiting = [(top, True)]
    while waiting:
        path, is_folder = waiting.pop()
        entries = _entries(path, visited) if is_folder else None
        if entries is None:
            yield path
            continue
        folder = os.path.realpath(path) if exclude else ""
        waiting += [
            (path / entry.name, _is_folder(entry))
            for entry in entries
            if not (exclude and _real_path(entry, folder) in exclude)
        ]


def _real_path(entry: "os.DirEntry[str]", folder: str) -> str:
    """Return the path without links of an entry of a folder that is told without links."""
    try:
        linked = entry.is_symlink()
    except OSError:
        linked = True
    return os.path.realpath(entry.path) if linked else os.path.join(folder, entry.name)


def _entries(folder: Path, visited: set[tuple[int, int]]) -> "Sequence[os.DirEntry[str]] | None":
    """Return what is to be read in a folder, the last first; None if it cannot be listed."""
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in visited:
            return ()
        visited.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as entries:
            return sorted(filter(_is_input, entries), key=_entry_name, reverse=True)
    except OSError:
        return None


def _is_input(entry: "os.DirEntry[str]") -> bool:
    return not (entry.name.startswith(_HIDDEN) or entry.name.endswith(_UNFINISHED))


def _entry_name(entry: "os.DirEntry[str]") -> bytes:
    return os.fsencode(entry.name)


def _instant(seconds: float) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _read_regular(path: Path) -> tuple[bytes, float]:
    """Return what a file holds, and when it was last changed, in seconds since 1970.

    Raises:
        BlockingIOError: it changed while it was read, so that half of it may be of another text.
        OSError: it cannot be read.
    """
    # O_NONBLOCK: opening a pipe that nobody writes to must not wait.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EACCES, "folder cannot be listed")
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        if status.st_size > LARGEST:
            raise OSError(errno.EFBIG, f"larger than {LARGEST // 1024 // 1024} MB")
        body = _read_all(descriptor, status.st_size)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if len(body) > LARGEST or _state_of(after) != _state_of(status):
        raise BlockingIOError(errno.EAGAIN, "changed meanwhile")
    return body, status.st_mtime


def _read_all(descriptor: int, size: int) -> bytes:
    """Return what an open file holds, ``size`` bytes as it says itself.

    One that grows all the time is not read to its end.
    """
    parts = [os.read(descriptor, size + 1)]
    held = len(parts[0])
    # Some files say less than they hold, and some disks give less at once than is asked for.
    while held <= LARGEST and (further := os.read(descriptor, max(_PIECE, held))):
        parts.append(further)
        held += len(further)
    return b"".join(parts)


def _state_of(status: os.stat_result) -> tuple[int, int]:
    return status.st_mtime_ns, status.st_size

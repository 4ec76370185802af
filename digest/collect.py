"""Collect: read every source and extract its articles; trouble is kept by name, nothing stops."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from digest.config import Config
from digest.errors import SourceError
from digest.extract import extract
from digest.model import Article, Raw, Refusal
from digest.sources import FileSource, read_stdin

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What the sources gave, in their order, and which of them could not be read."""

    found: tuple[Article | Refusal, ...]
    errors: tuple[SourceError, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles."""
        return tuple(item for item in self.found if isinstance(item, Article))


def silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def collect(
    paths: Sequence[str],
    config: Config,
    *,
    seen: datetime,
    exclude: Sequence[str] = (),
    progress: Progress = silent,
) -> Collected:
    """Return what ``paths`` hold, or what the configured sources hold if there are none.

    Args:
        paths: files, folders, globs, ``-`` for standard input.
        config: names the sources.
        seen: now, aware.
        exclude: absolute paths that are never read, such as the output folder.
        progress: is told of every hundredth input.
    """
    found: list[Article | Refusal] = []
    errors: list[SourceError] = []
    for read in _sources(paths, config, tuple(exclude)):
        try:
            for raw in read():
                found.extend((raw,) if isinstance(raw, Refusal) else extract(raw, seen=seen))
                if len(found) % 100 == 0:
                    progress("reading", len(found), 0)
        except SourceError as error:
            errors.append(error)
    return Collected(found=tuple(found), errors=tuple(errors))


def _sources(
    paths: Sequence[str], config: Config, exclude: tuple[str, ...]
) -> Iterator[Callable[[], Iterator[Raw | Refusal]]]:
    for path in paths:
        yield _stdin if path == "-" else FileSource(path=path, exclude=exclude).read
    for source in () if paths else config.sources:
        yield FileSource(
            path=source.path,
            base=config.base,
            name=source.name,
            language=source.language,
            exclude=exclude,
            by_folder=False,
        ).read


def _stdin() -> Iterator[Raw | Refusal]:
    yield read_stdin()

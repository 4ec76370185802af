"""Collect: read every source and extract its articles; trouble is kept by name, nothing stops."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from digest.config import Config
from digest.errors import SourceError
from digest.extract import extract
from digest.limits import ITEM_SECONDS, READING, Spent, TimeUpError, cpu_limit, unlimited
from digest.model import Article, Raw, Refusal
from digest.sources import Deferral, FileRaw, FileSource, read_stdin

Progress = Callable[[str, int, int], None]
TOO_LONG = "takes too long to read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What the sources gave, in their order, and which of them could not be read.

    Attributes:
        found: articles, and inputs that were refused or deferred.
        errors: one for each source that could not be read.
        failed: the messages of these errors, by configured source.
        modified: when the file of an article without a date was last changed, by the article's
            name.
    """

    found: tuple[Article | Refusal | Deferral, ...]
    errors: tuple[SourceError, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    modified: Mapping[str, datetime] = field(default_factory=dict)

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
    spent: Spent = unlimited,
) -> Collected:
    """Return what ``paths`` hold, or what the configured sources hold if there are none.

    Args:
        paths: files, folders, globs, ``-`` for standard input.
        config: names the sources.
        seen: now, aware.
        exclude: absolute paths that are never read, such as the output folder.
        progress: is told of every hundredth input.
        spent: of the run's deadline; what is not read at ``READING`` is deferred by name.
    """
    found: list[Article | Refusal | Deferral] = []
    errors: dict[str, SourceError] = {}
    modified: dict[str, datetime] = {}
    for name, read in _sources(paths, config, tuple(exclude), seen, lambda: spent() >= READING):
        try:
            for raw in read():
                items = _extract(raw, seen) if isinstance(raw, Raw) else (raw,)
                found.extend(items)
                if isinstance(raw, FileRaw):
                    modified |= {item.name: raw.modified for item in items if _undated(item)}
                if len(found) % 100 == 0:
                    progress("reading", len(found), 0)
        except SourceError as error:
            errors[name] = error
    return Collected(
        found=tuple(found),
        errors=tuple(errors.values()),
        failed={name: str(error) for name, error in errors.items()},
        modified=modified,
    )


def _extract(raw: Raw, seen: datetime) -> Sequence[Article | Refusal | Deferral]:
    try:
        # A dump holds many articles: a second more for each 50 KB, ten times what it takes.
        with cpu_limit(ITEM_SECONDS + len(raw.body) / 50_000):
            return tuple(extract(raw, seen=seen))
    except TimeUpError:
        return (Deferral(name=raw.name, reason=TOO_LONG),)


def _undated(item: Article | Refusal | Deferral) -> bool:
    return isinstance(item, Article) and not item.published


def _sources(
    paths: Sequence[str],
    config: Config,
    exclude: tuple[str, ...],
    seen: datetime,
    over: Callable[[], bool],
) -> Iterator[tuple[str, Callable[[], Iterator[Raw | Refusal | Deferral]]]]:
    for path in paths:
        if path == "-":
            yield path, _stdin
        else:
            yield path, FileSource(path=path, exclude=exclude, over=over).read
    for source in () if paths else config.sources:
        yield (
            source_name(source.name, source.path),
            FileSource(
                path=source.path,
                base=config.base,
                name=source.name,
                language=source.language,
                exclude=exclude,
                by_folder=False,
                now=seen.timestamp(),
                over=over,
            ).read,
        )


def source_name(name: str, path: str) -> str:
    """Return how messages name a configured source: by its name, else by its path."""
    return name or path


def _stdin() -> Iterator[Raw | Refusal | Deferral]:
    yield read_stdin()

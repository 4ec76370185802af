"""Commands that decide what the state keeps: forget, purge."""

import click

from digest.cli import options
from digest.cli.options import Choices, read_config, state_folder
from digest.cli.values import parse_length
from digest.errors import UsageError

_SHARED = options.shared(options.CONFIG, options.STATE)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@_SHARED
def forget(ids: tuple[str, ...], config: str | None, state: str | None) -> None:
    """Retract the articles ID: no later digest has them. Published digests stay as they are.

    \b
    Example:
      digest forget 1f0c9a7be2d45a60
    """
    from datetime import UTC, datetime

    from digest.store import Lock, open_state
    from digest.store.articles import find_articles
    from digest.store.database import transaction
    from digest.store.retention import forget as forget_articles

    folder = state_folder(read_config(config, Choices(state=state)))
    with Lock(folder), open_state(folder) as db, transaction(db):
        found = [article.id for id_ in ids for article in find_articles(db, id_)]
        missing = [id_ for id_ in ids if not find_articles(db, id_)]
        if missing:
            raise UsageError(f"{missing[0]}: no article has this id; nothing was changed")
        number = forget_articles(db, found, datetime.now(UTC))
    click.echo(f"{number} article{'' if number == 1 else 's'} retracted")


@click.command()
@click.option("--keep", metavar="TIME", help="Keep this long, such as 400d.  [default: retention]")
@_SHARED
def purge(keep: str | None, config: str | None, state: str | None) -> None:
    """Take texts and documents out of the state that are older than the retention.

    Every run does so by itself. Nothing becomes new again by it, and no file is deleted.

    \b
    Example:
      digest purge --keep 30d
    """
    from datetime import UTC, datetime

    from digest.store import Lock, open_state
    from digest.store.database import transaction
    from digest.store.retention import purge as purge_state

    chosen = read_config(config, Choices(state=state))
    length = parse_length(keep, "--keep") if keep else chosen.retention
    folder = state_folder(chosen)
    with Lock(folder), open_state(folder) as db:
        with transaction(db):
            gone = purge_state(db, datetime.now(UTC) - length)
        db.execute("VACUUM")
    click.echo(
        f"{gone.documents} documents, {gone.texts} texts, {gone.articles} articles and "
        f"{gone.digests} digests taken out"
    )

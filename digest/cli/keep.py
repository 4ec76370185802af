"""Commands that decide what the state keeps: forget, purge."""

from itertools import chain

import click

from digest.cli import options
from digest.cli.options import Choices, read_config, state_folder
from digest.cli.values import parse_length
from digest.errors import UsageError

_SHARED = options.shared(options.CONFIG, options.STATE)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID|URL...")
@_SHARED
def forget(ids: tuple[str, ...], config: str | None, state: str | None) -> None:
    """Retract articles, by ID or URL: no later digest has them. Published digests stay as they are.

    \b
    Example:
      digest forget 1f0c9a7be2d45a60
    """
    from datetime import UTC, datetime

    from digest.cli.find import stored_articles
    from digest.render.words import plural
    from digest.store import Lock, open_state
    from digest.store.database import transaction
    from digest.store.retention import forget as forget_articles

    folder = state_folder(read_config(config, Choices(state=state)))
    with Lock(folder), open_state(folder) as db, transaction(db):
        found = {id_: [article.id for article in stored_articles(db, id_)] for id_ in ids}
        missing = [id_ for id_, own in found.items() if not own]
        if missing:
            raise UsageError(f"{missing[0]}: no article has this id or URL; nothing was changed")
        number = forget_articles(db, list(chain(*found.values())), datetime.now(UTC))
    if not number:
        click.echo("retracted before; nothing was changed")
        return
    click.echo(f"{plural(number, 'article')} retracted")


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

    from digest.render.words import plural
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
        f"{plural(gone.documents, 'document')}, {plural(gone.texts, 'text')}, "
        f"{plural(gone.articles, 'article')} and {plural(gone.digests, 'digest')} taken out"
    )

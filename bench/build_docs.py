"""Write docs/cli.md and docs/config.md from the code itself; tests hold the files to it.

usage: build_docs.py
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from digest.cli import cli
from digest.config import TABLES
from digest.config.decisions import DECISION_TABLES
from digest.config.table import Key, Table
from digest.sample_config import sample_config

DOCS = Path(__file__).resolve().parent.parent / "docs"
CLI_PAGE = DOCS / "cli.md"
CONFIG_PAGE = DOCS / "config.md"

EXIT_CODES = """\
| status | what happened |
|---|---|
| 0 | done; nothing new; an empty folder; some inputs refused beside good ones, by name |
| 1 | a bug of digest, with its traceback |
| 2 | a call that cannot work: unknown options, a PATH that is not there |
| 65 | inputs were given and none could be read; `verify` failed; `rebuild` came to other bytes |
| 69 | a source or the mail server cannot be reached; a recipient was refused for good; `status \
--max-age` found an edition without a recent digest |
| 73 | the output cannot be written |
| 74 | the disk is full, or the state is damaged |
| 75 | another run holds the state; mail is still queued |
| 78 | the configuration or a template is wrong |
| 130, 143 | interrupted, terminated; the next run goes on from there |
| 141 | whoever read the output, such as `head`, has gone |

Several troubles at once: the first of 78, 74, 73, 75, 69, 65.
"""

LOG = """\
With `--log-json` standard error has one JSON object a line and nothing else, for programs that
watch: `event`, then what is known of it. Times are in UTC, ISO 8601.

| event | when | fields |
|---|---|---|
| `start` | before anything is read | `time`, `version`, `command` |
| `source` | a source was read | `source`, `articles`, `refused` |
| `refused` | an input cannot be read, told once | `input`, `reason` |
| `published` | a digest was published, or previewed | `edition`, `digest`, `preview`, `stories`, \
`included`, `duplicate`, `held_back`, `deferred`, `words` |
| `waiting` | an edition published nothing, though articles wait | `edition`, `note` |
| `sent` | messages left; `digest send` tells it in any case | `messages`; of `send` also \
`waiting`, `held` |
| `error` | something went wrong | `error`, `exit` |
| `end` | at the very end, always | `time`, `seconds`, `exit`, `read` and the six numbers that it \
is the sum of |

```sh
digest run --log-json 2>> digest.log
```
"""

COMPLETION = """\
The shell can complete commands and options. Put the line of your shell into its start-up file:

```sh
eval "$(_DIGEST_COMPLETE=bash_source digest)"        # ~/.bashrc
eval "$(_DIGEST_COMPLETE=zsh_source digest)"         # ~/.zshrc
_DIGEST_COMPLETE=fish_source digest | source         # ~/.config/fish/config.fish
```
"""

CONFIG = """\
`digest.toml` is looked for in the current folder, then in `digest/` of the XDG configuration
folder; `--config FILE` names another. Without one the defaults count. An unknown key or a wrong
value ends the run with 78 and a line that names it. Options of the command line win over the file.
"""

DECISIONS = """\
What was decided by hand. `digest fix`, `digest join` and `digest split` add to it; it stands beside
`digest.toml`, without one in the folder of the state, and may be edited: what is deleted there
counts no more. Later decisions beat earlier ones. Every run obeys them, `digest explain` and
`digest trace` cite them; published digests stay as they are, and what one of them printed wrong is
put right in a line of the next one.
"""


def cli_page() -> str:
    """Return the text of docs/cli.md."""
    top = click.Context(cli, info_name="digest", terminal_width=100, **cli.context_settings)
    parts = [
        "# The command line",
        "*Made from the commands by `bench/build_docs.py`.*",
        f"```text\n{cli.get_help(top)}\n```",
        "## Exit statuses",
        EXIT_CODES.rstrip(),
        "## Events for programs",
        LOG.rstrip(),
        "## Completion",
        COMPLETION.rstrip(),
    ]
    return "\n\n".join([*parts, *_commands(cli, top)]) + "\n"


def _commands(group: click.Group, above: click.Context) -> Iterator[str]:
    """Yield the heading and the help of each command of a group, those of a command's own too."""
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        if command:
            own = click.Context(command, info_name=name, parent=above, terminal_width=100)
            level = "#" * len(own.command_path.split())
            yield f"{level} {own.command_path}"
            yield f"```text\n{command.get_help(own)}\n```"
            if isinstance(command, click.Group):
                yield from _commands(command, own)


def config_page() -> str:
    """Return the text of docs/config.md."""
    parts = [
        "# The configuration",
        "*Made from the tables in `digest/config/` by `bench/build_docs.py`.*",
        CONFIG.rstrip(),
        *(part for table in TABLES for part in _table(table)),
        "## decisions.toml",
        DECISIONS.rstrip(),
        *(part for table in DECISION_TABLES for part in _table(table, level="###")),
        "## What `digest init` writes",
        f"```toml\n{sample_config('UTC')}```",
    ]
    return "\n\n".join(parts) + "\n"


def _table(table: Table, *, level: str = "##") -> Iterator[str]:
    heading = f"[[{table.name}]]" if table.many else f"[{table.name}]"
    yield f"{level} `{heading}`" if table.name else f"{level} At the top"
    yield table.about
    rows = ["| key | what may stand there | default | what it does |", "|---|---|---|---|"]
    yield "\n".join([*rows, *map(_row, table.keys)])


def _row(key: Key) -> str:
    default = "*required*" if key.default is None else f"`{_toml(key.default)}`"
    cells = (f"`{key.name}`", key.kind.form, default, key.about)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    CLI_PAGE.write_text(cli_page(), encoding="utf-8")
    CONFIG_PAGE.write_text(config_page(), encoding="utf-8")

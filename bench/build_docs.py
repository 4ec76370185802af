"""Write docs/cli.md from the commands themselves; a test holds the file to it.

usage: build_docs.py
"""

from pathlib import Path

import click

from digest.cli import cli

CLI_PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"

EXIT_CODES = """\
| status | what happened |
|---|---|
| 0 | done; nothing new; an empty folder; some inputs refused beside good ones, by name |
| 1 | a bug of digest, with its traceback |
| 2 | a call that cannot work: unknown options, a PATH that is not there |
| 65 | inputs were given and none could be read; `verify` failed |
| 69 | a source or the mail server cannot be reached; a recipient was refused for good |
| 73 | the output cannot be written |
| 74 | the disk is full, or the state is damaged |
| 75 | another run holds the state; mail is still queued |
| 78 | the configuration or a template is wrong |
| 130, 143 | interrupted, terminated; the next run goes on from there |

Several troubles at once: the first of 78, 74, 73, 75, 69, 65.
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
    ]
    for name in cli.list_commands(top):
        command = cli.get_command(top, name)
        if command:
            own = click.Context(command, info_name=name, parent=top, terminal_width=100)
            parts += [f"## digest {name}", f"```text\n{command.get_help(own)}\n```"]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    CLI_PAGE.write_text(cli_page(), encoding="utf-8")

"""Golden digests: what the tool prints of three days of the sample articles, read by eye.

``make golden`` writes them anew; every changed line is then to be read before it is committed.
"""

import shutil
from pathlib import Path

from click.testing import CliRunner

from digest.cli import cli

SEEDS = Path(__file__).parents[2] / "seeds"
GOLDEN = Path(__file__).parent
# The day before fills the memory.
DAYS = ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19")
PRINTED = DAYS[1:]


def make_digests(folder: Path) -> dict[str, str]:
    """Return the digests of ``PRINTED`` as Markdown, by day, made in an empty folder.

    A file arrives on the day of its name, and the tool runs at 18:00 UTC of each day over all
    that has arrived, as cron would run it. RuntimeError if a run fails.
    """
    digests = {day: _run(folder, day) for day in DAYS}
    return {day: digests[day] for day in PRINTED}


def _run(folder: Path, day: str) -> str:
    for path in sorted(SEEDS.glob(f"*/{day}-*")):
        target = folder / "news" / path.relative_to(SEEDS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    config = folder / "digest.toml"
    config.touch()
    words = ["run", f"{folder}/news", "--config", str(config), "--state", f"{folder}/state"]
    words += ["--output", f"{folder}/output", "--format", "md", "--quiet", "--now", f"{day}T18:00"]
    result = CliRunner().invoke(cli, words)
    if result.exit_code:
        raise RuntimeError(f"{day}: {result.exit_code}: {result.output}") from result.exception
    return (folder / "output" / "daily" / f"{day}.md").read_text(encoding="utf-8")

"""The page about mail: its configurations can be used as they stand, its numbers are true."""

import re
from pathlib import Path

import pytest

from digest.config import MailConfig, load_config
from digest.deliver.sendmail import _FOR_GOOD
from digest.recipients import recipients_of
from digest.render.mail import MOST_BYTES

PAGE = Path(__file__).resolve().parents[2] / "docs/mail.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_each_configuration_of_the_page_is_one(tmp_path: Path, block: str) -> None:
    (tmp_path / "digest.toml").write_text(block, encoding="utf-8")
    (tmp_path / "readers.txt").write_text("third@example.org\n", encoding="utf-8")

    config = load_config(tmp_path / "digest.toml")

    assert config.mail.sender or len(recipients_of(config.editions[0])) == 3


def test_the_numbers_of_the_page_are_those_of_the_code() -> None:
    mail = MailConfig()
    hours, days = mail.give_up_after.total_seconds() / 3600, mail.keep.days

    assert len(BLOCKS) == 5
    assert f"`give_up_after` ({hours:.0f} hours)" in TEXT
    assert f"({days} days)" in TEXT.replace("\n", " ")
    assert f"{MOST_BYTES:,} bytes" in TEXT.replace("\n", " ")
    assert f"ends with {min(_FOR_GOOD)} to {max(_FOR_GOOD)}" in TEXT

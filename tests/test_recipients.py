"""Recipients: each address once, with its name and format; a wrong one stops nobody."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import EditionConfig
from digest.errors import ConfigError
from digest.recipients import parse_recipient, recipients_of


@pytest.mark.parametrize(
    ("line", "address", "name", "format_"),
    [
        ("reader@example.org", "reader@example.org", "", "html"),
        ("reader@example.org text", "reader@example.org", "", "text"),
        ("reader@example.org html", "reader@example.org", "", "html"),
        ("The Reader <reader@Example.ORG> text", "reader@example.org", "The Reader", "text"),
        ('"Reader, The" <reader@example.org>', "reader@example.org", "Reader, The", "html"),
        ("reader@bücher.example", "reader@xn--bcher-kva.example", "", "html"),
        ("žofie@example.org", "žofie@example.org", "", "html"),
        ("text@example.org", "text@example.org", "", "html"),
    ],
)
def test_a_line_is_an_address_with_or_without_name_and_format(
    line: str, address: str, name: str, format_: str
) -> None:
    recipient = parse_recipient(line)

    assert (recipient.address, recipient.name, recipient.format) == (address, name, format_)
    assert recipient.trouble == ""


@pytest.mark.parametrize(
    "line", ["nobody", "a@b@c", "a@b.org pdf", "a@b.org, c@d.org", "text", "@"]
)
def test_a_line_that_is_no_address_says_so(line: str) -> None:
    assert "is no mail address" in parse_recipient(line).trouble


@given(line=st.text())
def test_any_line_is_a_recipient_or_a_trouble(line: str) -> None:
    recipient = parse_recipient(line)

    assert recipient.trouble or "@" in recipient.address
    assert "\n" not in recipient.address or recipient.trouble


def test_a_file_adds_recipients_and_every_address_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "readers.txt"
    path.write_text(
        "\ufeff# the desk\n\nfirst@example.org text\r\n  Second <second@example.org>  # since May\n"
        "nobody\nfirst@EXAMPLE.org\na#b@example.org\n",
        encoding="utf-8",
    )
    edition = EditionConfig(recipients=("second@example.org text",), recipients_file=str(path))

    found = [(one.address, one.format, bool(one.trouble)) for one in recipients_of(edition)]

    assert found == [
        ("second@example.org", "text", False),
        ("first@example.org", "text", False),
        ("nobody", "html", True),
        ("a#b@example.org", "html", False),
    ]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.txt: no such file"):
        recipients_of(EditionConfig(recipients_file=str(tmp_path / "none.txt")))
    (tmp_path / "latin").write_bytes(b"\xe9")
    with pytest.raises(ConfigError, match="must be UTF-8"):
        recipients_of(EditionConfig(recipients_file=str(tmp_path / "latin")))


def test_a_file_of_recipients_that_is_a_pipe_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "people"
    os.mkfifo(pipe)

    with pytest.raises(ConfigError, match="people: a file of recipients must be a regular file"):
        recipients_of(EditionConfig(recipients_file=str(pipe)))

"""Letters: one head for each reader, one body for each format, links that end a subscription."""

import hmac
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from digest.config import MailConfig
from digest.errors import ConfigError
from digest.letters import (
    Mailing,
    fill_subject,
    unsubscribe_links,
    unsubscribe_secret,
    unsubscribe_token,
    write_letters,
)
from digest.message import join
from digest.recipients import parse_recipient
from digest.render import MailParts
from digest.secrets import Secret
from tests.render import samples

PARTS = MailParts(subject="Tue 24 Nov: Rain", text="Plain.\n", html="<p>Rich.</p>\n")
SECRET = Secret("a-long-secret")


def mailing(*lines: str, secret: Secret | None = None, **mail: str) -> Mailing:
    people = [parse_recipient(line) for line in lines]
    config = MailConfig(sender="Desk <desk@example.net>", **mail)  # type: ignore[arg-type]  # texts
    return write_letters(samples.digest(), PARTS, people, config, secret=secret)


def test_the_body_is_there_once_for_each_format_that_somebody_wants() -> None:
    both = mailing("a@b.org", "c@b.org", "d@b.org text", "e@b.org text")
    plain = mailing("d@b.org text")

    assert [letter.format for letter in both.letters] == ["html", "html", "text", "text"]
    assert sorted(both.bodies) == ["html", "text"]
    assert list(plain.bodies) == ["text"]
    assert b"Rich" not in plain.bodies["text"]


def test_each_reader_has_a_message_that_names_nobody_else() -> None:
    people = ("a@b.org", "Žofie Čapková <z@bücher.example>", "c@b.org text")
    found = mailing(*people)
    messages = [
        message_from_bytes(join(letter.head, found.bodies[letter.format]), policy=default)
        for letter in found.letters
    ]

    assert [message["To"] for message in messages] == [
        "a@b.org", "Žofie Čapková <z@xn--bcher-kva.example>", "c@b.org",
    ]  # fmt: skip
    assert len({message["Message-ID"] for message in messages}) == 3
    assert not any(message.defects for message in messages)
    assert mailing(*people) == found


def test_the_envelope_is_from_where_bounces_are_wanted() -> None:
    assert mailing("a@b.org").sender == "desk@example.net"
    assert mailing("a@b.org", bounces="bounces@example.net").sender == "bounces@example.net"


def test_a_line_that_is_no_address_is_a_letter_with_its_trouble() -> None:
    found = mailing("nobody", "a@b.org")

    assert [bool(letter.trouble) for letter in found.letters] == [True, False]
    assert found.letters[0].recipient == "nobody"
    assert mailing("nobody").bodies == {}


def test_a_subject_is_filled_in_once() -> None:
    digest = samples.digest()

    assert fill_subject("", digest, "Rain") == "Rain"
    assert fill_subject("{title} {day}: {subject}", digest, "{title}") == (
        f"{digest.title} {digest.day}: {{title}}"
    )


def test_links_name_the_reader_whatever_the_address_holds() -> None:
    mail = MailConfig(
        unsubscribe_url="https://example.net/u?e={edition}&r={recipient}&t={token}",
        unsubscribe_mail="leave@example.net",
    )
    token = unsubscribe_token(SECRET, "daily", "a+b&c@b.org")

    assert unsubscribe_links(mail, "daily", "a+b&c@b.org", SECRET) == (
        f"https://example.net/u?e=daily&r=a%2Bb%26c%40b.org&t={token}",
        f"mailto:leave@example.net?subject=unsubscribe%20daily%20{token}",
    )
    assert unsubscribe_links(MailConfig(), "daily", "a@b.org", SECRET) == ()


def test_a_token_is_what_the_page_about_mail_says() -> None:
    known = hmac.new(b"a-long-secret", b"daily|a@b.org", "sha256").hexdigest()[:32]

    assert unsubscribe_token(SECRET, "daily", "a@b.org") == known
    assert unsubscribe_token(SECRET, "daily", "c@b.org") != known
    assert unsubscribe_token(SECRET, "weekly", "a@b.org") != known


def test_one_click_is_offered_and_the_secret_is_in_no_letter() -> None:
    url = "https://example.net/u/{token}"
    (letter,) = mailing("a@b.org", secret=SECRET, unsubscribe_url=url).letters

    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in letter.head
    assert unsubscribe_token(SECRET, samples.digest().edition, "a@b.org").encode() in letter.head
    assert b"a-long-secret" not in letter.head


def test_a_secret_that_others_can_read_makes_no_token(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("word\n")
    path.chmod(0o644)

    assert unsubscribe_secret(MailConfig()) is None
    with pytest.raises(ConfigError, match="others can read this secret"):
        unsubscribe_secret(MailConfig(unsubscribe_secret_file=str(path)))

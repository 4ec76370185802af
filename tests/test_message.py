"""Messages: headers that cannot be forged, parts that survive every server, the same bytes."""

from email import message_from_bytes
from email.policy import SMTP, default
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.address import clean_header, parse_address
from digest.controls import visible
from digest.errors import ConfigError
from digest.message import build_head, build_message, encoded_size
from tests.render import samples

NAMES = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
]
ATTACKS = [
    "News =?utf-8?Q?x=0D=0ABcc:_v@e?=",
    "=?utf-8?q?Hello=0ABcc:_evil=40x.org?=",
    "==??utf-8?q?=0ABcc:_evil=40x.org?=",
    "=?=?utf-8?q?=0ABcc:_evil=40x.org?=",
    "=\u200b?utf-8?q?=0ABcc:_evil=40x.org?=",
    "=\xad?utf-8?q?=0ABcc:_evil=40x.org?=",
    "x\r\nBcc: v@e.org",
    "x\nBcc: v@e.org\n\nbody",
    "x\rBcc: v@e.org",
    "x\x0bBcc:\x0cv\x1c@\x85e\u2028\u2029",
    "\x00\x1b[31m\u202egnp",
    "Ü" * 500,
    "word " * 300,
    "w" * 900,
    "مرحبا " * 80,
    "a, b; c: d <e@f.org>",
    '"quoted" \\ (comment)',
    "😀" * 90,
]


def build(**more: str) -> bytes:
    parts = {"text": "Plain.", "html": "<p>Rich.</p>", **more}
    return build_message(samples.digest(), **parts)


def parsed(message: bytes) -> list[str]:
    return [name for name, _ in message_from_bytes(message, policy=default).items()]


def test_the_plain_text_comes_first_and_the_html_is_preferred() -> None:
    message = message_from_bytes(build(), policy=default)

    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]  # type: ignore[attr-defined] # an EmailMessage
    for part in message.iter_parts():  # type: ignore[attr-defined] # an EmailMessage
        assert part.get_content_charset() == "utf-8"
    assert message.defects == []


def test_the_headers_are_those_of_a_machine_that_wants_no_answer() -> None:
    message = message_from_bytes(
        build(sender="World briefing <digest@briefing.example>", subject="Tue 24 Nov: news"),
        policy=default,
    )

    assert message["From"] == "World briefing <digest@briefing.example>"
    assert message["To"] == "undisclosed-recipients:;"
    assert message["Subject"] == "Tue 24 Nov: news"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert parsedate_to_datetime(message["Date"]) == samples.PERIOD.end
    assert message["Message-ID"].startswith("<digest.world.2026-11-24.")
    assert message["Message-ID"].endswith("@briefing.example>")


def test_without_a_sender_the_mail_is_from_this_machine() -> None:
    message = message_from_bytes(build(), policy=default)

    assert message["From"] == "digest <digest@localhost>"
    assert message["Subject"] == "World briefing, 2026-11-24"


def test_a_mail_that_is_built_again_is_the_same_mail() -> None:
    assert build() == build()
    first, second = (message_from_bytes(build(recipient=r)) for r in ("a@b.org", "c@b.org"))
    assert first["Message-ID"] != second["Message-ID"]
    changed = message_from_bytes(build(text="Corrected.", recipient="a@b.org"))
    assert changed["Message-ID"] == first["Message-ID"]
    assert changed.get_boundary() != first.get_boundary()


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_title_makes_a_header(attack: str) -> None:
    for more in (
        {"subject": attack},
        {"subject": f"{'filler ' * 9}{attack}"},
        {"sender": f"{attack.replace('<', '').replace('>', '')} <digest@b.org>"},
    ):
        message = build(**more)
        assert parsed(message) == NAMES
        assert b"\nBcc" not in message
        assert message.isascii()


@settings(max_examples=200, deadline=None)
@given(
    title=st.lists(
        st.one_of(
            st.sampled_from(ATTACKS), st.sampled_from("= ? \n \r : =? ?=".split(" ")), st.text()
        )
    ).map("".join)
)
def test_no_text_at_all_makes_a_header(title: str) -> None:
    message = build(subject=title, text=title, html=f"<p>{title}")

    assert parsed(message) == NAMES
    assert message_from_bytes(message, policy=SMTP).defects == []
    assert max(map(len, message.split(b"\r\n"))) <= 998
    subject = message_from_bytes(message, policy=default)["Subject"]
    expected = clean_header(title) or "World briefing, 2026-11-24"
    assert " ".join(subject.split()) == " ".join(expected.split())


def test_a_header_never_holds_an_encoded_word_of_a_title() -> None:
    assert clean_header("a =?utf-8?q?b?= c") == "a = ?utf-8?q?b?= c"
    assert "=?" not in clean_header("==??=?")
    assert clean_header("a\r\n\tb\x00c") == "a bc"
    assert len(clean_header("x" * 1_000)) == 200


@given(text=st.text(alphabet=st.characters(codec="utf-8")))
@settings(deadline=None)
def test_both_parts_arrive_as_they_were(text: str) -> None:
    text = visible(text)
    message = message_from_bytes(build(text=text, html=f"<p>{text}"), policy=default)
    plain, rich = (part.get_content() for part in message.iter_parts())  # type: ignore[attr-defined] # an EmailMessage

    assert plain.replace("\r\n", "\n") == text.rstrip("\n") + "\n"
    assert rich.replace("\r\n", "\n") == f"<p>{text}".rstrip("\n") + "\n"


@pytest.mark.parametrize(
    ("text", "encoding"), [("plain words " * 900, "quoted-printable"), ("مرحبا " * 900, "base64")]
)
def test_the_shorter_encoding_is_taken_over_the_whole_part(text: str, encoding: str) -> None:
    message = message_from_bytes(build(text="line\n" * 20 + text))
    part = message.get_payload(0)

    assert part["Content-Transfer-Encoding"] == encoding  # type: ignore[index,call-overload] # a part
    assert encoded_size(text) <= 1.4 * len(text.encode()) + 100


def test_no_line_of_a_part_ends_the_mail() -> None:
    message = build(text="one\n.\ntwo\nFrom me\n--=_x\n")

    assert b"\r\n.\r\n" not in message


def test_lines_end_with_crlf_only() -> None:
    message = build(text="a\nb\r\nc\rd", html="<p>é\n</p>")

    assert message.count(b"\n") == message.count(b"\r\n") == message.count(b"\r")


def test_a_domain_of_another_script_becomes_its_registered_name() -> None:
    assert parse_address("a@bücher.example").addr_spec == "a@xn--bcher-kva.example"
    assert parse_address("a@faß.de").addr_spec == "a@xn--fa-hia.de"
    assert str(parse_address('"The Desk" <desk@b.org>')) == "The Desk <desk@b.org>"
    assert b"To: reader@xn--bcher-kva.example\r\n" in build(recipient="reader@bücher.example")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "@b.org",
        "a@",
        "a b@c.org",
        "a@b..org",
        "a@b.org, c@d.org",
        "a@b.org\r\nBcc: c@d.org",
        "<a@b.org",
        "é@b.org",
        "a@-b.org",
        "a..b@c.org",
        "a@\u2028.org",
        "=?utf-8?q?a?=@b.org>",
    ],
)
def test_what_is_no_address_is_refused_by_name(address: str) -> None:
    with pytest.raises(ConfigError, match="is no mail address"):
        parse_address(address)


def test_a_long_subject_is_folded_and_one_of_another_script_is_encoded() -> None:
    long = "Tue 24 Nov: " + "word " * 20
    head = build(subject=long).split(b"\r\nDate")[0]

    assert all(len(line) <= 78 for line in head.split(b"\r\n"))
    assert b"=?" not in head
    encoded = build(subject="Überflutung " * 8)
    assert all(len(line) <= 78 for line in encoded.split(b"\r\n"))
    subject = message_from_bytes(encoded, policy=default)["Subject"]
    assert subject == ("Überflutung " * 8).strip()


LIST_NAMES = [
    *NAMES[:5],
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Precedence",
    *NAMES[5:8],
]


def head(recipient: str = "reader@example.org", **more: object) -> bytes:
    return build_head(samples.digest(), sender="d@b.org", recipient=recipient, **more)  # type: ignore[arg-type] # words


def test_a_list_can_be_told_and_left_with_one_click() -> None:
    links = ("https://b.org/u/" + "t" * 150, "mailto:u@b.org?subject=unsubscribe%20x")
    lines = head(unsubscribe=links)
    message = message_from_bytes(lines + b"\r\n", policy=default)

    assert [name for name, _ in message.items()] == LIST_NAMES
    assert f"List-Unsubscribe: <{links[0]}>,\r\n <{links[1]}>\r\n".encode() in lines
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "World briefing <world.digest.b.org>"
    assert message["Precedence"] == "list"


def test_one_click_needs_a_page() -> None:
    assert b"List-Unsubscribe-Post" not in head(unsubscribe=("mailto:u@b.org",))
    assert b"List-Unsubscribe" not in head()


@pytest.mark.parametrize(
    "link",
    ["http://b.org/u", "https://b.org/a b", "https://b.org/\r\nBcc: v@e.org", "https://b.org/é",
     "https://b.org/>,<x", "javascript:x", "https://" + "b" * 1_000],
)  # fmt: skip
def test_a_link_that_would_not_survive_is_refused(link: str) -> None:
    with pytest.raises(ConfigError, match="is no link that a header can carry"):
        head(unsubscribe=(link,))


def test_answers_go_where_they_are_wanted() -> None:
    message = message_from_bytes(head(reply_to="The Desk <desk@b.org>") + b"\r\n", policy=default)

    assert message["Reply-To"] == "The Desk <desk@b.org>"


def test_a_recipient_of_another_script_is_written_as_it_is() -> None:
    lines = head(recipient="Žofie <žofie@bücher.example>")

    assert " <žofie@xn--bcher-kva.example>\r\n".encode() in lines
    assert lines.replace("žofie".encode(), b"").isascii()
    with pytest.raises(ConfigError):
        build_head(samples.digest(), sender="žofie@b.org")


def test_a_text_alone_is_one_part() -> None:
    message = message_from_bytes(build(html=""), policy=default)

    assert message.get_content_type() == "text/plain"
    assert message.get_content() == "Plain.\r\n"
    assert message.defects == []

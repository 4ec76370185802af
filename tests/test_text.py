import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import canonical_url, cut_place, fold, hash_id, normalize, one_line, web_url


@given(st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text)

    assert normalize(once) == once


@given(st.text(alphabet=st.characters()))
def test_normal_text_is_nfc_utf8_and_free_of_controls(text: str) -> None:
    result = normalize(text)

    result.encode()
    assert unicodedata.is_normalized("NFC", result)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in result)
    assert "\n\n\n" not in result


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a \t\n\n \n\n b", "a\n\n b"),
        ("\ufeffa\x00b\x1b[31m", "ab[31m"),
        ("safe\u202eevil", "safeevil"),
        ("e\u0301", "é"),
        ("\ud800", "\ufffd"),
    ],
)
def test_text_is_made_normal(raw: str, normal: str) -> None:
    assert normalize(raw) == normal


def test_where_a_word_may_be_broken_is_no_part_of_it() -> None:
    assert normalize("Bundes\u00adtag in Chisi\u200bnau.\u200b Es") == "Bundestag in Chisinau. Es"
    assert normalize("เชียงใหม่\u200bเปิด") == "เชียงใหม่\u200bเปิด"


def test_a_line_has_no_breaks_and_an_end() -> None:
    assert one_line(" a\n\n b\t c ") == "a b c"
    assert len(one_line("x " * 5_000, limit=100)) <= 100


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://", "", "ftp://h/x",
            "http://a b/", "http://[::1", "https://h:99999999/x", "http://h/\x1b"]
)  # fmt: skip
def test_only_web_addresses_are_links(url: str) -> None:
    assert web_url(url) == ""
    assert canonical_url(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://www.dawn.com/news/1/",
        "http://dawn.com/news/1",
        "https://dawn.com:443/news/1#top",
        "https://DAWN.com/news/1?utm_source=x&fbclid=y",
    ],
)
def test_addresses_of_one_page_are_one(url: str) -> None:
    assert canonical_url(url) == "https://dawn.com/news/1"


def test_a_parameter_that_names_the_page_is_kept() -> None:
    assert canonical_url("https://h.example/a?id=1") != canonical_url("https://h.example/a?id=2")


def test_a_hash_is_the_same_everywhere_and_tells_kinds_apart() -> None:
    assert hash_id("text", "x") == "d146a46244dc9956"
    assert hash_id("text", "x") != hash_id("url", "x")


def test_copies_share_their_folded_words() -> None:
    assert fold("The  U.S. said: “No”") == fold("the u.s. SAID no")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The council of Ostrow votes to rebuild the bridge", "The council of Ostrow votes to"),
        ("Internationalization of Ostrow bridges", "Internationalization of Ostrow"),
        ("Ostrow Internationalizationalists", "Ostrow"),
        ("NATO " + "事" * 40, "NATO " + "事" * 12),
        ("ครม. " + "น้ำ" * 20, "ครม. " + "น้ำ" * 4),
        ("事" * 40, "事" * 17),
    ],
)
def test_a_text_is_cut_behind_a_word_if_it_has_words(text: str, shown: str) -> None:
    assert text[: cut_place(text, 34)].startswith(shown)
    assert 0 < cut_place(text, 34) <= 34

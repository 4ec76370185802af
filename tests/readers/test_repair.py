import json

import pytest

from digest.model import Draft, Raw
from digest.readers import read
from digest.readers.repair import drop_escapes, mend

TEXTS = [
    "“It’s all over”, Ana Müller said on Monday – the café closed for £5.",
    "Дождь прорвал плотину, и 3000 домов остались без света.",
    "大雨のため月曜日にダムが決壊し、停電した。",
    "Ostrava 🌧 had no power.",
]


def misread(text: str) -> str:
    """Return what UTF-8 looks like that was read as cp1252, as browsers do."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize("text", TEXTS)
def test_text_that_was_read_in_the_wrong_encoding_is_put_right(text: str) -> None:
    assert mend(misread(text)) == text
    assert mend(misread(misread(text))) == text
    assert mend(text) == text


@pytest.mark.parametrize("lost", ["", "\ufffd"])
def test_the_byte_that_most_programs_lose_is_told_from_the_others(lost: str) -> None:
    text = misread("“We left”, she said. “At once.”")

    assert mend(text.replace("\x9d", lost)) == "“We left”, she said. “At once.”"


@pytest.mark.parametrize(
    "text",
    [
        "«A IRMû, disse o João, é de São Paulo.",
        "“A IRMÃ” é a canção do ano.",
        "L’ÂGE D’OR DU CINÉMA FRANÇAIS",
        "Ã is a letter of Portuguese.",
    ],
)
def test_letters_that_only_look_like_it_stay(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"Rain fell.\n\nSchools closed.", "Rain fell.\n\nSchools closed."),
        (r"Rain fell.\r\nSchools closed.\n", "Rain fell.\nSchools closed.\n"),
        (
            r"\"Rain fell\", she said.\nIt hasn\'t since.",
            '"Rain fell", she said.\nIt hasn\'t since.',
        ),
        (r"It hasn\u2019t rained \ud83c\udf27 since.", "It hasn’t rained 🌧 since."),
    ],
)
def test_the_escapes_of_a_printed_string_are_what_they_stand_for(escaped: str, text: str) -> None:
    assert drop_escapes(escaped) == text


@pytest.mark.parametrize(
    "text",
    [
        r"The files lie in C:\news\today and C:\reports.",
        "In most languages\na line ends in\n" + r'"\n".' + "\nSo they say.",
        r'{"name": "Ana \"A\" Roe"',
    ],
)
def test_a_text_that_speaks_of_backslashes_stays(text: str) -> None:
    assert drop_escapes(text) == text


def test_titles_and_texts_of_every_reader_are_put_right() -> None:
    line = json.dumps({"title": misread("It’s over"), "text": misread(TEXTS[0]) + r"\n\nSo.\nYes."})
    front = misread(f"---\ntitle: It’s over\n---\n{TEXTS[0]}")

    for body, name in ((line, "a.jsonl"), (front, "a.md"), (misread(TEXTS[0]), "a.txt")):
        (found,) = read(Raw(name=name, body=body.encode()))
        assert isinstance(found, Draft)
        assert found.title in ("It’s over", "")
        assert found.text.startswith(TEXTS[0])


@pytest.mark.parametrize(
    "text",
    [
        "SANTÉ\xa0: le plan du gouvernement", "NESTLÉ’S PROFIT RISES", "Singer ROSÉ’s new album",
        "Das macht Spaß… sagt", "Das ist Spaß“ am Ende.", "AMANHÃ… E DEPOIS", "3×€5 voucher",
        "At the café…” he said", "à\xa0«\xa0la loi", "LE MARCHÉ\xa0: la hausse",
    ],
)  # fmt: skip
def test_an_accented_letter_before_a_sign_is_no_damage(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    "text",
    [
        r"Node goes into C:\Program Files (x86)\nodejs\tools and the tests into C:\temp\reports.",
        r"Patch for C:\Program Files (x86)\nodejs is out",
        r"Type .\nginx.exe and then run.",
        r"The pattern (a|b)\n matches the end of a line, \t a tab.",
        r"In the text caf\'e stands, \textbf{said} she, and \newline follows.",
    ],
)
def test_paths_and_patterns_of_programs_keep_their_signs(text: str) -> None:
    assert drop_escapes(text) == text

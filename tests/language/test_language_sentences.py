from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import split_sentences

UNSPACED = ("zh", "ja")
ADVERSARIAL = (
    "a", "A. ", "( ", ".", "..", '" ', '. "', '" A', "! ", "。", "」", "।", "1. ", "U.S. ", "a\n",
    "A b.\n", "\n", "\n\n", "- ", "week.The ", "«  ", "다.", "...\n\n",
)  # fmt: skip


def load(name: str) -> dict[str, list[list[str]]]:
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    found: dict[str, list[list[str]]] = {}
    for line in text.split("\n")[1:]:
        if line:
            language, row = line.split("\t")
            found.setdefault(language, []).append(row.split("¦"))
    return found


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language=language)]


SENTENCES = load("sentences.tsv")


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_nearly_all_sentences_of_every_language_are_found(language: str) -> None:
    joint = "" if language in UNSPACED else " "
    right = wanted = 0
    for paragraph in SENTENCES[language]:
        found = split(joint.join(paragraph), language)
        right += sum(sentence in found for sentence in paragraph)
        wanted += len(paragraph)

    assert wanted >= 15
    assert right >= 0.95 * wanted


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("In the U.S. The vote is due.", ["In the U.S.", "The vote is due."]),
        ("He met U.S. President Fox.", ["He met U.S. President Fox."]),
        ("It opened at 7 a.m. Turnout was high.", ["It opened at 7 a.m.", "Turnout was high."]),
        ("They met at 7 a.m. Monday in Rome.", ["They met at 7 a.m. Monday in Rome."]),
        ("It starts at 7:30 p.m. Eastern.", ["It starts at 7:30 p.m. Eastern."]),
        ("It starts at 7 p.m. Moscow time.", ["It starts at 7 p.m. Moscow time."]),
        ("He came to the 7 p.m. Braves game.", ["He came to the 7 p.m. Braves game."]),
        ('He said "no." She left.', ['He said "no."', "She left."]),
        ("It rained last week.The road is shut.", ["It rained last week.", "The road is shut."]),
        (
            "It fell by 21%.The town (PWD).The end.",
            ["It fell by 21%.", "The town (PWD).", "The end."],
        ),
        (
            "The firm Vedelmi Kft. (HDT Limited) bought the mill. (It is old.) It fell.",
            ["The firm Vedelmi Kft. (HDT Limited) bought the mill.", "(It is old.)", "It fell."],
        ),
        ("It fell in 2024.The road is shut.", ["It fell in 2024.", "The road is shut."]),
        ("The old board of Brill.Tel has left.", ["The old board of Brill.Tel has left."]),
        (
            "Keys of Vesland.Online were lost. Vesland.Online found nine.",
            ["Keys of Vesland.Online were lost.", "Vesland.Online found nine."],
        ),
        ("He went to Ostrow.Divers left.", ["He went to Ostrow.", "Divers left."]),
        ("He went to Ostrow.She left.", ["He went to Ostrow.", "She left."]),
        ("Go to Booking.Com now.", ["Go to Booking.Com now."]),
        (
            "Ana Roe (@anaroe) July 26, 2017In the talk, Roe said no.",
            ["Ana Roe (@anaroe) July 26, 2017", "In the talk, Roe said no."],
        ),
        (
            "A post shared by Ana Roe (@roe) on Jul 2, 2017 at 8:35am PDT Roe said no.",
            ["A post shared by Ana Roe (@roe) on Jul 2, 2017 at 8:35am PDT", "Roe said no."],
        ),
        (
            "Boats on the Brill. (AP) The mayor came. She left. (Photo: Ana Roe) Rain fell.",
            [
                *("Boats on the Brill.", "(AP)", "The mayor came."),
                *("She left.", "(Photo: Ana Roe)", "Rain fell."),
            ],
        ),
        (
            "Ana Roe (@anaroe) wrote it. The news agency (AP) said so.",
            ["Ana Roe (@anaroe) wrote it.", "The news agency (AP) said so."],
        ),
        (
            '"Why?" CNN\'s chief correspondent, Ann Lee, asked him. His aide, Bo Yi, said no.',
            ['"Why?" CNN\'s chief correspondent, Ann Lee, asked him.', "His aide, Bo Yi, said no."],
        ),
        (
            '"Why?" His aide, Bo Yi, said no.',
            ['"Why?"', "His aide, Bo Yi, said no."],
        ),
        ('"Why?" she asked. "Who?" Mr. Ali asked.', ['"Why?" she asked.', '"Who?" Mr. Ali asked.']),
        ("In 2006, then-Sen. Roe left.", ["In 2006, then-Sen. Roe left."]),
        ("Prices (up 3.2%) fell. 5 people left.", ["Prices (up 3.2%) fell.", "5 people left."]),
        ("1. Wash the rice. 2. Boil it.", ["1. Wash the rice.", "2. Boil it."]),
        ("He left ... and came back.", ["He left ... and came back."]),
        ("He left... Then he came back.", ["He left...", "Then he came back."]),
        ("They are in A Star ... Get Me Out.", ["They are in A Star ... Get Me Out."]),
        ('They won. " We did it," he said.', ["They won.", '" We did it," he said.']),
        ('" We won. We did it. " They sang.', ['" We won.', 'We did it. "', "They sang."]),
        ('A 6" pipe burst. " We ran," he said.', ['A 6" pipe burst.', '" We ran," he said.']),
        (
            '"We won. " I ran," he said. " We sang.',
            ['"We won.', '" I ran," he said.', '" We sang.'],
        ),
        ('It said "no. " Then "yes" was said.', ['It said "no. "', 'Then "yes" was said.']),
        ("the end. we went home. no more.", ["the end.", "we went home.", "no more."]),
        ("Buy it. iPhone sales rose.", ["Buy it.", "iPhone sales rose."]),
        ("Wow!!! Really?! Yes.", ["Wow!!!", "Really?!", "Yes."]),
        ("He (allegedly!) ran.", ["He (allegedly!) ran."]),
    ],
)
def test_english_rules(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_no_sentence_crosses_a_blank_line() -> None:
    assert split("A title without a stop\n\nThe text goes on.") == [
        "A title without a stop",
        "The text goes on.",
    ]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    text = (
        "The council of the old town met on Monday to\n"
        "discuss the bridge. It will be closed until\nMay."
    )

    assert split(text) == [
        "The council of the old town met on Monday to\ndiscuss the bridge.",
        "It will be closed until\nMay.",
    ]


def test_a_line_that_stopped_of_itself_ends_a_sentence() -> None:
    assert split("Key points\nThe bridge is closed\nThe council meets on Monday evening again") == [
        "Key points",
        "The bridge is closed",
        "The council meets on Monday evening again",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ครม. อนุมัติงบประมาณปี พ.ศ. 2570 เมื่อวันจันทร์ที่ผ่านมา",
        "ครม.อนุมัติงบประมาณ ผบ.ตร. และ รมว.คลัง ร่วมประชุม",
        "ທ່ານ ນ. ສຸພາ ໄດ້ປະຊຸມ",
    ],
)
def test_a_full_stop_behind_thai_or_lao_letters_is_that_of_a_short_form(text: str) -> None:
    assert split(text, "th") == [text]
    assert split(f"{text}\n\nBridge opens. It is new.", "th") == [
        text,
        "Bridge opens.",
        "It is new.",
    ]


@given(text=st.text(alphabet=st.sampled_from("aB .!?\"“”'’)(\n।。3U-«»…é中ا"), max_size=80))
def test_the_spans_hold_every_character_but_white_space(text: str) -> None:
    spans = split_sentences(text)

    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert not any("\n\n" in text[a:b] for a, b in spans)


@given(text=st.text(max_size=60), language=st.sampled_from([*sorted(SENTENCES), "und", "sv"]))
def test_any_text_can_be_split_in_any_language(text: str, language: str) -> None:
    spans = split_sentences(text, language=language)

    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def chunks() -> Iterator[str]:
    yield from (seed * (100_000 // len(seed)) for seed in ADVERSARIAL)


@pytest.mark.timeout(30)
def test_a_long_run_of_anything_takes_no_longer_than_its_length() -> None:
    # Quadratic work on any of these would take minutes.
    for text in chunks():
        spans = split_sentences(text)

        assert len(spans) <= len(text)

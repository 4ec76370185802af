from importlib.resources import files
from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.topics import topic_labels, topic_name
from digest.topics.linear import (
    IN_TEXT,
    IN_TITLE,
    ROW,
    ZERO,
    Linear,
    first_place,
    read_linear,
    score_linear,
)
from digest.topics.names import CODES, SLUGS
from digest.topics.seeds import find_seeds, read_seeds
from digest.topics.stems import stem_words
from digest.topics.tokens import find_row, is_spaced, lower, split_words, word_spans
from digest.topics.words import Words, read_words

DATA = files("digest") / "data"
LABELLED = ("ar", "da", "de", "en", "es", "fr", "nb", "nn", "pt", "pt-BR", "sv", "zh", "it", "ru")


def test_every_topic_has_a_name_and_a_label_in_every_language() -> None:
    assert len(set(map(topic_name, CODES))) == 17
    assert topic_name("medtop:16000000") == "Conflict"
    for language in LABELLED:
        assert sorted(topic_labels(language)) == sorted(CODES)
        assert all(topic_labels(language).values())


def test_labels_fall_back_to_the_first_part_of_the_tag_and_to_english() -> None:
    assert topic_labels("de-AT") == topic_labels("de")
    assert topic_labels("xx") == topic_labels("en")


def test_a_code_that_is_no_topic_is_refused() -> None:
    with pytest.raises(ValueError, match="not a top-level topic"):
        topic_name("medtop:99999999")


def test_the_tables_name_their_origin_and_stay_small() -> None:
    paths = [path for path in DATA.iterdir() if path.name.startswith("topic")]

    assert sum(len(path.read_bytes()) for path in paths) < 1_000_000
    for path in paths:
        first = path.read_bytes().split(b"\n")[0].decode()
        assert first.startswith("# ")
        assert "Licence" in first


def test_every_language_of_the_seed_words_has_all_topics_once_a_weight() -> None:
    rows = [
        line.split("\t")
        for line in (DATA / "topic_seeds.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ]

    assert len({tuple(row[:3]) for row in rows}) == len(rows)
    for language in {row[0] for row in rows}:
        assert {row[1] for row in rows if row[0] == language} == set(SLUGS)
    for _, _, weight, words in rows:
        assert weight in {"1", "2", "3"}
        assert all("*" not in entry[:-1] and entry == entry.strip() for entry in words.split(", "))
        assert all(len(e) > 3 for e in words.split(", ") if e.endswith("*") and " " not in e)


def test_the_longest_seed_entry_counts() -> None:
    keys = split_words("The Labour Party and trade unions", "en")

    found = [keys[start:end] for start, end, _ in find_seeds(keys, "en")]

    assert ["labour", "party"] in found
    assert ["trade", "unions"] in found


def test_seed_words_of_a_language_that_has_none_are_empty() -> None:
    assert not read_seeds("xx").words


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "zh", "ja", "tr"]))
def test_words_are_found_again_where_they_stand(text: str, language: str) -> None:
    spans = word_spans(text, language)

    assert [lower(text)[start:end] for start, end in spans] == split_words(text, language)
    assert spans == sorted(spans)


@given(text=st.text(alphabet="abİ ’.-_\né", max_size=60))
def test_a_row_of_words_is_found_where_it_first_stands(text: str) -> None:
    keys, spans = split_words(text, "en"), word_spans(text, "en")

    assert is_spaced("en")
    for first in range(len(keys)):
        row = keys[first : first + 2]
        place = next(n for n in range(len(keys)) if keys[n : n + len(row)] == row)
        assert find_row(lower(text), row, 0) == (spans[place][0], spans[place + len(row) - 1][1])


def test_words_are_the_same_with_and_without_marks_beyond_ascii() -> None:
    assert split_words("women’s “World Cup”—2026", "en") == ["women", "s", "world", "cup", "2026"]
    assert split_words("women's world_cup, Čech's", "en") == [
        "women",
        "s",
        "world",
        "cup",
        "čech",
        "s",
    ]


_KNOWN = ("war", "elections", "film", "said", "school", "bank", "prime", "minister", "qqq")


@given(
    title=st.lists(st.sampled_from(_KNOWN), max_size=4),
    text=st.lists(st.sampled_from(_KNOWN), max_size=9),
)
def test_adding_all_topics_at_once_gives_the_same_as_one_by_one(
    title: list[str], text: list[str]
) -> None:
    model = read_linear("en")
    assert model is not None
    words = read_words(title=" ".join(title), text=" ".join(text), language="en")

    sums = score_linear(words, model)

    values = _strengths(words, model)
    norm = sum(value * value for _, value in values) ** 0.5 or 1.0
    for topic, logit in enumerate(sums.logits):
        total = sum(v * (model.rows[n * ROW + 1 + topic] - ZERO) for n, v in values)
        assert abs(logit - model.bias[topic] - model.scale * total / norm) < 1e-9


def _strengths(words: Words, model: Linear) -> list[tuple[int, int]]:
    places = {feature: n for n, feature in enumerate(model.features)}
    stems = stem_words(words.keys, "en")
    values: dict[int, int] = {}
    for part, value in ((stems[words.title :], IN_TEXT), (stems[: words.title], IN_TITLE)):
        for feature in (*part, *map(" ".join, pairwise(part))):
            if feature in places:
                values[places[feature]] = value * model.rows[places[feature] * ROW]
    return list(values.items())


def test_the_evidence_of_a_feature_is_where_it_first_stands() -> None:
    model = read_linear("en")
    assert model is not None
    words = read_words(title="A minister", text="The prime minister said", language="en")
    sums = score_linear(words, model)
    places = {model.features[n]: first_place(n, sums, model) for n in (*sums.title, *sums.text)}

    assert places["minist"] == (1, 2)
    assert places["prime minist"] == (3, 5)


def test_the_model_has_no_word_twice_and_a_rising_calibration() -> None:
    model = read_linear("en")

    assert model is not None
    assert len(set(model.features)) == len(model.features) == len(model.rows) // ROW
    assert 0 < model.shown < len(model.features)
    assert 1 / (1 + exp(-(model.slope * 8 + model.shift))) > 0.9


@pytest.mark.parametrize(
    ("word", "like"),
    [
        ("operation", "opera"),
        ("authorities", "author"),
        ("latter", "latte"),
        ("slump", "slum"),
        ("rabbit", "rabbi"),
        ("farther", "fart"),
        ("zoom", "zoo"),
        ("orchestrated", "orchestra"),
        ("islamabad", "islam"),
        ("crimea", "crime"),
        ("churchill", "church"),
        ("brandon", "brand"),
        ("martinique", "martini"),
        ("trans", "transgender"),
    ],
)
def test_a_word_that_only_begins_like_a_seed_word_says_nothing(word: str, like: str) -> None:
    assert find_seeds([like], "en")
    assert find_seeds([word], "en") == []


def test_no_name_of_a_country_or_capital_is_taken_for_another_word() -> None:
    text = (DATA / "countries_names.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    names = {name for row in rows for field in row[2:4] + row[5:] for name in field.split("|")}
    meant = {"Vatican", "Kabul", "Antarctica"}
    single = [name for name in names if name.isalpha() and name not in meant]

    assert len(single) > 300
    assert [name for name in single if find_seeds([name.lower()], "en")] == []

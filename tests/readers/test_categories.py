"""What a source files an article under is read in every form that dumps and front matter have."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Draft, Raw
from digest.readers import read

BODY = "The river rose by two metres on Monday, the water office said."


def of_dump(**fields: object) -> tuple[str, ...]:
    (draft,) = read(Raw(name="d.jsonl", body=json.dumps({"text": BODY, **fields}).encode()))
    assert isinstance(draft, Draft), draft
    assert draft.text == BODY
    return draft.categories


def of_front_matter(lines: str) -> tuple[str, ...]:
    (draft,) = read(Raw(name="a.md", body=f"---\n{lines}\n---\n{BODY}".encode()))
    assert isinstance(draft, Draft), draft
    assert draft.text == BODY
    return draft.categories


@pytest.mark.parametrize("field", ["categories", "category", "section", "tags"])
@pytest.mark.parametrize(
    ("value", "categories"),
    [
        ("Sport", ("Sport",)),
        (["Sport", "World Cup"], ("Sport", "World Cup")),
        ({"term": "Sport", "label": "Sports news"}, ("Sport",)),
        ([{"term": "sport"}, {"name": "World Cup"}], ("sport", "World Cup")),
        ([{"term": 7, "name": "Sport"}], ("Sport",)),
        (["Sport", "World Cup", "Sport"], ("Sport", "World Cup")),
        (["Arts &amp; Books", " <b>Sport</b> "], ("Arts & Books", "Sport")),
    ],
)
def test_a_text_a_list_and_objects_are_categories(
    field: str, value: object, categories: tuple[str, ...]
) -> None:
    assert of_dump(**{field: value}) == categories
    assert of_front_matter(f"{field}: {json.dumps(value)}") == categories


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "  ", 7, 1.5, True, [], [7, None, True, "", " "], [["Sport"]]),
        *({}, {"slug": "sport"}, [{"term": ["Sport"]}], {"name": None}, [{}]),
    ],
)
def test_what_is_no_category_is_left_out_and_the_article_is_read(value: object) -> None:
    assert of_dump(categories=value) == ()
    assert of_front_matter(f"categories: {json.dumps(value)}") == ()


def test_the_fields_stand_in_one_order_and_nothing_stands_twice() -> None:
    found = of_dump(
        tags=["Football", "Sport"], section="News", category="Sport", categories=["Top stories"]
    )

    assert found == ("Top stories", "Sport", "News", "Football")


def test_front_matter_may_have_a_list_of_lines_and_a_list_that_holds_itself() -> None:
    assert of_front_matter("tags:\n  - space\n  - moon\n  - 2026-11-17") == ("space", "moon")
    assert of_front_matter("tags: &own [Sport, *own]") == ("Sport",)


def test_a_text_file_has_none() -> None:
    (draft,) = read(Raw(name="a.txt", body=BODY.encode()))

    assert isinstance(draft, Draft)
    assert draft.categories == ()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["term", "name"]), inner)
    ),
    max_leaves=8,
)


@given(values, values)
def test_no_value_of_categories_refuses_an_article(one: object, two: object) -> None:
    found = of_dump(categories=one, tags=two)

    assert all(isinstance(own, str) and own.strip() for own in found)
    assert len(set(found)) == len(found)

from hypothesis import given
from hypothesis import strategies as st

from digest.model import OwnTopic
from digest.topics import assign_topics, categories_of, hints_of, score_topics, topic_name

CARS = OwnTopic(
    name="Electric cars",
    words=("battery", "EV"),
    phrases=("electric vehicle", "charging station"),
    without=("toy",),
    parent="medtop:04000000",
)
POLITICS, ECONOMY, SPORT = "medtop:11000000", "medtop:04000000", "medtop:15000000"
DISASTER = "medtop:03000000"


def codes(title: str, text: str = "", *, own: tuple[OwnTopic, ...] = (CARS,)) -> list[str]:
    return [tag.code for tag in assign_topics(score_topics(title=title, text=text, own=own))]


def test_a_word_in_the_title_makes_an_article_one_of_the_own_topic() -> None:
    assert codes("Better batteries are coming")[0] == "own:Electric cars"
    assert topic_name("own:Electric cars") == "Electric cars"


def test_a_phrase_counts_in_any_form_of_its_words_and_only_in_order() -> None:
    assert codes("", "Ministers want more electric vehicles on the road.")[:1] == [CARS.code]
    assert CARS.code not in codes("", "An electric train hit a vehicle on the road.")


def test_one_word_far_below_is_too_little() -> None:
    assert CARS.code not in codes("Parliament meets", f"{'Members spoke. ' * 40} A battery died.")


def test_a_word_that_rules_out_wins_over_all_others() -> None:
    assert CARS.code not in codes("Toys with batteries: electric vehicles for children")


def test_the_own_topic_comes_first_and_its_parent_is_there_too() -> None:
    found = codes("Parliament votes on electric vehicles", "The prime minister spoke.")

    assert found[0] == CARS.code
    assert ECONOMY in found


def test_own_topics_are_told_in_other_languages_too() -> None:
    water = OwnTopic(name="Wasser", words=("Überschwemmung", "洪水"))

    for title, language in (("Neue Überschwemmungen", "de"), ("多地发生洪水", "zh")):
        tags = score_topics(title=title, text="", language=language, own=(water,))
        assert tags[0].code == "own:Wasser"
        assert tags[0].evidence[0] in title


def test_the_evidence_stands_in_the_article_as_it_is_written_there() -> None:
    tags = score_topics(title="EV sales rise", text="A Charging  Station for all.", own=(CARS,))

    assert tags[0].evidence == ("EV", "Charging  Station")


def test_a_topic_without_words_is_never_found() -> None:
    assert not any(code.startswith("own:") for code in codes("War", own=(OwnTopic(name="x"),)))


@given(
    title=st.text(max_size=60),
    text=st.text(max_size=200),
    word=st.text(max_size=8),
    language=st.sampled_from(["en", "zh", "ar"]),
)
def test_own_tags_are_sure_and_explained(title: str, text: str, word: str, language: str) -> None:
    topic = OwnTopic(name="Mine", words=(word,), phrases=(f"{word} {word}",))

    tags = score_topics(title=title, text=text, language=language, own=(topic,))

    own = [tag for tag in tags if tag.code == "own:Mine"]
    assert tags[: len(own)] == tuple(own)
    assert all(0.5 <= tag.weight <= 1 and len(tag.evidence) <= 6 for tag in own)
    assert all(e in title or e in text for tag in own for e in tag.evidence)


def test_sections_of_the_url_are_hints_but_not_the_name_of_the_article() -> None:
    hints = hints_of("https://www.example.com/sport/football/war-of-the-stars-123.html", ["News"])

    assert hints == ("News", "sport", "football")
    assert score_topics(title="A night to remember", text="", hints=hints)[0].code == SPORT


def test_a_host_that_is_a_section_is_a_hint() -> None:
    assert hints_of("https://politics.example.com/2026/11/story") == ("politics", "2026", "11")


def test_no_url_and_a_broken_one_give_no_hints() -> None:
    assert hints_of("") == ()
    assert hints_of("http://[broken") == ()


NEUTRAL = (
    "People came from all over the town and stayed until late. The mayor spoke of a night that "
    "nobody there would soon forget."
)
FIRE = (
    "A fire in the stands of the Norhaven stadium killed 14 people on Saturday, the fire service "
    "said. Firefighters needed three hours to put out the blaze."
)


def filed(text: str, *categories: str) -> list[str]:
    hints = hints_of("", categories)
    return [tag.code for tag in assign_topics(score_topics(title="", text=text, hints=hints))]


def test_a_category_files_a_text_that_names_no_topic() -> None:
    assert filed(NEUTRAL) == []
    assert filed(NEUTRAL, "Sport") == [SPORT]
    assert filed(NEUTRAL, "News", "Home", "Deportes / Fútbol") == [SPORT]


def test_a_category_does_not_move_a_clear_text() -> None:
    assert filed(FIRE) == [DISASTER]
    assert filed(FIRE, "Sport")[0] == DISASTER
    assert filed(FIRE, "Sport", "Football", "Business")[0] == DISASTER


def test_a_category_that_names_no_topic_says_nothing() -> None:
    bare = score_topics(title="", text=FIRE)

    hints = hints_of("", ["News", "Home", "Featured", "Africa", "Top stories", ""])

    assert score_topics(title="", text=FIRE, hints=hints) == bare


def test_categories_count_less_the_more_topics_they_name() -> None:
    def weight(*categories: str) -> float:
        tags = score_topics(title="", text=NEUTRAL, hints=hints_of("", categories))
        return next(tag.weight for tag in tags if tag.code == SPORT)

    assert weight("Sport") == weight("Sport", "Football", "Soccer")
    assert weight("Sport") > weight("Sport", "Money") > weight("Sport", "Money", "Food")


def test_the_order_of_categories_does_not_matter() -> None:
    one = score_topics(title="", text=FIRE, hints=("Sport", "Money", "Food"))

    assert score_topics(title="", text=FIRE, hints=("Food", "Sport", "Money")) == one


def test_topics_of_the_user_are_not_found_by_a_category() -> None:
    topic = OwnTopic(name="Football", words=("football",))

    tags = score_topics(title="", text=NEUTRAL, hints=("Football",), own=(topic,))

    assert [tag.code for tag in tags if tag.code.startswith("own:")] == []


def test_the_categories_that_stand_for_a_topic_are_named() -> None:
    categories = ("News", "Sport", "World Cup football", "Money")

    assert categories_of(SPORT, categories) == ("Sport", "World Cup football")
    assert categories_of(DISASTER, categories) == ()
    assert categories_of("own:Sport", categories) == ()

"""A story's summary: sentences of several articles that say different things, in a fixed order."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.compose.summary import choose_summary
from digest.compose.together import best_title, choose_together, main_language
from digest.model import Analysis, Analyzed, Article, Sentence
from digest.telling.cluster import gather, says_same
from digest.telling.quantities import figures_in
from tests.summarize.helpers import FLOOD
from tests.telling.stories import told

OTHER = """The flood of the Brill river reached 300 houses in Ostrow, the fire brigade said on \
Monday.

Divers rescued two farmers from a roof in the village of Gorka. The army will send pumps and 200 \
soldiers to the lower town. He thanked them. Schools in Ostrow stay closed until Thursday, said \
school inspector Jan Kowal."""
THIRD = """Power was cut off in the lower town of Ostrow after the Brill river had flooded it on \
Monday.

The grid company expects to restore power to 4,000 homes by Wednesday evening. Bakers from the \
hills brought bread to the shelters."""


@st.composite
def stories(draw: st.DrawFn) -> list[Analyzed]:
    return [_article(draw, number) for number in range(draw(st.integers(1, 5)))]


def _article(draw: st.DrawFn, number: int) -> Analyzed:
    count = draw(st.integers(0, 8))
    text = "".join(f"Article {number} has sentence {place:02}. " for place in range(count))
    size = len("Article 0 has sentence 00. ")
    sentences = tuple(
        Sentence(
            text=text[size * place : size * (place + 1) - 1],
            start=size * place,
            end=size * (place + 1) - 1,
            words=draw(st.integers(1, 60)),
            terms=tuple(sorted(draw(st.sets(st.integers(0, 15), max_size=8)))),
            score=draw(st.integers(0, 1_000_000)),
            flags=tuple(
                sorted(draw(st.sets(st.sampled_from(("dangling", "surname", "junk")), max_size=1)))
            ),
        )
        for place in range(count)
    )
    names = draw(st.permutations([f"term{value}" for value in range(20)]))
    article = Article(
        id=f"{number:016}",
        source=f"Source {number}",
        text=text,
        published=draw(st.sampled_from(("", "2026-11-23", "2026-11-24"))),
        language=draw(st.sampled_from(("en", "en", "en", "de"))),
    )
    analysis = Analysis(
        article_id=article.id,
        language=article.language,
        sentences=sentences,
        terms=tuple(names[:16]),
    )
    return Analyzed(article=article, analysis=analysis)


@settings(max_examples=80, deadline=None)
@given(story=stories(), words=st.integers(10, 150), count=st.integers(0, 5))
def test_a_story_is_told_word_for_word_in_one_language_within_the_budget(
    story: list[Analyzed], words: int, count: int
) -> None:
    chosen = choose_together(story, words=words, count=count)

    for article, sentence in chosen:
        assert article in story
        assert article.article.text[sentence.start : sentence.end] == sentence.text
        assert article.article.language == main_language(story)
    if count:
        assert len(chosen) <= count
    else:
        assert len(chosen) < 2 or sum(sentence.words for _, sentence in chosen) <= words


@settings(max_examples=80, deadline=None)
@given(story=stories())
def test_a_story_with_a_sentence_has_a_summary(story: list[Analyzed]) -> None:
    own = [each for each in story if each.article.language == main_language(story)]

    assert bool(choose_together(story, words=60)) == any(each.analysis.sentences for each in own)


@settings(max_examples=80, deadline=None)
@given(story=stories(), data=st.data())
def test_the_order_of_the_articles_changes_nothing(
    story: list[Analyzed], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(story))

    assert choose_together(story, words=60) == choose_together(shuffled, words=60)
    assert best_title(story) == best_title(shuffled)


@settings(max_examples=80, deadline=None)
@given(story=stories(), words=st.integers(20, 60))
def test_an_entry_takes_one_sentence_of_an_article_and_none_twice(
    story: list[Analyzed], words: int
) -> None:
    chosen = choose_together(story, words=words)
    sources = Counter(article.article.id for article, _ in chosen)

    assert len(sources) < 2 or max(sources.values()) == 1
    assert len({sentence.text for _, sentence in chosen}) == len(chosen)
    own = {(article.article.id, sentence.start) for article, sentence in chosen}
    if len(sources) > 1:
        cluster = gather([each for each in story if each.analysis.sentences
                          and each.article.language == main_language(story)])  # fmt: skip
        masks = [
            each
            for each in cluster.candidates
            if (cluster.articles[each.article].article.id, each.sentence.start) in own
        ]
        for place, one in enumerate(masks):
            for other in masks[:place]:
                assert not says_same(one.mask, one.size, other.mask, other.size)


@settings(max_examples=40, deadline=None)
@given(story=stories(), words=st.integers(20, 120))
def test_a_sentence_that_leans_back_follows_the_one_it_leans_on(
    story: list[Analyzed], words: int
) -> None:
    chosen = choose_together(story, words=words)

    for place, (article, sentence) in enumerate(chosen):
        if "dangling" in sentence.flags and len(chosen) > 1:
            assert place > 0
            before = chosen[place - 1]
            own = article.analysis.sentences
            assert before == (article, own[own.index(sentence) - 1])


@pytest.mark.parametrize("count", [0, 2])
def test_one_article_is_summarized_as_ever(count: int) -> None:
    article = told(FLOOD, title="Brill floods Ostrow")
    own = article.analysis.sentences

    chosen = choose_together([article], words=60, count=count)

    assert tuple(sentence for _, sentence in chosen) == choose_summary(
        own, title="Brill floods Ostrow", words=60, count=count
    )


def test_another_method_summarizes_one_article() -> None:
    chosen = choose_together([told(FLOOD), told(OTHER, id="2")], words=60, method="lead")

    assert len({article.article.id for article, _ in chosen}) == 1


def test_a_story_is_told_by_several_articles_and_opens_with_a_lead() -> None:
    story = [told(FLOOD, id="1"), told(OTHER, id="2"), told(THIRD, id="3")]

    chosen = choose_together(story, words=60)

    assert len({article.article.id for article, _ in chosen}) > 1
    assert chosen[0][1].start == 0
    assert not any(sentence.text.startswith(("He ", "She ")) for _, sentence in chosen)


def test_a_longer_summary_takes_more_of_each_article() -> None:
    story = [told(FLOOD, id="1"), told(OTHER, id="2")]

    assert len(choose_together(story, words=100)) > len(choose_together(story, words=60))


def test_an_article_told_twice_over_says_each_sentence_once() -> None:
    story = [told(FLOOD, id="1"), told(FLOOD, id="2")]

    chosen = choose_together(story, words=100)

    assert len({sentence.text for _, sentence in chosen}) == len(chosen)


def test_a_story_of_faulty_sentences_has_the_least_bad_one() -> None:
    story = []
    for number in (1, 2):
        own = told(FLOOD, id=str(number))
        bad = tuple(replace(each, flags=("cut",)) for each in own.analysis.sentences)
        story.append(replace(own, analysis=replace(own.analysis, sentences=bad)))

    assert len(choose_together(story, words=60)) == 1


def test_most_articles_decide_the_language() -> None:
    german = told("Die Brill trat am Montag in Ostrow über die Ufer.", id="3", language="de")
    story = [german, told(FLOOD, id="1"), told(OTHER, id="2")]

    assert main_language(story) == "en"
    assert german not in [article for article, _ in choose_together(story, words=100)]
    assert main_language([]) == ""
    assert choose_together([], words=60) == ()


@pytest.mark.parametrize(
    "worse",
    [
        "Why did the Brill river flood Ostrow?",
        "Opinion: Ostrow should have seen the flood coming",
        "Flood",
        "LIVE: FLOOD IN OSTROW!",
        "What we know about the flood in Ostrow",
        "Celebrity chef opens restaurant",
    ],
)
def test_the_best_title_tells_the_story(worse: str) -> None:
    good = told(FLOOD, id="1", title="Brill river floods 300 houses in Ostrow")

    assert best_title([told(OTHER, id="2", title=worse), good]) == good


def test_no_titles_have_no_best() -> None:
    assert best_title([told(FLOOD)]) is None
    assert best_title([]) is None


def test_a_story_of_sentences_that_all_lean_on_others_still_has_a_summary() -> None:
    first = told("It follows a report of the council on the harbor wall of Ostrow.", id="1")
    second = told("It will be rebuilt by the harbor board of Ostrow in two years.", id="2")

    assert choose_together([first, second], words=60)


@pytest.mark.parametrize("opening", ["The first flight was", "The two men were", "The rest is"])
def test_what_counts_back_leans_on_the_sentence_before(opening: str) -> None:
    relief = told(
        f"The state agency will fly tents to the valley. {opening} due in Ostrow on Thursday.",
        id="1",
    )
    other = told("Tents reached the valley of Ostrow, where rain had flooded 300 houses.", id="2")

    own = gather([relief, other]).candidates[1]
    assert own.sentence.text.startswith(opening)
    assert own.leans is (opening != "The rest is")


def test_the_event_opens_its_story_and_not_what_came_after_it() -> None:
    strike = told(
        "Three dock workers were killed and 11 people injured when drones struck a grain terminal "
        "in Odesa overnight, the governor said. Two silos burned until the morning.",
        id="1",
        published="2026-11-18",
    )
    after = told(
        "Insurers raised the price of cover for voyages to Odesa, a day after drones struck a "
        "grain terminal and killed three dock workers. The governor said 13 people were injured.",
        id="2",
        published="2026-11-19",
    )

    opening, *_ = choose_together([strike, after], words=60)

    assert opening[1].text.startswith("Three dock workers were killed")


def test_a_lead_whose_dead_have_become_more_does_not_open_the_story() -> None:
    first = told(
        "Nine people were killed and 14 injured when a ferry sank off Lumba on Monday. Divers "
        "searched the hull of the ferry.",
        id="1",
        published="2026-11-18",
    )
    later = told(
        "Seventeen people were killed when the ferry sank off Lumba, the coast guard said, two "
        "days after the accident. The ferry had 60 people on board.",
        id="2",
        published="2026-11-20",
    )

    told_of = [own.text for _, own in choose_together([first, later], words=60)]

    assert told_of[0].startswith("Seventeen people")
    assert not any(text.startswith("Nine people") for text in told_of)


JOBS = """The economy of Lodna added just 266,000 jobs in April, a fraction of what economists had \
expected, and unemployment ticked up instead of dropping.

Wages rose a little. Bakers were glad."""
EMPLOYERS = """Employers in Lodna took on just 266,000 people last month, sharply fewer than in \
March and a sign that firms struggle to find workers as unemployment ticked up.

Trade unions had warned of it in January. Nurses were glad."""


def test_two_reports_that_begin_with_one_figure_are_not_both_quoted_with_it() -> None:
    chosen = choose_together([told(JOBS, id="1"), told(EMPLOYERS, id="2")], words=60)

    assert sum("266,000" in sentence.text for _, sentence in chosen) == 1


def test_what_the_title_above_tells_is_quoted_of_one_source_only() -> None:
    title = "Judge overturns eviction moratorium"
    first = told(
        "A judge in Ostrow blocked the moratorium on eviction that the health office of Lodna "
        "ordered when lockdowns put millions of renters out of work during the past year.\n\n"
        "The office had used its quarantine authority.",
        id="1",
        title=title,
    )
    second = told(
        "Judge Ana Roe struck down on Wednesday the eviction moratorium, which leaves families at "
        "risk of losing their homes.\n\nLandlords had sued the government in November.",
        id="2",
        title="Moratorium struck down",
    )

    chosen = choose_together([first, second], words=60, under=first)

    assert sum("moratorium" in sentence.text for _, sentence in chosen) == 1


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Sales fell 4% to $5 billion.", {("4", "%"), ("5", "billion")}),
        ("Inflation was 3.6 per cent, not 3.6 percent.", {("3.6", "%")}),
        ("In 2020 about 1,200 of 2,020 people, aged 37, left.", {("1200", ""), ("2020", "")}),
        ("Flight A-320 took off at 9.30 with 12 people.", set()),
        ("The S&P 500 fell 6.1 points, and a Boeing 737 left at 10:450.", set()),
    ],
)
def test_figures_that_tell_are_sums_shares_and_large_counts(
    text: str, figures: set[tuple[str, str]]
) -> None:
    assert figures_in(text) == figures

"""What a document tells of a story: its state, kind, sources, figures and languages."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from digest.message import encoded_size
from digest.model import Counts, CrossReference, Digest, Entry, Section
from digest.render import parts_of_mail, render
from tests.render import samples
from tests.render.morning import (
    bank,
    border_office,
    brief,
    correction,
    gas,
    landslide,
    morning,
    opinion,
    smog,
    strike,
    unlinked,
)
from tests.render.reading import Page, line


def of_stories(*stories: Entry, **more: object) -> Digest:
    return samples.digest(
        sections=(samples.section("PK", "Pakistan", *stories, **more),),
        counts=Counts(read=9, included=9, stories=len(stories), sources=2),
    )


def markdown(digest: Digest) -> str:
    return render(digest, formats=("md",))[0].body.decode()


def html(digest: Digest) -> str:
    return render(digest, formats=("html",))[0].body.decode()


def all_texts(digest: Digest) -> Sequence[str]:
    """Return what a reader reads in each of the documents, each on one line."""
    mail = parts_of_mail(digest)
    return (
        line(markdown(digest)),
        Page(html(digest)).text,
        line(mail.text),
        Page(mail.html).text,
    )


def test_a_story_of_one_source_on_a_calm_day_is_told_without_any_remark() -> None:
    story = replace(opinion(), kind="news", first="")

    assert (
        markdown(of_stories(story))
        .split("## Pakistan (1 story)\n\n")[1]
        .startswith(
            "**[Lower the rate now](https://karachi-ledger.example/911)**\n\n"
            "A bank that waits for the spring will wait too long. *(Karachi Ledger, 23 Nov)*\n\n"
            "## How this was made"
        )
    )
    for text in all_texts(of_stories(story)):
        for remark in ("New", "report", "Also", "Figures", "more", "Further", "running"):
            assert remark not in text


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("2026-11-23", "Update, first reported 23 Nov"),
        ("2025-12-31", "Update, first reported 31 Dec 2025"),
        ("", "Update"),
        ("2026-11-24", "Update"),
        ("2026-11-25", "Update"),
        ("soon", "Update"),
    ],
)
def test_an_update_tells_when_the_story_was_first_told(first: str, words: str) -> None:
    text = markdown(of_stories(replace(landslide(), first=first)))

    assert f"** · *{words}*\n" in text


@pytest.mark.parametrize(
    ("first", "sources", "words"),
    [
        ("2026-11-20", 2, "*Still running, day 5:* [x](u), nothing new in 2 reports."),
        ("2026-11-23", 1, "*Still running, day 2:* [x](u), nothing new in 1 report."),
        ("2026-11-24", 0, "*Still running:* [x](u), nothing new in 2 reports."),
        ("", 3, "*Still running:* [x](u), nothing new in 3 reports."),
    ],
)
def test_a_running_story_is_one_line(first: str, sources: int, words: str) -> None:
    digest = of_stories(replace(smog(), first=first, sources=sources))
    told = words.replace("x", smog().headline).replace(
        "(u)", "(https://karachi-ledger.example/887)"
    )

    assert f"\n\n{told}\n\n" in markdown(digest)
    assert not re.search(r"<h3", html(digest))
    for text in all_texts(digest):
        assert "Also in" not in text


def test_a_running_story_without_reports_or_link_is_named_by_source_and_id() -> None:
    assert (
        "*Still running:* Wheat stocks will last until the spring "
        "*(Karachi Ledger, 23 Nov, id 07000000)*, nothing new in 1 report.\n"
    ) in markdown(of_stories(unlinked()))
    bare = replace(unlinked(), articles=(), sources=0)
    assert "*Still running:* Wheat stocks will last until the spring, nothing new.\n" in markdown(
        of_stories(bare)
    )


def test_a_running_story_that_has_something_to_say_is_told_in_full() -> None:
    text = markdown(of_stories(replace(landslide(), state="running")))

    assert "** · *Still running, day 2*\n" in text
    assert "Rescuers on Monday reached two villages" in text


def test_new_stories_are_marked_only_beside_others() -> None:
    assert "*New*" in markdown(of_stories(bank(), smog()))
    assert "*New*" not in markdown(of_stories(bank()))


def test_a_piece_that_judges_is_labelled_and_a_correction_is_never_new() -> None:
    text = markdown(of_stories(opinion(), strike(), correction(), smog()))

    assert "** · *Opinion · New*\n" in text
    assert "** · *Analysis · New*\n" in text
    assert "- *Correction:* The fare" in text
    assert "** · *Opinion*\n" in markdown(of_stories(opinion()))
    titled = replace(opinion(), headline="Opinion: lower the rate now")
    assert "Opinion*" not in markdown(of_stories(titled))


def test_each_passage_is_credited_to_its_source_in_the_order_of_reading() -> None:
    text = markdown(of_stories(landslide()))
    told = re.findall(r"\*\(\[?(Indus Daily|Northern Post), (\d+ Nov)", text)

    assert told == [
        ("Indus Daily", "23 Nov"),
        ("Northern Post", "24 Nov"),
        ("Indus Daily", "23 Nov"),
    ]


def test_differing_figures_name_who_says_what_and_what_was_said_before() -> None:
    said, page, text, mail = all_texts(of_stories(landslide()))

    assert (
        "**Figures differ, deaths:** 14 ([Indus Daily, 23 Nov](https://indus-daily.example/2211))"
        " · at least 17 ([Northern Post, 24 Nov](https://northern-post.example/512))"
        " · 18 ([Kerman Today, 23 Nov](https://kerman-today.example/605)). Last digest: 9."
    ) in said
    for found in (page, text, mail):
        assert "Figures differ, deaths:" in found
        assert re.search(r"Last digest: 9 ?\.", found)
    assert text.count("Last digest") == 1


@pytest.mark.parametrize(
    ("sources", "independent", "words"),
    [
        (0, 0, ""),
        (1, 1, ""),
        (2, 2, "2 sources, both independent. "),
        (3, 3, "3 sources, all independent. "),
        (3, 1, "3 sources, 1 independent. "),
        (3, 0, "3 sources. "),
        (1_200, 40, "1,200 sources, 40 independent. "),
    ],
)
def test_sources_are_counted_where_there_are_several(
    sources: int, independent: int, words: str
) -> None:
    text = markdown(of_stories(replace(bank(), sources=sources, independent=independent)))

    assert f"\n*{words}Also in: [Gulf Wire]" in text


def test_a_long_list_of_sources_is_cut_after_six_and_counted() -> None:
    for text in all_texts(of_stories(landslide())):
        named = text.split("Also in: ")[1].split("How this was made")[0]
        assert "and 4 others" in named
        # Those with a figure of their own come first, second articles of a source last.
        assert re.match(r"\W*Kerman Today\b.*Capital Desk\b.*Karachi Ledger\b", named)
        assert "Bazaar Weekly" not in named


def test_a_second_article_of_a_quoted_source_is_named_by_number() -> None:
    first, second = samples.reference(1, "Daily"), samples.reference(2, "Daily")
    story = samples.entry(1, "A headline", samples.quote("A.", first), articles=(first, second))

    assert "*Also in: [Daily (2)](https://daily.example/2)*" in markdown(of_stories(story))


def test_an_article_without_source_and_link_is_named_by_its_title_if_that_says_more() -> None:
    first, second, third, fourth = (
        replace(samples.reference(number, ""), url="", title=title)
        for number, title in ((1, "A headline"), (2, "A headline"), (3, "Another"), (4, ""))
    )
    quoted = samples.quote("A.", first)
    story = samples.entry(1, "A headline", quoted, articles=(first, second, third, fourth))

    assert f"*Also in: Another, id {fourth.id[:8]}*" in markdown(of_stories(story))


def test_sections_that_only_count_what_is_listed_at_the_end_are_told_in_one_line() -> None:
    told = samples.section("PK", "Pakistan", samples.landslide())
    listed = [
        samples.section(
            key,
            heading,
            more=tuple(
                brief(number, f"Story {number}", samples.reference(number, "Daily"))
                for number in range(first, last)
            ),
        )
        for key, heading, first, last in (("CU", "Cuba", 50, 52), ("IT", "Italy", 52, 53))
    ]

    both = samples.digest(sections=(*listed, told))
    one = samples.digest(sections=(told, listed[0]))

    line_ = "*2 sections:* Cuba (2) · Italy (1) · *3 stories, listed at the end*\n"
    assert f"## Further sections (3 stories)\n\n{line_}" in markdown(both)
    assert markdown(both).index("## Pakistan") < markdown(both).index("## Further sections")
    assert "\n## Cuba" not in markdown(both)
    assert "### Cuba\n\n- [Story 50](https://daily.example/50)" in markdown(both)
    assert "## Cuba (2 stories)\n\n*2 more, listed at the end*" in markdown(one)
    for text in all_texts(both):
        assert "Further sections" in text or "FURTHER SECTIONS" in text


def test_names_that_hold_a_comma_are_parted_by_a_point() -> None:
    first, second, third = (
        samples.reference(number, source)
        for number, source in ((1, "Daily"), (2, "Times, India Edition"), (3, "Post"))
    )
    quoted = samples.quote("A.", first)
    story = samples.entry(1, "A headline", quoted, articles=(first, second, third))

    for text in (markdown(of_stories(story)), Page(html(of_stories(story))).text):
        assert re.search(r"India Edition[^,]* · .*Post", text)


def test_stories_without_room_are_named_with_a_link_or_their_source_and_id() -> None:
    text = markdown(morning())

    assert (
        "*3 more:* [Port strike enters talks](https://karachi-ledger.example/905)"
        " · [Quetta rail link reopens](https://indus-daily.example/2230)"
        " · Wheat import tender *(Gulf Wire, id 4d000000)*\n"
    ) in text
    assert "· *2 others, listed at the end*\n" in text
    assert "*1 more, listed at the end*\n" in text
    assert "## Pakistan (9 stories)" in text


def test_what_is_not_named_in_its_section_stands_behind_the_end() -> None:
    for text in all_texts(morning()):
        end = text.index("That is all.")
        assert text.index("Carpet fair in Kashan") > end
        assert text.index("Der Winterfahrplan beginnt") > end
        assert text.index("Wheat import tender") < end
        assert re.search(r"further headlines", text[end:], re.IGNORECASE)


def test_many_names_are_folded_away_in_the_page() -> None:
    found = html(morning())

    assert found.count("<details") == 1
    assert "<summary>11 more</summary>" in found


def test_a_section_without_stories_says_why_and_is_not_in_the_contents() -> None:
    found = html(morning())

    assert '<p class="nothing">Nothing new.</p>' in found
    assert "#in-np" not in found


def test_cross_references_without_room_are_counted() -> None:
    for text in all_texts(morning()):
        assert "2 more in other sections" in text


def test_a_cross_reference_to_a_headline_with_a_full_stop_has_none() -> None:
    pointer = CrossReference(story="9" * 16, headline="Iran has a minister.", see=("Iran",))
    digest = of_stories(bank(), cross_references=(pointer,))

    for text in all_texts(digest):
        assert re.search(r"Iran has a minister ?: \*?see Iran", text)


def test_a_digest_of_headlines_only_is_not_empty() -> None:
    digest = of_stories(more=(brief(1, "One headline", samples.reference(1, "Daily")),), named=1)

    for text in all_texts(digest):
        assert "No stories" not in text
        assert "One headline" in text


def test_the_most_important_stories_are_those_the_digest_states() -> None:
    stories = (landslide(), border_office(), bank(), gas())
    digest = replace(
        of_stories(*stories), top=("gone", bank().id, gas().id, bank().id, landslide().id, "x")
    )

    assert (
        f"**In short:** {bank().headline} · {gas().headline} · {landslide().headline}\n"
        in markdown(digest)
    )
    assert f"**In short:** {landslide().headline} ·" in markdown(replace(digest, top=("gone",)))


def test_what_goes_on_without_news_is_not_told_in_short() -> None:
    for text in all_texts(of_stories(replace(bank(), state="running", summary=()))):
        assert "In short" not in text


def test_text_of_another_language_is_marked_as_such() -> None:
    found = html(morning())
    mail = parts_of_mail(morning()).html

    for document in (found, mail):
        assert re.search(r'<(h3|h3 [^>]*)lang="de"[^>]*>.*?Bahn und Gewerkschaft', document)
        assert re.search(r'lang="de"[^>]*>Die Züge sollen', document)
        assert re.search(r'lang="ar"[^>]*>قالت', document)
        assert re.search(r'lang="ar"[^>]*>افتتاح', document)
        assert document.count('lang="en"') == 1
        assert 'lang="und"' not in document


def large(stories: int, briefs: int) -> Digest:
    """Return a digest of some stories and many that are only named behind the end."""
    digest = samples.large(stories)
    first, *others = digest.sections
    named = tuple(
        brief(number, f"Headline number {number}", samples.reference(number, "Daily"))
        for number in range(10_000, 10_000 + briefs)
    )
    return replace(digest, sections=(replace(first, more=named, named=4), *others))


@pytest.mark.parametrize(("stories", "briefs"), [(40, 20), (40, 3_000), (400, 3_000), (70, 40)])
def test_headlines_behind_the_end_leave_a_mail_first(stories: int, briefs: int) -> None:
    digest = large(stories, briefs)
    mail = parts_of_mail(digest)
    told = len(re.findall(r"<h4\b", mail.html))
    named = len(set(re.findall(r"Headline number \d+", mail.html)))
    left = re.findall(
        r"([\d,]+) (?:more(?:,| stories)|headlines,) ", mail.html.replace(" listed", "")
    )

    assert encoded_size(mail.html) <= 95_000
    assert told + named + sum(int(n.replace(",", "")) for n in left if n) == stories + briefs
    assert told == stories or stories > 60
    assert len(set(re.findall(r"Headline number \d+", mail.text))) == briefs


def test_a_subject_has_the_first_headline_whole_and_more_if_they_fit() -> None:
    def subject(*labels: str) -> str:
        stories = [samples.entry(n, text, label=text) for n, text in enumerate(labels, start=1)]
        return parts_of_mail(
            replace(of_stories(*stories), top=tuple(s.id for s in stories))
        ).subject

    assert subject(landslide().headline, border_office().headline) == (
        f"Tue 24 Nov: {landslide().headline}"
    )
    assert subject("Iran border office", "Gas is cut", "Bank holds rate") == (
        "Tue 24 Nov: Iran border office; Gas is cut; Bank holds rate"
    )
    assert subject("One story only") == "Tue 24 Nov: One story only"
    assert len(subject("A" * 80, "B" * 80)) <= 70


def _sections(sections: Sequence[Section]) -> Sequence[Section]:
    return [found for section in sections for found in (section, *_sections(section.sections))]


def test_the_stories_of_all_sections_are_counted_once() -> None:
    digest = morning()
    counted = sum(len(s.stories) + len(s.more) for s in _sections(digest.sections))
    heads = re.findall(r"^## .* \((\d+) stor(?:y|ies)\)$", markdown(digest), re.MULTILINE)

    assert sum(map(int, heads)) == counted

"""Line up: from the articles of a period to ranked stories, and where each article goes; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from digest.assess import assess
from digest.decisions import apply_fixes, apply_to_stories, drop_reasons, story_decisions
from digest.desk import Desk
from digest.interest import read_interest
from digest.ledger import Fate
from digest.look_again import look_again
from digest.model import Analyzed, Period, Story
from digest.period import is_old
from digest.rank import Ranked, rank_stories
from digest.select import select_articles, select_stories
from digest.stories import EMPTY, Memory, group_stories


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUp:
    """What a period has for an edition.

    Attributes:
        ranked: its stories, the most important first.
        fates: where each article went, by its id.
    """

    ranked: tuple[Ranked, ...]
    fates: dict[str, Fate]


def line_up(
    told: Sequence[Analyzed],
    *,
    desk: Desk,
    period: Period,
    printed: Mapping[str, tuple[str, str]],
    memory: Memory = EMPTY,
    is_first: bool = True,
) -> LineUp:
    """Return the stories of a period and where its articles went.

    Args:
        told: the articles that wait, each with its analysis.
        desk: how the edition works.
        period: what the digest covers.
        printed: for fingerprints that earlier digests printed, the article and the day.
        memory: what earlier digests told.
        is_first: whether it is the edition's first digest, which takes old articles as they are.
    """
    again = _printed_before(told, printed)
    fixes, dropped = desk.decisions.fixes, drop_reasons(desk.decisions.fixes)
    new = [one for one in told if one.article.id not in again]
    seen = look_again(new, settings=desk.settings, earlier=memory.articles)
    selected = select_articles(apply_fixes(seen, fixes), desk.wishes)
    stories = group_stories(
        selected.wanted,
        memory=memory,
        at=period.end,
        settings=desk.stories,
        decisions=story_decisions(desk.decisions),
    )
    checked = None if is_first or period.kind == "dated" else period
    assessed = [
        assess(story, outlets=desk.outlets, old=_is_old(story, checked))
        for story in apply_to_stories(stories, fixes)
    ]
    wanted, held_back = select_stories(assessed, desk.wishes)
    ranked = rank_stories(
        wanted,
        end=period.end,
        zone=ZoneInfo(period.zone),
        weights=desk.weights,
        follow=read_interest(desk.recipe.follow),
    )
    ids = {one.article.id for one in told}
    left_out = {
        id_: Fate(status="held_back", reason=reason)
        for id_, reason in (selected.held_back | held_back | dropped).items()
        if id_ in ids
    }
    return LineUp(
        ranked=ranked,
        fates=_story_fates([one.story for one in wanted]) | left_out | again,
    )


def _printed_before(
    told: Sequence[Analyzed], printed: Mapping[str, tuple[str, str]]
) -> dict[str, Fate]:
    return {
        one.article.id: Fate(
            status="duplicate",
            reason="copy of {} in the digest of {}".format(*printed[one.analysis.fingerprint]),
        )
        for one in told
        if one.analysis.fingerprint in printed
    }


def _is_old(story: Story, period: Period | None) -> bool:
    return period is not None and all(
        is_old(told.article.published, period) for told in story.articles
    )


def _story_fates(stories: Sequence[Story]) -> dict[str, Fate]:
    """Return where the articles of printed stories went: included, or a copy of one that is."""
    fates: dict[str, Fate] = {}
    for story in stories:
        first = story.articles[0].article
        fates |= {told.article.id: Fate(status="included") for told in story.articles}
        fates |= {
            told.article.id: Fate(status="duplicate", reason=f"copy of {first.public_id}")
            for told in story.copies
        }
    return fates

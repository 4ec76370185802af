"""Select: which articles and stories an edition wants; what it leaves out is held back by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.assess import Assessed
from digest.interest import OTHER, WORLD, text_of, words_pattern
from digest.model import Analyzed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What an edition wants; an empty list wants everything.

    Attributes:
        countries: codes, or ``world``.
        topics: codes, or ``other``.
        languages: ISO 639-1.
        include: words and phrases of which an article must hold one.
        exclude: words and phrases of which an article must hold none.
    """

    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """What is wanted, and for each id of an article that is not, the reason."""

    wanted: tuple[Analyzed, ...]
    held_back: dict[str, str]


def select_articles(articles: Sequence[Analyzed], wishes: Wishes) -> Selected:
    """Return the articles that the edition's languages and words let in."""
    wanted: list[Analyzed] = []
    held_back: dict[str, str] = {}
    for told in articles:
        if reason := _against(told, wishes):
            held_back[told.article.id] = reason
        else:
            wanted.append(told)
    return Selected(wanted=tuple(wanted), held_back=held_back)


def select_stories(
    stories: Sequence[Assessed], wishes: Wishes
) -> tuple[tuple[Assessed, ...], dict[str, str]]:
    """Return the stories about the edition's countries and topics.

    Returns:
        Them, and for each id of an article of the others the reason why it is held back.
    """
    wanted: list[Assessed] = []
    held_back: dict[str, str] = {}
    for assessed in stories:
        if reason := _outside(assessed, wishes):
            members = (*assessed.story.articles, *assessed.story.copies)
            held_back |= {told.article.id: reason for told in members}
        else:
            wanted.append(assessed)
    return tuple(wanted), held_back


def _against(told: Analyzed, wishes: Wishes) -> str:
    language = told.article.language
    if wishes.languages and language not in wishes.languages:
        return f"language {language} is not in this edition"
    text = text_of(told) if wishes.exclude or wishes.include else ""
    unwanted = words_pattern(wishes.exclude)
    if unwanted and (found := unwanted.search(text)):
        return f"your rule: exclude {found[0].casefold()!r}"
    needed = words_pattern(wishes.include)
    if needed and not needed.search(text):
        return "none of the words of include"
    return ""


def _outside(assessed: Assessed, wishes: Wishes) -> str:
    codes = [label.code for label in assessed.countries if label.role != "mentioned"]
    if _misses(wishes.countries, codes or [WORLD]):
        return "about no country of this edition"
    topics = [label.code for label in assessed.topics]
    if _misses(wishes.topics, topics or [OTHER]):
        return "on no topic of this edition"
    return ""


def _misses(wanted: Sequence[str], codes: Sequence[str]) -> bool:
    return bool(wanted) and not any(code in wanted for code in codes)

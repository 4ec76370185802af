"""Figures: where the articles of a story give different numbers for the same thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digest.model import UNKNOWN_SOURCE, Analyzed, Claim, Figure, Sentence
from digest.telling.claims import EVERYBODY, KINDS, LANGUAGES, counts_in, read_claims
from digest.telling.cluster import precedence
from digest.telling.quantities import Quantity, same_quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    told: Analyzed
    quantity: Quantity
    places: frozenset[str]


_Key = tuple[str, str]

# Numbers that are farther apart count different things, such as a city and a country; only those
# of a crowd are not.
_FARTHEST = 4
# Claims that are more days older than the newest one are history.
_MOST_DAYS = 1


def differing_figures(
    articles: Sequence[Analyzed], earlier: Sequence[Analyzed] = ()
) -> tuple[Figure, ...]:
    """Return the numbers on which the articles of a story differ, deaths first.

    A number that is only rounded otherwise does not differ. Of several articles of one source
    the last one counts; if it is unknown which that is, and they differ, none does. Claims from
    before the day before the newest one are history. The order of the articles does not matter.

    Args:
        articles: of one event, without copies.
        earlier: what earlier digests told of it; what it claimed is shown beside.
    """
    now, before = _collect(articles), _collect(earlier)
    found = [
        _figure(key, claimed, before.get(key, []))
        for key, claimed in sorted(now.items(), key=lambda item: _key_order(item[0]))
        if _differ(key[0], claimed)
    ]
    # One line for a thing: what is said of all people comes before what is said of a group.
    return tuple({figure.what.partition(" (")[0]: figure for figure in reversed(found)}.values())[
        ::-1
    ]


def contradicts(one: str, other: str) -> bool:
    """Return whether two English texts count the same and come to no number that is the same.

    Of whom is left aside: whether two soldiers or three people died, a reader has to be told who
    says which.
    """
    left: dict[str, list[Quantity]] = {}
    for count in counts_in(one):
        left.setdefault(count.what, []).append(count.quantity)
    right: dict[str, list[Quantity]] = {}
    for count in counts_in(other) if left else ():
        right.setdefault(count.what, []).append(count.quantity)
    return any(
        not any(same_quantity(own, each) for own in left[what] for each in found)
        for what, found in right.items()
        if what in left
    )


def without_contradictions(
    told: Sequence[tuple[Analyzed, Sentence]], titled: Analyzed | None = None
) -> tuple[tuple[Analyzed, Sentence], ...]:
    """Return the sentences, in their order, but those that a better or a later one contradicts.

    Only sentences of different articles are compared, in English only; the first one stays.

    Args:
        told: sentences with their articles, the best first.
        titled: the article whose title stands above them.
    """
    old = outdated(told)
    above = [(titled.article, titled.article.title)] if titled else []
    kept: list[tuple[Analyzed, Sentence]] = []
    for place, (own, sentence) in enumerate(told):
        said = [*above, *((each.article, other.text) for each, other in kept)]
        if place not in old and not any(
            article.id != own.article.id
            and article.language == own.article.language
            and own.article.language in LANGUAGES
            and contradicts(text, sentence.text)
            for article, text in said
        ):
            kept.append((own, sentence))
    return tuple(kept) or tuple(told[:1])


def outdated(told: Sequence[tuple[Analyzed, Sentence]]) -> frozenset[int]:
    """Return the places of the sentences whose gravest number a later article has overtaken.

    Of the dead, the injured and the missing those that come first in ``KINDS`` decide: what a
    later article says of the others stands in a line of its own. Only what the sentences and their
    articles' titles count is compared, in English only; an article is later if its stated time is.
    """
    found: dict[_Key, list[tuple[str, Quantity, int]]] = {}
    gravest: dict[int, str] = {}
    titles = {own.article.id: own for own, _ in told}
    texts = [(place, own, sentence.text) for place, (own, sentence) in enumerate(told)]
    texts += [(-1, own, own.article.title) for own in titles.values()]
    for place, own, text in texts:
        if own.article.published and own.article.language in LANGUAGES:
            counts = counts_in(text)
            gravest[place] = min((count.what for count in counts), key=KINDS.index, default="")
            for count in counts:
                entry = own.article.published, count.quantity, place
                found.setdefault((count.what, count.who), []).append(entry)
    return frozenset(
        place
        for (what, _), counted in found.items()
        for published, quantity, place in counted
        if place >= 0 and what == gravest[place] and _is_overtaken(published, quantity, counted)
    )


def _is_overtaken(
    published: str, quantity: Quantity, counted: Sequence[tuple[str, Quantity, int]]
) -> bool:
    return any(
        is_later(other, published) and not same_quantity(quantity, newer)
        for other, newer, _ in counted
    )


def is_later(one: str, other: str) -> bool:
    """Return whether a stated time, of any precision, is surely later than another."""
    return one > other and not one.startswith(other)


def _collect(articles: Sequence[Analyzed]) -> dict[_Key, list[_Claimed]]:
    """Return the last claims of each source about each thing, in the order of publication."""
    found: dict[_Key, list[_Claimed]] = {}
    for told in sorted(articles, key=precedence):
        for key, count in read_claims(told).items():
            own = _Claimed(told=told, quantity=count.quantity, places=count.places)
            found.setdefault(key, []).append(own)
    return {key: _last_of_each(claimed) for key, claimed in found.items()}


def _last_of_each(claimed: Sequence[_Claimed]) -> list[_Claimed]:
    by_source: dict[str, list[_Claimed]] = {}
    for own in claimed:
        article = own.told.article
        known = article.source != UNKNOWN_SOURCE
        by_source.setdefault(article.source if known else f"\n{article.id}", []).append(own)
    last = [own for group in by_source.values() for own in _latest(group)]
    newest = max((_day(own) for own in last), default=0)
    current = [own for own in last if not 0 < _day(own) < newest - _MOST_DAYS]
    return sorted(current, key=lambda own: precedence(own.told))


def _day(own: _Claimed) -> int:
    """Return the number of the day of publication, 0 if it is unknown."""
    stated = own.told.article.published[:10]
    return date.fromisoformat(stated).toordinal() if len(stated) == 10 else 0


def _latest(group: Sequence[_Claimed]) -> list[_Claimed]:
    newest = max(own.told.article.published for own in group)
    last = [own for own in group if own.told.article.published == newest]
    if any(not same_quantity(last[0].quantity, own.quantity) for own in last):
        return []
    return last[:1]


def _differ(what: str, claimed: Sequence[_Claimed]) -> bool:
    values = [own.quantity.value for own in claimed]
    if what != "turnout" and max(values, default=0) > _FARTHEST * min(values, default=0):
        return False
    pairs = [(one, other) for place, one in enumerate(claimed) for other in claimed[:place]]
    return any(not same_quantity(one.quantity, other.quantity) for one, other in pairs) and not any(
        _is_elsewhere(one, other) for one, other in pairs
    )


def _is_elsewhere(one: _Claimed, other: _Claimed) -> bool:
    """Return whether two claims are of places that the other one's article never names."""
    return bool(one.places and other.places) and not (
        _names(one.told, other.places) or _names(other.told, one.places)
    )


def _names(told: Analyzed, places: frozenset[str]) -> bool:
    return any(place in told.article.title or place in told.own_text for place in places)


def _figure(key: _Key, claimed: Sequence[_Claimed], before: Sequence[_Claimed]) -> Figure:
    what, who = key
    values = {own.quantity.value: own.quantity.text for own in before}
    return Figure(
        what=what if who == EVERYBODY or not who.isalpha() else f"{what} ({who})",
        claims=tuple(_claim(own) for own in claimed),
        before=" or ".join(text for _, text in sorted(values.items())),
    )


def _claim(own: _Claimed) -> Claim:
    article = own.told.article
    return Claim(
        value=own.quantity.text,
        article=article.public_id,
        source=article.source,
        published=article.published,
    )


def _key_order(key: _Key) -> tuple[int, bool, str]:
    what, who = key
    return KINDS.index(what), who != EVERYBODY, who

"""Outlets: what the configuration says of the publisher of an article."""

from urllib.parse import urlsplit

from digest.model import Article, Outlet, Settings


def outlet_of(article: Article, settings: Settings) -> Outlet | None:
    """Return the known outlet of an article, by its source or the host of its URL, or None."""
    if not settings.outlets:
        return None
    host = (urlsplit(article.url).hostname or "").removeprefix("www.")
    source = article.source.casefold()
    for outlet in settings.outlets:
        if outlet.name and outlet.name.casefold() == source:
            return outlet
        if outlet.domain and (host == outlet.domain or host.endswith("." + outlet.domain)):
            return outlet
    return None


def home_of(article: Article, settings: Settings) -> str:
    """Return the country whose news an article's outlet tells without naming it; "" for none."""
    outlet = outlet_of(article, settings)
    home = outlet.home if outlet and outlet.home else settings.home
    return "" if home == "world" else home

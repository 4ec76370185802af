"""Which countries an article is about, with the words that decided it."""

from digest.countries.names import country_name, region
from digest.countries.roles import assign_roles
from digest.countries.score import score_countries

__all__ = ["assign_roles", "country_name", "region", "score_countries"]

"""Which countries an article is about, with the words that decided it."""

from digest.countries.explain import Mention, Mentions, country_lines, explain_countries
from digest.countries.names import country_name, region
from digest.countries.roles import assign_roles
from digest.countries.rules import read_policy, read_rules
from digest.countries.score import score_countries

__all__ = [
    "Mention",
    "Mentions",
    "assign_roles",
    "country_lines",
    "country_name",
    "explain_countries",
    "read_policy",
    "read_rules",
    "region",
    "score_countries",
]

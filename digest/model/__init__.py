"""The values that cross the borders between the stages: frozen, slotted, built by keyword.

Texts are NFC, instants are aware and in UTC, countries are ISO 3166-1 alpha-2 (XK for Kosovo),
topics are IPTC Media Topics (``medtop:NNNNNNNN``), languages are ISO 639-1.
"""

from digest.model.analysis import Analysis, Analyzed, Block, Sentence, Tag
from digest.model.article import UNKNOWN_SOURCE, Article, Draft, Raw, Refusal
from digest.model.digest import Counts, CrossReference, Digest, Document, Notice, Period, Section
from digest.model.entry import (
    Brief,
    Claim,
    Entry,
    Figure,
    Kind,
    Label,
    Quote,
    Reference,
    Role,
    State,
)
from digest.model.settings import OWN, CountryRule, Outlet, OwnTopic, Recipe, Settings
from digest.model.story import Story

__all__ = [
    "OWN",
    "UNKNOWN_SOURCE",
    "Analysis",
    "Analyzed",
    "Article",
    "Block",
    "Brief",
    "Claim",
    "CountryRule",
    "Counts",
    "CrossReference",
    "Digest",
    "Document",
    "Draft",
    "Entry",
    "Figure",
    "Kind",
    "Label",
    "Notice",
    "Outlet",
    "OwnTopic",
    "Period",
    "Quote",
    "Raw",
    "Recipe",
    "Reference",
    "Refusal",
    "Role",
    "Section",
    "Sentence",
    "Settings",
    "State",
    "Story",
    "Tag",
]

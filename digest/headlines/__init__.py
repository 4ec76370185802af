"""Headlines: stated titles, and of articles without one stretches of their lead."""

from digest.headlines.derive import derive_headline
from digest.headlines.spans import LONGEST
from digest.headlines.stated import stated_headline

__all__ = ["LONGEST", "derive_headline", "stated_headline"]

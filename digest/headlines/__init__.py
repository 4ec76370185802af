"""Headlines of articles without a title: stretches of their lead that tell the news."""

from digest.headlines.derive import derive_headline
from digest.headlines.spans import LONGEST

__all__ = ["LONGEST", "derive_headline"]

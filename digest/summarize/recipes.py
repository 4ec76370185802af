"""Recipes: what a dish is made of is a list, and a piece with such a list is no news."""

import re
from collections.abc import Sequence

# What a dish is made of: "1 1/2 cups flour", "2 garlic cloves, crushed". A recipe has several.
_INGREDIENT = re.compile(
    r"(?:\d[\d/.-]*|[½¼¾]) (?:\d/\d |½ )?(?:(?:\d+-?)?(?:oz|g|ml|kg|lbs?)\b|"
    r"(?:cups?|tablespoons?|teaspoons?|tbsp|tsp|pinch|cans?|cloves?|slices?|sprigs?|sticks?) |"
    r"[A-Za-z ]{3,60}, (?:thinly |finely |roughly |freshly )?"
    r"(?:sliced|chopped|crushed|diced|minced|peeled|grated|cubed)\b)"
)
_RECIPE = 3


def is_recipe(sentences: Sequence[str]) -> bool:
    """Return whether three of the sentences tell what a dish is made of."""
    counted = [text for text in sentences if text[:1].isnumeric()]
    return sum(_INGREDIENT.match(text) is not None for text in counted) >= _RECIPE

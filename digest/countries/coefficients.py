"""Weights of the ranker, in thousandths, in the order of ``features.NAMES``.

Fitted by ``bench/train_countries.py`` on the development sets.
"""

COEFFICIENTS = (
    -3574,  # bias
    1082,  # share
    1693,  # title share
    882,  # lead share
    595,  # root of mass
    495,  # most mass
    383,  # first named
    2509,  # early
    1500,  # spread
    848,  # surfaces
    -24,  # name
    -298,  # place
    -503,  # person only
    -95,  # support only
    2220,  # dateline
    -451,  # dateline elsewhere
    1008,  # dateline, not in lead
    1541,  # home
    1079,  # home, little said
    874,  # few countries
    217,  # bodies in lead
    -1978,  # best other
    100,  # title names others
    -338,  # alone
    191,  # towns
    -168,  # a single demonym
    -770,  # dateline and share
    1980,  # dateline unnamed elsewhere
    1311,  # dateline, little else
    522,  # dateline, title silent
    307,  # dateline elsewhere, not in title
    457,  # dateline elsewhere, heavy
)

"""Weights of the ranker, in thousandths, in the order of ``features.NAMES``.

Fitted by ``bench/train_countries.py`` on the development sets.
"""

COEFFICIENTS = (
    -3560,  # bias
    1067,  # share
    1687,  # title share
    862,  # lead share
    605,  # root of mass
    486,  # most mass
    386,  # first named
    2502,  # early
    1512,  # spread
    845,  # surfaces
    -38,  # name
    -286,  # place
    -502,  # person only
    -96,  # support only
    2227,  # dateline
    -474,  # dateline elsewhere
    1028,  # dateline, not in lead
    1539,  # home
    1079,  # home, little said
    872,  # few countries
    237,  # bodies in lead
    -1980,  # best other
    86,  # title names others
    -314,  # alone
    193,  # towns
    -192,  # a single demonym
    -764,  # dateline and share
    1973,  # dateline unnamed elsewhere
    1328,  # dateline, little else
    495,  # dateline, title silent
    305,  # dateline elsewhere, not in title
    413,  # dateline elsewhere, heavy
)

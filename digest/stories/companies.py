"""Companies: whose results, dividends or papers a report tells, by its title; English.

What firms publish is filled in ("net income of $9.2 million, or $0.61 per diluted share, compared
to ..."), and its words are rare elsewhere, so that any two such reports look like one event.
"""

import re

# What such reports are of, and what else they are made of.
_SUBJECTS = frozenset(
    """
    earnings eps profit profits revenue revenues revs ebitda turnover dividend dividends payout
    payouts qtr quarter quarterly debenture debentures eurobond eurobonds buyback
    """.split()
)
_FORM = _SUBJECTS | frozenset(
    """
    result results earning loss losses net oper rev sales income distribution distributions
    buybacks share shares shr shrs stock stocks stake stakes note notes bond bonds debt convertible
    convertibles preferred offering offerings ipo loan loans rating ratings warrants q1 q2 q3 q4
    half halves fiscal annual interim year years yr month months mths guidance outlook forecast
    forecasts split splits coupon maturity yield yielding redeem underwriter underwriters
    outstanding filing diluted cts pct mln dlrs
    """.split()
)
# So many different ones in a title make a report, or a subject there and so many in all.
_FEWEST_IN_TITLE, _FEWEST = 2, 4
# What is no name where a title begins with it, or goes on with it behind the firm.
_NO_NAME = re.compile(
    r"(?:reports?|announces?|posts?|releases?|publishes|sees?|says?|declares?|sells?|issues?|"
    r"hikes?|raises?|cuts?|lifts?|sets?|files?|buys?|reaffirms?|prices?|closes?|completes?|"
    r"expects?|beats?|miss(?:es)?|tops?|swings?|slips?|falls?|rises?|jumps?|climbs?|drops?|"
    r"surges?|gains?|delivers?|achieves?|records?|has|to|first|second|third|fourth|\d+(?:st|nd|rd|th)?|full|"
    r"preliminary|unaudited|update|brief|table|the|on|in|for|of|and|by|as|at|with)",
    re.IGNORECASE,
)
# What many firms have in their names.
_OF_MANY = frozenset(
    """
    inc corp corporation co cos company companies ltd limited plc llc lp ag sa nv spa ab oyj group
    groups holding holdings industries industrial international int intl national american general
    first united services service systems system technologies technology stores products resources
    energy oil gas financial finance insurance bancorp bank banks trust realty properties partners
    communications electronics airlines foods medical pharmaceuticals therapeutics enterprises
    laboratories manufacturing
    """.split()
)
# "<MSFT>", "(NYSE: BRW)", "UPDATE 1-"
_IDENTIFIER = re.compile(r"<[^<>]*>|^[A-Z]+ \d+-|\([A-Z]+: ?[A-Z.]+\)")
_PART = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*")


def firm_in(title: str, lead: str) -> tuple[str, ...]:
    """Return the words that name the firm at the head of a title, as they stand there.

    Those that many firms have in their names are left out, if there are others.

    Args:
        title: in English.
        lead: the first sentences of the text.

    Returns:
        Empty if it is no report of a firm.
    """
    if not _is_report(title, lead):
        return ()
    found: list[str] = []
    for word in _WORD.findall(_IDENTIFIER.sub(" ", title)):
        # "eBay" and "3M" are names.
        small = word[0].islower() and word == word.casefold()
        if small or word.casefold() in _FORM or _NO_NAME.fullmatch(word):
            if found:
                break
        else:
            found.append(word)
    return tuple(word for word in found if word.casefold() not in _OF_MANY) or tuple(found[:1])


def may_report(title: str) -> bool:
    """Return, by a quick look, whether a title may be of such a report."""
    return not _SUBJECTS.isdisjoint(_PART.findall(title.casefold()))


def _is_report(title: str, lead: str) -> bool:
    found = _forms(title) if may_report(title) else frozenset()
    return len(found) >= _FEWEST_IN_TITLE or (bool(found) and len(found | _forms(lead)) >= _FEWEST)


def _forms(text: str) -> frozenset[str]:
    return _FORM.intersection(_PART.findall(text.casefold()))

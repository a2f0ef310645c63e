"""Dates that stand in a list, or in contrast, straight after a date of birth: "12/03/2009, 13/04/2011 and …"."""

from __future__ import annotations

from sightline.privacy.rules.births.doings import DONE_THAT_DAY, PURPOSE
from sightline.privacy.rules.births.labels import CLAUSE_ENDS, ENDS_WITH_ON, LEADS_TO
from sightline.privacy.rules.births.words import LABEL, WHO
from sightline.privacy.rules.patterns import shape, word_of

# Two given for the same child: "DOB on the invitation (31/07/2017) differs from the report (13/07/2017)".
_DIFFERS = shape(r"^[^.;!?]*\b(?:differs?|conflicts?|contradicts?|versus|vs|rather\sthan|instead\sof)\b[^.;!?]*$")
# "8 May 2003 on one form and 5 August 2003 on the other".
_CONTRAST = shape(
    r"""
    ^[^.;!?]*\b(?:but|whereas|while|versus|vs|or|(?:on|in)\sone\b[^.;!?]*\band)\b
    (?![^.;!?]*\b(?:seen|met|visit\w*|until|since)\b)
    """
)
_EXPECTED = word_of("edd lmp due next review")
# Nothing but what may stand between two children's dates.
_CHAIN = shape(
    rf"""
    (?: \b(?:child|sibling|twin)\s\d\b
      | \b\d{{1,2}}\s?(?:yrs?|mths?|yo)?\s?[(]                                  # "and 6 ("
      | \s|,|;|&|/|\+|\||\band\b|\bor\b
      | [(][^()\d]{{0,20}}[)] | [)\].][\s,]                                     # "(the younger one)"
      | \b(?-i:[A-Z])[a-z]+(?:'s)?\s?[:(\[]?                                    # "Leah (", "Dad's: "
      | \b
        (?: his|her|their|the|is|was|other|second|third|younger|older|twin|not|but|then|for|him|rather|than|instead|of
          | (?:other|second|third|eldest|youngest|elder|younger|older|middle|twin|one|girl|boy)(?:\s(?:was|is))?\son
          | [mf]|male|female|{LABEL}|born|b|{WHO}
        )
        \b
    )+
    """
)


def follows(between: str, after: str, *, long_ago: bool) -> bool:
    """Whether a date is one of birth too, by what stands `between` the last one and it. `after` follows it."""
    if long_ago and (LEADS_TO.search(between) or _CONTRAST.search(between)):
        return True
    if _DIFFERS.search(between) and not ENDS_WITH_ON.search(between):
        return True
    if len(between) > 40:
        return False
    other = PURPOSE.search(between) or ENDS_WITH_ON.search(between) or DONE_THAT_DAY.search(between)
    if long_ago and not (other or "\n\n" in between):
        return True
    if not long_ago and _EXPECTED.search(between):
        return False
    if not long_ago and "," in between and DONE_THAT_DAY.search(CLAUSE_ENDS.split(after[:25])[0]):
        return False  # "DOB 5/5/11, 6/6/17 referral received"
    return len(between) <= 30 and bool(_CHAIN.fullmatch(between))

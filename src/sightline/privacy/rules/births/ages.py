"""Dates that an age makes a birthday: "his 18th is on …", "on … she turns 16", "aged 9 (…)".

An age beside a date is common in minutes ("children aged 14 on 31 March"), so each counts only where it is one
person's, and where the words say that the age was reached on that very day.
"""

from __future__ import annotations

from sightline.privacy.rules.births.dates import ENDING, MONTH
from sightline.privacy.rules.births.words import AGE, is_of_a_thing
from sightline.privacy.rules.patterns import shape

_ONE = r"""(?:
    he|she|who
  | (?:the|this|our|her|his|their)\s(?:(?:youngest|eldest|oldest|older|younger|middle)\s)?
    (?: boy|girl|child|lad|lass|teenager|pupil|baby|son|daughter|brother|sister|sibling
      | young\s(?:person|man|woman) )
)"""
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|(?:last|this|next)\s\w{3,9})"
_TURNS = r"(?:turns?|turned|turning|becomes?|became|reach(?:es|ed)(?:\sthe\sage\sof)?)"
_IS = r"(?:(?:\swill|\swould|\smust|\sshould)\sbe|'ll\sbe|'d\sbe|\sis|\swas|'s)"
# "The hub turned five on 12/3" is a thing's: asked of what stands before.
_TURNED = shape(rf"\b{_TURNS}\s{AGE}(?:\syears?\sold)?\s(?:on\s)?(?:the\s)?$")
_BEFORE = (
    # "She will be 5 on", "he was 18 on Sunday (".
    shape(
        rf"""
        \b{_ONE}{_IS}\s(?:only\s|just\s)?{AGE}(?:\syears?\sold)?
        (?:\s(?:on\s)?{_DAY})?(?:\son|,|\s?\(|\s-)\s?(?:on\s)?(?:the\s)?$
        """
    ),
    # "Has just had his 16th (".
    shape(
        r"""
        \b(?:had|has|have|celebrat\w+)\s(?:his|her|their)\s(?:1\d|2[01])th\s?[(,-]\s?(?:on\s)?(?:the\s)?$
        """
    ),
    # "18 in March (": that is the day.
    shape(rf"(?:^|[.;!?]\s|\b(?:is|turns|be)\s){AGE}\sin\s{MONTH}\s?[(,]\s?(?:on\s)?(?:the\s)?$"),
    # "18 yrs old as of".
    shape(
        rf"""
        (?:^|[.;(]\s?|\b(?:he|she|yp|is|was|now)\s){AGE}\s(?:years?|yrs?)\s(?:old|of\sage)\s
        (?:as\sof|as\sat|from)\s(?:the\s)?$
        """
    ),
    # "Who is 17 until".
    shape(rf"\b(?:he|she|who|yp|boy|girl|child)\s(?:is|'s)\s{AGE}\suntil\s(?:the\s)?$"),
    # "Becomes an adult on".
    shape(
        r"""
        \b(?:becom(?:e|es|ing)|became|is|be|was|turn(?:s|ed)?|legally)\s(?:legally\s)?an\sadult\s
        (?:on|from)\s(?:the\s)?$
        """
    ),
    # "17 years and 11 months (18th on".
    shape(
        rf"""
        \b{AGE}[ -]?(?:years?|yrs?|y\.?o\.?|months?|mths?)\b[^.;]{{0,25}}?[(,;-]\s?\d{{1,2}}{ENDING}\s
        (?:(?:is|was|falls)\s)?(?:on\s)?(?:the\s)?$
        """
    ),
)
# A sentence that begins with the age: "Eighteen on 12 March, she …".
_BEGINS = shape(rf"(?:^|[.;!?]\s){AGE}\son\s(?:the\s)?$")
_GOES_ON = shape(r",\s(?:he|she|this|his|her)\b")
# "18 on 17/11/17 so s.20 lapses": the ages from which the law says something else.
_OF_AGE = shape(r"(?:^|[.;!?]\s)(?:16|17|18|sixteen|seventeen|eighteen)\son\s(?:the\s)?$")
_SO = shape(r"\s*$|[,;]?\s(?:so|then|when|but|pathway|leaving\scare|s\.?\s?20)\b")
# "On 12 March he turns 18", "as of 12 March 2018 the boy is 18 and an adult".
OPENS = shape(r"(?:^|[.;:!?,(]\s?|\b(?:and|but|that|as)\s)(?:on|as\sof|from)\s(?:the\s)?$")
_FOLLOWS = shape(
    rf"""
    ,?\s{_ONE}(?:\s{_TURNS}|\swill\s(?:turn|become|reach|be)|'ll\sbe|\scomes\sof\sage|\sis|\swas)\s
    (?: an\sadult\b
      | (?:the\sage\sof\s)?{AGE}(?:\syears\sold)?(?=[.,;)]|\s(?:and|so|but|which|when)\b|$)
    )
    """
)

# Where the year is told too, the age may be told less plainly.
_ANY_AGE = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen)"
_TURNED_ANY = shape(
    rf"""
    \b
    (?: turn(?:s|ed|ing)? | will[ ]be | 'll[ ]be | would[ ]be
      | (?:reach|attain)(?:es|s|ed|ing)?(?:\s+(?:the\s+)?age(?:\s+of)?)?
      | c[ao]m(?:e|es|ing)\s+of\s+age
      | reach(?:es|ed)\s+(?:adulthood|majority)
      | 'd[ ]have[ ]been | would[ ]have[ ]been | became | becomes | becoming
      | (?:1st|2nd|3rd|\d{{1,2}}th|[a-z]{{3,12}}th|first|second|third)\s+birthday       # "her tenth birthday"
      | \b(?:his|her|their|[a-z]+'s)\s+\d{{1,2}}{ENDING}                                # "Leah's 18th"
    )
    \s+
    (?: {_ANY_AGE},?\s+(?:years?\s+old\s+|years?\s+)?
        (?:(?:in|at|with|while|inside)\s+[^.;:\d()]{{1,30}}?,?\s+(?=on\s))?             # "10 in a refuge, on"
    )?
    (?:(?:is|was|falls)\s+)?(?:on\s+(?:the\s+)?)?$
    """
)
# "He is 16 today, ".
_TODAY = shape(
    rf"""
    \b(?:he|she|they|who|boy|girl|child|turns?|turned)(?:\s(?:is|are|was|turns?|turned)|'s)?\s{_ANY_AGE}\s
    (?:years\sold\s)?(?:today|tomorrow|yesterday)[\s,(:-]{{1,3}}(?:on\s)?(?:the\s)?$
    """
)
# "Aged 9 (", "8 yrs - ".
_AGED = shape(
    r"""
    \b(?:aged?:?\s+)?(?:\d{1,2}|[a-z]{3,9})(?:\s?(?:years?|months?|weeks?|yrs?|y/?o|y\.o\.?)(?:\s+old)?)?
    \s*[,(:;-]\s*(?:on\s+)?$
    """
)
_IN_YEARS = shape(r"\baged?\b|\b(?:years?|months?|weeks?|days?)[ ]old|\dyrs?\b|yrs?\b|y/?o\b|y\.o\b")
# "12/03/2009 (aged 8)".
_AGED_AFTER = shape(r"\s?[(\[]\s?(?:now[ ])?aged?[ ]\d\d?\s?[)\]]")


def says_so(before: str, after: str) -> bool:
    """Whether the words about a date, whole or without its year, make it a birthday."""
    turned = _TURNED.search(before)
    if turned and not is_of_a_thing(before[: turned.start()]):
        return True
    if any(one.search(before) for one in _BEFORE):
        return True
    if (_BEGINS.search(before) and _GOES_ON.match(after)) or (_OF_AGE.search(before) and _SO.match(after)):
        return True
    return bool(OPENS.search(before)) and bool(_FOLLOWS.match(after))


def turned_on(before: str) -> bool:
    """Whether somebody turned an age on a whole date: "turned 8 on", "his tenth birthday was on", "is 16 today, "."""
    if _TODAY.search(before):
        return True
    turned = _TURNED_ANY.search(before)
    return bool(turned) and not is_of_a_thing(before[: turned.start()])


def is_aged(before: str) -> bool:
    """Whether an age in years leads straight to a whole date: "aged 9 (", "8 yrs, "."""
    aged = _AGED.search(before)
    return bool(aged) and bool(_IN_YEARS.search(before[aged.start() :]))


def is_aged_after(after: str) -> bool:
    """Whether an age follows it in brackets: " (aged 10)"."""
    return bool(_AGED_AFTER.match(after))

"""Dates straight beside a child or another person, set off from all else: "a girl (12/03/2009)", "child 2, M, …"."""

from __future__ import annotations

from sightline.privacy.rules.births.doings import DONE_THAT_DAY
from sightline.privacy.rules.births.words import IN_SHORT
from sightline.privacy.rules.patterns import any_of, cased_shape, shape

_SOMEBODY = any_of(
    r"""
    boys? girls? child(?:ren)? bab(?:y|ies) sons? daughters? brothers? sisters? twins? infant toddler mother father mum
    dad pupil siblings? parent (?:step|half|grand)-?\w+ niece nephew he she
    """,
    *sorted(IN_SHORT),
)
_IN_BRACKETS = cased_shape(
    rf"""
    \b(?i:{_SOMEBODY}|young[ ]person)
    (?:[ ]+[A-Z][\w'-]*){{0,3}}                                                  # a name
    (?:,?[ ]\d\d?(?:[ ]?(?:yrs?|y/?o|mths?|months?|wks?|weeks?))?)?              # an age
    [ ]*[(\[][ ]*(?i:both[ ]|all[ ])?$
    | [(\[,;/][ ]*(?i:m|f|male|female|boy|girl)[ ]*[,;:/ ][ ]*$                  # "(M, "
    """
)
# Beside these a date in brackets may as well be that of a meeting.
_MET = shape(r"mothers?|fathers?|mum|dad|parents?|children|young[ ]person|client|patient|resident|victim|suspect")
# "Toddler, 3/5/2022, bruise to ear", "new baby - 19.12.24 - mum": a young child, and the date set off from all else.
_SET_OFF = shape(
    r"""
    (?: (?:^|[.;:!?]\s|\b(?:the|an?|this|another|same|new|for|of|re)\s)(?:[\w-]+\s)?(?:child|boy|girl|twin|sibling)
      | \b(?:baby|infant|toddler|newborn)
    )
    (\s(?-i:[A-Z])|\s\d)?
    (,|\s-)\s$
    """
)
_ENDS_IT = cased_shape(r"\s?[.,;)] | \s*$ | \s(?:and|to|so|but|now)\b | \s-")
# "Child 1 14/06/2019, child 2 …", and the ones after it.
_NUMBERED = shape(r"\b(?:child|sibling|twin|baby)\s(?:\d|(?-i:[A-Z]))\s?[:(,-]?\s?$")
_AND_THE_NEXT = shape(r"[\s,;)]{1,3}(?:and\s)?(?:child|sibling|twin|baby)\s(?:\d|(?-i:[A-Z]))\b")
# "Boy, 7 - 21/9/2018 - no school place", "newborn 30/10/2025".
_OF_AN_AGE = shape(
    r"""
    \b(?:boy|girl|child|male|female|pupil|yp),?\s\d{1,2}(?:\s?(?:yrs?|y/?o))?(?:,|\s-)\s$
    | \b(?:newborn|bby)\s$
    """
)
# "The child is 30/07/2018."
_IS_IT = shape(r"\b(?:he|she|they|(?:the|our|this|her|his|my)\s(?:child|boy|girl|baby|lad|twins))\s(?:is|was|are)\s$")
# "Three under five: 11/1/23, 4/4/21".
_MORE_THAN_ONE = shape(
    r"""
    \b
    (?: (?:kids|children|under\s(?:fives?|5s?)|u5s?)(?:\sare|:|\s?\(|\s-)
      | (?:siblings?|sibs|twins|brothers|sisters)(?:\sare|:|\s?\(|\s-|(?=\s))
    )
    \s?$
    """
)
_AND_MORE = cased_shape(r"\s?(?:,|&|and|/|\+)\s?\d")


def is_set_off(date: str, before: str, after: str) -> bool:
    """Whether a young child leads to it and nothing is told of that day: "Toddler, 3/5/2022, bruise to ear"."""
    off = _SET_OFF.search(before)
    if not off or not _ENDS_IT.match(after):
        return False
    lettered = off[1] and any(char.isalpha() for char in date)  # "Child G, 12 July 2017", a pseudonym's report
    return not (lettered or DONE_THAT_DAY.search(before[-50:]))


def is_theirs(before: str, after: str) -> bool:
    """Whether it is one of several children's, or stands after an age or after "the child is"."""
    return bool(
        (_NUMBERED.search(before) and _AND_THE_NEXT.match(after))
        or (_OF_AN_AGE.search(before) and _ENDS_IT.match(after))
        or (_IS_IT.search(before) and _ENDS_IT.match(after))
        or (_MORE_THAN_ONE.search(before) and _AND_MORE.match(after))
    )


def in_brackets(before: str) -> str:
    """The person after whom a bracket opens to which the date belongs; "" where there is none."""
    bracket = _IN_BRACKETS.search(before)
    return bracket[0] if bracket else ""


def meets_others(person: str) -> bool:
    """Whether a date in brackets after this person may as well be that of a meeting: "the mother (12/03/2017)"."""
    return bool(_MET.match(person))

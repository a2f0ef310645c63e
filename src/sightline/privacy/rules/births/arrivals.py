"""Dates on which a baby came: "delivered by caesarean", "the twins arrived at 03:14 on", "mum had a little girl on"."""

from __future__ import annotations

from sightline.privacy.rules.births.ages import OPENS
from sightline.privacy.rules.births.words import NO_PERSON
from sightline.privacy.rules.patterns import shape

_BEFORE = (
    # "Delivered at 36 weeks, ".
    shape(
        r"""
        \b(?:delivered|delivery|c-section|section|induced|lscs|svd)\s(?:at|@)\s
        (?:2[2-9]|3\d|4[0-2])(?:\+\d)?(?:/40|\s?w(?:ee)?ks?)(?:,|\son|,\son)?\s(?:the\s)?$
        """
    ),
    # A ward's short hand: "lscs 2/11/17".
    shape(r"\b(?:nvd|svd|lscs|emcs|elcs|del'?d)\s(?:on\s)?$"),
    # "Baby came early, on".
    shape(
        r"""
        \b(?:baby|twins)\s(?:came|arrived)\s(?:very\s)?(?:early|late|at\shome|prematurely|safely),?\son\s(?:the\s)?$
        """
    ),
    # "Mum had a little girl on", "had the baby at 04:10 on": on that day, and not "had the baby weighed on".
    shape(
        r"""
        \b(?<!they\s)had\s(?:her|his|their|the|an?)\s(?:new\s|second\s|third\s|fourth\s|fifth\s|little\s|healthy\s)*
        (?:baby\s(?:boy|girl)|baby|child|son|daughter|boy|girl|twins)
        (?:\sat\s(?:home|\d[\d:.]*(?:\s?[ap]m)?))?\s(?:early\s)?on\s(?:the\s)?$
        """
    ),
)
# "On 12 May she had her baby".
_SHE_HAD_IT = shape(
    r"""
    ,?\s(?:she|mum|mother|the\s(?:mother|girl)|his\s(?:partner|girlfriend|wife))\s
    (?: gave\sbirth
      | had\s(?:her|a|the)\s(?:\w+\s)?(?:baby|child|son|daughter|boy|girl|twins)(?=[.,;]|\s(?:and|at|by|in)\b|$)
    )
    """
)
# Where the year is told, any words that speak of a birth, at most some forty letters before the date.
_DELIVERED = shape(
    r"""
    \b
    (?: # "the baby arrived at 03:14", "twins, a boy and a girl, were delivered"
        (?:bab(?:y|ies)|newborn|infant|twins?|triplets)(?:,\sa(?:\s\w+){1,2},)?
        (?:\s(?: (?-i:[A-Z][\w-]*)|had|then|girls?|boys?|brothers?|sisters?|finally|both|all|safely|eventually|who|was
               | were|been )){0,3}
        \s(?: arrived(?!\s(?:at|in|to|from|home|by)\s(?!\d)) | (?:was|were|been)\s(?:\w+\s)?delivered )
      | # "the boy was delivered", "were safely delivered"
        (?: (?:son|daughter|boy|girl|child|he|she|brother|sister)\s(?:was|were) | (?:was|were)\ssafely )\sdelivered
      | # "had her second child on"
        had\s(?:her|their)\s(?:\w+\s){0,2}(?:baby|child|son|daughter|boy|girl|twins)(?=\son\s)
      | # "delivered a healthy boy on"
        delivered\s(?:of\s)?(?:a|her|his|their|the)\s(?:\w+\s){0,2}(?:baby|boy|girl|son|daughter|child|twins)
        (?=\s(?:on|at|by)\b|,)
    )
    \b[^.;]{0,40}$
    """
)
_CAESAREAN = shape(r"\s(?:by|via|through)\s(?:\w+\s){0,2}(?:ca?esarean|c-section|section\b|forceps|ventouse)")


def says_so(before: str, after: str) -> bool:
    """Whether the words about a date, whole or without its year, say that a baby came that day."""
    return any(one.search(before) for one in _BEFORE) or bool(OPENS.search(before) and _SHE_HAD_IT.match(after))


def is_delivery(before: str, after: str) -> bool:
    """The same of a whole date, of which the words may say so less plainly."""
    return bool(_CAESAREAN.match(after) or (_DELIVERED.search(before) and not NO_PERSON.search(before)))

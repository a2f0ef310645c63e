"""Dates that an age makes a birthday: "his 18th is on …", "on … she turns 16", and the day on which a baby came.

An age beside a date is common in minutes ("children aged 14 on 31 March"), so each counts only where it is one
person's, and where the words say that the age was reached, or the baby born, on that very day.
"""

from __future__ import annotations

import re

from sightline.privacy.rules.birth_words import AGE, is_of_a_thing
from sightline.privacy.rules.dates import MONTH

_ONE = (
    r"(?:he|she|who|(?:the|this|our|her|his|their)\s(?:(?:youngest|eldest|oldest|older|younger|middle)\s)?"
    r"(?:boy|girl|child|lad|lass|teenager|pupil|baby|son|daughter|brother|sister|sibling|young\s(?:person|man|woman)))"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|(?:last|this|next)\s\w{3,9})"
_TURNS = r"(?:turns?|turned|turning|becomes?|became|reach(?:es|ed)(?:\sthe\sage\sof)?)"
_IS = r"(?:(?:\swill|\swould|\smust|\sshould)\sbe|'ll\sbe|'d\sbe|\sis|\swas|'s)"
# "The hub turned five on 12/3" is a thing's: asked of what stands before.
_TURNED = re.compile(rf"\b{_TURNS}\s{AGE}(?:\syears?\sold)?\s(?:on\s)?(?:the\s)?$", re.IGNORECASE)
_BEFORE = (
    # "She will be 5 on", "he was 18 on Sunday (".
    re.compile(
        rf"\b{_ONE}{_IS}\s(?:only\s|just\s)?{AGE}(?:\syears?\sold)?"
        rf"(?:\s(?:on\s)?{_DAY})?(?:\son|,|\s?\(|\s-)\s?(?:on\s)?(?:the\s)?$",
        re.IGNORECASE,
    ),
    # "Has just had his 16th (".
    re.compile(
        r"\b(?:had|has|have|celebrat\w+)\s(?:his|her|their)\s(?:1\d|2[01])th\s?[(,-]\s?(?:on\s)?(?:the\s)?$",
        re.IGNORECASE,
    ),
    # "18 in March (": that is the day.
    re.compile(rf"(?:^|[.;!?]\s|\b(?:is|turns|be)\s){AGE}\sin\s{MONTH}\s?[(,]\s?(?:on\s)?(?:the\s)?$", re.IGNORECASE),
    # "Delivered at 36 weeks, ".
    re.compile(
        r"\b(?:delivered|delivery|c-section|section|induced|lscs|svd)\s(?:at|@)\s(?:2[2-9]|3\d|4[0-2])(?:\+\d)?(?:/40|\s?w(?:ee)?ks?)"
        r"(?:,|\son|,\son)?\s(?:the\s)?$",
        re.IGNORECASE,
    ),
    # "18 yrs old as of".
    re.compile(
        rf"(?:^|[.;(]\s?|\b(?:he|she|yp|is|was|now)\s){AGE}\s(?:years?|yrs?)\s(?:old|of\sage)\s(?:as\sof|as\sat|from)\s(?:the\s)?$",
        re.IGNORECASE,
    ),
    # A ward's short hand: "lscs 2/11/17".
    re.compile(r"\b(?:nvd|svd|lscs|emcs|elcs|del'?d)\s(?:on\s)?$", re.IGNORECASE),
    # "Who is 17 until".
    re.compile(rf"\b(?:he|she|who|yp|boy|girl|child)\s(?:is|'s)\s{AGE}\suntil\s(?:the\s)?$", re.IGNORECASE),
    # "Baby came early, on".
    re.compile(
        r"\b(?:baby|twins)\s(?:came|arrived)\s(?:very\s)?(?:early|late|at\shome|prematurely|safely),?\son\s(?:the\s)?$",
        re.IGNORECASE,
    ),
    # "Becomes an adult on".
    re.compile(
        r"\b(?:becom(?:e|es|ing)|became|is|be|was|turn(?:s|ed)?|legally)\s(?:legally\s)?an\sadult\s(?:on|from)\s(?:the\s)?$",
        re.IGNORECASE,
    ),
    # "17 years and 11 months (18th on".
    re.compile(
        rf"\b{AGE}[ -]?(?:years?|yrs?|y\.?o\.?|months?|mths?)\b[^.;]{{0,25}}?[(,;-]\s?\d{{1,2}}(?:st|nd|rd|th)\s"
        r"(?:(?:is|was|falls)\s)?(?:on\s)?(?:the\s)?$",
        re.IGNORECASE,
    ),
    # "Mum had a little girl on", "had the baby at 04:10 on": on that day, and not "had the baby weighed on".
    re.compile(
        r"\b(?<!they\s)had\s(?:her|his|their|the|an?)\s(?:new\s|second\s|third\s|fourth\s|fifth\s|little\s|healthy\s)*"
        r"(?:baby\s(?:boy|girl)|baby|child|son|daughter|boy|girl|twins)"
        r"(?:\sat\s(?:home|\d[\d:.]*(?:\s?[ap]m)?))?\s(?:early\s)?on\s(?:the\s)?$",
        re.IGNORECASE,
    ),
)
# A sentence that begins with the age: "Eighteen on 12 March, she …".
_BEGINS = re.compile(rf"(?:^|[.;!?]\s){AGE}\son\s(?:the\s)?$", re.IGNORECASE)
# "18 on 17/11/17 so s.20 lapses": the ages from which the law says something else.
_OF_AGE = re.compile(r"(?:^|[.;!?]\s)(?:16|17|18|sixteen|seventeen|eighteen)\son\s(?:the\s)?$", re.IGNORECASE)
_SO = re.compile(r"\s*$|[,;]?\s(?:so|then|when|but|pathway|leaving\scare|s\.?\s?20)\b", re.IGNORECASE)
_GOES_ON = re.compile(r",\s(?:he|she|this|his|her)\b", re.IGNORECASE)
# "On 12 March he turns 18", "as of 12 March 2018 the boy is 18 and an adult", "on 12 May she had her baby".
_OPENS = re.compile(r"(?:^|[.;:!?,(]\s?|\b(?:and|but|that|as)\s)(?:on|as\sof|from)\s(?:the\s)?$", re.IGNORECASE)
_FOLLOWS = re.compile(
    rf",?\s{_ONE}(?:\s{_TURNS}|\swill\s(?:turn|become|reach|be)|'ll\sbe|\scomes\sof\sage|\sis|\swas)\s"
    rf"(?:an\sadult\b|(?:the\sage\sof\s)?{AGE}(?:\syears\sold)?(?=[.,;)]|\s(?:and|so|but|which|when)\b|$))"
    r"|,?\s(?:she|mum|mother|the\s(?:mother|girl)|his\s(?:partner|girlfriend|wife))\s"
    r"(?:gave\sbirth|had\s(?:her|a|the)\s(?:\w+\s)?(?:baby|child|son|daughter|boy|girl|twins)(?=[.,;]|\s(?:and|at|by|in)\b|$))",
    re.IGNORECASE,
)


def says_so(before: str, after: str) -> bool:
    """Whether the words about a date, whole or without its year, make it a birthday or a birth."""
    turned = _TURNED.search(before)
    if turned and not is_of_a_thing(before[: turned.start()]):
        return True
    if any(one.search(before) for one in _BEFORE):
        return True
    if (_BEGINS.search(before) and _GOES_ON.match(after)) or (_OF_AGE.search(before) and _SO.match(after)):
        return True
    return bool(_OPENS.search(before)) and bool(_FOLLOWS.match(after))

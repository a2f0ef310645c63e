"""Dates of birth told in part: a birthday without its year, a month and a year, a year alone.

Minutes are full of such dates, so each counts only straight beside the words that make it somebody's birth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules import ages
from sightline.privacy.rules.birth_words import AGE, BIRTHDAY, LABEL, NO_PERSON, OF_NO_PERSON, is_of_a_thing
from sightline.privacy.rules.dates import MONTH, Part, parts
from sightline.privacy.rules.family_words import MANY, PERSONS, RELATIVES

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_LEAD = (
    r"(?:\s|[:=(,-]|\b(?:is|was|falls?|being|next|last|again|this|on|the|every|in|as|coming|up|that|year|wrong|actually|it's|it)\b)*"
    rf"{_WEEKDAY}(?:the\s)?$"
)
_HIS_BIRTHDAY = re.compile(rf"{BIRTHDAY}(?:'s)?{_LEAD}", re.IGNORECASE)
_HIS_BIRTHDAY_AFTER = re.compile(
    r"[\s,(:-]{0,3}(?:(?:is|was|being)\s)?(?:(?:on|the|his|her|their|a|my|child's|whose|[^\W\d_]{2,20}'s)\s){1,3}"
    rf"(?:\w+\s)?{BIRTHDAY}(?!\s(?:part|card|present|celebr))",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"(?:(?:^|[.;]\s)will\sbe\s{AGE}|\b(?:turn(?:s|ed|ing)?|reach(?:es|ed|ing)?(?:\sthe)?(?:\sage)?(?:\sof)?|becomes?|became|becoming)\s{AGE}"
    rf"|\b(?:he|she|who|yp|lad|pupil|young\sperson|boy|girl|child|baby|twins?|son|daughter|brother"
    rf"|sister)\b[^.;:\d]{{0,25}}?(?:\s(?:will|would)\sbe|'ll\sbe|(?:'d|\swould|\smight|\scould)\shave\sbeen|\swas"
    rf"|\swere|\sis|'s)\s(?:only\s|just\s)?{AGE})(?:\syears?\sold|\syears?\sof\sage)?"
    r"(?:(?:,?\son)?\s|\s?[(,-]\s?(?:on\s)?)(?:the\s)?$",
    re.IGNORECASE,
)
_IS_A_PERSON = re.compile(
    r"(?:he|she|who|yp|lad|pupil|young\sperson|boy|girl|child|baby|twins?|son|daughter|brother|sister)\b", re.IGNORECASE
)
_NTH = re.compile(
    rf"(?:\b(?:his|her|their|[^\W\d_]+'s)\s\d{{1,2}}(?:st|nd|rd|th)\s(?:(?:is|was|falls|fell|will\sbe"
    rf"|being)\s)?(?:on\s)?(?:the\s)?"
    rf"|\b(?:he|she|they|who|boy|girl|child|turns?|turned)(?:\s(?:is|are|was|turns?|turned)"
    rf"|'s)?\s{AGE}\s(?:years\sold\s)?(?:today|tomorrow|yesterday|(?:last|this|next)\s\w{{3,9}})[\s,(:-]{{1,3}}"
    rf"(?:on\s)?(?:the\s)?|\bc[ao]m(?:e|es|ing)\sof\sage\son\s(?:the\s)?)$",
    re.IGNORECASE,
)
_BORN = re.compile(
    rf"\bborn\b(?:\s(?:prematurely|early|late|at\shome|here|abroad|on|in|the|early|around|about|sometime|mid|early|circa|approx\.?|approximately|c\."
    rf"|late|back))*[\s:,-]{{1,3}}{_WEEKDAY}"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_BORN_ABOUT = re.compile(r"^born\s(?:c\.?|circa|about|around|approx\.?)\s$", re.IGNORECASE)
_BORN_ALONE = re.compile(r"^born\s(?:in\s)?$", re.IGNORECASE)
_YEAR_LABEL = re.compile(
    rf"(?:\b(?:{'|'.join(map(re.escape, sorted(RELATIVES | PERSONS)))})[ ]b\.[ ]?|"
    r"[(\[,;|/][ ]?(?-i:b)\.?[ ]?|\by\.?o\.?b\b\.?\W{0,3}|\b(?:year|month)s?(?: and (?:month|year))? of birth\W{0,3}"
    r"(?:is |was |as )?|\bbirth (?:year|month)\W{0,3}(?:is |was |as )?)$",
    re.IGNORECASE,
)
# "3 children 2009, 2012, 2015".
_COUNTED = re.compile(
    r"\b(?:[2-6]|two|three|four|five|six)\s(?:children|kids|siblings|sibs|boys|girls)\s$", re.IGNORECASE
)
_ANOTHER_YEAR = re.compile(r"(?:,|\sand|\s?&)\s(?:19|20)\d\d\b(?!\s[a-z])")
# "Mum 1988, dad 1979", in a genogram.
_RELATIVE = rf"\b(?:{'|'.join(map(re.escape, sorted(RELATIVES | PERSONS, reverse=True)))})\s"
_ANOTHER = rf"[,;/&+]?\s(?:and\s)?{_RELATIVE}(?:b\.?\s)?"
_RELATIVE_BEFORE = re.compile(rf"{_RELATIVE}$", re.IGNORECASE)
_ANOTHER_AFTER = re.compile(rf"{_ANOTHER}(?:19|20)\d\d\b", re.IGNORECASE)
_ANOTHER_BEFORE = re.compile(rf"{_RELATIVE}(?:b\.?\s)?(?:19|20)\d\d{_ANOTHER}$", re.IGNORECASE)
_LABELLED = re.compile(
    rf"{LABEL}\W{{0,4}}(?:(?:is|was|as|in|only|given|approximately|approx|circa|about|around|c)\W{{1,2}})*$"
    # "DOB unknown but the school thinks March 2007"
    rf"|{LABEL}(?:\W{{1,3}}[a-z']+){{1,8}}\W{{1,3}}(?:thinks?|thought|believe[sd]?|says?|said|gives?|gave|guess\w*|estimat\w*"
    r"|assum\w*|possibly|probably|perhaps|maybe|likely|circa|around|about)\s(?:(?:it|is|it's|was|to|be|in|as|of)\s)*$",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    rf"\b(?:aged?\s{AGE}|{AGE}[ -]?(?:years?|yrs?|yo|months?)\b|(?:is|'s|was|now|turned)\s{AGE}\b)", re.IGNORECASE
)
_AGE_AFTER = re.compile(rf"\s?[,(]\s?(?:now\s|aged?\s|so\s|is\s)*{AGE}\b", re.IGNORECASE)
# Many at once are a cohort, unless they are counted as a family's: "two girls, born 2010 and 2012".
_COHORT = re.compile(
    r"\b(?:anyone|anybody|everyone|everybody|those|all|any|every|each|births?|people|persons|pupils|students|learners"
    r"|parents|mothers"
    r"|residents|cohorts?|percent|rates?|infants|patients|families|young\speople|of\schildren"
    r"|(?<!the\s)(?<!two\s)(?<!three\s)(?<!four\s)"
    r"(?:children|babies|girls|boys|twins))\b[^.;]{0,30}$|%",
    re.IGNORECASE,
)
_PERSON = re.compile(
    rf"\b(?:i|we|he|she|they|who|him|her|person|woman|man"
    rf"|{'|'.join(map(re.escape, sorted(RELATIVES | PERSONS | MANY)))})\b",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(
    r"\s*(?:(?:or|and)\s+(?:later|after|before|earlier|onwards?|since)\b|onwards\b"
    r"|(?:to|until|till|through)\s*(?:the\s+)?(?:\d|[A-Z])"
    rf"|-\s*(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[/.-]\s?\d|\s(?:of\s)?{MONTH})|{MONTH}\b|(?:19|20)?\d\d\b(?!\s[a-z])))",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.;!?]\s|\n")
_CHAIN = re.compile(r"(?:\s|,|&|/|\+|\band\b|\bor\b)+", re.IGNORECASE)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a date stand, in a folded text, by which somebody's birth is told."""
    last, shape = -1000, ""
    for part in parts(text):
        listed = part.shape == shape and 0 <= part.start - last <= 8 and _CHAIN.fullmatch(text, last, part.start)
        if listed or _is_birth(text, part):
            last, shape = part.end, part.shape
            yield part.start, part.end


def _is_birth(text: str, part: Part) -> bool:
    before, after = text[max(0, part.start - 90) : part.start], text[part.end : part.end + 60]
    if _RANGE_AFTER.match(after):
        return False
    if part.shape in ("day_month", "numbers"):
        return (
            ages.says_so(before, after)
            or is_birthday(before, after, part.shape)
            or (part.shape == "day_month" and _is_born(before))
        )
    if _YEAR_LABEL.search(before[-30:]) or _LABELLED.search(before[-60:]):
        return True
    if part.shape == "year" and _COUNTED.search(before[-25:]) and _ANOTHER_YEAR.match(after):
        return True
    if part.shape == "year" and _RELATIVE_BEFORE.search(before[-25:]):
        return bool(_ANOTHER_AFTER.match(after) or _ANOTHER_BEFORE.search(before[-60:]))
    if part.shape == "month_year" and _HIS_BIRTHDAY.search(before):
        return is_birthday(before, after)
    if part.shape == "month":
        born = _BORN.search(before)
        return bool(born) and bool(_AGE_BEFORE.search(before[-60:]) or _AGE_AFTER.match(after))
    told = part.shape == "month_year" or _PERSON.search(before[-60:] + after[:30]) or _BORN_ABOUT.search(before)
    told = told or (_BORN_ALONE.search(before) and after[:1] == ",")
    return _is_born(before) and bool(told)


def is_birthday(before: str, after: str, shape: str = "day_month") -> bool:
    """Whether the words about a day say that it is somebody's birthday."""
    if _LABELLED.search(before[-60:]):
        return True
    said = _HIS_BIRTHDAY.search(before)
    if said:
        return not NO_PERSON.search(before[: said.start()])
    if shape == "numbers":
        return False
    turned = _TURNED.search(before[-60:]) or _NTH.search(before[-60:])
    if turned and (_IS_A_PERSON.match(turned[0]) or not is_of_a_thing(before[-60:][: turned.start()])):
        return True
    said_after = _HIS_BIRTHDAY_AFTER.match(after)
    return (
        bool(said_after) and not NO_PERSON.search(said_after[0]) and not OF_NO_PERSON.match(after[said_after.end() :])
    )


def _is_born(before: str) -> bool:
    born = _BORN.search(before)
    if not born:
        return False
    said = _SENTENCE_ENDS.split(before[: born.start()])[-1]
    return not NO_PERSON.search(said) and not _COHORT.search(said)

"""Dates of birth told in part: a birthday without its year, a month and a year, a year alone.

Minutes are full of such dates, so each counts only straight beside the words that make it somebody's birth.
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.privacy.rules.births import ages, arrivals
from sightline.privacy.rules.births.dates import ENDING, MONTH, Part, parts
from sightline.privacy.rules.births.words import AGE, BIRTHDAY, LABEL, NO_PERSON, OF_NO_PERSON, is_of_a_thing
from sightline.privacy.rules.family_words import MANY, PERSONS, RELATIVES
from sightline.privacy.rules.patterns import any_of, cased_shape, one_of, shape

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"

# --- a day and a month: birthdays ---

# "Her birthday is on", "birthday (wrong again): ".
_LEADS = any_of(
    "is was falls? being next last again this on the every in as coming up that year wrong actually it's it"
)
_HIS_BIRTHDAY = shape(rf"{BIRTHDAY}(?:'s)?(?:\s|[:=(,-]|\b{_LEADS}\b)*{_WEEKDAY}(?:the\s)?$")
# "6 June is her birthday", and not "her birthday card".
_HIS_BIRTHDAY_AFTER = shape(
    rf"""
    [\s,(:-]{{0,3}}(?:(?:is|was|being)\s)?
    (?:(?:on|the|his|her|their|a|my|child's|whose|[^\W\d_]{{2,20}}'s)\s){{1,3}}
    (?:\w+\s)?{BIRTHDAY}(?!\s(?:part|card|present|celebr))
    """
)
_SOMEBODY = any_of(r"he she who yp lad pupil young\sperson boy girl child baby twins? son daughter brother sister")
_IS_A_PERSON = shape(rf"{_SOMEBODY}\b")
# "Turns 16 on", "she would have been 18 on".
_TURNED = shape(
    rf"""
    (?: (?:^|[.;]\s)will\sbe\s{AGE}
      | \b(?: turn(?:s|ed|ing)? | reach(?:es|ed|ing)?(?:\sthe)?(?:\sage)?(?:\sof)? | becomes? | became | becoming )
        \s{AGE}
      | \b{_SOMEBODY}\b[^.;:\d]{{0,25}}?
        (?: \s(?:will|would)\sbe | 'll\sbe | (?:'d|\swould|\smight|\scould)\shave\sbeen | \swas | \swere | \sis | 's )
        \s(?:only\s|just\s)?{AGE}
    )
    (?:\syears?\sold|\syears?\sof\sage)?
    (?: (?:,?\son)?\s | \s?[(,-]\s?(?:on\s)? )
    (?:the\s)?$
    """
)
# "His 18th is on", "she is 16 today, ", "comes of age on".
_NTH = shape(
    rf"""
    (?: \b(?:his|her|their|[^\W\d_]+'s)\s\d{{1,2}}{ENDING}\s
        (?:(?:is|was|falls|fell|will\sbe|being)\s)?(?:on\s)?(?:the\s)?
      | \b(?:he|she|they|who|boy|girl|child|turns?|turned)(?:\s(?:is|are|was|turns?|turned)|'s)?\s{AGE}\s
        (?:years\sold\s)?(?:today|tomorrow|yesterday|(?:last|this|next)\s\w{{3,9}})
        [\s,(:-]{{1,3}}(?:on\s)?(?:the\s)?
      | \bc[ao]m(?:e|es|ing)\sof\sage\son\s(?:the\s)?
    )$
    """
)

# --- "born", before any part ---

_ABOUT = any_of(
    r"""
    prematurely early late at\shome here abroad on in the early around about sometime mid early circa approx\.?
    approximately c\. late back
    """
)
_BORN = shape(rf"\bborn\b(?:\s{_ABOUT})*[\s:,-]{{1,3}}{_WEEKDAY}(?:the\s)?$")
_BORN_ABOUT = shape(r"^born\s(?:c\.?|circa|about|around|approx\.?)\s$")
_BORN_ALONE = shape(r"^born\s(?:in\s)?$")
# Many at once are a cohort, unless they are counted as a family's: "two girls, born 2010 and 2012".
_MANY = any_of(
    r"""
    anyone anybody everyone everybody those all any every each births? people persons pupils students learners parents
    mothers residents cohorts? percent rates? infants patients families young\speople of\schildren
    (?<!the\s)(?<!two\s)(?<!three\s)(?<!four\s)(?:children|babies|girls|boys|twins)
    """
)
_COHORT = shape(rf"\b{_MANY}\b[^.;]{{0,30}}$|%")
_RELATIVES = one_of(RELATIVES | PERSONS)
_PERSON = shape(rf"\b(?:i|we|he|she|they|who|him|her|person|woman|man|{one_of(RELATIVES | PERSONS | MANY)})\b")

# --- a month or a year: labels, and years listed as a family's ---

_YEAR_LABEL = shape(
    rf"""
    (?: \b{_RELATIVES}[ ]b\.[ ]?                                                  # "half-brother b. "
      | [(\[,;|/][ ]?(?-i:b)\.?[ ]?                                               # "(b. "
      | \by\.?o\.?b\b\.?\W{{0,3}}                                                 # "YOB "
      | \b(?:year|month)s?(?:[ ]and[ ](?:month|year))?[ ]of[ ]birth\W{{0,3}}(?:is[ ]|was[ ]|as[ ])?
      | \bbirth[ ](?:year|month)\W{{0,3}}(?:is[ ]|was[ ]|as[ ])?
    )$
    """
)
# "3 children 2009, 2012, 2015".
_COUNTED = shape(r"\b(?:[2-6]|two|three|four|five|six)\s(?:children|kids|siblings|sibs|boys|girls)\s$")
_ANOTHER_YEAR = cased_shape(r"(?:,|\sand|\s?&)\s(?:19|20)\d\d\b(?!\s[a-z])")
# "Mum 1988, dad 1979", in a genogram.
_RELATIVE = rf"\b{_RELATIVES}\s"
_ANOTHER = rf"[,;/&+]?\s(?:and\s)?{_RELATIVE}(?:b\.?\s)?"
_RELATIVE_BEFORE = shape(rf"{_RELATIVE}$")
_ANOTHER_AFTER = shape(rf"{_ANOTHER}(?:19|20)\d\d\b")
_ANOTHER_BEFORE = shape(rf"{_RELATIVE}(?:b\.?\s)?(?:19|20)\d\d{_ANOTHER}$")
_GUESSED = any_of(
    r"""
    thinks? thought believe[sd]? says? said gives? gave guess\w* estimat\w* assum\w* possibly probably perhaps maybe
    likely circa around about
    """
)
_LABELLED = shape(
    rf"""
      {LABEL}\W{{0,4}}(?:(?:is|was|as|in|only|given|approximately|approx|circa|about|around|c)\W{{1,2}})*$
    | # "DOB unknown but the school thinks March 2007"
      {LABEL}(?:\W{{1,3}}[a-z']+){{1,8}}\W{{1,3}}{_GUESSED}\s(?:(?:it|is|it's|was|to|be|in|as|of)\s)*$
    """
)
# "Aged 9, born in May".
_AGE_BEFORE = shape(rf"\b(?:aged?\s{AGE}|{AGE}[ -]?(?:years?|yrs?|yo|months?)\b|(?:is|'s|was|now|turned)\s{AGE}\b)")
_AGE_AFTER = shape(rf"\s?[,(]\s?(?:now\s|aged?\s|so\s|is\s)*{AGE}\b")

# "2009 or later", "1 April - 31 March": a period, and nobody's day.
_RANGE_AFTER = shape(
    rf"""
    \s*
    (?: (?:or|and)\s+(?:later|after|before|earlier|onwards?|since)\b | onwards\b
      | (?:to|until|till|through)\s*(?:the\s+)?(?:\d|[A-Z])
      | -\s*(?:the\s+)?
        (?: \d{{1,2}}{ENDING}?(?:\s?[/.-]\s?\d|\s(?:of\s)?{MONTH})
          | {MONTH}\b
          | (?:19|20)?\d\d\b(?!\s[a-z])
        )
    )
    """
)
_SENTENCE_ENDS = cased_shape(r"[.;!?]\s|\n")
_CHAIN = shape(r"(?:\s|,|&|/|\+|\band\b|\bor\b)+")


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
            or arrivals.says_so(before, after)
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

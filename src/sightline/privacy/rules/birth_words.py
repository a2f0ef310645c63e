"""The words by which a date is said to be a birth, and those by which it is a service's and not a child's."""

from __future__ import annotations

import re

from sightline.privacy.rules.family_words import FAMILY_WORDS, MANY, PERSONS, RELATIVES
from sightline.privacy.rules.wordlists import words

# The label on a form, slips of the finger included; a digit may touch it.
LABEL = (
    r"(?:\bd[.,]?\s?[.,]?o[.,]?\s?[.,]?b(?:'?s)?(?![^\W\d_])\.?|\bd[/-]o[/-]b(?![^\W\d_])"
    r"|\bdbo(?![^\W\d_])|\bd\s?/\s?b(?![^\W\d_])|\bd\.?\s?of\s?b(?:irth)?(?![^\W\d_])\.?|\bd\.?\s?o\.?\s?birth(?![^\W\d_])"
    r"|\bdates?\sborn(?![^\W\d_])|\bd(?:a?te|at)s?[ _-]?of[ _-]?(?:birth|brith|bith|birht)(?![^\W\d_])"
    r"|\bbirth[ _-]?dates?(?![^\W\d_]))"
)
# How old somebody is, as a figure or in words.
AGE = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty)"
)
SEX = r"(?:(?:fe)?male|m|f|boy|girl)"
# Of whom police, health and schools write, short forms too: "misper 03/07/04", "YP, 3.7.04", "MGM b 17/1/61".
IN_SHORT = words(
    """
    yp yps misper mispers vic victim suspect perp perpetrator offender detainee juvenile nominal mgm mgf pgm pgf sib
    sibs unborn bby dau juv mo bairn client pt patient resident learner youngest eldest oldest male female lass lads
    nephew
    """
)
_NOT_ALONE = words("partner family carer carers guardian minor kin friends")
# Many of whom anything may be said on any day, where no date is straight beside them.
_AT_LARGE = words("mothers mums fathers dads children boys girls pupils students parents babies kids toddlers")


def _any_of(these: frozenset[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(these, reverse=True)))})"


WHO = _any_of((RELATIVES | PERSONS | MANY | IN_SHORT) - _NOT_ALONE)
SOMEBODY = _any_of((RELATIVES | PERSONS | MANY | IN_SHORT) - _NOT_ALONE - _AT_LARGE)
BIRTHDAY = r"\b(?:birth[ -]?days?|b['/]?-?days?)(?![^\W\d_])"
# What was born, or has a birthday, without being a person.
NO_PERSON = re.compile(
    r"\b(?:partnership|project|programme|board|group|service|idea|hub|team|initiative|charity|unit|campaign"
    r"|organisation|network"
    r"|collaboration|society|trust|agency|club|forum|committee|newsletter|magazine|model|framework|protocol|strategy"
    r"|nhs"
    r"|library|cent(?:re|er)|nursery|school|college|council|app|website|scheme|pilot|toolkit|law|act|policy|building"
    r"|band"
    r"|company|plan|pathway|line|helpline|its|refuge|home|hostel|hospice|clinic|surgery|practice|church|mosque|department|cafe|podcast)(?:'s)?"
    r"(?:\s?,|\s?\(|\s(?:is|was|were|has|had|been|which|that|itself|first|own|formally|will|,|\(|celebrat\w+|mark\w*"
    r"|its|a|the|\w+(?:st|nd|rd|th)))*\s*$",
    re.IGNORECASE,
)
# "First birthday of the hub".
OF_NO_PERSON = re.compile(
    r"^\s(?:of|for)\s(?:the|our|a|this)\s(?:\w+\s){0,2}(?:partnership|project|programme|board|group|service|hub|team"
    r"|initiative"
    r"|charity|unit|campaign|organisation|network|trust|agency|club|forum|committee|newsletter|nhs|centre|nursery"
    r"|school)\b",
    re.IGNORECASE,
)

_PERSONS = FAMILY_WORDS | words(
    "person man woman lad lass he she they who it's youngest eldest oldest older younger middle elder first second"
    " third other last one two both subject fourth fifth client patient resident leaver learner"
)
_SUBJECT = re.compile(
    r"\b(?:the|an?|our|this|that|its|each|every)\s(?:[\w'-]+\s){0,2}?([\w-]+)"
    r"(?:\s(?:who|is|was|will|would|has|had|have|just|only|recently|then))*\s*$",
    re.IGNORECASE,
)


def is_of_a_thing(before: str) -> bool:
    """Whether what `before` ends with, and what turns five or has its day, is a thing: "the contract", "our hub"."""
    if NO_PERSON.search(before):
        return True
    subject = _SUBJECT.search(before)
    return bool(subject) and subject[1].lower() not in _PERSONS

"""The words by which a date is said to be a birth, and those by which it is a service's and not a child's."""

from __future__ import annotations

from sightline.privacy.rules.births.dates import ENDING
from sightline.privacy.rules.family_words import FAMILY_WORDS, MANY, PERSONS, RELATIVES
from sightline.privacy.rules.patterns import any_of, one_of, shape
from sightline.privacy.rules.wordlists import words

# Not the beginning of a longer word; a figure may touch it.
_WHOLE = r"(?![^\W\d_])"
# The label on a form, slips of the finger included.
LABEL = rf"""(?:
    \bd[.,]?\s?[.,]?o[.,]?\s?[.,]?b(?:'?s)?{_WHOLE}\.?      # DOB, DOBs, D.o.B., d o b
  | \bd[/-]o[/-]b{_WHOLE}                                   # d/o/b
  | \bdbo{_WHOLE}                                           # dbo
  | \bd\s?/\s?b{_WHOLE}                                     # D/B
  | \bd\.?\s?of\s?b(?:irth)?{_WHOLE}\.?                     # D of B, d. of birth
  | \bd\.?\s?o\.?\s?birth{_WHOLE}                           # d.o.birth
  | \bdates?\sborn{_WHOLE}
  | \bd(?:a?te|at)s?[ _-]?of[ _-]?(?:birth|brith|bith|birht){_WHOLE}
  | \bbirth[ _-]?dates?{_WHOLE}
)"""
# How old somebody is, as a figure or in words.
AGE = any_of(
    r"""
    \d{1,2} one two three four five six seven eight nine ten eleven twelve
    (?:thir|four|fif|six|seven|eigh|nine)teen twenty
    """
)
SEX = "(?:(?:fe)?male|m|f|boy|girl)"
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
WHO = one_of((RELATIVES | PERSONS | MANY | IN_SHORT) - _NOT_ALONE)
SOMEBODY = one_of((RELATIVES | PERSONS | MANY | IN_SHORT) - _NOT_ALONE - _AT_LARGE)
BIRTHDAY = rf"\b(?:birth[ -]?days?|b['/]?-?days?){_WHOLE}"
# What is born, or has a birthday, without being a person.
_THING = any_of(
    """
    partnership project programme board group service idea hub team initiative charity unit campaign organisation
    network collaboration society trust agency club forum committee newsletter magazine model framework protocol
    strategy nhs library cent(?:re|er) nursery school college council app website scheme pilot toolkit law act policy
    building band company plan pathway line helpline its refuge home hostel hospice clinic surgery practice church
    mosque department cafe podcast
    """
)
NO_PERSON = shape(
    rf"""
    \b{_THING}(?:'s)?
    (?: \s?, | \s?\(
      | \s(?: is|was|were|has|had|been|which|that|itself|first|own|formally|will|,|\(|celebrat\w+|mark\w*|its|a|the
            | \w+{ENDING} )
    )*
    \s*$
    """
)
# "First birthday of the hub".
_WHOSE_DAY = any_of(
    """
    partnership project programme board group service hub team initiative charity unit campaign organisation network
    trust agency club forum committee newsletter nhs centre nursery school
    """
)
OF_NO_PERSON = shape(rf"^\s(?:of|for)\s(?:the|our|a|this)\s(?:\w+\s){{0,2}}{_WHOSE_DAY}\b")

_PERSONS = FAMILY_WORDS | words(
    "person man woman lad lass he she they who it's youngest eldest oldest older younger middle elder first second"
    " third other last one two both subject fourth fifth client patient resident leaver learner"
)
_SUBJECT = shape(
    r"""
    \b(?:the|an?|our|this|that|its|each|every)\s(?:[\w'-]+\s){0,2}?([\w-]+)
    (?:\s(?:who|is|was|will|would|has|had|have|just|only|recently|then))*\s*$
    """
)


def is_of_a_thing(before: str) -> bool:
    """Whether what `before` ends with, and what turns five or has its day, is a thing: "the contract", "our hub"."""
    if NO_PERSON.search(before):
        return True
    subject = _SUBJECT.search(before)
    return bool(subject) and subject[1].lower() not in _PERSONS

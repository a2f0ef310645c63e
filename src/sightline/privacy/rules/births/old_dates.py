"""Dates so old that whom they stand beside is enough to make them somebody's: "misper 03/07/04, female".

The partnerships began in 2017, and what they write of is later. A date from before is a birth where a person, a sex,
a name or another identifier leads straight to it or follows it, and no other word: "he moved on 3 July 2014" is none.
"""

from __future__ import annotations

import re

from sightline.privacy.rules.births.doings import DONE, DONE_THAT_DAY, NUMBERED, WHEN
from sightline.privacy.rules.births.words import SEX, SOMEBODY, WHO
from sightline.privacy.rules.first_names import FIRST_NAMES
from sightline.privacy.rules.nhs_numbers import is_number
from sightline.privacy.rules.patterns import any_of, cased_shape, shape

PARTNERSHIPS_SINCE = 2017
SPOKEN_OF_SINCE = 2016
_COUNT = r"(?:\d{1,2}|two|three|four|five|six)"
_GAP = r"(?:[ ]?[,:;|/([-][ ]?|[ ])"

# --- what leads straight to it ---

# "Child 2 12/3/09", "siblings: J 12/3/09", "sibling group of three: 12/3/09", "both are 12/3/09".
_LISTED = shape(
    rf"""
    \b(?:{WHO}s?|[mf])(?:/\d\d?)?(?:[ ](?:\d\d?|(?-i:[A-Z])))?
    (?:[ ](?:groups?|sets?))?(?:[ ](?:of[ ]|x[ ]?){_COUNT})?
    (?:[ ](?:is|are|was|were|being))?{_GAP}(?:(?:{SEX}|(?-i:[A-Z]))[ ]?[,:;|/(-]?[ ]?)?$
    """
)
_STRAIGHT = cased_shape(r"\w[ ]$")
# "Contact with dad 12/3/14": he is there, and the date is the contact's.
_BESIDE_HIM = shape(r"\b(?:with|by|to|from|of|for|at|saw|met|told|rang)\s(?:(?:the|his|her|their|a)\s)?(?:[\w-]+\s)?$")
# In the short hand of a MARAC and a custody suite, and of a child looked after: "V: 12/12/1990", "LAC, 17/11/2007, …".
_IN_A_LETTER = cased_shape(r"(?:^|[\s(;,|])(?:(?:V|P|C|S|Ch|DP|Vic|Perp|Sus)\d?:\s?|(?:LAC|CLA|CiC|UASC|EHE),\s)$")
# "IHA for 12/10/2016", "adoption medical for 22/12/2016": of old dates, only a child's own is what they are for.
_PAPER = any_of(
    r"""
    medicals? i\.?h\.?a r\.?h\.?a records? passport immunisations? ehcp certificate file bloods? chronology
    appropriate\sadult placement bed
    """
)
_FOR = shape(rf"\b{_PAPER}\s(?:for|of)\s$")
# What is kept of everybody with the day of birth: "birth certificate says 7/2/14".
_KEPT = any_of(
    r"""
    red\sbook birth\scert\w* passport sims arbor bromcom census school health police csc hospital pnc rio systm\s?one
    emis liquid\s?logic mosaic care\s?director niche school\srecord gp(?:\srecord)? nhs\sspine spine
    """
)
_SAYS = "(?:says?|has|gives?|gave|shows?|had|said|states?)"
_SOURCE = shape(
    rf"""
    (?: # "passport says", "school has him down as"
        \b{_KEPT}\s{_SAYS}\s(?:(?:it|him|her|them)\s)?(?:(?:down\s)?(?:as|is)\s)?
      | # "lists her as"
        \b(?:has|have|had|got|gives?|lists?|shows?)\s(?:him|her|them)\s(?:down\s)?as\s
      | # "records the child as"
        \b(?:lists?|has|had|gives?|shows?|records?|recorded|listed|enters?|entered)\s(?:(?:the|this|our|a)\s)?
        {WHO}\s(?:down\s)?as\s
      | # "(claimed as"
        [(](?:claims?|claimed|states?|stated|given|disputed|assumed)\s(?:as\s)?
      | # "UASC claims"
        \b(?:he|she|uasc|yp|child|mum|mother|who)\s(?:claims?|claimed|states?|stated)\s
    )$
    """
)
# "14F 04/04/2003", "8yrs 4/4/09", "P2 2/10/09", "sib y b 1.6.13", "ch 22/11/15".
_BRIEFLY = cased_shape(
    r"""
    (?: \b\d{1,2}\s?(?:[MmFf]|y(?:rs?|/?o)?|mths?) | \b[MmFf]\d{1,2}
      | \b(?:fa|cl) | \b(?:P|C|S|V)\d | \b[Cc]h | \bbn | \bDB
      | \b(?:Yr|YR|yr)\s?(?:\d{1,2}|R) | \bYR
      | \b(?i:sibs?|kids?|baby|child|case)\s\w\sb
    )
    \s$
    """
)
# "Re the 22/5/15 baby".
_RE_THE = shape(r"\b(?:re:?|the|this|that|our)\s$")
_SOMEBODY_AFTER = shape(
    r"""
    \s(?:yp|baby|child|lad|boy|girl|kid|misper|mum|toddler|twins?)\b
    (?!\s(?:protection|s\b|death|group|class|clinic|in\sneed))
    """
)
# A name in a table, a list or before a bracket, and the date straight after it.
_NAMED = cased_shape(
    r"""
    (?:^|[^\w'-])(?P<before>[\w'.]+[ ]+)??(?P<first>[A-Z][\w'-]+)(?P<rest>(?:[ ]+[A-Z][\w'-]*){0,2})
    (?P<gap>[ ]{0,2}[|;,(\[/:-][ ]{0,2}|[ ]{1,4})$
    """
)
_NOT_OF_HIM = shape(
    r"""
    ^(?: by|from|with|to|dr|mr|mrs|ms|miss|cllr|di|ds|dc|pc|judge|prof|professor|sir|dame|st|owner|lead|chair|of|in|at
       | and )\b
    """
)
# "03/07/04 female", "03/07/04 (M)".
_SEX_AFTER = shape(r"""[\s,;:|/("-]{0,4}(?:(?:fe)?male|girl|boy|(?-i:[MF]))(?=[\s,.;:|/)"]|$)""")
_IDENTIFIER = r"""(?:
    \d{3}[ -]?\d{3}[ -]?\d{4}                       # an NHS number
  | 0\d{4}[ ]?\d{6}                                 # a telephone number
  | [A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}              # a postcode
  | \w[\w.+-]*@[\w-]+\.[\w.]+                       # an e-mail address
)"""
_AFTER_ONE = cased_shape(rf"(?:^|[^\w])({_IDENTIFIER})(?:[ ]?[,;|/-]?[ ]?|\n)$")
_BEFORE_ONE = cased_shape(rf"(?:[ ]?[,;|/-]?[ ]?|\n)({_IDENTIFIER})(?!\w)")

# --- what sets it off, in a sentence that speaks of somebody and of nothing done or written that day ---

_SET_OFF = cased_shape(r"(?: [(\[,;|/]\s? | \s-\s? )$")
_SET_OFF_AFTER = cased_shape(r"\s?[)\],;|/.] | \s- | \s(?:and|&|\+)\s\d | \s*$")
# By itself between brackets or commas: "Teacher X (01/01/1984) suspended", "scout, 3/3/07, spoke".
_APART = cased_shape(r"(?: [(\[]\s? | ,\s )$")
_APART_AFTER = cased_shape(r"\s?[)\],]")
_SOMEBODY = shape(rf"\b(?:{SOMEBODY}|person|he|she|aged?|his|her)\b")
# "(yr 4, 13/02/2009".
_PUPIL = shape(r"[(\[,;|/-]\s?(?:y|yr|year)\.?\s?\d{1,2}\s?[,;|/-]\s?$")
# Alone in brackets, straight after words about somebody and about no paper.
_PAPERS = any_of(
    r"""
    plans? protection placement survey training panel reviews? reports? audit inspection conference meeting order act
    guidance published letter hearing visit
    """
)
_OF_A_PERSON = shape(
    rf"""
    \b(?:{WHO}|person|parent|he|she|they|who|aged?|his|her)\b
    (?:(?!\b(?:{_PAPERS}|on(?=[ ]?[(\[]))\b)[^.;!?()]){{0,40}}
    [(\[][ ]?$
    """
)
# So old, and so short, that nobody writes it of a meeting or a paper: "yot: 4/4/02 rui till 12/12/17".
_IN_NOTES = cased_shape(r"\d{1,2}([./-])\d{1,2}\1(?:0\d|10|[6-9]\d)")
# Two or more old dates and nothing between them: "EHE: 06/06/2009, 08/08/2011".
_AND_ANOTHER = cased_shape(
    r"""
    [\s,;&+/]{1,3}(?:and\s)?(?:\d\)\s?)?
    \d{1,2}([./-])\d{1,2}\1(?:19\d\d|200\d|201[0-6]|[09]\d|1[0-6])(?![\d/-])
    """
)
_SENTENCE_ENDS = cased_shape(r"[.;!?]\s|\n")


def is_somebodys(before: str, after: str) -> bool:
    """Whether a person, a name, a sex or another identifier leads straight to an old date, or follows it."""
    if (
        _is_listed(before)
        or _is_named(before)
        or any(one.search(before) for one in (_SOURCE, _IN_A_LETTER, _FOR, _BRIEFLY))
    ):
        return True
    if _RE_THE.search(before) and _SOMEBODY_AFTER.match(after):
        return True
    if _is_set_off(before, after) or (_OF_A_PERSON.search(before) and after.lstrip()[:1] in ")]"):
        return True
    if WHEN.search(before):
        return False
    beside = (_AFTER_ONE.search(before[-80:]), _BEFORE_ONE.match(after))
    return bool(_SEX_AFTER.match(after)) or any(_is_identifier(found) for found in beside if found)


def is_unexplained(date: str, before: str, after: str) -> bool:
    """Whether a sentence speaks of somebody and nothing in it says what else an old date may be.

    At the head of a sentence or a line a date is that of what the line tells."""
    said, goes_on = _SENTENCE_ENDS.split(before)[-1], _SENTENCE_ENDS.split(after, maxsplit=1)[0]
    if not re.search(r"[^\W\d_]", said) or any(one.search(before) for one in (WHEN, DONE, NUMBERED, _BESIDE_HIM)):
        return False
    if _IN_NOTES.fullmatch(date) and not DONE_THAT_DAY.search(said[-25:]):
        return True
    if _in_figures(date) and _AND_ANOTHER.match(after) and not DONE_THAT_DAY.search(said):
        return True
    if _APART.search(before) and _APART_AFTER.match(after):
        return _in_figures(date) and not DONE_THAT_DAY.search(said)
    return bool(_SOMEBODY.search(f"{said} {goes_on}")) and not DONE_THAT_DAY.search(f"{said} {goes_on}")


def _in_figures(date: str) -> bool:
    """Whether a date is written as a form asks for it, and not as a paper is cited."""
    return not any(char.isalpha() for char in date)


def is_beside_a_number(before: str, after: str) -> bool:
    """Whether an NHS number stands straight beside a date of any year, as in a pasted record."""
    beside = (_AFTER_ONE.search(before[-80:]), _BEFORE_ONE.match(after))
    return any(found and len(re.sub(r"\D", "", found[1])) == 10 and _is_identifier(found) for found in beside)


def _is_listed(before: str) -> bool:
    listed = _LISTED.search(before)
    return bool(listed) and not (_STRAIGHT.search(listed[0]) and _BESIDE_HIM.search(before[: listed.start()]))


def _is_set_off(before: str, after: str) -> bool:
    """Whether it stands by itself in brackets or between commas, in a sentence about somebody: "(yr 4, 13/02/2009)"."""
    if not (_SET_OFF.search(before) and _SET_OFF_AFTER.match(after)):
        return False
    said, goes_on = _SENTENCE_ENDS.split(before)[-1], _SENTENCE_ENDS.split(after, maxsplit=1)[0]
    if _APART.search(before) and _APART_AFTER.match(after) and _SOMEBODY.search(said):
        goes_on = ""  # "young person, 2 June 2000, refuses to sign": what is told is not told of the date
    all_said = f"{said} {goes_on}"
    return bool(_PUPIL.search(before) or _SOMEBODY.search(all_said)) and not DONE_THAT_DAY.search(all_said)


def _is_named(before: str) -> bool:
    """Whether a child's name leads straight to the date: "Kieran (14/08/2013)"."""
    named = _NAMED.search(before[-60:])
    if not named or _NOT_OF_HIM.match(named["before"] or ""):
        return False
    return named["first"].lower() in FIRST_NAMES or any(one.lower() in FIRST_NAMES for one in named["rest"].split())


def _is_identifier(found: re.Match[str]) -> bool:
    """Whether the shape is what it looks like: ten digits are an NHS number's only if they pass the check."""
    digits = re.sub(r"\D", "", found[1])
    return not found[1][0].isdigit() or len(digits) != 10 or is_number(digits)

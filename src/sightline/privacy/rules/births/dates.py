"""What reads like a date: whole ("12 March 2009"), or the parts by which a birthday is told ("12 March", "2009")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sightline.privacy.rules.patterns import any_of, cased_shape, shape

# With the slips people make in the longer ones: "Feburary", "Novemeber", "Sepetmber".
MONTH = any_of(
    r"""
    jan[uary]{0,6} feb[ruary]{0,6} mar[ch]{0,3} apr[il]{0,3} apirl may june? jull?y? aug[ust]{0,5} agust
    s(?:ep|pe)[tember]{0,8} oc[to][tober]{0,5} nov[ember]{0,7} dec[ember]{0,7}
    """
)
ENDING = "(?:st|nd|rd|th)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY_IN_WORDS = r"""(?:
    first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth
  | sixteenth|seventeenth|eighteenth|nineteenth|twentieth
  | twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)
  | thirtieth|thirty[ -]first
)"""
_MONTH_NUMBER = "(?:0?[1-9]|1[0-2])"
_UNITS = any_of("one two three four five six seven eight nine")
_TEENS = any_of("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
FULL_YEAR = r"(?:(?:19|20)\d\d)"
_SPOKEN_YEAR = rf"""(?:
    two[ -]thousand(?:[ -]and)?(?:[ -](?:{_TEENS}|{_UNITS}|twenty(?:[ -]{_UNITS})?))?     # two thousand and twelve
  | (?:nineteen|twenty)[ -](?:
        (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{_UNITS})?          # nineteen ninety-eight
      | {_TEENS}                                                                           # twenty twelve
      | (?:oh|o)[ -]{_UNITS}                                                               # twenty oh nine
    )
)"""
_YEAR = rf"(?:{FULL_YEAR}|'?\d\d|{_SPOKEN_YEAR})"
_HOLIDAY = r"(?:christmas|boxing|new\syear'?s|valentine'?s)\s(?:day|eve)"
_SEASON = r"(?:spring|summer|autumn|winter)(?:\s+of)?"
# No more figures or letters hang on, but the time of a day may: "2009-03-12T10:00".
_ENDS = r"(?!(?!T\d\d)[\w/\\]|[.-]\d)"

_NUMBER_FIRST = shape(
    rf"""
    (?: {FULL_YEAR}([-/._\\])(?:{_MONTH_NUMBER})\1{_DAY}                        # 2009-03-12
      | {_DAY}(\s?[-/._,\\|]\s?|\s){_MONTH_NUMBER}\2{_YEAR}                     # 12/03/2009, 12.3.09, 12 3 09
      | {_MONTH_NUMBER}(/){_DAY}/{FULL_YEAR}                                     # 3/25/2009
      | {FULL_YEAR}[\s./-]{{0,2}}{MONTH}[\s./-]{{0,2}}{_DAY}                     # 2009 March 12
      | {_DAY}(?:\s?{ENDING})?(?:\s+day)?[\s./-]{{0,2}}(?:of\s+)?                # 12th day of …
        {MONTH}[.,]?[\s./-]{{0,2}}(?:in\s+)?{_YEAR}                              # … March 2009
    )
    {_ENDS}
    """
)
_WORD_FIRST = shape(
    rf"""
    (?: {MONTH}\.?[\s-]+(?:the\s+)?{_DAY}{ENDING}?(?:\s?[,-]\s?|\s+){_YEAR}      # March 12th, 2009
      | {_HOLIDAY},?\s+(?:in\s+)?{FULL_YEAR}                                     # Christmas Day 2009
      | {_DAY_IN_WORDS}(?:\s+day)?\s+(?:of\s+)?{MONTH},?\s+(?:in\s+)?{_YEAR}     # twelfth of March 2009
    )
    {_ENDS}
    """
)
_FIRST_LETTERS = any_of(
    """
    jan feb mar apr may jun jul aug sep oct nov dec agu spe oco api
    fir sec thi fou fif six sev eig nin ten ele twe chr box new val spr sum aut win
    """
)
# Where a date, or a part of one, may begin: so that no other place is looked at twice.
_STARTS = shape(
    rf"""
    (?<!\d)
    (?: (?<!\d[/.-]) | (?<=[A-Za-z]/\d/) | (?<=[A-Za-z]/\d\d/) )                # "Male/8/12-03-2009"
    (?: \d
      | (?<=\s)'(?=\d\d\b)
      | (?<![\w/.-]){_FIRST_LETTERS}
    )
    """
)
# In one piece: "120309", "12032009", "20090312".
COMPACT = cased_shape(
    r"""
    (?<!\d)
    (?: (?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|\d\d)
      | (?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])
    )
    (?!\d)
    """
)
# With the year's last figure alone: "4.4.9".
SHORT_YEAR = cased_shape(rf"(?<![\d/.-]){_DAY}([/.-]){_MONTH_NUMBER}\1\d(?![\d/-]|\.\d)")

_DAY_MONTH = shape(
    rf"""
    (?: {_DAY}(?:\s?{ENDING})?[\s-]{{0,2}}(?:of\s+)?{MONTH}                      # 12th of March
      | {MONTH}\.?\s+(?:the\s+)?{_DAY}{ENDING}?                                  # March 12th
      | {_DAY_IN_WORDS}\s+(?:of\s+)?{MONTH}                                      # twelfth of March
      | {_HOLIDAY}
    )
    {_ENDS}
    """
)
_DAY_MONTH_NUMBERS = cased_shape(rf"{_DAY}([/.-]){_MONTH_NUMBER}(?![\w/\\]|[.-]\d)")
_MONTH_YEAR = shape(
    rf"""
    (?: {MONTH}(?:\.?,?\s+(?:of\s+)?|\s?[/-]\s?)(?:{FULL_YEAR}|'\d\d|{_SPOKEN_YEAR})   # March 2009, Mar '09
      | {_MONTH_NUMBER}/{FULL_YEAR}                                                    # 03/2009
      | {_SEASON}\s+{FULL_YEAR}                                                        # summer of 2009
    )
    {_ENDS}
    """
)
_YEAR_ALONE = cased_shape(rf"(?:{FULL_YEAR}|(?<=\s)'\d\d){_ENDS}")
_MONTH_ALONE = shape(rf"{MONTH}{_ENDS}")
_LAST_YEAR = re.compile(r"(?:19|20)\d\d|\d\d$")


class Part(NamedTuple):
    """A part of a date, and which."""

    start: int
    end: int
    shape: str
    """day_month, numbers ("12/3"), month_year, year or month."""


def dates(text: str) -> Iterator[re.Match[str]]:
    """Every full date."""
    end = 0
    for start in _STARTS.finditer(text):
        if start.start() >= end:
            match = (_NUMBER_FIRST if start[0].isdigit() else _WORD_FIRST).match(text, start.start())
            if match:
                end = match.end()
                yield match


def parts(text: str) -> Iterator[Part]:
    """Every part of a date that is not followed by the rest of it."""
    end = 0
    for sign in _STARTS.finditer(text):
        start = sign.start()
        if start < end:
            continue
        if (_NUMBER_FIRST if sign[0].isdigit() else _WORD_FIRST).match(text, start):
            continue
        for name, pattern in _PARTS:
            match = pattern.match(text, start)
            if match:
                end = match.end()
                yield Part(start, end, name)
                break


_PARTS = (
    ("month_year", _MONTH_YEAR),
    ("day_month", _DAY_MONTH),
    ("numbers", _DAY_MONTH_NUMBERS),
    ("year", _YEAR_ALONE),
    ("month", _MONTH_ALONE),
)


def year_of(date: str) -> int | None:
    """The year of a full date; None where it is spelled out."""
    found = _LAST_YEAR.search(date)
    if not found:
        return None
    year = int(found[0])
    return year if year > 99 else year + (2000 if year < 40 else 1900)

"""What reads like a date: whole, or the parts of one by which a birthday is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# With the slips people make in the longer ones: "Feburary", "Novemeber", "Sepetmber".
MONTH = (
    r"(?:jan[uary]{0,6}|feb[ruary]{0,6}|mar[ch]{0,3}|apr[il]{0,3}|apirl|may|june?|jull?y?|aug[ust]{0,5}|agust"
    r"|s(?:ep|pe)[tember]{0,8}|oc[to][tober]{0,5}|nov[ember]{0,7}|dec[ember]{0,7})"
)
_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[ -](?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth)|thirtieth|thirty[ -]first)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
FULL_YEAR = r"(?:(?:19|20)\d\d)"
_SPOKEN_YEAR = (
    rf"(?:two[ -]thousand(?:[ -]and)?(?:[ -](?:{_TEENS}|{_UNITS}|twenty(?:[ -]{_UNITS})?))?"
    rf"|(?:nineteen|twenty)[ -](?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{_UNITS})?|{_TEENS}"
    rf"|(?:oh|o)[ -]{_UNITS}))"
)
_YEAR = rf"(?:{FULL_YEAR}|'?\d\d|{_SPOKEN_YEAR})"
_HOLIDAY = r"(?:christmas|boxing|new\syear'?s|valentine'?s)\s(?:day|eve)"
_SEASON = r"(?:spring|summer|autumn|winter)(?:\s+of)?"
_ENDS = r"(?!(?!T\d\d)[\w/\\]|[.-]\d)"
_NUMBER_FIRST = re.compile(
    rf"(?:{FULL_YEAR}([-/._\\])(?:{_MONTH_NUMBER})\1{_DAY}"
    rf"|{_DAY}(\s?[-/._,\\|]\s?|\s){_MONTH_NUMBER}\2{_YEAR}"
    rf"|{_MONTH_NUMBER}(/){_DAY}/{FULL_YEAR}"
    rf"|{FULL_YEAR}[\s./-]{{0,2}}{MONTH}[\s./-]{{0,2}}{_DAY}"
    rf"|{_DAY}(?:\s?(?:st|nd|rd|th))?(?:\s+day)?[\s./-]{{0,2}}(?:of\s+)?{MONTH}[.,]?[\s./-]{{0,2}}(?:in\s+)?{_YEAR}){_ENDS}",
    re.IGNORECASE,
)
_WORD_FIRST = re.compile(
    rf"(?:{MONTH}\.?[\s-]+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?(?:\s?[,-]\s?|\s+){_YEAR}"
    rf"|{_HOLIDAY},?\s+(?:in\s+)?{FULL_YEAR}"
    rf"|{_ORDINAL}(?:\s+day)?\s+(?:of\s+)?{MONTH},?\s+(?:in\s+)?{_YEAR}){_ENDS}",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?<!\d)(?:(?<!\d[/.-])|(?<=[A-Za-z]/\d/)|(?<=[A-Za-z]/\d\d/))(?:\d|(?<=\s)'(?=\d\d\b)|(?<![\w/.-])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|agu|spe|oco|api"
    r"|fir|sec|thi|fou|fif|six|sev|eig|nin|ten|ele|twe|chr|box|new|val|spr|sum|aut|win))",
    re.IGNORECASE,
)
COMPACT = re.compile(
    r"(?<!\d)(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
# With the year's last figure alone: "4.4.9".
SHORT_YEAR = re.compile(rf"(?<![\d/.-]){_DAY}([/.-]){_MONTH_NUMBER}\1\d(?![\d/-]|\.\d)")
_DAY_MONTH = re.compile(
    rf"(?:{_DAY}(?:\s?(?:st|nd|rd|th))?[\s-]{{0,2}}(?:of\s+)?{MONTH}|{MONTH}\.?\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?"
    rf"|{_ORDINAL}\s+(?:of\s+)?{MONTH}|{_HOLIDAY}){_ENDS}",
    re.IGNORECASE,
)
_DAY_MONTH_NUMBERS = re.compile(rf"{_DAY}([/.-]){_MONTH_NUMBER}(?![\w/\\]|[.-]\d)")
_MONTH_YEAR = re.compile(
    rf"(?:{MONTH}(?:\.?,?\s+(?:of\s+)?|\s?[/-]\s?)(?:{FULL_YEAR}|'\d\d|{_SPOKEN_YEAR})|{_MONTH_NUMBER}/{FULL_YEAR}|{_SEASON}\s+{FULL_YEAR}){_ENDS}",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(rf"(?:{FULL_YEAR}|(?<=\s)'\d\d){_ENDS}")
_MONTH_ALONE = re.compile(rf"{MONTH}{_ENDS}", re.IGNORECASE)
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
        for shape, pattern in _PARTS:
            match = pattern.match(text, start)
            if match:
                end = match.end()
                yield Part(start, end, shape)
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

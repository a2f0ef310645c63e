"""Where dates, months, quarters, years and seasons stand in a line of text. What each means is the matter of `moments`.

A piece is what is printed and no more: a quarter without a year has no years here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .figures import ORDINALS, value_of
from .patterns import Pattern
from .years import MONTH, month_number, printed_years


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed date. `years`: the calendar years printed with it, first and last, empty where none is."""

    start: int
    stop: int
    kind: str  # day, month, quarter, half, year, season, plan_year, year_end, year_start
    years: tuple[int, ...] = ()
    day: int = 0
    month: int = 0
    part: str = ""  # "mid", "early", a season's name, a kind of year
    nth: int = 0  # quarter, half or plan year; 1 for a school term
    loose: bool = False  # the two-digit figure after a month that may be a year (`years`) or a day (`day`)


class Form(NamedTuple):
    """One way to print a date: what finds it, what reads it, and what a text must hold to be searched for it."""

    pattern: Pattern
    read: Callable[[re.Match[str]], list[Piece]]
    digit: bool = True
    words: tuple[str, ...] = ()


_ORD = r"\s?(?:st|nd|rd|th)"
_TWO = rf"\d\d(?![\d/:%]|\.\d|\s*%|{_ORD}\b)"  # two digits that may be a year
_YEAR = rf"(?:20\d\d(?!\d)|'\d\d(?!\d)|{_TWO})"
_FY = r"(?:20\d\d\s?[/\-]\s?(?:20)?\d\d|\d\d\s?/\s?\d\d|\d\d\s?-\s?\d\d)(?![\d/]|\s?%|\s+per\s?cent)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b\.?,?\s+(?:the\s+)?)?"
_CLOCK = r"(?:[T\s]+\d{1,2}:\d\d(?::\d\d)?)?"
_FIRST = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_ONE_TO_FOUR = r"(?:[1-4](?![\d%]|\.\d)|one\b|two\b|three\b|four\b)"
_ONE_TO_FIVE = r"(?:[1-5](?![\d%]|\.\d)|one\b|two\b|three\b|four\b|five\b)"
_JOIN = r"(?:,|&|and\b|or\b|/|-|to\b|through\b|until\b)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "setp", "oct", "nov", "dec")
_SEASONS = ("spring", "summer", "autumn", "winter", "easter", "christmas", "xmas", "term")


def _compiled(*parts: str) -> Pattern:
    return Pattern("".join(parts), re.IGNORECASE)


def _full(year: str | None) -> tuple[int, ...]:
    """The year of "2018", "18" or "’18"."""
    digits = re.sub(r"\D", "", year or "")
    return (int(digits) if len(digits) == 4 else 2000 + int(digits),) if digits else ()


def _fiscal(text: str | None) -> tuple[int, ...]:
    """The two years of "2017/18"; none where they do not follow one another."""
    years = printed_years(text or "")
    return years if years and years[1] - years[0] == 1 else ()


ISO = _compiled(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)", _CLOCK)
NUMERIC = _compiled(
    rf"(?<![\d./]){_WEEKDAY}(?P<d>\d{{1,2}})\s?(?P<sep>[/.\-])\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?(?P<y>20\d\d|\d\d)",
    rf"(?!\d|[./]\d){_CLOCK}",
)
SHORT_NUMERIC = _compiled(r"(?<![\d./£-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/.%])")


def _read_numeric(match: re.Match[str]) -> list[Piece]:
    return [Piece(*match.span(), "day", _full(match["y"]), int(match["d"]), int(match["m"]))]


def _read_short(match: re.Match[str]) -> list[Piece]:
    """ "31/03" is a day; "1/2" and "24/7" are none."""
    day, month = int(match["d"]), int(match["m"])
    if len(match[0]) < 4 or not (1 <= day <= 31 and 1 <= month <= 12) or (day, month) == (24, 7):
        return []
    return [Piece(*match.span(), "day", (), day, month)]


DAY_MONTH = _compiled(
    rf"(?<![-/'])\b{_WEEKDAY}(?P<more>(?:\d{{1,2}}{_ORD}?\s*(?:-|to|and|&|/|,(?:\s*and)?)\s*){{0,6}})",
    rf"(?P<d>\d{{1,2}})(?P<ord>{_ORD})?(?:\s*(?:day\s+)?(?:of\s+(?:the\s+)?)?|[-/])(?P<m>{MONTH})",
    rf"(?:(?:[\s,]*|[-/])(?P<y>{_YEAR})(?!\s*{MONTH}))?",
)
MONTH_DAY = _compiled(
    rf"\b{_WEEKDAY}(?P<m>{MONTH})\s+(?:the\s+)?(?:(?P<d1>\d{{1,2}}){_ORD}(?:[\s,]*(?P<y1>{_YEAR})(?!\s*{MONTH}))?",
    r"|(?P<d2>\d{1,2})(?:,\s*|\s+)(?P<y2>20\d\d)(?!\d)|(?P<d3>[1-9])(?=\s*(?:$|[.,;)])))",
)


_EARLIER_DAY = _compiled(rf"(?P<day>(?P<d>\d{{1,2}}){_ORD}?)\s*(?P<link>-|to|and|&|/|,(?:\s*and)?)")


def _read_day_month(match: re.Match[str]) -> list[Piece]:
    """ "31 March 2018"; and "5th, 12th and 19th June" are three; "12-14 June" and "12 and 13 June" their last."""
    month = month_number(match["m"])
    modal = match["m"] == "may" and not match["y"] and not match["ord"]  # "no later than 12 may be accepted"
    if not month or modal:
        return []
    years, day, start = _full(match["y"]), int(match["d"]), match.start()
    listed = list(_EARLIER_DAY.finditer(match.string, match.start("more"), match.end("more")))
    days = [*(int(one["d"]) for one in listed), day]
    span = any(one["link"] in ("-", "to") for one in listed) or days == list(range(days[0], days[0] + len(days)))
    pieces = []
    if listed and not span:
        pieces = [Piece(*one.span("day"), "day", years, int(one["d"]), month) for one in listed]
        start = match.start("d")
    return [*pieces, Piece(start, match.end(), "day", years, day, month)]


def _read_month_day(match: re.Match[str]) -> list[Piece]:
    month = month_number(match["m"])
    day = match["d1"] or match["d2"] or match["d3"]
    return [Piece(*match.span(), "day", _full(match["y1"] or match["y2"]), int(day), month)] if month else []


# A fiscal year before or after a quarter is a piece of its own, lent to it by `moments`; one year alone belongs to it.
QUARTER = _compiled(
    rf"\b(?:(?P<before>20\d\d)[\s:/-]*)?(?:q(?:tr|rtr|uarter)?s?\s*\.?\s*(?P<q>{_ONE_TO_FOUR})",
    rf"|(?P<nth>{_FIRST}|final|last)\s+(?:quarter|qtr)\b|(?P<nq>[1-4])q\b)",
    rf"(?P<more>(?:\s*{_JOIN}\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?{_ONE_TO_FOUR}",
    r"(?!\s*(?:(?!and\b|to\b|or\b|&|q)[a-z/]|-\d)))*)",
    r"(?:\s*(?:,|/|-|\bof\b|\bin\b)?\s*(?P<y>20\d\d(?!\d|\s?[/-]\s?\d)|'\d\d\b"
    rf"|(?<=[\s/-]){_TWO}(?!\s?-\s?\d)\b))?",
)
PLAN_YEAR = _compiled(
    rf"\b(?:plan\s+)?(?:year|yr)s?\s*(?P<n>{_ONE_TO_FIVE})(?P<more>(?:\s*{_JOIN}\s*(?:(?:year"
    rf"|yr)\s*)?{_ONE_TO_FIVE})*)",
    r"(?!\s*(?:pupils|children|students|olds?|classes|groups?))",
)
_ONE_OF_LIST = _compiled(_ONE_TO_FIVE)


def _listed(match: re.Match[str], first: int) -> list[tuple[int, int, int]]:
    """(start, stop, n) of each figure in "Q1, 2 and 4" or "Years 1 to 3"."""
    found = [(match.start(), match.start("more"), first)]
    for one in _ONE_OF_LIST.finditer(match.string, match.start("more"), match.end("more")):
        found.append((one.start(), one.end(), int(value_of(one[0]) or 0)))
    start, _, nth = found[-1]
    return [*found[:-1], (start, match.end(), nth)]


def _read_quarter(match: re.Match[str]) -> list[Piece]:
    nth = ORDINALS[match["nth"].casefold()] if match["nth"] else int(value_of(match["q"] or match["nq"]) or 0)
    years = _full(match["y"] or match["before"])
    return [Piece(start, stop, "quarter", years, nth=n) for start, stop, n in _listed(match, nth)]


def _read_plan_year(match: re.Match[str]) -> list[Piece]:
    found = _listed(match, int(value_of(match["n"]) or 0))
    return [Piece(start, stop, "plan_year", nth=n) for start, stop, n in found]


HALF = _compiled(r"\b(?:(?P<nth>first|second|1st|2nd)\s+half\s+of(?:\s+the\s+(?:financial\s+)?year)?|h(?P<h>[12]))\b")


def _read_half(match: re.Match[str]) -> list[Piece]:
    nth = int(match["h"]) if match["h"] else ORDINALS[match["nth"].casefold()]
    return [Piece(*match.span(), "half", nth=nth)]


YEAR_END = _compiled(
    r"\b(?:(?:end|close)\s+of\s+(?:the\s+|this\s+)?(?:current\s+)?(?P<what>financial|fiscal|reporting|business|plan|",
    rf"planning|calendar|academic|school|council|municipal)?\s*(?P<thing>year|yr|plan)\b(?!\s*{_ONE_TO_FIVE})",
    r"|(?:end\s+of\s+)?(?:the\s+)?(?P<what2>financial|fiscal|calendar|academic|school)?\s*(?:year|yr)[\s-]+end\b",
    rf"|\b(?:eofy|eoy|fye)\b)(?:\s*\(?(?:of\s+)?(?P<fy>{_FY})\)?|\s*\(?(?P<y>20\d\d)\)?)?",
)


YEAR_START = _compiled(
    r"\b(?:start|beginning)\s+of\s+(?:the\s+)?(?:new\s+|next\s+)?(?P<what>financial|fiscal|calendar"
    r"|academic|school)?\s*year\b"
    rf"(?!\s*{_ONE_TO_FIVE})"
)


def _read_year_start(match: re.Match[str]) -> list[Piece]:
    return [Piece(*match.span(), "year_start", part=(match["what"] or "").casefold())]


def _read_year_end(match: re.Match[str]) -> list[Piece]:
    what = (match["what"] or match["what2"] or "").casefold()
    what = "plan" if (match["thing"] or "").casefold() == "plan" else what
    return [Piece(*match.span(), "year_end", _fiscal(match["fy"]) or _full(match["y"]), part=what)]


SEASON = _compiled(
    r"\b(?P<s>spring|summer|autumn|winter|easter|christmas|xmas)(?P<term>\s+(?:half[\s-]+)?terms?\b)?(?:\s+\d(?!\d))?",
    rf"(?:\s+(?:holidays?|break))?\b(?:[\s,]*(?:of\s+)?(?P<y>{_YEAR})(?!\s?[/-]\s?\d))?"
    rf"|\b(?:{MONTH}\s+)?half[\s-]+term\b|\bterm\s+[1-6]\b",
)


def _read_season(match: re.Match[str]) -> list[Piece]:
    name = (match["s"] or "").casefold()
    return [Piece(*match.span(), "season", _full(match["y"]), part=name, nth=int(bool(match["term"]) or not name))]


MONTH_YEAR = _compiled(
    rf"\b(?P<part>(?:mid|early|late|(?:beginning|start|middle)(?=\s+of\b)|(?:{_FIRST}|last)\s+(?:week|half|fortnight))",
    rf"(?:[\s-]+(?:of|in)\b)?[\s-]*(?:the\s+)?)?(?P<m>{MONTH})",
    r"(?:[\s,/-]*(?:of\s+)?(?:(?P<fy>20\d\d\s?[/-]\s?(?:20)?\d\d(?![\d/])|\d\d/\d\d(?![\d/]))|(?P<y4>20\d\d(?!\d)))",
    rf"|\s*(?P<sep>[-/,])?\s*(?P<y2>'?{_TWO})(?!\s*(?:-|and|&|to)\s*\d))?",
)
_AFTER_MAY = _compiled(
    r"\s+(?:be|have|need|not|also|include|require|result|lead|take|vary|change|wish|want|affect|well|only|still|use",
    r"|help|indicate)\b",
)
_BEFORE_MONTH = _compiled(
    r"(?:^|\b(?:in|by|of|end|during|until|till|from|to|before|for|and|mid|early|late)\b|[-/,(])\s*$"
)
_PART_WORDS = _compiled(r"[\s-]+(?:of|in)\b|\bthe\b|[\s-]+$")


def _read_month(match: re.Match[str]) -> list[Piece]:
    month, name = month_number(match["m"]), match["m"].rstrip(".")
    if not month:
        return []
    part = _PART_WORDS.sub("", (match["part"] or "").casefold()).strip(" -")
    if match["fy"] or match["y4"]:
        years = _fiscal(match["fy"]) or _full((match["fy"] or match["y4"].strip(" ,/-ofOF"))[:4])
        return [Piece(*match.span(), "month", years, month=month, part=part)]
    if match["y2"]:
        figure = int(match["y2"][-2:])
        # "Mar-18" is how a spreadsheet shows a month; "March ’18" says that it is a year.
        sure = match["sep"] == "-" or not match["y2"][0].isdigit() or figure > 31
        day = 0 if sure else figure
        return [Piece(*match.span(), "month", (2000 + figure,), day, month, part=part, loose=not sure)]
    if name in ("may", "march") and not part and not _BEFORE_MONTH.search(match.string, 0, match.start()):
        return []
    if name.casefold() == "may" and _AFTER_MAY.match(match.string, match.end()):
        return []
    return [Piece(*match.span(), "month", month=month, part=part)]


FISCAL_YEAR = _compiled(
    r"\b(?P<school>(?:academic|school)\s+(?:(?:year|session)\s+)?|session\s+)?(?:fy\s?|financial\s+year\s+|(?<![\w/.-]))?",
    rf"(?P<fy>{_FY})(?P<school_after>\s+(?:academic|school)\s+year)?",
)
BARE_YEAR = _compiled(
    r"\b(?:(?P<part>early|mid|middle\s+of|late)[\s-]+)?(?<![\d/.£-])(?P<y>20[0-4]\d)(?![\d/%]|[-.]\d)"
)


def _read_fiscal_year(match: re.Match[str]) -> list[Piece]:
    years = printed_years(match["fy"])
    if not years or years[1] - years[0] > (10 if match["fy"].startswith("20") and len(match["fy"]) > 5 else 1):
        return []
    school = match["school"] or match["school_after"]
    return [Piece(*match.span(), "year", years, part="academic" if school else "")]


def _read_bare_year(match: re.Match[str]) -> list[Piece]:
    return [Piece(*match.span(), "year", (int(match["y"]),), part=(match["part"] or "").casefold().removesuffix(" of"))]


# In their order of trust: what an earlier form takes, a later one does not see.
FORMS = (
    Form(ISO, _read_numeric, words=("-",)),
    Form(NUMERIC, _read_numeric, words=("/", ".", "-", "–")),
    Form(DAY_MONTH, _read_day_month, words=_MONTHS),
    Form(MONTH_DAY, _read_month_day, words=_MONTHS),
    Form(QUARTER, _read_quarter, digit=False, words=("q",)),
    Form(HALF, _read_half, digit=False, words=("half of", "h1", "h2")),
    Form(YEAR_END, _read_year_end, digit=False, words=("year", "yr", "plan", "eofy", "eoy", "fye")),
    Form(YEAR_START, _read_year_start, digit=False, words=("year",)),
    Form(SEASON, _read_season, digit=False, words=_SEASONS),
    Form(MONTH_YEAR, _read_month, digit=False, words=_MONTHS),
    Form(PLAN_YEAR, _read_plan_year, digit=False, words=("year", "yr")),
    Form(FISCAL_YEAR, _read_fiscal_year),
    Form(SHORT_NUMERIC, _read_short, words=("/",)),
    Form(BARE_YEAR, _read_bare_year, words=("20",)),
)


def _each(text: str) -> Iterator[Piece]:
    left, folded = text, text.casefold()
    digit = any(one.isdigit() for one in text)
    for form in FORMS:
        if (form.digit and not digit) or not (not form.words or any(word in folded for word in form.words)):
            continue
        for match in form.pattern.finditer(left):
            pieces = form.read(match)
            if pieces:
                yield from pieces
                start, stop = match.span()
                left = f"{left[:start]}{chr(0) * (stop - start)}{left[stop:]}"


@lru_cache(maxsize=4096)
def scan(text: str) -> tuple[Piece, ...]:
    """The printed dates of `text` in their order, none overlapping."""
    return tuple(sorted(_each(text), key=lambda piece: piece.start))

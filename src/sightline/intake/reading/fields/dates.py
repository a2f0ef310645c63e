"""Where dates, months, quarters, years and seasons stand in a line of text. What each means is the matter of `moments`.

A piece is what is printed and no more: a quarter without a year has no years here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .figures import ORDINALS, value_of
from .years import MONTH, month_number, printed_years

_FY = r"(?:20\d\d\s?[/\-–—]\s?(?:20)?\d\d|\d\d\s?/\s?\d\d|\d\d\s?[-–]\s?\d\d)(?![\d/])"
_NOT_UNIT = r"(?![\d/:.%]|\s*%|\s*(?:st|nd|rd|th)\b)"
_YEAR = r"(?:20\d\d(?!\d)|['’‘]\d\d(?!\d)|\d\d(?!\d|[/:%]\d?|\.\d|\s*%|\s*(?:st|nd|rd|th)\b))"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b\.?,?\s+(?:the\s+)?)?"
_ORD = r"\s?(?:st|nd|rd|th)"
_QN = r"(?:[1-4](?![\d%]|\.\d)|one\b|two\b|three\b|four\b)"
_Q = r"(?:q(?:tr|rtr|uarter)?s?)"
_FIRST = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_TIME = r"(?:[T\s]+\d{1,2}:\d\d(?::\d\d)?)?"
_LIST = r"(?:,|&|and\b|or\b|/|-|–|—|to\b|through\b|until\b)"

ISO = re.compile(rf"(?<!\d)(?P<y>20\d\d)-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?!\d){_TIME}")
NUMERIC = re.compile(
    rf"(?<![\d./]){_WEEKDAY}(?P<d>\d{{1,2}})\s?(?P<sep>[/.\-–])\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?(?P<y>2"
    rf"0\d\d|\d\d)(?!\d|[./]\d){_TIME}",
    re.IGNORECASE,
)
DAY_MONTH = re.compile(
    rf"(?<![-/'’])\b{_WEEKDAY}(?:(?P<d0>\d{{1,2}}){_ORD}?\s*(?:-|–|—|to|and|&|/)\s*)?"
    rf"(?P<d>\d{{1,2}})(?P<ord>{_ORD})?\s*(?:day\s+)?(?:of\s+(?:the\s+)?|-|/)?\s*"
    rf"(?P<m>{MONTH})(?:(?:[\s,]*|[-/])(?P<y>{_YEAR})(?!\s*{MONTH}))?",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(
    rf"\b{_WEEKDAY}(?P<m>{MONTH})\s+(?:the\s+)?(?:(?P<d>\d{{1,2}}){_ORD}(?:[\s,]*(?P<y>{_YEAR})(?!\s*"
    rf"{MONTH}))?|(?P<d2>\d{{1,2}})(?:,\s*|\s+)(?P<y2>20\d\d)(?!\d)|(?P<d3>[1-9])(?=\s*(?:$|[.,;)])))",
    re.IGNORECASE,
)
SHORT_NUMERIC = re.compile(r"(?<![\d./£-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/.%])")
QUARTER = re.compile(
    rf"\b(?:(?P<pre>{_FY})[\s,:–-]*(?=[QqTtFf1-4])|(?P<prey>20\d\d)[\s:/-]*)?"
    rf"(?:{_Q}\s*\.?\s*(?P<q>{_QN})|(?P<nth>{_FIRST}|final|last)\s+(?:quarter|qtr)\b|(?P<nq>[1-4])q\b)"
    rf"(?P<more>(?:\s*{_LIST}\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?{_QN}(?!\s*(?:(?!and\b|to\b|or\b|&|q)[a-z/]|-\d)))*)"
    rf"(?:[\s,/-]*\(?(?:of\s+|in\s+|for\s+)?(?:(?:fy|financial\s+year|year)\s*)?(?P<fy>{_FY})\)?"
    rf"|\s*(?:,|/|-|\bof\b|\bin\b)?\s*(?P<y>20\d\d(?![\d/])|['’‘]\d\d\b|(?<=[\s/-])\d\d{_NOT_UNIT}\b))?",
    re.IGNORECASE,
)
HALF = re.compile(
    rf"\b(?:(?P<nth>{_FIRST})\s+half\s+of\s+(?:the\s+(?:financial\s+)?year|(?P<of>{_FY}))"
    rf"|h(?P<h>[12])\b)(?:\s*(?P<fy>{_FY}))?",
    re.IGNORECASE,
)
YEAR_END = re.compile(
    r"\b(?:(?:end|close)\s+of\s+(?:the\s+|this\s+)?(?:current\s+)?(?P<what>financial|fiscal|reporting"
    r"|business|plan(?:ning)?|calendar|academic|school|council|municipal)?\s*(?:year"
    r"|plan)\b(?!\s*(?:[1-5]\b|one\b|two\b|three\b|four\b|five\b))"
    r"|(?:end\s+of\s+)?(?:the\s+)?(?P<what2>financial|fiscal|calendar|academic"
    r"|school)?\s*year[\s-]+end\b|\b(?:eofy|eoy|fye)\b)"
    rf"(?:\s*\(?(?:of\s+)?(?P<fy>{_FY})\)?|\s*\(?(?P<y>20\d\d)\)?)?",
    re.IGNORECASE,
)
SEASON = re.compile(
    r"\b(?P<s>spring|summer|autumn|winter|easter|christmas"
    r"|xmas)(?P<term>\s+(?:half[\s-]+)?terms?\b)?(?:\s+\d(?!\d))?(?:\s+(?:holidays?"
    rf"|break))?\b(?:[\s,]*(?:of\s+)?(?:(?P<fy>{_FY})|(?P<y>{_YEAR})))?"
    r"|\b(?P<term_first>(?:half[\s-]+)?term)\s+(?P<n>[1-6])\b",
    re.IGNORECASE,
)
MONTH_YEAR = re.compile(
    rf"\b(?P<part>(?:mid|early|late|(?:beginning|start|middle)(?=\s+of\b)|(?:(?:{_FIRST}"
    rf"|last)\s+(?:week|half|fortnight)))(?:[\s-]+(?:of|in)\b)?[\s-]*(?:the\s+)?)?(?P<m>{MONTH})"
    r"(?:[\s,/-]*(?:of\s+)?(?:(?P<fy>20\d\d\s?[/–-]\s?(?:20)?\d\d(?![\d/])|\d\d/\d\d(?![\d/]))"
    rf"|(?P<y4>20\d\d(?!\d)))|\s*[-/,]?\s*(?P<y2>['’‘]?\d\d){_NOT_UNIT}(?!\s*(?:[-–]|and|&|to)\s*\d))?",
    re.IGNORECASE,
)
PLAN_YEAR = re.compile(
    r"\b(?:plan\s+)?(?:year|yr)s?\s*(?P<n>[1-5](?![\d.%])|one\b|two\b|three\b|four\b"
    rf"|five\b)(?P<more>(?:\s*{_LIST}\s*(?:(?:year|yr)\s*)?(?:[1-5](?![\d.%])|one\b|two\b|three\b"
    r"|four\b|five\b))*)(?!\s*(?:pupils|children|students|olds?|classes|groups?))",
    re.IGNORECASE,
)
FISCAL_YEAR = re.compile(
    r"\b(?P<school>(?:academic|school)\s+(?:year\s+)?)?(?:fy\s?|financial\s+year\s+"
    rf"|(?<![\w/.-]))?(?P<fy>{_FY})",
    re.IGNORECASE,
)
BARE_YEAR = re.compile(r"(?<![\d/.£-])20[0-4]\d(?![\d/%]|[-.]\d)")
_VERB_AFTER_MAY = re.compile(
    r"\s+(?:be|have|need|not|also|include|require|result|lead|take|vary|change|wish|want|affect|well|only"
    r"|still|use|help|indicate)\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\d|quarter|qtr|half|year|plan|term|spring|summer|autumn|winter|easter|mas\b|jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec|eof?y|fye",
    re.IGNORECASE,
)
_IN_ORDER = (
    ISO,
    NUMERIC,
    DAY_MONTH,
    MONTH_DAY,
    QUARTER,
    HALF,
    YEAR_END,
    SEASON,
    MONTH_YEAR,
    PLAN_YEAR,
    FISCAL_YEAR,
    SHORT_NUMERIC,
    BARE_YEAR,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed date. `years`: the calendar years printed with it, first and last, empty where none is."""

    start: int
    stop: int
    kind: str  # day, month, quarter, half, year, season, plan_year, year_end
    years: tuple[int, ...] = ()
    day: int = 0
    month: int = 0
    part: str = ""  # "mid", "early", a season's name, a kind of year
    nth: int = 0  # quarter, half or plan year; 1 for a school term
    loose: bool = False  # the two-digit figure after a month that may be a year (`years`) or a day (`day`)


def _full(year: str | None) -> tuple[int, ...]:
    digits = re.sub(r"\D", "", year or "")
    return (int(digits) if len(digits) == 4 else 2000 + int(digits),) if digits else ()


def _consecutive(text: str | None) -> tuple[int, ...]:
    years = printed_years(text or "")
    return years if years and years[1] - years[0] == 1 else ()


def _listed(match: re.Match[str], first: int, unit: str) -> list[tuple[int, int, int]]:
    """(start, stop, n) of each figure in "Q1, 2 and 4" or "Years 1 to 3"; a span of them counts as its ends."""
    found = [(match.start(), match.start("more") if match["more"] else match.end(), first)]
    if match["more"]:
        for one in re.finditer(rf"{_QN}|[1-5]|five", match["more"], re.IGNORECASE):
            found.append(
                (match.start("more") + one.start(), match.start("more") + one.end(), int(value_of(one[0]) or 0))
            )
    start, _, nth = found[-1]
    return [*found[:-1], (start, match.end(), nth)]


def _pieces(pattern: re.Pattern[str], match: re.Match[str], text: str) -> list[Piece]:
    """The pieces a match stands for; none where the words only look like one."""
    found = {name: value for name, value in match.groupdict().items() if value}
    start, stop = match.span()
    if pattern in (ISO, NUMERIC):
        return [Piece(start, stop, "day", _full(found["y"]), int(found["d"]), int(found["m"]))]
    if pattern in (DAY_MONTH, MONTH_DAY):
        return _day_month(found, start, stop)
    if pattern is SHORT_NUMERIC:
        day, month = int(found["d"]), int(found["m"])
        plain = len(found["m"]) == 2 or len(found["d"]) == 2
        return (
            [Piece(start, stop, "day", (), day, month)]
            if plain and 1 <= day <= 31 and 1 <= month <= 12 and (day, month) != (24, 7)
            else []
        )
    if pattern is QUARTER:
        first = (
            int(value_of(found["q"]) or 0)
            if "q" in found
            else int(found["nq"])
            if "nq" in found
            else ORDINALS[found["nth"].casefold()]
        )
        years = (
            _consecutive(found.get("fy"))
            or _consecutive(found.get("pre"))
            or _full(found.get("y") or found.get("prey"))
        )
        return [Piece(a, b, "quarter", years, nth=n) for a, b, n in _listed(match, first, "quarter")]
    if pattern is HALF:
        nth = int(found["h"]) if "h" in found else ORDINALS[found["nth"].casefold()]
        return (
            [Piece(start, stop, "half", _consecutive(found.get("fy") or found.get("of")), nth=nth)] if nth < 3 else []
        )
    if pattern is YEAR_END:
        what = (found.get("what") or found.get("what2") or "").casefold()
        what = "plan" if re.search(r"\bplan\W*$", match[0], re.IGNORECASE) else what
        return [Piece(start, stop, "year_end", _consecutive(found.get("fy")) or _full(found.get("y")), part=what)]
    if pattern is SEASON:
        name = found["s"].casefold() if "s" in found else ""
        return [
            Piece(
                start,
                stop,
                "season",
                _consecutive(found.get("fy")) or _full(found.get("y")),
                part=name,
                nth=int("term" in found or not name),
            )
        ]
    if pattern is MONTH_YEAR:
        return _month(found, start, stop, text)
    if pattern is PLAN_YEAR:
        return [Piece(a, b, "plan_year", nth=n) for a, b, n in _listed(match, int(value_of(found["n"]) or 0), "year")]
    if pattern is FISCAL_YEAR:
        years = printed_years(found["fy"])
        return (
            [Piece(start, stop, "year", years, part="academic" if "school" in found else "")]
            if years and years[1] - years[0] <= 10
            else []
        )
    return [Piece(start, stop, "year", (int(match[0]),))]


def _day_month(found: dict[str, str], start: int, stop: int) -> list[Piece]:
    day, year = int(found.get("d") or found.get("d2") or found["d3"]), found.get("y") or found.get("y2")
    if found["m"].casefold() == "may" and found["m"][0].islower() and not year and "ord" not in found:
        return []
    return [Piece(start, stop, "day", _full(year), day, month_number(found["m"]))]


def _month(found: dict[str, str], start: int, stop: int, text: str) -> list[Piece]:
    name, month = found["m"], month_number(found["m"])
    part = re.sub(r"[\s-]+(?:of|in)\b", "", found.get("part", "").casefold()).replace("the", "").strip(" -")
    if "fy" in found:
        return [
            Piece(start, stop, "month", _consecutive(found["fy"]) or _full(found["fy"][:4]), month=month, part=part)
        ]
    if "y4" in found:
        return [Piece(start, stop, "month", _full(found["y4"]), month=month, part=part)]
    if "y2" in found:
        figure = int(found["y2"][-2:])
        # "Mar-18" is how a spreadsheet shows a month
        loose = not (found["y2"][0] in "'’‘" or figure > 31 or text[stop - 3] == "-")
        return [
            Piece(
                start, stop, "month", (2000 + figure,), month=month, part=part, loose=loose, day=figure if loose else 0
            )
        ]
    if name[0].islower() and name.casefold().rstrip(".") in ("may", "march", "mar", "jun", "sep", "dec") and not part:
        return []
    if name.casefold() == "may" and _VERB_AFTER_MAY.match(text, stop):
        return []
    return [Piece(start, stop, "month", month=month, part=part)]


def _each(text: str) -> Iterator[Piece]:
    """The pieces of every pattern in their order of trust, none overlapping one found before."""
    left = text
    for pattern in _IN_ORDER:
        for match in pattern.finditer(left):
            pieces = _pieces(pattern, match, text)
            if pieces:
                yield from pieces
                left = left[: match.start()] + "\0" * (match.end() - match.start()) + left[match.end() :]


def scan(text: str) -> list[Piece]:
    """The printed dates of `text` in their order, none overlapping."""
    return sorted(_each(text), key=lambda piece: piece.start) if _HINT.search(text) else []

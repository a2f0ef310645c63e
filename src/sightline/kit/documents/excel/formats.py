"""Numbers as Excel shows them: its number formats (ISO 29500-1, 18.8.31), in UK English.

Thousands, decimals, percentages, currency, words around the number, dates and times are followed; fractions,
exponents and padding with spaces are shown as plain numbers."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "£#,##0", 6: "£#,##0", 7: "£#,##0.00", 8: "£#,##0.00", 9: "0%",
    10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
_TOKEN = re.compile(
    r'"([^"]*)"'  # 1 words
    r"|\\(.)|([_*]).?"  # 2 one escaped character, 3 padding
    r"|\[\$([^\]-]*)[^\]]*\]"  # 4 currency sign with a language
    r"|\[(h+|m+|s+)\]"  # 5 elapsed time
    r"|\[[^\]]*\]"  # colours and conditions
    r"|(AM/PM|A/P)"  # 6
    r"|(General)"  # 7
    r"|([dmyhs]+)"  # 8 a part of a date or time
    r"|([0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+,*)"  # 9 the number
    r"|(.)",  # 10 anything else stands for itself
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|.', re.DOTALL)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST = 2_958_465  # 31/12/9999 as a serial


class Shown(NamedTuple):
    """A cell's number as text, and its value: a date for a format that shows a day, else the number."""

    text: str
    value: object


class _Piece(NamedTuple):
    kind: str  # "text", "date", "number", "elapsed", "half", "general"
    text: str


class _Format(NamedTuple):
    sections: tuple[tuple[_Piece, ...], ...]
    is_date: bool


def built_in(number: int) -> str:
    """The format code of a built-in number format, "General" where none is known."""
    return _BUILT_IN.get(number, "dd/mm/yyyy" if 27 <= number <= 36 or 50 <= number <= 58 else "General")


def show(number: float, code: str, date1904: bool = False) -> Shown:
    """`number` in the format `code`, as Excel would show it.

    A date whose format shows no day ("mmm-yy") has no value: the day it is stored with was never meant."""
    parsed = _parse(code)
    if parsed.is_date:
        moment = to_datetime(number, date1904)
        if moment is None:
            return Shown(general(number), number)
        pieces = parsed.sections[0]
        text = _show_date(moment, number, pieces)
        letters = {piece.text[0].lower() for piece in pieces if piece.kind == "date"}
        if "d" in letters and "m" in letters:
            return Shown(text, moment.date() if "h" not in letters else moment)
        return Shown(text, None)
    section, number_shown = _section(parsed, number)
    return Shown(_show_number(number_shown, section), number)


def to_datetime(serial: float, date1904: bool = False) -> datetime | None:
    """The moment a serial stands for, None where it is none. (1900 counts a 29 February that never was.)"""
    if not 0 <= serial <= _LAST:
        return None
    start = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 31 if serial < 60 else 30)
    return start + timedelta(seconds=round(serial * 86_400))


def general(number: float) -> str:
    """A number in the format General: up to eleven figures, no exponent where it can be done without."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    text = f"{number:.10g}"
    if "e" in text:
        text = f"{Decimal(text):f}" if abs(number) < 1e15 else text
    return text


@lru_cache(maxsize=512)
def _parse(code: str) -> _Format:
    sections = _split_sections(code[:300])
    parsed = tuple(tuple(_pieces(section)) for section in sections[:4])
    is_date = any(piece.kind in ("date", "elapsed") for piece in parsed[0])
    return _Format(parsed, is_date)


def _split_sections(code: str) -> list[str]:
    """The parts of a format code between semicolons, those within quotes and brackets apart."""
    sections = [""]
    for piece in _SECTION.findall(code):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return sections


def _pieces(section: str) -> list[_Piece]:
    out: list[_Piece] = []
    for match in _TOKEN.finditer(section):
        words, escaped, padding, currency, elapsed, half, general_, part, number, other = match.groups()
        if words is not None or escaped is not None:
            out.append(_Piece("text", words if words is not None else escaped))
        elif currency:
            out.append(_Piece("text", currency))
        elif padding:
            out.append(_Piece("text", " " if padding == "_" else ""))
        elif elapsed:
            out.append(_Piece("elapsed", elapsed))
        elif half:
            out.append(_Piece("half", half))
        elif general_:
            out.append(_Piece("general", ""))
        elif part:
            # A run such as "mmmyyyy" is two parts; "e" and other letters stand for themselves.
            out += [_Piece("date", run.group()) for run in re.finditer(r"d+|m+|y+|h+|s+", part, re.IGNORECASE)]
        elif number:
            out.append(_Piece("number", number))
        elif other:
            out.append(_Piece("at" if other == "@" else "text", other))
    return out


def _section(parsed: _Format, number: float) -> tuple[tuple[_Piece, ...], float]:
    """The section that a number is shown by: positive; negative; zero."""
    sections = parsed.sections
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _show_number(number: float, pieces: tuple[_Piece, ...]) -> str:
    percent = any(piece.kind == "text" and piece.text == "%" for piece in pieces)
    value = Decimal(repr(float(number))) * (100 if percent else 1)
    out: list[str] = ["-"] if value < 0 else []
    done = False
    for piece in pieces:
        if piece.kind == "text":
            out.append(piece.text)
        elif piece.kind == "number" and not done:
            out.append(_digits(abs(value), piece.text))
            done = True
        elif piece.kind in ("general", "at"):
            out.append(general(abs(number)))
            done = True
    return " ".join("".join(out).split())


def _digits(value: Decimal, mask: str) -> str:
    scale = len(mask) - len(mask.rstrip(","))
    whole, point, decimals = mask.rstrip(",").partition(".")
    value /= 1000**scale
    value = value.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP) if abs(value) < 10**15 else value
    text = f"{value:f}"
    before, _, after = text.partition(".")
    before = before.zfill(whole.count("0"))
    if before == "0" and "0" not in whole:
        before = ""
    if "," in whole:
        before = re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", before)
    kept = decimals.count("0")
    while len(after) > kept and after.endswith("0"):
        after = after[:-1]
    return before + (f".{after}" if after else "." if point and kept else "")


def _show_date(moment: datetime, serial: float, pieces: tuple[_Piece, ...]) -> str:
    half = any(piece.kind == "half" for piece in pieces)
    out: list[str] = []
    before = ""  # the last part of a date or time: "m" after hours or before seconds is minutes
    for at, piece in enumerate(pieces):
        if piece.kind == "elapsed":
            unit = {"h": 3_600, "m": 60, "s": 1}[piece.text[0].lower()]
            out.append(str(round(serial * 86_400) // unit))
            before = piece.text[0].lower()
        elif piece.kind == "half":
            out.append("am" if moment.hour < 12 else "pm")
        elif piece.kind == "date":
            letter, width = piece.text[0].lower(), len(piece.text)
            if letter == "m" and (before == "h" or _next_part(pieces, at) == "s"):
                letter = "minute"
            out.append(_date_part(moment, letter, width, half))
            before = piece.text[0].lower()
        elif piece.kind == "text":
            out.append(piece.text)
    return " ".join("".join(out).split())


def _next_part(pieces: tuple[_Piece, ...], at: int) -> str:
    return next((piece.text[0].lower() for piece in pieces[at + 1 :] if piece.kind == "date"), "")


def _date_part(moment: datetime, letter: str, width: int, half: bool) -> str:
    match letter:
        case "d":
            return [f"{moment.day}", f"{moment.day:02d}", _DAYS[moment.weekday()][:3], _DAYS[moment.weekday()]][
                min(width, 4) - 1
            ]
        case "m":
            month = _MONTHS[moment.month - 1]
            return [f"{moment.month}", f"{moment.month:02d}", month[:3], month, month[0]][min(width, 5) - 1]
        case "y":
            return f"{moment.year % 100:02d}" if width < 3 else f"{moment.year}"
        case "h":
            hour = (moment.hour % 12 or 12) if half else moment.hour
            return f"{hour:0{min(width, 2)}d}"
        case "minute":
            return f"{moment.minute:0{min(width, 2)}d}"
    return f"{moment.second:0{min(width, 2)}d}"

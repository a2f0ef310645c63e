"""Automatic numbering, counted as Word counts it (ISO 29500-1, 17.9): the numbers stand in no text of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sightline.kit.documents.markup import W_VAL, Element, W, is_on, whole
from sightline.kit.documents.word.styles import Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_UNITS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
          "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen")  # fmt: skip
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ORDINALS = {"One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth",
             "Twelve": "Twelfth"}  # fmt: skip


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # after which level (from 1) it begins again; 0 never; None after any higher one
    legal: bool = False  # all places as decimals
    style: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Number:
    list: _List
    levels: dict[int, _Level]  # its own in place of the list's
    starts: dict[int, int]  # levels that begin anew with this number, and with what


class Numbering:
    """numbering.xml with its counters. Ask once for each paragraph, in the document's order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._numbers: dict[str, _Number] = {}
        if root is None:
            return
        lists: dict[str, _List] = {}
        linked: dict[str, str] = {}
        for one in root.iterchildren(W + "abstractNum"):
            identity = one.get(W + "abstractNumId", "")
            lists[identity] = _List(
                {whole(level.get(W + "ilvl")): _level(level) for level in one.iterchildren(W + "lvl")}
            )
            link = one.find(W + "numStyleLink")
            if link is not None:
                linked[identity] = link.get(W_VAL, "")
        abstract: dict[str, str] = {}
        for one in root.iterchildren(W + "num"):
            target = one.find(W + "abstractNumId")
            if target is not None:
                abstract[one.get(W + "numId", "")] = target.get(W_VAL, "")
        for identity, style in linked.items():
            through = abstract.get(styles.numbering_of(style), "")
            if through in lists:
                lists[identity] = lists[through]
        for one in root.iterchildren(W + "num"):
            identity = one.get(W + "numId", "")
            list_ = lists.get(abstract.get(identity, ""))
            if list_ is not None:
                self._numbers[identity] = _number(one, list_)

    def level_of_style(self, identity: str, style: str) -> int | None:
        """The level of the list `identity` that is linked to a paragraph style, None where none is."""
        number = self._numbers.get(identity)
        if number is None:
            return None
        return next((depth for depth, level in number.list.levels.items() if level.style == style), None)

    def count(self, identity: str, depth: int) -> tuple[str, bool]:
        """The next paragraph's label at level `depth` (from 0) of the list numId `identity`: its number as printed, and
        whether it is a bullet. ("", False) where the list is not there."""
        number = self._numbers.get(identity)
        if number is None or not 0 <= depth < _LEVELS:
            return "", False
        level = number.levels.get(depth) or number.list.levels.get(depth)
        if level is None:
            return "", False
        counts = number.list.counts
        for at, start in list(number.starts.items()):
            if at <= depth:
                counts[at] = start - 1 if at == depth else start
                del number.starts[at]
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for at in range(depth):
            if counts[at] is None:
                counts[at] = self._level(number, at).start
        for at in range(depth + 1, _LEVELS):
            restart = self._level(number, at).restart
            if restart is None or (restart and depth < restart):
                counts[at] = None
        if level.format == "bullet":
            return "", True
        return self._print(number, level, counts), False

    @staticmethod
    def _level(number: _Number, depth: int) -> _Level:
        return number.levels.get(depth) or number.list.levels.get(depth) or _Level()

    def _print(self, number: _Number, level: _Level, counts: list[int | None]) -> str:
        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = self._level(number, at)
            value = counts[at] if counts[at] is not None else shown.start
            return spell(value, "decimal" if level.legal else shown.format)

        if level.format == "none" and not level.text:
            return ""
        return " ".join(_PLACE.sub(place, level.text).split())


def _level(element: Element) -> _Level:
    def value(name: str) -> str:
        found = element.find(W + name)
        return found.get(W_VAL, "") if found is not None else ""

    number_format = value("numFmt") or "decimal"
    choice = element.find(f"{{*}}AlternateContent//{W}numFmt")  # newer formats stand behind a choice
    if choice is not None:
        number_format = choice.get(W + "format", "") or choice.get(W_VAL, "decimal")
    restart = element.find(W + "lvlRestart")
    return _Level(
        start=whole(value("start"), 1) if value("start") else 0,
        format=number_format,
        text=value("lvlText"),
        restart=whole(restart.get(W_VAL)) if restart is not None else None,
        legal=is_on(element.find(W + "isLgl")),
        style=value("pStyle"),
    )


def _number(element: Element, list_: _List) -> _Number:
    levels: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for override in element.iterchildren(W + "lvlOverride"):
        depth = whole(override.get(W + "ilvl"))
        level, start = override.find(W + "lvl"), override.find(W + "startOverride")
        if level is not None:
            levels[depth] = _level(level)
        if start is not None:
            starts[depth] = whole(start.get(W_VAL), 1)
    return _Number(list_, levels, starts)


def spell(value: int, number_format: str) -> str:
    """A counted value in one of Word's number formats ("lowerLetter": 28 is "bb"); an unknown format as decimal."""
    match number_format:
        case "decimalZero" | "01, 02, 03, ...":
            return f"{value:02d}"
        case "001, 002, 003, ...":
            return f"{value:03d}"
        case "lowerLetter":
            return _letters(value)
        case "upperLetter":
            return _letters(value).upper()
        case "lowerRoman":
            return _roman(value)
        case "upperRoman":
            return _roman(value).upper()
        case "ordinal":
            return f"{value}{_suffix(value)}"
        case "cardinalText":
            return _words(value)
        case "ordinalText":
            return _ordinal_words(value)
        case "none" | "bullet":
            return ""
    return str(value)


def _letters(value: int) -> str:
    if not 1 <= value <= 780:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= 3999:
        return str(value)
    out = ""
    for worth, letters in _ROMAN:
        while value >= worth:
            out += letters
            value -= worth
    return out


def _suffix(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _words(value: int) -> str:
    if not 0 <= value < 100:
        return str(value)
    if value < 20:
        return _UNITS[value]
    tens, units = divmod(value, 10)
    return _TENS[tens] + (f"-{_UNITS[units].lower()}" if units else "")


def _ordinal_words(value: int) -> str:
    if not 1 <= value < 100:
        return str(value)
    head, dash, last = _words(value).rpartition("-")
    known = _ORDINALS.get(last.capitalize())
    if known is None:
        known = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return head + dash + (known.lower() if dash else known)

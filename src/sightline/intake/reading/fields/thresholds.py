"""The figure a success measure must reach: comparator, threshold and unit.

Rules (plan format): `>` over, more than · `>=` at least, or more, 90%+ · `=` a bare figure · `<` below, fewer than ·
`<=` at most. "Four sessions will be delivered" is `>= 4 sessions`. What a figure is when it is no threshold, see
`other_figures`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from . import dates
from .figures import WORD, value_of
from .other_figures import STOP_WORDS, Place, is_no_threshold
from .patterns import Pattern

_NUM = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b{WORD}\b)"
_PERCENT = r"\s*(?:%|per\s?cent(?:age)?\b(?:\s+points?\b)?)"
_NUMBER = Pattern(rf"(?<![\w£$.,:/#])(?P<num>{_NUM})(?P<pct>{_PERCENT})?", re.IGNORECASE)
_TO_SECOND = Pattern(
    r"\s*(?:\([^()]*\)\s*|in\s+\0+\s*)?(?P<link>-|to|and)\s*(?P<sign>(?:at\s+least|a\s+minimum\s+of|over|above"
    r"|more\s+than|below|under"
    rf"|less\s+than|fewer\s+than|no\s+more\s+than)\s+)?(?P<num>{_NUM})(?P<pct>{_PERCENT})?",
    re.IGNORECASE,
)
_BEFORE = Pattern(
    r"(?:(?P<ge>\b(?:at\s+or\s+(?:above|over)|at\s+least|(?:a\s+)?min(?:imum)?(?:\s+of)?|(?:no|not)\s+(?:fewer|less|lower)\s+than"
    r"|not\s+(?:to\s+)?(?:fall\s+|drop\s+)?below)|≥|>=|=>)"
    r"|(?P<le>\b(?:at\s+or\s+(?:below|under)|(?:no|not)\s+(?:more|greater|higher|longer)\s+than|not\s+(?:to\s+)?exceed(?:ing)?"
    r"|at\s+(?:the\s+)?most|(?:a\s+)?max(?:imum)?(?:\s+of)?|up\s+to)|≤|<=|=<)"
    r"|(?P<gt>\b(?:over|more\s+than|greater\s+than|above|in\s+excess\s+of|exceed(?:s|ing|ed)?"
    r"|higher\s+than|better\s+than"
    r"|upwards\s+of)|>)|(?P<lt>\b(?:below|under|fewer\s+than|less\s+than|lower\s+than)|<))"
    r"\s*(?:(?:the|a|an|of|around|approximately|target\s+of)\s+)*$",
    re.IGNORECASE,
)
_AFTER = Pattern(
    r"(?P<ge>\s*\+(?!\w)|\s*(?:or|and)\s+(?:more|above|over|higher|greater|better|upwards)\b|\s*plus\b"
    r"|\s*\(?min(?:imum)?\b)"
    r"|(?P<le>\s*(?:or|and)\s+(?:less|fewer|below|under|lower)\b|\s*\(?max(?:imum)?\b)",
    re.IGNORECASE,
)
_LATER = Pattern(
    r"(?P<between>[^.;,\d]{1,60}?)\bor\s+(?:(?P<ge>more|above|over|higher|greater|better)|(?P<le>less"
    r"|fewer|below|under|lower))\b",
    re.IGNORECASE,
)
_JUDGED = Pattern(
    r"\b(?:good|rate[ds]?|grade[ds]?|judge[ds]?|satisfactory|adequate|confident|agree[ds]?|improvement"
    r"|once|twice|\w+ly)\W+"
    r"(?:it\s+|them\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SIGNS = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<"}
_UP = Pattern(
    r"\b(?:increas(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)|rais(?:e|es|ed|ing)|ris(?:e|es|ing)|rose"
    r"|grow(?:s|th)?|uplift"
    r"|higher|up)\b",
    re.IGNORECASE,
)
_DOWN = Pattern(
    r"\b(?:reduc(?:e|es|ed|ing|tion)|decreas(?:e|es|ed|ing)|lower(?:s|ed|ing)?|fall(?:s|ing)?|fell"
    r"|cut(?:s|ting)?|drop(?:s|ped)?"
    r"|declin(?:e|es|ed|ing)|down|minimis(?:e|ed|ing))\b",
    re.IGNORECASE,
)
_CHANGE_AFTER = Pattern(
    r"\s*(?:annual\s+|year[\s-]on[\s-]year\s+)?(?:(?P<up>increase|improvement|rise|growth|uplift|more)"
    r"|(?P<down>reduction"
    r"|decrease|fall|drop|decline|fewer|less))\b",
    re.IGNORECASE,
)
_BY = Pattern(r"\bby\s+(?:at\s+least\s+|a\s+(?:further|minimum\s+of)\s+|another\s+)?$", re.IGNORECASE)
_FROM = Pattern(
    r"\bfrom\s+(?:a\s+(?:baseline|low|high)\s+of\s+|the\s+current\s+|the\s+baseline\s+of\s+|around\s+"
    r"|about\s+)?$",
    re.IGNORECASE,
)
_LEVEL = Pattern(r"\b(?:to|by|of)\s+(?:a\s+further\s+)?$", re.IGNORECASE)
_UNIT_END = Pattern(
    r"\w+ed|run|held|seen|sent|takes?|gives?|says?|waits?|feels?|rates?|attends?|reports?(?=\s)|shows?"
    r"|agrees?|states?|up",
    re.IGNORECASE,
)
_UNCOUNTED = Pattern(r"^\s*x\s+|\byears?\s+\d{1,2}\s+", re.IGNORECASE)  # "3 x workshops", "900 Year 6 pupils"
_NEAR = 200  # characters: what stands farther from a figure says nothing about it
_HAS_NUMBER = Pattern(rf"\d|\b{WORD}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A threshold and where it stands in its sentence; `relative` where it is a change by so much, not a level to
    reach."""

    start: int
    stop: int
    comparator: str
    threshold: float | int
    unit: str | None
    relative: bool = False


def _near_before(text: str, stop: int) -> str:
    """The words before a figure, as far back as they can bear on it."""
    return text[:stop] if stop <= _NEAR else "x " + text[stop - _NEAR : stop]


def _blank(match: re.Match[str]) -> str:
    return "\0" * (match.end() - match.start())


_NO_FIGURES = Pattern(
    r"\b(?:19|20)\d\d\b|\bcovid[\s-]?19\b|\b24/7\b|\(\s*see\b[^)]*\)|\b\d(?:\.\d+)+\s+audit\b",
    re.IGNORECASE,
)
_THINGS = Pattern(r"\s+(?!and\b|to\b|or\b|as\b|in\b|is\b|was\b|the\b)[a-z]{3,}")
EARLIEST_YEAR = (
    2004  # no plan speaks of what is to be reached in an earlier year: the boards began with the Act of 2004
)
_LIST_MARK = Pattern(r"^\s*\(?(?:\d{1,2}|[a-z])[.)](?=\s)")


def _masked(text: str) -> str:
    """The text with its list number and printed dates blanked out, so that their figures are not read."""
    text = _LIST_MARK.sub(lambda match: " " * len(match[0]), text)
    for piece in dates.scan(text):
        if not piece.loose and not _is_count(text, piece.start, piece.stop):
            text = f"{text[: piece.start]}{chr(0) * (piece.stop - piece.start)}{text[piece.stop :]}"
    return _NO_FIGURES.sub(lambda match: match[0] if _is_count(text, *match.span()) else _blank(match), text)


def _is_count(text: str, start: int, stop: int) -> bool:
    """Whether four figures that look like a year count things: "over 2000 pupils", "1500 leaflets"."""
    if stop - start != 4 or not text[start:stop].isdigit() or not _THINGS.match(text, stop):
        return False
    return bool(_BEFORE.search(text[:start])) or int(text[start:stop]) < EARLIEST_YEAR


@lru_cache(maxsize=2048)
def find_figures(text: str) -> tuple[Figure, ...]:
    """The thresholds printed in one sentence, in their order."""
    if not _HAS_NUMBER.search(text):
        return ()
    masked = _masked(text)
    share = bool(re.search(r"%|\bper\s?cent", masked, re.IGNORECASE))
    out: list[Figure] = []
    at = 0
    for match in _NUMBER.finditer(masked):
        if match.start() >= at:
            figure, at = _figure(match, masked, share)
            if figure:
                out.append(figure)
    return tuple(out)


def _figure(match: re.Match[str], text: str, share: bool) -> tuple[Figure | None, int]:
    """The threshold at one number, or None, and where to read on."""
    printed, stop = match["num"], match.end()
    percent = bool(match["pct"])
    before, after = _near_before(text, match.start()), text[stop : stop + _NEAR]
    signed = _BEFORE.search(before[-60:])
    sign = _SIGNS[signed.lastgroup] if signed and signed.lastgroup else None
    second = _TO_SECOND.match(text, stop)
    span = second is not None and (
        second["link"] != "and"
        or (bool(re.search(r"\bbetween\s+$", before[-12:], re.IGNORECASE)) and not second["sign"])
    )
    if second and span:
        percent = percent or bool(second["pct"])
        stop, after = second.end(), text[second.end() : second.end() + _NEAR]
    if sign is None:
        follows = _AFTER.match(after)
        sign = _SIGNS[follows.lastgroup] if follows and follows.lastgroup else None
    value = value_of(printed)
    if value is None:
        return None, match.end()
    place = Place(
        before, printed, after, text[match.end("num") : match.end("num") + _NEAR], percent, sign, bool(span), share
    )
    if second and span and second["link"] == "to" and _FROM.search(before):
        return _level_to(match, second, text), second.end()
    if is_no_threshold(place):
        return None, stop if span else match.end()
    sign, relative = _comparator(place, sign)
    start = match.start() - (len(before[-60:]) - signed.start() if signed else 0)
    return Figure(start, stop, sign, value, _unit(place), relative), stop


def _level_to(match: re.Match[str], second: re.Match[str], text: str) -> Figure | None:
    """ "from 60% to 75%": the level to reach is the second."""
    value = value_of(second["num"])
    if value is None:
        return None
    before = _near_before(text, match.start())
    signed = _BEFORE.search(second["sign"].rstrip()) if second["sign"] else None
    moved = "<=" if _DOWN.search(before) else ">=" if _UP.search(before) else "="
    sign = _SIGNS[signed.lastgroup] if signed and signed.lastgroup else moved
    unit = "%" if match["pct"] or second["pct"] else _noun(text[second.end("num") :])
    return Figure(match.start(), second.end(), sign, value, unit)


def _comparator(place: Place, sign: str | None) -> tuple[str, bool]:
    """The comparator of a threshold, and whether it is a change by so much."""
    before, after = place.before, place.after
    change = _CHANGE_AFTER.match(after)
    relative = bool(_BY.search(before) and (_UP.search(before) or _DOWN.search(before))) or (
        change is not None and place.percent
    )
    if sign is None:
        later = _LATER.match(after)
        if later and not _JUDGED.search(later["between"]):
            sign = ">=" if later["ge"] else "<="
    if sign is None and relative and change:
        sign = ">=" if change["up"] else "<="
    if sign is None and _LEVEL.search(before):
        sign = "<=" if _DOWN.search(before) else ">=" if _UP.search(before) else None
    if sign is None:
        word = not place.printed[0].isdigit()
        sign = ">=" if (word and not place.percent) or place.span else "="
    return sign, relative


def _unit(place: Place) -> str | None:
    return "%" if place.percent else _noun(place.rest)


def _noun(after: str) -> str | None:
    """What a bare figure counts: the last word of the name after it."""
    words: list[str] = []
    for word in re.findall(r"[A-Za-z][\w'-]*|[.;:,(\d\0]", _UNCOUNTED.sub(" ", after))[:6]:
        if not word[0].isalpha() or word.casefold() in STOP_WORDS or (words and _UNIT_END.fullmatch(word)):
            break
        if len(word) > 1:
            words.append(word)
    if not words:
        return None
    return " ".join(words[-2:]).casefold() if words[-1] == "people" and len(words) > 1 else words[-1]

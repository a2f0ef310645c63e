"""An action's printed number, parted from its words."""

from __future__ import annotations

import re

from .patterns import Pattern
from .vocabulary import words
from .years import MONTHS

_LABEL = r"(?:(?:action|recommendation|rec|ref(?:erence)?|task|item|step|no|number)s?\b\.?\s*(?:no\.?\s*)?#?|#)"
_LABELLED = Pattern(
    rf"^\s*(?i:{_LABEL})\s*(?P<n>[A-Z]{{0,4}}\d{{1,3}}(?:[-./]\d{{1,3}}){{0,3}}[a-z]?)(?P<after>\s*[).:-]+\s*|\s+|$)"
)
_BRACKETED = Pattern(r"^\s*[(\[](?P<n>[A-Z]{0,4}\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)[)\]](?P<after>\s*[.:-]*\s*)")
_DOTTED = Pattern(
    r"^\s*(?P<n>\d{1,2}(?:\.\d{1,3}){1,3}(?:[a-z](?![\w]))?)(?P<after>[).:]*(?:\s+-\s+|\s+|$"
    r"|(?=[A-Z(])))"
)
_PLAIN = Pattern(
    r"^\s*(?P<n>\d{1,3}[a-z]?)(?P<after>\s*[):](?!\d)\s*|\.(?=\s|$|[A-Z])\s*|\s+-\s+|\s+(?=[A-Z('\"])"
    r"|\s*$)"
)
_CODED = Pattern(
    r"^\s*(?P<n>[A-Z]{1,6}[-/ ]?\d{1,3}(?:[-./]\d{1,3}){0,3}[a-z]?)(?P<after>\s*[).:]+\s*|\s+-\s+"
    r"|\s+(?=[A-Z('\"])|\s*$)"
)
_DATE = Pattern(r"\d\d\.\d\d\.\d\d")
# "Q1", "S11", "s.47", "KS2", "Y9": a quarter, a section of an Act, a key stage and a school year are no action numbers.
_NOT_CODES = Pattern(
    r"(?:Q[1-4]|H[12]|S\s?(?:1[17]|2[05]|3[18]|4[27])|KS\s?\d|Y\s?1?\d|YEARS?\s?\d+|WT\d\d|COVID.*)$",
    re.IGNORECASE,
)
# What a bare figure counts when such a word follows it: then it is no number of an action.
_COUNTED = words("% per percent x week weeks weekly month months monthly day days hour hours minute minutes year years")
_COUNTED |= words("yearly working out of") | MONTHS.keys()


def _counts(rest: str, capital: bool) -> bool:
    """Whether the words after a figure say what it counts; with a capital only the name of a month does."""
    first = re.match(r"%|[A-Za-z]+", rest.lstrip())
    return first is not None and first[0].casefold() in (MONTHS if capital else _COUNTED)


def split_number(text: str) -> tuple[str | None, str]:
    """The printed number in front of an action and the words after it; (None, text) where there is none.

    Known: "1.1 Finalise", "1.1.", "A17-01/1", "NG1", "1a", "(3)", "4)", "Action 4:". A year, a percentage, a date, a
    quarter, a section of an Act and a count ("30 days", "Four sessions") are no numbers. A bare figure counts as one
    only before a capital letter or alone in its cell.
    """
    for pattern in (_LABELLED, _BRACKETED, _DOTTED, _PLAIN, _CODED):
        match = pattern.match(text)
        if not match:
            continue
        number, rest = " ".join(match["n"].split()), text[match.end() :]
        if _DATE.fullmatch(number):
            continue
        if pattern is _CODED and (_NOT_CODES.match(number) or (" " in number and not match["after"].strip() and rest)):
            continue
        capital = pattern is _DOTTED and rest.lstrip()[:1].isupper()  # "1.2 Out of area" is no count
        if pattern in (_PLAIN, _DOTTED) and _counts(rest, capital) and match["after"].strip() in ("", "-", "–", "—"):
            continue
        return number, rest.strip()
    return None, text

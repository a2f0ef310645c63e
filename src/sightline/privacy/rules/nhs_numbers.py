"""NHS numbers: ten digits whose last one checks the others, however they are spaced.

One in eleven of all ten-digit numbers passes the check, so an unusual spacing counts only where "NHS" stands near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stdnum.gb import nhs

from sightline.privacy.rules.patterns import any_of, shape, word_of

_RUN = re.compile(r"\d+(?:(?:\s{1,3}|[ ]?[-./_,][ ]?|\)[ ]?\(?|[ ]\()\d+)*")
_GROUP = re.compile(r"\d+")
_USUAL = {(10,), (3, 3, 4), (3, 7), (6, 4), (1,) * 10, (2,) * 5}
# "Patient 9994 542 125", "the number is 99945 42125": so spaced it counts where it is called a number.
_SPACED = {(4, 3, 3), (3, 4, 3), (5, 5), (4, 6), (4, 4, 2), (2, 4, 4), (2, 2, 2, 2, 2), (7, 3)}
_CALLED = re.compile(r"\b(?:number|num|no|patient|hospital|spine|gp|health)\b", re.IGNORECASE)
_NEAR = re.compile(r"nhs|health (?:service )?(?:no|num)|\bh\s?&\s?c\b|\bchi\b", re.IGNORECASE)
# Letters that may touch the number: "NHS9434765919", "NHSno9434765919".
_GLUED = re.compile(r"(?:nhs|nhs[ _-]?(?:no|nos|num|number|nr|id)[.:]?|no|number)_?$", re.IGNORECASE)
_BOOK = re.compile(r"(?:isbn|issn)(?:-1[03])?[\s:]*$", re.IGNORECASE)
# The country of a telephone number.
_COUNTRY = re.compile(r"(?:\+|\b00)\s?44\)?[\s.-]?(?:\(0\)\s?)?$")
# Figures in a row are a series where the words say so.
_SERIES = word_of(
    r"""
    trends? quarters? weeks? months? years? days? terms? scores? attendance figures counts? totals? ages? wards?
    schools? numbers\sper sessions? dates? rooms? tables? pages? items? per\scent percent\w*
    """
)
_OF_BUSINESS = any_of(
    r"""
    contract invoice order purchase supplier vendor tender account asset serial charity company budget cost grant ledger
    voucher tax rent tenancy benefit claim crime custody warrant licen[cs]e meeting\sid zoom teams pin passcode imei
    ticket receipt transaction barcode doi batch ticket
    """
)
_BUSINESS = shape(
    rf"\b{_OF_BUSINESS}\b[\s.:#-]*(?:{any_of('no nos number numbers num code id ref reference order')}\b[\s.:#-]*)*$"
)
_AMOUNT = re.compile(r"[£$€+#@]\s?$|(?<!\d{10})/$")
# O and I for 0 and 1, in a number that is otherwise as it should be.
_MISTYPED = re.compile(
    r"(?<![A-Za-z0-9])(?=[\dOoIl -]{0,11}[OoIl])([\dOoIl]{3})([ -]?)([\dOoIl]{3})\2([\dOoIl]{4})(?![A-Za-z0-9])"
)
_AS_DIGITS = str.maketrans("OoIl", "0011")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where NHS numbers stand in a folded text."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() >= 10:
            yield from _in_run(text, run)
    for match in _MISTYPED.finditer(text):
        number = "".join(match.group(1, 3, 4))
        if sum(char.isdigit() for char in number) >= 7 and is_number(number.translate(_AS_DIGITS)):
            yield match.span()


def is_number(digits: str) -> bool:
    """Whether ten digits pass the check; ten alike do too, and ten in a row, and are nobody's."""
    return len(digits) == 10 and len(set(digits)) > 1 and digits != "0123456789" and nhs.is_valid(digits)


def _in_run(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Numbers among the groups of digits of a run: each begins where a group begins and ends where one ends."""
    groups = [found.span() for found in _GROUP.finditer(text, run.start(), run.end())]
    first = 0
    while first < len(groups):
        last = _last_of_ten(groups, first)
        if last is not None and _is_one(text, groups, first, last):
            start, end = groups[first][0], groups[last][1]
            opened = text[start - 1 : start] == "(" and ")" in text[start:end]
            yield start - opened, end
            first = last
        first += 1


def _last_of_ten(groups: list[tuple[int, int]], first: int) -> int | None:
    """The group with which ten digits are full; None where no group ends there."""
    count = 0
    for place in range(first, min(first + 10, len(groups))):
        count += groups[place][1] - groups[place][0]
        if count >= 10:
            return place if count == 10 else None
    return None


def _is_one(text: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    start, end = groups[first][0], groups[last][1]
    chosen = groups[first : last + 1]
    if not is_number("".join(text[begin:stop] for begin, stop in chosen)):
        return False
    before = text[max(0, start - 40) : start]
    if _BOOK.search(before) or (text[end : end + 1].isalnum() and text[end : end + 3].upper() != "NHS"):
        return False
    near = bool(_NEAR.search(before) or _NEAR.match(text[end : end + 20].lstrip(" (-")))
    if before and (before[-1].isalpha() or before[-1] == "_") and not _GLUED.search(before):
        return False
    if near:
        return True
    if (
        _COUNTRY.search(before)
        or _BUSINESS.search(before)
        or (last - first >= 4 and _SERIES.search(before + text[end : end + 40]))
    ):
        return False
    if _AMOUNT.search(before):
        return False
    gaps = {text[begin:stop] for (_, begin), (stop, _) in pairwise(chosen)}
    lengths = tuple(stop - begin for begin, stop in chosen)
    usual = (
        (lengths in _USUAL or (lengths in _SPACED and _CALLED.search(before)))
        and not any(sign in gap for gap in gaps for sign in ",()")
        and (len(lengths) < 4 or len(gaps) == 1)
    )
    return usual and not _goes_on(text, groups, first, last)


def _goes_on(text: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether it is a piece of something longer: another group hangs on by a sign, or it is a part of a row."""
    before = text[groups[first - 1][1] : groups[first][0]] if first else " "
    after = text[groups[last][1] : groups[last + 1][0]] if last + 1 < len(groups) else " "
    if first == last:  # ten digits in one piece may stand in a list without spaces
        before, after = before.replace(",", " ").replace("/", " "), after.replace(",", " ").replace("/", " ")
    if last - first >= 4 and (first or last + 1 < len(groups)):
        return True  # single digits or pairs out of a longer row of figures
    return not (any(char.isspace() for char in before) and any(char.isspace() for char in after))

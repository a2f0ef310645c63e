"""Whether a date is somebody's birth: each way to say so is asked in turn, of the words about the date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules import tables
from sightline.privacy.rules.births import ages, arrivals, labels, lists, old_dates, parts, persons
from sightline.privacy.rules.births.dates import COMPACT, SHORT_YEAR, dates, year_of


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where dates of birth stand in a folded text."""
    last = -1000
    for match in dates(text):
        if _is_birth(text, match) or tables.is_under(labels.ANY_LABEL, text, match) or _follows(text, last, match):
            last = match.end()
            yield match.span()
    for match in (*COMPACT.finditer(text), *SHORT_YEAR.finditer(text)):
        before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 12]
        if labels.LABELLED.search(before) or labels.LABEL_AFTER.match(after):
            yield match.span()
    yield from parts.find(text)


def _is_birth(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 90) : match.start()], text[match.end() : match.end() + 60]
    date, long_ago = match[0], _is_long_ago(match)
    if long_ago and labels.is_corrected(before):
        return True
    if labels.RANGE_AFTER.match(after):
        return False
    if long_ago and (labels.is_labelled_near(before, after) or old_dates.is_somebodys(before, after)):
        return True
    if labels.is_labelled(before) or labels.said_before(before) or labels.said_after(before, after):
        return True
    if date[-1].isdigit() and "/" in date and ages.is_aged_after(after) and not labels.ENDS_WITH_ON.search(before):
        return True
    if arrivals.is_delivery(before, after) or ages.turned_on(before) or labels.SHORT_B.search(before):
        return True
    if ages.says_so(before, after) or arrivals.says_so(before, after) or parts.is_birthday(before, after):
        return True
    if ages.is_aged(before):
        return after.lstrip()[:1] in ")],;." or not after.strip()
    if persons.is_set_off(date, before, after) or persons.is_theirs(before, after):
        return True
    if old_dates.is_beside_a_number(before, after):
        return True
    person = persons.in_brackets(before)
    if person and not long_ago and persons.meets_others(person):
        return False
    if person and after.lstrip()[:1] in ")],;" and "(" in before:
        return True
    return _is_older(match) and old_dates.is_unexplained(date, before, after)


def _is_long_ago(match: re.Match[str]) -> bool:
    year = year_of(match[0])
    return year is None or year < old_dates.PARTNERSHIPS_SINCE


def _is_older(match: re.Match[str]) -> bool:
    """Whether it is older than anything that is still spoken of without a word about what it was."""
    year = year_of(match[0])
    return year is not None and year < old_dates.SPOKEN_OF_SINCE and "," not in match[0][:8]


def _follows(text: str, last: int, match: re.Match[str]) -> bool:
    """Whether the date stands in a list straight after a date of birth."""
    if not 0 <= match.start() - last <= 60:
        return False
    between, after = text[last : match.start()], text[match.end() : match.end() + 60]
    return lists.follows(between, after, long_ago=_is_long_ago(match))

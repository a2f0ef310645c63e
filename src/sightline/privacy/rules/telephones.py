"""Telephone numbers of the United Kingdom as people write them, and others where a plus says so.

Published helplines belong to nobody's family and are no finding: 0800, 0300 and their like beside such a word, and
those that everybody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules.patterns import any_of, cased_shape, shape, word_of
from sightline.privacy.rules.wordlists import words

_START = cased_shape(
    r"""
    (?: (?<![A-Za-z0-9_£$€+#@])(?<!\d[.,])(?: \((?=[+0]) | (?=[+0O47]) )
      | (?<=[A-Za-z])(?=\+44|0044|0[127]\d{3})      # touching the word before: "mobile07700900123"
    )
    """
)
_TOUCHES = any_of(
    """
    tel telephone phone ph mob mobile cell call ring text fax landline whatsapp number no on at is t m h w mum mother
    dad father nan home work contact
    """
)
_TOUCHED = shape(rf"(?<![^\W\d_]){_TOUCHES}$")
_REST = re.compile(r"\+?[\dO](?:[\s()./-]{0,4}[\dO]){6,20}")
# Spelled digit by digit, eleven of them.
_SINGLY = re.compile(r"\d(?:[ -]\d){10}(?![ -]?\d)")
_GROUP = re.compile(r"[\dO]+")
_NATIONAL = re.compile(r"0(?:1[1-9]|2[03489]|3[0347]|5[056]|7\d|8[0-9]|9[018])")
# How a number begins that has no plus; what does not is looked at no longer.
_HEAD = re.compile(rf"00[1-9]|447|7[1-9]|{_NATIONAL.pattern}")
_MOBILE = re.compile(r"7[1-9]\d{8}")
_CALLED = word_of(
    r"""
    tel tels telephoned? phoned? phones? mobiles? mob cell landline fax whatsapp call called calling ring rang ringing
    text texted texting sms dial reach\w* contact\w* numbers? voicemail
    """
)
# "Tel 960123": without the code of its town it counts only so.
_LOCAL = shape(
    r"""
    \b(?:tel|telephone|phone|mobile|mob|landline)\b(?:\s(?:no|number|num))?\.?\s?(?:is|on|:|-)?
    \s?(\d{3}[ -]\d{3,4}|\d{6,7})
    (?![\d/]|[.,-]\d|\s\d|\s?%)
    """
)
# What a bare run of digits is called when it is no telephone.
_NO_CALL = any_of(
    """
    ref refs reference invoice order account acct case crime incident claim licen[cs]e policy serial batch ticket job
    asset charity company registration registered isbn issn uprn urn upn doi barcode purchase grant contract ledger cost
    code po id log file record unique voucher receipt transaction sort
    """
)
_NUMBER_OF = any_of("no nos number numbers num code id ref reference order centre")
_REFERENCE = shape(rf"\b{_NO_CALL}\b[\s.:#-]*(?:{_NUMBER_OF}\b[\s.:#-]*)*$")
_ORGANISATION = re.compile(r"0(?:3|50|80|8[47]|55)")
_HELPLINE = word_of(
    r"""
    help\s?-?line line hot\s?-?line free\s?-?phone switch\s?-?board advice childline nspcc samaritans council centre
    center crimestoppers ofsted police ico charity charities mash support enquir\w+ duty barnardo\w* refuge shelter
    campaign website published poster posters leaflet public
    """
)
_KNOWN = words(
    """
    08001111 08088005000 08000280285 08082000247 08081000900 0800555111 03001231231 03031231113 116123 116000
    08001389121 08088024040 03001236600 08088025544 08088002222 08088084994 08088004444 08005999247 08000121700
    08000283550 08000684141 08088081677 08081689111 08088010327
    """
)
_EXTENSION = re.compile(r"x\d{1,5}(?!\w)", re.IGNORECASE)
_TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d$")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand in a folded text."""
    end = 0
    for sign in _START.finditer(text):
        rest = _REST.match(text, sign.end())
        if sign.start() < end or rest is None:
            continue
        before = text[max(0, sign.start() - 12) : sign.start()]
        if before[-1:].isalpha() and not _TOUCHED.search(before):
            continue
        for start in dict.fromkeys((sign.start(), sign.end())):  # "(01632) 960123", then "(01632 960123)"
            stop = _stop(text, start, rest)
            if stop is not None:
                end = stop
                yield start, stop
                break
    for match in _LOCAL.finditer(text):
        digits = re.sub(r"\D", "", match[1])
        if not digits.startswith("116"):
            yield match.span(1)


def _stop(text: str, begin: int, rest: re.Match[str]) -> int | None:
    """Where the number ends that begins at `begin`: the first group of digits with which one is complete."""
    head = "".join(char for char in rest[0][:24] if char.isalnum()).replace("O", "0")
    if not rest[0].startswith("+") and not _HEAD.match(head):
        return None
    groups: list[str] = []
    singly = bool(_SINGLY.match(text, rest.start()))
    for group in _GROUP.finditer(text, rest.start(), rest.end()):
        groups.append(group[0].replace("O", "0"))
        digits = "".join(groups)
        if len(digits) > 15:
            return None
        if len(digits) < 10 + singly or not (_ends(text, group.end()) or _runs_into_words(text, group.end(), groups)):
            continue
        if _is_one(text, begin, group.end(), groups, plus=rest[0].startswith("+")):
            return group.end()
    return None


def _ends(text: str, end: int) -> bool:
    """Whether no more digits or letters hang on."""
    after = text[end : end + 2]
    if _EXTENSION.match(text, end):
        return True
    if after[:1] == "/" and after[1:] in ("0", "+"):
        return True  # the next number
    return not (after[:1].isalnum() or after[:1] == "_" or (after[:1] in ".,-/:" and after[1:].isdigit()))


def _runs_into_words(text: str, end: int, groups: list[str]) -> bool:
    """Whether it is a whole mobile number to which the next word was typed without a space: "07700900123or"."""
    return len(groups) == 1 and len(groups[0]) == 11 and groups[0].startswith("07") and text[end : end + 2].isalpha()


def _is_one(text: str, begin: int, end: int, groups: list[str], *, plus: bool) -> bool:
    digits = "".join(groups)
    before = text[max(0, begin - 45) : begin]
    spelled = text[begin:end]
    if spelled.count("O") > 3 or spelled.count("(") != spelled.count(")"):
        return False
    if plus:
        return _is_abroad(digits)
    called = bool(_CALLED.search(before))
    if digits.startswith("0044") or (digits.startswith("00") and called):
        return _is_abroad(digits[2:])
    if digits.startswith("447") and len(digits) == 12:
        return _is_abroad(digits) and not _REFERENCE.search(before)
    if digits.startswith("7"):
        return called and bool(_MOBILE.fullmatch(digits)) and not _REFERENCE.search(before)
    return bool(_NATIONAL.match(digits)) and _is_national(text, begin, end, groups, called=called)


def _is_abroad(digits: str) -> bool:
    """What follows a plus: a country and eight or more digits; here, ten after the country, a 0 in brackets aside."""
    if digits.startswith("44"):
        national = digits[2:].removeprefix("0")
        return len(national) in (9, 10) and bool(_NATIONAL.match(f"0{national}"))
    return 10 <= len(digits) <= 15 and digits[0] != "0"


def _is_national(text: str, begin: int, end: int, groups: list[str], *, called: bool) -> bool:
    digits, before = "".join(groups), text[max(0, begin - 45) : begin]
    if len(digits) not in (10, 11):
        return False
    if _is_published(digits, before, text[end : end + 40]):
        return False
    if len(groups) == 1:
        if _REFERENCE.search(before):
            return False
        return len(digits) == 11 or (called and digits[1] in "158")
    if len(digits) == 10 and digits[1] not in "158":
        return False
    if digits[1] != "7" and not called and _REFERENCE.search(before):
        return False
    if set(map(len, groups)) == {1}:
        return True
    if "/" in text[begin:end] and len(groups[0]) < 4:
        return False  # a date
    if groups[0] == "0" and len(digits) == 11 and len(groups[1]) >= 3:
        return True
    if _TIME.match(groups[0]) and _TIME.match(groups[1]) and len(groups[0]) == len(groups[1]) == 4:
        return False
    if len(digits) == 11 and digits[1] == "7" and len(groups[0]) == 5:
        return True
    if not called and min(map(len, groups[1:])) == 1:
        return False
    return called or (len(groups[0]) >= 3 and len(groups[-1]) >= 2 and len(groups) <= 5)


def _is_published(digits: str, before: str, after: str) -> bool:
    """Whether it is the number of an organisation that everybody may know."""
    if digits in _KNOWN:
        return True
    return bool(_ORGANISATION.match(digits)) and bool(_HELPLINE.search(before) or _HELPLINE.search(after))

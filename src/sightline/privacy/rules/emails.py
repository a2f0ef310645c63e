"""E-mail addresses, also those written to hide from machines: "jo (at) example (dot) org"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules.wordlists import words

_LOCAL = r"[\w.%+'&-]{1,64}"
_DOMAIN = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_BEFORE = re.compile(rf"{_LOCAL}$")
# A slip of the finger may double a sign: "jo@@example.org", "jo@example..org", "jo@example.co,uk".
_PLAIN = re.compile(rf"@{{1,2}}(?:{_DOMAIN}\.{{1,2}}){{1,5}}[^\W\d_]{{2,24}}(?:,uk\b)?(?![\w-])")
# What stands for "@" and for "." in an address in disguise. Bare words count only where the rest leaves no doubt.
_TOP = (
    r"(?:com|org|net|uk|co|gov|sch|nhs|ac|info|biz|io|me|ie|eu|scot|wales|cymru|london|police|edu|fr|de|pl|ro|live"
    r"|im|je|gg)"
)
_DOT = rf"(?:\.|\s\.\s?|\.\s(?={_TOP}\b)|\s?[(\[{{<]\s?(?:dot|\.)\s?[)\]}}>]\s?|\s(?:dot)\s)"
_BRACKETED = re.compile(
    rf"(?:\s?[(\[{{<]\s?(?:at|@)\s?[)\]}}>]\s?|\s[-_*]at[-_*]\s){_DOMAIN}(?:{_DOT}{_DOMAIN}){{1,4}}(?![\w-])",
    re.IGNORECASE,
)
_SPACED = re.compile(
    rf"(?:\s@\s|\s@|@\s){_DOMAIN}(?:\s?\.\s?{_DOMAIN}){{0,4}}(?:\.[^\W\d_]{{2,24}}|\s\.\s?{_TOP})(?![\w-])"
)
_SPOKEN = re.compile(rf"\s(?:at)\s{_DOMAIN}(?:(?:\sdot\s|\.){_DOMAIN}){{0,3}}\sdot\s{_TOP}(?![\w-])", re.IGNORECASE)
_WORD_AT = re.compile(rf"\sat\s(?:{_DOMAIN}\.){{1,4}}[^\W\d_]{{2,24}}(?![\w-])", re.IGNORECASE)
# The dot of the last part said, spaced out, or slipped to a comma: "jo@example dot org", "jo@example,org".
_SLIP = re.compile(rf"@{_DOMAIN}(?:\.{_DOMAIN}){{0,3}}(?:\sdot\s|\s?[.,]\s?){_TOP}(?![\w-])", re.IGNORECASE)
# Those who carry half the country's mail: the rest of the address goes without saying.
_CARRIER = r"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|btinternet|aol|nhsmail)(?![\w-]|\.\w)"
_AT_CARRIER = re.compile(rf"@{_CARRIER}", re.IGNORECASE)
_WORD_AT_CARRIER = re.compile(rf"\sat\s{_CARRIER}", re.IGNORECASE)
# "Jane dot doe at example dot org".
_DOTTED_NAME = re.compile(r"[\w-]{1,30}(?:\sdot\s[\w-]{1,30}){1,3}$", re.IGNORECASE)
# "Her e-mail is jo at example.com", and not "the e-mail templates at example.com".
_ASKED_FOR = re.compile(
    r"\be-?mails?\b(?:\saddress)?(?:\s(?:is|was|me|us|her|him|them|it|to|on|via|mum|dad)|:|\s-){0,3}\s?$", re.IGNORECASE
)
_WHOM = words("me us him her them it mum dad you all")
_SIGNS = re.compile(r"@|[(\[{<]\s?at\s?[)\]}>]|\s[-_*]?at[-_*]?\s", re.IGNORECASE)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand in a folded text: looked for around each sign that may be an "@"."""
    for sign in _SIGNS.finditer(text):
        yield from _around(text, sign.start())


def _around(text: str, at: int) -> Iterator[tuple[int, int]]:
    char = text[at]
    if char == "@":
        bracket = _opening(text, at)
        if bracket is not None:
            yield from _address(text, bracket, _BRACKETED)
            return
        yield from _address(text, at, _PLAIN)
        yield from _address(text, at, _SPACED)
        yield from _address(text, at, _SLIP)
        yield from _address(text, at, _AT_CARRIER)
        if at and text[at - 1].isspace():
            yield from _address(text, at - 1, _SPACED)
    elif char.isspace():
        yield from _address(text, at, _BRACKETED)
        yield from _address(text, at, _SPOKEN)
        yield from _address(text, at, _WORD_AT, obvious=True)
        yield from _address(text, at, _WORD_AT_CARRIER, obvious=True)
    else:
        yield from _address(text, at - 1 if at and text[at - 1].isspace() else at, _BRACKETED)


def _opening(text: str, at: int) -> int | None:
    """Where a bracketed sign "(@)" begins, with the space before it; None where it stands alone."""
    before = text[max(0, at - 3) : at]
    found = re.search(r"\s?[(\[{<]\s?$", before)
    return at - len(before) + found.start() if found else None


def _address(text: str, at: int, rest: re.Pattern[str], *, obvious: bool = False) -> Iterator[tuple[int, int]]:
    """The address whose name ends at `at` and goes on with `rest`; `obvious`: the name itself must look like one."""
    after = rest.match(text, at)
    if after is None:
        return
    begin = max(0, at - 65)
    before = _BEFORE.search(text[begin:at])
    if before is None:
        return
    dotted = _DOTTED_NAME.search(text[begin:at]) if rest is _SPOKEN else None
    name = (dotted or before)[0].lstrip(".'-&")
    asked_for = _ASKED_FOR.search(text[max(0, at - len(name) - 40) : at - len(name)])
    told = asked_for and name.lower() not in _WHOM
    if not name or (obvious and not (told or re.search(r"[._\d]", name))):
        return
    yield at - len(name), after.end()

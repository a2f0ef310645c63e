"""Full postcodes of the United Kingdom, the islands among them: a known area, a district, and where in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules.wordlists import words

AREAS = words(
    """
    AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
    GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
    OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD
    WF WN WR WS WV YO ZE
    """
)
# The last part never has C, I, K, M, O or V, which are misread, but people who make one up or misremember it write
# them. O for 0 is taken where all else is as it should be.
_CODE = re.compile(
    r"(?<![A-Za-z0-9#])([A-Za-z]{1,2})(\d[\dO]?|\d[A-HJKMNPR-Ya-hjkmnpr-y])"
    r"(\s{0,3}|[ ]?-[ ]?|\.)(\d|O)([ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
# The forces' own, of a number alone, and the one that follows no rule.
_FORCES = re.compile(
    r"(?<![A-Za-z0-9])(?:BFPO\s{0,3}[1-9]\d{0,3}|GIR\s?0AA)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_MISREMEMBERED = re.compile(
    r"(?<![A-Za-z0-9#])([A-Za-z]{1,2})(?:\d{1,2}"
    r"|\d[A-Za-z])[ -]\d(?=[A-Za-z]?[CIKMOVcikmov])([A-Za-z]{2})(?![A-Za-z0-9])"
)
# Parted where no postcode is: "PO 36 8AB", "PO36 8 AB", "PO36, 8AB". In capitals, or where it is called a postcode.
_PARTED = re.compile(
    r"(?<![A-Za-z0-9#])([A-Za-z]{1,2})[ ]?(\d{1,2}|\d[A-HJKMNPR-Ya-hjkmnpr-y])([ ]{0,3}|,[ ]|/)"
    r"(\d)[ ]?([ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
# Spelled out letter by letter.
_SPELLED = re.compile(
    r"(?<![A-Za-z0-9#])([A-Za-z](?:[ -][A-Za-z])?)[ -](\d(?:[ -]\d)?)[ -]{1,3}(\d)[ -]"
    r"([ABD-HJLNP-UW-Zabd-hjlnp-uw-z][ -][ABD-HJLNP-UW-Zabd-hjlnp-uw-z])(?![A-Za-z0-9]|[ -][A-Za-z](?![A-Za-z]))"
)
# 0 typed for the O of the area: "P036 8AB".
_ZERO = re.compile(r"(?<![A-Za-z0-9#])([CPSY])0(\d{1,2})[ ]?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])")
_CALLED = re.compile(r"\b(?:post\s?-?code|address|lives?|living|moved|rehoused)\b", re.IGNORECASE)
_IS_ONE = re.compile(r"\bp(?:ost|/)?\s?-?code\b", re.IGNORECASE)
_IN_PLACE = re.compile(r"\b(?:in|at|from|near|of)\s$", re.IGNORECASE)
_SHORT_WORDS = words("an as at be by ha he la na sh ta up us we ya ye")
_MEASURES = words("km cm mm kg mb kb ml oz in am pm mi ok vs co ii iv vi")
_ORDINALS = {"1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"}
# "Room B2 1AA", "form E3 2BB": what stands straight after such a word is a label.
_LABELLED = re.compile(
    r"\b(?<!post )(?<!post-)(?<!zip )(?<!p/)(?<!p )(?:kpi|indicator|measure|priority|criterion|objective|room|form"
    r"|unit|module|version|invoice|ref|reference|table|figure|appendix|annex|slide|code|class|level"
    r"|part no|stock|serial|plate|registration)\.?:?\s$",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where full postcodes stand in a folded text."""
    for match in _CODE.finditer(text):
        if _is_one(match, text):
            yield match.span()
    for match in (*_PARTED.finditer(text), *_SPELLED.finditer(text)):
        if _is_parted(match, text):
            yield match.span()
    for match in _ZERO.finditer(text):
        if not _LABELLED.search(text[max(0, match.start() - 16) : match.start()]):
            yield match.span()
    for match in _MISREMEMBERED.finditer(text):
        if _is_misremembered(match, text):
            yield match.span()
    for match in _FORCES.finditer(text):
        yield match.span()


def _is_parted(match: re.Match[str], text: str) -> bool:
    """A postcode in pieces: of a two-letter area in capitals, or where the words before call it one."""
    area, last = re.sub("[ -]", "", match[1]), re.sub("[ -]", "", match[match.lastindex])
    before = text[max(0, match.start() - 40) : match.start()]
    if area.upper() not in AREAS or last.lower() in _MEASURES or _LABELLED.search(before[-16:]):
        return False
    if f"{match[match.lastindex - 1]}{last}".lower() in _ORDINALS and not last.isupper():
        return False
    if len(area) == 2 and area.isupper() and last.isupper():
        return True
    if _CALLED.search(before):
        return True
    return bool(len(area) == 2 and last.islower() and last not in _SHORT_WORDS and _IN_PLACE.search(before))


def _is_misremembered(match: re.Match[str], text: str) -> bool:
    """A postcode in all but a letter that the last part cannot have: in capitals, or in small letters throughout."""
    area, last = match[1], match[2]
    alike = (area.isupper() and last.isupper()) or (len(area) == 2 and area.islower() and last.islower())
    if area.upper() not in AREAS or not alike or last.lower() in _MEASURES:
        return False
    return not _LABELLED.search(text[max(0, match.start() - 16) : match.start()])


def _is_one(match: re.Match[str], text: str) -> bool:
    area, district, gap, digit, last = match.groups()
    if area.upper() not in AREAS or _has_lone_capital(area, last):
        return False
    inward = digit + last
    said = bool(_IS_ONE.search(text[max(0, match.start() - 20) : match.start()]))
    if inward.lower() in _ORDINALS and not (said or (inward.isupper() and area.isupper())):
        return False
    if digit == "O" or "O" in district:
        return area.isupper() and last.isupper() and len(district) == 2 and gap == " " and "O" not in inward[1:]
    return not _LABELLED.search(text[max(0, match.start() - 16) : match.start()])


def _has_lone_capital(area: str, last: str) -> bool:
    """Written with capitals here and small letters there in one part, as no postcode is."""
    return any(not part.isupper() and not part.islower() and not part.istitle() for part in (area, last))

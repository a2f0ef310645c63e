"""What kind of thing a name is: a body, an agency, a post, a person, or only a topic.

Used to decide whether "A and B" is two owners or one body whose name contains "and".
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from .given_names import GIVEN_NAMES
from .patterns import Pattern, plain
from .vocabulary import AGENCIES, AGENCY_NOUNS, COMPOUNDS, FRAGMENTS, GROUP_NOUNS, POST_NOUNS, TOPICAL, words

_BODY_NOUNS = GROUP_NOUNS | AGENCY_NOUNS | POST_NOUNS
_TOPICS = TOPICAL | FRAGMENTS
_ORGANISATIONS = words(
    "trust trusts council councils police constabulary ccg icb nhs england probation cafcass hospital "
    "hospitals authority"
)
_NAME_PARTS = _BODY_NOUNS | _TOPICS | AGENCIES | COMPOUNDS.keys()
_POST_OF = Pattern(
    r"(?:(?:joint|interim|acting|deputy|assistant|associate|executive|corporate|strategic|divisional|group|vice|co"
    r"|independent|senior|chief|lead|principal|statutory|service|operations?|cabinet|team|business)[\s-]+)*"
    r"(?:head|director|chair(?:s|person|man|woman)?|manager|member|leads?|officer|commissioner|portfolio\s+holder"
    r"|commander|superintendent|constable|secretary|leader)\s+(?:of|for)\b",
    re.IGNORECASE,
)
_POST_BEGINS = Pattern(
    r"(?:(?:named|designated)\s+\w+|chief\s+(?:officer|executive|nurse|constable)|head\s?teacher|dcs"
    r"|das|dph|dass|psw|ad|sro)\b",
    re.IGNORECASE,
)
_BARE_POST = Pattern(
    r"(?:(?:assistant|deputy|associate|executive|service|team|group|operations?|operational|strategic"
    r"|senior|interim|joint"
    r"|corporate|detective|chief|principal|area|divisional|general)\s+)*"
    r"(?:director|head\s+of\s+service|manager|superintendent|inspector|commander|lead|officer)(?=\s*(?:,|$))",
    re.IGNORECASE,
)
_OF_A_PLACE = Pattern(
    r"(?:university|diocese|archdiocese|college|department|office|ministry|borough|city|county|council|church|society"
    r"|school|institute|bishop)\s+(?:of|for)\s+\w",
    re.IGNORECASE,
)
_TITLES = words(
    """
    dr mr mrs ms miss mx cllr councillor rev revd canon prof professor sir dame lord lady di dci ds dsu det supt
    insp ch chief pc sgt acc dcc sister father
    """
)
_NAME_WORD = Pattern(r"(?:[A-Z][a-zà-ÿ]+|(?:O|D)['][A-Z][a-z]+|Ma?c[A-Z][a-z]+)(?:[-'][A-Z][a-z]+)?")
_INITIALS = Pattern(r"(?:[A-Z]\.?){1,3}")
_JOINED_INITIAL = Pattern(r"(?:[A-Z]\.){1,3}(?:[A-Z][a-z]+|Ma?c[A-Z][a-z]+|O['][A-Z][a-z]+)(?:[-'][A-Z][a-z]+)?")
_ACRONYM = Pattern(
    r"\d?(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])[A-Z][A-Za-z]?[A-Z&/\d]{0,8}s?|[A-Z]{1,4}\s?&\s?[A-Z]{1,4}"
    r"|[A-Z]{2,6}\s[A-Z]{2,5}"
)
_SMALL = words("of for and the & to in at on with by or a an led")


def fold(text: str) -> str:
    """`text` as names are compared: case, white space, apostrophes' shape and a leading "the" do not count."""
    folded = " ".join(plain(text).casefold().split())
    return folded.removeprefix("the ").strip(" .,;:")


@lru_cache(maxsize=2048)
def last_word(text: str) -> str:
    """The last word of a name in small letters; "Sub Group" counts as one word."""
    found = re.findall(r"[\w'-]+", plain(text.casefold()))
    if len(found) > 1 and found[-2] == "sub" and found[-1] in ("group", "groups", "committee", "board"):
        return "sub-" + found[-1]
    return found[-1] if found else ""


@lru_cache(maxsize=2048)
def is_person(text: str) -> bool:
    """Whether `text` is a person's name: initials or a title before a surname, or a usual given name before one."""
    parts = text.strip(" .,;:").split()
    if len(parts) == 1:
        return bool(_JOINED_INITIAL.fullmatch(parts[0]))
    if not 2 <= len(parts) <= 5 or any(word in _SMALL for word in parts):
        return False
    titled = 0
    while titled < len(parts) - 1 and parts[titled].casefold().rstrip(".") in _TITLES:
        titled += 1
    rest = parts[titled:]
    if last_word(text) in _BODY_NOUNS or not _NAME_WORD.fullmatch(rest[-1]):
        return False
    if not all(_NAME_WORD.fullmatch(word) or _INITIALS.fullmatch(word) for word in rest):
        return False
    if titled:
        return True
    if _INITIALS.fullmatch(rest[0]):
        return len(rest[0].rstrip(".")) <= 2 or "." in rest[0]
    return len(rest) > 1 and rest[0].casefold() in GIVEN_NAMES


@lru_cache(maxsize=2048)
def is_post(text: str) -> bool:
    """Whether `text` is a post: "Head of Safeguarding", "Board Manager", "Named GP"."""
    text = text.strip()
    return bool(_POST_OF.match(text) or _POST_BEGINS.match(text)) or last_word(text) in POST_NOUNS


def is_post_of(text: str) -> bool:
    """Whether `text` is a post whose name goes on with what it is for: "Director of Adults", "Manager, MASH"."""
    return bool(_POST_OF.match(text.strip()) or _BARE_POST.match(text.strip()))


def is_bare_post(text: str) -> bool:
    """Whether `text` is a post that does not say what it is for, and may go on after a comma: "Assistant Director"."""
    return bool(_BARE_POST.fullmatch(text.strip()))


def is_organisation(text: str) -> bool:
    """Whether `text` is an organisation by itself, not a department or a topic of one."""
    return is_acronym(text) or last_word(text) in _ORGANISATIONS


def is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text.strip(" .")))


def is_topical(text: str) -> bool:
    """Whether `text` may be only a part of a body's name."""
    return fold(text) in _TOPICS


def is_group(text: str) -> bool:
    """Whether `text` names a group that meets, or a service."""
    word = last_word(text)
    return word in GROUP_NOUNS or word.startswith("sub-")


def is_agency(text: str) -> bool:
    """Whether `text` is an organisation or one of its services, rather than a post or a person."""
    if fold(text) in AGENCIES or is_topical(text) or _OF_A_PLACE.match(text.strip()):
        return True
    if is_post(text) or is_person(text):
        return False
    return last_word(text) in AGENCY_NOUNS or last_word(text) in ("council", "service", "services") or is_acronym(text)


def is_compound(before: str, after: str) -> bool:
    """Whether "and" between these words is inside one name: "Health" and "Wellbeing Board"."""
    first = re.search(r"[\w'-]+", plain(after.casefold()).removeprefix("the "))
    return first is not None and first[0] in COMPOUNDS.get(last_word(before), ())


def _unknown_name(text: str) -> bool:
    """Two capitalised words of which no body's name is made: a person whose given name is not usual here."""
    parts = text.split()
    if len(parts) != 2 or not all(_NAME_WORD.fullmatch(part) for part in parts):
        return False
    return not any(part.casefold() in _NAME_PARTS for part in parts)


def is_proper(text: str) -> bool:
    """Whether `text` is one capitalised word that is no part of any body's name known here, as a charity's: it is an
    owner in a list of others."""
    word = text.strip(" .,;:")
    if not _NAME_WORD.fullmatch(word):
        return False
    low = word.casefold()
    return low not in _NAME_PARTS and not any(low in after for after in COMPOUNDS.values())


def is_complete(text: str, known: Container[str] = ()) -> bool:
    """Whether `text` can stand alone as an owner; `known` holds the abbreviations that the document explains."""
    name = text.strip(" .,;:")
    if not name:
        return False
    if name in known or fold(name) in AGENCIES or fold(name) in TOPICAL or is_acronym(name):
        return True
    if last_word(name) in _BODY_NOUNS or is_group(name) or is_post(name) or is_post_of(name) or is_person(name):
        return True
    return bool(_OF_A_PLACE.match(name)) or _unknown_name(name) or _agency_of_a_place(name)


def _agency_of_a_place(name: str) -> bool:
    """ "Healthwatch Wealdshire", "Police Scotland": an agency's own word, then nothing but where it is."""
    first, *rest = name.split()
    return (
        bool(rest)
        and (fold(first) in AGENCIES or fold(first) in AGENCY_NOUNS)
        and all(_NAME_WORD.fullmatch(word) and word.casefold() not in _NAME_PARTS for word in rest)
    )

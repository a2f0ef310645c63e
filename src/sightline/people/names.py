"""Which body a printed name means. "WFD" is Workforce Development; "Adult Board Manager" is not the Adult Board.

Pure and careful: a wrong body would be asked for years for what it never owned, so what is not near enough is no
candidate, and a person says yes to each that is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

NEAR = 86.0  # of 100; below this two names share letters, not a meaning
_WORD_NEAR = 80.0  # each telling word of one name must have its like in the other: "North" is not "South"
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"})
# Words that say what kind of group it is and seldom which: "Workforce Development" and "Workforce Development Group".
_GENERIC = frozenset(
    {
        "committee",
        "forum",
        "group",
        "groups",
        "network",
        "sub",
        "subgroup",
        "subgroups",
        "team",
        "working",
        "workstream",
    }
)
# A name with one of these is a post, and a post is not the body it works for.
# fmt: off
_POSTS = frozenset(
    (
        "adviser", "advisor", "administrator", "analyst", "assistant", "chair", "chairman",
        "chairperson", "chairs", "chief", "commissioner", "coordinator", "deputy", "director",
        "doctor", "governor", "head", "headteacher", "lead", "leads", "manager",
        "managers", "nurse", "officer", "officers", "practitioner", "principal", "secretary",
        "superintendent", "teacher",
    )
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Known:
    """A body that could be meant: its key, its name and every other name it goes by, whether it is a post."""

    key: int
    name: str
    others: tuple[str, ...] = ()
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that a printed name may mean. `score` is 0 to 100; `reason` completes "because ..."."""

    key: int
    name: str
    score: float
    reason: str


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A name without what typists vary: case, accents, dots, apostrophes, hyphens, "&", "the" in front, white space."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(mark for mark in text if not unicodedata.combining(mark))
    text = re.sub(r"[’'‘`.]", "", text).replace("&", " and ").replace("+", " and ")
    words = re.findall(r"\w+", text.replace("_", " "))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=4096)
def alphabets(text: str) -> frozenset[str]:
    """The alphabets of the letters in `text` ("LATIN", "CYRILLIC"), after compatibility forms are undone."""
    plain = unicodedata.normalize("NFKC", text)
    return frozenset(unicodedata.name(letter, "UNKNOWN").split()[0] for letter in plain if letter.isalpha())


def match(printed: str, known: Iterable[Known]) -> list[Candidate]:
    """The bodies that `printed` may mean, likeliest first; none where nothing is near enough.

    A name in another alphabet, or in two at once, matches only the very same letters: look-alikes forge names.
    """
    candidates = []
    for body in known:
        best: tuple[float, str] | None = None
        for name in (body.name, *body.others):
            found = _compare(printed, name, body.is_post)
            if found and (best is None or found[0] > best[0]):
                score, reason = found
                best = score, reason if name == body.name else reason.replace("its name", f"its other name “{name}”")
        if best:
            candidates.append(Candidate(body.key, body.name, round(best[0], 1), best[1]))
    return sorted(candidates, key=lambda one: (-one.score, one.name, one.key))


def _compare(printed: str, name: str, is_post: bool) -> tuple[float, str] | None:
    if printed.strip() == name.strip():
        return 100.0, "it is its name as printed"
    if alphabets(printed) != alphabets(name) or len(alphabets(printed)) > 1:
        return None
    one, other = fold(printed), fold(name)
    if not one or not other:
        return None
    if one == other:
        return 99.0, "it is its name but for capitals or punctuation"
    ones, others = one.split(), other.split()
    if _digits(ones) != _digits(others):
        return None
    if initials := _initials(printed, name) or _initials(name, printed):
        return initials
    if _has_post(ones) != _has_post(others) or (is_post and not _has_post(ones)):
        return None
    telling, others_telling = _telling(ones), _telling(others)
    if telling and telling == others_telling:
        return 95.0, "it is its name but for small words such as “group”"
    return _near(one, other, telling, others_telling)


def _near(one: str, other: str, telling: list[str], others_telling: list[str]) -> tuple[float, str] | None:
    """Nearly the same letters, with every telling word of each having its like in the other."""
    if not telling or not others_telling:
        return None
    score = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    if score < NEAR or not _paired(telling, others_telling) or not _paired(others_telling, telling):
        return None
    return min(score, 94.0), "it is nearly its name"


def _paired(words: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(fuzz.ratio(word, other) >= _WORD_NEAR for other in others) for word in words)


def _initials(short: str, name: str) -> tuple[float, str] | None:
    """`short` as the initials of `name`, or those with letters from within its words: WFD, WorkForce Development."""
    letters = short.strip().replace(".", "").replace("&", "")
    if not (2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()):
        return None
    letters = letters.casefold()
    words = [word for word in fold(name).split() if word not in _SMALL]
    if len(words) < 2:
        return None
    for chosen in (words, [word for word in words if word not in _GENERIC]):
        if len(chosen) > 1 and letters == "".join(word[0] for word in chosen):
            return 92.0, "it is the initials of its name"
    for chosen in (words, [word for word in words if word not in _GENERIC]):
        if 1 < len(chosen) < len(letters) and _spells(letters, chosen):
            return 88.0, "its letters stand in that order in its name"
    return None


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether `letters` run through `words` in order, taking the first letter of every word."""
    if not words:
        return not letters
    if not letters or letters[0] != words[0][0]:
        return False
    rest = words[0][1:]
    taken = 1
    while True:
        if _spells(letters[taken:], words[1:]):
            return True
        if taken >= len(letters):
            return False
        at = rest.find(letters[taken])
        if at < 0:
            return False
        rest, taken = rest[at + 1 :], taken + 1


def _telling(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if word not in _SMALL and word not in _GENERIC)


def _digits(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if any(mark.isdigit() for mark in word))


def _has_post(words: Iterable[str]) -> bool:
    return any(word in _POSTS for word in words)

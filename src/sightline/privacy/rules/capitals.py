"""The words of a text, and which runs of capitals among them may be somebody's name."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from sightline.privacy.rules.family_words import (
    AT_WORK,
    FAMILY_WORDS,
    INTRODUCED_BY,
    NO_NAMES,
    OF_TIME,
    SURNAMES_TOO,
    TIMES,
    TITLES,
)
from sightline.privacy.rules.first_names import FIRST_NAMES
from sightline.privacy.rules.wordlists import words

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f]|['-](?=[^\W_]))*")
_PARTICLES = words("de da di van von bin ben ibn al el la le der den dos mac")
_NO_ROLE = r"(?!(?:who|which|was|is|has|had|saw|seen|told|said|and|with|by|to|from|that|when|where)\b)"
_ROLE_AFTER = re.compile(
    rf"\s?[,(-]\s?(?:(?:the|a|our|its)\s)?(?:{_NO_ROLE}[\w'-]+\s){{0,3}}({'|'.join(map(re.escape, sorted(AT_WORK)))})\b"
    r"\s?(?:[),.;:]|$|of\b|for\b|at\b|and\b|\n)",
    re.IGNORECASE,
)
_PSEUDONYMS = words("st saint family case")


class Word(NamedTuple):
    """A word of the text and where it stands."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def owner(self) -> str:
        """Without the 's of the one to whom something belongs, in small letters; "" where it has none."""
        return self.lower[:-2] if self.lower.endswith("'s") else ""

    @property
    def plain(self) -> str:
        """In small letters, without the 's."""
        return self.owner or self.lower

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


class Page:
    """A text as its words. A place is the number of a word; a run is the places of a name."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [Word(found[0], found[0].lower(), *found.span()) for found in _WORD.finditer(text)]
        self._starts = [word.start for word in self.words]

    def lower(self, place: int) -> str:
        """The word in small letters; "" where there is none."""
        return self.words[place].lower if 0 <= place < len(self.words) else ""

    def gap(self, place: int) -> str:
        """What stands between a word and the next: at most four letters of it."""
        after = self.words[place + 1].start if place + 1 < len(self.words) else len(self.text)
        end = self.words[place].end
        return self.text[end : min(after, end + 4)]

    def place_at(self, start: int) -> int | None:
        """The place of the word that begins there; None where none does."""
        place = bisect_left(self._starts, start)
        return place if place < len(self.words) and self.words[place].start == start else None

    def span(self, run: range) -> Span:
        """Where a name stands, without the 's of what belongs to it."""
        last = self.words[run[-1]]
        return self.words[run[0]].start, last.end - (2 if last.owner else 0)

    def after(self, run: range, length: int) -> str:
        """What follows a name."""
        end = self.span(run)[1]
        return self.text[end : end + length]

    # --- which words may be a name ---

    def may_be_name(self, place: int) -> bool:
        """Whether the word has a capital and is not one of those that have it for another reason."""
        word = self.words[place]
        plain = word.plain
        if (
            not word.is_capital
            or plain.endswith("-old")
            or plain in NO_NAMES
            or word.lower in NO_NAMES
            or plain in FAMILY_WORDS
        ):
            return False
        if plain in TIMES and self._is_a_time(place):
            return False
        if word.text.isupper() and len(word.text) > 1:
            return len(word.text) > 3 and plain in FIRST_NAMES
        return len(plain) > 1

    def is_known(self, place: int) -> bool:
        """Whether a known first name stands there, or somebody's title."""
        word = self.words[place]
        if word.lower in TITLES and word.is_capital:
            return place + 1 < len(self.words) and self.may_be_name(place + 1)
        first = word.plain.split("-")[0]
        return self.may_be_name(place) and (word.plain in FIRST_NAMES or first in FIRST_NAMES)

    def _is_a_time(self, place: int) -> bool:
        """Whether "April" or "Summer" is a time of the year here: beside a number or a word such as "in"."""
        word = self.words[place]
        before = self.text[max(0, word.start - 3) : word.start].strip()
        after = self.text[word.end : word.end + 3].strip()
        beside = self.lower(place - 1) in OF_TIME or (
            self.gap(place) == " " and self.lower(place + 1) in {"to", "until"}
        )
        return beside or before[-1:].isdigit() or after[:1].isdigit() or after[:1] == "'"

    # --- runs ---

    def run_from(self, first: int) -> range:
        """The name that begins at `first`; empty where none does. At most five words with a title."""
        if first >= len(self.words):
            return range(0)
        titled = self.lower(first) in TITLES and self.gap(first) in (" ", ". ")
        place = first + titled
        if place >= len(self.words) or not self.may_be_name(place):
            return range(0)
        while place - first < 4 and place + 1 < len(self.words) and not self.words[place].owner:
            following = self.words[place + 1]
            if self.gap(place) != " ":
                break
            if following.is_capital and following.lower in SURNAMES_TOO and place == first and self.is_known(first):
                place += 1
                break
            if following.is_capital and following.plain in NO_NAMES and len(following.text) > 3:
                return range(0)  # "Ryde Academy": a body or a place
            if not self._goes_on_with(place + 1):
                break
            place += 1
        return range(first, place + 1)

    def _goes_on_with(self, place: int) -> bool:
        word = self.words[place]
        if word.lower in _PARTICLES and not word.is_capital:
            return place + 1 < len(self.words) and self.gap(place) == " " and self.may_be_name(place + 1)
        return self.may_be_name(place) or (len(word.plain) == 1 and word.is_capital)

    def run_to(self, last: int) -> range:
        """The name that ends at `last`, of at most four words; empty where none does."""
        initial = (
            len(self.words[last].plain) == 1 and bool(last) and self.is_known(last - 1) and self.gap(last - 1) == " "
        )
        surname = self.words[last].plain in SURNAMES_TOO and bool(last) and self.is_known(last - 1)
        if not (initial or surname or self.may_be_name(last)):
            return range(0)
        first = last
        while first and last - first < 3 and self.gap(first - 1) in (" ", ". "):
            before = self.words[first - 1]
            if self.gap(first - 1) == ". " and before.lower not in TITLES and len(before.text) > 1:
                break  # a sentence ends there
            if before.owner or not (self.may_be_name(first - 1) or (before.lower in TITLES and before.is_capital)):
                break
            first -= 1
        return range(first, last + 1)

    def begins_here(self, place: int) -> bool:
        """Whether the word before does not belong to the same name."""
        return not place or self.gap(place - 1) != " " or not self.may_be_name(place - 1)

    def is_person_like(self, run: range) -> bool:
        """Whether nothing in a name nobody knows says that it is a body or a set of initials."""
        shouted = any(self.words[place].text.isupper() and len(self.words[place].text) > 1 for place in run[1:])
        return not shouted and len(self.words[run[0]].text) > 2

    # --- whose it is ---

    def works_there(self, run: range) -> bool:
        """Whether the name is somebody's at work, by the word before it or straight after."""
        return self.introduced_at_work(run) or bool(_ROLE_AFTER.match(self.after(run, 60)))

    def introduced_at_work(self, run: range) -> bool:
        """Whether the word before says so: "DI Shah", "social worker Jane Poole", "chair: Helen Osei"."""
        before, gap = self.lower(run[0] - 1), self.gap(run[0] - 1) if run[0] else ""
        if before in AT_WORK and gap in (" ", ". ", ": ", ", "):
            return True
        return before in INTRODUCED_BY and gap in (" ", ": ")

    def is_pseudonym(self, run: range) -> bool:
        """Whether the word before makes it a pseudonym or a place: "Family Rowan's", "St Mary's"."""
        before = self.words[run[0] - 1] if run[0] and self.gap(run[0] - 1) in (" ", ". ") else None
        return before is not None and before.is_capital and before.lower in _PSEUDONYMS

"""Names beside family words: "Jake's mother", "her son Tyler", "a boy called Ayo", "Maisie (aged 7)".

Weaker than the other rules, and said to be: a name that stands alone is not found, and a capital beside a family word
is not always a name. Names of those at work ("DI Shah", "Helen Osei, chair"), of bodies and places, and pseudonyms
("Child G", "Family A") are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.privacy.rules.family_words import (
    AT_WORK,
    BETWEEN,
    FAMILY_WORDS,
    MAKES_A_NOUN,
    MANY,
    NO_NAMES,
    PERSONS,
    RELATIVES,
    SURNAMES,
    TITLES,
)
from sightline.privacy.rules.first_names import FIRST_NAMES
from sightline.privacy.rules.wordlists import words

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f]|['-](?=[^\W_]))*")
_PARTICLES = words("de da di van von bin ben ibn al el la le der den dos o mac")
_WHOSE = words("his her their the my our your a an this that child's baby's")
_POSSESSIVE = words(
    """
    his her their my our your child's baby's boy's girl's mother's mum's father's dad's family's
    """
)
_BEFORE_SURNAME = words("the this that of both all two three four")
_ALONE = PERSONS - {"partner", "family", "carer", "guardian"}
_LINKS = words("is was called named")
_AGE = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)"
)
_AGED = re.compile(
    rf"\s?[,(\[-]?\s?(?:who\s(?:is|was)\s)?(?:now\s)?aged?:?\s{_AGE}(?:\s(?:years?|months?|weeks?)(?:\sold)?)?"
    r"(?!\s?(?:-|to\b|\+|and\s(?:over|under|above|below|up)|or\s(?:over|under|older|younger)|upwards|plus\b)\s?)(?![\d-])",
    re.IGNORECASE,
)
_AGE_ALONE = re.compile(
    rf"\s?[(\[](?:[mf]\s?)?{_AGE}(?:\s?(?:years?|yrs?|months?|mths?|weeks?|y/?o|m)(?:\sold)?)?[)\]]"
    rf"|,\s{_AGE}(?:\s(?:years?|months?|weeks?)(?:\sold)?)?[,.;]|\s\(?(?:is|was|turned)\s{_AGE}\s(?:years?|months?|weeks?)\sold",
    re.IGNORECASE,
)
_YEAR_OLD = re.compile(rf"\b{_AGE}[ -](?:years?|months?|weeks?)[ -]old\s$", re.IGNORECASE)
_CHAIN = re.compile(r"\s?(?:[(\[][^()\[\]]{0,25}[)\]])?(?:,?\s(?:and|&|or)\s|,\s|\s?/\s?|\s&\s)")
_ENDS = re.compile(r"\s?[,.;:)\]!?\n-]|\s?$|\s(?:of|who|and|was|is|has|had|told|said|from|at|in|to|about|with)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text and where it stands."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def owner(self) -> str:
        """Without the 's of the one to whom something belongs, in small letters; "" where it has none."""
        lower = self.lower
        return lower[:-2] if lower.endswith("'s") else ""


def find(text: str) -> Iterator[Span]:
    """Where names beside family words stand in a folded text."""
    page = _Page(text)
    seen: set[Span] = set()
    for span in page.names():
        for one in (span, *page.others_after(span)):
            if one not in seen:
                seen.add(one)
                yield one


class _Page:
    """The words of a text, and which of them make a name."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [Word(found[0], *found.span()) for found in _WORD.finditer(text)]
        self.starts = [word.start for word in self.words]

    # --- where to look ---

    def names(self) -> Iterator[Span]:
        for place, word in enumerate(self.words):
            lower = word.lower
            if lower in FAMILY_WORDS:
                yield from self._before(place)
                yield from self._after(place)
            elif lower == "person" and place and self.words[place - 1].lower == "young":
                yield from self._after(place)
            elif lower in ("called", "named", "as", "name", "aka"):
                yield from self._called(place)
            if word.text[0].isupper() and not self._goes_on(place):
                yield from self._aged(place)

    def others_after(self, span: Span) -> Iterator[Span]:
        """Further names in a list that begins with one: ", Tyler and Maisie"."""
        for _ in range(8):
            link = _CHAIN.match(self.text, span[1])
            place = bisect_left(self.starts, link.end()) if link else len(self.words)
            if link is None or place == len(self.words) or self.words[place].start != link.end():
                return
            run = self._run(place)
            if not run or not self._is_known(place) or self._works_there(run):
                return
            span = self._span(run)
            yield span

    # --- a run of words that may be a name ---

    def _gap(self, place: int) -> str:
        """What stands between a word and the next."""
        after = self.words[place + 1].start if place + 1 < len(self.words) else len(self.text)
        return self.text[self.words[place].end : after]

    def _may_be_name(self, place: int) -> bool:
        word = self.words[place]
        plain = word.owner or word.lower
        if not word.text[0].isupper() or plain in NO_NAMES or word.lower in NO_NAMES or plain in FAMILY_WORDS:
            return False
        if word.text.isupper() and len(word.text) > 1:
            return len(word.text) > 3 and plain in FIRST_NAMES
        return len(plain) > 1

    def _is_known(self, place: int) -> bool:
        """Whether a known first name stands there, or somebody's title."""
        word = self.words[place]
        plain = word.owner or word.lower
        if word.lower in TITLES and word.text[0].isupper():
            return place + 1 < len(self.words) and self._may_be_name(place + 1)
        return self._may_be_name(place) and (plain in FIRST_NAMES or plain.split("-")[0] in FIRST_NAMES)

    def _run(self, first: int) -> range:
        """The places of the name that begins at `first`; empty where none does. At most four words."""
        place = first
        if place < len(self.words) and self.words[place].lower in TITLES and self._gap(place) in (" ", ". "):
            place += 1
        if place >= len(self.words) or not self._may_be_name(place):
            return range(0)
        while place + 1 < len(self.words) and place - first < 4 and not self.words[place].owner:
            following = self.words[place + 1]
            if self._gap(place) != " " or not (following.text[0].isupper() or following.lower in _PARTICLES):
                break
            if following.lower in _PARTICLES and not following.text[0].isupper():
                if place + 2 >= len(self.words) or not self._may_be_name(place + 2):
                    break
            elif not (self._may_be_name(place + 1) or len(following.text) == 1):
                if self._names_a_body(place + 1):
                    return range(0)
                break
            place += 1
        return range(first, place + 1)

    def _names_a_body(self, place: int) -> bool:
        """Whether this word makes what stands before it the name of a body or a place: "Ryde Academy"."""
        word = self.words[place]
        return word.text[0].isupper() and word.lower in NO_NAMES and len(word.text) > 3

    def _goes_on(self, place: int) -> bool:
        """Whether the word before belongs to the same name."""
        return bool(place) and self._gap(place - 1) == " " and self._may_be_name(place - 1)

    def _first_of(self, last: int) -> int:
        """The first word of the name that ends at `last`."""
        first = last
        while first and last - first < 3 and self._gap(first - 1) in (" ", ". "):
            before = self.words[first - 1]
            if before.owner or not (self._may_be_name(first - 1) or before.text.lower() in TITLES):
                break
            first -= 1
        return first

    def _span(self, run: range) -> Span:
        last = self.words[run[-1]]
        return self.words[run[0]].start, last.end - (2 if last.owner else 0)

    def _works_there(self, run: range) -> bool:
        """Whether the name is somebody's at work, by the word before it or straight after."""
        before = self.words[run[0] - 1] if run[0] else None
        if before and before.lower in AT_WORK and self._gap(run[0] - 1) in (" ", ". ", ", ", ": "):
            return True
        after = re.match(r"\s?[,(-]\s?(?:the\s)?((?:[\w'-]+\s?){1,4})", self.text[self.words[run[-1]].end :][:60])
        return bool(after) and any(word.lower() in AT_WORK for word in after[1].split())

    def _is_full(self, run: range) -> bool:
        return len(run) >= 2

    # --- what stands before a family word: "Jake's mother", "Sarah (his mother)", "Kelly and her son" ---

    def _before(self, place: int) -> Iterator[Span]:
        word = self.words[place]
        start = place
        while start and place - start < 3 and self.words[start - 1].lower in BETWEEN and self._gap(start - 1) in " -":
            start -= 1
        if not start:
            return
        owner, gap = self.words[start - 1], self._gap(start - 1)
        plain = owner.owner
        if gap == " " and plain and owner.text[0].isupper():
            yield from self._owner(start - 1, place)
        elif gap == " " and word.lower in RELATIVES and self._lacks_apostrophe(start - 1):
            yield owner.start, owner.end - 1
        if gap == " " and word.lower in MANY | {"family", "household"} and owner.text[0].isupper():
            yield from self._surname(start - 1, place)
        if self._gap(start - 1) == "' " and owner.text[0].isupper() and owner.lower in FIRST_NAMES:
            yield owner.start, owner.end
        yield from self._said_to_be(start, place)

    def _lacks_apostrophe(self, owner: int) -> bool:
        """ "Jakes mum"; but "James" is a name of its own."""
        lower = self.words[owner].lower
        ended = self.text[self.words[owner].end : self.words[owner].end + 1] == "'"
        known = lower[-1] == "s" and lower[:-1] in FIRST_NAMES and lower not in FIRST_NAMES
        return known and not ended and self._may_be_name(owner)

    def _owner(self, owner: int, place: int) -> Iterator[Span]:
        """ "Jake's mother", "Olumide Adeyemi's family"."""
        if not self._may_be_name(owner) or self._makes_a_noun(place):
            return
        run = range(self._first_of(owner), owner + 1)
        if self._after_pseudonym(run) or self._works_there_before(run):
            return
        if self._is_known(run[0]) or self._is_known(owner) or self.words[place].lower in RELATIVES:
            yield self._span(run)

    def _surname(self, surname: int, place: int) -> Iterator[Span]:
        """ "The Smith family"."""
        word = self.words[surname]
        before = self.words[surname - 1].lower if surname else ""
        if word.lower in SURNAMES and before in _BEFORE_SURNAME and not self._makes_a_noun(place):
            yield word.start, word.end

    def _said_to_be(self, start: int, place: int) -> Iterator[Span]:
        """ "Sarah, his mother,", "Kelly (mum)", "Kelly is the mother of", "Kelly and her son"."""
        if self._makes_a_noun(place):
            return
        whose = start - 1
        if self.words[whose].lower in _WHOSE or self.words[whose].owner:
            link = whose - 1
        else:
            link, whose = whose, start
        if link < 0:
            return
        if self.words[link].lower in {"is", "was", "and", "with", "plus", "or"} and whose != start:
            last, gap = link - 1, " "
            joined = self.words[link].lower not in {"is", "was"}
            if last < 0 or self._gap(last) != " " or self._gap(link) != " ":
                return
            if joined and self.words[whose].lower not in _POSSESSIVE:
                return
        else:
            last, gap, joined = link, self._gap(link), False
            if gap not in (", ", " (", " - ", "(", ": ", " [", "- ", " / ", "/"):
                return
        if not self.words[last].text or not self._may_be_name(last):
            return
        run = range(self._first_of(last), last + 1)
        if self._works_there_before(run) or self._after_pseudonym(run):
            return
        known = self._is_known(run[0])
        if not joined and not _ENDS.match(self.text, self.words[place].end):
            return
        if known or (self._is_full(run) and self.words[place].lower in RELATIVES and not joined):
            yield self._span(run)

    def _works_there_before(self, run: range) -> bool:
        before = self.words[run[0] - 1] if run[0] else None
        return (
            before is not None
            and before.lower in AT_WORK - {"by", "from", "guardian's"}
            and self._gap(run[0] - 1) in (" ", ". ")
        )

    def _after_pseudonym(self, run: range) -> bool:
        """Whether what stands before makes it a pseudonym or the name of a body: "Family Rowan's", "St Mary's"."""
        if not run[0] or self._gap(run[0] - 1) not in (" ", ". "):
            return False
        before = self.words[run[0] - 1]
        return before.lower in {"st", "saint", "family", "case"} and before.text[0].isupper()

    def _makes_a_noun(self, place: int) -> bool:
        """Whether the family word is a part of something else: "family hub", "mother and baby unit"."""
        if place + 1 >= len(self.words):
            return False
        gap, following = self._gap(place), self.words[place + 1].lower
        if gap in (" ", "-") and following in MAKES_A_NOUN:
            return True
        third = self.words[place + 2].lower if place + 2 < len(self.words) else ""
        return gap in (" ", "-") and following in ("and", "&") and third in {"baby", "toddler", "family", "child"}

    # --- what stands after it: "her son Tyler", "mother: Sarah Jones", "mother of Jake" ---

    def _after(self, place: int) -> Iterator[Span]:
        word, lower = self.words[place], self.words[place].lower
        if place + 1 >= len(self.words):
            return
        gap, following = self._gap(place), self.words[place + 1]
        relative = lower in RELATIVES
        if gap == " " and following.lower in ("of", "to") and not self._makes_a_noun(place):
            run = self._run(place + 2) if self._gap(place + 1) == " " else range(0)
            if run and (self._is_known(run[0]) or (relative and following.lower == "of" and self._person_like(run))):
                yield self._span(run)
            return
        if gap == " " and following.lower in _LINKS:
            yield from self._linked(place)
            return
        if gap == " " and following.lower in ("and", "with"):
            run = self._run(place + 2) if self._gap(place + 1) == " " else range(0)
            if run and len(run) == 1 and self._is_known(run[0]) and lower not in MANY and not self._works_there(run):
                yield self._span(run)
            return
        run = self._run(place + 1)
        if not run or (self._works_there(run) and lower not in RELATIVES):
            return
        known, whose = self._is_known(run[0]), bool(place) and self._is_whose(place)
        if gap == " ":
            small = word.text[0].islower()
            if known or (small and relative and self._person_like(run)):
                yield self._span(run)
            elif small and lower in _ALONE and self._is_full(run) and self._person_like(run):
                yield self._span(run)
        elif gap in (", ", " (", " - ", ": ", ":", " [", "- ", ":\n", "\n"):
            ended = bool(re.match(r"\s?[,.;)\]\n]|\s?$|\s\(", self.text[self.words[run[-1]].end :][:3]))
            if (
                known
                or (relative and whose and ended and gap != "\n" and self._person_like(run))
                or (gap.startswith(":") and ended and self._is_full(run) and self._person_like(run))
            ):
                yield self._span(run)

    def _is_whose(self, place: int) -> bool:
        before = self.words[place - 1]
        return before.lower in _POSSESSIVE | BETWEEN or bool(before.owner)

    def _person_like(self, run: range) -> bool:
        """Whether nothing in it says that it is a body, a place or a pseudonym."""
        return not any(self.words[place].text.isupper() and len(self.words[place].text) > 1 for place in run[1:]) and (
            len(self.words[run[0]].text) > 2
        )

    def _linked(self, place: int) -> Iterator[Span]:
        """ "A boy called Ayo", "her mother is Sarah", "the mother was called Sarah"."""
        link = place + 1
        while link + 1 < len(self.words) and self.words[link + 1].lower in {"called", "named", "known", "as", "now"}:
            link += 1
        said = {self.words[one].lower for one in range(place + 1, link + 1)}
        run = self._run(link + 1) if self._gap(link) in (" ", ' "', " '") else range(0)
        if not run or self._works_there(run):
            return
        lower = self.words[place].lower
        named = bool(said & {"called", "named", "as"}) and lower not in MANY
        if self._is_known(run[0]) or (named and lower != "family" and self._person_like(run)):
            yield self._span(run)

    # --- "known as Alfie", "his name is Alfie", "Maisie (aged 7)" ---

    def _called(self, place: int) -> Iterator[Span]:
        word = self.words[place].lower
        run_at = place + 1
        if word == "name":
            link = re.match(
                r"(?:s?\s(?:is|was|given as)\s|\s?[:-]\s|,\s|\s(?=[A-Z]))", self.text[self.words[place].end :][:12]
            )
            if link is None:
                return
            while run_at < len(self.words) and self.words[run_at].lower in {"is", "was", "given", "as"}:
                run_at += 1
        elif word == "as" and not (place and self.words[place - 1].lower == "known"):
            return
        run = self._run(run_at)
        if not run or self._works_there(run):
            return
        near = {one.lower for one in self.words[max(0, place - 8) : place]}
        whose = {one.owner for one in self.words[max(0, place - 3) : place]} | near
        if word == "name":
            if whose & FAMILY_WORDS or (near & {"his", "her", "their"} and self._is_known(run[0])):
                yield self._span(run)
        elif self._is_known(run[0]) and (near & (FAMILY_WORDS | {"he", "she", "person", "who", "aged", "old"})):
            yield self._span(run)

    def _aged(self, place: int) -> Iterator[Span]:
        run = self._run(place)
        if not run or self._works_there_before(run):
            return
        end = self._span(run)[1]
        old = bool(_YEAR_OLD.search(self.text[max(0, self.words[run[0]].start - 24) : self.words[run[0]].start]))
        known = self._is_known(run[0])
        if ((old or _AGED.match(self.text, end)) and (known or self._person_like(run))) or (
            known and _AGE_ALONE.match(self.text, end)
        ):
            yield self._span(run)

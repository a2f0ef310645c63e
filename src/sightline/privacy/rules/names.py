"""Names beside family words: "Jake's mother", "her son Tyler", "a boy called Ayo", "Maisie (aged 7)".

Weaker than the other rules, and said to be: a name that stands alone is not found, and a capital beside a family word
is not always a name. Names of those at work ("DI Shah", "Helen Osei, chair"), of bodies and places, and pseudonyms
("Child G", "Family A") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules.capitals import Page, Span, Word
from sightline.privacy.rules.family_words import (
    BETWEEN,
    FAMILY_WORDS,
    MAKES_A_NOUN,
    MANY,
    PERSONS,
    RELATIVES,
    SURNAMES,
    TITLES,
)
from sightline.privacy.rules.first_names import FIRST_NAMES, WORDS_TOO
from sightline.privacy.rules.patterns import any_of, shape
from sightline.privacy.rules.wordlists import words

_WHOSE = words("his her their the my our your a an this that")
_HERS = words("his her their my our your")
# "Mother and baby unit", "children and families lead".
_PAIRED = words("baby toddler family families child children carer carers parent parents")
_BEFORE_SURNAME = words("the this that of both all two three four")
_ALONE = PERSONS - {"partner", "family", "carer", "guardian"}
# "Auntie Bev", "Uncle Vik": said before a name like a title.
_CALLED_BY = words("auntie aunty aunt uncle nan nanny nana grandad granddad grandma grandpa granny gran")
_CALLED = words("called named known as now")
_APPOSED = (", ", " (", " - ", "(", ": ", " [", "- ", " / ", "/")
_AGE = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)"
)
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|y/?o|m)"
# "Maisie (aged 7)", and not "aged 7 and over".
_AGED = shape(
    rf"""
    \s?[,(\[-]?\s?(?:who\s(?:is|was)\s)?(?:now\s)?aged?:?\s{_AGE}(?:\s{_UNIT}(?:\sold)?)?
    (?![\d-]|\.\d)
    (?!\s?(?:-|to\b|\+|and\s(?:over|under|above|below|up)|or\s(?:over|under|older|younger)|upwards|plus\b))
    """
)
_AGE_ALONE = shape(
    rf"""
      \s?[(\[](?:[mf]\s?)?{_AGE}(?:\s?{_UNIT}(?:\sold)?)?                        # "Maisie (7)", "Maisie (f 7, …"
      (?:[)\]]|,\s?(?:d\.?o\.?b|born|male|female|[mf])\b)
    | ,\s{_AGE}(?:\s{_UNIT}(?:\sold)?)?[,.;]                                     # "Maisie, 7,"
    | ,?\s(?:who\s)?(?:is|was|turned)\s{_AGE}(?:\s{_UNIT}\sold|,|\stoday\b)      # "Maisie is 7 years old"
    """
)
_REAL_NAME = shape(
    r"""
    \s?[,(-]\s?(?:which[ ]is[ ]|that[ ]is[ ]|not[ ])?(?:his|her|their|the[ ]child's|a|the)[ ]
    (?:real|true|full|actual|own)[ ]name\b
    """
)
_BORN = shape(
    r"""
      (?:\s?[,(\[|/:.-]\s?|\s(?=b\.|dob|d\.o))                                   # "Maisie (DOB", "Maisie, b. 2009"
      (?:d\.?\s?o\.?\s?b\b|date[ ]of[ ]birth|born\b|b\.\s?\d|nhs[ ](?:no|number|num)\b)
    | \s(?:was\s)?born\b
    | (?:'s)?\s(?:[a-z]+th|first|second|third|\d\d?(?:st|nd|rd|th))\sbirthday\b
    | 's\s\w+\s?[(\[]\s?(?:d\.?o\.?b|date[ ]of[ ]birth|born)\b
    | 's\s(?:birthday|d\.?o\.?b|date[ ]of[ ]birth|birth[ ]date)\b
    | # a date straight after the name, of before there were partnerships to meet
      \s?[(\[|/,:-]?\s?
      (?:(?:\d{1,2}[/.-]){2}(?:19[5-9]\d|200\d|201[0-6]|0\d|1[0-6])|(?:19[5-9]\d|200\d|201[0-6])(?:-\d\d){2})(?!\d)
    """
)
_YEAR_OLD = re.compile(rf"\b{_AGE}[ -](?:years?|months?|weeks?)[ -]old\s$", re.IGNORECASE)
_AGE_HINT = re.compile(
    r"\bage|\bold\b|\bwho\b|\bname\b|\bborn\b|\bb\.|d\.?\s?o\.?\s?b|birth|nhs|[(,|\[/:-]\s?(?:\d|[mf]\s?\d)|\d[/.-]\d",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"\s?(?:[(\[][^()\[\]]{0,25}[)\]])?(?:,?\s(?:and|&|or)\s|,\s|\s?/\s?)")
_ENDS = re.compile(r"\s?[,.;:)\]!?\n-]|\s?$|\s(?:of|who|and|was|is|has|had|told|said|from|at|in|to|about|with)\b")
_CLOSES = re.compile(r"\s?[,.;)\]\n]|\s?$|\s\(")
# What a child has and a colleague has not.
_HIS_OWN = any_of(
    r"""
    social\sworker teacher teaching\sassistant form\stutor health\svisitor school\snurse foster\scarers? foster\shome
    key\s?worker iro guardian advocate gp paediatrician ehcp care\splan cp\splan lac\sreview
    birth\s(?:mother|father|parents) injur(?:y|ies) bruis(?:e|es|ing) disclosures? wishes bedroom school\sattendance
    pathway\splan return\sinterview
    """
)
_HAS_ONE = shape(rf"\s(?:new\s|old\s|last\s|own\s|class\s|current\s|previous\s)?{_HIS_OWN}\b")
# "My name is Chloe, I'm 14": a grown-up says what she does, and no age.
_I_AM_YOUNG = re.compile(rf"[,.;]?\s(?:and\s)?(?:i'?m|i\sam|aged?|am)\s{_AGE}\b", re.IGNORECASE)
_IS = re.compile(r"(?:s?\s(?:is|was|given as)\s|\s?[:-]\s|,\s|\s(?=[A-Z]))")


def find(text: str) -> Iterator[Span]:
    """Where names beside family words stand in a folded text."""
    page = Page(text)
    for run in _runs(page):
        yield page.span(run)
        yield from _others_after(page, run)


def _runs(page: Page) -> Iterator[range]:
    speaks_of_age = bool(_AGE_HINT.search(page.text))
    for place, word in enumerate(page.words):
        find_from = _FROM.get(word.lower)
        if find_from:
            yield from find_from(page, place)
        if word.lower in RELATIVES and not _makes_a_noun(page, place):
            yield from _in_small_letters(page, place)
        if word.owner and word.is_capital:
            yield from _cared_for(page, place)
        if speaks_of_age and word.is_capital and page.begins_here(place):
            yield from _aged(page, place)


def _in_small_letters(page: Page, place: int) -> Iterator[range]:
    """As parents and the young write: "jake's mum", "jakes mum", "my son tyler", "my name is chloe"."""
    before, after = page.words[place - 1] if place else None, page.words[place + 1 : place + 2]
    if before and page.gap(place - 1) == " ":
        owner = before.owner or (before.lower[:-1] if before.lower.endswith("s") else "")
        if _is_small(before, owner) and before.lower not in FIRST_NAMES:
            yield range(place - 1, place)
    if after and page.gap(place) == " " and _is_small(after[0], after[0].plain):
        yield range(place + 1, place + 2)


def _is_small(word: Word, name: str) -> bool:
    return not word.is_capital and name in FIRST_NAMES and name not in WORDS_TOO


def _cared_for(page: Page, place: int) -> Iterator[range]:
    """ "Leah's social worker": whoever has one is a child, or a parent."""
    if page.words[place].owner and _HAS_ONE.match(page.text, page.words[place].end):
        run = page.run_to(place)
        if run and page.is_known(run[0]) and not page.is_pseudonym(run) and not page.introduced_at_work(run):
            yield run


def _beside(page: Page, place: int) -> Iterator[range]:
    yield from _before(page, place)
    yield from _after(page, place)


def _young(page: Page, place: int) -> Iterator[range]:
    if page.lower(place - 1) == "young":
        yield from _after(page, place)


def _others_after(page: Page, run: range) -> Iterator[Span]:
    """Further names in a list that begins with one: ", Tyler and Maisie"."""
    for _ in range(8):
        link = _CHAIN.match(page.text, page.span(run)[1])
        place = page.place_at(link.end()) if link else None
        if place is None:
            return
        run = page.run_from(place)
        if not run or not page.is_known(place) or page.works_there(run):
            return
        yield page.span(run)


# --- before the family word: "Jake's mother", "Sarah (his mother)", "Kelly and her son", "the Smith family" ---


def _before(page: Page, place: int) -> Iterator[range]:
    first = place
    while first and place - first < 3 and page.lower(first - 1) in BETWEEN and page.gap(first - 1) in " -":
        first -= 1
    if not first or _makes_a_noun(page, place):
        return
    word, gap = page.words[first - 1], page.gap(first - 1)
    if word.is_capital and gap in (" ", "' "):
        yield from _owner(page, first - 1, place)
        if page.lower(place) in MANY | {"family", "household"}:
            yield from _surname(page, first - 1)
    yield from _said_to_be(page, first, place)


def _owner(page: Page, owner: int, place: int) -> Iterator[range]:
    """ "Jake's mother", "Olumide Adeyemi's family", "James' father", "Jakes mum"."""
    word, relative = page.words[owner], page.lower(place) in RELATIVES
    bare = word.lower in FIRST_NAMES and page.gap(owner) == "' "
    slip = relative and word.lower[-1] == "s" and word.lower[:-1] in FIRST_NAMES and word.lower not in FIRST_NAMES
    run = page.run_to(owner) if word.owner or bare or slip else range(0)
    if not run or page.is_pseudonym(run) or page.introduced_at_work(run):
        return
    if page.lower(run[0] - 1) == "of" and run[0] > 1 and page.words[run[0] - 2].is_capital:
        return  # "the Duke of Cornwall's son"
    if bare or slip or relative or page.is_known(run[0]) or page.is_known(owner):
        yield run


def _surname(page: Page, surname: int) -> Iterator[range]:
    """ "The Smith family"."""
    if page.lower(surname) in SURNAMES and page.lower(surname - 1) in _BEFORE_SURNAME:
        yield range(surname, surname + 1)


def _said_to_be(page: Page, first: int, place: int) -> Iterator[range]:
    """ "Sarah, his mother,", "Kelly (mum)", "Kelly is the mother of", "Kelly and her son"."""
    whose = first - 1
    has_whose = page.lower(whose) in _WHOSE or bool(page.words[whose].owner)
    link = whose - 1 if has_whose else whose
    if link < 0:
        return
    joined = False
    if has_whose and page.lower(link) in ("is", "was", "and", "with", "plus", "or"):
        joined = page.lower(link) not in ("is", "was")
        hers = page.lower(whose) in _HERS or page.words[whose].plain in FAMILY_WORDS
        if not link or page.gap(link - 1) != " " or page.gap(link) != " " or (joined and not hers):
            return
        link -= 1
    elif page.gap(link) not in _APPOSED:
        return
    run = page.run_to(link)
    if not run or page.words[link].owner or page.introduced_at_work(run) or page.is_pseudonym(run):
        return
    if not joined and not _ENDS.match(page.text, page.words[place].end):
        return
    if not has_whose and page.lower(place) in MANY and page.lower(place + 1) != "of":
        return
    if page.is_known(run[0]) or (len(run) > 1 and page.lower(place) in RELATIVES and not joined):
        yield run


def _makes_a_noun(page: Page, place: int) -> bool:
    """Whether the family word is a part of something else: "family hub", "mother and baby unit"."""
    if page.gap(place) not in (" ", "-"):
        return False
    following, third = page.lower(place + 1), page.lower(place + 2)
    return following in MAKES_A_NOUN or (following == "and" and third in _PAIRED)


# --- after it: "her son Tyler", "mother: Sarah Jones", "mother of Jake", "a boy called Ayo" ---


def _after(page: Page, place: int) -> Iterator[range]:
    if place + 1 >= len(page.words):
        return
    gap, following = page.gap(place), page.lower(place + 1)
    if gap == " " and following in ("of", "to", "and", "with", "is", "was", "called", "named"):
        if following in ("of", "to"):
            yield from _of(page, place)
        elif following in ("and", "with"):
            yield from _and(page, place)
        else:
            yield from _linked(page, place)
        return
    run = page.run_from(place + 1)
    relative = page.lower(place) in RELATIVES
    if not run or page.words[place].text == "Family" or (not relative and page.works_there(run)):
        return
    if page.lower(place) in MANY and gap != " " and not _goes_on_as_a_list(page, run):
        return
    told = {" ": _is_told_by_capital, **dict.fromkeys((*_APPOSED, ":", ":\n", "\n"), _is_told_by_place)}.get(gap)
    if told and (page.is_known(run[0]) or told(page, place, run)):
        yield run


def _goes_on_as_a_list(page: Page, run: range) -> bool:
    """After "children, " or "parents: ": a name alone or the first of several, and not a colleague's "Mr Hill"."""
    end = page.span(run)[1]
    listed = _CLOSES.match(page.text, end) or _CHAIN.match(page.text, end)
    return bool(listed) and page.lower(run[0]) not in TITLES


def _is_told_by_capital(page: Page, place: int, run: range) -> bool:
    """Whether a name nobody knows straight after the family word is one: "her brother Oluwatobi"."""
    lower = page.lower(place)
    small = not page.words[place].is_capital or lower in _CALLED_BY
    return small and page.is_person_like(run) and (lower in RELATIVES or (lower in _ALONE and len(run) > 1))


def _is_told_by_place(page: Page, place: int, run: range) -> bool:
    """The same with a sign between: "his father, Olumide,", "Mother: Ngozi Eze"."""
    if not page.is_person_like(run) or not _CLOSES.match(page.text, page.span(run)[1]):
        return False
    if page.gap(place).startswith(":"):
        return len(run) > 1
    before = page.words[place - 1] if place else None
    whose = before is not None and (before.lower in _HERS | BETWEEN or bool(before.owner))
    return whose and page.gap(place) != "\n" and page.lower(place) in RELATIVES


def _of(page: Page, place: int) -> Iterator[range]:
    """ "Mother of Jake", "mum to Alfie"."""
    run = page.run_from(place + 2) if page.gap(place + 1) == " " else range(0)
    if not run or _makes_a_noun(page, place):
        return
    told = page.lower(place) in RELATIVES and page.lower(place + 1) == "of" and page.is_person_like(run)
    if page.is_known(run[0]) or told:
        yield run


def _and(page: Page, place: int) -> Iterator[range]:
    """ "Her mother and Alfie": one first name, since colleagues are named in full."""
    run = page.run_from(place + 2) if page.gap(place + 1) == " " else range(0)
    if len(run) == 1 and page.is_known(run[0]) and page.lower(place) not in MANY and not page.works_there(run):
        yield run


def _linked(page: Page, place: int) -> Iterator[range]:
    """ "A boy called Ayo", "her mother is Sarah", "the mother was called Sarah"."""
    link = place + 1
    while page.lower(link + 1) in _CALLED:
        link += 1
    said = {page.lower(one) for one in range(place + 1, link + 1)}
    run = page.run_from(link + 1) if page.gap(link) in (" ", ' "', " '") else range(0)
    if not run or page.works_there(run):
        return
    named = bool(said & {"called", "named", "as"}) and page.lower(place) not in MANY | {"family"}
    if page.is_known(run[0]) or (named and page.is_person_like(run)):
        yield run


# --- "known as Alfie", "his name is Alfie", "Maisie (aged 7)" ---


def _called(page: Page, place: int) -> Iterator[range]:
    if page.lower(place) == "as" and page.lower(place - 1) not in ("known", "named"):
        return
    run = page.run_from(place + 1)
    near = {one.lower for one in page.words[max(0, place - 8) : place]}
    spoken_of = bool(near & (FAMILY_WORDS | {"he", "she", "person", "who", "aged", "old"}))
    if spoken_of and run and page.is_known(run[0]) and not page.works_there(run):
        yield run


def _name_is(page: Page, place: int) -> Iterator[range]:
    if not _IS.match(page.text, page.words[place].end):
        return
    first = place + 1
    while page.lower(first) in ("is", "was", "given", "as"):
        first += 1
    run = page.run_from(first)
    near = page.words[max(0, place - 3) : place]
    if not run or page.works_there(run):
        return
    hers = any(one.lower in ("his", "her", "their") for one in near)
    mine = page.lower(place - 1) == "my" and bool(_I_AM_YOUNG.match(page.text, page.span(run)[1]))
    if mine or any(one.plain in FAMILY_WORDS for one in near) or (hers and page.is_known(run[0])):
        yield run


def _aged(page: Page, place: int) -> Iterator[range]:
    if not page.may_be_name(place) and page.lower(place) not in TITLES:
        return
    run = page.run_from(place)
    if not run or page.introduced_at_work(run) or page.is_pseudonym(run):
        return
    start, end = page.span(run)
    known = page.is_known(run[0])
    old = _YEAR_OLD.search(page.text[max(0, start - 24) : start])
    aged = bool(old or _AGED.match(page.text, end)) and (known or page.is_person_like(run))
    if aged or (known and any(said.match(page.text, end) for said in (_AGE_ALONE, _REAL_NAME, _BORN))):
        yield run


# From which word a name is looked for, and how.
_FROM = {
    **dict.fromkeys(FAMILY_WORDS, _beside),
    **dict.fromkeys(("person", "man", "woman"), _young),
    **dict.fromkeys(("called", "named", "as", "aka"), _called),
    **dict.fromkeys(("name", "names"), _name_is),
}

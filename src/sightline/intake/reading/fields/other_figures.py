"""Figures in a measure's words that are no threshold: ages, cohorts, school years, time limits, sections, progress so
far.

A false threshold costs as much as a missed one: a bare figure counts only where the words say that so many things are
to be done or reached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .figures import value_of
from .patterns import Pattern
from .vocabulary import words

LEAST_IN_WORDS = 5  # "signed by ten providers" counts, "agreed by three partners" names them
STOP_WORDS = words(
    """
    of in at by for to and or with from on per who that which are is was were will be have has the a an as than each
    when where if but within during after before
    """
)


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence: the words before it, itself, and the words after it with its per cent sign or span."""

    before: str
    printed: str
    after: str
    rest: str  # what follows the figure itself, the per cent sign included
    percent: bool
    sign: str | None  # the comparator printed beside it
    span: bool  # "85-90": two figures
    share: bool  # the sentence has a percentage


def _ignoring_case(*parts: str) -> Pattern:
    return Pattern("".join(parts), re.IGNORECASE)


_LABEL = _ignoring_case(
    r"(?:\b(?:years?|yrs?|key\s+stages?|ks|sections?|s\.?|regulations?|reg|articles?|chapters?|levels?|tiers?|stages?|",
    r"standards?|priorit(?:y|ies)|objectives?|outcomes?|recommendations?|rec|actions?|groups?|parts?|phases?|steps?|",
    r"grades?|bands?|category|categories|appendix|annex|pages?|pp?|para|paragraph|table|figure|version|v|no|",
    r"item|questions?|form|strand|modules?|theme|wave|cohort|aged?|ages|child|family|case|strategy|q"
    r"|qtr|quarters?|see|ref|",
    r"room|unit|type|between|score|scores?\s+of)\.?|#)\s*$",
)
_DEFINITE = _ignoring_case(
    r"\b(?:the|these|those|our|its|their|both|other|each\s+of|any\s+of|first|last|next|previous|past|same|every|per|",
    r"another|within)\s+(?:\w+\s+)?$",
)
_PROGRESS = _ignoring_case(
    r"\b(?:currently|current(?:\s+\w+){0,3}|baseline(?:\s+\w+){0,4}|at\s+present|presently|now|was"
    r"|were|previously|last\s+year|",
    r"starting\s+point|up\s+from|down\s+from|compared\s+(?:to|with)|against|stands\s+at|achieved"
    r"|as\s+at\b[^.;]{0,25}|outturn|",
    r"(?:national|regional|england|local|statistical\s+neighbours?|comparator)\s+(?:average|figure|rate))",
    r"\s*(?:is|of|at|was|were|in|for|only|just|about|figure|figures|:|=|-|\(|\0|\s)*$",
)
_PAST_IN_BRACKET = _ignoring_case(r"\([^()]*(?:\0|last\s+year|baseline|current|previous|was|national)[^()]*$")
_RISEN_FROM = _ignoring_case(
    r"\b(?:to|at|is|of)\s+[^.;]{0,40}?\d[^.;]{0,20}?\(?\s*(?:up\s+|down\s+)?from\s+(?:around\s+|about\s+)?$"
)
_MOVED_TO = _ignoring_case(
    r"\b(?:ris|increas|grow|rais|reduc|fall|drop|decreas|cut)\w*\s+(?:\w+\s+){0,3}to\s+$"  # "rises to 900"
)
_TOLERANCE = _ignoring_case(r"(?:\bwithin|\+/-|±|\btop|\bbottom)\s+$")
_TIME = _ignoring_case(
    r"^[\s-]*(?:calendar\s+|working\s+|school\s+|consecutive\s+)?(?:minutes?|mins?|hours?|hrs?|days?"
    r"|weeks?|months?|years?(?!\s+\d)|yrs?|",
    r"quarters?|terms?|monthly|weekly|yearly|o'?clock|[ap]\.?m)\b",
)
_TIME_DONE = _ignoring_case(
    r"^\s+(?:\w+\s+)?(?:days?|hours?)\s+(?:of\s+(?!age)|(?:\w+\s+){0,3}(?:\w+ed|held|run)\b)",
)
_DISTANCE = _ignoring_case(r"^\s*-?(?:miles?|km|kilomet\w+|met(?:re|er)s?|yards?)\b")
_AGE = _ignoring_case(
    r"^(?:\s*\+)?(?:'?s\b|[\s-]*(?:years?|yrs?|months?|weeks?)[\s-]*olds?\b|\s*(?:-|to|and|&)\s*\d{1,2}",
    r"(?:'?s\b|[\s-]*(?:years?|yrs?)[\s-]*olds?))|^\s*years?\s+of\s+age",
)
_PEOPLE = (
    r"(?:children|pupils?|young\s+people|people|persons?|those|famil(?:y|ies)|adults?|students?|learners?"
    r"|cases|households|babies|"
    r"parents|individuals|youngsters|child|patients|residents)"
)
_COHORT = _ignoring_case(
    rf"\b{_PEOPLE}\s+(?:with|whose|who\s+(?:have|has|had)|having|scoring|attending|missing)\s+(?:\w+[\s-]+){{0,5}}$",
    r"|\b(?:with|whose|having)\s+(?:\w+\s+){0,3}(?:attendance|absence)\s+(?:of\s+|is\s+|rates?\s+(?:of\s+)?)?$",
)
# "absence among children with a plan no more than 8%": who is counted is said before the comparator begins.
_OF_THOSE_WITH = _ignoring_case(
    rf"\b{_PEOPLE}\s+with\s+an?\s+(?!attendance|absence|score|rate)(?:\w+\s+){{1,3}}?"
    r"(?:is\s+|are\s+)?(?:no|not|at|below|under|over|above|less|fewer|more)\s+(?:\w+\s+){0,2}$"
)
_NO_COUNT_AFTER = _ignoring_case(
    r"^(?:(?:st|nd|rd|th)\b|[:/]\d|-\w|\w|\)|\s*(?:out\s+of\b|in\s+(?:\d+|ten|five|four|three)\b|/"
    r"|degrees?\b|point\b|fold\b|",
    r"(?:third|quarter|fifth|tenth)s?\b))",
)
_TO_DO = _ignoring_case(
    r"\b(?:deliver(?:y\s+of|ing|ed|s)?|provid(?:e|ing|ed)|hold(?:ing)?|held|run(?:ning)?|train(?:ing)?|brief(?:ing)?|",
    r"recruit(?:ing|ment\s+of)?|complet(?:e|ing|ion\s+of|ed)|undertak(?:e|ing|en)|carry\s+out"
    r"|conduct(?:ing|ed)?|audit(?:ing)?|",
    r"total\s+of|target(?:\s+(?:of|is|=|:))?|achiev(?:e|ing|ement\s+of)|reach(?:ing)?(?:\s+of)?|publish(?:ing)?"
    r"|issue|produc(?:e|ing|tion\s+of)|",
    r"visit(?:ing)?|review(?:ing)?|sample\s+of|sample|offer(?:ing)?|engag(?:e|ing)|appoint(?:ing)?"
    r"|attend(?:ed\s+by|ing)?|",
    r"dip\s+sampl(?:e|ing)(?:\s+of)?|all|goal(?:\s+of)?|receiv(?:e|ing)|launch(?:ing)?|organis(?:e"
    r"|ing)|creat(?:e|ing)|develop(?:ing)?|",
    r"average(?:\s+of)?|number\s+of\s+\w+(?:\s+\w+)?\s+is|=|:)\s*$",
)
_AGED = _ignoring_case(rf"\b(?:aged?|ages)\s+(?:over\s+|under\s+)?$|\b{_PEOPLE}\s+(?:over|under|above|below)\s+$")
_AND_OVER = _ignoring_case(r"\s*(?:\+|(?:and|or)\s+(?:over|above|older))")
_DEFINING = _ignoring_case(r"(?:\b(?:with|on|having|had|has|have|missing)\s+|\()$")
_OR_MORE = _ignoring_case(r"\s*(?:\+|or\s+(?:more|fewer|less))")
_SAMPLE = _ignoring_case(
    r"\b(?:sample|survey|audit|review|sampling)\s+of\s+$|\b(?:sample|survey|audit|review)(?:ed|s|ing)?\s+$"
)
_DONE_TO = _ignoring_case(
    r"\b(?:\w+ed|held|run|taught|given|sent|made|built|read|seen)\s+(?:\w+\s+)?(?:in|to|by|for|with|across|at)\s+$"
    r"|\b(?:feedback|views|responses|returns|comments|referrals)\s+from\s+$"
)
_LISTED = _ignoring_case(r"(?:,|\band\b|\bwith\b|\bor\b|\bthen\b|\bplus\b)\s*$")
_DONE = _ignoring_case(
    r"^(?:[\s-]+(?!and\b|or\b|with\b|that\b|which\b|who\b|in\b|on\b|from\b|to\b|for\b)[\w'/-]+){1,5}?\s+",
    r"(?:(?:will|to|should|must|are|is|have|has|had)\s+(?:be|been)\s+|(?:are|is|were"
    r"|being)\s+)?(?:\w+ed|run|held|seen|sent|taught|",
    r"written|given|met|built|found|put|set|made|read|shown|known|taken|done|in\s+(?:place|post|use))\b",
)
_USED = _ignoring_case(r"\b(?:\w+ed|seen|sent)\s+$")
_OPENING = _ignoring_case(r"(?:^[^A-Za-z0-9\0]*(?:[a-z][.)]\s*)?|[;:]\s*|\.\s+|\s-\s+)$")


def _opens(place: Place) -> bool:
    """Whether the figure begins its sentence, list item or clause."""
    return bool(_OPENING.search(place.before))


def _age_like(place: Place) -> bool:
    """ "under 18", "adults over 65", "aged 18+": an age where no countable thing follows, or people stand before it."""
    value = value_of(place.printed)
    if value is None or _AGED.search(place.before):
        return value is not None
    follows = re.match(r"\s*([A-Za-z][\w-]*)", place.after if place.sign else place.rest)
    bare = follows is None or follows[1].casefold() in STOP_WORDS
    if re.search(r"\b(?:over|under)\s+$", place.before, re.IGNORECASE):
        return bare and (value <= 25 or value >= 60)
    grown = _AND_OVER.match(place.rest)
    if grown is None:
        return False
    alone = not re.search(r"[A-Za-z]", place.rest[grown.end() :])
    return value in (16, 18, 25) or (value in (60, 65, 75, 80, 85) and alone)


def _of_a_case(place: Place) -> bool:
    """ "with 3 or more placements", "on 3+ occasions": what defines a case, not how many cases are wanted."""
    value = value_of(place.printed)
    return (
        value is not None and value <= 10 and bool(_DEFINING.search(place.before)) and bool(_OR_MORE.match(place.rest))
    )


def _is_share_of_something_else(place: Place) -> bool:
    """A percentage that says where things stand, bounds a cohort or is a tolerance."""
    if _RISEN_FROM.search(place.before):
        return True
    if _PROGRESS.search(place.before) or _TOLERANCE.search(place.before) or _PAST_IN_BRACKET.search(place.before):
        return True
    if re.match(r"\w", place.after) or re.match(r"\s*\(?(?:\0+|last\s+year|baseline|currently)\)", place.after):
        return True
    if place.sign is None or _OF_THOSE_WITH.search(place.before):
        return False
    return bool(_COHORT.search(place.before))


def _is_use(place: Place) -> bool:
    """How often a thing is to be used, in all: "downloaded 300 times"; not how often a group meets."""
    return bool(
        _USED.search(place.before) and re.match(r"\s*times\s*(?:[.,;)]|$|by\b|in\b)", place.rest, re.IGNORECASE)
    )


def _counts(place: Place) -> bool:
    """Whether a bare figure without comparator counts something that is to be done or reached."""
    word = not place.printed[0].isdigit()
    if word and place.printed.casefold() in ("one", "zero", "a hundred", "dozen"):
        return False
    rest = re.sub(r"^\s*x\s+", " ", place.rest)
    noun = re.match(r"\s+([A-Za-z][\w'-]*)", rest)
    named = noun is not None and noun[1].casefold() not in STOP_WORDS
    if _opens(place):
        return named or not rest.strip(" .,;)")
    if not named and _MOVED_TO.search(place.before):
        return True
    if not named:
        # "Reach of 50,000", "Seen by 20,000": so many thousands, at the end and after a word that reaches for them
        large = "," in place.printed and not re.search(r"\w", rest)
        return large and bool(re.search(r"\b(?:reach(?:es|ed)?|of|by|to|seen)\s+$", place.before, re.IGNORECASE))
    if _TO_DO.search(place.before):
        return not (word and re.search(r"\ball\s+$", place.before, re.IGNORECASE))
    if _DEFINITE.search(place.before):
        return False
    if _DONE_TO.search(place.before) and (not word or (value_of(place.printed) or 0) >= LEAST_IN_WORDS):
        return True
    return bool(_LISTED.search(place.before) and _DONE.match(rest))


def is_no_threshold(place: Place) -> bool:
    """Whether the figure at `place` is something else than a level or count that the measure asks for."""
    if place.percent:
        return _is_share_of_something_else(place)
    if _NO_COUNT_AFTER.match(place.rest if not place.span else place.after):
        return True
    limit = place.sign in ("<=", "<")
    if _TIME.match(place.rest) and (place.share or not limit) and not (_opens(place) and _TIME_DONE.match(place.rest)):
        return True
    if _DISTANCE.match(place.rest) or _AGE.match(place.rest) or _age_like(place) or _PROGRESS.search(place.before):
        return True
    if place.sign is not None:
        return bool(_COHORT.search(place.before)) or _of_a_case(place)
    if re.match(r"\s*times\b", place.rest, re.IGNORECASE):
        return not _is_use(place)
    if place.share and _SAMPLE.search(place.before):
        return True
    if place.span or "." in place.printed or _LABEL.search(place.before):
        return True
    return not _counts(place)

"""Dates of birth: full dates that the words about them say somebody was born on. Any other date is a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules import ages, old_dates, part_births, tables
from sightline.privacy.rules.birth_words import BIRTHDAY, IN_SHORT, LABEL, NO_PERSON, OF_NO_PERSON, WHO, is_of_a_thing
from sightline.privacy.rules.dates import COMPACT, MONTH, SHORT_YEAR, dates, year_of

_IS_BIRTHDAY = re.compile(BIRTHDAY)
_BIRTH = (
    rf"(?:{LABEL}|{BIRTHDAY}|\bborn\b"
    r"|\bbirths?\b(?!\s(?:mother|father|mum|dad|parent|famil|child|sibling|sister|brother|name|plan)))"
)
# Between such a word and its date a few words may stand, but none that gives the date another meaning.
_BEFORE = re.compile(
    rf"({_BIRTH})(?:'s)?((?:[^\w;!?]{{1,3}}(?:[^\W\d_](?:[^\W_]|['-])*|\d[a-z]{{2}}\b"
    rf"|\d\d?[:.]\d\d(?:\s?[ap]m|\s?h(?:ou)?rs)?(?=\s)|\d\d?(?:\+\d)?(?=\sweeks))){{0,9}}?)[^\w;!?]{{0,12}}$",
    re.IGNORECASE,
)
# These give the date another meaning whatever else stands there …
_OTHER_DATE = re.compile(
    r"\b(?:before|after|between|since|from|until|till|by|prior|during|within|per|each|every|quarters?|years?|months?"
    r"|weeks?"
    r"|deadlines?|due|targets?|cohorts?|launch\w*|next|rates?|census|part(?:y|ies)|celebrat\w*|cards?|presents?"
    r"|gifts?|allowances?|scheme|fund"
    r"|lunch|treats?|cake|money)\b",
    re.IGNORECASE,
)
# … and these unless a word such as "is" or a colon leads straight to it: "DOB on the referral form is 6 May 2004".
_OTHER_MATTER = re.compile(
    r"\b(?:to|and|not|no|will|should|must|meetings?|met|review\w*|returns?|returned|audit\w*|report\w*|checked"
    r"|completed|added"
    r"|removed|collected|required|mandatory|fields?|columns?|forms?|policy|policies|agreed|introduced|published"
    r"|approved"
    r"|visit\w*|seen|missing|unknown|blank|redacted|anonymised|register\w*|cert\w*|notif\w*|weights?|events?|plans?"
    r"|order"
    r"|partners?|strateg\w*|programmes?|referral|referred|transferred|updated|data|figures|numbers|counted|sent|held"
    r"|conference|session|training"
    r"|course|start\w*|begin\w*|began|opened|closed|ended|moved|died|death|discussed|recorded|noted|checks?|tests?"
    r"|tested|fail\w*"
    r"|boxes|box|retire\w*|chairs?|chaired|stands?|join\w*|appointed|takes?|took|study|saw|clinic|has|last|leaves?|left|breach\w*|system"
    r"|export\w*|migrat\w*|match\w*|audited|sampled)\b",
    re.IGNORECASE,
)
# "Born of frustration", "born out of the review": nobody was.
_BORN_OF = re.compile(r"^\s(?:of(?!\s(?:his|her|their|parents|refugee)\b)|out(?!\sof\swedlock))\b", re.IGNORECASE)
_OF_A_BIRTH = re.compile(r"\b(?:to|and|\d\d?(?:\+\d)? weeks)\b", re.IGNORECASE)
_LEADS_TO = re.compile(
    r"(?:\b(?:is|was|as|being|namely|(?:should|must|ought to|to) (?:be|read|say)|reads|says|shows|gives|gave|becomes"
    r"|stated)"
    r"(?: on)?(?: the)?|[:=])\s*$",
    re.IGNORECASE,
)
_STARTS_A_PERIOD = re.compile(r"\b(?:from|since|by|until|till|before|after|on|to|of)\s+(?:the\s+)?$", re.IGNORECASE)
# What is said of the label itself: that it is asked for, kept or checked.
_PURPOSE = re.compile(
    r"\b(?:will|must|should|shall|fields?|columns?|policy|policies|forms?|mandatory|required|collect\w*|recorded"
    r"|check\w*"
    r"|added|removed|redact\w*|meeting|published|introduced|completed|missing|records?|review\w*|audit\w*|agreed)\b",
    re.IGNORECASE,
)
_ENDS_WITH_ON = re.compile(r"\bon(?: the)?\s*$", re.IGNORECASE)
_RANGE_AFTER = re.compile(
    r"\s*(?:(?:or|and)\s+(?:later|after|before|earlier|onwards?|since)\b|onwards\b"
    r"|(?:to|until|till|through)\s*(?:the\s+)?\d"
    rf"|-\s*(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[/.-]\s?\d|\s(?:of\s)?{MONTH})|{MONTH}\s\d|(?:19|20)\d\d\b))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,(:=-]{0,4}(?:(?:is|was|being|as|down|given|recorded|that|this|which|it|the|his|her|their|a|my|child's|whose"
    r"|[^\W\d_]{2,20}'s)\s+){0,4}"
    rf"(?:{LABEL}|birthday\b(?!\s+(?:part|card|present|celebr)))"
    r"|\s?[,;:(-]\s?(?:(?:he|she|they)\s)?(?:was\s)?born\s(?:in|at|to|on|and|premature\w*)\b"
    r"|\s?[,:;-]{1,2}\s?(?:(?:the|an?|his|her|their|first|second|third|subject|index)\s){0,2}(?:birth\sof|(?:child"
    r"|bab(?:y|ies)|boy|girl"
    r"|twins?|son|daughter|brother|sister|sibling|mother|mum|father|dad|he|she"
    r"|(?-i:[A-Z])[a-z]+)\sborn)\b(?!\s(?:of\b|out\b|abroad|and\sbred|outside))"
    r"|[\s,-]{0,3}(?:(?:when|that|the day|on which|as)\s+)?(?:[^\W\d_]+['\w]*\s+){0,4}(?:was|were)\s+born\b"
    r"|\s*\(born\)|\s+births?\b(?!\s+(?:cohort|rate|cert|notif|data|register))",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|will be|'ll be|would be|(?:reach|attain)(?:es|s|ed|ing)?(?:\s+(?:the\s+)?age(?:\s+of)?)?"
    r"|c[ao]m(?:e|es|ing)\s+of\s+age|reach(?:es|ed)\s+(?:adulthood|majority)|'d have been|would have been|became"
    r"|becomes|becoming|(?:1st|2nd|3rd|\d{1,2}th|[a-z]{3,12}th"
    r"|first|second|third)\s+birthday|\b(?:his|her|their|[a-z]+'s)\s+\d{1,2}(?:st|nd|rd|th))\s+(?:(?:\d{1,2}|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen),?\s+"
    r"(?:years?\s+old\s+|years?\s+)?(?:(?:in|at|with|while|inside)\s+[^.;:\d()]{1,30}?,?\s+(?=on\s))?)?(?:(?:is|was"
    r"|falls)\s+)?(?:on\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
# "The baby arrived at 03:14 on", "twins were delivered on".
_DELIVERED = re.compile(
    r"\b(?:(?:bab(?:y|ies)|newborn|infant|twins?|triplets)(?:,\sa(?:\s\w+){1,2},)?(?:\s(?:(?-i:[A-Z][\w-]*)|had|then|girls?|boys?|brothers?|sisters?"
    r"|finally|both|all|safely|eventually|who|was|were|been)){0,3}"
    r"\s(?:arrived(?!\s(?:at|in|to|from|home|by)\s(?!\d))|(?:was|were|been)\s(?:\w+\s)?delivered)"
    r"|(?:(?:son|daughter|boy|girl|child|he|she|brother|sister)\s(?:was|were)|(?:was|were)\ssafely)\sdelivered"
    r"|had\s(?:her|their)\s(?:\w+\s){0,2}(?:baby|child|son|daughter|boy|girl|twins)(?=\son\s)"
    r"|delivered\s(?:of\s)?(?:a|her|his|their|the)\s(?:\w+\s){0,2}(?:baby|boy|girl|son|daughter|child"
    r"|twins)(?=\s(?:on|at|by)\b|,))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:he|she|they|who|boy|girl|child|turns?|turned)(?:\s(?:is|are|was|turns?|turned)|'s)?\s(?:\d{1,2}|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen)\s(?:years\sold\s)?(?:today|tomorrow"
    r"|yesterday)"
    r"[\s,(:-]{1,3}(?:on\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:aged?:?\s+)?(?:\d{1,2}|[a-z]{3,9})(?:\s?(?:years?|months?|weeks?|yrs?"
    r"|y/?o|y\.o\.?)(?:\s+old)?)?\s*[,(:;-]\s*(?:on\s+)?$",
    re.IGNORECASE,
)
_PERSON_BRACKET = re.compile(
    r"\b(?i:boys?|girls?|child(?:ren)?|bab(?:y|ies)|sons?|daughters?|brothers?|sisters?|twins?|infant|toddler|mother"
    r"|father|mum|dad|pupil|siblings?|young person|parent|(?:step|half|grand)-?\w+|niece|nephew|he|she"
    rf"|{'|'.join(sorted(IN_SHORT))})"
    r"(?:[ ]+[A-Z][\w'-]*){0,3}(?:,?[ ]\d\d?(?:[ ]?(?:yrs?|y/?o|mths?|months?|wks?|weeks?))?)?"
    r"[ ]*[(\[][ ]*(?i:both[ ]|all[ ])?$"
    r"|[(\[,;/][ ]*(?i:m|f|male|female|boy|girl)[ ]*[,;:/ ][ ]*$"
)
# "Toddler, 3/5/2022, bruise to ear", "new baby - 19.12.24 - mum": a young child, and the date set off from all else.
_SET_OFF = re.compile(
    r"(?:(?:^|[.;:!?]\s|\b(?:the|an?|this|another|same|new|for|of|re)\s)(?:[\w-]+\s)?(?:child|boy|girl|twin|sibling)"
    r"|\b(?:baby|infant|toddler|newborn))"
    r"(\s(?-i:[A-Z])|\s\d)?(,|\s-)\s$",
    re.IGNORECASE,
)
# Two given for the same child: "DOB on the invitation (31/07/2017) differs from the report (13/07/2017)".
_DIFFERS = re.compile(
    r"^[^.;!?]*\b(?:differs?|conflicts?|contradicts?|versus|vs|rather\sthan|instead\sof)\b[^.;!?]*$", re.IGNORECASE
)
_LABEL_AFTER = re.compile(rf"\s?[(-]?\s?{LABEL}", re.IGNORECASE)
_EXPECTED = re.compile(r"\b(?:edd|lmp|due|next|review)\b", re.IGNORECASE)
# "The child is 30/07/2018."
_IS_IT = re.compile(
    r"\b(?:he|she|they|(?:the|our|this|her|his|my)\s(?:child|boy|girl|baby|lad|twins))\s(?:is|was|are)\s$",
    re.IGNORECASE,
)
_ENDS_IT = re.compile(r"\s?[.,;)]|\s*$|\s(?:and|to|so|but|now)\b|\s-")
# "Three under five: 11/1/23, 4/4/21".
_MORE_THAN_ONE = re.compile(
    r"\b(?:(?:kids|children|under\s(?:fives?|5s?)|u5s?)(?:\sare|:|\s?\(|\s-)"
    r"|(?:siblings?|sibs|twins|brothers|sisters)(?:\sare|:|\s?\(|\s-|(?=\s)))\s?$",
    re.IGNORECASE,
)
# "Child 1 14/06/2019, child 2 …", and the ones after it.
_NUMBERED = re.compile(r"\b(?:child|sibling|twin|baby)\s(?:\d|(?-i:[A-Z]))\s?[:(,-]?\s?$", re.IGNORECASE)
_AND_THE_NEXT = re.compile(r"[\s,;)]{1,3}(?:and\s)?(?:child|sibling|twin|baby)\s(?:\d|(?-i:[A-Z]))\b", re.IGNORECASE)
# "Boy, 7 - 21/9/2018 - no school place", "newborn 30/10/2025".
_OF_AN_AGE = re.compile(
    r"\b(?:boy|girl|child|male|female|pupil|yp),?\s\d{1,2}(?:\s?(?:yrs?|y/?o))?(?:,|\s-)\s$|\b(?:newborn|bby)\s$",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"\s?(?:,|&|and|/|\+)\s?\d")
_CAESAREAN = re.compile(
    r"\s(?:by|via|through)\s(?:\w+\s){0,2}(?:ca?esarean|c-section|section\b|forceps|ventouse)", re.IGNORECASE
)
# Beside these a date in brackets may as well be that of a meeting.
_MET = re.compile(
    r"mothers?|fathers?|mum|dad|parents?|children|young person|client|patient|resident|victim|suspect", re.IGNORECASE
)
_AGED_AFTER = re.compile(r"\s?[(\[]\s?(?:now )?aged? \d\d?\s?[)\]]", re.IGNORECASE)
_SHORT_B = re.compile(
    r"(?:^|[(\[,;:|/-][ ]*|\b[A-Z][a-z]+[ ])b\.?[ ]*:?[ ]*$"
    rf"|\b(?i:{WHO})[ ](?:\d[ ]|[A-Z][ ])?b\.?[ ]*:?[ ]*$"
    r"|(?<!annex)(?<!option)(?<!section)(?<!part)(?<!slide)(?<!item)(?<!point)(?<!action)[a-z0-9][ ]b\.[ ]?$"
    r"|[A-Z]{2}[ ]b\.[ ]?$"
)
_CHAIN = re.compile(
    r"(?:\b(?:child|sibling|twin)\s\d\b|\b\d{1,2}\s?(?:yrs?|mths?|yo)?\s?[(]|\s|,|;|&|/|\+|\||\band\b|\bor\b|[(][^()\d]{0,20}[)]|[)\].][\s,]|\b(?-i:[A-Z])[a-z]+(?:'s)?\s?[:(\[]?"
    rf"|\b(?:his|her|their|the|is|was|other|second|third|younger|older|twin|not|but|then|for|him|rather|than|instead|of"
    rf"|(?:other|second|third|eldest|youngest|elder|younger|older|middle|twin|one|girl|boy)(?:\s(?:was|is))?\son|[mf]"
    rf"|male|female|{LABEL}|born|b|{WHO})\b)+",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?:{LABEL}|\bborn|\bborn\?|{BIRTHDAY})(?:\W{{0,12}}|\s?\([^()]{{0,20}}\)\W{{0,4}})(?:(?:is|was|as)\s)?$",
    re.IGNORECASE,
)
# "8 May 2003 on one form and 5 August 2003 on the other".
_CONTRAST = re.compile(
    r"^[^.;!?]*\b(?:but|whereas|while|versus|vs|or|(?:on|in)\sone\b[^.;!?]*\band)\b"
    r"(?![^.;!?]*\b(?:seen|met|visit\w*|until|since)\b)",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[?!.]\s+(?=[A-Z\"'(])|\n\n")
_CLAUSE_ENDS = re.compile(r"[,;.]")
_BRACKETS = re.compile(r"\([^()]*\)|,\s(?:which|that|as|who)\b[^,;.]*,")
ANY_LABEL = re.compile(LABEL, re.IGNORECASE)
_TO_BE_CHANGED = re.compile(r"\b(?:chang|correct|amend|alter|updat)\w*\s(?:\w+\s){0,2}$", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:chang|correct|amend|alter|differ|mov|wrong|read|give|conflict|either)\w*\b", re.IGNORECASE)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where dates of birth stand in a folded text."""
    last = -1000
    for match in dates(text):
        if _is_birth(text, match) or tables.is_under(ANY_LABEL, text, match) or _follows(text, last, match):
            last = match.end()
            yield match.span()
    for match in (*COMPACT.finditer(text), *SHORT_YEAR.finditer(text)):
        before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 12]
        if _LABELLED.search(before) or _LABEL_AFTER.match(after):
            yield match.span()
    yield from part_births.find(text)


def _is_birth(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 90) : match.start()], text[match.end() : match.end() + 60]
    long_ago = _is_long_ago(match)
    if long_ago and _is_corrected(before, after):
        return True
    if _RANGE_AFTER.match(after):
        return False
    if long_ago and (_is_labelled_near(before, after) or old_dates.is_somebodys(before, after)):
        return True
    label = _LABELLED.search(before[-30:])
    if (
        (label and (label[0][:4].lower() != "born" or "?" in label[0]))
        or _said_before(before)
        or _said_after(before, after)
    ):
        return True
    if match[0][-1].isdigit() and "/" in match[0] and _AGED_AFTER.match(after) and not _ENDS_WITH_ON.search(before):
        return True
    if _TODAY.search(before) or _CAESAREAN.match(after) or (_DELIVERED.search(before) and not NO_PERSON.search(before)):
        return True
    turned = _TURNED.search(before)
    if turned and not is_of_a_thing(before[: turned.start()]):
        return True
    if _SHORT_B.search(before):
        return True
    if ages.says_so(before, after) or part_births.is_birthday(before, after):
        return True
    aged = _AGED.search(before)
    if aged and re.search(
        r"\baged?\b|\b(?:years?|months?|weeks?|days?) old|\dyrs?\b|yrs?\b|y/?o\b|y\.o\b",
        before[aged.start() :],
        re.IGNORECASE,
    ):
        return after.lstrip()[:1] in ")],;." or not after.strip()
    off = _SET_OFF.search(before)
    if (
        off
        and _ENDS_IT.match(after)
        and not ((off[1] and any(char.isalpha() for char in match[0])) or old_dates.is_of_that_day(before[-50:]))
    ):
        return True
    if (_NUMBERED.search(before) and _AND_THE_NEXT.match(after)) or (
        _OF_AN_AGE.search(before) and _ENDS_IT.match(after)
    ):
        return True
    if old_dates.is_beside_a_number(before, after):
        return True
    if (_IS_IT.search(before) and _ENDS_IT.match(after)) or (_MORE_THAN_ONE.search(before) and _AND_MORE.match(after)):
        return True
    bracket = _PERSON_BRACKET.search(before)
    if bracket and not long_ago and _MET.match(bracket[0]):
        return False
    if bool(bracket) and after.lstrip()[:1] in ")],;" and "(" in before:
        return True
    return _is_older(match) and old_dates.is_unexplained(match[0], before, after)


def _is_long_ago(match: re.Match[str]) -> bool:
    year = year_of(match[0])
    return year is None or year < old_dates.PARTNERSHIPS_SINCE


def _is_older(match: re.Match[str]) -> bool:
    """Whether it is older than anything that is still spoken of without a word about what it was."""
    year = year_of(match[0])
    return year is not None and year < old_dates.SPOKEN_OF_SINCE and "," not in match[0][:8]


def _is_corrected(before: str, after: str) -> bool:
    """ "His DOB was changed from 22/10/2007 to 10/02/2007"."""
    said = ANY_LABEL.search(before)
    if not said or _SENTENCE_ENDS.search(before[said.end() :]):
        return False
    return bool(_CHANGED.search(before[said.end() :]) or _TO_BE_CHANGED.search(before[: said.start()]))


def _is_labelled_near(before: str, after: str) -> bool:
    """Whether the same sentence has the label, before the date or soon after it, and the date no other purpose."""
    labels = list(ANY_LABEL.finditer(before))
    if labels:
        between = _BRACKETS.sub("", before[labels[-1].end() :])
        return not (_SENTENCE_ENDS.search(between) or _OTHER_DATE.search(between) or _PURPOSE.search(between))
    said = ANY_LABEL.search(after[:50])
    return (
        bool(said)
        and not _SENTENCE_ENDS.search(after[: said.start()])
        and not _PURPOSE.search(_CLAUSE_ENDS.split(after[said.start() :], maxsplit=1)[0])
        and not _STARTS_A_PERIOD.search(before)
    )


def _said_before(before: str) -> bool:
    """Whether "born", "DOB" or the like leads to the date."""
    leads = list(_leads(before))
    if not leads:
        return False
    found = leads[-1]
    word, between = found[1].lower(), found[2]
    happened = word in ("born", "birth", "births") or bool(_IS_BIRTHDAY.fullmatch(word))
    if happened and (NO_PERSON.search(before[: found.start()]) or OF_NO_PERSON.match(between)):
        return False
    between = _BRACKETS.sub("", between)
    if word == "born" and _BORN_OF.match(between):
        return False
    if word in ("born", "birth"):
        between = _OF_A_BIRTH.sub("", between)
    if _OTHER_DATE.search(between):
        return False
    if _LEADS_TO.search(before):
        return True
    return not _OTHER_MATTER.search(between) and (happened or not _ENDS_WITH_ON.search(before))


def _leads(before: str) -> Iterator[re.Match[str]]:
    """Each place before the date from which the word for a birth leads to it."""
    for word in re.finditer(_BIRTH, before, re.IGNORECASE):
        found = _BEFORE.match(before, word.start())
        if found:
            yield found


def _said_after(before: str, after: str) -> bool:
    found = _AFTER.match(after)
    return (
        bool(found)
        and not (_STARTS_A_PERIOD.search(before) and _PURPOSE.search(after))
        and not _OTHER_DATE.search(found[0])
        and not _OTHER_MATTER.search(found[0])
        and not NO_PERSON.search(before[-30:] + found[0])
    )


def _follows(text: str, last: int, match: re.Match[str]) -> bool:
    """Whether the date stands in a list straight after a date of birth."""
    start = match.start()
    between = text[last:start] if 0 <= start - last <= 60 else None
    if between is None:
        return False
    long_ago = _is_long_ago(match)
    if long_ago and (_LEADS_TO.search(between) or _CONTRAST.search(between)):
        return True
    if _DIFFERS.search(between) and not _ENDS_WITH_ON.search(between):
        return True
    if len(between) > 40:
        return False
    other = _PURPOSE.search(between) or _ENDS_WITH_ON.search(between) or old_dates.is_of_that_day(between)
    if long_ago and not (other or "\n\n" in between):
        return True
    if not long_ago and _EXPECTED.search(between):
        return False
    if (
        not long_ago
        and "," in between
        and old_dates.is_of_that_day(_CLAUSE_ENDS.split(text[match.end() : match.end() + 25])[0])
    ):
        return False  # "DOB 5/5/11, 6/6/17 referral received"
    return len(between) <= 30 and bool(_CHAIN.fullmatch(between))

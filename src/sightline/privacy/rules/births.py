"""Dates of birth: full dates that the words about them say somebody was born on. Any other date is a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[ -](?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth)|thirtieth|thirty[ -]first)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_END = r"(?![\w/]|[.-]\d)"
_NUMBER_FIRST = re.compile(
    rf"(?:(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1{_DAY}"
    rf"|{_DAY}(\s?[-/.]\s?|\s)(?:0?[1-9]|1[0-2])\2{_YEAR}"
    rf"|(?:0?[1-9]|1[0-2])(/){_DAY}/(?:19|20)\d\d"
    rf"|{_DAY}(?:\s?(?:st|nd|rd|th))?[\s./-]{{0,2}}(?:of\s+)?{_MONTH}[.,]?[\s./-]{{0,2}}{_YEAR}){_END}",
    re.IGNORECASE,
)
_WORD_FIRST = re.compile(
    rf"(?:{_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"
    rf"|{_ORDINAL}(?:\s+day)?\s+(?:of\s+)?{_MONTH},?\s+(?:19|20)\d\d){_END}",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?<![\w/.-])(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|fir|sec|thi|fou|fif|six|sev|eig|nin|ten|ele|twe))",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?<!\d)(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_BIRTH = (
    r"(?:\bd\.?\s?\.?o\.?\s?\.?b\b\.?|\bdobs\b|\bd/o/b\b|\bdates?[ -]of[ -]birth\b|\bbirth[ -]?dates?\b"
    r"|\bbirthdays?\b|\bbirths?\b|\bborn\b)"
)
# Between such a word and its date a few words may stand, but none that gives the date another meaning.
_BEFORE = re.compile(
    rf"({_BIRTH})(?:'s)?((?:[^\w;!?]{{1,3}}(?:(?:[^\W\d_]|['-])+|\d\d?(?=\sweeks))){{0,9}}?)[^\w;!?]{{1,4}}$",
    re.IGNORECASE,
)
# These give the date another meaning whatever else stands there …
_OTHER_DATE = re.compile(
    r"\b(?:before|after|between|since|from|until|till|by|prior|during|within|per|each|every|quarters?|years?|months?|weeks?"
    r"|deadlines?|due|targets?|cohorts?|launch\w*|next|rates?|census|part(?:y|ies)|celebrat\w*)\b",
    re.IGNORECASE,
)
# … and these unless a word such as "is" or a colon leads straight to it: "DOB on the referral form is 6 May 2004".
_OTHER_MATTER = re.compile(
    r"\b(?:to|and|not|no|will|should|must|meetings?|met|review\w*|returns?|returned|audit\w*|report\w*|checked|completed|added"
    r"|removed|collected|required|mandatory|fields?|columns?|forms?|policy|policies|agreed|introduced|published|approved"
    r"|visit\w*|seen|missing|unknown|blank|redacted|anonymised|register\w*|cert\w*|notif\w*|weights?|events?|plans?|order"
    r"|partners?|strateg\w*|programmes?|referral|referred|transferred|updated|data|figures|numbers|counted|sent|held|conference|session|training"
    r"|course|started?|begin\w*|began|opened|closed|ended|moved|died|death|discussed|recorded|noted)\b",
    re.IGNORECASE,
)
_OF_A_BIRTH = re.compile(r"\b(?:to|and|\d\d? weeks)\b", re.IGNORECASE)
_LEADS_TO = re.compile(r"(?:\b(?:is|was|as|being|namely)(?: on)?(?: the)?|[:=])\s*$", re.IGNORECASE)
_ENDS_WITH_ON = re.compile(r"\bon(?: the)?\s*$", re.IGNORECASE)
# What was born, or has a birthday, without being a person.
_NO_PERSON = re.compile(
    r"\b(?:partnership|project|programme|board|group|service|idea|hub|team|initiative|charity|unit|campaign|organisation|network"
    r"|collaboration|society|trust|agency|club|forum|committee|newsletter|magazine|model|framework|protocol|strategy|nhs)(?:'s)?"
    r"(?:\s(?:is|was|were|has|had|been|which|that|itself|first|own|formally|\w+(?:st|nd|rd|th)))*\s*$",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(
    r"\s*(?:(?:or|and)\s+(?:later|after|before|earlier|onwards?|since)\b|onwards\b|(?:to|until|till|through|-)\s*(?:the\s+)?\d)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,(:=-]{0,4}(?:(?:is|was|being|as|given|recorded|the|his|her|their|a|my|child's|whose|[^\W\d_]{2,20}'s)\s+){0,4}"
    r"(?:d\.?\s?o\.?\s?b\b|date[ -]of[ -]birth\b|birth[ -]?dates?\b|birthday\b(?!\s+part))"
    r"|[\s,-]{0,3}(?:(?:when|that|the day|on which|as)\s+)?(?:[^\W\d_]+['\w]*\s+){0,4}(?:was|were)\s+born\b"
    r"|\s*\(born\)|\s+births?\b(?!\s+(?:cohort|rate|cert|notif|data|register))",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|will be|reach(?:es|ed|ing)?|became|becomes|(?:1st|2nd|3rd|\d{1,2}th|[a-z]{3,12}th"
    r"|first|second|third)\s+birthday)\s+(?:(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen)\s+"
    r"(?:years?\s+old\s+|years?\s+)?)?(?:(?:is|was|falls)\s+)?on\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:aged?\s+)?(?:\d{1,2}|[a-z]{3,9})(?:\s+(?:years?|months?|weeks?)(?:\s+old)?)?\s*[,(:;-]\s*(?:on\s+)?$",
    re.IGNORECASE,
)
_PERSON_BRACKET = re.compile(
    r"\b(?i:boys?|girls?|child(?:ren)?|bab(?:y|ies)|sons?|daughters?|brothers?|sisters?|twins?|infant|toddler|mother"
    r"|father|mum|dad|pupil|sibling|young person|parent|(?:step|half|grand)-?\w+|niece|nephew|he|she|unborn)"
    r"(?:[ ]+[A-Z][\w'-]*){0,3}[ ]*[(\[][ ]*$"
    r"|[(\[,;/][ ]*(?i:m|f|male|female|boy|girl)[ ]*[,;:/ ][ ]*$"
)
_AGED_AFTER = re.compile(r"\s?[(\[]\s?(?:now )?aged? \d\d?\s?[)\]]", re.IGNORECASE)
_SHORT_B = re.compile(r"(?:^|[(\[,;][ ]*|\b[A-Z][a-z]+[ ])b\.?[ ]*:?[ ]*$")
_CHAIN = re.compile(r"(?:\s|,|;|&|/|\+|\band\b|\bor\b|[(][^()\d]{0,20}[)]|[A-Z][a-z]+\s?:?)+", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\b\.?|dates?[ -]of[ -]birth|born|birth[ -]?date)\W{0,4}(?:(?:is|was|as)\s)?$", re.IGNORECASE
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where dates of birth stand in a folded text."""
    last = -1000
    for match in _dates(text):
        if _is_birth(text, match) or _follows(text, last, match.start()):
            last = match.end()
            yield match.span()
    for match in _COMPACT.finditer(text):
        if _LABEL.search(text[max(0, match.start() - 30) : match.start()]):
            yield match.span()


def _dates(text: str) -> Iterator[re.Match[str]]:
    """Every full date."""
    end = 0
    for start in _STARTS.finditer(text):
        if start.start() >= end:
            match = (_NUMBER_FIRST if start[0].isdigit() else _WORD_FIRST).match(text, start.start())
            if match:
                end = match.end()
                yield match


def _is_birth(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 90) : match.start()], text[match.end() : match.end() + 60]
    if _RANGE_AFTER.match(after):
        return False
    label = _LABEL.search(before[-30:])
    if (label and label[0][:4].lower() != "born") or _said_before(before) or _said_after(before, after):
        return True
    if match[0][-1].isdigit() and "/" in match[0] and _AGED_AFTER.match(after) and not _ENDS_WITH_ON.search(before):
        return True
    turned = _TURNED.search(before)
    if turned and not _NO_PERSON.search(before[: turned.start()]):
        return True
    if _SHORT_B.search(before):
        return True
    aged = _AGED.search(before)
    if aged and re.search(r"\baged?\b|\byears? old|\bmonths? old", before[aged.start() :], re.IGNORECASE):
        return after.lstrip()[:1] in ")],;." or not after.strip()
    return bool(_PERSON_BRACKET.search(before)) and after.lstrip()[:1] in ")],;" and "(" in before


def _said_before(before: str) -> bool:
    """Whether "born", "DOB" or the like leads to the date."""
    leads = list(_leads(before))
    if not leads:
        return False
    found = leads[-1]
    word, between = found[1].lower(), found[2]
    happened = word in ("born", "birth", "births") or word.startswith("birthday")
    if happened and _NO_PERSON.search(before[: found.start()]):
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
        and not _OTHER_DATE.search(found[0])
        and not _OTHER_MATTER.search(found[0])
        and not _NO_PERSON.search(before[-30:] + found[0])
    )


def _follows(text: str, last: int, start: int) -> bool:
    """Whether the date stands in a list straight after a date of birth."""
    return 0 <= start - last <= 30 and bool(_CHAIN.fullmatch(text, last, start))

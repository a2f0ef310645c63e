"""Dates to which "born", "DOB", "date of birth" or "birthday" leads, or which one of them follows.

`is_labelled` is for the plainest way; `said_before` and `said_after` for sentences in which a few words stand between;
`is_labelled_near` and `is_corrected` for old dates, to which a label further off in the sentence is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules.births.dates import ENDING, MONTH
from sightline.privacy.rules.births.doings import OTHER_DATE, OTHER_MATTER, PURPOSE
from sightline.privacy.rules.births.words import BIRTHDAY, LABEL, NO_PERSON, OF_NO_PERSON, WHO
from sightline.privacy.rules.patterns import any_of, cased_shape, shape

ANY_LABEL = shape(LABEL)
LABEL_AFTER = shape(rf"\s?[(-]?\s?{LABEL}")
LABELLED = shape(
    rf"""
    (?: {LABEL} | \bborn | \bborn\? | {BIRTHDAY} )
    (?: \W{{0,12}} | \s?\([^()]{{0,20}}\)\W{{0,4}} )       # "date of birth (from the passport) "
    (?:(?:is|was|as)\s)?$
    """
)
_IS_BIRTHDAY = cased_shape(BIRTHDAY)
_BIRTH = rf"""(?:
    {LABEL}
  | {BIRTHDAY}
  | \bborn\b
  | \bbirths?\b(?!\s(?:mother|father|mum|dad|parent|famil|child|sibling|sister|brother|name|plan))
)"""
_ANY_BIRTH = shape(_BIRTH)
# Between such a word and its date a few words may stand, but none that gives the date another meaning.
_BEFORE = shape(
    rf"""
    ({_BIRTH})(?:'s)?
    (
        (?: [^\w;!?]{{1,3}}
            (?: [^\W\d_](?:[^\W_]|['-])*                                        # a word
              | \d[a-z]{{2}}\b                                                  # 2nd
              | \d\d?[:.]\d\d(?:\s?[ap]m|\s?h(?:ou)?rs)?(?=\s)                  # 3.15 pm
              | \d\d?(?:\+\d)?(?=\sweeks)                                       # 36+4 weeks
            )
        ){{0,9}}?
    )
    [^\w;!?]{{0,12}}$
    """
)
# "Born of frustration", "born out of the review": nobody was.
_BORN_OF = shape(r"^\s(?:of(?!\s(?:his|her|their|parents|refugee)\b)|out(?!\sof\swedlock))\b")
_OF_A_BIRTH = shape(r"\b(?:to|and|\d\d?(?:\+\d)?[ ]weeks)\b")
LEADS_TO = shape(
    r"""
    (?: \b(?: is|was|as|being|namely
            | (?:should|must|ought[ ]to|to)[ ](?:be|read|say)
            | reads|says|shows|gives|gave|becomes|stated )
        (?:[ ]on)?(?:[ ]the)?
      | [:=]
    )
    \s*$
    """
)
STARTS_A_PERIOD = shape(rf"\b{any_of('from since by until till before after on to of')}\s+(?:the\s+)?$")
ENDS_WITH_ON = shape(r"\bon(?:[ ]the)?\s*$")
# "12 March 2009 or later", "1 April 2016 - 31 March 2017": a period, and nobody's day.
RANGE_AFTER = shape(
    rf"""
    \s*
    (?: (?:or|and)\s+(?:later|after|before|earlier|onwards?|since)\b | onwards\b
      | (?:to|until|till|through)\s*(?:the\s+)?\d
      | -\s*(?:the\s+)?
        (?: \d{{1,2}}{ENDING}?(?:\s?[/.-]\s?\d|\s(?:of\s)?{MONTH})
          | {MONTH}\s\d
          | (?:19|20)\d\d\b
        )
    )
    """
)
_WHOSE = r"""(?:
    is|was|being|as|down|given|recorded|that|this|which|it|the|his|her|their|a|my|child's|whose|[^\W\d_]{2,20}'s
)"""
_BORN_ONE = any_of(
    """
    child bab(?:y|ies) boy girl twins? son daughter brother sister sibling mother mum father dad he she
    (?-i:[A-Z])[a-z]+
    """
)
_AFTER = shape(
    rf"""
    # "12/03/2009 is his birthday", "12 March 2009 (date of birth)"
      [\s,(:=-]{{0,4}}(?:{_WHOSE}\s+){{0,4}}(?:{LABEL}|birthday\b(?!\s+(?:part|card|present|celebr)))
    # "12/03/2009, she was born at home"
    | \s?[,;:(-]\s?(?:(?:he|she|they)\s)?(?:was\s)?born\s(?:in|at|to|on|and|premature\w*)\b
    # "12/03/2009: the birth of", "12/03/2009: Freya born at home"
    | \s?[,:;-]{{1,2}}\s?(?:(?:the|an?|his|her|their|first|second|third|subject|index)\s){{0,2}}
      (?:birth\sof|{_BORN_ONE}\sborn)\b(?!\s(?:of\b|out\b|abroad|and\sbred|outside))
    # "12 March 2009, the day on which her son was born"
    | [\s,-]{{0,3}}(?:(?:when|that|the[ ]day|on[ ]which|as)\s+)?(?:[^\W\d_]+['\w]*\s+){{0,4}}(?:was|were)\s+born\b
    # "12/03/2009 (born)", "the 12/03/2009 birth"
    | \s*\(born\) | \s+births?\b(?!\s+(?:cohort|rate|cert|notif|data|register))
    """
)
_LISTED = ("annex", "option", "section", "part", "slide", "item", "point", "action")
_NOT_LISTED = "".join(f"(?<!{word})" for word in _LISTED)
SHORT_B = cased_shape(
    rf"""
    (?: ^ | [(\[,;:|/-][ ]* | \b[A-Z][a-z]+[ ] )b\.?[ ]*:?[ ]*$       # "(b. ", "Leah b "
    | \b(?i:{WHO})[ ](?:\d[ ]|[A-Z][ ])?b\.?[ ]*:?[ ]*$                # "brother b. ", "child 2 b "
    | {_NOT_LISTED}[a-z0-9][ ]b\.[ ]?$                                  # "the third b. ", and not "option b."
    | [A-Z]{{2}}[ ]b\.[ ]?$                                             # "MGF b."
    """
)
SENTENCE_ENDS = cased_shape(r"""[?!.]\s+(?=[A-Z"'(])|\n\n""")
CLAUSE_ENDS = cased_shape(r"[,;.]")
_BRACKETS = cased_shape(r"\([^()]*\)|,\s(?:which|that|as|who)\b[^,;.]*,")
_TO_BE_CHANGED = shape(r"\b(?:chang|correct|amend|alter|updat)\w*\s(?:\w+\s){0,2}$")
_CHANGED = shape(r"\b(?:chang|correct|amend|alter|differ|mov|wrong|read|give|conflict|either)\w*\b")


def is_labelled(before: str) -> bool:
    """Whether the label stands straight before the date. "Born" is asked about in `said_before`; "born?" is a label."""
    label = LABELLED.search(before[-30:])
    return bool(label) and (label[0][:4].lower() != "born" or "?" in label[0])


def is_corrected(before: str) -> bool:
    """ "His DOB was changed from 22/10/2007 to 10/02/2007"."""
    said = ANY_LABEL.search(before)
    if not said or SENTENCE_ENDS.search(before[said.end() :]):
        return False
    return bool(_CHANGED.search(before[said.end() :]) or _TO_BE_CHANGED.search(before[: said.start()]))


def is_labelled_near(before: str, after: str) -> bool:
    """Whether the same sentence has the label, before the date or soon after it, and the date no other purpose."""
    labels = list(ANY_LABEL.finditer(before))
    if labels:
        between = _BRACKETS.sub("", before[labels[-1].end() :])
        return not (SENTENCE_ENDS.search(between) or OTHER_DATE.search(between) or PURPOSE.search(between))
    said = ANY_LABEL.search(after[:50])
    return (
        bool(said)
        and not SENTENCE_ENDS.search(after[: said.start()])
        and not PURPOSE.search(CLAUSE_ENDS.split(after[said.start() :], maxsplit=1)[0])
        and not STARTS_A_PERIOD.search(before)
    )


def said_before(before: str) -> bool:
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
    if OTHER_DATE.search(between):
        return False
    if LEADS_TO.search(before):
        return True
    return not OTHER_MATTER.search(between) and (happened or not ENDS_WITH_ON.search(before))


def _leads(before: str) -> Iterator[re.Match[str]]:
    """Each place before the date from which the word for a birth leads to it."""
    for word in _ANY_BIRTH.finditer(before):
        found = _BEFORE.match(before, word.start())
        if found:
            yield found


def said_after(before: str, after: str) -> bool:
    """Whether the date is followed by what makes it a birth: "… is his birthday", "… (DOB)"."""
    found = _AFTER.match(after)
    return (
        bool(found)
        and not (STARTS_A_PERIOD.search(before) and PURPOSE.search(after))
        and not OTHER_DATE.search(found[0])
        and not OTHER_MATTER.search(found[0])
        and not NO_PERSON.search(before[-30:] + found[0])
    )

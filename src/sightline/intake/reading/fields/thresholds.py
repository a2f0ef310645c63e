"""The figure a success measure must reach: comparator, threshold and unit; and the many figures that are no threshold.

Rules (plan format): `>` over, more than · `>=` at least, or more, 90%+ · `=` a bare figure · `<` below, fewer than · `<=` at most. "Four sessions will be delivered"
is `>= 4 sessions`. A percentage that defines a cohort, a school year, an age, a time limit and a progress figure is not a threshold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import dates
from .figures import WORD, value_of

_NUM = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b{WORD}\b)"
_PERCENT = r"\s*(?:%|per\s?cent\b|percent\b|percentage points?\b)"
_BEFORE = (
    (">=", r"(?:at\s+least|(?:a\s+)?min(?:imum)?(?:\s+of)?|no\s+(?:fewer|less|lower)\s+than|not\s+(?:fewer|less|lower|below)\s+than|not\s+(?:fall\s+)?below|≥|>=|=>)"),
    ("<=", r"(?:no\s+(?:more|greater|higher|longer|later)\s+than|not\s+(?:more|greater|higher)\s+than|(?:must\s+|does\s+|do\s+|should\s+|will\s+)?not\s+(?:to\s+)?exceed(?:ing)?|at\s+(?:the\s+)?most|(?:a\s+)?max(?:imum)?(?:\s+of)?|up\s+to|≤|<=|=<)"),
    (">", r"(?:over|more\s+than|greater\s+than|above|in\s+excess\s+of|exceed(?:s|ing|ed)?|higher\s+than|better\s+than|upwards\s+of|>)"),
    ("<", r"(?:below|under|fewer\s+than|less\s+than|lower\s+than|<)"),
)  # fmt: skip
_AFTER = (
    (
        ">=",
        r"(?:\s*\+(?!\w)|\s*(?:or|and)\s+(?:more|above|over|higher|greater|better)\b|\s*plus\b|\s*\(?min(?:imum)?\b|\s+upwards\b)",
    ),
    ("<=", r"(?:\s*(?:or|and)\s+(?:less|fewer|below|under|lower)\b|\s*\(?max(?:imum)?\b)"),
)
_COMPARED = "|".join(rf"(?P<b{n}>{words})" for n, (_, words) in enumerate(_BEFORE))
_FOLLOWED = "|".join(rf"(?P<a{n}>{words})" for n, (_, words) in enumerate(_AFTER))
FIGURE = re.compile(
    rf"(?:(?:\b|(?=[<>≤≥=]))(?:{_COMPARED})\s*(?:(?:the|a|an|of|around|approximately)\s+)?)?(?<![\w£$€.,:/#])(?P<num>{_NUM})"
    rf"(?P<range>{_PERCENT}?\s*(?:-|–|—|to|and)\s*(?P<num2>{_NUM}))?(?P<pct>{_PERCENT})?(?:{_FOLLOWED})?",
    re.IGNORECASE,
)
_LATER_MORE = re.compile(
    r"^[^.;,\d]{1,60}?\bor\s+(?P<w>more|above|over|higher|greater|better|less|fewer|below|under|lower)\b", re.IGNORECASE
)
_JUDGED = re.compile(
    r"\b(?:good|rated?|graded?|judged?|satisfactory|adequate|requires improvement|confident|agree)\W+(?:it\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)

# What before or after a figure says that it is no threshold.
_LABELS_BEFORE = re.compile(
    r"(?:\b(?:years?|yrs?|key\s+stages?|ks|sections?|s\.?|regulations?|reg|articles?|chapters?|levels?|tiers?|stages?|standards?|priorit(?:y|ies)|objectives?|outcomes?|recommendations?|rec|actions?|groups?|parts?|phases?|steps?|grades?|bands?"
    r"|category|categories|appendix|annex|page|pages|p|pp|para|paragraph|table|figure|version|v|number|no|item|question|questions|form|strand|module|modules|theme|wave|cohort|aged?|ages|child|family|case|strategy|q|qtr|quarters?|see|ref|room|unit|under|over|type)\.?|#)\s*$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|our|its|their|both|other|each\s+of|any\s+of|first|last|next|previous|past|same|of\s+the|every|per|another)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"\b(?:currently|current(?:\s+\w+){0,3}|baseline(?:\s+\w+){0,4}|at\s+present|presently|now|was|were|previously|last\s+year|in\s+20\d\d(?:[/-]\d\d)?|starting\s+point|up\s+from|down\s+from|compared\s+(?:to|with)|against|stands\s+at|achieved|as\s+at\b[^.;]{0,25}|20\d\d[/-]\d\d\s*)\s*(?:is|of|at|was|were|:|=|-|–|\(|figure)*\s*(?:only|just|about)?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:a\s+(?:baseline|low)\s+of\s+|the\s+current\s+|around\s+|about\s+)?$", re.IGNORECASE)
_TO_FIGURE = re.compile(
    rf"^\s*(?:\([^)]*\)\s*)?(?:in\s+20\d\d(?:[/-]\d\d)?\s+)?(?:to|down to|up to)\s+(?:(?:at\s+least|over|below|under|above|more\s+than|less\s+than|no\s+more\s+than|a\s+minimum\s+of)\s+)?{_NUM}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^[\s-]*(?:calendar\s+|working\s+|school\s+|consecutive\s+)?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|quarters?|terms?|monthly|weekly|yearly|o['’]?clock|[ap]\.?m\b)",
    re.IGNORECASE,
)
_DAYS_DONE = re.compile(
    r"^\s+(?:\w+\s+)?(?:days?|hours?)\s+(?:of\s+(?!age)|(?:\w+\s+){0,3}(?:\w+ed|held|run)\b)", re.IGNORECASE
)
_AGES = re.compile(
    r"^(?:\s*\+)?(?:['’]?s\b|[\s-]*(?:years?|yrs?|months?|weeks?)[\s-]*olds?\b|\s*(?:-|–|to|and|&)\s*\d{1,2}(?:['’]?s\b|[\s-]*(?:years?|yrs?)[\s-]*olds?))|^\s*years?\s+of\s+age",
    re.IGNORECASE,
)
_COHORT = re.compile(
    r"\b(?:children|pupils|young\s+people|people|those|famil(?:y|ies)|adults|students|learners|cases|households|schools|babies|parents|individuals|youngsters|child|plans)\s+"
    r"(?:with|whose|who(?:\s+(?:have|has|had|are|is))?|having|where|on|in|at|scoring|attending|missing)\s+(?:\w+[\s-]+){0,5}$|\battendance\s+(?:of\s+|is\s+|rates?\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_COHORT_ATTENDANCE = re.compile(
    r"\b(?:with|whose|having)\s+(?:\w+\s+){0,3}(?:attendance|absence)\s+(?:of\s+|is\s+|rates?\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^(?:st|nd|rd|th)\b|^[:/]\d|^-\w|^\s*(?:x\b|out\s+of\b|in\s+(?:\d|ten|five|four|three)|/|degrees?\b|times\b|point\b|fold\b|of\s+the\b)|^\w",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:deliver(?:y\s+of|ing|ed|s)?|provid(?:e|ing|ed)|hold(?:ing)?|held|run(?:ning)?|train(?:ing)?|brief(?:ing)?|recruit(?:ing)?|complet(?:e|ing|ion\s+of|ed)|undertak(?:e|ing|en)|carry\s+out|conduct(?:ing|ed)?|audit(?:ing)?|total\s+of|target(?:\s+(?:of|is|=|:))?|achiev(?:e|ing|ement\s+of)|reach(?:ing)?|publish(?:ing)?|issue|produc(?:e|ing)|visit(?:ing)?|review(?:ing)?|sample\s+of|sample|offer(?:ing)?|engag(?:e|ing)|appoint(?:ing)?|attend(?:ed\s+by|ing)?|dip\s+sampl(?:e|ing)(?:\s+of)?|all|goal(?:\s+of)?|=|number|:)\s*$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^(?:[\s-]+(?!and\b|or\b|with\b|that\b|which\b|who\b|in\b|on\b|from\b|to\b|for\b)[\w’'/-]+){1,5}?\s+(?:(?:will|to|should|must|are|is|have|has|had)\s+(?:be|been)\s+)?(?:(?:are|is|were|being)\s+)?(?:\w+ed|run|held|seen|sent|taught|written|given|met|built|found|put|set|made|read|shown|known|taken|done|in\s+(?:place|post|use))\b",
    re.IGNORECASE,
)
_STOP = frozenset(
    "of in at by for to and or with from on per who that which are is was were will be have has the a an as than each when where if but within during after before".split()
)
_INCREASE = re.compile(
    r"\b(?:increas(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)|rais(?:e|es|ed|ing)|ris(?:e|es|ing)|grow(?:s|th)?|uplift|higher|up)\b",
    re.IGNORECASE,
)
_DECREASE = re.compile(
    r"\b(?:reduc(?:e|es|ed|ing|tion)|decreas(?:e|es|ed|ing)|lower(?:s|ed|ing)?|fall(?:s|ing)?|fell|cut(?:s|ting)?|drop(?:s|ped)?|declin(?:e|es|ed|ing)|down|minimis(?:e|ed|ing))\b",
    re.IGNORECASE,
)
_MANY = r"(?:number|numbers|no\.|rates?|proportion|percentage|%|volume|uptake|take[\s-]up|levels?|attendance|referrals?|figures?|incidence|amount|notifications?|use|usage|count|completion|compliance|timeliness)"
_MORE = re.compile(
    rf"\b(?:an?\s+)?increas(?:e|ed|es|ing)\s+(?:in\s+)?(?:the\s+)?(?:\w+\s+){{0,2}}{_MANY}\b|\b{_MANY}\b[^.;]{{0,80}}\b(?:increas(?:es?|ed|ing)|ris(?:es?|ing)|goes\s+up|improves?)\b|\bgreater\s+(?:number|proportion|uptake)\b|\bmore\s+(?:children|families|referrals|staff|schools|young\s+people|practitioners|agencies|parents|people|carers|forms|professionals)\s+(?:are|will|have|being|attend|complete|receive|say|report|make|access|refer|identified|referred)",
    re.IGNORECASE,
)
_FEWER = re.compile(
    rf"\b(?:a\s+)?(?:reduc(?:e|ed|es|ing|tion)|decreas(?:e|ed|es|ing))\s+(?:in\s+)?(?:the\s+)?(?:\w+\s+){{0,3}}{_MANY}\b|\breduction\s+in\b|\bdecrease\s+in\b|\b{_MANY}\b[^.;]{{0,80}}\b(?:reduc(?:es?|ed|ing)|decreas(?:es?|ed|ing)|falls?|declines?|goes\s+down)\b|\bfewer\s+(?!than)[a-z]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A threshold and where it stands in its sentence."""

    start: int
    stop: int
    comparator: str
    threshold: float | int
    unit: str | None
    relative: bool = False  # a change by so much, not a level to reach


def direction(text: str) -> str | None:
    """`increase` or `decrease` where a sentence wants a count or rate to move without saying how far; None otherwise."""
    if _MORE.search(text):
        return "increase"
    return "decrease" if _FEWER.search(text) else None


def _masked(text: str) -> str:
    """The text with its list number and printed dates blanked out, so that their figures are not read."""
    text = re.sub(r"^\s*\(?(?:\d{1,2}|[a-z])[.)](?=\s)", lambda m: " " * len(m[0]), text)
    for piece in dates.scan(text):
        if piece.kind == "month" and piece.loose:
            continue
        text = text[: piece.start] + "\0" * (piece.stop - piece.start) + text[piece.stop :]
    return re.sub(
        r"\b(?:19|20)\d\d\b|\bcovid[\s-]?19\b|\b24/7\b|\(\s*see[^)]*\)",
        lambda m: "\0" * len(m[0]),
        text,
        flags=re.IGNORECASE,
    )


def _unit(after: str, percent: bool) -> str | None:
    if percent:
        return "%"
    words: list[str] = []
    for word in re.findall(r"[A-Za-z][\w’'-]*|[.;:,(\d]", after)[:6]:
        if (
            not word[0].isalpha()
            or word.casefold() in _STOP
            or (
                words and re.fullmatch(r"\w+ed|run|held|seen|sent|take|give|say|wait|feel|rate|attend", word.casefold())
            )
        ):
            break
        words.append(word)
    if not words:
        return None
    return " ".join(words[-2:]).casefold() if words[-1] == "people" and len(words) > 1 else words[-1]


def find_figures(text: str) -> list[Figure]:
    """The thresholds printed in one sentence, in their order."""
    masked = _masked(text)
    any_percent = "%" in masked or "per cent" in masked.casefold() or "percent" in masked.casefold()
    out: list[Figure] = []
    for match in FIGURE.finditer(masked):
        figure = _figure(match, masked, any_percent)
        if figure:
            out.append(figure)
    return out


def _comparator(match: re.Match[str], after: str) -> str | None:
    for n, (sign, _) in enumerate(_BEFORE):
        if match[f"b{n}"]:
            return sign
    for n, (sign, _) in enumerate(_AFTER):
        if match[f"a{n}"]:
            return sign
    later = _LATER_MORE.match(after)
    if later and not _JUDGED.search(after[: later.start("w") - 3]):
        return ">=" if later["w"].casefold() in ("more", "above", "over", "higher", "greater", "better") else "<="
    return None


def _figure(match: re.Match[str], text: str, any_percent: bool) -> Figure | None:
    before, after = text[: match.start()], text[match.end() :]
    printed, percent = match["num"], bool(match["pct"])
    if not percent and match["range"] and "%" in match["range"]:
        percent = True
    if (
        match["range"]
        and not percent
        and re.search(r"\band\b", match["range"], re.IGNORECASE)
        and "between" not in before[-12:].casefold()
    ):
        return (
            _figure(
                re.compile(FIGURE.pattern, re.IGNORECASE).match(text, match.start(), match.start("range")),
                text,
                any_percent,
            )
            if match.start("range") > match.start()
            else None
        )
    value = value_of(printed)
    if value is None or (not percent and _NOT_AFTER.match(after)) or (percent and re.match(r"\w", after)):
        return None
    explicit = any(match[f"b{n}"] for n in range(len(_BEFORE))) or any(match[f"a{n}"] for n in range(len(_AFTER)))
    word = not printed[0].isdigit()
    rest = text[match.end("num") :]
    if percent:
        if _PROGRESS.search(before) or (_FROM.search(before) and (match["range"] or _TO_FIGURE.match(after))):
            if not (match["range"] and match["num2"]):
                return None
            second = value_of(match["num2"])
            value = second if second is not None else value
            return Figure(match.start(), match.end(), _moved(before, text), value, "%")
        if explicit and (_COHORT.search(before) or _COHORT_ATTENDANCE.search(before)) and _is_cohort(before):
            return None
    else:
        if (
            _TIME.match(rest)
            and (any_percent or not (match["b1"] or match["b3"]))
            and not (_opens(before) and _DAYS_DONE.match(rest))
        ):
            return None
        if _AGES.match(rest) or (re.search(r"\bbetween\s+$", before) and match["range"]):
            return None
        if _LABELS_BEFORE.search(before) and not explicit:
            return None
        if (match["b2"] or match["b3"]) and _age_like(match, text):
            return None
        if explicit and _COHORT.search(before) and _is_cohort(before):
            return None
        if _PROGRESS.search(before) or "." in printed and not explicit:
            return None
        if not explicit and not _counts(before, printed, word, rest, text, match):
            return None
        if match["range"]:
            return (
                None
                if not explicit
                else Figure(match.start(), match.end(), _comparator(match, after) or "=", value, _unit(after, False))
            )
    sign = _comparator(match, after)
    relative = bool(re.search(r"\bby\s+(?:a\s+further\s+|another\s+)?$", before))
    if sign is None:
        sign = ">=" if word and not percent else "="
        if match["range"]:
            sign = ">="
    if sign in ("=", ">=", "<=") and re.search(r"\b(?:to|by|of)\s+(?:a\s+further\s+)?$", before):
        moved = _moved(before, text)
        sign = moved if moved != "=" and sign == "=" else sign
    return Figure(match.start(), match.end(), sign, value, _unit(rest, percent), relative)


def _moved(before: str, text: str) -> str:
    """The comparator of a level to be reached from another: `>=` upwards, `<=` downwards, `=` where the words do not say."""
    if _DECREASE.search(before):
        return "<="
    return ">=" if _INCREASE.search(before) else "="


def _is_cohort(before: str) -> bool:
    """A share or score said of some people, when the sentence's own claim stands elsewhere."""
    return bool(
        re.search(
            r"\b(?:children|pupils|young people|people|those|families|adults|students|learners|cases|child)\s+(?:with|whose|who\s+ha(?:ve|d|s)|having|scoring|attending|missing)\s",
            before,
            re.IGNORECASE,
        )
    ) or bool(_COHORT_ATTENDANCE.search(before))


def _age_like(match: re.Match[str], text: str) -> bool:
    """ "under 18", "over 16": an age where no countable thing follows."""
    value = value_of(match["num"])
    if value is None or value > 25 or not re.search(r"\b(?:over|under)\s*$", text[: match.start("num")], re.IGNORECASE):
        return False
    follows = re.match(r"\s*([A-Za-z][\w-]*)", text[match.end("num") :])
    return follows is None or follows[1].casefold() in _STOP


def _opens(before: str) -> bool:
    """Whether a figure after `before` begins its sentence, list item or clause."""
    return not re.search(r"[A-Za-z0-9\0]", re.sub(r"^\s*(?:[-•–]|[a-z][.)])\s*", "", before)) or bool(
        re.search(r"(?:[;:]|\.\s)\s*$", before)
    )


def _counts(before: str, printed: str, word: bool, rest: str, text: str, match: re.Match[str]) -> bool:
    """Whether a bare figure counts something that is to be done or reached, rather than describing it."""
    if word and printed.casefold() in ("one", "zero", "a hundred", "dozen"):
        return False
    opening = _opens(before)
    noun = re.match(r"\s+([A-Za-z][\w’'-]*)", rest)
    if opening:
        return (noun is not None and noun[1].casefold() not in _STOP) or not rest.strip(" .,;")
    if noun is None or noun[1].casefold() in _STOP:
        return False
    if _VERB_BEFORE.search(before):
        return not (word and re.search(r"\ball\s+$", before, re.IGNORECASE))
    if _DEFINITE.search(before):
        return False
    return bool(re.search(r"(?:,|\band|\bwith|\bor|\bthen|\bplus)\s+$", before, re.IGNORECASE) and _DONE.match(rest))

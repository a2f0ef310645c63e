"""Lines that announce a priority, and what is said under them: "Priority 1: Child Neglect", "Aim: To embed ..."."""

from __future__ import annotations

import re

from sightline.intake.reading.fields.numbers import split_number
from sightline.intake.reading.layouts.entries import Title
from sightline.intake.reading.layouts.headings import SURE, meaning
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    GENERIC,
    MEASURE,
    MONITORING,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    SUPPORT,
    TARGET,
)
from sightline.kit.documents.blocks import Line

LONGEST_TITLE = 160  # characters; a longer line is text

NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
ROMAN = {word: str(number) for number, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"), start=1)}

# Words that can stand before a number and make it the number of a group of actions.
GROUP_LABELS = {
    "priority": "priority",
    "theme": "theme",
    "goal": "goal",
    "objective": "objective",
    "aim": "aim",
    "outcome": "outcome",
    "workstream": "workstream",
    "strand": "strand",
    "pillar": "pillar",
    "ambition": "ambition",
    "commitment": "commitment",
    "principle": "principle",
    "standard": "standard",
    "domain": "domain",
    "area": "area",
    "section": "section",
    "part": "part",
    "recommendation": "recommendation",
    "finding": "finding",
    "action": "action",
    "focus": "area",
    "project": "project",
}
_LABELLED = re.compile(
    r"^(?:(?:our|the|key|strategic|business|plan|board|lscb|lscp|sab|partnership|thematic|shared|joint|core|local|draft)\s+){0,4}"
    r"(?P<label>priority(?:\s+(?:area|theme|objective|outcome))?|theme|goal|objective|aim|outcome|work[\s-]?stream|strand|pillar|ambition"
    r"|commitment|principle|standard|domain|(?:key\s+)?(?:area|focus|development area|improvement area|area)"
    r"(?:\s+(?:of|for)\s+(?:focus|improvement|development|work|action))?|section|part|recommendation|finding|action|project)s?"
    r"\s*(?:no\b\.?|number|area)?\s*(?:#\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*(?:[a-z](?![a-z])|\s[a-z](?=\s*[:.)\-–—]))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|[ivx]{1,4}(?=\s*[:.)\-–—]|\s*$)|[a-h](?=\s*[:.)\-–—]|\s*$)|(?-i:[A-H](?=\s[A-Z][a-z])))?"
    r"(?P<mark>\s*[:.)\-–—]+\s*|\s+|$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CONTINUED = re.compile(r"\s*[\[(–—-]*\s*\b(?:continued|cont(?:inue)?['’]?d?)\b\.?\s*[\])]*\s*$", re.IGNORECASE)
_TAIL = 40  # characters at a title's end in which "(continued)" is looked for
_AIM_AFTER = re.compile(
    r"^(?P<title>[^:–—]{3,90}?)(?:\s*:\s+|\s+[–—-]\s+)(?P<aim>(?:to|we|ensur|children|all|our|making|improv|every|embed|for)\w*\b.{20,})$",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_COLON = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*(?::|\?(?=\s)|\s[–—-]\s)\s*(?P<rest>.*)$", re.DOTALL)

_FOR_THIS = re.compile(
    r"\s+(?:for|of|in|under|against)\s+(?:this|the|each|our)\s+(?:priority|theme|objective|area|aim)(?:\s+area)?$", re.I
)

# What may be said under a title, by the field of the words before the colon.
SAID = {
    OBJECTIVE: "objective",
    OUTCOME: "outcome",
    MEASURE: "measure",
    OWNER: "lead",
    MONITORING: "monitoring",
    SUPPORT: "support",
    TARGET: "target",
}
_AIM_WORDS = re.compile(
    r"^(?:(?:our|the|overall|overarching|strategic|key|board'?s?|priority)\s+)*"
    r"(?:aims?|goal|ambition|statement of intent|vision statement)"
    r"(?:\s+of\s+(?:this|the)\s+priority)?\s*$|^what (?:do we|we) want to achieve$|^what are we trying to achieve$",
    re.IGNORECASE,
)
_WHY_WORDS = re.compile(r"^(?:why\b.*|(?:our )?rationale|background|context|what do we know)$", re.IGNORECASE)
_LEAD_WORDS = re.compile(
    r"^(?:(?:priority|strategic|executive|board|theme|overall|senior|responsible|lead)\s+)*"
    r"(?:leads?|sponsor|champion|owner|sub-?\s?group|led by|chair)"
    r"(?:\s+(?:from|for|at|on|of|officer|agency|partner|group|sub-?\s?group)\b.*)?$",
    re.IGNORECASE,
)
_OUTCOME_WORDS = re.compile(
    r"^(?:(?:the|our|key|expected|desired|intended|planned)\s+)*outcomes?\b[^:]{0,40}$", re.IGNORECASE
)
_WORDS = re.compile(r"[a-z’']+")


def bare_number(printed: str) -> str:
    """ "One", "II" or "1 a" as "1", "2", "1a"."""
    low = re.sub(r"\s+", "", printed).casefold()
    return NUMBER_WORDS.get(low) or ROMAN.get(low) or (low.upper() if len(low) == 1 and low.isalpha() else low)


def parse_title(text: str, source: str = "", where: str = "") -> Title:
    """A title's label, number, words and, printed with it, its aim.

    >>> one = parse_title("Priority One: Child Neglect – To embed the Neglect Strategy across the island")
    >>> one.label, one.number, one.title
    ('priority', '1', 'Child Neglect')
    """
    text = " ".join(text.split())
    text = _in_english(text[:-_TAIL] + _CONTINUED.sub("", text[-_TAIL:]))
    title = Title(text=text, source=source, where=where)
    match = _LABELLED.match(text)
    if match and _is_label(match):
        title.label = _label(match["label"])
        title.number = bare_number(match["number"]) if match["number"] else None
        title.title = match["rest"].strip() or None
        if title.number is None and title.title:  # "Priority: 2. Transitions"
            number, rest = split_number(title.title)
            title.number, title.title = (number, rest) if number and rest else (None, title.title)
    else:
        number, rest = split_number(text)
        if number and rest:
            title.number, title.title = number, rest
        elif re.fullmatch(r"[Pp]?\d{1,2}", text):
            title.number = text.lstrip("Pp")
        else:
            title.title = text or None
    if title.title:
        title.title = title.title.strip(" :–—-\t") or None
    if title.title and title.label and (aim := _AIM_AFTER.match(title.title)):
        title.title, title.aim = aim["title"].strip(), aim["aim"].strip()
    if title.title:
        title.title = _unquoted(title.title)
    return title


def _in_english(text: str) -> str:
    """ "Blaenoriaeth 1 / Priority 1: Neglect" without its first language, where only the second is understood."""
    first, stroke, second = text.partition(" / ")
    if not stroke or not any(c.isdigit() for c in second[:24]) or _LABELLED.match(first):
        return text
    match = _LABELLED.match(second)
    return second if match and match["number"] and _is_label(match) else text


def _unquoted(text: str) -> str:
    pairs = {"“": "”", "‘": "’", '"': '"', "'": "'"}
    if len(text) > 2 and pairs.get(text[0]) == text[-1] and text.count(text[-1]) == (2 if text[0] == text[-1] else 1):
        return text[1:-1]
    return text


def _label(printed: str) -> str:
    low = printed.casefold()
    if low.startswith("priority"):
        return "priority"
    low = re.sub(r"[\s-]+", " ", low).replace("work stream", "workstream")
    if "area" in low or "focus" in low:
        return "area"
    return GROUP_LABELS.get(low, low)


def _is_label(match: re.Match[str]) -> bool:
    """A label counts with a number, or with a colon or dash and words after it ("Priority: Neglect")."""
    mark, rest, number = match["mark"].strip(), match["rest"].strip(), match["number"]
    if number:
        lettered = number in "ABCDEFGH" and rest[:1].isupper()  # "Priority C Transitions"
        if not number[0].isdigit() and not mark and rest and not lettered and number.casefold() not in NUMBER_WORDS:
            return False
        return not (rest and not mark and rest[0].islower()) and not re.match(r"(?:and|or|to|%|of)\b", rest)
    return (
        bool(mark)
        and mark[0] in ":-–—"
        and bool(rest)
        and len(rest) <= LONGEST_TITLE
        and _label(match["label"]) in ("priority", "theme", "area", "workstream", "pillar")
    )


def is_labelled(text: str) -> bool:
    """Does the line begin "Priority 1", "Theme Two:", "Objective 3 -" or the like?"""
    match = _LABELLED.match(_in_english(" ".join(text.split())))
    return bool(match and _is_label(match) and _label(match["label"]) != "action")


def said(text: str) -> tuple[str, str] | None:
    """What a line under a title announces: ("aim", the words after the colon), or None.

    >>> said("Aim: To embed the strategy")
    ('aim', 'To embed the strategy')
    >>> said("OBJECTIVES:")
    ('objective', '')
    """
    match = _LABEL_COLON.match(text.strip())
    label, rest = (match["label"].strip(), match["rest"].strip()) if match else (text.strip().rstrip(":?").strip(), "")
    colon = bool(match) or text.rstrip().endswith((":", "?"))
    label = _FOR_THIS.sub("", label)
    if not label or len(label) > 70:
        return None
    if _AIM_WORDS.match(label.rstrip("?")):
        return "aim", rest
    if not colon and not (meaning(label).score >= SURE and len(label) > 5):
        return None
    if match and len(label.split()) > 9:
        return None
    if _WHY_WORDS.match(label):
        return "rationale", rest
    if _LEAD_WORDS.match(label):
        return "lead", rest
    if _OUTCOME_WORDS.match(label):
        return "outcome", rest
    found = meaning(label)
    if found.field in SAID and found.score >= SURE:
        return SAID[found.field], rest
    if found.field == ACTION and found.score >= SURE and not rest:
        return "actions", ""
    return None


def generic(text: str) -> bool:
    """Does a heading say nothing but that a plan follows ("Action Plan 2017-18", "Sheet1", "Our priorities")?"""
    return all(len(word) == 1 or word in GENERIC for word in _WORDS.findall(text.casefold()))


def looks_like_title(line: Line, body_size: float = 0.0) -> bool:
    """Is the line set as a title: a heading, all bold, in capitals, larger than the rest, or labelled as a
    priority?"""
    text = line.text.strip()
    if not text or len(text) > LONGEST_TITLE or line.bullet:
        return False
    if line.heading or is_labelled(text):
        return True
    if text.endswith((".", ";", ",")) or said(text):
        return False
    larger = body_size and line.size >= body_size * 1.15
    capitals = text.isupper() and sum(c.isalpha() for c in text) > 3
    return bool(line.bold or larger or capitals)

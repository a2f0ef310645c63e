"""What a measure's own words suggest binding it to. A person confirms, changes or refuses each suggestion.

The words are those that plans use ("Evaluations show that over 90% of attendees", "will be published on the web site",
"Board to receive assurance"). A suggestion names the words it rests on, so that whoever confirms sees why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.assurance.rules.kinds import Kind, Level


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A kind of evidence and the words that suggest it."""

    kind: Kind
    words: str


_COUNTS = r"(?:\d+|two|three|four|five|six|eight|ten|twelve)"
_PAPERS = r"(?:protocol|policy|guidance|flow ?chart|toolkit|tool|framework)s?"
_FIGURES = r"\bfigures?\b|\bon time\b|\bin time\b|\bwithin \d+|\brates? of\b"
_PLACES = r"(?:schools?|providers?|agencies|agency|settings?|practices)"
# In the order in which they are looked for; each kind is suggested once. What is looked for in the measure's own words:
_IN_MEASURE: tuple[tuple[Kind, str], ...] = (
    (
        Kind.SESSIONS,
        rf"\b{_COUNTS}\b[\w\s]{{0,40}}?\b(?:session|course|event|workshop)s?\b[\w\s]{{0,30}}?\b(?:deliver|held|run|provid)\w*",
    ),
    (
        Kind.EVALUATION,
        r"\bevaluations? (?:show|state|of|feedback|evidence)\w*|\b(?:course|event) evaluations?\b|\bfeedback\b"
        r"|\battendees?\b|\b(?:parents|staff|people|those|children) (?:who )?attend\w*|\brespondents? to\b",
    ),
    (
        Kind.RECEIPTS,
        r"\bdisseminat\w+|\bcascad\w+|\bpassed (?:it |them )?on\b|\bread and\b|\bin place and used\b|\bused by all\b",
    ),
    (
        Kind.EDITION,
        rf"\bpublish\w*|\bon (?:the |its |our )?web ?site\b|\bonline\b.*\b(?:library|resource)\w*"
        rf"|\b{_PAPERS}\b[\w\s]{{0,40}}\b(?:in place|available|agreed)\b|\b(?:working|effective) framework\b",
    ),
    (
        Kind.COVERAGE,
        rf"\ball\b[\w\s-]{{0,30}}\b{_PLACES}\b|\b(?:every|each)\b[\w\s-]{{0,20}}\b{_PLACES}\b",
    ),
    (Kind.SURVEY, r"\bsurvey\w*"),
    (
        Kind.INDICATOR,
        rf"\bdata\b|\bnumbers? of\b|{_FIGURES}"
        rf"|\b(?:increase|decrease|reduction|rise|fall|fewer|more) (?:in|of|children|forms|referrals)\b",
    ),
    (Kind.MILESTONE, r"\b(?:implemented|agreed|completed|done|carried out) by\b"),
    (
        Kind.DOCUMENT,
        r"\breports? to\b|\breport\b.*\bassur|\bassured\b|\bassurance\b|\baction plan\b|\bcase stud",
    ),
)
# and in how the action is monitored: weaker, so only what the measure's own words did not give.
_IN_MONITORING: tuple[tuple[Kind, str], ...] = (
    (Kind.EVALUATION, r"\bevaluations?\b|\bfeedback\b|\btraining (?:outputs|impact)\b"),
    (Kind.SURVEY, r"\bsurvey\w*"),
    (Kind.INDICATOR, r"\bdata\b|\bfigures\b"),
    (Kind.RECEIPTS, r"\bcascad\w+"),
    (Kind.DOCUMENT, r"\breports? to\b|\bassurance\b"),
)
# A survey that somebody outside makes has a name in capitals, or is said to be another's ("the SHEA survey").
_OUTSIDE_SURVEY = re.compile(r"\b[A-Z]{3,}\b(?: [Ss]urvey)|\b(?:national|county|schools?)(?:'s?)? survey")
_DIRECTIONS = frozenset({"increase", "decrease"})


def suggest(
    text: str, *, lead_in: str = "", comparator: str = "", unit: str = "", monitoring: Sequence[str] = ()
) -> tuple[Suggestion, ...]:
    """What the measure could be bound to, the likeliest first; what its monitoring says last. Empty where nothing in
    the words says how it would be known: then its monitoring body judges."""
    words = f"{lead_in} {text}".strip()
    found: dict[Kind, Suggestion] = {}
    for kind, pattern in _IN_MEASURE:
        if match := re.search(pattern, words, re.IGNORECASE):
            _add(found, kind, match.group(), words)
    if comparator in _DIRECTIONS and Kind.INDICATOR not in found and Kind.EVALUATION not in found:
        found[Kind.INDICATOR] = Suggestion(Kind.INDICATOR, f"to {comparator}")
    if unit == "%" and not found:
        found[Kind.SURVEY] = Suggestion(Kind.SURVEY, "%")
    for arrangement in monitoring:
        for kind, pattern in _IN_MONITORING:
            if not found and (match := re.search(pattern, arrangement, re.IGNORECASE)):
                _add(found, kind, match.group(), arrangement)
    return tuple(found.values())


def _add(found: dict[Kind, Suggestion], kind: Kind, words: str, whole: str) -> None:
    if kind == Kind.SURVEY and _OUTSIDE_SURVEY.search(whole):
        kind = Kind.OUTSIDE
    found.setdefault(kind, Suggestion(kind, " ".join(words.split())))


_CHILDREN = re.compile(
    r"\bchild(?:ren)?(?:’s|'s)?\b[^.;]{0,60}"
    r"\b(?:identified|found|safer?|protected|safeguarded|assessed|heard|report|are better|receive|sooner)\b"
    r"|\bfewer children\b|\bchildren are\b|\bon time\b",
    re.IGNORECASE,
)
_PRACTICE = re.compile(
    r"\b(?:attendees?|professionals?|practitioners?|staff|workforce|parents|respondents?|agencies)\b[^.;]{0,120}"
    r"\b(?:say|state|report|feel|show|understand\w*|recogni[sz]\w*|identify\w*|use[ds]?|aware|confiden\w*|practice"
    r"|listen|can|consider)\b"
    r"|\bforms\b|\bused by\b|\bin place and used\b|\bconfiden\w*|\bunderstand\w* (?:the|how)\b|\bintervene\b"
    r"|\bpositive(?:ly)? (?:impact|difference)\b",
    re.IGNORECASE,
)


def level_of(text: str, lead_in: str = "") -> Level:
    """How far along the line of sight a measure reaches by its words, where the plan does not say: a suggestion."""
    words = f"{lead_in} {text}"
    if _PRACTICE.search(words) and not re.search(r"\bchildren\b[^.;]{0,40}\b(?:found|identified) (?:sooner|at)", words):
        return Level.PRACTICE
    return Level.CHILDREN if _CHILDREN.search(words) else Level.DONE

"""What a heading means: "By when?" announces a date, "Action owner" an owner."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    EVIDENCE,
    IGNORED,
    MEASURE,
    MONITORING,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    PHRASES,
    PRIORITY,
    PROGRESS,
    REVIEW,
    SUPPORT,
    TARGET,
)

LONGEST_HEADING = 110  # characters; a longer cell is text, not a heading
SURE = 90  # a meaning scored this high stands on its own
LIKELY = 68  # and one this high counts beside others
ASKED = 80  # what a question is worth that no phrase of the vocabulary knows
LEAST_QUESTION = 3  # words
KEPT = 16_384  # meanings: a long text is gone through more than once
CLOSE = 0.84  # how like a known word a misspelt one must be

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_QUESTIONS = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"who (?:will |is |does )?(?:be )?(?:monitor|check|scrutin|overs|review)", MONITORING),
        (r"who (?:else|will help|will support|supports)", SUPPORT),
        (r"(?:by )?who(?:m|s|se)? ", OWNER),
        (r"(?:by )?when |how soon ", TARGET),
        (r"how (?:will|do|can|could|would|shall|should) .*\b(?:know|tell|measure|judge|show|see)", MEASURE),
        (r"how .*\b(?:monitor|check|assure|scrutin|report|review)", MONITORING),
        (r"how .*\b(?:do|achieve|deliver|go about|get there|make (?:it|this) happen)\b", ACTION),
        (r"(?:where|which) .*\b(?:monitor|scrutin|overs|report)", MONITORING),
        (r"what (?:will|do|should|must|can) (?:we|you|they) (?:need to |have to )?do\b", ACTION),
        (r"actions? (?:to|for|that|which|we|in) ", ACTION),
        (r"how (?:are|is|far|well|have) |where (?:are|have) ", PROGRESS),
        (
            r"what .*\b(?:difference|impact|different|better|success|change for|benefit|expect|see|tell us|show us)",
            MEASURE,
        ),
        (r"what .*\b(?:done so far|happened|achieved so far|progress)", PROGRESS),
        (r"what .*\b(?:achieve|aim|want|hope)", OBJECTIVE),
        (r"what .*\b(?:do|done|action|take|deliver|happen)", ACTION),
        (r"why ", OBJECTIVE),
    )
)
_HALVES = re.compile(r"\s*[/|\n]\s*|\s+[–—-]\s+")
_AND = re.compile(r"\s*&\s*|\s+and\s+", re.IGNORECASE)
# Two fields in one heading, and which of them its cells hold: a figure of how far a thing is done is no measure.
_TOGETHER = {
    frozenset((OUTCOME, MEASURE)): MEASURE,
    frozenset((MEASURE, TARGET)): MEASURE,
    frozenset((OWNER, TARGET)): TARGET,
    frozenset((OWNER, SUPPORT)): OWNER,
    frozenset((PRIORITY, ACTION)): ACTION,
    frozenset((OBJECTIVE, ACTION)): ACTION,
    frozenset((EVIDENCE, PROGRESS)): PROGRESS,
}
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_DROPPED = {"the", "a", "an", "our", "their", "please", "eg", "ie", "etc"}
# Words too common to mean anything when they are only a part of a longer heading.
_ONLY_ALONE = {
    "no",
    "end",
    "ends",
    "nos",
    "what",
    "how",
    "who",
    "when",
    "why",
    "item",
    "date",
    "name",
    "year",
    "from",
    "done",
    "level",
    "note",
    "whom",
    "id",
    "due",
    "by",
    "title",
    "time",
    "post",
    "unit",
    "total",
    "page",
    "person",
    "role",
    "change",
    "changes",
    "case",
    "ref",
    "number",
    "review",
    "period",
    "quarter",
    "month",
    "delivery",
    "position",
    "start",
    "finish",
    "success",
    "project",
    "service",
    "we will",
    "who will",
    "steps",
    "audit",
    "rec",
    "learning",
    "capacity",
    "partner",
    "partners",
    "support",
    "complete",
    "quality",
    "purpose",
    "principle",
    "domain",
    "strand",
    "inputs",
    "gap",
    "gaps",
    "reporting",
    "places",
    "course",
    "meeting",
    "months",
    "closed",
    "champion",
    "contact",
    "evaluation",
    "requirement",
    "actual",
    "england",
    "risk",
    "specific",
    "measurable",
    "timed",
    "line",
    "dates",
    "description",
    "holder",
    "committee",
    "camau",
    "pwy",
}


class Meaning(NamedTuple):
    """A field of `vocabulary` and how sure the heading is of it, 0 to 100."""

    field: str
    score: int


UNKNOWN = Meaning("", 0)


@lru_cache(maxsize=4096)
def simplify(text: str) -> str:
    """A heading as the vocabulary writes it: lower case, no punctuation, no articles, no brackets.

    >>> simplify("Actions Needed (inputs):")
    'actions needed'
    """
    lowered = text.casefold().replace("&", " and ").replace("#", " no ").replace("’", "'")
    lowered = lowered.replace("'ll ", " will ").replace("'", "")
    bare = _NOT_WORD.sub(" ", _BRACKETS.sub(" ", lowered)).strip() or _NOT_WORD.sub(" ", lowered).strip()
    return " ".join(word for word in bare.split() if word not in _DROPPED)


_EXACT: dict[str, str] = {simplify(phrase): field for field, phrases in reversed(PHRASES.items()) for phrase in phrases}
_UNBROKEN = {phrase.replace(" ", ""): field for phrase, field in _EXACT.items()}
_PARTS: list[tuple[str, str]] = sorted(
    ((phrase, field) for phrase, field in _EXACT.items() if phrase not in _ONLY_ALONE),
    key=lambda pair: (-len(pair[0]), pair[0]),
)
_WORDS = sorted({word for phrase in _EXACT for word in phrase.split() if len(word) > 4})


@lru_cache(maxsize=KEPT)
def meaning(text: str, tolerant: bool = False) -> Meaning:
    """The field a heading announces.

    Args:
        text: the heading as printed.
        tolerant: also try known words in the place of words that look misspelt ("Responsable", "Timescle").
    """
    if not text or len(text) > LONGEST_HEADING:
        return UNKNOWN
    heading = simplify(text)
    if not heading:
        return UNKNOWN
    if heading in _EXACT:
        field = _EXACT[heading]
        return Meaning(REVIEW if field == TARGET and "revised" in text.casefold() else field, 100)
    if " " in heading and (field := _UNBROKEN.get(heading.replace(" ", ""))):
        return Meaning(field, 95)  # "BRA G": a narrow column broke the word
    best = _by_halves(text) or _by_part(heading)
    if best.score < ASKED:
        best = _by_question(heading) or best
    if tolerant and best.score < SURE:
        mended = " ".join(_mend(word) for word in heading.split())
        if mended != heading:
            other = meaning(mended)
            if other.score - 5 > best.score:
                best = Meaning(other.field, other.score - 5)
    return best


def _by_halves(text: str) -> Meaning | None:
    """A heading in two languages, or two words for one thing, with a stroke or a line between: the half that
    is understood. Of two fields that stand together, also with "and" between, the one that the cells hold."""
    halves = [simplify(half) for half in _HALVES.split(text) if half.strip()]
    fields = {_EXACT[half] for half in halves if half in _EXACT}
    if len(halves) > 1 and len(fields) == 1:
        return Meaning(fields.pop(), 95)
    pieces = [simplify(piece) for half in _HALVES.split(text) for piece in _AND.split(half) if piece.strip()]
    both = _TOGETHER.get(frozenset(_EXACT.get(piece, "") for piece in pieces))
    return Meaning(both, 95) if both else None


def _by_question(heading: str) -> Meaning | None:
    """A heading that asks is understood by what it asks for: "Who will make sure it happens?" asks for an owner."""
    if len(heading.split()) < LEAST_QUESTION:
        return None
    return next((Meaning(field, ASKED) for pattern, field in _QUESTIONS if pattern.match(heading)), None)


def _by_part(heading: str) -> Meaning:
    """The longest known phrase inside the heading, worth more the more of it that it fills and when it begins
    or ends it."""
    padded = f" {heading} "
    best = UNKNOWN
    for phrase, field in _PARTS:
        if len(phrase) >= len(heading):
            continue
        at = padded.find(f" {phrase} ")
        if at < 0:
            continue
        begins, ends = at == 0, at + len(phrase) + 2 == len(padded)
        score = 55 + round(38 * len(phrase) / len(heading)) + (6 if ends else 5 if begins else 0)
        if field == IGNORED:
            score -= 8
        if score > best.score:
            best = Meaning(field, min(score, 99))
    return best


@lru_cache(maxsize=2048)
def _mend(word: str) -> str:
    if len(word) < 5 or word in _WORDS:
        return word
    near = next((one for one in _WORDS if _is_swapped(word, one)), None)
    return near or next(iter(get_close_matches(word, _WORDS, 1, CLOSE)), word)


def _is_swapped(word: str, known: str) -> bool:
    """Whether two neighbouring letters are all that is wrong: "Actoin"."""
    if len(word) != len(known) or word == known:
        return False
    at = next(n for n, (one, other) in enumerate(zip(word, known, strict=True)) if one != other)
    return word[at : at + 2] == known[at : at + 2][::-1] and word[at + 2 :] == known[at + 2 :]

"""What a review asks of a person, worked out from the document as read: pure, no database.

Every function takes the plan format (`sightline-plan/1`) as a dictionary.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sightline.people.names import Candidate, Known, match
from sightline.privacy.rules import scan

Document = Mapping[str, Any]

# From -> to; nothing leaves the last three. A diagram of it is printed in docs/reference/states.md.
TRANSITIONS: dict[str, frozenset[str]] = {
    "review": frozenset({"adopted", "discarded"}),
    "adopted": frozenset(),
    "compared": frozenset(),
    "discarded": frozenset(),
}

# The kinds of note that a person should look at before adopting; the others are for reading at leisure.
SETTLE = "settle"
TO_LOOK_AT = (SETTLE, "check", "doubtful")
SURE = 90.0  # of 100: below it a match rests on letters in order, not on words or initials
OFFER = "offer"  # a date inside a measure, offered as a milestone

# Which field of an action holds the cell that a note speaks of.
PRINTED = {
    "text": "text",
    "owner": "owner_raw",
    "target": "target_raw",
    "measures": "measures_raw",
    "monitoring": "monitoring_raw",
    "rag": "rag",
    "progress": "progress",
}


class HereAlready(Exception):
    """The same document was brought in before; `reading_id` is where it went."""

    def __init__(self, message: str, reading_id: int) -> None:
        super().__init__(message)
        self.reading_id = reading_id


class NotUnderReview(Exception):
    """The review of this document is over; the message says how it ended."""


def check_transition(state: str, to: str) -> None:
    """Raises NotUnderReview where a reading cannot go from `state` to `to`."""
    if to not in TRANSITIONS[state]:
        raise NotUnderReview(f"This document is {state}; its review is over. Bring it in again to begin another.")


def check_under_review(state: str) -> None:
    """Raises NotUnderReview where nothing more can be settled."""
    if not TRANSITIONS[state]:
        raise NotUnderReview(f"This document is {state}; its review is over. Bring it in again to begin another.")


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found, for the sentence that greets the person who brought the document."""

    priorities: int
    actions: int
    dates: int
    measures: int
    figures: int
    checks: int

    @property
    def sentence(self) -> str:
        """Such as "3 priorities, 21 actions, 32 dates, 43 measures (9 with a figure). 5 things to check." """
        figures = f" ({self.figures} with a figure)" if self.measures else ""
        found = ", ".join(
            counted(number, noun)
            for number, noun in (
                (self.priorities, "priority"),
                (self.actions, "action"),
                (self.dates, "date"),
                (self.measures, "measure"),
            )
        )
        checks = f"{counted(self.checks, 'thing')} to check." if self.checks else "Nothing needs checking."
        return f"{found}{figures}. {checks}"


def counted(number: int, noun: str) -> str:
    """ "1 priority", "3 priorities", "no dates"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number or 'no'} {noun if number == 1 else plural}"


def actions(document: Document) -> Iterator[Mapping[str, Any]]:
    """Every action of every priority, in order."""
    for priority in document.get("priorities", ()):
        yield from priority.get("actions", ())


def counts(document: Document) -> Counts:
    """How much of what the document holds."""
    measures = [one for priority in document.get("priorities", ()) for one in priority.get("measures") or ()]
    measures += [one for action in actions(document) for one in action.get("measures", ())]
    return Counts(
        priorities=len(document.get("priorities", ())),
        actions=sum(1 for _ in actions(document)),
        dates=sum(len(action.get("milestones", ())) for action in actions(document)),
        measures=len(measures),
        figures=sum(one.get("threshold") is not None for one in measures),
        checks=sum(note.get("kind") in TO_LOOK_AT for note in document.get("notes", ())),
    )


def printed_cell(document: Document, number: str, field: str) -> str:
    """The cell of action `number` that a note about `field` speaks of; "" where there is none, or several."""
    key = PRINTED.get(field)
    found = [action for action in actions(document) if str(action.get("number")) == number]
    if not key or len(found) != 1:  # numbers may begin anew in each priority; another action's cell would mislead
        return ""
    return str(found[0].get(key) or "")


FIELD_NAMES = {
    "action": "The whole action",
    "text": "Action",
    "owner": "Owner",
    "target": "Target date",
    "measures": "Success measure",
    "monitoring": "Monitoring",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that differs between the plan held here and a document read again."""

    number: str
    field: str  # text, owner, target, measures, monitoring; "action" where the whole action came or went
    was: str
    becomes: str
    place: int = 0  # of its priority, from 0: numbers may begin anew in each


def differences(held: Document, read: Document) -> list[Difference]:
    """What a document read again says otherwise than the plan held here, action by action in the order of the plan.

    Cells are compared as printed, with white space collapsed: the same words are the same plan.
    """
    before = {(place, str(one.get("number"))): one for place, one in placed_actions(held)}
    after = {(place, str(one.get("number"))): one for place, one in placed_actions(read)}
    found: list[Difference] = []
    for (place, number), old in before.items():
        new = after.get((place, number))
        if new is None:
            found.append(Difference(number, "action", str(old.get("text", "")), "", place))
            continue
        for field in ("text", "owner", "target", "measures", "monitoring"):
            was, becomes = (str(one.get(PRINTED[field]) or "") for one in (old, new))
            if was.split() != becomes.split():
                found.append(Difference(number, field, was, becomes, place))
    added = ((place, number, new) for (place, number), new in after.items() if (place, number) not in before)
    return found + [Difference(number, "action", "", str(new.get("text", "")), place) for place, number, new in added]


class CannotTake(Exception):
    """A difference that cannot be taken over as it is; the message says what to do instead."""


def can_take(one: Difference, *, draft: bool) -> bool:
    """The twin of `check_can_take`, for the page."""
    if one.field == "action":
        return draft and not one.was
    return draft or one.field == "text"


def check_can_take(one: Difference, *, draft: bool, priorities: int) -> None:
    """Raises CannotTake for a difference that a person must see to on its own page; the plan has so many priorities."""
    if can_take(one, draft=draft):
        if one.place >= priorities:
            raise CannotTake(f"Action {one.number} stands under a priority that is not here. Add the priority first.")
        return
    if one.field == "action" and one.was:
        raise CannotTake(f"Action {one.number} is not in the document. Remove it on its own page if it is to go.")
    if one.field == "action":
        raise CannotTake(
            f"Action {one.number} is new, and the plan is adopted. What the Board adds comes with a new plan."
        )
    raise CannotTake(f"Correct the {FIELD_NAMES[one.field].lower()} of action {one.number} on its own page.")


def placed_actions(document: Document) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Every action with the place of its priority, from 0."""
    for place, priority in enumerate(document.get("priorities", ())):
        for action in priority.get("actions", ()):
            yield place, action


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a person should look at: a note of the reader, or a date that a measure hides."""

    kind: str
    where: str
    message: str
    number: str  # the action's, "" where it is about none
    field: str
    printed: str
    note_index: int | None = None  # its place among the document's notes


def checks_of(document: Document) -> list[Asked]:
    """The reader's notes, each with its cell: what must be settled, then what should be looked at, then the rest."""
    rank = {kind: place for place, kind in enumerate(TO_LOOK_AT)}
    notes = sorted(enumerate(document.get("notes", ())), key=lambda one: rank.get(one[1].get("kind"), len(rank)))
    return [
        Asked(
            kind=str(note.get("kind") or "inferred"),
            where=str(note.get("where") or ""),
            message=str(note.get("message") or ""),
            number=str(note.get("action") or ""),
            field=str(note.get("field") or ""),
            printed=printed_cell(document, str(note.get("action") or ""), str(note.get("field") or "")),
            note_index=index,
        )
        for index, note in notes
    ]


def offers_of(document: Document) -> list[Asked]:
    """The dates inside measures that no milestone of their action has ("action plan to be agreed by end of Q1").

    Source: the plan health list of the domain. `printed` is the measure's text, which finds it again.
    """
    offers = []
    for action in actions(document):
        due = {
            day for one in action.get("milestones", ()) for day in (one.get("due"), *one.get("occurrences", ())) if day
        }
        for measure in action.get("measures", ()):
            if measure.get("by") and measure["by"] not in due:
                number = str(action.get("number"))
                day = dt.date.fromisoformat(measure["by"])
                message = f"This measure holds a date, {day:%-d %B %Y}. Make it a milestone?"
                offers.append(Asked(OFFER, f"action {number}, measures", message, number, "measures", measure["text"]))
    return offers


def identifiers_of(document: Document) -> list[Asked]:
    """What in the plan's own cells reads like something by which a child could be known: a plan is read by many, so a
    person looks at each before it is adopted."""
    found = []
    for action in actions(document):
        number = str(action.get("number") or "")
        for field, key in PRINTED.items():
            cell = str(action.get(key) or "")
            where = f"action {number}, {FIELD_NAMES.get(field, field).lower()}"
            found += [Asked("check", where, one.sentence, number, field, cell) for one in scan(cell)]
    return found


# How a name says what kind of body it is, first match first; an agency where nothing says otherwise.
_KINDS = (
    (("task and finish", "task & finish", "working group"), "task_group"),
    (("manager", "officer", "coordinator", "director", "head of", "lead for", "nurse"), "post"),
    (("executive",), "executive"),
    (("panel", "conference", "metrac", "marac"), "panel"),
    (("subgroup", "sub-group", "sub group", "group", "committee", "forum"), "subgroup"),
    (("team", "hub", "unit"), "team"),
    (("board", "partnership"), "other_board"),
)


def kind_of(name: str) -> str:
    """The kind of body that a name seems to be, for a form's first answer; a person sees it before anything is made."""
    folded = f" {' '.join(name.casefold().split())} "
    for words, kind in _KINDS:
        if any(f" {word}" in folded for word in words):
            return kind
    return "agency"


def suggests_thread(title: str, action: Mapping[str, Any]) -> bool:
    """Whether an action's own words name a thread: each telling word of its title stands in one of its cells."""
    telling = [word for word in re.findall(r"[a-z]{4,}", title.casefold()) if word not in ("that", "with", "from")]
    cells = " ".join(str(action.get(field) or "") for field in ("text", "measures_raw", "monitoring_raw")).casefold()
    return bool(telling) and all(word[:6] in cells for word in telling)


@dataclass(frozen=True, slots=True)
class SameAs:
    """The answer that a printed name means whatever another printed name of the plan means."""

    printed: str


def same_names(names: Sequence[str]) -> dict[str, str]:
    """The names of a plan that mean the same body as a fuller name of it: "WFD" and "Workforce Development".

    `names` come owners before monitors. The answer goes from each such name to the fuller one.
    """
    order = {name: place for place, name in enumerate(names)}
    fuller = sorted(names, key=lambda name: (-len(name.split()), order[name]))
    known: list[Known] = []
    same: dict[str, Candidate] = {}
    for name in fuller:
        found = match(name, known)
        if found:
            same[name] = found[0]
        else:
            known.append(Known(key=order[name], name=name, is_post=kind_of(name) == "post"))
    surest = {one.key: max(other.score for other in same.values() if other.key == one.key) for one in same.values()}
    # Letters that only happen to stand in a name give way to its initials: MET is the group, METRAC is not.
    return {name: one.name for name, one in same.items() if one.score >= SURE or surest[one.key] < SURE}


class RoundAbout(Exception):
    """Names that are each said to be the same as the other; the message names them."""


def followed(printed: str, answers: Mapping[str, Any]) -> str:
    """The name whose own answer settles `printed`: itself, or what it is the same as, to the end. Raises RoundAbout."""
    seen = [printed]
    while isinstance(answer := answers.get(seen[-1]), SameAs):
        if answer.printed in seen or answer.printed not in answers:
            names = ", ".join(f"\u201c{name}\u201d" for name in seen)
            raise RoundAbout(f"{names}: each is said to be the same as the other. Say of one of them which body it is.")
        seen.append(answer.printed)
    return seen[-1]

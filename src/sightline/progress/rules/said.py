"""What an update may say of milestones: met on a day, or a later date asked for. Each refusal is a sentence. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sightline.kit.periods import said
from sightline.plan.rules.errors import NotYet


@dataclass(frozen=True, slots=True)
class Met:
    """A milestone, or one occurrence of a recurring one, said to be met on a day."""

    milestone_id: int
    occurrence_id: int | None
    met_on: dt.date


@dataclass(frozen=True, slots=True)
class Later:
    """A milestone for which a later date is asked, with the reason."""

    milestone_id: int
    becomes: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A milestone of the action as the rules need it: its occurrences are ids with their days. `uid` is what it keeps
    through every change and into other years."""

    label: str
    kind: str
    due: dt.date | None
    occurrences: Mapping[int, dt.date]
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with what was said of a milestone; `milestone_id` says beside which box to show it, and `about` at
    which of its fields: "met", the "later" date, or "why" it is to be later."""

    milestone_id: int
    occurrence_id: int | None
    text: str
    about: str = "met"


class NotSaid(NotYet):
    """What an update says of milestones cannot be; nothing was stored. `faults` say of which."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__([one.text for one in self.faults])


def faults_of(
    promises: Mapping[int, Promise],
    met: Iterable[Met],
    later: Iterable[Later],
    *,
    today: dt.date,
    plan_start: dt.date,
) -> list[Fault]:
    """Everything that cannot be, of what an update says about the action's milestones (`promises`, by id)."""
    met, later = list(met), list(later)
    found = [fault for one in met for fault in _met(promises, one, today, plan_start)]
    both = {one.milestone_id for one in met if one.occurrence_id is None}
    found += [fault for one in later for fault in _later(promises, one, both, today)]
    keys = [(one.milestone_id, one.occurrence_id) for one in met]
    found += [
        Fault(*key, f"{_named(promises, key[0])} is said to be met twice: say it once.")
        for key in dict.fromkeys(keys)
        if keys.count(key) > 1
    ]
    return found


def check_said(
    promises: Mapping[int, Promise],
    met: Iterable[Met],
    later: Iterable[Later],
    *,
    today: dt.date,
    plan_start: dt.date,
) -> None:
    """Raises NotSaid with every fault that `faults_of` finds."""
    found = faults_of(promises, met, later, today=today, plan_start=plan_start)
    if found:
        raise NotSaid(found)


def _met(promises: Mapping[int, Promise], one: Met, today: dt.date, plan_start: dt.date) -> Iterable[Fault]:
    def fault(text: str) -> Fault:
        return Fault(one.milestone_id, one.occurrence_id, text)

    promise = promises.get(one.milestone_id)
    name = _named(promises, one.milestone_id)
    if promise is None:
        yield fault("A milestone that was ticked is no longer in this action: load the page again.")
        return
    if promise.kind == "ongoing":
        yield fault(f"{name} is ongoing, so it is never met on a day: say how it goes under what was done.")
        return
    # A recurring milestone whose words name no months ("each term") has no dates but its last, and is met as one.
    if promise.occurrences and one.occurrence_id not in promise.occurrences:
        yield fault(f"{name} comes again and again: say which of its dates was met.")
        return
    if not promise.occurrences and one.occurrence_id is not None:
        yield fault(f"{name} has one date only: load the page again.")
        return
    if one.met_on > today:
        yield fault(f"{name} is said to be met on {said(one.met_on)}, which is still to come: give a day up to today.")
    if one.met_on < plan_start:
        yield fault(
            f"{name} is said to be met on {said(one.met_on)}, before the plan began on {said(plan_start)}:"
            " check the year."
        )


def _later(promises: Mapping[int, Promise], one: Later, both: Collection[int], today: dt.date) -> Iterable[Fault]:
    def fault(text: str, about: str = "later") -> Fault:
        return Fault(one.milestone_id, None, text, about)

    promise = promises.get(one.milestone_id)
    name = _named(promises, one.milestone_id)
    if promise is None:
        yield fault("A milestone whose date was to change is no longer in this action: load the page again.")
        return
    if promise.kind != "due":
        yield fault(f"{name} has no single date that could be later: ask for a change of the action instead.")
        return
    if one.milestone_id in both:
        yield fault(f"{name} is said to be met, and a later date is asked for it: say one of the two.")
    if not one.reason.strip():
        yield fault(f"Say why {name} needs a new date: whoever decides reads it.", "why")
    if promise.due is not None and one.becomes <= promise.due:
        yield fault(f"The new date of {name} must be later than {said(promise.due)}.")
    elif one.becomes < today:
        yield fault(f"The new date of {name} must be today or later.")


def _named(promises: Mapping[int, Promise], milestone_id: int) -> str:
    promise = promises.get(milestone_id)
    return f"“{promise.label}”" if promise and promise.label else "the milestone"

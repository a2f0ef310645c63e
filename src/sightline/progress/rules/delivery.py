"""Delivery of an action on a day: the seven steps of `domain.md`, the first that applies. Pure.

1. *withdrawn*: approved, and its day has come. 2. *undated*: no milestone has a date and one is unmet, or there is no
milestone at all. 3. *overdue*, else *awaiting* word or agreement, of a date that has passed. 4. *complete*. 5. *at
risk*. 6. *not started*. 7. *on track*.

Choices where the text leaves one, each the most honest reading we found (docs/adr/0020):

* Awaiting comes where overdue does: before complete and at risk. Word is awaited before agreement is.
* What puts an action at risk through its dates counts while that milestone is unmet: a date asked for and refused says
  nothing any more once the milestone is met. Of several requests the last for a later date counts.
* "Submitted" is what the answering body sent: others speak for their part. Where nothing is to have been met or
  submitted at all (not started, and its twin in at risk), a word of any owner is something.
* "In the open or last closed cycle" and "then or since" are one: in the last closed cycle, or after it. An owner who
  spoke between two rounds has spoken.
* A milestone said to be met is not counted as "due within 30 days and nothing submitted".
* An ongoing milestone has its end, the plan's, as its date: it counts among the dates of an action that has not begun,
  never among those that are due or stand later.
* The last round is answered by an update that was not left unagreed when that round closed.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.kit.periods import quarter_of, said
from sightline.progress.rules.facts import Facts, date_as_at
from sightline.progress.rules.milestones import (
    SETTLED,
    AsAt,
    MilestoneStanding,
    MilestoneState,
    days_words,
    milestone_standing,
    overdue_words,
)

SOON = 30  # days: a milestone due within them wants a word
FIRST = 90  # days: nothing begun within them of the first date is a risk


class DeliveryState(enum.StrEnum):
    """How an action's delivery stands; exactly one on any day."""

    WITHDRAWN = "withdrawn"
    UNDATED = "undated"
    OVERDUE = "overdue"
    AWAITING_WORD = "awaiting_word"
    AWAITING_AGREEMENT = "awaiting_agreement"
    COMPLETE = "complete"
    AT_RISK = "at_risk"
    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"


WORDS = {
    DeliveryState.WITHDRAWN: "withdrawn",
    DeliveryState.UNDATED: "no date",
    DeliveryState.OVERDUE: "overdue",
    DeliveryState.AWAITING_WORD: "awaiting word",
    DeliveryState.AWAITING_AGREEMENT: "awaiting agreement",
    DeliveryState.COMPLETE: "complete",
    DeliveryState.AT_RISK: "at risk",
    DeliveryState.NOT_STARTED: "not started",
    DeliveryState.ON_TRACK: "on track",
}


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an action's delivery stands on a day, and why.

    `days` is how overdue it is; `reasons` say why the state is what it is, `also` what else is so and stays said (met
    late, missed, at risk besides). `no_word`: the answering body was asked and has let the round pass in silence."""

    state: DeliveryState
    days: int
    words: str
    reasons: tuple[str, ...]
    also: tuple[str, ...]
    milestones: tuple[MilestoneStanding, ...]
    no_word: bool = False

    @property
    def awaiting(self) -> bool:
        """Whether a date has passed and word or agreement is awaited: no claim is contradicted by that."""
        return self.state in (DeliveryState.AWAITING_WORD, DeliveryState.AWAITING_AGREEMENT)

    @property
    def only_agreement_lacks(self) -> bool:
        """Whether everything that is not met is said to be met, so that only agreement keeps it from complete."""
        unmet = [one for one in self.milestones if not one.is_met]
        return bool(unmet) and all(
            (each.state in SETTLED or each.state == MilestoneState.AWAITING_AGREEMENT)
            for one in unmet
            for each in (one.occurrences or (one,))
        )


def delivery(facts: Facts, day: dt.date) -> Delivery:
    """How the delivery of an action stands at the end of `day`. What happened later changes nothing."""
    seen = AsAt(facts, day)
    milestones = tuple(milestone_standing(one, seen) for one in facts.milestones)
    state, days, reasons = _state(seen, milestones)
    risks = () if state in (DeliveryState.WITHDRAWN, DeliveryState.COMPLETE) else tuple(_risks(seen, milestones))
    also = [*_stays_said(milestones)]
    if state == DeliveryState.AT_RISK:
        reasons = risks
    else:
        also += risks
    return Delivery(
        state=state,
        days=days,
        words=_words(state, days, milestones),
        reasons=tuple(reasons),
        also=tuple(also),
        milestones=milestones,
        no_word=state not in (DeliveryState.WITHDRAWN, DeliveryState.COMPLETE) and _no_word(seen),
    )


def _state(seen: AsAt, milestones: tuple[MilestoneStanding, ...]) -> tuple[DeliveryState, int, tuple[str, ...]]:
    """The first step that applies, its days and its reasons (those of at risk are told apart by `_risks`)."""
    withdrawn = date_as_at(seen.facts.withdrawn_adopted, seen.facts.withdrawals, seen.day)
    if withdrawn is not None and withdrawn <= seen.day:
        return DeliveryState.WITHDRAWN, 0, (f"Withdrawn from {said(withdrawn)}.",)
    dated = any(one.due for one in milestones)
    if not dated and not (milestones and all(one.is_met for one in milestones)):
        return DeliveryState.UNDATED, 0, ("No milestone has a date." if milestones else "It has no milestone.",)
    overdue = [one for one in milestones if one.state == MilestoneState.OVERDUE]
    if overdue:
        return (
            DeliveryState.OVERDUE,
            max(one.days_late for one in overdue),
            tuple(_why_overdue(one, seen) for one in overdue),
        )
    past = [one for one in milestones if one.due and one.due < seen.day]
    for state, found in (
        (DeliveryState.AWAITING_WORD, [one for one in past if one.state == MilestoneState.AWAITING_WORD]),
        (DeliveryState.AWAITING_AGREEMENT, [one for one in past if one.state == MilestoneState.AWAITING_AGREEMENT]),
    ):
        if found:
            return state, 0, tuple(map(_why_awaiting, found))
    if milestones and all(one.is_met for one in milestones):
        return DeliveryState.COMPLETE, 0, ("Every milestone is met.",)
    if any(True for _ in _risks(seen, milestones)):
        return DeliveryState.AT_RISK, 0, ()
    if not _begun(seen):
        return DeliveryState.NOT_STARTED, 0, (_why_not_started(seen),)
    return DeliveryState.ON_TRACK, 0, tuple(_what_is_next(milestones))


def _risks(seen: AsAt, milestones: tuple[MilestoneStanding, ...]) -> Iterator[str]:
    """Each reason that puts the action at risk, in the order of the rule."""
    for one in milestones:
        if one.is_met or one.kind == "ongoing":
            continue
        if one.lost_date:
            yield f"{_cap(one.name)} has lost the date it was adopted with."
        elif one.moved_days > 0:
            yield f"{_cap(one.name)} stands {days_words(one.moved_days)} later than adopted."
    for one in milestones:
        if one.later_date:
            yield f"For {one.name} {one.later_words}."
    if seen.ended and any(one.state == MilestoneState.ONGOING for one in milestones):
        yield "The plan has ended and its last round is not answered."
    if not _asked(seen):
        return
    last = seen.last_closed
    silent = not seen.spoke_since(last.number if last else 0)
    for one in milestones if silent else ():
        for each in one.occurrences or (one,):
            if each.state == MilestoneState.DUE and each.due and (each.due - seen.day).days <= SOON:
                when = _in_days((each.due - seen.day).days)
                where = "in the last closed round or since" if last else "since the owner was asked"
                yield f"{_cap(one.name)} is due {when}, and no update was sent {where}."
                break
    first = _first_date(seen)
    if not _begun(seen) and first is not None and (first - seen.day).days <= FIRST:
        away = (first - seen.day).days
        when = f"is {days_words(away)} away" if away > 0 else "is today" if away == 0 else "has passed"
        yield f"Nothing was ever met or said, and the first date, {said(first, seen.start_month)}, {when}."
    if last and seen.asked(last) and not seen.answered(last):
        yield f"The last closed round ({_round_name(seen)}) asked and got no answer, then or since."


def _no_word(seen: AsAt) -> bool:
    """Whether a round that asked has passed in silence: the last closed one, or the open one once answers were due."""
    last, now = seen.last_closed, seen.open
    if last and seen.asked(last) and not seen.answered(last):
        return True
    return now is not None and seen.asked(now) and now.due_on < seen.day and not seen.answered(now)


def _asked(seen: AsAt) -> bool:
    """Whether the answering body was ever asked about the action."""
    return any(one.asked_on is not None and one.asked_on <= seen.day for one in seen.rounds)


def _begun(seen: AsAt) -> bool:
    """Whether anything was ever met or submitted, by any owner."""
    return bool(seen.sent)


def _first_date(seen: AsAt) -> dt.date | None:
    """The earliest date of the action; an ongoing milestone has its end."""
    dates = [day for one in seen.facts.milestones for _, day in one.dates(seen.day)]
    if any(one.kind == "ongoing" for one in seen.facts.milestones) and seen.facts.plan_end:
        dates.append(seen.facts.plan_end)
    return min(dates, default=None)


def _round_name(seen: AsAt) -> str:
    last = seen.last_closed
    return quarter_of(last.starts_on, seen.start_month).label if last else ""


def _why_overdue(one: MilestoneStanding, seen: AsAt) -> str:
    if one.said_on:
        why = f"it is said to be met on {said(one.said_on)}, which nobody has agreed"
    elif one.due and seen.covering_has_closed(one.due):
        why = "its round has closed"
    else:
        why = "its owner has sent an update since without saying that it is met"
    return f"{_cap(one.name)} was due on {one.due_words} and is not met: {why}."


def _why_awaiting(one: MilestoneStanding) -> str:
    if one.state == MilestoneState.AWAITING_AGREEMENT:
        return f"{_cap(one.name)}, due on {one.due_words}, is {one.words}."
    return f"{_cap(one.name)} was due on {one.due_words}, and nobody has said yet whether it is met."


def _why_not_started(seen: AsAt) -> str:
    """Nobody was asked, or the first date is more than 90 days away: nearer than that would be a risk."""
    first = _first_date(seen)
    if not _asked(seen):
        return "Nothing was met or said, and nobody was asked yet."
    if first is None:
        return "Nothing was met or said, and there is no first date yet."
    away = days_words((first - seen.day).days)
    return f"Nothing was met or said, and the first date, {said(first, seen.start_month)}, is {away} away."


def _what_is_next(milestones: tuple[MilestoneStanding, ...]) -> Iterator[str]:
    ahead = [one for one in milestones if one.due and not one.is_met]
    if ahead:
        first = min(ahead, key=lambda one: one.due)
        yield f"Next: {first.label or 'the next date'}, {first.words}."


def _stays_said(milestones: tuple[MilestoneStanding, ...]) -> Iterator[str]:
    """What was late or missed and stays said, whatever came after."""
    for one in milestones:
        each_late = [each for each in one.occurrences or (one,) if each.state == MilestoneState.MET_LATE]
        for each in each_late:
            yield f"{_cap(one.name)} was {each.words}."
        missed = [said(each.due) for each in one.occurrences if each.state == MilestoneState.MISSED and each.due]
        if missed:
            days = " and ".join(filter(None, [", ".join(missed[:-1]), missed[-1]]))
            yield f"{_cap(one.name)} was missed on {days}."


def _words(state: DeliveryState, days: int, milestones: tuple[MilestoneStanding, ...]) -> str:
    if state == DeliveryState.OVERDUE:
        return overdue_words(days)
    if state == DeliveryState.AWAITING_AGREEMENT:
        return "said to be met, awaiting agreement"
    each = [part for one in milestones for part in (one, *one.occurrences)]
    late = max((part.days_late for part in each if part.state == MilestoneState.MET_LATE), default=0)
    if state == DeliveryState.COMPLETE and late:
        return f"complete, met {days_words(late)} late"
    return WORDS[state]


def _in_days(days: int) -> str:
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]

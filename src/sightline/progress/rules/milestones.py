"""Where each milestone stands on a day: met, missed, overdue, awaited, or still to come. Pure.

Choices where `domain.md` leaves one, each the most honest reading we found (docs/adr/0020):

* A date is past from the day after it. What was sent on the day itself is not "since".
* The cycle covering a date is the one of its quarter; a date before the first cycle or after the last belongs to that
  one. Without any cycle nobody was asked and nobody will be: past dates then await word.
* A standing word that a milestone was met is "said to be met" whichever owner said it; one that was not agreed when its
  cycle closed stands no longer.
* Once the cycle covering a date has closed, only an agreed update ends its lateness, whatever is said meanwhile.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from sightline.kit.periods import said
from sightline.progress.rules.facts import Facts, Promised, Round, Word, is_later


class MilestoneState(enum.StrEnum):
    """Where a milestone, or one occurrence of it, stands."""

    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    OVERDUE = "overdue"
    AWAITING_WORD = "awaiting_word"
    AWAITING_AGREEMENT = "awaiting_agreement"
    DUE = "due"
    ONGOING = "ongoing"
    UNDATED = "undated"


DONE = frozenset({MilestoneState.MET, MilestoneState.MET_LATE})
SETTLED = DONE | {MilestoneState.MISSED}


@dataclass(frozen=True, slots=True)
class OccurrenceStanding:
    """One date of a milestone on a day; `said_on` is the day on which it is said, and not yet agreed, to be met."""

    occurrence_id: int | None
    due: dt.date | None
    state: MilestoneState
    words: str
    met_on: dt.date | None = None
    said_on: dt.date | None = None
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class MilestoneStanding:
    """A milestone on a day. `due` is the date that counts now: of a recurring one the date awaited or next.

    `days_late`: how late it was met, or how overdue it is. `moved_days`: how much later it stands than adopted."""

    milestone_id: int
    label: str
    kind: str
    due: dt.date | None
    due_words: str
    state: MilestoneState
    words: str
    met_on: dt.date | None = None
    said_on: dt.date | None = None
    days_late: int = 0
    moved_days: int = 0
    moved: int = 0  # times moved later
    lost_date: bool = False  # adopted with a date, which a change took away
    later_date: str = ""  # "asked" or "refused": the last request for a later date, while it is unmet
    later_words: str = ""
    occurrences: tuple[OccurrenceStanding, ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether nothing of it is still to be done."""
        return self.state in DONE

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        if self.label:
            return f"“{self.label}”"
        return f"what is due on {self.due_words}" if self.due else "a milestone without words"


class AsAt:
    """The facts as they stood at the end of a day."""

    def __init__(self, facts: Facts, day: dt.date) -> None:
        self.day = day
        self.facts = facts
        self.start_month = facts.start_month
        self.rounds = sorted(facts.rounds, key=lambda one: one.number)
        self.closed = [one for one in self.rounds if one.closed_on is not None and one.closed_on <= day]
        self.sent = [word for word in facts.words if word.on <= day]
        self.standing = [word for word in self.sent if word.replaced_on is None or word.replaced_on > day]
        self._closed_numbers = {one.number for one in self.closed}
        self.met: dict[tuple[int, int | None], dt.date] = {}
        self.said: dict[tuple[int, int | None], dt.date] = {}
        for word in self.standing:
            agreed = self.is_agreed(word)
            if agreed or not self.has_lapsed(word):
                for one in word.met:
                    met = agreed and one.on <= day
                    (self.met if met else self.said)[one.milestone_id, one.occurrence_id] = one.on

    def is_agreed(self, word: Word) -> bool:
        """Whether somebody has agreed it by the day."""
        return word.agreed_on is not None and word.agreed_on <= self.day

    def has_lapsed(self, word: Word) -> bool:
        """Whether its round closed without agreement to it."""
        return not self.is_agreed(word) and word.round in self._closed_numbers

    @property
    def last_closed(self) -> Round | None:
        """The last round that has closed."""
        return self.closed[-1] if self.closed else None

    @property
    def open(self) -> Round | None:
        """The round that is open."""
        for one in self.rounds:
            opened = one.opened_on is not None and one.opened_on <= self.day
            if opened and one.number not in self._closed_numbers:
                return one
        return None

    def asked(self, one: Round) -> bool:
        """Whether the round has asked the answering body, and the ask was not excused."""
        if one.asked_on is None or one.asked_on > self.day:
            return False
        return one.excused_on is None or one.excused_on > self.day

    def spoke_since(self, number: int) -> bool:
        """Whether the answering body has sent anything in the round `number` or a later one."""
        return any(word.answers and word.round >= number for word in self.sent)

    def answered(self, one: Round) -> bool:
        """Whether the answering body has sent anything since the round asked it, in that round or a later one."""
        since = one.asked_on or dt.date.min
        return any(word.answers and word.round >= one.number and word.on >= since for word in self.sent)

    def covering_has_closed(self, due: dt.date) -> bool:
        """Whether the round that covers the date has closed."""
        if not self.rounds:
            return False
        covering = next((one for one in self.rounds if one.ends_on >= due), self.rounds[-1])
        return covering.number in self._closed_numbers

    def passed_over(self, key: tuple[int, int | None], due: dt.date) -> bool:
        """Whether the answering body has sent an update since the date without saying that it was met."""
        return any(
            word.answers and word.on > due and all((one.milestone_id, one.occurrence_id) != key for one in word.met)
            for word in self.standing
        )

    @property
    def ended(self) -> bool:
        """Whether the plan's last day lies before the day."""
        return self.facts.plan_end is not None and self.day > self.facts.plan_end

    @property
    def last_round_answered(self) -> bool:
        """Whether the answering body answered the plan's last round; an answer left unagreed on purpose is none."""
        if not self.rounds:
            return False
        last = self.rounds[-1]
        since = last.asked_on or dt.date.min
        return any(
            word.answers and word.round == last.number and word.on >= since and not self.has_lapsed(word)
            for word in self.standing
        )


def milestone_standing(one: Promised, seen: AsAt) -> MilestoneStanding:
    """Where the milestone stands as at the day of `seen`."""
    due = one.due(seen.day)
    if one.kind == "ongoing":
        return _ongoing(one, due, seen)
    dates = one.dates(seen.day)
    if not dates:
        return _placed(one, _occurrence(one.id, None, None, seen, missed=False), seen)
    now = next((n for n in range(len(dates) - 1, -1, -1) if dates[n][1] <= seen.day), 0)
    found = tuple(_occurrence(one.id, at, on, seen, missed=n < now) for n, (at, on) in enumerate(dates))
    # What counts is what is late or awaited, else the next that is unsettled, else the last.
    shown = found[now]
    if shown.state in SETTLED:
        shown = next((each for each in found if each.state not in SETTLED), found[-1])
    return _placed(one, shown, seen, found if one.kind == "recurring" else ())


def _placed(
    one: Promised, shown: OccurrenceStanding, seen: AsAt, occurrences: tuple[OccurrenceStanding, ...] = ()
) -> MilestoneStanding:
    now = one.due(seen.day)
    later, later_words = ("", "") if shown.state in DONE else _later_date(one, now, seen)
    return MilestoneStanding(
        milestone_id=one.id,
        label=one.label,
        kind=one.kind,
        due=shown.due,
        due_words=said(shown.due, seen.start_month) if shown.due else "no date yet",
        state=shown.state,
        words=shown.words,
        met_on=shown.met_on,
        said_on=shown.said_on,
        days_late=shown.days_late,
        moved_days=(now - one.due_adopted).days if now and one.due_adopted else 0,
        moved=one.moved_later(seen.day),
        lost_date=one.due_adopted is not None and now is None,
        later_date=later,
        later_words=later_words,
        occurrences=occurrences,
    )


def _occurrence(
    milestone_id: int, at: int | None, due: dt.date | None, seen: AsAt, *, missed: bool
) -> OccurrenceStanding:
    key = (milestone_id, at)
    met_on, said_on = seen.met.get(key), seen.said.get(key)
    if met_on is not None:
        late = max((met_on - due).days, 0) if due else 0
        state = MilestoneState.MET_LATE if late else MilestoneState.MET
        return OccurrenceStanding(at, due, state, met_words(met_on, late), met_on=met_on, days_late=late)
    if missed:
        return OccurrenceStanding(at, due, MilestoneState.MISSED, "missed", said_on=said_on)
    past = due is not None and due < seen.day
    if past and (seen.covering_has_closed(due) or (said_on is None and seen.passed_over(key, due))):
        late = (seen.day - due).days
        words = overdue_words(late)
        return OccurrenceStanding(at, due, MilestoneState.OVERDUE, words, said_on=said_on, days_late=late)
    if said_on is not None:
        words = f"said to be met on {said(said_on)}, awaiting agreement"
        return OccurrenceStanding(at, due, MilestoneState.AWAITING_AGREEMENT, words, said_on=said_on)
    if past:
        return OccurrenceStanding(at, due, MilestoneState.AWAITING_WORD, "awaiting word")
    if due is None:
        return OccurrenceStanding(at, due, MilestoneState.UNDATED, "no date yet")
    return OccurrenceStanding(at, due, MilestoneState.DUE, f"due {said(due, seen.start_month)}")


def _ongoing(one: Promised, due: dt.date | None, seen: AsAt) -> MilestoneStanding:
    """Never overdue; after the plan's end done if the plan's last round was answered."""
    end = due or seen.facts.plan_end
    state, words = MilestoneState.ONGOING, f"throughout, to {said(end, seen.start_month)}" if end else "ongoing"
    if seen.ended and seen.last_round_answered:
        state, words = MilestoneState.MET, "kept up to the plan's end"
    elif seen.ended:
        words = "the plan has ended and its last round is not answered"
    return MilestoneStanding(
        milestone_id=one.id,
        label=one.label,
        kind=one.kind,
        due=end,
        due_words=said(end, seen.start_month) if end else "ongoing",
        state=state,
        words=words,
    )


def _later_date(one: Promised, now: dt.date | None, seen: AsAt) -> tuple[str, str]:
    """Whether the last request for a date later than `now` is pending or was refused, and that in words. A change
    approved since settles what was refused before it."""
    for change in reversed(one.changes):
        if change.approved_by(seen.day):
            break
        if change.asked_on <= seen.day and is_later(change.becomes, now):
            wanted = said(change.becomes, seen.start_month) if change.becomes else "“none”"
            if change.decided_on is None or change.decided_on > seen.day:
                asked = said(change.asked_on)
                return "asked", f"the later date {wanted} was asked for on {asked} and is not decided"
            return "refused", f"the later date {wanted} was refused on {said(change.decided_on)}"
    return "", ""


def met_words(met_on: dt.date, late: int) -> str:
    """ "met on 3 March 2018, 62 days late"."""
    words = f"met on {said(met_on)}"
    return f"{words}, {days_words(late)} late" if late else words


def overdue_words(days: int) -> str:
    """ "12 days overdue"."""
    return f"{days_words(days)} overdue"


def days_words(days: int) -> str:
    """ "1 day", "12 days"."""
    return f"{days} day" if days == 1 else f"{days} days"

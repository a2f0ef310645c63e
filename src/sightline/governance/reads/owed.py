"""What a person owes to meetings, across all her partnerships: for her list of work and the digest that repeats it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, Q, Subquery

from sightline.governance.models import ChairReport, Challenge, Decision, Meeting, PaperAsk, Task
from sightline.governance.reads.seats import REPORTING_KINDS
from sightline.governance.rules.due import PRESSED_WORKING_DAYS
from sightline.governance.rules.seats import PRESIDING, SPEAKING
from sightline.governance.rules.states import (
    TO_ANSWER,
    ChallengeState,
    MeetingState,
    MinutesState,
    ReportState,
    TaskState,
)
from sightline.kit.periods import add_working_days
from sightline.people.models import Partnership, Person, Seat
from sightline.people.permissions import Role
from sightline.progress.models import Ask
from sightline.progress.rules.states import CycleState


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing a person owes: a sentence, by when, the route of its page with arguments (the slug left out), and for
    whom. `thing` and `thing_id` are what a signed link is to; "" where doing it needs signing in."""

    kind: str
    title: str
    due: dt.date | None
    route: str
    args: dict[str, Any]
    thing: str
    thing_id: int
    partnership: Partnership
    body: str


@dataclass(frozen=True, slots=True)
class _Hers:
    """What a person is on the day, as sets of ids."""

    partnerships: dict[int, Partnership]
    seated: frozenset[int]
    speaks: frozenset[int]
    presides: frozenset[int]
    manages: frozenset[int]


def owed_by(person: Person, day: dt.date) -> list[Owed]:
    """Challenges to answer, answers to judge, papers to give, tasks, decisions to follow, minutes to approve and
    chair's reports; the earliest due first. Nine queries, however much it is."""
    seats = person.seats.held_on(day).select_related("partnership")
    hers = _Hers(
        partnerships={seat.partnership_id: seat.partnership for seat in seats},
        seated=frozenset(seat.body_id for seat in seats),
        speaks=frozenset(seat.body_id for seat in seats if seat.role in SPEAKING),
        presides=frozenset(seat.body_id for seat in seats if seat.role in PRESIDING),
        manages=frozenset(seat.partnership_id for seat in seats if seat.role == Role.BUSINESS_MANAGER),
    )
    if not hers.partnerships:
        return []
    found = [
        *_challenges(hers, day),
        *_answers(person, hers),
        *_papers(person, hers),
        *_tasks(person, hers),
        *_decisions(hers),
        *_minutes(hers),
        *_reports(hers),
    ]
    return sorted(found, key=lambda one: (one.due or dt.date.max, one.title))


def for_whom(hers_speaks: Iterable[int], seated: Iterable[int], manages: Iterable[int], day: dt.date, path: str) -> Q:
    """Rows that come to somebody because she speaks for the body at `path`, sits in it where nobody speaks for it, or
    manages the partnership where nobody sits in it."""
    seats = Seat.objects.filter(body=OuterRef(path), person__is_active=True).held_on(day)
    nobody_speaks = ~Exists(seats.filter(role__in=SPEAKING))
    return (
        Q(**{f"{path}__in": list(hers_speaks)})
        | Q(**{f"{path}__in": list(seated)}) & Q(nobody_speaks)
        | Q(partnership__in=list(manages)) & Q(~Exists(seats))
    )


def _challenges(hers: _Hers, day: dt.date) -> Iterator[Owed]:
    rows = Challenge.objects.filter(state__in=TO_ANSWER).filter(
        for_whom(hers.speaks, hers.seated, hers.manages, day, "to_body")
    )
    for one in rows.select_related("to_body", "from_body"):
        again = " again" if one.state == ChallengeState.PRESSED else ""
        yield Owed(
            kind="challenge",
            title=f"Answer challenge {one.number}{again}: {_short(one.question)}",
            due=one.due_on,
            route="challenge_answer",
            args={"challenge_id": one.pk},
            thing="challenge",
            thing_id=one.pk,
            partnership=hers.partnerships[one.partnership_id],
            body=one.to_body.name,
        )


def _answers(person: Person, hers: _Hers) -> Iterator[Owed]:
    rows = Challenge.objects.filter(
        state=ChallengeState.ANSWERED, raised_by=person, partnership__in=hers.partnerships
    ).annotate(answered=Max("answers__answered_at"))
    for one in rows.select_related("to_body", "partnership"):
        due = add_working_days(one.answered.date(), PRESSED_WORKING_DAYS, one.partnership.nation)
        yield Owed(
            kind="answer",
            title=f"Say whether the answer to challenge {one.number} satisfies: {_short(one.question)}",
            due=due,
            route="challenge_judge",
            args={"challenge_id": one.pk},
            thing="",
            thing_id=one.pk,
            partnership=hers.partnerships[one.partnership_id],
            body=one.to_body.name,
        )


def _papers(person: Person, hers: _Hers) -> Iterator[Owed]:
    rows = PaperAsk.objects.filter(
        person=person, stored=None, excused_on=None, partnership__in=hers.partnerships
    ).exclude(item__meeting__state=MeetingState.CANCELLED)
    for one in rows.select_related("item__meeting__body"):
        meeting = one.item.meeting
        yield Owed(
            kind="paper",
            title=f"Give a paper for {meeting.words}: {_short(one.wanted)}",
            due=one.due_on,
            route="paper_give",
            args={"paper_id": one.pk},
            thing="paper",
            thing_id=one.pk,
            partnership=hers.partnerships[one.partnership_id],
            body=meeting.body.name,
        )


def _tasks(person: Person, hers: _Hers) -> Iterator[Owed]:
    tasks = Task.objects.filter(state=TaskState.OPEN, partnership__in=hers.partnerships)
    of_body = Q(person=None, body__in=hers.speaks) & (tasks.is_open() | Q(meeting__body__in=hers.seated))
    rows = tasks.filter(Q(person=person) | of_body)
    for one in rows.select_related("meeting__body"):
        yield Owed(
            kind="task",
            title=f"Task of {one.meeting.words}: {_short(one.text)}",
            due=one.due_on,
            route="task_finish",
            args={"task_id": one.pk},
            thing="",
            thing_id=one.pk,
            partnership=hers.partnerships[one.partnership_id],
            body=one.meeting.body.name,
        )


def _decisions(hers: _Hers) -> Iterator[Owed]:
    decisions = Decision.objects.filter(effect_on=None, due_on__isnull=False, body__in=hers.speaks)
    rows = decisions.filter(decisions.is_open() | Q(meeting__body__in=hers.seated))
    for one in rows.select_related("body"):
        yield Owed(
            kind="decision",
            title=f"Say what came of decision {one.number}: {_short(one.text)}",
            due=one.due_on,
            route="decision_effect",
            args={"decision_id": one.pk},
            thing="",
            thing_id=one.pk,
            partnership=hers.partnerships[one.partnership_id],
            body=one.body.name,
        )


def _minutes(hers: _Hers) -> Iterator[Owed]:
    later = Meeting.objects.filter(body=OuterRef("body"), starts_at__gt=OuterRef("starts_at"))
    later = later.exclude(state=MeetingState.CANCELLED).order_by("starts_at").values("starts_at")[:1]
    rows = Meeting.objects.filter(
        body__in=hers.presides,
        minutes_state__in=[MinutesState.DRAFT, MinutesState.CORRECTED],
        minutes_round_on__isnull=False,
    ).annotate(next_at=Subquery(later))
    for one in rows.select_related("body"):
        if one.next_at is None:
            continue
        yield Owed(
            kind="minutes",
            title=f"Approve the minutes of {one.words}",
            due=one.next_at.date(),
            route="minutes_approve",
            args={"meeting_id": one.pk},
            thing="",
            thing_id=one.pk,
            partnership=hers.partnerships[one.partnership_id],
            body=one.body.name,
        )


def _reports(hers: _Hers) -> Iterator[Owed]:
    asked = (
        Ask.objects.filter(
            body__in=hers.presides, body__kind__in=REPORTING_KINDS, cycle__state=CycleState.OPEN, excused_on=None
        )
        .values_list("cycle_id", "body_id", "body__name", "cycle__closes_on", "cycle__number", "partnership_id")
        .annotate(first=Min("pk"))  # the first thing asked stands for the report, which nobody may have begun
        .order_by("cycle_id", "body_id")
    )
    submitted = set(
        ChairReport.objects.filter(body__in=hers.presides, state=ReportState.SUBMITTED).values_list(
            "cycle_id", "body_id"
        )
    )
    for cycle_id, body_id, body, due, number, partnership_id, first in asked:
        if (cycle_id, body_id) not in submitted:
            yield Owed(
                kind="report",
                title=f"Write the chair’s report of {body} for quarter {number}",
                due=due,
                route="chair_report_write",
                args={"body_id": body_id, "cycle_id": cycle_id},
                thing="",
                thing_id=first,
                partnership=hers.partnerships[partnership_id],
                body=body,
            )


def _short(text: str, length: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rpartition(' ')[0]}…"

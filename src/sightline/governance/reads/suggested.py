"""What is suggested for an agenda: what always stands on it, what the plan brings, what waits for this body.

A suggestion is what `actions.add_item` takes, under a key that a form can send; what is on the agenda already, or that
the member may not see, is not suggested.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from sightline.governance.models import ChairReport, Challenge, Escalation, Item, Meeting, StandingItem
from sightline.governance.reads.agenda import action_words, matters_of
from sightline.governance.reads.meetings import minutes_to_approve
from sightline.governance.rules.states import OPEN_CHALLENGES, EscalationState, MeetingState, ReportState
from sightline.governance.rules.words import TITLES, ItemKind, Purpose
from sightline.people.access import Membership
from sightline.people.models import BodyKind
from sightline.plan.models import Action, Change, Plan
from sightline.plan.reads import plan_for
from sightline.plan.rules.changes import FIELDS, in_words
from sightline.plan.rules.states import ChangeState
from sightline.progress.models import Cycle
from sightline.progress.reads import exceptions, standings, why_worst
from sightline.progress.rules.states import CycleState

# How many exceptions of the plan are offered; the cycle's own item brings the others.
AT_MOST = 12
PRESIDING_KINDS = frozenset({BodyKind.EXECUTIVE, BodyKind.BOARD})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something for an agenda: under which heading, in words, and the item it makes."""

    key: str
    group: str
    words: str
    item: dict[str, Any] = field(hash=False)


def suggestions(meeting: Meeting, membership: Membership, day: dt.date) -> list[Suggestion]:
    """What belongs on the agenda of a meeting, in the order in which a board takes it."""
    there = _there(meeting)
    return [
        *_regular(meeting, there),
        *_standing(meeting, membership, there),
        *_waiting(meeting, there),
        *_reports(meeting, there),
        *_plan(meeting, membership, there, day),
    ]


def _there(meeting: Meeting) -> dict[str, set[int]]:
    """What stands on the agenda already, restricted items too, by the field that names it."""
    names = ("action_id", "change_id", "challenge_id", "escalation_id", "cycle_id", "report_id", "minutes_of_id")
    rows = list(Item.objects.filter(meeting=meeting).values("kind", "standing_id", *names))
    found: dict[str, set[int]] = {name: {row[name] for row in rows if row[name]} for name in (*names, "standing_id")}
    found["matters"] = {1} if any(row["kind"] == ItemKind.MATTERS for row in rows) else set()
    return found


def _regular(meeting: Meeting, there: dict[str, set[int]]) -> Iterator[Suggestion]:
    group = "What every meeting begins with"
    for one in minutes_to_approve(meeting.body, meeting.starts_at):
        if one.pk not in there["minutes_of_id"]:
            yield Suggestion(
                f"minutes-{one.pk}",
                group,
                f"Minutes of {one.words}",
                {
                    "title": f"Minutes of {one.day:%-d %B %Y}",
                    "purpose": Purpose.DECISION,
                    "kind": ItemKind.MINUTES,
                    "about": one,
                },
            )
    if not there["matters"]:
        count = len(matters_of(meeting, None))
        tasks = f" ({count} {'task' if count == 1 else 'tasks'})" if count else ""
        title = TITLES[ItemKind.MATTERS]
        item = {"title": title, "purpose": Purpose.ASSURANCE, "kind": ItemKind.MATTERS}
        yield Suggestion("matters", group, f"{title}{tasks}", item)


def _standing(meeting: Meeting, membership: Membership, there: dict[str, set[int]]) -> Iterator[Suggestion]:
    rows = StandingItem.objects.visible_to(membership).filter(body=meeting.body, since__lte=meeting.day)
    rows = rows.filter(Q(until=None) | Q(until__gt=meeting.day)).select_related("action")
    for one in rows:
        if one.pk in there["standing_id"]:
            continue
        about = {"kind": ItemKind.ACTION, "about": one.action} if one.action else {}
        words = f"{one.title} ({action_words(one.action)})" if one.action else one.title
        yield Suggestion(
            f"standing-{one.pk}",
            "Standing items",
            words,
            {
                "title": one.title,
                "purpose": one.purpose,
                "restricted": one.restricted,
                "restricted_why": one.restricted_why,
                "standing": one,
                **about,
            },
        )


def _waiting(meeting: Meeting, there: dict[str, set[int]]) -> Iterator[Suggestion]:
    body = meeting.body
    waiting = Escalation.objects.filter(to_body=body, state__in=[EscalationState.RAISED, EscalationState.LISTED])
    for one in waiting.select_related("from_body").order_by("number"):
        if one.pk not in there["escalation_id"]:
            yield Suggestion(
                f"escalation-{one.pk}",
                "Escalated to this meeting",
                f"{one} from {one.from_body}: {one.title}",
                {"title": one.title, "purpose": Purpose.DECISION, "kind": ItemKind.ESCALATION, "about": one},
            )
    if body.kind in PRESIDING_KINDS:
        changes = Change.objects.filter(partnership_id=body.partnership_id, state=ChangeState.ASKED)
        month = meeting.partnership.fiscal_start_month
        for one in changes.select_related("action").order_by("pk"):
            if one.pk not in there["change_id"]:
                words = FIELDS[one.thing, one.field].words
                where = f"{action_words(one.action)}: " if one.action else ""
                becomes = in_words(one.thing, one.field, one.becomes, month)
                yield Suggestion(
                    f"change-{one.pk}",
                    "Changes of the plan that wait for a decision",
                    f"{where}{words} to become {becomes}",
                    {
                        "title": f"{where}{words}"[:200],
                        "purpose": Purpose.DECISION,
                        "kind": ItemKind.CHANGE,
                        "about": one,
                    },
                )
    challenges = Challenge.objects.filter(Q(from_body=body) | Q(to_body=body), state__in=OPEN_CHALLENGES)
    for one in challenges.select_related("to_body").order_by("due_on", "number"):
        if one.pk not in there["challenge_id"]:
            title = f"{one} to {one.to_body}"
            yield Suggestion(
                f"challenge-{one.pk}",
                "Open challenges",
                f"{title}: {_short(one.question)} ({one.get_state_display().lower()})",
                {
                    "title": f"{title}: {_short(one.question)}"[:200],
                    "purpose": Purpose.ASSURANCE,
                    "kind": ItemKind.CHALLENGE,
                    "about": one,
                },
            )


def _reports(meeting: Meeting, there: dict[str, set[int]]) -> Iterator[Suggestion]:
    """The last report that each chair submitted to this body, where no meeting of it has had it: an earlier one that
    was passed over has been overtaken."""
    reports = ChairReport.objects.filter(to_body=meeting.body, state=ReportState.SUBMITTED)
    had = Item.objects.filter(meeting__body=meeting.body, report__isnull=False).exclude(
        meeting__state=MeetingState.CANCELLED
    )
    reports = reports.exclude(pk__in=had.values("report_id")).select_related("body", "cycle")
    newest = {one.body_id: one for one in reports.order_by("body__name", "cycle__starts_on", "pk")}
    for one in newest.values():
        if one.pk not in there["report_id"]:
            yield Suggestion(
                f"report-{one.pk}",
                "Chairs’ reports",
                str(one),
                {"title": str(one)[:200], "purpose": Purpose.ASSURANCE, "kind": ItemKind.REPORT, "about": one},
            )


def _plan(meeting: Meeting, membership: Membership, there: dict[str, set[int]], day: dt.date) -> Iterator[Suggestion]:
    plan = plan_for(membership, day)
    if plan is None or plan.is_draft:
        return
    presides = meeting.body.kind in PRESIDING_KINDS
    if presides:
        yield from _cycle(plan, there)
    stand = exceptions(standings(plan, day).values())
    if not presides:
        stand = [one for one in stand if one.answering and one.answering.body_id == meeting.body_id]
    wanted = [one for one in stand if one.action_id not in there["action_id"]][:AT_MOST]
    actions = Action.objects.in_bulk([one.action_id for one in wanted])
    for one in wanted:
        title = action_words(actions[one.action_id])
        yield Suggestion(
            f"action-{one.action_id}",
            "What the plan says needs attention, worst first",
            f"{title if title[-1] in '.?!…' else f'{title}.'} {why_worst(one)}",
            {
                "title": title[:200],
                "purpose": Purpose.ASSURANCE,
                "kind": ItemKind.ACTION,
                "about": actions[one.action_id],
            },
        )


def _cycle(plan: Plan, there: dict[str, set[int]]) -> Iterator[Suggestion]:
    last = Cycle.objects.filter(plan=plan, state=CycleState.CLOSED).order_by("-number").first()
    if last is not None and last.pk not in there["cycle_id"]:
        title = f"The plan’s progress, quarter {last.number}"
        item = {"title": title, "purpose": Purpose.ASSURANCE, "kind": ItemKind.CYCLE, "about": last}
        yield Suggestion(f"cycle-{last.pk}", "The plan’s progress", title, item)


def _short(text: str, length: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rpartition(' ')[0]}…"

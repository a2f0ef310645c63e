"""What a document can be about, as choices, and the subject that a choice stands for.

A thing is named by its kind and number ("meeting:12"); the whole partnership by "".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.governance.models import ChairReport, Meeting
from sightline.governance.rules.states import MeetingState
from sightline.kit.periods import Quarter
from sightline.papers.documents.board import priority_words
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.kinds import KINDS, Kind
from sightline.people.access import Membership
from sightline.people.models import Body
from sightline.people.reads import MEETING_KINDS
from sightline.plan.models import Action, Plan, Priority
from sightline.plan.reads import plan_for
from sightline.plan.rules.states import PlanState
from sightline.plan.rules.titles import short_title
from sightline.progress.models import Cycle
from sightline.progress.rules.states import CycleState
from sightline.training.reads import quarters_with_sessions

MOST = 100  # choices; the newest come first


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing that a document can be about: its name in an address, and in words."""

    about: str
    words: str


def choices_for(kind: str, membership: Membership, day: dt.date) -> list[Choice]:
    """What a document of this kind can be about, the likeliest first. At most three queries."""
    return list(_CHOICES[KINDS[kind].thing](kind, membership, day))[:MOST]


def subject_of(kind: str, about: str, membership: Membership, day: dt.date) -> Subject | None:
    """The subject that `about` names; None where it names nothing that this kind is about and the member may see."""
    thing, _, number = about.partition(":")
    bare = Subject(viewer=membership, day=day)
    if not KINDS[kind].thing:
        return bare if not about else None
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    made = _SUBJECTS.get((KINDS[kind].thing, thing))
    return made(bare, int(number)) if made else None


# --- choices ---


def _meetings(kind: str, membership: Membership, day: dt.date) -> Iterator[Choice]:
    found = Meeting.objects.visible_to(membership).exclude(state=MeetingState.CANCELLED).select_related("body")
    if kind == Kind.MINUTES:
        found = found.filter(state=MeetingState.HELD)
    for one in found.order_by("-starts_at")[:MOST]:
        yield Choice(f"meeting:{one.pk}", f"{one}, {one.day.day} {one.day:%B %Y}")


def _cycles(kind: str, membership: Membership, day: dt.date) -> Iterator[Choice]:
    asked = Cycle.objects.visible_to(membership).exclude(state=CycleState.PLANNED).select_related("plan")
    for one in asked.order_by("-plan__year_start", "-number")[:MOST]:
        state = "as it closed" if one.state == CycleState.CLOSED else "as it stands"
        yield Choice(f"cycle:{one.pk}", f"{one} of {one.plan}, {state}")
    for plan in _adopted(membership):
        yield Choice(f"plan:{plan.pk}", f"{plan}, as it stands today")


def _priorities(kind: str, membership: Membership, day: dt.date) -> Iterator[Choice]:
    plan = plan_for(membership, day)
    if plan is not None and not plan.is_draft:
        for one in Priority.objects.filter(plan=plan):
            yield Choice(f"priority:{one.pk}", priority_words(one))


def _bodies(kind: str, membership: Membership, day: dt.date) -> Iterator[Choice]:
    meets = Body.objects.visible_to(membership).filter(kind__in=MEETING_KINDS).exclude(ended_on__lte=day)
    for one in meets.order_by("name"):
        yield Choice(f"body:{one.pk}", str(one))


def _reports(kind: str, membership: Membership, day: dt.date) -> Iterator[Choice]:
    found = ChairReport.objects.visible_to(membership).select_related("body", "cycle")
    for one in found.order_by("-cycle__plan__year_start", "-cycle__number", "body__name")[:MOST]:
        yield Choice(f"report:{one.pk}", f"{one.body}, {one.cycle} ({one.get_state_display().lower()})")


def _actions(kind: str, membership: Membership, day: dt.date) -> Iterator[Choice]:
    plan = plan_for(membership, day)
    if plan is not None and not plan.is_draft:
        for one in Action.objects.filter(plan=plan).order_by("position"):
            yield Choice(f"action:{one.pk}", f"{one.number} {short_title(one.title, one.text)}")


def _quarters(kind: str, membership: Membership, day: dt.date) -> Iterator[Choice]:
    for one in quarters_with_sessions(membership.partnership):
        if one.start <= day:
            yield Choice(f"quarter:{_number(one)}", one.label)


def _number(quarter: Quarter) -> int:
    """A quarter as a number: the third of 2017/18 is 20173."""
    return 10 * quarter.year + quarter.number


def _nothing(kind: str, membership: Membership, day: dt.date) -> Iterator[Choice]:
    yield Choice("", "The whole partnership")


def _adopted(membership: Membership) -> list[Plan]:
    found = Plan.objects.visible_to(membership).exclude(state=PlanState.DRAFT).filter(parent_action=None)
    return list(found.order_by("-year_start"))


_CHOICES = {
    "": _nothing,
    "meeting": _meetings,
    "cycle": _cycles,
    "priority": _priorities,
    "body": _bodies,
    "report": _reports,
    "action": _actions,
    "quarter": _quarters,
}


# --- subjects ---


def _meeting(bare: Subject, pk: int) -> Subject | None:
    found = Meeting.objects.visible_to(bare.viewer).exclude(state=MeetingState.CANCELLED)
    meeting = found.select_related("body", "approved_at__body").filter(pk=pk).first()
    return bare.of(meeting=meeting) if meeting else None


def _cycle(bare: Subject, pk: int) -> Subject | None:
    found = Cycle.objects.visible_to(bare.viewer).exclude(state=CycleState.PLANNED)
    cycle = found.select_related("plan__partnership").filter(pk=pk).first()
    return bare.of(cycle=cycle, plan=cycle.plan) if cycle else None


def _plan(bare: Subject, pk: int) -> Subject | None:
    found = Plan.objects.visible_to(bare.viewer).exclude(state=PlanState.DRAFT)
    plan = found.select_related("partnership").filter(pk=pk).first()
    return bare.of(plan=plan) if plan else None


def _priority(bare: Subject, pk: int) -> Subject | None:
    """A priority in the last round that was opened."""
    found = Priority.objects.visible_to(bare.viewer).exclude(plan__state=PlanState.DRAFT)
    priority = found.select_related("plan__partnership").filter(pk=pk).first()
    if priority is None:
        return None
    last = Cycle.objects.filter(plan=priority.plan).exclude(state=CycleState.PLANNED).order_by("-number").first()
    return bare.of(priority=priority, plan=priority.plan, cycle=last)


def _body(bare: Subject, pk: int) -> Subject | None:
    body = Body.objects.visible_to(bare.viewer).filter(pk=pk).first()
    plan = plan_for(bare.viewer, bare.day)
    return bare.of(body=body, plan=plan) if body and plan is not None and not plan.is_draft else None


def _report(bare: Subject, pk: int) -> Subject | None:
    found = ChairReport.objects.visible_to(bare.viewer)
    report = found.select_related("body", "to_body", "cycle__plan__partnership", "submitted_by").filter(pk=pk).first()
    return bare.of(report=report, cycle=report.cycle, plan=report.cycle.plan) if report else None


def _action(bare: Subject, pk: int) -> Subject | None:
    found = Action.objects.visible_to(bare.viewer).exclude(plan__state=PlanState.DRAFT)
    action = found.select_related("plan__partnership", "priority", "outcome").filter(pk=pk).first()
    return bare.of(action=action, plan=action.plan) if action else None


def _quarter(bare: Subject, number: int) -> Subject | None:
    """A quarter with training in it."""
    known = {_number(one): one for one in quarters_with_sessions(bare.partnership)}
    return bare.of(quarter=known[number]) if number in known else None


_SUBJECTS = {
    ("meeting", "meeting"): _meeting,
    ("cycle", "cycle"): _cycle,
    ("cycle", "plan"): _plan,
    ("priority", "priority"): _priority,
    ("body", "body"): _body,
    ("report", "report"): _report,
    ("action", "action"): _action,
    ("quarter", "quarter"): _quarter,
}

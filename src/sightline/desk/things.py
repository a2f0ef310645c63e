"""What the record's things are called now, and where their pages are: the trail knows names and numbers only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse

from sightline.assurance.models import Framework
from sightline.governance.models import Challenge, Decision, Escalation, Meeting
from sightline.indicators.models import DataReturn, Definition, Release
from sightline.library.models import Dissemination, Resource
from sightline.people.access import Membership
from sightline.people.models import Body, Person, Set
from sightline.plan.models import Action, Measure, Plan, Priority
from sightline.progress.models import Cycle, Update
from sightline.questions.models import Exercise, ExternalSurvey, Instrument
from sightline.trail.models import Entry
from sightline.training.models import Course, Session


@dataclass(frozen=True, slots=True)
class Page:
    """Where things of a kind are: the table, the route of their page, and what the route calls their number."""

    model: type[Model]
    route: str
    key: str
    joined: tuple[str, ...] = ()  # what its name is made of besides its own row


PAGES = {
    "action": Page(Action, "action_detail", "action_id"),
    "body": Page(Body, "body_detail", "body_id"),
    "challenge": Page(Challenge, "challenge_detail", "challenge_id"),
    "course": Page(Course, "course_detail", "course_id"),
    "cycle": Page(Cycle, "round_detail", "cycle_id"),
    "data_return": Page(DataReturn, "data_return_detail", "return_id", ("body",)),
    "decision": Page(Decision, "decision_detail", "decision_id"),
    "dissemination": Page(Dissemination, "dissemination_detail", "dissemination_id", ("edition__resource",)),
    "escalation": Page(Escalation, "escalation_detail", "escalation_id"),
    "framework": Page(Framework, "framework_detail", "framework_id"),
    "indicator": Page(Definition, "indicator_detail", "indicator_id"),
    "instrument": Page(Instrument, "instrument_detail", "instrument_id"),
    "exercise": Page(Exercise, "exercise_detail", "exercise_id"),
    "external_survey": Page(ExternalSurvey, "external_detail", "survey_id"),
    "measure": Page(Measure, "measure_detail", "measure_id"),
    "meeting": Page(Meeting, "meeting_detail", "meeting_id"),
    "person": Page(Person, "person_detail", "person_id"),
    "plan": Page(Plan, "plan_detail", "plan_id"),
    "priority": Page(Priority, "priority_detail", "priority_id"),
    "release": Page(Release, "release_detail", "release_id"),
    "resource": Page(Resource, "resource_detail", "resource_id"),
    "session": Page(Session, "session_detail", "session_id", ("course",)),
    "set": Page(Set, "reach_detail", "set_id"),
    "update": Page(Update, "update_detail", "update_id", ("ask__action", "ask__body", "ask__cycle")),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as it is called now, and its page."""

    name: str
    href: str


def things_of(membership: Membership, entries: Iterable[Entry]) -> dict[tuple[str, str], Thing]:
    """The things that `entries` are about, those that still exist and that the member may see. One query a kind."""
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        if entry.thing in PAGES and entry.thing_id.isdigit():
            wanted.setdefault(entry.thing, set()).add(entry.thing_id)
    found = {}
    for kind, ids in wanted.items():
        page = PAGES[kind]
        rows = page.model.objects.visible_to(membership).filter(pk__in=ids)
        for row in rows.select_related(*page.joined) if page.joined else rows:
            href = reverse(page.route, kwargs={"slug": membership.partnership.slug, page.key: row.pk})
            found[kind, str(row.pk)] = Thing(str(row).removeprefix(f"{kind.capitalize()} "), href)
    return found

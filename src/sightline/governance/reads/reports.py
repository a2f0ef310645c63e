"""A chair's report: which are due, the draft that a body's updates make, one for its page."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from sightline.governance.models import ChairReport, Publication
from sightline.governance.reads.seats import bodies_run_by
from sightline.governance.rules.states import ReportState
from sightline.people.access import Membership
from sightline.people.models import Body, BodyKind
from sightline.plan.models import Plan
from sightline.plan.rules.titles import short_title
from sightline.progress.models import Ask, Cycle, Update
from sightline.progress.reads import exceptions, standings, why_worst
from sightline.progress.rules.states import UpdateState


def drafted(body: Body, cycle: Cycle, day: dt.date) -> dict[str, str]:
    """The report that a body's updates in a cycle make by themselves, part by part, each action by its number; what
    worries is where delivery and claim stand badly, in the sentences of the pages."""
    asks = Ask.objects.filter(cycle=cycle, body=body, excused_on=None).select_related("action")
    latest: dict[int, Update] = {}
    updates = Update.objects.filter(ask__in=asks).exclude(state=UpdateState.RETURNED).order_by("submitted_at", "pk")
    for update in updates:
        latest[update.ask_id] = update
    parts: dict[str, list[str]] = {"done": [], "difference": [], "good_practice": [], "coming": []}
    for ask in asks:
        name = f"{ask.action.number} {short_title(ask.action.title, ask.action.text)}"
        update = latest.get(ask.pk)
        if update is None:
            continue
        for part, lines in parts.items():
            if text := getattr(update, part).strip():
                lines.append(f"{name}: {text}")
    found = standings(cycle.plan, day, action_ids=[ask.action_id for ask in asks])
    worries = [f"{one.number} {one.title}: {why_worst(one)}" for one in exceptions(found.values())]
    worry = {one.action_id for one in exceptions(found.values())}
    silent = [
        f"{ask.action.number} {short_title(ask.action.title, ask.action.text)}: no update yet."
        for ask in asks
        if ask.pk not in latest and ask.action_id not in worry
    ]
    return {
        **{part: "\n\n".join(lines) for part, lines in parts.items()},
        "concerns": "\n\n".join([*worries, *silent]),
        "asks": "",
    }


def above(body: Body) -> Body | None:
    """Whom a body reports to: the body above it, else the executive, else the board; None where there is neither."""
    if body.parent_id:
        return body.parent
    others = Body.objects.filter(partnership_id=body.partnership_id, ended_on=None).exclude(pk=body.pk)
    by_kind = {one.kind: one for one in others.filter(kind__in=[BodyKind.EXECUTIVE, BodyKind.BOARD])}
    return by_kind.get(BodyKind.EXECUTIVE) or by_kind.get(BodyKind.BOARD)


def reports_seen_by(membership: Membership, day: dt.date) -> QuerySet[ChairReport]:
    """The chair's reports a member sees: submitted ones, and drafts of the bodies whose meetings she runs."""
    own = bodies_run_by(membership, day).values("pk")
    found = ChairReport.objects.visible_to(membership).filter(Q(state=ReportState.SUBMITTED) | Q(body__in=own))
    return found.select_related("body", "to_body", "cycle__plan", "saved_by", "submitted_by", "partnership")


def publications_of(cycle: Cycle) -> list[Publication]:
    """What was decided about publishing a cycle's progress, newest first. One query."""
    return list(Publication.objects.filter(cycle=cycle).select_related("published_by", "withdrawn_by"))


def publications_of_plan(plan: Plan) -> list[Publication]:
    """What was decided about publishing a plan by itself, newest first. One query."""
    return list(Publication.objects.filter(plan=plan).select_related("published_by", "withdrawn_by"))


def published(cycle: Cycle) -> Publication | None:
    """The decision by which a cycle's progress is public now; None where it is not. One query."""
    return Publication.objects.filter(cycle=cycle, withdrawn_on=None).first()

"""A draft comes into being, from a document or from nothing; a draft goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sightline.kit import clock
from sightline.people.models import Body, Partnership
from sightline.plan.actions.writing import day_of, write_rows
from sightline.plan.models import Action, Plan
from sightline.plan.rules.errors import BadFormat, NotYet
from sightline.plan.rules.format import extra_of, normal_form
from sightline.plan.rules.states import PLAN_STEPS, check_step
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Json = Any


@action
def create_from_format(
    *,
    by: Actor,
    partnership: Partnership,
    document: Mapping[str, Json],
    source_name: str = "",
    source_sha: str = "",
    bodies: Mapping[str, Body | None] | None = None,
    parent_action: Action | None = None,
) -> Plan:
    """A draft plan from `sightline-plan/1`, such as reading a document gives.

    `bodies` matches the printed names of owners and monitors to bodies; a name that is missing or None is kept as
    printed. A plan with `parent_action` is nested under that action. Raises BadFormat, in words, and stores nothing.
    """
    formed = normal_form(document)
    strangers = {body.name for body in (bodies or {}).values() if body and body.partnership_id != partnership.pk}
    if strangers:
        raise BadFormat(f"Of another partnership: {', '.join(sorted(strangers))}. Match to bodies of {partnership}.")
    if parent_action and parent_action.partnership_id != partnership.pk:
        raise BadFormat("The action to nest the plan under is another partnership's.")
    plan = draft_from(
        formed, partnership=partnership, source_name=source_name, source_sha=source_sha, parent_action=parent_action
    )
    write_rows(plan, formed, bodies or {})
    record_created(by, plan, "created", formed)
    return plan


def draft_from(formed: Mapping[str, Json], *, partnership: Partnership, **given: Json) -> Plan:
    """The plan's own row, stored; `formed` is a document in normal form."""
    head = formed["plan"]
    return Plan.objects.create(
        partnership=partnership,
        title=head["title"] or "",
        board=head["board"] or "",
        year_start=day_of(head["year_start"]),
        year_end=day_of(head["year_end"]),
        vision=head["vision"] or "",
        purpose=head["purpose"],
        principles=head["principles"],
        notes=formed["notes"],
        extra=extra_of("plan", head),
        extra_top={k: v for k, v in formed.items() if k not in ("schema", "plan", "priorities", "notes")},
        created_at=clock.now(),
        **given,
    )


def record_created(by: Actor, plan: Plan, verb: str, formed: Mapping[str, Json]) -> None:
    """The one entry of a plan's coming into being."""
    record(
        by=by,
        partnership_id=plan.partnership_id,
        verb=verb,
        thing="plan",
        thing_id=plan.pk,
        after={
            "title": plan.title,
            "source": plan.source_name,
            "sha256": plan.source_sha,
            "priorities": len(formed["priorities"]),
            "actions": sum(len(priority["actions"]) for priority in formed["priorities"]),
        },
    )


@action
def discard_plan(*, by: Actor, plan: Plan) -> None:
    """Throws a draft away; its record stays. Raises NotYet for a plan that was adopted."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    check_step(PLAN_STEPS, locked.state, "discard", "This plan")
    following = list(locked.followed_by.values_list("title", flat=True))
    if following:
        raise NotYet([f"“{following[0]}” was rolled forward from this draft: discard that first."])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="discarded",
        thing="plan",
        thing_id=locked.pk,
        before={"title": locked.title, "actions": locked.actions.count()},
    )
    locked.delete()

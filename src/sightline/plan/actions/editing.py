"""Editing a draft: a thing at a time, as a whole, by whoever saw it last.

Each form sends back the `revision` it was drawn from. Where somebody saved in between, nothing is stored and
EditedMeanwhile says what stands now, so that the second sees it and keeps her own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from sightline.plan.actions.saving import (
    bump,
    check_revision,
    locked_draft,
    record_edit,
    renumber,
    save_action,
    save_priority,
    stepped,
    sync_threads,
    told,
    touch_milestones,
)
from sightline.plan.actions.writing import day_of
from sightline.plan.models import Action, Milestone, Plan, Priority
from sightline.plan.reads.format import action_document, head_document, priority_document
from sightline.plan.rules.errors import BadFormat
from sightline.plan.rules.format import normal_thing
from sightline.plan.rules.rewriting import rewritten
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Json = Any


@action
def edit_plan(*, by: Actor, plan: Plan, revision: int, head: Mapping[str, Json]) -> Plan:
    """Saves a draft's title, board, period, vision, purpose, principles and threads, as `head` has them.

    Threads are matched by title, so that actions keep theirs. Raises EditedMeanwhile, BadFormat or NotYet.
    """
    locked = locked_draft(plan.pk)
    before = head_document(locked)
    check_revision(locked, revision, before, "plan")
    formed = normal_thing("plan", {**before, **head}, "The plan")
    start, end = day_of(formed["year_start"]), day_of(formed["year_end"])
    if start and end and end < start:
        raise BadFormat(f"The plan ends on {end:%-d %B %Y}, before it starts on {start:%-d %B %Y}.")
    locked.title, locked.board = formed["title"] or "", formed["board"] or ""
    locked.year_start, locked.year_end = start, end
    locked.vision, locked.purpose = formed["vision"] or "", formed["purpose"]
    locked.principles = formed["principles"]
    sync_threads(locked, formed["threads"])
    bump(locked)
    record_edit(by, locked, "plan", locked.pk, before, head_document(locked))
    return locked


@action
def add_priority(*, by: Actor, plan: Plan, document: Mapping[str, Json] | None = None) -> Priority:
    """Adds a priority at the end of a draft; `document` is one in the format, without actions."""
    locked = locked_draft(plan.pk)
    formed = normal_thing("priority", {**(document or {}), "actions": []}, "The priority")
    last = locked.priorities.aggregate(last=models.Max("position"))["last"]
    priority = Priority.objects.create(
        partnership_id=locked.partnership_id, plan=locked, position=0 if last is None else last + 1
    )
    save_priority(priority, formed)
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="added",
        thing="priority",
        thing_id=priority.pk,
        after=told(priority_document(priority)),
    )
    return priority


@action
def edit_priority(*, by: Actor, priority: Priority, revision: int, document: Mapping[str, Json]) -> Priority:
    """Saves a draft's priority: number, title, aim, outcomes and its own measures.

    Raises EditedMeanwhile, BadFormat or NotYet.
    """
    locked_draft(priority.plan_id)
    locked = Priority.objects.select_for_update().select_related("plan").get(pk=priority.pk)
    before = priority_document(locked)
    check_revision(locked, revision, before, "priority")
    formed = normal_thing("priority", {**before, **document, "actions": []}, "The priority")
    save_priority(locked, formed)
    record_edit(by, locked.plan, "priority", locked.pk, before, priority_document(locked))
    return locked


@action
def remove_priority(*, by: Actor, priority: Priority) -> None:
    """Takes a priority out of a draft with all its actions."""
    plan = locked_draft(priority.plan_id)
    record(
        by=by,
        partnership_id=plan.partnership_id,
        verb="removed",
        thing="priority",
        thing_id=priority.pk,
        before={
            **told(priority_document(priority)),
            "actions": list(priority.actions.values_list("number", flat=True)),
        },
    )
    Priority.objects.filter(pk=priority.pk).delete()
    renumber(plan)


@action
def add_action(*, by: Actor, priority: Priority, document: Mapping[str, Json]) -> Action:
    """Adds an action at the end of a draft's priority; `document` is one in the format. Raises BadFormat or NotYet."""
    plan = locked_draft(priority.plan_id)
    formed = normal_thing("action", document, "The action")
    added = Action.objects.create(
        partnership_id=plan.partnership_id,
        plan=plan,
        priority=priority,
        position=plan.actions.count(),
        number=formed["number"],
    )
    save_action(added, formed)
    renumber(plan)
    record(
        by=by,
        partnership_id=plan.partnership_id,
        verb="added",
        thing="action",
        thing_id=added.pk,
        after=told(action_document(added)),
    )
    return added


@action
def edit_action(*, by: Actor, action: Action, revision: int, document: Mapping[str, Json]) -> Action:
    """Saves a draft's action as a whole: the keys of the format that `document` has replace what stood.

    Owners, milestones, measures and monitoring keep their identity by `uid`; one without is new, one left out goes.
    Raises EditedMeanwhile with what stands now, BadFormat or NotYet; nothing is stored then.
    """
    locked_draft(action.plan_id)
    locked = Action.objects.select_for_update().select_related("plan", "priority").get(pk=action.pk)
    served = locked.outcome
    before = action_document(locked)
    check_revision(locked, revision, before, "action")
    formed = normal_thing("action", {**before, **document}, "The action")
    save_action(locked, {**formed, "rewritten": rewritten(before, formed)})
    before["outcome"] = served.text if served else None
    after = action_document(locked) | {"outcome": locked.outcome.text if locked.outcome else None}
    record_edit(by, locked.plan, "action", locked.pk, before, after)
    return locked


@action
def remove_action(*, by: Actor, action: Action) -> None:
    """Takes an action out of a draft."""
    plan = locked_draft(action.plan_id)
    record(
        by=by,
        partnership_id=plan.partnership_id,
        verb="removed",
        thing="action",
        thing_id=action.pk,
        before=told(action_document(action)),
    )
    Action.objects.filter(pk=action.pk).delete()
    renumber(plan)


@action
def move_action(*, by: Actor, action: Action, step: int, priority: Priority | None = None) -> Action:
    """Moves an action `step` places within its priority, or to the end of another `priority` of the same draft.

    Raises BadFormat for a priority of another plan.
    """
    plan = locked_draft(action.plan_id)
    locked = Action.objects.select_for_update().get(pk=action.pk)
    before = list(locked.priority.actions.values_list("pk", flat=True))
    if priority is not None and priority.pk != locked.priority_id:
        if priority.plan_id != plan.pk:
            raise BadFormat("That priority is of another plan.")
        locked.priority, locked.outcome = priority, None
        locked.position = plan.actions.count()
        locked.save(update_fields=["priority", "outcome", "position"])
        renumber(plan)
    else:
        renumber(plan, stepped(before, locked.pk, step))
    record(
        by=by,
        partnership_id=plan.partnership_id,
        verb="moved",
        thing="action",
        thing_id=locked.pk,
        before={"place": before.index(locked.pk) + 1, "priority": str(action.priority)},
        after={
            "place": list(locked.priority.actions.values_list("pk", flat=True)).index(locked.pk) + 1,
            "priority": str(locked.priority),
        },
    )
    return locked


@action
def move_priority(*, by: Actor, priority: Priority, step: int) -> None:
    """Moves a priority `step` places in its draft, and its actions with it."""
    plan = locked_draft(priority.plan_id)
    before = list(plan.priorities.values_list("pk", flat=True))
    after = stepped(before, priority.pk, step)
    rows = {row.pk: row for row in plan.priorities.all()}
    for position, pk in enumerate(after):
        rows[pk].position = position
    Priority.objects.bulk_update(rows.values(), ["position"])
    renumber(plan)
    record(
        by=by,
        partnership_id=plan.partnership_id,
        verb="moved",
        thing="priority",
        thing_id=priority.pk,
        before={"place": before.index(priority.pk) + 1},
        after={"place": after.index(priority.pk) + 1},
    )


@action
def accept_suggested_dates(*, by: Actor, plan: Plan) -> int:
    """Takes each date that reading or rolling forward suggests for a milestone without one; gives how many."""
    locked = locked_draft(plan.pk)
    waiting = Milestone.objects.filter(action__plan=locked, needs_review=True, due=None, suggested__isnull=False)
    taken = list(waiting.select_related("action"))
    for one in taken:
        one.due, one.suggested, one.needs_review = one.suggested, None, False
        record(
            by=by,
            partnership_id=locked.partnership_id,
            verb="set a date of",
            thing="action",
            thing_id=one.action_id,
            before={"milestone": one.label, "due": None},
            after={"milestone": one.label, "due": one.due},
        )
    Milestone.objects.bulk_update(taken, ["due", "suggested", "needs_review"])
    touch_milestones({one.action_id for one in taken})
    if not taken:  # said, so that the record tells that somebody looked
        record(
            by=by,
            partnership_id=locked.partnership_id,
            verb="set a date of",
            thing="plan",
            thing_id=locked.pk,
            after={"milestones": 0},
        )
    return len(taken)

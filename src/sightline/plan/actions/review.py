"""What the review of a draft settles many at a time: whom names mean, who answers, dates, threads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import F, Max, Q

from sightline.people.models import Body
from sightline.plan.actions.saving import locked_draft, record_edit, save_action, touch_milestones
from sightline.plan.models import Action, Measure, Milestone, MonitoringBody, Owner, Plan, Thread
from sightline.plan.reads.format import action_document
from sightline.plan.rules.format import normal_thing
from sightline.plan.rules.states import PLAN_STEPS, check_step
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def match_bodies(*, by: Actor, plan: Plan, matches: Mapping[str, Body | None]) -> None:
    """Says which body each printed name means, for owners and monitoring alike; None leaves a name as printed.

    `matches` goes from the name as printed (a person's where no body is printed) to the body. Raises NotYet after
    adoption."""
    _check_draft(plan)
    for printed, body in matches.items():
        named = Q(name=printed) | Q(name="", person=printed)
        Owner.objects.filter(named, action__plan=plan).update(body=body)
        MonitoringBody.objects.filter(name=printed, monitoring__action__plan=plan).update(body=body)
    Action.objects.filter(plan=plan).update(revision=F("revision") + 1)
    record(
        by=by,
        partnership_id=plan.partnership_id,
        verb="matched names in",
        thing="plan",
        thing_id=plan.pk,
        after={printed: body.name if body else "as printed" for printed, body in matches.items()},
    )


@action
def choose_answering(*, by: Actor, plan: Plan, choices: Mapping[int, int]) -> None:
    """Says which owner answers for each action: `choices` goes from an action's id to an owner's.

    Raises NotYet after adoption, KeyError for an owner of another action."""
    _check_draft(plan)
    owners = {
        owner.pk: owner
        for owner in Owner.objects.filter(action__plan=plan, action_id__in=choices).select_related("body", "action")
    }
    for action_id, owner_id in choices.items():
        if owners[owner_id].action_id != action_id:
            raise KeyError(f"Owner {owner_id} is not one of action {action_id}.")
    Owner.objects.filter(action__plan=plan, action_id__in=choices).update(answers=False)
    Owner.objects.filter(pk__in=choices.values()).update(answers=True)
    Action.objects.filter(pk__in=choices).update(revision=F("revision") + 1)
    for owner_id in choices.values():
        owner = owners[owner_id]
        record(
            by=by,
            partnership_id=plan.partnership_id,
            verb="chose who answers for",
            thing="action",
            thing_id=owner.action_id,
            after={"answers": str(owner.body or owner)},
        )


@action
def take_measure_dates(*, by: Actor, plan: Plan, measures: Collection[Measure]) -> list[Milestone]:
    """Makes a milestone of each measure that hides a date, under the measure's words. Raises NotYet after adoption."""
    _check_draft(plan)
    last = {
        row["action_id"]: row["last"]
        for row in Milestone.objects.filter(action__plan=plan).values("action_id").annotate(last=Max("position"))
    }
    milestones = []
    for measure in measures:
        last[measure.action_id] = last.get(measure.action_id, 0) + 1
        milestones.append(
            Milestone(
                partnership_id=plan.partnership_id,
                action_id=measure.action_id,
                part_id=measure.part_id,
                position=last[measure.action_id],
                label=measure.text,
                due=measure.due,
                precision="day",
            )
        )
        record(
            by=by,
            partnership_id=plan.partnership_id,
            verb="added a milestone to",
            thing="action",
            thing_id=measure.action_id,
            after={"milestone": measure.text, "due": measure.due},
        )
    touch_milestones({one.action_id for one in milestones})
    return Milestone.objects.bulk_create(milestones)


@action
def settle_dates(*, by: Actor, plan: Plan, dates: Mapping[int, dt.date | None]) -> None:
    """Gives milestones that nobody could date a day, or says that they have none (None); by the milestone's id.

    Raises NotYet after adoption."""
    _check_draft(plan)
    milestones = list(Milestone.objects.filter(action__plan=plan, pk__in=dates))
    for milestone in milestones:
        before = milestone.due
        milestone.due, milestone.needs_review, milestone.suggested = dates[milestone.pk], False, None
        if milestone.due:
            milestone.precision = "day"
        record(
            by=by,
            partnership_id=plan.partnership_id,
            verb="settled a date of",
            thing="action",
            thing_id=milestone.action_id,
            before={"milestone": milestone.label, "due": before, "settled": False},
            after={"milestone": milestone.label, "due": milestone.due, "settled": True},
        )
    Milestone.objects.bulk_update(milestones, ["due", "needs_review", "suggested", "precision"])
    touch_milestones({one.action_id for one in milestones if one.due})


@action
def tag_threads(*, by: Actor, plan: Plan, tags: Mapping[int, Collection[int]]) -> None:
    """Says which threads run through which actions: `tags` goes from an action's id to thread ids.

    Actions left out keep theirs. Raises NotYet after adoption."""
    _check_draft(plan)
    titles = dict(Thread.objects.filter(plan=plan).values_list("pk", "title"))
    numbers = dict(Action.objects.filter(plan=plan, pk__in=tags).values_list("pk", "number"))
    through = Action.threads.through
    through.objects.filter(action_id__in=numbers).delete()
    through.objects.bulk_create(
        through(action_id=action_id, thread_id=thread_id)
        for action_id in numbers
        for thread_id in sorted(set(tags[action_id]) & titles.keys())
    )
    Action.objects.filter(pk__in=numbers).update(revision=F("revision") + 1)
    record(
        by=by,
        partnership_id=plan.partnership_id,
        verb="tagged threads of",
        thing="plan",
        thing_id=plan.pk,
        after={
            title: [numbers[action_id] for action_id in numbers if thread_id in tags[action_id]]
            for thread_id, title in titles.items()
        },
    )


# What of an action was read from each of its cells: the key of the cell as printed, and those of what was read from it.
READ_FROM = {
    "text": ("text", "sub_actions"),
    "owner": ("owner_raw", "owners"),
    "target": ("target_raw", "milestones"),
    "measures": ("measures_raw", "measures"),
    "monitoring": ("monitoring_raw", "monitoring"),
}


@action
def take_reading(*, by: Actor, action: Action, read: Mapping[str, Any], cells: Collection[str]) -> Action:
    """Puts what a document read again says in these cells (keys of READ_FROM) in the place of what a draft holds.

    `read` is the action in the plan format. Raises NotYet after adoption, BadFormat for what is not the format.
    """
    locked_draft(action.plan_id)
    locked = Action.objects.select_for_update().select_related("plan", "priority").get(pk=action.pk)
    before = action_document(locked)
    taken = {key: read.get(key) for cell in cells for key in READ_FROM[cell]}
    formed = normal_thing("action", {**before, **taken}, "The action")
    fields = {READ_FROM[cell][1] for cell in cells}
    rewritten = [field for field in before.get("rewritten", ()) if field not in fields]
    save_action(locked, {**formed, "rewritten": rewritten})
    for cell in cells:
        if cell != "text":
            setattr(locked, READ_FROM[cell][0], formed[READ_FROM[cell][0]])
    locked.save(update_fields=["owner_raw", "target_raw", "measures_raw", "monitoring_raw"])
    record_edit(by, locked.plan, "action", locked.pk, before, action_document(locked))
    return locked


def _check_draft(plan: Plan) -> None:
    check_step(PLAN_STEPS, plan.state, "edit", str(plan))

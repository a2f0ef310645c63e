"""The list of actions, a page of rows at a time, filtered in the database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from sightline.kit.periods import Quarter
from sightline.people.access import Membership
from sightline.plan.models import Action, Milestone, Owner, Plan
from sightline.plan.reads.lines import ActionLine, milestone_lines, owner_lines
from sightline.plan.reads.shapes import Due, OwnerName, due_of, owner_name
from sightline.plan.rules.timing import WORDS, Timing, moved_days, next_due, timing
from sightline.plan.rules.titles import short_title

PAGE = 100


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list of actions is filtered by; None for everything."""

    plan: int | None = None
    actions: frozenset[int] | None = None
    body: int | None = None
    bodies: frozenset[int] | None = None
    thread: int | None = None
    thread_title: str = ""
    quarter: Quarter | None = None
    withdrawn: bool | None = None
    moved: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action in the list."""

    id: int
    number: str
    title: str
    plan_id: int
    plan_title: str
    priority: str
    owners: tuple[OwnerName, ...]
    milestones: tuple[Due, ...]
    next_due: dt.date | None
    timing: Timing
    timing_words: str
    moved: int


@dataclass(frozen=True, slots=True)
class ActionList:
    """One page of the list: `number` from 1 of `pages`, `total` rows in all."""

    rows: tuple[ActionRow, ...]
    total: int
    number: int
    pages: int


def actions_sought(membership: Membership, sought: Sought) -> QuerySet[Action]:
    """The visible actions that pass the filter, newest plan first, each plan in its own order."""
    rows = Action.objects.visible_to(membership)
    if sought.plan is not None:
        rows = rows.filter(plan_id=sought.plan)
    if sought.actions is not None:
        rows = rows.filter(pk__in=sought.actions)
    if sought.body is not None:
        rows = rows.filter(pk__in=Owner.objects.filter(body_id=sought.body).values("action_id"))
    if sought.bodies is not None:
        rows = rows.filter(pk__in=Owner.objects.filter(body_id__in=sought.bodies).values("action_id"))
    if sought.thread is not None:
        rows = rows.filter(threads=sought.thread)
    if sought.thread_title:  # by its title a thread is the same in every year's plan
        rows = rows.filter(pk__in=Action.objects.filter(threads__title=sought.thread_title).values("pk"))
    if sought.quarter is not None:
        due = Milestone.objects.filter(
            partnership_id=membership.partnership.pk, due__range=(sought.quarter.start, sought.quarter.end)
        )
        rows = rows.filter(pk__in=due.values("action_id"))
    if sought.withdrawn is not None:
        rows = rows.filter(withdrawn_on__isnull=not sought.withdrawn)
    if sought.moved:
        later = Milestone.objects.filter(partnership_id=membership.partnership.pk, due__gt=F("due_adopted"))
        rows = rows.filter(pk__in=later.values("action_id"))
    for word in sought.words.split():
        rows = rows.filter(Q(text__icontains=word) | Q(title__icontains=word) | Q(number=word))
    return rows.order_by("-plan_id", "position")


def list_of_actions(
    membership: Membership, today: dt.date, sought: Sought | None = None, number: int = 1, size: int = PAGE
) -> ActionList:
    """A page of the list for `today`, in 5 queries; `number` beyond the last page gives the last."""
    found = actions_sought(membership, sought or Sought())
    total = found.count()
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    page = found[(number - 1) * size : number * size]
    columns = (*ActionLine._fields, "plan_id", "priority__number", "priority__title")
    actions = [(ActionLine(*values[:-3]), *values[-3:]) for values in page.values_list(*columns)]
    ids = [action.pk for action, *_ in actions]
    titles = dict(Plan.objects.filter(pk__in={plan_id for _, plan_id, *_ in actions}).values_list("pk", "title"))
    owners = owner_lines(Owner.objects.filter(action_id__in=ids))
    milestones = milestone_lines(Milestone.objects.filter(action_id__in=ids))
    start_month = membership.partnership.fiscal_start_month
    rows = []
    for action, plan_id, priority_number, priority_title in actions:
        dates = milestones[action.pk]
        where = timing(dates, action.withdrawn_on, today, start_month)
        rows.append(
            ActionRow(
                id=action.pk,
                number=action.number,
                title=short_title(action.title, action.text),
                plan_id=plan_id,
                plan_title=titles[plan_id],
                priority=" · ".join(filter(None, [priority_number, priority_title])),
                owners=tuple(owner_name(owner) for owner in owners[action.pk]),
                milestones=tuple(due_of(one, start_month) for one in dates),
                next_due=next_due(dates, today),
                timing=where,
                timing_words=WORDS[where],
                moved=max((moved_days(one) for one in dates), default=0),
            )
        )
    return ActionList(rows=tuple(rows), total=total, number=number, pages=pages)

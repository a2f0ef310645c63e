"""Every query that a page or an export of the plan needs, each with a fixed number of queries."""

from sightline.plan.reads.action import ActionPage, action_for_page, action_page
from sightline.plan.reads.comparing import compare_plans, compared_with_adopted
from sightline.plan.reads.format import Rows, rows_of, to_format
from sightline.plan.reads.listing import ActionList, ActionRow, Sought, actions_sought, list_of_actions
from sightline.plan.reads.plans import plan_for, plans_of
from sightline.plan.reads.shapes import Band, Chosen, PlanPage, PriorityPage, Tile
from sightline.plan.reads.tiles import plan_health, plan_on_a_page, priority_page

__all__ = [
    "ActionList",
    "ActionPage",
    "ActionRow",
    "Band",
    "Chosen",
    "PlanPage",
    "PriorityPage",
    "Rows",
    "Sought",
    "Tile",
    "action_for_page",
    "action_page",
    "actions_sought",
    "compare_plans",
    "compared_with_adopted",
    "list_of_actions",
    "plan_for",
    "plan_health",
    "plan_on_a_page",
    "plans_of",
    "priority_page",
    "rows_of",
    "to_format",
]

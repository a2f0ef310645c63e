"""What may be done from here, as buttons: only what the member may and the state allows; each view asks again."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from sightline.intake.models import ReadingState
from sightline.people.access import Membership
from sightline.people.permissions import Permission
from sightline.plan.models import Action, Plan
from sightline.plan.rules.exports import FORM_WORDS
from sightline.plan.rules.states import PlanState

Link = dict[str, str]


def plan_links(plan: Plan, membership: Membership, today: dt.date) -> list[Link]:
    """The buttons of a plan's page on the day `today`."""
    slug = plan.partnership.slug
    found: list[Link] = []
    if plan.state == PlanState.DRAFT and membership.may(Permission.PLAN_EDIT):
        review = plan.readings.filter(state=ReadingState.REVIEW).values_list("pk", flat=True).first()
        if review is not None:
            found.append(_link("Go on with the review", "reading_detail", slug, review))
        elif membership.may(Permission.PLAN_ADOPT):
            found.append(_link("Adopt", "plan_adopt", slug, plan.pk))
        found.append(_link("Edit the draft", "plan_edit", slug, plan.pk, kind="secondary"))
        if review is None:
            found.append(_link("Discard", "plan_discard", slug, plan.pk, kind="link"))
    elif membership.may(Permission.PLAN_EDIT):
        found.append(_link("Roll forward to next year", "plan_roll_forward", slug, plan.pk, kind="secondary"))
    ended = plan.year_end is not None and plan.year_end < today
    if plan.state == PlanState.ADOPTED and ended and membership.may(Permission.PLAN_ADOPT):
        found.append(_link("Close the plan", "plan_close", slug, plan.pk, kind="secondary"))
    if not plan.is_draft:
        found.append(_link("Changes since adoption", "change_list", slug, plan.pk, kind="link"))
        found.append(_link("Compare with another plan", "plan_compare", slug, plan.pk, kind="link"))
    found.append(
        {"text": "Actions as a list", "href": f"{reverse('action_list', args=[slug])}?plan={plan.pk}", "kind": "link"}
    )
    found.append(_link("All plans", "plan_list", slug, kind="link"))
    return found


def action_links(action: Action, membership: Membership) -> list[Link]:
    """The buttons of an action's page."""
    plan, slug = action.plan, action.plan.partnership.slug
    found: list[Link] = []
    if plan.state == PlanState.DRAFT:
        if membership.may(Permission.PLAN_EDIT):
            found.append(_link("Edit", "action_edit", slug, action.pk))
    elif plan.state == PlanState.ADOPTED and not action.withdrawn_on:
        if membership.may(Permission.CHANGE_ASK):
            found.append(_link("Ask for a change", "change_ask", slug, action.pk))
        if membership.may(Permission.PLAN_EDIT):
            found.append(_link("Correct a mistake", "correction_make", slug, action.pk, kind="secondary"))
            found.append(_link("Give it a plan of its own", "plan_nest", slug, action.pk, kind="link"))
    return found


def export_links(plan: Plan) -> list[Link]:
    """The plan to take away, in every form."""
    slug = plan.partnership.slug
    return [
        {"text": words, "href": reverse("plan_export", args=[slug, plan.pk, suffix])}
        for suffix, words in FORM_WORDS.items()
    ]


def _link(text: str, route: str, *args: object, kind: str = "") -> Link:
    return {"text": text, "href": reverse(route, args=args), "kind": kind}

"""What may be done from here, as buttons: only what the member may and the state allows; each view asks again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from sightline.desk.rules.owed import Owed
from sightline.intake.models import ReadingState
from sightline.people.access import Membership
from sightline.people.permissions import Permission
from sightline.people.words import words_of
from sightline.plan.models import Action, Plan
from sightline.plan.rules.exports import FORM_WORDS
from sightline.plan.rules.states import PlanState
from sightline.progress.models import Cycle
from sightline.progress.rules.states import CycleState

Link = dict[str, str]
# The page that a signed link to a thing opens, for its one task.
LINKS = {
    "ask": "answer",
    "challenge": "challenge_reply",
    "paper": "paper_provide",
    "receipt": "receipt_give",
    "survey": "invitation_reply",
    "data_return": "data_return_provide",
}


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
        if membership.may(Permission.PROGRESS_PUBLISH):
            found.append(_link("Publish the plan", "plan_publish", slug, plan.pk, kind="link"))
        found.append(_link("Measures and evidence", "measure_list", slug, plan.pk, kind="link"))
        found.append(_link("Changes since adoption", "change_list", slug, plan.pk, kind="link"))
        found.append(_link("Compare with another plan", "plan_compare", slug, plan.pk, kind="link"))
    found.append(
        {"text": "Actions as a list", "href": f"{reverse('action_list', args=[slug])}?plan={plan.pk}", "kind": "link"}
    )
    found.append(_link("All plans", "plan_list", slug, kind="link"))
    return found


def action_links(action: Action, membership: Membership, owners: Collection[int]) -> list[Link]:
    """The buttons of an action's page; `owners` are the bodies that own it."""
    plan, slug = action.plan, action.plan.partnership.slug
    found: list[Link] = []
    if plan.state == PlanState.DRAFT:
        if membership.may(Permission.PLAN_EDIT):
            found.append(_link("Edit", "action_edit", slug, action.pk))
    elif plan.state == PlanState.ADOPTED and not action.withdrawn_on:
        if membership.may(Permission.UPDATE_GIVE) and membership.body_ids.intersection(owners):
            found.append(_link("Give an update", "update_begin", slug, action.pk))
        if membership.may(Permission.CHALLENGE_RAISE):
            raised = _link("Challenge", "challenge_raise", slug, kind="secondary")
            found.append({**raised, "href": f"{raised['href']}?action={action.pk}"})
        if membership.may(Permission.CHANGE_ASK):
            found.append(_link("Ask for a change", "change_ask", slug, action.pk, kind="secondary"))
        if membership.may(Permission.PLAN_EDIT):
            found.append(_link("Correct a mistake", "correction_make", slug, action.pk, kind="link"))
            found.append(_link("Give it a plan of its own", "plan_nest", slug, action.pk, kind="link"))
    return found


def page_of(owed: Owed, slug: str) -> str:
    """Where what is owed is done, for those who sign in."""
    return reverse(owed.route, args=[slug, *owed.args])


def act_on(cycle: Cycle, action_id: int, board: str, ask: str = "") -> list[tuple[str, str, str]]:
    """What may be done about an action in a round, as words, address and kind of button; both are filled in there, and
    what to `ask` in a challenge."""
    slug = cycle.partnership.slug
    about = f"?action={action_id}&cycle={cycle.pk}"
    question = f"&{urlencode({'question': ask})}" if ask else ""
    return [
        ("Challenge", f"{reverse('challenge_raise', args=[slug])}{about}{question}", ""),
        (f"Escalate to the {board}", f"{reverse('escalation_raise', args=[slug])}{about}", "secondary"),
        ("Note and move on", f"{reverse('action_note', args=[slug, action_id])}?cycle={cycle.pk}", "secondary"),
    ]


def ways_on(cycle: Cycle, membership: Membership, here: str) -> list[dict[str, object]]:
    """The pages of one round, in the order in which it is read."""
    words = words_of(cycle.partnership.kind, cycle.partnership.words)
    pages = (
        ("round_detail", "Answers"),
        ("executive", f"For the {words.executive}"),
        ("board", f"For the {words.board}"),
        ("claim_list", "Claims by body"),
    )
    slug = cycle.partnership.slug
    return [
        {"text": text, "href": reverse(route, args=[slug, cycle.pk]), "current": route == here} for route, text in pages
    ]


def round_links(cycle: Cycle, membership: Membership) -> list[dict[str, Any]]:
    """The buttons of a round's page."""
    slug = cycle.partnership.slug
    found: list[dict[str, Any]] = []
    runs = membership.may(Permission.ROUND_RUN)
    if cycle.state == CycleState.OPEN:
        if membership.may(Permission.UPDATE_AGREE):
            found.append(_link("Updates to agree", "updates_to_agree", slug))
        if runs:
            found.append(_link("Remind now", "round_remind", slug, cycle.pk, kind="secondary"))
            found.append(_link("Close the round", "round_close", slug, cycle.pk, kind="secondary"))
    elif cycle.state == CycleState.PLANNED and runs:
        found.append({**_link("Open the round now", "round_open", slug, cycle.pk), "post": True})
    if cycle.state == CycleState.CLOSED and membership.may(Permission.PROGRESS_PUBLISH):
        found.append(_link("Publish what it says", "progress_publish", slug, cycle.pk, kind="secondary"))
    if membership.may(Permission.PAPER_ISSUE):
        found.append(_link("Build the papers", "paper_list", slug, kind="link"))
    if runs:
        found.append(_link("When owners are asked and reminded", "round_settings", slug, kind="link"))
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

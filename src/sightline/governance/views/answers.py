"""How the room's pages answer: whose meetings a member runs, ways back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from sightline.governance.models import Meeting
from sightline.governance.reads.seats import runs
from sightline.kit import clock
from sightline.people.access import Membership, href
from sightline.plan.models import Action
from sightline.plan.reads import plan_for


def to_meeting(meeting: Meeting, membership: Membership, anchor: str = "") -> str:
    """The address of a meeting's page, at a part of it."""
    return href(membership, "meeting_detail", meeting.pk) + (f"#{anchor}" if anchor else "")


def back_to_meeting(meeting: Meeting, membership: Membership, anchor: str = "") -> dict[str, dict[str, str]]:
    """The way back to a meeting."""
    return {"back": {"href": to_meeting(meeting, membership, anchor), "text": meeting.words}}


def check_runs(membership: Membership, body_id: int) -> None:
    """Raises PermissionDenied where the member does not run the meetings of the body."""
    if not runs(membership, body_id):
        raise PermissionDenied("You do not run the meetings of this body: its chair, deputy or the support team do.")


def actions_here(membership: Membership, chosen: int | None = None) -> QuerySet[Action]:
    """The actions of the plan that "the plan" means, withdrawn ones left out; `chosen` too, whatever its plan."""
    plan = plan_for(membership, clock.today())
    if plan is None or plan.is_draft:
        return Action.objects.none()
    standing = Q(plan=plan, withdrawn_on=None)
    return (
        Action.objects.visible_to(membership)
        .filter(standing | Q(pk=chosen or 0, adopted=True))
        .order_by("plan", "position")
    )


def number_in(request: HttpRequest, name: str) -> int | None:
    """A number that an address gives after its question mark; None for none, or for what is none."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 12 else None

"""How the room's pages answer: whose meetings a member runs, refusals that become the form's, ways back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from sightline.files.rules import NotStored
from sightline.governance.models import Meeting
from sightline.governance.reads.seats import runs
from sightline.kit import clock
from sightline.people.access import Membership
from sightline.people.models import Body, Person, Seat
from sightline.plan.models import Action
from sightline.plan.reads import plan_for
from sightline.plan.rules.errors import BadFormat, EditedMeanwhile, NotYet
from sightline.privacy.rules import HoldsIdentifier

T = TypeVar("T")


def attempt(form: BaseForm, act: Callable[[], T]) -> T | None:
    """What the action gives; None, with the reasons in the form, where it is refused."""
    try:
        return act()
    except NotYet as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except BadFormat as refused:
        form.add_error(None, str(refused))
    except NotStored as refused:
        form.add_error("document" if "document" in form.fields else None, str(refused))
    except HoldsIdentifier as refused:
        form.refuse(refused)
    return None


def form_page(
    request: HttpRequest, template: str, form: BaseForm, *, status: int = 200, **context: object
) -> HttpResponse:
    """A form page; 422 where something was wrong. Cancelling leads back to where `back` does."""
    if form.errors and status == 200:
        status = 422
    back = context.get("back")
    cancel = {"cancel_url": back["href"]} if isinstance(back, dict) else {}
    return render(request, f"governance/{template}.html", {"form": form, **cancel, **context}, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def href(membership: Membership, route: str, *args: object) -> str:
    """The address of a page of the member's partnership."""
    return reverse(route, args=[membership.partnership.slug, *args])


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


def people_here(membership: Membership, day: dt.date) -> QuerySet[Person]:
    """Whoever holds a seat in the member's partnership on a day."""
    seats = Seat.objects.filter(partnership=membership.partnership).held_on(day)
    return Person.objects.filter(pk__in=seats.values("person_id"), is_active=True).order_by("name", "pk")


def bodies_here(membership: Membership) -> QuerySet[Body]:
    """The bodies of the member's partnership that go on."""
    return Body.objects.visible_to(membership).filter(Q(ended_on=None) | Q(ended_on__gt=clock.today())).order_by("name")


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


def conflict_of(meanwhile: EditedMeanwhile, labels: dict[str, str], yours: dict[str, Any]) -> dict[str, Any]:
    """What the second editor is shown of the first's words beside her own; only what differs."""
    when = localtime(meanwhile.when) if meanwhile.when else None
    said = f"{when:%-I:%M}{when:%p}".lower() + f" on {when:%-d %B %Y}" if when else "a moment ago"
    rows = [
        {"name": label, "theirs": meanwhile.theirs.get(name, ""), "yours": yours.get(name, "")}
        for name, label in labels.items()
        if str(meanwhile.theirs.get(name, "") or "") != str(yours.get(name, "") or "")
    ]
    return {"who": meanwhile.who or "Somebody else", "when": said, "rows": rows}


def again(request: HttpRequest, meanwhile: EditedMeanwhile) -> QueryDict:
    """What was sent, now as an answer to what stands: saving once more takes the place of it, knowingly."""
    data = request.POST.copy()
    data["revision"] = str(meanwhile.revision)
    return data

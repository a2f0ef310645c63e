"""How the room's pages answer: refusals that become the form's, ways back, the second of two who edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localtime

from sightline.files.rules import NotStored
from sightline.kit import clock
from sightline.library.models import Edition, Resource
from sightline.library.rules.hidden import HoldsPrograms
from sightline.people.access import Membership
from sightline.people.models import Body
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.rules import HoldsIdentifier
from sightline.questions.rules.errors import NotYet as NotYetAsked

T = TypeVar("T")
Link = dict[str, Any]


def attempt(form: BaseForm, act: Callable[[], T]) -> T | None:
    """What the action gives; None, with the reasons in the form, where it is refused."""
    try:
        return act()
    except (NotYet, NotYetAsked) as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except HoldsPrograms as refused:
        form.offer_without(refused)
    except NotStored as refused:
        form.add_error("document" if "document" in form.fields else None, str(refused))
    except HoldsIdentifier as refused:
        form.refuse(refused)
    return None


def done(request: HttpRequest, act: Callable[[], object], success: str) -> bool:
    """Whether a button's action was done; what came of it stands on the next page."""
    try:
        act()
    except (NotYet, NotStored) as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, success)
    return True


def form_page(
    request: HttpRequest, template: str, form: BaseForm, *, status: int = 200, **context: object
) -> HttpResponse:
    """A form page; 422 where something was wrong. Cancelling leads back to where `back` does."""
    if form.errors and status == 200:
        status = 422
    back = context.get("back")
    cancel = {"cancel_url": back["href"]} if isinstance(back, dict) else {}
    return render(request, f"library/{template}.html", {"form": form, **cancel, **context}, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def href(membership: Membership, route: str, *args: object) -> str:
    """The address of a page of the member's partnership."""
    return reverse(route, args=[membership.partnership.slug, *args])


def button(membership: Membership, text: str, route: str, *args: object, kind: str = "", post: bool = False) -> Link:
    """A button of a page."""
    return {"text": text, "href": href(membership, route, *args), "kind": kind, "post": post}


def back_to_edition(edition: Edition, membership: Membership, anchor: str = "") -> dict[str, Link]:
    """The way back to an edition."""
    address = href(membership, "edition_detail", edition.pk) + (f"#{anchor}" if anchor else "")
    return {"back": {"href": address, "text": str(edition)}}


def back_to_resource(resource: Resource, membership: Membership) -> dict[str, Link]:
    """The way back to a document."""
    return {"back": {"href": href(membership, "resource_detail", resource.pk), "text": resource.title}}


def edition_here(membership: Membership, edition_id: int) -> Edition:
    """The edition, where the member may see it."""
    found = Edition.objects.visible_to(membership).select_related(
        "resource__owner", "resource__consortium", "made_by", "approved_by", "approved_for", "partnership"
    )
    return get_object_or_404(found, pk=edition_id)


def own_edition(membership: Membership, edition_id: int) -> Edition:
    """The same, of the member's own board: nobody works on what another board keeps."""
    own = Edition.objects.visible_to(membership).filter(partnership=membership.partnership)
    return get_object_or_404(own.select_related("resource__owner", "resource__consortium"), pk=edition_id)


def bodies_here(membership: Membership) -> QuerySet[Body]:
    """The bodies of the member's partnership that go on."""
    return Body.objects.visible_to(membership).filter(Q(ended_on=None) | Q(ended_on__gt=clock.today())).order_by("name")


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


def day(value: Any) -> str:
    """A day in words."""
    return f"{value.day} {value:%B %Y}"

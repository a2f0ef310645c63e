"""An update as every member reads it: what was said, every version, what became of it, its files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sightline.files.reads import Damaged, download
from sightline.files.rules import suffix_of
from sightline.kit import clock
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.plan.rules.titles import short_title
from sightline.progress import actions
from sightline.progress.models import Attachment, Update
from sightline.progress.reads.rounds import sits_in
from sightline.progress.reads.standing import standing
from sightline.progress.reads.updates import UpdateView, update_for_page, view_of
from sightline.progress.rules.states import CycleState, UpdateState
from sightline.trail.reads import history

TAGS = {
    UpdateState.SUBMITTED: "info",
    UpdateState.RETURNED: "warn",
    UpdateState.AGREED: "good",
    UpdateState.LAPSED: "none",
}
CLAIM_TAGS = {"blue": "info", "green": "good", "amber": "warn", "red": "bad"}
TEXTS = (
    ("done", "What was done"),
    ("difference", "What difference it made for children"),
    ("coming", "What is next"),
    ("good_practice", "Good practice to share"),
)


@needs(Permission.PLAN_VIEW)
def update_detail(request: HttpRequest, update_id: int) -> HttpResponse:
    """An update with all its versions, and what may be done about it."""
    update = get_object_or_404(update_for_page(request.membership, update_id))
    view = view_of(update)
    slug = request.membership.partnership.slug
    context = {
        **about(view, slug),
        "actions": list(_actions(request, view, slug)),
        "versions": [_version(one) for one in reversed(view.versions[:-1])],
        "history": history(update.partnership_id, [("update", update.pk)]),
    }
    return render(request, "progress/update_detail.html", context)


@needs(Permission.PLAN_VIEW)
def update_file(request: HttpRequest, update_id: int, attachment_id: int) -> HttpResponse:
    """A file that came with an update, as it was given."""
    found = Attachment.objects.visible_to(request.membership).select_related("stored")
    attachment = get_object_or_404(found, pk=attachment_id, update_id=update_id)
    try:
        return download(attachment.stored)
    except (Damaged, OSError):
        messages.error(
            request,
            f"The file “{attachment.stored}” cannot be given back: it is missing on the server or was changed there."
            " Tell your IT team; it is in their backup.",
        )
        return redirect("update_detail", slug=request.membership.partnership.slug, update_id=update_id)


def about(view: UpdateView, slug: str) -> dict[str, Any]:
    """What every page about an update shows of it."""
    update, action = view.update, view.update.ask.action
    stands = standing(action, clock.today())
    here = stands.update_id == update.pk
    return {
        "title": f"{action.number} {short_title(action.title, action.text)}",
        "caption": f"Update of {view.body}, {view.round}",
        "view": view,
        "texts": [(label, getattr(update, name)) for name, label in TEXTS if getattr(update, name)],
        "state": {"text": view.state_words, "kind": TAGS[UpdateState(view.state)]},
        "claim": {"text": view.claim_words, "kind": CLAIM_TAGS.get(view.claim, "none")},
        "contradictions": stands.contradictions if here else (),
        "stands": stands.sentence if here else "",
        "known": [
            {"text": said, "href": reverse("measure_detail", args=[slug, one.measure_id]), "about": one.text}
            for one, said in (stands.speaking if here else ())
        ],
        "files": [
            {
                "href": reverse("update_file", args=[slug, update.pk, one.pk]),
                "name": one.stored.name,
                "type": suffix_of(one.stored.name).removeprefix(".").upper(),
                "size": one.stored.size,
                "says": one.says,
            }
            for one in view.files
        ],
        "back": {"href": reverse("action_detail", args=[slug, action.pk]), "text": str(action)},
    }


def _actions(request: HttpRequest, view: UpdateView, slug: str):
    update = view.update
    if actions.can_agree(update, request.user):
        yield {"text": "Read and agree", "href": reverse("update_agree", args=[slug, update.pk])}
        yield {"text": "Return", "href": reverse("update_return", args=[slug, update.pk]), "kind": "secondary"}
    open_still = view.state in (UpdateState.SUBMITTED, UpdateState.RETURNED)
    if open_still and update.ask.cycle.state != CycleState.CLOSED and sits_in(
        request.user, update.ask.body_id, clock.today()
    ):  # fmt: skip
        yield {
            "text": "Change it and send it again",
            "href": reverse("update_give", args=[slug, update.ask_id]),
            "kind": "secondary",
        }


def _version(one) -> dict[str, Any]:
    document = one.document
    met = [f"{each['label'] or 'a milestone'}, met on {each['met_on']}" for each in document["met"]]
    return {
        "summary": f"Version {one.number}, sent by {one.submitted_by} on {one.submitted_at:%-d %B %Y}",
        "texts": [(label, document[name]) for name, label in TEXTS if document[name]]
        + ([("Rating", document["claim"])] if document["claim"] else [])
        + ([("Said to be met", "; ".join(met))] if met else []),
    }


def update_of(request: HttpRequest, update_id: int) -> Update:
    """The update with what its forms need joined. Raises Http404."""
    joined = update_for_page(request.membership, update_id).select_related(
        "ask__action__plan__partnership", "ask__body", "ask__cycle", "submitted_by", "decided_by"
    )
    return get_object_or_404(joined)

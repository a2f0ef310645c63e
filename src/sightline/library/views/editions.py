"""An edition from its first page to the day it is withdrawn."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.kit import clock
from sightline.library import actions, reads
from sightline.library.forms.editions import ApproveForm, ChangesForm, PublishForm, ReviewForm
from sightline.library.forms.fields import RecordReasonForm
from sightline.library.models import Dissemination, Edition, Resource
from sightline.library.reads.comparing import compared
from sightline.library.rules.markup import html
from sightline.library.rules.reviewing import usual_review
from sightline.library.rules.states import UNFINISHED, EditionState
from sightline.library.views.answers import (
    back_to_edition,
    back_to_resource,
    button,
    day,
    done,
    edition_here,
    own_edition,
)
from sightline.library.views.parts import anchors, contents, file_rows, in_a_row, pictures
from sightline.library.views.resources import EDITION_TAGS
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.plan.rules.errors import NotYet
from sightline.privacy.forms import ReasonForm
from sightline.privacy.reads import reasons_of
from sightline.ui.pages import attempt, form_page, posted, why_not


@require_POST
@needs(Permission.LIBRARY_EDIT)
def edition_begin(request: MemberRequest, resource_id: int) -> HttpResponse:
    """Begins the next edition as a copy of the last."""
    membership = request.membership
    own = Resource.objects.visible_to(membership).filter(partnership=membership.partnership)
    resource = get_object_or_404(own, pk=resource_id)
    try:
        edition = actions.begin_edition(by=request.user, resource=resource)
    except NotYet as refused:
        messages.error(request, str(refused))
        return redirect(href(membership, "resource_detail", resource.pk))
    messages.success(
        request, f"Edition {edition.number} is begun as a copy of the one before. Nobody outside sees it yet."
    )
    return redirect(href(membership, "edition_detail", edition.pk))


@needs(Permission.LIBRARY_VIEW)
def edition_detail(request: MemberRequest, edition_id: int) -> HttpResponse:
    """An edition: what it holds, what changed, and what is to be done with it."""
    membership = request.membership
    edition = edition_here(membership, edition_id)
    writing = edition.state == EditionState.DRAFT and membership.may(Permission.LIBRARY_EDIT)
    return render(
        request,
        "library/edition_detail.html",
        {
            "title": str(edition.resource),
            "caption": f"Edition {edition.number}",
            **back_to_resource(edition.resource, membership),
            "edition": edition,
            "tag": {"text": edition.get_state_display(), "kind": EDITION_TAGS[edition.state]},
            "writing": writing,
            "actions": _buttons(edition, membership),
            "facts": _facts(edition),
            "steps": _steps(edition, membership) if edition.state in UNFINISHED else [],
            **contents(edition, membership),
            "files": file_rows(edition, membership, writing=writing),
        },
    )


def _buttons(edition: Edition, membership: Membership) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if edition.partnership_id != membership.partnership.pk:
        return found
    edits, approves = membership.may(Permission.LIBRARY_EDIT), membership.may(Permission.EDITION_APPROVE)

    def add(text: str, route: str, kind: str = "") -> None:
        found.append(button(membership, text, route, edition.pk, kind=kind))

    if edition.state == EditionState.DRAFT:
        if edits:
            add("Add a page", "edition_page_create")
            add("Add a file", "edition_file_add", "secondary")
        if approves and actions.can_approve(edition, membership.person):
            add("Approve it", "edition_approve", "secondary" if found else "")
    elif edition.state == EditionState.APPROVED and edits:
        add("Publish it", "edition_publish")
        add("Take the approval back", "edition_take_back", "secondary")
    if edition.number > 1:
        add("What changed", "edition_difference", "secondary" if edition.state in UNFINISHED else "")
    add("All on one page, to print", "edition_print", "link")
    if edits and edition.state == EditionState.DRAFT:
        add("Discard this edition", "edition_discard", "link")
    if edits and edition.state == EditionState.PUBLISHED:
        add("Withdraw it", "edition_withdraw", "link")
    return found


def _steps(edition: Edition, membership: Membership) -> list[dict[str, Any]]:
    """What is left until it is in force, as a list of tasks."""
    yes, no = {"text": "done", "kind": "good"}, {"text": "not yet", "kind": "none"}
    holds = edition.files.exists() or edition.pages.exclude(text="").exists()
    approved = edition.state == EditionState.APPROVED
    changed = bool(edition.changes) or edition.number == 1
    may_write = membership.may(Permission.LIBRARY_EDIT) and not approved
    hint = "by somebody who wrote none of it, for the body that owns it"
    steps = [{"title": "Something to read", "hint": "a page or a file", "tag": yes if holds else no}]
    if edition.number > 1:
        link = {"href": href(membership, "edition_edit", edition.pk)} if may_write else {}
        steps.append({"title": "Say what changed", "tag": yes if changed else no, **link})
    steps.append({"title": "Approved by a meeting", "hint": hint, "tag": yes if approved else no})
    steps.append({"title": "Published", "hint": "with the day of its next review", "tag": no})
    return steps


def _facts(edition: Edition) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [
        {
            "key": "Written by",
            "value": ", ".join(edition.authors.order_by("name").values_list("name", flat=True)),
            "note": f"begun {day(edition.made_on)}",
        }
    ]
    if edition.approved_on:
        note = f"by {edition.approved_by.name} for {edition.approved_for}: {edition.meeting_words}"
        facts.append({"key": "Approved", "value": day(edition.approved_on), "note": note})
    if edition.published_on:
        facts.append({"key": "Published", "value": day(edition.published_on)})
        facts.append({"key": "Review by", "value": day(edition.review_on)})
    if edition.state == EditionState.SUPERSEDED:
        facts.append({"key": "Superseded", "value": day(edition.ended_on)})
    if edition.state == EditionState.WITHDRAWN:
        facts.append({"key": "Withdrawn", "value": day(edition.ended_on), "note": edition.withdrawn_why})
    return facts


@needs(Permission.LIBRARY_EDIT)
def edition_edit(request: MemberRequest, edition_id: int) -> HttpResponse:
    """What changed from the edition before, in words."""
    membership = request.membership
    edition = own_edition(membership, edition_id)
    form = ChangesForm(posted(request), initial={"changes": edition.changes}, kept=reasons_of(edition))
    if request.method == "POST" and form.is_valid():
        changes = form.cleaned_data["changes"]
        if attempt(
            form, lambda: actions.edit_edition(by=request.user, edition=edition, changes=changes, kept=form.kept)
        ):
            messages.success(request, "Saved.")
            return redirect(href(membership, "edition_detail", edition.pk))
    return form_page(
        request, "library/edition_edit.html", form, title="What changed", **back_to_edition(edition, membership)
    )


@needs(Permission.EDITION_APPROVE)
def edition_approve(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Approves an edition for a body: never by who wrote it."""
    membership = request.membership
    edition = own_edition(membership, edition_id)
    hindrance = why_not(lambda: actions.check_may_approve(edition, membership.person))
    form = ApproveForm(
        posted(request),
        bodies=bodies_here(membership),
        today=clock.today(),
        initial={"body": edition.resource.owner_id},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.approve_edition(by=request.user, edition=edition, kept=form.kept, **given)):
            messages.success(request, "The edition is approved. It is in force from the day it is published.")
            return redirect(href(membership, "edition_detail", edition.pk))
    return form_page(
        request,
        "library/edition_approve.html",
        form,
        title="Approve an edition",
        caption=str(edition),
        submit="Approve it",
        hindrance=hindrance,
        **back_to_edition(edition, membership),
    )


@needs(Permission.LIBRARY_EDIT)
def edition_take_back(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Makes an approved edition a draft again."""
    membership = request.membership
    edition = own_edition(membership, edition_id)
    form = RecordReasonForm(
        posted(request), label="Why is it taken back?", help_text=("It stands on the record for good.")
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.take_back_edition(by=request.user, edition=edition, reason=reason)):
            messages.success(request, "It is a draft again, and has to be approved anew.")
            return redirect(href(membership, "edition_detail", edition.pk))
    return form_page(
        request,
        "library/edition_take_back.html",
        form,
        title="Take the approval back?",
        submit="Take it back",
        **back_to_edition(edition, membership),
    )


@needs(Permission.LIBRARY_EDIT)
def edition_publish(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Puts an approved edition in force."""
    membership, today = request.membership, clock.today()
    edition = own_edition(membership, edition_id)
    last = Dissemination.objects.filter(partnership=membership.partnership, edition__resource=edition.resource).first()
    asked = last.recipients.filter(excused_on=None).count() if last else 0
    form = PublishForm(posted(request), today=today, asked=asked, initial={"review_on": usual_review(today)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.publish_edition(by=request.user, edition=edition, **given)):
            messages.success(request, f"Edition {edition.number} is in force.")
            return redirect(href(membership, "resource_detail", edition.resource_id))
    return form_page(
        request,
        "library/edition_publish.html",
        form,
        title="Publish an edition",
        caption=str(edition),
        submit="Publish it",
        edition=edition,
        **back_to_edition(edition, membership),
    )


@needs(Permission.LIBRARY_EDIT)
def edition_review(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Another review day for an edition in force."""
    membership, today = request.membership, clock.today()
    edition = own_edition(membership, edition_id)
    form = ReviewForm(posted(request), today=today, initial={"review_on": usual_review(today)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.change_review(by=request.user, edition=edition, **given)):
            messages.success(request, "The review day is changed.")
            return redirect(href(membership, "resource_detail", edition.resource_id))
    return form_page(
        request,
        "library/edition_review.html",
        form,
        title="Change the review day",
        caption=str(edition),
        **back_to_resource(edition.resource, membership),
    )


@needs(Permission.LIBRARY_EDIT)
def edition_withdraw(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Takes the edition in force away."""
    membership = request.membership
    edition = own_edition(membership, edition_id)
    form = ReasonForm(
        posted(request), label="Why is it withdrawn?", help_text="Whoever looks for the document reads this."
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            form, lambda: actions.withdraw_edition(by=request.user, edition=edition, reason=reason, kept=form.kept)
        ):
            messages.success(request, "It is withdrawn. The record says what it was and why.")
            return redirect(href(membership, "resource_detail", edition.resource_id))
    return form_page(
        request,
        "library/edition_withdraw.html",
        form,
        title=f"Withdraw edition {edition.number}?",
        submit="Withdraw it",
        danger=True,
        **back_to_edition(edition, membership),
    )


@needs(Permission.LIBRARY_EDIT)
def edition_discard(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Throws a draft away, once asked whether it is meant."""
    membership = request.membership
    edition = own_edition(membership, edition_id)
    if request.method == "POST":
        act = lambda: actions.discard_edition(by=request.user, edition=edition)  # noqa: E731 - what the button does
        if done(request, act, "The edition is discarded."):
            return redirect(href(membership, "resource_list"))
        return redirect(href(membership, "edition_detail", edition.pk))
    return render(
        request,
        "library/edition_discard.html",
        {
            "title": f"Discard edition {edition.number}?",
            "caption": edition.resource.title,
            "edition": edition,
            **back_to_edition(edition, membership),
        },
    )


@needs(Permission.LIBRARY_VIEW)
def edition_difference(request: MemberRequest, edition_id: int) -> HttpResponse:
    """What changed from the edition before, paragraph by paragraph."""
    membership = request.membership
    edition = edition_here(membership, edition_id)
    before = (
        Edition.objects.visible_to(membership)
        .filter(resource=edition.resource, number__lt=edition.number)
        .order_by("-number")
        .first()
    )
    return render(
        request,
        "library/edition_difference.html",
        {
            "title": "What changed",
            "caption": str(edition),
            "edition": edition,
            "before": before,
            "parts": compared(before, edition) if before else [],
            **back_to_edition(edition, membership),
        },
    )


@needs(Permission.LIBRARY_VIEW)
def edition_print(request: MemberRequest, edition_id: int) -> HttpResponse:
    """The whole edition on one page."""
    membership = request.membership
    edition = edition_here(membership, edition_id)
    nodes = reads.outline(edition)
    links, shown = anchors(nodes), pictures(edition, membership, " ".join(one.text for one in in_a_row(nodes)))
    below = {page.pk: 2 if page.parent_id is None else 3 for page in in_a_row(nodes)}
    return render(
        request,
        "library/edition_print.html",
        {
            "title": edition.resource.title,
            "caption": f"Edition {edition.number}, {edition.get_state_display().lower()}",
            "edition": edition,
            "facts": _facts(edition),
            "pages": [
                {"page": one, "html": html(one.text, below=below[one.pk], pages=links, pictures=shown)}
                for one in in_a_row(nodes)
            ],
            "files": file_rows(edition, membership),
            **back_to_edition(edition, membership),
        },
    )

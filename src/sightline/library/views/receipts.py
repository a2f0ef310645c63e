"""A provider confirms: signed in, or by the link in a mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from sightline.files.reads import download
from sightline.kit import clock
from sightline.library import actions
from sightline.library.actions.cascade import LATEST
from sightline.library.forms.cascade import ReceiptForm
from sightline.library.models import Receipt, Recipient
from sightline.library.reads import outline, pictures_with_addresses
from sightline.library.reads.cascades import last_receipts
from sightline.library.rules.markup import html
from sightline.library.rules.pictures import is_picture
from sightline.library.rules.states import Confirmed
from sightline.library.views.answers import day
from sightline.library.views.parts import anchors, in_a_row
from sightline.people.access import MemberRequest, href, needs
from sightline.people.models import Person
from sightline.people.permissions import Permission
from sightline.post.links import LinkRequest, by_link
from sightline.ui.pages import attempt, form_page, posted, why_not


@needs(Permission.RECEIPT_GIVE)
def receipt_write(request: MemberRequest, recipient_id: int) -> HttpResponse:
    """Says how far a provider is: whoever sits in it, or whoever runs the cascade on its word."""
    membership = request.membership
    recipient = get_object_or_404(_recipients().visible_to(membership), pk=recipient_id)
    if recipient.body_id not in membership.body_ids and not membership.may(Permission.CASCADE_RUN):
        raise PermissionDenied(f"{recipient.body} is asked, and you hold no seat in it.")
    form = _form(request, recipient)
    if request.method == "POST" and form.is_valid() and _given(form, recipient, request.user):
        messages.success(request, f"Thank you. It is noted for {recipient.body}.")
        return redirect(href(membership, "dissemination_detail", recipient.dissemination_id))
    address = href(membership, "dissemination_detail", recipient.dissemination_id)
    return form_page(
        request,
        "library/receipt_write.html",
        form,
        submit="Confirm",
        read_at=href(membership, "edition_print", recipient.dissemination.edition_id),
        back={"href": address, "text": str(recipient.dissemination.edition)},
        **_about(recipient),
    )


@by_link("receipt")
def receipt_give(request: LinkRequest, token: str) -> HttpResponse:
    """The same behind a link: the edition to read, and one form; no signing in, no other page."""
    link = request.link
    recipient = get_object_or_404(_recipients().filter(partnership=link.partnership), pk=link.thing_id)
    form, done = _form(request, recipient), False
    if request.method == "POST" and form.is_valid() and _given(form, recipient, link.person):
        done = True
        recipient = get_object_or_404(_recipients(), pk=recipient.pk)
        form = _form(None, recipient)
    edition = recipient.dissemination.edition
    nodes, files = outline(edition), list(edition.files.select_related("stored"))
    shown = pictures_with_addresses(files, lambda file: reverse("receipt_file", args=[token, file.pk]))
    about = _about(recipient)
    if done:
        about["title"] = "Thank you: it is noted"
    return form_page(
        request,
        "library/receipt_give.html",
        form,
        submit="Correct what you said" if recipient.state == Confirmed.CASCADED else "Confirm",
        done=done,
        token=token,
        pages=[
            {"page": one, "html": html(one.text, below=3, pages=anchors(nodes), pictures=shown)}
            for one in in_a_row(nodes)
        ],
        files=[one for one in files if not is_picture(one.stored.name)],
        **about,
    )


@by_link("receipt")
def receipt_file(request: LinkRequest, token: str, file_id: int) -> HttpResponse:
    """A file of the edition that is to be read, behind the same link."""
    link = request.link
    recipient = get_object_or_404(_recipients().filter(partnership=link.partnership), pk=link.thing_id)
    file = get_object_or_404(recipient.dissemination.edition.files.select_related("stored"), pk=file_id)
    return download(file.stored)


def _form(request: Any, recipient: Recipient) -> ReceiptForm:
    today = clock.today()
    last = last_receipts([recipient.pk]).get(recipient.pk)
    initial = {}
    if last:
        initial = {
            "cascaded": "yes" if last.cascaded else "",
            "staff": last.staff,
            "reached": last.reached,
            "how": last.how,
            "cascaded_by": last.cascaded_by,
        }
    return ReceiptForm(posted(request) if request else None, today=today, latest=today + LATEST, initial=initial)


def _given(form: ReceiptForm, recipient: Recipient, person: Person) -> Receipt | None:
    given = form.cleaned_data
    return attempt(
        form,
        lambda: actions.give_receipt(
            by=person,
            recipient=recipient,
            cascaded=given["cascaded"] == "yes",
            staff=given["staff"],
            reached=given["reached"],
            how=given["how"],
            cascaded_by=given["cascaded_by"],
            will_by=given["will_by"],
            kept=form.kept,
        ),
    )


def _about(recipient: Recipient) -> dict[str, Any]:
    """What a page for confirming shows of what is asked."""
    dissemination = recipient.dissemination
    edition = dissemination.edition
    hindrance = why_not(lambda: actions.check_may_confirm(recipient))
    last = last_receipts([recipient.pk]).get(recipient.pk)
    return {
        "title": "Has it reached your staff?",
        "caption": f"{recipient.body}: {edition}",
        "recipient": recipient,
        "edition": edition,
        "dissemination": dissemination,
        "due": day(recipient.due_on),
        "late": recipient.due_on < clock.today() and recipient.state != Confirmed.CASCADED,
        "hindrance": hindrance,
        "last": last,
    }


def _recipients():
    return Recipient.objects.select_related("body", "partnership", "dissemination__edition__resource")

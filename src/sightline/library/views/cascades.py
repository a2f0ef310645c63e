"""Cascades: begun, followed, ended; and the pulses that prove them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sightline.kit import clock
from sightline.kit.periods import add_working_days
from sightline.library import actions, reads
from sightline.library.forms.cascade import DisseminateForm, MoreForm, PulseForm
from sightline.library.models import Dissemination, Recipient
from sightline.library.reads import RecipientRow
from sightline.library.rules.cascading import TAGS, Stands, reach_of
from sightline.library.views.answers import back_to_resource, button, day, done, edition_here
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.models import BodyKind, Set, SetMember
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.privacy.forms import ReasonForm
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted
from sightline.ui.templatetags.ui import count_of

A_PAGE = 50
USUAL_WORKING_DAYS = 20
# Whom a document may be cascaded through: who has staff of its own.
PROVIDERS = (BodyKind.AGENCY, BodyKind.TEAM, BodyKind.OTHER_BOARD)


@needs(Permission.LIBRARY_VIEW)
def dissemination_list(request: MemberRequest) -> HttpResponse:
    """What was put to providers, and how many have confirmed."""
    membership = request.membership
    page = Paginator(reads.disseminations_of(membership.partnership), A_PAGE).get_page(request.GET.get("page"))
    rows = []
    for one in page.object_list:
        numbers = f"{one.confirmed} of {one.asked} confirmed"
        note = f"{count_of(one.read, 'has,have')} only read it" if one.read else ""
        tag = {"text": "Closed", "kind": "none"} if one.closed_on else {"text": "Going on", "kind": "info"}
        rows.append(
            [
                {"text": str(one.edition), "href": href(membership, "dissemination_detail", one.pk)},
                {"text": day(one.asked_on), "note": f"confirm by {day(one.due_on)}"},
                {"text": numbers, "note": note},
                {"text": "", "tag": tag},
            ]
        )
    return render(
        request,
        "library/dissemination_list.html",
        {
            "title": "Who has confirmed what",
            "lede": "An edition is put to providers; each confirms that it read it and that its staff have it.",
            "back": {"href": href(membership, "resource_list"), "text": "Library"},
            "actions": [button(membership, "Providers and documents, at a glance", "cascade_matrix", kind="secondary")],
            "table": {"caption": "Cascades", "columns": ["Edition", "Asked", "Confirmed", "Stands"], "rows": rows},
            "page_obj": page,
            "empty": {
                "title": "Nobody has been asked yet",
                "text": "Open a document that is in force, and ask providers to cascade it.",
                "href": href(membership, "resource_list"),
                "action": "To the library",
            },
        },
    )


@needs(Permission.CASCADE_RUN)
def dissemination_create(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Puts an edition to providers."""
    membership, today = request.membership, clock.today()
    edition = edition_here(membership, edition_id)
    with_bodies = SetMember.objects.filter(set=OuterRef("pk"), body__isnull=False)
    sets = Set.objects.visible_to(membership).filter(Exists(with_bodies)).order_by("name")
    form = DisseminateForm(
        posted(request),
        bodies=bodies_here(membership).filter(kind__in=PROVIDERS),
        sets=sets,
        today=today,
        initial={"due_on": add_working_days(today, USUAL_WORKING_DAYS, membership.partnership.nation)},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.disseminate(
                by=request.user,
                partnership=membership.partnership,
                edition=edition,
                bodies=given["bodies"],
                due_on=given["due_on"],
                set=given.get("set"),
                words=given["words"],
                kept=form.kept,
            ),
        )
        if made:
            who = count_of(len(given["bodies"]), "provider is,providers are")
            messages.success(request, f"{who} asked, in the next message that goes out each working day.")
            return redirect(href(membership, "dissemination_detail", made.pk))
    return form_page(
        request,
        "library/dissemination_create.html",
        form,
        title="Ask providers to cascade it",
        caption=str(edition),
        submit="Ask them",
        **back_to_resource(edition.resource, membership),
    )


@needs(Permission.LIBRARY_VIEW)
def dissemination_detail(request: MemberRequest, dissemination_id: int) -> HttpResponse:
    """Who confirmed an edition, what reach they claim, what their staff say, and who was reminded."""
    membership, today = request.membership, clock.today()
    dissemination = _dissemination(membership, dissemination_id)
    rows = reads.recipient_rows(dissemination, today)
    asked = [one for one in rows if one.recipient.excused_on is None]
    confirmed = [one for one in asked if one.stands == Stands.CONFIRMED]
    reach = reach_of((one.receipt.reached, one.receipt.staff) for one in confirmed if one.receipt)
    runs = membership.may(Permission.CASCADE_RUN)
    buttons = []
    if runs and dissemination.closed_on is None:
        buttons = [
            button(membership, "Ask further providers", "dissemination_add", dissemination.pk, kind="secondary"),
            button(membership, "End it", "dissemination_close", dissemination.pk, kind="link"),
        ]
    return render(
        request,
        "library/dissemination_detail.html",
        {
            "title": str(dissemination.edition),
            "caption": "Read and cascaded by providers",
            "back": {"href": href(membership, "dissemination_list"), "text": "Who has confirmed what"},
            "dissemination": dissemination,
            "actions": buttons,
            "lede": f"{len(confirmed)} of {count_of(len(asked), 'provider,providers')} asked "
            f"{'has' if len(confirmed) == 1 else 'have'} confirmed. {reach.words}",
            "parted": [one.tested.words for one in rows if one.tested and one.tested.parts],
            "facts": _facts(dissemination, membership),
            "rows": [_row(one, dissemination, membership, runs=runs) for one in rows],
            "history": history(dissemination.partnership_id, [("dissemination", dissemination.pk)]),
        },
    )


def _facts(dissemination: Dissemination, membership: Membership) -> list[dict[str, Any]]:
    edition = dissemination.edition
    facts: list[dict[str, Any]] = [
        {
            "key": "Document",
            "value": str(edition),
            "href": href(membership, "resource_detail", edition.resource_id),
        },
        {"key": "Asked", "value": day(dissemination.asked_on), "note": f"by {dissemination.asked_by.name}"},
        {"key": "Confirm by", "value": day(dissemination.due_on)},
    ]
    if dissemination.set:
        facts.append({"key": "List", "value": str(dissemination.set)})
    if dissemination.words:
        facts.append({"key": "They are told", "value": dissemination.words})
    if dissemination.closed_on:
        facts.append({"key": "Ended", "value": day(dissemination.closed_on)})
    return facts


def _row(one: RecipientRow, dissemination: Dissemination, membership: Membership, *, runs: bool) -> dict[str, Any]:
    recipient, receipt = one.recipient, one.receipt
    facts: list[dict[str, Any]] = []
    if receipt:
        late = ", after its day" if receipt.late else ""
        facts.append({"key": "Said", "value": f"{receipt.given_by.name}, {day(receipt.given_at.date())}{late}"})
    if receipt and receipt.cascaded:
        facts.append(
            {"key": "Reached", "value": f"{receipt.reached:,} of {receipt.staff:,} staff", "note": receipt.how}
        )
        facts.append({"key": "Seen to by", "value": receipt.cascaded_by})
    elif receipt:
        by = day(receipt.will_by) if receipt.will_by else "no day was given"
        facts.append({"key": "Cascaded by", "value": by, "note": receipt.how})
    if recipient.excused_on:
        facts.append({"key": "Asked no more", "value": day(recipient.excused_on), "note": recipient.excused_why})
    elif recipient.due_on != dissemination.due_on:
        facts.append({"key": "Confirm by", "value": day(recipient.due_on)})
    if one.tested:
        facts.append({"key": "Staff said", "value": one.tested.words, **_parting(one)})
    elif recipient.exercise:
        facts.append({"key": "Staff said", "value": one.hidden_why or "Nobody has answered yet."})
        facts += _ways_to_answer(recipient, membership)
    if one.reminders:
        last = one.reminders[-1]
        times = count_of(len(one.reminders), "time,times")
        facts.append({"key": "Reminded", "value": f"{times}, last on {day(last.on)}"})
    links = []
    going = dissemination.closed_on is None and recipient.excused_on is None
    if runs:
        if recipient.exercise_id is None and not recipient.excused_on:
            links.append(button(membership, "Ask some of its staff", "pulse_begin", recipient.pk))
        if going:
            links.append(button(membership, "Ask it no more", "recipient_excuse", recipient.pk))
    if going and (runs or recipient.body_id in membership.body_ids):
        links.insert(0, button(membership, "Say for it how far it is", "receipt_write", recipient.pk))
    return {
        "body": recipient.body.name,
        "tag": {"text": one.stands.label, "kind": TAGS[one.stands]},
        "facts": facts,
        "links": links,
    }


def _parting(one: RecipientRow) -> dict[str, Any]:
    parts = one.tested is not None and one.tested.parts
    return {"tag": {"text": "Claim and answers part", "kind": "bad"}} if parts else {}


def _ways_to_answer(recipient: Recipient, membership: Membership) -> list[dict[str, Any]]:
    """The link and the code of a pulse that is passed round."""
    exercise = recipient.exercise
    if exercise is None or not exercise.open_token or exercise.closed_on or not membership.may(Permission.CASCADE_RUN):
        return []
    slug = membership.partnership.slug
    link = reverse("survey_open", kwargs={"slug": slug, "token": exercise.open_token})
    note = f"or the code {exercise.code} at {reverse('survey_code', kwargs={'slug': slug})}"
    return [{"key": "To pass round", "value": "The pulse’s own page", "href": link, "note": note}]


@needs(Permission.CASCADE_RUN)
def dissemination_add(request: MemberRequest, dissemination_id: int) -> HttpResponse:
    """Asks further providers, and those again who were excused."""
    membership, today = request.membership, clock.today()
    dissemination = _dissemination(membership, dissemination_id)
    there = dissemination.recipients.filter(excused_on=None).values("body")
    bodies = bodies_here(membership).filter(kind__in=PROVIDERS).exclude(pk__in=there)
    form = MoreForm(posted(request), bodies=bodies, today=today, initial={"due_on": max(dissemination.due_on, today)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        added = attempt(form, lambda: actions.add_recipients(by=request.user, dissemination=dissemination, **given))
        if added:
            messages.success(request, f"Asked: {', '.join(added)}.")
            return redirect(href(membership, "dissemination_detail", dissemination.pk))
    return form_page(
        request,
        "library/dissemination_add.html",
        form,
        title="Ask further providers",
        caption=str(dissemination.edition),
        submit="Ask them",
        **_back(dissemination, membership),
    )


@needs(Permission.CASCADE_RUN)
def dissemination_close(request: MemberRequest, dissemination_id: int) -> HttpResponse:
    """Ends a cascade, once asked whether it is meant."""
    membership = request.membership
    dissemination = _dissemination(membership, dissemination_id)
    if request.method == "POST":
        success = "It is ended: nobody is asked any more. What was said stays."
        done(request, lambda: actions.close_dissemination(by=request.user, dissemination=dissemination), success)
        return redirect(href(membership, "dissemination_detail", dissemination.pk))
    return render(
        request,
        "library/dissemination_close.html",
        {
            "title": "End it?",
            "caption": str(dissemination.edition),
            "waiting": reads.receipts_owed([membership.partnership.pk]).filter(dissemination=dissemination),
            **_back(dissemination, membership),
        },
    )


@needs(Permission.CASCADE_RUN)
def recipient_excuse(request: MemberRequest, recipient_id: int) -> HttpResponse:
    """Asks a provider no more, with why."""
    membership = request.membership
    recipient = _recipient(membership, recipient_id)
    form = ReasonForm(posted(request), label="Why is it asked no more?", help_text="It stands on the record for good.")
    form.fields["reason"].max_length = 300
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            form,
            lambda: actions.excuse_recipient(by=request.user, recipient=recipient, reason=reason, kept=form.kept),
        ):
            messages.success(request, f"{recipient.body} is asked no more.")
            return redirect(href(membership, "dissemination_detail", recipient.dissemination_id))
    return form_page(
        request,
        "library/recipient_excuse.html",
        form,
        title=f"Ask {recipient.body} no more?",
        submit="Ask it no more",
        **_back(recipient.dissemination, membership),
    )


@needs(Permission.CASCADE_RUN)
def pulse_begin(request: MemberRequest, recipient_id: int) -> HttpResponse:
    """Asks some of a provider's staff whether they know the document."""
    membership, today = request.membership, clock.today()
    recipient = _recipient(membership, recipient_id)
    last = add_working_days(today, 10, membership.partnership.nation)
    form = PulseForm(posted(request), today=today, initial={"closes_on": last})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.begin_pulse(by=request.user, recipient=recipient, **given)):
            count = len(given["addresses"])
            who = f"{count_of(count, 'person is,people are')} asked" if count else "Pass its link or code round"
            messages.success(request, f"{who}. What they say stands beside what {recipient.body} claims.")
            return redirect(href(membership, "dissemination_detail", recipient.dissemination_id))
    return form_page(
        request,
        "library/pulse_begin.html",
        form,
        title=f"Ask some staff of {recipient.body}",
        caption=str(recipient.dissemination.edition),
        submit="Ask them",
        **_back(recipient.dissemination, membership),
    )


def _back(dissemination: Dissemination, membership: Membership) -> dict[str, dict[str, str]]:
    address = href(membership, "dissemination_detail", dissemination.pk)
    return {"back": {"href": address, "text": str(dissemination.edition)}}


def _dissemination(membership: Membership, dissemination_id: int) -> Dissemination:
    rows = Dissemination.objects.visible_to(membership).select_related("edition__resource", "set", "asked_by")
    return get_object_or_404(rows, pk=dissemination_id)


def _recipient(membership: Membership, recipient_id: int) -> Recipient:
    rows = Recipient.objects.visible_to(membership).select_related("body", "dissemination__edition__resource")
    return get_object_or_404(rows, pk=recipient_id)

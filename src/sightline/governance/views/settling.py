"""A change of the plan, or an escalation, decided at the item that is about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sightline.governance import actions
from sightline.governance.forms.decisions import ChangeForm, EscalationDecisionForm
from sightline.governance.models import Item
from sightline.governance.views.answers import back_to_meeting, check_runs, to_meeting
from sightline.people.access import MemberRequest, needs
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.plan.actions import check_can_decide
from sightline.plan.models import Owner
from sightline.plan.rules.changes import FIELDS, in_words
from sightline.ui.pages import attempt, form_page, posted, why_not


@needs(Permission.CHANGE_APPROVE)
def meeting_change_decide(request: MemberRequest, item_id: int) -> HttpResponse:
    """Approves or refuses the change that an item is about, and records the decision, in one."""
    item = _item(request, item_id, "change__action")
    membership, meeting = request.membership, item.meeting
    change = item.change
    if change is None:
        return redirect(to_meeting(meeting, membership, f"item-{item.pk}"))
    hindrance = why_not(lambda: check_can_decide(change, request.user))
    form = ChangeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.decide_change_at_meeting(
                by=request.user,
                item=item,
                approve=given["decision"] == "approve",
                note=given["note"],
                kept=form.kept,
            ),
        )
        if made:
            messages.success(request, f"Decision {made.number} is recorded, and the plan says the same.")
            return redirect(to_meeting(meeting, membership, f"item-{item.pk}"))
    month = membership.partnership.fiscal_start_month
    row = {
        "name": FIELDS[change.thing, change.field].words.capitalize(),
        "before": in_words(change.thing, change.field, change.was, month),
        "after": in_words(change.thing, change.field, change.becomes, month),
    }
    return form_page(
        request,
        "governance/meeting_change_decide.html",
        form,
        title="Approve or refuse a change",
        caption=meeting.words,
        submit="Record the decision",
        rows=[row],
        change=change,
        hindrance=hindrance,
        **back_to_meeting(meeting, membership, f"item-{item.pk}"),
    )


@needs(Permission.DECISION_RECORD)
def escalation_decide(request: MemberRequest, item_id: int) -> HttpResponse:
    """Decides the escalation that an item is about, and gives it back to the body that carries the decision out."""
    item = _item(request, item_id, "escalation__action", "escalation__from_body")
    membership, meeting = request.membership, item.meeting
    check_runs(membership, meeting.body_id)
    escalation = item.escalation
    if escalation is None:
        return redirect(to_meeting(meeting, membership, f"item-{item.pk}"))
    owner = Owner.objects.filter(action_id=escalation.action_id or 0, answers=True).first()
    form = EscalationDecisionForm(
        posted(request),
        bodies=bodies_here(membership),
        initial={"owner": (owner.body_id if owner else None) or escalation.from_body_id},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.decide_escalation(by=request.user, item=item, kept=form.kept, **given))
        if made:
            messages.success(request, f"Decision {made.number} is recorded. It is back with {made.body}.")
            return redirect(to_meeting(meeting, membership, f"item-{item.pk}"))
    return form_page(
        request,
        "governance/escalation_decide.html",
        form,
        title=f"Decide: {escalation.title}",
        caption=meeting.words,
        submit="Record the decision",
        escalation=escalation,
        **back_to_meeting(meeting, membership, f"item-{item.pk}"),
    )


def _item(request: MemberRequest, item_id: int, *joined: str) -> Item:
    items = Item.objects.visible_to(request.membership).select_related("meeting__body", "meeting__partnership", *joined)
    return get_object_or_404(items, pk=item_id)

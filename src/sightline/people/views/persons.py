"""Persons of a partnership: the list, the page of each, invitations, leavers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.kit import clock
from sightline.people import actions, reads
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.forms import AddressForm, AwayForm, FindForm, HandoverForm, InviteForm, PersonForm
from sightline.people.invitations import send_invitation
from sightline.people.models import Person, Seat
from sightline.people.permissions import Permission
from sightline.people.rules import Refused, away_words
from sightline.people.views.conflict import conflict_in
from sightline.people.views.seats import seat_days
from sightline.trail.reads import history

PAGE = 50


def _href(membership: Membership, name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"slug": membership.partnership.slug, **kwargs})


def _person_here(membership: Membership, person_id: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(membership), pk=person_id)


@needs(Permission.PERSON_VIEW)
def person_list(request: MemberRequest) -> HttpResponse:
    """Who sits where today; with a tick, who has left."""
    membership = request.membership
    form = FindForm(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {"words": "", "left": False}
    people = reads.people_of(membership.partnership, clock.today(), **wanted)
    page = Paginator(people, PAGE).get_page(request.GET.get("page"))
    may_edit = membership.may(Permission.PERSON_EDIT)
    rows = []
    for person in page:
        seats = [f"{seat.get_role_display()}, {seat.body.name}" for seat in person.here]
        row: list[Any] = [
            {"text": person.name, "href": _href(membership, "person_detail", person_id=person.pk)},
            person.post,
            "; ".join(seats),
        ]
        if may_edit:
            row.append("" if person.last_login else {"tag": {"text": "not yet", "kind": "info"}})
        rows.append(row)
    context = {
        "title": "People",
        "lede": "Everybody who has left." if wanted["left"] else "Everybody who holds a seat in this partnership.",
        "breadcrumbs": [{"text": "Structure", "href": _href(membership, "structure")}],
        "actions": [{"text": "Invite a person", "href": _href(membership, "person_invite")}] if may_edit else [],
        "filters": form,
        "table": {
            "caption": "People and their seats",
            "columns": ["Name", "Job title", "Seats"] + (["Sign-in"] if may_edit else []),
            "rows": rows,
        },
        "empty": {
            "title": "Nobody found",
            "text": "Nobody has that name or job title here. Try fewer letters, or those who have left.",
            "href": _href(membership, "person_list"),
            "action": "Show everybody",
        },
        "page_obj": page,
    }
    return render(request, "people/person_list.html", context)


@needs(Permission.PERSON_VIEW)
def person_detail(request: MemberRequest, person_id: int) -> HttpResponse:
    """A person's seats here, now and before. Her address is shown to those who write to people, and to herself."""
    membership = request.membership
    person = _person_here(membership, person_id)
    seats = reads.seats_here(person, membership.partnership)
    today = clock.today()
    may_edit = membership.may(Permission.PERSON_EDIT)
    facts: list[dict[str, Any]] = [{"key": "Job title", "value": person.post or "Not given"}]
    if person.away_until and person.away_until >= today:
        facts.append({"key": "Away", "value": away_words(person.away_from, person.away_until, today)})
    if may_edit or person == membership.person:
        facts.append({"key": "E-mail address", "value": person.email})
    if may_edit:
        facts.append({"key": "Sign-in", "value": _sign_in_words(person)})
    going_on = [seat for seat in seats if seat.until is None or seat.until >= today]
    buttons: list[dict[str, Any]] = []
    if may_edit:
        buttons.append({"text": "Give a seat", "href": _href(membership, "seat_give_person", person_id=person.pk)})
        if going_on:
            href = _href(membership, "person_handover", person_id=person.pk)
            buttons.append({"text": "Leaves: hand over", "href": href, "kind": "secondary"})
        if reads.only_here(person, membership.partnership):
            if going_on:
                href = _href(membership, "person_away", person_id=person.pk)
                buttons.append({"text": "Say when away", "href": href, "kind": "secondary"})
            href = _href(membership, "person_edit", person_id=person.pk)
            buttons.append({"text": "Change name or job title", "href": href, "kind": "secondary"})
            if person.last_login is None:
                href = _href(membership, "person_address", person_id=person.pk)
                buttons.append({"text": "Correct the address", "href": href, "kind": "secondary"})
        if person.last_login is None and going_on:
            href = _href(membership, "person_invite_again", person_id=person.pk)
            buttons.append({"text": "Send the invitation again", "href": href, "kind": "secondary", "post": True})
    rows = []
    for seat in seats:
        row: list[Any] = [
            {"text": seat.body.name, "href": _href(membership, "body_detail", body_id=seat.body_id)},
            {
                "text": seat.get_role_display(),
                "note": f"deputy for {seat.deputy_for.person.name}" if seat.deputy_for else "",
            },
            seat_days(seat),
        ]
        if may_edit:
            ends = seat in going_on
            row.append({"text": "End", "href": _href(membership, "seat_end", seat_id=seat.pk)} if ends else "")
        rows.append(row)
    context = {
        "title": person.name,
        "breadcrumbs": [
            {"text": "Structure", "href": _href(membership, "structure")},
            {"text": "People", "href": _href(membership, "person_list")},
        ],
        "actions": buttons,
        "facts": facts,
        "seats": rows,
        "seat_columns": ["Body", "Role", "When"] + (["What to do"] if may_edit else []),
        "left": not going_on,
        "history": history(membership.partnership.pk, [("person", person.pk), *(("seat", seat.pk) for seat in seats)]),
    }
    return render(request, "people/person_detail.html", context)


def _sign_in_words(person: Person) -> str:
    if not person.is_active:
        return "Closed"
    if person.last_login:
        return "Has signed in"
    if person.invited_at:
        return f"Invited on {person.invited_at:%-d %B %Y}; has not signed in yet"
    return "Has not been invited by e-mail yet"


@needs(Permission.PERSON_EDIT)
def person_invite(request: MemberRequest) -> HttpResponse:
    """Somebody new with a first seat, and the message that says so."""
    membership = request.membership
    form = InviteForm(request.POST or None, partnership=membership.partnership, today=clock.today())
    if request.method == "POST" and form.is_valid():
        try:
            seat = actions.add_person(by=membership.person, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            _say_whether_sent(request, seat.person, [seat])
            return redirect("person_detail", slug=membership.partnership.slug, person_id=seat.person_id)
    context = {
        "title": "Invite a person",
        "lede": "A message tells the person where to sign in. Nobody needs a password.",
        "back": {"href": _href(membership, "person_list"), "text": "People"},
        "form": form,
        "submit": "Give the seat and send the invitation",
        "cancel_url": _href(membership, "person_list"),
    }
    return render(request, "people/person_invite.html", context)


@require_POST
@needs(Permission.PERSON_EDIT)
def person_invite_again(request: MemberRequest, person_id: int) -> HttpResponse:
    """Sends the invitation once more."""
    membership = request.membership
    person = _person_here(membership, person_id)
    seats = Seat.objects.filter(person=person).visible_to(membership).held_on(clock.today()).select_related("body")
    if not seats:
        messages.error(request, f"{person.name} holds no seat here today. Give a seat first.")
    else:
        _say_whether_sent(request, person, list(seats))
    return redirect("person_detail", slug=membership.partnership.slug, person_id=person.pk)


def _say_whether_sent(request: MemberRequest, person: Person, seats: list[Seat]) -> None:
    membership = request.membership
    if send_invitation(by=membership.person, person=person, partnership=membership.partnership, seats=seats):
        messages.success(request, f"{person.name} has been sent an invitation.")
    else:
        messages.error(
            request,
            f"The invitation to {person.name} could not be sent: the mail server did not take it. "
            "The seat is saved. Try “Send the invitation again” in a few minutes.",
        )


@needs(Permission.PERSON_EDIT)
def person_edit(request: MemberRequest, person_id: int) -> HttpResponse:
    """A person's name and job title."""
    membership = request.membership
    person = _person_here(membership, person_id)
    form = PersonForm(request.POST or None, person=person)
    here = _href(membership, "person_detail", person_id=person.pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_person(by=membership.person, person=person, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{person.name} is saved.")
            return redirect(here)
    context = {
        "conflict": conflict_in(form, membership.partnership.pk, "person", person.pk),
        "title": f"Change {person.name}",
        "back": {"href": here, "text": person.name},
        "form": form,
        "cancel_url": here,
    }
    return render(request, "people/person_edit.html", context)


@needs(Permission.PERSON_EDIT)
def person_away(request: MemberRequest, person_id: int) -> HttpResponse:
    """From when until when somebody is away who cannot say it herself."""
    membership = request.membership
    person = _person_here(membership, person_id)
    form = AwayForm(request.POST or None, person=person)
    here = _href(membership, "person_detail", person_id=person.pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_away(by=membership.person, person=person, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, f"{person.name} is saved. {away_words(person.away_from, person.away_until, clock.today())}."
            )
            return redirect(here)
    context = {
        "title": f"When {person.name} is away",
        "lede": "On these days the deputies are asked instead; where there are none, the chair or the manager.",
        "back": {"href": here, "text": person.name},
        "form": form,
        "cancel_url": here,
    }
    return render(request, "people/person_away.html", context)


@needs(Permission.PERSON_EDIT)
def person_address(request: MemberRequest, person_id: int) -> HttpResponse:
    """Corrects an address mistyped in the invitation, before anybody signed in with it."""
    membership = request.membership
    person = _person_here(membership, person_id)
    form = AddressForm(request.POST or None)
    here = _href(membership, "person_detail", person_id=person.pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_email(by=membership.person, person=person, email=form.cleaned_data["email"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The address is corrected. Send the invitation again.")
            return redirect(here)
    context = {
        "title": f"Correct the address of {person.name}",
        "lede": "Once somebody has signed in, only that person can change the address.",
        "back": {"href": here, "text": person.name},
        "form": form,
        "cancel_url": here,
    }
    return render(request, "people/person_address.html", context)


@needs(Permission.PERSON_EDIT)
def person_handover(request: MemberRequest, person_id: int) -> HttpResponse:
    """A leaver: last day, which seats pass on, to whom."""
    membership = request.membership
    person = _person_here(membership, person_id)
    form = HandoverForm(request.POST or None, partnership=membership.partnership, person=person, today=clock.today())
    here = _href(membership, "person_detail", person_id=person.pk)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            given = actions.hand_over(
                by=membership.person,
                partnership=membership.partnership,
                leaver=person,
                successor=data["successor"],
                last_day=data["last_day"],
                pass_on={seat.pk for seat in data["pass_on"]},
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            taken = f" {data['successor'].name} takes over {len(given)} of the seats." if given else ""
            messages.success(request, f"{person.name}’s seats have their last day.{taken}")
            return redirect(here)
    context = {
        "title": f"{person.name} leaves",
        "lede": "Every seat here ends on the last day. Those you hand over go on with somebody else the next day.",
        "back": {"href": here, "text": person.name},
        "form": form,
        "submit": "Hand over and end the seats",
        "cancel_url": here,
    }
    return render(request, "people/person_handover.html", context)

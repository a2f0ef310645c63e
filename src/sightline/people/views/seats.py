"""Seats given and ended, from the page of a body or of a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sightline.kit import clock
from sightline.people import actions
from sightline.people.access import MemberRequest, needs
from sightline.people.forms import DayForm, SeatForm
from sightline.people.models import Body, Person, Seat
from sightline.people.permissions import Permission
from sightline.people.rules import Refused


def seat_days(seat: Seat) -> str:
    """When a seat is held, in words: "since 1 April 2016", "1 April 2016 to 31 March 2017"."""
    since = f"{seat.since.day} {seat.since:%B %Y}"
    return f"{since} to {seat.until.day} {seat.until:%B %Y}" if seat.until else f"since {since}"


@needs(Permission.PERSON_EDIT)
def seat_give(request: MemberRequest, body_id: int) -> HttpResponse:
    """A seat in this body for somebody known here."""
    body = get_object_or_404(Body.objects.visible_to(request.membership).filter(ended_on=None), pk=body_id)
    here = reverse("body_detail", kwargs={"slug": request.membership.partnership.slug, "body_id": body.pk})
    form = SeatForm(request.POST or None, partnership=request.membership.partnership, today=clock.today(), body=body)
    return _give(request, form, here, body.name, f"Give a seat in {body.name}", "people/seat_give.html")


@needs(Permission.PERSON_EDIT)
def seat_give_person(request: MemberRequest, person_id: int) -> HttpResponse:
    """A further seat for this person."""
    person = get_object_or_404(Person.objects.visible_to(request.membership), pk=person_id)
    here = reverse("person_detail", kwargs={"slug": request.membership.partnership.slug, "person_id": person.pk})
    form = SeatForm(
        request.POST or None, partnership=request.membership.partnership, today=clock.today(), person=person
    )
    return _give(request, form, here, person.name, f"Give {person.name} a seat", "people/seat_give_person.html")


def _give(request: MemberRequest, form: SeatForm, here: str, name: str, title: str, template: str) -> HttpResponse:
    membership = request.membership
    if request.method == "POST" and form.is_valid():
        try:
            seat = actions.give_seat(by=membership.person, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{seat.person.name} has a seat in {seat.body.name}.")
            return redirect(here)
    context = {
        "title": title,
        "back": {"href": here, "text": name},
        "form": form,
        "submit": "Give the seat",
        "cancel_url": here,
        "invite_href": reverse("person_invite", kwargs={"slug": membership.partnership.slug}),
    }
    return render(request, template, context)


@needs(Permission.PERSON_EDIT)
def seat_end(request: MemberRequest, seat_id: int) -> HttpResponse:
    """The last day of a seat."""
    membership = request.membership
    seats = Seat.objects.visible_to(membership).select_related("person", "body", "partnership")
    seat = get_object_or_404(seats, pk=seat_id)
    here = reverse("body_detail", kwargs={"slug": membership.partnership.slug, "body_id": seat.body_id})
    form = DayForm(request.POST or None, today=max(clock.today(), seat.since))
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_seat(by=membership.person, seat=seat, until=form.cleaned_data["day"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{seat.person.name}’s seat in {seat.body.name} has its last day.")
            return redirect(here)
    context = {
        "title": f"End {seat.person.name}’s seat in {seat.body.name}",
        "lede": f"{seat.get_role_display()} since {seat.since.day} {seat.since:%B %Y}. The seat stays on the record.",
        "back": {"href": here, "text": seat.body.name},
        "form": form,
        "submit": "End the seat",
        "danger": True,
        "cancel_url": here,
    }
    return render(request, "people/seat_end.html", context)

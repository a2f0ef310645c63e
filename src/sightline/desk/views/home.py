"""Where people land after signing in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.kit import clock
from sightline.people.access import PersonRequest, signed_in
from sightline.people.reads import partnerships_of

FRONT = "plan_current"  # the page of a partnership that every member comes for


@signed_in("shows only where the person herself sits")
def home(request: PersonRequest) -> HttpResponse:
    """Straight to the only partnership; a list where there are several; what to do where there is none."""
    found = partnerships_of(request.user, clock.today())
    if len(found) == 1:
        return redirect(FRONT, slug=found[0][0].slug)
    rows = [
        [
            {"text": partnership.name, "href": reverse(FRONT, kwargs={"slug": partnership.slug})},
            "; ".join(f"{seat.get_role_display()}, {seat.body.name}" for seat in seats),
        ]
        for partnership, seats in found
    ]
    context = {
        "title": "Your partnerships",
        "table": {"caption": "Where you sit", "columns": ["Partnership", "Seats"], "rows": rows},
        "empty": {
            "title": "You hold no seat today",
            "text": "You are signed in, but no partnership has given you a seat, or your last one has ended. "
            "If that is a mistake, ask the partnership’s business manager.",
            "href": reverse("account_detail"),
            "action": "Your account",
        },
    }
    return render(request, "desk/home.html", context)

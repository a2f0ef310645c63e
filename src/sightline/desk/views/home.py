"""Where people land after signing in."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.desk.reads import work_of
from sightline.kit import clock
from sightline.people.access import PersonRequest, signed_in
from sightline.people.reads import partnerships_of
from sightline.ui.templatetags.ui import count_of

FRONT = "plan_current"  # the page of a partnership that every member comes for
WORK = "work"  # what somebody who owes anything comes for


@signed_in("shows only where the person herself sits")
def home(request: PersonRequest) -> HttpResponse:
    """Straight to what she owes, or to the plan, in the only partnership; a list where there are several; what to do
    where there is none."""
    today = clock.today()
    found = partnerships_of(request.user, today)
    owed = Counter(one.partnership_id for one in work_of(request.user, [one.pk for one, _ in found], today).mine)
    if len(found) == 1:
        [(only, _)] = found
        return redirect(WORK if owed[only.pk] else FRONT, slug=only.slug)
    rows = [
        [
            {"text": partnership.name, "href": reverse(FRONT, kwargs={"slug": partnership.slug})},
            "; ".join(f"{seat.get_role_display()}, {seat.body.name}" for seat in seats),
            {
                "text": count_of(owed[partnership.pk], "thing,things"),
                "href": reverse(WORK, kwargs={"slug": partnership.slug}),
            }
            if owed[partnership.pk]
            else "Nothing",
        ]
        for partnership, seats in found
    ]
    context = {
        "title": "Your partnerships",
        "table": {"caption": "Where you sit", "columns": ["Partnership", "Seats", "Waits for you"], "rows": rows},
        "empty": {
            "title": "You hold no seat today",
            "text": "You are signed in, but no partnership has given you a seat, or your last one has ended. "
            "If that is a mistake, ask the partnership’s business manager.",
            "href": reverse("account_detail"),
            "action": "Your account",
        },
    }
    return render(request, "desk/home.html", context)

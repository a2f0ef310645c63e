"""The demonstration's own page turner."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from demo.life import SLUG
from demo.stations import move_on
from sightline.people.access import open_to_all
from sightline.people.models import Partnership


@open_to_all("the demonstration's clock is everybody's")
@require_POST
def station_next(request: HttpRequest) -> HttpResponse:
    """Plays what others do until the next station, and comes back to the page it was asked from."""
    station = move_on(get_object_or_404(Partnership, slug=SLUG))
    if station is None:
        messages.info(request, "The demonstration is moving on already, or its year is over: --fresh starts it anew.")
    else:
        messages.success(request, f"It is {station.day.day} {station.day:%B %Y} now, and {station.words}.")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = settings.LOGIN_REDIRECT_URL
    return redirect(back)

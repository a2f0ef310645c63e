"""What the review's pages share: the reading, the way back, a form page."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sightline.files.rules import suffix_of
from sightline.intake import rules
from sightline.intake.models import Reading


def reading_of(request: HttpRequest, reading_id: int) -> Reading:
    found = Reading.objects.visible_to(request.membership).select_related("source", "plan", "partnership")
    return get_object_or_404(found, pk=reading_id)


def of_a_review(step: Callable[[HttpRequest, Reading], HttpResponse]) -> Callable[..., HttpResponse]:
    """A step or an end of a review. Once the review is over, a step opened by going back or from a bookmark, or sent
    from there, leads to what came of the document; a discarded one has no plan left to show."""

    @functools.wraps(step)
    def guarded(request: HttpRequest, reading_id: int) -> HttpResponse:
        reading = reading_of(request, reading_id)
        try:
            rules.check_under_review(reading.state)
        except rules.NotUnderReview as over:
            messages.error(request, str(over))
            return redirect("reading_detail", reading.partnership.slug, reading.pk)
        return step(request, reading)

    return guarded


def back_to_review(reading: Reading) -> dict[str, str]:
    return {"href": reverse("reading_detail", args=[reading.partnership.slug, reading.pk]), "text": "The review"}


def source_link(reading: Reading) -> dict[str, str]:
    """The link to the document as it came."""
    return {
        "source_href": reverse("reading_source", args=[reading.partnership.slug, reading.pk]),
        "source_type": suffix_of(reading.source.name).removeprefix(".").upper(),
    }


def form_page(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    """A form page; 422 with the reasons where something was wrong, so that htmx and people both see it."""
    return render(request, template, context, status=422 if context["form"].errors else 200)

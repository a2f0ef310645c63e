"""What the review's pages share: the reading, the way back, a form page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from sightline.files.rules import suffix_of
from sightline.intake.models import Reading


def reading_of(request: HttpRequest, reading_id: int) -> Reading:
    found = Reading.objects.visible_to(request.membership).select_related("source", "plan", "partnership")
    return get_object_or_404(found, pk=reading_id)


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


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None

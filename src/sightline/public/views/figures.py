"""Figures that a partnership decided to publish, as they were issued: nobody can tell a child from them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from sightline.indicators.models import Release
from sightline.indicators.reads import as_table, released
from sightline.people.access import OutsideRequest, outside
from sightline.people.kept_outside import kept_page
from sightline.ui.templatetags.ui import day


@outside("the figures that it was decided to publish", shared=True)
def site_figures(request: OutsideRequest) -> HttpResponse:
    """The newest release, and the way to those before it."""
    return kept_page(request, "public/site_figures.html", lambda: _newest(request))


@outside("figures as they were published on a day", shared=True)
def site_figures_release(request: OutsideRequest, number: int) -> HttpResponse:
    """A release as it was issued. 404 for a number that none has."""
    release = Release.objects.filter(partnership=request.site.partnership, number=number).first()
    if release is None:
        raise Http404("No figures were published under this number.")
    back = {"href": reverse("site_figures", args=[request.site.partnership.slug]), "text": "Figures"}
    return kept_page(request, "public/site_figures.html", lambda: {**_shown(release), "back": back})


def _newest(request: OutsideRequest) -> dict[str, Any]:
    partnership = request.site.partnership
    found = released(partnership)
    earlier = [
        {
            "title": one.title,
            "day": day(one.published_on),
            "href": reverse("site_figures_release", args=[partnership.slug, one.number]),
        }
        for one in found[1:100]
    ]
    if not found:
        return {"title": "Figures", "tables": [], "earlier": []}
    return {**_shown(found[0]), "earlier": earlier}


def _shown(release: Release) -> dict[str, Any]:
    return {
        "title": release.title,
        "lede": f"Published on {day(release.published_on)}.",
        "threshold": release.threshold,
        "tables": [as_table(one) for one in release.tables if one["rows"]],
    }

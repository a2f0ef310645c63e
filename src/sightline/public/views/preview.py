"""A look at the site before it is open, for those who write it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.people.access import MemberRequest, needs
from sightline.people.models import Site
from sightline.people.permissions import Permission
from sightline.public.views.about import accessibility, privacy
from sightline.public.views.front import front, worried

PAGES = {
    "front": ("Front page", front),
    "worried": ("Worried about a child?", worried),
    "privacy": ("Privacy", privacy),
    "accessibility": ("Accessibility", accessibility),
}


@needs(Permission.SITE_EDIT)
def site_preview(request: MemberRequest, page: str) -> HttpResponse:
    """One of the site's own pages as anybody will see it; its links lead nowhere until the site is open."""
    if page not in PAGES:
        raise Http404("No such page to look at.")
    partnership = request.membership.partnership
    site = Site.objects.filter(partnership=partnership).first() or Site(partnership=partnership)
    site.partnership = partnership
    request.site = site
    offered = [
        {"text": words, "href": reverse("site_preview", args=[partnership.slug, key]), "current": key == page}
        for key, (words, _) in PAGES.items()
    ]
    context = {
        **PAGES[page][1](site),
        "preview": offered,
        "settings_href": reverse("site_edit", args=[partnership.slug]),
    }
    return render(request, f"public/site_{page}.html", context)

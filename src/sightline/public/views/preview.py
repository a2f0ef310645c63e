"""A look at the site before it is open, for those who write it: every page, its links leading on within the look."""

from __future__ import annotations

import inspect
import re

from django.http import Http404, HttpResponse
from django.urls import Resolver404, resolve, reverse

from sightline.people.access import MemberRequest, needs
from sightline.people.models import Site
from sightline.people.permissions import Permission

FRONT = "front"  # the look's own name for the page whose address has no words


@needs(Permission.SITE_EDIT)
def site_preview(request: MemberRequest, page: str) -> HttpResponse:
    """A page of the site as anybody will see it, by the view that will show it. What stands outside before the opening
    already (booking, surveys) is led to as it is."""
    partnership = request.membership.partnership
    site = Site.objects.filter(partnership=partnership).first() or Site(partnership=partnership)
    site.partnership = partnership
    address = reverse("site_front", args=[partnership.slug]) + ("" if page.rstrip("/") == FRONT else page)
    try:
        found = resolve(address)
    except Resolver404 as error:
        raise Http404("The site has no such page.") from error
    if not _is_the_sites(found.view_name):
        raise Http404("The site has no such page to look at.")
    request.site = site
    request.preview = {"path": address, "settings_href": reverse("site_edit", args=[partnership.slug])}
    wanted = {name: value for name, value in found.kwargs.items() if name != "slug"}
    response = inspect.unwrap(found.func)(request, **wanted)
    response.headers["Cache-Control"] = "no-store"
    if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
        response.content = _led_on(response.content.decode(), partnership.slug).encode()
    return response


def _led_on(page: str, slug: str) -> str:
    """The page with each link to another of the site's pages leading to the look at it."""
    start = reverse("site_front", args=[slug])

    def look(found: re.Match[str]) -> str:
        attribute, rest = found[1], found[2]
        try:
            if not _is_the_sites(resolve(start + rest).view_name):
                return found[0]
        except Resolver404:
            return found[0]
        return f'{attribute}="{reverse("site_preview", args=[slug, rest or FRONT])}'

    return re.sub(rf'\b(href|action)="{re.escape(start)}([^"#?]*)', look, page)


def _is_the_sites(name: str) -> bool:
    return name.startswith("site_")

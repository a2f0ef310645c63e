"""What the site says of itself: privacy and accessibility."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from sightline.people.access import OutsideRequest, outside
from sightline.people.kept_outside import kept_page
from sightline.people.models import Nation, Site
from sightline.public.rules.notice import kept_of_whom, usual_notice
from sightline.public.views.front import paragraphs
from sightline.training.models import Terms


@outside("whoever reads, books or answers may know what is kept about her", shared=True)
def site_privacy(request: OutsideRequest) -> HttpResponse:
    """Who is responsible, and what the site keeps of whom until when."""
    return kept_page(request, "public/site_privacy.html", lambda: privacy(request.site))


@outside("the law asks every public body's site for it", shared=True)
def site_accessibility(request: OutsideRequest) -> HttpResponse:
    """How accessible the site is, how that was checked, and whom to tell of a barrier."""
    return kept_page(request, "public/site_accessibility.html", lambda: accessibility(request.site))


def privacy(site: Site) -> dict[str, Any]:
    """What the privacy page shows."""
    own = paragraphs(site.privacy_notice)
    terms = Terms.objects.filter(partnership=site.partnership).first() or Terms()
    return {
        "title": "Privacy",
        "paragraphs": own or usual_notice(site.partnership.name, site.contact),
        "kept": [
            {"title": one.title, "rows": [{"key": key, "value": value} for key, value in one.rows]}
            for one in kept_of_whom(terms.kept_months)
        ],
    }


def accessibility(site: Site) -> dict[str, Any]:
    """What the accessibility statement shows."""
    return {
        "title": "Accessibility statement",
        "northern_ireland": site.partnership.nation == Nation.NORTHERN_IRELAND,
    }

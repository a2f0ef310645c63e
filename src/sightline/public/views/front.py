"""The front page, whom to call, and the picture in the header."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sightline.kit import clock
from sightline.people.access import OutsideRequest, outside
from sightline.people.kept_outside import kept_page
from sightline.people.models import Logo, Site
from sightline.people.rules import dialled
from sightline.people.words import words_of
from sightline.public.reads.library import newest
from sightline.public.reads.papers import public_papers
from sightline.public.reads.plan import publications, told_plan
from sightline.public.views.parts import listed_paper, listed_resource, said_of
from sightline.public.views.surveys import listed_survey, told_back
from sightline.public.views.training import listed_session
from sightline.questions.reads.surveys import open_surveys, you_said
from sightline.training.reads import upcoming_sessions

NEWEST = 4  # of each kind on the front page; each list has its own


@outside("what the partnership is, and the way to everything it published", shared=True)
def site_front(request: OutsideRequest) -> HttpResponse:
    """What the partnership is; whom to call first; then the plan, training, documents and surveys in brief."""
    return kept_page(request, "public/site_front.html", lambda: front(request.site), consortium=True)


@outside("whoever is worried about a child must find whom to call", shared=True)
def site_worried(request: OutsideRequest) -> HttpResponse:
    """Whom to call about a child, 999 first; and what this site cannot do."""
    return kept_page(request, "public/site_worried.html", lambda: worried(request.site))


@outside("the picture in the header of every page", before_opening=True, shared=True)
def site_logo(request: OutsideRequest, version: str) -> HttpResponse:
    """The picture. Its address changes with it, so it may be kept for a year."""
    logo = get_object_or_404(Logo, partnership=request.site.partnership, partnership__logo_version=version)
    response = HttpResponse(bytes(logo.content), content_type=logo.media_type)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def front(site: Site) -> dict[str, Any]:
    """What the front page shows. A fixed number of queries, however much is published."""
    partnership = site.partnership
    slug, today = partnership.slug, clock.today()
    return {
        "title": partnership.name,
        "phones": phones(site),
        "paragraphs": paragraphs(site.introduction),
        "plan": _plan_in_brief(site),
        "sessions": [listed_session(slug, one) for one in upcoming_sessions(partnership, today)[:NEWEST]],
        "resources": [listed_resource(slug, one) for one in newest(partnership, NEWEST)],
        "surveys": [listed_survey(slug, one) for one in open_surveys(partnership, today)[:NEWEST]],
        "told": [told_back(one) for one in you_said(partnership)[:NEWEST]],
        "papers": [listed_paper(slug, one) for one in public_papers(partnership)[:NEWEST]],
        "papers_href": reverse("site_papers", args=[slug]),
    }


def worried(site: Site) -> dict[str, Any]:
    """What the page of whom to call shows."""
    return {
        "title": "Worried about a child?",
        "phones": phones(site),
        "words": words_of(site.partnership.kind, site.partnership.words),
    }


def phones(site: Site) -> list[dict[str, str]]:
    """Whom to call, in order, each with the number as a telephone dials it."""
    return [{**one, "dialled": dialled(one["number"])} for one in site.worried]


def paragraphs(text: str) -> list[str]:
    """A text as people typed it, a paragraph where they left a line empty."""
    return [one.strip() for one in text.replace("\r\n", "\n").split("\n\n") if one.strip()]


def _plan_in_brief(site: Site) -> dict[str, Any] | None:
    partnership = site.partnership
    standing = publications(partnership)
    if not standing:
        return None
    told = told_plan(standing[0], partnership)
    return {
        "title": str(told.plan),
        "href": reverse("site_plan", args=[partnership.slug]),
        "said": said_of(told),
        "as_at": told.cycle_name,
        "published_on": told.publication.published_on,
        "priorities": [
            {
                "name": one.name,
                "href": reverse("site_priority", args=[partnership.slug, told.publication.pk, one.place]),
                "said": said_of(one),
            }
            for one in told.priorities
        ],
    }

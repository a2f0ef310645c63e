"""Surveys that anybody may answer, and what was done about what people said."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from sightline.kit import clock
from sightline.people.access import OutsideRequest, outside
from sightline.people.kept_outside import kept_page
from sightline.people.models import Partnership
from sightline.questions.models import Exercise, YouSaid
from sightline.questions.reads.surveys import open_surveys, you_said
from sightline.questions.rules.kinds import Mode

ON_A_PAGE = 30


@outside("whoever has something to say finds where to say it", shared=True)
def site_surveys(request: OutsideRequest) -> HttpResponse:
    """The surveys that are open, those that close first coming first."""
    return kept_page(request, "public/site_surveys.html", lambda: _surveys(request.site.partnership))


@outside("people who said something may read what was done about it", shared=True)
def site_you_said(request: OutsideRequest) -> HttpResponse:
    """What people said and what was done, latest first."""
    partnership, asked = request.site.partnership, request.GET.get("page")
    return kept_page(request, "public/site_you_said.html", lambda: _you_said(partnership, asked), asks=True)


def listed_survey(slug: str, one: Exercise) -> dict[str, Any]:
    """A survey as lists show it."""
    return {
        "title": one.title,
        "href": reverse("survey_open", args=[slug, one.open_token]),
        "for_whom": one.get_audience_display(),
        "anonymous": one.mode == Mode.ANONYMOUS,
        "closes_on": one.closes_on,
    }


def told_back(one: YouSaid) -> dict[str, Any]:
    """What was said, in which survey, and what was done."""
    return {"said": one.said, "did": one.did, "survey": str(one.exercise or one.survey), "day": one.published_on}


def _surveys(partnership: Partnership) -> dict[str, Any]:
    slug = partnership.slug
    return {
        "title": "Surveys",
        "surveys": [listed_survey(slug, one) for one in open_surveys(partnership, clock.today())],
        "code_href": reverse("survey_code", args=[slug]),
        "you_said_href": reverse("site_you_said", args=[slug]),
    }


def _you_said(partnership: Partnership, asked: str | None) -> dict[str, Any]:
    page = Paginator(you_said(partnership), ON_A_PAGE).get_page(asked)
    return {
        "title": "You said, we did",
        "lede": "What people told us in surveys, and what came of it.",
        "told": [told_back(one) for one in page],
        "page_obj": page if page.paginator.num_pages > 1 else None,
    }

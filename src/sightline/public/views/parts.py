"""What several outside pages show, and their addresses as other programs need them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from sightline.desk.rules.marks import opening
from sightline.papers.models import Issued
from sightline.public.reads.library import ListedResource
from sightline.public.reads.plan import ToldPlan, ToldPriority

FORMS = {"pdf": "PDF", "docx": "Word", "html": "web page"}


def absolute(path: str) -> str:
    """An address with the name the site is known by, never that which somebody asked for it by."""
    return settings.SITE_URL.rstrip("/") + path


def said_of(told: ToldPlan | ToldPriority) -> str:
    """How its actions stand, in a sentence; how many are promised where nothing says yet how they stand."""
    distribution = told.distribution
    if distribution.total:
        return opening(distribution)
    number = sum(not one.withdrawn for one in told.actions)
    return "1 action is promised." if number == 1 else f"{number} actions are promised."


def listed_paper(slug: str, one: Issued) -> dict[str, Any]:
    """A paper with its files, as lists take it."""
    title = one.title if one.edition == 1 else f"{one.title}, edition {one.edition}"
    return {
        "title": title,
        "words": one.words,
        "day": one.issued_at,
        "files": [
            {
                "type": words,
                "size": getattr(one, form).size,
                "href": reverse("site_paper_file", args=[slug, one.number, form]),
            }
            for form, words in FORMS.items()
        ],
    }


def listed_resource(slug: str, one: ListedResource) -> dict[str, Any]:
    """A document as lists take it."""
    return {
        "title": one.title,
        "href": reverse("site_resource", args=[slug, one.slug]),
        "summary": one.summary,
        "note": f"{one.kind}, for {one.audience[:1].lower()}{one.audience[1:]}",
        "owner": one.owner,
        "since": one.since,
    }

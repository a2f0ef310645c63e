"""What is new on the public site, of every kind, newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils import timezone

from sightline.people.models import Partnership
from sightline.public.reads.papers import public_papers
from sightline.public.reads.plan import cycle_name, publications

OF_EACH = 30  # the newest of each kind: the feed shows no more altogether


@dataclass(frozen=True, slots=True)
class News:
    """Something new: what, where, since when. `key` tells two things on one page apart."""

    key: str
    title: str
    href: str
    says: str
    at: dt.datetime


def news_of(partnership: Partnership) -> list[News]:
    """Everything new, newest first. A fixed number of queries."""
    found = [*_progress(partnership), *_papers(partnership)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _progress(partnership: Partnership) -> list[News]:
    return [
        News(
            key=f"publication-{one.pk}",
            title=f"How the plan stood: {cycle_name(one, partnership)}",
            href=reverse("site_plan_edition", args=[partnership.slug, one.pk]),
            says=f"{one.cycle.plan}. Published by decision of {one.meeting_words}.",
            at=noon(one.published_on),
        )
        for one in islice(publications(partnership), OF_EACH)
    ]


def _papers(partnership: Partnership) -> list[News]:
    return [
        News(
            key=f"paper-{one.number}",
            title=one.title,
            href=reverse("site_papers", args=[partnership.slug]),
            says=one.words or partnership.name,
            at=one.issued_at,
        )
        for one in public_papers(partnership)[:OF_EACH]
    ]


def noon(day: dt.date) -> dt.datetime:
    """The moment a feed gives for what has only a day."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))

"""What is new on the public site, of every kind, newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils import timezone

from sightline.people.models import Partnership
from sightline.public.reads.library import newest
from sightline.public.reads.papers import public_papers
from sightline.public.reads.plan import cycle_name, publications
from sightline.questions.reads.surveys import you_said
from sightline.training.reads import upcoming_sessions

OF_EACH = 30  # the newest of each kind: the feed shows no more altogether
SESSIONS = 10  # the next


@dataclass(frozen=True, slots=True)
class News:
    """Something new: what, where, since when (None where nobody can tell). `key` tells two things of one page
    apart."""

    key: str
    title: str
    href: str
    says: str
    at: dt.datetime | None


def news_of(partnership: Partnership, today: dt.date) -> list[News]:
    """Everything new: first the next sessions, which have no day on which they became new, then all else, newest
    first. A fixed number of queries."""
    found = [*_progress(partnership), *_papers(partnership), *_resources(partnership), *_done(partnership)]
    return [*_sessions(partnership, today), *sorted(found, key=lambda one: one.at, reverse=True)]


def _progress(partnership: Partnership) -> list[News]:
    return [
        News(
            key=f"publication-{one.pk}",
            title=f"How the plan stood: {cycle_name(one)}" if one.cycle else f"The plan is published: {one.plan}",
            href=reverse("site_plan_edition", args=[partnership.slug, one.pk]),
            says=f"{one.whole_plan}. Published by decision of {one.meeting_words}.",
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


def _resources(partnership: Partnership) -> list[News]:
    return [
        News(
            key=f"since-{one.since.isoformat()}",
            title=one.title,
            href=reverse("site_resource", args=[partnership.slug, one.slug]),
            says=f"{one.kind}, in force since {one.since:%-d %B %Y}. {one.summary}".strip(),
            at=noon(one.since),
        )
        for one in newest(partnership, OF_EACH)
    ]


def _sessions(partnership: Partnership, today: dt.date) -> list[News]:
    return [
        News(
            key=f"session-{one.id}",
            title=f"{one.title}: {timezone.localtime(one.starts_at):%-d %B %Y}",
            href=reverse("site_course", args=[partnership.slug, one.course_id]),
            says=". ".join(filter(None, [one.place or ("Online" if one.online else ""), one.for_whom])),
            at=None,
        )
        for one in upcoming_sessions(partnership, today)[:SESSIONS]
    ]


def _done(partnership: Partnership) -> list[News]:
    return [
        News(
            key=f"said-{one.pk}",
            title="You said, we did",
            href=reverse("site_you_said", args=[partnership.slug]),
            says=f"You said: {one.said} We did: {one.did}",
            at=noon(one.published_on),
        )
        for one in you_said(partnership)[:OF_EACH]
    ]


def noon(day: dt.date) -> dt.datetime:
    """The moment a feed gives for what has only a day."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))

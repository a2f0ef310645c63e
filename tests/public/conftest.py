"""The cast's public site, open; a plan of the board whose third quarter was closed and published."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches

from sightline.governance.actions import publish_progress
from sightline.governance.models import Publication
from sightline.kit import clock
from sightline.library import counter
from sightline.people.models import Site
from sightline.plan.models import Plan
from sightline.progress.actions import agree_update, close_cycle
from sightline.progress.models import Ask, Cycle
from tests.cast import Cast
from tests.progress.conftest import CLOSING, cycle, make_plan, make_round, plan, send

__all__ = ["cycle", "make_plan", "make_round", "plan", "send"]

WORRIED = [
    {"who": "Children’s services", "number": "01632 960 101", "when": "Monday to Friday, 9am to 5pm"},
    {"who": "Out of hours", "number": "01632 960 102", "when": "nights and weekends"},
]
SAID: dict[str, Any] = {
    "introduction": "We bring the agencies together.\n\nSo that children are safe.",
    "worried": WORRIED,
    "contact": "board@northmere.example",
    "privacy_notice": "",
}
PUBLISHED = dt.date(2018, 1, 26)
Publish = Callable[..., Publication]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages kept by another test are not this one's, nor is what others opened."""
    caches["outside"].clear()
    monkeypatch.setattr(counter, "_waiting", Counter())


def open_site_of(cast: Cast, **more: Any) -> Site:
    """The site of the cast's partnership, open since it was founded."""
    return Site.objects.create(partnership=cast.partnership, open_since=dt.date(2016, 4, 1), **{**SAID, **more})


@pytest.fixture
def site(cast: Cast) -> Site:
    """The cast's site, open to everybody."""
    return open_site_of(cast)


@pytest.fixture
def publish(cast: Cast, send: Callable[..., Any]) -> Publish:
    """`publish(cycle)` answers what its round asks, agrees it, closes it and publishes what it says. `words` are those
    of each update; `agreed=False` leaves them unagreed."""

    def made(cycle: Cycle, *, agreed: bool = True, **words: Any) -> Publication:
        updates = [send(one, **words) for one in Ask.objects.filter(cycle=cycle, answers=True)]
        with clock.standing_on(CLOSING):
            if agreed:
                for one in updates:
                    agree_update(by=cast.deputy, update=one, version=one.version)
            left = [] if agreed else [(one.pk, one.version) for one in updates]
            close_cycle(by=cast.business_manager, cycle=cycle, leave=left)
        with clock.standing_on(PUBLISHED):
            cycle.refresh_from_db()
            return publish_progress(by=cast.business_manager, cycle=cycle, meeting="Executive, 24 January 2018")

    return made


@pytest.fixture
def publication(cycle: Cycle, publish: Publish) -> Publication:
    """The third quarter of a plan of three actions, published."""
    return publish(cycle)


def plan_of(publication: Publication) -> Plan:
    """The plan that a publication tells of."""
    return publication.cycle.plan

"""What a document is about, and on which day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from sightline.governance.models import ChairReport, Meeting
from sightline.kit.periods import Quarter, said
from sightline.people.access import Membership
from sightline.people.models import Body, Partnership
from sightline.people.words import Words, words_of
from sightline.plan.models import Action, Plan, Priority
from sightline.progress.models import Cycle
from sightline.progress.reads import Standing
from sightline.progress.reads.frozen import frozen_standings
from sightline.progress.reads.standing import standings
from sightline.progress.rules.states import CycleState


@dataclass(frozen=True)
class Subject:
    """A document's partnership, viewer and day, and the things it is about: those that its kind needs."""

    viewer: Membership
    day: dt.date
    plan: Plan | None = None
    meeting: Meeting | None = None
    cycle: Cycle | None = None
    action: Action | None = None
    priority: Priority | None = None
    body: Body | None = None
    report: ChairReport | None = None
    quarter: Quarter | None = None

    @property
    def partnership(self) -> Partnership:
        """Whose document it is."""
        return self.viewer.partnership

    @cached_property
    def words(self) -> Words:
        """What the partnership calls things."""
        return words_of(self.partnership.kind, self.partnership.words)

    @property
    def month(self) -> int:
        """The month in which the partnership's year begins."""
        return self.partnership.fiscal_start_month

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """Where each action of the plan stands: as frozen where the cycle is closed, else on the day."""
        if self.cycle is not None and self.cycle.state == CycleState.CLOSED:
            return frozen_standings(self.cycle)
        return standings(self.plan, self.day)

    @property
    def as_at(self) -> dt.date:
        """The day that the standings tell of."""
        closed = self.cycle is not None and self.cycle.state == CycleState.CLOSED
        return self.cycle.closed_on if closed else self.day

    @property
    def as_at_words(self) -> str:
        """What a paper says of its day."""
        if self.cycle is not None and self.cycle.state == CycleState.CLOSED:
            return f"As it stood when {self.cycle} closed on {said(self.as_at, self.month)}"
        return f"As at {said(self.as_at, self.month)}"

    def address(self, route: str, *ids: object) -> str:
        """The whole address of a page of the partnership: a paper is read away from here."""
        return f"{settings.SITE_URL.rstrip('/')}{reverse(route, args=[self.partnership.slug, *ids])}"

    def of(self, **more: object) -> Subject:
        """The same subject about something else too; what is known of its plan stays known."""
        other = replace(self, **more)
        if "standings" in self.__dict__ and (other.plan, other.cycle) == (self.plan, self.cycle):
            other.__dict__["standings"] = self.standings
        return other

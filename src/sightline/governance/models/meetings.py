"""A meeting of a body, and what its agenda always holds."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sightline.governance.rules.states import LABELS, MINUTES_LABELS, MeetingState, MinutesState
from sightline.governance.rules.words import PURPOSES
from sightline.people.models import Body, MemberQuerySet, Partnership, Person
from sightline.people.permissions import Permission
from sightline.plan.models import Action


class RestrictedQuerySet(MemberQuerySet):
    """Rows that a restricted item of an agenda may hide: `flags` are the paths to what restricts them, `path_to_body`
    leads to the body whose members see them nevertheless."""

    flags: tuple[str, ...] = ("restricted",)
    path_to_body = "meeting__body"

    @classmethod
    def under(cls, *flags: str, body: str) -> models.Manager:
        """A manager for rows restricted by `flags` ("item__restricted"), met by `body` ("item__meeting__body")."""
        return type(cls.__name__, (cls,), {"flags": flags, "path_to_body": body}).as_manager()

    def visible_to(self, membership):
        """The rows of the member's partnership, restricted ones only where she is of the body or sees them all."""
        rows = self.filter(partnership_id=membership.partnership.pk)
        if membership.may(Permission.RESTRICTED_VIEW):
            return rows
        return rows.filter(self.is_open() | Q(**{f"{self.path_to_body}__in": membership.body_ids}))

    def public(self):
        """The rows that nothing restricts: what the public copy holds."""
        return self.filter(self.is_open())

    def seen_by(self, viewer):
        """What a member sees; with None what the public copy holds."""
        return self.public() if viewer is None else self.visible_to(viewer)

    def is_open(self) -> Q:
        """That no flag is set; a row that reaches no item is not restricted by one."""
        open_ones = Q()
        for flag in self.flags:
            unset = Q(**{flag: False})
            if "__" in flag:
                unset |= Q(**{f"{flag.rpartition('__')[0]}__isnull": True})
            open_ones &= unset
        return open_ones


class Meeting(models.Model):
    """A body meeting on a day. `uid` is its identity in calendars; `revision` counts what was changed of it.

    `quorum` is how many members must be there; empty where the body's terms set none. `minutes_round_on` is when the
    draft was sent round: what is written afterwards is a correction. `approved_at` is the meeting that did so."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=[(one.value, LABELS[one]) for one in MeetingState], default=MeetingState.PLANNED
    )
    issued_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=500, blank=True)
    minutes_state = models.CharField(
        max_length=10, choices=[(one.value, MINUTES_LABELS[one]) for one in MinutesState], default=MinutesState.NONE
    )
    minutes_round_on = models.DateField(null=True, blank=True)
    approved_at = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="approves")
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="meeting_ends_after_start", condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="meeting_cancelled_with_reason",
                condition=Q(state=MeetingState.CANCELLED) & ~Q(cancelled_why="")
                | ~Q(state=MeetingState.CANCELLED) & Q(cancelled_why=""),
            ),
            models.CheckConstraint(
                name="meeting_issued_whole", condition=~Q(state=MeetingState.ISSUED) | Q(issued_on__isnull=False)
            ),
            models.CheckConstraint(
                name="meeting_minuted_once_held",
                condition=Q(minutes_state=MinutesState.NONE) | Q(state=MeetingState.HELD),
            ),
            models.CheckConstraint(
                name="meeting_minutes_approved_whole",
                condition=Q(
                    minutes_state=MinutesState.APPROVED,
                    approved_at__isnull=False,
                    approved_on__isnull=False,
                    approved_by__isnull=False,
                )
                | ~Q(minutes_state=MinutesState.APPROVED)
                & Q(approved_at__isnull=True, approved_on__isnull=True, approved_by__isnull=True),
            ),
            models.CheckConstraint(name="meeting_approved_at_another", condition=~Q(approved_at=F("id"))),
        ]
        indexes = [
            models.Index(fields=["partnership", "starts_at"], name="meeting_of_partnership"),
            models.Index(fields=["body", "starts_at"], name="meeting_of_body"),
        ]
        ordering = ["starts_at", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> dt.date:
        """Its day in the United Kingdom."""
        return timezone.localtime(self.starts_at).date()

    @property
    def words(self) -> str:
        """As a decision names it: "Executive Group, 24 January 2018"."""
        return f"{self.body}, {self.day.day} {self.day:%B %Y}"


class StandingItem(models.Model):
    """What every agenda of a body holds until it ends; it may be about an action (the plan asks for one in 2.9)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="standing_items")
    position = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=12, choices=[(str(key), words) for key, words in PURPOSES.items()])
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="standing_items")
    restricted = models.BooleanField(default=False)
    restricted_why = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = RestrictedQuerySet.under("restricted", body="body")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="standing_item_restricted_with_reason",
                condition=Q(restricted=True) & ~Q(restricted_why="") | Q(restricted=False, restricted_why=""),
            ),
            models.CheckConstraint(
                name="standing_item_ends_after_start", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
        ]
        indexes = [models.Index(fields=["body", "position"], name="standing_item_of_body")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title

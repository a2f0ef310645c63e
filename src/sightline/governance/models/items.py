"""An item of an agenda, and the papers asked of people for it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.files.models import Stored
from sightline.governance.models.challenges import Challenge, Escalation
from sightline.governance.models.meetings import Meeting, RestrictedQuerySet, StandingItem
from sightline.governance.models.reports import ChairReport
from sightline.governance.rules.words import PURPOSES, ItemKind
from sightline.people.models import Partnership, Person
from sightline.people.permissions import Permission
from sightline.plan.models import Action, Change
from sightline.progress.models import Cycle

_ABOUT = {
    ItemKind.ACTION: "action",
    ItemKind.CHANGE: "change",
    ItemKind.CHALLENGE: "challenge",
    ItemKind.ESCALATION: "escalation",
    ItemKind.CYCLE: "cycle",
    ItemKind.REPORT: "report",
    ItemKind.MINUTES: "minutes_of",
}


def _about_one_thing() -> Q:
    """That an item names exactly the thing its kind says, and no other."""
    found = Q()
    for kind in ItemKind:
        named = {f"{field}__isnull": _ABOUT.get(kind) != field for field in _ABOUT.values()}
        found |= Q(kind=kind, **named)
    return found


class Item(models.Model):
    """An item of a meeting's agenda. Its number is counted from `position` when it is shown, so that the public copy,
    which leaves restricted ones out, has no gap. `late`: it came after the agenda was issued."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=12, choices=[(str(key), words) for key, words in PURPOSES.items()])
    text = models.TextField(blank=True)  # what the meeting is asked to do
    restricted = models.BooleanField(default=False)
    restricted_why = models.CharField(max_length=300, blank=True)
    presenter = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    presenter_words = models.CharField(max_length=160, blank=True)  # somebody who has no seat
    late = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in ItemKind], default=ItemKind.PLAIN)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items")
    challenge = models.ForeignKey(
        Challenge, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    escalation = models.ForeignKey(
        Escalation, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items")
    report = models.ForeignKey(
        ChairReport, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    minutes_of = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="minutes_items"
    )
    standing = models.ForeignKey(StandingItem, on_delete=models.PROTECT, null=True, blank=True, related_name="items")

    objects = RestrictedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="item_about_one_thing", condition=_about_one_thing()),
            models.CheckConstraint(
                name="item_restricted_with_reason",
                condition=Q(restricted=True) & ~Q(restricted_why="") | Q(restricted=False, restricted_why=""),
            ),
            models.CheckConstraint(
                name="item_one_presenter", condition=Q(presenter__isnull=True) | Q(presenter_words="")
            ),
        ]
        indexes = [models.Index(fields=["meeting", "position"], name="item_of_meeting")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class PaperQuerySet(RestrictedQuerySet):
    """Papers: whoever was asked for one sees her own, restricted or not."""

    flags = ("restricted", "item__restricted")
    path_to_body = "item__meeting__body"

    def visible_to(self, membership):
        """`membership` is what `people.access` gave the request."""
        rows = self.filter(partnership_id=membership.partnership.pk)
        if membership.may(Permission.RESTRICTED_VIEW):
            return rows
        own = Q(person=membership.person)
        return rows.filter(self.is_open() | own | Q(**{f"{self.path_to_body}__in": membership.body_ids}))


class PaperAsk(models.Model):
    """A paper for an item: asked of a person by a day, and the file once she gave it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="papers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="papers_asked")
    wanted = models.CharField(max_length=300)
    purpose = models.CharField(max_length=12, choices=[(str(key), words) for key, words in PURPOSES.items()])
    restricted = models.BooleanField(default=False)
    due_on = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    stored = models.ForeignKey(Stored, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField(null=True, blank=True)
    excused_on = models.DateField(null=True, blank=True)  # no longer wanted

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="paper_given_whole",
                condition=Q(stored__isnull=True, given_by__isnull=True, given_at__isnull=True)
                | Q(stored__isnull=False, given_by__isnull=False, given_at__isnull=False),
            ),
            models.CheckConstraint(name="paper_says_what", condition=~Q(wanted="")),
        ]
        indexes = [
            models.Index(fields=["person", "due_on"], condition=Q(given_at__isnull=True), name="paper_owed"),
            models.Index(fields=["item"], name="paper_of_item"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.wanted

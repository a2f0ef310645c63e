"""What a body owes in a cycle, what it answered, and what became of the answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.files.models import Stored
from sightline.people.models import Body, MemberQuerySet, Partnership, Person
from sightline.plan.models import Action, Change, Milestone, Occurrence, Thread
from sightline.progress.models.cycles import Cycle
from sightline.progress.rules.states import LABELS, AgreedAs, Claim, UpdateState


class Ask(models.Model):
    """What one body owes in a cycle about one action: once, however many parts of it the body owns.

    `answers` is true of the body that answers for the action: its update carries the claim. The others contribute.
    `asked_on` is empty where the body spoke before the cycle opened. `excused_on`: nothing is owed any more (the action
    was withdrawn, or another body answers for it now)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="asks")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="asks")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="asks")
    answers = models.BooleanField()
    asked_on = models.DateField(null=True, blank=True)
    excused_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "action", "body"], name="ask_once"),
            models.UniqueConstraint(
                fields=["cycle", "action"],
                condition=Q(answers=True, excused_on__isnull=True),
                name="one_body_answers_in_a_cycle",
            ),
        ]
        indexes = [
            models.Index(fields=["action", "cycle"], name="ask_of_action"),
            models.Index(fields=["body", "cycle"], name="ask_of_body"),
        ]
        ordering = ["action__position", "-answers", "id"]

    def __str__(self) -> str:
        return f"{self.action}, {self.body}, {self.cycle}"


class Draft(models.Model):
    """What a person typed and has not sent; saved as typed, outside the record, and carried into the next cycle."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    # The version of the update that the draft began from (0 for none): an agreed or newer one is shown beside it.
    began_from = models.PositiveSmallIntegerField(default=0)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ask", "person"], name="draft_once")]

    def __str__(self) -> str:
        return f"Draft of {self.person}: {self.ask}"


class Update(models.Model):
    """An answer to an ask, as it stands; every version that was sent is kept beside it.

    An ask may have several, one after the other: once one is agreed it stands for good, and what its owner says later
    in the same cycle is a new one. The newest is the one that speaks.
    `late`: first sent after the cycle's due day. `belated_for`: the closed cycle that asked and was not answered."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="updates")
    state = models.CharField(max_length=10, choices=[(one.value, LABELS[one]) for one in UpdateState])
    version = models.PositiveSmallIntegerField(default=1)
    done = models.TextField()
    difference = models.TextField(blank=True)
    coming = models.TextField(blank=True)  # what is next
    claim = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in Claim])
    good_practice = models.TextField(blank=True)
    threads = models.ManyToManyField(Thread, related_name="+", blank=True)
    late = models.BooleanField(default=False)
    belated_for = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    returned_why = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    agreed_as = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in AgreedAs])
    agreed_at_closing = models.BooleanField(default=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ask"],
                condition=Q(state__in=[UpdateState.SUBMITTED, UpdateState.RETURNED]),
                name="one_unsettled_update_an_ask",
            ),
            models.CheckConstraint(
                name="update_agreed_whole",
                condition=Q(state=UpdateState.AGREED, decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(agreed_as="")
                | ~Q(state=UpdateState.AGREED) & Q(agreed_as="", agreed_at_closing=False),
            ),
            models.CheckConstraint(
                name="update_returned_with_reason", condition=~Q(state=UpdateState.RETURNED) | ~Q(returned_why="")
            ),
            models.CheckConstraint(name="update_says_what_was_done", condition=~Q(done="")),
            models.CheckConstraint(name="update_claim_known", condition=Q(claim__in=["", *Claim])),
        ]
        indexes = [models.Index(fields=["partnership", "state"], name="update_by_state")]
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.ask)


class Version(models.Model):
    """An update as it was sent, the `number`-th time; never written again."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    document = models.JSONField()
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["update", "number"], name="version_once")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.update}"


class Said(models.Model):
    """A milestone, or one occurrence of a recurring one, that an update says was met. Met once the update is agreed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="said")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="said")
    occurrence = models.ForeignKey(Occurrence, on_delete=models.PROTECT, null=True, blank=True, related_name="said")
    met_on = models.DateField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["update", "milestone"], condition=Q(occurrence__isnull=True), name="said_once"
            ),
            models.UniqueConstraint(
                fields=["update", "occurrence"], condition=Q(occurrence__isnull=False), name="said_once_of_occurrence"
            ),
        ]
        verbose_name_plural = "said"

    def __str__(self) -> str:
        return f"{self.milestone} met on {self.met_on:%d %B %Y}"


class DateAsked(models.Model):
    """A later date that an update asked for: a change of the plan, decided by another."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="dates_asked")
    change = models.OneToOneField(Change, on_delete=models.PROTECT, related_name="asked_in")

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "dates asked"

    def __str__(self) -> str:
        return f"{self.change} in {self.update}"


class Attachment(models.Model):
    """A file given with an update, and what it shows."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="attachments")
    stored = models.ForeignKey(Stored, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=200, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["update", "stored"], name="attached_once")]

    def __str__(self) -> str:
        return self.says or self.stored.name

"""An action and what hangs on it: parts, owners, milestones, measures, monitoring, funding."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from sightline.people.models import Body, Partnership
from sightline.plan.models.plans import Outcome, Plan, PlanRowQuerySet, Priority, Thread
from sightline.plan.rules.format import COMPARATORS, KINDS, LEVELS
from sightline.plan.rules.words import figure_in_words


class Action(models.Model):
    """What somebody promised to do. `uid` lasts through re-import and next year's plan.

    `position` runs through the whole plan, so that a list of actions comes in order from its index alone."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="actions")
    outcome = models.ForeignKey(Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="actions")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    number = models.TextField()
    number_generated = models.BooleanField(default=False)
    title = models.TextField(blank=True)  # a short title somebody chose; pages fall back on the text's first words
    text = models.TextField(blank=True)
    owner_raw = models.TextField(blank=True)
    target_raw = models.TextField(blank=True)
    measures_raw = models.TextField(blank=True)
    monitoring_raw = models.TextField(blank=True)
    # What the document says in columns that have no field: rating, progress, finding, recommendation. As printed.
    as_printed = models.JSONField(default=dict, blank=True)
    # Which of owners, milestones, measures, monitoring were edited since they were read: their printed cell is old.
    rewritten = models.JSONField(default=list, blank=True)
    threads = models.ManyToManyField(Thread, related_name="actions", blank=True)
    adopted = models.BooleanField(default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "uid"], name="action_uid_once"),
            # A draft may hold two of one number until the review settles them.
            models.UniqueConstraint(
                fields=["priority", "number"], condition=Q(adopted=True), name="action_number_once"
            ),
            models.CheckConstraint(name="action_numbered", condition=~Q(number="")),
            models.CheckConstraint(
                name="action_withdrawn_once_adopted", condition=Q(withdrawn_on__isnull=True) | Q(adopted=True)
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "position"], name="action_of_plan"),
            models.Index(fields=["priority", "position"], name="action_of_priority"),
            models.Index(fields=["partnership", "uid"], name="action_lineage"),
            models.Index(fields=["partnership", "-plan", "position"], name="action_in_order"),
        ]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"Action {self.number}"


class Part(models.Model):
    """A part of an action: its n-th paragraph with owners and dates of its own, or a bullet under it."""

    class Kind(models.TextChoices):
        PARAGRAPH = "paragraph", "Paragraph"
        BULLET = "bullet", "Bullet"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveIntegerField()
    label = models.TextField(blank=True)
    text = models.TextField(blank=True)  # a paragraph's text stands in its action's
    extra = models.JSONField(default=dict, blank=True)

    objects = PlanRowQuerySet.under("action__plan")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "kind", "number"], name="part_once")]
        ordering = ["kind", "number"]

    def __str__(self) -> str:
        return self.text or f"Part {self.number}"


class Owner(models.Model):
    """Who does an action, as printed; `body` once matched. Of an action's owners one answers for it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="owners")
    part = models.ForeignKey(Part, on_delete=models.SET_NULL, null=True, blank=True, related_name="owners")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="owned")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    name = models.TextField(blank=True)
    person = models.TextField(blank=True)
    role = models.TextField(blank=True)
    via = models.TextField(blank=True)
    answers = models.BooleanField(default=False)
    extra = models.JSONField(default=dict, blank=True)

    objects = PlanRowQuerySet.under("action__plan")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "uid"], name="owner_uid_once"),
            models.UniqueConstraint(fields=["action"], condition=Q(answers=True), name="one_owner_answers"),
        ]
        indexes = [models.Index(fields=["body"], condition=Q(answers=True), name="answered_by_body")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name or self.person or "Owner without a name"


class Milestone(models.Model):
    """When something is due, with the words and precision it came with.

    `due_adopted` is the due date in the baseline (as corrected): moved is where it differs from `due`."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="milestones")
    part = models.ForeignKey(Part, on_delete=models.SET_NULL, null=True, blank=True, related_name="milestones")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    label = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=[(kind, kind.capitalize()) for kind in KINDS], default="due")
    due = models.DateField(null=True, blank=True)
    due_adopted = models.DateField(null=True, blank=True)
    precision = models.TextField(blank=True)
    cadence = models.TextField(blank=True)
    needs_review = models.BooleanField(default=False)
    suggested = models.DateField(null=True, blank=True)
    extra = models.JSONField(default=dict, blank=True)

    objects = PlanRowQuerySet.under("action__plan")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "uid"], name="milestone_uid_once"),
            models.CheckConstraint(name="milestone_kind_known", condition=Q(kind__in=KINDS)),
        ]
        indexes = [models.Index(fields=["partnership", "due"], name="milestone_due")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.label or "Milestone"


class Occurrence(models.Model):
    """One date of a recurring milestone."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="occurrences")
    due = models.DateField()

    objects = PlanRowQuerySet.under("milestone__action__plan")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["milestone", "due"], name="occurrence_once")]
        ordering = ["due"]

    def __str__(self) -> str:
        return self.due.isoformat()


class Measure(models.Model):
    """How success will be known: of an action, or of a priority as a whole; with a figure where one is printed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, null=True, blank=True, related_name="measures")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, null=True, blank=True, related_name="measures")
    part = models.ForeignKey(Part, on_delete=models.SET_NULL, null=True, blank=True, related_name="measures")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    lead_in = models.TextField(blank=True)
    comparator = models.CharField(max_length=10, blank=True, choices=[(word, word) for word in COMPARATORS])
    threshold = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    unit = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    level = models.CharField(max_length=10, blank=True, choices=[(level, level.capitalize()) for level in LEVELS])
    extra = models.JSONField(default=dict, blank=True)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "uid"], name="measure_uid_once"),
            models.CheckConstraint(
                name="measure_of_action_or_priority",
                condition=Q(action__isnull=False, priority__isnull=True)
                | Q(action__isnull=True, priority__isnull=False, part__isnull=True),
            ),
            models.CheckConstraint(name="measure_comparator_known", condition=Q(comparator__in=["", *COMPARATORS])),
            models.CheckConstraint(
                name="measure_figure_compared", condition=Q(threshold__isnull=True) | ~Q(comparator="")
            ),
        ]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def figure(self) -> str:
        """What it promises in a word or two: "over 90%", "to rise"; "" where it names none."""
        return figure_in_words(self.comparator, self.threshold, self.unit)


class Monitoring(models.Model):
    """How somebody other than its owners will know: an arrangement with its bodies and how often."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="monitoring")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    cadence = models.TextField(blank=True)
    instruments = models.JSONField(default=list, blank=True)
    extra = models.JSONField(default=dict, blank=True)

    objects = PlanRowQuerySet.under("action__plan")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "uid"], name="monitoring_uid_once")]
        ordering = ["position", "id"]
        verbose_name_plural = "monitoring"

    def __str__(self) -> str:
        return self.text


class MonitoringBody(models.Model):
    """A body named in a monitoring arrangement, as printed; `body` once matched."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    monitoring = models.ForeignKey(Monitoring, on_delete=models.CASCADE, related_name="bodies")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="monitors")
    position = models.PositiveIntegerField()
    name = models.TextField()

    objects = PlanRowQuerySet.under("monitoring__action__plan")

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "monitoring bodies"

    def __str__(self) -> str:
        return self.name


class Funding(models.Model):
    """Money an action counts on: the grant of the plays in schools."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="funding")
    position = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    source = models.TextField(blank=True)
    extra = models.JSONField(default=dict, blank=True)

    objects = PlanRowQuerySet.under("action__plan")

    class Meta:
        constraints = [
            models.CheckConstraint(name="funding_not_negative", condition=Q(amount__isnull=True) | Q(amount__gte=0))
        ]
        ordering = ["position", "id"]
        verbose_name_plural = "funding"

    def __str__(self) -> str:
        return self.text
